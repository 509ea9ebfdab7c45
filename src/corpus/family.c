#include "corpus/family.h"

#include <string.h>

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

#define NONE G_MAXUINT32

/* A run, and where it was found last. */
typedef struct {
    guint64 hash;
    guint32 last; /* of occurrences */
} Shingle;

/* An article that holds a run, and the one found to hold it before. */
typedef struct {
    guint32 article;
    guint32 previous; /* of occurrences, or NONE */
} Occurrence;

typedef struct {
    guint32 *parent;
    guint32 *n_shingles;
    guint32 *n_shared; /* with the article at hand */
    GArray *sharing;   /* of guint32: the articles whose n_shared is not 0 */
    GArray *shingles;  /* of Shingle, each once */
    GArray *occurrences;
    guint32 *slots;  /* of shingles, by hash with open addressing: NONE is free */
    guint32 n_slots; /* a power of two, twice the number of shingles at least */
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

/* The slot that holds the run, or the free one it belongs in. */
static guint32 *
slot_of(const Families *families, guint64 hash)
{
    guint32 i = (guint32)(hash >> 32);

    for (;; i++) {
        guint32 *slot = &families->slots[i & (families->n_slots - 1)];
        if (*slot == NONE || g_array_index(families->shingles, Shingle, *slot).hash == hash)
            return slot;
    }
}

static void
make_room(Families *families)
{
    if (families->shingles->len < families->n_slots / 2)
        return;
    families->n_slots = MAX(families->n_slots * 2, 1024);
    families->slots = g_renew(guint32, families->slots, families->n_slots);
    memset(families->slots, 0xFF, families->n_slots * sizeof(guint32));
    for (guint32 i = 0; i < families->shingles->len; i++)
        *slot_of(families, g_array_index(families->shingles, Shingle, i).hash) = i;
}

static Shingle *
find_shingle(Families *families, guint64 hash)
{
    make_room(families);
    guint32 *slot = slot_of(families, hash);
    if (*slot == NONE) {
        const Shingle shingle = {hash, NONE};
        *slot = families->shingles->len;
        g_array_append_val(families->shingles, shingle);
    }
    return &g_array_index(families->shingles, Shingle, *slot);
}

/* The article holds this run: counts it for the articles that hold it, too. */
static void
add_shingle(Families *families, guint32 article, guint64 hash)
{
    Shingle *shingle = find_shingle(families, hash);
    const Occurrence occurrence = {article, shingle->last};
    guint32 i = shingle->last;

    if (i != NONE && g_array_index(families->occurrences, Occurrence, i).article == article)
        return;
    for (guint back = 0; back < MAX_HOLDERS && i != NONE; back++) {
        const Occurrence *other = &g_array_index(families->occurrences, Occurrence, i);
        if (families->n_shared[other->article]++ == 0)
            g_array_append_val(families->sharing, other->article);
        i = other->previous;
    }
    shingle->last = families->occurrences->len;
    g_array_append_val(families->occurrences, occurrence);
    families->n_shingles[article]++;
}

static void
add_shingles(Families *families, const DsArticle *article, guint32 index)
{
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
            add_shingle(families, index, hash);
        }
    }
}

static void
unite_sharing(Families *families, guint32 article)
{
    const guint32 n = families->n_shingles[article];

    for (guint i = 0; i < families->sharing->len; i++) {
        const guint32 other = g_array_index(families->sharing, guint32, i);
        const guint32 smaller = MIN(n, families->n_shingles[other]);
        if (smaller >= MIN_SHINGLES &&
            (guint64)families->n_shared[other] * 100 >= (guint64)smaller * MIN_SHARED_PERCENT)
            unite(families->parent, other, article);
        families->n_shared[other] = 0;
    }
    g_array_set_size(families->sharing, 0);
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

static void
init(Families *families, guint n)
{
    families->parent = g_new(guint32, n + 1);
    families->n_shingles = g_new0(guint32, n + 1);
    families->n_shared = g_new0(guint32, n + 1);
    families->sharing = g_array_new(FALSE, FALSE, sizeof(guint32));
    families->shingles = g_array_new(FALSE, FALSE, sizeof(Shingle));
    families->occurrences = g_array_new(FALSE, FALSE, sizeof(Occurrence));
    for (guint32 i = 0; i < n; i++)
        families->parent[i] = i;
}

static void
clear(Families *families)
{
    g_free(families->parent);
    g_free(families->n_shingles);
    g_free(families->n_shared);
    g_free(families->slots);
    g_array_unref(families->sharing);
    g_array_unref(families->shingles);
    g_array_unref(families->occurrences);
}

void
ds_families_find(DsCorpus *corpus)
{
    const guint n = corpus->articles->len;
    g_autofree guint32 *numbers = g_new0(guint32, n + 1);
    Families families = {NULL};

    init(&families, n);
    for (guint32 i = 0; i < n; i++) {
        add_shingles(&families, ds_corpus_article(corpus, i), i);
        unite_sharing(&families, i);
    }
    unite_equal_texts(corpus, &families);
    corpus->n_families = 0;
    for (guint32 i = 0; i < n; i++) {
        const guint32 root = find_root(families.parent, i);
        if (numbers[root] == 0)
            numbers[root] = ++corpus->n_families;
        ((DsArticle *)g_ptr_array_index(corpus->articles, i))->family = numbers[root];
    }
    clear(&families);
}
