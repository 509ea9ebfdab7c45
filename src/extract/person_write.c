/* People written to the annotations: names, aliases, the offices the sources give them. */
#include <string.h>

#include "extract/mention_resolve.h"

static gboolean
in_caption(const DsArticle *article, guint32 start)
{
    guint low = 0, high = article->blocks->len;

    while (low < high) {
        const guint middle = (low + high) / 2;
        if (g_array_index(article->blocks, DsBlock, middle).end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < article->blocks->len &&
           g_array_index(article->blocks, DsBlock, low).kind == DS_BLOCK_CAPTION;
}

static void
count_mentions(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *people = ds_resolver_people(resolver, index);

    for (guint i = 0; i < people->len; i++) {
        DsFound *found = &g_array_index(people, DsFound, i);
        found->entity = ds_entity_root(resolver->person_entities, found->entity);
        ds_entity_count(ds_entity(resolver->person_entities, found->entity), article, index,
                        found, TRUE, in_caption(article, found->start));
    }
}

static guint
count_blanks(const gchar *text)
{
    guint n = 0;

    for (; *text != '\0'; text++)
        n += *text == ' ';
    return n;
}

/* The name with the most words; of equals the one met most often. */
static const gchar *
best_name(const DsEntity *entity)
{
    const gchar *best = (const gchar *)g_ptr_array_index(entity->in_order, 0);

    for (guint i = 1; i < entity->in_order->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(entity->in_order, i);
        const guint words = count_blanks(form), most = count_blanks(best);
        const guint times = GPOINTER_TO_UINT(g_hash_table_lookup(entity->forms, form));
        if (words > most || (words == most && times > GPOINTER_TO_UINT(g_hash_table_lookup(
                                                          entity->forms, best))))
            best = form;
    }
    return best;
}

static void
write_person(DsResolver *resolver, guint32 index)
{
    const DsEntity *entity = ds_entity(resolver->person_entities, index);
    DsPerson *out = ds_person_new();

    out->name = g_strdup(best_name(entity));
    for (guint i = 0; i < entity->in_order->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(entity->in_order, i);
        if (!g_str_equal(form, out->name))
            g_ptr_array_add(out->aliases, g_strdup(form));
    }
    out->n_mentions = entity->n_mentions;
    out->only_in_captions = !entity->outside_captions;
    g_array_append_vals(out->articles, entity->articles->data, entity->articles->len);
    g_ptr_array_add(resolver->annotations->people, out);
}

/* The institution of the mention that the candidate has become, or -1. */
static gint32
institution_of(const DsResolver *resolver, guint article, guint32 candidate)
{
    const DsFound *found = ds_resolver_org_of(resolver, article, candidate);

    if (found != NULL && found->entity != DS_NO_ROW)
        return (gint32)ds_entity(resolver->org_entities, found->entity)->final;
    return -1;
}

static DsRole *
role_of(DsPerson *person, const gchar *text, gint32 institution)
{
    for (guint i = 0; i < person->roles->len; i++) {
        DsRole *role = (DsRole *)g_ptr_array_index(person->roles, i);
        if (role->institution == institution && g_str_equal(role->role, text))
            return role;
    }
    DsRole *role = ds_role_new();
    role->role = g_strdup(text);
    role->institution = institution;
    g_ptr_array_add(person->roles, role);
    return role;
}

static void
write_role(DsResolver *resolver, guint index, const DsFound *found)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const DsPersonCandidate *candidate = &g_array_index(
        ds_resolver_candidates(resolver, index)->people, DsPersonCandidate, found->candidate);

    if (candidate->role_start >= candidate->role_end)
        return;
    DsPerson *person = (DsPerson *)g_ptr_array_index(
        resolver->annotations->people,
        ds_entity(resolver->person_entities, found->entity)->final);
    g_autofree gchar *text = g_strndup(article->text + candidate->role_start,
                                       candidate->role_end - candidate->role_start);
    DsRole *role = role_of(person, text, institution_of(resolver, index, candidate->role_org));
    const gboolean before = candidate->role_end <= candidate->start;
    const DsEvidence evidence = {
        .span = {index, MIN(candidate->role_start, candidate->start),
                 MAX(candidate->role_end, candidate->end)},
        .rule = g_intern_static_string(before ? "role-before" : "role-after")};
    g_array_append_val(role->evidence, evidence);
}

static void
write_mentions(DsResolver *resolver, guint index)
{
    const GArray *people = ds_resolver_people(resolver, index);
    DsArticleNotes *notes = ds_annotations_article(resolver->annotations, index);

    for (guint i = 0; i < people->len; i++) {
        const DsFound *found = &g_array_index(people, DsFound, i);
        const DsMention mention = {
            .start = found->start,
            .end = found->end,
            .entity = ds_entity(resolver->person_entities, found->entity)->final,
            .rule = found->rule};
        g_array_append_val(notes->people, mention);
        if (found->candidate != DS_NO_ROW)
            write_role(resolver, index, found);
    }
}

void
ds_resolver_write_people(DsResolver *resolver)
{
    for (guint i = 0; i < resolver->candidates->len; i++)
        count_mentions(resolver, i);
    g_autoptr(GArray) order = ds_entities_in_order(resolver->person_entities);
    for (guint i = 0; i < order->len; i++)
        write_person(resolver, g_array_index(order, guint32, i));
    for (guint i = 0; i < resolver->candidates->len; i++)
        write_mentions(resolver, i);
}
