#include "app/configured.h"

#include "doc/compose.h"

DsDocument *
ds_compose_configured(const DsReport *report,
                      DsPack *pack,
                      const DsConfig *config,
                      const DsSpool *model,
                      const GPtrArray *changes,
                      GError **error)
{
    g_auto(GStrv) parts = ds_config_dup_list(config, "report.parts");
    g_autofree gchar *line = ds_config_dup_line(config);
    g_autofree gchar *sha256 = ds_spool_dup_sha256(model);
    const gchar *annex = ds_config_get(config, "report.annex");
    const DsComposeOptions options = {
        .organisation = ds_config_get(config, "report.organisation"),
        .series = ds_config_get(config, "report.series"),
        .issue = ds_config_get(config, "report.issue"),
        .title = ds_config_get(config, "report.title"),
        .parts = (const gchar *const *)parts,
        .annex = g_str_equal(annex, "none")    ? DS_ANNEX_NONE
                 : g_str_equal(annex, "cited") ? DS_ANNEX_CITED
                                               : DS_ANNEX_FULL,
        .changes = changes,
        .model_sha256 = sha256,
        .version = DOSSIER_VERSION,
        .options_line = *line != '\0' ? line : NULL,
    };
    g_autoptr(DsDocument) document = ds_compose(report, pack, &options);

    if (!ds_document_check_links(document, error))
        return NULL;
    return g_steal_pointer(&document);
}

gint64
ds_output_epoch(const DsReport *report)
{
    const gchar *text = g_getenv("SOURCE_DATE_EPOCH");
    gint64 epoch;

    if (text != NULL && g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &epoch, NULL))
        return epoch;
    if (ds_date_known(report->as_of) == DS_KNOWN_NOTHING)
        return 315576000; /* 1980-01-01, the first that a zip archive can tell */
    return (gint64)ds_date_days(report->as_of) * 86400 + 43200;
}
