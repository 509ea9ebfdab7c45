#include "extract/quote-private.h"

/* Reported speech without marks, one walk over a sentence: at each cue, who stands before it
 * and what comes after; at a cue that closes the sentence, what came before; at "theo", the
 * speaker that follows. What is reported by somebody within a report stays part of it, unless a
 * conjunction sets the second report beside the first. */

/* Longest phrase of place after a source. */
#define MAX_PLACE 8

/* Longest object of a cue that reports nothing. */
#define MAX_OBJECT 6

/* A report ends only where a cue as sure as this begins another. */
#define SURE_PRIOR 60

typedef struct {
    DsScene *scene;
    guint first, limit; /* items of the sentence, its full stop left out */
    guint from;         /* where a speaker may begin: after the last boundary */
    guint report;       /* index of the report that is open, DS_NO_ITEM */
    guint words;        /* its first item */
    DsSubject speaker;  /* of the open report, or of the sentence's first cue */
} Walk;

static gboolean
is_end(const Walk *walk, guint at)
{
    while (at < walk->limit && (ds_scene_is(walk->scene, at, DS_ITEM_STOP) ||
                                ds_scene_is(walk->scene, at, DS_ITEM_DATE) ||
                                ds_scene_reads(walk->scene, at, DS_SAY_AFTER)))
        at++;
    return at >= walk->limit;
}

static gboolean
is_separator(const DsScene *scene, guint at)
{
    return ds_scene_is(scene, at, DS_ITEM_COMMA) || ds_scene_is(scene, at, DS_ITEM_DASH);
}

/* Whether words in marks that became a quotation of their own lie in [first, limit). */
static gboolean
holds_direct(const DsScene *scene, guint first, guint limit)
{
    for (guint i = 0; i < scene->quotations->len; i++) {
        const DsQuotation *quotation = &g_array_index(scene->quotations, DsQuotation, i);
        if (quotation->open >= limit)
            return FALSE;
        if (quotation->used && quotation->close > first)
            return TRUE;
    }
    return FALSE;
}

static guint
skip_joins(const DsScene *scene, guint first, guint limit)
{
    while (first < limit && (ds_scene_reads(scene, first, DS_SAY_JOIN) ||
                             ds_scene_is(scene, first, DS_ITEM_COMMA))) {
        if (ds_scene_reads(scene, first, DS_SAY_KEEP) &&
            !ds_scene_is(scene, first + 1, DS_ITEM_COMMA))
            break;
        first++;
    }
    return first;
}

static void
add_report(Walk *walk,
           guint first,
           guint limit,
           const DsSubject *subject,
           guint cue,
           const gchar *rule)
{
    DsScene *scene = walk->scene;

    while (first < limit && (ds_scene_is(scene, first, DS_ITEM_COLON) ||
                             ds_scene_is(scene, first, DS_ITEM_DASH)))
        first++;
    while (limit > first &&
           (is_separator(scene, limit - 1) || ds_scene_is(scene, limit - 1, DS_ITEM_SEMICOLON)))
        limit--;
    if (limit <= first)
        return;
    walk->report = scene->notes->quotes->len;
    walk->words = first;
    walk->speaker = *subject;
    ds_scene_add(scene, DS_QUOTE_INDIRECT, ds_scene_item(scene, first)->start,
                 ds_scene_item(scene, limit - 1)->end, subject, cue, rule);
}

/* The open report ends before the item at which a second one is set beside it. */
static void
end_report(Walk *walk, guint at)
{
    DsScene *scene = walk->scene;

    while (at > walk->words + 1 &&
           (is_separator(scene, at - 1) || ds_scene_is(scene, at - 1, DS_ITEM_SEMICOLON)))
        at--;
    if (walk->report == DS_NO_ITEM || at <= walk->words + 1)
        return;
    g_array_index(scene->notes->quotes, DsAttribution, walk->report).end =
        ds_scene_item(scene, at - 1)->end;
    walk->report = DS_NO_ITEM;
}

/* "Theo Sở Nước tại vùng Mây, …": a phrase of place before the comma is not said. The item at
 * the comma, or at. */
static guint
skip_place(const Walk *walk, guint at)
{
    if (!ds_scene_reads(walk->scene, at, DS_SAY_PREPOSITION))
        return at;
    for (guint i = at + 1; i < walk->limit && i <= at + MAX_PLACE; i++) {
        if (is_separator(walk->scene, i))
            return i;
        if (!ds_scene_is(walk->scene, i, DS_ITEM_WORD))
            return at;
    }
    return at;
}

