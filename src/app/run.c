#include "app/run.h"

#include <string.h>

#include <dossier/error.h>

#include "app/configured.h"
#include "app/lay_out.h"
#include "app/layers.h"
#include "app/log.h"
#include "app/print.h"
#include "app/targets.h"
#include "base/timings.h"
#include "corpus/read.h"
#include "extract/extract.h"
#include "report/build.h"
#include "report/dump.h"
#include "report/model_json.h"
#include "report/pins.h"

/* The values of one run, each made once. */
typedef struct {
    const DsOptions *options;
    DsDiag *diag;
    DsTimings *timings;
    DsPack *pack;
    DsReport *report;
    GBytes *model;
    DsDocument *document;
    DsPages *pages;
    GArray *targets;
} Run;

static void
run_clear(Run *run)
{
    g_clear_pointer(&run->targets, g_array_unref);
    g_clear_pointer(&run->pages, ds_pages_free);
    g_clear_pointer(&run->document, ds_document_free);
    g_clear_pointer(&run->model, g_bytes_unref);
    g_clear_pointer(&run->report, ds_report_free);
    g_clear_pointer(&run->pack, ds_pack_unref);
    g_clear_pointer(&run->timings, ds_timings_free);
    g_clear_pointer(&run->diag, ds_diag_free);
}

static gsize
corpus_size(const DsCorpus *corpus)
{
    gsize n = 0;

    for (guint i = 0; i < corpus->articles->len; i++)
        n += ds_corpus_article(corpus, i)->n_bytes;
    return n;
}

/* Names of inputs: those of the command line and those of --files-from. */
static gchar **
dup_inputs(const DsOptions *options, GError **error)
{
    GStrvBuilder *builder = g_strv_builder_new();

    g_strv_builder_addv(builder, (const gchar **)options->inputs);
    if (options->files_from != NULL) {
        g_autofree gchar *text = NULL;
        gsize n = 0;
        const gchar *path =
            g_str_equal(options->files_from, "-") ? "/dev/stdin" : options->files_from;
        if (!g_file_get_contents(path, &text, &n, error)) {
            g_strv_builder_unref(builder);
            return NULL;
        }
        const gchar separator = options->nul_separated ? '\0' : '\n';
        for (gsize start = 0; start < n;) {
            const gchar *end = memchr(text + start, separator, n - start);
            const gsize length = end != NULL ? (gsize)(end - text) - start : n - start;
            g_autofree gchar *name = g_strndup(text + start, length);
            if (*name != '\0')
                g_strv_builder_add(builder, name);
            start += length + 1;
        }
    }
    gchar **inputs = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return inputs;
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

/* Outputs of an earlier run may lie among the sources; they are no sources. */
static gboolean
leave_out_outputs(const DsOptions *options, GPtrArray *inputs, GError **error)
{
    g_autoptr(GHashTable) outputs = ds_targets_paths(options, error);

    if (outputs == NULL)
        return FALSE;
    for (guint i = inputs->len; i > 0; i--) {
        const DsInput *input = (const DsInput *)g_ptr_array_index(inputs, i - 1);
        g_autofree gchar *path = g_canonicalize_filename(input->path, NULL);
        if (g_hash_table_contains(outputs, path))
            g_ptr_array_remove_index(inputs, i - 1);
    }
    return TRUE;
}

/* What a person decided: pins.tsv in the folder of the first input. */
static void
apply_pins(DsReport *report, const gchar *first_input, DsDiag *diag)
{
    gchar *contents = NULL;
    gsize n = 0;

    if (first_input == NULL || g_str_equal(first_input, "-"))
        return;
    g_autofree gchar *folder = ds_layers_folder(first_input);
    g_autofree gchar *path = g_build_filename(folder, "pins.tsv", NULL);
    if (!g_file_get_contents(path, &contents, &n, NULL))
        return;
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, n);
    ds_pins_apply(report, path, bytes, diag);
}

static DsReport *
analyse_corpus(
    const DsOptions *options, DsPack *pack, DsTimings *timings, DsDiag *diag, GError **error)
{
    const DsConfig *config = options->config;
    const guint n_threads = (guint)options->threads;
    g_auto(GStrv) inputs = dup_inputs(options, error);
    if (inputs == NULL)
        return NULL;

    g_autoptr(GPtrArray) found = ds_scan((const gchar *const *)inputs, diag, error);
    if (found == NULL || !leave_out_outputs(options, found, error))
        return NULL;
    g_autoptr(DsCorpus) corpus = ds_corpus_read_inputs(found, pack, n_threads, diag, error);
    if (corpus == NULL)
        return NULL;
    ds_timings_mark(timings, "read", corpus_size(corpus));
    g_autoptr(DsExtractor) extractor = ds_extractor_new(pack, error);
    if (extractor == NULL)
        return NULL;
    ds_timings_mark(timings, "word lists", 0);
    DsAnnotations *annotations = ds_extract(extractor, corpus, n_threads, diag);
    ds_timings_mark(timings, "extract", corpus_size(corpus));

    const DsReportOptions wanted = {
        .summary_syllables = ds_config_get_count(config, "summary.length"),
        .n_key_points = ds_config_get_count(config, "summary.points"),
        .as_of = configured_as_of(config),
        .title = ds_config_get(config, "report.title")};
    DsReport *report = ds_report_build(corpus, annotations, pack, &wanted, diag);
    apply_pins(report, inputs[0], diag);
    ds_timings_mark(timings, "report", corpus_size(corpus));
    return report;
}

