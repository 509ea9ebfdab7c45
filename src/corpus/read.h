/* Reading: from inputs to the corpus. */
#ifndef DS_CORPUS_READ_H
#define DS_CORPUS_READ_H

#include <dossier/corpus.h>
#include <dossier/diag.h>

#include "pack/pack.h"

/* An input found by the scan: a file, or bytes already in memory. */
typedef struct {
    gchar *path;   /* as shown and sorted; "/" between folders */
    GBytes *bytes; /* NULL: read the file at path */
} DsInput;

void ds_input_free(DsInput *input);

/* Finds the articles under paths (files, folders, archives; "-" is standard input): regular
 * files of known formats, sorted by path bytes, each once. Links out of the folder, FIFOs,
 * devices and hidden files are left out with a message. Returns of DsInput, owned by the
 * caller. */
GPtrArray *ds_scan(const gchar *const *paths, DsDiag *diag, GError **error);

/* Reads one input into zero or more articles (an archive or .jsonl holds several), appended to
 * articles (of DsArticle): decoded, NFC, cut into blocks, sentences and tokens, with metadata
 * as far as the article alone tells. Depends on the input's bytes, its path and the pack alone,
 * so that it can be cached and run in any thread. FALSE when the input is not usable: *reason.
 */
gboolean ds_read_input(
    const DsInput *input, DsPack *pack, GPtrArray *articles, DsDiag *diag, gchar **reason);

/* The bytes of an input, within the limits; NULL with a message. The caller owns them. */
GBytes *ds_input_load(const DsInput *input, DsDiag *diag);

/* What only the whole corpus can tell: ids, near-duplicate families, titles repeated, reference
 * dates borrowed from siblings. */
void ds_corpus_settle(DsCorpus *corpus, DsPack *pack, DsDiag *diag);

/* scan + read + settle, with n_threads readers (0: as many as processors). Same result whatever
 * their number. NULL with DS_ERROR_NO_INPUT when nothing was usable. */
DsCorpus *ds_corpus_read(
    const gchar *const *paths, DsPack *pack, guint n_threads, DsDiag *diag, GError **error);

/* The same for inputs (of DsInput) that a scan has found. */
DsCorpus *ds_corpus_read_inputs(
    const GPtrArray *inputs, DsPack *pack, guint n_threads, DsDiag *diag, GError **error);

/* What reads the input of an index in place of ds_read_input(), in any thread. */
typedef gboolean (*DsReadStep)(const DsInput *input,
                               guint index,
                               GPtrArray *articles,
                               DsDiag *diag,
                               gchar **reason,
                               gpointer data);

/* The same with a step of the caller's, which gives what ds_read_input() would give. */
DsCorpus *ds_corpus_read_by(const GPtrArray *inputs,
                            DsReadStep step,
                            gpointer data,
                            DsPack *pack,
                            guint n_threads,
                            DsDiag *diag,
                            GError **error);

#endif
