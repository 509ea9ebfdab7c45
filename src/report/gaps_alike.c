/* How alike two figures stand in their sentences, whatever they say. */
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "report/gaps_figures.h"

/* A word this far from the figure counts half. */
static const gdouble half_way = 4.0;

/* Pairs of words, as in the sentences' vectors. */
static const gdouble bigram_share = 0.7;

/* What speaks for two figures being of one thing: the nearness of their sentences, that of
 * their surroundings, and each word right beside both, that is what is said of it ("giảm 25"),
 * the word before that, the second of a unit ("tỷ đồng"); and against it: names around one that
 * the other sentence does not have, figures beside it that count the same, and numbers far
 * apart that are no slip of the pen. Fitted as log odds on conflicts planted in accounts that
 * tell the same in other words and on what was listed of real ones, read by eye. */
typedef struct {
    gdouble none, sentence, surroundings, verb, before, unit, strange, rivals, apart;
} Odds;

static const Odds number_odds = {-2.1, 8.0, 0.8, 1.5, 0.9, 0.5, -1.5, -0.8, -0.8};
static const Odds date_odds = {-0.9, 1.5, 5.0, 0.4, 0.2, 0.3, -1.5, 0.0, 0.0};

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

static gboolean
is_capital(const gchar *text, const DsTermWord *word)
{
    return g_unichar_isupper(ds_utf8_peek(text + word->start));
}

static void
add_term(GArray *vector, guint32 term, gdouble weight)
{
    const DsTermWeight one = {term, (gfloat)weight};

    g_array_append_val(vector, one);
}

/* Other figures of the row that count the same. */
static guint
count_rivals(const GArray *figures, const DsFigure *figure)
{
    guint n = 0;

    for (guint i = 0; i < figures->len; i++)
        n += ds_figures_comparable(&g_array_index(figures, DsFigure, i), figure) ? 1 : 0;
    return n - MIN(n, 1);
}

DsSurroundings *
ds_surroundings_new(const DsReportContext *context,
                    guint row,
                    const GArray *figures,
                    const DsFigure *figure)
{
    const DsTerms *terms = context->terms;
    const gfloat *idf = (const gfloat *)(gconstpointer)terms->idf->data;
    const DsTermRow *r = ds_terms_row(terms, row);
    const gchar *text = ds_corpus_article(context->corpus, r->article)->text;
    const DsTermWord *words = ds_terms_words(terms, row);
    g_autofree gboolean *marked = mark_figures(figures, words, r->n);
    DsSurroundings *around = g_new(DsSurroundings, 1);

    around->terms = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    around->names = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    around->n_rivals = count_rivals(figures, figure);
    for (guint w = 0; w < r->n; w++) {
        if (marked[w])
            continue;
        const gdouble near = kernel(figure, w);
        if (w > 0 && is_capital(text, &words[w]))
            add_term(around->names, words[w].id, near);
        if (!words[w].stop)
            add_term(around->terms, words[w].id, near * (gdouble)idf[words[w].id]);
        if (words[w].bigram != G_MAXUINT32 && w + 1 < r->n && !marked[w + 1]) {
            const guint32 term = terms->n_words + words[w].bigram;
            add_term(around->terms, term, near * bigram_share * (gdouble)idf[term]);
        }
    }
    finish(around->terms);
    finish(around->names);
    return around;
}

void
ds_surroundings_free(DsSurroundings *around)
{
    if (around == NULL)
        return;
    g_array_unref(around->terms);
    g_array_unref(around->names);
    g_free(around);
}

static gboolean
row_has(const DsTerms *terms, guint row, guint32 id)
{
    const DsTermWord *words = ds_terms_words(terms, row);

    for (guint w = 0; w < ds_terms_row(terms, row)->n; w++)
        if (words[w].id == id)
            return TRUE;
    return FALSE;
}

/* The share of the names around a figure that the other sentence does not have, the nearer the
 * more; 0 when there are no names. */
static gdouble
strange_names(const DsTerms *terms, const DsSurroundings *around, guint other)
{
    gdouble all = 0.0, strange = 0.0;

    for (guint i = 0; i < around->names->len; i++) {
        const DsTermWeight *name = &g_array_index(around->names, DsTermWeight, i);
        all += (gdouble)name->weight;
        strange += row_has(terms, other, name->term) ? 0.0 : (gdouble)name->weight;
    }
    return all > 0.0 ? strange / all : 0.0;
}

static gboolean
same_word(guint32 a, guint32 b)
{
    return a == b && a != G_MAXUINT32;
}

gdouble
ds_figures_alike(const DsTerms *terms, const DsPlaced *a, const DsPlaced *b, gdouble nearness)
{
    const DsFigure *x = a->figure, *y = b->figure;
    const Odds *odds = x->is_date ? &date_odds : &number_odds;
    gdouble value = odds->none + odds->sentence * nearness;

    value += odds->surroundings * ds_terms_vector_cosine(a->around->terms, b->around->terms);
    value += same_word(x->left[0], y->left[0]) ? odds->verb : 0.0;
    value += same_word(x->left[1], y->left[1]) ? odds->before : 0.0;
    value += same_word(x->right[1], y->right[1]) ? odds->unit : 0.0;
    value +=
        odds->strange * 0.5 *
        (strange_names(terms, a->around, b->row) + strange_names(terms, b->around, a->row));
    value += odds->rivals * log(1.0 + (gdouble)MAX(a->around->n_rivals, b->around->n_rivals));
    if (!x->is_date)
        value += odds->apart * ds_numbers_apart(&x->number, &y->number);
    return value;
}