DsReport *
ds_run_analyse(
    const DsOptions *options, DsPack **pack, DsTimings *timings, DsDiag *diag, GError **error)
{
    *pack = ds_pack_load(ds_config_get(options->config, "report.language"), error);
    if (*pack == NULL)
        return NULL;
    ds_timings_mark(timings, "start", 0);
    return analyse_corpus(options, *pack, timings, diag, error);
}

static gboolean
analyse(Run *run, GError **error)
{
    run->report = ds_run_analyse(run->options, &run->pack, run->timings, run->diag, error);
    return run->report != NULL;
}

static gboolean
load_model(Run *run, GError **error)
{
    const gchar *path = run->options->inputs[0];
    gchar *contents = NULL;
    gsize n = 0;

    if (!g_file_get_contents(path, &contents, &n, error))
        return FALSE;
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, n);
    run->pack = ds_pack_load(ds_config_get(run->options->config, "report.language"), error);
    if (run->pack == NULL)
        return FALSE;
    run->report = ds_model_read(path, bytes, run->pack, run->diag, error);
    ds_timings_mark(run->timings, "model", n);
    return run->report != NULL;
}

static gboolean
compose(Run *run, GError **error)
{
    run->model = ds_model_write(run->report);
    run->document =
        ds_compose_configured(run->report, run->pack, run->options->config, run->model, error);
    ds_timings_mark(run->timings, "compose", 0);
    return run->document != NULL;
}

/* Pages are laid out when a target needs them or they are to be shown. */
static gboolean
lay_out(Run *run, GError **error)
{
    if (!ds_targets_need_pages(run->targets) && g_strcmp0(run->options->dump, "pages") != 0)
        return TRUE;
    run->pages = ds_lay_out(run->document, run->pack, run->options->config, run->diag, error);
    ds_timings_mark(run->timings, "layout", 0);
    return run->pages != NULL;
}

static gboolean
dump(Run *run, GError **error)
{
    const gchar *what = run->options->dump;
    g_autofree gchar *text = NULL;

    if (what == NULL)
        return TRUE;
    if (g_str_equal(what, "articles"))
        text = ds_dump_articles(run->report->corpus);
    else if (g_str_equal(what, "mentions"))
        text = ds_dump_mentions(run->report->corpus, run->report->annotations);
    else if (g_str_equal(what, "report"))
        text = ds_dump_report(run->report);
    else if (g_str_equal(what, "document"))
        text = ds_document_dump(run->document);
    else if (g_str_equal(what, "pages"))
        text = ds_pages_dump(run->pages);
    if (text == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "--dump=%s: there is no such value", what);
        return FALSE;
    }
    ds_print("%s", text);
    return TRUE;
}

/* The file name of the first target that shows the pages, or NULL. */
static gchar *
dup_pdf_name(const GArray *targets)
{
    for (guint i = 0; i < targets->len; i++) {
        const DsTarget *target = &g_array_index(targets, DsTarget, i);
        if (target->writer->needs_pages)
            return g_path_get_basename(target->path);
    }
    return NULL;
}

static gboolean
publish(Run *run, GError **error)
{
    g_autofree gchar *pdf_name = dup_pdf_name(run->targets);
    const DsWriteContext context = {.report = run->report,
                                    .document = run->document,
                                    .model = run->model,
                                    .pages = run->pages,
                                    .pdf_name = pdf_name,
                                    .pack = run->pack,
                                    .config = run->options->config,
                                    .epoch = ds_output_epoch(run->report),
                                    .diag = run->diag};

    if (!ds_targets_publish(run->targets, &context, run->options->if_changed, error))
        return FALSE;
    ds_timings_mark(run->timings, "write", 0);
    return TRUE;
}

static int
final_status(const Run *run)
{
    const gchar *fail_on = run->options->fail_on;

    if (fail_on != NULL &&
        ds_diag_count(run->diag,
                      g_str_equal(fail_on, "warn") ? DS_DIAG_WARNING : DS_DIAG_ERROR) > 0)
        return DS_EXIT_FAIL_ON;
    return run->report->corpus->left_out->len > 0 ? DS_EXIT_PARTIAL : DS_EXIT_DONE;
}

static int
run_road(const DsOptions *options, gboolean (*start)(Run *, GError **))
{
    Run run = {.options = options, .diag = ds_diag_new()};
    g_autoptr(GError) error = NULL;
    int status;

    if (options->timings)
        run.timings = ds_timings_new();
    run.targets = ds_targets_new(options, &error);
    const gboolean done = run.targets != NULL && start(&run, &error) && compose(&run, &error) &&
                          lay_out(&run, &error) && dump(&run, &error) && publish(&run, &error);
    ds_log_diag(options, run.diag);
    status = done ? final_status(&run) : ds_log_error(options, error);
    if (run.timings != NULL) {
        g_autofree gchar *table = ds_timings_format(run.timings);
        g_printerr("%s", table);
    }
    run_clear(&run);
    return status;
}

int
ds_run_build(const DsOptions *options)
{
    return run_road(options, analyse);
}

int
ds_run_render(const DsOptions *options)
{
    return run_road(options, load_model);
}
