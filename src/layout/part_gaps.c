/* Where the sources differ, stand alone or do not say. One page: what is more becomes a count.
 */
#include "layout/layout_private.h"

#define HEAVY_ABOVE  DS_PT(12.5)
#define SECTION_SKIP DS_PT(31)
#define DIFF_LEADING DS_PT(13.5)
#define ROW_PITCH    DS_PT(13.5)
#define WHY_X        DS_PT(160)
#define CITE_ROOM    DS_PT(40)

static const DsRoles diff_roles = {"diff", "diff-strong", "cit-note", FALSE};
static const DsRoles body_roles = {"body", "body-strong", "cit", FALSE};
static const DsRoles tab_roles = {"tab", "tab-strong", "cit-tab", FALSE};

typedef struct {
    DsLayout *l;
    gint32 table; /* of the section, when its rows are one */
    guint n;      /* rows so far */
} Section;

static void
add_words(DsLayout *l, DsPara *para, const DsNode *node, const DsRoles *roles, gint32 element)
{
    ds_layout_add_node(l, para, node, roles, element);
}

/* The label, then what each source says, in two columns when there are several. */
static DsUnit
draw_contradiction(Section *s, const DsNode *gap, DsFrag *frag)
{
    DsLayout *l = s->l;
    g_autofree gchar *label = ds_layout_child_words(gap, "gap-label");
    const gint32 head = ds_layout_element(l, "P", l->sect);
    const DsUnit half = (l->main - l->style->gutter) / 2;
    guint n_words = 0, k = 0;
    DsUnit y = 0, end = 0;

    ds_layout_mark(l, frag, gap->mark, l->axis - DS_PT(8), -DS_PT(2.7), FALSE, head);
    if (label != NULL)
        ds_layout_text(l, frag, "note-strong", label, l->axis, 0, DS_ALIGN_LEFT, head);
    for (guint i = 0; i < gap->children->len; i++)
        n_words += ds_node_is(ds_node_at(gap, i), "gap-words") ? 1 : 0;
    for (guint i = 0; i < gap->children->len; i++) {
        if (!ds_node_is(ds_node_at(gap, i), "gap-words"))
            continue;
        const gboolean right = n_words > 1 && k % 2 == 1;
        g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
        if (!right)
            y = end + DIFF_LEADING;
        add_words(l, para, ds_node_at(gap, i), &diff_roles, ds_layout_element(l, "P", l->sect));
        /* a narrow column needs twice the lines for the words that differ */
        ds_para_cut(para, n_words > 1 ? half : l->main, n_words > 1 ? 8 : 4);
        const DsUnit last =
            ds_para_draw(para, right ? l->axis + half + l->style->gutter : l->axis, y,
                         DIFF_LEADING, DS_ALIGN_LEFT, frag);
        end = MAX(end, last);
        k++;
    }
    return end;
}

static DsUnit
draw_single(Section *s, const DsNode *gap, DsFrag *frag)
{
    DsLayout *l = s->l;
    const gint32 element = ds_layout_element(l, "P", l->sect);
    const DsNode *words = ds_node_child(gap, "gap-words");
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);

    ds_layout_mark(l, frag, gap->mark, l->axis - DS_PT(8), -DS_PT(3.4), FALSE, element);
    if (words != NULL)
        add_words(l, para, words, &body_roles, element);
    ds_para_cut(para, l->main, 1);
    return ds_para_draw(para, l->axis, 0, ds_layout_leading(l, "body"), DS_ALIGN_LEFT, frag);
}

static void
draw_cut(DsLayout *l,
         const DsNode *node,
         const DsRoles *roles,
         DsUnit x,
         DsUnit width,
         DsFrag *frag,
         gint32 element)
{
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);

    if (node == NULL)
        return;
    add_words(l, para, node, roles, element);
    if (ds_para_is_empty(para))
        return;
    ds_para_cut(para, width, 1);
    ds_para_draw_line(para, 0, x, 0, DS_ALIGN_LEFT, frag);
}

static gint32
table_row(Section *s, gint32 *cells, guint n)
{
    DsLayout *l = s->l;

    if (s->table < 0)
        s->table = ds_layout_element(l, "Table", l->sect);
    const gint32 row = ds_layout_element(l, "TR", s->table);
    for (guint i = 0; i < n; i++)
        cells[i] = ds_layout_element(l, "TD", row);
    return row;
}

/* words | why | citation */
static DsUnit
draw_unresolved(Section *s, const DsNode *gap, DsFrag *frag)
{
    DsLayout *l = s->l;
    const DsNode *cites = ds_node_child(gap, "gap-cites");
    gint32 cells[3];

    table_row(s, cells, G_N_ELEMENTS(cells));
    draw_cut(l, ds_node_child(gap, "gap-words"), &tab_roles, l->axis, WHY_X - DS_PT(8), frag,
             cells[0]);
    draw_cut(l, ds_node_child(gap, "gap-why"), &tab_roles, l->axis + WHY_X,
             l->main - WHY_X - CITE_ROOM, frag, cells[1]);
    if (cites != NULL && cites->inlines->len > 0) {
        g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
        add_words(l, para, cites, &tab_roles, cells[2]);
        ds_para_ragged(para, G_MAXINT32 / 4);
        ds_para_draw_line(para, 0, l->right, 0, DS_ALIGN_RIGHT, frag);
    }
    ds_layout_rule(l, frag, l->axis, l->right, DS_PT(3.9), l->style->hair);
    return 0;
}

