#include "app/run.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <string.h>

#include <dossier/error.h>

#include "app/analyse.h"
#include "app/configured.h"
#include "app/deps.h"
#include "app/lay_out.h"
#include "app/log.h"
#include "app/print.h"
#include "app/record.h"
#include "app/since.h"
#include "app/targets.h"
#include "report/dump.h"
#include "report/model_json.h"

/* The values of one run, each made once. */
typedef struct {
    const DsOptions *options;
    DsDiag *diag;
    DsTimings *timings;
    DsProgress *progress;
    DsPack *pack;
    DsSources *sources; /* NULL: a model is set again */
    DsStore *store;
    DsRecord *record;
    GPtrArray *hashes; /* of the inputs as they were read */
    DsReport *report;
    GPtrArray *changes; /* since an earlier model, or NULL */
    DsSpool *model;
    DsDocument *document;
    DsPages *pages;
    GArray *targets;
    GArray *products;
    gint64 epoch;
    guint n_left_out; /* inputs */
    int status;
} Run;

static void
run_clear(Run *run)
{
    g_clear_pointer(&run->products, g_array_unref);
    g_clear_pointer(&run->targets, g_array_unref);
    g_clear_pointer(&run->pages, ds_pages_free);
    g_clear_pointer(&run->document, ds_document_free);
    g_clear_pointer(&run->model, ds_spool_unref);
    g_clear_pointer(&run->changes, g_ptr_array_unref);
    g_clear_pointer(&run->report, ds_report_free);
    g_clear_pointer(&run->hashes, g_ptr_array_unref);
    g_clear_pointer(&run->record, ds_record_free);
    g_clear_pointer(&run->store, ds_store_close);
    g_clear_pointer(&run->sources, ds_sources_free);
    g_clear_pointer(&run->pack, ds_pack_unref);
    g_clear_pointer(&run->progress, ds_progress_free);
    g_clear_pointer(&run->timings, ds_timings_free);
    g_clear_pointer(&run->diag, ds_diag_free);
}

static gboolean
load_pack(Run *run, GError **error)
{
    run->pack = ds_pack_load(ds_config_get(run->options->config, "report.language"), error);
    return run->pack != NULL;
}

static gboolean
find_sources(Run *run, GError **error)
{
    run->sources = ds_sources_find(run->options, run->diag, error);
    if (run->sources == NULL || !load_pack(run, error))
        return FALSE;
    run->store = ds_analyse_store(run->options);
    run->record = ds_record_new(run->options, run->sources, run->pack, run->store, run->diag);
    ds_timings_mark(run->timings, "start", 0);
    return TRUE;
}

/* When neither inputs nor outputs have changed, the outputs are published as they are. */
static gboolean
take_known(Run *run)
{
    g_autoptr(DsDiag) diag = ds_diag_new();

    run->products = ds_record_lookup(run->record, diag, &run->status);
    if (run->products == NULL)
        return FALSE;
    ds_diag_free(run->diag);
    run->diag = g_steal_pointer(&diag);
    ds_timings_mark(run->timings, "nothing changed", 0);
    return TRUE;
}

static gboolean
analyse(Run *run, GError **error)
{
    run->hashes = g_ptr_array_new_with_free_func(g_free);
    const DsAnalysis analysis = {
        .options = run->options,
        .sources = run->sources,
        .pack = run->pack,
        .store = run->store,
        .hashes = run->hashes,
        .timings = run->timings,
        .progress = run->progress,
        .diag = run->diag,
    };
    run->report = ds_analyse(&analysis, error);
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
    if (!load_pack(run, error))
        return FALSE;
    run->report = ds_model_read(path, bytes, run->pack, run->diag, error);
    ds_timings_mark(run->timings, "model", n);
    return run->report != NULL;
}

static gboolean
wants(const Run *run, const gchar *dump)
{
    return g_strcmp0(run->options->dump, dump) == 0;
}

static gboolean
compose(Run *run, GError **error)
{
    const DsConfig *config = run->options->config;

    run->model = ds_model_spool(run->report);
    run->epoch = ds_output_epoch(run->report);
    run->n_left_out = run->report->corpus->left_out->len;
    if (!ds_targets_need_document(run->targets) && !wants(run, "document") &&
        !wants(run, "pages"))
        return TRUE;
    ds_progress_stage(run->progress, DS_STAGE_COMPOSE, 0);
    run->document =
        ds_compose_configured(run->report, run->pack, config, run->model, run->changes, error);
    ds_timings_mark(run->timings, "compose", 0);
    return run->document != NULL;
}

/* What came, went and changed since an earlier issue. */
static gboolean
compare(Run *run, GError **error)
{
    if (run->options->since == NULL)
        return TRUE;
    run->changes = ds_since_load(run->options->since, run->report, run->pack, run->diag, error);
    return run->changes != NULL;
}

static gboolean
resolve_targets(Run *run, GError **error)
{
    return ds_targets_resolve(run->targets, run->report->as_of,
                              ds_config_get(run->options->config, "report.issue"), error);
}

