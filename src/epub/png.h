/* A picture of few colours as PNG. */
#ifndef DS_EPUB_PNG_H
#define DS_EPUB_PNG_H

#include <glib.h>

/* pixels: one byte each, an index into the palette of up to 16 colours (0xRRGGBB); stride in
 * bytes. The same pixels give the same bytes wherever libdeflate is the same. */
GBytes *ds_png_write(const guint8 *pixels,
                     gsize stride,
                     guint width,
                     guint height,
                     const guint32 *palette,
                     guint n_colours);

#endif
