#include "extract/entity_edit.h"

#include "base/utf8.h"

#define NONE G_MAXUINT32

static GPtrArray *
all_of(const DsEntities *entities)
{
    return entities->people ? entities->annotations->people
                            : entities->annotations->institutions;
}

static DsPerson *
person_at(const DsEntities *entities, guint32 index)
{
    return (DsPerson *)g_ptr_array_index(entities->annotations->people, index);
}

static DsInstitution *
institution_at(const DsEntities *entities, guint32 index)
{
    return (DsInstitution *)g_ptr_array_index(entities->annotations->institutions, index);
}

static gchar **
name_at(const DsEntities *entities, guint32 index)
{
    return entities->people ? &person_at(entities, index)->name
                            : &institution_at(entities, index)->name;
}

static GPtrArray *
aliases_at(const DsEntities *entities, guint32 index)
{
    return entities->people ? person_at(entities, index)->aliases
                            : institution_at(entities, index)->aliases;
}

static GArray *
mentions_in(const DsEntities *entities, guint32 article)
{
    DsArticleNotes *notes = ds_annotations_article(entities->annotations, article);

    return entities->people ? notes->people : notes->institutions;
}

static gboolean
is_speaker(const DsEntities *entities, const DsAttribution *quote, guint32 index)
{
    return quote->speaker.kind ==
               (entities->people ? DS_SPEAKER_PERSON : DS_SPEAKER_INSTITUTION) &&
           quote->speaker.entity == index;
}

static gboolean
reads(const gchar *text, const gchar *folded)
{
    g_autofree gchar *own = text != NULL ? ds_utf8_fold_blanks(text, -1) : NULL;

    return g_strcmp0(own, folded) == 0;
}

gint
ds_entities_find(const DsEntities *entities, const gchar *name)
{
    g_autofree gchar *folded = ds_utf8_fold_blanks(name, -1);
    const guint n = all_of(entities)->len;

    for (guint32 i = 0; i < n; i++)
        if (reads(*name_at(entities, i), folded) ||
            (!entities->people && reads(institution_at(entities, i)->acronym, folded)))
            return (gint)i;
    for (guint32 i = 0; i < n; i++) {
        const GPtrArray *aliases = aliases_at(entities, i);
        for (guint k = 0; k < aliases->len; k++)
            if (reads((const gchar *)g_ptr_array_index(aliases, k), folded))
                return (gint)i;
    }
    return -1;
}

/* Adds a form to the aliases when it is neither there nor the name. */
static void
add_alias(DsEntities *entities, guint32 index, const gchar *form)
{
    GPtrArray *aliases = aliases_at(entities, index);

    if (g_str_equal(*name_at(entities, index), form))
        return;
    for (guint i = 0; i < aliases->len; i++)
        if (g_str_equal((const gchar *)g_ptr_array_index(aliases, i), form))
            return;
    g_ptr_array_add(aliases, g_strdup(form));
}

static void
drop_alias(DsEntities *entities, guint32 index, const gchar *form)
{
    GPtrArray *aliases = aliases_at(entities, index);

    for (guint i = 0; i < aliases->len; i++)
        if (g_str_equal((const gchar *)g_ptr_array_index(aliases, i), form)) {
            g_ptr_array_remove_index(aliases, i);
            return;
        }
}

void
ds_entities_rename(DsEntities *entities, guint32 index, const gchar *name)
{
    gchar **own = name_at(entities, index);
    g_autofree gchar *before = *own;

    *own = g_strdup(name);
    add_alias(entities, index, before);
    drop_alias(entities, index, name);
    entities->edited = TRUE;
}

/* What points to the entity from elsewhere points to another, or (NONE) to nothing. */
static void
point_elsewhere(DsEntities *entities, guint32 from, guint32 to)
{
    DsAnnotations *annotations = entities->annotations;
    const gint32 index = to == NONE ? -1 : (gint32)to;

    for (guint32 a = 0; a < annotations->articles->len; a++) {
        GArray *quotes = ds_annotations_article(annotations, a)->quotes;
        for (guint i = 0; i < quotes->len; i++) {
            DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
            if (!is_speaker(entities, quote, from))
                continue;
            quote->speaker.entity = to == NONE ? 0 : to;
            if (to == NONE)
                quote->speaker.kind = DS_SPEAKER_NONE;
        }
    }
    if (entities->people)
        return;
    for (guint i = 0; i < annotations->institutions->len; i++) {
        DsInstitution *unit = institution_at(entities, i);
        if (unit->parent == (gint32)from)
            unit->parent = i == to ? -1 : index;
    }
    for (guint i = 0; i < annotations->people->len; i++) {
        const GPtrArray *roles = person_at(entities, i)->roles;
        for (guint k = 0; k < roles->len; k++) {
            DsRole *role = (DsRole *)g_ptr_array_index(roles, k);
            if (role->institution == (gint32)from)
                role->institution = index;
        }
    }
    for (guint i = 0; i < annotations->acronyms->len; i++) {
        DsAcronym *acronym = (DsAcronym *)g_ptr_array_index(annotations->acronyms, i);
        if (acronym->institution == (gint32)from)
            acronym->institution = index;
    }
}

static DsRole *
role_like(DsPerson *person, const DsRole *role)
{
    for (guint i = 0; i < person->roles->len; i++) {
        DsRole *own = (DsRole *)g_ptr_array_index(person->roles, i);
        if (own->institution == role->institution && g_str_equal(own->role, role->role))
            return own;
    }
    DsRole *own = ds_role_new();
    g_free(own->role);
    own->role = g_strdup(role->role);
    own->institution = role->institution;
    g_ptr_array_add(person->roles, own);
    return own;
}

