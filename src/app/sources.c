#include "app/sources.h"

#include <glob.h>
#include <string.h>

#include <dossier/error.h>

#include "app/layers.h"
#include "app/targets.h"
#include "base/digest.h"
#include "corpus/known.h"

static const gchar *const beside_names[DS_N_BESIDE] = {
    [DS_BESIDE_NAMES] = "names.tsv",
    [DS_BESIDE_DATES] = "dates.tsv",
    [DS_BESIDE_DROP] = "drop.txt",
    [DS_BESIDE_PINS] = "pins.tsv",
};

const gchar *
ds_beside_name(DsBesideKind kind)
{
    return beside_names[kind];
}

/* A name with wildcards that is no file's is resolved here, for shells that do not. */
static void
add_name(GStrvBuilder *names, const gchar *name)
{
    glob_t found;

    if (strpbrk(name, "*?[") == NULL || g_file_test(name, G_FILE_TEST_EXISTS) ||
        glob(name, 0, NULL, &found) != 0) {
        g_strv_builder_add(names, name);
        return;
    }
    for (gsize i = 0; i < found.gl_pathc; i++)
        g_strv_builder_add(names, found.gl_pathv[i]);
    globfree(&found);
}

static gboolean
add_listed(GStrvBuilder *names, const DsOptions *options, GError **error)
{
    const gboolean is_stdin = g_str_equal(options->files_from, "-");
    const gchar *path = is_stdin ? "/dev/stdin" : options->files_from;
    const gchar separator = options->nul_separated ? '\0' : '\n';
    g_autoptr(GError) wrong = NULL;
    g_autofree gchar *text = NULL;
    gsize n = 0;

    if (!g_file_get_contents(path, &text, &n, &wrong)) {
        g_set_error(error, DS_ERROR, DS_ERROR_NO_INPUT, "--files-from: %s", wrong->message);
        return FALSE;
    }
    for (gsize start = 0; start < n;) {
        const gchar *end = (const gchar *)memchr(text + start, separator, n - start);
        const gsize length = end != NULL ? (gsize)(end - text) - start : n - start;
        g_autofree gchar *name = g_strndup(text + start, length);
        if (*name != '\0')
            g_strv_builder_add(names, name); /* lists are exact: no wildcards */
        start += length + 1;
    }
    return TRUE;
}

gchar **
ds_sources_names(const DsOptions *options, GError **error)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();

    for (gchar **input = options->inputs; *input != NULL; input++)
        add_name(names, *input);
    if (options->files_from != NULL && !add_listed(names, options, error))
        return NULL;
    return g_strv_builder_end(names);
}

static void
load_beside(DsSources *sources)
{
    const gchar *first = sources->names[0];

    if (first == NULL || g_str_equal(first, "-"))
        return;
    g_autofree gchar *folder = ds_layers_folder(first);
    for (guint i = 0; i < DS_N_BESIDE; i++) {
        gchar *contents = NULL;
        gsize n = 0;
        sources->beside[i].path = g_build_filename(folder, beside_names[i], NULL);
        if (g_file_get_contents(sources->beside[i].path, &contents, &n, NULL))
            sources->beside[i].bytes = g_bytes_new_take(contents, n);
    }
}

/* Outputs of an earlier run may lie among the sources, and drop.txt looks like one. */
static gboolean
leave_out_ours(const DsOptions *options, DsSources *sources, GError **error)
{
    g_autoptr(DsOwnPaths) own = ds_own_paths_new(options, error);

    if (own == NULL)
        return FALSE;
    for (guint i = 0; i < DS_N_BESIDE; i++)
        if (sources->beside[i].bytes != NULL)
            ds_own_paths_add(own, sources->beside[i].path);
    for (guint i = sources->inputs->len; i > 0; i--) {
        const DsInput *input = (const DsInput *)g_ptr_array_index(sources->inputs, i - 1);
        if (ds_own_paths_has(own, input->path))
            g_ptr_array_remove_index(sources->inputs, i - 1);
    }
    return TRUE;
}

DsSources *
ds_sources_find(const DsOptions *options, DsDiag *diag, GError **error)
{
    g_autoptr(DsSources) sources = g_new0(DsSources, 1);

    sources->names = ds_sources_names(options, error);
    if (sources->names == NULL)
        return NULL;
    sources->inputs = ds_scan((const gchar *const *)sources->names, diag, error);
    if (sources->inputs == NULL)
        return NULL;
    load_beside(sources);
    return leave_out_ours(options, sources, error) ? g_steal_pointer(&sources) : NULL;
}

static gboolean
is_beside(const DsSources *sources, const gchar *path)
{
    g_autofree gchar *canonical = g_canonicalize_filename(path, NULL);
    gboolean found = FALSE;

    for (guint i = 0; i < DS_N_BESIDE && !found; i++)
        if (sources->beside[i].bytes != NULL) {
            g_autofree gchar *other = g_canonicalize_filename(sources->beside[i].path, NULL);
            found = g_str_equal(canonical, other);
        }
    return found;
}

static void
leave_out_beside(DsSources *sources)
{
    for (guint i = sources->inputs->len; i > 0; i--)
        if (is_beside(sources,
                      ((const DsInput *)g_ptr_array_index(sources->inputs, i - 1))->path))
            g_ptr_array_remove_index(sources->inputs, i - 1);
}

DsSources *
ds_sources_of(const gchar *const *names, DsDiag *diag, GError **error)
{
    g_autoptr(DsSources) sources = g_new0(DsSources, 1);

    sources->names = g_strdupv((gchar **)names);
    sources->inputs = ds_scan(names, diag, error);
    if (sources->inputs == NULL)
        return NULL;
    load_beside(sources);
    leave_out_beside(sources);
    return g_steal_pointer(&sources);
}

void
ds_sources_tell(const DsSources *sources, DsPack *pack, DsDiag *diag)
{
    if (sources->beside[DS_BESIDE_DROP].bytes != NULL)
        ds_known_read_drop(pack, sources->beside[DS_BESIDE_DROP].path,
                           sources->beside[DS_BESIDE_DROP].bytes, diag);
    if (sources->beside[DS_BESIDE_DATES].bytes != NULL)
        ds_known_read_dates(pack, sources->beside[DS_BESIDE_DATES].path,
                            sources->beside[DS_BESIDE_DATES].bytes, diag);
}

gchar *
ds_sources_dup_given(const DsSources *sources)
{
    GBytes *bytes = sources->beside[DS_BESIDE_DROP].bytes;

    return bytes != NULL ? ds_sha256_bytes(bytes) : NULL;
}

void
ds_sources_free(DsSources *sources)
{
    if (sources == NULL)
        return;
    g_strfreev(sources->names);
    g_clear_pointer(&sources->inputs, g_ptr_array_unref);
    for (guint i = 0; i < DS_N_BESIDE; i++) {
        g_free(sources->beside[i].path);
        g_clear_pointer(&sources->beside[i].bytes, g_bytes_unref);
    }
    g_free(sources);
}
