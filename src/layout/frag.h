/* A fragment of a page: boxes, links and anchors placed around an origin, before it is known
 * on which page and how far down it will stand. x is absolute, y counts from the origin, which
 * is the fragment's first baseline. */
#ifndef DS_LAYOUT_FRAG_H
#define DS_LAYOUT_FRAG_H

#include "layout/pages.h"

/* A page number to be written once it is known: those of anchors, ascending, each once. */
typedef struct {
    guint at; /* index of the box before which it is drawn */
    DsUnit x, y;
    gboolean right;      /* x is its right edge */
    DsUnit measure;      /* what does not fit is left out; 0: no limit */
    const gchar *role;   /* interned */
    GPtrArray *anchors;  /* of gchar*, borrowed from the document */
    const gchar *before; /* interned; "tr. " */
    gint32 element;      /* the numbers' parent; its links become kids */
    gboolean linked;
} DsFolio;

typedef struct {
    GArray *boxes;  /* of DsBox */
    GArray *links;  /* of DsLink, page unset; these three may be NULL */
    GArray *places; /* of DsDestination, page unset */
    GArray *folios; /* of DsFolio */
} DsFrag;

static inline guint
ds_frag_n(const GArray *array)
{
    return array != NULL ? array->len : 0;
}

DsFrag *ds_frag_new(void);
void ds_frag_free(DsFrag *frag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsFrag, ds_frag_free)

/* What is drawn by these is an artifact when element is −1. */
void ds_frag_rect(
    DsFrag *frag, DsUnit x, DsUnit y, DsUnit w, DsUnit h, DsColour colour, gint32 element);
void ds_frag_frame(DsFrag *frag,
                   DsUnit x,
                   DsUnit y,
                   DsUnit w,
                   DsUnit h,
                   DsUnit stroke,
                   DsColour colour,
                   gint32 element);
void ds_frag_line(DsFrag *frag,
                  DsUnit x,
                  DsUnit y,
                  DsUnit w,
                  DsUnit h,
                  DsUnit stroke,
                  DsColour colour,
                  gint32 element);
/* kind: DISC, RING, HALF_LEFT or HALF_RIGHT around the centre (x, y). */
void ds_frag_round(DsFrag *frag,
                   DsBoxKind kind,
                   DsUnit x,
                   DsUnit y,
                   DsUnit radius,
                   DsUnit stroke,
                   DsColour colour,
                   gint32 element);
/* Takes glyphs. */
void ds_frag_glyphs(DsFrag *frag,
                    DsUnit x,
                    DsUnit y,
                    DsGlyphs *glyphs,
                    DsColour colour,
                    const gchar *role,
                    gint32 element);
void ds_frag_link(DsFrag *frag,
                  DsUnit x,
                  DsUnit y,
                  DsUnit w,
                  DsUnit h,
                  const gchar *target,
                  const gchar *contents,
                  gint32 element);
/* anchor may be NULL: then nothing is added. */
void ds_frag_place(DsFrag *frag, const gchar *anchor, DsUnit x, DsUnit y);
/* Adds a page number; the caller fills it. Borrowed until the next one is added. */
DsFolio *ds_frag_folio(DsFrag *frag, DsUnit x, DsUnit y, const gchar *role, gint32 element);

/* Moves all of from, shifted down by y, to the end of frag; from is freed. */
void ds_frag_take(DsFrag *frag, DsFrag *from, DsUnit y);

#endif
