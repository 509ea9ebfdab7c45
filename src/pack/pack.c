#include "pack/pack.h"

#include <string.h>

#include <dossier/error.h>

#include "base/data.h"

struct DsTable {
    gchar *storage;     /* the file, cut into fields in place */
    gchar **columns;    /* NULL-terminated, into storage */
    GArray *fields;     /* of const gchar* into storage */
    GArray *row_starts; /* of guint32, into fields; n_rows + 1 */
};

struct DsPack {
    gint ref_count;
    gchar *language;
    gchar *digest;
    GMutex lock;
    GHashTable *tables;  /* name → DsTable, owned */
    GHashTable *labels;  /* key → row + 1 */
    GHashTable *letters; /* letter → its key (3 characters) */
    GMutex memo_lock;
    GHashTable *memos; /* name → Memo, owned */
};

typedef struct {
    gpointer value;
    GDestroyNotify free;
} Memo;

static void
memo_free(gpointer data)
{
    Memo *memo = (Memo *)data;

    if (memo->free != NULL)
        memo->free(memo->value);
    g_free(memo);
}

static void
table_free(gpointer data)
{
    DsTable *table = (DsTable *)data;

    g_free(table->storage);
    g_free(table->columns);
    g_array_unref(table->fields);
    g_array_unref(table->row_starts);
    g_free(table);
}

/* Cuts line at its TABs and appends the fields. */
static void
append_fields(GArray *fields, gchar *line)
{
    const gchar *batch[16]; /* an array grows by many faster than by each */
    guint n = 0;

    for (gchar *field = line; field != NULL;) {
        gchar *tab = strchr(field, '\t');
        if (tab != NULL)
            *tab++ = '\0';
        batch[n++] = field;
        field = tab;
        if (n == G_N_ELEMENTS(batch) || field == NULL) {
            g_array_append_vals(fields, batch, n);
            n = 0;
        }
    }
}

static DsTable *
table_parse(gchar *storage)
{
    DsTable *table = g_new0(DsTable, 1);
    GPtrArray *columns = g_ptr_array_new();

    table->storage = storage;
    table->fields = g_array_new(FALSE, FALSE, sizeof(const gchar *));
    table->row_starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (gchar *line = storage; line != NULL;) {
        gchar *next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        if (g_str_has_prefix(line, "#columns\t") && columns->len == 0) {
            g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(const gchar *));
            append_fields(names, line + strlen("#columns\t"));
            for (guint i = 0; i < names->len; i++)
                g_ptr_array_add(columns, g_array_index(names, gpointer, i));
        } else if (*line != '\0' && *line != '#') {
            const guint32 start = table->fields->len;
            g_array_append_val(table->row_starts, start);
            append_fields(table->fields, line);
        }
        line = next;
    }
    const guint32 end = table->fields->len;
    g_array_append_val(table->row_starts, end);
    g_ptr_array_add(columns, NULL);
    table->columns = (gchar **)g_ptr_array_free(columns, FALSE);
    return table;
}

DsPack *
ds_pack_load(const gchar *language, GError **error)
{
    g_autofree gchar *folder = g_strconcat("lang/", language, NULL);
    g_auto(GStrv) files = ds_data_list(folder);

    for (const gchar *p = language; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && *p != '-' && *p != '_') {
            g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "\"%s\" is no language code",
                        language);
            return NULL;
        }
    if (*files == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "there is no language pack \"%s\"",
                    language);
        return NULL;
    }

    DsPack *pack = g_new0(DsPack, 1);
    pack->ref_count = 1;
    pack->language = g_strdup(language);
    g_mutex_init(&pack->lock);
    g_mutex_init(&pack->memo_lock);
    pack->memos = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, memo_free);
    pack->tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, table_free);
    return pack;
}

DsPack *
ds_pack_ref(DsPack *pack)
{
    g_atomic_int_inc(&pack->ref_count);
    return pack;
}

