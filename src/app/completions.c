#include "app/completions.h"

#include <dossier/error.h>

#include "app/log.h"
#include "app/print.h"
#include "pack/pack.h"

/* The words of all commands, or of all options as "--name", joined by blanks. */
static gchar *
command_words(void)
{
    GString *words = g_string_new(NULL);

    for (const DsCommand *command = ds_commands; command->name != NULL; command++)
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", command->name);
    return g_string_free(words, FALSE);
}

static gchar *
option_words(const GArray *options)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < options->len; i++)
        g_string_append_printf(words, "%s--%s", i > 0 ? " " : "",
                               g_array_index(options, DsOptionInfo, i).name);
    return g_string_free(words, FALSE);
}

static void
print_bash(DsPack *pack, const GArray *options)
{
    g_autofree gchar *commands = command_words();
    g_autofree gchar *names = option_words(options);

    ds_print("# bash completion of dossier\n"
             "_dossier()\n"
             "{\n"
             "    local word=${COMP_WORDS[COMP_CWORD]}\n"
             "    if [[ $word == -* ]]; then\n"
             "        COMPREPLY=($(compgen -W '%s' -- \"$word\"))\n"
             "    elif ((COMP_CWORD == 1)); then\n"
             "        COMPREPLY=($(compgen -W '%s' -- \"$word\") $(compgen -f -- \"$word\"))\n"
             "    else\n"
             "        COMPREPLY=($(compgen -f -- \"$word\"))\n"
             "    fi\n"
             "}\n"
             "complete -o filenames -F _dossier dossier\n",
             names, commands);
}

/* A label inside single quotes of zsh and fish. */
static gchar *
quote_label(DsPack *pack, const gchar *key)
{
    GString *text = g_string_new(ds_pack_label(pack, key));

    g_string_replace(text, "'", "’", 0);
    g_string_replace(text, "[", "(", 0);
    g_string_replace(text, "]", ")", 0);
    return g_string_free(text, FALSE);
}

static void
print_zsh(DsPack *pack, const GArray *options)
{
    g_autofree gchar *commands = command_words();

    ds_print("#compdef dossier\n_arguments \\\n");
    for (guint i = 0; i < options->len; i++) {
        const DsOptionInfo *option = &g_array_index(options, DsOptionInfo, i);
        g_autofree gchar *label = quote_label(pack, option->help);
        ds_print("    '--%s%s[%s]%s' \\\n", option->name, option->argument != NULL ? "=" : "",
                 label, option->argument != NULL ? ":value:_files" : "");
    }
    ds_print("    '1:command:(%s)' \\\n    '*:file:_files'\n", commands);
}

static void
print_fish(DsPack *pack, const GArray *options)
{
    for (const DsCommand *command = ds_commands; command->name != NULL; command++) {
        g_autofree gchar *label = quote_label(pack, command->help);
        ds_print("complete -c dossier -n __fish_use_subcommand -a %s -d '%s'\n", command->name,
                 label);
    }
    for (guint i = 0; i < options->len; i++) {
        const DsOptionInfo *option = &g_array_index(options, DsOptionInfo, i);
        g_autofree gchar *label = quote_label(pack, option->help);
        ds_print("complete -c dossier -l %s", option->name);
        if (option->letter != 0)
            ds_print(" -s %c", option->letter);
        ds_print("%s -d '%s'\n", option->argument != NULL ? " -r" : "", label);
    }
}

int
ds_completions(const DsOptions *options)
{
    static const struct {
        const gchar *shell;
        void (*print)(DsPack *pack, const GArray *options);
    } shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};
    g_autoptr(DsPack) pack = ds_pack_load("en", NULL);
    g_autoptr(GArray) infos = ds_option_infos();

    for (gsize i = 0; i < G_N_ELEMENTS(shells); i++)
        if (g_strcmp0(options->inputs[0], shells[i].shell) == 0) {
            shells[i].print(pack, infos);
            return DS_EXIT_DONE;
        }
    g_autoptr(GError) error =
        g_error_new(DS_ERROR, DS_ERROR_USAGE, "completions %s: bash, zsh or fish is expected",
                    options->inputs[0]);
    return ds_log_error(options, error);
}
