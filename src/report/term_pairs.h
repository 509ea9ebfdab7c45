/* Pairs of neighbouring words, as terms of their own. */
#ifndef DS_REPORT_TERM_PAIRS_H
#define DS_REPORT_TERM_PAIRS_H

#include "report/terms.h"

/* Sets n_bigrams, and the bigram of each word that opens a pair of which not both are stop
 * words: pairs are numbered in the order of the numbers of their words. The words of all rows
 * have their places and numbers before. */
void ds_terms_number_pairs(DsTerms *terms);

#endif
