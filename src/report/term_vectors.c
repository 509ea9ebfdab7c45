#include "report/term_vectors.h"

#include <math.h>
#include <string.h>

/* Pairs tell more than the words they are made of; at this share a shared pair counts about as
 * much as both its words. */
static const gdouble bigram_share = 0.7;

/* Runs of so many are sorted by insertion, then merged; so many fit without asking for memory.
 */
enum { SHORT_RUN = 8, FEW_WEIGHTS = 256 };

static void
sort_run(DsTermWeight *weights, guint n)
{
    for (guint i = 1; i < n; i++) {
        const DsTermWeight one = weights[i];
        guint k = i;
        for (; k > 0 && weights[k - 1].term > one.term; k--)
            weights[k] = weights[k - 1];
        weights[k] = one;
    }
}

/* Merges two runs, n_a and n_b long, that follow one another. */
static void
merge_runs(const DsTermWeight *from, guint n_a, guint n_b, DsTermWeight *to)
{
    const DsTermWeight *a = from, *end_a = from + n_a, *b = end_a, *end_b = b + n_b;

    while (a < end_a && b < end_b)
        *to++ = b->term < a->term ? *b++ : *a++;
    while (a < end_a)
        *to++ = *a++;
    while (b < end_b)
        *to++ = *b++;
}

void
ds_term_weights_sort(DsTermWeight *weights, guint n)
{
    DsTermWeight few[FEW_WEIGHTS];
    g_autofree DsTermWeight *many = n > FEW_WEIGHTS ? g_new(DsTermWeight, n) : NULL;
    DsTermWeight *from = weights, *to = many != NULL ? many : few;

    for (guint i = 0; i < n; i += SHORT_RUN)
        sort_run(weights + i, MIN(SHORT_RUN, n - i));
    for (guint width = SHORT_RUN; width < n; width *= 2) {
        for (guint i = 0; i < n; i += 2 * width) {
            const guint n_a = MIN(width, n - i), n_b = MIN(width, n - i - n_a);
            merge_runs(from + i, n_a, n_b, to + i);
        }
        DsTermWeight *swap = from;
        from = to;
        to = swap;
    }
    if (from != weights)
        memcpy(weights, from, n * sizeof *weights);
}

void
ds_term_vector_finish(GArray *vector)
{
    const guint n = vector->len;
    DsTermWeight *weights = (DsTermWeight *)(gpointer)vector->data;
    guint kept = 0;
    gdouble square = 0.0;

    if (n == 0)
        return;
    ds_term_weights_sort(weights, n);
    for (guint i = 0; i < n; i++)
        if (kept > 0 && weights[kept - 1].term == weights[i].term)
            weights[kept - 1].weight += weights[i].weight;
        else
            weights[kept++] = weights[i];
    g_array_set_size(vector, kept);
    for (guint i = 0; i < kept; i++)
        square += (gdouble)weights[i].weight * (gdouble)weights[i].weight;
    const gdouble length = sqrt(square);
    for (guint i = 0; i < kept; i++)
        weights[i].weight = (gfloat)((gdouble)weights[i].weight / length);
}

void
ds_term_vector_add_words(const DsTerms *terms, const DsTermWord *words, guint n, GArray *vector)
{
    const gfloat *idf = (const gfloat *)(gconstpointer)terms->idf->data;
    const guint from = vector->len;

    if (n == 0)
        return;
    g_array_set_size(vector, from + 2 * n);
    DsTermWeight *first = &g_array_index(vector, DsTermWeight, from), *to = first;
    for (guint i = 0; i < n; i++)
        if (!words[i].stop)
            *to++ = (DsTermWeight){words[i].id, idf[words[i].id]};
    for (guint i = 0; i + 1 < n; i++)
        if (words[i].bigram != G_MAXUINT32) {
            const guint32 term = terms->n_words + words[i].bigram;
            *to++ = (DsTermWeight){term, (gfloat)(bigram_share * (gdouble)idf[term])};
        }
    g_array_set_size(vector, from + (guint)(to - first));
}

static gdouble
dot(const DsTermWeight *a, guint n_a, const DsTermWeight *b, guint n_b)
{
    gdouble sum = 0.0;

    for (guint i = 0, k = 0; i < n_a && k < n_b;) {
        if (a[i].term < b[k].term)
            i++;
        else if (a[i].term > b[k].term)
            k++;
        else
            sum += (gdouble)a[i++].weight * (gdouble)b[k++].weight;
    }
    return sum;
}

gdouble
ds_terms_cosine(const DsTerms *terms, guint a, guint b)
{
    guint n_a, n_b;
    const DsTermWeight *x = ds_terms_row_vector(terms, a, &n_a);
    const DsTermWeight *y = ds_terms_row_vector(terms, b, &n_b);

    return dot(x, n_a, y, n_b);
}

GArray *
ds_terms_vector(const DsTerms *terms, DsSpan span)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    const guint32 *rows = &g_array_index(terms->article_rows, guint32, span.article);

    for (guint32 r = rows[0]; r < rows[1]; r++) {
        const DsSentence *sentence = ds_terms_sentence(terms, r);
        if (sentence->end <= span.start || sentence->start >= span.end)
            continue;
        const DsTermWord *words = ds_terms_words(terms, r);
        guint from = 0, to = ds_terms_row(terms, r)->n;
        while (from < to && words[from].start < span.start)
            from++;
        while (to > from && words[to - 1].start >= span.end)
            to--;
        ds_term_vector_add_words(terms, words + from, to - from, vector);
    }
    ds_term_vector_finish(vector);
    return vector;
}

GArray *
ds_terms_vector_without(const DsTerms *terms, guint row, const gboolean *skip)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    const DsTermWord *words = ds_terms_words(terms, row);
    const guint n = ds_terms_row(terms, row)->n;

    for (guint i = 0, to; i < n; i = to + 1) {
        for (to = i; to < n && !skip[to];)
            to++;
        ds_term_vector_add_words(terms, words + i, to - i, vector);
    }
    ds_term_vector_finish(vector);
    return vector;
}

GArray *
ds_terms_vector_sum(const GPtrArray *vectors)
{
    GArray *sum = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));

    for (guint i = 0; i < vectors->len; i++) {
        const GArray *one = (const GArray *)g_ptr_array_index(vectors, i);
        g_array_append_vals(sum, one->data, one->len);
    }
    ds_term_vector_finish(sum);
    return sum;
}

GArray *
ds_terms_rows_vector(const DsTerms *terms, const GArray *rows)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));

    for (guint i = 0; i < rows->len; i++) {
        guint n;
        const DsTermWeight *weights =
            ds_terms_row_vector(terms, g_array_index(rows, guint32, i), &n);
        g_array_append_vals(vector, weights, n);
    }
    ds_term_vector_finish(vector);
    return vector;
}

gdouble
ds_terms_vector_cosine(const GArray *a, const GArray *b)
{
    return dot((const DsTermWeight *)(gconstpointer)a->data, a->len,
               (const DsTermWeight *)(gconstpointer)b->data, b->len);
}
