/* Edited entities counted anew and put in order, the most mentioned first. */
#include "extract/entity_edit.h"

#define NONE G_MAXUINT32

/* What the mentions tell of an entity. */
typedef struct {
    guint32 index;
    guint32 n_mentions;
    guint32 article, start; /* of the first */
    GArray *articles;       /* of guint32; owned until taken */
} Count;

static void
count_clear(gpointer data)
{
    g_clear_pointer(&((Count *)data)->articles, g_array_unref);
}

static GPtrArray **
entities_field(const DsEntities *entities)
{
    return entities->people ? &entities->annotations->people
                            : &entities->annotations->institutions;
}

static GArray *
mentions_in(const DsEntities *entities, guint32 article)
{
    DsArticleNotes *notes = ds_annotations_article(entities->annotations, article);

    return entities->people ? notes->people : notes->institutions;
}

static GArray *
count_mentions(const DsEntities *entities)
{
    const guint n = (*entities_field(entities))->len;
    GArray *counts = g_array_sized_new(FALSE, TRUE, sizeof(Count), n);

    g_array_set_clear_func(counts, count_clear);
    for (guint32 i = 0; i < n; i++) {
        const Count count = {i, 0, NONE, NONE, g_array_new(FALSE, FALSE, sizeof(guint32))};
        g_array_append_val(counts, count);
    }
    for (guint32 a = 0; a < entities->annotations->articles->len; a++) {
        const GArray *mentions = mentions_in(entities, a);
        for (guint i = 0; i < mentions->len; i++) {
            const DsMention *mention = &g_array_index(mentions, DsMention, i);
            Count *count = &g_array_index(counts, Count, mention->entity);
            if (mention->nested)
                continue;
            if (count->n_mentions++ == 0) {
                count->article = a;
                count->start = mention->start;
            }
            if (count->articles->len == 0 ||
                g_array_index(count->articles, guint32, count->articles->len - 1) != a)
                g_array_append_val(count->articles, a);
        }
    }
    return counts;
}

static gint
compare_counts(gconstpointer a, gconstpointer b)
{
    const Count *left = (const Count *)a, *right = (const Count *)b;

    if (left->n_mentions != right->n_mentions)
        return left->n_mentions > right->n_mentions ? -1 : 1;
    if (left->article != right->article)
        return left->article < right->article ? -1 : 1;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

/* Takes the entities in their new order; map (owned by the caller) tells where each has gone.
 */
static guint32 *
put_in_order(const DsEntities *entities, GArray *counts)
{
    GPtrArray **field = entities_field(entities);
    guint32 *map = g_new(guint32, (*field)->len + 1);
    GPtrArray *ordered =
        g_ptr_array_new_with_free_func(entities->people ? (GDestroyNotify)ds_person_free
                                                        : (GDestroyNotify)ds_institution_free);

    for (guint i = 0; i < counts->len; i++) {
        Count *count = &g_array_index(counts, Count, i);
        gpointer entity = g_steal_pointer(&g_ptr_array_index(*field, count->index));
        map[count->index] = count->n_mentions > 0 ? ordered->len : NONE;
        GArray **articles = entities->people ? &((DsPerson *)entity)->articles
                                             : &((DsInstitution *)entity)->articles;
        g_array_unref(*articles);
        *articles = g_steal_pointer(&count->articles);
        *(entities->people ? &((DsPerson *)entity)->n_mentions
                           : &((DsInstitution *)entity)->n_mentions) = count->n_mentions;
        if (count->n_mentions > 0)
            g_ptr_array_add(ordered, entity);
        else if (entities->people)
            ds_person_free((DsPerson *)entity);
        else
            ds_institution_free((DsInstitution *)entity);
    }
    g_ptr_array_set_free_func(*field, NULL);
    g_ptr_array_unref(*field);
    *field = ordered;
    return map;
}

static gint32
moved(const guint32 *map, gint32 index)
{
    return index < 0 || map[index] == NONE ? -1 : (gint32)map[index];
}

static void
move_mentions(const DsEntities *entities, const guint32 *map)
{
    const DsSpeakerKind kind = entities->people ? DS_SPEAKER_PERSON : DS_SPEAKER_INSTITUTION;

    for (guint32 a = 0; a < entities->annotations->articles->len; a++) {
        GArray *mentions = mentions_in(entities, a);
        GArray *quotes = ds_annotations_article(entities->annotations, a)->quotes;
        for (guint i = mentions->len; i > 0; i--) {
            DsMention *mention = &g_array_index(mentions, DsMention, i - 1);
            mention->entity = map[mention->entity];
            if (mention->entity == NONE) /* nested in another, and nowhere else */
                g_array_remove_index(mentions, i - 1);
        }
        for (guint i = 0; i < quotes->len; i++) {
            DsSpeaker *speaker = &g_array_index(quotes, DsAttribution, i).speaker;
            if (speaker->kind != kind)
                continue;
            const gint32 entity = moved(map, (gint32)speaker->entity);
            *speaker = entity < 0 ? (DsSpeaker){DS_SPEAKER_NONE, 0}
                                  : (DsSpeaker){kind, (guint32)entity};
        }
    }
}

static void
move_links(const DsAnnotations *annotations, const guint32 *map)
{
    for (guint i = 0; i < annotations->institutions->len; i++) {
        DsInstitution *unit = (DsInstitution *)g_ptr_array_index(annotations->institutions, i);
        unit->parent = moved(map, unit->parent);
        if (unit->parent == (gint32)i)
            unit->parent = -1;
    }
    for (guint i = 0; i < annotations->people->len; i++) {
        const GPtrArray *roles = ds_annotations_person(annotations, i)->roles;
        for (guint k = 0; k < roles->len; k++) {
            DsRole *role = (DsRole *)g_ptr_array_index(roles, k);
            role->institution = moved(map, role->institution);
        }
    }
    for (guint i = 0; i < annotations->acronyms->len; i++) {
        DsAcronym *acronym = (DsAcronym *)g_ptr_array_index(annotations->acronyms, i);
        acronym->institution = moved(map, acronym->institution);
    }
}

void
ds_entities_settle(DsEntities *entities)
{
    if (!entities->edited)
        return;
    g_autoptr(GArray) counts = count_mentions(entities);
    g_array_sort(counts, compare_counts);
    g_autofree guint32 *map = put_in_order(entities, counts);
    move_mentions(entities, map);
    if (!entities->people)
        move_links(entities->annotations, map);
}
