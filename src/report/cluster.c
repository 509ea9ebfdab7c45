/* Average-link clustering by chains of nearest neighbours (Murtagh, 1983): the same clusters as
 * joining the nearest two again and again, in the square of their number. */
#include "report/cluster.h"

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
measure(Chain *c, const GPtrArray *vectors)
{
    for (guint a = 0; a < c->n; a++)
        for (guint b = 0; b < a; b++)
            *near_of(c, a, b) = *near_of(c, b, a) =
                (gfloat)ds_terms_vector_cosine((const GArray *)g_ptr_array_index(vectors, a),
                                               (const GArray *)g_ptr_array_index(vectors, b));
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
    measure(&c, vectors);
    while (chain->len > 0 || start_chain(&c))
        step(&c, (gfloat)least);
    return c.labels;
}
