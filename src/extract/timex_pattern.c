#include "extract/timex_pattern.h"

#include <string.h>

#include <dossier/error.h>

#include "extract/timex_slot.h"

/* A compiled pattern is a graph of nodes; a match is a path from a rule's first node to an
 * accepting one. Patterns are short and loops take a capture each, so that the walk from one
 * atom is bounded by the patterns, not by the text. */
typedef enum {
    NODE_WORD,
    NODE_MARK,
    NODE_SLOT,
    NODE_BEGIN,
    NODE_END,
    NODE_SPLIT,
    NODE_ACCEPT,
} NodeKind;

typedef struct {
    NodeKind kind;
    gboolean glued;
    guint16 symbol; /* of a word, or of a relative slot */
    guint8 mark;
    guint8 slot, side;
    guint32 next, other; /* other: the second way of a split */
    TimexLooks takes;    /* what an atom must look like to go on from here; set when frozen */
} Node;

typedef struct {
    guint32 rule;
    guint32 first;   /* node */
    gboolean listed; /* goes on from a date: tried behind one only */
    gboolean wide;   /* takes a number with its points and commas */
    TimexLooks then; /* what must follow the atoms that the first node takes */
} Start;

struct TimexPatterns {
    GHashTable *parts;    /* name → text, owned */
    GArray *nodes;        /* of Node */
    GArray *starts;       /* of Start */
    GPtrArray *by_symbol; /* of GArray of Start, by symbol; NULL where none */
    GArray *by_figures;   /* of Start: begin with figures */
    GArray *by_mark[128]; /* of Start; NULL where none */
};

TimexPatterns *
timex_patterns_new(void)
{
    TimexPatterns *patterns = g_new0(TimexPatterns, 1);

    patterns->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    patterns->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
    patterns->starts = g_array_new(FALSE, FALSE, sizeof(Start));
    patterns->by_symbol = g_ptr_array_new();
    patterns->by_figures = g_array_new(FALSE, FALSE, sizeof(Start));
    return patterns;
}

void
timex_patterns_free(TimexPatterns *patterns)
{
    if (patterns == NULL)
        return;
    g_hash_table_unref(patterns->parts);
    g_array_unref(patterns->nodes);
    g_array_unref(patterns->starts);
    for (guint i = 0; i < patterns->by_symbol->len; i++)
        if (patterns->by_symbol->pdata[i] != NULL)
            g_array_unref((GArray *)patterns->by_symbol->pdata[i]);
    g_ptr_array_unref(patterns->by_symbol);
    g_array_unref(patterns->by_figures);
    for (guint i = 0; i < G_N_ELEMENTS(patterns->by_mark); i++)
        g_clear_pointer(&patterns->by_mark[i], g_array_unref);
    g_free(patterns);
}

void
timex_patterns_define(TimexPatterns *patterns, const gchar *name, const gchar *text)
{
    g_hash_table_insert(patterns->parts, g_strdup(name), g_strdup(text));
}

/* --- from text to nodes: read backwards, so that what follows is known already --- */

typedef struct {
    TimexPatterns *patterns;
    TimexWords *words;
    GPtrArray *elements; /* of gchar*, owned: the pattern cut at blanks and brackets */
    guint depth;         /* parts within parts */
    GError **error;
} Compiler;

static gboolean
is_special(gchar c)
{
    return strchr("()[]|*<>~", c) != NULL;
}

/* The length of the element that begins at p. */
static gsize
element_length(const gchar *p)
{
    if (*p == '"') {
        const gchar *close = strchr(p + 1, '"');
        return close != NULL ? (gsize)(close - p) + 1 : strlen(p);
    }
    if (is_special(*p))
        return 1;
    gsize n = 1;
    while (p[n] != '\0' && p[n] != ' ' && p[n] != '"' && !is_special(p[n]))
        n++;
    return n;
}

static void
cut_elements(const gchar *text, GPtrArray *elements)
{
    for (const gchar *p = text; *p != '\0';) {
        if (*p == ' ') {
            p++;
            continue;
        }
        const gsize n = element_length(p);
        g_ptr_array_add(elements, g_strndup(p, n));
        p += n;
    }
}