/* Pages are laid out when a target needs them or they are to be shown. */
static gboolean
lay_out(Run *run, GError **error)
{
    if (!ds_targets_need_pages(run->targets) && !wants(run, "pages"))
        return TRUE;
    ds_progress_stage(run->progress, DS_STAGE_LAYOUT, 0);
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
write_targets(Run *run, GError **error)
{
    g_autofree gchar *pdf_name = dup_pdf_name(run->targets);
    g_autoptr(DsPackings) packings = ds_record_packings(run->record);
    g_autoptr(GHashTable) page_of_anchor =
        run->pages != NULL ? g_hash_table_ref(run->pages->page_of_anchor) : NULL;
    DsWriteContext context = {.document = run->document,
                              .model = run->model,
                              .pages = run->pages,
                              .page_of_anchor = page_of_anchor,
                              .pdf_name = pdf_name,
                              .pack = run->pack,
                              .config = run->options->config,
                              .packings = packings,
                              .epoch = run->epoch,
                              .diag = run->diag};

    ds_progress_stage(run->progress, DS_STAGE_WRITE,
                      run->pages != NULL ? run->pages->pages->len : 0);
    run->products = ds_targets_write(run->targets, &context, error);
    run->pages = context.pages;
    g_clear_pointer(&run->document, ds_document_free);
    if (run->products == NULL)
        return FALSE;
    ds_record_keep_packings(run->record, packings);
    if (run->options->deps != NULL && run->sources != NULL)
        ds_products_add(run->products, run->options->deps,
                        ds_deps_write(run->options, run->sources, run->targets));
    ds_timings_mark(run->timings, "write", 0);
    return TRUE;
}

static gboolean
publish(Run *run, GError **error)
{
    const gboolean published =
        ds_products_publish(run->products, run->options->if_changed, error);

    ds_timings_mark(run->timings, "publish", 0);
    return published;
}

static int
final_status(const Run *run)
{
    const gchar *fail_on = run->options->fail_on;

    if (fail_on != NULL &&
        ds_diag_count(run->diag,
                      g_str_equal(fail_on, "warn") ? DS_DIAG_WARNING : DS_DIAG_ERROR) > 0)
        return DS_EXIT_FAIL_ON;
    return run->n_left_out > 0 ? DS_EXIT_PARTIAL : DS_EXIT_DONE;
}

/* What the document was made from is let go before it is laid out: large reports take as much
 * memory as their pages. */
static gboolean
is_done_with_report(const Run *run)
{
    return run->document != NULL && run->options->dump == NULL;
}

/* Nothing but pages is asked for. */
static gboolean
is_for_pages_alone(const Run *run)
{
    return ds_targets_are_pages(run->targets) && is_done_with_report(run);
}

/* What was freed in small pieces goes back to the system; only GNU's library has to be told. */
static void
give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* Report → pages. */
static gboolean
make_pages(Run *run, GError **error)
{
    if (!compose(run, error))
        return FALSE;
    if (is_done_with_report(run))
        g_clear_pointer(&run->report, ds_report_free);
    if (is_for_pages_alone(run)) {
        g_clear_pointer(&run->model, ds_spool_unref);
        give_back();
    }
    if (!lay_out(run, error))
        return FALSE;
    if (is_for_pages_alone(run)) {
        g_clear_pointer(&run->document, ds_document_free);
        give_back();
    }
    return TRUE;
}

/* Report → outputs. */
static gboolean
bring_out(Run *run, GError **error)
{
    if (!resolve_targets(run, error) || !compare(run, error) || !make_pages(run, error) ||
        !dump(run, error) || !write_targets(run, error) || !publish(run, error))
        return FALSE;
    run->status = final_status(run);
    if (run->record != NULL)
        ds_record_keep(run->record, run->hashes, run->products, run->diag, run->status);
    return TRUE;
}

static gboolean
build(Run *run, GError **error)
{
    if (!find_sources(run, error))
        return FALSE;
    if (take_known(run))
        return publish(run, error);
    return analyse(run, error) && bring_out(run, error);
}

static gboolean
render(Run *run, GError **error)
{
    return load_model(run, error) && bring_out(run, error);
}

static int
run_road(const DsOptions *options, gboolean (*road)(Run *, GError **))
{
    Run run = {.options = options, .diag = ds_diag_new()};
    g_autoptr(GError) error = NULL;

    if (options->timings)
        run.timings = ds_timings_new();
    run.progress = ds_progress_new(options);
    run.targets = ds_targets_new(options, &error);
    const gboolean done = run.targets != NULL && road(&run, &error);
    g_clear_pointer(&run.progress, ds_progress_free);
    ds_log_diag(options, run.diag);
    const int status = done ? run.status : ds_log_error(options, error);
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
    return run_road(options, build);
}

int
ds_run_render(const DsOptions *options)
{
    return run_road(options, render);
}
