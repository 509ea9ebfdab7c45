#include "epub/letters.h"

#include <hb.h>

#include "base/data.h"

struct DsLetters {
    GBytes *data;
    hb_font_t *font;
    hb_draw_funcs_t *pens;
    hb_language_t language;
    gdouble unit; /* of the font, in em */
};

static void
move_to(hb_draw_funcs_t *pens, void *cr, hb_draw_state_t *state, float x, float y, void *user)
{
    cairo_move_to((cairo_t *)cr, (gdouble)x, (gdouble)y);
}

static void
line_to(hb_draw_funcs_t *pens, void *cr, hb_draw_state_t *state, float x, float y, void *user)
{
    cairo_line_to((cairo_t *)cr, (gdouble)x, (gdouble)y);
}

/* HarfBuzz raises quadratic curves to cubic ones where there is no pen for them. */
static void
curve_to(hb_draw_funcs_t *pens,
         void *cr,
         hb_draw_state_t *state,
         float x1,
         float y1,
         float x2,
         float y2,
         float x,
         float y,
         void *user)
{
    cairo_curve_to((cairo_t *)cr, (gdouble)x1, (gdouble)y1, (gdouble)x2, (gdouble)y2,
                   (gdouble)x, (gdouble)y);
}

static void
close_path(hb_draw_funcs_t *pens, void *cr, hb_draw_state_t *state, void *user)
{
    cairo_close_path((cairo_t *)cr);
}

static hb_draw_funcs_t *
pens_new(void)
{
    hb_draw_funcs_t *pens = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(pens, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(pens, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(pens, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(pens, close_path, NULL, NULL);
    return pens;
}

DsLetters *
ds_letters_new(const gchar *font, const gchar *language, GError **error)
{
    GBytes *data = ds_data_load(font, error);
    if (data == NULL)
        return NULL;
    gsize n = 0;
    const gchar *bytes = (const gchar *)g_bytes_get_data(data, &n);
    hb_blob_t *blob = hb_blob_create(bytes, (guint)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    DsLetters *letters = g_new0(DsLetters, 1);

    letters->data = data;
    letters->font = hb_font_create(face);
    letters->pens = pens_new();
    letters->language = hb_language_from_string(language != NULL ? language : "und", -1);
    letters->unit = 1.0 / hb_face_get_upem(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return letters;
}

void
ds_letters_free(DsLetters *letters)
{
    if (letters == NULL)
        return;
    hb_draw_funcs_destroy(letters->pens);
    hb_font_destroy(letters->font);
    g_bytes_unref(letters->data);
    g_free(letters);
}

static hb_buffer_t *
shape(const DsLetters *letters, const gchar *text)
{
    hb_buffer_t *buffer = hb_buffer_create();

    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, letters->language);
    hb_shape(letters->font, buffer, NULL, 0);
    return buffer;
}

gdouble
ds_letters_width(const DsLetters *letters, const gchar *text)
{
    hb_buffer_t *buffer = shape(letters, text);
    guint n = 0;
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);
    gint64 width = 0;

    for (guint i = 0; i < n; i++)
        width += positions[i].x_advance;
    hb_buffer_destroy(buffer);
    return (gdouble)width * letters->unit;
}

static void
trace(const DsLetters *letters, cairo_t *cr, hb_codepoint_t glyph)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(letters->font, glyph, letters->pens, cr);
#else
    hb_font_get_glyph_shape(letters->font, glyph, letters->pens, cr);
#endif
}

void
ds_letters_show(const DsLetters *letters,
                cairo_t *cr,
                gdouble size,
                gdouble x,
                gdouble y,
                const gchar *text)
{
    hb_buffer_t *buffer = shape(letters, text);
    guint n = 0;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);

    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, size * letters->unit, -size * letters->unit);
    cairo_new_path(cr);
    for (guint i = 0; i < n; i++) {
        cairo_translate(cr, positions[i].x_offset, positions[i].y_offset);
        trace(letters, cr, glyphs[i].codepoint);
        cairo_translate(cr, positions[i].x_advance - positions[i].x_offset,
                        -positions[i].y_offset);
    }
    cairo_fill(cr);
    cairo_restore(cr);
    hb_buffer_destroy(buffer);
}
