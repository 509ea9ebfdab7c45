/* Institutions: names joined to one body, same names of two bodies told apart. */
#include <string.h>

#include "base/utf8.h"
#include "extract/mention_resolve.h"
#include "extract/name_key.h"

/* How many mentions back and forth a short form is explained from: more than articles have,
 * so that a very long text costs no square of its length. */
#define REACH 256

static const DsOrgCandidate *
candidate_of(const DsResolver *resolver, guint article, const DsFound *found)
{
    if (found->candidate == DS_NO_ROW)
        return NULL;
    return &g_array_index(ds_resolver_candidates(resolver, article)->orgs, DsOrgCandidate,
                          found->candidate);
}

static gchar *
row_key(guint32 row)
{
    return g_strdup_printf("#%u", row);
}

static guint32
known_row(const DsResolver *resolver, const gchar *key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(resolver->rules->known_key, key)) - 1;
}

/* The key of a known name with words after it: a term changes nothing, firms' suffixes neither,
 * a country or a branch makes another body. */
static gchar *
extended_key(const DsResolver *resolver,
             const DsArticle *article,
             const DsFound *found,
             const DsOrgCandidate *org)
{
    const DsMentionRules *rules = resolver->rules;
    gchar *key = ds_name_key(rules, article->text + found->start, found->end - found->start);
    const guint32 row = known_row(resolver, key);

    if (row != DS_NO_ROW) {
        g_free(key);
        return row_key(row);
    }
    g_autofree gchar *base =
        ds_name_key(rules, article->text + found->start, org->known_end - found->start);
    if (g_str_equal(base, key)) {
        g_free(key);
        return row_key(org->row);
    }
    /* without the joins that a key drops only inside */
    g_autofree gchar *tail =
        g_str_has_prefix(key, base)
            ? g_strstrip(g_strdup(key + strlen(base)))
            : ds_name_key(rules, article->text + org->known_end, found->end - org->known_end);
    g_free(key);
    const guint32 phrase = ds_lexicon_lookup(rules->lexicon, tail, -1);
    const guint kinds = phrase != DS_NO_ROW ? ds_rules_phrase(rules, phrase)->kinds : 0;
    if ((kinds & DS_PHRASE_LATIN) != 0)
        return row_key(org->row);
    return g_strdup_printf("#%u %s", org->row, tail);
}

/* What follows the first n bytes of a key, blanks restored. */
static const gchar *
org_tail(gchar *key, gsize n)
{
    for (gchar *p = key + n; *p != '\0'; p++)
        if (*p == '\1')
            *p = ' ';
    return key + n + 1;
}

/* "Ngân hàng X <place>": the branch of a known firm, as its key with the place. */
static gchar *
branch_key(const DsResolver *resolver, const DsOrgCandidate *org, gchar *take_key)
{
    const gchar *kind = org != NULL && org->head != DS_NO_ROW
                            ? ds_rules_head(resolver->rules, org->head)->kind
                            : NULL;

    if (kind != g_intern_static_string("bank") && kind != g_intern_static_string("company"))
        return take_key;
    for (gchar *at = strrchr(take_key, ' '); at != NULL; at = strrchr(take_key, ' ')) {
        const gsize n = (gsize)(at - take_key);
        g_autofree gchar *base = g_strndup(take_key, n);
        const guint32 row = known_row(resolver, base);
        if (row != DS_NO_ROW && strchr(base, ' ') != NULL) {
            gchar *key = g_strdup_printf("#%u %s", row, org_tail(take_key, n));
            g_free(take_key);
            return key;
        }
        *at = '\1'; /* a blank looked at; put back below */
    }
    for (gchar *p = take_key; *p != '\0'; p++)
        if (*p == '\1')
            *p = ' ';
    return take_key;
}

