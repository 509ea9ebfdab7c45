#include "base/json.h"

#include <string.h>

/* The offset after the string that opens at i; 0 when it does not close. */
static gsize
skip_string(const gchar *data, gsize n_bytes, gsize i)
{
    for (i++; i < n_bytes && data[i] != '"'; i++)
        if (data[i] == '\\')
            i++;
    return i < n_bytes ? i + 1 : 0;
}

/* Numbers, true, false, null, and what separates values. */
static gboolean
may_stand_between(gchar c)
{
    return g_ascii_isspace(c) || g_ascii_isalnum(c) ||
           (c != '\0' && strchr(",:+-.", c) != NULL);
}

gsize
ds_json_measure(const gchar *data, gsize n_bytes)
{
    gchar open[DS_JSON_MAX_DEPTH] = {0};
    guint depth = 0;

    for (gsize i = 0; i < n_bytes;) {
        const gchar c = data[i];
        if (depth == 0 && c != '{' && c != '[' && !g_ascii_isspace(c))
            return 0;
        if (c == '"') {
            i = skip_string(data, n_bytes, i);
            if (i == 0)
                return 0;
            continue;
        }
        if (c == '{' || c == '[') {
            if (depth == DS_JSON_MAX_DEPTH)
                return 0;
            open[depth++] = c;
        } else if (c == '}' || c == ']') {
            if (open[--depth] != (c == '}' ? '{' : '['))
                return 0;
            if (depth == 0)
                return i + 1;
        } else if (!may_stand_between(c)) {
            return 0;
        }
        i++;
    }
    return 0;
}

gboolean
ds_json_is_one(const gchar *data, gsize n_bytes)
{
    gsize end = ds_json_measure(data, n_bytes);

    if (end == 0)
        return FALSE;
    while (end < n_bytes && g_ascii_isspace(data[end]))
        end++;
    return end == n_bytes;
}
