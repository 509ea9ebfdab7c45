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
    guint32 n_articles; /* that use it */
    guint32 last;       /* of them */
    guint32 *articles;  /* ascending, the first MAX_HOLDERS of them; owned */
} Holders;

typedef struct {
    guint32 n_articles;
    GHashTable *ids;    /* hash of a name → its place in holders + 1; keys owned */
    GArray *holders;    /* of Holders */
    GPtrArray *names;   /* per article: GArray of guint32, places in holders */
    GPtrArray *stories; /* per article: GArray of guint32, articles of its story */
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
holders_clear(gpointer holders)
{
    g_free(((Holders *)holders)->articles);
}

/* The place of a name's holders, made when it is new. */
static guint32
holders_of(Names *names, guint64 hash)
{
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(names->ids, &hash));
    const Holders none = {0, G_MAXUINT32, NULL};

    if (found != 0)
        return found - 1;
    g_array_append_val(names->holders, none);
    g_hash_table_insert(names->ids, g_memdup2(&hash, sizeof hash),
                        GUINT_TO_POINTER(names->holders->len));
    return names->holders->len - 1;
}

static void
add_name(Names *names, guint64 hash, guint32 article)
{
    const guint32 place = holders_of(names, hash);
    Holders *holders = &g_array_index(names->holders, Holders, place);

    if (holders->last == article)
        return;
    holders->last = article;
    if (holders->n_articles < MAX_HOLDERS) {
        if ((holders->n_articles & (holders->n_articles - 1)) == 0) /* 0, 1, 2, 4, … are full */
            holders->articles =
                g_renew(guint32, holders->articles, MAX(1, holders->n_articles * 2));
        holders->articles[holders->n_articles] = article;
    }
    holders->n_articles++;
    g_array_append_val((GArray *)g_ptr_array_index(names->names, article), place);
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

static gint
compare_indices(gconstpointer a, gconstpointer b)
{
    const guint32 left = *(const guint32 *)a, right = *(const guint32 *)b;

    return left < right ? -1 : left > right;
}

/* How many names each later article shares with this one; met: those that share any. */
static void
count_shared(const Names *names, guint32 article, guint32 *shared, GArray *met)
{
    const GArray *own = (const GArray *)g_ptr_array_index(names->names, article);

    for (guint i = 0; i < own->len; i++) {
        const Holders *holders =
            &g_array_index(names->holders, Holders, g_array_index(own, guint32, i));
        if (holders->n_articles > MAX_HOLDERS)
            continue;
        for (guint k = holders->n_articles; k-- > 0 && holders->articles[k] > article;)
            if (shared[holders->articles[k]]++ == 0)
                g_array_append_val(met, holders->articles[k]);
    }
}

static void
link_article(const Names *names, guint32 a, guint32 *shared, const GArray *met)
{
    const guint n_names = ((const GArray *)g_ptr_array_index(names->names, a))->len;

    for (guint i = 0; i < met->len; i++) {
        const guint32 b = g_array_index(met, guint32, i);
        const guint n_other = ((const GArray *)g_ptr_array_index(names->names, b))->len;
        const guint n = shared[b];
        shared[b] = 0;
        if (n < MIN_SHARED_NAMES || n * 100 < MIN_SHARED_PERCENT * MIN(n_names, n_other))
            continue;
        g_array_append_val((GArray *)g_ptr_array_index(names->stories, a), b);
        g_array_append_val((GArray *)g_ptr_array_index(names->stories, b), a);
    }
}

static void
link_articles(Names *names)
{
    g_autofree guint32 *shared = g_new0(guint32, names->n_articles + 1);
    g_autoptr(GArray) met = g_array_new(FALSE, FALSE, sizeof(guint32));

    for (guint32 i = 0; i < names->n_articles; i++) {
        g_array_set_size(met, 0);
        count_shared(names, i, shared, met);
        link_article(names, i, shared, met);
    }
    for (guint32 i = 0; i < names->n_articles; i++)
        g_array_sort((GArray *)g_ptr_array_index(names->stories, i), compare_indices);
}

static GPtrArray *
lists_new(guint32 n)
{
    GPtrArray *lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

    for (guint32 i = 0; i < n; i++)
        g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(guint32)));
    return lists;
}

GPtrArray *
ds_stories_find(const DsCorpus *corpus)
{
    const guint32 n = corpus->articles->len;
    Names names = {
        .n_articles = n,
        .ids = g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free, NULL),
        .holders = g_array_new(FALSE, FALSE, sizeof(Holders)),
        .names = lists_new(n),
        .stories = lists_new(n),
    };

    g_array_set_clear_func(names.holders, holders_clear);
    for (guint32 i = 0; i < n; i++)
        read_names(&names, ds_corpus_article(corpus, i), i);
    link_articles(&names);
    g_hash_table_unref(names.ids);
    g_array_unref(names.holders);
    g_ptr_array_unref(names.names);
    return names.stories;
}
