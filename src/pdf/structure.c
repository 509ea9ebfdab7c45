#include <string.h>

#include "pdf/book.h"
#include "pdf/syntax.h"
#include "pdf/values.h"

/* Entries of a leaf of the parent tree, and of the root when it needs no leaves. */
#define LEAF_SIZE 128
#define ROOT_SIZE 1024

typedef struct {
    DsPdfBook *book;
    DsPdfGroups children; /* elements by parent */
    DsPdfGroups marks;    /* marks by element */
    DsPdfGroups links;    /* links by element */
    guint32 *first_mark;  /* by element: its first mark or that of a descendant; MAX: none */
    guint32 *numbers;     /* by element: of its object; 0: left out */
    GArray *order;        /* of guint32: the elements by their numbers */
    GString *identifiers; /* the pairs of the IDTree */
    guint n_identifiers;
} Tree;

static const DsElement *
element_at(const Tree *tree, guint index)
{
    return &g_array_index(tree->book->pages->elements, DsElement, index);
}

static const DsPdfMark *
mark_at(const Tree *tree, guint index)
{
    return &g_array_index(tree->book->marks->marks, DsPdfMark, index);
}

static const DsLink *
link_at(const Tree *tree, guint index)
{
    return &g_array_index(tree->book->pages->links, DsLink, index);
}

static gboolean
is_type(const DsElement *element, const gchar *type)
{
    return strcmp(element->type, type) == 0;
}

static void
group_children(Tree *tree)
{
    const guint n = tree->book->pages->elements->len;
    g_autoptr(GArray) keys = g_array_sized_new(FALSE, FALSE, sizeof(gint32), n);

    for (guint i = 0; i < n; i++)
        g_array_append_val(keys, element_at(tree, i)->parent);
    ds_pdf_groups_init(&tree->children, n, keys);
}

static void
group_marks(Tree *tree)
{
    const guint n = tree->book->marks->marks->len;
    g_autoptr(GArray) keys = g_array_sized_new(FALSE, FALSE, sizeof(gint32), n);

    for (guint i = 0; i < n; i++)
        g_array_append_val(keys, mark_at(tree, i)->element);
    ds_pdf_groups_init(&tree->marks, tree->book->pages->elements->len, keys);
}

static void
group_links(Tree *tree)
{
    const guint n = tree->book->pages->links->len;
    g_autoptr(GArray) keys = g_array_sized_new(FALSE, FALSE, sizeof(gint32), n);

    for (guint i = 0; i < n; i++)
        g_array_append_val(keys, link_at(tree, i)->element);
    ds_pdf_groups_init(&tree->links, tree->book->pages->elements->len, keys);
}

/* Parents come before their kids, so one walk backwards is enough. */
static void
find_first_marks(Tree *tree)
{
    const guint n = tree->book->pages->elements->len;

    tree->first_mark = g_new(guint32, n);
    memset(tree->first_mark, 0xFF, n * sizeof(guint32));
    for (guint i = n; i-- > 0;) {
        guint n_marks = 0;
        const guint32 *marks = ds_pdf_group(&tree->marks, i, &n_marks);
        const gint32 parent = element_at(tree, i)->parent;
        if (n_marks > 0)
            tree->first_mark[i] = MIN(tree->first_mark[i], marks[0]);
        if (parent >= 0)
            tree->first_mark[parent] = MIN(tree->first_mark[parent], tree->first_mark[i]);
    }
}

/* Finds the elements that are written, and returns how many. Those without any content are left
 * out, empty cells excepted: a row needs them. */
static guint
find_used(Tree *tree)
{
    const guint n = tree->book->pages->elements->len;
    guint n_used = 0, n_links = 0;

    tree->numbers = g_new0(guint32, n);
    for (guint i = n; i-- > 0;) {
        const DsElement *element = element_at(tree, i);
        ds_pdf_group(&tree->links, i, &n_links);
        if (tree->numbers[i] == 0 && tree->first_mark[i] == G_MAXUINT32 && n_links == 0 &&
            !is_type(element, "TD") && !is_type(element, "TH") && element->parent >= 0)
            continue;
        tree->numbers[i] = 1;
        if (element->parent >= 0)
            tree->numbers[element->parent] = 1;
        n_used++;
    }
    return n_used;
}

