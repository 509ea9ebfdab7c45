/* Units that need the body they belong to: same names of two bodies told apart. */
#include "extract/org_entity-private.h"

#include "extract/name_key.h"

/* A unit whose name alone does not say whose it is: a department without a place. */
gboolean
ds_org_needs_parent(const DsResolver *resolver, const DsOrgCandidate *org, const DsFound *found)
{
    if (org == NULL || org->head == DS_NO_ROW || org->inner_row != 0)
        return FALSE;
    const DsHead *head = ds_rules_head(resolver->rules, org->head);
    if (found->row != DS_NO_ROW &&
        ds_org_kind_of_row(resolver, found->row) != g_intern_static_string("department"))
        return FALSE;
    g_autofree gchar *word = ds_name_fold_dup(resolver->rules->fold, head->text, -1);
    const guint32 phrase = ds_lexicon_lookup(resolver->rules->lexicon, word, -1);
    return phrase != DS_NO_ROW &&
           (ds_rules_phrase(resolver->rules, phrase)->kinds & DS_PHRASE_UNIT) != 0;
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

void
ds_org_resolve_units(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);
    g_autoptr(GHashTable) parents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint32 leading = DS_NO_ROW;
    gboolean asked = FALSE;

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = ds_org_candidate_of(resolver, index, found);
        if (found->entity != DS_NO_ROW || !ds_org_needs_parent(resolver, org, found) ||
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
        ds_org_describe(resolver, found->entity, org);
        ds_entity(resolver->org_entities, found->entity)->parent = parent;
        g_hash_table_replace(parents, name, GUINT_TO_POINTER(parent + 1));
    }
}
