/* Outputs: which file is written by which writer, and their publishing. */
#ifndef DS_APP_TARGETS_H
#define DS_APP_TARGETS_H

#include <dossier/span.h>

#include "app/options.h"
#include "app/writers.h"

typedef struct {
    gchar *path; /* "-" is standard output */
    const DsWriter *writer;
} DsTarget;

/* Which paths are our own outputs, also those of other days: {date} and {issue} stand for
 * anything. */
typedef struct DsOwnPaths DsOwnPaths;

/* The targets that the options name, or the setting output.names, or by default
 * <first input>.pdf and .epub in the working directory. "-" is the model on standard output,
 * "md:-" another format there. Returns of DsTarget, owned by the caller; DS_ERROR_USAGE for an
 * unknown format. */
GArray *ds_targets_new(const DsOptions *options, GError **error);

/* Puts the report's day and issue in the place of {date} and {issue}; DS_ERROR_USAGE when the
 * report has none. */
gboolean ds_targets_resolve(GArray *targets, DsDate date, const gchar *issue, GError **error);

DsOwnPaths *ds_own_paths_new(const DsOptions *options, GError **error);
void ds_own_paths_add(DsOwnPaths *own, const gchar *path);
gboolean ds_own_paths_has(const DsOwnPaths *own, const gchar *path);
void ds_own_paths_free(DsOwnPaths *own);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsOwnPaths, ds_own_paths_free)

/* Whether all targets are made from laid-out pages and nothing else. */
gboolean ds_targets_are_pages(const GArray *targets);

/* Whether one of the targets needs laid-out pages; whether one is more than the model. */
gboolean ds_targets_need_pages(const GArray *targets);
gboolean ds_targets_need_document(const GArray *targets);

/* A file on its way out. */
typedef struct {
    gchar *path;
    GBytes *bytes;
    DsSpool *spool; /* NULL: the bytes are all */
} DsProduct;

/* An array (of DsProduct) owned by the caller, and one more for it; takes bytes. */
GArray *ds_products_new(void);
void ds_products_add(GArray *products, const gchar *path, GBytes *bytes);

/* Lower-case hex; the caller owns it. */
gchar *ds_product_dup_sha256(const DsProduct *product);

/* Writes all targets into memory; NULL with an error. The pages are freed once all that show
 * them are written. */
GArray *ds_targets_write(const GArray *targets, DsWriteContext *context, GError **error);

/* Publishes them together, or none. */
gboolean ds_products_publish(const GArray *products, gboolean if_changed, GError **error);

#endif
