#include "app/deps.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "app/layers.h"

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* A folder changes when an article comes or goes; but not one that an output is put into: it
 * would always be newer. */
static void
add_folders(GPtrArray *names, const DsSources *sources, const GArray *targets)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < targets->len; i++) {
        const gchar *path = g_array_index(targets, DsTarget, i).path;
        g_autofree gchar *folder = g_path_get_dirname(path);
        g_hash_table_add(seen, g_canonicalize_filename(folder, NULL));
    }
    for (gchar **name = sources->names; *name != NULL; name++) {
        g_autofree gchar *canonical = g_canonicalize_filename(*name, NULL);
        if (g_file_test(*name, G_FILE_TEST_IS_DIR) &&
            g_hash_table_add(seen, g_steal_pointer(&canonical)))
            g_ptr_array_add(names, g_strdup(*name));
    }
}

/* Everything that was read, sorted; the caller owns it. */
static GPtrArray *
list_inputs(const DsOptions *options, const DsSources *sources, const GArray *targets)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) layers = ds_layers_files(sources->names[0]);

    for (guint i = 0; i < sources->inputs->len; i++) {
        const DsInput *input = (const DsInput *)g_ptr_array_index(sources->inputs, i);
        if (input->bytes == NULL)
            g_ptr_array_add(names, g_strdup(input->path));
    }
    for (guint i = 0; i < DS_N_BESIDE; i++)
        if (sources->beside[i].bytes != NULL)
            g_ptr_array_add(names, g_strdup(sources->beside[i].path));
    for (gchar **layer = layers; *layer != NULL; layer++)
        g_ptr_array_add(names, g_strdup(*layer));
    const gchar *others[] = {options->config_file, options->since};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (others[i] != NULL)
            g_ptr_array_add(names, g_strdup(others[i]));
    add_folders(names, sources, targets);
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* As make reads it: "$" doubled; blanks, "#" and ":" behind a backslash. */
static void
append_escaped(GString *rule, const gchar *name)
{
    for (const gchar *p = name; *p != '\0'; p++) {
        if (*p == '$')
            g_string_append_c(rule, '$');
        else if (strchr(" \t#:\\%", *p) != NULL)
            g_string_append_c(rule, '\\');
        g_string_append_c(rule, *p);
    }
}

/* make has no way to write a name with a line break. */
static gboolean
is_writable(const gchar *name)
{
    return strchr(name, '\n') == NULL;
}

static GBytes *
write_rule(const GPtrArray *inputs, const GArray *targets)
{
    g_autoptr(GString) rule = g_string_new(NULL);

    for (guint i = 0; i < targets->len; i++) {
        const gchar *path = g_array_index(targets, DsTarget, i).path;
        if (g_str_equal(path, "-") || !is_writable(path))
            continue;
        if (rule->len > 0)
            g_string_append_c(rule, ' ');
        append_escaped(rule, path);
    }
    g_string_append_c(rule, ':');
    for (guint i = 0; i < inputs->len; i++)
        if (is_writable((const gchar *)g_ptr_array_index(inputs, i))) {
            g_string_append(rule, " \\\n ");
            append_escaped(rule, (const gchar *)g_ptr_array_index(inputs, i));
        }
    g_string_append_c(rule, '\n');
    for (guint i = 0; i < inputs->len; i++)
        if (is_writable((const gchar *)g_ptr_array_index(inputs, i))) {
            append_escaped(rule, (const gchar *)g_ptr_array_index(inputs, i));
            g_string_append(rule, ":\n");
        }
    return g_string_free_to_bytes(g_steal_pointer(&rule));
}

static void
add_name(JsonBuilder *json, const gchar *name)
{
    g_autofree gchar *valid = g_utf8_make_valid(name, -1);

    json_builder_add_string_value(json, valid);
}

static GBytes *
write_json(const GPtrArray *inputs, const GArray *targets)
{
    g_autoptr(JsonBuilder) json = json_builder_new();

    json_builder_begin_object(json);
    json_builder_set_member_name(json, "outputs");
    json_builder_begin_array(json);
    for (guint i = 0; i < targets->len; i++)
        add_name(json, g_array_index(targets, DsTarget, i).path);
    json_builder_end_array(json);
    json_builder_set_member_name(json, "inputs");
    json_builder_begin_array(json);
    for (guint i = 0; i < inputs->len; i++)
        add_name(json, (const gchar *)g_ptr_array_index(inputs, i));
    json_builder_end_array(json);
    json_builder_end_object(json);
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    g_autofree gchar *text = json_to_string(root, TRUE);
    GString *lines = g_string_new(text);
    g_string_append_c(lines, '\n');
    return g_string_free_to_bytes(lines);
}

GBytes *
ds_deps_write(const DsOptions *options, const DsSources *sources, const GArray *targets)
{
    g_autoptr(GPtrArray) inputs = list_inputs(options, sources, targets);

    return g_str_has_suffix(options->deps, ".json") ? write_json(inputs, targets)
                                                    : write_rule(inputs, targets);
}
