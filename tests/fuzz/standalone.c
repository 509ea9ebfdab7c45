/* Runs a harness over files and folders, in any build. A path that is not there, and a folder
 * without a file, fail: a corpus that got lost must not pass. */
#include <string.h>

#include "fuzz.h"

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

static gboolean
run_file(const gchar *path)
{
    g_autofree gchar *bytes = NULL;
    g_autoptr(GError) error = NULL;
    gsize n = 0;

    if (!g_file_get_contents(path, &bytes, &n, &error)) {
        g_printerr("%s\n", error->message);
        return FALSE;
    }
    /* A copy of just that size, so that reading one byte too far is seen. */
    g_autofree guint8 *exact = g_memdup2(bytes, n);
    g_print("%s\n", path);
    LLVMFuzzerTestOneInput(exact, n);
    return TRUE;
}

static gboolean
run_folder(const gchar *path, GDir *folder)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    gboolean done = TRUE;

    for (const gchar *name; (name = g_dir_read_name(folder)) != NULL;)
        g_ptr_array_add(files, g_build_filename(path, name, NULL));
    g_ptr_array_sort(files, compare_names);
    for (guint i = 0; i < files->len; i++)
        done &= run_file(g_ptr_array_index(files, i));
    if (files->len == 0)
        g_printerr("%s: there is no file\n", path);
    return done && files->len > 0;
}

static gboolean
run_path(const gchar *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);

    return folder != NULL ? run_folder(path, folder) : run_file(path);
}

int
main(int argc, char **argv)
{
    gboolean done = argc > 1;

    for (int i = 1; i < argc; i++)
        done &= run_path(argv[i]);
    return done ? 0 : 1;
}
