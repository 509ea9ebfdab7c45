/* Digests, in the instructions that the processor has for it: outputs of many megabytes are
 * summed in each run. */
#ifndef DS_BASE_DIGEST_H
#define DS_BASE_DIGEST_H

#include <glib.h>

/* Lower-case hex of data; the caller owns it. */
gchar *ds_sha256(const void *data, gsize n);
gchar *ds_sha256_bytes(GBytes *bytes);

/* Of what comes in pieces. */
typedef struct DsSha256 DsSha256;

DsSha256 *ds_sha256_new(void);
void ds_sha256_add(DsSha256 *sum, const void *data, gsize n);
/* Frees sum. */
gchar *ds_sha256_finish(DsSha256 *sum);

#define DS_SHA1_BYTES 20

/* The SHA-1 of two pieces one after the other: names of RFC 4122 are made of it. */
void ds_sha1(const void *first,
             gsize n_first,
             const void *second,
             gsize n_second,
             guint8 digest[DS_SHA1_BYTES]);

#endif
