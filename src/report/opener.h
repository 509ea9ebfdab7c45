/* How a sentence begins: connectives that may be dropped, words that point back. */
#ifndef DS_REPORT_OPENER_H
#define DS_REPORT_OPENER_H

#include <dossier/corpus.h>

#include "pack/lexicon.h"
#include "pack/pack.h"

typedef struct {
    DsLexicon *connectives; /* value: row of the list */
    DsLexicon *anaphoric;
    const DsTable *connective_rows; /* borrowed from the pack */
    const DsTable *anaphoric_rows;
} DsOpeners;

typedef struct {
    guint32 body;      /* byte where the sentence begins once a connective is dropped */
    gboolean dropped;  /* body lies behind a connective */
    gboolean leans;    /* its connective ties it to the sentence before */
    gdouble anaphoric; /* 1: its first words point back for sure; 0: they do not */
} DsOpening;

DsOpeners *ds_openers_new(DsPack *pack);
void ds_openers_free(DsOpeners *openers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsOpeners, ds_openers_free)

/* How text[start, end) of an article begins. */
DsOpening
ds_opening(const DsOpeners *openers, const DsArticle *article, guint32 start, guint32 end);

#endif
