#include "app/compare.h"

#include <string.h>

#include <dossier/error.h>

#include "app/log.h"
#include "app/print.h"
#include "app/sources.h"
#include "corpus/read.h"
#include "epub/epub.h"
#include "report/diff.h"
#include "report/model_json.h"
#include "report/model_sources.h"
#include "report/verify.h"

/* The bytes of a model, or of the one that a book carries. */
static GBytes *
load_bytes(const gchar *path, GError **error)
{
    gchar *contents = NULL;
    gsize n = 0;

    if (!g_file_get_contents(path, &contents, &n, error))
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, n);
    return n > 2 && memcmp(contents, "PK", 2) == 0 ? ds_epub_read_model(bytes, error)
                                                   : g_bytes_ref(bytes);
}

/* sources: where texts come from that the model goes without; or NULL. */
static DsReport *
load_model(
    const gchar *path, const DsCorpus *sources, DsPack *pack, DsDiag *diag, GError **error)
{
    g_autoptr(GBytes) bytes = load_bytes(path, error);
    if (bytes == NULL)
        return NULL;
    g_autoptr(GBytes) whole =
        sources != NULL ? ds_model_complete(bytes, sources) : g_bytes_ref(bytes);
    return ds_model_read(path, whole, pack, diag, error);
}

/* The first input names the model; at least one more must follow. */
static gboolean
has_two_inputs(const DsOptions *options, GError **error)
{
    if (options->inputs[0] != NULL && options->inputs[1] != NULL)
        return TRUE;
    g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "%s: %s is expected", options->command->name,
                options->command->arguments);
    return FALSE;
}

/* As a build reads them: with what the user knows of them. */
static DsCorpus *
read_sources(const gchar *const *names,
             const DsOptions *options,
             DsPack *pack,
             DsDiag *diag,
             GError **error)
{
    g_autoptr(DsSources) sources = ds_sources_of(names, diag, error);

    if (sources == NULL)
        return NULL;
    ds_sources_tell(sources, pack, diag);
    return ds_corpus_read_inputs(sources->inputs, pack, (guint)options->threads, diag, error);
}

static gboolean
verify(const DsOptions *options, DsDiag *diag, GError **error)
{
    if (!has_two_inputs(options, error))
        return FALSE;
    g_autoptr(DsPack) pack =
        ds_pack_load(ds_config_get(options->config, "report.language"), error);
    if (pack == NULL)
        return FALSE;
    g_autoptr(DsCorpus) sources =
        read_sources((const gchar *const *)options->inputs + 1, options, pack, diag, error);
    g_autoptr(DsReport) model =
        sources != NULL ? load_model(options->inputs[0], sources, pack, diag, error) : NULL;
    if (model == NULL)
        return FALSE;

    g_autoptr(GPtrArray) mismatches = ds_mismatches_new();
    const gboolean holds = ds_verify(model, sources, mismatches, error);
    for (guint i = 0; i < mismatches->len; i++) {
        g_autofree gchar *line =
            ds_mismatch_format((const DsMismatch *)g_ptr_array_index(mismatches, i));
        ds_print("%s\n", line);
    }
    return holds;
}

static gboolean
diff(const DsOptions *options, DsDiag *diag, GError **error)
{
    if (!has_two_inputs(options, error))
        return FALSE;
    g_autoptr(DsPack) pack =
        ds_pack_load(ds_config_get(options->config, "report.language"), error);
    g_autoptr(DsReport) before =
        pack != NULL ? load_model(options->inputs[0], NULL, pack, diag, error) : NULL;
    g_autoptr(DsReport) after =
        before != NULL ? load_model(options->inputs[1], NULL, pack, diag, error) : NULL;
    if (after == NULL)
        return FALSE;

    g_autoptr(GPtrArray) changes = ds_report_diff(before, after);
    for (guint i = 0; i < changes->len; i++) {
        g_autofree gchar *line =
            ds_change_format((const DsChange *)g_ptr_array_index(changes, i));
        ds_print("%s\n", line);
    }
    return TRUE;
}

static int
run(const DsOptions *options,
    gboolean (*compare)(const DsOptions *options, DsDiag *diag, GError **error))
{
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(GError) error = NULL;
    const gboolean done = compare(options, diag, &error);

    ds_log_diag(options, diag);
    return done ? DS_EXIT_DONE : ds_log_error(options, error);
}

int
ds_run_verify(const DsOptions *options)
{
    return run(options, verify);
}

int
ds_run_diff(const DsOptions *options)
{
    return run(options, diff);
}
