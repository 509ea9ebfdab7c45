/* The library's way down the road: like run.c, but for bytes instead of files. */
#include <dossier/dossier.h>

#include <string.h>

#include "app/analyse.h"
#include "app/configured.h"
#include "app/lay_out.h"
#include "app/writers.h"
#include "report/model_json.h"

struct DsBriefing {
    DsConfig *config;
    DsPack *pack;
    DsReport *report;
    DsSpool *model;
    DsDocument *document;
};

static DsConfig *
config_of(const gchar *const *settings, GError **error)
{
    g_autoptr(DsConfig) config = ds_config_new();

    for (; settings != NULL && *settings != NULL; settings++) {
        const gchar *equals = strchr(*settings, '=');
        if (equals == NULL) {
            g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "%s: group.key=value is expected",
                        *settings);
            return NULL;
        }
        g_autofree gchar *name = g_strndup(*settings, (gsize)(equals - *settings));
        if (!ds_config_set(config, "--set", name, equals + 1, error))
            return NULL;
    }
    return g_steal_pointer(&config);
}

DsBriefing *
ds_briefing_new(const gchar *const *inputs,
                const gchar *const *settings,
                DsDiag *diag,
                GError **error)
{
    g_autoptr(DsBriefing) briefing = g_new0(DsBriefing, 1);
    g_auto(GStrv) names = g_strdupv((gchar **)inputs);

    briefing->config = config_of(settings, error);
    if (briefing->config == NULL)
        return NULL;
    const DsOptions options = {.inputs = names, .config = briefing->config, .no_cache = TRUE};
    briefing->report = ds_analyse_options(&options, &briefing->pack, diag, error);
    if (briefing->report == NULL)
        return NULL;
    briefing->model = ds_model_spool(briefing->report);
    briefing->document = ds_compose_configured(briefing->report, briefing->pack,
                                               briefing->config, briefing->model, NULL, error);
    return briefing->document != NULL ? g_steal_pointer(&briefing) : NULL;
}

void
ds_briefing_free(DsBriefing *briefing)
{
    if (briefing == NULL)
        return;
    ds_document_free(briefing->document);
    g_clear_pointer(&briefing->model, ds_spool_unref);
    ds_report_free(briefing->report);
    g_clear_pointer(&briefing->pack, ds_pack_unref);
    ds_config_free(briefing->config);
    g_free(briefing);
}

const DsReport *
ds_briefing_report(const DsBriefing *briefing)
{
    return briefing->report;
}

GBytes *
ds_briefing_write(const DsBriefing *briefing, const gchar *format, DsDiag *diag, GError **error)
{
    const DsWriter *writer = ds_writer_lookup(format);
    g_autoptr(DsPages) pages = NULL;

    if (writer == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "%s: no writer has this format", format);
        return NULL;
    }
    if (writer->needs_pages) {
        pages = ds_lay_out(briefing->document, briefing->pack, briefing->config, diag, error);
        if (pages == NULL)
            return NULL;
    }
    const DsWriteContext context = {.document = briefing->document,
                                    .model = briefing->model,
                                    .pages = pages,
                                    .pack = briefing->pack,
                                    .config = briefing->config,
                                    .epoch = ds_output_epoch(briefing->report),
                                    .diag = diag};
    return writer->write(&context, error);
}
