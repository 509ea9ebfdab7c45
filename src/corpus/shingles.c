#include "corpus/shingles.h"

#include "base/radix.h"
#include "base/utf8.h"

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
    guint64 hash = G_GUINT64_CONSTANT(0xCBF29CE484222325); /* FNV-1a */

    for (const gchar *p = text + token->start; p < text + token->end; p = g_utf8_next_char(p)) {
        const gunichar small = ds_utf8_lower(ds_utf8_peek(p));
        hash = (hash ^ small) * G_GUINT64_CONSTANT(0x100000001B3);
    }
    return hash;
}

/* The last words seen, in a ring. */
typedef struct {
    guint64 words[DS_SHINGLE_WORDS];
    guint32 n;
} Window;

static gboolean
window_push(Window *window, guint64 word, guint64 *hash)
{
    window->words[window->n++ % DS_SHINGLE_WORDS] = word;
    if (window->n < DS_SHINGLE_WORDS)
        return FALSE;
    *hash = 1;
    for (guint k = 0; k < DS_SHINGLE_WORDS; k++)
        *hash = mix(*hash, window->words[(window->n + k) % DS_SHINGLE_WORDS]);
    return TRUE;
}

guint32
ds_shingles_each(
    const DsArticle *article, guint32 first, guint32 n, DsShingleFunc call, gpointer data)
{
    Window window = {.n = 0};
    guint64 hash = 0;

    for (guint32 t = first; t < first + n; t++) {
        const DsToken *token = &g_array_index(article->tokens, DsToken, t);
        if (token->kind != DS_TOKEN_PUNCT &&
            window_push(&window, word_hash(article->text, token), &hash))
            call(hash, data);
    }
    return window.n;
}

/* All runs of the article's sentences; a run may go over the end of a sentence. */
static void
append_article(GArray *hashes, const DsArticle *article)
{
    Window window = {.n = 0};
    guint64 hash = 0;

    for (guint s = 0; s < article->sentences->len; s++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
        for (guint32 t = 0; t < sentence->n_tokens; t++) {
            const DsToken *token =
                &g_array_index(article->tokens, DsToken, sentence->first_token + t);
            if (token->kind != DS_TOKEN_PUNCT &&
                window_push(&window, word_hash(article->text, token), &hash))
                g_array_append_val(hashes, hash);
        }
    }
}

/* Sorts the hashes and keeps each once. */
static void
sort_and_thin(GArray *hashes)
{
    guint64 *all = (guint64 *)(gpointer)hashes->data;
    guint kept = 0;

    if (hashes->len == 0)
        return;
    ds_radix_sort(all, hashes->len, 0);
    for (guint i = 0; i < hashes->len; i++)
        if (kept == 0 || all[kept - 1] != all[i])
            all[kept++] = all[i];
    g_array_set_size(hashes, kept);
}

DsShingles *
ds_shingles_new(const DsCorpus *corpus, DsShelf *shelf)
{
    DsShingles *shingles = g_new(DsShingles, 1);
    g_autoptr(GArray) hashes = g_array_new(FALSE, FALSE, sizeof(guint64));

    shingles->shelf = ds_shelf_ref(shelf);
    shingles->runs = g_array_new(FALSE, FALSE, sizeof(DsShingleRuns));
    for (guint32 i = 0; i < corpus->articles->len; i++) {
        g_array_set_size(hashes, 0);
        append_article(hashes, ds_corpus_article(corpus, i));
        sort_and_thin(hashes);
        const DsShingleRuns runs = {
            (const guint64 *)ds_shelf_put(shelf, hashes->data, hashes->len * sizeof(guint64)),
            hashes->len};
        g_array_append_val(shingles->runs, runs);
    }
    return shingles;
}

void
ds_shingles_free(DsShingles *shingles)
{
    if (shingles == NULL)
        return;
    g_array_unref(shingles->runs);
    ds_shelf_unref(shingles->shelf);
    g_free(shingles);
}

const guint64 *
ds_shingles_of(const DsShingles *shingles, guint32 article, guint32 *n)
{
    const DsShingleRuns *runs = &g_array_index(shingles->runs, DsShingleRuns, article);

    *n = runs->n;
    return runs->hashes;
}

guint32
ds_shingles_shared(const DsShingles *shingles, guint32 a, guint32 b)
{
    guint32 n_a, n_b, n_shared = 0;
    const guint64 *left = ds_shingles_of(shingles, a, &n_a);
    const guint64 *right = ds_shingles_of(shingles, b, &n_b);

    for (guint32 i = 0, k = 0; i < n_a && k < n_b;) {
        n_shared += left[i] == right[k];
        const guint32 step_a = left[i] <= right[k] ? 1 : 0,
                      step_b = right[k] <= left[i] ? 1 : 0;
        i += step_a;
        k += step_b;
    }
    return n_shared;
}
