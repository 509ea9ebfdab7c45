/* Packed bytes: zlib reads them back, and they are the same every time. */
#include <string.h>
#include <zlib.h>

#include "base/deflate.h"

#define N_BYTES 70000

/* Words of a few letters, then noise: what packs well and what does not. */
static GBytes *
sample(gsize n)
{
    guint8 *data = (guint8 *)g_malloc(n + 1);
    guint32 state = 1;

    for (gsize i = 0; i < n; i++) {
        state = state * 1664525u + 1013904223u;
        data[i] =
            i < n / 2 ? (guint8) "an tinh thanh "[(state >> 24) % 14] : (guint8)(state >> 24);
    }
    return g_bytes_new_take(data, n);
}

static void
assert_unpacks(GBytes *bytes, DsDeflateFormat format, const GByteArray *packed, guint start)
{
    gsize n = 0;
    const void *expected = g_bytes_get_data(bytes, &n);
    g_autofree guint8 *got = (guint8 *)g_malloc(n + 1);
    z_stream stream = {.next_in = packed->data + start, .avail_in = packed->len - start};

    stream.next_out = got;
    stream.avail_out = (uInt)n + 1;
    g_assert_cmpint(inflateInit2(&stream, format == DS_DEFLATE_RAW ? -15 : 15), ==, Z_OK);
    g_assert_cmpint(inflate(&stream, Z_FINISH), ==, Z_STREAM_END);
    g_assert_cmpuint(stream.avail_in, ==, 0);
    g_assert_cmpuint(stream.total_out, ==, n);
    g_assert_true(n == 0 || memcmp(got, expected, n) == 0);
    inflateEnd(&stream);
}

static void
test_zlib_reads_it(void)
{
    static const gsize sizes[] = {0, 1, 2, 100, 5000, N_BYTES};

    for (gint level = 1; level <= DS_DEFLATE_BEST; level++) {
        g_autoptr(DsDeflater) deflater = ds_deflater_new(level);
        for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
            for (DsDeflateFormat format = DS_DEFLATE_RAW; format <= DS_DEFLATE_ZLIB; format++) {
                g_autoptr(GBytes) bytes = sample(sizes[i]);
                g_autoptr(GByteArray) packed = g_byte_array_new();
                gsize n = 0;
                const void *data = g_bytes_get_data(bytes, &n);
                g_byte_array_append(packed, (const guint8 *)"before", 6);
                ds_deflate(deflater, format, data, n, packed);
                g_assert_cmpint(memcmp(packed->data, "before", 6), ==, 0);
                assert_unpacks(bytes, format, packed, 6);
            }
    }
}

static void
test_same_bytes_whatever_came_before(void)
{
    g_autoptr(GBytes) bytes = sample(N_BYTES), other = sample(30000);
    const void *data = g_bytes_get_data(bytes, NULL);

    for (gint level = 1; level <= DS_DEFLATE_BEST; level++) {
        g_autoptr(DsDeflater) fresh = ds_deflater_new(level), used = ds_deflater_new(level);
        g_autoptr(GByteArray) first = g_byte_array_new();
        g_autoptr(GByteArray) second = g_byte_array_new();
        ds_deflate(used, DS_DEFLATE_ZLIB, g_bytes_get_data(other, NULL), 30000, second);
        g_byte_array_set_size(second, 0);
        ds_deflate(fresh, DS_DEFLATE_RAW, data, N_BYTES, first);
        ds_deflate(used, DS_DEFLATE_RAW, data, N_BYTES, second);
        g_assert_cmpuint(first->len, ==, second->len);
        g_assert_cmpint(memcmp(first->data, second->data, first->len), ==, 0);
    }
}

static void
test_crc(void)
{
    g_assert_cmphex(ds_crc32(0, NULL, 0), ==, 0);
    g_assert_cmphex(ds_crc32(0, "123456789", 9), ==, 0xcbf43926);
    g_assert_cmphex(ds_crc32(ds_crc32(0, "1234", 4), "56789", 5), ==, 0xcbf43926);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/deflate/zlib-reads-it", test_zlib_reads_it);
    g_test_add_func("/deflate/same-bytes-whatever-came-before",
                    test_same_bytes_whatever_came_before);
    g_test_add_func("/deflate/crc-is-that-of-zip", test_crc);
    return g_test_run();
}
