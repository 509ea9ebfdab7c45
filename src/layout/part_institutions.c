/* Institutions: a table with a small bar for each source. */
#include "layout/layout_private.h"

#define HEAD_SKIP    DS_PT(15.5)
#define HAIR_ABOVE   DS_PT(10.9)
#define ROW_SKIP     DS_PT(17.2) /* from the last baseline of a row to the first of the next */
#define NAME_WIDTH   DS_PT(202)
#define KIND_WIDTH   DS_PT(53)
#define PEOPLE_WIDTH DS_PT(78)
#define BARS_WIDTH   DS_PT(45)
#define MAX_BARS     22
#define UNIT_HEIGHT  DS_PT(1.15)
#define MAX_UNITS    8
#define CUT_HEIGHT   DS_PT(9.2)

/* Bars: n of them, several sources each when there are many. */
typedef struct {
    guint n, sources_a_bar;
    DsUnit pitch, width;
} Bars;

static Bars
bars_of(guint n_sources)
{
    Bars bars = {.sources_a_bar = (n_sources + MAX_BARS - 1) / MAX_BARS};

    bars.sources_a_bar = MAX(bars.sources_a_bar, 1);
    bars.n = (n_sources + bars.sources_a_bar - 1) / bars.sources_a_bar;
    bars.pitch = bars.n <= 5 ? DS_PT(9) : BARS_WIDTH / (DsUnit)bars.n;
    bars.width = bars.n <= 5 ? DS_PT(6.4) : bars.pitch * 71 / 100;
    return bars;
}

static gchar *
bars_alt(DsLayout *l, const DsNode *node, const gchar *name)
{
    g_autoptr(GString) list = g_string_new(NULL);

    for (guint i = 0; i < node->numbers->len; i++) {
        const gint32 count = g_array_index(node->numbers, gint32, i);
        g_autofree gchar *source = g_strdup_printf("%u", i + 1);
        g_autofree gchar *times = g_strdup_printf("%d", count);
        if (count == 0)
            continue;
        g_autofree gchar *item =
            ds_layout_fill(l, "alt.bars.item", "a", source, "n", times, NULL);
        g_string_append(list, list->len > 0 ? ", " : "");
        g_string_append(list, item);
    }
    return ds_layout_fill(l, "alt.bars", "name", name, "list", list->str, NULL);
}

static void
draw_bar(DsLayout *l, DsFrag *frag, DsUnit x, DsUnit width, gint32 count, gint32 figure)
{
    const DsUnit base = DS_PT(0.5);
    const gboolean high = count > MAX_UNITS;
    const DsUnit height = high ? CUT_HEIGHT : UNIT_HEIGHT * count;

    ds_frag_rect(frag, x, base - l->style->hair / 2, width, l->style->hair, l->style->ink,
                 figure);
    if (count == 0)
        return;
    ds_frag_rect(frag, x, base - height, width, height, l->style->ink, figure);
    if (high)
        ds_frag_rect(frag, x, base - height + DS_PT(2), width, DS_PT(1), 0xffffff, figure);
}

static void
draw_bars(DsLayout *l, const DsNode *node, const gchar *name, DsFrag *frag, gint32 parent)
{
    if (node->numbers == NULL || node->numbers->len == 0)
        return;
    const Bars bars = bars_of(node->numbers->len);
    const gint32 figure = ds_layout_element(l, "Figure", parent);
    DsUnit x = l->right - DS_PT(69);

    g_array_index(l->pages->elements, DsElement, figure).alt = bars_alt(l, node, name);
    for (guint b = 0; b < bars.n; b++) {
        gint32 count = 0;
        for (guint i = b * bars.sources_a_bar;
             i < MIN((b + 1) * bars.sources_a_bar, node->numbers->len); i++)
            count += g_array_index(node->numbers, gint32, i);
        draw_bar(l, frag, x, bars.width, count, figure);
        x += bars.pitch;
    }
}

/* Text of a child in a cell, cut to lines; returns the number of lines. */
static guint
draw_cell(DsLayout *l,
          DsFrag *frag,
          const DsNode *child,
          const DsRoles *roles,
          DsUnit x,
          DsUnit y,
          DsUnit width,
          guint n_lines,
          gint32 element)
{
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);

    if (child == NULL)
        return 0;
    ds_layout_add_node(l, para, child, roles, element);
    const guint n = ds_para_cut(para, width, n_lines);
    ds_para_draw(para, x, y, ds_layout_leading(l, roles->text), DS_ALIGN_LEFT, frag);
    return n;
}