static gchar *
key_of(const DsResolver *resolver,
       const DsArticle *article,
       const DsFound *found,
       const DsOrgCandidate *org)
{
    if (org != NULL && (found->flags & DS_ORG_OWN_PAPER) != 0) {
        g_autofree gchar *paper =
            g_strdup_printf("%s %.*s", ds_rules_head(resolver->rules, org->head)->text,
                            (gint)(found->end - found->start), article->text + found->start);
        gchar *key = ds_name_key_of(resolver->rules, paper);
        const guint32 row = known_row(resolver, key);
        if (row == DS_NO_ROW)
            return key;
        g_free(key);
        return row_key(row);
    }
    if (org != NULL && found->row != DS_NO_ROW && (found->flags & DS_ORG_EXTENDED) != 0)
        return extended_key(resolver, article, found, org);
    if (found->row != DS_NO_ROW)
        return row_key(found->row);
    gchar *key =
        ds_name_key(resolver->rules, article->text + found->start, found->end - found->start);
    const guint32 row = known_row(resolver, key);
    if (row == DS_NO_ROW && org != NULL && org->inner_row != 0 && found->end == org->end) {
        g_free(key);
        g_autofree gchar *unit = ds_name_key(resolver->rules, article->text + found->start,
                                             org->inner_start - found->start);
        return g_strdup_printf("%s @#%u", unit, org->inner_row - 1);
    }
    if (row == DS_NO_ROW)
        return branch_key(resolver, org, key);
    g_free(key);
    return row_key(row);
}

static const gchar *
kind_of_row(const DsResolver *resolver, guint32 row)
{
    return g_intern_string(ds_table_get(resolver->rules->institutions, row, "kind"));
}

static void
describe(DsResolver *resolver, guint32 index, const DsOrgCandidate *org)
{
    DsEntity *entity = ds_entity(resolver->org_entities, index);

    if (entity->key[0] == '#' && entity->row == DS_NO_ROW) {
        const gchar *end = NULL;
        const guint32 row = (guint32)g_ascii_strtoull(entity->key + 1, (gchar **)&end, 10);
        if (*end == '\0')
            entity->row = row;
        entity->kind = kind_of_row(resolver, row);
    }
    if (org != NULL && org->head != DS_NO_ROW && entity->head == DS_NO_ROW)
        entity->head = org->head;
    if (entity->kind == NULL && entity->head != DS_NO_ROW)
        entity->kind = ds_rules_head(resolver->rules, entity->head)->kind;
}

/* A unit whose name alone does not say whose it is: a department without a place. */
static gboolean
needs_parent(const DsResolver *resolver, const DsOrgCandidate *org, const DsFound *found)
{
    if (org == NULL || org->head == DS_NO_ROW || org->inner_row != 0)
        return FALSE;
    const DsHead *head = ds_rules_head(resolver->rules, org->head);
    if (found->row != DS_NO_ROW &&
        kind_of_row(resolver, found->row) != g_intern_static_string("department"))
        return FALSE;
    g_autofree gchar *word = ds_name_fold_dup(resolver->rules->fold, head->text, -1);
    const guint32 phrase = ds_lexicon_lookup(resolver->rules->lexicon, word, -1);
    return phrase != DS_NO_ROW &&
           (ds_rules_phrase(resolver->rules, phrase)->kinds & DS_PHRASE_UNIT) != 0;
}

static void
first_entities(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = candidate_of(resolver, index, found);
        if ((found->flags & DS_ORG_BACK) != 0 || needs_parent(resolver, org, found))
            continue;
        found->entity = ds_entity_of(resolver->org_entities, resolver->org_by_key,
                                     key_of(resolver, article, found, org));
        describe(resolver, found->entity, org);
    }
}

