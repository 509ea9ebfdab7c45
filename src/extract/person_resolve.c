/* People: short names joined to full ones, weak candidates kept by the corpus, roles. */
#include <string.h>

#include "extract/mention_resolve.h"
#include "extract/name_key.h"

/* The full names of one article (or of the corpus) by their ends: "thảo", "phương thảo". */
typedef struct {
    GHashTable *ends; /* owned folded words → entity + 1; CLASH when two people share them */
    GHashTable *starts; /* first word of a name that may be called by it */
} Names;

#define CLASH G_MAXUINT32

static void
names_init(Names *names)
{
    names->ends = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    names->starts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void
names_clear(Names *names)
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

static void
names_add(Names *names, const gchar *full, guint32 entity, gboolean last_wins)
{
    const gchar *first_end = strchr(full, ' ');

    if (first_end == NULL)
        return;
    for (const gchar *p = first_end; p != NULL; p = strchr(p + 1, ' '))
        names_put(names->ends, p + 1, strlen(p + 1), entity, last_wins);
    names_put(names->starts, full, (gsize)(first_end - full), entity, last_wins);
}

static guint32
names_find(const Names *names, const gchar *words, gboolean titled)
{
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(names->ends, words));

    if (found == 0 && titled)
        found = GPOINTER_TO_UINT(g_hash_table_lookup(names->starts, words));
    return found == 0 || found == CLASH ? DS_NO_ROW : found - 1;
}

static gchar *
folded_name(const DsResolver *resolver, const DsArticle *article, guint32 start, guint32 end)
{
    return ds_name_fold_dup(resolver->rules->fold, article->text + start,
                            (gssize)(end - start));
}

/* Names in full that a candidate without doubt bears. */
static void
gather_sure(const DsResolver *resolver, guint index, GHashTable *sure)
{
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);

    for (guint i = 0; i < candidates->people->len; i++) {
        const DsPersonCandidate *person =
            &g_array_index(candidates->people, DsPersonCandidate, i);
        if ((person->flags & DS_PERSON_FULL) != 0 && (person->flags & DS_PERSON_WEAK) == 0)
            g_hash_table_add(sure, folded_name(resolver, article, person->start, person->end));
    }
}

static void
settle_article(DsResolver *resolver, guint index, GHashTable *sure)
{
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < candidates->people->len; i++) {
        const DsPersonCandidate *person =
            &g_array_index(candidates->people, DsPersonCandidate, i);
        if ((person->flags & DS_PERSON_WEAK) != 0) {
            g_autofree gchar *name = folded_name(resolver, article, person->start, person->end);
            if (!g_hash_table_contains(sure, name))
                continue;
        }
        const gboolean titled = (person->flags & DS_PERSON_TITLED) != 0;
        const DsFound found = {
            .start = person->start,
            .end = person->end,
            .first = person->first,
            .last = person->last,
            .candidate = i,
            .entity = DS_NO_ROW,
            .row = DS_NO_ROW,
            .flags = person->flags,
            .rule = g_intern_static_string(titled ? "person-titled" : "person-name")};
        g_array_append_val(people, found);
    }
}

void
ds_resolver_settle_people(DsResolver *resolver)
{
    g_autoptr(GHashTable) sure = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < resolver->candidates->len; i++)
        gather_sure(resolver, i, sure);
    for (guint i = 0; i < resolver->candidates->len; i++)
        settle_article(resolver, i, sure);
}

static void
full_names(DsResolver *resolver, guint index, Names *corpus_names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < people->len; i++) {
        DsFound *found = &g_array_index(people, DsFound, i);
        if ((found->flags & DS_PERSON_FULL) == 0)
            continue;
        gchar *key = folded_name(resolver, article, found->start, found->end);
        g_autofree gchar *name = g_strdup(key);
        found->entity = ds_entity_of(resolver->person_entities, resolver->person_by_key, key);
        names_add(corpus_names, name, found->entity, FALSE);
    }
}

