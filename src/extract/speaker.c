/* The speaker left of a cue, and what may stand between the two. */
#include "extract/quote-private.h"

/* Longest phrase of place or time between speaker and cue. */
#define MAX_GAP 16

/* How far left of a cue its speaker is looked for. */
#define MAX_LEFT 60

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
        if (ds_scene_separates(scene, i) &&
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
        if (ds_scene_separates(scene, i))
            return i + 1;
        if (i + 1 == cue && i > at + 2 && !names_another(scene, at, at + 3))
            return cue;
        /* within two commas up to the cue a clause may tell of the speaker */
        const guint32 ends = ds_scene_separates(scene, cue - 1)
                                 ? DS_SAY_CUE | DS_SAY_SOURCE
                                 : DS_SAY_CUE | DS_SAY_SOURCE | DS_SAY_CLAUSE;
        if (ds_scene_is(scene, i, DS_ITEM_PERSON) || ds_scene_is(scene, i, DS_ITEM_MARK) ||
            ds_scene_is(scene, i, DS_ITEM_CLOSE) || ds_scene_reads(scene, i, ends))
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
    if (at < cue && ds_scene_separates(scene, at - 1)) {
        /* after one thing said of the speaker another: "ông Gió, Cục trưởng, người … , nói" */
        at = skip_aside(scene, at - 1, cue);
        at += ds_scene_separates(scene, at) && at < cue ? 1 : 0;
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
            const guint past = ds_scene_skip_brackets(scene, at, cue);
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
    return ds_scene_separates(scene, at - 1) || before == DS_ITEM_DATE ||
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
            !(ds_scene_reads(scene, at, DS_SAY_HONORIFIC) && ds_speaker_is_pronoun(scene, at)))
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
    if (first < from + 2 || !ds_scene_separates(scene, first - 1) ||
        !ds_speaker_begins_apposition(scene, first, scene->items->len, FALSE))
        return DS_NO_ITEM;
    guint at = first - 2;
    if (ds_scene_is(scene, at, DS_ITEM_CLOSE))
        while (at > from && !ds_scene_is(scene, at, DS_ITEM_PERSON) &&
               !ds_scene_separates(scene, at))
            at--;
    return ds_scene_is(scene, at, DS_ITEM_PERSON) ? at : DS_NO_ITEM;
}

/* "hãng tin Mây dẫn lời ông Gió cho biết", "tờ Mây ngày 2/3 dẫn thông cáo của Cục Nước cho
 * biết": who is relayed, when a relay stands at the item. A body is when it is its document. */
static gboolean
read_relayed(DsScene *scene, guint at, guint cue, DsSubject *subject)
{
    while (at < cue && ds_scene_is(scene, at, DS_ITEM_DATE))
        at++;
    if (!ds_scene_reads(scene, at, DS_SAY_RELAY))
        return FALSE;
    const gboolean of = ds_scene_reads(scene, at + 1, DS_SAY_OF);
    const gboolean document = of || ds_scene_reads(scene, at + 1, DS_SAY_DOCUMENT);
    DsSubject relayed;
    if (!ds_speaker_parse(scene, at + (of ? 2 : 1), cue, &relayed) || relayed.nameless ||
        relayed.speaker.kind == DS_SPEAKER_NONE ||
        (relayed.speaker.kind == DS_SPEAKER_INSTITUTION && !document) ||
        !gap_is_open(scene, relayed.next, cue, &relayed.close))
        return FALSE;
    *subject = relayed;
    return TRUE;
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
                named = ds_scene_separates(scene, i);
            if (named)
                continue;
            subject->start = ds_scene_item(scene, first)->start;
            subject->end = ds_scene_item(scene, cue - 1)->end;
            return TRUE;
        }
        if (read_relayed(scene, subject->next, cue, subject))
            return TRUE;
        /* "ông Gió cảm ơn Bộ Nước đối với …, khẳng định": a verb after a comma is not said of
         * what stands within the clause before it */
        if (gap_is_open(scene, subject->next, cue, &subject->close) &&
            (subject->close || !(subject->document || subject->nameless)) &&
            (subject->close || first == from || !ds_scene_separates(scene, cue - 1)))
            return first == from || !ds_scene_reads(scene, first - 1, DS_SAY_AGENT);
    }
    return nearest_name(scene, from, cue, subject);
}
