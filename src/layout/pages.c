#include "layout/pages.h"

static void
box_clear(gpointer data)
{
    DsBox *box = data;

    g_free(box->glyphs);
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
    pages->shapes = ds_shapes_new();
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
    g_ptr_array_unref(pages->shapes);
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
