/* The zip container of a book, in memory. */
#ifndef DS_EPUB_OCF_H
#define DS_EPUB_OCF_H

#include <glib.h>

#include "base/packings.h"

/* An entry; bytes are borrowed and must live until ds_ocf_pack() has returned. */
typedef struct {
    gchar *name;
    GBytes *bytes;
    gboolean stored; /* already compressed */
    gboolean packed; /* bytes are the deflate stream of n_bytes with this sum */
    gsize n_bytes;
    guint32 crc;
} DsOcfEntry;

/* Packs mimetype and the entries (of DsOcfEntry) in their order. Times are noon of the day of
 * epoch: same entries, same bytes in every time zone. packings: of an earlier book, or NULL.
 * NULL with DS_ERROR_OUTPUT. */
GBytes *ds_ocf_pack(const GArray *entries, gint64 epoch, DsPackings *packings, GError **error);

#endif
