/* The timeline as SVG. It follows the text's colour, so that it can be seen at night. */
#include "epub/strip.h"
#include "epub/xhtml.h"

#define WIDTH 482
#define ABOVE 40
#define BELOW 76
#define LINE  1.0

static const DsStripMetrics metrics = {.early = 108,
                                       .gap = 18,
                                       .tail = 356,
                                       .radius = 2.8,
                                       .pitch = 6.6,
                                       .bar = 6,
                                       .lane = 11,
                                       .first_lane = 14,
                                       .max_rows = 5,
                                       .max_lanes = 5};

static void
number(DsXml *xml, const gchar *name, gdouble value)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];

    ds_xml_attribute(xml, name, g_ascii_formatd(text, sizeof text, "%.2f", value));
}

static void
write_rectangle(DsXml *xml, const DsStripFigure *figure)
{
    static const gchar *const opacity[] = {
        [DS_STRIP_FULL] = NULL, [DS_STRIP_DARK] = "0.65", [DS_STRIP_LIGHT] = "0.25"};

    ds_xml_open(xml, "rect");
    number(xml, "x", figure->x);
    number(xml, "y", figure->y);
    number(xml, "width", figure->w);
    number(xml, "height", figure->h);
    ds_xml_attribute(xml, "fill", "currentColor");
    ds_xml_attribute(xml, "fill-opacity", opacity[figure->tone]);
    ds_xml_close(xml);
}

static void
write_circle(DsXml *xml, const DsStripFigure *figure)
{
    ds_xml_open(xml, "circle");
    number(xml, "cx", figure->x);
    number(xml, "cy", figure->y);
    number(xml, "r", figure->is_ring ? figure->w - figure->h / 2 : figure->w);
    ds_xml_attribute(xml, "fill", figure->is_ring ? "none" : "currentColor");
    if (figure->is_ring) {
        ds_xml_attribute(xml, "stroke", "currentColor");
        number(xml, "stroke-width", figure->h);
    }
    ds_xml_close(xml);
}

static void
write_shape(DsXml *xml, const DsStripShape *shape)
{
    const DsStripFigure figure = ds_strip_figure(shape, LINE);

    if (figure.is_round)
        write_circle(xml, &figure);
    else
        write_rectangle(xml, &figure);
}

static void
open_svg(DsXml *xml, const gchar *class, const gchar *box)
{
    ds_xml_open(xml, "svg");
    ds_xml_attribute(xml, "xmlns", "http://www.w3.org/2000/svg");
    ds_xml_attribute(xml, "class", class);
    ds_xml_attribute(xml, "viewBox", box);
}

void
ds_xhtml_timeline_svg(DsXhtml *x, const DsNode *timeline)
{
    g_autoptr(GArray) shapes = ds_strip_shapes(timeline, &metrics);
    g_autofree gchar *title = ds_node_dup_words(timeline);
    g_autofree gchar *box = g_strdup_printf("0 -%d %d %d", ABOVE, WIDTH, ABOVE + BELOW);

    open_svg(x->xml, "strip", box);
    ds_xml_attribute(x->xml, "role", "img");
    ds_xml_attribute(x->xml, "aria-labelledby", "strip-title");
    ds_xml_open(x->xml, "title");
    ds_xml_attribute(x->xml, "id", "strip-title");
    ds_xml_text(x->xml, title);
    ds_xml_close(x->xml);
    for (guint i = 0; i < shapes->len; i++)
        write_shape(x->xml, &g_array_index(shapes, DsStripShape, i));
    ds_xml_close(x->xml);
}

static const struct {
    const gchar *name;
    DsStripShape shape; /* in a box of 14 by 8 */
} keys[] = {
    {"day", {DS_STRIP_DOT, 7, 4, 2.8, 0}},       {"month", {DS_STRIP_SQUARE, 7, 4, 2.8, 0}},
    {"year", {DS_STRIP_YEAR, 0, 1, 14, 6}},      {"period", {DS_STRIP_PERIOD, 0, 1, 14, 6}},
    {"inferred", {DS_STRIP_RING, 7, 4, 2.8, 0}},
};

/* The shape of a row of the key is told by the words beside it. */
static void
write_key_shape(DsXml *xml, const gchar *name)
{
    open_svg(xml, "key", "0 0 14 8");
    ds_xml_attribute(xml, "aria-hidden", "true");
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (g_strcmp0(keys[i].name, name) == 0)
            write_shape(xml, &keys[i].shape);
    }
    ds_xml_close(xml);
}

void
ds_xhtml_timeline_key(DsXhtml *x, const DsSlice *slice)
{
    ds_xml_open(x->xml, "p");
    ds_xml_attribute(x->xml, "class", "note");
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *child = ds_slice_child(slice, i);
        if (!ds_node_is(child, "timeline-key"))
            continue;
        ds_xml_open(x->xml, "span");
        ds_xml_attribute(x->xml, "class", "nw");
        write_key_shape(x->xml, child->name);
        ds_xml_text(x->xml, "\u00A0");
        ds_xhtml_words(x, child);
        ds_xml_close(x->xml);
        ds_xml_text(x->xml, " \u00A0 ");
    }
    ds_xml_close(x->xml);
}
