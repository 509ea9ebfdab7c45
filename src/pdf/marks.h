/* The marked contents of the pages, in the order in which they were painted. */
#ifndef DS_PDF_MARKS_H
#define DS_PDF_MARKS_H

#include "layout/pages.h"

/* A run of boxes of one element or of one kind of artifact, in painting order. */
typedef struct {
    gint32 element; /* -1: artifact */
    DsArtifact artifact;
    guint32 page;
    guint32 mcid;               /* from 0 on each page; only for content of elements */
    guint32 first_box, n_boxes; /* into DsPdfMarks.boxes */
} DsPdfMark;

typedef struct {
    GArray *marks;     /* of DsPdfMark */
    GArray *starts;    /* of guint32: the first mark of each page, and one more for the end */
    GArray *boxes;     /* of guint32: the boxes' places on their pages, in painting order */
    GPtrArray *common; /* of const DsBox*: in none of the marks, see common.h */
} DsPdfMarks;

/* A rectangle in the units and directions of DsPages. */
typedef struct {
    DsUnit left, top, right, bottom;
} DsPdfRect;

#define DS_PDF_RECT_EMPTY ((DsPdfRect){G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32})

/* Groups the boxes into marks. Grounds and rules that are artifacts are painted first, since
 * one that stands between two lines of a paragraph would cut its mark in two. Fails when a box
 * belongs neither to an element nor to an artifact. */
DsPdfMarks *ds_pdf_marks_new(const DsPages *pages, GError **error);
void ds_pdf_marks_free(DsPdfMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPdfMarks, ds_pdf_marks_free)

/* The marks of a page; borrowed. */
const DsPdfMark *ds_pdf_marks_of_page(const DsPdfMarks *marks, guint page, guint *n);

/* The i-th box of a mark; borrowed. */
const DsBox *
ds_pdf_mark_box(const DsPages *pages, const DsPdfMarks *marks, const DsPdfMark *mark, guint i);

/* Widens a rectangle by the boxes of a mark. */
void ds_pdf_mark_extents(const DsPages *pages,
                         const DsPdfMarks *marks,
                         const DsPdfMark *mark,
                         DsPdfRect *rect);

/* Appends "[left bottom right top]" in PDF's coordinates. */
void ds_pdf_append_rect(GString *out, const DsPages *pages, DsPdfRect rect);

/* The same for what is not painted, such as the place of a link, to a tenth of a point. */
void ds_pdf_append_area(GString *out, const DsPages *pages, DsPdfRect rect);

#endif
