#include "extract/quote-private.h"

#include <string.h>

#include "base/utf8.h"

/* Interviews set within one paragraph. Turns are found by their signs: an asterisk before a
 * question, a dash before an answer, a label before either ("PV:", "Ông Lê Văn Gió:"). Where
 * there are no signs, the questions are the sentences that end with a question mark and address
 * somebody. Two questions with their answers make a dialog; less is left to the other rules. */

/* A label stands within so many items. */
#define MAX_LABEL 20
/* A question that addresses nobody is one when it is no shorter than this (items). */
#define LONG_QUESTION 12
/* The interviewer's thanks are no longer than this (items). */
#define MAX_THANKS  10
#define MIN_ANSWERS 2

typedef struct {
    guint first; /* the turn's first item, its sign and label with it */
    guint words; /* the first item of what is said */
    gboolean asks;
    gboolean signed_so; /* by an asterisk or a label: no question mark is asked for */
    DsSubject subject;  /* of a label; kind NONE without one */
} Turn;

static gunichar
character_of(const DsScene *scene, guint at)
{
    return at < scene->items->len
               ? ds_utf8_peek(scene->article->text + ds_scene_item(scene, at)->start)
               : 0;
}

static gboolean
ends_question(const DsScene *scene, guint at)
{
    return ds_scene_is(scene, at, DS_ITEM_STOP) && character_of(scene, at) == '?';
}

/* Whether a turn may begin at the item: the paragraph, or what ends a sentence, is before it.
 */
static gboolean
opens_turn(const DsScene *scene, guint at)
{
    return at == 0 || ds_scene_is(scene, at - 1, DS_ITEM_STOP) ||
           ds_scene_is(scene, at - 1, DS_ITEM_CLOSE) ||
           ds_scene_is(scene, at - 1, DS_ITEM_MARK);
}

/* "PV:", "Ông Lê Văn Gió:" at the item of the turn. */
static gboolean
read_label(DsScene *scene, Turn *turn)
{
    const guint limit = MIN(scene->items->len, turn->words + MAX_LABEL);
    guint colon = turn->words;

    while (colon < limit && !ds_scene_is(scene, colon, DS_ITEM_COLON) &&
           !ds_scene_is(scene, colon, DS_ITEM_STOP))
        colon++;
    if (colon == turn->words || !ds_scene_is(scene, colon, DS_ITEM_COLON))
        return FALSE;
    const guint32 who = DS_SAY_ASK | DS_SAY_SELF;
    if (colon == turn->words + 1 && (ds_scene_reads(scene, turn->words, who) ||
                                     ds_scene_is(scene, turn->words, DS_ITEM_INSTITUTION))) {
        turn->asks = !ds_scene_reads(scene, turn->words, DS_SAY_SELF);
        turn->words = colon + 1;
        turn->signed_so = TRUE;
        return TRUE;
    }
    DsSubject subject;
    if (!ds_speaker_parse(scene, turn->words, colon, &subject) || subject.next != colon ||
        subject.speaker.kind != DS_SPEAKER_PERSON)
        return FALSE;
    turn->subject = subject;
    turn->asks = FALSE;
    turn->words = colon + 1;
    turn->signed_so = TRUE;
    return TRUE;
}

/* "Ông Gió cho biết: - …": who is announced before the colon at the item. The turn begins with
 * that sentence. */
static void
read_announced(DsScene *scene, guint colon, Turn *turn)
{
    const guint32 sentence = ds_scene_item(scene, colon)->sentence;

    for (guint at = colon; at > 0; at--) {
        if (ds_scene_item(scene, at - 1)->sentence != sentence)
            return;
        if (!ds_scene_reads(scene, at - 1, DS_SAY_CUE))
            continue;
        guint first = at - 1;
        while (first > 0 && ds_scene_item(scene, first - 1)->sentence == sentence)
            first--;
        DsSubject found;
        if (ds_speaker_before(scene, first, at - 1, &found) && !found.nameless) {
            turn->subject = found;
            turn->first = first;
        }
        return;
    }
}

/* The turn that begins at the item with a sign of its own. */
static gboolean
read_turn(DsScene *scene, guint at, Turn *turn)
{
    const gboolean star =
        ds_scene_is(scene, at, DS_ITEM_OTHER) && character_of(scene, at) == '*';
    const gboolean dash = ds_scene_is(scene, at, DS_ITEM_DASH) && at + 1 < scene->items->len &&
                          ds_scene_item(scene, at + 1)->capital;

    *turn = (Turn){
        .first = at, .words = star || dash ? at + 1 : at, .signed_so = star, .asks = star};
    if (dash && at > 0 && ds_scene_is(scene, at - 1, DS_ITEM_COLON)) {
        read_announced(scene, at - 1, turn);
        return turn->subject.speaker.kind == DS_SPEAKER_PERSON;
    }
    if (!opens_turn(scene, at))
        return FALSE;
    return read_label(scene, turn) || star || dash;
}

static void
find_signed(DsScene *scene, GArray *turns)
{
    for (guint at = 0; at < scene->items->len; at++) {
        Turn turn;
        if (!read_turn(scene, at, &turn))
            continue;
        g_array_append_val(turns, turn);
        at = turn.words - 1;
    }
    for (guint i = 0; i < turns->len; i++) {
        Turn *turn = &g_array_index(turns, Turn, i);
        const guint limit =
            i + 1 < turns->len ? g_array_index(turns, Turn, i + 1).first : scene->items->len;
        if (!turn->signed_so)
            turn->asks = limit > turn->words && ends_question(scene, limit - 1);
    }
}

