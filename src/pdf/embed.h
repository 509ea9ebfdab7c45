/* The faces as fonts of the file. */
#ifndef DS_PDF_EMBED_H
#define DS_PDF_EMBED_H

#include "pdf/faces.h"
#include "pdf/write.h"

/* Writes the font of every face with the glyphs that are used, and appends
 * "/A 7 0 R/B 12 0 R…". */
gboolean
ds_pdf_embed(const DsPdfFaces *faces, DsPdfWriter *writer, GString *fonts, GError **error);

#endif
