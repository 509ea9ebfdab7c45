/* A spool: bytes that are written in order and given out later. What goes beyond a bound lies
 * in a file without a name. */
#ifndef DS_BASE_SPOOL_H
#define DS_BASE_SPOOL_H

#include <glib.h>

typedef struct DsSpool DsSpool;

/* n_in_memory  bytes that stay in memory when no more come; where no file can be made, or the
 * disk is full, all of them do */
DsSpool *ds_spool_new(gsize n_in_memory);
DsSpool *ds_spool_ref(DsSpool *spool);
void ds_spool_unref(DsSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsSpool, ds_spool_unref)

void ds_spool_append(DsSpool *spool, const gchar *data, gsize n);
gsize ds_spool_size(const DsSpool *spool);

/* Gives all bytes to step, a piece at a time, until it returns FALSE; whether it never did.
 * FALSE with errno when the file cannot be read. */
typedef gboolean (*DsSpoolStep)(const gchar *data, gsize n, gpointer user_data);
gboolean ds_spool_each(const DsSpool *spool, DsSpoolStep step, gpointer user_data);

/* The SHA-256 of all bytes, lower-case hex; the caller owns it. */
gchar *ds_spool_dup_sha256(const DsSpool *spool);

/* All bytes as one; nothing may be appended any more. The caller owns them; they outlive the
 * spool. */
GBytes *ds_spool_bytes(DsSpool *spool);

#endif
