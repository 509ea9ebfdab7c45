#include "app/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "app/help.h"
#include "pack/pack.h"

/* A run that is over before nobody has begun to wonder needs no line. */
#define QUIET_MICROSECONDS 500000
#define EVERY_MICROSECONDS 100000

static const struct {
    const gchar *name;
    const gchar *label; /* of the pack */
} stages[DS_N_STAGES] = {
    [DS_STAGE_READ] = {"read", "progress.read"},
    [DS_STAGE_EXTRACT] = {"extract", "progress.extract"},
    [DS_STAGE_REPORT] = {"report", "progress.report"},
    [DS_STAGE_COMPOSE] = {"compose", "progress.compose"},
    [DS_STAGE_LAYOUT] = {"layout", "progress.layout"},
    [DS_STAGE_WRITE] = {"write", "progress.write"},
};

struct DsProgress {
    gboolean json;
    gboolean shown; /* a line stands on the terminal */
    DsPack *pack;   /* of the line's words; NULL for JSON */
    gint64 start;   /* microseconds */
    gint64 last;    /* when something was told */
    GMutex lock;    /* steps come from several threads */
    DsStage stage;
    guint done, n;
};

static gboolean
is_wanted(const DsOptions *options)
{
    const gchar *when = options->progress;

    if (g_strcmp0(when, "json") == 0)
        return TRUE;
    return g_strcmp0(when, "never") != 0 && !options->quiet && options->log_format == NULL &&
           isatty(STDERR_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

DsProgress *
ds_progress_new(const DsOptions *options)
{
    if (!is_wanted(options))
        return NULL;
    DsProgress *progress = g_new0(DsProgress, 1);
    progress->json = g_strcmp0(options->progress, "json") == 0;
    progress->pack = progress->json ? NULL : ds_help_pack();
    progress->start = g_get_monotonic_time();
    g_mutex_init(&progress->lock);
    return progress;
}

static void
tell_json(const DsProgress *progress)
{
    g_autofree gchar *of =
        progress->n > 0 ? g_strdup_printf(",\"done\":%u,\"of\":%u", progress->done, progress->n)
                        : g_strdup("");

    fprintf(stderr, "{\"event\":\"progress\",\"stage\":\"%s\"%s}\n",
            stages[progress->stage].name, of);
}

static void
tell_line(DsProgress *progress)
{
    fprintf(stderr, "\r\x1b[K%s", ds_pack_label(progress->pack, stages[progress->stage].label));
    if (progress->n > 0 && progress->done > 0)
        fprintf(stderr, " %u/%u", progress->done, progress->n);
    else if (progress->n > 0)
        fprintf(stderr, " %u", progress->n);
    fflush(stderr);
    progress->shown = TRUE;
}

/* Tells at once what begins; what goes on, not too often. */
static void
tell(DsProgress *progress, gboolean begins)
{
    const gint64 now = g_get_monotonic_time();

    if (!begins && now - progress->last < EVERY_MICROSECONDS)
        return;
    if (!progress->json && now - progress->start < QUIET_MICROSECONDS)
        return;
    progress->last = now;
    if (progress->json)
        tell_json(progress);
    else
        tell_line(progress);
}

void
ds_progress_stage(DsProgress *progress, DsStage stage, guint n)
{
    if (progress == NULL)
        return;
    g_mutex_lock(&progress->lock);
    progress->stage = stage;
    progress->done = 0;
    progress->n = n;
    tell(progress, TRUE);
    g_mutex_unlock(&progress->lock);
}

void
ds_progress_step(gpointer data)
{
    DsProgress *progress = (DsProgress *)data;

    if (progress == NULL)
        return;
    g_mutex_lock(&progress->lock);
    progress->done++;
    tell(progress, FALSE);
    g_mutex_unlock(&progress->lock);
}

void
ds_progress_free(DsProgress *progress)
{
    if (progress == NULL)
        return;
    if (progress->shown)
        fputs("\r\x1b[K", stderr);
    g_clear_pointer(&progress->pack, ds_pack_unref);
    g_mutex_clear(&progress->lock);
    g_free(progress);
}
