/* Packed streams kept from one run to the next, found again by what they pack. */
#ifndef DS_BASE_PACKINGS_H
#define DS_BASE_PACKINGS_H

#include <glib.h>

/* Not for two threads at once. */
typedef struct DsPackings DsPackings;

/* Two sums of 64 bits of what is packed, and of how. */
typedef struct {
    guint64 a, b;
} DsPackingKey;

DsPackings *ds_packings_new(void);
void ds_packings_free(DsPackings *packings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPackings, ds_packings_free)

/* Takes the streams of an earlier run, as ds_packings_save() gave them. FALSE when the bytes do
 * not hold together: then there are none. */
gboolean ds_packings_load(DsPackings *packings, GBytes *bytes);

/* The streams that were asked for or added in this run; NULL when these are just the ones that
 * were loaded. The caller owns the reference. */
GBytes *ds_packings_save(const DsPackings *packings);

/* The key of data; how: anything else that the stream depends on. */
DsPackingKey ds_packing_key(const void *data, gsize n, guint64 how);

/* Borrowed until the packings are freed; NULL when it is not there. */
const guint8 *ds_packings_lookup(DsPackings *packings, DsPackingKey key, gsize *n);

/* Keeps a copy. */
void ds_packings_add(DsPackings *packings, DsPackingKey key, const guint8 *stream, gsize n);

#endif
