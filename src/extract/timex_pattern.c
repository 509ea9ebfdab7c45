#include "extract/timex_pattern-private.h"

#include "extract/timex_slot.h"

TimexPatterns *
timex_patterns_new(void)
{
    TimexPatterns *patterns = g_new0(TimexPatterns, 1);

    patterns->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    patterns->nodes = g_array_new(FALSE, TRUE, sizeof(TimexNode));
    patterns->starts = g_array_new(FALSE, FALSE, sizeof(TimexStart));
    patterns->by_symbol = g_ptr_array_new();
    patterns->by_figures = g_array_new(FALSE, FALSE, sizeof(TimexStart));
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

/* A rule is found by what it can begin with. */
static void
enter(GArray **list, TimexStart start)
{
    if (*list == NULL)
        *list = g_array_new(FALSE, FALSE, sizeof(TimexStart));
    for (guint i = (*list)->len; i > 0; i--) {
        const TimexStart *before = &g_array_index(*list, TimexStart, i - 1);
        if (before->rule != start.rule)
            break;
        if (before->first == start.first)
            return;
    }
    g_array_append_val(*list, start);
}

static void
enter_symbol(TimexPatterns *patterns, guint16 symbol, TimexStart start)
{
    while (patterns->by_symbol->len <= symbol)
        g_ptr_array_add(patterns->by_symbol, NULL);
    GArray *list = (GArray *)patterns->by_symbol->pdata[symbol];
    enter(&list, start);
    patterns->by_symbol->pdata[symbol] = list;
}

static void
enter_slot(TimexPatterns *patterns, const TimexNode *node, TimexStart start)
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
enter_node(TimexPatterns *patterns, guint32 index, TimexStart start)
{
    const TimexNode *node = &g_array_index(patterns->nodes, TimexNode, index);

    start.first = index;
    start.then = g_array_index(patterns->nodes, TimexNode, node->next).takes;
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

/* What an atom must look like so that the node, or the first that it leads to, takes it. */
static TimexLooks
takes(const GArray *nodes, const TimexNode *node)
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
        return g_array_index(nodes, TimexNode, node->next).takes |
               g_array_index(nodes, TimexNode, node->other).takes;
    case NODE_BEGIN:
    case NODE_END:
        return g_array_index(nodes, TimexNode, node->next).takes;
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
            TimexNode *node = &g_array_index(nodes, TimexNode, i);
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
        const TimexStart start = g_array_index(patterns->starts, TimexStart, i);
        enter_node(patterns, start.first, start);
    }
}
