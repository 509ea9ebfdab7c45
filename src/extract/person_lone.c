/* Short names without a title. */
#include <string.h>

#include "extract/name_key.h"
#include "extract/person_names.h"

typedef struct {
    DsResolver *resolver;
    const DsArticle *article;
    guint index;
    const DsNames *names;
    const DsNames *corpus_names;
    GHashTable *called; /* folded short names used after a title in the article */
    GArray *fresh;      /* of DsFound: lone names, in order */
    gboolean again;     /* the second walk: what the first has seen counts */
} Lone;

static gboolean
is_capital_word(const DsToken *token)
{
    return token->kind == DS_TOKEN_WORD && (token->flags & DS_TOKEN_CAPITAL) != 0;
}

/* After a comma or a bracket a capital still tells a name. */
static gboolean
opens_sentence(const DsArticle *article, guint32 token)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;

    if (token == 0 || tokens[token].start > tokens[token - 1].end + 1)
        return TRUE;
    if (tokens[token - 1].kind != DS_TOKEN_PUNCT)
        return FALSE;
    return strchr(",;(/&-", article->text[tokens[token - 1].start]) == NULL;
}

/* Whether the token goes on in another capital of the same run, or is glued to what follows. */
static gboolean
goes_on(const DsArticle *article, guint32 token)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;
    const guint32 n = article->tokens->len;

    if (token + 1 < n && is_capital_word(&tokens[token + 1]) &&
        tokens[token + 1].start <= tokens[token].end + 1)
        return TRUE;
    return token + 2 < n && tokens[token + 1].kind == DS_TOKEN_PUNCT &&
           (tokens[token + 1].flags & DS_TOKEN_SPACE_BEFORE) == 0 &&
           (tokens[token + 2].flags & DS_TOKEN_SPACE_BEFORE) == 0 &&
           tokens[token + 2].kind == DS_TOKEN_WORD &&
           tokens[token + 2].start == tokens[token + 1].end;
}

/* Whether the run begins at the token: no capital of the same run stands before it. */
static gboolean
begins_run(const DsArticle *article, guint32 token, gboolean *opens)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;

    *opens = opens_sentence(article, token);
    if (token > 0 && tokens[token - 1].end == tokens[token].start &&
        strchr("-_@#", article->text[tokens[token - 1].start]) != NULL)
        return FALSE; /* "al-Assad", an address */
    return *opens || !is_capital_word(&tokens[token - 1]) || opens_sentence(article, token - 1);
}

static guint
kinds_of(const DsResolver *resolver, const gchar *name)
{
    const guint32 phrase = ds_lexicon_lookup(resolver->rules->lexicon, name, -1);

    return phrase != DS_NO_ROW ? ds_rules_phrase(resolver->rules, phrase)->kinds : 0;
}

/* The given name that no list has before a foreign surname; else the token. */
static guint32
with_given(const Lone *lone, guint32 token)
{
    const DsArticle *article = lone->article;
    const DsMentionRules *rules = lone->resolver->rules;
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;

    if (token == 0 || !is_capital_word(&tokens[token - 1]) ||
        (tokens[token - 1].flags & DS_TOKEN_ALL_CAPS) != 0 ||
        tokens[token].start != tokens[token - 1].end + 1)
        return token;
    for (guint32 i = token - 1; i <= token; i++) {
        g_autofree gchar *word =
            ds_name_folded(lone->resolver, article, tokens[i].start, tokens[i].end);
        if (!ds_rules_is_foreign(rules, word, strlen(word)) ||
            (i < token && (kinds_of(lone->resolver, word) & ~(guint)DS_PHRASE_GIVEN) != 0))
            return token;
    }
    return token - 1;
}

/* The initial glued to the name, as in "C.Ronaldo"; else the token. */
static guint32
with_initial(const DsArticle *article, guint32 token)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;

    if (token < 2 || article->text[tokens[token - 1].start] != '.' ||
        tokens[token - 1].end != tokens[token].start ||
        tokens[token - 2].end != tokens[token - 1].start ||
        tokens[token - 2].end != tokens[token - 2].start + 1 ||
        !is_capital_word(&tokens[token - 2]))
        return token;
    return token - 2;
}

