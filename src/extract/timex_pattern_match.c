#include "extract/timex_pattern-private.h"

#include "extract/timex_slot.h"

/* Every rule that can begin with an atom is walked along the atoms; where what an atom looks
 * like shows that a way ends there, it is not taken. */
typedef struct {
    const TimexNode *nodes;
    const TimexScan *scan;
    TimexFound found;
    gpointer data;
    TimexMatch match;
    gboolean behind_date;
    gboolean ended; /* the date's end has been set by ">" */
} Matcher;

static void match_node(Matcher *matcher, const TimexNode *node, guint32 atom);

static gboolean
agrees(const Matcher *matcher, const TimexNode *node, gint32 value)
{
    if (node->slot != SLOT_SEPARATOR)
        return TRUE;
    for (guint i = 0; i < matcher->match.n_captures; i++) {
        const TimexCapture *capture = &matcher->match.captures[i];
        if (capture->slot == SLOT_SEPARATOR && capture->side == node->side &&
            capture->value != value)
            return FALSE;
    }
    return TRUE;
}

static void
match_filling(Matcher *matcher, const TimexNode *node, guint32 atom, gint32 value, guint32 next)
{
    TimexMatch *match = &matcher->match;

    if (match->n_captures == TIMEX_MAX_CAPTURES || !agrees(matcher, node, value))
        return;
    match->captures[match->n_captures++] =
        (TimexCapture){(TimexSlot)node->slot, node->side, value, atom, next};
    match_node(matcher, matcher->nodes + node->next, next);
    match->n_captures--;
}

static void
match_slot(Matcher *matcher, const TimexNode *node, guint32 atom)
{
    TimexFilling fillings[TIMEX_MAX_FILLINGS];

    if (node->slot == SLOT_RELATIVE) {
        if (timex_scan_reading(matcher->scan, atom, node->symbol, &fillings[0].value,
                               &fillings[0].next))
            match_filling(matcher, node, atom, fillings[0].value, fillings[0].next);
        return;
    }
    const guint n = timex_slot_fill(matcher->scan, (TimexSlot)node->slot, atom, fillings);
    for (guint i = 0; i < n; i++)
        match_filling(matcher, node, atom, fillings[i].value, fillings[i].next);
}

static void
match_text(Matcher *matcher, const TimexNode *node, guint32 atom)
{
    if (atom >= matcher->scan->n_atoms)
        return;
    if (node->glued && !timex_atom_is_glued(matcher->scan, atom))
        return;
    if (node->kind == NODE_SLOT) {
        match_slot(matcher, node, atom);
    } else if (node->kind == NODE_MARK) {
        const TimexAtom *at = timex_atom(matcher->scan, atom);
        if (at->kind == ATOM_MARK && at->mark == node->mark)
            match_node(matcher, matcher->nodes + node->next, atom + 1);
    } else {
        gint32 value;
        guint32 next = atom;
        if (timex_scan_reading(matcher->scan, atom, node->symbol, &value, &next))
            match_node(matcher, matcher->nodes + node->next, next);
    }
}

static void
match_node(Matcher *matcher, const TimexNode *node, guint32 atom)
{
    TimexMatch *match = &matcher->match;
    const guint32 start = match->start, end = match->end;

    if ((node->takes & timex_looks_at(matcher->scan, atom)) == 0)
        return;
    switch (node->kind) {
    case NODE_SPLIT:
        match_node(matcher, matcher->nodes + node->next, atom);
        match_node(matcher, matcher->nodes + node->other, atom);
        break;
    case NODE_BEGIN:
        match->start = atom;
        match_node(matcher, matcher->nodes + node->next, atom);
        match->start = start;
        break;
    case NODE_END:
        match->end = atom;
        matcher->ended = TRUE;
        match_node(matcher, matcher->nodes + node->next, atom);
        matcher->ended = FALSE;
        match->end = end;
        break;
    case NODE_ACCEPT:
        match->context_end = atom;
        if (!matcher->ended)
            match->end = atom;
        if (match->end > match->start)
            matcher->found(match, matcher->data);
        break;
    case NODE_WORD:
    case NODE_MARK:
    case NODE_SLOT:
        match_text(matcher, node, atom);
        break;
    }
}