static void
merge_people(DsPerson *person, DsPerson *other)
{
    for (guint i = 0; i < other->roles->len; i++) {
        const DsRole *role = (const DsRole *)g_ptr_array_index(other->roles, i);
        DsRole *own = role_like(person, role);
        g_array_append_vals(own->evidence, role->evidence->data, role->evidence->len);
    }
    person->only_in_captions = person->only_in_captions && other->only_in_captions;
    g_ptr_array_set_size(other->roles, 0);
}

static void
merge_institutions(DsInstitution *unit, DsInstitution *other, guint32 index)
{
    if (unit->kind == NULL || g_str_equal(unit->kind, "other"))
        unit->kind = other->kind;
    if (unit->acronym == NULL)
        unit->acronym = g_steal_pointer(&other->acronym);
    if (unit->parent < 0 && other->parent != (gint32)index)
        unit->parent = other->parent;
}

void
ds_entities_merge(DsEntities *entities, guint32 index, guint32 other)
{
    add_alias(entities, index, *name_at(entities, other));
    for (guint i = 0; i < aliases_at(entities, other)->len; i++)
        add_alias(entities, index,
                  (const gchar *)g_ptr_array_index(aliases_at(entities, other), i));
    for (guint32 a = 0; a < entities->annotations->articles->len; a++) {
        GArray *mentions = mentions_in(entities, a);
        for (guint i = 0; i < mentions->len; i++) {
            DsMention *mention = &g_array_index(mentions, DsMention, i);
            if (mention->entity == other)
                mention->entity = index;
        }
    }
    if (entities->people)
        merge_people(person_at(entities, index), person_at(entities, other));
    else
        merge_institutions(institution_at(entities, index), institution_at(entities, other),
                           index);
    point_elsewhere(entities, other, index);
    entities->edited = TRUE;
}

/* A new entity under a name, like another in all else. */
static guint32
add_like(DsEntities *entities, guint32 index, const gchar *name)
{
    if (entities->people) {
        DsPerson *person = ds_person_new();
        g_free(person->name);
        person->name = g_strdup(name);
        person->only_in_captions = person_at(entities, index)->only_in_captions;
        g_ptr_array_add(entities->annotations->people, person);
    } else {
        DsInstitution *unit = ds_institution_new();
        g_free(unit->name);
        unit->name = g_strdup(name);
        unit->kind = institution_at(entities, index)->kind;
        unit->parent = -1;
        g_ptr_array_add(entities->annotations->institutions, unit);
    }
    return all_of(entities)->len - 1;
}

/* The roles that are told beside the mention, and the quotes whose speaker it is. */
static void
take_along(
    DsEntities *entities, guint32 from, guint32 to, guint32 article, const DsMention *mention)
{
    GArray *quotes = ds_annotations_article(entities->annotations, article)->quotes;

    for (guint i = 0; i < quotes->len; i++) {
        DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
        if (is_speaker(entities, quote, from) && quote->speaker_start < mention->end &&
            quote->speaker_end > mention->start)
            quote->speaker.entity = to;
    }
    for (guint r = 0; entities->people && r < person_at(entities, from)->roles->len; r++) {
        DsRole *role = (DsRole *)g_ptr_array_index(person_at(entities, from)->roles, r);
        for (guint i = 0; i < role->evidence->len; i++) {
            const DsEvidence evidence = g_array_index(role->evidence, DsEvidence, i);
            if (evidence.span.article != article || evidence.span.start > mention->start ||
                evidence.span.end < mention->end)
                continue;
            g_array_append_val(role_like(person_at(entities, to), role)->evidence, evidence);
            g_array_remove_index(role->evidence, i--);
        }
        if (role->evidence->len == 0)
            g_ptr_array_remove_index(person_at(entities, from)->roles, r--);
    }
}

gboolean
ds_entities_split(DsEntities *entities, guint32 index, const gchar *form)
{
    g_autofree gchar *folded = ds_utf8_fold_blanks(form, -1);
    guint32 fresh = NONE;

    for (guint32 a = 0; a < entities->annotations->articles->len; a++) {
        GArray *mentions = mentions_in(entities, a);
        const gchar *text = ds_corpus_article(entities->corpus, a)->text;
        for (guint i = 0; i < mentions->len; i++) {
            DsMention *mention = &g_array_index(mentions, DsMention, i);
            g_autofree gchar *words =
                g_strndup(text + mention->start, mention->end - mention->start);
            if (mention->entity != index || !reads(words, folded))
                continue;
            if (fresh == NONE)
                fresh = add_like(entities, index, words);
            mention->entity = fresh;
            take_along(entities, index, fresh, a, mention);
        }
    }
    if (fresh == NONE)
        return FALSE;
    drop_alias(entities, index, *name_at(entities, fresh));
    entities->edited = TRUE;
    return TRUE;
}

void
ds_entities_hide(DsEntities *entities, guint32 index)
{
    for (guint32 a = 0; a < entities->annotations->articles->len; a++) {
        GArray *mentions = mentions_in(entities, a);
        for (guint i = mentions->len; i > 0; i--)
            if (g_array_index(mentions, DsMention, i - 1).entity == index)
                g_array_remove_index(mentions, i - 1);
    }
    point_elsewhere(entities, index, NONE);
    entities->edited = TRUE;
}
