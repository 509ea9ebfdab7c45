/* From bytes of unknown encoding to UTF-8. */
#ifndef DS_CORPUS_DECODE_H
#define DS_CORPUS_DECODE_H

#include <glib.h>

#include "pack/pack.h"

typedef struct {
    gchar *text; /* UTF-8 but for invalid bytes of a UTF-8 file (see ds_clean) */
    gsize n_bytes;
    const gchar *encoding; /* interned */
    guint confidence;      /* percent */
} DsDecoded;

/* Below this the reader warns. */
#define DS_DECODE_SURE 70

/* Finds the encoding by the bytes themselves: byte order marks, validity, then which encoding
 * makes Vietnamese syllables of the marked words. declared (or NULL) is what the container says
 * ("charset=…"); it counts where the bytes do not tell. The caller frees text. */
DsDecoded ds_decode(const guint8 *data, gsize n_bytes, const gchar *declared, DsPack *pack);

#endif
