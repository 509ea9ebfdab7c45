#include "app/layers.h"

gchar *
ds_layers_folder(const gchar *input)
{
    if (g_file_test(input, G_FILE_TEST_IS_DIR))
        return g_strdup(input);
    return g_path_get_dirname(input);
}

static gboolean
load_if_there(DsConfig *config, const gchar *folder, GError **error)
{
    g_autofree gchar *path = g_build_filename(folder, DS_CONFIG_NAME, NULL);

    return !g_file_test(path, G_FILE_TEST_IS_REGULAR) || ds_config_load(config, path, error);
}

gboolean
ds_layers_load(DsConfig *config, const gchar *first_input, GError **error)
{
    g_autofree gchar *user = g_build_filename(g_get_user_config_dir(), "dossier", NULL);

    if (!load_if_there(config, "/etc/dossier", error) || !load_if_there(config, user, error))
        return FALSE;
    if (first_input == NULL || g_str_equal(first_input, "-"))
        return TRUE;
    g_autofree gchar *folder = ds_layers_folder(first_input);
    return load_if_there(config, folder, error);
}
