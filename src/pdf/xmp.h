/* What the file says about itself: XMP and the information dictionary, which must agree. */
#ifndef DS_PDF_XMP_H
#define DS_PDF_XMP_H

#include "layout/pages.h"

typedef struct {
    const DsPages *pages; /* borrowed: title, author, subject, language */
    gchar *pdf_date;      /* D:20240716120000Z */
    gchar *xmp_date;      /* 2024-07-16T12:00:00Z */
} DsPdfAbout;

/* Fails when the pages have no title or epoch is no date. */
gboolean
ds_pdf_about_init(DsPdfAbout *about, const DsPages *pages, gint64 epoch, GError **error);
void ds_pdf_about_clear(DsPdfAbout *about);

void ds_pdf_append_info(GString *out, const DsPdfAbout *about);
void ds_pdf_append_xmp(GString *out, const DsPdfAbout *about);

#endif
