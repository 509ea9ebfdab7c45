/* Dates whose year the text does not say: two sentences that tell the same of a 31 May mean the
 * same 31 May, whatever year each article by itself would have it in. */
#include "report/chronology.h"

/* Sentences this near tell the same, dates apart or not. */
static const gdouble same_story = 0.25;

typedef struct {
    const DsReportContext *context;
    GArray *mentions;  /* of DsDated */
    GArray *row_first; /* of guint32: first mention of each row, or G_MAXUINT32 */
} Years;

static DsDated *
mention(const Years *years, guint32 index)
{
    return &g_array_index(years->mentions, DsDated, index);
}

/* Same days of the year, whatever the year. */
static gboolean
same_days(const DsDated *a, const DsDated *b)
{
    return a->precision == b->precision && a->from.month == b->from.month &&
           a->from.day == b->from.day && a->to.month == b->to.month && a->to.day == b->to.day;
}

/* Whether the year of b is better known than that of a: said, or told later. */
static gboolean
is_better(const DsDated *a, const DsDated *b)
{
    if (a->yearless != b->yearless)
        return a->yearless;
    return a->yearless && ds_date_compare(b->from, a->from) > 0;
}

/* The mention that dates best what the one at index tells, among its neighbours. */
static guint32
best_of(const Years *years, guint32 index)
{
    const DsDated *one = mention(years, index);
    guint32 best = index;
    guint n;
    const DsEdge *edges = ds_graph_edges(years->context->graph, one->row, &n);

    for (guint i = 0; i < n; i++) {
        guint32 other = g_array_index(years->row_first, guint32, edges[i].row);
        if ((gdouble)edges[i].weight < same_story)
            continue;
        for (; other < years->mentions->len && mention(years, other)->row == edges[i].row;
             other++)
            if (same_days(one, mention(years, other)) &&
                is_better(mention(years, best), mention(years, other)))
                best = other;
    }
    return best;
}

void
ds_chronology_settle_years(const DsReportContext *context, GArray *mentions)
{
    Years years = {context, mentions, g_array_new(FALSE, FALSE, sizeof(guint32))};
    g_autofree DsDated *settled = NULL;

    g_array_set_size(years.row_first, context->terms->rows->len);
    for (guint r = 0; r < years.row_first->len; r++)
        g_array_index(years.row_first, guint32, r) = G_MAXUINT32;
    for (guint32 i = 0; i < mentions->len; i++) {
        guint32 *first = &g_array_index(years.row_first, guint32, mention(&years, i)->row);
        *first = MIN(*first, i);
    }
    settled = (DsDated *)g_memdup2(mentions->data, mentions->len * sizeof(DsDated));
    for (guint32 i = 0; i < mentions->len; i++) {
        if (!settled[i].yearless)
            continue;
        const DsDated *best = mention(&years, best_of(&years, i));
        settled[i].from = best->from;
        settled[i].to = best->to;
    }
    for (guint32 i = 0; i < mentions->len; i++)
        *mention(&years, i) = settled[i];
    g_array_unref(years.row_first);
}
