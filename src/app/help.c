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

DsPack *
ds_help_pack(void)
{
    const gboolean vietnamese = g_str_has_prefix(g_get_language_names()[0], "vi");

    return ds_pack_load(vietnamese ? "vi" : "en", NULL);
}

/* Examples stand in the pack: "example.1" is what it does, the command line is the same
 * everywhere. */
static const struct {
    const gchar *label;
    const gchar *line;
} examples[] = {
    {"example.build", "dossier build tin/ -o diem-bao.pdf -o diem-bao.epub"},
    {"example.issue", "dossier build tin/ -o \"diem-bao-{date}.pdf\" --as-of 2024-07-16 "
                      "--set report.issue=29"},
    {"example.since", "dossier build tin/ -o tuan-nay.json -o tuan-nay.pdf "
                      "--since tuan-truoc.json"},
    {"example.render", "dossier render diem-bao.json -o diem-bao.pdf --style nd30"},
    {"example.inspect", "dossier inspect bai.txt"},
    {"example.watch", "dossier watch tin/ -o diem-bao.pdf --if-changed"},
    {"example.find",
     "find tin/ -name '*.txt' -print0 | dossier build -0 --files-from - -o md:-"},
};

static void
print_commands(DsPack *pack)
{
    for (const DsCommand *command = ds_commands; command->name != NULL; command++) {
        g_autofree gchar *line =
            g_strdup_printf("dossier %s %s", command->name, command->arguments);
        ds_print("  ");
        print_padded(line, 36);
        ds_print("%s\n", ds_pack_label(pack, command->help));
    }
}

void
ds_help_print(gboolean full)
{
    g_autoptr(DsPack) pack = ds_help_pack();
    g_autoptr(GArray) options = ds_option_infos();

    ds_print("%s\n", ds_pack_label(pack, "help.usage"));
    print_commands(pack);
    if (!full) {
        ds_print("\n%s\n", ds_pack_label(pack, "help.more"));
        return;
    }
    ds_print("\n%s\n", ds_pack_label(pack, "help.options"));
    for (guint i = 0; i < options->len; i++)
        print_option(pack, &g_array_index(options, DsOptionInfo, i));
    ds_print("\n%s\n", ds_pack_label(pack, "help.examples"));
    for (gsize i = 0; i < G_N_ELEMENTS(examples); i++)
        ds_print("  %s\n    %s\n", ds_pack_label(pack, examples[i].label), examples[i].line);
}
