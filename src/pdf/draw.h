/* Boxes that are no text, as operators. */
#ifndef DS_PDF_DRAW_H
#define DS_PDF_DRAW_H

#include "layout/pages.h"

/* The state of the page's graphics that is set already. */
typedef struct {
    GString *out;
    DsUnit height; /* of the page */
    DsColour fill, stroke;
    DsUnit width; /* of lines; −1: not set */
    gint cap;     /* 0 butt, 1 round */
} DsPdfPen;

void ds_pdf_pen_init(DsPdfPen *pen, GString *out, DsUnit height);
void ds_pdf_pen_fill(DsPdfPen *pen, DsColour colour);
void ds_pdf_draw(DsPdfPen *pen, const DsBox *box);

#endif
