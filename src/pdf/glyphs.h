/* Glyph runs through cairo, with the text they stand for. */
#ifndef DS_PDF_GLYPHS_H
#define DS_PDF_GLYPHS_H

#include <cairo.h>

#include "layout/pages.h"

/* Buffers that are used again from run to run. */
typedef struct {
    GArray *glyphs;   /* of cairo_glyph_t */
    GArray *groups;   /* of Group: glyphs.c */
    GArray *clusters; /* of cairo_text_cluster_t */
    GString *text;    /* the stand-ins */
    guint n_missing;  /* glyphs that the fonts lack, drawn as a substitute */
} DsPdfGlyphs;

void ds_pdf_glyphs_init(DsPdfGlyphs *glyphs);
void ds_pdf_glyphs_clear(DsPdfGlyphs *glyphs);

/* Shows a run with its pen at (x, y), in points, and then a blank, if it is wanted: it is not
 * seen, but keeps words apart that only their places keep apart. */
void ds_pdf_glyphs_show(DsPdfGlyphs *glyphs,
                        cairo_t *cr,
                        const DsGlyphs *run,
                        gdouble x,
                        gdouble y,
                        gboolean blank_after);

#endif
