#include "base/deflate.h"

#include <libdeflate.h>

struct DsDeflater {
    struct libdeflate_compressor *compressor;
};

static const struct {
    gsize (*bound)(struct libdeflate_compressor *, gsize);
    gsize (*compress)(struct libdeflate_compressor *, const void *, gsize, void *, gsize);
} formats[] = {
    [DS_DEFLATE_RAW] = {libdeflate_deflate_compress_bound, libdeflate_deflate_compress},
    [DS_DEFLATE_ZLIB] = {libdeflate_zlib_compress_bound, libdeflate_zlib_compress},
};

DsDeflater *
ds_deflater_new(gint level)
{
    g_return_val_if_fail(level >= 1 && level <= DS_DEFLATE_BEST, NULL);

    DsDeflater *deflater = g_new(DsDeflater, 1);
    deflater->compressor = libdeflate_alloc_compressor(level);
    if (deflater->compressor == NULL)
        g_error("no memory to pack with"); /* as g_malloc() ends when there is none */
    return deflater;
}

void
ds_deflater_free(DsDeflater *deflater)
{
    if (deflater == NULL)
        return;
    libdeflate_free_compressor(deflater->compressor);
    g_free(deflater);
}

void
ds_deflate(
    DsDeflater *deflater, DsDeflateFormat format, const void *data, gsize n, GByteArray *out)
{
    const gsize bound = formats[format].bound(deflater->compressor, n);
    const guint start = out->len;

    g_assert(bound <= G_MAXUINT - start);
    g_byte_array_set_size(out, start + (guint)bound);
    const gsize packed =
        formats[format].compress(deflater->compressor, data, n, out->data + start, bound);
    g_assert(packed > 0); /* the bound makes room for every input */
    g_byte_array_set_size(out, start + (guint)packed);
}

const gchar *
ds_deflate_version(void)
{
    return LIBDEFLATE_VERSION_STRING;
}

guint32
ds_crc32(guint32 crc, const void *data, gsize n)
{
    return libdeflate_crc32(crc, data, n);
}
