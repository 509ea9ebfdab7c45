#include "report/graph.h"

enum { WALK_STEPS = 20 };

static const gdouble damping = 0.85;

/* Whom a row speaks for in the walk: a family counts as one account, so that an article that
 * repeats another changes no rank. Repetitions do not speak for one another, and each counts
 * for its share of the family. */
typedef struct {
    guint32 article, family;
    gdouble share;
} Voice;

typedef struct {
    const DsGraph *graph;
    const Voice *voices; /* by row */
} Walk;

/* The part an edge plays in the walk. */
static inline gdouble
edge_weight(const Walk *walk, const Voice *mine, const DsEdge *edge)
{
    const Voice *theirs = &walk->voices[edge->row];

    if (mine->article == theirs->article)
        return (gdouble)edge->weight;
    return mine->family == theirs->family ? 0.0 : (gdouble)edge->weight * theirs->share;
}

static gdouble
strength(const Walk *walk, guint row)
{
    guint n;
    const DsEdge *edges = ds_graph_edges(walk->graph, row, &n);
    gdouble sum = 0.0;

    for (guint i = 0; i < n; i++)
        sum += edge_weight(walk, &walk->voices[row], &edges[i]);
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
            sum += edge_weight(walk, &walk->voices[r], &edges[i]) * last[edges[i].row];
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

/* The voice of each row; the caller owns them. */
static Voice *
voices_of(const DsTerms *terms)
{
    g_autoptr(GArray) shares = family_shares(terms->corpus);
    Voice *voices = g_new(Voice, terms->rows->len + 1);

    for (guint r = 0; r < terms->rows->len; r++) {
        const guint32 article = ds_terms_row(terms, r)->article;
        voices[r] = (Voice){article, ds_corpus_article(terms->corpus, article)->family,
                            g_array_index(shares, gdouble, article)};
    }
    return voices;
}

GArray *
ds_graph_rank(const DsGraph *graph, const DsTerms *terms)
{
    const guint n_rows = graph->at->len - 1;
    GArray *rank = g_array_sized_new(FALSE, FALSE, sizeof(gdouble), n_rows);
    g_autofree gdouble *last = g_new(gdouble, n_rows + 1);
    g_autofree gdouble *total = g_new(gdouble, n_rows + 1);
    g_autofree Voice *voices = voices_of(terms);
    const Walk walk = {graph, voices};

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
