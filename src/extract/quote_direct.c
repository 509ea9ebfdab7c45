#include "extract/quote-private.h"

/* Words in quotation marks: whether they are speech, and whose. Asked in this order: who speaks
 * right after the closing mark; who speaks right before the opening one; does the quotation
 * make a sentence of its own after one whose speaker is known; is it long enough to be speech
 * at all. What remains is a title, a slogan or a term. */

/* A quotation shorter than this is a term unless a cue stands beside it. */
#define MIN_SPEECH_WORDS 6
/* One inside a sentence is speech without a cue from this length on. */
#define LONG_SPEECH_WORDS 12
/* Beside a cue, fewer words than this are only a term. */
#define MIN_CUED_WORDS 5
/* After a name that closes a sentence so many words may stand that no list has as a cue. */
#define MAX_TAIL 5
/* So many items before the marks may tell that they hold a name ("hội thảo quốc tế “…”"). */
#define TERM_REACH 3

static guint
sentence_first(const DsScene *scene, guint item)
{
    const guint32 sentence = ds_scene_item(scene, item)->sentence;

    while (item > 0 && ds_scene_item(scene, item - 1)->sentence == sentence)
        item--;
    return item;
}

static guint
sentence_limit(const DsScene *scene, guint item)
{
    const guint32 sentence = ds_scene_item(scene, item)->sentence;

    while (item < scene->items->len && ds_scene_item(scene, item)->sentence == sentence)
        item++;
    return item;
}

static gboolean
holds_term(const DsScene *scene, const DsQuotation *quotation, guint first)
{
    guint n = 0;

    if (quotation->open > first && ds_scene_reads(scene, quotation->open - 1, DS_SAY_VENUE))
        return TRUE; /* "tại hội thảo “…”" */
    for (guint i = quotation->open; i > first && n < TERM_REACH; i--, n++) {
        if (ds_scene_reads(scene, i - 1, DS_SAY_TERM) &&
            (n == 0 || !ds_scene_reads(scene, i - 1, DS_SAY_OF | DS_SAY_PREPOSITION)))
            return TRUE;
        if (ds_scene_reads(scene, i - 1, DS_SAY_CUE | DS_SAY_RELAY))
            return FALSE;
        if (!ds_scene_is(scene, i - 1, DS_ITEM_PHRASE) &&
            !ds_scene_is(scene, i - 1, DS_ITEM_WORD) &&
            !ds_scene_is(scene, i - 1, DS_ITEM_COLON))
            return FALSE;
    }
    return FALSE;
}

/* A capital right after a preposition: a title ("thảo luận về “Kế hoạch …”"). */
static gboolean
is_title(const DsScene *scene, const DsQuotation *quotation)
{
    return ds_scene_item(scene, quotation->open + 1)->capital &&
           ds_scene_reads(scene, quotation->open - 1, DS_SAY_PREPOSITION | DS_SAY_OF);
}

/* "“…” là tên của …": the sentence says what the words in marks are. */
static gboolean
is_called(const DsScene *scene, const DsQuotation *quotation)
{
    return quotation->closed && ds_scene_reads(scene, quotation->close + 1, DS_SAY_LINK) &&
           ds_scene_reads(scene, quotation->close + 2, DS_SAY_TERM);
}

/* Whether the quotation is the head of its sentence: nothing but connectives before it. */
static gboolean
opens_sentence(const DsScene *scene, const DsQuotation *quotation, guint first)
{
    for (guint i = first; i < quotation->open; i++)
        if (!ds_scene_reads(scene, i, DS_SAY_JOIN) && !ds_scene_is(scene, i, DS_ITEM_COMMA) &&
            !ds_scene_is(scene, i, DS_ITEM_DASH))
            return FALSE;
    return TRUE;
}

static void
take(DsScene *scene,
     DsQuotation *quotation,
     const DsSubject *subject,
     guint cue,
     const gchar *rule)
{
    quotation->used = TRUE;
    ds_scene_spend(scene, cue);
    ds_scene_add(scene, DS_QUOTE_DIRECT, quotation->start, quotation->end, subject, cue, rule);
}

static gboolean
first_nominal(DsScene *scene, guint first, guint limit, DsSubject *subject)
{
    for (guint i = first; i < limit; i++) {
        if (ds_scene_is(scene, i, DS_ITEM_MARK))
            return FALSE;
        if (!ds_scene_is(scene, i, DS_ITEM_PERSON) &&
            !ds_scene_is(scene, i, DS_ITEM_INSTITUTION) &&
            !ds_scene_reads(scene, i, DS_SAY_ROLE | DS_SAY_HONORIFIC))
            continue;
        if (ds_speaker_parse(scene, i, limit, subject) && !subject->nameless)
            return TRUE;
    }
    return FALSE;
}

