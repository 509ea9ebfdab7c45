/* How alike two figures stand in their sentences, whatever they say. */
#include <math.h>
#include <stdlib.h>

#include "report/gaps_figures.h"

/* A word this far from the figure counts half. */
static const gdouble half_way = 4.0;

/* Pairs of words, as in the sentences' vectors. */
static const gdouble bigram_share = 0.7;

/* What speaks for two figures being of one thing: the nearness of their sentences, that of
 * their surroundings, and each word right beside both, that is what is said of it ("giảm 25"),
 * the word before that, the second of a unit ("tỷ đồng"). Fitted as log odds on conflicts
 * planted in accounts that tell the same in other words; of dates fewer were at hand, and by
 * eye. */
typedef struct {
    gdouble none, sentence, surroundings, verb, before, unit;
} Odds;

static const Odds number_odds = {-2.7, 8.0, 0.8, 1.5, 0.9, 0.9};
static const Odds date_odds = {-1.2, 1.5, 5.0, 0.4, 0.2, 0.3};

static gint
compare_terms(gconstpointer a, gconstpointer b)
{
    const DsTermWeight *x = (const DsTermWeight *)a, *y = (const DsTermWeight *)b;

    if (x->term != y->term)
        return x->term < y->term ? -1 : 1;
    return x->weight > y->weight ? -1 : x->weight < y->weight;
}

/* Of a word said twice the nearer one counts. Length 1. */
static void
finish(GArray *vector)
{
    gdouble square = 0.0;
    guint kept = 0;

    g_array_sort(vector, compare_terms);
    DsTermWeight *weights = (DsTermWeight *)(gpointer)vector->data;
    for (guint i = 0; i < vector->len; i++)
        if (kept == 0 || weights[kept - 1].term != weights[i].term)
            weights[kept++] = weights[i];
    g_array_set_size(vector, kept);
    for (guint i = 0; i < kept; i++)
        square += (gdouble)weights[i].weight * (gdouble)weights[i].weight;
    for (guint i = 0; i < kept; i++)
        weights[i].weight = (gfloat)((gdouble)weights[i].weight / sqrt(square));
}

static gdouble
kernel(const DsFigure *figure, guint word)
{
    const guint apart = word < figure->first  ? figure->first - word
                        : word > figure->last ? word - figure->last
                                              : 0;

    return half_way / (half_way + (gdouble)apart);
}

static gboolean *
mark_figures(const GArray *figures, const DsTermWord *words, guint n)
{
    gboolean *marked = g_new0(gboolean, n + 1);

    for (guint w = 0; w < n; w++)
        marked[w] = words[w].number;
    for (guint i = 0; i < figures->len; i++) {
        const DsFigure *figure = &g_array_index(figures, DsFigure, i);
        for (guint w = figure->first; w <= figure->last && w < n; w++)
            marked[w] = TRUE;
    }
    return marked;
}

GArray *
ds_figure_surroundings(const DsReportContext *context,
                       guint row,
                       const GArray *figures,
                       const DsFigure *figure)
{
    const DsTerms *terms = context->terms;
    const gfloat *idf = (const gfloat *)(gconstpointer)terms->idf->data;
    const DsTermWord *words = ds_terms_words(terms, row);
    const guint n = ds_terms_row(terms, row)->n;
    g_autofree gboolean *marked = mark_figures(figures, words, n);
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));

    for (guint w = 0; w < n; w++) {
        if (marked[w])
            continue;
        const gdouble near = kernel(figure, w);
        if (!words[w].stop) {
            const DsTermWeight one = {words[w].id, (gfloat)(near * idf[words[w].id])};
            g_array_append_val(vector, one);
        }
        if (words[w].bigram != G_MAXUINT32 && w + 1 < n && !marked[w + 1]) {
            const guint32 term = terms->n_words + words[w].bigram;
            const DsTermWeight pair = {term, (gfloat)(near * bigram_share * idf[term])};
            g_array_append_val(vector, pair);
        }
    }
    finish(vector);
    return vector;
}

static gboolean
same_word(guint32 a, guint32 b)
{
    return a == b && a != G_MAXUINT32;
}

gdouble
ds_figures_alike(const DsFigure *a,
                 const GArray *surroundings_a,
                 const DsFigure *b,
                 const GArray *surroundings_b,
                 gdouble nearness)
{
    const Odds *odds = a->is_date ? &date_odds : &number_odds;
    gdouble value = odds->none + odds->sentence * nearness;

    value += odds->surroundings * ds_terms_vector_cosine(surroundings_a, surroundings_b);
    value += same_word(a->left[0], b->left[0]) ? odds->verb : 0.0;
    value += same_word(a->left[1], b->left[1]) ? odds->before : 0.0;
    value += same_word(a->right[1], b->right[1]) ? odds->unit : 0.0;
    return value;
}
