/* Codes in strings and the tables that explain them. A code is one byte long where it can be,
 * so that text is short and the operator for the width of blanks works (ISO 32000-1, 9.3.3). */
#ifndef DS_PDF_CODES_H
#define DS_PDF_CODES_H

#include "pdf/faces.h"

/* Appends a code as it stands in a literal string. */
void ds_pdf_append_code(GString *out, guint code);

/* The number of the blank, a single byte in every face. */
#define DS_PDF_BLANK ' '

/* The name of the character map, and the map from codes to the numbers of glyphs. */
#define DS_PDF_CODES        "Codes"
#define DS_PDF_CODES_SYSTEM "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
void ds_pdf_append_code_map(const DsPdfFaces *faces, GString *out);

/* From codes to text (ISO 32000-1, 9.10.3). */
void ds_pdf_append_text_table(const DsPdfFaces *faces, GString *out);

/* "/W[…]": the advances of a face. */
void ds_pdf_append_widths(const DsPdfFace *face, GString *out);

#endif
