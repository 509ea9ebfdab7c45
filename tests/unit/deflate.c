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
        g_autoptr(DsDeflater) deflater = ds_deflater_new(level, NULL);
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
        g_autoptr(DsDeflater) fresh = ds_deflater_new(level, NULL),
                              used = ds_deflater_new(level, NULL);
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

/* Packs the sample and a letter with packings that may know them. */
static GByteArray *
pack_with(DsPackings *packings, gsize n, const gchar *more)
{
    g_autoptr(DsDeflater) deflater = ds_deflater_new(DS_DEFLATE_GOOD, packings);
    g_autoptr(GBytes) bytes = sample(n);
    g_autoptr(GString) data = g_string_new(more);
    GByteArray *out = g_byte_array_new();

    g_string_append_len(data, (const gchar *)g_bytes_get_data(bytes, NULL), (gssize)n);
    ds_deflate(deflater, DS_DEFLATE_RAW, data->str, data->len, out);
    return out;
}

static void
assert_packs_alike(DsPackings *packings, const gchar *more)
{
    for (gsize n = 0; n < 3000; n += 250) {
        g_autoptr(GByteArray) clean = pack_with(NULL, n, more);
        g_autoptr(GByteArray) got = pack_with(packings, n, more);
        g_assert_cmpuint(clean->len, ==, got->len);
        g_assert_cmpint(memcmp(clean->data, got->data, got->len), ==, 0);
    }
}

static DsPackings *
load(GBytes *bytes)
{
    DsPackings *packings = ds_packings_new();

    g_assert_true(ds_packings_load(packings, bytes));
    return packings;
}

static void
test_kept_streams_are_those_packed(void)
{
    g_autoptr(DsPackings) first = ds_packings_new();

    g_assert_null(ds_packings_save(first));
    assert_packs_alike(first, "a");
    g_autoptr(GBytes) saved = ds_packings_save(first);
    g_autoptr(DsPackings) second = load(saved);
    assert_packs_alike(second, "a");
    g_assert_null(ds_packings_save(second)); /* nothing new, nothing left over */
    assert_packs_alike(second, "b");
    g_autoptr(GBytes) both = ds_packings_save(second);
    g_assert_cmpuint(g_bytes_get_size(both), >, g_bytes_get_size(saved));
    g_autoptr(DsPackings) third = load(both);
    assert_packs_alike(third, "b");
    g_autoptr(GBytes) half = ds_packings_save(third); /* what was not asked for is gone */
    g_assert_cmpuint(g_bytes_get_size(half), <, g_bytes_get_size(both));
    g_autoptr(DsPackings) fourth = load(half);
    assert_packs_alike(fourth, "b");
    g_assert_null(ds_packings_save(fourth));
}

/* Kept for one level or format, a stream is not given for another. */
static void
test_levels_are_told_apart(void)
{
    g_autoptr(DsPackings) packings = ds_packings_new();
    g_autoptr(GBytes) bytes = sample(3000);
    const void *data = g_bytes_get_data(bytes, NULL);

    for (gint i = 0; i < 2 * DS_DEFLATE_BEST * 2; i++) {
        const gint level = 1 + i % DS_DEFLATE_BEST;
        const DsDeflateFormat format =
            i / DS_DEFLATE_BEST % 2 == 0 ? DS_DEFLATE_RAW : DS_DEFLATE_ZLIB;
        g_autoptr(DsDeflater) clean = ds_deflater_new(level, NULL);
        g_autoptr(DsDeflater) keeping = ds_deflater_new(level, packings);
        g_autoptr(GByteArray) expected = g_byte_array_new();
        g_autoptr(GByteArray) got = g_byte_array_new();
        ds_deflate(clean, format, data, 3000, expected);
        ds_deflate(keeping, format, data, 3000, got);
        g_assert_cmpuint(expected->len, ==, got->len);
        g_assert_cmpint(memcmp(expected->data, got->data, got->len), ==, 0);
    }
}

static void
test_what_is_not_whole_is_not_loaded(void)
{
    g_autoptr(DsPackings) packings = ds_packings_new();

    assert_packs_alike(packings, "a");
    g_autoptr(GBytes) saved = ds_packings_save(packings);
    const gsize n = g_bytes_get_size(saved);
    for (gsize length = 0; length < n; length++) {
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(saved, 0, length);
        g_autoptr(DsPackings) none = ds_packings_new();
        g_assert_false(ds_packings_load(none, part));
    }
    for (gsize i = 0; i < 8; i++) {
        gsize size = 0;
        guint8 *data =
            (guint8 *)g_bytes_unref_to_data(g_bytes_new_from_bytes(saved, 0, n), &size);
        data[i] ^= 0xFF;
        g_autoptr(GBytes) other = g_bytes_new_take(data, size);
        g_autoptr(DsPackings) none = ds_packings_new();
        g_assert_false(ds_packings_load(none, other));
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
    g_test_add_func("/deflate/kept-streams-are-those-packed",
                    test_kept_streams_are_those_packed);
    g_test_add_func("/deflate/levels-are-told-apart", test_levels_are_told_apart);
    g_test_add_func("/deflate/what-is-not-whole-is-not-loaded",
                    test_what_is_not_whole_is_not_loaded);
    g_test_add_func("/deflate/crc-is-that-of-zip", test_crc);
    return g_test_run();
}
