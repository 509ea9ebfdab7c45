/* The cover: a red band with the series, the title, the timeline without words. */
#include <pango/pangocairo.h>

#include <string.h>

#include <dossier/error.h>

#include "doc/labels.h"
#include "epub/book.h"
#include "epub/png.h"
#include "epub/strip.h"
#include "style/fontmap.h"

/* The drawing's units: 400 × 600, four pixels each. */
#define WIDTH  400
#define HEIGHT 600
#define SCALE  4
#define MARGIN 32
#define TEXT   (WIDTH - 2 * MARGIN)
#define BAND   164
#define AXIS   460
#define FOOT   568

#define RED   0x9b1b22
#define DARK  0x616161 /* K62 */
#define LIGHT 0xd1d1d1 /* K18: K14 vanishes on e-ink */

/* Full colours and what edges between them look like; every further shade costs kilobytes. */
static const guint32 palette[] = {
    0xffffff, RED, 0x000000, DARK, LIGHT, 0xaaaaaa, 0x303030, 0xcd8d91,
};

typedef struct {
    const DsBook *book;
    cairo_t *cr;
    PangoContext *context;
} Cover;

static void
set_colour(cairo_t *cr, guint32 colour)
{
    cairo_set_source_rgb(cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0,
                         (colour & 0xff) / 255.0);
}

/* A layout of the text in "Family, Weight" (the comma keeps the 3 from being read as a size),
 * size in the drawing's units. */
static PangoLayout *
layout_new(const Cover *cover, const gchar *font, gdouble size, const gchar *text)
{
    PangoLayout *layout = pango_layout_new(cover->context);
    PangoFontDescription *description = pango_font_description_from_string(font);

    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static gdouble
layout_width(PangoLayout *layout)
{
    PangoRectangle logical;

    pango_layout_get_extents(layout, NULL, &logical);
    return (gdouble)logical.width / PANGO_SCALE;
}

/* One line with its baseline at y; right-aligned at x when align is 1. */
static void
show_line(const Cover *cover, PangoLayout *layout, gdouble x, gdouble y, gdouble align)
{
    cairo_move_to(cover->cr, x - align * layout_width(layout), y);
    pango_cairo_show_layout_line(cover->cr, pango_layout_get_line_readonly(layout, 0));
}

/* The text in one line, smaller when it would not fit. */
static void
show_fitted(const Cover *cover, const gchar *font, gdouble size, gdouble y, const gchar *text)
{
    PangoLayout *layout = layout_new(cover, font, size, text);
    const gdouble width = layout_width(layout);

    if (width > TEXT) {
        g_object_unref(layout);
        layout = layout_new(cover, font, size * TEXT / width, text);
    }
    show_line(cover, layout, MARGIN, y, 0);
    g_object_unref(layout);
}

static gchar *
words_of(const Cover *cover, const gchar *role)
{
    const DsNode *front = ds_document_part(cover->book->document, "front");
    const DsNode *node = front != NULL ? ds_node_child(front, role) : NULL;

    return node != NULL ? ds_node_dup_words(node) : NULL;
}

static void
draw_band(const Cover *cover)
{
    g_autofree gchar *organisation = words_of(cover, "organisation");
    g_autofree gchar *series = words_of(cover, "series");

    set_colour(cover->cr, RED);
    cairo_rectangle(cover->cr, 0, 0, WIDTH, BAND);
    cairo_fill(cover->cr);
    set_colour(cover->cr, 0xffffff);
    if (organisation != NULL)
        show_fitted(cover, "Source Sans 3, Semi-Bold", 15, 52, organisation);
    if (series != NULL)
        show_fitted(cover, "Source Sans 3, Bold", 66, 130, series);
}

/* The smallest width that keeps the number of lines: no line is left much shorter than the
 * others. */
static void
balance(PangoLayout *layout)
{
    pango_layout_set_width(layout, TEXT * PANGO_SCALE);
    const gint lines = pango_layout_get_line_count(layout);
    gint low = TEXT / MAX(lines, 1), high = TEXT;

    while (low < high) {
        const gint mid = (low + high) / 2;
        pango_layout_set_width(layout, mid * PANGO_SCALE);
        if (pango_layout_get_line_count(layout) > lines || layout_width(layout) > mid)
            low = mid + 1;
        else
            high = mid;
    }
    pango_layout_set_width(layout, high * PANGO_SCALE);
}

static gdouble
shortest_share(PangoLayout *layout)
{
    gdouble shortest = G_MAXDOUBLE, longest = 1;

    for (gint i = 0; i < pango_layout_get_line_count(layout); i++) {
        PangoRectangle logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, i), NULL,
                                      &logical);
        shortest = MIN(shortest, logical.width);
        longest = MAX(longest, logical.width);
    }
    return shortest / longest;
}

