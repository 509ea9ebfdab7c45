/* The cover: a red band with the series, the title, the timeline without words. It is drawn in
 * one channel, as ink on paper; the colours come last, few of them, since every further shade
 * costs kilobytes. */
#include <cairo.h>

#include <string.h>

#include <dossier/error.h>

#include "doc/labels.h"
#include "epub/book.h"
#include "epub/cover_title.h"
#include "epub/letters.h"
#include "epub/png.h"
#include "epub/strip.h"

/* The drawing's units: 400 × 600. Two pixels each are as many as a reader's page has. */
#define WIDTH  400
#define HEIGHT 600
#define SCALE  2
#define MARGIN 32
#define TEXT   (WIDTH - 2 * MARGIN)
#define BAND   164
#define TITLE  220
#define AXIS   460
#define FOOT   568

#define SERIES_SIZE       66
#define ORGANISATION_SIZE 15
#define FOOT_SIZE         20

/* What ink looks like: on white paper, and white in the red band. An amount is a colour of its
 * own where it is drawn on purpose; every other one is an edge, for which one grey is enough.
 */
typedef struct {
    guint8 ink;
    guint32 colour;
    gboolean is_edge;
} Tone;

static const Tone paper[] = {{0, 0xffffff, TRUE},
                             {46, 0xd1d1d1, FALSE}, /* K18: K14 vanishes on e-ink */
                             {110, 0x919191, TRUE},
                             {158, 0x616161, FALSE}, /* K62 */
                             {255, 0x000000, TRUE}};
static const Tone band[] = {{0, 0x9b1b22, TRUE}, {128, 0xcd8d91, TRUE}, {255, 0xffffff, TRUE}};

#define N_PAPER G_N_ELEMENTS(paper)
#define N_BAND  G_N_ELEMENTS(band)

typedef struct {
    const DsBook *book;
    cairo_t *cr;
    DsLetters *regular, *semibold, *bold, *display;
} Cover;

static void
set_ink(cairo_t *cr, guint8 ink)
{
    cairo_set_source_rgba(cr, 0, 0, 0, ink / 255.0);
}

/* The text in one line, smaller when it would not fit. */
static void
show_fitted(
    const Cover *cover, const DsLetters *face, gdouble size, gdouble y, const gchar *text)
{
    const gdouble width = ds_letters_width(face, text) * size;

    ds_letters_show(face, cover->cr, width > TEXT ? size * TEXT / width : size, MARGIN, y,
                    text);
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

    if (organisation != NULL)
        show_fitted(cover, cover->semibold, ORGANISATION_SIZE, 52, organisation);
    if (series != NULL)
        show_fitted(cover, cover->bold, SERIES_SIZE, 130, series);
}

static void
draw_title(const Cover *cover)
{
    DsCoverTitle title;

    ds_cover_title_set(&title, cover->display, cover->book->pack, cover->book->document->title,
                       TEXT, TITLE);
    for (guint i = 0; i < title.lines->len; i++)
        ds_letters_show(cover->display, cover->cr, title.size, MARGIN,
                        BAND + (1.2 + i) * title.leading,
                        (const gchar *)g_ptr_array_index(title.lines, i));
    ds_cover_title_clear(&title);
}

static void
trace_figure(cairo_t *cr, const DsStripFigure *figure)
{
    cairo_new_path(cr);
    if (figure->is_round)
        cairo_arc(cr, figure->x, figure->y, figure->w, 0, 2 * G_PI);
    else
        cairo_rectangle(cr, figure->x, figure->y, figure->w, figure->h);
}

/* Marks get a white edge, so that the axis does not run into them. */
static void
clear_under(cairo_t *cr, const DsStripFigure *figure)
{
    cairo_set_operator(cr, CAIRO_OPERATOR_DEST_OUT);
    set_ink(cr, 255);
    cairo_set_line_width(cr, 2);
    cairo_stroke_preserve(cr);
    cairo_fill_preserve(cr);
    cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
}

static void
draw_figure(cairo_t *cr, const DsStripFigure *figure)
{
    static const guint8 inks[] = {
        [DS_STRIP_FULL] = 255, [DS_STRIP_DARK] = 158, [DS_STRIP_LIGHT] = 46};

    trace_figure(cr, figure);
    if (figure->is_mark)
        clear_under(cr, figure);
    set_ink(cr, inks[figure->tone]);
    if (!figure->is_ring) {
        cairo_fill(cr);
        return;
    }
    cairo_set_line_width(cr, figure->h);
    cairo_new_path(cr);
    cairo_arc(cr, figure->x, figure->y, figure->w - figure->h / 2, 0, 2 * G_PI);
    cairo_stroke(cr);
}

