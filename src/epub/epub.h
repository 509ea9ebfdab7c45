/* The document as an EPUB 3 that older readers open too. */
#ifndef DS_EPUB_EPUB_H
#define DS_EPUB_EPUB_H

#include <dossier/diag.h>

#include "base/packings.h"
#include "doc/document.h"
#include "pack/pack.h"
#include "style/style.h"

typedef struct {
    gint64 epoch;         /* seconds: dcterms:modified and the times of the zip entries */
    GBytes *model;        /* the report's JSON, packed beside the text; or NULL */
    const DsStyle *style; /* NULL: "briefing" */
    GHashTable
        *page_of_anchor;   /* anchor → page from 1 (GUINT_TO_POINTER); NULL: no page list */
    const gchar *pdf_name; /* whose pages they are; needed for a page list */
    const gchar *certified_by; /* who vouches for the accessibility claim; NULL: no claim */
    const gchar *opf_language; /* a language that a shop accepts; NULL: the document's */
    gboolean timeline_svg;     /* draw the timeline above its list */
    gboolean full_model;  /* pack the model as it is; else without what the sources say again */
    DsPackings *packings; /* what an earlier run packed, or NULL */
} DsEpubOptions;

/* The book's bytes: same document and options, same bytes. A character that none of the book's
 * fonts has is told to diag. NULL with DS_ERROR_OUTPUT. */
GBytes *ds_epub_write(const DsDocument *document,
                      DsPack *pack,
                      const DsEpubOptions *options,
                      DsDiag *diag,
                      GError **error);

/* The model that a book carries; the caller owns the reference. NULL with DS_ERROR_FORMAT. */
GBytes *ds_epub_read_model(GBytes *book, GError **error);

#endif
