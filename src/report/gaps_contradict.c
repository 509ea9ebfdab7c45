#include "report/gaps.h"

#include "base/hash.h"
#include "report/gaps_context.h"

/* Sentences of two accounts this near tell the same; of one article or its repetitions, where
 * one thing is often said of several in the same words, they must be nearer. */
static const gdouble other_account_nearness = 0.4;
static const gdouble same_family_nearness = 0.7;

/* From here on two sentences are copies, and one word around the figure is enough. */
static const gdouble copy_nearness = 0.7;

/* So many of the four words around two figures are the same when their place is. */
enum { SAME_PLACE = 3 };

typedef struct {
    DsReportContext *context;
    const DsFigureRules *rules;
    GPtrArray *figures; /* of GArray of DsFigure by row, or NULL; owned */
    GHashTable *told;   /* of gint64: places of figures that are in the report already */
} Finder;

static void
free_figures(gpointer data)
{
    if (data != NULL)
        g_array_unref((GArray *)data);
}

static const GArray *
figures_of(Finder *finder, guint row)
{
    if (g_ptr_array_index(finder->figures, row) == NULL)
        g_ptr_array_index(finder->figures, row) =
            ds_figures_of(finder->context, finder->rules, row);
    return (const GArray *)g_ptr_array_index(finder->figures, row);
}

static const DsFigure *
nth(const GArray *figures, guint i)
{
    return &g_array_index(figures, DsFigure, i);
}

/* A day lies in its year, and the year may be named for another reason: only dates of one
 * precision answer one another. */
static gboolean
is_among(const DsFigure *figure, const GArray *figures)
{
    for (guint i = 0; i < figures->len; i++)
        if (ds_figures_agree(figure, nth(figures, i)) &&
            (!figure->is_date || figure->precision == nth(figures, i)->precision))
            return TRUE;
    return FALSE;
}

static guint
count_dates(const GArray *figures)
{
    guint n = 0;

    for (guint i = 0; i < figures->len; i++)
        n += nth(figures, i)->is_date ? 1 : 0;
    return n;
}

/* Sentences that name dates, and none in common, may well tell of two things. */
static gboolean
dates_meet(const GArray *a, const GArray *b)
{
    if (count_dates(a) == 0 || count_dates(b) == 0)
        return TRUE;
    for (guint i = 0; i < a->len; i++)
        for (guint k = 0; nth(a, i)->is_date && k < b->len; k++)
            if (ds_figures_agree(nth(a, i), nth(b, k)))
                return TRUE;
    return FALSE;
}

/* Two numbers measure the same when the unit behind and what is said before them ("giảm 25 tỷ")
 * are the same; in copies of a sentence either side will do. */
static gboolean
is_same_measure(const DsFigure *a, const DsFigure *b, guint least)
{
    const gboolean unit = a->right[0] == b->right[0];
    const gboolean verb = a->left[0] == b->left[0] && a->left[0] != G_MAXUINT32;

    return least > 1 ? unit && verb : unit || verb;
}

/* The figure of b that stands where the figure of a stands, and says something else; NULL when
 * there is none. */
static const DsFigure *
opponent(const DsFigure *figure, const GArray *a, const GArray *b, guint least)
{
    const DsFigure *best = NULL;
    guint most = least;

    if (is_among(figure, b))
        return NULL;
    for (guint i = 0; i < b->len; i++) {
        const DsFigure *other = nth(b, i);
        const guint near = ds_figures_nearness(figure, other);
        /* what stands elsewhere in the sentence too is no opponent, unless the place is the
         * same beyond doubt */
        if (other->is_date != figure->is_date || near < most ||
            (near < SAME_PLACE && is_among(other, a)))
            continue;
        if (figure->is_date && other->precision != figure->precision)
            continue;
        if (!figure->is_date && !is_same_measure(figure, other, least))
            continue;
        if (best != NULL && near == most)
            continue;
        best = other;
        most = near;
    }
    return best;
}

/* A figure is held against another once, however many articles repeat either. */
static gboolean
is_told(Finder *finder, guint32 a, const DsFigure *x, guint32 b, const DsFigure *y)
{
    const gint64 first = ((gint64)a << 32) | x->start;
    const gint64 second = ((gint64)b << 32) | y->start;

    if (g_hash_table_contains(finder->told, &first) ||
        g_hash_table_contains(finder->told, &second))
        return TRUE;
    g_hash_table_add(finder->told, g_memdup2(&first, sizeof first));
    g_hash_table_add(finder->told, g_memdup2(&second, sizeof second));
    return FALSE;
}

static void
compare_rows(Finder *finder, guint row, guint other, gdouble near)
{
    const guint32 a = ds_terms_row(finder->context->terms, row)->article;
    const guint32 b = ds_terms_row(finder->context->terms, other)->article;
    const GArray *mine = figures_of(finder, row), *theirs = figures_of(finder, other);
    const gboolean meet = dates_meet(mine, theirs);

    for (guint i = 0; i < mine->len; i++) {
        const DsFigure *figure = nth(mine, i);
        const guint least = near >= copy_nearness ? 1 : 2;
        if (!figure->is_date && !meet)
            continue;
        const DsFigure *against = opponent(figure, mine, theirs, least);
        if (against == NULL || is_told(finder, a, figure, b, against))
            continue;
        const DsSpan places[] = {{a, figure->start, figure->end},
                                 {b, against->start, against->end}};
        ds_gap_add(finder->context, "contradiction",
                   figure->is_date ? "gap-date" : "gap-number", places, 2);
    }
}

/* A title or a question is no statement to be held against another. */
static gboolean
is_statement(const DsReportContext *context, guint row)
{
    const DsBlockKind kind = ds_terms_block(context->terms, row)->kind;

    return kind == DS_BLOCK_LEAD || kind == DS_BLOCK_BODY || kind == DS_BLOCK_ANSWER;
}

void
ds_gaps_contradictions(DsReportContext *context)
{
    g_autoptr(DsFigureRules) rules = ds_figure_rules_new(context->pack);
    g_autoptr(GHashTable) told =
        g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free, NULL);
    Finder finder = {context, rules, g_ptr_array_new_with_free_func(free_figures), told};

    g_ptr_array_set_size(finder.figures, (gint)context->terms->rows->len);
    for (guint row = 0; row < context->terms->rows->len; row++) {
        guint n;
        const DsEdge *edges = ds_graph_edges(context->graph, row, &n);
        const guint32 article = ds_terms_row(context->terms, row)->article;
        if (!is_statement(context, row))
            continue;
        for (guint i = 0; i < n; i++) {
            const gdouble near = (gdouble)edges[i].weight;
            const guint32 other = ds_terms_row(context->terms, edges[i].row)->article;
            const gboolean same = ds_corpus_article(context->corpus, other)->family ==
                                  ds_corpus_article(context->corpus, article)->family;
            if (edges[i].row > row && is_statement(context, edges[i].row) &&
                near >= (same ? same_family_nearness : other_account_nearness))
                compare_rows(&finder, row, edges[i].row, near);
        }
    }
    g_ptr_array_unref(finder.figures);
}
