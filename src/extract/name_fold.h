/* Folding of names for comparison, byte for byte as long as the text. */
#ifndef DS_EXTRACT_NAME_FOLD_H
#define DS_EXTRACT_NAME_FOLD_H

#include "pack/pack.h"

typedef struct DsNameFold DsNameFold;

/* The table of small letters, and of the spellings of the pack (tone_variants) that are told
 * apart in writing alone. */
DsNameFold *ds_name_fold_new(DsPack *pack);
void ds_name_fold_free(DsNameFold *fold);

/* Writes the folded text to out, which has room for n bytes: the same offsets hold in both. A
 * letter whose small form has another length stays as it is. */
void ds_name_fold(const DsNameFold *fold, const gchar *text, gsize n, gchar *out);

/* The same as a string of its own; the caller owns it. */
gchar *ds_name_fold_dup(const DsNameFold *fold, const gchar *text, gssize n);

#endif