/* "Theo lời giải thích của ông Gió": past what was done in the words. */
static guint
source_at(const DsScene *scene, guint at)
{
    return ds_scene_reads(scene, at, DS_SAY_CUE) && ds_scene_reads(scene, at + 1, DS_SAY_OF)
               ? at + 2
               : at;
}

/* Theo + speaker: what follows the comma is said, or, at the end of a sentence, what precedes.
 */
static gboolean
read_source(Walk *walk, guint at)
{
    DsScene *scene = walk->scene;
    const DsCue *cue = ds_scene_cue(scene, at);
    DsSubject subject;

    if (at > walk->first && !is_separator(scene, at - 1) &&
        !ds_scene_reads(scene, at - 1, DS_SAY_JOIN | DS_SAY_BEFORE))
        return FALSE;
    if (cue == NULL || cue->figures ||
        !ds_speaker_parse(scene, source_at(scene, at + 1), walk->limit, &subject) ||
        subject.nameless || subject.document) /* "Theo cáo trạng": nobody's words */
        return FALSE;
    guint next = subject.next;
    while (next < walk->limit &&
           (ds_scene_is(scene, next, DS_ITEM_DATE) || ds_scene_reads(scene, next, DS_SAY_CUE)))
        next++;
    if (is_end(walk, next)) {
        const guint first = skip_joins(scene, walk->first, at);
        if (at <= first + 3 || holds_direct(scene, first, at))
            return FALSE;
        add_report(walk, first, at, &subject, at, "source.closing");
        return TRUE;
    }
    next = skip_place(walk, next);
    const gboolean parted = is_separator(scene, next) || is_separator(scene, next - 1);
    if (!parted && (at > walk->first + 1 || ds_scene_reads(scene, next, DS_SAY_OF)))
        return FALSE;
    while (next < walk->limit && is_separator(scene, next))
        next++;
    if (holds_direct(scene, next, walk->limit))
        return FALSE;
    add_report(walk, next, walk->limit, &subject, at,
               subject.speaker.kind == DS_SPEAKER_PERSON ? "source.person"
                                                         : "source.institution");
    return TRUE;
}

/* Words first: the cue closes the sentence, its speaker begins after a comma or a dash. */
static gboolean
read_closing_cue(Walk *walk, const DsCueSite *site, const DsSubject *subject)
{
    DsScene *scene = walk->scene;
    const DsCue *cue = ds_scene_cue(scene, site->item);

    g_assert(cue != NULL); /* a site is the place of one */
    if (!cue->after || (cue->need != DS_NEED_NONE && cue->prior < 25) ||
        subject->first <= walk->first + 3 || !is_separator(scene, subject->first - 1) ||
        !is_end(walk, site->item + 1))
        return FALSE;
    const guint first = skip_joins(scene, walk->first, subject->first);
    if (holds_direct(scene, first, subject->first))
        return FALSE;
    add_report(walk, first, subject->first - 1, subject, site->item, "after.clause-cue");
    return TRUE;
}

/* A paper that closes the sentence with what it cites: “…, hãng tin Gió dẫn số liệu của …”. */
static gboolean
read_closing_relay(Walk *walk, guint at)
{
    DsScene *scene = walk->scene;
    DsSubject subject;

    if (!ds_speaker_before(scene, walk->from, at, &subject) || subject.nameless ||
        subject.first <= walk->first + 6 || !is_separator(scene, subject.first - 1))
        return FALSE;
    for (guint i = at + 1; i < walk->limit; i++)
        if (ds_scene_reads(scene, i, DS_SAY_CUE))
            return FALSE;
    const guint first = skip_joins(scene, walk->first, subject.first);
    if (holds_direct(scene, first, subject.first))
        return FALSE;
    add_report(walk, first, subject.first - 1, &subject, at, "relay.tail");
    return TRUE;
}

/* The conjunction before a second report, or DS_NO_ITEM: it stands before the second speaker,
 * or, when the speaker is the same, before the cue. */
