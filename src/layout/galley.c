#include "layout/layout_private.h"

static void
block_clear(gpointer data)
{
    DsBlockBox *block = data;

    ds_frag_free(block->frag);
    ds_frag_free(block->below);
}

static void
repeat_free(gpointer data)
{
    ds_frag_free(data);
}

void
ds_galley_init(DsGalley *galley)
{
    galley->items = g_array_new(FALSE, FALSE, sizeof(DsVItem));
    galley->blocks = g_array_new(FALSE, FALSE, sizeof(DsBlockBox));
    g_array_set_clear_func(galley->blocks, block_clear);
    galley->repeats = g_ptr_array_new_with_free_func(repeat_free);
    galley->head_sizes = g_array_new(FALSE, FALSE, sizeof(DsUnit));
    galley->head = galley->beside = -1;
}

void
ds_galley_clear(DsGalley *galley)
{
    g_array_unref(galley->items);
    g_array_unref(galley->blocks);
    g_ptr_array_unref(galley->repeats);
    g_array_unref(galley->head_sizes);
}

static void
add_item(DsLayout *l, DsVItem item)
{
    g_array_append_val(l->galley.items, item);
}

DsBlockBox *
ds_galley_box(DsLayout *l, DsFrag *frag, DsUnit size)
{
    const DsBlockBox block = {.frag = frag, .beside = l->galley.beside, .part = l->part};

    add_item(l, (DsVItem){.kind = DS_V_BOX,
                          .size = size,
                          .head = l->galley.head,
                          .payload = (gint32)l->galley.blocks->len});
    g_array_append_val(l->galley.blocks, block);
    return &g_array_index(l->galley.blocks, DsBlockBox, l->galley.blocks->len - 1);
}

DsVItem *
ds_galley_last_item(DsLayout *l)
{
    return &g_array_index(l->galley.items, DsVItem, l->galley.items->len - 1);
}

void
ds_galley_skip(DsLayout *l, DsUnit size)
{
    add_item(l, (DsVItem){.kind = DS_V_GLUE, .size = size, .head = -1});
}

void
ds_galley_skip_to_grid(DsLayout *l, DsUnit size)
{
    add_item(l, (DsVItem){.kind = DS_V_GLUE, .size = size, .grid = l->grid, .head = -1});
}

void
ds_galley_penalty(DsLayout *l, gint32 penalty)
{
    add_item(l, (DsVItem){.kind = DS_V_PENALTY, .penalty = penalty, .head = -1});
}

void
ds_galley_need(DsLayout *l, DsUnit size)
{
    add_item(l, (DsVItem){.kind = DS_V_NEED, .size = size, .head = -1});
}

gint32
ds_galley_repeat(DsLayout *l, DsFrag *frag, DsUnit size)
{
    g_ptr_array_add(l->galley.repeats, frag);
    g_array_append_val(l->galley.head_sizes, size);
    return (gint32)l->galley.repeats->len - 1;
}

/* Two lines at least on either side of a break; three lines stay whole. */
static gboolean
may_break_before(guint line, guint n)
{
    return n > 3 && line >= 2 && line + 2 <= n;
}

void
ds_galley_para(DsLayout *l, const DsPara *para, DsUnit x, DsUnit leading, DsFrag *first)
{
    const guint n = ds_para_n_lines(para);

    for (guint line = 0; line < n; line++) {
        DsFrag *frag = line == 0 && first != NULL ? first : ds_frag_new();
        ds_para_draw_line(para, line, x, 0, DS_ALIGN_LEFT, frag);
        if (line > 0) {
            if (!may_break_before(line, n))
                ds_galley_penalty(l, DS_PAGE_NEVER);
            ds_galley_skip(l, leading);
        }
        ds_galley_box(l, frag, 0);
    }
}

void
ds_layout_drop_skip(DsLayout *l)
{
    if (l->galley.items->len > 0 && ds_galley_last_item(l)->kind == DS_V_GLUE)
        g_array_set_size(l->galley.items, l->galley.items->len - 1);
}

DsUnit
ds_layout_length_since(DsLayout *l, guint from)
{
    DsUnit length = 0;

    for (guint i = from; i < l->galley.items->len; i++) {
        const DsVItem *item = &g_array_index(l->galley.items, DsVItem, i);
        if (item->kind == DS_V_BOX || item->kind == DS_V_GLUE)
            length += item->size;
    }
    return length;
}

void
ds_galley_need_all(DsLayout *l, guint from)
{
    const DsUnit page = l->style->height - l->style->bottom - l->style->top;
    const DsUnit length = ds_layout_length_since(l, from);

    for (guint i = from; i < l->galley.items->len; i++) {
        DsVItem *item = &g_array_index(l->galley.items, DsVItem, i);
        if (item->kind != DS_V_NEED)
            continue;
        if (length + l->grid <= page)
            item->size = length + l->grid; /* the skip may grow to meet the grid */
        return;
    }
}
