/* Words of a sentence made short enough to print, without a word that it does not have. */
#ifndef DS_REPORT_TRIM_H
#define DS_REPORT_TRIM_H

#include "corpus/token.h"
#include "report/opener.h"

/* The words of a span: an opening connective dropped, white space squeezed, the first letter a
 * capital when something was dropped. The caller owns it. */
gchar *ds_trim_opening(const DsOpeners *openers, const DsCorpus *corpus, DsSpan span);

/* The same, cut to the clauses around keep when there are more than most_words words: what is
 * left out shows as "[…]". The clause that holds keep always stays. */
gchar *ds_trim_around(const DsOpeners *openers,
                      const DsCorpus *corpus,
                      DsSpan span,
                      DsSpan keep,
                      guint most_words);

#endif
