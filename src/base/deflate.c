#include "base/deflate.h"

#include <libdeflate.h>

/* Shorter ones are packed as fast as they are found. */
#define LEAST_KEPT 256

struct DsDeflater {
    struct libdeflate_compressor *compressor;
    gint level;
    DsPackings *packings; /* or NULL */
};

static const struct {
    gsize (*bound)(struct libdeflate_compressor *, gsize);
    gsize (*compress)(struct libdeflate_compressor *, const void *, gsize, void *, gsize);
} formats[] = {
    [DS_DEFLATE_RAW] = {libdeflate_deflate_compress_bound, libdeflate_deflate_compress},
    [DS_DEFLATE_ZLIB] = {libdeflate_zlib_compress_bound, libdeflate_zlib_compress},
};

DsDeflater *
ds_deflater_new(gint level, DsPackings *packings)
{
    g_return_val_if_fail(level >= 1 && level <= DS_DEFLATE_BEST, NULL);

    DsDeflater *deflater = g_new(DsDeflater, 1);
    deflater->level = level;
    deflater->packings = packings;
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

static void
pack(DsDeflater *deflater, DsDeflateFormat format, const void *data, gsize n, GByteArray *out)
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

void
ds_deflate(
    DsDeflater *deflater, DsDeflateFormat format, const void *data, gsize n, GByteArray *out)
{
    const guint start = out->len;
    gsize n_kept = 0;

    if (deflater->packings == NULL || n < LEAST_KEPT) {
        pack(deflater, format, data, n, out);
        return;
    }
    const DsPackingKey key =
        ds_packing_key(data, n, (guint64)deflater->level << 8 | (guint64)format);
    const guint8 *kept = ds_packings_lookup(deflater->packings, key, &n_kept);
    if (kept != NULL) {
        g_byte_array_append(out, kept, (guint)n_kept);
        return;
    }
    pack(deflater, format, data, n, out);
    ds_packings_add(deflater->packings, key, out->data + start, out->len - start);
}

guintptr
ds_deflate_place(void)
{
    return (guintptr)libdeflate_deflate_compress;
}

guint32
ds_crc32(guint32 crc, const void *data, gsize n)
{
    return libdeflate_crc32(crc, data, n);
}
