/* How contradictions are found:
 *   1. two sentences that are copies of one another but for a figure: the figures in the same
 *      place are held against one another;
 *   2. sentences of two accounts that tell the same in other words: figures of one unit, or
 *      days, that stand among the same words. Such a figure counts only when the other account
 *      does not say it anywhere, and the other way round; of several the most alike is taken;
 *   3. what two accounts contradict one another in is told once, however many repeat it. */
#include "report/gaps.h"

#include "base/shelf.h"
#include "report/gaps_conflict.h"

/* From here on two sentences are copies, and one word around the figure is enough; in one
 * article or its repetitions, where one thing is often said of several in the same words, only
 * copies are compared. */
static const gdouble copy_nearness = 0.7;

/* So much more alike two figures must stand when there is a reason to doubt: of a month or a
 * year much is told; what happened in the evening is reported on the day after; days far apart
 * are seldom of one event; numbers of sentences that name different dates may well differ; and
 * of ranks and names of one kind there are many. */
static const gdouble beyond_doubt = 1.3;

/* And two numbers, or two days, when one account says both, in two places. */
static const gdouble all_the_same = 3.0, all_the_same_day = 2.0;

/* So many of the four words around two figures are the same when their place is. */
enum { SAME_PLACE = 3 };

/* Copies come first. */
enum { COPY_STRENGTH = 100 };

/* Days between two tellings of one event, at most, unless they are alike beyond doubt. */
enum { FAR_APART = 45 };

/* A sentence of so many figures, one to so many words or more, is a table's. */
enum { TABLE_FIGURES = 8, TABLE_SHARE = 4 };

typedef struct {
    DsReportContext *context;
    const DsFigureRules *rules;
    GPtrArray *figures;      /* of GArray of DsFigure by row, or NULL; owned */
    GPtrArray *surroundings; /* of GPtrArray of DsSurroundings by row, or NULL; owned */
    GArray *none;            /* of rows without a figure, which most are */
    DsShelf *shelf;          /* where the figures lie */
    GArray *conflicts;       /* of DsConflict */
} Finder;

/* Figures of some ten thousand sentences lie in memory. */
#define MEMORY_BYTES ((gsize)8 << 20)

static void
free_figures(gpointer data)
{
    GArray *figures = (GArray *)data;

    if (figures != NULL && figures->len > 0)
        ds_shelf_free_array(figures);
    else if (figures != NULL)
        g_array_unref(figures); /* the one that all rows without share */
}

static void
free_pointers(gpointer data)
{
    if (data != NULL)
        g_ptr_array_unref((GPtrArray *)data);
}

static const GArray *
figures_of(Finder *finder, guint row)
{
    if (g_ptr_array_index(finder->figures, row) == NULL) {
        GArray *figures = ds_figures_of(finder->context, finder->rules, row);
        if (figures->len == 0) {
            g_array_unref(figures);
            figures = g_array_ref(finder->none);
        } else {
            ds_shelf_take_array(finder->shelf, figures);
        }
        g_ptr_array_index(finder->figures, row) = figures;
    }
    return (const GArray *)g_ptr_array_index(finder->figures, row);
}

static const DsFigure *
nth(const GArray *figures, guint i)
{
    return &g_array_index(figures, DsFigure, i);
}

static void
free_surroundings(gpointer data)
{
    ds_surroundings_free((DsSurroundings *)data);
}

/* The i-th figure of a row with what stands around it. */
static DsPlaced
placed(Finder *finder, guint row, guint i)
{
    const GArray *figures = figures_of(finder, row);
    GPtrArray *all = (GPtrArray *)g_ptr_array_index(finder->surroundings, row);

    if (all == NULL) {
        all = g_ptr_array_new_with_free_func(free_surroundings);
        g_ptr_array_set_size(all, (gint)figures->len);
        g_ptr_array_index(finder->surroundings, row) = all;
    }
    if (g_ptr_array_index(all, i) == NULL)
        g_ptr_array_index(all, i) =
            ds_surroundings_new(finder->context, row, figures, nth(figures, i));
    return (DsPlaced){nth(figures, i), (const DsSurroundings *)g_ptr_array_index(all, i), row};
}

