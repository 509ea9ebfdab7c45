/* Text as every later stage expects it: UTF-8, NFC, LF, no control characters. */
#ifndef DS_CORPUS_CLEAN_H
#define DS_CORPUS_CLEAN_H

#include <glib.h>

/* Returns the clean form of UTF-8 text (invalid bytes become U+FFFD); the caller owns it.
 * CRLF, CR, NEL, LS and PS become LF; a tab becomes a blank; other control characters, byte
 * order marks and noncharacters go; more marks on a letter than any script uses go too.
 * n_invalid (or NULL) counts the bytes that were no UTF-8. */
gchar *ds_clean(const gchar *text, gsize n_bytes, gsize *n_clean, gsize *n_invalid);

#endif
