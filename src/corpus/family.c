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

/* Runs are sorted so many at a time, by the high bits of their hashes; hits lie in heaps by the
 * high bits of their article. So neither is in memory as a whole. */
#define RUNS_AT_ONCE ((guint64)1 << 20)
#define N_HEAPS      64u
#define BAG_HITS     1022u

/* Runs and hits of some thousand articles lie in memory. */
#define MEMORY_BYTES ((gsize)16 << 20)

/* Some hits of a heap; all of its bags are full but the first. */
typedef struct Bag {
    struct Bag *next;
    guint64 n;
    guint64 hits[BAG_HITS];
} Bag;

typedef struct {
    const DsShingles *shingles;
    guint32 n_articles;
    guint32 *parent;
    guint64 *limits; /* the largest hash in the sketch of each article */
    DsShelf *shelf;
    Bag *heaps[N_HEAPS]; /* of hits: article << 32 | another that holds a run of its sketch */
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

static guint
heap_of(const Families *families, guint32 article)
{
    g_assert(article < families->n_articles);
    return (guint)((guint64)article * N_HEAPS / families->n_articles);
}

static void
add_hit(Families *families, guint32 article, guint32 other)
{
    Bag **heap = &families->heaps[heap_of(families, article)];

    if (*heap == NULL || (*heap)->n == BAG_HITS) {
        Bag *bag = (Bag *)ds_shelf_alloc(families->shelf, sizeof *bag);
        bag->next = *heap;
        *heap = bag;
    }
    (*heap)->hits[(*heap)->n++] = (guint64)article << 32 | other;
}

/* The first of n sorted hashes that is not below least. */
static guint32
first_from(const guint64 *hashes, guint32 n, guint64 least)
{
    guint32 low = 0, high = n;

    while (low < high) {
        const guint32 middle = low + (high - low) / 2;
        if (hashes[middle] < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The runs of all articles from least to most, sorted by hash, then by article. */
static void
sort_runs(const Families *families, guint64 least, guint64 most, GArray *runs)
{
    g_array_set_size(runs, 0);
    for (guint32 i = 0; i < families->n_articles; i++) {
        guint32 n;
        const guint64 *own = ds_shingles_of(families->shingles, i, &n);
        for (guint32 k = first_from(own, n, least); k < n && own[k] <= most; k++) {
            const guint64 run = (own[k] & ~ARTICLE_MASK) | i;
            g_array_append_val(runs, run);
        }
    }
    ds_radix_sort((guint64 *)(gpointer)runs->data, runs->len, ARTICLE_BITS / 8);
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
            if (k != i)
                add_hit(families, article, (guint32)(runs[k] & ARTICLE_MASK));
        }
    }
}

static void
look_at_runs(Families *families, const guint64 *runs, guint32 n_runs)
{
    for (guint32 i = 0; i < n_runs;) {
        guint32 n = 1;
        while (i + n < n_runs && (runs[i + n] & ~ARTICLE_MASK) == (runs[i] & ~ARTICLE_MASK))
            n++;
        if (n > 1)
            look_around(families, runs + i, n);
        i += n;
    }
}

/* Hashes are even: equal parts of their range hold about as many. */
static guint
bits_of_parts(const Families *families)
{
    guint64 n_runs = 0;
    guint bits = 0;

    for (guint32 i = 0; i < families->n_articles; i++) {
        guint32 n;
        ds_shingles_of(families->shingles, i, &n);
        n_runs += n;
    }
    while (n_runs >> bits > RUNS_AT_ONCE)
        bits++;
    return bits;
}

static void
find_hits(Families *families)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(guint64));
    const guint bits = bits_of_parts(families);
    const guint64 width = bits == 0 ? G_MAXUINT64 : G_MAXUINT64 >> bits;

    for (guint64 part = 0; part < (guint64)1 << bits; part++) {
        const guint64 least = bits == 0 ? 0 : part << (64 - bits);
        sort_runs(families, least, least + width, runs);
        look_at_runs(families, (const guint64 *)(gconstpointer)runs->data, runs->len);
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
compare_hits(const Families *families, guint64 *hits, guint n_hits)
{
    ds_radix_sort(hits, n_hits, 0);
    for (guint i = 0; i < n_hits;) {
        const guint32 a = (guint32)(hits[i] >> 32), b = (guint32)hits[i];
        guint32 n = 1, n_own;
        while (i + n < n_hits && hits[i + n] == hits[i])
            n++;
        ds_shingles_of(families->shingles, a, &n_own);
        if (n * 100 >= MIN(n_own, SKETCH) * MIN_SKETCH_PERCENT)
            compare(families, a, b);
        i += n;
    }
}

static void
compare_all(const Families *families)
{
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(guint64));

    for (guint i = 0; i < N_HEAPS; i++) {
        g_array_set_size(hits, 0);
        for (const Bag *bag = families->heaps[i]; bag != NULL; bag = bag->next)
            g_array_append_vals(hits, bag->hits, (guint)bag->n);
        compare_hits(families, (guint64 *)(gpointer)hits->data, hits->len);
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
    g_autoptr(DsShelf) shelf = ds_shelf_new(MEMORY_BYTES);
    g_autoptr(DsShingles) shingles = ds_shingles_new(corpus, shelf);
    /* articles beyond the number that fits find their equals only */
    Families families = {shingles, MIN(n, (guint32)ARTICLE_MASK), parent, limits, shelf,
                         {NULL}};

    for (guint32 i = 0; i < n; i++) {
        guint32 n_own;
        const guint64 *own = ds_shingles_of(shingles, i, &n_own);
        parent[i] = i;
        limits[i] = n_own > 0 ? own[MIN(n_own, SKETCH) - 1] : 0;
    }
    find_hits(&families);
    compare_all(&families);
    unite_equal_texts(corpus, parent);
    number_families(corpus, parent);
}
