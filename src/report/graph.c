#include "report/graph.h"

/* A term held by more sentences than this tells too little to be worth its pairs. */
enum { POSTINGS_CAP = 128, WALK_STEPS = 20 };

static const gdouble damping = 0.85;

/* Postings of the terms that join rows: those of one row alone, or of very many, have none. */
typedef struct {
    GArray *at;   /* of guint32: where a term's postings begin */
    GArray *rows; /* of DsEdge: row and the term's weight in it */
} Postings;

static GArray *
zeros(guint n)
{
    GArray *array = g_array_sized_new(FALSE, TRUE, sizeof(guint32), n);

    g_array_set_size(array, n);
    return array;
}

static void
postings_fill(Postings *postings, const DsTerms *terms)
{
    const guint n = terms->n_words + terms->n_bigrams;
    g_autoptr(GArray) next = NULL;

    postings->at = zeros(n + 1);
    guint32 *at = (guint32 *)(gpointer)postings->at->data;
    for (guint i = 0; i < terms->vectors->len; i++)
        at[g_array_index(terms->vectors, DsTermWeight, i).term + 1]++;
    for (guint t = 0; t < n; t++)
        at[t + 1] = at[t] + (at[t + 1] >= 2 && at[t + 1] <= POSTINGS_CAP ? at[t + 1] : 0);
    next = g_array_copy(postings->at);
    postings->rows = g_array_sized_new(FALSE, FALSE, sizeof(DsEdge), at[n]);
    g_array_set_size(postings->rows, at[n]);
    for (guint r = 0; r < terms->rows->len; r++) {
        guint n_weights;
        const DsTermWeight *weights = ds_terms_row_vector(terms, r, &n_weights);
        for (guint i = 0; i < n_weights; i++) {
            const guint32 term = weights[i].term;
            if (at[term + 1] > at[term])
                g_array_index(postings->rows, DsEdge, g_array_index(next, guint32, term)++) =
                    (DsEdge){r, weights[i].weight};
        }
    }
}

static gint
compare_edges(gconstpointer a, gconstpointer b)
{
    const guint32 x = ((const DsEdge *)a)->row, y = ((const DsEdge *)b)->row;

    return x < y ? -1 : x > y;
}

/* Adds up the products of shared terms; near holds the rows met. */
static void
meet_neighbours(
    const DsTerms *terms, const Postings *postings, guint row, gfloat *sums, GArray *near)
{
    guint n;
    const DsTermWeight *weights = ds_terms_row_vector(terms, row, &n);

    for (guint i = 0; i < n; i++) {
        const guint32 *at = &g_array_index(postings->at, guint32, weights[i].term);
        for (guint32 k = at[0]; k < at[1]; k++) {
            const DsEdge *post = &g_array_index(postings->rows, DsEdge, k);
            if (post->row == row)
                continue;
            if (sums[post->row] == 0.0f)
                g_array_append_val(near, post->row);
            sums[post->row] += post->weight * weights[i].weight;
        }
    }
}

static void
keep_edges(DsGraph *graph, gfloat *sums, const GArray *near, gdouble least)
{
    const guint from = graph->edges->len;

    for (guint i = 0; i < near->len; i++) {
        const guint32 row = g_array_index(near, guint32, i);
        const DsEdge edge = {row, sums[row]};
        sums[row] = 0.0f;
        if ((gdouble)edge.weight >= least)
            g_array_append_val(graph->edges, edge);
    }
    if (graph->edges->len > from)
        qsort(&g_array_index(graph->edges, DsEdge, from), graph->edges->len - from,
              sizeof(DsEdge), compare_edges);
}

