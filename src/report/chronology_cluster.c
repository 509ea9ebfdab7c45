/* Average-link clustering of a few vectors: two clusters become one while the mean nearness of
 * their members is enough, the nearest two first (Sokal and Michener, 1958). */
#include "report/chronology.h"

typedef struct {
    guint n;
    gdouble *near;   /* n × n: sum of the nearness of all pairs of members */
    guint *size;     /* 0: has become part of another */
    guint32 *labels; /* of each vector: the smallest index of its cluster */
} Clusters;

static gdouble *
near_of(const Clusters *clusters, guint a, guint b)
{
    return &clusters->near[(gsize)a * clusters->n + b];
}

static void
measure(Clusters *clusters, const GPtrArray *vectors)
{
    for (guint a = 0; a < clusters->n; a++)
        for (guint b = 0; b < a; b++)
            *near_of(clusters, a, b) = *near_of(clusters, b, a) =
                ds_terms_vector_cosine((const GArray *)g_ptr_array_index(vectors, a),
                                       (const GArray *)g_ptr_array_index(vectors, b));
}

/* The two clusters that are nearest, if their mean is least or more. */
static gboolean
nearest_pair(const Clusters *clusters, gdouble least, guint *first, guint *second)
{
    gdouble most = least;
    gboolean found = FALSE;

    for (guint a = 0; a < clusters->n; a++)
        for (guint b = a + 1; clusters->size[a] > 0 && b < clusters->n; b++) {
            if (clusters->size[b] == 0)
                continue;
            const gdouble mean = *near_of(clusters, a, b) /
                                 ((gdouble)clusters->size[a] * (gdouble)clusters->size[b]);
            if (mean < most || (found && mean <= most))
                continue;
            most = mean;
            *first = a;
            *second = b;
            found = TRUE;
        }
    return found;
}

static void
merge(Clusters *clusters, guint into, guint from)
{
    for (guint c = 0; c < clusters->n; c++) {
        *near_of(clusters, into, c) += *near_of(clusters, from, c);
        *near_of(clusters, c, into) = *near_of(clusters, into, c);
        if (clusters->labels[c] == from)
            clusters->labels[c] = into;
    }
    clusters->size[into] += clusters->size[from];
    clusters->size[from] = 0;
}

guint32 *
ds_chronology_cluster(const GPtrArray *vectors, gdouble least)
{
    const guint n = vectors->len;
    g_autofree gdouble *near = g_new0(gdouble, (gsize)n * n);
    g_autofree guint *size = g_new0(guint, n);
    Clusters clusters = {n, near, size, g_new0(guint32, n)};
    guint first = 0, second = 0;

    for (guint i = 0; i < n; i++) {
        size[i] = 1;
        clusters.labels[i] = i;
    }
    measure(&clusters, vectors);
    while (nearest_pair(&clusters, least, &first, &second))
        merge(&clusters, first, second);
    return clusters.labels;
}
