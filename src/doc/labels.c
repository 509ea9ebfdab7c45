#include "doc/labels.h"

#include <string.h>

/* Copies label to out with every "{name}" that pairs knows replaced; one pass, so that braces
 * in a value stay as they are. */
static void
fill(GString *out, const gchar *label, GHashTable *pairs)
{
    for (const gchar *p = label; *p != '\0';) {
        const gchar *close = *p == '{' ? strchr(p, '}') : NULL;
        g_autofree gchar *name =
            close != NULL ? g_strndup(p + 1, (gsize)(close - p - 1)) : NULL;
        const gchar *value =
            name != NULL ? (const gchar *)g_hash_table_lookup(pairs, name) : NULL;
        if (value != NULL) {
            g_string_append(out, value);
            p = close + 1;
        } else {
            g_string_append_c(out, *p++);
        }
    }
}

gchar *
ds_label_fill_list(DsPack *pack, const gchar *key, va_list pairs)
{
    g_autoptr(GHashTable) values = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GString) label = g_string_new(ds_pack_label(pack, key));
    GString *out = g_string_new(NULL);

    for (const gchar *name; (name = va_arg(pairs, const gchar *)) != NULL;) {
        const gchar *value = va_arg(pairs, const gchar *);
        g_hash_table_insert(values, (gpointer)name, (gpointer)(value != NULL ? value : ""));
    }
    g_string_replace(label, "␣", " ", 0);
    fill(out, label->str, values);
    return g_string_free(out, FALSE);
}

gchar *
ds_label_fill(DsPack *pack, const gchar *key, ...)
{
    va_list pairs;

    va_start(pairs, key);
    gchar *text = ds_label_fill_list(pack, key, pairs);
    va_end(pairs);
    return text;
}
