#include "app/targets.h"

#include <string.h>
#include <unistd.h>

#include <dossier/error.h>

#include "base/publish.h"

static void
target_clear(gpointer data)
{
    g_free(((DsTarget *)data)->path);
}

static gchar *
known_formats(void)
{
    GString *list = g_string_new(NULL);

    for (const DsWriter *writer = ds_writers; writer->name != NULL; writer++)
        g_string_append_printf(list, "%s.%s", list->len > 0 ? ", " : "", writer->extension);
    return g_string_free(list, FALSE);
}

/* The writer of the longest extension that the name has: "x.kindle.epub" is no "x.epub". */
static const DsWriter *
writer_of(const gchar *name)
{
    const gchar *slash = strrchr(name, '/');
    const gchar *base = slash != NULL ? slash + 1 : name;

    for (const gchar *dot = strchr(base, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
        const DsWriter *writer = ds_writer_lookup(dot + 1);
        if (writer != NULL)
            return writer;
    }
    return NULL;
}

/* "-", "json:-" or a name with an extension. */
static gboolean
add_target(GArray *targets, const gchar *name, GError **error)
{
    DsTarget target = {NULL,
                       g_str_equal(name, "-") ? ds_writer_lookup("json") : writer_of(name)};

    if (target.writer == NULL) {
        g_autofree gchar *formats = known_formats();
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                    "-o %s: the extension names no format; known are %s", name, formats);
        return FALSE;
    }
    target.path = g_strdup(name);
    g_array_append_val(targets, target);
    return TRUE;
}

static gchar *
default_stem(const DsOptions *options)
{
    const gchar *input = options->inputs[0] != NULL ? options->inputs[0] : "dossier";
    g_autofree gchar *full = g_canonicalize_filename(input, NULL);
    gchar *stem = g_str_equal(input, "-") ? g_strdup("dossier") : g_path_get_basename(full);
    gchar *dot = strrchr(stem, '.');

    if (dot != NULL && dot != stem && !g_file_test(input, G_FILE_TEST_IS_DIR))
        *dot = '\0';
    return stem;
}

static gboolean
add_defaults(GArray *targets, const DsOptions *options, GError **error)
{
    static const gchar *const extensions[] = {"pdf", "epub"};
    g_autofree gchar *stem = default_stem(options);

    for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++) {
        g_autofree gchar *name = g_strconcat(stem, ".", extensions[i], NULL);
        if (!add_target(targets, name, error))
            return FALSE;
    }
    return TRUE;
}

/* A second copy beside each book, for the readers of one shop. */
static gboolean
add_kindle_copies(GArray *targets, GError **error)
{
    const DsWriter *epub = ds_writer_lookup("epub");

    for (guint i = 0, n = targets->len; i < n; i++) {
        const DsTarget *target = &g_array_index(targets, DsTarget, i);
        if (target->writer != epub)
            continue;
        g_autofree gchar *stem =
            g_strndup(target->path, strlen(target->path) - strlen(".epub"));
        g_autofree gchar *name = g_strconcat(stem, ".kindle.epub", NULL);
        if (!add_target(targets, name, error))
            return FALSE;
    }
    return TRUE;
}

GArray *
ds_targets_new(const DsOptions *options, GError **error)
{
    g_autoptr(GArray) targets = g_array_new(FALSE, TRUE, sizeof(DsTarget));

    g_array_set_clear_func(targets, target_clear);
    for (gchar **name = options->outputs; name != NULL && *name != NULL; name++)
        if (!add_target(targets, *name, error))
            return NULL;
    if (options->outputs == NULL && options->dump == NULL &&
        !add_defaults(targets, options, error))
        return NULL;
    if (ds_config_get_switch(options->config, "epub.kindle") &&
        !add_kindle_copies(targets, error))
        return NULL;
    return g_steal_pointer(&targets);
}

GHashTable *
ds_targets_paths(const DsOptions *options, GError **error)
{
    g_autoptr(GArray) targets = ds_targets_new(options, error);

    if (targets == NULL)
        return NULL;
    GHashTable *paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < targets->len; i++) {
        const gchar *path = g_array_index(targets, DsTarget, i).path;
        g_hash_table_add(paths, g_canonicalize_filename(path, NULL));
    }
    return paths;
}

gboolean
ds_targets_need_pages(const GArray *targets)
{
    for (guint i = 0; i < targets->len; i++)
        if (g_array_index(targets, DsTarget, i).writer->needs_pages)
            return TRUE;
    return FALSE;
}

gboolean
ds_targets_publish(const GArray *targets,
                   const DsWriteContext *context,
                   gboolean if_changed,
                   GError **error)
{
    g_autoptr(GPtrArray) written =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_autofree DsOutput *outputs = g_new0(DsOutput, targets->len + 1);

    for (guint i = 0; i < targets->len; i++) {
        const DsTarget *target = &g_array_index(targets, DsTarget, i);
        GBytes *bytes = target->writer->write(context, error);
        if (bytes == NULL)
            return FALSE;
        g_ptr_array_add(written, bytes);
        outputs[i] = (DsOutput){target->path, bytes};
        if (g_str_equal(target->path, "-") && !target->writer->is_text &&
            isatty(STDOUT_FILENO)) {
            g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                        "-o -: a terminal cannot show this format");
            return FALSE;
        }
    }
    return ds_publish(outputs, targets->len, if_changed, NULL, error);
}