/* What the sentence of the items [first, limit) has. */
typedef struct {
    guint first, limit;
    gboolean asks;      /* ends with a question mark */
    gboolean addresses; /* "ông", "thưa bà" without a name */
    gboolean opens;     /* that address opens it: "Ông …", "Theo ông, …" */
    gboolean self;      /* first person */
} Sentence;

static gboolean
is_address(const DsScene *scene, guint at)
{
    return ds_scene_reads(scene, at, DS_SAY_ASK) ||
           (ds_scene_reads(scene, at, DS_SAY_HONORIFIC) && ds_speaker_is_pronoun(scene, at));
}

static Sentence
read_sentence(const DsScene *scene, guint first)
{
    Sentence s = {.first = first, .limit = first};
    const guint32 sentence = ds_scene_item(scene, first)->sentence;

    for (; s.limit < scene->items->len && ds_scene_item(scene, s.limit)->sentence == sentence;
         s.limit++) {
        const gboolean address = is_address(scene, s.limit);
        s.addresses = s.addresses || address;
        s.opens = s.opens || (address && s.limit <= first + 1);
        s.self = s.self || ds_scene_reads(scene, s.limit, DS_SAY_SELF);
    }
    s.asks = ends_question(scene, s.limit - 1);
    return s;
}

/* Questions without signs. One that opens with "Ông …", "Theo ông, …" asks about the sentence
 * before it, which is the interviewer's as well. */
static void
find_unsigned(DsScene *scene, GArray *turns)
{
    Sentence before = {.limit = 0};
    gboolean asking = TRUE, self = FALSE;
    guint n_addressed = 0;

    for (guint first = 0; first < scene->items->len;) {
        const Sentence s = read_sentence(scene, first);
        const gboolean question = s.asks && (s.addresses || s.limit - s.first >= LONG_QUESTION);
        if (question) {
            const gboolean wide = s.opens && before.limit > 0 && !before.self && !asking;
            Turn turn = {.first = wide ? before.first : s.first, .asks = TRUE};
            turn.words = turn.first;
            g_array_append_val(turns, turn);
            n_addressed += s.addresses ? 1 : 0;
        } else if (asking && turns->len > 0) {
            Turn turn = {.first = s.first, .words = s.first};
            turn.words += ds_scene_is(scene, turn.words, DS_ITEM_DASH) ? 1 : 0;
            read_label(scene, &turn);
            g_array_append_val(turns, turn);
        }
        self = self || (!question && turns->len > 0 && s.self);
        asking = question;
        before = s;
        first = s.limit;
    }
    if (n_addressed < MIN_ANSWERS || !self)
        g_array_set_size(turns, 0);
}

static guint
count_answers(const GArray *turns)
{
    guint n = 0;

    for (guint i = 1; i < turns->len; i++)
        n += g_array_index(turns, Turn, i - 1).asks && !g_array_index(turns, Turn, i).asks;
    return n;
}

/* Where the interviewer's thanks begin in [first, limit); else limit. */
static guint
before_thanks(const DsScene *scene, guint first, guint limit)
{
    while (first < limit) {
        const Sentence s = read_sentence(scene, first);
        if (!s.asks && s.addresses && s.limit - s.first <= MAX_THANKS && !s.self &&
            ds_scene_reads(scene, s.first + (ds_scene_is(scene, s.first, DS_ITEM_DASH) ? 1 : 0),
                           DS_SAY_ASK))
            return s.first;
        first = s.limit;
    }
    return limit;
}

GArray *
ds_dialog_find(DsScene *scene)
{
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    const gchar *text = scene->article->text;
    const DsBlock *block = &g_array_index(scene->article->blocks, DsBlock, scene->block);

    if (scene->items->len == 0 ||
        memchr(text + block->start, '?', block->end - block->start) == NULL)
        return turns; /* nobody asks */
    find_signed(scene, turns);
    if (count_answers(turns) >= MIN_ANSWERS)
        return turns;
    g_array_set_size(turns, 0);
    find_unsigned(scene, turns);
    if (count_answers(turns) < MIN_ANSWERS)
        g_array_set_size(turns, 0);
    return turns;
}

guint
ds_dialog_first(const DsScene *scene, const GArray *turns)
{
    return turns->len > 0 ? g_array_index(turns, Turn, 0).first : scene->items->len;
}

static void
add_answer(DsScene *scene, const Turn *turn, guint limit)
{
    DsSubject subject = turn->subject;

    if (subject.speaker.kind == DS_SPEAKER_NONE)
        ds_interview_presume(scene, &subject);
    else
        scene->interviewee = subject.speaker;
    ds_scene_add(scene, DS_QUOTE_INTERVIEW, ds_scene_item(scene, turn->words)->start,
                 ds_scene_item(scene, limit - 1)->end, &subject, DS_NO_ITEM,
                 turn->subject.speaker.kind != DS_SPEAKER_NONE ? "interview.inline-label"
                                                               : "interview.inline");
}

/* What the interviewer tells before he asks. */
static void
read_question(DsScene *scene, guint first, guint limit, DsReadSentences *read)
{
    while (first < limit) {
        const Sentence s = read_sentence(scene, first);
        if (!s.asks)
            read(scene, first, MIN(s.limit, limit));
        first = s.limit;
    }
}

guint
ds_dialog_add(DsScene *scene, const GArray *turns, DsReadSentences *read)
{
    guint end = scene->items->len;

    for (guint i = 0; i < turns->len; i++) {
        const Turn *turn = &g_array_index(turns, Turn, i);
        const gboolean last = i + 1 == turns->len;
        guint limit = last ? scene->items->len : g_array_index(turns, Turn, i + 1).first;
        limit = before_thanks(scene, turn->words, limit);
        if (last)
            end = limit;
        if (turn->asks)
            read_question(scene, turn->words, limit, read);
        else if (limit > turn->words)
            add_answer(scene, turn, limit);
    }
    return end;
}