void
ds_pack_unref(DsPack *pack)
{
    if (pack == NULL || !g_atomic_int_dec_and_test(&pack->ref_count))
        return;
    g_hash_table_unref(pack->memos); /* first: a memo may borrow from the tables */
    g_free(pack->language);
    g_free(pack->digest);
    g_hash_table_unref(pack->tables);
    g_clear_pointer(&pack->labels, g_hash_table_unref);
    g_clear_pointer(&pack->letters, g_hash_table_unref);
    g_mutex_clear(&pack->memo_lock);
    g_mutex_clear(&pack->lock);
    g_free(pack);
}

const gchar *
ds_pack_language(const DsPack *pack)
{
    return pack->language;
}

/* The file's text in UTF-8, owned by the caller; empty when there is none. A user's list may
 * hold any bytes. */
static gchar *
load_text(const DsPack *pack, const gchar *file)
{
    g_autofree gchar *path = g_strconcat("lang/", pack->language, "/", file, NULL);
    g_autoptr(GBytes) bytes = ds_data_load(path, NULL);
    gsize n = 0;
    const gchar *data = bytes != NULL ? (const gchar *)g_bytes_get_data(bytes, &n) : NULL;

    if (data == NULL)
        return g_strdup("");
    return ds_data_is_overridden() ? g_utf8_make_valid(data, (gssize)n) : g_strndup(data, n);
}

static const DsTable *
table_locked(DsPack *pack, const gchar *name)
{
    DsTable *table = (DsTable *)g_hash_table_lookup(pack->tables, name);

    if (table == NULL) {
        g_autofree gchar *file = g_strconcat(name, ".tsv", NULL);
        table = table_parse(load_text(pack, file));
        g_hash_table_insert(pack->tables, g_strdup(name), table);
    }
    return table;
}

const DsTable *
ds_pack_table(DsPack *pack, const gchar *name)
{
    g_mutex_lock(&pack->lock);
    const DsTable *table = table_locked(pack, name);
    g_mutex_unlock(&pack->lock);
    return table;
}

static void
digest_files(DsPack *pack, GChecksum *sum)
{
    g_autofree gchar *folder = g_strconcat("lang/", pack->language, NULL);
    g_auto(GStrv) files = ds_data_list(folder);

    for (gchar **file = files; *file != NULL; file++) {
        g_autofree gchar *text = load_text(pack, *file);
        g_checksum_update(sum, (const guchar *)*file, (gssize)strlen(*file) + 1);
        g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
    }
}

const gchar *
ds_pack_digest(DsPack *pack)
{
    g_mutex_lock(&pack->lock);
    if (pack->digest == NULL) {
        g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
        g_checksum_update(sum, (const guchar *)pack->language, -1);
        if (ds_data_is_overridden())
            digest_files(pack, sum);
        pack->digest = g_strdup(g_checksum_get_string(sum));
    }
    g_mutex_unlock(&pack->lock);
    return pack->digest;
}

guint
ds_table_n_rows(const DsTable *table)
{
    return table->row_starts->len - 1;
}

gint
ds_table_column(const DsTable *table, const gchar *column)
{
    for (gint i = 0; table->columns[i] != NULL; i++)
        if (table->columns[i][0] == column[0] && g_str_equal(table->columns[i], column))
            return i;
    return -1;
}

const gchar *
ds_table_field(const DsTable *table, guint row, gint column)
{
    const guint32 start = g_array_index(table->row_starts, guint32, row);
    const guint32 end = g_array_index(table->row_starts, guint32, row + 1);

    if (column < 0 || start + (guint32)column >= end)
        return NULL;
    const gchar *field = g_array_index(table->fields, const gchar *, start + (guint32)column);
    return *field == '\0' || g_str_equal(field, "-") ? NULL : field;
}

const gchar *
ds_table_get(const DsTable *table, guint row, const gchar *column)
{
    return ds_table_field(table, row, ds_table_column(table, column));
}