/* source | what | lines */
static DsUnit
draw_left_out(Section *s, const DsNode *gap, DsFrag *frag)
{
    DsLayout *l = s->l;
    static const DsRoles strong = {"tab-strong", "tab-strong", "cit-tab", FALSE};
    g_autofree gchar *lines = ds_layout_child_words(gap, "gap-why");
    gint32 cells[3];

    table_row(s, cells, G_N_ELEMENTS(cells));
    draw_cut(l, ds_node_child(gap, "gap-label"), &strong, l->axis, DS_PT(120), frag, cells[0]);
    const gchar *label = "gap-label";
    g_autofree gchar *source = ds_layout_child_words(gap, label);
    const DsUnit used =
        source != NULL ? ds_layout_width(l, "tab-strong", source) + DS_PT(8) : 0;
    const DsUnit x = MIN(MAX(used, DS_PT(34)), DS_PT(128));
    draw_cut(l, ds_node_child(gap, "gap-words"), &tab_roles, l->axis + x,
             l->main - x - CITE_ROOM, frag, cells[1]);
    if (lines != NULL)
        ds_layout_text(l, frag, "tab", lines, l->right, 0, DS_ALIGN_RIGHT, cells[2]);
    ds_layout_rule(l, frag, l->axis, l->right, DS_PT(3.9), l->style->hair);
    return 0;
}

static const struct {
    const gchar *name;
    DsUnit (*draw)(Section *s, const DsNode *gap, DsFrag *frag);
    DsUnit skip;
    guint limit; /* items shown; the rest is counted */
    gboolean hair;
} sections[] = {
    {"contradiction", draw_contradiction, DS_PT(23), 6, TRUE},
    {"single-source", draw_single, DS_PT(15.5), 8, FALSE},
    {"unresolved", draw_unresolved, ROW_PITCH, 12, FALSE},
    {"left-out", draw_left_out, ROW_PITCH, 10, FALSE},
};

static void
add_more(DsLayout *l, guint n)
{
    g_autofree gchar *words = ds_pack_label_count(l->pack, "gaps.more", n);
    DsFrag *frag = ds_frag_new();

    ds_galley_skip(l, l->grid);
    ds_layout_text(l, frag, "note-italic", words, l->axis, 0, DS_ALIGN_LEFT,
                   ds_layout_element(l, "P", l->sect));
    ds_galley_box(l, frag, 0);
}

static DsUnit
draw_section_head(DsLayout *l, const DsNode *node, const gchar *words, DsFrag *frag)
{
    g_autofree gchar *note = ds_layout_child_words(node, "note");
    const gint32 heading = ds_layout_element(l, "H2", l->sect);
    g_autofree gchar *anchor = g_strconcat("gaps-", node->name, NULL);

    ds_layout_rule(l, frag, l->left, l->right, -HEAVY_ABOVE, l->style->heavy);
    ds_frag_place(frag, anchor, l->left, -HEAVY_ABOVE);
    ds_layout_bookmark(l, 2, words, anchor);
    return ds_layout_side_head(l, frag, words, note, DS_PT(13), heading,
                               note != NULL ? ds_layout_element(l, "P", l->sect) : -1);
}

static void
add_section(DsLayout *l, const DsNode *node, gsize which)
{
    Section s = {.l = l, .table = -1};
    g_autofree gchar *words = ds_node_dup_words(node);
    const guint from = l->galley.items->len;
    DsFrag *first = ds_frag_new();
    const DsUnit side = draw_section_head(l, node, words, first);
    const gint32 repeat = ds_layout_side_repeat(l, words, DS_PT(13));
    guint total = 0;

    for (guint i = 0; i < node->children->len; i++) {
        const DsNode *gap = ds_node_at(node, i);
        if (!ds_node_is(gap, "gap"))
            continue;
        if (++total > sections[which].limit)
            continue;
        DsFrag *frag = s.n == 0 ? first : ds_frag_new();
        if (s.n > 0)
            ds_galley_skip(l, sections[which].skip);
        ds_frag_place(frag, gap->anchor, l->axis, -DS_PT(12));
        const DsUnit size = sections[which].draw(&s, gap, frag);
        DsBlockBox *block = ds_galley_box(l, frag, size);
        if (sections[which].hair && s.n > 0) {
            block->below = ds_frag_new();
            ds_layout_rule(l, block->below, l->axis, l->right, -DS_PT(14), l->style->hair);
        }
        l->galley.beside = repeat;
        s.n++;
    }
    if (s.n == 0)
        ds_galley_box(l, first, 0);
    if (total > sections[which].limit)
        add_more(l, total - sections[which].limit);
    l->galley.beside = -1;
    ds_galley_skip(l, SECTION_SKIP + MAX(side - ds_layout_length_since(l, from), 0));
}

void
ds_lay_gaps(DsLayout *l, const DsNode *part)
{
    const guint from = l->galley.items->len;

    ds_layout_open_part(l, part, DS_OPEN_RUN_ON, 20 * l->grid, 2 * l->grid);
    ds_layout_part_note(l, part);
    for (guint i = 0; i < part->children->len; i++)
        for (gsize k = 0; k < G_N_ELEMENTS(sections); k++)
            if (g_strcmp0(ds_node_at(part, i)->name, sections[k].name) == 0)
                add_section(l, ds_node_at(part, i), k);
    ds_layout_drop_skip(l);
    ds_galley_need_all(l, from);
}
