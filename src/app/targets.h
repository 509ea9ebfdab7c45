/* Outputs: which file is written by which writer, and their publishing. */
#ifndef DS_APP_TARGETS_H
#define DS_APP_TARGETS_H

#include "app/options.h"
#include "app/writers.h"

typedef struct {
    gchar *path; /* "-" is standard output */
    const DsWriter *writer;
} DsTarget;

/* The targets that the options name, or by default <first input>.pdf and .epub in the working
 * directory. Returns of DsTarget, owned by the caller; DS_ERROR_USAGE for an unknown format. */
GArray *ds_targets_new(const DsOptions *options, GError **error);

/* The canonical paths of all targets, for telling outputs from sources; the caller owns it. */
GHashTable *ds_targets_paths(const DsOptions *options, GError **error);

/* Whether one of the targets needs laid-out pages. */
gboolean ds_targets_need_pages(const GArray *targets);

/* Writes all targets into memory, then publishes them together. */
gboolean ds_targets_publish(const GArray *targets,
                            const DsWriteContext *context,
                            gboolean if_changed,
                            GError **error);

#endif