/* The label's field of the given column, or NULL. */
static const gchar *
label_field(DsPack *pack, const gchar *key, const gchar *column)
{
    g_mutex_lock(&pack->lock);
    const DsTable *table = table_locked(pack, "labels");
    if (pack->labels == NULL) {
        pack->labels = g_hash_table_new(g_str_hash, g_str_equal);
        const gint key_column = ds_table_column(table, "key");
        for (guint row = 0; row < ds_table_n_rows(table); row++) {
            const gchar *name = ds_table_field(table, row, key_column);
            if (name != NULL)
                g_hash_table_insert(pack->labels, (gpointer)name, GUINT_TO_POINTER(row + 1));
        }
    }
    const guint row = GPOINTER_TO_UINT(g_hash_table_lookup(pack->labels, key));
    g_mutex_unlock(&pack->lock);
    return row == 0 ? NULL : ds_table_get(table, row - 1, column);
}

const gchar *
ds_pack_label(DsPack *pack, const gchar *key)
{
    const gchar *label = label_field(pack, key, "text");

    return label != NULL ? label : key;
}

gchar *
ds_pack_label_count(DsPack *pack, const gchar *key, guint n)
{
    const gchar *label = n == 1 ? label_field(pack, key, "one") : NULL;
    g_autofree gchar *number = g_strdup_printf("%u", n);
    GString *out = g_string_new(label != NULL ? label : ds_pack_label(pack, key));

    g_string_replace(out, "{n}", number, 0);
    return g_string_free(out, FALSE);
}

gpointer
ds_pack_memo(DsPack *pack, const gchar *name, DsPackMake make, GDestroyNotify free)
{
    g_mutex_lock(&pack->memo_lock);
    Memo *memo = (Memo *)g_hash_table_lookup(pack->memos, name);
    if (memo == NULL) {
        memo = g_new0(Memo, 1);
        memo->value = make(pack);
        memo->free = free;
        g_hash_table_insert(pack->memos, g_strdup(name), memo);
    }
    g_mutex_unlock(&pack->memo_lock);
    return memo->value;
}

static void
load_letters(DsPack *pack)
{
    const DsTable *table = table_locked(pack, "alphabet");

    pack->letters = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *lower = ds_table_get(table, row, "lower");
        const gchar *rank = ds_table_get(table, row, "letter_rank");
        const gchar *tone = ds_table_get(table, row, "tone_rank");
        if (lower == NULL || rank == NULL)
            continue;
        gchar *key = g_new0(gchar, 3);
        key[0] = (gchar)(0x40 + g_ascii_strtoll(rank, NULL, 10));
        key[1] = (gchar)(0x30 + (tone != NULL ? g_ascii_strtoll(tone, NULL, 10) : 0));
        g_hash_table_insert(pack->letters, GUINT_TO_POINTER(g_utf8_get_char(lower)), key);
    }
}

/* Letters decide first, tones only between equal letters: the letters' ranks, a separator that
 * sorts before all, then the tones. */
gchar *
ds_pack_sort_key(DsPack *pack, const gchar *text)
{
    g_autofree gchar *folded = ds_pack_language(pack) != NULL ? g_utf8_strdown(text, -1) : NULL;
    g_autofree gchar *composed = g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_autoptr(GString) tones = g_string_new(NULL);
    GString *key = g_string_new(NULL);

    g_mutex_lock(&pack->lock);
    if (pack->letters == NULL)
        load_letters(pack);
    g_mutex_unlock(&pack->lock);
    for (const gchar *p = composed != NULL ? composed : ""; *p != '\0';
         p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        const gchar *letter =
            (const gchar *)g_hash_table_lookup(pack->letters, GUINT_TO_POINTER(c));
        if (letter != NULL) {
            g_string_append_c(key, letter[0]);
            g_string_append_c(tones, letter[1]);
        } else if (g_unichar_isspace(c)) {
            g_string_append_c(key, ' ');
        } else if (c < 0x40) {
            g_string_append_c(key, (gchar)c);
        } else {
            g_string_append_c(key, '\x7E'); /* after the letters, by code point */
            g_string_append_unichar(key, c);
        }
    }
    g_string_append_c(key, '\x01');
    g_string_append(key, tones->str);
    return g_string_free(key, FALSE);
}
