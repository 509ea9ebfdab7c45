#include "report/graph.h"

#include <string.h>

#include "base/parallel.h"

/* How it is built:
 *   1. for each term that joins rows, the rows that hold it are listed;
 *   2. each row meets those behind it in the lists of its terms, many rows at a time in any
 *      thread: nearness is the same both ways;
 *   3. each edge is laid down at both its ends. */

/* A term held by more sentences than this tells too little to be worth its pairs. */
enum { POSTINGS_CAP = 128 };

enum { ROWS_AT_ONCE = 1024 };

/* Postings of the terms that join rows: those of one row alone, or of very many, have none. */
typedef struct {
    guint32 *at;  /* where a term's postings begin; one entry more */
    DsEdge *rows; /* row and the term's weight in it, by row */
} Postings;

static void
postings_fill(Postings *postings, const DsTerms *terms)
{
    const guint n = terms->n_words + terms->n_bigrams;
    const DsTermWeight *weights = (const DsTermWeight *)(gconstpointer)terms->vectors->data;
    guint32 *at = postings->at = g_new0(guint32, n + 1);

    for (guint i = 0; i < terms->vectors->len; i++)
        at[weights[i].term + 1]++;
    for (guint t = 0; t < n; t++)
        at[t + 1] = at[t] + (at[t + 1] >= 2 && at[t + 1] <= POSTINGS_CAP ? at[t + 1] : 0);
    g_autofree guint32 *next = (guint32 *)g_memdup2(at, ((gsize)n + 1) * sizeof *at);
    postings->rows = g_new(DsEdge, (gsize)at[n] + 1);
    for (guint r = 0; r < terms->rows->len; r++) {
        guint n_weights;
        weights = ds_terms_row_vector(terms, r, &n_weights);
        for (guint i = 0; i < n_weights; i++) {
            const guint32 term = weights[i].term;
            if (at[term + 1] > at[term])
                postings->rows[next[term]++] = (DsEdge){r, weights[i].weight};
        }
    }
}

/* Edges from some rows in turn to rows behind them. */
typedef struct {
    GArray *edges; /* of DsEdge: by row, then by neighbour */
    GArray *ends;  /* of guint32: where each row's edges end */
} Batch;

/* Where a worker adds up: sums by row, 0 between two rows; and the rows met. */
typedef struct {
    gfloat *sums;
    GArray *near; /* of guint32 */
} Bench;

typedef struct {
    const DsTerms *terms;
    gdouble least;
    Postings postings;
    Bench *benches; /* by worker */
    Batch *batches; /* of ROWS_AT_ONCE rows each */
} Builder;

static gint
compare_edges(gconstpointer a, gconstpointer b)
{
    const guint32 x = ((const DsEdge *)a)->row, y = ((const DsEdge *)b)->row;

    return x < y ? -1 : x > y;
}

/* Adds up the products of terms shared with rows behind this one. */
static void
meet_neighbours(const Builder *builder, Bench *bench, guint row)
{
    guint n;
    const DsTermWeight *weights = ds_terms_row_vector(builder->terms, row, &n);
    gfloat *sums = bench->sums;

    for (guint i = 0; i < n; i++) {
        const guint32 *at = builder->postings.at + weights[i].term;
        const DsEdge *first = builder->postings.rows + at[0];
        const gfloat weight = weights[i].weight;
        for (const DsEdge *post = builder->postings.rows + at[1]; post > first;) {
            post--;
            if (post->row <= row)
                break;
            if (sums[post->row] == 0.0f)
                g_array_append_val(bench->near, post->row);
            sums[post->row] += post->weight * weight;
        }
    }
}

static void
keep_edges(Batch *batch, Bench *bench, gdouble least)
{
    const guint from = batch->edges->len;

    for (guint i = 0; i < bench->near->len; i++) {
        const guint32 row = g_array_index(bench->near, guint32, i);
        const DsEdge edge = {row, bench->sums[row]};
        bench->sums[row] = 0.0f;
        if ((gdouble)edge.weight >= least)
            g_array_append_val(batch->edges, edge);
    }
    if (batch->edges->len > from + 1)
        qsort(&g_array_index(batch->edges, DsEdge, from), batch->edges->len - from,
              sizeof(DsEdge), compare_edges);
    g_array_append_val(batch->ends, batch->edges->len);
    g_array_set_size(bench->near, 0);
}

