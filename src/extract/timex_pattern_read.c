#include "extract/timex_pattern-private.h"

#include <string.h>

#include <dossier/error.h>

#include "extract/timex_slot.h"

/* From text to nodes: a pattern is read backwards, so that what follows is known already. */
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
add_node(Compiler *compiler, TimexNode node)
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
compile_slot(Compiler *compiler, const gchar *text, TimexNode *node)
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
    TimexNode node = {.next = next};

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
        *start = any ? add_node(compiler,
                                (TimexNode){.kind = NODE_SPLIT, .next = way, .other = *start})
                     : way;
        any = TRUE;
        stop = i;
    }
    return TRUE;
}

static gboolean
compile_loop(Compiler *compiler, gint first, gint end, guint32 next, guint32 *start)
{
    const guint32 loop = add_node(compiler, (TimexNode){.kind = NODE_SPLIT, .other = next});
    guint32 body = next;

    if (!compile_alternatives(compiler, first, end, loop, &body))
        return FALSE;
    g_array_index(compiler->patterns->nodes, TimexNode, loop).next = body;
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
            *start = add_node(compiler,
                              (TimexNode){.kind = NODE_SPLIT, .next = *start, .other = after});
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
    TimexStart start = {.rule = rule, .listed = listed};

    cut_elements(text, elements);
    const guint32 accept = add_node(&compiler, (TimexNode){.kind = NODE_ACCEPT});
    if (!compile_alternatives(&compiler, 0, (gint)elements->len, accept, &start.first))
        return FALSE;
    g_array_append_val(patterns->starts, start);
    return TRUE;
}
