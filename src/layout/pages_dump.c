#include "layout/pages.h"

static void
append_points(GString *out, const gchar *before, DsUnit length)
{
    gchar number[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(number, sizeof number, "%.2f", (gdouble)length / 1024);
    g_string_append(out, before);
    g_string_append(out, number);
}

static void
box_dump(const DsPages *pages, const DsBox *box, GString *out)
{
    static const gchar *const kinds[] = {"text", "rect", "frame",     "line",
                                         "disc", "ring", "half-left", "half-right"};

    g_string_append_printf(out, "  %s", kinds[box->kind]);
    append_points(out, " ", box->x);
    append_points(out, " ", box->y);
    append_points(out, " ", box->glyphs != NULL ? box->glyphs->width : box->w);
    append_points(out, " ", box->h);
    g_string_append_printf(out, " %06x", box->colour);
    if (box->element >= 0)
        g_string_append_printf(out, " %s#%d",
                               g_array_index(pages->elements, DsElement, box->element).type,
                               box->element);
    else
        g_string_append(out, " artifact");
    if (box->role != NULL)
        g_string_append_printf(out, " %s", box->role);
    if (box->glyphs != NULL) {
        g_autofree gchar *text = ds_glyphs_text(box->glyphs);
        g_string_append_printf(out, " \"%s\"", text);
    }
    g_string_append_c(out, '\n');
}

gchar *
ds_pages_dump(const DsPages *pages)
{
    GString *out = g_string_new(NULL);

    for (guint p = 0; p < pages->pages->len; p++) {
        const DsPage *page = g_ptr_array_index(pages->pages, p);
        g_string_append_printf(out, "page %u%s\n", p + 1, page->forced ? " forced" : "");
        for (guint i = 0; i < page->boxes->len; i++)
            box_dump(pages, &g_array_index(page->boxes, DsBox, i), out);
    }
    for (guint i = 0; i < pages->links->len; i++) {
        const DsLink *link = &g_array_index(pages->links, DsLink, i);
        g_string_append_printf(out, "link %u", link->page + 1);
        append_points(out, " ", link->x);
        append_points(out, " ", link->y);
        append_points(out, " ", link->w);
        append_points(out, " ", link->h);
        g_string_append_printf(out, " %s \"%s\"\n", link->target, link->contents);
    }
    for (guint i = 0; i < pages->destinations->len; i++) {
        const DsDestination *place = &g_array_index(pages->destinations, DsDestination, i);
        g_string_append_printf(out, "anchor %s %u", place->anchor, place->page + 1);
        append_points(out, " ", place->x);
        append_points(out, " ", place->y);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < pages->bookmarks->len; i++) {
        const DsBookmark *bookmark = &g_array_index(pages->bookmarks, DsBookmark, i);
        g_string_append_printf(out, "bookmark %u %s \"%s\"\n", bookmark->level,
                               bookmark->anchor, bookmark->title);
    }
    return g_string_free(out, FALSE);
}
