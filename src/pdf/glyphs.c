#include "pdf/glyphs.h"

#include <hb.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "pdf/syntax.h"

/* The glyphs of one cluster and the bytes of text they stand for. */
typedef struct {
    gint n_drawn;
    gsize start, end;
} Group;

void
ds_pdf_glyphs_init(DsPdfGlyphs *glyphs)
{
    *glyphs = (DsPdfGlyphs){
        .glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
        .groups = g_array_new(FALSE, FALSE, sizeof(Group)),
        .clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t)),
        .text = g_string_new(NULL),
    };
}

void
ds_pdf_glyphs_clear(DsPdfGlyphs *glyphs)
{
    g_array_free(glyphs->glyphs, TRUE);
    g_array_free(glyphs->groups, TRUE);
    g_array_free(glyphs->clusters, TRUE);
    g_string_free(glyphs->text, TRUE);
}

/* Joiners and marks that only steer line breaking: not part of any word. */
static gboolean
is_invisible(gunichar character)
{
    return character == 0x200B || character == 0x2060 || character == 0xFEFF;
}

/* What copying gives: every blank is a space, every hyphen that does not break a hyphen. Fonts
 * draw them with the same glyphs, and a glyph with two texts would need an ActualText. */
static gunichar
plain_character(gunichar character)
{
    if (character == '\t' || g_unichar_isspace(character))
        return ' ';
    return character == 0x2011 ? '-' : character;
}

static gboolean
is_blank(const gchar *text, gsize start, gsize end)
{
    for (const gchar *p = text + start; p < text + end; p = g_utf8_next_char(p))
        if (plain_character(g_utf8_get_char(p)) != ' ')
            return FALSE;
    return end > start;
}

static hb_codepoint_t
nominal_glyph(PangoFont *font, hb_codepoint_t character)
{
    hb_codepoint_t glyph = 0;

    return hb_font_get_nominal_glyph(pango_font_get_hb_font(font), character, &glyph) ? glyph
                                                                                      : 0;
}

/* U+FFFD when the font has it, else a question mark; 0 when it has neither. */
static hb_codepoint_t
substitute_glyph(PangoFont *font)
{
    const hb_codepoint_t glyph = nominal_glyph(font, 0xFFFD);

    return glyph != 0 ? glyph : nominal_glyph(font, '?');
}

/* The glyph to draw for one of Pango's; 0: none. */
static hb_codepoint_t
drawn_glyph(DsPdfGlyphs *glyphs, const DsGlyphs *run, PangoGlyph glyph, const Group *group)
{
    if (glyph == PANGO_GLYPH_EMPTY)
        /* A blank at the end of a line that Pango broke: without its glyph, the words on both
         * sides would run together in the text. */
        return group->n_drawn == 0 && is_blank(run->text, group->start, group->end)
                   ? nominal_glyph(run->font, ' ')
                   : 0;
    if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
        glyphs->n_missing++;
        return substitute_glyph(run->font);
    }
    return glyph;
}

/* Where a cluster's text ends: at the next one's start in reading order. */
static gsize
cluster_end(const DsGlyphs *run, gint first, gint after, gboolean backward)
{
    const PangoGlyphString *string = run->glyphs;

    if (backward)
        return first > 0 ? (gsize)string->log_clusters[first - 1] : strlen(run->text);
    return after < string->num_glyphs ? (gsize)string->log_clusters[after] : strlen(run->text);
}

static void
place_group(DsPdfGlyphs *glyphs,
            const DsGlyphs *run,
            gint first,
            gint after,
            Group *group,
            gdouble *x,
            gdouble y)
{
    for (gint i = first; i < after; i++) {
        const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
        const hb_codepoint_t index = drawn_glyph(glyphs, run, info->glyph, group);
        if (index != 0) {
            const cairo_glyph_t glyph = {index,
                                         *x + pango_units_to_double(info->geometry.x_offset),
                                         y + pango_units_to_double(info->geometry.y_offset)};
            g_array_append_val(glyphs->glyphs, glyph);
            group->n_drawn++;
        }
        *x += pango_units_to_double(info->geometry.width);
    }
}

