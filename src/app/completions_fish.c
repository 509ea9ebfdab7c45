#include "app/completions.h"

#include "app/print.h"
#include "app/values.h"

/* Completes files of these kinds, others after them. */
static void
print_suffixes(gchar *const *extensions)
{
    ds_print(" -k -a '(");
    for (gchar *const *extension = extensions; *extension != NULL; extension++)
        ds_print("%s__fish_complete_suffix .%s", extension > extensions ? "; " : "",
                 *extension);
    ds_print(")'");
}

static void
print_value(const DsOptionInfo *option)
{
    g_auto(GStrv) words = ds_value_words(option->name);
    g_auto(GStrv) extensions = ds_value_extensions(option->name);
    g_autofree gchar *list = g_strjoinv(" ", words);

    switch (ds_value_kind(option->name)) {
    case DS_VALUE_CHOICE:
    case DS_VALUE_SETTING:
        ds_print(" -x -a '%s'", list);
        break;
    case DS_VALUE_STYLE:
        ds_print(" -r -a '%s'", list);
        break;
    case DS_VALUE_FILE:
        ds_print(" -r -F");
        if (extensions[0] != NULL)
            print_suffixes(extensions);
        break;
    default:
        ds_print(" -x");
    }
}

static void
print_command(DsPack *pack, const DsCommand *command)
{
    g_autofree gchar *label = ds_completions_label(pack, command->help);
    g_autofree gchar *arguments = ds_completions_arguments(command);

    ds_print("complete -c dossier -n __fish_use_subcommand -a %s -d '%s'\n", command->name,
             label);
    if (arguments == NULL && command->extensions == NULL)
        return;
    ds_print("complete -c dossier -n '__fish_seen_subcommand_from %s'", command->name);
    if (arguments != NULL) {
        ds_print(" -f -a '%s'\n", arguments);
        return;
    }
    g_auto(GStrv) extensions = g_strsplit(command->extensions, " ", -1);
    print_suffixes(extensions);
    ds_print("\n");
}

void
ds_completions_fish(DsPack *pack, const GArray *options)
{
    for (const DsCommand *command = ds_commands; command->name != NULL; command++)
        print_command(pack, command);
    for (guint i = 0; i < options->len; i++) {
        const DsOptionInfo *option = &g_array_index(options, DsOptionInfo, i);
        g_autofree gchar *label = ds_completions_label(pack, option->help);
        ds_print("complete -c dossier -l %s", option->name);
        if (option->letter != 0)
            ds_print(" -s %c", option->letter);
        if (option->argument != NULL)
            print_value(option);
        ds_print(" -d '%s'\n", label);
    }
}
