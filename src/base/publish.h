/* Publishing: the one place that touches output files. */
#ifndef DS_BASE_PUBLISH_H
#define DS_BASE_PUBLISH_H

#include "base/spool.h"

typedef struct {
    const gchar *path; /* "-" is standard output */
    GBytes *bytes;
    const DsSpool *spool; /* NULL: the bytes are all */
} DsOutput;

/* Replaces all outputs, or none: every file is first written whole beside its target
 * (".NAME.dossier-new") and flushed to the disk; only when all are there are they renamed over
 * their targets, and the folders flushed. A lock on the new file keeps two runs apart that
 * publish to the same place. Targets that are no regular files (devices, pipes) are written
 * directly, after the others.
 *
 * if_changed  leave a target alone whose bytes are already the same; *n_written (or NULL)
 * counts the ones replaced
 *
 * FALSE with DS_ERROR_OUTPUT that names the file: the old outputs are whole. */
gboolean ds_publish(
    const DsOutput *outputs, gsize n, gboolean if_changed, guint *n_written, GError **error);

#endif
