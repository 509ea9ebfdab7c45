#include "pdf/specimen.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <dossier/error.h>

/* cairo 1.16 moves each character of WinAnsi into a second, simple font. Plane 15 is outside
 * WinAnsi and gives one composite font for each face. */
#define STAND_INS 0xF0000

#define SIZE 200.0 /* of a page, in points */

static void
show_face(cairo_t *cr, const DsPdfFace *face)
{
    const guint n = face->glyphs->len;
    g_autofree cairo_glyph_t *glyphs = g_new0(cairo_glyph_t, n);
    g_autofree cairo_text_cluster_t *clusters = g_new0(cairo_text_cluster_t, n);
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < n; i++) {
        const gsize before = text->len;
        /* inside the page: what is outside is not embedded */
        glyphs[i] = (cairo_glyph_t){g_array_index(face->glyphs, DsPdfGlyph, i).index, SIZE / 2,
                                    SIZE / 2};
        g_string_append_unichar(text, STAND_INS + 1 + i);
        clusters[i] = (cairo_text_cluster_t){(gint)(text->len - before), 1};
    }
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(face->font)));
    cairo_show_text_glyphs(cr, text->str, (gint)text->len, glyphs, (gint)n, clusters, (gint)n,
                           0);
    cairo_show_page(cr);
}

static cairo_status_t
append_bytes(void *closure, const guchar *bytes, guint n)
{
    g_byte_array_append(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

GByteArray *
ds_pdf_specimen(const DsPdfFaces *faces, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append_bytes, bytes, SIZE, SIZE);
    cairo_t *cr = cairo_create(surface);

    for (guint i = 0; i < faces->faces->len; i++)
        show_face(cr, ds_pdf_face(faces, i));
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    const cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return bytes;
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "cairo cannot embed the fonts: %s",
                cairo_status_to_string(status));
    g_byte_array_free(bytes, TRUE);
    return NULL;
}