#define TITLE_HEIGHT 220
#define FEW_LINES    3 /* more lines cut more words of two syllables in two */

static const struct {
    gdouble size, leading;
} title_sizes[] = {{44, 60}, {39, 54}, {33.5, 46.5}, {28, 38.75}};

static gboolean
is_good(PangoLayout *layout, gdouble leading, gint max_lines)
{
    const gint lines = pango_layout_get_line_count(layout);

    return lines <= max_lines && lines * leading <= TITLE_HEIGHT &&
           shortest_share(layout) >= 0.62;
}

/* The largest size with few lines, else the largest that fits, else the smallest. */
static gsize
choose_title(const Cover *cover, PangoLayout **layout)
{
    const gsize n = G_N_ELEMENTS(title_sizes);

    *layout = NULL;
    for (gsize i = 0; i < 2 * n; i++) {
        g_clear_object(layout);
        *layout = layout_new(cover, "Source Serif 4 Display, Semi-Bold",
                             title_sizes[i % n].size, cover->book->document->title);
        balance(*layout);
        if (is_good(*layout, title_sizes[i % n].leading, i < n ? FEW_LINES : G_MAXINT))
            return i % n;
    }
    return n - 1;
}

static void
draw_title(const Cover *cover)
{
    PangoLayout *layout = NULL;
    const gdouble leading = title_sizes[choose_title(cover, &layout)].leading;
    const gint lines = MIN(pango_layout_get_line_count(layout), (gint)(TITLE_HEIGHT / leading));

    set_colour(cover->cr, 0x000000);
    for (gint line = 0; line < lines; line++) {
        cairo_move_to(cover->cr, MARGIN, BAND + (1.2 + line) * leading);
        pango_cairo_show_layout_line(cover->cr, pango_layout_get_line_readonly(layout, line));
    }
    g_object_unref(layout);
}

/* Marks get a white edge, so that the axis does not run into them. */
static void
draw_mark(cairo_t *cr, const DsStripShape *shape)
{
    const gdouble r = shape->w;

    cairo_new_path(cr);
    if (shape->kind == DS_STRIP_SQUARE)
        cairo_rectangle(cr, shape->x - 0.78 * r, shape->y - r, 1.56 * r, 2 * r);
    else
        cairo_arc(cr, shape->x, shape->y, r, 0, 2 * G_PI);
    set_colour(cr, 0xffffff);
    cairo_set_line_width(cr, 2);
    cairo_stroke_preserve(cr);
    if (shape->kind != DS_STRIP_RING)
        set_colour(cr, 0x000000);
    cairo_fill(cr);
    if (shape->kind == DS_STRIP_RING) {
        set_colour(cr, 0x000000);
        cairo_set_line_width(cr, 1.3);
        cairo_arc(cr, shape->x, shape->y, r - 0.65, 0, 2 * G_PI);
        cairo_stroke(cr);
    }
}

static void
draw_shape(cairo_t *cr, const DsStripShape *shape)
{
    switch (shape->kind) {
    case DS_STRIP_AXIS:
        cairo_rectangle(cr, shape->x, shape->y - 0.6, shape->w, 1.2);
        break;
    case DS_STRIP_TICK:
        cairo_rectangle(cr, shape->x, shape->y, 0.6, shape->h);
        break;
    case DS_STRIP_YEAR:
    case DS_STRIP_PERIOD:
        cairo_rectangle(cr, shape->x, shape->y, shape->w, shape->h);
        break;
    default:
        draw_mark(cr, shape);
        return;
    }
    set_colour(cr, shape->kind == DS_STRIP_YEAR     ? DARK
                   : shape->kind == DS_STRIP_PERIOD ? LIGHT
                                                    : 0x000000);
    cairo_fill(cr);
}