/* Two bodies that the list tells apart are never one. */
static void
join_names(DsResolver *resolver, guint32 name, guint32 other)
{
    GArray *entities = resolver->org_entities;

    if (name == DS_NO_ROW || other == DS_NO_ROW)
        return;
    const guint32 row = ds_entity(entities, ds_entity_root(entities, name))->row;
    const guint32 other_row = ds_entity(entities, ds_entity_root(entities, other))->row;
    if (row != DS_NO_ROW && other_row != DS_NO_ROW && row != other_row)
        return;
    /* "Sở Y tế (BYT)": a department is not the ministry whose acronym stands beside it */
    const gchar *kind = ds_entity(entities, ds_entity_root(entities, name))->kind;
    const gchar *other_kind = ds_entity(entities, ds_entity_root(entities, other))->kind;
    if (kind == g_intern_static_string("department") && other_row != DS_NO_ROW &&
        other_kind == g_intern_static_string("ministry"))
        return;
    ds_entity_join(entities, name, other);
}

/* "X (ABC)": both are one; ABC is told to be its acronym. */
static void
join_definitions(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *definitions = ds_resolver_candidates(resolver, index)->definitions;
    GArray *orgs = ds_resolver_orgs(resolver, index);

    for (guint i = 0; i < definitions->len; i++) {
        const DsDefinition *definition = &g_array_index(definitions, DsDefinition, i);
        const DsFound *found = ds_resolver_org_of(resolver, index, definition->org);
        const guint32 name = found != NULL ? found->entity : DS_NO_ROW;
        guint after = found != NULL ? (guint)(found - (const DsFound *)(gpointer)orgs->data) + 1
                                    : orgs->len;
        while (after < orgs->len &&
               g_array_index(orgs, DsFound, after).start < definition->start)
            after++;
        if (name == DS_NO_ROW)
            continue;
        const guint32 root = ds_entity_root(resolver->org_entities, name);
        DsEntity *entity = ds_entity(resolver->org_entities, root);
        if (entity->acronym == NULL)
            entity->acronym = g_strndup(article->text + definition->start,
                                        definition->end - definition->start);
        if (after < orgs->len && g_array_index(orgs, DsFound, after).start == definition->start)
            join_names(resolver, name, g_array_index(orgs, DsFound, after).entity);
    }
}

/* "X (Y)" of two names of firms, papers or international bodies: one under both. */
static void
join_parentheses(DsResolver *resolver, guint index)
{
    static const gchar *const kinds[] = {"company", "bank", "media", "international", NULL};
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *orgs = ds_resolver_orgs(resolver, index);

    for (guint i = 1; i < orgs->len; i++) {
        const DsFound *name = &g_array_index(orgs, DsFound, i - 1);
        const DsFound *other = &g_array_index(orgs, DsFound, i);
        if (name->entity == DS_NO_ROW || other->entity == DS_NO_ROW ||
            other->start != name->end + 2 || article->text[name->end + 1] != '(' ||
            article->text[other->end] != ')')
            continue;
        const gchar *kind = ds_entity(resolver->org_entities, name->entity)->kind;
        if (kind != NULL && g_strv_contains(kinds, kind))
            join_names(resolver, name->entity, other->entity);
    }
}

/* Firms and papers with one proper name are one: "Công ty cổ phần X", "X". */
static void
join_proper_names(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);

    for (guint i = 0; i < orgs->len; i++) {
        const DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = candidate_of(resolver, index, found);
        if (org == NULL || org->name_start >= org->name_end || found->entity == DS_NO_ROW)
            continue;
        gchar *key = ds_name_key(resolver->rules, article->text + org->name_start,
                                 org->name_end - org->name_start);
        const guint32 row = known_row(resolver, key);
        if (row != DS_NO_ROW) {
            g_free(key);
            key = row_key(row);
        }
        const guint32 other = ds_entity_of(resolver->org_entities, resolver->org_by_key, key);
        describe(resolver, other, NULL);
        ds_entity_join(resolver->org_entities, found->entity, other);
    }
}

