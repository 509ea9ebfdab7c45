/* What one article alone tells: the part of the extraction that can be kept. */
#ifndef DS_EXTRACT_FINDINGS_H
#define DS_EXTRACT_FINDINGS_H

#include "base/shelf.h"
#include "extract/extract.h"
#include "extract/mention.h"

/* Depends on the article and the pack alone; the dates also on the anchor, which the rest of
 * the corpus may still move: then they are found anew. */
typedef struct {
    DsMentionCandidates *mentions;
    DsDate anchor;    /* article->reference.date that the dates were resolved against;
                       * DS_NO_ANCHOR: not yet, as only the corpus can tell it */
    GArray *dates;    /* of DsTimex */
    DsDiag *diag;     /* what was said about them */
    gboolean at_rest; /* the arrays lie on a shelf: they do not grow */
} DsFindings;

#define DS_NO_ANCHOR ((DsDate){.month = G_MAXUINT8})

DsFindings *ds_findings_new(const DsExtractor *extractor, const DsArticle *article);
void ds_findings_free(DsFindings *findings);

/* Lays the arrays on a shelf, which must outlive them (NULL: nothing is done). */
void ds_findings_rest(DsFindings *findings, DsShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsFindings, ds_findings_free)

/* ds_extract() with the findings of each article (of DsFindings, in corpus order; NULL where
 * there are none yet). findings is used up: the caller still frees it. */
DsAnnotations *ds_extract_findings(const DsExtractor *extractor,
                                   const DsCorpus *corpus,
                                   GPtrArray *findings,
                                   guint n_threads,
                                   DsDiag *diag);

#endif
