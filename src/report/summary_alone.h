/* Whether a sentence can be read without the one before it. */
#ifndef DS_REPORT_SUMMARY_ALONE_H
#define DS_REPORT_SUMMARY_ALONE_H

#include <dossier/annotations.h>

#include "pack/lexicon.h"

typedef struct {
    DsLexicon *words; /* that point back; value: row of the list */
    const DsTable *rows;
    DsLexicon *credits; /* words before the name of a photographer */
    DsLexicon *facts;   /* acts and generalities; value: row of the list */
    const DsTable *fact_rows;
} DsPointers;

DsPointers *ds_pointers_new(DsPack *pack);
void ds_pointers_free(DsPointers *pointers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPointers, ds_pointers_free)

/* Whether words near the head of the span point back, with no institution or person named
 * before them that they could point to. */
gboolean ds_points_back(const DsPointers *pointers,
                        const DsArticle *article,
                        const DsArticleNotes *notes,
                        DsSpan span);

/* Whether any word of the span points back, wherever it stands. */
gboolean ds_has_pointer(const DsPointers *pointers, const DsArticle *article, DsSpan span);

/* How many words of the span tell what was done, and how many praise, wish or weigh in general.
 */
void ds_count_facts(const DsPointers *pointers,
                    const DsArticle *article,
                    DsSpan span,
                    guint *n_acts,
                    guint *n_general);

/* Whether the span is mostly somebody's words without the words that name the speaker. */
gboolean ds_is_nobodys(const DsArticleNotes *notes, DsSpan span);

/* Whether no full stop or the like ends the sentence, or a quotation begins or ends elsewhere.
 */
gboolean ds_is_open(const DsArticle *article, DsSpan span);

/* Whether the span cannot stand in a summary at all: a question, a sentence that announces what
 * follows, a headline cut short by dots, a row of links, a caption with its credit. */
gboolean ds_is_no_statement(const DsPointers *pointers, const DsArticle *article, DsSpan span);

#endif
