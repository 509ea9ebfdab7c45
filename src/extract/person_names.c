#include "extract/person_names.h"

#include <string.h>

#define CLASH G_MAXUINT32

void
ds_names_init(DsNames *names)
{
    names->ends = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    names->starts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void
ds_names_clear(DsNames *names)
{
    g_hash_table_unref(names->ends);
    g_hash_table_unref(names->starts);
}

/* The last to be named bears a shared short name in an article; in the corpus nobody does. */
static void
names_put(GHashTable *table, const gchar *words, gsize n, guint32 entity, gboolean last_wins)
{
    gchar *key = g_strndup(words, n);
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(table, key));

    if (found != 0 && found != entity + 1 && !last_wins)
        g_hash_table_replace(table, key, GUINT_TO_POINTER(CLASH));
    else
        g_hash_table_replace(table, key, GUINT_TO_POINTER(entity + 1));
}

void
ds_names_add(DsNames *names, const gchar *full, guint32 entity, gboolean last_wins)
{
    const gchar *first_end = strchr(full, ' ');

    if (first_end == NULL)
        return;
    for (const gchar *p = first_end; p != NULL; p = strchr(p + 1, ' '))
        names_put(names->ends, p + 1, strlen(p + 1), entity, last_wins);
    const gchar *hyphen = strrchr(full, '-'); /* "al-Assad" is called "Assad" too */
    if (hyphen != NULL && hyphen > first_end)
        names_put(names->ends, hyphen + 1, strlen(hyphen + 1), entity, last_wins);
    names_put(names->starts, full, (gsize)(first_end - full), entity, last_wins);
}

void
ds_names_add_mononym(DsNames *names, const gchar *name, guint32 entity)
{
    names_put(names->ends, name, strlen(name), entity, FALSE);
}

guint32
ds_names_find(const DsNames *names, const gchar *words, gboolean titled)
{
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(names->ends, words));

    if (found == 0 && titled)
        found = GPOINTER_TO_UINT(g_hash_table_lookup(names->starts, words));
    return found == 0 || found == CLASH ? DS_NO_ROW : found - 1;
}

gchar *
ds_name_folded(const DsResolver *resolver, const DsArticle *article, guint32 start, guint32 end)
{
    return ds_name_fold_dup(resolver->rules->fold, article->text + start,
                            (gssize)(end - start));
}

GHashTable *
ds_street_names(const DsResolver *resolver, guint index)
{
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GHashTable *streets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < candidates->people->len; i++) {
            const DsPersonCandidate *person =
                &g_array_index(candidates->people, DsPersonCandidate, i);
            g_autofree gchar *name = NULL;
            if ((person->flags & (pass == 0 ? DS_PERSON_STREET : DS_PERSON_TITLED)) == 0)
                continue;
            name = ds_name_folded(resolver, article, person->start, person->end);
            if (pass == 0)
                g_hash_table_add(streets, g_steal_pointer(&name));
            else
                g_hash_table_remove(streets, name);
        }
    return streets;
}

/* What the words [first, last) of an article may be. */
static guint
kinds_between(const DsResolver *resolver, const DsArticle *article, guint32 first, guint32 last)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;
    g_autofree gchar *words =
        ds_name_folded(resolver, article, tokens[first].start, tokens[last - 1].end);
    const guint32 phrase = ds_lexicon_lookup(resolver->rules->lexicon, words, -1);

    return phrase != DS_NO_ROW ? ds_rules_phrase(resolver->rules, phrase)->kinds : 0;
}

static gboolean
is_small_word(const DsToken *token)
{
    return token->kind == DS_TOKEN_WORD && (token->flags & DS_TOKEN_CAPITAL) == 0;
}

/* Whether a phrase of these kinds, of up to three words, ends right before token; its first
 * word, or token. */
static guint32
ends_before(const DsResolver *resolver, const DsArticle *article, guint32 token, guint kinds)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;

    for (guint32 back = 1; back <= 3 && token >= back; back++) {
        if (back > 1 && !is_small_word(&tokens[token - back + 1]))
            break;
        if ((kinds_between(resolver, article, token - back, token) & kinds) != 0)
            return token - back;
    }
    return token;
}

gboolean
ds_name_after_place(const DsResolver *resolver, const DsArticle *article, guint32 token)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;

    if (token > 1 && article->text[tokens[token - 1].start] == '.' &&
        tokens[token - 1].start == tokens[token - 2].end)
        token--;
    return ends_before(resolver, article, token, DS_PHRASE_PLACE_HEAD) < token;
}

/* "tiệm của X", "quán do X mở": a word that sets the name apart from the house. */
static gboolean
is_tie(const DsResolver *resolver, const DsArticle *article, guint32 token)
{
    const guint field = DS_PHRASE_INNER | DS_PHRASE_WORD | DS_PHRASE_NAME_PART;
    const guint kinds = kinds_between(resolver, article, token, token + 1);
    const DsToken *at = &g_array_index(article->tokens, DsToken, token);
    g_autofree gchar *word = ds_name_folded(resolver, article, at->start, at->end);

    return (kinds & ~field) != 0 || g_hash_table_contains(resolver->rules->grammar, word);
}

gboolean
ds_name_of_thing(const DsResolver *resolver, const DsArticle *article, guint32 token)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;
    guint32 at = token;

    for (guint step = 0; step <= 3 && at > 0 && tokens[at - 1].kind == DS_TOKEN_WORD; step++) {
        const guint32 thing =
            ends_before(resolver, article, at, step == 0 ? DS_PHRASE_THING : DS_PHRASE_HOUSE);
        if (thing < at) /* "chủ cơ sở X" is somebody */
            return ends_before(resolver, article, at, DS_PHRASE_TITLE) >= thing;
        if (!is_small_word(&tokens[at - 1]) || is_tie(resolver, article, at - 1))
            return FALSE;
        at--;
    }
    return FALSE;
}
