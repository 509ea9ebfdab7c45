/* Short forms of institutions, and the names they stand for in their article. */
#include "extract/org_entity-private.h"

#include <string.h>

#include "base/utf8.h"
#include "extract/name_key.h"

/* How many mentions back and forth a short form is explained from: more than articles have,
 * so that a very long text costs no square of its length. */
#define REACH 256

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
void
ds_org_resolve_unplaced(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);
    g_autoptr(GHashTable) memo = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = ds_org_candidate_of(resolver, index, found);
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
void
ds_org_resolve_short(DsResolver *resolver, guint index)
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
        const DsOrgCandidate *org = ds_org_candidate_of(resolver, index, found);
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
            ds_org_describe(resolver, found->entity, org);
        } else {
            g_free(key);
        }
    }
}

/* In an article that never names the pack's country, the short name of a ministry is that of
 * the foreign one the article names in full. */
void
ds_org_resolve_foreign(DsResolver *resolver, guint index)
{
    GArray *orgs = ds_resolver_orgs(resolver, index);

    if (ds_resolver_candidates(resolver, index)->home)
        return;
    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = ds_org_candidate_of(resolver, index, found);
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
