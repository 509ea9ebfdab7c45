/* Who is meant by a nominal. It is read from its first item to the right:
 * delegates and documents, honorifics, roles with what they are roles of, a name, what stands
 * beside the name in commas, dashes or brackets. Then it is settled who that is: the person
 * named, a pronoun's antecedent, the holder of the role, the institution, or nobody. */
#include "extract/quote-private.h"

/* Longest run of plain words that may belong to a role ("giám đốc điều hành hãng nước Gió"). */
#define MAX_ROLE_WORDS 12

typedef struct {
    DsScene *scene;
    guint at, limit;
    guint person, institution, pronoun; /* items, DS_NO_ITEM */
    const DsPhrase *role;
    guint role_at;
    gboolean delegate, document, group, other; /* other: somebody's wife, somebody's driver */
} Nominal;

guint
ds_scene_skip_brackets(const DsScene *scene, guint at, guint limit)
{
    guint depth = 0;

    for (guint i = at; i < limit; i++) {
        if (ds_scene_is(scene, i, DS_ITEM_OPEN))
            depth++;
        else if (ds_scene_is(scene, i, DS_ITEM_CLOSE) && --depth == 0)
            return i + 1;
    }
    return at;
}

/* Whether a role, or an institution as the place of one, follows a name: “bà Mây, Giám đốc …”.
 */
gboolean
ds_speaker_begins_apposition(const DsScene *scene, guint at, guint limit, gboolean role_seen)
{
    if (at >= limit)
        return FALSE;
    if (ds_scene_reads(scene, at, DS_SAY_ROLE) ||
        (ds_scene_reads(scene, at, DS_SAY_HONORIFIC) &&
         (ds_scene_is(scene, at + 1, DS_ITEM_INSTITUTION) || /* "Trưởng" + "Phòng …" */
          ds_scene_reads(scene, at + 1, DS_SAY_ROLE))))      /* "đồng" + "giám đốc" */
        return TRUE;
    if (ds_scene_reads(scene, at, DS_SAY_KIN) && ds_scene_reads(scene, at + 1, DS_SAY_OF))
        return TRUE; /* "ông Gió, bạn trai của ca sĩ Mây" */
    /* "…, Giám đốc Sở Nước sạch, Bộ Gió cho biết", "TS. Suối - Viện Nước nói": the place of
     * work, when nothing more stands between the marks */
    if (!ds_scene_is(scene, at, DS_ITEM_INSTITUTION))
        return FALSE;
    if ((role_seen || ds_scene_is(scene, at - 1, DS_ITEM_DASH)) &&
        (at + 1 >= limit || ds_scene_separates(scene, at + 1)))
        return TRUE;
    /* "ông Gió, Đoàn đại biểu Quốc hội Mây" right before the cue */
    guint end = at + 1;
    while (end < limit && ds_scene_item(scene, end)->capital &&
           ds_scene_is(scene, end, DS_ITEM_WORD))
        end++;
    return end >= limit && limit < scene->items->len &&
           ds_scene_reads(scene, limit, DS_SAY_CUE);
}

/* "luật sư của ông Gió": a person in an apposition whose lawyer the other is. */
static gboolean
is_whose(const DsScene *scene, guint from, guint person)
{
    guint at = person;

    while (at > from && ds_scene_reads(scene, at - 1, DS_SAY_HONORIFIC | DS_SAY_ROLE))
        at--;
    return at > from && ds_scene_reads(scene, at - 1, DS_SAY_OF);
}

/* What stands beside a name: brackets, and roles between commas or dashes. The last comma or
 * dash is taken too. */
