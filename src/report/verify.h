/* Checks a model against its sources: hashes, spans, sentence numbers, and every word of every
 * item. */
#ifndef DS_REPORT_VERIFY_H
#define DS_REPORT_VERIFY_H

#include <dossier/report.h>

typedef enum {
    DS_VERIFY_MISSING,  /* a source of the model is not among those given */
    DS_VERIFY_HASH,     /* its bytes are not those the model was made from */
    DS_VERIFY_SPAN,     /* a cited place has other words */
    DS_VERIFY_SENTENCE, /* the number of a cited sentence names another one */
    DS_VERIFY_WORDS,    /* an item has words that its evidence does not have */
    DS_VERIFY_EVIDENCE, /* an item has no evidence, or some outside its article */
} DsMismatchKind;

typedef struct {
    DsMismatchKind kind;
    gchar *place; /* path of the source, or part and number of the item: "chronology 3" */
    gchar *text;  /* the words that do not hold, or NULL */
    guint32 article, sentence; /* the citation it concerns, from 1; 0 when none */
} DsMismatch;

/* Compares model with sources, read anew. Appends what does not hold to mismatches (of
 * DsMismatch*, see ds_mismatches_new()), in the model's order: sources, then items. TRUE when
 * all holds; else DS_ERROR_MISMATCH. Linear in the model. */
gboolean ds_verify(const DsReport *model,
                   const DsCorpus *sources,
                   GPtrArray *mismatches,
                   GError **error);

GPtrArray *ds_mismatches_new(void);

/* "chronology 3: [2·14]: words: …": one line; the caller owns it. */
gchar *ds_mismatch_format(const DsMismatch *mismatch);

#endif
