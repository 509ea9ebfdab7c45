/* Families of near-duplicates: reports that copy one another count as one account. */
#ifndef DS_CORPUS_FAMILY_H
#define DS_CORPUS_FAMILY_H

#include <dossier/corpus.h>

/* Numbers the families from 1 in corpus order and sets corpus->n_families. Linear in the number
 * of syllables. */
void ds_families_find(DsCorpus *corpus);

#endif
