/* Content streams: the boxes of a page as operators, each inside its mark. */
#ifndef DS_PDF_CONTENT_H
#define DS_PDF_CONTENT_H

#include "pdf/marks.h"
#include "pdf/shapes.h"

/* Appends the content of a page. Everything is painted inside a mark: those of elements carry
 * their number, all others are artifacts. */
void ds_pdf_content_append(GString *out,
                           const DsPages *pages,
                           const DsPdfMarks *marks,
                           guint page,
                           DsPdfShapes *shapes);

/* Appends what the pages from the second on have in common. */
void ds_pdf_common_append(GString *out,
                          const DsPages *pages,
                          const DsPdfMarks *marks,
                          DsPdfShapes *shapes);

/* The name of a face among the resources: A, B … */
void ds_pdf_append_face_name(GString *out, guint face);

#endif