static const gchar *
element(const Compiler *compiler, gint index)
{
    return (const gchar *)g_ptr_array_index(compiler->elements, index);
}

static guint32
add_node(Compiler *compiler, Node node)
{
    g_array_append_val(compiler->patterns->nodes, node);
    return compiler->patterns->nodes->len - 1;
}

static gboolean
fail(Compiler *compiler, const gchar *what, const gchar *text)
{
    g_set_error(compiler->error, DS_ERROR, DS_ERROR_FORMAT, "pattern: %s \"%s\"", what, text);
    return FALSE;
}

static guint16
relative_symbol(gchar unit)
{
    switch (unit) {
    case 'd':
        return SYMBOL_RELATIVE_DAY;
    case 'w':
        return SYMBOL_RELATIVE_WEEK;
    case 'm':
        return SYMBOL_RELATIVE_MONTH;
    case 'q':
        return SYMBOL_RELATIVE_QUARTER;
    case 'y':
        return SYMBOL_RELATIVE_YEAR;
    default:
        return SYMBOL_RELATIVE_OTHER;
    }
}

/* "{d}", "{y2}", "{Rw}" */
static gboolean
compile_slot(Compiler *compiler, const gchar *text, Node *node)
{
    const TimexSlot slot = timex_slot_from_letter(text[1]);
    const gchar *rest = text + 2;

    if (slot == N_SLOTS)
        return fail(compiler, "no such slot", text);
    node->kind = NODE_SLOT;
    node->slot = (guint8)slot;
    if (slot == SLOT_RELATIVE)
        node->symbol = relative_symbol(*rest++);
    if (*rest == '2')
        node->side = 1, rest++;
    if (!g_str_equal(rest, "}"))
        return fail(compiler, "no such slot", text);
    return TRUE;
}

static gboolean
compile_alternatives(Compiler *compiler, gint first, gint end, guint32 next, guint32 *start);
static gboolean
compile_sequence(Compiler *compiler, gint first, gint end, guint32 next, guint32 *start);

static gboolean
compile_part(Compiler *compiler, const gchar *name, guint32 next, guint32 *start)
{
    const gchar *text = (const gchar *)g_hash_table_lookup(compiler->patterns->parts, name);
    Compiler inner = *compiler;
    gboolean good;

    if (text == NULL || compiler->depth > 16)
        return fail(compiler, "no such part", name);
    inner.depth++;
    inner.elements = g_ptr_array_new_with_free_func(g_free);
    cut_elements(text, inner.elements);
    good = compile_alternatives(&inner, 0, (gint)inner.elements->len, next, start);
    g_ptr_array_unref(inner.elements);
    return good;
}

static gboolean
compile_leaf(Compiler *compiler, gint index, guint32 next, guint32 *start)
{
    const gchar *text = element(compiler, index);
    Node node = {.next = next};

    node.glued = index > 0 && g_str_equal(element(compiler, index - 1), "~");
    if (*text == '@')
        return compile_part(compiler, text + 1, next, start);
    if (*text == '{') {
        if (!compile_slot(compiler, text, &node))
            return FALSE;
    } else if (*text == '<' || *text == '>') {
        node.kind = *text == '<' ? NODE_BEGIN : NODE_END;
    } else if (*text == '"' || g_ascii_ispunct(*text)) {
        const gchar mark = *text == '"' ? text[1] : *text;
        if (*text == '=') {
            node.kind = NODE_WORD;
            node.symbol = timex_words_literal(compiler->words, text + 1, FALSE);
        } else {
            node.kind = NODE_MARK;
            node.mark = (guint8)mark;
        }
    } else {
        node.kind = NODE_WORD;
        node.symbol = timex_words_literal(compiler->words, text, TRUE);
    }
    *start = add_node(compiler, node);
    return TRUE;
}

/* The index of the bracket that opens the group closed at close, or -1. */
static gint
opening(const Compiler *compiler, gint close)
{
    gint depth = 0;

    for (gint i = close; i >= 0; i--) {
        const gchar c = element(compiler, i)[0];
        if (element(compiler, i)[1] != '\0')
            continue;
        if (c == ')' || c == ']')
            depth++;
        else if ((c == '(' || c == '[') && --depth == 0)
            return i;
    }
    return -1;
}

