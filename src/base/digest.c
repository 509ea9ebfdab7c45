#include "base/digest.h"

#include <nettle/base16.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

struct DsSha256 {
    struct sha256_ctx state;
};

DsSha256 *
ds_sha256_new(void)
{
    DsSha256 *sum = g_new(DsSha256, 1);

    sha256_init(&sum->state);
    return sum;
}

void
ds_sha256_add(DsSha256 *sum, const void *data, gsize n)
{
    if (n > 0)
        sha256_update(&sum->state, n, (const guint8 *)data);
}

gchar *
ds_sha256_finish(DsSha256 *sum)
{
    guint8 digest[SHA256_DIGEST_SIZE];
    gchar *hex = (gchar *)g_malloc0(BASE16_ENCODE_LENGTH(sizeof digest) + 1);

    sha256_digest(&sum->state, sizeof digest, digest);
    base16_encode_update(hex, sizeof digest, digest);
    g_free(sum);
    return hex;
}

gchar *
ds_sha256(const void *data, gsize n)
{
    DsSha256 *sum = ds_sha256_new();

    ds_sha256_add(sum, data, n);
    return ds_sha256_finish(sum);
}

gchar *
ds_sha256_bytes(GBytes *bytes)
{
    gsize n = 0;
    const void *data = g_bytes_get_data(bytes, &n);

    return ds_sha256(data, n);
}

void
ds_sha1(const void *first,
        gsize n_first,
        const void *second,
        gsize n_second,
        guint8 digest[DS_SHA1_BYTES])
{
    struct sha1_ctx state;

    sha1_init(&state);
    sha1_update(&state, n_first, (const guint8 *)first);
    if (n_second > 0)
        sha1_update(&state, n_second, (const guint8 *)second);
    sha1_digest(&state, DS_SHA1_BYTES, digest);
}
