/* SHA-256, in the instructions that the processor has for it: outputs of many megabytes are
 * summed in each run. */
#ifndef DS_BASE_SHA256_H
#define DS_BASE_SHA256_H

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

#endif