/* What follows the first atoms of the rules that may begin at an atom: most of them end there.
 */
typedef struct {
    TimexLooks narrow, wide;
} Following;

static void
match_starts(Matcher *matcher, const GArray *starts, guint32 atom, Following following)
{
    for (guint i = 0; i < starts->len; i++) {
        const TimexStart *start = &g_array_index(starts, TimexStart, i);
        if ((start->then & (start->wide ? following.wide : following.narrow)) == 0 ||
            (start->listed && !matcher->behind_date))
            continue;
        matcher->match.rule = start->rule;
        matcher->match.start = matcher->match.context_start = matcher->match.end = atom;
        matcher->match.n_captures = 0;
        matcher->ended = FALSE;
        match_node(matcher, matcher->nodes + start->first, atom);
    }
}

static Following
following_at(const TimexScan *scan, guint32 index)
{
    const TimexLooks looks = timex_looks_at(scan, index);

    return (Following){looks, looks};
}

/* The slots that a number of any kind can fill take what one of these three takes, or figures
 * up to the next atom. */
static Following
following_number(const TimexScan *scan, guint32 atom)
{
    static const TimexSlot slots[] = {SLOT_DAY, SLOT_QUARTER, SLOT_COUNT};
    TimexFilling fillings[TIMEX_MAX_FILLINGS];
    Following following = following_at(scan, atom + 1);

    for (guint s = 0; s < G_N_ELEMENTS(slots); s++)
        for (guint n = timex_slot_fill(scan, slots[s], atom, fillings); n > 0; n--)
            following.narrow |= timex_looks_at(scan, fillings[n - 1].next);
    if (timex_slot_fill(scan, SLOT_NUMBER, atom, fillings) > 0)
        following.wide |= timex_looks_at(scan, fillings[0].next);
    return following;
}

static gboolean
is_number(guint16 symbol)
{
    return symbol == SYMBOL_NUMBER || symbol == SYMBOL_DAY || symbol == SYMBOL_MONTH ||
           symbol == SYMBOL_ROMAN;
}

/* Numbers in words may end early; of any other symbol the longest reading is taken. */
static void
match_symbol(Matcher *matcher, const TimexPatterns *patterns, guint32 atom, guint16 symbol)
{
    gint32 value;
    guint32 next = atom;

    if (symbol >= patterns->by_symbol->len || patterns->by_symbol->pdata[symbol] == NULL)
        return;
    timex_scan_reading(matcher->scan, atom, symbol, &value, &next);
    match_starts(matcher, (const GArray *)patterns->by_symbol->pdata[symbol], atom,
                 is_number(symbol) ? following_number(matcher->scan, atom)
                                   : following_at(matcher->scan, next));
}

void
timex_patterns_match(const TimexPatterns *patterns,
                     const TimexScan *scan,
                     guint32 atom,
                     gboolean behind_date,
                     TimexFound found,
                     gpointer data)
{
    Matcher matcher; /* its room for captures is not worth clearing at every atom */
    matcher.nodes = (const TimexNode *)(gpointer)patterns->nodes->data;
    matcher.scan = scan;
    matcher.found = found;
    matcher.data = data;
    matcher.behind_date = behind_date;
    const TimexAtom *at = timex_atom(scan, atom);

    if (at->kind == ATOM_NUMBER)
        match_starts(&matcher, patterns->by_figures, atom, following_number(scan, atom));
    if (at->kind == ATOM_MARK && at->mark < G_N_ELEMENTS(patterns->by_mark) &&
        patterns->by_mark[at->mark] != NULL)
        match_starts(&matcher, patterns->by_mark[at->mark], atom, following_at(scan, atom + 1));
    for (guint32 r = 0; r < at->n_readings; r++) {
        const TimexReading *reading = &scan->readings[at->first_reading + r];
        for (guint32 s = 0; s < reading->n_senses; s++)
            match_symbol(&matcher, patterns, atom, reading->senses[s].symbol);
    }
}