static guint
conjunction_before(const Walk *walk, guint at)
{
    const DsScene *scene = walk->scene;
    guint i = at;

    while (i > walk->words && ds_scene_reads(scene, i - 1, DS_SAY_BEFORE | DS_SAY_JOIN) &&
           !ds_scene_reads(scene, i - 1, DS_SAY_AND))
        i--;
    if (i > walk->words && (ds_scene_reads(scene, i - 1, DS_SAY_AND) ||
                            ds_scene_is(scene, i - 1, DS_ITEM_SEMICOLON)))
        return i - 1;
    return DS_NO_ITEM;
}

/* "… but others say …": the open report ends at the contrast that leads to the cue. */
static void
end_at_contrast(Walk *walk, guint cue)
{
    for (guint i = cue; i > walk->words + 4 && i + 8 > cue; i--)
        if (ds_scene_reads(walk->scene, i - 1, DS_SAY_BUT)) {
            end_report(walk, i - 1);
            return;
        }
}

/* "xác nhận tin ấy, đồng thời cho biết …": what the first cue has is an object; the words are
 * the second one's. */
static gboolean
drop_object(Walk *walk, const DsCueSite *site)
{
    DsScene *scene = walk->scene;
    const DsSubject subject = walk->speaker;

    if (walk->report + 1 != scene->notes->quotes->len ||
        holds_direct(scene, site->words, walk->limit) ||
        !ds_cue_reports(scene, site, &subject, walk->limit))
        return FALSE;
    for (guint i = walk->words; i < site->item; i++)
        if (ds_scene_reads(scene, i, DS_SAY_CLAUSE))
            return FALSE;
    g_array_set_size(scene->notes->quotes, walk->report);
    add_report(walk, site->words, walk->limit, &subject, site->item, "chain.second-cue");
    return TRUE;
}

/* A cue inside an open report: a second report of the same speaker, of another, or none. */
static void
read_inner_cue(Walk *walk, const DsCueSite *site)
{
    DsScene *scene = walk->scene;
    const DsCue *cue = ds_scene_cue(scene, site->item);
    DsSubject subject;
    guint join = conjunction_before(walk, site->item);

    if (cue->prior < SURE_PRIOR)
        return;
    if (join != DS_NO_ITEM && cue->need == DS_NEED_NONE && join <= walk->words + MAX_OBJECT &&
        drop_object(walk, site))
        return;
    if (join != DS_NO_ITEM && cue->need == DS_NEED_NONE && site->item > walk->words + 4) {
        subject = walk->speaker;
        if (!ds_cue_reports(scene, site, &subject, walk->limit))
            return;
        end_report(walk, join);
        if (!holds_direct(scene, site->words, walk->limit))
            add_report(walk, site->words, walk->limit, &subject, site->item,
                       "chain.second-cue");
        return;
    }
    if (!ds_speaker_before(scene, walk->words + 1, site->item, &subject)) {
        end_at_contrast(walk, site->item);
        return;
    }
    join = conjunction_before(walk, subject.first);
    if (join == DS_NO_ITEM || join <= walk->words + 4) {
        end_at_contrast(walk, site->item);
        return;
    }
    end_report(walk, join);
    if (!subject.nameless && ds_cue_reports(scene, site, &subject, walk->limit) &&
        !holds_direct(scene, site->words, walk->limit))
        add_report(walk, site->words, walk->limit, &subject, site->item, "chain.second-cue");
}

/* "Khi ông Gió đề nghị đưa tiền, …" tells when something was, not what was said. */
static gboolean
is_when_clause(const Walk *walk, const DsSubject *subject)
{
    const DsScene *scene = walk->scene;
    guint at = subject->first;

    while (at > walk->first && ds_scene_reads(scene, at - 1, DS_SAY_HONORIFIC | DS_SAY_ROLE))
        at--;
    return at > walk->first && at <= walk->first + 2 &&
           ds_scene_reads(scene, at - 1, DS_SAY_PREPOSITION);
}

