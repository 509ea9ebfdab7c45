#include "pdf/font_bytes.h"

/* Flags of a component of a composite glyph. */
#define ARGS_ARE_WORDS    0x0001
#define HAS_SCALE         0x0008
#define MORE_COMPONENTS   0x0020
#define HAS_XY_SCALE      0x0040
#define HAS_TWO_BY_TWO    0x0080
#define HAS_INSTRUCTIONS  0x0100
#define GLYPH_HEADER_SIZE 10

/* header, end points of contours, number of instructions, instructions, points */
static gboolean
append_simple(GByteArray *out, const guint8 *glyph, gsize n, guint n_contours)
{
    const gsize head = GLYPH_HEADER_SIZE + 2 * (gsize)n_contours;

    if (n < head + 2 || n < head + 2 + get_16(glyph + head))
        return FALSE;
    const gsize rest = head + 2 + get_16(glyph + head);
    g_byte_array_append(out, glyph, (guint)head);
    append_16(out, 0);
    g_byte_array_append(out, glyph + rest, (guint)(n - rest));
    return TRUE;
}

static gsize
component_size(guint flags)
{
    gsize size = flags & ARGS_ARE_WORDS ? 8 : 6;

    if (flags & HAS_SCALE)
        size += 2;
    else if (flags & HAS_XY_SCALE)
        size += 4;
    else if (flags & HAS_TWO_BY_TWO)
        size += 8;
    return size;
}

/* header, components; instructions, if any, after the last */
static gboolean
append_composite(GByteArray *out, const guint8 *glyph, gsize n, const GArray *places)
{
    gsize at = GLYPH_HEADER_SIZE;
    guint flags;

    g_byte_array_append(out, glyph, GLYPH_HEADER_SIZE);
    do {
        if (n < at + 2)
            return FALSE;
        flags = get_16(glyph + at);
        const gsize size = component_size(flags);
        if (n < at + size)
            return FALSE;
        const guint part = get_16(glyph + at + 2);
        if (part >= places->len)
            return FALSE;
        append_16(out, flags & ~(guint)HAS_INSTRUCTIONS);
        append_16(out, g_array_index(places, guint, part));
        g_byte_array_append(out, glyph + at + 4, (guint)size - 4);
        at += size;
    } while (flags & MORE_COMPONENTS);
    return TRUE;
}

gboolean
ds_pdf_font_append_glyph(GByteArray *out, const guint8 *glyph, gsize n, const GArray *places)
{
    static const guint8 zero = 0;

    if (n == 0)
        return TRUE;
    if (n < GLYPH_HEADER_SIZE)
        return FALSE;
    const guint n_contours = get_16(glyph);
    const gboolean done = n_contours < 0x8000 ? append_simple(out, glyph, n, n_contours)
                                              : append_composite(out, glyph, n, places);
    if (out->len % 2 != 0)
        g_byte_array_append(out, &zero, 1);
    return done;
}
