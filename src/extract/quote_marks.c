#include "extract/quote-private.h"

#include "base/utf8.h"

/* Pairing quotation marks within a block: a stack of open marks. Typed text is often wrong: an
 * opening mark for a closing one, one mark for two that would stand together, none at all. What
 * stands around a mark says which side it is on; what stays open ends with its sentence. */

typedef struct {
    guint item;
    gunichar character;
} Open;

/* Pairs more deeply nested than this are not looked at: the stack stays small on any input. */
#define MAX_DEPTH 8

static gunichar
mark_at(const DsScene *scene, guint item)
{
    return ds_utf8_peek(scene->article->text + ds_scene_item(scene, item)->start);
}

static gboolean
pairs(const DsQuoteRules *rules, gunichar open, gunichar close)
{
    for (guint i = 0; i < rules->marks->len; i++) {
        const DsMarkPair *pair = &g_array_index(rules->marks, DsMarkPair, i);
        if (pair->open == open && pair->close == close)
            return TRUE;
    }
    return FALSE;
}

/* What comes next begins a word, with no blank between. */
static gboolean
touches_next(const DsScene *scene, guint item)
{
    if (item + 1 >= scene->items->len)
        return FALSE;
    const DsItem *next = ds_scene_item(scene, item + 1);
    return !next->blank_before && next->kind <= DS_ITEM_DATE;
}

static gboolean
follows_blank(const DsScene *scene, guint item)
{
    if (item == 0 || ds_scene_item(scene, item)->blank_before)
        return TRUE;
    const DsItemKind before = ds_scene_item(scene, item - 1)->kind;
    return before == DS_ITEM_OPEN || before == DS_ITEM_COLON || before == DS_ITEM_DASH ||
           before == DS_ITEM_MARK;
}

typedef enum {
    SIDE_OPEN,
    SIDE_CLOSE,
    SIDE_NEITHER,
} Side;

/* On which side of its words a mark stands: by its shape, unless its surroundings say the
 * contrary; a straight one by its surroundings alone. */
static Side
side_of(const DsScene *scene, guint item, const Open *stack, guint depth)
{
    const gunichar mark = mark_at(scene, item);
    const gboolean straight = mark == '"' || mark == '\'' || mark == '`';
    const gboolean before = follows_blank(scene, item);
    const gboolean after = touches_next(scene, item);
    const gboolean can_close = depth > 0;
    const gboolean single = mark == '\'' || mark == 0x2018 || mark == 0x2019;

    if (single && !before && after)
        return SIDE_NEITHER; /* an apostrophe */
    if (single && (!before || !after) &&
        !(depth > 0 && pairs(scene->rules, stack[depth - 1].character, mark)))
        return SIDE_NEITHER; /* minutes, feet, a plural */
    if (straight)
        return before && after ? SIDE_OPEN : can_close ? SIDE_CLOSE : SIDE_OPEN;
    if (mark == 0x201C || mark == 0xAB || mark == 0x201E || mark == 0x2018 || mark == 0x2039)
        return !before && !after && can_close ? SIDE_CLOSE : SIDE_OPEN;
    return before && after && !can_close ? SIDE_OPEN : SIDE_CLOSE;
}

static guint
count_words(const DsScene *scene, guint first, guint limit)
{
    guint n = 0;

    for (guint i = first; i < limit; i++) {
        const DsItem *item = ds_scene_item(scene, i);
        if (item->kind > DS_ITEM_DATE)
            continue;
        n++;
        for (guint32 at = item->start; at < item->end; at++)
            n += scene->article->text[at] == ' ';
    }
    return n;
}

static void
add_quotation(DsScene *scene, guint open, guint close, gboolean closed, gboolean inner)
{
    if (close <= open + 1)
        return;
    guint last = close - 1;
    while (last > open && ds_scene_is(scene, last, DS_ITEM_COMMA))
        last--; /* “…,” says X: the comma is not the speaker's */
    if (last == open)
        return;
    const DsQuotation quotation = {
        .open = open,
        .close = close,
        .start = ds_scene_item(scene, open + 1)->start,
        .end = ds_scene_item(scene, last)->end,
        .n_words = count_words(scene, open + 1, close),
        .closed = closed,
        .inner = inner,
    };
    g_array_append_val(scene->quotations, quotation);
}

/* The item after the last of the sentence in which item stands, its full stop left out. */
static guint
sentence_end(const DsScene *scene, guint item)
{
    if (item >= scene->items->len)
        return scene->items->len; /* nothing follows the mark */

    const guint32 sentence = ds_scene_item(scene, item)->sentence;
    guint end = item + 1;

    while (end < scene->items->len && ds_scene_item(scene, end)->sentence == sentence)
        end++;
    if (end > item + 2 && ds_scene_is(scene, end - 1, DS_ITEM_STOP) &&
        scene->article->text[ds_scene_item(scene, end - 1)->start] == '.' &&
        !ds_scene_is(scene, end - 2, DS_ITEM_STOP))
        end--;
    return end;
}

/* Whether the words of an outer quotation end with the closing mark of an inner one: what comes
 * after is said about them, and the next mark, if any, opens: “Words, “a saying”, said X. */
