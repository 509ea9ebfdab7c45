/* Breaks a vertical list into pages of least total cost. Integers only; what the boxes hold is
 * not known here. Lengths run from baseline to baseline: a box is as long as the way from its
 * first baseline to its last, glue is the way from the last baseline of one box to the first
 * of the next. */
#ifndef DS_LAYOUT_PAGINATE_H
#define DS_LAYOUT_PAGINATE_H

#include "style/units.h"

#define DS_PAGE_NEVER 10000 /* a penalty: no break here unless nothing else fits */

typedef enum {
    DS_V_BOX,
    DS_V_GLUE,    /* vanishes after a break; a break is allowed at glue after a box */
    DS_V_PENALTY, /* a break is allowed here at a cost; −DS_PAGE_NEVER: one is made */
    DS_V_NEED,    /* a break is made here exactly if less than size is free */
} DsVKind;

typedef struct {
    DsVKind kind;
    DsUnit size;    /* BOX, GLUE, NEED */
    DsUnit grid;    /* GLUE: it ends on a multiple of this from the page's first baseline; 0 */
    DsUnit depth;   /* BOX: room it needs under its last baseline */
    DsUnit top;     /* BOX: room it needs above its first baseline at the top of a page */
    gint32 head;    /* BOX: what is repeated above it at the top of a page; −1: nothing */
    gint32 penalty; /* PENALTY */
    gint32 payload; /* the caller's */
} DsVItem;

typedef struct {
    guint first, end; /* items [first, end) */
    DsUnit used;
    gboolean forced; /* a break that no rule allowed, or a page that is too full */
} DsPageBreak;

/* Returns the pages, an array of DsPageBreak; the caller owns it.
 *
 * height   from the first baseline of a page to the lowest possible last one
 * heads    lengths of what may be repeated: from its first baseline to the first of the box */
GArray *
ds_paginate(const DsVItem *items, guint n, DsUnit height, const DsUnit *heads, guint n_heads);

/* Where a page is after an item that starts at used. */
DsUnit ds_page_advance(const DsVItem *item, DsUnit used);

#endif
