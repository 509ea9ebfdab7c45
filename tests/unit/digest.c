/* SHA-256 and SHA-1 as FIPS 180-4 gives it, whole and in pieces. */
#include <glib.h>

#include <string.h>

#include "base/digest.h"

static void
test_examples(void)
{
    g_autofree gchar *empty = ds_sha256(NULL, 0);
    g_autofree gchar *abc = ds_sha256("abc", 3);

    g_assert_cmpstr(empty, ==,
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    g_assert_cmpstr(abc, ==,
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* GLib's own, of all lengths around a block. */
static void
test_lengths(void)
{
    gchar data[300];

    for (gsize i = 0; i < sizeof data; i++)
        data[i] = (gchar)(i * 37 >> 1);
    for (gsize n = 0; n <= sizeof data; n++) {
        DsSha256 *sum = ds_sha256_new();
        g_autoptr(GBytes) bytes = g_bytes_new(data, n);
        ds_sha256_add(sum, data, n / 3);
        ds_sha256_add(sum, data + n / 3, n - n / 3);
        g_autofree gchar *pieces = ds_sha256_finish(sum);
        g_autofree gchar *whole = ds_sha256_bytes(bytes);
        g_autofree gchar *glib = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
        g_assert_cmpstr(pieces, ==, glib);
        g_assert_cmpstr(whole, ==, glib);
    }
}

static void
test_two_pieces(void)
{
    static const guint8 expected[DS_SHA1_BYTES] = {0xa9, 0x99, 0x3e, 0x36, 0x47, 0x06, 0x81,
                                                   0x6a, 0xba, 0x3e, 0x25, 0x71, 0x78, 0x50,
                                                   0xc2, 0x6c, 0x9c, 0xd0, 0xd8, 0x9d};
    guint8 digest[DS_SHA1_BYTES];

    ds_sha1("a", 1, "bc", 2, digest);
    g_assert_true(memcmp(digest, expected, sizeof expected) == 0);
    ds_sha1("abc", 3, NULL, 0, digest);
    g_assert_true(memcmp(digest, expected, sizeof expected) == 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sha1/two-pieces", test_two_pieces);
    g_test_add_func("/sha256/examples-of-the-standard", test_examples);
    g_test_add_func("/sha256/any-length-and-pieces", test_lengths);
    return g_test_run();
}
