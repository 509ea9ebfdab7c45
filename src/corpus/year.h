/* The year an article was written in, weighed from the clues of its text and of other accounts
 * of its story. */
#ifndef DS_CORPUS_YEAR_H
#define DS_CORPUS_YEAR_H

#include "corpus/clue.h"

/* How little it speaks for a year of writing that the clue stands in the text: a cost, in
 * hundredths of a natural logarithm. month is the month of writing as far as it is known, else
 * 0. */
guint ds_year_cost(const DsClue *clue, gint year, gint month);

typedef struct {
    DsClue clue;
    guint weight; /* how many accounts have it, up to a limit */
} DsWeighedClue;

/* The year that the n clues speak for, the first n_own of them the article's own; 0 when it is
 * no likelier than all others together. *sure gets how likely the best one is, in percent. */
gint ds_year_weigh(const DsWeighedClue *clues, guint n_own, guint n, gint month, guint *sure);

#endif