static gboolean
closes_outer(const DsScene *scene, guint close)
{
    const guint after = close + 1;
    guint next = after;

    if (after < scene->items->len && !ds_scene_is(scene, after, DS_ITEM_COMMA) &&
        !ds_scene_is(scene, after, DS_ITEM_DASH) &&
        !(ds_scene_is(scene, after, DS_ITEM_STOP) && sentence_end(scene, close) <= after))
        return FALSE;
    while (next < scene->items->len && !ds_scene_is(scene, next, DS_ITEM_MARK))
        next++;
    return next >= scene->items->len ||
           (follows_blank(scene, next) && touches_next(scene, next));
}

/* One closing mark too many: the pair before it, in the same sentence, was the opening of a
 * longer quotation: “Words” that go on”. */
static void
widen_last(DsScene *scene, guint close)
{
    if (scene->quotations->len == 0)
        return;
    DsQuotation *last =
        &g_array_index(scene->quotations, DsQuotation, scene->quotations->len - 1);
    if (ds_scene_item(scene, last->open)->sentence != ds_scene_item(scene, close)->sentence ||
        !last->closed || close < last->close + 3)
        return;
    const guint open = last->open;
    g_array_set_size(scene->quotations, scene->quotations->len - 1);
    add_quotation(scene, open, close, TRUE, FALSE);
}

static gint
compare_quotations(gconstpointer a, gconstpointer b)
{
    const DsQuotation *left = (const DsQuotation *)a;
    const DsQuotation *right = (const DsQuotation *)b;

    if (left->open != right->open)
        return left->open < right->open ? -1 : 1;
    return left->close > right->close ? -1 : left->close < right->close;
}

static void
mark_inner(GArray *quotations)
{
    guint reach = 0;

    for (guint i = 0; i < quotations->len; i++) {
        DsQuotation *quotation = &g_array_index(quotations, DsQuotation, i);
        quotation->inner = i > 0 && quotation->close <= reach;
        reach = MAX(reach, quotation->close);
    }
}

/* A new opening mark in a later sentence, at its head or after a colon, where a quotation still
 * stands open: the first was never closed and ended with its sentence. */
static guint
drop_stale(DsScene *scene, const Open *stack, guint depth, guint item)
{
    const guint32 sentence = ds_scene_item(scene, item)->sentence;
    const gboolean fresh = item == 0 || ds_scene_is(scene, item - 1, DS_ITEM_COLON) ||
                           ds_scene_item(scene, item - 1)->sentence != sentence ||
                           ds_scene_reads(scene, item - 1, DS_SAY_CUE);

    while (fresh && depth > 0 && stack[depth - 1].character == mark_at(scene, item) &&
           ds_scene_item(scene, stack[depth - 1].item)->sentence != sentence) {
        depth--;
        add_quotation(scene, stack[depth].item, sentence_end(scene, stack[depth].item + 1),
                      FALSE, FALSE);
    }
    return depth;
}

/* Takes a closing mark: the pair it ends, and the outer one that shares it. Inner marks without
 * an end are forgotten. */
static guint
close_pair(DsScene *scene, const Open *stack, guint depth, guint item)
{
    guint match = depth;

    while (match > 0 && !pairs(scene->rules, stack[match - 1].character, mark_at(scene, item)))
        match--;
    if (match > 0)
        depth = match;
    depth--;
    add_quotation(scene, stack[depth].item, item, TRUE, depth > 0);
    if (depth == 1 && pairs(scene->rules, stack[0].character, mark_at(scene, item)) &&
        closes_outer(scene, item)) {
        add_quotation(scene, stack[0].item, item, TRUE, FALSE);
        depth = 0;
    }
    return depth;
}

void
ds_scene_pair_marks(DsScene *scene)
{
    Open stack[MAX_DEPTH];
    guint depth = 0;

    g_array_set_size(scene->quotations, 0);
    for (guint i = 0; i < scene->items->len; i++) {
        if (!ds_scene_is(scene, i, DS_ITEM_MARK))
            continue;
        const Side side = side_of(scene, i, stack, depth);
        if (side == SIDE_OPEN) {
            depth = drop_stale(scene, stack, depth, i);
            if (depth < MAX_DEPTH)
                stack[depth++] = (Open){i, mark_at(scene, i)};
        } else if (side == SIDE_CLOSE && depth > 0) {
            depth = close_pair(scene, stack, depth, i);
        } else if (side == SIDE_CLOSE) {
            widen_last(scene, i);
        }
    }
    while (depth-- > 0)
        add_quotation(scene, stack[depth].item, sentence_end(scene, stack[depth].item + 1),
                      FALSE, FALSE);
    g_array_sort(scene->quotations, compare_quotations);
    mark_inner(scene->quotations);
}

DsQuotation *
ds_scene_quotation_around(const DsScene *scene, guint item)
{
    guint low = 0, high = scene->quotations->len;

    while (low < high) {
        const guint middle = (low + high) / 2;
        if (g_array_index(scene->quotations, DsQuotation, middle).open < item)
            low = middle + 1;
        else
            high = middle;
    }
    while (low > 0) {
        DsQuotation *before = &g_array_index(scene->quotations, DsQuotation, --low);
        if (before->close > item)
            return before;
        if (!before->inner)
            return NULL;
    }
    return NULL;
}
