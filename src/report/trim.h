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

/* Where the first clauses of text[start, end) end that have most_words words at most; the first
 * clause always stays. end when nothing is cut. */
guint32 ds_trim_end(const DsArticle *article, guint32 start, guint32 end, guint most_words);

/* The words up to a cut made by ds_trim_end(), "[…]" for the rest; an opening connective that
 * lies before start is gone. The caller owns it. */
gchar *ds_trim_to(const DsCorpus *corpus, DsSpan span, guint32 start, guint32 end);

#endif
