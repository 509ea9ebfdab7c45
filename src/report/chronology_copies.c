/* Articles that repeat others word for word tell no event of their own: their dates are set
 * aside while events are joined, and give them evidence afterwards. */
#include "report/chronology.h"

/* A mention set aside: what it repeats is the mention at index original. */
typedef struct {
    DsDated mention;
    guint32 original;
} Copy;

/* The kept mention of a row that has these days, or G_MAXUINT32. kept: by row. */
static guint32
same_days(const GArray *kept, guint32 row, const DsDated *date)
{
    guint low = 0, high = kept->len;

    while (low < high) {
        const guint middle = (low + high) / 2;
        if (g_array_index(kept, DsDated, middle).row < row)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < kept->len && g_array_index(kept, DsDated, low).row == row; low++)
        if (ds_chronology_compare_dates(&g_array_index(kept, DsDated, low), date) == 0)
            return low;
    return G_MAXUINT32;
}

GArray *
ds_chronology_set_aside(const DsReportContext *context, GArray *mentions)
{
    GArray *copies = g_array_new(FALSE, FALSE, sizeof(Copy));
    g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(DsDated));

    for (guint32 i = 0; i < mentions->len; i++) {
        const DsDated *date = &g_array_index(mentions, DsDated, i);
        const guint32 row = ds_first_row(context, date->row);
        const Copy copy = {*date, row < date->row ? same_days(kept, row, date) : G_MAXUINT32};
        if (copy.original != G_MAXUINT32)
            g_array_append_val(copies, copy);
        else
            g_array_append_vals(kept, date, 1);
    }
    g_array_set_size(mentions, 0);
    g_array_append_vals(mentions, kept->data, kept->len);
    return copies;
}

void
ds_chronology_put_back(GArray *mentions, const GArray *copies, GArray *events)
{
    g_autofree guint32 *owner = g_new(guint32, mentions->len + 1);

    for (guint32 i = 0; i < mentions->len; i++)
        owner[i] = G_MAXUINT32;
    for (guint32 e = 0; e < events->len; e++) {
        const DsDatedEvent *event = &g_array_index(events, DsDatedEvent, e);
        for (guint i = 0; i < event->mentions->len && !event->absorbed; i++)
            owner[g_array_index(event->mentions, guint32, i)] = e;
    }
    for (guint i = 0; i < copies->len; i++) {
        const Copy *copy = &g_array_index(copies, Copy, i);
        const guint32 index = mentions->len, event = owner[copy->original];
        if (event == G_MAXUINT32)
            continue;
        g_array_append_vals(mentions, &copy->mention, 1);
        g_array_append_val(g_array_index(events, DsDatedEvent, event).mentions, index);
    }
}
