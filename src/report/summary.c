#include "report/summary.h"

#include "report/parts.h"
#include "report/trim.h"
#include "report/voices.h"

enum { DEFAULT_SYLLABLES = 350 };

/* Sentences of other articles this near tell the same. */
static const gdouble same_nearness = 0.38;

/* Adds the sentences that tell the same as the item's own. */
static void
add_accounts(const DsReportContext *context, DsSummaryItem *item, guint row)
{
    guint n;
    const DsEdge *edges = ds_graph_edges(context->graph, row, &n);

    for (guint i = 0; i < n; i++)
        if ((gdouble)edges[i].weight >= same_nearness &&
            ds_terms_row(context->terms, edges[i].row)->article !=
                ds_terms_row(context->terms, row)->article)
            ds_evidence_add(item->evidence, ds_row_span(context->terms, edges[i].row),
                            "summary-same");
    item->accounts = ds_evidence_accounts(context->corpus, item->evidence);
}

static void
add_item(DsReportContext *context, const DsCandidate *candidate, gboolean key)
{
    const guint row = candidate->row;
    DsSummaryItem *item = ds_summary_item_new();
    const DsSpan span = ds_row_span(context->terms, row);

    item->text = ds_trim_to(context->corpus, span, candidate->body, candidate->end);
    item->key = key;
    ds_evidence_add(item->evidence, span, "summary-cover");
    add_accounts(context, item, row);
    g_ptr_array_add(context->report->summary, item);
}

void
ds_part_summary(DsReportContext *context)
{
    g_autoptr(DsCutter) cutter = ds_cutter_new(context->pack);
    g_autoptr(GArray) voices = ds_voices(context->corpus);
    const DsSummaryInput input = {context->terms, context->graph, context->openers,
                                  context->notes, cutter, voices};
    const guint asked = context->options->summary_syllables;
    DsSummaryWeights weights;

    ds_summary_weights_load(&weights, context->pack);
    g_autoptr(GArray) candidates = ds_summary_candidates(&input, &weights);
    g_autoptr(GArray) chosen =
        ds_summary_select(&input, &weights, candidates, asked > 0 ? asked : DEFAULT_SYLLABLES);
    g_autoptr(GArray) order = ds_summary_reading_order(chosen);
    g_autofree guint *place = g_new(guint, candidates->len + 1);
    for (guint i = 0; i < chosen->len; i++)
        place[g_array_index(chosen, guint32, i)] = i;
    for (guint i = 0; i < order->len; i++) {
        const guint32 c = g_array_index(order, guint32, i);
        add_item(context, &g_array_index(candidates, DsCandidate, c),
                 place[c] < context->options->n_key_points);
    }
}
