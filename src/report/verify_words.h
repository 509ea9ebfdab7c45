/* Whether words stand in other words. */
#ifndef DS_REPORT_VERIFY_WORDS_H
#define DS_REPORT_VERIFY_WORDS_H

#include <dossier/corpus.h>

/* The first run of words of text that does not stand, word after word, in the words of source;
 * NULL when all do. An omission "[…]" parts text into runs. Case of the first letter and white
 * space make no difference, nothing else does. The caller owns it. */
gchar *ds_words_missing(const gchar *text, const gchar *source);

#endif