/* Glyphs from left to right, and the clusters they make; returns the pen after them. */
static gdouble
place(DsPdfGlyphs *glyphs, const DsGlyphs *run, gdouble x, gdouble y, gboolean backward)
{
    const PangoGlyphString *string = run->glyphs;

    for (gint first = 0, after; first < string->num_glyphs; first = after) {
        for (after = first + 1; after < string->num_glyphs; after++)
            if (string->log_clusters[after] != string->log_clusters[first])
                break;
        Group group = {.start = (gsize)string->log_clusters[first],
                       .end = cluster_end(run, first, after, backward)};
        place_group(glyphs, run, first, after, &group, &x, y);
        g_array_append_val(glyphs->groups, group);
    }
    return x;
}

static gint
append_stand_ins(GString *out, const gchar *text, gsize start, gsize end)
{
    const gsize before = out->len;

    for (const gchar *p = text + start; p < text + end; p = g_utf8_next_char(p)) {
        const gunichar character = g_utf8_get_char(p);
        if (!is_invisible(character))
            g_string_append_unichar(out, ds_pdf_stand_in(plain_character(character)));
    }
    return (gint)(out->len - before);
}

/* A cluster that draws nothing gives its text, if any, to the one before it. */
static void
append_cluster(DsPdfGlyphs *glyphs, const DsGlyphs *run, const Group *group)
{
    const gint n_bytes = append_stand_ins(glyphs->text, run->text, group->start, group->end);

    if (group->n_drawn > 0) {
        const cairo_text_cluster_t cluster = {n_bytes, group->n_drawn};
        g_array_append_val(glyphs->clusters, cluster);
    } else if (n_bytes > 0 && glyphs->clusters->len > 0) {
        g_array_index(glyphs->clusters, cairo_text_cluster_t, glyphs->clusters->len - 1)
            .num_bytes += n_bytes;
    } else {
        g_string_truncate(glyphs->text, glyphs->text->len - (gsize)n_bytes);
    }
}

static gboolean
is_backward(const PangoGlyphString *string)
{
    const gint last = string->num_glyphs - 1;

    return last > 0 && string->log_clusters[last] < string->log_clusters[0];
}

static void
append_blank(DsPdfGlyphs *glyphs, const DsGlyphs *run, gdouble x, gdouble y)
{
    const cairo_glyph_t glyph = {nominal_glyph(run->font, ' '), x, y};
    const cairo_text_cluster_t cluster = {append_stand_ins(glyphs->text, " ", 0, 1), 1};

    g_array_append_val(glyphs->glyphs, glyph);
    g_array_append_val(glyphs->clusters, cluster);
}

void
ds_pdf_glyphs_show(DsPdfGlyphs *glyphs,
                   cairo_t *cr,
                   const DsGlyphs *run,
                   gdouble x,
                   gdouble y,
                   gboolean blank_after)
{
    const gboolean backward = is_backward(run->glyphs);

    g_array_set_size(glyphs->glyphs, 0);
    g_array_set_size(glyphs->groups, 0);
    g_array_set_size(glyphs->clusters, 0);
    g_string_truncate(glyphs->text, 0);
    x = place(glyphs, run, x, y, backward);
    if (glyphs->glyphs->len == 0)
        return;
    for (guint i = 0; i < glyphs->groups->len; i++) {
        const guint at = backward ? glyphs->groups->len - 1 - i : i;
        append_cluster(glyphs, run, &g_array_index(glyphs->groups, Group, at));
    }
    if (blank_after && !backward)
        append_blank(glyphs, run, x, y);
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->font)));
    cairo_show_text_glyphs(
        cr, glyphs->text->str, (gint)glyphs->text->len,
        (const cairo_glyph_t *)(gconstpointer)glyphs->glyphs->data, (gint)glyphs->glyphs->len,
        (const cairo_text_cluster_t *)(gconstpointer)glyphs->clusters->data,
        (gint)glyphs->clusters->len, backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}
