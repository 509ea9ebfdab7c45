/* Labels of the pack with their places filled. */
#ifndef DS_DOC_LABELS_H
#define DS_DOC_LABELS_H

#include <stdarg.h>

#include "pack/pack.h"

/* The label with "{name}" replaced: name, value, name, value, …, NULL. "␣" of the pack is a
 * blank. The caller owns it. */
gchar *ds_label_fill(DsPack *pack, const gchar *key, ...) G_GNUC_NULL_TERMINATED;

/* The same with the pairs in a list. */
gchar *ds_label_fill_list(DsPack *pack, const gchar *key, va_list pairs);

#endif
