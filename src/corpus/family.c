#include "corpus/family.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"

/* Two texts are one account when the smaller shares this part (in percent) of its runs of five
 * syllables with the other. Reports of one event by different hands stay under 10 %, copies
 * with cuts and changes above 40 %. */
#define MIN_SHARED_PERCENT 25
#define SHINGLE            5

/* Fewer runs than this say nothing. */
#define MIN_SHINGLES 12

/* A run found in many articles is compared with the last of them only: copies are neighbours of
 * one another, and the work stays linear. */
#define MAX_HOLDERS 8

typedef struct {
    guint64 hash;
    guint32 article;
} Shingle;

typedef struct {
    guint32 *parent;
    guint32 *n_shingles;
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

static guint64
mix(guint64 hash, guint64 value)
{
    hash ^= value;
    hash *= G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

static guint64
word_hash(const gchar *text, const DsToken *token)
{
    g_autofree gchar *folded = ds_utf8_fold(text + token->start, token->end - token->start);
    guint64 hash = G_GUINT64_CONSTANT(0xCBF29CE484222325); /* FNV-1a */

    for (const gchar *p = folded; *p != '\0'; p++)
        hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT(0x100000001B3);
    return hash;
}

static gint
by_hash(gconstpointer a, gconstpointer b)
{
    const Shingle *left = (const Shingle *)a, *right = (const Shingle *)b;

    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->article < right->article ? -1 : left->article > right->article;
}

/* Each different run of the article's own text once. */
static guint32
append_shingles(const DsArticle *article, guint32 index, GArray *shingles)
{
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free, NULL);
    guint64 window[SHINGLE];
    guint n = 0;

    for (guint s = 0; s < article->sentences->len; s++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
        for (guint32 t = 0; t < sentence->n_tokens; t++) {
            const DsToken *token =
                &g_array_index(article->tokens, DsToken, sentence->first_token + t);
            if (token->kind == DS_TOKEN_PUNCT)
                continue;
            window[n++ % SHINGLE] = word_hash(article->text, token);
            if (n < SHINGLE)
                continue;
            guint64 hash = 1;
            for (guint k = 0; k < SHINGLE; k++)
                hash = mix(hash, window[(n + k) % SHINGLE]);
            guint64 *key = g_new(guint64, 1);
            *key = hash;
            if (!g_hash_table_add(seen, key))
                continue;
            const Shingle shingle = {hash, index};
            g_array_append_val(shingles, shingle);
        }
    }
    return g_hash_table_size(seen);
}

/* Counts, for each pair of articles that hold a run both, how many runs they share. */
static GHashTable *
count_pairs(GArray *shingles)
{
    GHashTable *pairs = g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free, g_free);

    for (guint i = 1; i < shingles->len; i++) {
        const Shingle *shingle = &g_array_index(shingles, Shingle, i);
        for (guint back = 1; back <= MIN((guint)MAX_HOLDERS, i); back++) {
            const Shingle *other = &g_array_index(shingles, Shingle, i - back);
            if (other->hash != shingle->hash)
                break;
            const gint64 key = (gint64)(((guint64)other->article << 32) | shingle->article);
            guint *count = (guint *)g_hash_table_lookup(pairs, &key);
            if (count == NULL) {
                gint64 *kept = g_new(gint64, 1);
                *kept = key;
                count = g_new0(guint, 1);
                g_hash_table_insert(pairs, kept, count);
            }
            ++*count;
        }
    }
    return pairs;
}

static void
unite_pairs(GHashTable *pairs, Families *families)
{
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init(&iter, pairs); /* the order does not matter to the union */
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        const guint64 pair = (guint64) * (gint64 *)key;
        const guint32 a = (guint32)(pair >> 32), b = (guint32)pair;
        const guint32 smaller = MIN(families->n_shingles[a], families->n_shingles[b]);
        if (smaller >= MIN_SHINGLES &&
            (guint64) * (guint *)value * 100 >= (guint64)smaller * MIN_SHARED_PERCENT)
            unite(families->parent, a, b);
    }
}

/* Bytes for bytes the same text is one account, however short. */
static void
unite_equal_texts(const DsCorpus *corpus, Families *families)
{
    g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint32 i = 0; i < corpus->articles->len; i++) {
        const gchar *text = ds_corpus_article(corpus, i)->text;
        gpointer other;
        if (g_hash_table_lookup_extended(first, text, NULL, &other))
            unite(families->parent, GPOINTER_TO_UINT(other), i);
        else
            g_hash_table_insert(first, (gpointer)text, GUINT_TO_POINTER(i));
    }
}

void
ds_families_find(DsCorpus *corpus)
{
    const guint n = corpus->articles->len;
    g_autofree guint32 *parent = g_new(guint32, n + 1);
    g_autofree guint32 *n_shingles = g_new0(guint32, n + 1);
    g_autofree guint32 *numbers = g_new0(guint32, n + 1);
    Families families = {parent, n_shingles};
    g_autoptr(GArray) shingles = g_array_new(FALSE, FALSE, sizeof(Shingle));

    for (guint32 i = 0; i < n; i++) {
        parent[i] = i;
        n_shingles[i] = append_shingles(ds_corpus_article(corpus, i), i, shingles);
    }
    g_array_sort(shingles, by_hash);
    g_autoptr(GHashTable) pairs = count_pairs(shingles);
    unite_pairs(pairs, &families);
    unite_equal_texts(corpus, &families);
    corpus->n_families = 0;
    for (guint32 i = 0; i < n; i++) {
        const guint32 root = find_root(parent, i);
        if (numbers[root] == 0)
            numbers[root] = ++corpus->n_families;
        ((DsArticle *)g_ptr_array_index(corpus->articles, i))->family = numbers[root];
    }
}
