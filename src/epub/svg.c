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

void
ds_xhtml_timeline_svg(DsXhtml *x, const DsNode *timeline)
{
    g_autoptr(GArray) shapes = ds_strip_shapes(timeline, &metrics);
    g_autofree gchar *title = ds_node_dup_words(timeline);
    g_autofree gchar *box = g_strdup_printf("0 -%d %d %d", ABOVE, WIDTH, ABOVE + BELOW);

    ds_xml_open(x->xml, "svg");
    ds_xml_attribute(x->xml, "xmlns", "http://www.w3.org/2000/svg");
    ds_xml_attribute(x->xml, "class", "strip");
    ds_xml_attribute(x->xml, "viewBox", box);
    ds_xml_attribute(x->xml, "role", "img");
    ds_xml_attribute(x->xml, "aria-labelledby", "strip-title");
    ds_xml_open(x->xml, "title");
    ds_xml_attribute(x->xml, "id", "strip-title");
    ds_xml_text(x->xml, title);
    ds_xml_close(x->xml);
    for (guint i = 0; i < shapes->len; i++) {
        const DsStripFigure figure =
            ds_strip_figure(&g_array_index(shapes, DsStripShape, i), LINE);
        if (figure.is_round)
            write_circle(x->xml, &figure);
        else
            write_rectangle(x->xml, &figure);
    }
    ds_xml_close(x->xml);
}
