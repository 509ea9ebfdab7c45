/* What pages must hold before they can become a conforming file. */
#ifndef DS_PDF_CHECK_H
#define DS_PDF_CHECK_H

#include "layout/pages.h"

/* Standard structure types, parents before their kids, alternatives of figures, scopes of
 * header cells, words and places of links; DS_ERROR_FAILED names the first fault. */
gboolean ds_pdf_check(const DsPages *pages, GError **error);

#endif
