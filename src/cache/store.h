/* Values kept from run to run: one file for each, named by its key. */
#ifndef DS_CACHE_STORE_H
#define DS_CACHE_STORE_H

#include <glib.h>

/* Safe to use from several threads and by several processes at once. Nothing here is an error:
 * what cannot be read is not there, what cannot be written is not kept. */
typedef struct DsStore DsStore;

/* The store in a folder ("~/.cache/dossier"), made when it is not there; NULL when it cannot
 * be. n_bytes_max bounds what it keeps, 0: nothing is ever written. */
DsStore *ds_store_open(const gchar *folder, guint64 n_bytes_max);

/* Lets go of the store. When something was written, the values not asked for since longest go
 * first until the rest is within bounds. store may be NULL, here and below. */
void ds_store_close(DsStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsStore, ds_store_close)

/* The value of a key (hex digits), of this GVariant type: NULL when there is none, or when the
 * file is damaged, cut short, of another type or of another key. The caller owns it. */
GVariant *ds_store_lookup(DsStore *store, const gchar *key, const gchar *type);

/* Keeps a value, unless it would take more than a quarter of all; takes a floating reference.
 */
void ds_store_keep(DsStore *store, const gchar *key, GVariant *value);

#endif
