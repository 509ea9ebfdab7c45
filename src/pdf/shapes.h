/* Shapes as operands of text operators; each is put into codes once. */
#ifndef DS_PDF_SHAPES_H
#define DS_PDF_SHAPES_H

#include "layout/pages.h"
#include "pdf/faces.h"

typedef struct {
    const DsPdfSized *font;
    gint64 advance; /* in thousandths of the em */
    /* What stands between "[(" and ")]TJ": codes, and moves between them; where glyphs are
     * lifted or stand for other text than usual, whole operators too. */
    gchar *codes;
    gsize n_codes;     /* bytes */
    gboolean is_plain; /* nothing but codes */
} DsPdfShape;

typedef struct {
    DsPdfFaces *faces; /* borrowed */
    GPtrArray *shapes; /* of DsPdfShape, owned, at the place of the DsShape; NULL: not coded */
    guint n_missing;   /* glyphs that the fonts lack, drawn as a substitute */
} DsPdfShapes;

void ds_pdf_shapes_init(DsPdfShapes *shapes, DsPdfFaces *faces);
void ds_pdf_shapes_clear(DsPdfShapes *shapes);

/* Borrowed. */
const DsPdfShape *ds_pdf_shapes_get(DsPdfShapes *shapes, const DsShape *shape);

/* The blank of a font; NULL: it has none. Borrowed until the next glyph is used. */
const DsPdfGlyph *ds_pdf_shapes_blank(DsPdfShapes *shapes, PangoFont *font);

/* A length in thousandths of the em. */
gint64 ds_pdf_shapes_milli(const DsPdfSized *font, gint64 units);

/* Whether anyone sees that text is so far from its place. */
gboolean ds_pdf_shapes_is_seen(const DsPdfSized *font, gint64 milli);

#endif
