/* The language pack: word lists and labels of one language, plain data under lang/<language>/.
 *
 * A list is a file NAME.tsv: lines of fields separated by TAB, "-" for none; lines that begin
 * with "#" are comments, of which "#columns<TAB>a<TAB>b…" names the fields. */
#ifndef DS_PACK_PACK_H
#define DS_PACK_PACK_H

#include <glib.h>

typedef struct DsPack DsPack;
typedef struct DsTable DsTable;

/* Loads the pack of a language ("vi"). Lists are read when first asked for. */
DsPack *ds_pack_load(const gchar *language, GError **error);
DsPack *ds_pack_ref(DsPack *pack);
void ds_pack_unref(DsPack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPack, ds_pack_unref)

const gchar *ds_pack_language(const DsPack *pack);

/* What a cached result depends on beside the build of the program: SHA-256 (hex) over the
 * language and, where a folder of the user's may stand before the built-in data, all files. */
const gchar *ds_pack_digest(DsPack *pack);

/* The list NAME.tsv; an empty table when the pack has none. Borrowed. Thread-safe. */
const DsTable *ds_pack_table(DsPack *pack, const gchar *name);

guint ds_table_n_rows(const DsTable *table);

/* The column's index, or -1. */
gint ds_table_column(const DsTable *table, const gchar *column);

/* A field; NULL when it is "-", empty, or the column is -1 or missing in the row. Borrowed. */
const gchar *ds_table_field(const DsTable *table, guint row, gint column);

/* The same by the column's name. */
const gchar *ds_table_get(const DsTable *table, guint row, const gchar *column);

/* The label of a key in the pack's language (list "labels"); the key itself when there is none.
 */
const gchar *ds_pack_label(DsPack *pack, const gchar *key);

/* The same for a count: the form for one, or for many, with "{n}" replaced. Caller owns it. */
gchar *ds_pack_label_count(DsPack *pack, const gchar *key, guint n);

/* What a user of the pack makes of its lists, made once and kept with the pack under a name:
 * make(pack) is called when there is nothing yet, free with the pack. Borrowed. Thread-safe;
 * make may ask for tables and labels but not for another memo. */
typedef gpointer (*DsPackMake)(DsPack *pack);
gpointer ds_pack_memo(DsPack *pack, const gchar *name, DsPackMake make, GDestroyNotify free);

/* A key whose byte order (strcmp) is the order of the pack's alphabet; the caller owns it. */
gchar *ds_pack_sort_key(DsPack *pack, const gchar *text);

#endif
