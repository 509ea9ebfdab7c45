#include "app/watch.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>

#include "app/fingerprint.h"
#include "app/log.h"
#include "app/notify.h"
#include "app/run.h"
#include "app/targets.h"

/* An event only means "look again": what really changed is told by the fingerprint, taken when
 * the folder has been quiet for a while. */
#define QUIET_MS   300
#define MISSING_MS 1000 /* how often to look for an input that has vanished */

typedef struct {
    const DsOptions *options;
    GMainLoop *loop;
    DsOwnPaths *excluded; /* our own outputs */
    GHashTable *monitors; /* folder → GFileMonitor, owned */
    gchar *fingerprint;   /* of the sources that the outputs were last built from */
    guint timer;          /* the source that will look again; 0: none */
    int status;           /* of the last build */
    int signal;           /* that ended the loop; 0: none */
} Watch;

static gboolean look(gpointer data);

static void
look_after(Watch *watch, guint ms)
{
    if (watch->timer != 0)
        g_source_remove(watch->timer);
    watch->timer = g_timeout_add(ms, look, watch);
}

static void
on_event(
    GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
    Watch *watch = (Watch *)data;
    g_autofree gchar *path = g_file_get_path(file);
    g_autofree gchar *name = path != NULL ? g_path_get_basename(path) : NULL;

    if (name == NULL || name[0] == '.' || ds_own_paths_has(watch->excluded, path))
        return;
    look_after(watch, QUIET_MS);
}

static GFileMonitor *
monitor_folder(Watch *watch, const gchar *folder)
{
    g_autoptr(GFile) file = g_file_new_for_path(folder);
    g_autoptr(GError) error = NULL;
    GFileMonitor *monitor =
        g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);

    if (monitor == NULL) {
        ds_log_error(watch->options, error);
        return NULL;
    }
    g_file_monitor_set_rate_limit(monitor, QUIET_MS / 2);
    g_signal_connect(monitor, "changed", G_CALLBACK(on_event), watch);
    return monitor;
}

/* Watches exactly the folders that are there now. */
static void
follow_folders(Watch *watch, const GPtrArray *folders)
{
    GHashTable *kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);

    for (guint i = 0; i < folders->len; i++) {
        const gchar *folder = (const gchar *)g_ptr_array_index(folders, i);
        GFileMonitor *monitor = (GFileMonitor *)g_hash_table_lookup(watch->monitors, folder);
        if (g_hash_table_contains(kept, folder))
            continue;
        monitor = monitor != NULL ? (GFileMonitor *)g_object_ref(monitor)
                                  : monitor_folder(watch, folder);
        if (monitor != NULL)
            g_hash_table_insert(kept, g_strdup(folder), monitor);
    }
    g_hash_table_unref(watch->monitors);
    watch->monitors = kept;
}

static gchar *
take_fingerprint(Watch *watch, guint *n_missing)
{
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    gchar *fingerprint = ds_fingerprint((const gchar *const *)watch->options->inputs,
                                        watch->excluded, folders, n_missing);

    if (watch->options->poll_seconds == 0 && !watch->options->once)
        follow_folders(watch, folders);
    return fingerprint;
}

static void
tell(const Watch *watch, gint64 microseconds)
{
    if (watch->options->quiet)
        return;
    if (g_strcmp0(watch->options->log_format, "json") == 0)
        g_printerr("{\"event\":\"built\",\"status\":%d,\"ms\":%" G_GINT64_FORMAT "}\n",
                   watch->status, microseconds / 1000);
    else
        g_printerr("dossier: built, status %d, %" G_GINT64_FORMAT " ms\n", watch->status,
                   microseconds / 1000);
}

static void
build(Watch *watch, gchar *fingerprint)
{
    const gint64 start = g_get_monotonic_time();

    g_free(watch->fingerprint);
    watch->fingerprint = fingerprint;
    watch->status = ds_run_build(watch->options);
    tell(watch, g_get_monotonic_time() - start);
}

/* Looks at the sources; builds when they are not the ones built from. A source that changed
 * while we read it shows in the next look, so one is always taken after a build. */
static gboolean
look(gpointer data)
{
    Watch *watch = (Watch *)data;
    guint n_missing = 0;
    g_autofree gchar *fingerprint = take_fingerprint(watch, &n_missing);

    watch->timer = 0;
    if (n_missing > 0)
        look_after(watch, MISSING_MS);
    else if (g_strcmp0(fingerprint, watch->fingerprint) != 0) {
        build(watch, g_steal_pointer(&fingerprint));
        look_after(watch, QUIET_MS);
    } else if (watch->options->poll_seconds > 0) {
        look_after(watch, (guint)watch->options->poll_seconds * 1000);
    }
    return G_SOURCE_REMOVE;
}

static gboolean
on_interrupt(gpointer data)
{
    Watch *watch = (Watch *)data;

    watch->signal = SIGINT;
    g_main_loop_quit(watch->loop);
    return G_SOURCE_CONTINUE;
}

static gboolean
on_terminate(gpointer data)
{
    Watch *watch = (Watch *)data;

    watch->signal = SIGTERM;
    g_main_loop_quit(watch->loop);
    return G_SOURCE_CONTINUE;
}

static void
run_loop(Watch *watch)
{
    const guint interrupt = g_unix_signal_add(SIGINT, on_interrupt, watch);
    const guint terminate = g_unix_signal_add(SIGTERM, on_terminate, watch);

    watch->loop = g_main_loop_new(NULL, FALSE);
    look(watch);
    ds_notify("READY=1");
    g_main_loop_run(watch->loop);
    ds_notify("STOPPING=1");
    g_source_remove(interrupt);
    g_source_remove(terminate);
    g_main_loop_unref(watch->loop);
}

int
ds_watch(const DsOptions *options)
{
    g_autoptr(GError) error = NULL;
    Watch watch = {.options = options};

    watch.excluded = ds_own_paths_new(options, &error);
    if (watch.excluded == NULL)
        return ds_log_error(options, error);
    watch.monitors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    if (options->once) {
        guint n_missing;
        build(&watch, take_fingerprint(&watch, &n_missing));
    } else {
        run_loop(&watch);
    }
    if (watch.timer != 0)
        g_source_remove(watch.timer);
    g_hash_table_unref(watch.monitors);
    ds_own_paths_free(watch.excluded);
    g_free(watch.fingerprint);
    return watch.signal != 0 ? 128 + watch.signal : watch.status;
}
