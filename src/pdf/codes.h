/* Codes in strings and the tables that explain them. A code is two bytes, the number of its
 * glyph (Identity-H), which every checker of PDF/UA and PDF/A knows. */
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