#define LINE 1.2

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
    for (guint i = 0; i < shapes->len; i++) {
        const DsStripFigure figure =
            ds_strip_figure(&g_array_index(shapes, DsStripShape, i), LINE);
        draw_figure(cover->cr, &figure);
    }
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

    if (issue != NULL)
        ds_letters_show(cover->semibold, cover->cr, FOOT_SIZE, MARGIN, FOOT, issue);
    if (as_of != NULL) {
        const gdouble width = ds_letters_width(cover->regular, as_of) * FOOT_SIZE;
        ds_letters_show(cover->regular, cover->cr, FOOT_SIZE, WIDTH - MARGIN - width, FOOT,
                        as_of);
    }
}

static void
draw(const Cover *cover)
{
    cairo_scale(cover->cr, SCALE, SCALE);
    set_ink(cover->cr, 255);
    draw_band(cover);
    draw_title(cover);
    draw_strip(cover);
    set_ink(cover->cr, 255);
    draw_foot(cover);
}

static guint
nearest(const Tone *tones, guint n, guint ink)
{
    guint best = 0;

    for (guint i = 0; i < n; i++) {
        if (tones[i].ink == ink)
            return i;
        if (tones[i].is_edge &&
            ABS((gint)tones[i].ink - (gint)ink) < ABS((gint)tones[best].ink - (gint)ink))
            best = i;
    }
    return best;
}

/* Ink to colours, in place. */
static void
colour(guint8 *pixels, gsize stride)
{
    guint8 in_band[256], on_paper[256];

    for (guint ink = 0; ink < 256; ink++) {
        in_band[ink] = (guint8)nearest(band, N_BAND, ink);
        on_paper[ink] = (guint8)(N_BAND + nearest(paper, N_PAPER, ink));
    }
    for (gsize y = 0; y < HEIGHT * SCALE; y++) {
        const guint8 *map = y < BAND * SCALE ? in_band : on_paper;
        for (gsize x = 0; x < WIDTH * SCALE; x++)
            pixels[y * stride + x] = map[pixels[y * stride + x]];
    }
}

static GBytes *
picture_of(cairo_surface_t *surface)
{
    guint32 palette[N_BAND + N_PAPER];
    const gsize stride = (gsize)cairo_image_surface_get_stride(surface);
    guint8 *pixels = cairo_image_surface_get_data(surface);

    for (gsize i = 0; i < N_BAND; i++)
        palette[i] = band[i].colour;
    for (gsize i = 0; i < N_PAPER; i++)
        palette[N_BAND + i] = paper[i].colour;
    colour(pixels, stride);
    return ds_png_write(pixels, stride, WIDTH * SCALE, HEIGHT * SCALE, palette,
                        G_N_ELEMENTS(palette));
}

static gboolean
load_faces(Cover *cover, GError **error)
{
    const struct {
        const gchar *font;
        DsLetters **face;
    } faces[] = {{"fonts/SourceSans3-Regular.ttf", &cover->regular},
                 {"fonts/SourceSans3-Semibold.ttf", &cover->semibold},
                 {"fonts/SourceSans3-Bold.ttf", &cover->bold},
                 {"fonts/SourceSerif4Display-Semibold.ttf", &cover->display}};

    for (gsize i = 0; i < G_N_ELEMENTS(faces); i++) {
        *faces[i].face = ds_letters_new(faces[i].font, cover->book->document->language, error);
        if (*faces[i].face == NULL)
            return FALSE;
    }
    return TRUE;
}

GBytes *
ds_book_cover(const DsBook *book, GError **error)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, WIDTH * SCALE, HEIGHT * SCALE);
    Cover cover = {.book = book, .cr = cairo_create(surface)};
    GBytes *bytes = NULL;

    if (load_faces(&cover, error)) {
        draw(&cover);
        cairo_surface_flush(surface);
        if (cairo_status(cover.cr) == CAIRO_STATUS_SUCCESS)
            bytes = picture_of(surface);
        else
            g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "the cover cannot be drawn");
    }
    ds_letters_free(cover.regular);
    ds_letters_free(cover.semibold);
    ds_letters_free(cover.bold);
    ds_letters_free(cover.display);
    cairo_destroy(cover.cr);
    cairo_surface_destroy(surface);
    return bytes;
}
