/* A configuration file. */
#include "app/config.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    g_autoptr(DsConfig) config = ds_config_new();

    if (ds_config_load(config, fuzz_file(data, n), NULL))
        g_free(ds_config_dup_line(config));
    for (const DsSetting *setting = ds_settings; setting->group != NULL; setting++) {
        g_autofree gchar *name = g_strconcat(setting->group, ".", setting->key, NULL);
        ds_config_get(config, name);
    }
    return 0;
}
