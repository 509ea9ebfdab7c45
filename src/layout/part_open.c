/* How a part begins. */
#include "layout/layout_private.h"

#define HEAVY_ABOVE DS_PT(27)

/* The part's number, title and the line under it; returns the way to the last baseline. */
static DsUnit
draw_opening(DsLayout *l, const DsNode *part, DsFrag *frag)
{
    const gint32 heading = ds_layout_element(l, "H1", l->sect);
    const DsUnit leading = ds_layout_leading(l, "h1");
    g_autofree gchar *title = ds_node_dup_words(part);
    g_autofree gchar *subtitle = ds_layout_child_words(part, "subtitle");
    g_autoptr(DsPara) para = ds_para_new(l->setter, TRUE);

    if (part->number > 0) {
        g_autofree gchar *number = g_strdup_printf("%d", part->number);
        ds_layout_text(l, frag, "h1-number", number, l->left, 0, DS_ALIGN_LEFT, heading);
    }
    ds_para_add(para, "h1", title, heading);
    ds_para_balanced(para, l->main);
    DsUnit y = ds_para_draw(para, l->axis, 0, leading, DS_ALIGN_LEFT, frag);
    if (subtitle == NULL)
        return y;
    const gint32 element = ds_layout_element(l, "P", l->sect);
    g_autoptr(DsPara) sub = ds_layout_para(l, "sub", subtitle, element);
    ds_para_ragged(sub, l->main);
    return ds_para_draw(sub, l->axis, y + l->grid, ds_layout_leading(l, "sub"), DS_ALIGN_LEFT,
                        frag);
}

void
ds_layout_open_part(DsLayout *l, const DsNode *part, DsOpen open, DsUnit need, DsUnit skip)
{
    g_autofree gchar *title = ds_node_dup_words(part);
    DsFrag *frag = ds_frag_new(), *rule = ds_frag_new();

    l->part = g_intern_string(title);
    l->sect = ds_layout_element(l, "Sect", l->root);
    l->galley.head = l->galley.beside = -1;
    if (l->galley.items->len > 0 && open == DS_OPEN_PAGE) {
        ds_galley_penalty(l, -DS_PAGE_NEVER);
    } else if (l->galley.items->len > 0) {
        ds_galley_need(l, need);
        ds_galley_skip_to_grid(l, l->grid * 5 / 2);
    }
    const DsUnit size = draw_opening(l, part, frag);
    ds_frag_place(frag, part->anchor, l->left, -DS_PT(31));
    ds_layout_bookmark(l, 1, title, part->anchor);
    ds_layout_rule(l, rule, l->left, l->right, -HEAVY_ABOVE, l->style->heavy);
    ds_galley_box(l, frag, size)->below = rule;
    ds_galley_last_item(l)->top = l->grid;
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, skip);
}