static void
number_element(Tree *tree, guint32 index, guint32 first)
{
    g_array_append_val(tree->order, index);
    tree->numbers[index] = first + tree->order->len - 1;
}

/* What is painted comes first, in the order of painting: the parent tree then names one number
 * after the other. */
static void
number_elements(Tree *tree)
{
    const guint n = tree->book->pages->elements->len;
    const GArray *marks = tree->book->marks->marks;
    const guint32 first = ds_pdf_writer_reserve(tree->book->writer, find_used(tree));

    for (guint i = 0; i < marks->len; i++) {
        const gint32 element = mark_at(tree, i)->element;
        if (element >= 0 && tree->numbers[element] == 1)
            number_element(tree, (guint32)element, first);
    }
    for (guint32 i = 0; i < n; i++)
        if (tree->numbers[i] == 1)
            number_element(tree, i, first);
}

/* The page that an element's own content is on, unless said otherwise; -1 without content. */
static gint32
home_page(const Tree *tree, guint index)
{
    guint n = 0;
    const guint32 *marks = ds_pdf_group(&tree->marks, index, &n);

    if (n > 0)
        return (gint32)mark_at(tree, marks[0])->page;
    const guint32 *links = ds_pdf_group(&tree->links, index, &n);
    return n > 0 ? (gint32)link_at(tree, links[0])->page : -1;
}

/* A number after others: a blank parts it from a number or a reference. */
static void
append_separate(GString *out, guint32 number)
{
    const gchar last = out->str[out->len - 1];

    g_string_append_printf(out, last == '[' || last == '>' ? "%u" : " %u", number);
}

static void
append_mark(const Tree *tree, const DsPdfMark *mark, gint32 home, GString *out)
{
    if ((gint32)mark->page == home)
        append_separate(out, mark->mcid);
    else
        g_string_append_printf(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
                               tree->book->first_page + mark->page, mark->mcid);
}

/* Own content and kids in reading order: what is painted before a kid's first content comes
 * before the kid. Annotations follow. */
static void
append_kids(const Tree *tree, guint index, gint32 home, GString *out)
{
    const DsPdfBook *book = tree->book;
    guint n_marks = 0, n_children = 0, n_links = 0, next = 0;
    const guint32 *marks = ds_pdf_group(&tree->marks, index, &n_marks);
    const guint32 *children = ds_pdf_group(&tree->children, index, &n_children);
    const guint32 *links = ds_pdf_group(&tree->links, index, &n_links);

    if (n_marks + n_children + n_links == 0)
        return;
    g_string_append(out, "/K[");
    for (guint i = 0; i < n_children; i++) {
        const guint32 first = tree->first_mark[children[i]];
        if (tree->numbers[children[i]] == 0)
            continue;
        while (first != G_MAXUINT32 && next < n_marks && marks[next] < first)
            append_mark(tree, mark_at(tree, marks[next++]), home, out);
        append_separate(out, tree->numbers[children[i]]);
        g_string_append(out, " 0 R");
    }
    while (next < n_marks)
        append_mark(tree, mark_at(tree, marks[next++]), home, out);
    for (guint i = 0; i < n_links; i++) {
        const guint32 page = link_at(tree, links[i])->page;
        g_string_append(out, "<</Type/OBJR");
        if ((gint32)page != home)
            g_string_append_printf(out, "/Pg %u 0 R", book->first_page + page);
        g_string_append_printf(out, "/Obj %u 0 R>>", book->first_link + links[i]);
    }
    g_string_append_c(out, ']');
}

/* The smallest rectangle around what an element and its descendants paint; FALSE when that is
 * not on one page. Descendants follow their ancestor directly only by chance, so they are
 * found by walking down. */
static gboolean
find_extents(const Tree *tree, guint index, gint64 *page, DsPdfRect *rect)
{
    guint n_marks = 0, n_children = 0;
    const guint32 *marks = ds_pdf_group(&tree->marks, index, &n_marks);
    const guint32 *children = ds_pdf_group(&tree->children, index, &n_children);

    for (guint i = 0; i < n_marks; i++) {
        const DsPdfMark *mark = mark_at(tree, marks[i]);
        if (*page >= 0 && *page != mark->page)
            return FALSE;
        *page = mark->page;
        ds_pdf_mark_extents(tree->book->pages, tree->book->marks, mark, rect);
    }
    for (guint i = 0; i < n_children; i++)
        if (!find_extents(tree, children[i], page, rect))
            return FALSE;
    return TRUE;
}

