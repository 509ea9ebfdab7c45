/* The timeline as shapes, without words: for the cover and as SVG. */
#ifndef DS_EPUB_STRIP_H
#define DS_EPUB_STRIP_H

#include "doc/document.h"

typedef enum {
    DS_STRIP_AXIS,   /* line from (x, y), w long */
    DS_STRIP_TICK,   /* line down from (x, y), h long */
    DS_STRIP_DOT,    /* disc around (x, y), radius w: a day or several days */
    DS_STRIP_RING,   /* the same, inferred */
    DS_STRIP_SQUARE, /* rectangle around (x, y): a month or a quarter */
    DS_STRIP_YEAR,   /* dark bar with its corner at (x, y) */
    DS_STRIP_PERIOD, /* light bar */
} DsStripKind;

typedef struct {
    DsStripKind kind;
    gdouble x, y, w, h;
} DsStripShape;

/* Lengths in any unit; the axis is at y = 0, x runs from 0. */
typedef struct {
    gdouble early, gap, tail; /* widths of the panels when the time is drawn in two scales */
    gdouble radius, pitch;    /* of dots */
    gdouble bar, lane;        /* height of a bar, pitch of the lanes */
    gdouble first_lane;       /* upper edge of the first bar, below the axis */
    guint max_rows, max_lanes;
} DsStripMetrics;

typedef enum {
    DS_STRIP_FULL,
    DS_STRIP_DARK,
    DS_STRIP_LIGHT,
} DsStripTone;

/* How a shape is drawn, the same in every medium: a rectangle with its corner at (x, y), w by
 * h; or a disc around (x, y) with the radius w, filled, or a ring whose line is h inside it. */
typedef struct {
    gboolean is_round, is_ring;
    gboolean is_mark; /* stands before the others, with a light edge where the medium has one */
    DsStripTone tone;
    gdouble x, y, w, h;
} DsStripFigure;

/* line: thickness of the axis, in the unit of the shapes. */
DsStripFigure ds_strip_figure(const DsStripShape *shape, gdouble line);

/* Shapes of a "timeline" node, of DsStripShape, in drawing order; the caller owns them. */
GArray *ds_strip_shapes(const DsNode *timeline, const DsStripMetrics *metrics);

#endif
