/* Numbers, text and dates as PDF writes them. */
#ifndef DS_PDF_SYNTAX_H
#define DS_PDF_SYNTAX_H

#include <glib.h>

#include "layout/pages.h"

/* Appends thousandths of a point as a number, without needless zeros. */
void ds_pdf_append_milli(GString *out, gint64 milli);

/* Appends a length in points. */
void ds_pdf_append_unit(GString *out, gint64 units);

/* Appends a text string: a literal for plain ASCII, else UTF-16BE in hexadecimal digits. */
void ds_pdf_append_text(GString *out, const gchar *utf8);

/* Appends "/Key" and the text, or nothing when the text is NULL. */
void ds_pdf_append_entry(GString *out, const gchar *key, const gchar *utf8);

/* Appends bytes in which the stand-ins of hexadecimal strings, UTF-16BE, are turned back into
 * their characters. */
void ds_pdf_append_unmasked(GString *out, const gchar *bytes, gsize n);

/* The stand-in for a character: cairo 1.16 moves each character of WinAnsi into a second,
 * simple font, so that Vietnamese text changes font inside nearly every word. Plane 15 is
 * outside WinAnsi and gives one composite font for each face. */
gunichar ds_pdf_stand_in(gunichar character);

#endif
