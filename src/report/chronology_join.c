#include "report/chronology.h"

#include "report/cluster.h"

/* How it joins:
 *   1. mentions are sorted by date; each run of one date is cut into groups of sentences that
 *      have words in common (edges of the sentence graph) or stand in one article;
 *   2. a group far from the run's largest stays an event of its own, else it joins;
 *   3. an event dated by month or year joins one dated within it that is told in the same
 *      words (chronology_absorb.c). */

/* How near two sentences (told) or two groups of them (group) of one date must be, dates apart,
 * to be of one event. Few report on a day in words that have nothing in common; a year holds
 * many events, and what a plan's or a term's years are said of is nearly always the one plan.
 */
typedef struct {
    gdouble told, group;
} Nearness;

static const Nearness day_nearness = {0.1, 0.01};
static const Nearness long_nearness = {0.15, 0.08};
static const Nearness term_nearness = {0.2, 0.03};

/* What lies ahead of the sources in a year is told in many words as one plan. */
static const gdouble clustered_nearness = 0.06, plan_nearness = 0.02;

typedef struct {
    const DsReportContext *context;
    GArray *mentions;   /* of DsDated */
    GArray *order;      /* of guint32: mentions by date */
    GPtrArray *vectors; /* of GArray: the words of each mention at hand, else NULL */
    GArray *parent;     /* of guint32: union-find over mentions */
    GArray *row_first;  /* of guint32: first mention of each row, or G_MAXUINT32 */
    GArray *events;     /* of DsDatedEvent */
} Joiner;

static const DsDated *
mention(const Joiner *joiner, guint32 index)
{
    return &g_array_index(joiner->mentions, DsDated, index);
}

static gint
compare_dates(const DsDated *a, const DsDated *b)
{
    return ds_chronology_compare_dates(a, b);
}

static gint
compare_order(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const Joiner *joiner = (const Joiner *)data;
    const gint dates = compare_dates(mention(joiner, x), mention(joiner, y));

    return dates != 0 ? dates : (x < y ? -1 : x > y);
}

static guint32
root(Joiner *joiner, guint32 index)
{
    guint32 *parent = (guint32 *)(gpointer)joiner->parent->data;

    while (parent[index] != index) {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    return index;
}

/* The smaller index stays the root, so that the result does not depend on the order. */
static void
unite(Joiner *joiner, guint32 a, guint32 b)
{
    const guint32 x = root(joiner, a), y = root(joiner, b);

    g_array_index(joiner->parent, guint32, MAX(x, y)) = MIN(x, y);
}

static gdouble
nearness(const Joiner *joiner, guint32 a, guint32 b)
{
    return ds_terms_vector_cosine((const GArray *)g_ptr_array_index(joiner->vectors, a),
                                  (const GArray *)g_ptr_array_index(joiner->vectors, b));
}

static void
free_vector(gpointer data)
{
    g_array_unref((GArray *)data);
}

static Nearness
nearness_for(DsPrecision precision)
{
    if (precision == DS_PRECISION_DAY || precision == DS_PRECISION_RANGE)
        return day_nearness;
    return precision == DS_PRECISION_YEARS || precision == DS_PRECISION_DECADE ? term_nearness
                                                                               : long_nearness;
}

/* Unites a mention with those of the same date in neighbouring sentences. */
static void
unite_neighbours(Joiner *joiner, guint32 index)
{
    const DsDated *one = mention(joiner, index);
    guint n;
    const DsEdge *edges = ds_graph_edges(joiner->context->graph, one->row, &n);

    for (guint i = 0; i < n; i++) {
        guint32 other = g_array_index(joiner->row_first, guint32, edges[i].row);
        for (; other < joiner->mentions->len && mention(joiner, other)->row == edges[i].row;
             other++)
            if (compare_dates(one, mention(joiner, other)) == 0 &&
                nearness(joiner, index, other) >= nearness_for(one->precision).told)
                unite(joiner, index, other);
    }
}

static guint32
article_of(const Joiner *joiner, guint32 index)
{
    return ds_terms_row(joiner->context->terms, mention(joiner, index)->row)->article;
}

/* What an article tells of its own day is its news, in whatever words. */
static gboolean
is_own_day(const Joiner *joiner, guint32 index)
{
    const DsArticle *article =
        ds_corpus_article(joiner->context->corpus, article_of(joiner, index));

    return ds_date_compare(mention(joiner, index)->from, article->reference.date) == 0 ||
           ds_date_compare(mention(joiner, index)->from, article->published.date) == 0;
}

/* Whether two mentions of one article and one date surely tell of one event. */
static gboolean
is_one_story(const Joiner *joiner, guint32 a, guint32 b)
{
    return mention(joiner, a)->row == mention(joiner, b)->row || is_own_day(joiner, a);
}

/* More mentions than this of one year are joined as those of a day are. */
enum { MOST_CLUSTERED = 80 };

static gboolean
lies_ahead(const Joiner *joiner, const DsDated *date)
{
    return ds_date_is_after(date->from, joiner->context->report->as_of);
}

static gboolean
is_year(DsPrecision precision)
{
    return precision == DS_PRECISION_YEAR || precision == DS_PRECISION_QUARTER;
}

/* A long time holds many events: its mentions are clustered. */
static void
cluster_run(Joiner *joiner, guint from, guint to, gdouble least)
{
    g_autoptr(GPtrArray) vectors = g_ptr_array_new();

    for (guint i = from; i < to; i++)
        g_ptr_array_add(vectors, g_ptr_array_index(joiner->vectors,
                                                   g_array_index(joiner->order, guint32, i)));
    g_autofree guint32 *labels = ds_cluster(vectors, least);
    for (guint i = from; i < to; i++) {
        const guint32 index = g_array_index(joiner->order, guint32, i);
        unite(joiner, g_array_index(joiner->order, guint32, from + labels[i - from]), index);
        if (i > from && mention(joiner, index - 1)->row == mention(joiner, index)->row &&
            compare_dates(mention(joiner, index - 1), mention(joiner, index)) == 0)
            unite(joiner, index - 1, index);
    }
}

/* The run [from, to) of order has one date; mentions of one article are in turn. */
static void
group_run(Joiner *joiner, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const guint32 index = g_array_index(joiner->order, guint32, i);
        unite_neighbours(joiner, index);
        if (i > from) {
            const guint32 last = g_array_index(joiner->order, guint32, i - 1);
            if (article_of(joiner, last) == article_of(joiner, index) &&
                is_one_story(joiner, last, index))
                unite(joiner, last, index);
        }
    }
}

