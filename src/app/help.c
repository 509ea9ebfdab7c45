#include "app/help.h"

#include "app/options.h"
#include "app/print.h"
#include "pack/pack.h"

/* Pads by characters, not bytes: labels are Vietnamese. */
static void
print_padded(const gchar *text, glong width)
{
    ds_print("%s%*s", text, (int)MAX(0, width - g_utf8_strlen(text, -1)), "");
}

static void
print_option(DsPack *pack, const DsOptionInfo *option)
{
    g_autofree gchar *name = option->argument != NULL
                                 ? g_strdup_printf("--%s=%s", option->name, option->argument)
                                 : g_strdup_printf("--%s", option->name);

    if (option->letter != 0)
        ds_print("  -%c, ", option->letter);
    else
        ds_print("      ");
    print_padded(name, 24);
    ds_print("%s\n", ds_pack_label(pack, option->help));
}

void
ds_help_print(void)
{
    const gboolean vietnamese = g_str_has_prefix(g_get_language_names()[0], "vi");
    g_autoptr(DsPack) pack = ds_pack_load(vietnamese ? "vi" : "en", NULL);
    g_autoptr(GArray) options = ds_option_infos();

    ds_print("%s\n", ds_pack_label(pack, "help.usage"));
    for (const DsCommand *command = ds_commands; command->name != NULL; command++) {
        g_autofree gchar *line =
            g_strdup_printf("dossier %s %s", command->name, command->arguments);
        ds_print("  ");
        print_padded(line, 36);
        ds_print("%s\n", ds_pack_label(pack, command->help));
    }
    ds_print("\n%s\n", ds_pack_label(pack, "help.options"));
    for (guint i = 0; i < options->len; i++)
        print_option(pack, &g_array_index(options, DsOptionInfo, i));
    ds_print("\n%s\n"
             "  dossier build tin/ -o diem-bao.pdf -o diem-bao.epub\n"
             "  dossier build tin/ -o diem-bao.json --as-of 2024-07-16 --set report.issue=29\n"
             "  dossier render diem-bao.json -o diem-bao.pdf\n",
             ds_pack_label(pack, "help.examples"));
}
