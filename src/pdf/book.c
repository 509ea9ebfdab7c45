#include "pdf/book.h"

#include <dossier/error.h>

#include "pdf/syntax.h"

static void
index_destinations(DsPdfBook *book)
{
    const GArray *places = book->pages->destinations;

    book->destinations = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < places->len; i++) {
        DsDestination *place = &g_array_index(places, DsDestination, i);
        if (!g_hash_table_contains(book->destinations, place->anchor))
            g_hash_table_insert(book->destinations, place->anchor, place);
    }
}

static void
group_links(DsPdfBook *book)
{
    const GArray *links = book->pages->links;
    g_autoptr(GArray) keys = g_array_sized_new(FALSE, FALSE, sizeof(gint32), links->len);

    for (guint i = 0; i < links->len; i++) {
        const gint32 page = (gint32)g_array_index(links, DsLink, i).page;
        g_array_append_val(keys, page);
    }
    ds_pdf_groups_init(&book->links_of_page, book->pages->pages->len, keys);
}

void
ds_pdf_book_init(DsPdfBook *book,
                 const DsPages *pages,
                 const DsPdfMarks *marks,
                 DsPdfWriter *writer)
{
    *book = (DsPdfBook){
        .pages = pages,
        .marks = marks,
        .writer = writer,
        .scratch = g_string_new(NULL),
        .structure = ds_pdf_writer_reserve(writer, 1),
        .first_page = ds_pdf_writer_reserve(writer, pages->pages->len),
        .first_link = ds_pdf_writer_reserve(writer, pages->links->len),
        .fonts = ds_pdf_writer_reserve(writer, 1),
    };
    index_destinations(book);
    group_links(book);
}

void
ds_pdf_book_clear(DsPdfBook *book)
{
    g_string_free(book->scratch, TRUE);
    g_hash_table_destroy(book->destinations);
    ds_pdf_groups_clear(&book->links_of_page);
}

gboolean
ds_pdf_book_append_destination(const DsPdfBook *book,
                               const gchar *anchor,
                               GString *out,
                               GError **error)
{
    const DsDestination *place = g_hash_table_lookup(book->destinations, anchor);

    if (place == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED,
                    "PDF: nothing on the pages has the anchor \"%s\"", anchor);
        return FALSE;
    }
    /* whole points are enough for a window; up and to the left, so that nothing is cut off */
    g_string_append_printf(out, "/Dest[%u 0 R/XYZ %d %d null]", book->first_page + place->page,
                           place->x / 1024, (book->pages->height - place->y + 1023) / 1024);
    return TRUE;
}
