#include "corpus/story.h"

#include "base/hash.h"
#include "base/utf8.h"

/* Two articles tell of the same story when the one with fewer names shares this part (in
 * percent) of them with the other, and not by chance. Names are words with a capital inside a
 * sentence; a word that many articles use tells nothing. */
#define MIN_SHARED_PERCENT 40
#define MIN_SHARED_NAMES   6
#define MAX_HOLDERS        48

typedef struct {
    guint32 n_articles;
    guint32 *n_names;
    GHashTable *holders; /* hash of a name → GArray of guint32, articles ascending */
    GHashTable *shared;  /* pair of articles → number of names */
} Names;

static guint64
name_hash(const gchar *text, const DsToken *token)
{
    guint64 hash = G_GUINT64_CONSTANT(14695981039346656037); /* FNV-1a */

    for (guint32 i = token->start; i < token->end; i++)
        hash = (hash ^ (guchar)text[i]) * G_GUINT64_CONSTANT(1099511628211);
    return hash;
}

static void
add_name(Names *names, guint64 hash, guint32 article)
{
    GArray *holders = (GArray *)g_hash_table_lookup(names->holders, &hash);

    if (holders == NULL) {
        holders = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_hash_table_insert(names->holders, g_memdup2(&hash, sizeof hash), holders);
    }
    if (holders->len > 0 && g_array_index(holders, guint32, holders->len - 1) == article)
        return;
    g_array_append_val(holders, article);
    names->n_names[article]++;
}

static void
read_names(Names *names, const DsArticle *article, guint32 index)
{
    for (guint i = 0; i < article->sentences->len; i++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, i);
        for (guint32 t = 1; t < sentence->n_tokens; t++) {
            const DsToken *token =
                &g_array_index(article->tokens, DsToken, sentence->first_token + t);
            if (token->kind == DS_TOKEN_WORD && (token->flags & DS_TOKEN_CAPITAL) != 0 &&
                token->end > token->start + 1)
                add_name(names, name_hash(article->text, token), index);
        }
    }
}

static void
count_pair(Names *names, guint32 a, guint32 b)
{
    const guint64 pair = (guint64)a << 32 | b;
    const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(names->shared, &pair));

    g_hash_table_insert(names->shared, g_memdup2(&pair, sizeof pair), GUINT_TO_POINTER(n + 1));
}

static void
count_pairs(Names *names)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, names->holders);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const GArray *holders = (const GArray *)value;
        for (guint i = 0; i < holders->len && holders->len <= MAX_HOLDERS; i++)
            for (guint k = i + 1; k < holders->len; k++)
                count_pair(names, g_array_index(holders, guint32, i),
                           g_array_index(holders, guint32, k));
    }
}

static gint
compare_indices(gconstpointer a, gconstpointer b)
{
    const guint32 left = *(const guint32 *)a, right = *(const guint32 *)b;

    return left < right ? -1 : left > right;
}

static GPtrArray *
link_articles(const Names *names)
{
    GPtrArray *stories = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    GHashTableIter iter;
    gpointer key, value;

    for (guint32 i = 0; i < names->n_articles; i++)
        g_ptr_array_add(stories, g_array_new(FALSE, FALSE, sizeof(guint32)));
    g_hash_table_iter_init(&iter, names->shared);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        const guint64 pair = *(const guint64 *)key;
        const guint32 a = (guint32)(pair >> 32), b = (guint32)pair;
        const guint n = GPOINTER_TO_UINT(value);
        if (n < MIN_SHARED_NAMES ||
            n * 100 < MIN_SHARED_PERCENT * MIN(names->n_names[a], names->n_names[b]))
            continue;
        g_array_append_val((GArray *)g_ptr_array_index(stories, a), b);
        g_array_append_val((GArray *)g_ptr_array_index(stories, b), a);
    }
    for (guint32 i = 0; i < names->n_articles; i++)
        g_array_sort((GArray *)g_ptr_array_index(stories, i), compare_indices);
    return stories;
}

GPtrArray *
ds_stories_find(const DsCorpus *corpus)
{
    g_autofree guint32 *n_names = g_new0(guint32, corpus->articles->len + 1);
    Names names = {
        .n_articles = corpus->articles->len,
        .n_names = n_names,
        .holders = g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free,
                                         (GDestroyNotify)g_array_unref),
        .shared = g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free, NULL),
    };

    for (guint32 i = 0; i < corpus->articles->len; i++)
        read_names(&names, ds_corpus_article(corpus, i), i);
    count_pairs(&names);
    GPtrArray *stories = link_articles(&names);
    g_hash_table_unref(names.holders);
    g_hash_table_unref(names.shared);
    return stories;
}
