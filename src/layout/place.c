/* Breaks the galley into pages and puts the boxes where they belong. Page numbers inside the
 * text take no part in breaking: they are written once all pages are known, so everything is
 * laid out once. */
#include <string.h>

#include "layout/layout_private.h"

typedef struct {
    guint page, at; /* before which box of the page */
    DsFolio folio;  /* y on the page */
} Waiting;

typedef struct {
    DsLayout *l;
    guint page;
    GArray *waiting; /* of Waiting */
    /* the marks that a line will join */
    DsUnit spine_x, spine_from, spine_to;
    guint spine_at;
} Placer;

static GArray *
page_boxes(const Placer *placer)
{
    const DsPage *page = g_ptr_array_index(placer->l->pages->pages, placer->page);

    return page->boxes;
}

/* What is repeated at the top of a page was read where it stood first. */
static void
place_repeat(Placer *placer, gint32 index, DsUnit y)
{
    if (index < 0)
        return;
    const DsFrag *frag = g_ptr_array_index(placer->l->galley.repeats, (guint)index);
    for (guint i = 0; i < frag->boxes->len; i++) {
        DsBox box = g_array_index(frag->boxes, DsBox, i);
        box.y += y;
        box.element = -1;
        box.artifact = DS_ARTIFACT_HEADER;
        if (box.glyphs != NULL)
            box.glyphs = ds_glyphs_copy(box.glyphs);
        g_array_append_val(page_boxes(placer), box);
    }
}

static void
place_anchor(Placer *placer, const DsDestination *place, DsUnit y)
{
    DsPages *pages = placer->l->pages;
    DsDestination moved = *place;

    if (g_hash_table_contains(pages->page_of_anchor, place->anchor))
        return;
    moved.anchor = g_strdup(place->anchor);
    moved.page = placer->page;
    moved.y += y;
    g_array_append_val(pages->destinations, moved);
    g_hash_table_insert(pages->page_of_anchor, g_strdup(place->anchor),
                        GUINT_TO_POINTER(placer->page + 1));
}

/* Moves everything of frag to the page. */
static void
place_frag(Placer *placer, DsFrag *frag, DsUnit y)
{
    GArray *boxes = page_boxes(placer);

    for (guint i = 0; i < ds_frag_n(frag->folios); i++) {
        DsFolio *folio = &g_array_index(frag->folios, DsFolio, i);
        Waiting waiting = {placer->page, boxes->len + folio->at, *folio};
        waiting.folio.y += y;
        folio->anchors = NULL;
        g_array_append_val(placer->waiting, waiting);
    }
    for (guint i = 0; i < frag->boxes->len; i++) {
        DsBox *box = &g_array_index(frag->boxes, DsBox, i);
        DsBox moved = *box;
        moved.y += y;
        box->glyphs = NULL;
        g_array_append_val(boxes, moved);
    }
    for (guint i = 0; i < ds_frag_n(frag->links); i++) {
        DsLink *link = &g_array_index(frag->links, DsLink, i);
        DsLink moved = *link;
        moved.page = placer->page;
        moved.y += y;
        link->target = link->contents = NULL;
        g_array_append_val(placer->l->pages->links, moved);
    }
    for (guint i = 0; i < ds_frag_n(frag->places); i++)
        place_anchor(placer, &g_array_index(frag->places, DsDestination, i), y);
}

/* The line through the marks of the rows that stand together on a page, under them. */
static void
finish_spine(Placer *placer)
{
    const DsUnit hair = placer->l->style->hair;
    const DsBox line = {.kind = DS_BOX_RECT,
                        .x = placer->spine_x - hair / 2,
                        .y = placer->spine_from,
                        .w = hair,
                        .h = placer->spine_to - placer->spine_from,
                        .colour = placer->l->style->ink,
                        .element = -1,
                        .artifact = DS_ARTIFACT_LAYOUT};

    if (placer->spine_x != 0 && placer->spine_to > placer->spine_from) {
        g_array_insert_val(page_boxes(placer), placer->spine_at, line);
        for (guint i = 0; i < placer->waiting->len; i++) {
            Waiting *waiting = &g_array_index(placer->waiting, Waiting, i);
            if (waiting->page == placer->page && waiting->at > placer->spine_at)
                waiting->at++;
        }
    }
    placer->spine_x = 0;
}

