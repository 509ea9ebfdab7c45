/* The known word that a mistyped one is nearest to. */
#ifndef DS_BASE_NEAREST_H
#define DS_BASE_NEAREST_H

#include <glib.h>

/* The first of the words (NULL-terminated) with the fewest edits from word: a letter added,
 * left out, or another. NULL when all need more than most. Borrowed. */
const gchar *ds_nearest(const gchar *word, const gchar *const *words, guint most);

#endif
