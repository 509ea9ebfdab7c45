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

/* A match is worth most in the row above. So the window holds some twenty rows, and the search
 * goes as far back as one row of blanks is long: half the time of the best level for a
 * hundredth of the size. */
#define WINDOW_BITS 13
#define GOOD_LENGTH 16
#define MAX_LENGTH  258
#define MAX_CHAIN   450

static gboolean
start(z_stream *stream)
{
    return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, WINDOW_BITS, 8,
                        Z_DEFAULT_STRATEGY) == Z_OK &&
           deflateTune(stream, GOOD_LENGTH, MAX_LENGTH, MAX_LENGTH, MAX_CHAIN) == Z_OK;
}

static gboolean
feed(z_stream *stream, GByteArray *out, guint8 *data, guint n, int flush)
{
    guint8 chunk[4096];
    int result;

    stream->next_in = data;
    stream->avail_in = n;
    do {
        stream->next_out = chunk;
        stream->avail_out = sizeof chunk;
        result = deflate(stream, flush);
        g_byte_array_append(out, chunk, (guint)(sizeof chunk - stream->avail_out));
    } while (stream->avail_out == 0);
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
}

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
    const guint n = 1 + (width + 1) / 2;
    g_autofree guint8 *row = g_malloc(n);
    g_autoptr(GByteArray) out = g_byte_array_new();
    z_stream stream = {0};
    gboolean ok = start(&stream);

    for (guint y = 0; ok && y < height; y++) {
        pack_row(row, pixels + y * stride, width);
        ok = feed(&stream, out, row, n, Z_NO_FLUSH);
    }
    ok = ok && feed(&stream, out, NULL, 0, Z_FINISH);
    deflateEnd(&stream);
    return ok ? g_steal_pointer(&out) : NULL;
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
    g_autoptr(GByteArray) packed = pack(pixels, stride, width, height);

    if (packed == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "the cover cannot be compressed");
        return NULL;
    }
    GByteArray *out = g_byte_array_new();
    append_header(out, width, height);
    append_palette(out, palette, n_colours);
    append_chunk(out, "IDAT", packed->data, packed->len);
    append_chunk(out, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes(out);
}
