/* Bytes that are written in order, in memory or in a file. */
#include <glib.h>

#include <string.h>

#include "base/spool.h"

#define N_BYTES ((gsize)1500007)

static gboolean
append(const gchar *data, gsize n, gpointer all)
{
    g_string_append_len((GString *)all, data, (gssize)n);
    return TRUE;
}

static gboolean
stop(const gchar *data, gsize n, gpointer count)
{
    (void)data;
    (void)n;
    (*(guint *)count)++;
    return FALSE;
}

static void
assert_same(const gchar *a, gsize n_a, const gchar *b, gsize n_b)
{
    g_assert_cmpuint(n_a, ==, n_b);
    g_assert_true(memcmp(a, b, n_a) == 0);
}

/* In pieces of growing size, read before the end and after it. */
static void
test_bytes(gconstpointer n_in_memory)
{
    g_autoptr(DsSpool) spool = ds_spool_new(GPOINTER_TO_SIZE(n_in_memory));
    g_autofree gchar *bytes = g_malloc(N_BYTES);
    GString *all = g_string_new(NULL);
    guint count = 0;

    for (gsize i = 0; i < N_BYTES; i++)
        bytes[i] = (gchar)(i * 2654435761u >> 13);
    for (gsize at = 0, n; at < N_BYTES; at += n) {
        n = MIN(N_BYTES - at, at / 2 + 1);
        ds_spool_append(spool, bytes + at, n);
        g_assert_cmpuint(ds_spool_size(spool), ==, at + n);
    }
    g_assert_true(ds_spool_each(spool, append, all));
    assert_same(all->str, all->len, bytes, N_BYTES);
    g_assert_false(ds_spool_each(spool, stop, &count));
    g_assert_cmpuint(count, ==, 1);

    g_autoptr(GBytes) whole = ds_spool_bytes(spool);
    g_autoptr(GBytes) again = ds_spool_bytes(spool);
    assert_same((const gchar *)g_bytes_get_data(whole, NULL), g_bytes_get_size(whole), bytes,
                N_BYTES);
    g_assert_true(g_bytes_equal(whole, again));
    g_assert_cmpuint(ds_spool_size(spool), ==, N_BYTES);
    g_string_truncate(all, 0);
    g_assert_true(ds_spool_each(spool, append, all));
    assert_same(all->str, all->len, bytes, N_BYTES);
    g_string_free(all, TRUE);

    g_autofree gchar *sum = ds_spool_dup_sha256(spool);
    g_autofree gchar *expected = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, whole);
    g_assert_cmpstr(sum, ==, expected);
}

static void
test_empty(void)
{
    g_autoptr(DsSpool) spool = ds_spool_new(0);
    g_autoptr(GBytes) whole = ds_spool_bytes(spool);
    guint count = 0;

    g_assert_cmpuint(g_bytes_get_size(whole), ==, 0);
    ds_spool_each(spool, stop, &count);
    g_assert_cmpuint(ds_spool_size(spool), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/spool/in-memory", GSIZE_TO_POINTER(1 << 24), test_bytes);
    g_test_add_data_func("/spool/in-a-file", GSIZE_TO_POINTER(1000), test_bytes);
    g_test_add_func("/spool/empty", test_empty);
    return g_test_run();
}
