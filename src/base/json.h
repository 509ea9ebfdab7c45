/* A look at JSON before a parser is trusted with it. */
#ifndef DS_BASE_JSON_H
#define DS_BASE_JSON_H

#include <glib.h>

/* Brackets within brackets. The parser calls itself for each, without a limit of its own. */
#define DS_JSON_MAX_DEPTH 64

/* The bytes that the object or list at the start of data takes, white space before it counted.
 * 0 when there is none, when it is not closed, nests too deep, or holds outside of its strings
 * what RFC 8259 does not know (comments, other quotation marks). */
gsize ds_json_measure(const gchar *data, gsize n_bytes);

/* Whether data is one such value and nothing else. */
gboolean ds_json_is_one(const gchar *data, gsize n_bytes);

#endif
