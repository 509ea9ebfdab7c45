#include "app/layers.h"

gchar *
ds_layers_folder(const gchar *input)
{
    if (g_file_test(input, G_FILE_TEST_IS_DIR))
        return g_strdup(input);
    return g_path_get_dirname(input);
}

static void
add_if_there(GStrvBuilder *files, const gchar *folder)
{
    g_autofree gchar *path = g_build_filename(folder, DS_CONFIG_NAME, NULL);

    if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
        g_strv_builder_add(files, path);
}

gchar **
ds_layers_files(const gchar *first_input)
{
    g_autofree gchar *user = g_build_filename(g_get_user_config_dir(), "dossier", NULL);
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();

    add_if_there(files, "/etc/dossier");
    add_if_there(files, user);
    if (first_input != NULL && !g_str_equal(first_input, "-")) {
        g_autofree gchar *folder = ds_layers_folder(first_input);
        add_if_there(files, folder);
    }
    return g_strv_builder_end(files);
}

gboolean
ds_layers_load(DsConfig *config, const gchar *first_input, GError **error)
{
    g_auto(GStrv) files = ds_layers_files(first_input);

    for (gchar **file = files; *file != NULL; file++)
        if (!ds_config_load(config, *file, error))
            return FALSE;
    return TRUE;
}
