#include "app/options.h"

#include <string.h>

#include <dossier/error.h>

#include "app/help.h"
#include "app/layers.h"
#include "app/print.h"
#include "app/sources.h"
#include "app/usage.h"
#include "app/values.h"

/* GOption writes where the table points: the table is a template, made anew for each parse. All
 * texts are taken as the bytes they are (FILENAME): STRING would convert them from the locale.
 */
static void
fill_entries(DsOptions *o, GOptionEntry *entries)
{
    const GOptionEntry table[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &o->outputs, "opt.output", "FILE"},
        {"config", 'c', 0, G_OPTION_ARG_FILENAME, &o->config_file, "opt.config", "FILE"},
        {"set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->settings, "opt.set", "KEY=VALUE"},
        {"as-of", 0, 0, G_OPTION_ARG_FILENAME, &o->as_of, "opt.as_of", "DATE"},
        {"style", 0, 0, G_OPTION_ARG_FILENAME, &o->style, "opt.style", "NAME"},
        {"files-from", 0, 0, G_OPTION_ARG_FILENAME, &o->files_from, "opt.files_from", "FILE"},
        {"null", '0', 0, G_OPTION_ARG_NONE, &o->nul_separated, "opt.null", NULL},
        {"if-changed", 0, 0, G_OPTION_ARG_NONE, &o->if_changed, "opt.if_changed", NULL},
        {"since", 0, 0, G_OPTION_ARG_FILENAME, &o->since, "opt.since", "MODEL.json"},
        {"deps", 0, 0, G_OPTION_ARG_FILENAME, &o->deps, "opt.deps", "FILE"},
        {"no-cache", 0, 0, G_OPTION_ARG_NONE, &o->no_cache, "opt.no_cache", NULL},
        {"progress", 0, 0, G_OPTION_ARG_FILENAME, &o->progress, "opt.progress", "WHEN"},
        {"fail-on", 0, 0, G_OPTION_ARG_FILENAME, &o->fail_on, "opt.fail_on", "LEVEL"},
        {"threads", 0, 0, G_OPTION_ARG_FILENAME, &o->threads_text, "opt.threads", "N"},
        {"once", 0, 0, G_OPTION_ARG_NONE, &o->once, "opt.once", NULL},
        {"poll", 0, 0, G_OPTION_ARG_FILENAME, &o->poll_text, "opt.poll", "SECONDS"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &o->json, "opt.json", NULL},
        {"color", 0, 0, G_OPTION_ARG_FILENAME, &o->color, "opt.color", "WHEN"},
        {"dump", 0, 0, G_OPTION_ARG_FILENAME, &o->dump, "opt.dump", "VALUE"},
        {"timings", 0, 0, G_OPTION_ARG_NONE, &o->timings, "opt.timings", NULL},
        {"log-format", 0, 0, G_OPTION_ARG_FILENAME, &o->log_format, "opt.log_format", "FORMAT"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "opt.quiet", NULL},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &o->verbose, "opt.verbose", NULL},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
    };

    memcpy(entries, table, sizeof table);
}

#define N_ENTRIES 24

GArray *
ds_option_infos(void)
{
    static const DsOptionInfo answers[] = {{"usage", 'h', NULL, "opt.usage"},
                                           {"help", 0, NULL, "opt.help"},
                                           {"version", 0, NULL, "opt.version"}};
    GArray *infos = g_array_new(FALSE, FALSE, sizeof(DsOptionInfo));
    GOptionEntry entries[N_ENTRIES];
    DsOptions nowhere;

    fill_entries(&nowhere, entries);
    for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++) {
        const DsOptionInfo info = {entry->long_name, entry->short_name, entry->arg_description,
                                   entry->description};
        g_array_append_val(infos, info);
    }
    g_array_append_vals(infos, answers, G_N_ELEMENTS(answers));
    return infos;
}

static const DsCommand *
find_command(const gchar *name)
{
    for (const DsCommand *command = ds_commands; command->name != NULL; command++)
        if (g_str_equal(command->name, name))
            return command;
    return NULL;
}

static gboolean
check_values(DsOptions *options, GError **error)
{
    const struct {
        const gchar *option, *value;
    } given[] = {{"log-format", options->log_format},
                 {"color", options->color},
                 {"progress", options->progress},
                 {"fail-on", options->fail_on},
                 {"dump", options->dump},
                 {"threads", options->threads_text},
                 {"poll", options->poll_text}};

    for (gsize i = 0; i < G_N_ELEMENTS(given); i++)
        if (!ds_value_check(given[i].option, given[i].value, error))
            return FALSE;
    if (options->threads_text != NULL)
        options->threads = (gint)g_ascii_strtoll(options->threads_text, NULL, 10);
    if (options->poll_text != NULL)
        options->poll_seconds = (gint)g_ascii_strtoll(options->poll_text, NULL, 10);
    return TRUE;
}