static void
read_appositions(Nominal *n)
{
    const DsScene *scene = n->scene;
    gboolean role_seen = FALSE;

    for (;;) {
        if (ds_scene_is(scene, n->at, DS_ITEM_OPEN) && n->at < n->limit) {
            const guint past = ds_scene_skip_brackets(scene, n->at, n->limit);
            if (past == n->at)
                return;
            n->at = past;
            continue;
        }
        if (n->at >= n->limit || !ds_scene_separates(scene, n->at) ||
            !ds_speaker_begins_apposition(scene, n->at + 1, n->limit, role_seen))
            return;
        guint i = n->at + 1;
        while (i < n->limit && !ds_scene_separates(scene, i) &&
               !ds_scene_is(scene, i, DS_ITEM_COLON)) {
            if (ds_scene_is(scene, i, DS_ITEM_PERSON) && !is_whose(scene, n->at, i))
                return; /* another person: not beside this one */
            const guint past = ds_scene_is(scene, i, DS_ITEM_OPEN)
                                   ? ds_scene_skip_brackets(scene, i, n->limit)
                                   : i;
            i = past > i ? past : i + 1;
        }
        role_seen = TRUE;
        n->at = i;
        if (i >= n->limit || !ds_scene_separates(scene, i))
            return;
        if (!ds_speaker_begins_apposition(scene, i + 1, n->limit, role_seen)) {
            n->at = i + 1;
            return;
        }
    }
}

static gboolean
leads_to_name(const DsScene *scene, guint at)
{
    return ds_scene_is(scene, at, DS_ITEM_PERSON) ||
           ds_scene_is(scene, at, DS_ITEM_INSTITUTION) ||
           ds_scene_reads(scene, at, DS_SAY_HONORIFIC | DS_SAY_ROLE) ||
           ds_scene_separates(scene, at);
}

static gboolean
leads_to_person(const DsScene *scene, guint at)
{
    while (ds_scene_reads(scene, at, DS_SAY_HONORIFIC))
        at++;
    return ds_scene_is(scene, at, DS_ITEM_PERSON);
}

static gboolean
all_capital(const DsScene *scene, guint first, guint limit)
{
    for (guint i = first; i < limit; i++)
        if (!ds_scene_item(scene, i)->capital)
            return FALSE;
    return TRUE;
}

/* Plain words after a role, up to the name they lead to: "Tổng thống nước láng giềng Mây". They
 * are taken only when a name, an institution or the limit follows. */
static gboolean
read_role_words(Nominal *n)
{
    const DsScene *scene = n->scene;
    guint i = n->at;

    if (n->role == NULL)
        return FALSE;
    while (i < n->limit && i < n->at + MAX_ROLE_WORDS) {
        const DsItemKind kind = ds_scene_item(scene, i)->kind;
        const gboolean plain =
            kind == DS_ITEM_WORD ||
            (kind == DS_ITEM_PHRASE &&
             !ds_scene_reads(scene, i,
                             DS_SAY_CUE | DS_SAY_PRONOUN | DS_SAY_HONORIFIC | DS_SAY_ROLE |
                                 DS_SAY_BEFORE | DS_SAY_PREPOSITION | DS_SAY_LINK |
                                 DS_SAY_JOIN));
        if (!plain)
            break;
        i++;
    }
    if (i == n->at || (!leads_to_name(scene, i) && !all_capital(scene, n->at, i)))
        return FALSE;
    n->at = i;
    return TRUE;
}

/* "tờ Nguồn", "tổ chức có tên Nguồn" */
static gboolean
names_institution(const DsScene *scene, guint at)
{
    return ds_scene_is(scene, at, DS_ITEM_INSTITUTION) ||
           (ds_scene_reads(scene, at, DS_SAY_TERM) &&
            ds_scene_is(scene, at + 1, DS_ITEM_INSTITUTION));
}

