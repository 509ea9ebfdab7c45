#include <string.h>

#include "pdf/book.h"
#include "pdf/syntax.h"

static gboolean
is_web(const gchar *target)
{
    return g_str_has_prefix(target, "https://") || g_str_has_prefix(target, "http://");
}

/* A URI is ASCII (ISO 32000-1, 12.6.4.7): everything else as %XX, and the brackets of PDF's
 * strings too, so that no address can end the string it stands in. */
static void
append_uri(GString *out, const gchar *uri)
{
    g_string_append(out, "/A<</Type/Action/S/URI/URI(");
    for (; *uri != '\0'; uri++) {
        const guchar c = (guchar)*uri;
        if (c <= 0x20 || c >= 0x7f || strchr("()\\<>\"", c) != NULL)
            g_string_append_printf(out, "%%%02X", c);
        else
            g_string_append_c(out, (gchar)c);
    }
    g_string_append(out, ")>>");
}

static gboolean
append_link(DsPdfBook *book, guint index, GError **error)
{
    const DsLink *link = &g_array_index(book->pages->links, DsLink, index);
    const DsPdfRect rect = {link->x, link->y, link->x + link->w, link->y + link->h};
    GString *out = book->scratch;

    /* F 4: printed; the border is for readers that draw one when nothing is said. */
    g_string_assign(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
    ds_pdf_append_entry(out, "Contents", link->contents);
    if (is_web(link->target))
        append_uri(out, link->target);
    else if (!ds_pdf_book_append_destination(book, link->target, out, error))
        return FALSE;
    g_string_append(out, "/Rect");
    ds_pdf_append_area(out, book->pages, rect);
    g_string_append_printf(out, "/StructParent %u>>", book->pages->pages->len + index);
    return TRUE;
}

gboolean
ds_pdf_write_links(DsPdfBook *book, GError **error)
{
    for (guint i = 0; i < book->pages->links->len; i++) {
        if (!append_link(book, i, error))
            return FALSE;
        ds_pdf_writer_value(book->writer, book->first_link + i, book->scratch);
    }
    return TRUE;
}
