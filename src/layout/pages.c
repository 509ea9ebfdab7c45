#include "layout/pages.h"

static void
box_clear(gpointer data)
{
    DsBox *box = data;

    ds_glyphs_free(box->glyphs);
}

static void
element_clear(gpointer data)
{
    DsElement *element = data;

    g_free(element->alt);
    g_free(element->actual_text);
    g_free(element->title);
}

static void
link_clear(gpointer data)
{
    DsLink *link = data;

    g_free(link->target);
    g_free(link->contents);
}

static void
destination_clear(gpointer data)
{
    DsDestination *destination = data;

    g_free(destination->anchor);
}

static void
bookmark_clear(gpointer data)
{
    DsBookmark *bookmark = data;

    g_free(bookmark->title);
    g_free(bookmark->anchor);
}

static void
page_free(gpointer data)
{
    DsPage *page = data;

    g_array_unref(page->boxes);
    g_free(page);
}

static GArray *
array_new(guint size, GDestroyNotify clear)
{
    GArray *array = g_array_new(FALSE, TRUE, size);

    g_array_set_clear_func(array, clear);
    return array;
}

GArray *
ds_boxes_new(void)
{
    return array_new(sizeof(DsBox), box_clear);
}

void
ds_glyphs_free(DsGlyphs *glyphs)
{
    if (glyphs == NULL)
        return;
    g_clear_object(&glyphs->font);
    pango_glyph_string_free(glyphs->glyphs);
    g_free(glyphs->text);
    g_free(glyphs);
}

DsPages *
ds_pages_new(DsUnit width, DsUnit height)
{
    DsPages *pages = g_new0(DsPages, 1);

    pages->width = width;
    pages->height = height;
    pages->pages = g_ptr_array_new_with_free_func(page_free);
    pages->elements = array_new(sizeof(DsElement), element_clear);
    pages->links = array_new(sizeof(DsLink), link_clear);
    pages->destinations = array_new(sizeof(DsDestination), destination_clear);
    pages->bookmarks = array_new(sizeof(DsBookmark), bookmark_clear);
    pages->page_of_anchor = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return pages;
}

void
ds_pages_free(DsPages *pages)
{
    if (pages == NULL)
        return;
    g_ptr_array_unref(pages->pages);
    g_array_unref(pages->elements);
    g_array_unref(pages->links);
    g_array_unref(pages->destinations);
    g_array_unref(pages->bookmarks);
    g_hash_table_unref(pages->page_of_anchor);
    g_free(pages->language);
    g_free(pages->title);
    g_free(pages->author);
    g_free(pages->subject);
    g_clear_object(&pages->font_map);
    g_free(pages);
}

gint32
ds_pages_add_element(DsPages *pages, const gchar *type, gint32 parent)
{
    const DsElement element = {.type = g_intern_string(type), .parent = parent};

    g_array_append_val(pages->elements, element);
    return (gint32)pages->elements->len - 1;
}

DsPage *
ds_pages_add_page(DsPages *pages)
{
    DsPage *page = g_new0(DsPage, 1);

    page->boxes = ds_boxes_new();
    g_ptr_array_add(pages->pages, page);
    return page;
}

static void
append_points(GString *out, const gchar *before, DsUnit length)
{
    gchar number[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(number, sizeof number, "%.2f", (gdouble)length / 1024);
    g_string_append(out, before);
    g_string_append(out, number);
}

static DsUnit
glyphs_width(const DsGlyphs *glyphs)
{
    DsUnit width = 0;

    for (gint i = 0; i < glyphs->glyphs->num_glyphs; i++)
        width += glyphs->glyphs->glyphs[i].geometry.width;
    return width;
}

static void
box_dump(const DsPages *pages, const DsBox *box, GString *out)
{
    static const gchar *const kinds[] = {"text", "rect", "frame",     "line",
                                         "disc", "ring", "half-left", "half-right"};

    g_string_append_printf(out, "  %s", kinds[box->kind]);
    append_points(out, " ", box->x);
    append_points(out, " ", box->y);
    append_points(out, " ", box->glyphs != NULL ? glyphs_width(box->glyphs) : box->w);
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
    if (box->glyphs != NULL)
        g_string_append_printf(out, " \"%s\"", box->glyphs->text);
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