/* A word that leads to the name: TRUE when taken. */
static gboolean
read_lead(Nominal *n)
{
    const DsScene *scene = n->scene;
    const DsPhrase *phrase = ds_scene_phrase(scene, n->at);

    if (phrase == NULL)
        return FALSE;
    if ((phrase->readings & DS_SAY_HEAD) != 0 && names_institution(scene, n->at + 1)) {
        n->at += ds_scene_is(scene, n->at + 1, DS_ITEM_INSTITUTION) ? 0 : 1;
    } else if ((phrase->readings & DS_SAY_KIN) != 0) {
        n->other = n->at + 1 < n->limit && !ds_scene_is(scene, n->at + 1, DS_ITEM_PERSON);
    } else if ((phrase->readings & DS_SAY_DELEGATE) != 0) {
        n->delegate = TRUE;
    } else if ((phrase->readings & DS_SAY_ROLE) != 0) {
        if (n->role == NULL) {
            n->role = phrase;
            n->role_at = n->at;
        }
    } else if ((phrase->readings & DS_SAY_DOCUMENT) != 0 && n->institution == DS_NO_ITEM) {
        n->document = TRUE;
    } else if ((phrase->readings & DS_SAY_OF) != 0) {
        if (n->role == NULL && !n->document && !n->delegate)
            return FALSE;
        /* "bác sĩ của ông Gió": somebody else, whom nobody names */
        n->other =
            n->other || (n->role != NULL && !n->document && n->institution == DS_NO_ITEM &&
                         leads_to_person(scene, n->at + 1));
    } else if ((phrase->readings & DS_SAY_LINK) != 0) {
        const gboolean names = ds_scene_is(scene, n->at + 1, DS_ITEM_PERSON) ||
                               ds_scene_reads(scene, n->at + 1, DS_SAY_HONORIFIC);
        if (n->role == NULL || !names)
            return FALSE;
    } else if ((phrase->readings & DS_SAY_HONORIFIC) == 0) {
        return FALSE;
    }
    n->at++;
    return TRUE;
}

/* "Trang tin Mây của Anh": the country of a body, though its name may be a pronoun as well. */
static gboolean
read_country(Nominal *n)
{
    const DsScene *scene = n->scene;
    guint at = n->at + 1;

    if (n->institution == DS_NO_ITEM || n->role != NULL ||
        !ds_scene_reads(scene, n->at, DS_SAY_OF))
        return FALSE;
    while (at < n->limit && ds_scene_item(scene, at)->capital &&
           (ds_scene_is(scene, at, DS_ITEM_WORD) || ds_scene_is(scene, at, DS_ITEM_PHRASE)) &&
           !ds_scene_is(scene, at + 1, DS_ITEM_PERSON))
        at++;
    if (at == n->at + 1)
        return FALSE;
    n->at = at;
    return TRUE;
}

/* A comma or dash between a role and the name of its holder: "Trưởng ban, ông Gió". */
static gboolean
read_comma_to_name(Nominal *n)
{
    const DsScene *scene = n->scene;

    if ((n->role == NULL && !n->delegate) || !ds_scene_separates(scene, n->at) ||
        n->at + 1 >= n->limit)
        return FALSE;
    if (!ds_scene_is(scene, n->at + 1, DS_ITEM_PERSON) &&
        !(ds_scene_reads(scene, n->at + 1, DS_SAY_HONORIFIC) &&
          ds_scene_is(scene, n->at + 2, DS_ITEM_PERSON)))
        return FALSE;
    n->at++;
    return TRUE;
}

/* A pronoun is one that no name follows. */
gboolean
ds_speaker_is_pronoun(const DsScene *scene, guint at)
{
    const DsPhrase *phrase = ds_scene_phrase(scene, at);

    if (phrase == NULL || (phrase->readings & DS_SAY_PRONOUN) == 0 || phrase->plural)
        return FALSE;
    if (phrase->capital && !ds_scene_item(scene, at)->capital)
        return FALSE;
    if ((phrase->readings & DS_SAY_ROLE) != 0 && ds_scene_is(scene, at + 1, DS_ITEM_WORD))
        return FALSE; /* of something: a role */
    return phrase->refers != DS_REFERS_NOTHING && !ds_scene_is(scene, at + 1, DS_ITEM_PERSON);
}