/* The clause after the closing mark: [, –] speaker cue; theo speaker; a paper that relays. */
static gboolean
spoken_after(DsScene *scene, DsQuotation *quotation, guint limit)
{
    guint at = quotation->close + 1;
    guint end = at;
    DsSubject subject;
    const gboolean separated =
        ds_scene_is(scene, at, DS_ITEM_COMMA) || ds_scene_is(scene, at, DS_ITEM_DASH);

    if (!quotation->closed || at >= limit)
        return FALSE;
    if (separated)
        at++;
    while (end < limit && !ds_scene_is(scene, end, DS_ITEM_MARK) &&
           !ds_scene_is(scene, end, DS_ITEM_SEMICOLON))
        end++;
    if (ds_scene_reads(scene, at, DS_SAY_SOURCE) &&
        ds_speaker_parse(scene, at + 1, end, &subject)) {
        take(scene, quotation, &subject, at, "after.quote-source");
        return TRUE;
    }
    for (guint i = at; i < end; i++) {
        const DsCue *cue = ds_scene_cue(scene, i);
        if (cue == NULL || !(cue->after || ds_scene_reads(scene, i, DS_SAY_RELAY)))
            continue;
        if (ds_scene_reads(scene, i, DS_SAY_RELAY) &&
            first_nominal(scene, i + 1, end, &subject)) {
            take(scene, quotation, &subject, i, "relay.tail");
            return TRUE;
        }
        if (ds_speaker_before(scene, at, i, &subject)) {
            take(scene, quotation, &subject, i, "after.quote-comma-cue");
            return TRUE;
        }
        if (separated && first_nominal(scene, at, i, &subject)) {
            take(scene, quotation, &subject, i, "after.quote-comma-cue");
            return TRUE;
        }
    }
    if (separated && ds_speaker_parse(scene, at, end, &subject) && !subject.nameless &&
        subject.speaker.kind == DS_SPEAKER_PERSON && subject.next + MAX_TAIL >= end) {
        take(scene, quotation, &subject, DS_NO_ITEM, "after.quote-name-only");
        return TRUE;
    }
    return FALSE;
}

/* “Words.” Speaker cue. — a sentence that holds nothing else. */
static gboolean
spoken_in_next_sentence(DsScene *scene, DsQuotation *quotation, guint limit)
{
    DsSubject subject;

    if (limit >= scene->items->len)
        return FALSE;
    const guint end = sentence_limit(scene, limit);
    for (guint i = limit; i < end; i++) {
        const DsCue *cue = ds_scene_cue(scene, i);
        if (cue == NULL || !cue->after)
            continue;
        const gboolean last =
            i + 1 >= end || (i + 2 >= end && ds_scene_is(scene, i + 1, DS_ITEM_STOP));
        if (!last || !ds_speaker_before(scene, limit, i, &subject))
            return FALSE;
        take(scene, quotation, &subject, i, "after.quote-stop-cue");
        return TRUE;
    }
    return FALSE;
}

/* The nearest person left of an item. */
static gboolean
nearest_person(DsScene *scene, guint first, guint before, DsSubject *subject)
{
    for (guint i = before; i > first; i--)
        if (ds_scene_is(scene, i - 1, DS_ITEM_PERSON))
            return ds_speaker_parse(scene, i - 1, before, subject) && !subject->nameless;
    return FALSE;
}

/* The nearest cue left of the opening mark, with no other quotation between. */
static guint
cue_left_of(const DsScene *scene, guint first, guint open)
{
    for (guint i = open; i > first; i--) {
        if (ds_scene_is(scene, i - 1, DS_ITEM_SEMICOLON))
            return DS_NO_ITEM;
        if (ds_scene_reads(scene, i - 1, DS_SAY_CUE) &&
            ds_scene_quotation_around(scene, i - 1) == NULL)
            return i - 1;
    }
    return DS_NO_ITEM;
}

/* Speaker of a cue that stands before the marks: beside the cue, else the subject of the
 * sentence, else a name between the cue and the marks ("theo lời kể của ông Gió: “…”"). */
static gboolean
speaker_for_marks(DsScene *scene, guint first, guint cue, guint open, DsSubject *subject)
{
    return ds_speaker_before(scene, first, cue, subject) ||
           nearest_person(scene, first, cue, subject) ||
           first_nominal(scene, first, cue, subject) ||
           first_nominal(scene, cue + 1, open, subject);
}

/* Before a colon a name alone is enough, and so is a person beside a verb that no list has. */
static gboolean
named_before_colon(DsScene *scene, DsQuotation *quotation, guint first)
{
    const guint open = quotation->open;
    DsSubject subject;

    if (quotation->n_words < 3)
        return FALSE;
    for (guint i = first; i < open; i++) {
        if (ds_speaker_parse(scene, i, open, &subject) && !subject.nameless &&
            subject.next + 1 == open) {
            take(scene, quotation, &subject, DS_NO_ITEM, "before.name-colon");
            return TRUE;
        }
    }
    if (quotation->n_words < MIN_SPEECH_WORDS)
        return FALSE;
    if (!nearest_person(scene, first, open, &subject))
        return FALSE;
    take(scene, quotation, &subject, DS_NO_ITEM, "before.name-colon");
    return TRUE;
}

