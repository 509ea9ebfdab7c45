/* What the passes that join institutions share. */
#ifndef DS_EXTRACT_ORG_ENTITY_PRIVATE_H
#define DS_EXTRACT_ORG_ENTITY_PRIVATE_H

#include "extract/mention_resolve.h"

static inline const DsOrgCandidate *
ds_org_candidate_of(const DsResolver *resolver, guint article, const DsFound *found)
{
    if (found->candidate == DS_NO_ROW)
        return NULL;
    return &g_array_index(ds_resolver_candidates(resolver, article)->orgs, DsOrgCandidate,
                          found->candidate);
}

/* org_key.c */
/* The key of a row of institutions; the caller owns it. */
gchar *ds_org_row_key(guint32 row);
/* The row of institutions that bears the key, or DS_NO_ROW. */
guint32 ds_org_known_row(const DsResolver *resolver, const gchar *key);
/* The key of a mention; org: its candidate, or NULL. The caller owns it. */
gchar *ds_org_key_of(const DsResolver *resolver,
                     const DsArticle *article,
                     const DsFound *found,
                     const DsOrgCandidate *org);
const gchar *ds_org_kind_of_row(const DsResolver *resolver, guint32 row);
/* Fills row, kind and head of an entity as far as they are unknown. */
void ds_org_describe(DsResolver *resolver, guint32 index, const DsOrgCandidate *org);

/* org_short.c: passes over the article index */
void ds_org_resolve_unplaced(DsResolver *resolver, guint index);
void ds_org_resolve_short(DsResolver *resolver, guint index);
void ds_org_resolve_foreign(DsResolver *resolver, guint index);

/* org_unit.c */
/* A unit whose name alone does not say whose it is: a department without a place. */
gboolean ds_org_needs_parent(const DsResolver *resolver,
                             const DsOrgCandidate *org,
                             const DsFound *found);
void ds_org_resolve_units(DsResolver *resolver, guint index);

#endif
