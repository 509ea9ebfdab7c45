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

/* A part of a composite glyph. */
typedef struct {
    const guint8 *bytes;
    gsize n;
    guint flags, glyph;
} Part;

/* Reads the part at a place; FALSE when it is not all there. */
static gboolean
read_part(Part *part, const guint8 *glyph, gsize n, gsize at)
{
    if (n < at + 4)
        return FALSE;
    part->bytes = glyph + at;
    part->flags = get_16(glyph + at);
    part->glyph = get_16(glyph + at + 2);
    part->n = component_size(part->flags);
    return n >= at + part->n;
}

static gboolean
is_composite(const guint8 *glyph, gsize n)
{
    return n >= GLYPH_HEADER_SIZE && get_16(glyph) >= 0x8000;
}

gboolean
ds_pdf_font_list_parts(GArray *parts, const guint8 *glyph, gsize n)
{
    Part part = {.flags = MORE_COMPONENTS};

    if (!is_composite(glyph, n))
        return TRUE;
    for (gsize at = GLYPH_HEADER_SIZE; part.flags & MORE_COMPONENTS; at += part.n) {
        if (!read_part(&part, glyph, n, at))
            return FALSE;
        g_array_append_val(parts, part.glyph);
    }
    return TRUE;
}

/* header, components; instructions, if any, after the last */
static gboolean
append_composite(GByteArray *out, const guint8 *glyph, gsize n, const GArray *places)
{
    Part part = {.flags = MORE_COMPONENTS};

    g_byte_array_append(out, glyph, GLYPH_HEADER_SIZE);
    for (gsize at = GLYPH_HEADER_SIZE; part.flags & MORE_COMPONENTS; at += part.n) {
        if (!read_part(&part, glyph, n, at) || part.glyph >= places->len)
            return FALSE;
        append_16(out, part.flags & ~(guint)HAS_INSTRUCTIONS);
        append_16(out, g_array_index(places, guint, part.glyph));
        g_byte_array_append(out, part.bytes + 4, (guint)part.n - 4);
    }
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
    const gboolean done = is_composite(glyph, n) ? append_composite(out, glyph, n, places)
                                                 : append_simple(out, glyph, n, get_16(glyph));
    if (out->len % 2 != 0)
        g_byte_array_append(out, &zero, 1);
    return done;
}
