/* Average-link clustering by chains of nearest neighbours (Murtagh, 1983): the same clusters as
 * joining the nearest two again and again, in the square of their number. */
#include "report/cluster.h"

#include <string.h>

/* Fewer vectors than this are compared pair by pair. */
enum { FEW_VECTORS = 100 };

typedef struct {
    guint n;
    gfloat *near;    /* n × n: mean nearness of two clusters */
    guint *size;     /* 0: has become part of another */
    gboolean *done;  /* nothing is near enough any more */
    guint32 *labels; /* of each vector */
    GArray *chain;   /* of guint: each the nearest of the one before */
} Chain;

static gfloat *
near_of(const Chain *c, guint a, guint b)
{
    return &c->near[(gsize)a * c->n + b];
}

static void
set_near(Chain *c, guint a, guint b, gdouble nearness)
{
    *near_of(c, a, b) = *near_of(c, b, a) = (gfloat)nearness;
}

static void
measure_pairs(Chain *c, const GPtrArray *vectors)
{
    for (guint a = 0; a < c->n; a++)
        for (guint b = 0; b < a; b++)
            set_near(c, a, b,
                     ds_terms_vector_cosine((const GArray *)g_ptr_array_index(vectors, a),
                                            (const GArray *)g_ptr_array_index(vectors, b)));
}

/* Where a term weighs something. */
typedef struct {
    guint vector;
    gfloat weight;
} Posting;

/* The terms of the vectors: where the postings of each begin, with one entry more. */
static guint *
count_terms(const GPtrArray *vectors)
{
    g_autoptr(GArray) counts = g_array_new(FALSE, TRUE, sizeof(guint));

    g_array_set_size(counts, 2);
    for (guint i = 0; i < vectors->len; i++) {
        const GArray *vector = (const GArray *)g_ptr_array_index(vectors, i);
        for (guint k = 0; k < vector->len; k++) {
            const guint32 term = g_array_index(vector, DsTermWeight, k).term;
            if (term + 2 > counts->len)
                g_array_set_size(counts, term + 2);
            g_array_index(counts, guint, term + 1)++;
        }
    }
    for (guint t = 1; t < counts->len; t++)
        g_array_index(counts, guint, t) += g_array_index(counts, guint, t - 1);
    return (guint *)(gpointer)g_array_free(g_steal_pointer(&counts), FALSE);
}

/* Most pairs of many vectors share few terms: only those are looked at, in the order in which
 * the cosine adds them. */
static void
measure_shared(Chain *c, const GPtrArray *vectors)
{
    g_autofree guint *first = count_terms(vectors); /* of each term's postings */
    g_autofree gdouble *sums = g_new(gdouble, c->n);
    gsize n = 0;

    for (guint a = 0; a < c->n; a++)
        n += ((const GArray *)g_ptr_array_index(vectors, a))->len;
    g_autofree Posting *postings = g_new(Posting, n + 1);
    g_autofree guint *filled = g_new0(guint, n + 1); /* at a term's first posting: how many */
    for (guint a = 0; a < c->n; a++) {
        const GArray *vector = (const GArray *)g_ptr_array_index(vectors, a);
        memset(sums, 0, a * sizeof *sums);
        for (guint i = 0; i < vector->len; i++) {
            const DsTermWeight *one = &g_array_index(vector, DsTermWeight, i);
            const guint from = first[one->term];
            const Posting *end = postings + from + filled[from];
            for (const Posting *posting = postings + from; posting < end; posting++)
                sums[posting->vector] += (gdouble)one->weight * (gdouble)posting->weight;
            postings[from + filled[from]++] = (Posting){a, one->weight};
        }
        for (guint b = 0; b < a; b++)
            set_near(c, a, b, sums[b]);
    }
}

/* The cluster nearest to a, the one before it in the chain if that is as near. */
static guint
nearest(const Chain *c, guint a, guint before)
{
    guint best = before;

    for (guint b = 0; b < c->n; b++)
        if (b != a && c->size[b] > 0 && !c->done[b] &&
            (best == G_MAXUINT || *near_of(c, a, b) > *near_of(c, a, best)))
            best = b;
    return best;
}

static void
merge(Chain *c, guint a, guint b)
{
    const guint into = MIN(a, b), from = MAX(a, b);
    const gfloat n_into = (gfloat)c->size[into], n_from = (gfloat)c->size[from];

    for (guint i = 0; i < c->n; i++) {
        *near_of(c, into, i) =
            (*near_of(c, into, i) * n_into + *near_of(c, from, i) * n_from) / (n_into + n_from);
        *near_of(c, i, into) = *near_of(c, into, i);
        if (c->labels[i] == from)
            c->labels[i] = into;
    }
    c->size[into] += c->size[from];
    c->size[from] = 0;
}

static gboolean
start_chain(Chain *c)
{
    for (guint i = 0; i < c->n; i++)
        if (c->size[i] > 0 && !c->done[i]) {
            g_array_append_val(c->chain, i);
            return TRUE;
        }
    return FALSE;
}

/* Goes one step along the chain: on to the nearest, or, when two are each other's nearest,
 * joins them or finds that neither has anything near enough. */
static void
step(Chain *c, gfloat least)
{
    const guint last = g_array_index(c->chain, guint, c->chain->len - 1);
    const guint before =
        c->chain->len > 1 ? g_array_index(c->chain, guint, c->chain->len - 2) : G_MAXUINT;
    const guint next = nearest(c, last, before);

    if (next != before) {
        g_array_append_val(c->chain, next);
        return;
    }
    if (next == G_MAXUINT || *near_of(c, last, next) < least) {
        c->done[last] = TRUE;
        if (next != G_MAXUINT)
            c->done[next] = TRUE;
    } else {
        merge(c, last, next);
    }
    g_array_set_size(c->chain, next == G_MAXUINT ? 0 : c->chain->len - 2);
}

guint32 *
ds_cluster(const GPtrArray *vectors, gdouble least)
{
    const guint n = vectors->len;
    g_autofree gfloat *near = g_new0(gfloat, (gsize)n * n + 1);
    g_autofree guint *size = g_new(guint, n + 1);
    g_autofree gboolean *done = g_new0(gboolean, n + 1);
    g_autoptr(GArray) chain = g_array_new(FALSE, FALSE, sizeof(guint));
    Chain c = {n, near, size, done, g_new(guint32, n + 1), chain};

    for (guint i = 0; i < n; i++) {
        size[i] = 1;
        c.labels[i] = i;
    }
    if (n < FEW_VECTORS)
        measure_pairs(&c, vectors);
    else
        measure_shared(&c, vectors);
    while (chain->len > 0 || start_chain(&c))
        step(&c, (gfloat)least);
    return c.labels;
}