static gboolean
read_nominal(Nominal *n)
{
    const DsScene *scene = n->scene;

    if (ds_scene_reads(scene, n->at, DS_SAY_GROUP) &&
        !ds_scene_reads(scene, n->at, DS_SAY_DELEGATE)) {
        n->group = TRUE;
        return FALSE;
    }
    if (ds_speaker_is_pronoun(scene, n->at)) {
        n->pronoun = n->at++;
        return TRUE;
    }
    while (n->at < n->limit) {
        const DsItemKind kind = ds_scene_item(scene, n->at)->kind;
        if (kind == DS_ITEM_PERSON) {
            n->person = n->at++;
            if (n->role != NULL && n->institution == DS_NO_ITEM && n->at + 1 < n->limit &&
                ds_scene_reads(scene, n->at, DS_SAY_OF) &&
                ds_scene_is(scene, n->at + 1, DS_ITEM_INSTITUTION))
                n->at += 2; /* "Chủ tịch Gió của Công ty Mây" */
            read_appositions(n);
            return TRUE;
        }
        if (kind == DS_ITEM_INSTITUTION) {
            if (n->institution == DS_NO_ITEM)
                n->institution = n->at;
            n->at++;
            if (n->at < n->limit && ds_scene_reads(scene, n->at, DS_SAY_THIS))
                n->at++;
        } else if (kind == DS_ITEM_OPEN) {
            const guint past = ds_scene_skip_brackets(scene, n->at, n->limit);
            if (past == n->at)
                break;
            n->at = past;
        } else if (!read_country(n) && !read_lead(n) && !read_comma_to_name(n) &&
                   !read_role_words(n)) {
            break;
        }
    }
    return n->role != NULL || n->institution != DS_NO_ITEM || n->document;
}

/* A role alone, or with its institution: its holder; else the institution, when the role speaks
 * for it. */
static gboolean
settle_role(const Nominal *n, DsSpeaker *who)
{
    const guint32 institution =
        n->institution == DS_NO_ITEM ? G_MAXUINT32 : ds_scene_entity(n->scene, n->institution);

    if (institution == G_MAXUINT32 && !n->role->alone)
        return FALSE;
    if (ds_memory_role(n->scene, n->role, institution, who))
        return TRUE;
    if (institution == G_MAXUINT32 || !n->role->ranked)
        return FALSE;
    *who = (DsSpeaker){DS_SPEAKER_INSTITUTION, institution};
    return TRUE;
}

static gboolean
settle(const Nominal *n, DsSpeaker *who)
{
    const DsScene *scene = n->scene;

    if (n->group || n->other)
        return FALSE;
    if (n->person != DS_NO_ITEM) {
        *who = (DsSpeaker){DS_SPEAKER_PERSON, ds_scene_entity(scene, n->person)};
        return TRUE;
    }
    if (n->pronoun != DS_NO_ITEM)
        return ds_memory_pronoun(scene, ds_scene_phrase(scene, n->pronoun),
                                 ds_scene_item(scene, n->pronoun)->start, who);
    if (n->role != NULL && !n->delegate)
        return settle_role(n, who);
    if (n->institution != DS_NO_ITEM) {
        *who = (DsSpeaker){DS_SPEAKER_INSTITUTION, ds_scene_entity(scene, n->institution)};
        return TRUE;
    }
    return n->document && !n->delegate &&
           ds_memory_institution(scene, ds_scene_item(scene, n->at - 1)->start, who);
}

/* Reads the nominal that begins at first; FALSE when there is none. */
gboolean
ds_speaker_parse(DsScene *scene, guint first, guint limit, DsSubject *subject)
{
    Nominal n = {.scene = scene,
                 .at = first,
                 .limit = limit,
                 .person = DS_NO_ITEM,
                 .institution = DS_NO_ITEM,
                 .pronoun = DS_NO_ITEM};

    *subject = (DsSubject){.first = first, .next = first};
    if (first >= limit)
        return FALSE;
    if (!read_nominal(&n)) {
        subject->nameless = n.group;
        return n.group;
    }
    subject->nameless = !settle(&n, &subject->speaker);
    if (subject->nameless)
        subject->speaker = (DsSpeaker){DS_SPEAKER_NONE, 0};
    subject->start = ds_scene_item(scene, first)->start;
    subject->end = ds_scene_item(scene, n.at - 1)->end;
    subject->next = n.at;
    subject->document = n.document && n.institution == DS_NO_ITEM;
    if (n.at > first + 1 && ds_scene_separates(scene, n.at - 1))
        subject->end = ds_scene_item(scene, n.at - 2)->end;
    return TRUE;
}
