/* Pages: placed boxes in absolute units, with the structure and links that the PDF carries. */
#ifndef DS_LAYOUT_PAGES_H
#define DS_LAYOUT_PAGES_H

#include <glib.h>
#include <pango/pango.h>

#include "style/units.h"

/* x grows to the right, y downwards, from the page's top left corner; lengths are DsUnit. */
typedef enum {
    DS_BOX_GLYPHS,     /* x, y: the pen at the baseline */
    DS_BOX_RECT,       /* filled */
    DS_BOX_FRAME,      /* stroked rectangle, stroke inside */
    DS_BOX_LINE,       /* from (x, y) to (x + w, y + h) */
    DS_BOX_DISC,       /* filled circle; x, y: its centre; w: its radius */
    DS_BOX_RING,       /* stroked circle; w: outer radius */
    DS_BOX_HALF_LEFT,  /* filled left half of a disc */
    DS_BOX_HALF_RIGHT, /* filled right half of a disc */
} DsBoxKind;

/* Text that was shaped once, in one font and direction, and is drawn wherever it occurs. */
typedef struct {
    PangoFont *font;          /* a reference */
    PangoGlyphString *glyphs; /* owned */
    gchar *text;              /* owned, UTF-8: log_clusters of glyphs point into it */
    DsUnit width;
    gboolean rtl;
    const GPtrArray *shapes; /* the array that it belongs to */
    guint32 index;           /* its place there */
} DsShape;

/* A report has as many of these as it has words and blanks. */
typedef struct {
    guint32 shape; /* its place among the shapes */
    DsUnit x;      /* from the pen of the box */
} DsShapeAt;

/* Shapes of one font drawn in one go, from left to right. */
typedef struct {
    const GPtrArray *shapes; /* borrowed: DsPages.shapes */
    guint n;
    DsUnit width; /* the pen after the last one */
    DsShapeAt at[];
} DsGlyphs;

/* The kinds of artifact of ISO 14289-1; DS_ARTIFACT_NONE: real content of an element. */
typedef enum {
    DS_ARTIFACT_NONE,
    DS_ARTIFACT_HEADER,
    DS_ARTIFACT_FOOTER,
    DS_ARTIFACT_LAYOUT,
    DS_ARTIFACT_BACKGROUND,
} DsArtifact;

typedef struct {
    DsBoxKind kind;
    DsUnit x, y, w, h;
    DsUnit stroke; /* line width of LINE, FRAME, RING */
    DsColour colour;
    gint32 element; /* index into DsPages.elements; -1 for artifacts */
    DsArtifact artifact;
    const gchar *role; /* interned: the style role, for the page dump and tests */
    DsGlyphs *glyphs;  /* owned; GLYPHS only */
} DsBox;

/* A structure element (ISO 32000-1, 14.7–14.8). The order of content is the order of the boxes
 * that belong to it, then by kids; an element's kids stand in the order in which they were
 * made. */
typedef struct {
    const gchar *type; /* interned: Document Sect H1 P L LI LBody Table TR TH TD Figure TOC TOCI
                          Note Reference BlockQuote Link Span Caption … */
    gint32 parent;     /* index, -1 for the root */
    gchar *alt;        /* Figure: its text alternative; or NULL */
    gchar *actual_text;            /* or NULL */
    const gchar *lang;             /* interned, or NULL */
    gchar *title;                  /* or NULL */
    const gchar *scope;            /* TH: Column, Row; or NULL */
    guint16 row_span, column_span; /* 0: one */
} DsElement;

typedef struct {
    guint32 page;
    DsUnit x, y, w, h;
    gchar *target;   /* anchor */
    gchar *contents; /* what the link says, for PDF/UA */
    gint32 element;  /* the Link element */
} DsLink;

typedef struct {
    gchar *anchor;
    guint32 page;
    DsUnit x, y;
} DsDestination;

typedef struct {
    guint level; /* 1 … 3 */
    gchar *title;
    gchar *anchor;
} DsBookmark;

typedef struct {
    GArray *boxes;   /* of DsBox, in painting and reading order */
    gboolean forced; /* a break that no rule wanted, reported in the dump */
} DsPage;

typedef struct {
    DsUnit width, height;
    GPtrArray *pages;           /* of DsPage, owned */
    GArray *elements;           /* of DsElement */
    GArray *links;              /* of DsLink */
    GArray *destinations;       /* of DsDestination */
    GArray *bookmarks;          /* of DsBookmark */
    GHashTable *page_of_anchor; /* anchor → page number from 1; for the EPUB's page list */
    gchar *language, *title, *author, *subject;
    PangoFontMap *font_map; /* a reference: keeps the fonts alive */
    GPtrArray *shapes;      /* of DsShape, owned: what the glyphs of all boxes refer to */
} DsPages;

/* An array of DsBox that frees what its boxes own. */
GArray *ds_boxes_new(void);

/* An array of DsShape that owns them. */
GPtrArray *ds_shapes_new(void);
/* Shapes text[0, n) inside of a paragraph and adds it to shapes; borrowed. */
DsShape *ds_shapes_add(GPtrArray *shapes,
                       const gchar *text,
                       gsize n,
                       const gchar *paragraph,
                       const PangoAnalysis *analysis,
                       DsUnit tracking);

/* The i-th shape of a box; borrowed. */
const DsShape *ds_glyphs_shape(const DsGlyphs *glyphs, guint i);

/* The text of a box's shapes; the caller owns it. */
gchar *ds_glyphs_text(const DsGlyphs *glyphs);
DsGlyphs *ds_glyphs_copy(const DsGlyphs *glyphs);

DsPages *ds_pages_new(DsUnit width, DsUnit height);
void ds_pages_free(DsPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPages, ds_pages_free)

/* Appends an element; returns its index. */
gint32 ds_pages_add_element(DsPages *pages, const gchar *type, gint32 parent);

/* Appends an empty page; borrowed. */
DsPage *ds_pages_add_page(DsPages *pages);

/* All boxes as text, one a line, for --dump=pages and the tests; the caller owns it. */
gchar *ds_pages_dump(const DsPages *pages);

#endif
