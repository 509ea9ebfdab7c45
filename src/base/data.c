#include "base/data.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <dossier/error.h>

#define RESOURCE_ROOT "/dossier/"

/* The GResource bundle that the build includes (cmake/DossierData.cmake). */
extern const gchar ds_data_bundle_start[];
extern const gchar ds_data_bundle_end[];

/* The bundle is parsed once per process: a constant of the program, not state. */
static GResource *
bundle(void)
{
    static gsize once = 0;

    if (g_once_init_enter(&once)) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(
            ds_data_bundle_start, (gsize)(ds_data_bundle_end - ds_data_bundle_start));
        GResource *resource = g_resource_new_from_data(bytes, NULL);
        g_assert(resource != NULL);
        g_once_init_leave(&once, (gsize)resource);
    }
    return (GResource *)once;
}

/* NULL when there is none. */
static const gchar *
override_folder(void)
{
    const gchar *folder = g_getenv("DOSSIER_DATA");

    return folder != NULL && *folder != '\0' ? folder : NULL;
}

gboolean
ds_data_is_overridden(void)
{
    return override_folder() != NULL;
}

static gchar *
override_path(const gchar *name)
{
    const gchar *folder = override_folder();

    return folder != NULL ? g_build_filename(folder, name, NULL) : NULL;
}

GBytes *
ds_data_load(const gchar *name, GError **error)
{
    g_autofree gchar *path = override_path(name);

    if (path != NULL && g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        gchar *contents = NULL;
        gsize n = 0;
        if (!g_file_get_contents(path, &contents, &n, error))
            return NULL;
        return g_bytes_new_take(contents, n);
    }

    g_autofree gchar *resource = g_strconcat(RESOURCE_ROOT, name, NULL);
    GBytes *bytes =
        g_resource_lookup_data(bundle(), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    if (bytes == NULL)
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "there is no data file \"%s\"", name);
    return bytes;
}

void
ds_data_let_go(GBytes *bytes)
{
    const gsize page = (gsize)sysconf(_SC_PAGESIZE);
    gsize n = 0;
    const guintptr start = (guintptr)g_bytes_get_data(bytes, &n);
    const guintptr first = (start + page - 1) / page * page, end = (start + n) / page * page;

    if (start >= (guintptr)ds_data_bundle_start && start < (guintptr)ds_data_bundle_end &&
        first < end)
        madvise((void *)first, end - first, MADV_DONTNEED);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

static void
collect(GHashTable *names, GPtrArray *sorted, const gchar *name)
{
    if (g_str_has_suffix(name, "/") || g_hash_table_contains(names, name))
        return;
    gchar *copy = g_strdup(name);
    g_hash_table_add(names, copy);
    g_ptr_array_add(sorted, copy);
}

gchar **
ds_data_list(const gchar *folder)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *sorted = g_ptr_array_new();
    g_autofree gchar *path = override_path(folder);
    g_autofree gchar *resource = g_strconcat(RESOURCE_ROOT, folder, NULL);
    g_autoptr(GDir) directory = path != NULL ? g_dir_open(path, 0, NULL) : NULL;
    const gchar *entry;

    while (directory != NULL && (entry = g_dir_read_name(directory)) != NULL)
        collect(names, sorted, entry);
    g_auto(GStrv) built_in =
        g_resource_enumerate_children(bundle(), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    for (gchar **name = built_in; name != NULL && *name != NULL; name++)
        collect(names, sorted, *name);
    g_ptr_array_sort(sorted, compare_names);
    g_ptr_array_add(sorted, NULL);
    return (gchar **)g_ptr_array_free(sorted, FALSE);
}

gboolean
ds_data_has(const gchar *name)
{
    g_autoptr(GBytes) bytes = ds_data_load(name, NULL);

    return bytes != NULL;
}
