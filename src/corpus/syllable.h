/* Whether a word could be a Vietnamese syllable. */
#ifndef DS_CORPUS_SYLLABLE_H
#define DS_CORPUS_SYLLABLE_H

#include <glib.h>

#include "pack/pack.h"

typedef struct DsSyllables DsSyllables;

DsSyllables *ds_syllables_new(DsPack *pack);
void ds_syllables_free(DsSyllables *syllables);

/* word: n bytes of UTF-8 in any case and form of composition. */
gboolean ds_syllables_can_be(const DsSyllables *syllables, const gchar *word, gsize n);

#endif