static void
note_spine(Placer *placer, const DsBlockBox *block, DsUnit y)
{
    const DsUnit at = y - DS_PT(2.9);

    if (block->spine == 0 || block->spine != placer->spine_x)
        finish_spine(placer);
    if (block->spine == 0)
        return;
    if (placer->spine_x == 0) {
        placer->spine_x = block->spine;
        placer->spine_from = at;
        placer->spine_at = page_boxes(placer)->len;
    }
    placer->spine_to = at;
}

/* Returns the part at the top of the page. */
static const gchar *
place_page(Placer *placer, const DsPageBreak *page_break)
{
    DsLayout *l = placer->l;
    const gchar *part = NULL;
    DsUnit y = 0;
    gboolean first = TRUE;

    ds_pages_add_page(l->pages)->forced = page_break->forced;
    for (guint i = page_break->first; i < page_break->end; i++) {
        const DsVItem *item = &g_array_index(l->galley.items, DsVItem, i);
        if (item->kind != DS_V_BOX) {
            if (!first && item->kind == DS_V_GLUE)
                y = ds_page_advance(item, y);
            continue;
        }
        DsBlockBox *block = &g_array_index(l->galley.blocks, DsBlockBox, item->payload);
        const DsUnit top = l->style->top;
        if (first) {
            part = block->part;
            y = item->top;
            place_repeat(placer, item->head, top + y);
            if (item->head >= 0)
                y += g_array_index(l->galley.head_sizes, DsUnit, item->head);
            place_repeat(placer, block->beside, top + y);
        } else if (block->below != NULL) {
            place_frag(placer, block->below, top + y);
        }
        note_spine(placer, block, top + y);
        place_frag(placer, block->frag, top + y);
        g_clear_pointer(&block->frag, ds_frag_free);
        g_clear_pointer(&block->below, ds_frag_free);
        y += item->size;
        first = FALSE;
    }
    finish_spine(placer);
    return part;
}

static gint
compare_pages(gconstpointer a, gconstpointer b)
{
    const guint first = *(const guint *)a, second = *(const guint *)b;

    return first < second ? -1 : first > second;
}

/* The pages of the anchors, ascending, each once, with an anchor that stands on it. */
static GArray *
folio_pages(const Placer *placer, const DsFolio *folio, GHashTable *anchors)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < folio->anchors->len; i++) {
        const gchar *anchor = g_ptr_array_index(folio->anchors, i);
        const guint page =
            GPOINTER_TO_UINT(g_hash_table_lookup(placer->l->pages->page_of_anchor, anchor));
        if (page == 0 || g_hash_table_contains(anchors, GUINT_TO_POINTER(page)))
            continue;
        g_hash_table_insert(anchors, GUINT_TO_POINTER(page), (gpointer)anchor);
        g_array_append_val(numbers, page);
    }
    g_array_sort(numbers, compare_pages);
    return numbers;
}

static DsPara *
folio_para(Placer *placer, const DsFolio *folio, const GArray *numbers, GHashTable *anchors)
{
    DsLayout *l = placer->l;
    DsPara *para = ds_layout_para(l, folio->role, folio->before, folio->element);

    for (guint i = 0; i < numbers->len; i++) {
        const guint page = g_array_index(numbers, guint, i);
        g_autofree gchar *number = g_strdup_printf("%u", page);
        if (i > 0)
            ds_para_add(para, folio->role, ", ", folio->element);
        if (!folio->linked) {
            ds_para_add(para, folio->role, number, folio->element);
            continue;
        }
        g_autofree gchar *contents = ds_layout_fill(l, "doc.page", "n", number, NULL);
        ds_para_add_link(para, folio->role, number,
                         ds_layout_element(l, "Link", folio->element),
                         g_hash_table_lookup(anchors, GUINT_TO_POINTER(page)), contents);
    }
    return para;
}

