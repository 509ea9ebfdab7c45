/* JSON as it stands in memory: a table of where its values are, eight bytes each, instead of an
 * object for every one of them. Strings are taken out of the text when they are asked for. */
#ifndef DS_BASE_JSON_TREE_H
#define DS_BASE_JSON_TREE_H

#include <glib.h>

typedef struct DsJsonTree DsJsonTree;

/* A value in a tree; a plain value itself. Without a tree: there is none, and every question
 * about it has the answer for "missing". */
typedef struct {
    const DsJsonTree *tree;
    guint32 at;
} DsJson;

/* Reads one value and nothing else (RFC 8259, UTF-8, no deeper than DS_JSON_MAX_DEPTH). The
 * text is borrowed for as long as the tree lives. DS_ERROR_FORMAT with line and column when it
 * is no JSON. */
DsJsonTree *ds_json_tree_new(const gchar *text, gsize n_bytes, GError **error);
void ds_json_tree_free(DsJsonTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsJsonTree, ds_json_tree_free)

DsJson ds_json_tree_root(const DsJsonTree *tree);

gboolean ds_json_is_there(DsJson value);
gboolean ds_json_is_object(DsJson value);
gboolean ds_json_is_array(DsJson value);
gboolean ds_json_is_true(DsJson value);

/* The member of an object; when a name occurs twice, the last one counts. */
DsJson ds_json_member(DsJson object, const gchar *name);

/* The elements of an array, one after the other. */
typedef struct {
    const DsJsonTree *tree;
    guint32 next, end;
} DsJsonItems;

DsJsonItems ds_json_items(DsJson array);
gboolean ds_json_items_next(DsJsonItems *items, DsJson *element);

/* A string, its escapes resolved; the caller owns it. NULL when the value is none, or holds a
 * character that no string of C can. */
gchar *ds_json_dup_string(DsJson value);

/* Whether a value is a number without point and exponent that fits. */
gboolean ds_json_get_integer(DsJson value, gint64 *number);

#endif
