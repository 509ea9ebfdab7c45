/* The timeline strip as a pure function on integers: where each item of a period is drawn so
 * that no two texts meet and no pole crosses a text. Lengths are DsUnit, x from the left edge
 * of the strip, heights from the axis up. Fonts are not known here. */
#ifndef DS_LAYOUT_TIMELINE_H
#define DS_LAYOUT_TIMELINE_H

#include "style/units.h"

/* Label widths that are tried; the one that shows most is kept. */
#define DS_TIMELINE_N_WIDTHS 4
extern const DsUnit ds_timeline_widths[DS_TIMELINE_N_WIDTHS];

typedef struct {
    gint32 from, to; /* days since 1970-01-01, both inclusive */
    gboolean is_bar; /* years and periods; else a dot */
    gboolean is_period;
    guint32 importance;
    DsUnit
        flag_width[DS_TIMELINE_N_WIDTHS]; /* of date and label at each label width; 0: none */
    guint8 flag_lines[DS_TIMELINE_N_WIDTHS]; /* the date included */
    DsUnit bar_label;                        /* width in one line; 0: none */
} DsTimelineItem;

typedef enum { DS_UNIT_DAY, DS_UNIT_MONTH, DS_UNIT_YEAR } DsTimelineUnit;

typedef struct {
    gint32 first, end; /* units [first, end): years, months (12 × year + month − 1) or days */
    DsUnit x, width;
} DsTimelinePanel;

typedef enum { DS_LABEL_NONE, DS_LABEL_INSIDE, DS_LABEL_RIGHT, DS_LABEL_LEFT } DsLabelPlace;

typedef struct {
    guint item;
    DsUnit x;
    guint row; /* 0: on the axis */
} DsTimelineDot;

typedef struct {
    guint item;
    DsUnit x;    /* of its dot */
    DsUnit foot; /* height of its dot */
    DsUnit pole;
    gboolean left;    /* the text is left of the pole */
    DsUnit base, top; /* of the text, above the axis */
    DsUnit width;
} DsTimelineFlag;

typedef struct {
    guint item;
    guint lane;
    DsUnit x, end;
    DsLabelPlace place;
    DsUnit label_x; /* left edge of the label */
} DsTimelineBar;

typedef struct {
    DsTimelineUnit unit;
    guint n_panels;
    DsTimelinePanel panels[2];
    DsUnit as_of;         /* x of the end of the as-of day */
    DsUnit radius, pitch; /* of the dots; radius 0: columns */
    GArray *dots;         /* of DsTimelineDot, by x */
    GArray *columns;      /* of guint32: items in each bin of pitch, when radius is 0 */
    DsUnit column_step;   /* height of one item in a column */
    GArray *flags;        /* of DsTimelineFlag */
    guint width_index;    /* which label width was kept */
    GArray *bars;         /* of DsTimelineBar */
    guint n_lanes;
    guint n_dropped; /* bars for which there was no lane */
} DsTimeline;

/* as_of: the last day of the strip. Items that begin later are not drawn. The caller owns it.
 */
DsTimeline *ds_timeline_place(const DsTimelineItem *items, guint n, gint32 as_of, DsUnit width);
void ds_timeline_free(DsTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsTimeline, ds_timeline_free)

/* The x of the beginning of a day. */
DsUnit ds_timeline_x(const DsTimeline *timeline, gint32 day);

/* The beginning of a unit, in days. */
gint32 ds_timeline_unit_day(DsTimelineUnit unit, gint32 value);

#endif