static void
append_figure(const Tree *tree, guint index, GString *out)
{
    DsPdfRect rect = DS_PDF_RECT_EMPTY;
    gint64 page = -1;

    if (!find_extents(tree, index, &page, &rect) || page < 0)
        return;
    g_string_append(out, "/A<</O/Layout/Placement/Block/BBox");
    ds_pdf_append_area(out, tree->book->pages, rect);
    g_string_append(out, ">>");
}

static void
append_cell(const DsElement *element, GString *out)
{
    if (element->scope == NULL && element->row_span <= 1 && element->column_span <= 1)
        return;
    g_string_append(out, "/A<</O/Table");
    if (element->scope != NULL)
        g_string_append_printf(out, "/Scope/%s", element->scope);
    if (element->row_span > 1)
        g_string_append_printf(out, "/RowSpan %u", element->row_span);
    if (element->column_span > 1)
        g_string_append_printf(out, "/ColSpan %u", element->column_span);
    g_string_append(out, ">>");
}

/* The first kid of a type; -1: none. */
static gint32
child_of_type(const Tree *tree, gint32 index, const gchar *type)
{
    guint n = 0;

    if (index < 0)
        return -1;
    const guint32 *children = ds_pdf_group(&tree->children, (guint)index, &n);
    for (guint i = 0; i < n; i++)
        if (is_type(element_at(tree, children[i]), type))
            return (gint32)children[i];
    return -1;
}

/* How a list is numbered, told by its first label. */
static void
append_list(const Tree *tree, guint index, GString *out)
{
    const gint32 item = child_of_type(tree, (gint32)index, "LI");
    const gint32 label = child_of_type(tree, item, "Lbl");
    const guint32 first = label >= 0 ? tree->first_mark[label] : G_MAXUINT32;

    if (first == G_MAXUINT32)
        return;
    const DsPdfMark *mark = mark_at(tree, first);
    const DsBox *box = ds_pdf_mark_box(tree->book->pages, tree->book->marks, mark, 0);
    const gboolean numbered =
        box->kind == DS_BOX_GLYPHS && box->glyphs->n > 0 &&
        g_unichar_isdigit(g_utf8_get_char(ds_glyphs_shape(box->glyphs, 0)->text));
    g_string_append_printf(out, "/A<</O/List/ListNumbering/%s>>",
                           numbered ? "Decimal" : "Disc");
}

static void
append_attributes(const Tree *tree, guint index, GString *out)
{
    const DsElement *element = element_at(tree, index);

    if (is_type(element, "Figure"))
        append_figure(tree, index, out);
    else if (is_type(element, "TH") || is_type(element, "TD"))
        append_cell(element, out);
    else if (is_type(element, "L"))
        append_list(tree, index, out);
}

/* Notes need an identifier; zeros in front keep the names in order. */
static void
append_identifier(Tree *tree, guint index, GString *out)
{
    g_string_append_printf(out, "/ID(n%08u)", index);
    g_string_append_printf(tree->identifiers, "(n%08u)%u 0 R", index, tree->numbers[index]);
    tree->n_identifiers++;
}

static void
write_element(Tree *tree, guint index)
{
    const DsPdfBook *book = tree->book;
    const DsElement *element = element_at(tree, index);
    const gint32 home = home_page(tree, index);
    GString *out = book->scratch;

    g_string_printf(out, "<</S/%s/P %u 0 R", element->type,
                    element->parent < 0 ? book->structure : tree->numbers[element->parent]);
    if (home >= 0)
        g_string_append_printf(out, "/Pg %u 0 R", book->first_page + (guint32)home);
    append_kids(tree, index, home, out);
    append_attributes(tree, index, out);
    ds_pdf_append_entry(out, "Alt", element->alt);
    ds_pdf_append_entry(out, "ActualText", element->actual_text);
    ds_pdf_append_entry(out, "Lang", element->lang);
    ds_pdf_append_entry(out, "T", element->title);
    if (is_type(element, "Note"))
        append_identifier(tree, index, out);
    g_string_append(out, ">>");
    ds_pdf_writer_value(book->writer, tree->numbers[index], out);
}