static void
meet_rows(guint from, guint to, guint worker, gpointer data)
{
    const Builder *builder = (const Builder *)data;
    Bench *bench = &builder->benches[worker];
    Batch *batch = &builder->batches[from / ROWS_AT_ONCE];

    if (bench->sums == NULL) {
        bench->sums = g_new0(gfloat, builder->terms->rows->len + 1);
        bench->near = g_array_new(FALSE, FALSE, sizeof(guint32));
    }
    batch->edges = g_array_new(FALSE, FALSE, sizeof(DsEdge));
    batch->ends = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint r = from; r < to; r++) {
        meet_neighbours(builder, bench, r);
        keep_edges(batch, bench, builder->least);
    }
}

/* The edges from a row to those behind it. */
static const DsEdge *
edges_on(const Builder *builder, guint row, guint *n)
{
    const Batch *batch = &builder->batches[row / ROWS_AT_ONCE];
    const guint in_batch = row % ROWS_AT_ONCE;
    const guint32 *ends = (const guint32 *)(gconstpointer)batch->ends->data;
    const guint32 from = in_batch > 0 ? ends[in_batch - 1] : 0;

    const DsEdge *edges = (const DsEdge *)(gconstpointer)batch->edges->data;

    *n = ends[in_batch] - from;
    return *n > 0 ? edges + from : NULL;
}

/* Lays each edge down at both its ends; those of a row come by neighbour, since the rows before
 * it are gone through before it is. */
static void
join_batches(DsGraph *graph, const Builder *builder)
{
    const guint n_rows = builder->terms->rows->len;
    guint n;

    g_array_set_size(graph->at, n_rows + 1);
    guint32 *at = (guint32 *)(gpointer)graph->at->data;
    memset(at, 0, ((gsize)n_rows + 1) * sizeof *at);
    for (guint r = 0; r < n_rows; r++) {
        const DsEdge *edges = edges_on(builder, r, &n);
        at[r + 1] += n;
        for (guint i = 0; i < n; i++)
            at[edges[i].row + 1]++;
    }
    for (guint r = 0; r < n_rows; r++)
        at[r + 1] += at[r];
    g_array_set_size(graph->edges, at[n_rows]);
    DsEdge *all = (DsEdge *)(gpointer)graph->edges->data;
    g_autofree guint32 *next = (guint32 *)g_memdup2(at, ((gsize)n_rows + 1) * sizeof *at);
    for (guint r = 0; r < n_rows; r++) {
        const DsEdge *edges = edges_on(builder, r, &n);
        for (guint i = 0; i < n; i++) {
            all[next[r]++] = edges[i];
            all[next[edges[i].row]++] = (DsEdge){r, edges[i].weight};
        }
    }
}

static void
builder_clear(Builder *builder, guint n_workers, guint n_batches)
{
    for (guint w = 0; w < n_workers; w++) {
        g_free(builder->benches[w].sums);
        g_clear_pointer(&builder->benches[w].near, g_array_unref);
    }
    for (guint b = 0; b < n_batches; b++) {
        g_clear_pointer(&builder->batches[b].edges, g_array_unref);
        g_clear_pointer(&builder->batches[b].ends, g_array_unref);
    }
    g_free(builder->postings.at);
    g_free(builder->postings.rows);
}

DsGraph *
ds_graph_new(const DsTerms *terms, gdouble least)
{
    const guint n_workers = ds_parallel_workers(terms->n_threads);
    const guint n_batches = terms->rows->len / ROWS_AT_ONCE + 1;
    g_autofree Bench *benches = g_new0(Bench, n_workers);
    g_autofree Batch *batches = g_new0(Batch, n_batches);
    Builder builder = {terms, least, {NULL, NULL}, benches, batches};
    DsGraph *graph = g_new0(DsGraph, 1);

    graph->edges = g_array_new(FALSE, FALSE, sizeof(DsEdge));
    graph->at = g_array_new(FALSE, FALSE, sizeof(guint32));
    postings_fill(&builder.postings, terms);
    ds_parallel(terms->rows->len, ROWS_AT_ONCE, terms->n_threads, meet_rows, &builder);
    join_batches(graph, &builder);
    builder_clear(&builder, n_workers, n_batches);
    return graph;
}

void
ds_graph_free(DsGraph *graph)
{
    if (graph == NULL)
        return;
    g_array_unref(graph->edges);
    g_array_unref(graph->at);
    g_free(graph);
}

const DsEdge *
ds_graph_edges(const DsGraph *graph, guint row, guint *n)
{
    const guint32 *at = &g_array_index(graph->at, guint32, row);

    *n = at[1] - at[0];
    if (*n == 0)
        return NULL; /* a graph without edges has no memory for them */
    return &g_array_index(graph->edges, DsEdge, at[0]);
}
