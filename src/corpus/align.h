/* Which sentences of near-duplicates say the same. */
#ifndef DS_CORPUS_ALIGN_H
#define DS_CORPUS_ALIGN_H

#include <dossier/corpus.h>

/* Fills corpus->copies from the families' texts. A sentence is the same as one of an earlier
 * article when it shares half of the runs of the shorter; the nearest wins, of equals the
 * first. Linear in the number of syllables. */
void ds_align_families(DsCorpus *corpus);

#endif
