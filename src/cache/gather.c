#include "cache/gather.h"

#include <string.h>

#include "base/digest.h"
#include "base/shelf.h"
#include "base/timings.h"
#include "cache/build_id.h"
#include "cache/freeze.h"

/* Some two thousand articles lie in memory as a whole. */
#define MEMORY_BYTES ((gsize)48 << 20)

typedef struct {
    const DsGatherOptions *options;
    gchar *build_id;
    GPtrArray **findings; /* per input: of DsFindings */
    gchar **hashes;       /* per input */
    gint64 *cpu;          /* per input: spent on findings, in microseconds */
    DsShelf *shelf;       /* where articles and findings are laid */
} Gather;

static gchar *
learnt_key(const Gather *gather, const gchar *path, const gchar *sha256)
{
    g_autofree gchar *all = g_strdup_printf(
        "learnt\n%s\n%s\n%s\n%s\n%s", gather->build_id, ds_pack_digest(gather->options->pack),
        gather->options->given != NULL ? gather->options->given : "", sha256, path);

    return ds_sha256(all, strlen(all));
}

static void
learn(const Gather *gather, const DsInput *input, GBytes *bytes, DsLearnt *learnt, gint64 *cpu)
{
    const DsInput loaded = {input->path, bytes};

    ds_read_input(&loaded, gather->options->pack, learnt->articles, learnt->diag,
                  &learnt->reason);
    const gint64 begun = ds_timings_thread_cpu();
    for (guint i = 0; i < learnt->articles->len; i++) {
        const DsArticle *article = (const DsArticle *)g_ptr_array_index(learnt->articles, i);
        g_ptr_array_add(learnt->findings, ds_findings_new(gather->options->extractor, article));
    }
    *cpu += ds_timings_thread_cpu() - begun;
}

/* What cannot be told in UTF-8 is not kept: the name of a file may be any bytes. */
static void
learn_or_recall(const Gather *gather,
                const DsInput *input,
                GBytes *bytes,
                DsLearnt *learnt,
                const gchar *sha256,
                gint64 *cpu)
{
    DsStore *store = gather->options->store;

    if (store == NULL || !g_utf8_validate(input->path, -1, NULL)) {
        learn(gather, input, bytes, learnt, cpu);
        return;
    }
    g_autofree gchar *key = learnt_key(gather, input->path, sha256);
    g_autoptr(GVariant) kept = ds_store_lookup(store, key, DS_LEARNT_TYPE);
    if (kept != NULL && ds_learnt_thaw(kept, learnt))
        return;
    learn(gather, input, bytes, learnt, cpu);
    ds_store_keep(store, key, ds_learnt_freeze(learnt));
}

/* What was learnt is only read from here on. */
static void
lay_down(const DsLearnt *learnt, DsShelf *shelf)
{
    for (guint i = 0; i < learnt->articles->len; i++) {
        ds_article_rest((DsArticle *)g_ptr_array_index(learnt->articles, i), shelf);
        ds_findings_rest((DsFindings *)g_ptr_array_index(learnt->findings, i), shelf);
    }
}

static gboolean
gather_input(const DsInput *input,
             guint index,
             GPtrArray *articles,
             DsDiag *diag,
             gchar **reason,
             gpointer data)
{
    Gather *gather = (Gather *)data;
    g_autoptr(GBytes) bytes = ds_input_load(input, diag);
    DsLearnt learnt = {articles, g_ptr_array_new(), diag, NULL};

    gather->findings[index] = learnt.findings;
    if (bytes != NULL) {
        gather->hashes[index] = ds_sha256_bytes(bytes);
        learn_or_recall(gather, input, bytes, &learnt, gather->hashes[index],
                        &gather->cpu[index]);
    } else {
        learnt.reason =
            g_strdup(ds_pack_label(gather->options->pack, "gaps.reason.unreadable"));
    }
    lay_down(&learnt, gather->shelf);
    if (gather->options->step != NULL)
        gather->options->step(gather->options->step_data);
    *reason = learnt.reason;
    return learnt.reason == NULL;
}

/* Findings by input become findings by article. */
static GPtrArray *
join_findings(Gather *gather, guint n_inputs)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)ds_findings_free);

    for (guint i = 0; i < n_inputs; i++) {
        GPtrArray *findings = gather->findings[i];
        for (guint k = 0; findings != NULL && k < findings->len; k++)
            g_ptr_array_add(all, g_ptr_array_index(findings, k));
        g_clear_pointer(&gather->findings[i], g_ptr_array_unref);
    }
    return all;
}

DsCorpus *
ds_gather(const GPtrArray *inputs,
          const DsGatherOptions *options,
          GPtrArray **findings,
          GPtrArray *hashes,
          DsDiag *diag,
          GError **error)
{
    g_autofree gchar *build_id = ds_build_id();
    g_autofree GPtrArray **by_input = g_new0(GPtrArray *, inputs->len + 1);
    g_autofree gchar **all_hashes = g_new0(gchar *, inputs->len + 1);
    g_autofree gint64 *cpu = g_new0(gint64, inputs->len + 1);
    g_autoptr(DsShelf) shelf = ds_shelf_new(MEMORY_BYTES);
    Gather gather = {options, build_id, by_input, all_hashes, cpu, shelf};

    ds_pack_digest(options->pack);
    DsCorpus *corpus = ds_corpus_read_by(inputs, gather_input, &gather, options->pack,
                                         options->n_threads, diag, error);
    g_autoptr(GPtrArray) joined = join_findings(&gather, inputs->len);
    for (guint i = 0; options->extract_cpu != NULL && i < inputs->len; i++)
        *options->extract_cpu += cpu[i];
    for (guint i = 0; i < inputs->len; i++) {
        if (hashes != NULL)
            g_ptr_array_add(hashes, all_hashes[i]);
        else
            g_free(all_hashes[i]);
    }
    if (corpus == NULL)
        return NULL;
    corpus->shelf = g_steal_pointer(&shelf);
    *findings = g_steal_pointer(&joined);
    return corpus;
}
