/* VIQR (RFC 1456): Vietnamese in seven bits, the marks as plain signs after their letter. */
#ifndef DS_CORPUS_VIQR_H
#define DS_CORPUS_VIQR_H

#include "pack/pack.h"

/* Syllables of the pack's lists: what tells "ho." at the end of a sentence from "họ". Made once
 * for a pack and kept with it. */
typedef struct DsViqrWords DsViqrWords;
const DsViqrWords *ds_viqr_words(DsPack *pack);

/* Appends the text of data to out. A text that escapes its plain signs ("\.") is read by the
 * letter. In one that does not, a sign after a vowel at the end of a word may be a mark or
 * punctuation: the words around it decide. words may be NULL, for a first look. Returns how
 * many signs remain in doubt. */
guint ds_viqr_decode(const DsViqrWords *words, const gchar *data, gsize n_bytes, GString *out);

#endif
