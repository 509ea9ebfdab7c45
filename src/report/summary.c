#include "report/summary.h"

#include "report/parts.h"
#include "report/seasons.h"
#include "report/themes.h"

/* The length of a theme, and how many themes a summary grows with; beyond them each has less.
 */
enum { DEFAULT_SYLLABLES = 350, FULL_THEMES = 12 };

/* Adds the sentences that tell the same as the item's own. */
static void
add_accounts(const DsReportContext *context, DsSummaryItem *item, guint row)
{
    guint n;
    const DsEdge *edges = ds_graph_edges(context->graph, row, &n);

    for (guint i = 0; i < n; i++)
        if ((gdouble)edges[i].weight >= DS_SUMMARY_SAME &&
            ds_terms_row(context->terms, edges[i].row)->article !=
                ds_terms_row(context->terms, row)->article)
            ds_evidence_add(item->evidence, ds_row_span(context->terms, edges[i].row),
                            "summary-same");
    item->accounts = ds_evidence_accounts(context->corpus, item->evidence);
}

static void
add_item(DsReportContext *context, const DsChosen *chosen)
{
    const DsCandidate *candidate = &chosen->candidate;
    DsSummaryItem *item = ds_summary_item_new();
    const DsSpan span = ds_row_span(context->terms, candidate->row);

    item->text =
        ds_clip_text(ds_corpus_article(context->corpus, span.article), span, &candidate->clip);
    if (chosen->theme != DS_NO_THEME)
        item->theme = (gint32)chosen->theme;
    ds_evidence_add(item->evidence, span, "summary-cover");
    add_accounts(context, item, candidate->row);
    g_ptr_array_add(context->report->summary, item);
}

/* The key points: the first choice of every theme, then the second, until there are enough. */
static void
mark_key_points(const DsReportContext *context, const GArray *chosen)
{
    guint n = 0;

    for (guint place = 0; place < chosen->len; place++)
        for (guint i = 0; i < chosen->len; i++) {
            DsSummaryItem *item =
                (DsSummaryItem *)g_ptr_array_index(context->report->summary, i);
            if (g_array_index(chosen, DsChosen, i).place == place &&
                n < context->options->n_key_points) {
                item->key = TRUE;
                n++;
            }
        }
}

void
ds_part_summary(DsReportContext *context)
{
    g_autoptr(DsCutter) cutter = ds_cutter_new(context->pack);
    g_autoptr(DsClipper) clipper = ds_clipper_new(context->pack);
    g_autoptr(DsPointers) pointers = ds_pointers_new(context->pack);
    g_autoptr(GArray) seasons = ds_seasons_find(context->terms, context->voices);
    const DsSummaryInput input = {.terms = context->terms,
                                  .graph = context->graph,
                                  .openers = context->openers,
                                  .annotations = context->notes,
                                  .cutter = cutter,
                                  .clipper = clipper,
                                  .pointers = pointers,
                                  .ranks = context->ranks,
                                  .voices = context->voices,
                                  .seasons = seasons};
    const guint n_themes = context->report->themes->len;
    const guint asked = context->options->summary_syllables;
    const guint length =
        asked > 0 ? asked : DEFAULT_SYLLABLES * CLAMP(n_themes, 1, FULL_THEMES);
    DsSummaryWeights weights;

    ds_summary_weights_load(&weights, context->pack);
    g_autoptr(GArray) chosen = ds_summary_choose(&input, &weights, context->theme_of, length);
    for (guint i = 0; i < chosen->len; i++)
        add_item(context, &g_array_index(chosen, DsChosen, i));
    mark_key_points(context, chosen);
}
