#include "epub/png.h"

#include "base/deflate.h"

static void
append_u32(GByteArray *out, guint32 value)
{
    const guint32 big = GUINT32_TO_BE(value);

    g_byte_array_append(out, (const guint8 *)&big, 4);
}

static void
append_chunk(GByteArray *out, const gchar *type, const guint8 *data, gsize n)
{
    append_u32(out, (guint32)n);
    const guint start = out->len;
    g_byte_array_append(out, (const guint8 *)type, 4);
    if (n > 0)
        g_byte_array_append(out, data, (guint)n);
    append_u32(out, ds_crc32(0, out->data + start, out->len - start));
}

static void
append_header(GByteArray *out, guint width, guint height)
{
    static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /* 4 bits a pixel, palette, deflate, no interlacing */
    static const guint8 kind[] = {4, 3, 0, 0, 0};
    g_autoptr(GByteArray) header = g_byte_array_new();

    append_u32(header, width);
    append_u32(header, height);
    g_byte_array_append(header, kind, sizeof kind);
    g_byte_array_append(out, signature, sizeof signature);
    append_chunk(out, "IHDR", header->data, header->len);
}

static void
append_palette(GByteArray *out, const guint32 *palette, guint n_colours)
{
    g_autoptr(GByteArray) colours = g_byte_array_new();

    for (guint i = 0; i < n_colours; i++) {
        const guint8 rgb[] = {(guint8)(palette[i] >> 16), (guint8)(palette[i] >> 8),
                              (guint8)palette[i]};
        g_byte_array_append(colours, rgb, sizeof rgb);
    }
    append_chunk(out, "PLTE", colours->data, colours->len);
}

/* The rows of a drawing are alike for long: level 9 finds one kilobyte in nine more, and takes
 * five times as long for it, which was a twentieth of all a small report costs. */
#define LEVEL 6

/* Two pixels a byte, behind the filter byte: 0, as flat pictures need none. */
static void
pack_row(guint8 *row, const guint8 *line, guint width)
{
    row[0] = 0;
    for (guint x = 0; x + 1 < width; x += 2)
        row[1 + x / 2] = (guint8)(line[x] << 4 | line[x + 1]);
    if (width % 2 != 0)
        row[1 + width / 2] = (guint8)(line[width - 1] << 4);
}

static GByteArray *
pack(const guint8 *pixels, gsize stride, guint width, guint height)
{
    const gsize n = 1 + (width + 1) / 2;
    g_autofree guint8 *rows = (guint8 *)g_malloc(n * MAX(height, 1));
    g_autoptr(DsDeflater) deflater = ds_deflater_new(LEVEL, NULL);
    GByteArray *out = g_byte_array_new();

    for (guint y = 0; y < height; y++)
        pack_row(rows + y * n, pixels + y * stride, width);
    ds_deflate(deflater, DS_DEFLATE_ZLIB, rows, n * height, out);
    return out;
}

GBytes *
ds_png_write(const guint8 *pixels,
             gsize stride,
             guint width,
             guint height,
             const guint32 *palette,
             guint n_colours)
{
    g_autoptr(GByteArray) packed = pack(pixels, stride, width, height);

    GByteArray *out = g_byte_array_new();
    append_header(out, width, height);
    append_palette(out, palette, n_colours);
    append_chunk(out, "IDAT", packed->data, packed->len);
    append_chunk(out, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes(out);
}
