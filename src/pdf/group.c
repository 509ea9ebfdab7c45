#include "pdf/group.h"

void
ds_pdf_groups_init(DsPdfGroups *groups, guint n_groups, const GArray *keys)
{
    g_autofree guint32 *next = g_new(guint32, n_groups + 1);

    groups->starts = g_new0(guint32, n_groups + 1);
    groups->items = g_new(guint32, keys->len + 1);
    for (guint i = 0; i < keys->len; i++) {
        const gint32 key = g_array_index(keys, gint32, i);
        if (key >= 0)
            groups->starts[key + 1]++;
    }
    for (guint i = 0; i < n_groups; i++)
        groups->starts[i + 1] += groups->starts[i];
    for (guint i = 0; i < n_groups; i++)
        next[i] = groups->starts[i];
    for (guint i = 0; i < keys->len; i++) {
        const gint32 key = g_array_index(keys, gint32, i);
        if (key >= 0)
            groups->items[next[key]++] = i;
    }
}

void
ds_pdf_groups_clear(DsPdfGroups *groups)
{
    g_free(groups->starts);
    g_free(groups->items);
}
