/* Names learnt in one place of the corpus found in another: the firm's own name after "Công ty
 * X", an acronym after its definition, a person's full name after a title. */
#include <string.h>

#include "extract/person_names.h"

typedef struct {
    DsResolver *resolver;
    DsLexicon *names;  /* text as written → 1 for a person */
    GHashTable *known; /* the same texts; owned */
} Learning;

static void
learn(Learning *learning, const DsArticle *article, guint32 start, guint32 end, gboolean person)
{
    gchar *text = g_strndup(article->text + start, end - start);

    if (!g_hash_table_add(learning->known, text))
        return;
    ds_lexicon_add(learning->names, text, person ? 1 : 0);
}

static gboolean
is_in_capitals(const gchar *text, guint32 n)
{
    for (guint32 i = 0; i < n; i++)
        if (g_ascii_islower(text[i]))
            return FALSE;
    return TRUE;
}

/* A single word that a list knows for something else is not learnt as a name; an acronym that
 * reads like somebody's name is. */
static gboolean
is_common(const DsMentionRules *rules, const DsArticle *article, guint32 start, guint32 end)
{
    g_autofree gchar *text =
        ds_name_fold_dup(rules->fold, article->text + start, (gssize)(end - start));
    const guint32 phrase = ds_lexicon_lookup(rules->lexicon, text, -1);
    guint harmless = DS_PHRASE_KNOWN | DS_PHRASE_LATIN;

    if (is_in_capitals(article->text + start, end - start))
        harmless |= DS_PHRASE_GIVEN | DS_PHRASE_MONONYM | DS_PHRASE_FUNCTION;
    return phrase != DS_NO_ROW && (ds_rules_phrase(rules, phrase)->kinds & ~harmless) != 0;
}

static void
learn_orgs(Learning *learning, guint index)
{
    const DsResolver *resolver = learning->resolver;
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);

    for (guint i = 0; i < candidates->orgs->len; i++) {
        const DsOrgCandidate *org = &g_array_index(candidates->orgs, DsOrgCandidate, i);
        if (org->name_start < org->name_end &&
            !is_common(resolver->rules, article, org->name_start, org->name_end))
            learn(learning, article, org->name_start, org->name_end, FALSE);
        if ((org->flags & (DS_ORG_NAME_ONLY | DS_ORG_LATIN)) != 0 &&
            org->end - org->start >= 3 &&
            !is_common(resolver->rules, article, org->start, org->end))
            learn(learning, article, org->start, org->end, FALSE);
    }
    for (guint i = 0; i < candidates->definitions->len; i++) {
        const DsDefinition *at = &g_array_index(candidates->definitions, DsDefinition, i);
        if (!is_common(resolver->rules, article, at->start, at->end))
            learn(learning, article, at->start, at->end, FALSE);
    }
}

static void
learn_people(Learning *learning, guint index)
{
    const DsResolver *resolver = learning->resolver;
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);

    for (guint i = 0; i < candidates->people->len; i++) {
        const DsPersonCandidate *person =
            &g_array_index(candidates->people, DsPersonCandidate, i);
        const guint unsure = DS_PERSON_WEAK | DS_PERSON_STREET;
        if ((person->flags & DS_PERSON_FULL) != 0 && (person->flags & unsure) == 0)
            learn(learning, article, person->start, person->end, TRUE);
    }
}

static gboolean
is_plain_capital(const DsArticle *article, guint32 token)
{
    const DsToken *at = &g_array_index(article->tokens, DsToken, token);

    return (at->flags & (DS_TOKEN_CAPITAL | DS_TOKEN_ALL_CAPS)) == DS_TOKEN_CAPITAL &&
           at->kind == DS_TOKEN_WORD;
}

/* One word that stands in a longer run of capitals is a part of some other name. */
static gboolean
stands_alone(const DsArticle *article, guint32 first, guint32 last)
{
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;

    if (last > first + 1 || (tokens[first].flags & DS_TOKEN_ALL_CAPS) != 0)
        return TRUE;
    if (last < article->tokens->len && is_plain_capital(article, last) &&
        (tokens[last].flags & DS_TOKEN_SPACE_BEFORE) != 0)
        return FALSE;
    return first == 0 || !is_plain_capital(article, first - 1) ||
           tokens[first].start > tokens[first - 1].end + 1;
}

