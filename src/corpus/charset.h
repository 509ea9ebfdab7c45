/* The 8-bit encodings of Vietnamese, and VIQR. */
#ifndef DS_CORPUS_CHARSET_H
#define DS_CORPUS_CHARSET_H

#include <glib.h>

/* In the order in which they are tried; the first of equals wins. */
typedef enum {
    DS_CHARSET_WINDOWS_1252,
    DS_CHARSET_WINDOWS_1258,
    DS_CHARSET_TCVN3,
    DS_CHARSET_VISCII,
    DS_CHARSET_VPS,
    DS_CHARSET_VNI,
    DS_CHARSET_VIQR,
    DS_N_CHARSETS,
} DsCharset;

/* "windows-1258", "TCVN3" …; static. */
const gchar *ds_charset_name(DsCharset charset);

/* What each byte of the 8-bit encodings stands for; made from iconv's tables where it has them.
 */
typedef struct {
    gunichar table[DS_CHARSET_VNI + 1][256];
} DsCharsets;

DsCharsets *ds_charsets_new(void);

/* Appends the text of data in the encoding to out; bytes without a meaning become U+FFFD. */
void ds_charset_decode(const DsCharsets *charsets,
                       DsCharset charset,
                       const guint8 *data,
                       gsize n_bytes,
                       GString *out);

#endif
