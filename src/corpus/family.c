#include "corpus/family.h"

#include <string.h>

#include "base/radix.h"
#include "corpus/shingles.h"

/* The way of it: of each article the runs with the smallest hashes are its sketch (MinHash; the
 * same in every article that shares the run). All runs of all articles are sorted, so that the
 * holders of one stand side by side; who holds much of an article's sketch is compared with it
 * run by run. Every step is linear in the number of runs. */

/* Two texts are one account when the smaller shares this part (in percent) of its runs of five
 * syllables with the other. Reports of one event by different hands stay under 10 %, copies
 * with cuts and changes above 40 %. */
#define MIN_SHARED_PERCENT 25

/* Fewer runs than this say nothing. */
#define MIN_SHINGLES 12

/* Runs in a sketch. Of an article that shares 25 % of its runs, fewer than 10 % of the sketch
 * are shared once in some thousands. */
#define SKETCH             64
#define MIN_SKETCH_PERCENT 10

/* A run found in many articles is compared with so many neighbours on each side only: copies
 * are neighbours of one another, and the work stays linear. */
#define MAX_HOLDERS 32
#define NEIGHBOURS  8

/* A number to sort: the high bits of a hash over the number of the article. */
#define ARTICLE_BITS 24
#define ARTICLE_MASK ((G_GUINT64_CONSTANT(1) << ARTICLE_BITS) - 1)

typedef struct {
    const DsShingles *shingles;
    guint32 n_articles;
    guint32 *parent;
    guint64 *limits; /* the largest hash in the sketch of each article */
    GArray *hits;    /* of guint64: article << 32 | another that holds a run of its sketch */
} Families;

static guint32
find_root(guint32 *parent, guint32 i)
{
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

/* The smaller number stays the root: families are numbered in corpus order. */
static void
unite(guint32 *parent, guint32 a, guint32 b)
{
    a = find_root(parent, a);
    b = find_root(parent, b);
    if (a != b)
        parent[MAX(a, b)] = MIN(a, b);
}

/* All runs of all articles, sorted by hash, then by article. */
static GArray *
sort_runs(const Families *families)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(guint64));

    for (guint32 i = 0; i < families->n_articles; i++) {
        guint32 n;
        const guint64 *own = ds_shingles_of(families->shingles, i, &n);
        for (guint32 k = 0; k < n; k++) {
            const guint64 run = (own[k] & ~ARTICLE_MASK) | i;
            g_array_append_val(runs, run);
        }
    }
    ds_radix_sort((guint64 *)(gpointer)runs->data, runs->len, ARTICLE_BITS / 8);
    return runs;
}

/* The holders of one run: those whose sketch it belongs to look at the others. */
static void
look_around(Families *families, const guint64 *runs, guint32 n)
{
    const guint32 reach = n <= MAX_HOLDERS ? n : NEIGHBOURS;

    for (guint32 i = 0; i < n; i++) {
        const guint32 article = (guint32)(runs[i] & ARTICLE_MASK);
        if ((runs[i] & ~ARTICLE_MASK) > families->limits[article])
            continue;
        const guint32 from = i > reach ? i - reach : 0, to = MIN(n, i + 1 + reach);
        for (guint32 k = from; k < to; k++) {
            const guint64 hit = (guint64)article << 32 | (runs[k] & ARTICLE_MASK);
            if (k != i)
                g_array_append_val(families->hits, hit);
        }
    }
}

static void
find_hits(Families *families)
{
    g_autoptr(GArray) sorted = sort_runs(families);
    const guint64 *runs = (const guint64 *)(gconstpointer)sorted->data;

    for (guint32 i = 0; i < sorted->len;) {
        guint32 n = 1;
        while (i + n < sorted->len &&
               (runs[i + n] & ~ARTICLE_MASK) == (runs[i] & ~ARTICLE_MASK))
            n++;
        if (n > 1)
            look_around(families, runs + i, n);
        i += n;
    }
}

static void
compare(const Families *families, guint32 a, guint32 b)
{
    guint32 n_a, n_b;

    ds_shingles_of(families->shingles, a, &n_a);
    ds_shingles_of(families->shingles, b, &n_b);
    const guint32 smaller = MIN(n_a, n_b);
    if (smaller < MIN_SHINGLES ||
        find_root(families->parent, a) == find_root(families->parent, b))
        return;
    const guint64 n_shared = ds_shingles_shared(families->shingles, a, b);
    if (n_shared * 100 >= (guint64)smaller * MIN_SHARED_PERCENT)
        unite(families->parent, a, b);
}

/* Hits are sorted: those of two articles stand side by side. */
static void
compare_hits(const Families *families)
{
    guint64 *hits = (guint64 *)(gpointer)families->hits->data;

    ds_radix_sort(hits, families->hits->len, 0);
    for (guint i = 0; i < families->hits->len;) {
        const guint32 a = (guint32)(hits[i] >> 32), b = (guint32)hits[i];
        guint32 n = 1, n_own;
        while (i + n < families->hits->len && hits[i + n] == hits[i])
            n++;
        ds_shingles_of(families->shingles, a, &n_own);
        if (n * 100 >= MIN(n_own, SKETCH) * MIN_SKETCH_PERCENT)
            compare(families, a, b);
        i += n;
    }
}

/* Bytes for bytes the same text is one account, however short. */
static void
unite_equal_texts(const DsCorpus *corpus, guint32 *parent)
{
    g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint32 i = 0; i < corpus->articles->len; i++) {
        const gchar *text = ds_corpus_article(corpus, i)->text;
        gpointer other;
        if (g_hash_table_lookup_extended(first, text, NULL, &other))
            unite(parent, GPOINTER_TO_UINT(other), i);
        else
            g_hash_table_insert(first, (gpointer)text, GUINT_TO_POINTER(i));
    }
}

static void
number_families(DsCorpus *corpus, guint32 *parent)
{
    g_autofree guint32 *numbers = g_new0(guint32, corpus->articles->len + 1);

    corpus->n_families = 0;
    for (guint32 i = 0; i < corpus->articles->len; i++) {
        const guint32 root = find_root(parent, i);
        if (numbers[root] == 0)
            numbers[root] = ++corpus->n_families;
        ((DsArticle *)g_ptr_array_index(corpus->articles, i))->family = numbers[root];
    }
}

void
ds_families_find(DsCorpus *corpus)
{
    const guint32 n = corpus->articles->len;
    g_autofree guint32 *parent = g_new(guint32, n + 1);
    g_autofree guint64 *limits = g_new0(guint64, n + 1);
    g_autoptr(DsShingles) shingles = ds_shingles_new(corpus);
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(guint64));
    /* articles beyond the number that fits find their equals only */
    Families families = {shingles, MIN(n, (guint32)ARTICLE_MASK), parent, limits, hits};

    for (guint32 i = 0; i < n; i++) {
        guint32 n_own;
        const guint64 *own = ds_shingles_of(shingles, i, &n_own);
        parent[i] = i;
        limits[i] = n_own > 0 ? own[MIN(n_own, SKETCH) - 1] : 0;
    }
    find_hits(&families);
    compare_hits(&families);
    unite_equal_texts(corpus, parent);
    number_families(corpus, parent);
}
