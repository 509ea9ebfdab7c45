/* TrueType subsets as they are embedded. */
#ifndef DS_PDF_FONTS_H
#define DS_PDF_FONTS_H

#include <hb.h>

#include <glib.h>

/* The glyphs of a font (an array of DsPdfGlyph) at the places of their codes, the parts that
 * only other glyphs use behind them, and without hints, which a page in print or on a modern
 * screen does not use: a third of the bytes. NULL when it is no TrueType font that we
 * understand; the caller owns it. */
GByteArray *ds_pdf_font_subset(hb_face_t *face, const GArray *glyphs);

/* A PDF name for the subset, without its slash: six letters that tell this subset from others
 * of the font, "+", and the font's own name. The caller owns it. */
gchar *ds_pdf_font_name(hb_face_t *face, const GByteArray *subset);

/* Appends the entries of its descriptor that tell of the whole font. */
void ds_pdf_font_append_measures(hb_face_t *face, GString *out);

#endif
