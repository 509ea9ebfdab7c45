/* How vectors of terms are made; what others ask of them is in terms.h. */
#ifndef DS_REPORT_TERM_VECTORS_H
#define DS_REPORT_TERM_VECTORS_H

#include "report/terms.h"

/* Appends what words, neighbours in their sentence, and their pairs weigh (of DsTermWeight). */
void ds_term_vector_add_words(const DsTerms *terms,
                              const DsTermWord *words,
                              guint n,
                              GArray *vector);

/* Sorts by term; equal terms keep their order. */
void ds_term_weights_sort(DsTermWeight *weights, guint n);

/* Sorts by term, joins equal terms, brings the length to 1. */
void ds_term_vector_finish(GArray *vector);

#endif
