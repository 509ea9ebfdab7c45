#include "pdf/book.h"
#include "pdf/syntax.h"

#define N_LEVELS 3
/* A chapter with more entries than a screen shows starts closed. */
#define MAX_OPEN 24

/* Indices into the bookmarks; -1: none. */
typedef struct {
    gint32 parent, previous, next, first, last;
    gint32 n_children;
} Node;

static Node *
node_of(GArray *nodes, gint32 index)
{
    return &g_array_index(nodes, Node, index);
}

static void
append_child(GArray *nodes, Node *parent, gint32 index)
{
    Node *node = node_of(nodes, index);

    node->previous = parent->last;
    if (parent->last >= 0)
        node_of(nodes, parent->last)->next = index;
    else
        parent->first = index;
    parent->last = index;
    parent->n_children++;
}

/* The tree that the levels make; a level that skips one hangs below what is there. */
static GArray *
build_nodes(const GArray *bookmarks, Node *root)
{
    const Node empty = {-1, -1, -1, -1, -1, 0};
    GArray *nodes = g_array_sized_new(FALSE, FALSE, sizeof(Node), bookmarks->len);
    gint32 open[N_LEVELS + 1] = {-1, -1, -1, -1}; /* by depth: the last item */
    guint depth = 0;

    *root = empty;
    for (guint i = 0; i < bookmarks->len; i++) {
        const guint level = g_array_index(bookmarks, DsBookmark, i).level;
        depth = CLAMP(level, 1, MIN(depth + 1, N_LEVELS));
        Node node = empty;
        node.parent = open[depth - 1];
        g_array_append_val(nodes, node);
        append_child(nodes, node.parent < 0 ? root : node_of(nodes, node.parent), (gint32)i);
        open[depth] = (gint32)i;
    }
    return nodes;
}

static gboolean
is_open(const Node *node)
{
    return node->parent < 0 && node->n_children > 0 && node->n_children <= MAX_OPEN;
}

static void
append_reference(GString *out, const gchar *key, guint32 first, gint32 index)
{
    if (index >= 0)
        g_string_append_printf(out, "/%s %u 0 R", key, first + (guint32)index);
}

static gboolean
write_item(DsPdfBook *book, GArray *nodes, guint index, guint32 root, GError **error)
{
    const DsBookmark *bookmark = &g_array_index(book->pages->bookmarks, DsBookmark, index);
    const Node *node = node_of(nodes, (gint32)index);
    const guint32 first = root + 1;
    GString *out = book->scratch;

    g_string_assign(out, "<<");
    ds_pdf_append_entry(out, "Title", bookmark->title);
    g_string_append_printf(out, "/Parent %u 0 R",
                           node->parent < 0 ? root : first + (guint32)node->parent);
    append_reference(out, "Prev", first, node->previous);
    append_reference(out, "Next", first, node->next);
    append_reference(out, "First", first, node->first);
    append_reference(out, "Last", first, node->last);
    if (node->n_children > 0)
        g_string_append_printf(out, "/Count %d",
                               is_open(node) ? node->n_children : -node->n_children);
    if (!ds_pdf_book_append_destination(book, bookmark->anchor, out, error))
        return FALSE;
    g_string_append(out, ">>");
    ds_pdf_writer_value(book->writer, first + index, out);
    return TRUE;
}

static void
write_root(DsPdfBook *book, GArray *nodes, const Node *top, guint32 root)
{
    gint32 n_visible = top->n_children;

    for (gint32 i = top->first; i >= 0; i = node_of(nodes, i)->next)
        if (is_open(node_of(nodes, i)))
            n_visible += node_of(nodes, i)->n_children;
    g_string_assign(book->scratch, "<</Type/Outlines");
    append_reference(book->scratch, "First", root + 1, top->first);
    append_reference(book->scratch, "Last", root + 1, top->last);
    g_string_append_printf(book->scratch, "/Count %d>>", n_visible);
    ds_pdf_writer_value(book->writer, root, book->scratch);
}

gboolean
ds_pdf_write_outline(DsPdfBook *book, guint32 *root, GError **error)
{
    const GArray *bookmarks = book->pages->bookmarks;
    Node top;

    *root = 0;
    if (bookmarks->len == 0)
        return TRUE;
    g_autoptr(GArray) nodes = build_nodes(bookmarks, &top);
    *root = ds_pdf_writer_reserve(book->writer, bookmarks->len + 1);
    write_root(book, nodes, &top, *root);
    for (guint i = 0; i < bookmarks->len; i++)
        if (!write_item(book, nodes, i, *root, error))
            return FALSE;
    return TRUE;
}