/* A name in full that is the end of a longer one in the same article is the same person:
 * "bà Phương Thảo" after "Nguyễn Thị Phương Thảo". */
static void
join_ends(DsResolver *resolver, guint index, Names *names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < people->len; i++) {
        const DsFound *found = &g_array_index(people, DsFound, i);
        if (found->entity == DS_NO_ROW)
            continue;
        g_autofree gchar *name = folded_name(resolver, article, found->start, found->end);
        names_add(names, name, found->entity, TRUE);
    }
    for (guint i = 0; i < people->len; i++) {
        const DsFound *found = &g_array_index(people, DsFound, i);
        if (found->entity == DS_NO_ROW)
            continue;
        g_autofree gchar *name = folded_name(resolver, article, found->start, found->end);
        const guint32 longer = names_find(names, name, FALSE);
        if (longer != DS_NO_ROW && longer != found->entity)
            ds_entity_join(resolver->person_entities, longer, found->entity);
    }
}

/* Titled names that are not in full: a short name of someone in the article, else of someone
 * in the corpus, else a person known by it alone. */
static void
short_names(DsResolver *resolver, guint index, const Names *names, const Names *corpus_names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < people->len; i++) {
        DsFound *found = &g_array_index(people, DsFound, i);
        if (found->entity != DS_NO_ROW)
            continue;
        gchar *name = folded_name(resolver, article, found->start, found->end);
        found->entity = names_find(names, name, TRUE);
        if (found->entity == DS_NO_ROW)
            found->entity = names_find(corpus_names, name, FALSE);
        if (found->entity == DS_NO_ROW)
            found->entity =
                ds_entity_of(resolver->person_entities, resolver->person_by_key, name);
        else
            g_free(name);
    }
}

typedef struct {
    DsResolver *resolver;
    const DsArticle *article;
    guint index;
    const Names *names;
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

/* Whether the token stands by itself: no capital beside it that belongs to the same run. */
static gboolean
is_lone(const DsArticle *article, guint32 token, gboolean *opens)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;
    const guint32 n = article->tokens->len;

    *opens = opens_sentence(article, token);
    if (token + 1 < n && is_capital_word(&tokens[token + 1]) &&
        tokens[token + 1].start <= tokens[token].end + 1)
        return FALSE;
    if (token + 2 < n && tokens[token + 1].kind == DS_TOKEN_PUNCT &&
        (tokens[token + 1].flags & DS_TOKEN_SPACE_BEFORE) == 0 &&
        (tokens[token + 2].flags & DS_TOKEN_SPACE_BEFORE) == 0 &&
        tokens[token + 2].kind == DS_TOKEN_WORD &&
        tokens[token + 2].start == tokens[token + 1].end)
        return FALSE; /* glued by a hyphen or a dot */
    return *opens || !is_capital_word(&tokens[token - 1]) || opens_sentence(article, token - 1);
}

static guint
kinds_of(const DsResolver *resolver, const gchar *name)
{
    const guint32 phrase = ds_lexicon_lookup(resolver->rules->lexicon, name, -1);

    return phrase != DS_NO_ROW ? ds_rules_phrase(resolver->rules, phrase)->kinds : 0;
}

