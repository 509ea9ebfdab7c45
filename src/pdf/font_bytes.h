/* Numbers of TrueType tables, and glyphs without their instructions. */
#ifndef DS_PDF_FONT_BYTES_H
#define DS_PDF_FONT_BYTES_H

#include <glib.h>

static inline guint
get_16(const guint8 *p)
{
    return (guint)p[0] << 8 | p[1];
}

static inline guint32
get_32(const guint8 *p)
{
    return (guint32)get_16(p) << 16 | get_16(p + 2);
}

static inline void
set_16(guint8 *p, guint value)
{
    p[0] = (guint8)(value >> 8);
    p[1] = (guint8)value;
}

static inline void
set_32(guint8 *p, guint32 value)
{
    set_16(p, value >> 16);
    set_16(p + 2, value & 0xFFFF);
}

static inline void
append_16(GByteArray *out, guint value)
{
    guint8 bytes[2];

    set_16(bytes, value);
    g_byte_array_append(out, bytes, sizeof bytes);
}

static inline void
append_32(GByteArray *out, guint32 value)
{
    append_16(out, value >> 16);
    append_16(out, value & 0xFFFF);
}

/* Appends the numbers (guint) of the glyphs that a glyph is made of. FALSE when it cannot be
 * understood. */
gboolean ds_pdf_font_list_parts(GArray *parts, const guint8 *glyph, gsize n);

/* Appends a glyph, its parts renumbered by places (an array of guint), padded to an even
 * length. FALSE when it cannot be understood. */
gboolean
ds_pdf_font_append_glyph(GByteArray *out, const guint8 *glyph, gsize n, const GArray *places);

#endif