static void
append_parent_field(const Tree *tree, gint32 element, gint64 key, GString *out)
{
    const guint32 number = tree->numbers[element];
    gchar words[2 * DS_PDF_FIELD];

    if (key >= 0)
        g_snprintf(words, sizeof words, "%" G_GINT64_FORMAT " %u 0 R", key, number);
    else
        g_snprintf(words, sizeof words, "%u 0 R", number);
    ds_pdf_append_field(out, words);
}

/* Entry key of the parent tree: the elements of a page's marks, or the element of a link. */
static void
append_parent(const Tree *tree, guint key, GString *out)
{
    const DsPdfBook *book = tree->book;
    const guint n_pages = book->pages->pages->len;
    gchar words[DS_PDF_FIELD];
    guint n = 0;

    if (key >= n_pages) {
        append_parent_field(tree, link_at(tree, key - n_pages)->element, key, out);
        return;
    }
    g_snprintf(words, sizeof words, "%u[", key);
    ds_pdf_append_field(out, words);
    const DsPdfMark *mark = ds_pdf_marks_of_page(book->marks, key, &n);
    for (; n > 0; n--, mark++)
        if (mark->element >= 0)
            append_parent_field(tree, mark->element, -1, out);
    ds_pdf_append_field(out, "]");
}

static void
write_parents(const Tree *tree, guint32 number, guint first, guint end, gboolean is_leaf)
{
    GString *out = tree->book->scratch;

    g_string_assign(out, "<<");
    if (is_leaf)
        g_string_append_printf(out, "/Limits[%u %u]", first, end - 1);
    g_string_append(out, "/Nums[");
    const gsize table = out->len;
    for (guint key = first; key < end; key++)
        append_parent(tree, key, out);
    const gsize after = out->len;
    g_string_append(out, "]>>");
    ds_pdf_writer_table(tree->book->writer, number, out, table, after);
}

/* A number tree with at most one row of leaves; returns its root. */
static guint32
write_parent_tree(const Tree *tree, guint n_keys)
{
    const DsPdfBook *book = tree->book;
    const guint n_leaves = n_keys > ROOT_SIZE ? (n_keys + LEAF_SIZE - 1) / LEAF_SIZE : 0;
    const guint32 root = ds_pdf_writer_reserve(book->writer, 1 + n_leaves);
    GString *out = book->scratch;

    if (n_leaves == 0) {
        write_parents(tree, root, 0, n_keys, FALSE);
        return root;
    }
    for (guint leaf = 0; leaf < n_leaves; leaf++)
        write_parents(tree, root + 1 + leaf, leaf * LEAF_SIZE,
                      MIN(n_keys, (leaf + 1) * LEAF_SIZE), TRUE);
    g_string_assign(out, "<</Kids[");
    for (guint leaf = 0; leaf < n_leaves; leaf++)
        g_string_append_printf(out, "%u 0 R ", root + 1 + leaf);
    g_string_append(out, "]>>");
    ds_pdf_writer_value(book->writer, root, out);
    return root;
}

static void
write_root(const Tree *tree)
{
    const DsPdfBook *book = tree->book;
    const guint n_keys = book->pages->pages->len + book->pages->links->len;
    const guint32 parent_tree = write_parent_tree(tree, n_keys);

    g_string_printf(book->scratch,
                    "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %u",
                    tree->numbers[0], parent_tree, n_keys);
    if (tree->n_identifiers > 0)
        g_string_append_printf(book->scratch, "/IDTree<</Names[%s]>>", tree->identifiers->str);
    g_string_append(book->scratch, ">>");
    ds_pdf_writer_value(book->writer, book->structure, book->scratch);
}

void
ds_pdf_write_structure(DsPdfBook *book)
{
    Tree tree = {.book = book,
                 .order = g_array_new(FALSE, FALSE, sizeof(guint32)),
                 .identifiers = g_string_new(NULL)};

    group_children(&tree);
    group_marks(&tree);
    group_links(&tree);
    find_first_marks(&tree);
    number_elements(&tree);
    for (guint i = 0; i < tree.order->len; i++)
        write_element(&tree, g_array_index(tree.order, guint32, i));
    write_root(&tree);
    g_free(tree.first_mark);
    g_free(tree.numbers);
    g_array_free(tree.order, TRUE);
    g_string_free(tree.identifiers, TRUE);
    ds_pdf_groups_clear(&tree.children);
    ds_pdf_groups_clear(&tree.marks);
    ds_pdf_groups_clear(&tree.links);
}
