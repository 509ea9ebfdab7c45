#include "pdf/draw.h"

#include "pdf/syntax.h"

/* How far the control points of a quarter of a circle stand off, in parts of 10 000 of its
 * radius: 4/3 (√2 − 1). */
#define KAPPA 5523

void
ds_pdf_pen_init(DsPdfPen *pen, GString *out, DsUnit height)
{
    *pen = (DsPdfPen){.out = out, .height = height, .width = -1};
}

/* One component for grey: "x x x rg" prints with three plates what "x g" prints with one. */
static void
append_colour(GString *out, DsColour colour, const gchar *grey, const gchar *rgb)
{
    const guint parts[] = {colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF};
    const gboolean is_grey = parts[0] == parts[1] && parts[1] == parts[2];

    for (guint i = 0; i < (is_grey ? 1 : G_N_ELEMENTS(parts)); i++) {
        ds_pdf_append_milli(out, (parts[i] * 2000 + 255) / 510);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, is_grey ? grey : rgb);
    g_string_append_c(out, '\n');
}

void
ds_pdf_pen_fill(DsPdfPen *pen, DsColour colour)
{
    if (pen->fill != colour)
        append_colour(pen->out, colour, "g", "rg");
    pen->fill = colour;
}

static void
set_stroke(DsPdfPen *pen, DsColour colour, DsUnit width, gint cap)
{
    if (pen->stroke != colour)
        append_colour(pen->out, colour, "G", "RG");
    if (pen->width != width) {
        ds_pdf_append_centi(pen->out, width);
        g_string_append(pen->out, " w\n");
    }
    if (pen->cap != cap)
        g_string_append_printf(pen->out, "%d J\n", cap);
    pen->stroke = colour;
    pen->width = width;
    pen->cap = cap;
}

static void
append_pair(DsPdfPen *pen, DsUnit x, DsUnit y)
{
    ds_pdf_append_centi(pen->out, x);
    g_string_append_c(pen->out, ' ');
    ds_pdf_append_centi(pen->out, pen->height - y);
    g_string_append_c(pen->out, ' ');
}

static void
append_line(DsPdfPen *pen, DsUnit x, DsUnit y, DsUnit to_x, DsUnit to_y)
{
    append_pair(pen, x, y);
    g_string_append(pen->out, "m ");
    append_pair(pen, to_x, to_y);
    g_string_append(pen->out, "l S\n");
}

static void
append_rectangle(DsPdfPen *pen, DsUnit x, DsUnit y, DsUnit w, DsUnit h)
{
    append_pair(pen, x, y + h);
    ds_pdf_append_centi(pen->out, w);
    g_string_append_c(pen->out, ' ');
    ds_pdf_append_centi(pen->out, h);
    g_string_append(pen->out, " re ");
}

/* A quarter of a circle from one unit vector to the next, around (x, y). */
static void
append_quarter(
    DsPdfPen *pen, DsUnit x, DsUnit y, DsUnit r, gint from_x, gint from_y, gint to_x, gint to_y)
{
    const DsUnit k = (DsUnit)((gint64)r * KAPPA / 10000);

    append_pair(pen, x + r * from_x + k * to_x, y + r * from_y + k * to_y);
    append_pair(pen, x + r * to_x + k * from_x, y + r * to_y + k * from_y);
    append_pair(pen, x + r * to_x, y + r * to_y);
    g_string_append(pen->out, "c ");
}

/* From the top of a circle over its left or right to its bottom. */
static void
append_half(DsPdfPen *pen, DsUnit x, DsUnit y, DsUnit r, gint side)
{
    append_quarter(pen, x, y, r, 0, -1, side, 0);
    append_quarter(pen, x, y, r, side, 0, 0, 1);
}

/* Moves the origin, so that figures of one kind are the same operators wherever they are. */
static void
begin_figure(DsPdfPen *pen, const DsBox *box)
{
    g_string_append(pen->out, "q 1 0 0 1 ");
    append_pair(pen, box->x, box->y);
    g_string_append(pen->out, "cm\n");
}

static void
end_figure(DsPdfPen *pen, const gchar *paint)
{
    g_string_append(pen->out, paint);
    g_string_append(pen->out, " Q\n");
}

static void
draw_half(DsPdfPen *pen, const DsBox *box, gint side)
{
    const DsUnit x = 0, y = pen->height; /* where the origin is now */

    ds_pdf_pen_fill(pen, box->colour);
    begin_figure(pen, box);
    append_pair(pen, x, y - box->w);
    g_string_append(pen->out, "m ");
    append_half(pen, x, y, box->w, side);
    end_figure(pen, "f");
}

static void
draw_ring(DsPdfPen *pen, const DsBox *box)
{
    const DsUnit r = box->w - box->stroke / 2;
    const DsUnit x = 0, y = pen->height;

    set_stroke(pen, box->colour, box->stroke, 0);
    begin_figure(pen, box);
    append_pair(pen, x, y - r);
    g_string_append(pen->out, "m ");
    append_half(pen, x, y, r, 1);
    append_quarter(pen, x, y, r, 0, 1, -1, 0);
    append_quarter(pen, x, y, r, -1, 0, 0, -1);
    end_figure(pen, "s");
}

static void
draw_frame(DsPdfPen *pen, const DsBox *box)
{
    const DsUnit half = box->stroke / 2;

    set_stroke(pen, box->colour, box->stroke, 0);
    append_rectangle(pen, box->x + half, box->y + half, box->w - box->stroke,
                     box->h - box->stroke);
    g_string_append(pen->out, "S\n");
}

/* A line along an axis is painted as what it covers: programs that draw strokes no thinner than
 * a dot of the screen would show a hairline as black as a heavy rule. */
static void
draw_line(DsPdfPen *pen, const DsBox *box)
{
    const DsUnit half = box->stroke / 2;

    if (box->w != 0 && box->h != 0) {
        set_stroke(pen, box->colour, box->stroke, 0);
        append_line(pen, box->x, box->y, box->x + box->w, box->y + box->h);
        return;
    }
    ds_pdf_pen_fill(pen, box->colour);
    if (box->h == 0)
        append_rectangle(pen, MIN(box->x, box->x + box->w), box->y - half, ABS(box->w),
                         box->stroke);
    else
        append_rectangle(pen, box->x - half, MIN(box->y, box->y + box->h), box->stroke,
                         ABS(box->h));
    g_string_append(pen->out, "f\n");
}

void
ds_pdf_draw(DsPdfPen *pen, const DsBox *box)
{
    switch (box->kind) {
    case DS_BOX_GLYPHS:
        break;
    case DS_BOX_RECT:
        ds_pdf_pen_fill(pen, box->colour);
        append_rectangle(pen, box->x, box->y, box->w, box->h);
        g_string_append(pen->out, "f\n");
        break;
    case DS_BOX_FRAME:
        draw_frame(pen, box);
        break;
    case DS_BOX_LINE:
        draw_line(pen, box);
        break;
    case DS_BOX_DISC:
        /* a point under a round pen (ISO 32000-1, 8.5.3.2) */
        set_stroke(pen, box->colour, 2 * box->w, 1);
        append_line(pen, box->x, box->y, box->x, box->y);
        break;
    case DS_BOX_RING:
        draw_ring(pen, box);
        break;
    case DS_BOX_HALF_LEFT:
        draw_half(pen, box, -1);
        break;
    case DS_BOX_HALF_RIGHT:
        draw_half(pen, box, 1);
        break;
    }
}