/* Writes the page numbers, those that stand last first, so that indices stay true. */
static void
write_folios(Placer *placer)
{
    for (guint i = placer->waiting->len; i-- > 0;) {
        Waiting *waiting = &g_array_index(placer->waiting, Waiting, i);
        g_autoptr(GHashTable) anchors = g_hash_table_new(NULL, NULL);
        g_autoptr(GArray) numbers = folio_pages(placer, &waiting->folio, anchors);
        g_autoptr(DsPara) para = folio_para(placer, &waiting->folio, numbers, anchors);
        g_autoptr(DsFrag) frag = ds_frag_new();
        placer->page = waiting->page;
        if (numbers->len == 0)
            continue;
        ds_para_ragged(para,
                       waiting->folio.measure > 0 ? waiting->folio.measure : G_MAXINT32 / 4);
        ds_para_draw_line(para, 0, waiting->folio.x, waiting->folio.y,
                          waiting->folio.right ? DS_ALIGN_RIGHT : DS_ALIGN_LEFT, frag);
        g_array_insert_vals(page_boxes(placer), waiting->at, frag->boxes->data,
                            frag->boxes->len);
        for (guint k = 0; k < frag->boxes->len; k++)
            g_array_index(frag->boxes, DsBox, k).glyphs = NULL;
        g_array_set_size(frag->boxes, 0);
        place_frag(placer, frag, 0);
    }
}

/* A link to what was not printed becomes plain words. */
static void
drop_dead_links(DsPages *pages)
{
    guint kept = 0;

    for (guint i = 0; i < pages->links->len; i++) {
        DsLink *link = &g_array_index(pages->links, DsLink, i);
        if (g_hash_table_contains(pages->page_of_anchor, link->target)) {
            const DsLink living = *link;
            g_array_index(pages->links, DsLink, i) = g_array_index(pages->links, DsLink, kept);
            g_array_index(pages->links, DsLink, kept++) = living;
            continue;
        }
        g_array_index(pages->elements, DsElement, link->element).type = g_intern_string("Span");
    }
    g_array_set_size(pages->links, kept);
    kept = 0;
    for (guint i = 0; i < pages->bookmarks->len; i++) {
        const DsBookmark bookmark = g_array_index(pages->bookmarks, DsBookmark, i);
        if (!g_hash_table_contains(pages->page_of_anchor, bookmark.anchor))
            continue;
        g_array_index(pages->bookmarks, DsBookmark, i) =
            g_array_index(pages->bookmarks, DsBookmark, kept);
        g_array_index(pages->bookmarks, DsBookmark, kept++) = bookmark;
    }
    g_array_set_size(pages->bookmarks, kept);
}

static void
waiting_clear(gpointer data)
{
    Waiting *waiting = data;

    g_ptr_array_unref(waiting->folio.anchors);
}

void
ds_layout_place(DsLayout *l)
{
    const DsUnit height = l->style->height - l->style->bottom - l->style->top;
    Placer placer = {.l = l, .waiting = g_array_new(FALSE, FALSE, sizeof(Waiting))};
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    g_autoptr(GArray) breaks = ds_paginate(
        (const DsVItem *)(gconstpointer)l->galley.items->data, l->galley.items->len, height,
        (const DsUnit *)(gconstpointer)l->galley.head_sizes->data, l->galley.head_sizes->len);

    g_array_set_clear_func(placer.waiting, waiting_clear);
    for (guint i = 0; i < breaks->len; i++) {
        placer.page = i;
        g_ptr_array_add(parts,
                        (gpointer)place_page(&placer, &g_array_index(breaks, DsPageBreak, i)));
    }
    write_folios(&placer);
    g_array_unref(placer.waiting);
    drop_dead_links(l->pages);
    for (guint i = 0; i < l->pages->pages->len; i++) {
        if (g_strcmp0(l->style->shape, "nd30") == 0)
            ds_nd30_furniture(l, i);
        else
            ds_layout_furniture(l, i, g_ptr_array_index(parts, i));
    }
}