/* Whether the folded text starts with the folded words of a head, or of a bare place. */
static gboolean
name_starts_with(const DsResolver *resolver, const gchar *text, const gchar *key)
{
    g_autofree gchar *own = ds_name_key_of(resolver->rules, text);
    const gsize n = strlen(key);

    return strncmp(own, key, n) == 0 && own[n] == ' ';
}

static gboolean
entity_starts_with(const DsResolver *resolver, guint32 index, const gchar *key)
{
    const DsEntity *entity =
        ds_entity(resolver->org_entities, ds_entity_root(resolver->org_entities, index));
    const gchar *name = entity->row != DS_NO_ROW ? ds_table_get(resolver->rules->institutions,
                                                                entity->row, "canonical")
                                                 : entity->key;
    const gsize n = strlen(key);

    if (entity->row == DS_NO_ROW && entity->key[0] == '#')
        return FALSE;
    if (entity->row == DS_NO_ROW)
        return strncmp(name, key, n) == 0 && name[n] == ' ';
    return name_starts_with(resolver, name, key);
}

/* Whether the mention's own words begin with those and go on. */
static gboolean
writes_on(const DsResolver *resolver,
          const DsArticle *article,
          const DsFound *found,
          const gchar *raw,
          gsize n)
{
    if (found->end - found->start <= n + 1 || article->text[found->start + n] != ' ')
        return FALSE;
    g_autofree gchar *own =
        ds_name_fold_dup(resolver->rules->fold, article->text + found->start, (gssize)n);
    return g_str_equal(own, raw);
}

/* A short form stands for the body named last in the article whose name begins with it, the
 * one named most often when several do. */
static guint32
antecedent(const DsResolver *resolver,
           const DsArticle *article,
           const GArray *orgs,
           guint at,
           const gchar *key)
{
    const DsFound *self = &g_array_index(orgs, DsFound, at);
    const gsize n_raw = self->end - self->start;
    g_autofree gchar *raw =
        ds_name_fold_dup(resolver->rules->fold, article->text + self->start, (gssize)n_raw);
    g_autoptr(GHashTable) fits = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_autoptr(GHashTable) times = g_hash_table_new(g_direct_hash, g_direct_equal);
    guint32 best = DS_NO_ROW;
    guint most = 0;

    for (guint step = 0; step < 2 && best == DS_NO_ROW; step++) {
        /* what follows counts only when nothing before fits: a title names it in short */
        const guint from = step == 0 ? (at > REACH ? at - REACH : 0) : at + 1;
        const guint to = step == 0 ? at : MIN(orgs->len, at + REACH);
        for (guint i = from; i < to; i++) {
            const guint32 entity = g_array_index(orgs, DsFound, i).entity;
            if (entity == DS_NO_ROW)
                continue;
            const guint32 root = ds_entity_root(resolver->org_entities, entity);
            const gpointer id = GUINT_TO_POINTER(root + 1);
            guint fit = GPOINTER_TO_UINT(g_hash_table_lookup(fits, id));
            if (fit != 2) {
                const DsFound *other = &g_array_index(orgs, DsFound, i);
                fit = (fit == 0 && entity_starts_with(resolver, root, key)) ||
                              writes_on(resolver, article, other, raw, n_raw)
                          ? 2
                          : 1;
                g_hash_table_insert(fits, id, GUINT_TO_POINTER(fit));
            }
            if (fit == 1)
                continue;
            const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(times, id)) + 1;
            g_hash_table_insert(times, id, GUINT_TO_POINTER(n));
            if (n >= most) {
                most = n;
                best = root;
            }
        }
    }
    return best;
}

