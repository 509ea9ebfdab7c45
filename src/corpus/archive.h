/* Archives in memory, opened with suspicion: sizes, ratios and names are checked. */
#ifndef DS_CORPUS_ARCHIVE_H
#define DS_CORPUS_ARCHIVE_H

#include <dossier/diag.h>

typedef struct DsArchive DsArchive;

/* NULL when bytes are no zip archive. path is for the messages; borrowed. */
DsArchive *ds_archive_open(GBytes *bytes, const gchar *path, DsDiag *diag);
void ds_archive_free(DsArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsArchive, ds_archive_free)

/* The names of the members that are files, sorted by bytes; names that lead out of the archive
 * are left out with a message. NULL-terminated; borrowed. */
const gchar *const *ds_archive_names(const DsArchive *archive);

gboolean ds_archive_has(const DsArchive *archive, const gchar *name);

/* A member's bytes; NULL with a message when it is absent, damaged or beyond the limits. */
GBytes *ds_archive_read(DsArchive *archive, const gchar *name);

#endif
