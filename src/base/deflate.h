/* Packing of bytes that are all there, as zip archives and PDF want them. */
#ifndef DS_BASE_DEFLATE_H
#define DS_BASE_DEFLATE_H

#include <glib.h>

#include "base/packings.h"

/* Packs one buffer after the other; not for two threads at once. */
typedef struct DsDeflater DsDeflater;

typedef enum {
    DS_DEFLATE_RAW, /* RFC 1951, as in zip */
    DS_DEFLATE_ZLIB /* RFC 1950, as in PDF and PNG */
} DsDeflateFormat;

/* Levels are 1 to 12. The good one makes of a briefing less than zlib's best does, in half the
 * time; the best gains three hundredths more in twelve times the time. */
#define DS_DEFLATE_GOOD 7
#define DS_DEFLATE_BEST 12

/* packings: streams that need not be packed again, and that get those which are; borrowed, or
 * NULL. */
DsDeflater *ds_deflater_new(gint level, DsPackings *packings);
void ds_deflater_free(DsDeflater *deflater);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsDeflater, ds_deflater_free)

/* Appends the packed stream of data to out. The stream is a function of data, format and level
 * alone, wherever libdeflate is of the same version. */
void ds_deflate(
    DsDeflater *deflater, DsDeflateFormat format, const void *data, gsize n, GByteArray *out);

/* The version of libdeflate. */
const gchar *ds_deflate_version(void);

/* Where in memory the code lies that packs: which library it is tells who looks there. */
guintptr ds_deflate_place(void);

/* The CRC-32 that zip and PNG keep; crc is that of the bytes before, 0 for none. */
guint32 ds_crc32(guint32 crc, const void *data, gsize n);

#endif
