/* Faces through cairo, which embeds them. */
#ifndef DS_PDF_SPECIMEN_H
#define DS_PDF_SPECIMEN_H

#include "pdf/faces.h"

/* Shows the glyphs of every face on a page of its own, in the order of their codes, so that
 * cairo's subset of the font numbers them alike; returns cairo's file. The caller owns it. */
GByteArray *ds_pdf_specimen(const DsPdfFaces *faces, GError **error);

#endif
