#include "app/completions.h"

#include <string.h>

#include "app/log.h"
#include "app/usage.h"

gchar *
ds_completions_commands(void)
{
    GString *words = g_string_new(NULL);

    for (const DsCommand *command = ds_commands; command->name != NULL; command++)
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", command->name);
    return g_string_free(words, FALSE);
}

gchar *
ds_completions_arguments(const DsCommand *command)
{
    if (strchr(command->arguments, '|') == NULL)
        return NULL;
    return g_strdelimit(g_strdup(command->arguments), "|", ' ');
}

gchar *
ds_completions_label(DsPack *pack, const gchar *key)
{
    GString *text = g_string_new(ds_pack_label(pack, key));

    g_string_replace(text, "'", "’", 0);
    g_string_replace(text, "[", "(", 0);
    g_string_replace(text, "]", ")", 0);
    return g_string_free(text, FALSE);
}

int
ds_completions(const DsOptions *options)
{
    static const struct {
        const gchar *shell;
        void (*print)(DsPack *pack, const GArray *options);
    } shells[] = {{"bash", ds_completions_bash},
                  {"zsh", ds_completions_zsh},
                  {"fish", ds_completions_fish}};
    g_autoptr(DsPack) pack = ds_pack_load("en", NULL);
    g_autoptr(GArray) infos = ds_option_infos();

    for (gsize i = 0; i < G_N_ELEMENTS(shells); i++)
        if (g_strcmp0(options->inputs[0], shells[i].shell) == 0) {
            shells[i].print(pack, infos);
            return DS_EXIT_DONE;
        }
    g_autoptr(GError) error = NULL;
    ds_usage_error(&error, "usage.value.choice", "name", "completions", "value",
                   options->inputs[0], "choices", "bash, zsh, fish", NULL);
    return ds_log_error(options, error);
}
