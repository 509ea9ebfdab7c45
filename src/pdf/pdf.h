/* Pages as a PDF 1.7 that conforms to PDF/UA-1 and PDF/A-2a. */
#ifndef DS_PDF_PDF_H
#define DS_PDF_PDF_H

#include <dossier/diag.h>
#include <glib.h>

#include "base/packings.h"
#include "layout/pages.h"

/* Paints the pages and returns the bytes of the file; the caller owns them.
 *
 * epoch  seconds since 1970, UTC: the only date that goes into the file
 * packings  what an earlier run packed, or NULL
 * diag   takes warnings about glyphs that a font lacks; may be NULL
 *
 * Every file checks itself while it is written: paint that belongs to no element and is no
 * artifact, a link without words or to an unknown anchor, a figure without an alternative, or
 * marks that do not match what was drawn end with DS_ERROR_FAILED. Same pages, same epoch: same
 * bytes. */
GBytes *ds_pdf_write(
    const DsPages *pages, gint64 epoch, DsPackings *packings, DsDiag *diag, GError **error);

#endif