/* Whether the words before the token are the head of a place. */
static gboolean
after_place_head(const Lone *lone, guint32 token)
{
    if (token == 0)
        return FALSE;
    const DsToken *before = &g_array_index(lone->article->tokens, DsToken, token - 1);
    g_autofree gchar *word =
        folded_name(lone->resolver, lone->article, before->start, before->end);
    return (kinds_of(lone->resolver, word) & DS_PHRASE_PLACE_HEAD) != 0;
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

static void
try_lone(Lone *lone, guint32 token)
{
    const DsToken *at = &g_array_index(lone->article->tokens, DsToken, token);
    gboolean opens = FALSE;

    if (!is_lone(lone->article, token, &opens))
        return;
    g_autofree gchar *name = folded_name(lone->resolver, lone->article, at->start, at->end);
    const guint given = kinds_of(lone->resolver, name) & DS_PHRASE_GIVEN;
    const guint32 entity = names_find(lone->names, name, given != 0);
    if (entity == DS_NO_ROW)
        return;
    const guint kinds = kinds_of(lone->resolver, name);
    const gboolean called = g_hash_table_contains(lone->called, name);
    if (begins_longer_word(lone, at))
        return;
    const guint doubtful = DS_PHRASE_PLACE | DS_PHRASE_HEAD | DS_PHRASE_TITLE |
                           DS_PHRASE_KNOWN | DS_PHRASE_INNER | DS_PHRASE_BOUNDARY |
                           DS_PHRASE_JOIN | DS_PHRASE_PLACE_HEAD;
    /* A name that is a word as well counts once the article is seen to call people so. */
    if (!called && (kinds & doubtful) != 0 && g_hash_table_size(lone->called) < 2)
        return;
    if (!called && opens && !lone->again && !is_foreign_word(lone->article, at))
        return;
    if (after_place_head(lone, token))
        return;
    const DsFound found = {.start = at->start,
                           .end = at->end,
                           .first = token,
                           .last = token + 1,
                           .candidate = DS_NO_ROW,
                           .entity = entity,
                           .row = DS_NO_ROW,
                           .rule = g_intern_static_string("person-short")};
    g_array_append_val(lone->fresh, found);
    if (!opens && !lone->again)
        g_hash_table_add(lone->called, g_steal_pointer(&name));
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
        while (org < orgs->len && g_array_index(orgs, DsFound, org).end <= at->start)
            org++;
        while (person < people->len && g_array_index(people, DsFound, person).end <= at->start)
            person++;
        const gboolean taken =
            (org < orgs->len && g_array_index(orgs, DsFound, org).start <= at->start) ||
            (person < people->len && g_array_index(people, DsFound, person).start <= at->start);
        if (!taken)
            try_lone(lone, i);
    }
}

static gint
by_start(gconstpointer a, gconstpointer b)
{
    const DsFound *left = (const DsFound *)a, *right = (const DsFound *)b;

    return left->start < right->start ? -1 : left->start > right->start;
}

/* Short names without a title: "Trí" after "Nguyễn Đức Trí". */
static void
lone_names(DsResolver *resolver, guint index, const Names *names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *orgs = ds_resolver_orgs(resolver, index);
    GArray *people = ds_resolver_people(resolver, index);
    Lone lone = {.resolver = resolver,
                 .article = article,
                 .index = index,
                 .names = names,
                 .called = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                 .fresh = g_array_new(FALSE, FALSE, sizeof(DsFound))};

    if (g_hash_table_size(names->ends) > 0) {
        for (guint i = 0; i < people->len; i++) {
            const DsFound *found = &g_array_index(people, DsFound, i);
            if ((found->flags & DS_PERSON_TITLED) != 0 && found->last == found->first + 1)
                g_hash_table_add(lone.called,
                                 folded_name(resolver, article, found->start, found->end));
        }
        walk_lone(&lone, orgs, people);
        lone.again = TRUE;
        walk_lone(&lone, orgs, people);
    }
    g_array_append_vals(people, lone.fresh->data, lone.fresh->len);
    g_array_sort(people, by_start);
    g_array_unref(lone.fresh);
    g_hash_table_unref(lone.called);
}

void
ds_resolver_join_people(DsResolver *resolver)
{
    Names corpus_names;

    names_init(&corpus_names);
    for (guint i = 0; i < resolver->candidates->len; i++)
        full_names(resolver, i, &corpus_names);
    for (guint i = 0; i < resolver->candidates->len; i++) {
        Names names;
        names_init(&names);
        join_ends(resolver, i, &names);
        short_names(resolver, i, &names, &corpus_names);
        lone_names(resolver, i, &names);
        names_clear(&names);
    }
    names_clear(&corpus_names);
}
