#include "app/fingerprint.h"

#include <string.h>
#include <sys/stat.h>

typedef struct {
    GChecksum *sum;
    const DsOwnPaths *excluded;
    GPtrArray *folders;
    guint depth;
} Walk;

#define DEEPEST 64

static gint
compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

static void
add_file(Walk *walk, const gchar *path, const struct stat *status)
{
    g_autofree gchar *line = g_strdup_printf(
        "%s\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld %" G_GUINT64_FORMAT "\n", path,
        (gint64)status->st_size, (gint64)status->st_mtim.tv_sec, status->st_mtim.tv_nsec,
        (guint64)status->st_ino);

    g_checksum_update(walk->sum, (const guchar *)line, -1);
}

static void walk_folder(Walk *walk, const gchar *folder);

static gboolean
walk_path(Walk *walk, const gchar *path)
{
    struct stat status;

    if (lstat(path, &status) != 0)
        return FALSE;
    if (ds_own_paths_has(walk->excluded, path))
        return TRUE;
    if (S_ISDIR(status.st_mode))
        walk_folder(walk, path);
    else if (S_ISREG(status.st_mode))
        add_file(walk, path, &status);
    return TRUE;
}

static void
walk_folder(Walk *walk, const gchar *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const gchar *name;

    if (dir == NULL || walk->depth >= DEEPEST)
        return;
    if (walk->folders != NULL)
        g_ptr_array_add(walk->folders, g_strdup(folder));
    while ((name = g_dir_read_name(dir)) != NULL)
        if (name[0] != '.')
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(names, compare_strings);
    walk->depth++;
    for (guint i = 0; i < names->len; i++)
        walk_path(walk, (const gchar *)g_ptr_array_index(names, i));
    walk->depth--;
}

gchar *
ds_fingerprint(const gchar *const *inputs,
               const DsOwnPaths *excluded,
               GPtrArray *folders,
               guint *n_missing)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    Walk walk = {sum, excluded, folders, 0};

    *n_missing = 0;
    for (const gchar *const *input = inputs; *input != NULL; input++) {
        if (!walk_path(&walk, *input))
            (*n_missing)++;
        if (folders != NULL && !g_file_test(*input, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(folders, g_path_get_dirname(*input));
    }
    return g_strdup(g_checksum_get_string(sum));
}
