/* Numbers, text and dates as PDF writes them. */
#ifndef DS_PDF_SYNTAX_H
#define DS_PDF_SYNTAX_H

#include <glib.h>

#include "layout/pages.h"

/* Appends thousandths of a point as a number, without needless zeros. */
void ds_pdf_append_milli(GString *out, gint64 milli);

/* Appends a whole number. */
void ds_pdf_append_int(GString *out, gint64 number);

/* Appends a length in points. */
void ds_pdf_append_unit(GString *out, gint64 units);

/* Appends a length in points with two decimals: 3.5 µm, finer than any device. */
gint64 ds_pdf_centi(gint64 units);
void ds_pdf_append_centi(GString *out, gint64 units);

/* Appends a text string as a literal: in PDFDocEncoding where the Latin alphabet is enough,
 * else in UTF-16BE. */
void ds_pdf_append_text(GString *out, const gchar *utf8);

/* Appends "/Key" and the text, or nothing when the text is NULL. */
void ds_pdf_append_entry(GString *out, const gchar *key, const gchar *utf8);

/* Appends a byte of a literal string. */
void ds_pdf_append_byte(GString *out, guint byte);

/* Appends the hexadecimal digits of the text in UTF-16BE. */
void ds_pdf_append_utf16(GString *out, const gchar *utf8);

#endif