/* The alternatives between first and end, each leading to next; the last written is tried
 * last. */
static gboolean
compile_alternatives(Compiler *compiler, gint first, gint end, guint32 next, guint32 *start)
{
    gint depth = 0, stop = end;
    gboolean any = FALSE;

    for (gint i = end - 1; i >= first - 1; i--) {
        const gchar *text = i >= first ? element(compiler, i) : "|";
        if (text[1] == '\0' && (*text == ')' || *text == ']'))
            depth++;
        else if (text[1] == '\0' && (*text == '(' || *text == '['))
            depth--;
        if (depth != 0 || !g_str_equal(text, "|"))
            continue;
        guint32 way = 0;
        if (!compile_sequence(compiler, i + 1, stop, next, &way))
            return FALSE;
        *start =
            any ? add_node(compiler, (Node){.kind = NODE_SPLIT, .next = way, .other = *start})
                : way;
        any = TRUE;
        stop = i;
    }
    return TRUE;
}

static gboolean
compile_loop(Compiler *compiler, gint first, gint end, guint32 next, guint32 *start)
{
    const guint32 loop = add_node(compiler, (Node){.kind = NODE_SPLIT, .other = next});
    guint32 body = next;

    if (!compile_alternatives(compiler, first, end, loop, &body))
        return FALSE;
    g_array_index(compiler->patterns->nodes, Node, loop).next = body;
    *start = loop;
    return TRUE;
}

static gboolean
compile_sequence(Compiler *compiler, gint first, gint end, guint32 next, guint32 *start)
{
    *start = next;
    for (gint i = end - 1; i >= first; i--) {
        const gchar *text = element(compiler, i);
        const gboolean repeated = g_str_equal(text, "*");
        if (g_str_equal(text, "~"))
            continue;
        if (repeated)
            text = i > first ? element(compiler, --i) : "";
        if (!g_str_equal(text, ")") && !g_str_equal(text, "]")) {
            if (repeated || !compile_leaf(compiler, i, *start, start))
                return repeated ? fail(compiler, "nothing to repeat before", text) : FALSE;
            continue;
        }
        const gint open = opening(compiler, i);
        if (open < first)
            return fail(compiler, "unbalanced", text);
        const guint32 after = *start;
        if (repeated ? !compile_loop(compiler, open + 1, i, after, start)
                     : !compile_alternatives(compiler, open + 1, i, after, start))
            return FALSE;
        if (!repeated && *text == ']')
            *start =
                add_node(compiler, (Node){.kind = NODE_SPLIT, .next = *start, .other = after});
        i = open;
    }
    return TRUE;
}

gboolean
timex_patterns_add(TimexPatterns *patterns,
                   TimexWords *words,
                   const gchar *text,
                   guint32 rule,
                   gboolean listed,
                   GError **error)
{
    g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func(g_free);
    Compiler compiler = {patterns, words, elements, 0, error};
    Start start = {.rule = rule, .listed = listed};

    cut_elements(text, elements);
    const guint32 accept = add_node(&compiler, (Node){.kind = NODE_ACCEPT});
    if (!compile_alternatives(&compiler, 0, (gint)elements->len, accept, &start.first))
        return FALSE;
    g_array_append_val(patterns->starts, start);
    return TRUE;
}

/* --- by what a rule can begin with --- */

static void
enter(GArray **list, Start start)
{
    if (*list == NULL)
        *list = g_array_new(FALSE, FALSE, sizeof(Start));
    for (guint i = (*list)->len; i > 0; i--) {
        const Start *before = &g_array_index(*list, Start, i - 1);
        if (before->rule != start.rule)
            break;
        if (before->first == start.first)
            return;
    }
    g_array_append_val(*list, start);
}

static void
enter_symbol(TimexPatterns *patterns, guint16 symbol, Start start)
{
    while (patterns->by_symbol->len <= symbol)
        g_ptr_array_add(patterns->by_symbol, NULL);
    GArray *list = (GArray *)patterns->by_symbol->pdata[symbol];
    enter(&list, start);
    patterns->by_symbol->pdata[symbol] = list;
}

