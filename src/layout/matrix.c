/* Which institutions are named together: a lower triangle of counted sentences. */
#include "layout/layout_private.h"

#define CELL       DS_PT(15.5)
#define NUMBER_X   DS_PT(12)
#define NAME_X     DS_PT(19)
#define NAME_WIDTH DS_PT(161)
#define INSET      DS_PT(0.4)

/* Black from a number of sentences on; white figures from 60 % on. */
static const struct {
    gint32 from;
    guint black;
} tints[] = {{16, 100}, {8, 80}, {4, 60}, {2, 25}, {1, 10}};

static void
draw_cell(DsLayout *l, DsFrag *frag, DsUnit x, DsUnit y, gint32 count, gint32 element)
{
    g_autofree gchar *text = g_strdup_printf("%d", count);

    for (gsize i = 0; i < G_N_ELEMENTS(tints); i++) {
        if (count < tints[i].from)
            continue;
        ds_frag_rect(frag, x + INSET, y - DS_PT(11.2) + INSET, CELL - 2 * INSET,
                     CELL - 2 * INSET, ds_layout_black(tints[i].black), -1);
        ds_layout_text(l, frag, tints[i].black >= 60 ? "tab-white" : "tab-strong", text,
                       x + CELL / 2, y, DS_ALIGN_CENTRE, element);
        return;
    }
}

static void
draw_name(DsLayout *l, const DsNode *name, DsFrag *frag, DsUnit y, gint32 row)
{
    const gint32 head = ds_layout_element(l, "TH", row);
    g_autofree gchar *number = g_strdup_printf("%d", name->number);
    g_autofree gchar *words = ds_node_dup_words(name);
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);

    g_array_index(l->pages->elements, DsElement, head).scope = g_intern_static_string("Row");
    ds_layout_text(l, frag, "tab-strong", number, l->left + NUMBER_X, y, DS_ALIGN_RIGHT, head);
    ds_para_add(para, "tab", words, head);
    ds_para_cut(para, NAME_WIDTH, 1);
    ds_para_draw_line(para, 0, l->left + NAME_X, y, DS_ALIGN_LEFT, frag);
}

static void
draw_row(DsLayout *l, const DsNode *matrix, guint i, guint n, DsFrag *frag, gint32 table)
{
    const gint32 row = ds_layout_element(l, "TR", table);
    const DsUnit x0 = l->axis + DS_PT(60);

    draw_name(l, ds_node_at(matrix, i), frag, 0, row);
    for (guint k = 0; k < n; k++) {
        const gint32 cell = ds_layout_element(l, "TD", row);
        const DsUnit x = x0 + CELL * (DsUnit)k;
        if (k < i)
            draw_cell(l, frag, x, 0, g_array_index(matrix->numbers, gint32, i * n + k), cell);
        else if (k == i)
            ds_frag_round(frag, DS_BOX_DISC, x + CELL / 2, -DS_PT(2.9), DS_PT(0.7), 0,
                          l->style->ink, -1);
    }
    ds_layout_rule(l, frag, l->left, x0 + CELL * (DsUnit)(i + 1), DS_PT(4.3), l->style->hair);
}

static void
draw_heads(DsLayout *l, guint n, DsFrag *frag, gint32 table)
{
    const gint32 row = ds_layout_element(l, "TR", table);
    const DsUnit x0 = l->axis + DS_PT(60), right = x0 + CELL * (DsUnit)n;

    ds_layout_rule(l, frag, l->left, right, -DS_PT(11), l->style->heavy);
    ds_layout_rule(l, frag, l->left, right, DS_PT(4), l->style->hair);
    ds_layout_element(l, "TD", row);
    for (guint k = 0; k < n; k++) {
        const gint32 head = ds_layout_element(l, "TH", row);
        g_autofree gchar *number = g_strdup_printf("%u", k + 1);
        g_array_index(l->pages->elements, DsElement, head).scope =
            g_intern_static_string("Column");
        ds_layout_text(l, frag, "thead", number, x0 + CELL * (DsUnit)k + CELL / 2, 0,
                       DS_ALIGN_CENTRE, head);
    }
}

/* The names among the children: they are what the rows are about. */
static DsNode *
names_only(const DsNode *matrix)
{
    DsNode *names = ds_node_new("matrix");

    for (guint i = 0; i < matrix->children->len; i++)
        if (ds_node_is(ds_node_at(matrix, i), "matrix-name"))
            g_ptr_array_add(names->children, g_ptr_array_index(matrix->children, i));
    names->numbers = g_array_ref(matrix->numbers);
    return names;
}

void
ds_matrix(DsLayout *l, const DsNode *matrix)
{
    if (matrix->numbers == NULL)
        return;
    DsNode *names = names_only(matrix);
    const guint n = names->children->len;
    const gint32 heading = ds_layout_element(l, "H2", l->sect);
    g_autofree gchar *words = ds_node_dup_words(matrix);
    g_autofree gchar *note = ds_layout_child_words(matrix, "note");
    DsFrag *frag = ds_frag_new();

    ds_galley_skip(l, DS_PT(34));
    ds_frag_place(frag, "matrix", l->left, -l->grid);
    ds_layout_bookmark(l, 2, words, "matrix");
    ds_layout_text(l, frag, "h2", words, l->left, 0, DS_ALIGN_LEFT, heading);
    if (note != NULL)
        ds_layout_text(l, frag, "note", note, l->left, l->grid, DS_ALIGN_LEFT,
                       ds_layout_element(l, "P", l->sect));
    ds_galley_box(l, frag, l->grid);
    const gint32 table = ds_layout_element(l, "Table", l->sect);
    frag = ds_frag_new();
    draw_heads(l, n, frag, table);
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, DS_PT(21));
    ds_galley_box(l, frag, 0);
    for (guint i = 0; i < n; i++) {
        frag = ds_frag_new();
        draw_row(l, names, i, n, frag, table);
        ds_galley_penalty(l, DS_PAGE_NEVER);
        ds_galley_skip(l, l->grid);
        ds_galley_box(l, frag, 0);
    }
    ds_galley_last_item(l)->depth = DS_PT(4.3);
    g_ptr_array_set_free_func(names->children, NULL);
    ds_node_free(names);
}
