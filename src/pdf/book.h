/* The new file in the making, as its parts see it. */
#ifndef DS_PDF_BOOK_H
#define DS_PDF_BOOK_H

#include "pdf/group.h"
#include "pdf/marks.h"
#include "pdf/write.h"

typedef struct {
    const DsPages *pages;
    const DsPdfMarks *marks;
    DsPdfWriter *writer;
    GString *scratch; /* emptied by whoever uses it */

    /* Object numbers; the i-th page or link has first + i. */
    guint32 structure; /* the root of the structure tree */
    guint32 first_page, first_link;
    guint32 fonts;
    guint32 common; /* the form that all pages but the first show; 0: they share none */

    GHashTable *destinations;  /* anchor → const DsDestination, all borrowed */
    DsPdfGroups links_of_page; /* by page */
} DsPdfBook;

/* Takes the numbers and builds the indices; the arguments are borrowed. */
void ds_pdf_book_init(DsPdfBook *book,
                      const DsPages *pages,
                      const DsPdfMarks *marks,
                      DsPdfWriter *writer);
void ds_pdf_book_clear(DsPdfBook *book);

/* Appends "/Dest[page /XYZ x y null]"; fails when there is no such anchor. */
gboolean ds_pdf_book_append_destination(const DsPdfBook *book,
                                        const gchar *anchor,
                                        GString *out,
                                        GError **error);

/* structure.c: the structure tree with its parent tree and identifiers. */
void ds_pdf_write_structure(DsPdfBook *book);

/* links.c: the link annotations. */
gboolean ds_pdf_write_links(DsPdfBook *book, GError **error);

/* outline.c: the bookmarks; *root is 0 when there are none. */
gboolean ds_pdf_write_outline(DsPdfBook *book, guint32 *root, GError **error);

#endif