static void
enter_slot(TimexPatterns *patterns, const Node *node, Start start)
{
    const TimexSlotKind *kind = timex_slot_kind((TimexSlot)node->slot);

    if (node->slot == SLOT_RELATIVE)
        enter_symbol(patterns, node->symbol, start);
    if (kind->max_digits > 0)
        enter(&patterns->by_figures, start);
    if (kind->words)
        enter_symbol(patterns, SYMBOL_NUMBER, start);
    for (guint i = 0; i < G_N_ELEMENTS(kind->symbols) && kind->symbols[i] != SYMBOL_NONE; i++)
        enter_symbol(patterns, kind->symbols[i], start);
}

/* A rule is entered at each node it can begin with, by what that node takes: a long choice of
 * first words costs nothing. */
static void
enter_node(TimexPatterns *patterns, guint32 index, Start start)
{
    const Node *node = &g_array_index(patterns->nodes, Node, index);

    start.first = index;
    start.then = g_array_index(patterns->nodes, Node, node->next).takes;
    start.wide = node->kind == NODE_SLOT && node->slot == SLOT_NUMBER;
    switch (node->kind) {
    case NODE_WORD:
        enter_symbol(patterns, node->symbol, start);
        break;
    case NODE_MARK:
        if (node->mark < G_N_ELEMENTS(patterns->by_mark))
            enter(&patterns->by_mark[node->mark], start);
        break;
    case NODE_SLOT:
        enter_slot(patterns, node, start);
        break;
    case NODE_SPLIT:
        enter_node(patterns, node->next, start);
        enter_node(patterns, node->other, start);
        break;
    case NODE_BEGIN: /* the date begins with the first atom anyway */
    case NODE_END:
        enter_node(patterns, node->next, start);
        break;
    case NODE_ACCEPT:
        break;
    }
}

static TimexLooks
takes(const GArray *nodes, const Node *node)
{
    switch (node->kind) {
    case NODE_WORD:
        return timex_looks_of_symbol(node->symbol);
    case NODE_MARK:
        return timex_looks_of_mark(node->mark);
    case NODE_SLOT:
        return node->slot == SLOT_RELATIVE ? timex_looks_of_symbol(node->symbol)
                                           : timex_slot_looks((TimexSlot)node->slot);
    case NODE_SPLIT:
        return g_array_index(nodes, Node, node->next).takes |
               g_array_index(nodes, Node, node->other).takes;
    case NODE_BEGIN:
    case NODE_END:
        return g_array_index(nodes, Node, node->next).takes;
    case NODE_ACCEPT:
        break;
    }
    return TIMEX_LOOKS_ALL;
}

/* A node mostly leads to nodes before it; only loops need another round. */
static void
settle_takes(GArray *nodes)
{
    gboolean changed = TRUE;

    while (changed) {
        changed = FALSE;
        for (guint i = 0; i < nodes->len; i++) {
            Node *node = &g_array_index(nodes, Node, i);
            const TimexLooks before = node->takes;
            node->takes = takes(nodes, node);
            changed |= node->takes != before;
        }
    }
}

void
timex_patterns_freeze(TimexPatterns *patterns)
{
    settle_takes(patterns->nodes);
    for (guint i = 0; i < patterns->starts->len; i++) {
        const Start start = g_array_index(patterns->starts, Start, i);
        enter_node(patterns, start.first, start);
    }
}

/* --- matching --- */

typedef struct {
    const Node *nodes;
    const TimexScan *scan;
    TimexFound found;
    gpointer data;
    TimexMatch match;
    gboolean behind_date;
    gboolean ended; /* the date's end has been set by ">" */
} Matcher;

static void match_node(Matcher *matcher, const Node *node, guint32 atom);

static gboolean
agrees(const Matcher *matcher, const Node *node, gint32 value)
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
match_filling(Matcher *matcher, const Node *node, guint32 atom, gint32 value, guint32 next)
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
match_slot(Matcher *matcher, const Node *node, guint32 atom)
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
match_text(Matcher *matcher, const Node *node, guint32 atom)
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
match_node(Matcher *matcher, const Node *node, guint32 atom)
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
        const Start *start = &g_array_index(starts, Start, i);
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
    matcher.nodes = (const Node *)(gpointer)patterns->nodes->data;
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