static gboolean
apply_set(DsConfig *config, const gchar *setting, GError **error)
{
    const gchar *equals = strchr(setting, '=');

    if (equals == NULL)
        return ds_usage_error(error, "usage.set", "value", setting, NULL);
    g_autofree gchar *name = g_strndup(setting, (gsize)(equals - setting));
    return ds_config_set(config, "--set", name, equals + 1, error);
}

/* The input beside which settings lie: the first named, else the first of the list. */
static gchar *
first_input(const DsOptions *options)
{
    if (options->inputs[0] != NULL || options->files_from == NULL ||
        g_str_equal(options->files_from, "-"))
        return g_strdup(options->inputs[0]);
    g_auto(GStrv) names = ds_sources_names(options, NULL);
    return names != NULL ? g_strdup(names[0]) : NULL;
}

DsConfig *
ds_options_load_config(const DsOptions *options, GError **error)
{
    g_autoptr(DsConfig) config = ds_config_new();
    g_autofree gchar *first = first_input(options);

    if (!ds_layers_load(config, first, error))
        return NULL;
    if (options->config_file != NULL && !ds_config_load(config, options->config_file, error))
        return NULL;
    for (gchar **setting = options->settings; setting != NULL && *setting != NULL; setting++)
        if (!apply_set(config, *setting, error))
            return NULL;
    if (options->as_of != NULL &&
        !ds_config_set(config, "--as-of", "report.as_of", options->as_of, error))
        return NULL;
    if (options->style != NULL &&
        !ds_config_set(config, "--style", "style.name", options->style, error))
        return NULL;
    return g_steal_pointer(&config);
}

/* GOption leaves "--" where it is when a name that looks like an option follows. */
static void
drop_separator(gchar **words)
{
    while (*words != NULL && !g_str_equal(*words, "--"))
        words++;
    if (*words == NULL)
        return;
    g_free(*words);
    do
        words[0] = words[1];
    while (*words++ != NULL);
}

/* The command is the first word; without one it is build, unless a word was mistyped. */
static gboolean
take_command(DsOptions *options, gchar **words, GError **error)
{
    options->command = words[0] != NULL ? find_command(words[0]) : NULL;
    options->inputs = g_strdupv(options->command != NULL ? words + 1 : words);
    if (options->command != NULL)
        return TRUE;
    options->command = &ds_commands[0];
    return words[0] == NULL || ds_usage_check_command(words[0], error);
}

/* What is asked for instead of work; -h is the short form. */
typedef struct {
    gboolean help, usage, version;
} Answers;

static gboolean
answer(const Answers *asked)
{
    if (asked->help || asked->usage)
        ds_help_print(asked->help);
    else if (asked->version)
        ds_print("dossier %s\n", DOSSIER_VERSION);
    return asked->help || asked->usage || asked->version;
}

DsOptions *
ds_options_parse(int argc, char **argv, int *exit_status, GError **error)
{
    g_autoptr(DsOptions) options = g_new0(DsOptions, 1);
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_auto(GStrv) words = ds_usage_read(argv, error);
    Answers asked = {FALSE, FALSE, FALSE};
    GOptionEntry entries[N_ENTRIES];
    const GOptionEntry answers[] = {
        {"help", 0, 0, G_OPTION_ARG_NONE, &asked.help, NULL, NULL},
        {"usage", 'h', 0, G_OPTION_ARG_NONE, &asked.usage, NULL, NULL},
        {"version", 0, 0, G_OPTION_ARG_NONE, &asked.version, NULL, NULL},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
    };

    *exit_status = -1;
    fill_entries(options, entries);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_main_entries(context, answers, NULL);
    if (words == NULL || !g_option_context_parse_strv(context, &words, error))
        return NULL;
    drop_separator(words);
    if (answer(&asked)) {
        *exit_status = DS_EXIT_DONE;
        return NULL;
    }
    if (!take_command(options, words + 1, error) || !check_values(options, error))
        return NULL;
    options->config = ds_options_load_config(options, error);
    if (options->config == NULL)
        return NULL;
    if (options->inputs[0] == NULL && options->files_from == NULL &&
        options->command->arguments != NULL) {
        ds_usage_error(error, "usage.no_input", NULL);
        return NULL;
    }
    return g_steal_pointer(&options);
}

void
ds_options_free(DsOptions *options)
{
    if (options == NULL)
        return;
    g_strfreev(options->inputs);
    g_strfreev(options->outputs);
    g_strfreev(options->settings);
    g_free(options->config_file);
    g_free(options->as_of);
    g_free(options->style);
    g_free(options->dump);
    g_free(options->color);
    g_free(options->files_from);
    g_free(options->log_format);
    g_free(options->fail_on);
    g_free(options->deps);
    g_free(options->since);
    g_free(options->progress);
    g_free(options->threads_text);
    g_free(options->poll_text);
    ds_config_free(options->config);
    g_free(options);
}