static guint32
article_of(const Finder *finder, guint row)
{
    return ds_terms_row(finder->context->terms, row)->article;
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

static gboolean
dates_named(const GArray *figures)
{
    for (guint i = 0; i < figures->len; i++)
        if (nth(figures, i)->is_date)
            return TRUE;
    return FALSE;
}

/* Sentences that name dates, and none in common, may well tell of two things. */
static gboolean
dates_meet(const GArray *a, const GArray *b)
{
    if (!dates_named(a) || !dates_named(b))
        return TRUE;
    for (guint i = 0; i < a->len; i++)
        for (guint k = 0; nth(a, i)->is_date && k < b->len; k++)
            if (ds_figures_agree(nth(a, i), nth(b, k)))
                return TRUE;
    return FALSE;
}

/* The figure of b that stands where the figure of a stands in a copy, and says something else;
 * NULL when there is none. */
static const DsFigure *
opponent(const DsFigure *figure, const GArray *a, const GArray *b)
{
    const DsFigure *best = NULL;
    guint most = 1;

    if (is_among(figure, b))
        return NULL;
    for (guint i = 0; i < b->len; i++) {
        const DsFigure *other = nth(b, i);
        const guint near = ds_figures_nearness(figure, other);
        /* what stands elsewhere in the sentence too is no opponent, unless the place is the
         * same beyond doubt */
        if (other->is_date != figure->is_date || other->spelled || other->relative ||
            near < most || (near < SAME_PLACE && is_among(other, a)))
            continue;
        if (figure->is_date && other->precision != figure->precision)
            continue;
        if (!figure->is_date && figure->right[0] != other->right[0] &&
            figure->left[0] != other->left[0])
            continue;
        if (best != NULL && near == most)
            continue;
        best = other;
        most = near;
    }
    return best;
}

static void
add_conflict(Finder *finder,
             guint row,
             const DsFigure *figure,
             guint other,
             const DsFigure *against,
             gdouble alike)
{
    const DsConflict conflict = {.row = row,
                                 .other = other,
                                 .place = figure->start,
                                 .other_place = against->start,
                                 .figure = *figure,
                                 .against = *against,
                                 .alike = alike};

    g_array_append_val(finder->conflicts, conflict);
}

/* Whether an article says the same anywhere: a number of the same unit, a date as exact. */
static gboolean
says(Finder *finder, guint32 article, const DsFigure *figure)
{
    const GArray *first = finder->context->terms->article_rows;

    for (guint r = g_array_index(first, guint32, article);
         r < g_array_index(first, guint32, article + 1); r++) {
        const GArray *figures = figures_of(finder, r);
        for (guint i = 0; i < figures->len; i++) {
            const DsFigure *other = nth(figures, i);
            const gboolean alike = figure->is_date ? figure->precision == other->precision
                                   : figure->name  ? ds_figures_comparable(figure, other)
                                                   : ds_figures_count_alike(figure, other);
            if (alike && ds_figures_agree(figure, other))
                return TRUE;
        }
    }
    return FALSE;
}

/* A list repeats its words for one thing after another: what stands in a copy of its lines is
 * in the same place only when the other account does not say it elsewhere, or all words around
 * are the same; and a name or a rank ("Điều 54") only then. Two figures that both accounts say
 * are no conflict. */
static gboolean
is_copied_place(
    Finder *finder, guint row, guint other, const DsFigure *figure, const DsFigure *against)
{
    const gboolean theirs = says(finder, article_of(finder, other), figure);

    if (theirs && says(finder, article_of(finder, row), against))
        return FALSE;
    return ds_figures_nearness(figure, against) >= SAME_PLACE ||
           (!figure->name && (figure->is_date || !theirs));
}

static void
compare_copies(Finder *finder, guint row, guint other, gdouble near)
{
    const GArray *mine = figures_of(finder, row), *theirs = figures_of(finder, other);
    const gboolean meet = dates_meet(mine, theirs);

    for (guint i = 0; i < mine->len; i++) {
        const DsFigure *figure = nth(mine, i);
        if (figure->spelled || figure->relative || (!figure->is_date && !meet))
            continue;
        const DsFigure *against = opponent(figure, mine, theirs);
        if (against != NULL && is_copied_place(finder, row, other, figure, against))
            add_conflict(finder, row, figure, other, against, COPY_STRENGTH + near);
    }
}

/* Whether the account that row is of says the same in that sentence, or anywhere. */
static gboolean
is_said(Finder *finder, guint row, const DsFigure *figure)
{
    return is_among(figure, figures_of(finder, row)) ||
           says(finder, article_of(finder, row), figure);
}

/* Two figures are apart when neither account says what the other does; an account that
 * contradicts itself is held to what stands in the same place. */
static gboolean
are_apart(Finder *finder,
          guint row,
          const DsFigure *figure,
          guint other,
          const DsFigure *against,
          gdouble alike)
{
    const gboolean theirs = !is_said(finder, other, figure);
    const gboolean mine = !is_said(finder, row, against);

    if (theirs && mine)
        return TRUE;
    return (theirs || mine) && alike >= (figure->is_date ? all_the_same_day : all_the_same) &&
           !is_among(figure, figures_of(finder, other)) &&
           !is_among(against, figures_of(finder, row));
}

/* Days next to one another, or so far apart that they are hardly those of one event. */
static gboolean
are_doubtful_days(const DsFigure *a, const DsFigure *b)
{
    if (a->from.year == 0 || b->from.year == 0)
        return FALSE;
    const gint32 apart = ABS(ds_date_days(a->from) - ds_date_days(b->from));
    return apart <= 1 || apart > FAR_APART;
}

/* A slip of the pen changes the year or the day, not both. */
static gboolean
are_two_days(const DsFigure *a, const DsFigure *b)
{
    return a->from.year != 0 && b->from.year != 0 && a->from.year != b->from.year &&
           a->from.month != b->from.month;
}

static gdouble
least_for(const DsFigure *figure, const DsFigure *against, gboolean meet)
{
    if (!figure->is_date)
        return meet && !figure->name && figure->unit == against->unit ? 0.0 : beyond_doubt;

    const gboolean coarse =
        figure->precision != DS_PRECISION_DAY && figure->precision != DS_PRECISION_RANGE;

    if (!coarse && are_two_days(figure, against))
        return G_MAXDOUBLE;
    return coarse || are_doubtful_days(figure, against) ? beyond_doubt : 0.0;
}

static void
compare_accounts(Finder *finder, guint row, guint other, gdouble near)
{
    const GArray *mine = figures_of(finder, row), *theirs = figures_of(finder, other);
    const gboolean meet = dates_meet(mine, theirs);

    for (guint i = 0; i < mine->len; i++)
        for (guint k = 0; k < theirs->len; k++) {
            const DsFigure *figure = nth(mine, i), *against = nth(theirs, k);
            if (!ds_figures_comparable(figure, against) || ds_figures_agree(figure, against))
                continue;
            const DsPlaced x = placed(finder, row, i), y = placed(finder, other, k);
            const gdouble alike = ds_figures_alike(finder->context->terms, &x, &y, near);
            if (alike >= least_for(figure, against, meet) &&
                are_apart(finder, row, figure, other, against, alike))
                add_conflict(finder, row, figure, other, against, alike);
        }
}

/* A line of a table says nothing without its columns. */
static gboolean
is_table(Finder *finder, guint row)
{
    const guint n = figures_of(finder, row)->len;

    return n >= TABLE_FIGURES &&
           TABLE_SHARE * n >= ds_terms_row(finder->context->terms, row)->n;
}

/* A title or a question is no statement to be held against another. */
static gboolean
is_statement(Finder *finder, guint row)
{
    const DsBlockKind kind = ds_terms_block(finder->context->terms, row)->kind;

    return (kind == DS_BLOCK_LEAD || kind == DS_BLOCK_BODY || kind == DS_BLOCK_ANSWER) &&
           !is_table(finder, row);
}

static void
compare_neighbours(Finder *finder, guint row)
{
    const DsReportContext *context = finder->context;
    guint n;
    const DsEdge *edges = ds_graph_edges(context->graph, row, &n);

    for (guint i = 0; i < n; i++) {
        const gdouble near = (gdouble)edges[i].weight;
        const guint other = edges[i].row;
        if (other <= row || !is_statement(finder, other))
            continue;
        if (near >= copy_nearness)
            compare_copies(finder, row, other, near);
        else if (article_of(finder, other) != article_of(finder, row))
            compare_accounts(finder, row, other, near);
    }
}

void
ds_gaps_contradictions(DsReportContext *context)
{
    g_autoptr(DsFigureRules) rules = ds_figure_rules_new(context->pack);
    const gint n_rows = (gint)context->terms->rows->len;
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(DsFigure));
    g_autoptr(DsShelf) shelf = ds_shelf_new(MEMORY_BYTES);
    Finder finder = {context,
                     rules,
                     g_ptr_array_new_with_free_func(free_figures),
                     g_ptr_array_new_with_free_func(free_pointers),
                     none,
                     shelf,
                     g_array_new(FALSE, FALSE, sizeof(DsConflict))};

    g_ptr_array_set_size(finder.figures, n_rows);
    g_ptr_array_set_size(finder.surroundings, n_rows);
    for (guint row = 0; row < context->terms->rows->len; row++)
        if (is_statement(&finder, row))
            compare_neighbours(&finder, row);
    ds_conflicts_tell(context, finder.conflicts);
    g_ptr_array_unref(finder.figures);
    g_ptr_array_unref(finder.surroundings);
    g_array_unref(finder.conflicts);
}
