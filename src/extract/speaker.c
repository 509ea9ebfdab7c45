#include "extract/quote-private.h"

/* Who is meant by the words beside a cue. A nominal is read from its first item to the right:
 * delegates and documents, honorifics, roles with what they are roles of, a name, what stands
 * beside the name in commas, dashes or brackets. Then it is settled who that is: the person
 * named, a pronoun's antecedent, the holder of the role, the institution, or nobody. */

/* Longest run of plain words that may belong to a role ("giám đốc điều hành hãng nước Gió"). */
#define MAX_ROLE_WORDS 12
/* Longest phrase of place or time between speaker and cue. */
#define MAX_GAP 16
/* How far left of a cue its speaker is looked for. */
#define MAX_LEFT 60

typedef struct {
    DsScene *scene;
    guint at, limit;
    guint person, institution, pronoun; /* items, DS_NO_ITEM */
    const DsPhrase *role;
    guint role_at;
    gboolean delegate, document, group, other; /* other: somebody's wife, somebody's driver */
} Nominal;

static gboolean
is_separator(const DsScene *scene, guint at)
{
    return ds_scene_is(scene, at, DS_ITEM_COMMA) || ds_scene_is(scene, at, DS_ITEM_DASH);
}

static guint32
entity_of(const DsScene *scene, guint item)
{
    const DsItem *at = ds_scene_item(scene, item);
    const GArray *mentions =
        at->kind == DS_ITEM_PERSON ? scene->notes->people : scene->notes->institutions;

    return g_array_index(mentions, DsMention, at->ref).entity;
}

