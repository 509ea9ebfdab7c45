/* The language of a text. */
#ifndef DS_CORPUS_LANGUAGE_H
#define DS_CORPUS_LANGUAGE_H

#include <dossier/corpus.h>

#include "corpus/words.h"

/* "vi", "en" or "other", interned: by the letters only Vietnamese writes and by the commonest
 * words of each language. */
const gchar *ds_language_of(const DsArticle *article, const DsWords *words);

#endif
