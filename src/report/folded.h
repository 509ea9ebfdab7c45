/* A part of an article as word lists look at it: its words, folded once. */
#ifndef DS_REPORT_FOLDED_H
#define DS_REPORT_FOLDED_H

#include <dossier/corpus.h>

#include "pack/lexicon.h"

typedef struct {
    const DsToken *tokens; /* of the span, marks too */
    guint n;
    gchar *text; /* folded; owned */
    gsize n_bytes;
    guint32 start; /* of the span, in the article */
    GArray *own;   /* of DsToken, when the article's own were not cut like the span; or NULL */
    guint32 *at;   /* by token: its place in text, owned; NULL: where it is in the span */
} DsFolded;

void ds_folded_init(DsFolded *folded, const DsArticle *article, DsSpan span);
void ds_folded_clear(DsFolded *folded);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DsFolded, ds_folded_clear)

/* What follows the beginning of a token, it too, up to the end of the span: *n bytes. */
static inline const gchar *
ds_folded_at(const DsFolded *folded, guint token, gsize *n)
{
    const gsize at =
        folded->at != NULL ? folded->at[token] : folded->tokens[token].start - folded->start;

    *n = folded->n_bytes - at;
    return folded->text + at;
}

/* The value of the longest phrase that begins with a token, or G_MAXUINT32; *after: the byte
 * behind it. */
guint32
ds_folded_phrase(const DsFolded *folded, guint token, const DsLexicon *lexicon, gchar *after);

#endif
