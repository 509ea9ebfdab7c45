#include "app/targets.h"

#include <string.h>
#include <unistd.h>

#include <dossier/error.h>

#include "base/digest.h"
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

/* Places in a name that the report fills. */
#define DATE_PLACE  "{date}"
#define ISSUE_PLACE "{issue}"

static gboolean
check_places(const gchar *name, GError **error)
{
    for (const gchar *p = strchr(name, '{'); p != NULL; p = strchr(p + 1, '{'))
        if (strchr(p, '}') != NULL && !g_str_has_prefix(p, DATE_PLACE) &&
            !g_str_has_prefix(p, ISSUE_PLACE)) {
            g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                        "-o %s: known are " DATE_PLACE " and " ISSUE_PLACE, name);
            return FALSE;
        }
    return TRUE;
}

/* "-", "md:-" or a name with an extension. */
static gboolean
add_target(GArray *targets, const gchar *name, GError **error)
{
    DsTarget target = {NULL, NULL};
    gboolean to_stdout = g_str_equal(name, "-");

    if (to_stdout) {
        target.writer = ds_writer_lookup("json");
    } else if (g_str_has_suffix(name, ":-")) {
        g_autofree gchar *format = g_strndup(name, strlen(name) - 2);
        target.writer = ds_writer_lookup(format);
        to_stdout = TRUE;
    } else {
        target.writer = writer_of(name);
    }
    if (target.writer == NULL) {
        g_autofree gchar *formats = known_formats();
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                    "-o %s: the extension names no format; known are %s", name, formats);
        return FALSE;
    }
    if (!check_places(name, error))
        return FALSE;
    if (to_stdout && !target.writer->is_text && isatty(STDOUT_FILENO)) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                    "-o %s: a terminal cannot show this format", name);
        return FALSE;
    }
    target.path = g_strdup(to_stdout ? "-" : name);
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
        if (target->writer != epub || g_str_equal(target->path, "-"))
            continue;
        g_autofree gchar *stem =
            g_strndup(target->path, strlen(target->path) - strlen(".epub"));
        g_autofree gchar *name = g_strconcat(stem, ".kindle.epub", NULL);
        if (!add_target(targets, name, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
add_all(GArray *targets, gchar **names, GError **error)
{
    for (gchar **name = names; *name != NULL; name++)
        if (!add_target(targets, *name, error))
            return FALSE;
    return TRUE;
}

GArray *
ds_targets_new(const DsOptions *options, GError **error)
{
    g_autoptr(GArray) targets = g_array_new(FALSE, TRUE, sizeof(DsTarget));
    g_auto(GStrv) configured = ds_config_dup_list(options->config, "output.names");
    gboolean added = TRUE;

    g_array_set_clear_func(targets, target_clear);
    if (options->outputs != NULL)
        added = add_all(targets, options->outputs, error);
    else if (options->dump == NULL && configured != NULL)
        added = add_all(targets, configured, error);
    else if (options->dump == NULL)
        added = add_defaults(targets, options, error);
    if (added && ds_config_get_switch(options->config, "epub.kindle"))
        added = add_kindle_copies(targets, error);
    return added ? g_steal_pointer(&targets) : NULL;
}

/* A number of an issue may hold what a file name must not. */
static gchar *
dup_file_part(const gchar *text)
{
    gchar *part = g_strdup(text);

    return g_strdelimit(part, G_DIR_SEPARATOR_S, '-');
}

static gboolean
fill_place(
    GString *path, const gchar *place, const gchar *value, const gchar *how, GError **error)
{
    if (strstr(path->str, place) == NULL)
        return TRUE;
    if (value == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "-o %s: the report has none; give %s",
                    path->str, how);
        return FALSE;
    }
    g_autofree gchar *part = dup_file_part(value);
    g_string_replace(path, place, part, 0);
    return TRUE;
}

gboolean
ds_targets_resolve(GArray *targets, DsDate date, const gchar *issue, GError **error)
{
    g_autofree gchar *day = ds_date_to_iso(date);

    for (guint i = 0; i < targets->len; i++) {
        DsTarget *target = &g_array_index(targets, DsTarget, i);
        g_autoptr(GString) path = g_string_new(target->path);
        if (!fill_place(path, DATE_PLACE, day, "--as-of", error) ||
            !fill_place(path, ISSUE_PLACE, issue, "--set report.issue=", error))
            return FALSE;
        g_free(target->path);
        target->path = g_strdup(path->str);
    }
    return TRUE;
}

struct DsOwnPaths {
    GHashTable *paths;   /* canonical */
    GPtrArray *patterns; /* of GPatternSpec, owned: names with places */
};

DsOwnPaths *
ds_own_paths_new(const DsOptions *options, GError **error)
{
    g_autoptr(GArray) targets = ds_targets_new(options, error);

    if (targets == NULL)
        return NULL;
    DsOwnPaths *own = g_new0(DsOwnPaths, 1);
    own->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    own->patterns = g_ptr_array_new_with_free_func((GDestroyNotify)g_pattern_spec_free);
    for (guint i = 0; i < targets->len; i++)
        ds_own_paths_add(own, g_array_index(targets, DsTarget, i).path);
    if (options->deps != NULL)
        ds_own_paths_add(own, options->deps);
    return own;
}

void
ds_own_paths_add(DsOwnPaths *own, const gchar *path)
{
    gchar *canonical = g_canonicalize_filename(path, NULL);

    if (strstr(path, DATE_PLACE) != NULL || strstr(path, ISSUE_PLACE) != NULL) {
        g_autoptr(GString) pattern = g_string_new(canonical);
        g_string_replace(pattern, DATE_PLACE, "*", 0);
        g_string_replace(pattern, ISSUE_PLACE, "*", 0);
        g_ptr_array_add(own->patterns, g_pattern_spec_new(pattern->str));
        g_free(canonical);
    } else {
        g_hash_table_add(own->paths, canonical);
    }
}

gboolean
ds_own_paths_has(const DsOwnPaths *own, const gchar *path)
{
    g_autofree gchar *canonical = g_canonicalize_filename(path, NULL);

    if (g_hash_table_contains(own->paths, canonical))
        return TRUE;
    for (guint i = 0; i < own->patterns->len; i++)
        if (g_pattern_spec_match_string((GPatternSpec *)g_ptr_array_index(own->patterns, i),
                                        canonical))
            return TRUE;
    return FALSE;
}

void
ds_own_paths_free(DsOwnPaths *own)
{
    if (own == NULL)
        return;
    g_hash_table_unref(own->paths);
    g_ptr_array_unref(own->patterns);
    g_free(own);
}

static gboolean
needs_pages_from(const GArray *targets, guint first)
{
    for (guint i = first; i < targets->len; i++)
        if (g_array_index(targets, DsTarget, i).writer->needs_pages)
            return TRUE;
    return FALSE;
}

gboolean
ds_targets_need_pages(const GArray *targets)
{
    return needs_pages_from(targets, 0);
}

gboolean
ds_targets_are_pages(const GArray *targets)
{
    for (guint i = 0; i < targets->len; i++)
        if (!g_array_index(targets, DsTarget, i).writer->needs_pages)
            return FALSE;
    return TRUE;
}

gboolean
ds_targets_need_document(const GArray *targets)
{
    for (guint i = 0; i < targets->len; i++)
        if (!g_array_index(targets, DsTarget, i).writer->is_model)
            return TRUE;
    return FALSE;
}

static void
product_clear(gpointer data)
{
    DsProduct *product = (DsProduct *)data;

    g_free(product->path);
    g_clear_pointer(&product->bytes, g_bytes_unref);
    g_clear_pointer(&product->spool, ds_spool_unref);
}

GArray *
ds_products_new(void)
{
    GArray *products = g_array_new(FALSE, FALSE, sizeof(DsProduct));

    g_array_set_clear_func(products, product_clear);
    return products;
}

void
ds_products_add(GArray *products, const gchar *path, GBytes *bytes)
{
    const DsProduct product = {g_strdup(path), bytes, NULL};

    g_array_append_val(products, product);
}

gchar *
ds_product_dup_sha256(const DsProduct *product)
{
    return product->spool != NULL ? ds_spool_dup_sha256(product->spool)
                                  : ds_sha256_bytes(product->bytes);
}

GArray *
ds_targets_write(const GArray *targets, DsWriteContext *context, GError **error)
{
    g_autoptr(GArray) products = ds_products_new();

    for (guint i = 0; i < targets->len; i++) {
        const DsTarget *target = &g_array_index(targets, DsTarget, i);
        if (target->writer->is_model) {
            const DsProduct model = {g_strdup(target->path), NULL,
                                     ds_spool_ref(context->model)};
            g_array_append_val(products, model);
            continue;
        }
        GBytes *bytes = target->writer->write(context, error);
        if (bytes == NULL)
            return NULL;
        ds_products_add(products, target->path, bytes);
        if (!needs_pages_from(targets, i + 1))
            g_clear_pointer(&context->pages, ds_pages_free);
    }
    return g_steal_pointer(&products);
}

gboolean
ds_products_publish(const GArray *products, gboolean if_changed, GError **error)
{
    g_autofree DsOutput *outputs = g_new0(DsOutput, products->len + 1);

    for (guint i = 0; i < products->len; i++) {
        const DsProduct *product = &g_array_index(products, DsProduct, i);
        outputs[i] = (DsOutput){product->path, product->bytes, product->spool};
    }
    return ds_publish(outputs, products->len, if_changed, NULL, error);
}