static const DsRoles tab_roles = {"tab", "tab-strong", "cit-tab", FALSE};
static const DsRoles note_roles = {"note", "note-strong", "cit-note", FALSE};

/* Name, acronym, other names; returns the way to the last baseline. */
static DsUnit
draw_name(DsLayout *l, const DsNode *node, DsFrag *frag, gint32 cell)
{
    g_autofree gchar *name = ds_layout_child_words(node, "institution-name");
    g_autofree gchar *acronym = ds_layout_child_words(node, "institution-acronym");
    g_autoptr(DsPara) para = ds_layout_para(l, "tab-strong", name, cell);
    const DsUnit tab = ds_layout_leading(l, "tab"), note = ds_layout_leading(l, "note");

    if (acronym != NULL) {
        g_autofree gchar *joined = g_strconcat(" ·\u00a0", acronym, NULL);
        ds_para_add(para, "tab", joined, cell);
    }
    ds_para_cut(para, NAME_WIDTH, 2);
    const DsUnit y = ds_para_draw(para, l->left, 0, tab, DS_ALIGN_LEFT, frag);
    const guint n = draw_cell(l, frag, ds_node_child(node, "institution-aliases"), &note_roles,
                              l->left, y + tab, NAME_WIDTH, 2, cell);
    return n == 0 ? y : y + tab + note * (DsUnit)(n - 1);
}

static DsUnit
draw_relations(DsLayout *l, const DsNode *node, DsFrag *frag, gint32 cell)
{
    const DsNode *parent = ds_node_child(node, "institution-parent");
    const DsNode *people = ds_node_child(node, "institution-people");
    const DsUnit tab = ds_layout_leading(l, "tab"), note = ds_layout_leading(l, "note");
    const DsUnit x = l->axis + DS_PT(140);
    DsUnit y = 0;
    guint n = draw_cell(l, frag, parent, &tab_roles, x, 0, PEOPLE_WIDTH, 2, cell);

    if (n > 0)
        y = tab * (DsUnit)n;
    const DsUnit start = y;
    n = draw_cell(l, frag, people, &note_roles, x, y, PEOPLE_WIDTH, 3, cell);
    return n > 0 ? start + note * (DsUnit)(n - 1) : MAX(start - tab, 0);
}

static void
draw_places(DsLayout *l, const DsNode *node, DsFrag *frag, gint32 cell)
{
    const DsNode *first = ds_node_child(node, "institution-first");
    const DsNode *last = ds_node_child(node, "institution-last");
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
    static const DsRoles outside = {"note-italic", "note-italic", "cit-tab", TRUE};

    if (first == NULL)
        return;
    ds_layout_add_node(l, para, first, &outside, cell);
    if (last != NULL) {
        ds_para_add(para, "cit-tab", "–", cell);
        ds_layout_add_node(l, para, last, &outside, cell);
    }
    ds_para_ragged(para, G_MAXINT32 / 4);
    ds_para_draw_line(para, 0, l->axis + DS_PT(226), 0, DS_ALIGN_LEFT, frag);
}

static void
add_institution(DsLayout *l, const DsNode *node, gint32 table, gboolean first)
{
    const gint32 row = ds_layout_element(l, "TR", table);
    gint32 cells[6];
    DsFrag *frag = ds_frag_new();
    g_autofree gchar *name = ds_layout_child_words(node, "institution-name");
    g_autofree gchar *total =
        node->number > 0 ? g_strdup_printf("%d", node->number) : g_strdup("–");

    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
        cells[i] = ds_layout_element(l, "TD", row);
    ds_frag_place(frag, node->anchor, l->left, -HAIR_ABOVE);
    DsUnit size = draw_name(l, node, frag, cells[0]);
    const guint n_kind = draw_cell(l, frag, ds_node_child(node, "institution-kind"), &tab_roles,
                                   l->axis + DS_PT(85), 0, KIND_WIDTH, 3, cells[1]);
    size = MAX(size, ds_layout_leading(l, "tab") * (DsUnit)(MAX(n_kind, 1) - 1));
    const DsUnit relations = draw_relations(l, node, frag, cells[2]);
    size = MAX(size, relations);
    draw_places(l, node, frag, cells[3]);
    draw_bars(l, node, name, frag, cells[4]);
    ds_layout_text(l, frag, "tab-strong", total, l->right, 0, DS_ALIGN_RIGHT, cells[5]);
    if (!first)
        ds_galley_skip(l, ROW_SKIP);
    DsBlockBox *block = ds_galley_box(l, frag, size);
    ds_galley_last_item(l)->depth = ROW_SKIP - HAIR_ABOVE;
    block->below = first ? NULL : ds_frag_new();
    if (!first)
        ds_layout_rule(l, block->below, l->left, l->right, -HAIR_ABOVE, l->style->hair);
}

