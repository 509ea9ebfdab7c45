#include "extract/quote-private.h"

#include <string.h>

/* Whether a word that can be a cue is one here, and where the words said begin. */

/* Complements shorter than this are topics, not reports. */
#define MIN_REPORT_WORDS 4
/* Cues as sure as this are hardly ever anything else: their complement is a report when it is
 * longer than a noun phrase is. */
#define SURE_CUE       85
#define MIN_SURE_WORDS 9
/* Within so many items a clause shows a word that only clauses have. */
#define CLAUSE_REACH 24

static gboolean
context_matches(const DsScene *scene, const DsItem *item, const DsCueContext *context)
{
    const gchar *text = scene->folded;

    if (context->on_right) {
        const gsize left = scene->article->n_bytes - item->end;
        return left > context->n_bytes && text[item->end] == ' ' &&
               memcmp(text + item->end + 1, context->text, context->n_bytes) == 0 &&
               !g_unichar_isalnum(g_utf8_get_char(text + item->end + 1 + context->n_bytes));
    }
    if (item->start < context->n_bytes + 1 || text[item->start - 1] != ' ')
        return FALSE;
    const gchar *at = text + item->start - 1 - context->n_bytes;
    if (memcmp(at, context->text, context->n_bytes) != 0)
        return FALSE;
    return at == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
}

/* The strictest context wins. */
static DsContextEffect
context_of(const DsScene *scene, guint item, const DsCue *cue)
{
    DsContextEffect effect = DS_CONTEXT_YES;
    gboolean weak = FALSE, wanted = FALSE;

    for (guint i = 0; cue->contexts != NULL && i < cue->contexts->len; i++) {
        const DsCueContext *context = &g_array_index(cue->contexts, DsCueContext, i);
        if (!context_matches(scene, ds_scene_item(scene, item), context))
            continue;
        if (context->effect == DS_CONTEXT_NO)
            return DS_CONTEXT_NO;
        weak = weak || context->effect == DS_CONTEXT_WEAK;
        wanted = wanted || context->effect == DS_CONTEXT_YES;
    }
    if (weak && !wanted)
        effect = DS_CONTEXT_WEAK;
    return effect;
}

static gboolean
is_negated(const DsScene *scene, guint item)
{
    return item > 0 && ds_scene_reads(scene, item - 1, DS_SAY_NEGATION);
}

/* "trên báo Gió,": where it was said. */
static gboolean
is_medium(const DsScene *scene, guint at)
{
    if (!ds_scene_reads(scene, at, DS_SAY_PREPOSITION) ||
        !ds_scene_is(scene, at + 1, DS_ITEM_INSTITUTION) ||
        !ds_scene_is(scene, at + 2, DS_ITEM_COMMA))
        return FALSE;
    const DsMention *mention = &g_array_index(scene->notes->institutions, DsMention,
                                              ds_scene_item(scene, at + 1)->ref);
    const DsInstitution *named =
        ds_annotations_institution(scene->annotations, mention->entity);
    return named->kind == g_intern_static_string("media");
}

/* The same word as a noun: "với đề xuất", "các cảnh báo". The surest cues are no nouns. */
static gboolean
is_noun(const DsScene *scene, guint item, const DsCue *cue)
{
    return cue->prior < SURE_CUE && item > 0 &&
           ds_scene_reads(scene, item - 1, DS_SAY_PREPOSITION | DS_SAY_OF | DS_SAY_GROUP) &&
           !ds_scene_reads(scene, item - 1, DS_SAY_BEFORE);
}

/* A day tells when it was said; "hiện" belongs to what is said. */
static gboolean
is_day(const DsScene *scene, guint at)
{
    return ds_scene_is(scene, at, DS_ITEM_DATE) &&
           g_array_index(scene->notes->dates, DsTimex, ds_scene_item(scene, at)->ref)
                   .precision != DS_PRECISION_APPROX;
}

/* Adverbs, addressees, places and dates after the cue. A phrase of place or addressee is taken
 * up to the comma, colon or link word that ends it; one that nothing ends is no such phrase. */
static guint
skip_after(const DsScene *scene, guint at, guint limit)
{
    while (at < limit && (is_day(scene, at) ||
                          (ds_scene_reads(scene, at, DS_SAY_AFTER) &&
                           !ds_scene_reads(scene, at, DS_SAY_PREPOSITION | DS_SAY_VENUE))))
        at++;
    if (at >= limit || !ds_scene_reads(scene, at, DS_SAY_AFTER | DS_SAY_PREPOSITION))
        return at;
    if (at + 2 < limit && is_medium(scene, at))
        return at + 2;
    for (guint i = at; i < limit && i < at + 16; i++) {
        if (ds_scene_is(scene, i, DS_ITEM_COMMA))
            return ds_scene_reads(scene, at, DS_SAY_AFTER) &&
                           !ds_scene_reads(scene, at, DS_SAY_VENUE)
                       ? i
                       : at; /* "tại kỳ họp vừa qua, …" belongs to what is said */
        if (ds_scene_is(scene, i, DS_ITEM_MARK))
            return at;
        if (ds_scene_is(scene, i, DS_ITEM_COLON) ||
            (ds_scene_reads(scene, i, DS_SAY_LINK) && i > at + 1))
            return i;
    }
    return at;
}

