#include "pdf/common.h"

/* The first page that common boxes are on, and how many pages are worth a stream for them. */
#define FIRST_PAGE 1
#define MIN_PAGES  4

static gboolean
is_furniture(const DsBox *box)
{
    return box->artifact == DS_ARTIFACT_HEADER || box->artifact == DS_ARTIFACT_FOOTER;
}

static gboolean
same_glyphs(const DsGlyphs *a, const DsGlyphs *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    if (a->n != b->n)
        return FALSE;
    for (guint i = 0; i < a->n; i++)
        if (a->at[i].shape != b->at[i].shape || a->at[i].x != b->at[i].x)
            return FALSE;
    return TRUE;
}

static gboolean
same_box(const DsBox *a, const DsBox *b)
{
    return a->kind == b->kind && a->artifact == b->artifact && a->x == b->x && a->y == b->y &&
           a->w == b->w && a->h == b->h && a->stroke == b->stroke && a->colour == b->colour &&
           same_glyphs(a->glyphs, b->glyphs);
}

static const GArray *
boxes_of(const DsPages *pages, guint page)
{
    return ((const DsPage *)g_ptr_array_index(pages->pages, page))->boxes;
}

static gboolean
is_on_page(const DsPages *pages, guint page, const DsBox *box)
{
    const GArray *boxes = boxes_of(pages, page);

    for (guint i = 0; i < boxes->len; i++)
        if (same_box(&g_array_index(boxes, DsBox, i), box))
            return TRUE;
    return FALSE;
}

static gboolean
is_on_all_pages(const DsPages *pages, const DsBox *box)
{
    for (guint page = FIRST_PAGE + 1; page < pages->pages->len; page++)
        if (!is_on_page(pages, page, box))
            return FALSE;
    return TRUE;
}

GPtrArray *
ds_pdf_common_new(const DsPages *pages)
{
    GPtrArray *common = g_ptr_array_new();

    if (pages->pages->len < MIN_PAGES)
        return common;
    const GArray *boxes = boxes_of(pages, FIRST_PAGE);
    for (guint i = 0; i < boxes->len; i++) {
        const DsBox *box = &g_array_index(boxes, DsBox, i);
        if (is_furniture(box) && is_on_all_pages(pages, box))
            g_ptr_array_add(common, (gpointer)box);
    }
    return common;
}

gboolean
ds_pdf_common_holds(const GPtrArray *common, guint page, const DsBox *box)
{
    if (page < FIRST_PAGE || !is_furniture(box))
        return FALSE;
    for (guint i = 0; i < common->len; i++)
        if (same_box(g_ptr_array_index(common, i), box))
            return TRUE;
    return FALSE;
}
