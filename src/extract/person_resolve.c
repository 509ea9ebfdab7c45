/* People: short names joined to full ones, weak candidates kept by the corpus, roles. */
#include <string.h>

#include "extract/person_names.h"

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
            g_hash_table_add(sure,
                             ds_name_folded(resolver, article, person->start, person->end));
    }
}

static void
settle_article(DsResolver *resolver, guint index, GHashTable *sure)
{
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *people = ds_resolver_people(resolver, index);
    g_autoptr(GHashTable) streets = ds_street_names(resolver, index);

    for (guint i = 0; i < candidates->people->len; i++) {
        const DsPersonCandidate *person =
            &g_array_index(candidates->people, DsPersonCandidate, i);
        g_autofree gchar *name = ds_name_folded(resolver, article, person->start, person->end);
        if ((person->flags & DS_PERSON_STREET) != 0 || g_hash_table_contains(streets, name))
            continue;
        if ((person->flags & DS_PERSON_WEAK) != 0 && !g_hash_table_contains(sure, name))
            continue;
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
full_names(DsResolver *resolver, guint index, DsNames *corpus_names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < people->len; i++) {
        DsFound *found = &g_array_index(people, DsFound, i);
        if ((found->flags & DS_PERSON_FULL) == 0)
            continue;
        gchar *key = ds_name_folded(resolver, article, found->start, found->end);
        g_autofree gchar *name = g_strdup(key);
        found->entity = ds_entity_of(resolver->person_entities, resolver->person_by_key, key);
        ds_names_add(corpus_names, name, found->entity, FALSE);
    }
}

/* A name in full that is the end of a longer one in the same article is the same person:
 * "bà Phương Thảo" after "Nguyễn Thị Phương Thảo". */
static void
join_ends(DsResolver *resolver, guint index, DsNames *names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < people->len; i++) {
        const DsFound *found = &g_array_index(people, DsFound, i);
        if (found->entity == DS_NO_ROW)
            continue;
        g_autofree gchar *name = ds_name_folded(resolver, article, found->start, found->end);
        ds_names_add(names, name, found->entity, TRUE);
    }
    for (guint i = 0; i < people->len; i++) {
        const DsFound *found = &g_array_index(people, DsFound, i);
        if (found->entity == DS_NO_ROW)
            continue;
        g_autofree gchar *name = ds_name_folded(resolver, article, found->start, found->end);
        const guint32 longer = ds_names_find(names, name, FALSE);
        if (longer != DS_NO_ROW && longer != found->entity)
            ds_entity_join(resolver->person_entities, longer, found->entity);
    }
}

/* Titled names that are not in full: a short name of someone in the article, else of someone
 * in the corpus, else a person known by it alone. */
static void
short_names(DsResolver *resolver, guint index, DsNames *names, const DsNames *corpus_names)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < people->len; i++) {
        DsFound *found = &g_array_index(people, DsFound, i);
        if (found->entity != DS_NO_ROW)
            continue;
        gchar *name = ds_name_folded(resolver, article, found->start, found->end);
        found->entity = ds_names_find(names, name, TRUE);
        if (found->entity == DS_NO_ROW)
            found->entity = ds_names_find(corpus_names, name, FALSE);
        g_autofree gchar *own = g_strdup(name);
        if (found->entity == DS_NO_ROW)
            found->entity =
                ds_entity_of(resolver->person_entities, resolver->person_by_key, name);
        else
            g_free(name);
        /* "ca sĩ Adele": from there on she is Adele */
        if (ds_rules_is_foreign(resolver->rules, own, strlen(own)))
            ds_names_add_mononym(names, own, found->entity);
    }
}

void
ds_resolver_join_people(DsResolver *resolver)
{
    DsNames corpus_names;

    ds_names_init(&corpus_names);
    for (guint i = 0; i < resolver->candidates->len; i++)
        full_names(resolver, i, &corpus_names);
    for (guint i = 0; i < resolver->candidates->len; i++) {
        DsNames names;
        ds_names_init(&names);
        join_ends(resolver, i, &names);
        short_names(resolver, i, &names, &corpus_names);
        ds_resolver_lone_names(resolver, i, &names, &corpus_names);
        ds_names_clear(&names);
    }
    ds_names_clear(&corpus_names);
}
