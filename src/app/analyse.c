#include "app/analyse.h"

#include "cache/gather.h"
#include "extract/extract.h"
#include "extract/known_names.h"
#include "report/build.h"
#include "report/pins.h"

static gsize
corpus_size(const DsCorpus *corpus)
{
    gsize n = 0;

    for (guint i = 0; i < corpus->articles->len; i++)
        n += ds_corpus_article(corpus, i)->n_bytes;
    return n;
}

static DsDate
configured_as_of(const DsConfig *config)
{
    const gchar *text = ds_config_get(config, "report.as_of");
    DsDate date = {0};

    if (text != NULL)
        ds_date_from_iso(text, &date);
    return date;
}

DsStore *
ds_analyse_store(const DsOptions *options)
{
    const guint64 megabytes = ds_config_get_count(options->config, "cache.size");

    if (options->no_cache || megabytes == 0)
        return NULL;
    g_autofree gchar *folder = g_build_filename(g_get_user_cache_dir(), "dossier", NULL);
    return ds_store_open(folder, megabytes * 1000 * 1000);
}

static DsReport *
build_report(const DsAnalysis *analysis, DsCorpus *corpus, DsAnnotations *annotations)
{
    const DsConfig *config = analysis->options->config;
    const DsReportOptions wanted = {
        .summary_syllables = ds_config_get_count(config, "summary.length"),
        .n_key_points = ds_config_get_count(config, "summary.points"),
        .as_of = configured_as_of(config),
        .title = ds_config_get(config, "report.title"),
        .n_threads = (guint)analysis->options->threads};
    const DsSources *sources = analysis->sources;
    DsReport *report =
        ds_report_build(corpus, annotations, analysis->pack, &wanted, analysis->diag);

    if (sources->beside[DS_BESIDE_PINS].bytes != NULL)
        ds_pins_apply(report, sources->beside[DS_BESIDE_PINS].path,
                      sources->beside[DS_BESIDE_PINS].bytes, analysis->diag);
    return report;
}

static void
apply_names(const DsAnalysis *analysis, const DsCorpus *corpus, DsAnnotations *annotations)
{
    const DsSources *sources = analysis->sources;

    if (sources->beside[DS_BESIDE_NAMES].bytes != NULL)
        ds_known_names_apply(annotations, corpus, sources->beside[DS_BESIDE_NAMES].path,
                             sources->beside[DS_BESIDE_NAMES].bytes, analysis->diag);
}

DsReport *
ds_analyse(const DsAnalysis *analysis, GError **error)
{
    const guint n_threads = (guint)analysis->options->threads;
    DsTimings *timings = analysis->timings;
    g_autoptr(GPtrArray) findings = NULL;
    gint64 extract_cpu = 0;

    g_autoptr(DsExtractor) extractor = ds_extractor_new(analysis->pack, error);
    if (extractor == NULL)
        return NULL;
    ds_timings_mark(timings, "word lists", 0);
    ds_sources_tell(analysis->sources, analysis->pack, analysis->diag);
    g_autofree gchar *given = ds_sources_dup_given(analysis->sources);
    const DsGatherOptions gather = {
        .given = given,
        .pack = analysis->pack,
        .extractor = extractor,
        .store = analysis->store,
        .step = ds_progress_step,
        .step_data = analysis->progress,
        .n_threads = n_threads,
        .extract_cpu = &extract_cpu,
    };
    ds_progress_stage(analysis->progress, DS_STAGE_READ, analysis->sources->inputs->len);
    g_autoptr(DsCorpus) corpus = ds_gather(analysis->sources->inputs, &gather, &findings,
                                           analysis->hashes, analysis->diag, error);
    if (corpus == NULL)
        return NULL;
    ds_timings_carry(timings, extract_cpu);
    ds_timings_mark(timings, "read", corpus_size(corpus));
    ds_progress_stage(analysis->progress, DS_STAGE_EXTRACT, 0);
    DsAnnotations *annotations =
        ds_extract_findings(extractor, corpus, findings, n_threads, analysis->diag);
    g_clear_pointer(&findings, g_ptr_array_unref);
    g_clear_pointer(&extractor, ds_extractor_free);
    apply_names(analysis, corpus, annotations);
    ds_timings_mark(timings, "extract", corpus_size(corpus));
    ds_progress_stage(analysis->progress, DS_STAGE_REPORT, 0);
    DsReport *report = build_report(analysis, corpus, annotations);
    ds_timings_mark(timings, "report", corpus_size(corpus));
    return report;
}

DsReport *
ds_analyse_options(const DsOptions *options, DsPack **pack, DsDiag *diag, GError **error)
{
    g_autoptr(DsSources) sources = ds_sources_find(options, diag, error);

    if (sources == NULL)
        return NULL;
    *pack = ds_pack_load(ds_config_get(options->config, "report.language"), error);
    if (*pack == NULL)
        return NULL;
    g_autoptr(DsStore) store = ds_analyse_store(options);
    const DsAnalysis analysis = {
        .options = options, .sources = sources, .pack = *pack, .store = store, .diag = diag};
    return ds_analyse(&analysis, error);
}