/* Whether the word is the first of a longer one that the lists know: "Thành phố". */
static gboolean
begins_longer_word(const Lone *lone, const DsToken *at)
{
    const gsize n = MIN(lone->article->n_bytes - at->start, 32);
    g_autofree gchar *ahead =
        ds_name_fold_dup(lone->resolver->rules->fold, lone->article->text + at->start,
                         (gssize)(g_utf8_find_prev_char(lone->article->text + at->start,
                                                        lone->article->text + at->start + n) -
                                  (lone->article->text + at->start)));
    gsize length = 0;

    ds_lexicon_longest(lone->resolver->rules->lexicon, ahead, strlen(ahead), &length);
    return length > at->end - at->start;
}

/* A word that is no Vietnamese syllable: longer than any, or with letters of its own. */
static gboolean
is_foreign_word(const DsArticle *article, const DsToken *at)
{
    guint n = 0;

    for (guint32 i = at->start; i < at->end; i++, n++)
        if ((guchar)article->text[i] >= 0x80)
            return FALSE;
    return n >= 5;
}

/* Who is called so: somebody of the article, else a person whom one name is enough for. */
static guint32
bearer(Lone *lone, const gchar *name, guint kinds)
{
    DsResolver *resolver = lone->resolver;
    guint32 entity = ds_names_find(lone->names, name, (kinds & DS_PHRASE_GIVEN) != 0);

    if (entity == DS_NO_ROW && (strchr(name, ' ') != NULL || (kinds & DS_PHRASE_MONONYM) != 0))
        entity = ds_names_find(lone->corpus_names, name, FALSE);
    if (entity != DS_NO_ROW || (kinds & DS_PHRASE_MONONYM) == 0)
        return entity;
    return ds_entity_of(resolver->person_entities, resolver->person_by_key, g_strdup(name));
}

/* Whether a body that the article names begins with this word: "Trường" may be a school then.
 */
static gboolean
heads_body(const Lone *lone, const gchar *name)
{
    const GArray *orgs = ds_resolver_orgs(lone->resolver, lone->index);

    for (guint i = 0; i < orgs->len; i++) {
        const DsFound *org = &g_array_index(orgs, DsFound, i);
        const DsToken *first = &g_array_index(lone->article->tokens, DsToken, org->first);
        if (org->entity == DS_NO_ROW)
            continue;
        g_autofree gchar *word =
            ds_name_folded(lone->resolver, lone->article, first->start, first->end);
        if (g_str_equal(word, name))
            return TRUE;
    }
    return FALSE;
}

/* Whether a name that is a word as well may be taken here. */
static gboolean
is_plain_enough(
    const Lone *lone, const gchar *name, guint kinds, gboolean called, guint n_words)
{
    guint doubtful = DS_PHRASE_PLACE | DS_PHRASE_HEAD | DS_PHRASE_TITLE | DS_PHRASE_KNOWN |
                     DS_PHRASE_INNER | DS_PHRASE_BOUNDARY | DS_PHRASE_JOIN |
                     DS_PHRASE_PLACE_HEAD;

    if (n_words == 1 && !heads_body(lone, name))
        doubtful &= ~(guint)DS_PHRASE_HEAD;
    if (called || (kinds & doubtful) == 0)
        return TRUE;
    return n_words == 1 && g_hash_table_size(lone->called) >= 2;
}

/* The name of n_words at token; FALSE when there is none. */
static gboolean
try_lone(Lone *lone, guint32 token, guint n_words)
{
    const DsToken *at = &g_array_index(lone->article->tokens, DsToken, token);
    const DsToken *end = &g_array_index(lone->article->tokens, DsToken, token + n_words - 1);
    gboolean opens = FALSE;

    if (goes_on(lone->article, token + n_words - 1) ||
        !begins_run(lone->article, token, &opens))
        return FALSE;
    g_autofree gchar *name = ds_name_folded(lone->resolver, lone->article, at->start, end->end);
    const guint kinds = kinds_of(lone->resolver, name);
    if ((at->flags & DS_TOKEN_ALL_CAPS) != 0 && n_words == 1 &&
        (kinds & DS_PHRASE_MONONYM) == 0)
        return FALSE; /* letters: "TP" */
    if ((kinds & DS_PHRASE_MONONYM) == 0 && bearer(lone, name, kinds) == DS_NO_ROW)
        return FALSE; /* nobody: the rest is not worth asking */
    const gboolean called = g_hash_table_contains(lone->called, name);
    if ((begins_longer_word(lone, end) && (opens || !called)) ||
        ds_name_after_place(lone->resolver, lone->article, token) ||
        (n_words > 1 && ds_name_of_thing(lone->resolver, lone->article, token)) ||
        !is_plain_enough(lone, name, kinds, called, n_words))
        return FALSE;
    const guint32 entity = bearer(lone, name, kinds);
    if (entity == DS_NO_ROW)
        return FALSE;
    if (opens && n_words == 1 && (kinds & DS_PHRASE_COUNT) != 0 && !is_capital_word(end + 1))
        return FALSE; /* "Hai con tàu": counts */
    if (!called && opens && !lone->again && n_words == 1 && !is_foreign_word(lone->article, at))
        return FALSE;
    guint32 first = with_initial(lone->article, token);
    if (first == token && n_words == 1)
        first = with_given(lone, token);
    const DsFound found = {.start = g_array_index(lone->article->tokens, DsToken, first).start,
                           .end = end->end,
                           .first = first,
                           .last = token + n_words,
                           .candidate = DS_NO_ROW,
                           .entity = entity,
                           .row = DS_NO_ROW,
                           .rule = g_intern_static_string("person-short")};
    g_array_append_val(lone->fresh, found);
    if (!opens && !lone->again)
        g_hash_table_add(lone->called, g_steal_pointer(&name));
    return TRUE;
}

