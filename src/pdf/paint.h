/* Pages on cairo's PDF surface. */
#ifndef DS_PDF_PAINT_H
#define DS_PDF_PAINT_H

#include <dossier/diag.h>

#include "pdf/marks.h"

/* Paints every mark inside a tag of its own and returns the file that cairo makes of it, which
 * has neither metadata nor a structure worth keeping; the caller owns it. */
GByteArray *
ds_pdf_paint(const DsPages *pages, const DsPdfMarks *marks, DsDiag *diag, GError **error);

#endif
