#include "pack/lexicon.h"

#include <string.h>

#define NONE       G_MAXUINT32
#define MANY_EDGES 6

/* A node's edges lie together, sorted by byte; the root's are found through a table. */
typedef struct {
    guint32 value;
    guint32 first_edge;
    guint32 n_edges;
    guint32 table; /* into tables, when the node has many edges; or NONE */
} Node;

typedef struct {
    guint8 byte;
    guint32 node;
} Edge;

typedef struct {
    gchar *text;
    gsize n;
    guint32 value;
    guint32 order;
} Phrase;

struct DsLexicon {
    GArray *phrases; /* of Phrase, until frozen */
    GArray *nodes;   /* of Node */
    GArray *edges;   /* of Edge */
    GArray *tables;  /* of guint32, 256 for each node with many edges: its children by byte */
    guint32 root[256];
};

DsLexicon *
ds_lexicon_new(void)
{
    DsLexicon *lexicon = g_new0(DsLexicon, 1);

    lexicon->phrases = g_array_new(FALSE, FALSE, sizeof(Phrase));
    lexicon->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    lexicon->edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    lexicon->tables = g_array_new(FALSE, FALSE, sizeof(guint32));
    return lexicon;
}

static void
clear_phrases(DsLexicon *lexicon)
{
    for (guint i = 0; i < lexicon->phrases->len; i++)
        g_free(g_array_index(lexicon->phrases, Phrase, i).text);
    g_array_set_size(lexicon->phrases, 0);
}

void
ds_lexicon_free(DsLexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    clear_phrases(lexicon);
    g_array_unref(lexicon->phrases);
    g_array_unref(lexicon->nodes);
    g_array_unref(lexicon->edges);
    g_array_unref(lexicon->tables);
    g_free(lexicon);
}

void
ds_lexicon_add(DsLexicon *lexicon, const gchar *phrase, guint32 value)
{
    const Phrase added = {g_strdup(phrase), strlen(phrase), value, lexicon->phrases->len};

    g_return_if_fail(value != NONE);
    if (added.n > 0)
        g_array_append_val(lexicon->phrases, added);
    else
        g_free(added.text);
}

void
ds_lexicon_add_column(DsLexicon *lexicon,
                      const DsTable *table,
                      const gchar *column,
                      const gchar *sep)
{
    const gint index = ds_table_column(table, column);

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *field = ds_table_field(table, row, index);
        if (field == NULL)
            continue;
        g_auto(GStrv) parts = g_strsplit(field, sep != NULL ? sep : "\t", -1);
        for (gchar **part = parts; *part != NULL; part++)
            ds_lexicon_add(lexicon, g_strstrip(*part), row);
    }
}

