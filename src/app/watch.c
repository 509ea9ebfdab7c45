#include "app/watch.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>

#include <dossier/error.h>

#include "app/fingerprint.h"
#include "app/layers.h"
#include "app/log.h"
#include "app/notify.h"
#include "app/run.h"
#include "app/sources.h"
#include "app/targets.h"

/* An event only means "look again": what really changed is told by the fingerprint, taken when
 * the folder has been quiet for a while. */
#define QUIET_MS   300
#define MISSING_MS 1000 /* how often to look for an input that has vanished */

typedef struct {
    DsOptions options; /* the command line; its settings are read anew for each build */
    GMainLoop *loop;
    DsConfig *config;     /* of the last build; owned, options borrows it */
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
        ds_log_error(&watch->options, error);
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

/* Files besides the sources that a build reads; the caller owns the list. */
static gchar **
other_files(const Watch *watch, const gchar *first_input)
{
    const DsOptions *options = &watch->options;
    const gchar *named[] = {options->config_file, options->since, options->files_from};
    g_auto(GStrv) layers = ds_layers_files(first_input);
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();

    g_strv_builder_addv(files, (const gchar **)layers);
    for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
        if (named[i] != NULL)
            g_strv_builder_add(files, named[i]);
    return g_strv_builder_end(files);
}

/* Of all that a build reads. The list of --files-from may not be there either. */
static gchar *
take_fingerprint(Watch *watch, guint *n_missing)
{
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) names = ds_sources_names(&watch->options, NULL);
    gchar *const *inputs = names != NULL ? names : watch->options.inputs;
    g_auto(GStrv) others = other_files(watch, inputs[0]);
    guint n_others_missing = 0;
    g_autofree gchar *sources =
        ds_fingerprint((const gchar *const *)inputs, watch->excluded, folders, n_missing);
    g_autofree gchar *beside = ds_fingerprint((const gchar *const *)others, watch->excluded,
                                              folders, &n_others_missing);

    if (watch->options.poll_seconds == 0 && !watch->options.once)
        follow_folders(watch, folders);
    return g_strconcat(sources, " ", beside, NULL);
}

/* The settings as they are now; FALSE with a message when they are wrong. */
static gboolean
load_settings(Watch *watch)
{
    g_autoptr(GError) error = NULL;
    DsConfig *config = ds_options_load_config(&watch->options, &error);
    DsOptions options = watch->options;
    DsOwnPaths *excluded = NULL;

    options.config = config;
    if (config != NULL)
        excluded = ds_own_paths_new(&options, &error);
    if (excluded == NULL) {
        watch->status = ds_log_error(&watch->options, error);
        ds_config_free(config);
        return FALSE;
    }
    ds_config_free(watch->config);
    g_clear_pointer(&watch->excluded, ds_own_paths_free);
    watch->config = config;
    watch->excluded = excluded;
    watch->options = options;
    return TRUE;
}

static gboolean
speaks_json(const DsOptions *options)
{
    return g_strcmp0(options->log_format, "json") == 0 ||
           g_strcmp0(options->progress, "json") == 0;
}

static void
tell(const Watch *watch, gint64 microseconds)
{
    if (watch->options.quiet)
        return;
    if (speaks_json(&watch->options))
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
    if (load_settings(watch))
        watch->status = ds_run_build(&watch->options);
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
    } else if (watch->options.poll_seconds > 0) {
        look_after(watch, (guint)watch->options.poll_seconds * 1000);
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

/* What comes through a pipe can be read once. */
static gboolean
can_watch(const DsOptions *options, GError **error)
{
    if (!g_strv_contains((const gchar *const *)options->inputs, "-") &&
        g_strcmp0(options->files_from, "-") != 0)
        return TRUE;
    g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "watch: standard input cannot be watched");
    return FALSE;
}

int
ds_watch(const DsOptions *options)
{
    g_autoptr(GError) error = NULL;
    Watch watch = {.options = *options};

    if (!can_watch(options, &error))
        return ds_log_error(options, error);
    watch.monitors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    if (!load_settings(&watch)) {
        g_hash_table_unref(watch.monitors);
        return watch.status;
    }
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
    ds_config_free(watch.config);
    g_free(watch.fingerprint);
    return watch.signal != 0 ? 128 + watch.signal : watch.status;
}
