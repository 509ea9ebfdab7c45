#include "report/voices.h"

#include <string.h>

#include "base/hash.h"

/* An article repeats another when this share of its text stands there too. */
static const gdouble repeated_share = 0.85;

/* A sentence of an article: the hash of its words. */
typedef struct {
    guint64 hash;
    guint32 article;
    guint32 n_bytes;
} Line;

static guint64
hash_words(const DsArticle *article, const DsSentence *sentence)
{
    guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);

    for (guint32 i = 0; i < sentence->n_tokens; i++) {
        const DsToken *token =
            &g_array_index(article->tokens, DsToken, sentence->first_token + i);
        if (token->kind == DS_TOKEN_PUNCT)
            continue;
        for (guint32 b = token->start; b < token->end; b++)
            hash = (hash ^ (guchar)article->text[b]) * G_GUINT64_CONSTANT(1099511628211);
        hash = (hash ^ ' ') * G_GUINT64_CONSTANT(1099511628211);
    }
    return hash;
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
    const Line *x = (const Line *)a, *y = (const Line *)b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static GArray *
lines_of(const DsCorpus *corpus, guint64 *n_bytes)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));

    for (guint32 a = 0; a < corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(corpus, a);
        for (guint s = 0; s < article->sentences->len; s++) {
            const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
            const Line line = {hash_words(article, sentence), a,
                               sentence->end - sentence->start};
            n_bytes[a] += line.n_bytes;
            g_array_append_val(lines, line);
        }
    }
    g_array_sort(lines, compare_lines);
    return lines;
}

static gboolean
are_family(const DsCorpus *corpus, guint32 a, guint32 b)
{
    return ds_corpus_article(corpus, a)->family == ds_corpus_article(corpus, b)->family;
}

/* Adds to shared (pair of articles of one family → bytes) what the lines from … to of one hash
 * have in common; an article that says a line twice says it once. */
static void
share_lines(const DsCorpus *corpus, const Line *lines, guint n, GHashTable *shared)
{
    for (guint i = 0; i < n; i++) {
        if (i > 0 && lines[i].article == lines[i - 1].article)
            continue;
        for (guint k = 0; k < n; k++) {
            if (lines[k].article == lines[i].article ||
                !are_family(corpus, lines[k].article, lines[i].article))
                continue;
            const gint64 key = (gint64)(((guint64)lines[k].article << 32) | lines[i].article);
            guint64 *bytes = (guint64 *)g_hash_table_lookup(shared, &key);
            if (bytes == NULL) {
                bytes = g_new0(guint64, 1);
                g_hash_table_insert(shared, g_memdup2(&key, sizeof key), bytes);
            }
            *bytes += lines[k].n_bytes;
        }
    }
}

/* Whether nearly all of a stands in b. */
static gboolean
repeats(GHashTable *shared, const guint64 *n_bytes, guint32 a, guint32 b)
{
    const gint64 key = (gint64)(((guint64)a << 32) | b);
    const guint64 *bytes = (const guint64 *)g_hash_table_lookup(shared, &key);

    return bytes != NULL && (gdouble)*bytes >= repeated_share * (gdouble)n_bytes[a];
}

/* Lines that very many articles have (a site's own) would make pairs without end and say
 * nothing of one article repeating another. */
enum { MOST_HOLDERS = 64 };

static GHashTable *
share_all(const DsCorpus *corpus, const GArray *lines)
{
    GHashTable *shared = g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free, g_free);

    for (guint i = 0, to; i < lines->len; i = to) {
        const Line *first = &g_array_index(lines, Line, i);
        for (to = i + 1; to < lines->len; to++)
            if (g_array_index(lines, Line, to).hash != first->hash)
                break;
        if (to - i > 1 && to - i <= MOST_HOLDERS)
            share_lines(corpus, first, to - i, shared);
    }
    return shared;
}

/* For each article the first that it repeats; of two that repeat each other the first speaks.
 */
static void
find_speakers(GHashTable *shared, const guint64 *n_bytes, guint32 *voices)
{
    GHashTableIter iter;
    gpointer key;

    g_hash_table_iter_init(&iter, shared);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const guint64 pair = (guint64) * (const gint64 *)key;
        const guint32 a = (guint32)(pair >> 32), b = (guint32)pair;
        if ((voices[a] == a || b < voices[a]) && repeats(shared, n_bytes, a, b) &&
            (b < a || !repeats(shared, n_bytes, b, a)))
            voices[a] = b;
    }
}

GArray *
ds_voices(const DsCorpus *corpus)
{
    const guint n = corpus->articles->len;
    GArray *voices = g_array_sized_new(FALSE, FALSE, sizeof(guint32), n);
    g_autofree guint64 *n_bytes = g_new0(guint64, n + 1);
    g_autoptr(GArray) lines = lines_of(corpus, n_bytes);
    g_autoptr(GHashTable) shared = share_all(corpus, lines);

    for (guint32 a = 0; a < n; a++)
        g_array_append_val(voices, a);
    find_speakers(shared, n_bytes, (guint32 *)(gpointer)voices->data);
    return voices;
}

guint
ds_voices_count(const GArray *voices)
{
    guint n = 0;

    for (guint32 a = 0; a < voices->len; a++)
        n += g_array_index(voices, guint32, a) == a ? 1 : 0;
    return n;
}
