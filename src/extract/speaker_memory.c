#include "extract/quote-private.h"

#include <string.h>

#include "base/utf8.h"

/* What an article has told so far about who its people are: who stood as a subject or spoke,
 * with which role, of which gender. Pronouns, roles and short names of institutions are looked
 * up here, the nearest first. */

/* How far back a pronoun looks, in subjects: news names its speakers anew every few sentences.
 */
#define MAX_BACK 24
/* So many of those that a sentence names are remembered. */
#define MAX_NAMED 4

static gchar
gender_of(const DsScene *scene, guint32 person)
{
    const gint gender =
        GPOINTER_TO_INT(g_hash_table_lookup(scene->genders, GUINT_TO_POINTER(person + 1)));

    return gender == 0 ? 'u' : (gchar)gender;
}

/* The phrase that ends before offset, one blank away: the honorific of "ông Ánh". */
static const DsPhrase *
word_before(const DsScene *scene, guint32 offset)
{
    const gchar *text = scene->folded;
    guint32 end = offset, start;

    if (end < 2 || text[end - 1] != ' ')
        return NULL;
    end--;
    for (start = end; start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n';)
        start--;
    const guint32 phrase =
        ds_lexicon_lookup(scene->rules->lexicon, text + start, (gssize)(end - start));
    return phrase == G_MAXUINT32 ? NULL
                                 : &g_array_index(scene->rules->phrases, DsPhrase, phrase);
}

/* The gender that a middle name tells: the second syllable of three or more. */
static gchar
gender_of_name(const DsQuoteRules *rules, const gchar *name)
{
    g_auto(GStrv) parts = g_strsplit(name, " ", 4);

    if (g_strv_length(parts) < 3)
        return 'u';
    const gint gender = GPOINTER_TO_INT(g_hash_table_lookup(rules->middle, parts[1]));
    return gender == 0 ? 'u' : (gchar)gender;
}

void
ds_memory_learn_genders(DsScene *scene)
{
    for (guint i = 0; i < scene->notes->people->len; i++) {
        const DsMention *mention = &g_array_index(scene->notes->people, DsMention, i);
        const gpointer key = GUINT_TO_POINTER(mention->entity + 1);
        if (g_hash_table_contains(scene->genders, key))
            continue;
        const DsPhrase *word = word_before(scene, mention->start);
        gchar gender = 'u';
        if (word != NULL && (word->readings & (DS_SAY_HONORIFIC | DS_SAY_ROLE)) != 0)
            gender = word->gender;
        if (gender == 'u' && mention->entity < scene->annotations->people->len)
            gender = gender_of_name(
                scene->rules, ds_annotations_person(scene->annotations, mention->entity)->name);
        if (gender != 'u')
            g_hash_table_insert(scene->genders, key, GINT_TO_POINTER(gender));
    }
}

void
ds_memory_add(DsScene *scene, DsSpeaker speaker, guint32 at)
{
    const DsAntecedent antecedent = {speaker, at};

    if (speaker.kind == DS_SPEAKER_NONE)
        return;
    g_array_append_val(scene->antecedents, antecedent);
}

void
ds_memory_add_role(DsScene *scene, const DsPhrase *role, guint32 institution, guint32 person)
{
    const DsRoleSeen seen = {role, institution, person};

    g_array_append_val(scene->roles, seen);
}

static gboolean
begins_with_head(const gchar *name, const gchar *head)
{
    g_autofree gchar *folded = ds_quote_fold(name, strlen(name));
    const gsize n = strlen(head);

    return strncmp(folded, head, n) == 0 && (folded[n] == ' ' || folded[n] == '\0');
}

/* Whether "ủy ban này" can mean the institution: its name begins so, or its kind is one that
 * the pronoun needs. */
static gboolean
institution_fits(const DsScene *scene, guint32 entity, const DsPhrase *pronoun)
{
    const DsInstitution *institution = ds_annotations_institution(scene->annotations, entity);

    if (pronoun->needs == NULL || begins_with_head(institution->name, pronoun->norm))
        return TRUE;
    g_auto(GStrv) kinds = g_strsplit(pronoun->needs, ",", -1);
    return g_strv_contains((const gchar *const *)kinds, institution->kind);
}

static gboolean
fits(const DsScene *scene, const DsAntecedent *antecedent, const DsPhrase *pronoun)
{
    if (pronoun->refers == DS_REFERS_PERSON || (pronoun->readings & DS_SAY_HONORIFIC) != 0) {
        const gchar gender = antecedent->speaker.kind == DS_SPEAKER_PERSON
                                 ? gender_of(scene, antecedent->speaker.entity)
                                 : 'u';
        return antecedent->speaker.kind == DS_SPEAKER_PERSON &&
               (pronoun->gender == 'u' || gender == 'u' || gender == pronoun->gender);
    }
    return pronoun->refers == DS_REFERS_INSTITUTION &&
           antecedent->speaker.kind == DS_SPEAKER_INSTITUTION &&
           institution_fits(scene, antecedent->speaker.entity, pronoun);
}

gboolean
ds_memory_pronoun(const DsScene *scene, const DsPhrase *pronoun, guint32 at, DsSpeaker *who)
{
    guint n = 0;

    for (guint i = scene->antecedents->len; i > 0 && n < MAX_BACK; i--) {
        const DsAntecedent *antecedent =
            &g_array_index(scene->antecedents, DsAntecedent, i - 1);
        if (antecedent->at >= at)
            continue;
        n++;
        if (fits(scene, antecedent, pronoun)) {
            *who = antecedent->speaker;
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a role as a source gives it is the phrase, alone or with words after it. */
static gboolean
person_has_role(const DsPerson *person, const DsPhrase *role, gint32 institution)
{
    for (guint i = 0; i < person->roles->len; i++) {
        const DsRole *given = (const DsRole *)g_ptr_array_index(person->roles, i);
        if (given->role != NULL && begins_with_head(given->role, role->norm) &&
            (institution < 0 || given->institution == institution))
            return TRUE;
    }
    return FALSE;
}

/* The one person of the article's mentions who has the role anywhere in the corpus. */
static gboolean
role_in_corpus(const DsScene *scene, const DsPhrase *role, guint32 institution, DsSpeaker *who)
{
    const gint32 wanted = institution == G_MAXUINT32 ? -1 : (gint32)institution;
    guint32 found = G_MAXUINT32;
    guint n = 0;

    for (guint i = scene->antecedents->len; i > 0 && n < MAX_BACK; i--) {
        const DsSpeaker speaker =
            g_array_index(scene->antecedents, DsAntecedent, i - 1).speaker;
        if (speaker.kind != DS_SPEAKER_PERSON)
            continue;
        n++;
        if (speaker.entity == found ||
            !person_has_role(ds_annotations_person(scene->annotations, speaker.entity), role,
                             wanted))
            continue;
        if (found != G_MAXUINT32)
            return FALSE; /* two people hold it: neither is meant for sure */
        found = speaker.entity;
    }
    *who = (DsSpeaker){DS_SPEAKER_PERSON, found};
    return found != G_MAXUINT32;
}

/* The same institution, or one name is the beginning of the other: "Viện Nước", "Viện Nước Bình
 * Xa". */
static gboolean
same_institution(const DsScene *scene, guint32 a, guint32 b)
{
    const gchar *left, *right;

    if (a == b)
        return TRUE;
    left = ds_annotations_institution(scene->annotations, a)->name;
    right = ds_annotations_institution(scene->annotations, b)->name;
    return g_str_has_prefix(left, right) || g_str_has_prefix(right, left);
}

/* The nearest person who was given the role in this article: with the same institution when one
 * is named, else with any. */
gboolean
ds_memory_role(const DsScene *scene, const DsPhrase *role, guint32 institution, DsSpeaker *who)
{
    guint n = 0;

    for (guint i = scene->roles->len; i > 0 && n < 4 * MAX_BACK; i--, n++) {
        const DsRoleSeen *seen = &g_array_index(scene->roles, DsRoleSeen, i - 1);
        if (g_strcmp0(seen->role->norm, role->norm) != 0)
            continue;
        if (institution != G_MAXUINT32 && seen->institution != G_MAXUINT32 &&
            !same_institution(scene, seen->institution, institution))
            continue;
        *who = (DsSpeaker){DS_SPEAKER_PERSON, seen->person};
        return TRUE;
    }
    return role_in_corpus(scene, role, institution, who);
}

/* The institution that spoke last, else the one that acted last. */
gboolean
ds_memory_institution(const DsScene *scene, guint32 at, DsSpeaker *who)
{
    guint n = 0;

    if (scene->last_institution.kind != DS_SPEAKER_NONE) {
        *who = scene->last_institution;
        return TRUE;
    }
    for (guint i = scene->antecedents->len; i > 0 && n < MAX_BACK; i--) {
        const DsAntecedent *antecedent =
            &g_array_index(scene->antecedents, DsAntecedent, i - 1);
        if (antecedent->at >= at)
            continue;
        n++;
        if (antecedent->speaker.kind == DS_SPEAKER_INSTITUTION) {
            *who = antecedent->speaker;
            return TRUE;
        }
    }
    return FALSE;
}

/* Roles beside a name: "Bộ trưởng Bộ Nước sạch Lê Văn Gió", "bà Mây, Giám đốc Sở Nước sạch". */
static void
learn_roles(DsScene *scene, guint first, guint limit)
{
    const DsPhrase *role = NULL;
    guint32 institution = G_MAXUINT32, person = G_MAXUINT32;
    guint since = 0;

    for (guint i = first; i < limit; i++, since++) {
        const DsItemKind kind = ds_scene_item(scene, i)->kind;
        if (since > 12)
            role = NULL, person = G_MAXUINT32, since = 0;
        if (ds_scene_reads(scene, i, DS_SAY_ROLE)) {
            role = ds_scene_phrase(scene, i);
            institution = G_MAXUINT32;
            since = 0;
            if (ds_scene_is(scene, i + 1, DS_ITEM_INSTITUTION) && i + 1 < limit)
                institution = ds_scene_entity(scene, i + 1);
            if (person != G_MAXUINT32) {
                ds_memory_add_role(scene, role, institution, person);
                role = NULL;
            }
        } else if (kind == DS_ITEM_PERSON) {
            person = ds_scene_entity(scene, i);
            since = 0;
            if (role != NULL)
                ds_memory_add_role(scene, role, institution, person);
            role = NULL;
        } else if (kind == DS_ITEM_STOP || ds_scene_reads(scene, i, DS_SAY_CUE)) {
            role = NULL;
            person = G_MAXUINT32;
        }
    }
}

/* After a sentence: those it names may be meant later on. They are added last first, so that
 * the subject is found before the others. */
void
ds_memory_read_sentence(DsScene *scene, guint first, guint limit)
{
    DsAntecedent seen[MAX_NAMED];
    guint n = 0;

    learn_roles(scene, first, limit);
    for (guint i = first; i < limit && n < MAX_NAMED; i++) {
        const DsItem *item = ds_scene_item(scene, i);
        if (item->kind == DS_ITEM_PERSON)
            seen[n++] =
                (DsAntecedent){{DS_SPEAKER_PERSON, ds_scene_entity(scene, i)}, item->start};
        else if (item->kind == DS_ITEM_INSTITUTION)
            seen[n++] = (DsAntecedent){{DS_SPEAKER_INSTITUTION, ds_scene_entity(scene, i)},
                                       item->start};
    }
    while (n-- > 0)
        ds_memory_add(scene, seen[n].speaker, seen[n].at);
}
