/* The colour profile of the output intent. */
#ifndef DS_PDF_ICC_H
#define DS_PDF_ICC_H

#include <glib.h>

/* sRGB (IEC 61966-2-1) as an ICC profile of version 2.1; the caller owns it. Version 4 would be
 * shorter, but tools for PDF/A-1 refuse it. */
GByteArray *ds_pdf_srgb_profile(void);

#endif