/* "Sở Y tế" in an article that names one with its place is that one. */
static void
resolve_unplaced(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);
    g_autoptr(GHashTable) memo = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = candidate_of(resolver, index, found);
        if (org == NULL || found->entity == DS_NO_ROW || found->row != DS_NO_ROW ||
            org->head == DS_NO_ROW || org->inner_row != 0)
            continue;
        const gchar *kind = ds_rules_head(resolver->rules, org->head)->kind;
        const DsEntity *entity = ds_entity(resolver->org_entities, found->entity);
        if ((kind != g_intern_static_string("department") &&
             kind != g_intern_static_string("agency")) ||
            entity->key[0] == '#' || strchr(entity->key, '@') != NULL)
            continue;
        const gpointer id = GUINT_TO_POINTER(found->entity + 1);
        guint same = GPOINTER_TO_UINT(g_hash_table_lookup(memo, id));
        if (same == 0) {
            const guint32 other = antecedent(resolver, article, orgs, i, entity->key);
            same = (other != DS_NO_ROW ? other : found->entity) + 1;
            g_hash_table_insert(memo, id, GUINT_TO_POINTER(same));
        }
        found->entity = same - 1;
    }
}

/* Heads alone. One that finds no body stands for none, unless its place is told ("UBND tỉnh").
 */
static void
resolve_short_forms(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);
    g_autoptr(GHashTable) memo = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    /* a search without success has looked REACH ahead: until then there is nothing new */
    g_autoptr(GHashTable) missed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        if ((found->flags & DS_ORG_BACK) == 0 || found->entity != DS_NO_ROW)
            continue;
        const DsOrgCandidate *org = candidate_of(resolver, index, found);
        gchar *key = ds_name_key(resolver->rules, article->text + found->start,
                                 found->end - found->start);
        const guint told = GPOINTER_TO_UINT(g_hash_table_lookup(memo, key));
        const gboolean nothing_new = i < GPOINTER_TO_UINT(g_hash_table_lookup(missed, key));
        guint32 same = told - 1; /* 0 becomes none */
        if (told == 0 && !nothing_new) {
            same = antecedent(resolver, article, orgs, i, key);
            g_hash_table_replace(missed, g_strdup(key), GUINT_TO_POINTER(i + REACH));
        }
        if (same != DS_NO_ROW) {
            found->entity = same;
            g_hash_table_insert(memo, key, GUINT_TO_POINTER(same + 1));
            continue;
        }
        if (org != NULL && g_str_equal(org->rule, "org-head")) {
            found->entity = ds_entity_of(resolver->org_entities, resolver->org_by_key, key);
            describe(resolver, found->entity, org);
        } else {
            g_free(key);
        }
    }
}

/* What stands between a unit and the body it belongs to. */
static gboolean
joins_parent(const DsResolver *resolver, const DsArticle *article, guint32 from, guint32 to)
{
    if (to <= from || to - from > 12)
        return FALSE;
    g_autofree gchar *between = g_strndup(article->text + from, to - from);
    g_strstrip(between);
    static const gchar *const marks[] = {"", ",", "(", "-", "–", NULL};
    if (g_strv_contains(marks, between))
        return TRUE;
    const DsTable *table = ds_pack_table(resolver->rules->pack, "org_parent_words");
    for (guint row = 0; row < ds_table_n_rows(table); row++)
        if (g_strcmp0(ds_table_get(table, row, "word"), between) == 0)
            return TRUE;
    return FALSE;
}

/* The body an article speaks of most: the likely parent of a unit named without one. */
static guint32
leading_body(const DsResolver *resolver, const GArray *orgs)
{
    static const gchar *const kinds[] = {"ministry",    "agency",        "company", "bank",
                                         "association", "international", NULL};
    g_autoptr(GHashTable) times = g_hash_table_new(g_direct_hash, g_direct_equal);
    guint32 best = DS_NO_ROW;
    guint most = 0;

    for (guint i = 0; i < orgs->len; i++) {
        const guint32 entity = g_array_index(orgs, DsFound, i).entity;
        if (entity == DS_NO_ROW)
            continue;
        const guint32 root = ds_entity_root(resolver->org_entities, entity);
        const gchar *kind = ds_entity(resolver->org_entities, root)->kind;
        if (kind == NULL || !g_strv_contains(kinds, kind))
            continue;
        const gpointer id = GUINT_TO_POINTER(root + 1);
        const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(times, id)) + 1;
        g_hash_table_insert(times, id, GUINT_TO_POINTER(n));
        if (n > most) {
            most = n;
            best = root;
        }
    }
    return best;
}

