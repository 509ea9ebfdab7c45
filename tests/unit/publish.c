/* Publishing: all outputs or none, and nothing left behind. */
#include <glib.h>
#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/publish.h"

typedef struct {
    gchar *folder, *a, *b;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data)
{
    f->folder = g_dir_make_tmp("dossier-XXXXXX", NULL);
    f->a = g_build_filename(f->folder, "a.pdf", NULL);
    f->b = g_build_filename(f->folder, "b.epub", NULL);
    g_assert_true(g_file_set_contents(f->a, "old a", -1, NULL));
}

static void
tear_down(Fixture *f, gconstpointer data)
{
    g_unlink(f->a);
    g_unlink(f->b);
    g_rmdir(f->folder);
    g_free(f->folder);
    g_free(f->a);
    g_free(f->b);
}

static void
assert_contents(const gchar *path, const gchar *expected)
{
    g_autofree gchar *contents = NULL;

    g_assert_true(g_file_get_contents(path, &contents, NULL, NULL));
    g_assert_cmpstr(contents, ==, expected);
}

static guint
count_files(const gchar *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;

    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static void
test_replaces_all(Fixture *f, gconstpointer data)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("new", 3);
    const DsOutput outputs[] = {{f->a, bytes, NULL}, {f->b, bytes, NULL}};
    guint n = 0;

    g_assert_true(ds_publish(outputs, 2, FALSE, &n, NULL));
    g_assert_cmpuint(n, ==, 2);
    assert_contents(f->a, "new");
    assert_contents(f->b, "new");
    g_assert_cmpuint(count_files(f->folder), ==, 2);
}

static void
test_fails_whole(Fixture *f, gconstpointer data)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("new", 3);
    g_autofree gchar *nowhere = g_build_filename(f->folder, "no", "such", "x.epub", NULL);
    const DsOutput outputs[] = {{f->a, bytes, NULL}, {nowhere, bytes, NULL}};
    g_autoptr(GError) error = NULL;

    g_assert_false(ds_publish(outputs, 2, FALSE, NULL, &error));
    g_assert_nonnull(strstr(error->message, "x.epub"));
    assert_contents(f->a, "old a");
    g_assert_cmpuint(count_files(f->folder), ==, 1);
}

static void
test_same_bytes_are_left_alone(Fixture *f, gconstpointer data)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("old a", 5);
    const DsOutput outputs[] = {{f->a, bytes, NULL}};
    guint n = 9;

    g_assert_true(ds_publish(outputs, 1, TRUE, &n, NULL));
    g_assert_cmpuint(n, ==, 0);
}

static void
test_keeps_link_and_mode(Fixture *f, gconstpointer data)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("new", 3);
    const DsOutput outputs[] = {{f->b, bytes, NULL}};
    struct stat after;

    g_assert_cmpint(chmod(f->a, 0640), ==, 0);
    g_assert_cmpint(symlink("a.pdf", f->b), ==, 0);
    g_assert_true(ds_publish(outputs, 1, FALSE, NULL, NULL));
    assert_contents(f->a, "new");
    g_assert_true(g_file_test(f->b, G_FILE_TEST_IS_SYMLINK));
    g_assert_cmpint(stat(f->a, &after), ==, 0);
    g_assert_cmpuint(after.st_mode & 07777, ==, 0640);
}

static void
test_full_device(Fixture *f, gconstpointer data)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("new", 3);
    const DsOutput outputs[] = {{"/dev/full", bytes, NULL}};
    g_autoptr(GError) error = NULL;

    g_assert_false(ds_publish(outputs, 1, FALSE, NULL, &error));
    g_assert_nonnull(error);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/publish/replaces-all", Fixture, NULL, set_up, test_replaces_all, tear_down);
    g_test_add("/publish/fails-whole", Fixture, NULL, set_up, test_fails_whole, tear_down);
    g_test_add("/publish/same-bytes-are-left-alone", Fixture, NULL, set_up,
               test_same_bytes_are_left_alone, tear_down);
    g_test_add("/publish/keeps-link-and-mode", Fixture, NULL, set_up, test_keeps_link_and_mode,
               tear_down);
    g_test_add("/publish/full-device", Fixture, NULL, set_up, test_full_device, tear_down);
    return g_test_run();
}