static guint
n_sources(const DsNode *list)
{
    const DsNode *first = ds_node_child(list, "institution");

    return first != NULL && first->numbers != NULL ? first->numbers->len : 0;
}

/* The sources' numbers over their bars, where there is room for them. */
static void
add_bar_numbers(DsLayout *l, guint n)
{
    const Bars bars = bars_of(n);
    DsFrag *frags[] = {
        g_array_index(l->galley.blocks, DsBlockBox, l->galley.blocks->len - 1).frag,
        g_ptr_array_index(l->galley.repeats, (guint)l->galley.head)};

    if (bars.n > 5)
        return;
    for (gsize f = 0; f < G_N_ELEMENTS(frags); f++) {
        for (guint i = 0; i < bars.n; i++) {
            g_autofree gchar *number = g_strdup_printf("%u", i + 1);
            ds_layout_text(l, frags[f], "thead", number,
                           l->right - DS_PT(69) + bars.pitch * (DsUnit)i + bars.width / 2, 0,
                           DS_ALIGN_CENTRE, -1);
        }
    }
}

/* A note under a table, on the axis. */
void
ds_layout_remark(DsLayout *l, const DsNode *node, DsUnit skip)
{
    const DsNode *remark = ds_node_child(node, "remark");
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
    DsFrag *frag = ds_frag_new();

    if (remark == NULL) {
        ds_frag_free(frag);
        return;
    }
    ds_layout_add_node(l, para, remark, &note_roles, ds_layout_element(l, "P", l->sect));
    ds_para_ragged(para, l->main);
    ds_galley_penalty(l, 200);
    ds_galley_skip(l, skip);
    const DsUnit size =
        ds_para_draw(para, l->axis, 0, ds_layout_leading(l, "note"), DS_ALIGN_LEFT, frag);
    ds_galley_box(l, frag, size);
}

static void
add_list(DsLayout *l, const DsNode *list)
{
    g_autoptr(GPtrArray) words = ds_layout_heads(list);
    const DsTableHead heads[] = {
        {ds_layout_head(words, 0), l->left, DS_ALIGN_LEFT},
        {ds_layout_head(words, 1), l->axis + DS_PT(85), DS_ALIGN_LEFT},
        {ds_layout_head(words, 2), l->axis + DS_PT(140), DS_ALIGN_LEFT},
        {ds_layout_head(words, 3), l->axis + DS_PT(226), DS_ALIGN_LEFT},
        {NULL, l->right - DS_PT(69), DS_ALIGN_LEFT},
        {ds_layout_head(words, 4), l->right, DS_ALIGN_RIGHT}};
    const gint32 table =
        ds_layout_table(l, l->left, l->right, heads, G_N_ELEMENTS(heads), HEAD_SKIP);
    gboolean first = TRUE;

    add_bar_numbers(l, n_sources(list));
    for (guint i = 0; i < list->children->len; i++) {
        if (!ds_node_is(ds_node_at(list, i), "institution"))
            continue;
        add_institution(l, ds_node_at(list, i), table, first);
        first = FALSE;
    }
    ds_layout_table_end(l);
    /* the last row ends with a hair, too */
    DsBlockBox *last = &g_array_index(l->galley.blocks, DsBlockBox, l->galley.blocks->len - 1);
    ds_layout_rule(l, last->frag, l->left, l->right,
                   ds_galley_last_item(l)->size + ROW_SKIP - HAIR_ABOVE, l->style->hair);
    ds_layout_remark(l, list, DS_PT(24));
}

void
ds_lay_institutions(DsLayout *l, const DsNode *part)
{
    const DsNode *list = ds_node_child(part, "institution-list");
    const DsNode *matrix = ds_node_child(part, "matrix");

    ds_layout_open_part(l, part, DS_OPEN_RUN_ON, 20 * l->grid, l->grid * 3 / 2);
    ds_layout_part_note(l, part);
    if (list != NULL)
        add_list(l, list);
    if (matrix != NULL)
        ds_matrix(l, matrix);
}