static void
add_found(DsResolver *resolver, guint index, guint32 first, guint32 last, gboolean person)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const DsFound found = {.start = g_array_index(article->tokens, DsToken, first).start,
                           .end = g_array_index(article->tokens, DsToken, last - 1).end,
                           .first = first,
                           .last = last,
                           .candidate = DS_NO_ROW,
                           .entity = DS_NO_ROW,
                           .row = DS_NO_ROW,
                           .flags = person ? DS_PERSON_FULL : 0,
                           .rule =
                               g_intern_static_string(person ? "person-again" : "org-again")};

    g_array_append_val(person ? ds_resolver_people(resolver, index)
                              : ds_resolver_orgs(resolver, index),
                       found);
}

static gint
by_start(gconstpointer a, gconstpointer b)
{
    const DsFound *left = (const DsFound *)a, *right = (const DsFound *)b;

    return left->start < right->start ? -1 : left->start > right->start;
}

/* The streets of an article, while it is walked. */
typedef struct {
    const DsResolver *resolver;
    const DsArticle *article;
    GHashTable *names;    /* that nobody bears here */
    const GArray *people; /* candidates, of which some are streets */
    guint next;
} Streets;

static gboolean
is_street(Streets *streets, guint32 start, guint32 end)
{
    if (g_hash_table_size(streets->names) > 0) {
        g_autofree gchar *name =
            ds_name_folded(streets->resolver, streets->article, start, end);
        if (g_hash_table_contains(streets->names, name))
            return TRUE;
    }
    while (streets->next < streets->people->len &&
           g_array_index(streets->people, DsPersonCandidate, streets->next).start < start)
        streets->next++;
    if (streets->next == streets->people->len)
        return FALSE;
    const DsPersonCandidate *at =
        &g_array_index(streets->people, DsPersonCandidate, streets->next);
    return at->start == start && (at->flags & DS_PERSON_STREET) != 0;
}

/* Walks the words with a capital that no mention holds yet. */
static void
find_again(Learning *learning, guint index)
{
    DsResolver *resolver = learning->resolver;
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const DsToken *tokens = (const DsToken *)(gpointer)article->tokens->data;
    GArray *orgs = ds_resolver_orgs(resolver, index);
    GArray *people = ds_resolver_people(resolver, index);
    const guint n_orgs = orgs->len, n_people = people->len;
    guint org = 0, person = 0;
    g_autoptr(GHashTable) street_names = ds_street_names(resolver, index);
    Streets streets = {resolver, article, street_names,
                       ds_resolver_candidates(resolver, index)->people, 0};

    for (guint32 i = 0; i < article->tokens->len; i++) {
        if ((tokens[i].flags & DS_TOKEN_CAPITAL) == 0)
            continue;
        while (org < n_orgs && g_array_index(orgs, DsFound, org).end <= tokens[i].start)
            org++;
        while (person < n_people &&
               g_array_index(people, DsFound, person).end <= tokens[i].start)
            person++;
        guint32 free_until = (guint32)article->n_bytes;
        if (org < n_orgs)
            free_until = MIN(free_until, g_array_index(orgs, DsFound, org).start);
        if (person < n_people)
            free_until = MIN(free_until, g_array_index(people, DsFound, person).start);
        if (free_until <= tokens[i].start)
            continue;
        gsize length = 0;
        const guint32 value =
            ds_lexicon_longest(learning->names, article->text + tokens[i].start,
                               free_until - tokens[i].start, &length);
        if (value == DS_NO_ROW)
            continue;
        guint32 last = i;
        while (last < article->tokens->len && tokens[last].start < tokens[i].start + length)
            last++;
        if (tokens[last - 1].end != tokens[i].start + length || !stands_alone(article, i, last))
            continue;
        if (ds_name_after_place(resolver, article, i) ||
            (value == 1 && (is_street(&streets, tokens[i].start, tokens[last - 1].end) ||
                            ds_name_of_thing(resolver, article, i))))
            continue;
        add_found(resolver, index, i, last, value == 1);
        i = last - 1;
    }
    g_array_sort(orgs, by_start);
    g_array_sort(people, by_start);
}

void
ds_resolver_learn(DsResolver *resolver)
{
    Learning learning = {.resolver = resolver,
                         .names = ds_lexicon_new(),
                         .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

    for (guint i = 0; i < resolver->candidates->len; i++)
        learn_people(&learning, i);
    for (guint i = 0; i < resolver->candidates->len; i++)
        learn_orgs(&learning, i);
    for (guint i = 0; i < resolver->candidates->len; i++)
        find_again(&learning, i);
    ds_lexicon_free(learning.names);
    g_hash_table_unref(learning.known);
}