/* Link words and marks before the words said. */
static guint
read_links(const DsScene *scene, guint at, guint limit, guint *links)
{
    for (; at < limit; at++) {
        if (ds_scene_is(scene, at, DS_ITEM_COLON))
            *links |= DS_LINK_COLON;
        else if (ds_scene_is(scene, at, DS_ITEM_COMMA) && (*links & DS_LINK_COMMA) == 0)
            *links |= DS_LINK_COMMA;
        else if (ds_scene_reads(scene, at, DS_SAY_LINK))
            *links |= DS_LINK_THAT;
        else
            break;
    }
    if (ds_scene_is(scene, at, DS_ITEM_MARK))
        *links |= DS_LINK_QUOTE;
    if (*links == 0)
        *links = DS_LINK_BARE;
    return at;
}

/* Reads the cue at item; limit ends its sentence. FALSE when it is none here. */
gboolean
ds_cue_at(const DsScene *scene, guint item, guint limit, DsCueSite *site)
{
    const DsCue *cue = ds_scene_cue(scene, item);

    *site = (DsCueSite){.item = item};
    if (cue == NULL || is_noun(scene, item, cue) ||
        (cue->prior < SURE_CUE && ds_scene_reads(scene, item + 1, DS_SAY_THIS) &&
         !is_medium(scene, item + 1)))
        return FALSE; /* "đề nghị này" */
    site->negated = is_negated(scene, item);
    if (site->negated)
        return FALSE;
    site->context = context_of(scene, item, cue);
    if (site->context == DS_CONTEXT_NO)
        return FALSE;
    site->words = read_links(scene, skip_after(scene, item + 1, limit), limit, &site->links);
    return TRUE;
}

/* Counts words, but not beyond enough. */
static guint
count_words(const DsScene *scene, guint first, guint limit, guint enough)
{
    guint n = 0;

    for (guint i = first; i < limit && n < enough; i++) {
        const DsItem *item = ds_scene_item(scene, i);
        if (item->kind > DS_ITEM_DATE)
            continue;
        n++;
        for (guint32 at = item->start; at < item->end; at++)
            n += scene->article->text[at] == ' ';
    }
    return n;
}

/* A bare complement is a report only when it is a clause: it holds a word that a mere noun
 * phrase has not, or begins with the one who is asked to do something. */
static gboolean
is_clause(const DsScene *scene, const DsCueSite *site, const DsCue *cue, guint limit)
{
    const guint first = site->words;

    if (cue->prior < SURE_CUE && ds_scene_reads(scene, first, DS_SAY_TOPIC))
        return FALSE;
    if (cue->directs && (ds_scene_is(scene, first, DS_ITEM_INSTITUTION) ||
                         ds_scene_is(scene, first, DS_ITEM_PERSON) ||
                         ds_scene_reads(scene, first, DS_SAY_GROUP | DS_SAY_HONORIFIC)))
        return TRUE;
    if (ds_scene_reads(scene, first, DS_SAY_PRONOUN) ||
        (cue->prior >= SURE_CUE &&
         count_words(scene, first, limit, MIN_SURE_WORDS) >= MIN_SURE_WORDS))
        return TRUE;
    for (guint i = first; i < limit && i < first + CLAUSE_REACH; i++)
        if (ds_scene_reads(scene, i, DS_SAY_CLAUSE))
            return TRUE;
    return FALSE;
}

/* Whether what follows the cue is reported speech of the subject. */
gboolean
ds_cue_reports(const DsScene *scene,
               const DsCueSite *site,
               const DsSubject *subject,
               guint limit)
{
    const DsCue *cue = ds_scene_cue(scene, site->item);
    const guint linked = site->links & (DS_LINK_THAT | DS_LINK_COLON | DS_LINK_COMMA);

    g_assert(cue != NULL); /* a site is the place of one */
    if (!cue->before || cue->need == DS_NEED_QUOTE ||
        count_words(scene, site->words, limit, MIN_REPORT_WORDS) < MIN_REPORT_WORDS)
        return FALSE;
    if (cue->need == DS_NEED_OBJECT)
        return FALSE;
    if ((linked & (DS_LINK_THAT | DS_LINK_COLON)) != 0)
        return cue->prior >= 10;
    if (linked == DS_LINK_COMMA && cue->prior < 40 && !is_clause(scene, site, cue, limit))
        return FALSE;
    if (linked == DS_LINK_COMMA)
        return (cue->links & DS_LINK_COMMA) != 0 &&
               (cue->need == DS_NEED_NONE || cue->prior >= 40 ||
                (subject->close && cue->prior >= 10));
    if (site->context == DS_CONTEXT_WEAK || (cue->links & DS_LINK_BARE) == 0)
        return FALSE;
    if (cue->need == DS_NEED_LINK && !subject->close)
        return FALSE;
    return cue->prior >= 40 && is_clause(scene, site, cue, limit);
}
