/* The timeline as SVG. It follows the text's colour, so that it can be seen at night. */
#include "epub/strip.h"
#include "epub/xhtml.h"

#define WIDTH 482
#define ABOVE 40
#define BELOW 76

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
write_rectangle(DsXml *xml, gdouble x, gdouble y, gdouble w, gdouble h, const gchar *opacity)
{
    ds_xml_open(xml, "rect");
    number(xml, "x", x);
    number(xml, "y", y);
    number(xml, "width", w);
    number(xml, "height", h);
    ds_xml_attribute(xml, "fill", "currentColor");
    ds_xml_attribute(xml, "fill-opacity", opacity);
    ds_xml_close(xml);
}

static void
write_circle(DsXml *xml, const DsStripShape *shape)
{
    const gboolean ring = shape->kind == DS_STRIP_RING;

    ds_xml_open(xml, "circle");
    number(xml, "cx", shape->x);
    number(xml, "cy", shape->y);
    number(xml, "r", ring ? shape->w - 0.5 : shape->w);
    ds_xml_attribute(xml, "fill", ring ? "none" : "currentColor");
    if (ring) {
        ds_xml_attribute(xml, "stroke", "currentColor");
        ds_xml_attribute(xml, "stroke-width", "1");
    }
    ds_xml_close(xml);
}

static void
write_shape(DsXml *xml, const DsStripShape *shape)
{
    const gdouble r = shape->w;

    switch (shape->kind) {
    case DS_STRIP_AXIS:
        write_rectangle(xml, shape->x, -0.5, shape->w, 1, NULL);
        break;
    case DS_STRIP_TICK:
        write_rectangle(xml, shape->x, 0, 0.5, shape->h, NULL);
        break;
    case DS_STRIP_SQUARE:
        write_rectangle(xml, shape->x - 0.78 * r, shape->y - r, 1.56 * r, 2 * r, NULL);
        break;
    case DS_STRIP_YEAR:
        write_rectangle(xml, shape->x, shape->y, shape->w, shape->h, "0.65");
        break;
    case DS_STRIP_PERIOD:
        write_rectangle(xml, shape->x, shape->y, shape->w, shape->h, "0.25");
        break;
    default:
        write_circle(xml, shape);
    }
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
    for (guint i = 0; i < shapes->len; i++)
        write_shape(x->xml, &g_array_index(shapes, DsStripShape, i));
    ds_xml_close(x->xml);
}
