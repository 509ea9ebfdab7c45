/* TrueType subsets as they are embedded. */
#ifndef DS_PDF_FONTS_H
#define DS_PDF_FONTS_H

#include <glib.h>

/* The font with glyph i + 1 at the place codes[i] (an array of guint), the parts that only
 * other glyphs use behind them, and without its hints, which a page in print or on a modern
 * screen does not use: a third of the bytes. NULL when it is no TrueType font that we
 * understand; the caller owns it. */
GByteArray *ds_pdf_font_arrange(const guint8 *bytes, gsize n, const GArray *codes);

#endif
