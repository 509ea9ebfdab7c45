#include "epub/png.h"

#include <string.h>
#include <zlib.h>

#include <dossier/error.h>

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
    append_u32(out, (guint32)crc32(0, out->data + start, out->len - start));
}

static guint
distance(guint32 a, guint32 b)
{
    guint sum = 0;

    for (guint shift = 0; shift <= 16; shift += 8) {
        const gint d = (gint)((a >> shift) & 0xff) - (gint)((b >> shift) & 0xff);
        sum += (guint)(d * d);
    }
    return sum;
}

static guint8
nearest(guint32 pixel, const guint32 *palette, guint n_colours)
{
    guint8 best = 0;

    for (guint i = 1; i < n_colours; i++) {
        if (distance(pixel, palette[i]) < distance(pixel, palette[best]))
            best = (guint8)i;
    }
    return best;
}

/* Two pixels a byte; runs of one colour are the rule. */
static void
pack_row(
    guint8 *row, const guint32 *pixels, guint width, const guint32 *palette, guint n_colours)
{
    guint32 last = pixels[0] & 0xffffff;
    guint8 index = nearest(last, palette, n_colours);

    memset(row, 0, (width + 1) / 2);
    for (guint x = 0; x < width; x++) {
        const guint32 pixel = pixels[x] & 0xffffff;
        if (pixel != last) {
            last = pixel;
            index = nearest(pixel, palette, n_colours);
        }
        row[x / 2] = (guint8)(row[x / 2] | (x % 2 == 0 ? index << 4 : index));
    }
}

/* All rows, each behind its filter byte: 0, as flat pictures need none. */
static guint8 *
pack_rows(const guint8 *pixels,
          gsize stride,
          guint width,
          guint height,
          const guint32 *palette,
          guint n_colours,
          gsize *n)
{
    const gsize row_bytes = 1 + (width + 1) / 2;
    guint8 *rows = g_malloc(row_bytes * height);

    for (guint y = 0; y < height; y++) {
        guint8 *row = rows + y * row_bytes;
        const guint32 *line = (const guint32 *)(const void *)(pixels + y * stride);
        row[0] = 0;
        /* Most rows of a page repeat the one above. */
        if (y > 0 && memcmp(line, pixels + (y - 1) * stride, width * sizeof(guint32)) == 0)
            memcpy(row, row - row_bytes, row_bytes);
        else
            pack_row(row + 1, line, width, palette, n_colours);
    }
    *n = row_bytes * height;
    return rows;
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

GBytes *
ds_png_write(const guint8 *pixels,
             gsize stride,
             guint width,
             guint height,
             const guint32 *palette,
             guint n_colours,
             GError **error)
{
    gsize n = 0;
    g_autofree guint8 *rows = pack_rows(pixels, stride, width, height, palette, n_colours, &n);
    uLongf n_packed = compressBound(n);
    g_autofree guint8 *packed = g_malloc(n_packed);

    if (compress2(packed, &n_packed, rows, n, 6) != Z_OK) {
        g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "the cover cannot be compressed");
        return NULL;
    }
    GByteArray *out = g_byte_array_new();
    append_header(out, width, height);
    append_palette(out, palette, n_colours);
    append_chunk(out, "IDAT", packed, n_packed);
    append_chunk(out, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes(out);
}
