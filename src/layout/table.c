/* Table heads: a heavy rule above, a hair below, repeated after a page break. */
#include "layout/layout_private.h"

#define HEAVY_ABOVE DS_PT(11)
#define HAIR_BELOW  DS_PT(4)

static void
draw_head(DsLayout *l,
          DsFrag *frag,
          DsUnit left,
          DsUnit right,
          const DsTableHead *heads,
          guint n,
          gint32 row)
{
    ds_layout_rule(l, frag, left, right, -HEAVY_ABOVE, l->style->heavy);
    ds_layout_rule(l, frag, left, right, HAIR_BELOW, l->style->hair);
    for (guint i = 0; i < n; i++) {
        gint32 element = -1;
        if (row >= 0) {
            element = ds_layout_element(l, "TH", row);
            g_array_index(l->pages->elements, DsElement, element).scope =
                g_intern_static_string("Column");
        }
        if (heads[i].text != NULL)
            ds_layout_text(l, frag, "thead", heads[i].text, heads[i].x, 0, heads[i].align,
                           element);
    }
}

gint32
ds_layout_table(
    DsLayout *l, DsUnit left, DsUnit right, const DsTableHead *heads, guint n, DsUnit skip)
{
    const gint32 table = ds_layout_element(l, "Table", l->sect);
    const gint32 row = ds_layout_element(l, "TR", ds_layout_element(l, "THead", table));
    DsFrag *frag = ds_frag_new(), *repeat = ds_frag_new();

    draw_head(l, frag, left, right, heads, n, row);
    draw_head(l, repeat, left, right, heads, n, -1);
    l->galley.head = l->galley.beside = -1;
    ds_galley_box(l, frag, 0);
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, skip);
    l->galley.head = ds_galley_repeat(l, repeat, skip);
    return ds_layout_element(l, "TBody", table);
}

void
ds_layout_table_end(DsLayout *l)
{
    l->galley.head = l->galley.beside = -1;
}