static guint
skip_brackets(const DsScene *scene, guint at, guint limit)
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
static gboolean
begins_apposition(const DsScene *scene, guint at, guint limit, gboolean role_seen)
{
    if (at >= limit)
        return FALSE;
    if (ds_scene_reads(scene, at, DS_SAY_ROLE) ||
        (ds_scene_reads(scene, at, DS_SAY_HONORIFIC) &&
         (ds_scene_is(scene, at + 1, DS_ITEM_INSTITUTION) || /* "Trưởng" + "Phòng …" */
          ds_scene_reads(scene, at + 1, DS_SAY_ROLE))))      /* "đồng" + "giám đốc" */
        return TRUE;
    /* "…, Giám đốc Sở Nước sạch, Bộ Gió cho biết", "TS. Suối - Viện Nước nói": the place of
     * work, when nothing more stands between the marks */
    if (!ds_scene_is(scene, at, DS_ITEM_INSTITUTION))
        return FALSE;
    if ((role_seen || ds_scene_is(scene, at - 1, DS_ITEM_DASH)) &&
        (at + 1 >= limit || is_separator(scene, at + 1)))
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

    while (at > from && ds_scene_reads(scene, at - 1, DS_SAY_HONORIFIC))
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
            const guint past = skip_brackets(scene, n->at, n->limit);
            if (past == n->at)
                return;
            n->at = past;
            continue;
        }
        if (n->at >= n->limit || !is_separator(scene, n->at) ||
            !begins_apposition(scene, n->at + 1, n->limit, role_seen))
            return;
        guint i = n->at + 1;
        while (i < n->limit && !is_separator(scene, i) &&
               !ds_scene_is(scene, i, DS_ITEM_COLON)) {
            if (ds_scene_is(scene, i, DS_ITEM_PERSON) && !is_whose(scene, n->at, i))
                return; /* another person: not beside this one */
            const guint past =
                ds_scene_is(scene, i, DS_ITEM_OPEN) ? skip_brackets(scene, i, n->limit) : i;
            i = past > i ? past : i + 1;
        }
        role_seen = TRUE;
        n->at = i;
        if (i >= n->limit || !is_separator(scene, i))
            return;
        if (!begins_apposition(scene, i + 1, n->limit, role_seen)) {
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
           ds_scene_reads(scene, at, DS_SAY_HONORIFIC | DS_SAY_ROLE) || is_separator(scene, at);
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

/* A comma or dash between a role and the name of its holder: "Trưởng ban, ông Gió". */
static gboolean
read_comma_to_name(Nominal *n)
{
    const DsScene *scene = n->scene;

    if ((n->role == NULL && !n->delegate) || !is_separator(scene, n->at) ||
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
static gboolean
is_pronoun(const DsScene *scene, guint at)
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
    if (is_pronoun(scene, n->at)) {
        n->pronoun = n->at++;
        return TRUE;
    }
    while (n->at < n->limit) {
        const DsItemKind kind = ds_scene_item(scene, n->at)->kind;
        if (kind == DS_ITEM_PERSON) {
            n->person = n->at++;
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
            const guint past = skip_brackets(scene, n->at, n->limit);
            if (past == n->at)
                break;
            n->at = past;
        } else if (!read_lead(n) && !read_comma_to_name(n) && !read_role_words(n)) {
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
        n->institution == DS_NO_ITEM ? G_MAXUINT32 : entity_of(n->scene, n->institution);

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
        *who = (DsSpeaker){DS_SPEAKER_PERSON, entity_of(scene, n->person)};
        return TRUE;
    }
    if (n->pronoun != DS_NO_ITEM)
        return ds_memory_pronoun(scene, ds_scene_phrase(scene, n->pronoun),
                                 ds_scene_item(scene, n->pronoun)->start, who);
    if (n->role != NULL && !n->delegate)
        return settle_role(n, who);
    if (n->institution != DS_NO_ITEM) {
        *who = (DsSpeaker){DS_SPEAKER_INSTITUTION, entity_of(scene, n->institution)};
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
    if (n.at > first + 1 && is_separator(scene, n.at - 1))
        subject->end = ds_scene_item(scene, n.at - 2)->end;
    return TRUE;
}

/* A paper's own words on what it relays, not on who is relayed: "dẫn số liệu từ …". */
static gboolean
relays_no_speaker(DsScene *scene, guint at, guint cue)
{
    DsSubject object;

    return ds_scene_reads(scene, at, DS_SAY_RELAY) &&
           !ds_speaker_parse(scene, at + 1, cue, &object);
}

/* Whether a nearer speaker begins after a comma in [at, cue). */
static gboolean
names_another(const DsScene *scene, guint at, guint cue)
{
    for (guint i = at; i + 1 < cue; i++)
        if (is_separator(scene, i) &&
            (ds_scene_is(scene, i + 1, DS_ITEM_PERSON) ||
             ds_scene_is(scene, i + 1, DS_ITEM_INSTITUTION) ||
             ds_scene_reads(scene, i + 1, DS_SAY_HONORIFIC | DS_SAY_ROLE | DS_SAY_PRONOUN)))
            return TRUE;
    return FALSE;
}

static gboolean
sure_cue(const DsScene *scene, guint item)
{
    const DsCue *cue = ds_scene_cue(scene, item);

    return cue != NULL && cue->prior >= 70;
}

/* ", words about the speaker," after a name; the item after the second comma, or at. The second
 * comma is often left out before the cue. */
static guint
skip_aside(const DsScene *scene, guint at, guint cue)
{
    for (guint i = at + 1; i < cue && i < at + MAX_GAP; i++) {
        if (is_separator(scene, i))
            return i + 1;
        if (i + 1 == cue && i > at + 2 && !names_another(scene, at, at + 3))
            return cue;
        if (ds_scene_is(scene, i, DS_ITEM_PERSON) || ds_scene_is(scene, i, DS_ITEM_MARK) ||
            ds_scene_is(scene, i, DS_ITEM_CLOSE) ||
            ds_scene_reads(scene, i, DS_SAY_CUE | DS_SAY_SOURCE | DS_SAY_CLAUSE))
            return at;
    }
    return at;
}

/* Whether only words that may stand between a speaker and its cue fill [at, cue): adverbs,
 * dates, one comma, brackets, words about the speaker, a phrase of place or time. */
static gboolean
gap_is_open(DsScene *scene, guint at, guint cue, gboolean *close)
{
    gboolean aside = FALSE;

    *close = TRUE;
    if (at < cue && is_separator(scene, at - 1)) {
        /* after one thing said of the speaker another: "ông Gió, Cục trưởng, người … , nói" */
        at = skip_aside(scene, at - 1, cue);
        at += is_separator(scene, at) && at < cue ? 1 : 0;
        aside = TRUE;
    }
    while (at < cue) {
        const DsItemKind kind = ds_scene_item(scene, at)->kind;
        if ((kind == DS_ITEM_COMMA || kind == DS_ITEM_DASH) && !aside) {
            const guint past = skip_aside(scene, at, cue);
            at = past == at ? at + 1 : past;
            aside = TRUE;
        } else if (kind == DS_ITEM_DATE || kind == DS_ITEM_DASH ||
                   ds_scene_reads(scene, at, DS_SAY_BEFORE | DS_SAY_JOIN)) {
            at++;
        } else if (kind == DS_ITEM_OPEN) {
            const guint past = skip_brackets(scene, at, cue);
            if (past == at)
                return FALSE;
            at = past;
        } else if (ds_scene_reads(scene, at, DS_SAY_PREPOSITION | DS_SAY_AFTER | DS_SAY_CUE) ||
                   relays_no_speaker(scene, at, cue)) {
            *close = FALSE;
            return cue - at <= MAX_GAP && !names_another(scene, at, cue);
        } else {
            *close = FALSE; /* a word or two that no list has, before a sure cue */
            return kind == DS_ITEM_WORD && cue - at <= 2 && sure_cue(scene, cue) &&
                   ds_scene_is(scene, cue - 1, DS_ITEM_WORD);
        }
    }
    return TRUE;
}

/* After "của" and "từ" a nominal begins when it is a document's or a paper's. */
static gboolean
begins_after_of(const DsScene *scene, guint from, guint at)
{
    for (guint i = at - 1; i > from && i + 8 > at; i--) {
        if (ds_scene_reads(scene, i - 1, DS_SAY_FIGURE))
            return FALSE;
        if (ds_scene_reads(scene, i - 1, DS_SAY_DOCUMENT | DS_SAY_RELAY))
            return TRUE;
    }
    return FALSE;
}

/* Where a nominal can begin: at the head of the clause, or after a comma, a dash or a date. */
static gboolean
can_begin(const DsScene *scene, guint from, guint at)
{
    if (at == from)
        return TRUE;
    const DsItemKind before = ds_scene_item(scene, at - 1)->kind;
    return is_separator(scene, at - 1) || before == DS_ITEM_DATE ||
           before == DS_ITEM_SEMICOLON || before == DS_ITEM_MARK || before == DS_ITEM_CLOSE ||
           before == DS_ITEM_STOP || before == DS_ITEM_COLON ||
           ds_scene_reads(scene, at - 1,
                          DS_SAY_AGENT | DS_SAY_JOIN | DS_SAY_BEFORE | DS_SAY_LINK |
                              DS_SAY_SOURCE | DS_SAY_RELAY) ||
           (ds_scene_reads(scene, at - 1, DS_SAY_OF) && begins_after_of(scene, from, at));
}

/* The nearest name left of the cue, when no comma shows where its nominal begins: "Tại cuộc họp
 * chiều qua Bộ trưởng Gió cho biết". It must not belong to a word before it ("của ông Gió"). */
static gboolean
nearest_name(DsScene *scene, guint from, guint cue, DsSubject *subject)
{
    for (guint i = cue; i > from; i--) {
        const guint at = i - 1;
        if (!ds_scene_is(scene, at, DS_ITEM_PERSON) &&
            !(ds_scene_reads(scene, at, DS_SAY_HONORIFIC) && is_pronoun(scene, at)))
            continue;
        guint first = at;
        while (first > from &&
               (ds_scene_reads(scene, first - 1, DS_SAY_HONORIFIC | DS_SAY_ROLE) ||
                (ds_scene_is(scene, first - 1, DS_ITEM_INSTITUTION) && first > from + 1 &&
                 ds_scene_reads(scene, first - 2, DS_SAY_ROLE))))
            first--;
        if (first > from &&
            ds_scene_reads(scene, first - 1,
                           DS_SAY_OF | DS_SAY_KIN | DS_SAY_AGENT | DS_SAY_PREPOSITION))
            return FALSE;
        return ds_speaker_parse(scene, first, cue, subject) &&
               gap_is_open(scene, subject->next, cue, &subject->close);
    }
    return FALSE;
}

/* "Thiếu tướng Gió - Cục trưởng Cục Nước": an office that begins at first, after a comma or a
 * dash, is that of the person named before the mark, bracket or none between. That person's
 * item, or DS_NO_ITEM. */
static guint
holder_before(const DsScene *scene, guint from, guint first)
{
    if (first < from + 2 || !is_separator(scene, first - 1) ||
        !begins_apposition(scene, first, scene->items->len, FALSE))
        return DS_NO_ITEM;
    guint at = first - 2;
    if (ds_scene_is(scene, at, DS_ITEM_CLOSE))
        while (at > from && !ds_scene_is(scene, at, DS_ITEM_PERSON) && !is_separator(scene, at))
            at--;
    return ds_scene_is(scene, at, DS_ITEM_PERSON) ? at : DS_NO_ITEM;
}

/* The speaker left of a cue, not before the item from: the longest nominal that begins where
 * one can and reaches the cue. */
gboolean
ds_speaker_before(DsScene *scene, guint from, guint cue, DsSubject *subject)
{
    if (cue > from + MAX_LEFT)
        from = cue - MAX_LEFT;
    for (guint first = from; first < cue; first++) {
        if (!can_begin(scene, from, first))
            continue;
        if (!ds_speaker_parse(scene, first, cue, subject))
            continue;
        if (subject->speaker.kind != DS_SPEAKER_PERSON) {
            const guint holder = holder_before(scene, from, first);
            DsSubject held;
            if (holder != DS_NO_ITEM && ds_speaker_parse(scene, holder, cue, &held) &&
                held.next >= subject->next)
                *subject = held;
        }
        if (subject->nameless && subject->next == first) {
            /* a nameless group: its words are not known to end anywhere before the cue */
            gboolean named = FALSE;
            for (guint i = first; i < cue && !named; i++)
                named = is_separator(scene, i);
            if (named)
                continue;
            subject->start = ds_scene_item(scene, first)->start;
            subject->end = ds_scene_item(scene, cue - 1)->end;
            return TRUE;
        }
        DsSubject relayed;
        if (ds_scene_reads(scene, subject->next, DS_SAY_RELAY) &&
            ds_speaker_parse(scene, subject->next + 1, cue, &relayed) && !relayed.nameless &&
            relayed.speaker.kind == DS_SPEAKER_PERSON &&
            gap_is_open(scene, relayed.next, cue, &relayed.close)) {
            *subject = relayed; /* "hãng tin Mây dẫn lời ông Gió cho biết" */
            return TRUE;
        }
        /* "ông Gió cảm ơn Bộ Nước đối với …, khẳng định": a verb after a comma is not said of
         * what stands within the clause before it */
        if (gap_is_open(scene, subject->next, cue, &subject->close) &&
            (subject->close || !(subject->document || subject->nameless)) &&
            (subject->close || first == from || !is_separator(scene, cue - 1)))
            return first == from || !ds_scene_reads(scene, first - 1, DS_SAY_AGENT);
    }
    return nearest_name(scene, from, cue, subject);
}
