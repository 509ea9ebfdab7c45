#include "corpus/read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dossier/error.h>

#include "base/utf8.h"
#include "corpus/limits.h"
#include "corpus/reader.h"

/* Reads a regular file up to the limit. The file may have become a pipe since the scan: the
 * open must not wait for a writer. */
static GBytes *
load_file(const gchar *path, DsDiag *diag)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat info;

    if (fd < 0 || fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        ds_diag_add(diag, DS_DIAG_WARNING, "file-unreadable", path, 0, 0, "%s; left out",
                    fd < 0 ? g_strerror(errno) : "no regular file");
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    if ((guint64)info.st_size > DS_LIMIT_INPUT_BYTES) {
        ds_diag_add(diag, DS_DIAG_WARNING, "input-size", path, 0, 0,
                    "has more than %u bytes; left out", DS_LIMIT_INPUT_BYTES);
        close(fd);
        return NULL;
    }
    guint8 *data = (guint8 *)g_malloc((gsize)info.st_size + 1);
    gsize n = 0;
    while (n < (gsize)info.st_size) {
        const gssize got = read(fd, data + n, (gsize)info.st_size - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        n += (gsize)got;
    }
    close(fd);
    return g_bytes_new_take(data, n);
}

GBytes *
ds_input_load(const DsInput *input, DsDiag *diag)
{
    return input->bytes != NULL ? g_bytes_ref(input->bytes) : load_file(input->path, diag);
}

gboolean
ds_read_input(
    const DsInput *input, DsPack *pack, GPtrArray *articles, DsDiag *diag, gchar **reason)
{
    const gchar *label = "gaps.reason.unreadable";
    g_autoptr(GBytes) bytes = ds_input_load(input, diag);
    const DsReading reading = {
        .path = input->path, .bytes = bytes, .pack = pack, .articles = articles, .diag = diag};

    if (bytes != NULL && ds_reader_read(&reading, &label))
        return TRUE;
    if (reason != NULL)
        *reason = g_strdup(ds_pack_label(pack, label));
    return FALSE;
}

/* What a thread found for one input; joined in the order of the inputs. */
typedef struct {
    const DsInput *input;
    guint index;
    GPtrArray *articles;
    DsDiag *diag;
    gchar *reason;
} Job;

typedef struct {
    DsReadStep step;
    gpointer data;
} Reader;

static void
job_run(gpointer data, gpointer user_data)
{
    Job *job = (Job *)data;
    const Reader *reader = (const Reader *)user_data;

    job->articles = g_ptr_array_new();
    job->diag = ds_diag_new();
    reader->step(job->input, job->index, job->articles, job->diag, &job->reason, reader->data);
}

static void
run_jobs(GArray *jobs, Reader *reader, guint n_threads)
{
    const guint n = MIN(n_threads == 0 ? g_get_num_processors() : n_threads, jobs->len);
    GThreadPool *pool = n > 1 ? g_thread_pool_new(job_run, reader, (gint)n, FALSE, NULL) : NULL;

    for (guint i = 0; i < jobs->len; i++) {
        Job *job = &g_array_index(jobs, Job, i);
        if (pool == NULL || !g_thread_pool_push(pool, job, NULL))
            job_run(job, reader);
    }
    if (pool != NULL)
        g_thread_pool_free(pool, FALSE, TRUE);
}

static void
join_job(DsCorpus *corpus, Job *job, DsDiag *diag)
{
    for (guint i = 0; i < job->articles->len; i++)
        g_ptr_array_add(corpus->articles, g_ptr_array_index(job->articles, i));
    if (job->reason != NULL) {
        if (ds_diag_count(job->diag, DS_DIAG_WARNING) == 0)
            ds_diag_add(job->diag, DS_DIAG_WARNING, "input-unusable", job->input->path, 0, 0,
                        "%s; left out", job->reason);
        const DsLeftOut left_out = {ds_utf8_show_name(job->input->path), job->reason};
        g_array_append_val(corpus->left_out, left_out);
    }
    if (diag != NULL)
        ds_diag_join(diag, job->diag);
    ds_diag_free(job->diag);
    g_ptr_array_unref(job->articles);
}

DsCorpus *
ds_corpus_read(
    const gchar *const *paths, DsPack *pack, guint n_threads, DsDiag *diag, GError **error)
{
    g_autoptr(GPtrArray) inputs = ds_scan(paths, diag, error);

    return inputs != NULL ? ds_corpus_read_inputs(inputs, pack, n_threads, diag, error) : NULL;
}

DsCorpus *
ds_corpus_read_by(const GPtrArray *inputs,
                  DsReadStep step,
                  gpointer data,
                  DsPack *pack,
                  guint n_threads,
                  DsDiag *diag,
                  GError **error)
{
    g_autoptr(GArray) jobs = g_array_new(FALSE, TRUE, sizeof(Job));
    g_autoptr(DsCorpus) corpus = ds_corpus_new();
    Reader reader = {step, data};

    for (guint i = 0; i < inputs->len; i++) {
        const Job job = {.input = (const DsInput *)g_ptr_array_index(inputs, i), .index = i};
        g_array_append_val(jobs, job);
    }
    run_jobs(jobs, &reader, n_threads);
    for (guint i = 0; i < jobs->len; i++)
        join_job(corpus, &g_array_index(jobs, Job, i), diag);
    if (corpus->articles->len == 0) {
        g_set_error(error, DS_ERROR, DS_ERROR_NO_INPUT,
                    "no article could be read from %u file%s", inputs->len,
                    inputs->len == 1 ? "" : "s");
        return NULL;
    }
    ds_corpus_settle(corpus, pack, diag);
    return g_steal_pointer(&corpus);
}

static gboolean
read_step(const DsInput *input,
          guint index,
          GPtrArray *articles,
          DsDiag *diag,
          gchar **reason,
          gpointer pack)
{
    (void)index;
    return ds_read_input(input, (DsPack *)pack, articles, diag, reason);
}

DsCorpus *
ds_corpus_read_inputs(
    const GPtrArray *inputs, DsPack *pack, guint n_threads, DsDiag *diag, GError **error)
{
    return ds_corpus_read_by(inputs, read_step, pack, pack, n_threads, diag, error);
}
