#include "app/completions.h"

#include <string.h>

#include "app/print.h"
#include "app/values.h"

/* "json epub" → "*.(json|epub)"; but "*.(json)" would be files of the qualities j, s, o, n. */
static gchar *
pattern_of(gchar *const *extensions)
{
    g_autofree gchar *list = g_strjoinv("|", (gchar **)extensions);

    return g_strdup_printf(g_strv_length((gchar **)extensions) > 1 ? "*.(%s)" : "*.%s", list);
}

/* What completes the value: ":file:_files -g "…"" and the like; the caller owns it. */
static gchar *
value_action(const DsOptionInfo *option)
{
    g_auto(GStrv) words = ds_value_words(option->name);
    g_auto(GStrv) extensions = ds_value_extensions(option->name);
    g_autofree gchar *list = g_strjoinv(" ", words);
    g_autofree gchar *pattern = pattern_of(extensions);

    switch (ds_value_kind(option->name)) {
    case DS_VALUE_CHOICE:
        return g_strdup_printf(":value:(%s)", list);
    case DS_VALUE_SETTING:
        return g_strdup(":setting:_dossier_settings");
    case DS_VALUE_STYLE:
        return g_strdup_printf(":style:{ compadd %s; _files -g \"%s\" }", list, pattern);
    case DS_VALUE_FILE:
        return extensions[0] != NULL ? g_strdup_printf(":file:_files -g \"%s\"", pattern)
                                     : g_strdup(":file:_files");
    default:
        return g_strdup(":value: ");
    }
}

static void
print_option(DsPack *pack, const DsOptionInfo *option)
{
    g_autofree gchar *label = ds_completions_label(pack, option->help);
    g_autofree gchar *action = option->argument != NULL ? value_action(option) : g_strdup("");
    const gboolean many =
        g_str_equal(option->name, "output") || g_str_equal(option->name, "set");
    const gchar *equals = option->argument != NULL ? "=" : "";

    if (option->letter != 0 && many)
        ds_print("    '*'{-%c+,--%s=}'[%s]%s' \\\n", option->letter, option->name, label,
                 action);
    else if (option->letter != 0)
        ds_print("    '(-%c --%s)'{-%c%s,--%s%s}'[%s]%s' \\\n", option->letter, option->name,
                 option->letter, *equals != '\0' ? "+" : "", option->name, equals, label,
                 action);
    else
        ds_print("    '%s--%s%s[%s]%s' \\\n", many ? "*" : "", option->name, equals, label,
                 action);
}

/* The script is the body of a function, and so are its own functions. */
static void
print_settings(void)
{
    g_auto(GStrv) words = ds_value_words("set");

    ds_print("_dossier_settings() {\n    local -a open whole\n    open=(");
    for (gchar **word = words; *word != NULL; word++)
        if (g_str_has_suffix(*word, "="))
            ds_print(" %s", *word);
    ds_print(")\n    whole=(");
    for (gchar **word = words; *word != NULL; word++)
        if (!g_str_has_suffix(*word, "="))
            ds_print(" %s", *word);
    ds_print(")\n    compadd -S '' -a open\n    compadd -a whole\n}\n");
}

static void
print_arguments(DsPack *pack)
{
    ds_print("_dossier_commands() {\n    local -a commands\n    commands=(\n");
    for (const DsCommand *command = ds_commands; command->name != NULL; command++) {
        g_autofree gchar *label = ds_completions_label(pack, command->help);
        ds_print("        '%s:%s'\n", command->name, label);
    }
    ds_print("    )\n    _describe command commands\n    _files\n}\n"
             "_dossier_arguments() {\n    case ${words[(r)(");
    for (const DsCommand *command = ds_commands; command->name != NULL; command++)
        ds_print("%s%s", command > ds_commands ? "|" : "", command->name);
    ds_print(")]} in\n");
    for (const DsCommand *command = ds_commands; command->name != NULL; command++) {
        g_autofree gchar *arguments = ds_completions_arguments(command);
        g_auto(GStrv) extensions =
            g_strsplit(command->extensions != NULL ? command->extensions : "", " ", -1);
        g_autofree gchar *pattern = pattern_of(extensions);
        if (arguments != NULL)
            ds_print("    %s) compadd %s ;;\n", command->name, arguments);
        else if (command->extensions != NULL)
            ds_print("    %s) _files -g '%s' ;;\n", command->name, pattern);
    }
    ds_print("    *) _files ;;\n    esac\n}\n");
}

void
ds_completions_zsh(DsPack *pack, const GArray *options)
{
    ds_print("#compdef dossier\n");
    print_settings();
    print_arguments(pack);
    ds_print("_arguments -s -S \\\n");
    for (guint i = 0; i < options->len; i++)
        print_option(pack, &g_array_index(options, DsOptionInfo, i));
    ds_print("    '1:command or input:_dossier_commands' \\\n"
             "    '*:input:_dossier_arguments'\n");
}