static gboolean
spoken_before(DsScene *scene, DsQuotation *quotation, guint first)
{
    const guint open = quotation->open;
    const gboolean colon = open > first && ds_scene_is(scene, open - 1, DS_ITEM_COLON);
    const guint cue = cue_left_of(scene, first, open);
    DsSubject subject;
    DsCueSite site;

    if (open == first)
        return FALSE;
    if (cue != DS_NO_ITEM && ds_cue_at(scene, cue, open, &site)) {
        const gboolean beside = site.words >= open;
        const gboolean enough = quotation->n_words >= (colon    ? 3
                                                       : beside ? MIN_CUED_WORDS
                                                                : LONG_SPEECH_WORDS);
        if (enough && (colon || beside || !is_title(scene, quotation))) {
            if (!speaker_for_marks(scene, first, cue, open, &subject))
                subject = (DsSubject){.nameless = TRUE};
            take(scene, quotation, &subject, cue, "before.cue-colon-quote");
            return TRUE;
        }
    }
    for (guint i = first; i < open; i++) {
        if (!ds_scene_reads(scene, i, DS_SAY_SOURCE) ||
            !ds_speaker_parse(scene, i + 1, open, &subject) || subject.nameless)
            continue;
        if (quotation->n_words >= MIN_CUED_WORDS - 1 && open - subject.next <= 2) {
            take(scene, quotation, &subject, i, "source.person");
            return TRUE;
        }
    }
    return colon && named_before_colon(scene, quotation, first);
}

/* A sentence of its own: the one who spoke in the sentence before goes on; or a line before
 * said, with a colon, who speaks now; or nobody is named. */
static gboolean
spoken_alone(DsScene *scene, DsQuotation *quotation, guint first)
{
    const guint32 sentence = ds_scene_item(scene, quotation->open)->sentence;
    DsSubject subject = {.nameless = TRUE};

    if (!opens_sentence(scene, quotation, first))
        return FALSE;
    if (scene->announced_block + 1 == scene->block && scene->announced_block != G_MAXUINT &&
        first == 0) {
        take(scene, quotation, &scene->announced, DS_NO_ITEM, "before.cue-colon-quote");
        return TRUE;
    }
    if (quotation->n_words < MIN_SPEECH_WORDS)
        return FALSE;
    const gboolean same_block =
        scene->last_block == scene->block && scene->last_sentence + 6 >= sentence;
    if (scene->last.kind != DS_SPEAKER_NONE &&
        (same_block || (scene->last_block + 1 == scene->block && first == 0))) {
        subject = (DsSubject){.speaker = scene->last};
        take(scene, quotation, &subject, DS_NO_ITEM, "chain.quote-own-sentence");
        return TRUE;
    }
    if (quotation->n_words < LONG_SPEECH_WORDS)
        return FALSE;
    take(scene, quotation, &subject, DS_NO_ITEM, "nameless.quote");
    return TRUE;
}

/* Many words in marks inside a sentence: the subject of the sentence speaks. */
static void
spoken_inside(DsScene *scene, DsQuotation *quotation, guint first)
{
    DsSubject subject;

    if (quotation->n_words < LONG_SPEECH_WORDS ||
        ds_scene_item(scene, quotation->open + 1)->capital)
        return;
    if (!first_nominal(scene, first, quotation->open, &subject))
        subject = (DsSubject){.nameless = TRUE};
    take(scene, quotation, &subject, DS_NO_ITEM, "embedded.part-quote");
}

void
ds_scene_direct(DsScene *scene, DsQuotation *quotation)
{
    const guint first = sentence_first(scene, quotation->open);
    const guint last = MIN(quotation->close, scene->items->len - 1);
    const guint limit = sentence_limit(scene, last);
    const gboolean head = opens_sentence(scene, quotation, first);

    if (quotation->inner || holds_term(scene, quotation, first) ||
        (head && is_called(scene, quotation)))
        return;
    if ((head ? quotation->n_words >= 3 : quotation->n_words >= LONG_SPEECH_WORDS) &&
        spoken_after(scene, quotation, limit))
        return;
    if (spoken_before(scene, quotation, first))
        return;
    if (head && quotation->closed && quotation->n_words >= 3 && quotation->close + 2 >= limit &&
        spoken_in_next_sentence(scene, quotation, limit))
        return;
    if (!spoken_alone(scene, quotation, first) && !head)
        spoken_inside(scene, quotation, first);
}
