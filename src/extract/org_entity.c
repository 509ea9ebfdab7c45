/* Institutions: names joined to one body. */
#include "extract/org_entity-private.h"

#include "extract/name_key.h"

static void
first_entities(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        const DsOrgCandidate *org = ds_org_candidate_of(resolver, index, found);
        if ((found->flags & DS_ORG_BACK) != 0 || ds_org_needs_parent(resolver, org, found))
            continue;
        found->entity = ds_entity_of(resolver->org_entities, resolver->org_by_key,
                                     ds_org_key_of(resolver, article, found, org));
        ds_org_describe(resolver, found->entity, org);
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
        const DsOrgCandidate *org = ds_org_candidate_of(resolver, index, found);
        if (org == NULL || org->name_start >= org->name_end || found->entity == DS_NO_ROW)
            continue;
        gchar *key = ds_name_key(resolver->rules, article->text + org->name_start,
                                 org->name_end - org->name_start);
        const guint32 row = ds_org_known_row(resolver, key);
        if (row != DS_NO_ROW) {
            g_free(key);
            key = ds_org_row_key(row);
        }
        const guint32 other = ds_entity_of(resolver->org_entities, resolver->org_by_key, key);
        ds_org_describe(resolver, other, NULL);
        ds_entity_join(resolver->org_entities, found->entity, other);
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
        ds_org_resolve_foreign(resolver, i);
    for (guint i = 0; i < n; i++)
        ds_org_resolve_unplaced(resolver, i);
    for (guint i = 0; i < n; i++)
        ds_org_resolve_units(resolver, i);
    for (guint i = 0; i < n; i++)
        ds_org_resolve_short(resolver, i);
    for (guint i = 0; i < n; i++)
        join_definitions(resolver, i);
}