static void
resolve_units(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);
    g_autoptr(GHashTable) parents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint32 leading = DS_NO_ROW;
    gboolean asked = FALSE;

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = candidate_of(resolver, index, found);
        if (found->entity != DS_NO_ROW || !needs_parent(resolver, org, found) ||
            (found->flags & DS_ORG_BACK) != 0)
            continue;
        gchar *name = ds_name_key(resolver->rules, article->text + found->start,
                                  found->end - found->start);
        guint32 parent =
            GPOINTER_TO_UINT(g_hash_table_lookup(parents, name)) - 1; /* 0 becomes none */
        if (i + 1 < orgs->len) {
            const DsFound *next = &g_array_index(orgs, DsFound, i + 1);
            if (next->entity != DS_NO_ROW &&
                joins_parent(resolver, article, found->end, next->start))
                parent = ds_entity_root(resolver->org_entities, next->entity);
        }
        if (parent == DS_NO_ROW) {
            if (!asked)
                leading = leading_body(resolver, orgs);
            asked = TRUE;
            parent = leading;
        }
        found->entity =
            ds_entity_of(resolver->org_entities, resolver->org_by_key,
                         parent == DS_NO_ROW
                             ? g_strdup(name)
                             : g_strdup_printf("%s @%s", name,
                                               ds_entity(resolver->org_entities, parent)->key));
        describe(resolver, found->entity, org);
        ds_entity(resolver->org_entities, found->entity)->parent = parent;
        g_hash_table_replace(parents, name, GUINT_TO_POINTER(parent + 1));
    }
}

/* In an article that never names the pack's country, the short name of a ministry is that of
 * the foreign one the article names in full. */
static void
resolve_foreign(DsResolver *resolver, guint index)
{
    GArray *orgs = ds_resolver_orgs(resolver, index);

    if (ds_resolver_candidates(resolver, index)->home)
        return;
    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = candidate_of(resolver, index, found);
        if (org == NULL || found->entity == DS_NO_ROW || org->head == DS_NO_ROW)
            continue;
        const DsEntity *entity = ds_entity(resolver->org_entities, found->entity);
        if (entity->row == DS_NO_ROW ||
            g_strcmp0(ds_table_get(resolver->rules->institutions, entity->row, "country"),
                      resolver->rules->home_code) != 0)
            continue;
        g_autofree gchar *key = ds_name_key(
            resolver->rules, ds_corpus_article(resolver->corpus, index)->text + found->start,
            found->end - found->start);
        const guint32 same =
            antecedent(resolver, ds_corpus_article(resolver->corpus, index), orgs, i, key);
        if (same != DS_NO_ROW)
            found->entity = same;
    }
}

void
ds_resolver_join_orgs(DsResolver *resolver)
{
    const guint n = resolver->candidates->len;

    for (guint i = 0; i < n; i++)
        first_entities(resolver, i);
    for (guint i = 0; i < n; i++)
        join_definitions(resolver, i);
    for (guint i = 0; i < n; i++)
        join_proper_names(resolver, i);
    for (guint i = 0; i < n; i++)
        join_parentheses(resolver, i);
    for (guint i = 0; i < n; i++)
        resolve_foreign(resolver, i);
    for (guint i = 0; i < n; i++)
        resolve_unplaced(resolver, i);
    for (guint i = 0; i < n; i++)
        resolve_units(resolver, i);
    for (guint i = 0; i < n; i++)
        resolve_short_forms(resolver, i);
    for (guint i = 0; i < n; i++)
        join_definitions(resolver, i);
}
