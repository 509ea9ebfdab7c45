#include "pdf/paint.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include <dossier/error.h>

#include "pdf/glyphs.h"

/* Any of cairo's own structure types would do: the n-th tag on a page is the n-th mark, and the
 * finisher replaces it. */
#define TAG "Sect"

typedef struct {
    cairo_t *cr;
    DsPdfGlyphs glyphs;
    DsColour colour;
} Painter;

static gdouble
points(DsUnit units)
{
    return units / 1024.0;
}

static void
set_colour(Painter *painter, DsColour colour)
{
    if (colour == painter->colour)
        return;
    cairo_set_source_rgb(painter->cr, (colour >> 16 & 0xFF) / 255.0,
                         (colour >> 8 & 0xFF) / 255.0, (colour & 0xFF) / 255.0);
    painter->colour = colour;
}

static void
paint_arc(cairo_t *cr, const DsBox *box, gdouble from, gdouble to)
{
    cairo_arc(cr, points(box->x), points(box->y), points(box->w), from, to);
    cairo_close_path(cr);
    cairo_fill(cr);
}

static void
paint_frame(cairo_t *cr, const DsBox *box)
{
    const DsUnit half = box->stroke / 2;

    cairo_set_line_width(cr, points(box->stroke));
    cairo_rectangle(cr, points(box->x + half), points(box->y + half),
                    points(box->w - box->stroke), points(box->h - box->stroke));
    cairo_stroke(cr);
}

static void
paint_line(cairo_t *cr, const DsBox *box)
{
    cairo_set_line_width(cr, points(box->stroke));
    cairo_move_to(cr, points(box->x), points(box->y));
    cairo_line_to(cr, points(box->x + box->w), points(box->y + box->h));
    cairo_stroke(cr);
}

static void
paint_ring(cairo_t *cr, const DsBox *box)
{
    cairo_set_line_width(cr, points(box->stroke));
    cairo_arc(cr, points(box->x), points(box->y), points(box->w - box->stroke / 2), 0,
              2 * G_PI);
    cairo_close_path(cr);
    cairo_stroke(cr);
}

/* The gap, in parts of the em, from which on two runs on a line are words apart. */
#define WORD_GAP 0.15

static gdouble
em_of(PangoFont *font)
{
    cairo_matrix_t matrix;

    cairo_scaled_font_get_font_matrix(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)),
                                      &matrix);
    return matrix.xx;
}

/* Letters that words are made of where blanks part words. */
static gboolean
is_word(gunichar character)
{
    return g_unichar_isalnum(character) && !g_unichar_iswide(character);
}

/* Whether the words of two runs would run together in the text: apart on one line, or one
 * below the other without a blank at the line's end. */
static gboolean
runs_on(const DsBox *box, const DsBox *next)
{
    const gchar *text = box->glyphs->text, *end = text + strlen(text);

    if (*text == '\0' || !is_word(g_utf8_get_char(next->glyphs->text)))
        return FALSE;
    const gunichar last = g_utf8_get_char(g_utf8_prev_char(end));
    if (next->y != box->y)
        return next->element == box->element && is_word(last);
    const gdouble pen =
        points(box->x) + points(pango_glyph_string_get_width(box->glyphs->glyphs));
    return !g_unichar_isspace(last) &&
           points(next->x) - pen > WORD_GAP * em_of(box->glyphs->font);
}

static void
paint_glyphs(Painter *painter, const DsBox *box, const DsBox *next)
{
    const gboolean blank = next != NULL && next->kind == DS_BOX_GLYPHS &&
                           next->artifact == DS_ARTIFACT_NONE && runs_on(box, next);

    ds_pdf_glyphs_show(&painter->glyphs, painter->cr, box->glyphs, points(box->x),
                       points(box->y), blank);
}

/* next  the box that is painted after it, or NULL */
static void
paint_box(Painter *painter, const DsBox *box, const DsBox *next)
{
    cairo_t *cr = painter->cr;

    set_colour(painter, box->colour);
    switch (box->kind) {
    case DS_BOX_GLYPHS:
        paint_glyphs(painter, box, next);
        break;
    case DS_BOX_RECT:
        cairo_rectangle(cr, points(box->x), points(box->y), points(box->w), points(box->h));
        cairo_fill(cr);
        break;
    case DS_BOX_FRAME:
        paint_frame(cr, box);
        break;
    case DS_BOX_LINE:
        paint_line(cr, box);
        break;
    case DS_BOX_DISC:
        paint_arc(cr, box, 0, 2 * G_PI);
        break;
    case DS_BOX_RING:
        paint_ring(cr, box);
        break;
    case DS_BOX_HALF_LEFT:
        paint_arc(cr, box, G_PI / 2, 3 * G_PI / 2);
        break;
    case DS_BOX_HALF_RIGHT:
        paint_arc(cr, box, -G_PI / 2, G_PI / 2);
        break;
    }
}

static void
paint_page(Painter *painter, const DsPages *pages, const DsPdfMarks *marks, guint number)
{
    guint n = 0;
    const DsPdfMark *mark = ds_pdf_marks_of_page(marks, number, &n);

    for (; n > 0; n--, mark++) {
        cairo_tag_begin(painter->cr, TAG, NULL);
        for (guint i = 0; i < mark->n_boxes; i++)
            paint_box(painter, ds_pdf_mark_box(pages, marks, mark, i),
                      i + 1 < mark->n_boxes ? ds_pdf_mark_box(pages, marks, mark, i + 1)
                                            : NULL);
        cairo_tag_end(painter->cr, TAG);
    }
    cairo_show_page(painter->cr);
}

static cairo_status_t
append_bytes(void *closure, const guchar *bytes, guint n)
{
    g_byte_array_append(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static void
paint_pages(cairo_surface_t *surface,
            const DsPages *pages,
            const DsPdfMarks *marks,
            DsDiag *diag)
{
    Painter painter = {.cr = cairo_create(surface), .colour = 0};

    ds_pdf_glyphs_init(&painter.glyphs);
    cairo_set_source_rgb(painter.cr, 0, 0, 0);
    for (guint i = 0; i < pages->pages->len; i++)
        paint_page(&painter, pages, marks, i);
    if (painter.glyphs.n_missing > 0)
        ds_diag_add(diag, DS_DIAG_WARNING, "missing-glyph", NULL, 0, 0,
                    "the fonts lack %u characters; a substitute is shown instead",
                    painter.glyphs.n_missing);
    ds_pdf_glyphs_clear(&painter.glyphs);
    cairo_destroy(painter.cr);
}

GByteArray *
ds_pdf_paint(const DsPages *pages, const DsPdfMarks *marks, DsDiag *diag, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        append_bytes, bytes, points(pages->width), points(pages->height));

    paint_pages(surface, pages, marks, diag);
    cairo_surface_finish(surface);
    const cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return bytes;
    g_byte_array_free(bytes, TRUE);
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "cairo could not paint the pages: %s",
                cairo_status_to_string(status));
    return NULL;
}
