/* What the passes over the corpus share while mentions are settled and joined. */
#ifndef DS_EXTRACT_MENTION_RESOLVE_H
#define DS_EXTRACT_MENTION_RESOLVE_H

#include "extract/person_scan.h"

/* "X (ABC)": an acronym told after a name. */
typedef struct {
    guint32 org; /* index into the article's institutions */
    guint32 start, end;
} DsDefinition;

struct DsMentionCandidates {
    GArray *orgs;        /* of DsOrgCandidate */
    GArray *people;      /* of DsPersonCandidate */
    GArray *definitions; /* of DsDefinition */
    gboolean home;       /* the article names the country of the pack */
    gboolean at_rest;    /* the arrays lie on a shelf */
};

/* Candidates without any; freed by ds_mention_candidates_free(). */
DsMentionCandidates *ds_mention_candidates_empty(void);

/* A mention with its place in the making of entities. */
typedef struct {
    guint32 start, end;  /* bytes */
    guint32 first, last; /* tokens */
    guint32 candidate;   /* of the article, or DS_NO_ROW when learnt from elsewhere */
    guint32 entity;      /* in the making; DS_NO_ROW: none */
    guint32 row;         /* of institutions, or DS_NO_ROW */
    guint8 flags;        /* DsOrgFlags or DsPersonFlags */
    const gchar *rule;
} DsFound;

/* An institution or a person in the making. */
typedef struct {
    gchar *key;          /* owned */
    guint32 same_as;     /* another one, or itself: a forest of joined entities */
    guint32 row;         /* of institutions, or DS_NO_ROW */
    guint32 head;        /* index into heads, or DS_NO_ROW */
    const gchar *kind;   /* interned */
    guint32 parent;      /* or DS_NO_ROW */
    GHashTable *forms;   /* text → times; owned */
    GPtrArray *in_order; /* the keys of forms by first mention */
    gchar *acronym;      /* told by a source; owned; or NULL */
    guint32 n_mentions;
    guint32 article, start; /* the first mention */
    guint32 last_article;   /* of the last mention counted */
    GArray *articles;       /* of guint32 */
    gboolean outside_captions;
    guint32 final; /* index in the annotations */
} DsEntity;

typedef struct {
    const DsMentionRules *rules;
    const DsCorpus *corpus;
    const GPtrArray *candidates; /* of DsMentionCandidates */
    DsAnnotations *annotations;
    GPtrArray *orgs;      /* per article: GArray of DsFound, owned */
    GPtrArray *people;    /* the same */
    GPtrArray *org_index; /* per article: GArray of guint32, candidate → index into orgs */
    GArray *org_entities; /* of DsEntity */
    GArray *person_entities;
    GHashTable *org_by_key;    /* key → index + 1 */
    GHashTable *person_by_key; /* the same */
} DsResolver;

static inline const DsMentionCandidates *
ds_resolver_candidates(const DsResolver *resolver, guint article)
{
    return (const DsMentionCandidates *)g_ptr_array_index(resolver->candidates, article);
}

static inline GArray *
ds_resolver_orgs(const DsResolver *resolver, guint article)
{
    return (GArray *)g_ptr_array_index(resolver->orgs, article);
}

/* The mention that a candidate has become, or NULL. */
static inline const DsFound *
ds_resolver_org_of(const DsResolver *resolver, guint article, guint32 candidate)
{
    const GArray *index = (const GArray *)g_ptr_array_index(resolver->org_index, article);
    const GArray *orgs = (const GArray *)g_ptr_array_index(resolver->orgs, article);

    if (candidate >= index->len || g_array_index(index, guint32, candidate) == DS_NO_ROW)
        return NULL;
    return &g_array_index(orgs, DsFound, g_array_index(index, guint32, candidate));
}

static inline GArray *
ds_resolver_people(const DsResolver *resolver, guint article)
{
    return (GArray *)g_ptr_array_index(resolver->people, article);
}

static inline DsEntity *
ds_entity(GArray *entities, guint32 index)
{
    return &g_array_index(entities, DsEntity, index);
}

/* entity.c: entities in the making */
guint32 ds_entity_of(GArray *entities, GHashTable *by_key, gchar *take_key);
guint32 ds_entity_root(GArray *entities, guint32 index);
void ds_entity_join(GArray *entities, guint32 a, guint32 b);
void ds_entity_count(DsEntity *entity,
                     const DsArticle *article,
                     guint32 index,
                     const DsFound *found,
                     gboolean counts_form,
                     gboolean in_caption);
void ds_entities_clear(GArray *entities);
/* The entities with mentions, by their number, then by the first (of guint32, owned by the
 * caller); sets final. */
GArray *ds_entities_in_order(GArray *entities);

/* org_settle.c: which candidates stand, and where they end */
void ds_resolver_settle_orgs(DsResolver *resolver);

/* name_learn.c: names learnt in one place found in another */
void ds_resolver_learn(DsResolver *resolver);

/* org_entity.c: institutions joined, told apart, written to the annotations */
void ds_resolver_join_orgs(DsResolver *resolver);
void ds_resolver_write_orgs(DsResolver *resolver);

/* person_resolve.c */
void ds_resolver_settle_people(DsResolver *resolver);
void ds_resolver_join_people(DsResolver *resolver);
void ds_resolver_write_people(DsResolver *resolver);

/* acronym.c */
void ds_resolver_write_acronyms(DsResolver *resolver);

#endif
