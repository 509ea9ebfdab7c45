/* Content streams: cairo's tags become the marks of our own structure. */
#ifndef DS_PDF_CONTENT_H
#define DS_PDF_CONTENT_H

#include "pdf/marks.h"

/* Appends the content of a page with its n-th tag turned into the n-th mark, grey of RGB into
 * grey of the black plate, stand-ins into characters, numbers to what can be seen. Fails when
 * something is painted outside the marks, or when marks and tags do not match in number. */
gboolean ds_pdf_content_rewrite(GString *out,
                                const gchar *bytes,
                                gsize n,
                                const DsPages *pages,
                                const DsPdfMarks *marks,
                                guint page,
                                GError **error);

#endif
