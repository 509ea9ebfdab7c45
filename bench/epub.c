/* What the book costs: a model is read and composed once, then written as EPUB over and over.
 * With a release build: bench-epub MODEL.json [TIMES] */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "doc/compose.h"
#include "epub/epub.h"
#include "report/model_json.h"

static gdouble
cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (gdouble)now.tv_sec + (gdouble)now.tv_nsec / 1e9;
}

/* A line of /proc/self/status, in KB. */
static gint64
memory(const gchar *key)
{
    g_autofree gchar *status = NULL;

    if (!g_file_get_contents("/proc/self/status", &status, NULL, NULL))
        return 0;
    const gchar *line = strstr(status, key);
    return line != NULL ? g_ascii_strtoll(line + strlen(key), NULL, 10) : 0;
}

/* What was used while the model was read does not count: the peak begins anew. */
static gint64
reset_memory(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");

    malloc_trim(0);
    if (file != NULL) {
        fputs("5", file);
        fclose(file);
    }
    return memory("VmRSS:");
}

static DsDocument *
document_of(const gchar *path, DsPack *pack, GBytes **model, GError **error)
{
    gchar *json = NULL;
    gsize n = 0;

    if (!g_file_get_contents(path, &json, &n, error))
        return NULL;
    *model = g_bytes_new_take(json, n);
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(DsReport) report = ds_model_read(path, *model, pack, diag, error);
    const DsComposeOptions options = {.annex = DS_ANNEX_FULL};

    return report != NULL ? ds_compose(report, pack, &options) : NULL;
}

int
main(int argc, char **argv)
{
    const gint times = argc > 2 ? atoi(argv[2]) : 10;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) model = NULL;
    g_autoptr(DsPack) pack = ds_pack_load("vi", &error);
    g_autoptr(DsDocument) document =
        argc > 1 && pack != NULL ? document_of(argv[1], pack, &model, &error) : NULL;
    gdouble best = G_MAXDOUBLE;

    if (document == NULL) {
        fprintf(stderr, "%s\n", error != NULL ? error->message : "which model?");
        return 1;
    }
    const gint64 before = reset_memory();
    for (gint i = 0; i < times; i++) {
        const DsEpubOptions options = {.epoch = 1721131200, .model = model};
        const gdouble start = cpu_seconds();
        g_autoptr(GBytes) book = ds_epub_write(document, pack, &options, NULL, &error);
        const gdouble used = cpu_seconds() - start;
        best = MIN(best, used);
        if (i == 0)
            printf("first %.1f ms; peak memory %" G_GINT64_FORMAT " KB above the document\n",
                   used * 1000, memory("VmHWM:") - before);
        if (i == times - 1)
            printf("best of %d: %.1f ms, %zu bytes\n", times, best * 1000,
                   g_bytes_get_size(book));
    }
    return 0;
}