/* "Công Vinh", "Vinh": how many words of the name were taken at token. */
static guint
try_names(Lone *lone, guint32 token, guint32 limit)
{
    const DsToken *tokens = (const DsToken *)(gpointer)lone->article->tokens->data;

    if (token + 1 < limit && is_capital_word(&tokens[token + 1]) &&
        tokens[token + 1].start == tokens[token].end + 1 && try_lone(lone, token, 2))
        return 2;
    return try_lone(lone, token, 1) ? 1 : 0;
}

/* Walks the words with a capital that no mention holds. */
static void
walk_lone(Lone *lone, const GArray *orgs, const GArray *people)
{
    const DsArticle *article = lone->article;
    guint org = 0, person = 0;

    g_array_set_size(lone->fresh, 0);
    for (guint32 i = 0; i < article->tokens->len; i++) {
        const DsToken *at = &g_array_index(article->tokens, DsToken, i);
        if (!is_capital_word(at))
            continue;
        while (org < orgs->len && (g_array_index(orgs, DsFound, org).end <= at->start ||
                                   g_array_index(orgs, DsFound, org).entity == DS_NO_ROW))
            org++; /* a short form that stands for no body holds nothing */
        while (person < people->len && g_array_index(people, DsFound, person).end <= at->start)
            person++;
        const guint32 free_until = MIN(
            org < orgs->len ? g_array_index(orgs, DsFound, org).first : G_MAXUINT32,
            person < people->len ? g_array_index(people, DsFound, person).first : G_MAXUINT32);
        if (free_until <= i)
            continue;
        const guint taken = try_names(lone, i, MIN(free_until, article->tokens->len));
        i += taken > 1 ? taken - 1 : 0;
    }
}

static gint
by_start(gconstpointer a, gconstpointer b)
{
    const DsFound *left = (const DsFound *)a, *right = (const DsFound *)b;

    return left->start < right->start ? -1 : left->start > right->start;
}

/* Short names without a title: "Trí" after "Nguyễn Đức Trí". */
void
ds_resolver_lone_names(DsResolver *resolver,
                       guint index,
                       const DsNames *names,
                       const DsNames *corpus_names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *orgs = ds_resolver_orgs(resolver, index);
    GArray *people = ds_resolver_people(resolver, index);
    Lone lone = {.resolver = resolver,
                 .article = article,
                 .index = index,
                 .names = names,
                 .corpus_names = corpus_names,
                 .called = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                 .fresh = g_array_new(FALSE, FALSE, sizeof(DsFound))};

    for (guint i = 0; i < people->len; i++) {
        const DsFound *found = &g_array_index(people, DsFound, i);
        if ((found->flags & DS_PERSON_TITLED) != 0 && found->last == found->first + 1)
            g_hash_table_add(lone.called,
                             ds_name_folded(resolver, article, found->start, found->end));
    }
    walk_lone(&lone, orgs, people);
    lone.again = TRUE;
    walk_lone(&lone, orgs, people);
    g_array_append_vals(people, lone.fresh->data, lone.fresh->len);
    g_array_sort(people, by_start);
    g_array_unref(lone.fresh);
    g_hash_table_unref(lone.called);
}