static gint
compare_groups(gconstpointer a, gconstpointer b)
{
    const DsDatedEvent *x = (const DsDatedEvent *)a, *y = (const DsDatedEvent *)b;
    const guint32 first = g_array_index(x->mentions, guint32, 0);
    const guint32 second = g_array_index(y->mentions, guint32, 0);

    if (x->mentions->len != y->mentions->len)
        return x->mentions->len > y->mentions->len ? -1 : 1;
    return first < second ? -1 : first > second;
}

/* The groups of a run (of DsDatedEvent), the largest first. */
static GArray *
groups_of_run(Joiner *joiner, guint from, guint to)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(DsDatedEvent));
    g_autoptr(GHashTable) at = g_hash_table_new(NULL, NULL);

    for (guint i = from; i < to; i++) {
        const guint32 index = g_array_index(joiner->order, guint32, i);
        gpointer key = GUINT_TO_POINTER(root(joiner, index));
        gpointer place = NULL;
        if (!g_hash_table_lookup_extended(at, key, NULL, &place)) {
            const DsDatedEvent group = {.mentions = g_array_new(FALSE, FALSE, sizeof(guint32))};
            place = GUINT_TO_POINTER(groups->len);
            g_hash_table_insert(at, key, place);
            g_array_append_val(groups, group);
        }
        g_array_append_val(
            g_array_index(groups, DsDatedEvent, GPOINTER_TO_UINT(place)).mentions, index);
    }
    g_array_sort(groups, compare_groups);
    return groups;
}

static GArray *
group_vector(const Joiner *joiner, const DsDatedEvent *group)
{
    g_autoptr(GPtrArray) vectors = g_ptr_array_new();

    for (guint i = 0; i < group->mentions->len; i++)
        g_ptr_array_add(vectors, g_ptr_array_index(joiner->vectors,
                                                   g_array_index(group->mentions, guint32, i)));
    return ds_terms_vector_sum(vectors);
}

/* A sentence that may tell an event, or hints at one from two accounts. */
static gboolean
has_seed(const Joiner *joiner, const DsDatedEvent *group)
{
    guint32 family = 0;

    for (guint i = 0; i < group->mentions->len; i++) {
        const guint32 index = g_array_index(group->mentions, guint32, i);
        const guint32 other =
            ds_corpus_article(joiner->context->corpus, article_of(joiner, index))->family;
        if (mention(joiner, index)->seed)
            return TRUE;
        if (!mention(joiner, index)->hint)
            continue;
        if (family != 0 && family != other)
            return TRUE;
        family = other;
    }
    return FALSE;
}

static gint
compare_index(gconstpointer a, gconstpointer b)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;

    return x < y ? -1 : x > y;
}

static void
add_event(Joiner *joiner, DsDatedEvent group)
{
    if (!has_seed(joiner, &group)) {
        g_array_unref(group.mentions);
        return;
    }
    g_array_sort(group.mentions, compare_index);
    for (guint i = 0; i < group.mentions->len; i++)
        g_array_index(joiner->mentions, DsDated, g_array_index(group.mentions, guint32, i))
            .event = joiner->events->len;
    g_array_append_val(joiner->events, group);
}

