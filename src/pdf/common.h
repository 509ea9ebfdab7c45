/* What every page but the first shows in one place: parts of the running head and foot. It is
 * written once, as a form that all those pages show. */
#ifndef DS_PDF_COMMON_H
#define DS_PDF_COMMON_H

#include "layout/pages.h"

/* The form's name among the resources. */
#define DS_PDF_COMMON_NAME "X"

/* Boxes of the second page, in order; none when there are too few pages to gain anything. The
 * caller owns the array, of const DsBox*, borrowed. */
GPtrArray *ds_pdf_common_new(const DsPages *pages);

/* Whether a box of a page is drawn with the common ones. */
gboolean ds_pdf_common_holds(const GPtrArray *common, guint page, const DsBox *box);

#endif
