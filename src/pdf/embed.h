/* The fonts of cairo's file, taken over into the new one. */
#ifndef DS_PDF_EMBED_H
#define DS_PDF_EMBED_H

#include "pdf/faces.h"
#include "pdf/parse.h"
#include "pdf/write.h"

/* Writes the font of every face, without hints and with our own tables of text and widths, and
 * appends "/A 7 0 R/B 12 0 R…". The i-th page of the file shows the i-th face. */
gboolean ds_pdf_embed(DsPdfFile *file,
                      const DsPdfFaces *faces,
                      DsPdfWriter *writer,
                      GString *fonts,
                      GError **error);

#endif