/* As many events of one date as a further group is compared with. */
enum { MOST_CENTRES = 24 };

/* The group before g that all[g] is nearest to, if near enough; else g. */
static guint
nearest_group(const DsDatedEvent *all, const GPtrArray *centres, guint g, gdouble least)
{
    guint best = g, n_seen = 0;
    gdouble most = least;

    for (guint k = 0; k < g && n_seen < MOST_CENTRES; k++) {
        if (all[k].mentions == NULL)
            continue;
        n_seen++;
        const gdouble near =
            ds_terms_vector_cosine((const GArray *)g_ptr_array_index(centres, k),
                                   (const GArray *)g_ptr_array_index(centres, g));
        if (near < most || (best != g && near <= most))
            continue;
        most = near;
        best = k;
    }
    return best;
}

/* Joins each group to the one before it that is nearest, if any is near; the others stay
 * events. */
static void
events_of_run(Joiner *joiner, guint from, guint to)
{
    const DsDated *date = mention(joiner, g_array_index(joiner->order, guint32, from));
    const DsPrecision precision = date->precision;
    const gboolean clustered = is_year(precision) && to - from <= MOST_CLUSTERED;
    if (clustered)
        cluster_run(joiner, from, to,
                    lies_ahead(joiner, date) ? plan_nearness : clustered_nearness);
    else
        group_run(joiner, from, to);
    g_autoptr(GArray) groups = groups_of_run(joiner, from, to);
    DsDatedEvent *all = (DsDatedEvent *)(gpointer)groups->data;
    g_autoptr(GPtrArray) centres = g_ptr_array_new_with_free_func(free_vector);
    const gdouble least = clustered ? G_MAXDOUBLE : nearness_for(precision).group;

    for (guint g = 0; g < groups->len; g++) {
        g_ptr_array_add(centres, group_vector(joiner, &all[g]));
        const guint home = nearest_group(all, centres, g, least);
        if (home == g)
            continue;
        g_array_append_vals(all[home].mentions, all[g].mentions->data, all[g].mentions->len);
        g_array_unref(all[g].mentions);
        all[g].mentions = NULL;
    }
    for (guint g = 0; g < groups->len; g++)
        if (all[g].mentions != NULL)
            add_event(joiner, all[g]);
}

static void
make_vectors(Joiner *joiner, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const guint32 index = g_array_index(joiner->order, guint32, i);
        g_ptr_array_index(joiner->vectors, index) =
            ds_chronology_vector(joiner->context, mention(joiner, index), TRUE);
        ds_chronology_rest(joiner->context, i);
    }
}

static void
drop_vectors(Joiner *joiner, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const guint32 index = g_array_index(joiner->order, guint32, i);
        free_vector(g_steal_pointer(&g_ptr_array_index(joiner->vectors, index)));
    }
}

static void
joiner_init(Joiner *joiner, const DsReportContext *context, GArray *mentions)
{
    joiner->context = context;
    joiner->mentions = mentions;
    joiner->vectors = g_ptr_array_new();
    g_ptr_array_set_size(joiner->vectors, (gint)mentions->len);
    joiner->order = g_array_new(FALSE, FALSE, sizeof(guint32));
    joiner->parent = g_array_new(FALSE, FALSE, sizeof(guint32));
    joiner->row_first = g_array_new(FALSE, FALSE, sizeof(guint32));
    joiner->events = g_array_new(FALSE, FALSE, sizeof(DsDatedEvent));
    g_array_set_size(joiner->row_first, context->terms->rows->len);
    for (guint r = 0; r < joiner->row_first->len; r++)
        g_array_index(joiner->row_first, guint32, r) = G_MAXUINT32;
    for (guint32 i = 0; i < mentions->len; i++) {
        guint32 *first = &g_array_index(joiner->row_first, guint32, mention(joiner, i)->row);
        *first = MIN(*first, i);
        g_array_append_val(joiner->order, i);
        g_array_append_val(joiner->parent, i);
    }
    g_array_sort_with_data(joiner->order, compare_order, joiner);
}

GArray *
ds_chronology_join(const DsReportContext *context, GArray *mentions)
{
    Joiner joiner;

    joiner_init(&joiner, context, mentions);
    for (guint from = 0, to; from < mentions->len; from = to) {
        const DsDated *first = mention(&joiner, g_array_index(joiner.order, guint32, from));
        for (to = from + 1; to < mentions->len; to++)
            if (compare_dates(first,
                              mention(&joiner, g_array_index(joiner.order, guint32, to))) != 0)
                break;
        make_vectors(&joiner, from, to);
        events_of_run(&joiner, from, to);
        drop_vectors(&joiner, from, to);
    }
    ds_chronology_absorb(context, mentions, joiner.events);
    g_ptr_array_unref(joiner.vectors);
    g_array_unref(joiner.order);
    g_array_unref(joiner.parent);
    g_array_unref(joiner.row_first);
    return joiner.events;
}