static gint
compare_phrases(gconstpointer a, gconstpointer b)
{
    const Phrase *left = (const Phrase *)a;
    const Phrase *right = (const Phrase *)b;
    const gint order = strcmp(left->text, right->text);

    if (order != 0)
        return order;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* Makes the node of the phrases [low, high), which share their first depth bytes. Depth-first:
 * the node's own edges are laid down before its children are made. */
static guint32
make_node(DsLexicon *lexicon, guint low, guint high, gsize depth)
{
    const Phrase *phrases = (const Phrase *)(gpointer)lexicon->phrases->data;
    Node node = {NONE, lexicon->edges->len, 0, NONE};
    const guint32 index = lexicon->nodes->len;

    g_array_append_val(lexicon->nodes, node);
    if (low < high && phrases[low].n == depth)
        node.value = phrases[low].value;
    while (low < high && phrases[low].n == depth)
        low++;
    for (guint i = low; i < high;) {
        const Edge edge = {(guint8)phrases[i].text[depth], 0};
        while (i < high && (guint8)phrases[i].text[depth] == edge.byte)
            i++;
        g_array_append_val(lexicon->edges, edge);
        node.n_edges++;
    }
    for (guint32 e = 0; e < node.n_edges; e++) {
        const guint8 byte = g_array_index(lexicon->edges, Edge, node.first_edge + e).byte;
        guint end = low;
        while (end < high && (guint8)phrases[end].text[depth] == byte)
            end++;
        const guint32 child = make_node(lexicon, low, end, depth + 1);
        g_array_index(lexicon->edges, Edge, node.first_edge + e).node = child;
        low = end;
    }
    g_array_index(lexicon->nodes, Node, index) = node;
    return index;
}

/* Gives the nodes where most walks pass a table: one look instead of a search. */
static void
make_tables(DsLexicon *lexicon)
{
    for (guint32 i = 0; i < lexicon->nodes->len; i++) {
        Node *node = &g_array_index(lexicon->nodes, Node, i);
        if (node->n_edges < MANY_EDGES)
            continue;
        node->table = lexicon->tables->len;
        g_array_set_size(lexicon->tables, lexicon->tables->len + 256);
        guint32 *table = &g_array_index(lexicon->tables, guint32, node->table);
        memset(table, 0xFF, 256 * sizeof *table);
        for (guint32 e = 0; e < node->n_edges; e++) {
            const Edge *edge = &g_array_index(lexicon->edges, Edge, node->first_edge + e);
            table[edge->byte] = edge->node;
        }
    }
}

void
ds_lexicon_freeze(DsLexicon *lexicon)
{
    g_array_sort(lexicon->phrases, compare_phrases);
    make_node(lexicon, 0, lexicon->phrases->len, 0);
    clear_phrases(lexicon);
    make_tables(lexicon);

    const Node *root = &g_array_index(lexicon->nodes, Node, 0);
    memset(lexicon->root, 0xFF, sizeof lexicon->root);
    for (guint32 e = 0; e < root->n_edges; e++) {
        const Edge *edge = &g_array_index(lexicon->edges, Edge, root->first_edge + e);
        lexicon->root[edge->byte] = edge->node;
    }
}

/* The child of node along byte, or NONE. */
static guint32
step(const DsLexicon *lexicon, guint32 node, guint8 byte)
{
    if (node == 0)
        return lexicon->root[byte];

    const Node *from = &g_array_index(lexicon->nodes, Node, node);
    if (from->table != NONE)
        return g_array_index(lexicon->tables, guint32, from->table + byte);

    const Edge *edges = &g_array_index(lexicon->edges, Edge, from->first_edge);
    guint32 low = 0, high = from->n_edges;
    while (low < high) {
        const guint32 middle = (low + high) / 2;
        if (edges[middle].byte < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low < from->n_edges && edges[low].byte == byte ? edges[low].node : NONE;
}

/* Whether a word can end between the last byte of what was matched and the text that follows.
 */
static gboolean
ends_word(const gchar *start, const gchar *at, const gchar *end)
{
    if (at >= end)
        return TRUE;
    const gunichar next = g_utf8_get_char(at);
    if (!g_unichar_isalnum(next))
        return TRUE;
    return !g_unichar_isalnum(g_utf8_get_char(g_utf8_find_prev_char(start, at)));
}

void
ds_lexicon_each(
    const DsLexicon *lexicon, const gchar *text, gsize n, DsLexiconFound found, gpointer data)
{
    guint32 node = 0;

    for (gsize i = 0; i < n; i++) {
        node = step(lexicon, node, (guint8)text[i]);
        if (node == NONE)
            return;
        const guint32 value = g_array_index(lexicon->nodes, Node, node).value;
        if (value != NONE && ends_word(text, text + i + 1, text + n) &&
            !found(value, i + 1, data))
            return;
    }
}

typedef struct {
    guint32 value;
    gsize length;
} Best;

static gboolean
keep_longest(guint32 value, gsize length, gpointer data)
{
    *(Best *)data = (Best){value, length};
    return TRUE;
}

guint32
ds_lexicon_longest(const DsLexicon *lexicon, const gchar *text, gsize n, gsize *length)
{
    Best best = {NONE, 0};

    ds_lexicon_each(lexicon, text, n, keep_longest, &best);
    if (length != NULL)
        *length = best.length;
    return best.value;
}

guint32
ds_lexicon_lookup(const DsLexicon *lexicon, const gchar *phrase, gssize n)
{
    const gsize n_bytes = n < 0 ? strlen(phrase) : (gsize)n;
    guint32 node = 0;

    for (gsize i = 0; i < n_bytes && node != NONE; i++)
        node = step(lexicon, node, (guint8)phrase[i]);
    return node == NONE || n_bytes == 0 ? NONE
                                        : g_array_index(lexicon->nodes, Node, node).value;
}
