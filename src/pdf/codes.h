/* Codes in strings, and the tables that explain them. Codes up to 247 are one byte, the others
 * two, so that blanks are bytes of their own, which word spacing asks for (ISO 32000-1, 9.3.3).
 */
#ifndef DS_PDF_CODES_H
#define DS_PDF_CODES_H

#include "pdf/faces.h"

/* Appends a code as it stands in a literal string. */
void ds_pdf_append_code(GString *out, guint code);

/* From codes to text (ISO 32000-1, 9.10.3). */
void ds_pdf_append_text_table(const DsPdfFaces *faces, GString *out);

/* "/W[…]": the advances of a face. */
void ds_pdf_append_widths(const DsPdfFace *face, GString *out);

#endif