static void
read_cue(Walk *walk, guint at)
{
    DsScene *scene = walk->scene;
    DsCueSite site;
    DsSubject subject;

    if (ds_scene_item(scene, at)->spent)
        return; /* a quotation has it */
    if (!ds_cue_at(scene, at, walk->limit, &site)) {
        if (walk->report != DS_NO_ITEM && site.negated &&
            ds_scene_cue(scene, at)->prior >= SURE_PRIOR)
            end_at_contrast(walk, at);
        return;
    }
    if (walk->report != DS_NO_ITEM) {
        read_inner_cue(walk, &site);
        return;
    }
    if (!ds_speaker_before(scene, walk->from, at, &subject) || subject.nameless)
        return;
    if (read_closing_cue(walk, &site, &subject) || is_when_clause(walk, &subject))
        return;
    if (!ds_cue_reports(scene, &site, &subject, walk->limit) ||
        holds_direct(scene, site.words, walk->limit))
        return;
    add_report(walk, site.words, walk->limit, &subject, at,
               (site.links & DS_LINK_THAT) != 0    ? "before.cue-that"
               : (site.links & DS_LINK_COLON) != 0 ? "before.cue-colon"
               : (site.links & DS_LINK_COMMA) != 0 ? "before.cue-comma"
                                                   : "before.cue-bare");
}

/* Leaves out one final full stop; an ellipsis stays. */
static guint
without_stop(const DsScene *scene, guint first, guint limit)
{
    if (limit > first + 1 && ds_scene_is(scene, limit - 1, DS_ITEM_STOP) &&
        scene->article->text[ds_scene_item(scene, limit - 1)->start] == '.' &&
        !ds_scene_is(scene, limit - 2, DS_ITEM_STOP))
        return limit - 1;
    return limit;
}

static gboolean
is_question(const DsScene *scene, guint first, guint limit)
{
    return limit > first && ds_scene_is(scene, limit - 1, DS_ITEM_STOP) &&
           scene->article->text[ds_scene_item(scene, limit - 1)->start] == '?';
}

void
ds_scene_indirect(DsScene *scene, guint first, guint limit)
{
    Walk walk = {
        .scene = scene, .first = first, .from = first, .report = DS_NO_ITEM, .words = first};

    if (is_question(scene, first, limit))
        return;
    const DsQuotation *around = ds_scene_quotation_around(scene, first);
    if (around != NULL)
        walk.first = walk.from = MIN(around->close + 1, limit);
    walk.limit = without_stop(scene, first, limit);
    for (guint i = walk.from; i < walk.limit; i++) {
        if (ds_scene_is(scene, i, DS_ITEM_MARK)) {
            const DsQuotation *quotation = ds_scene_quotation_around(scene, i + 1);
            if (quotation != NULL && quotation->open == i && quotation->close > i)
                i = MIN(quotation->close, walk.limit) - (quotation->closed ? 0 : 1);
            continue;
        }
        if (ds_scene_is(scene, i, DS_ITEM_SEMICOLON) && walk.report == DS_NO_ITEM)
            walk.from = i + 1;
        else if (ds_scene_reads(scene, i, DS_SAY_SOURCE) && walk.report == DS_NO_ITEM)
            read_source(&walk, i);
        else if (ds_scene_reads(scene, i, DS_SAY_RELAY) && walk.report == DS_NO_ITEM)
            read_closing_relay(&walk, i);
        else if (ds_scene_reads(scene, i, DS_SAY_FALSE) && walk.report != DS_NO_ITEM &&
                 ds_scene_reads(scene, i - 1, DS_SAY_BUT))
            end_report(&walk, i - 1); /* "nhưng chưa nói …" */
        else if (ds_scene_reads(scene, i, DS_SAY_CUE))
            read_cue(&walk, i);
    }
    if (walk.report != DS_NO_ITEM && limit == scene->items->len &&
        ds_scene_is(scene, limit - 1, DS_ITEM_COLON)) {
        scene->open_report = walk.report;
        scene->open_block = scene->block;
    }
}

/* A report that a colon at the end of its line leaves open goes on in the next line, up to the
 * end of the sentence. */
void
ds_scene_continue_report(DsScene *scene)
{
    guint limit = 0;

    if (scene->open_report == DS_NO_ITEM || scene->open_block + 1 != scene->block ||
        scene->items->len == 0 || ds_scene_is(scene, 0, DS_ITEM_DASH) ||
        ds_scene_is(scene, 0, DS_ITEM_MARK) || ds_scene_is(scene, 0, DS_ITEM_OTHER))
        return;
    while (limit < scene->items->len &&
           ds_scene_item(scene, limit)->sentence == ds_scene_item(scene, 0)->sentence)
        limit++;
    limit = without_stop(scene, 0, limit);
    g_array_index(scene->notes->quotes, DsAttribution, scene->open_report).end =
        ds_scene_item(scene, limit - 1)->end;
    scene->open_report = DS_NO_ITEM;
}