static void
draw_strip(const Cover *cover)
{
    static const DsStripMetrics metrics = {.early = 86,
                                           .gap = 14,
                                           .tail = 236,
                                           .radius = 3.8,
                                           .pitch = 8.6,
                                           .bar = 5.6,
                                           .lane = 8,
                                           .first_lane = 12,
                                           .max_rows = 6,
                                           .max_lanes = 4};
    const DsNode *front = ds_document_part(cover->book->document, "front");
    const DsNode *timeline = front != NULL ? ds_node_child(front, "timeline") : NULL;

    if (timeline == NULL)
        return;
    g_autoptr(GArray) shapes = ds_strip_shapes(timeline, &metrics);
    cairo_save(cover->cr);
    cairo_translate(cover->cr, MARGIN, AXIS);
    for (guint i = 0; i < shapes->len; i++)
        draw_shape(cover->cr, &g_array_index(shapes, DsStripShape, i));
    cairo_restore(cover->cr);
}

/* "16/7/2024": the date as the masthead gives it. */
static gchar *
as_of_words(const Cover *cover)
{
    const DsNode *front = ds_document_part(cover->book->document, "front");
    g_autofree gchar *date = NULL;

    for (guint i = 0; front != NULL && i < front->children->len; i++) {
        const DsNode *fact = ds_node_at(front, i);
        const DsNode *value = ds_node_child(fact, "value");
        if (ds_node_is(fact, "fact") && value != NULL) {
            g_free(date);
            date = ds_node_dup_words(value); /* the last fact is the as-of date */
        }
    }
    if (date == NULL || ds_date_known(cover->book->document->as_of) == DS_KNOWN_NOTHING)
        return NULL;
    return ds_label_fill(cover->book->pack, "epub.asof", "date", date, NULL);
}

static void
draw_foot(const Cover *cover)
{
    g_autofree gchar *issue = words_of(cover, "issue");
    g_autofree gchar *as_of = as_of_words(cover);

    set_colour(cover->cr, 0x000000);
    if (issue != NULL) {
        PangoLayout *layout = layout_new(cover, "Source Sans 3, Semi-Bold", 20, issue);
        show_line(cover, layout, MARGIN, FOOT, 0);
        g_object_unref(layout);
    }
    if (as_of != NULL) {
        PangoLayout *layout = layout_new(cover, "Source Sans 3,", 20, as_of);
        show_line(cover, layout, WIDTH - MARGIN, FOOT, 1);
        g_object_unref(layout);
    }
}

static void
draw(const Cover *cover)
{
    set_colour(cover->cr, 0xffffff);
    cairo_paint(cover->cr);
    cairo_scale(cover->cr, SCALE, SCALE);
    draw_band(cover);
    draw_title(cover);
    draw_strip(cover);
    draw_foot(cover);
}

GBytes *
ds_book_cover(const DsBook *book, GError **error)
{
    PangoFontMap *map = ds_font_map_new(error);
    if (map == NULL)
        return NULL;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH * SCALE, HEIGHT * SCALE);
    Cover cover = {.book = book,
                   .cr = cairo_create(surface),
                   .context = ds_font_map_context(map, book->document->language)};
    GBytes *bytes = NULL;

    draw(&cover);
    cairo_surface_flush(surface);
    if (cairo_status(cover.cr) == CAIRO_STATUS_SUCCESS)
        bytes = ds_png_write(cairo_image_surface_get_data(surface),
                             (gsize)cairo_image_surface_get_stride(surface), WIDTH * SCALE,
                             HEIGHT * SCALE, palette, G_N_ELEMENTS(palette), error);
    else
        g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "the cover cannot be drawn");
    cairo_destroy(cover.cr);
    cairo_surface_destroy(surface);
    g_object_unref(cover.context);
    g_object_unref(map);
    return bytes;
}
