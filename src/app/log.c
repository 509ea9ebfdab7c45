#include "app/log.h"

#include <stdio.h>

#include <json-glib/json-glib.h>

#include <dossier/error.h>

static gboolean
is_json(const DsOptions *options)
{
    return options != NULL && g_strcmp0(options->log_format, "json") == 0;
}

static void
add_member(JsonBuilder *json, const gchar *name, const gchar *value)
{
    g_autofree gchar *valid = value != NULL ? g_utf8_make_valid(value, -1) : NULL;

    if (valid == NULL)
        return;
    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, valid);
}

static gchar *
format_json(const DsDiagMessage *message)
{
    static const gchar *const levels[] = {"note", "warning", "error"};
    g_autoptr(JsonBuilder) json = json_builder_new();

    json_builder_begin_object(json);
    add_member(json, "level", levels[message->level]);
    add_member(json, "file", message->file);
    if (message->line > 0) {
        json_builder_set_member_name(json, "line");
        json_builder_add_int_value(json, message->line);
    }
    if (message->column > 0) {
        json_builder_set_member_name(json, "column");
        json_builder_add_int_value(json, message->column);
    }
    add_member(json, "text", message->text);
    add_member(json, "code", message->code);
    json_builder_end_object(json);
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    return json_to_string(root, FALSE);
}

static void
print_message(const DsOptions *options, const DsDiagMessage *message)
{
    g_autofree gchar *line = is_json(options) ? format_json(message) : ds_diag_format(message);

    fputs(line, stderr);
    fputc('\n', stderr);
}

void
ds_log_diag(const DsOptions *options, const DsDiag *diag)
{
    const DsDiagLevel least = options->quiet     ? DS_DIAG_ERROR
                              : options->verbose ? DS_DIAG_NOTE
                                                 : DS_DIAG_WARNING;

    for (guint i = 0; i < ds_diag_size(diag); i++)
        if (ds_diag_message(diag, i)->level >= least)
            print_message(options, ds_diag_message(diag, i));
}

/* "file:line:column: text" as an error tells it, in its pieces; the caller frees file and
 * text. */
static void
split_place(const gchar *told, DsDiagMessage *message)
{
    g_autoptr(GRegex) regex =
        g_regex_new("^(.+?):([0-9]+)(?::([0-9]+))?: (.*)$", G_REGEX_DOTALL | G_REGEX_RAW,
                    G_REGEX_MATCH_DEFAULT, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    if (!g_regex_match(regex, told, G_REGEX_MATCH_DEFAULT, &match)) {
        message->text = g_strdup(told);
        return;
    }
    g_autofree gchar *line = g_match_info_fetch(match, 2);
    g_autofree gchar *column = g_match_info_fetch(match, 3);
    message->file = g_match_info_fetch(match, 1);
    message->line = (guint)g_ascii_strtoull(line, NULL, 10);
    message->column = (guint)g_ascii_strtoull(column, NULL, 10);
    message->text = g_match_info_fetch(match, 4);
}

int
ds_log_error(const DsOptions *options, const GError *error)
{
    static const struct {
        DsError error;
        DsExit status;
        const gchar *code;
    } statuses[] = {
        {DS_ERROR_USAGE, DS_EXIT_USAGE, "usage"},
        {DS_ERROR_NO_INPUT, DS_EXIT_NO_INPUT, "no-input"},
        {DS_ERROR_MISMATCH, DS_EXIT_MISMATCH, "mismatch"},
        {DS_ERROR_OUTPUT, DS_EXIT_NO_OUTPUT, "output"},
        {DS_ERROR_FORMAT, DS_EXIT_FAILED, "format"},
    };
    DsDiagMessage message = {DS_DIAG_ERROR, NULL, 0, 0, NULL, "failed"};
    int status = DS_EXIT_FAILED;

    for (gsize i = 0; i < G_N_ELEMENTS(statuses); i++)
        if (error->domain == DS_ERROR && error->code == (gint)statuses[i].error) {
            message.code = statuses[i].code;
            status = (int)statuses[i].status;
        }
    split_place(error->message, &message);
    print_message(options, &message);
    g_free(message.file);
    g_free(message.text);
    return status;
}
