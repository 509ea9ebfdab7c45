/* The command line: one table of commands, one of options. */
#ifndef DS_APP_OPTIONS_H
#define DS_APP_OPTIONS_H

#include <glib.h>

#include "app/config.h"

/* Exit statuses of the program; 128 + n after signal n. */
typedef enum {
    DS_EXIT_DONE = 0,
    DS_EXIT_FAILED = 1, /* nothing published */
    DS_EXIT_USAGE = 2,
    DS_EXIT_FAIL_ON = 3, /* --fail-on met; outputs are published */
    DS_EXIT_PARTIAL = 4, /* some inputs could not be read; outputs are published */
    DS_EXIT_NO_INPUT = 5,
    DS_EXIT_MISMATCH = 6,  /* verify */
    DS_EXIT_NO_OUTPUT = 7, /* an output cannot be written */
} DsExit;

typedef struct DsOptions DsOptions;

typedef struct {
    const gchar *name;
    const gchar *arguments;  /* "INPUT…" */
    const gchar *extensions; /* of the files it takes ("json epub"); NULL: any */
    const gchar *help;       /* key of the label that explains it */
    int (*run)(const DsOptions *options);
} DsCommand;

struct DsOptions {
    const DsCommand *command;
    gchar **inputs;     /* NULL-terminated */
    gchar **outputs;    /* -o, or NULL */
    gchar **settings;   /* --set, or NULL */
    gchar *config_file; /* -c, or NULL */
    gchar *as_of;
    gchar *style;
    gchar *dump;
    gchar *files_from;
    gchar *deps;                     /* --deps, or NULL */
    gchar *since;                    /* an earlier model to compare with, or NULL */
    gchar *progress;                 /* auto (NULL), never or json */
    gchar *log_format;               /* text (NULL) or json */
    gchar *fail_on;                  /* warn, error or NULL */
    gchar *threads_text, *poll_text; /* as given, or NULL */
    gboolean nul_separated;
    gboolean if_changed;
    gboolean no_cache;
    gboolean timings;
    gboolean quiet;
    gboolean verbose;
    gchar *color;      /* auto (NULL), always or never */
    gboolean json;     /* inspect: the model instead of a page */
    gboolean once;     /* watch: build when stale, then end */
    gint poll_seconds; /* watch: look every so often instead of waiting for events; 0: events */
    gint threads;      /* 0: as many as processors */
    DsConfig *config;
};

/* The commands; a row with a NULL name ends the table. */
extern const DsCommand ds_commands[];

/* One option as help, manual and completions show it; strings are static. */
typedef struct {
    const gchar *name;     /* "output" */
    gchar letter;          /* 'o', or 0 */
    const gchar *argument; /* "FILE", or NULL */
    const gchar *help;     /* key of the label */
} DsOptionInfo;

/* Reads the settings of the options anew: files may have changed. NULL with DS_ERROR_USAGE; the
 * caller owns them. */
DsConfig *ds_options_load_config(const DsOptions *options, GError **error);

/* All options, --help and --version included; the caller owns the array (of DsOptionInfo). */
GArray *ds_option_infos(void);

/* Reads argv (without changing it). NULL with DS_ERROR_USAGE, or with *exit_status set when the
 * answer was printed already (--help, --version). */
DsOptions *ds_options_parse(int argc, char **argv, int *exit_status, GError **error);
void ds_options_free(DsOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsOptions, ds_options_free)

#endif