DsGraph *
ds_graph_new(const DsTerms *terms, gdouble least)
{
    DsGraph *graph = g_new0(DsGraph, 1);
    Postings postings;
    g_autofree gfloat *sums = g_new0(gfloat, terms->rows->len + 1);
    g_autoptr(GArray) near = g_array_new(FALSE, FALSE, sizeof(guint32));

    graph->edges = g_array_new(FALSE, FALSE, sizeof(DsEdge));
    graph->at = g_array_new(FALSE, FALSE, sizeof(guint32));
    postings_fill(&postings, terms);
    for (guint r = 0; r < terms->rows->len; r++) {
        const guint32 from = graph->edges->len;
        g_array_append_val(graph->at, from);
        g_array_set_size(near, 0);
        meet_neighbours(terms, &postings, r, sums, near);
        keep_edges(graph, sums, near, least);
    }
    const guint32 end = graph->edges->len;
    g_array_append_val(graph->at, end);
    g_array_unref(postings.at);
    g_array_unref(postings.rows);
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

/* The part an edge plays in the walk: a family counts as one account, so that an article that
 * repeats another changes no rank. Repetitions do not speak for one another, and each counts
 * for its share of the family. */
typedef struct {
    const DsGraph *graph;
    const DsTerms *terms;
    GArray *shares; /* of gdouble, by article */
} Walk;

static gdouble
edge_weight(const Walk *walk, guint row, const DsEdge *edge)
{
    const guint32 a = ds_terms_row(walk->terms, row)->article;
    const guint32 b = ds_terms_row(walk->terms, edge->row)->article;
    const DsCorpus *corpus = walk->terms->corpus;

    if (a == b)
        return (gdouble)edge->weight;
    if (ds_corpus_article(corpus, a)->family == ds_corpus_article(corpus, b)->family)
        return 0.0;
    return (gdouble)edge->weight * g_array_index(walk->shares, gdouble, b);
}

static gdouble
strength(const Walk *walk, guint row)
{
    guint n;
    const DsEdge *edges = ds_graph_edges(walk->graph, row, &n);
    gdouble sum = 0.0;

    for (guint i = 0; i < n; i++)
        sum += edge_weight(walk, row, &edges[i]);
    return sum;
}

static void
walk_step(const Walk *walk, const gdouble *last, gdouble *now, guint n_rows)
{
    for (guint r = 0; r < n_rows; r++) {
        guint n;
        const DsEdge *edges = ds_graph_edges(walk->graph, r, &n);
        gdouble sum = 0.0;
        for (guint i = 0; i < n; i++)
            sum += edge_weight(walk, r, &edges[i]) * last[edges[i].row];
        now[r] = 1.0 - damping + damping * sum;
    }
}

/* Adds one to the number under a key. */
static void
count_key(GHashTable *counts, gpointer key)
{
    const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));

    g_hash_table_insert(counts, key, GUINT_TO_POINTER(n + 1));
}

/* What each article counts for (of gdouble): the shares of a family sum up to 1, copies of one
 * text have one share together. The caller owns it. */
static GArray *
family_shares(const DsCorpus *corpus)
{
    g_autoptr(GHashTable) copies = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) sizes = g_hash_table_new(NULL, NULL); /* without copies */
    GArray *shares = g_array_new(FALSE, FALSE, sizeof(gdouble));

    for (guint a = 0; a < corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(corpus, a);
        if (!g_hash_table_contains(copies, article->text))
            count_key(sizes, GUINT_TO_POINTER(article->family));
        count_key(copies, article->text);
    }
    for (guint a = 0; a < corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(corpus, a);
        const guint n =
            GPOINTER_TO_UINT(g_hash_table_lookup(sizes, GUINT_TO_POINTER(article->family)));
        const guint n_copies = GPOINTER_TO_UINT(g_hash_table_lookup(copies, article->text));
        const gdouble share = 1.0 / ((gdouble)MAX(n, 1) * (gdouble)n_copies);
        g_array_append_val(shares, share);
    }
    return shares;
}

GArray *
ds_graph_rank(const DsGraph *graph, const DsTerms *terms)
{
    const guint n_rows = graph->at->len - 1;
    GArray *rank = g_array_sized_new(FALSE, FALSE, sizeof(gdouble), n_rows);
    g_autofree gdouble *last = g_new(gdouble, n_rows + 1);
    g_autofree gdouble *total = g_new(gdouble, n_rows + 1);
    g_autoptr(GArray) shares = family_shares(terms->corpus);
    const Walk walk = {graph, terms, shares};

    g_array_set_size(rank, n_rows);
    gdouble *now = (gdouble *)(gpointer)rank->data;
    for (guint r = 0; r < n_rows; r++) {
        total[r] = strength(&walk, r);
        now[r] = 1.0;
    }
    for (guint step = 0; step < WALK_STEPS; step++) {
        for (guint r = 0; r < n_rows; r++)
            last[r] = total[r] > 0.0 ? now[r] / total[r] : 0.0;
        walk_step(&walk, last, now, n_rows);
    }
    return rank;
}
