/* The zip container of a book, in memory. */
#ifndef DS_EPUB_OCF_H
#define DS_EPUB_OCF_H

#include <glib.h>

/* An entry; bytes are borrowed and must live until ds_ocf_pack() has returned. */
typedef struct {
    gchar *name;
    GBytes *bytes;
    gboolean stored; /* already compressed */
} DsOcfEntry;

/* Packs mimetype and the entries (of DsOcfEntry) in their order. Times are noon of the day of
 * epoch: same entries, same bytes in every time zone. NULL with DS_ERROR_OUTPUT. */
GBytes *ds_ocf_pack(const GArray *entries, gint64 epoch, GError **error);

#endif
