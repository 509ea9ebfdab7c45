/* The part of a run that is an article's own matter: reading it, and finding what it alone
 * tells, in threads, or taking that from the store. */
#ifndef DS_CACHE_GATHER_H
#define DS_CACHE_GATHER_H

#include "cache/store.h"
#include "corpus/read.h"
#include "extract/findings.h"

typedef struct {
    DsPack *pack;
    const DsExtractor *extractor;
    DsStore *store;         /* NULL: nothing is kept */
    const gchar *given;     /* digest of all else that the result depends on, or NULL */
    void (*step)(gpointer); /* called after each input, from any thread; or NULL */
    gpointer step_data;
    guint n_threads;
    gint64 *extract_cpu; /* gets the microseconds spent on findings, all threads together; or
                            NULL */
} DsGatherOptions;

/* Inputs (of DsInput) → corpus, the same as ds_corpus_read_inputs(). *findings (of DsFindings,
 * in corpus order) is owned by the caller. hashes (of gchar*, or NULL) receives the SHA-256 of
 * each input as it was read, NULL for what could not be. */
DsCorpus *ds_gather(const GPtrArray *inputs,
                    const DsGatherOptions *options,
                    GPtrArray **findings,
                    GPtrArray *hashes,
                    DsDiag *diag,
                    GError **error);

#endif
