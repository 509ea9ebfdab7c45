#include "epub/strip.h"

#include <math.h>

typedef enum {
    UNIT_DAY,
    UNIT_MONTH,
    UNIT_YEAR,
} Unit;

typedef struct {
    const DsStripMetrics *metrics;
    GArray *shapes;
    Unit unit;
    gdouble from, to;   /* units of the whole time */
    gdouble split;      /* where the second scale begins; = from when there is one scale */
    gdouble left_width; /* of the first scale; 0 when there is one */
} Strip;

/* A date in units since year 0, as a fraction: every unit is as wide as the next. */
static gdouble
position(DsDate date, Unit unit)
{
    const gint month = MAX(date.month, 1), day = MAX(date.day, 1);
    const gdouble days = ds_date_month_length(date.year, month);

    if (unit == UNIT_DAY)
        return ds_date_days(date);
    const gdouble months = date.year * 12 + (month - 1) + (day - 1) / days;
    return unit == UNIT_MONTH ? months : months / 12;
}

/* The end of the last day, month or year that the date names. */
static gdouble
end_position(DsDate date, Unit unit)
{
    if (date.month == 0)
        return position((DsDate){.year = (gint16)(date.year + 1), .month = 1}, unit);
    const guint day = date.day != 0 ? date.day : ds_date_month_length(date.year, date.month);
    const DsDate last = {date.year, date.month, (guint8)day};
    return position(ds_date_from_days(ds_date_days(last) + 1), unit);
}

/* Years over 36 months, months over 3, else days. */
static Unit
unit_of(const DsWhen *when)
{
    const gdouble months =
        end_position(when->to, UNIT_MONTH) - position(when->from, UNIT_MONTH);

    return months > 36 ? UNIT_YEAR : months > 3 ? UNIT_MONTH : UNIT_DAY;
}

static gboolean
is_item(const DsNode *node)
{
    return ds_node_is(node, "timeline-item") &&
           ds_date_known(node->when.from) != DS_KNOWN_NOTHING;
}

static gboolean
is_bar(const DsWhen *when)
{
    return when->about == DS_ABOUT_PERIOD || when->precision >= DS_PRECISION_YEAR;
}

static gdouble
middle(const Strip *strip, const DsWhen *when)
{
    return (position(when->from, strip->unit) + end_position(when->to, strip->unit)) / 2;
}

static gint
compare_doubles(gconstpointer a, gconstpointer b)
{
    const gdouble x = *(const gdouble *)a, y = *(const gdouble *)b;

    return x < y ? -1 : x > y;
}

/* Middles of all that is no period, sorted. */
static GArray *
points_of(const Strip *strip, const DsNode *timeline)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(gdouble));

    for (guint i = 0; i < timeline->children->len; i++) {
        const DsNode *node = ds_node_at(timeline, i);
        if (!is_item(node) || node->when.about == DS_ABOUT_PERIOD)
            continue;
        const gdouble at = middle(strip, &node->when);
        g_array_append_val(points, at);
    }
    g_array_sort(points, compare_doubles);
    return points;
}

#define MIN_UNITS_FOR_SPLIT  12
#define MIN_POINTS_FOR_SPLIT 8
#define MIN_TAIL             3
#define TAIL_SHARE           0.7 /* of the points */
#define MAX_TAIL_UNITS       0.6 /* of the units */
#define MIN_DENSITY          2.0 /* of the tail against the rest */

/* Two scales when most of what happened is at the end: the shortest tail of whole units that
 * holds 70 % of the points. */
static void
choose_scales(Strip *strip, const DsNode *timeline)
{
    g_autoptr(GArray) points = points_of(strip, timeline);
    const gdouble units = strip->to - strip->from;

    strip->split = strip->from;
    if (units <= MIN_UNITS_FOR_SPLIT || points->len < MIN_POINTS_FOR_SPLIT)
        return;
    const guint in_tail = (guint)ceil(TAIL_SHARE * points->len);
    const gdouble first = g_array_index(points, gdouble, points->len - in_tail);
    const gdouble tail = MAX(ceil(strip->to - first), MIN_TAIL);
    const gdouble rest = units - tail;
    const gdouble density = in_tail / tail;
    if (rest <= 0 || tail > MAX_TAIL_UNITS * units ||
        density < MIN_DENSITY * (points->len - in_tail) / rest)
        return;
    strip->split = strip->to - tail;
    strip->left_width = strip->metrics->early;
}

static gdouble
x_of(const Strip *strip, gdouble at)
{
    const DsStripMetrics *m = strip->metrics;
    const gdouble whole = m->early + m->gap + m->tail;
    const gdouble clamped = CLAMP(at, strip->from, strip->to);

    if (strip->left_width == 0)
        return (clamped - strip->from) / (strip->to - strip->from) * whole;
    if (clamped < strip->split)
        return (clamped - strip->from) / (strip->split - strip->from) * m->early;
    return m->early + m->gap + (clamped - strip->split) / (strip->to - strip->split) * m->tail;
}

static void
add(Strip *strip, DsStripKind kind, gdouble x, gdouble y, gdouble w, gdouble h)
{
    const DsStripShape shape = {kind, x, y, w, h};

    g_array_append_val(strip->shapes, shape);
}

/* At most this many ticks: hairs that touch each other tell nothing. */
#define MAX_TICKS 60

static void
add_axis(Strip *strip)
{
    const DsStripMetrics *m = strip->metrics;
    const gdouble step = ceil((strip->to - strip->from) / MAX_TICKS);

    if (strip->left_width > 0)
        add(strip, DS_STRIP_AXIS, 0, 0, m->early, 0);
    const gdouble start = strip->left_width > 0 ? m->early + m->gap : 0;
    add(strip, DS_STRIP_AXIS, start, 0, m->early + m->gap + m->tail - start, 0);
    for (guint i = 0; strip->from + i * step < strip->to; i++) {
        const gdouble at = strip->from + i * step;
        add(strip, DS_STRIP_TICK, x_of(strip, at), 0, 0, at >= strip->split ? 7 : 4);
    }
}

static gint
compare_marks(gconstpointer a, gconstpointer b)
{
    const DsStripShape *p = (const DsStripShape *)a, *q = (const DsStripShape *)b;

    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (gint)p->kind - (gint)q->kind;
}

/* Each mark takes the lowest row where none is nearer than the pitch; FALSE when there are not
 * rows enough. */
static gboolean
stack(GArray *marks, gdouble pitch, guint max_rows)
{
    g_autofree gdouble *last = g_new(gdouble, max_rows);
    gboolean ok = TRUE;

    for (guint r = 0; r < max_rows; r++)
        last[r] = -G_MAXDOUBLE;
    for (guint i = 0; i < marks->len; i++) {
        DsStripShape *mark = &g_array_index(marks, DsStripShape, i);
        guint row = 0;
        while (row + 1 < max_rows && mark->x - last[row] < pitch)
            row++;
        ok = ok && mark->x - last[row] >= pitch;
        last[row] = mark->x;
        mark->y = -(gdouble)row * pitch;
    }
    return ok;
}

/* Halves the marks until they can be stacked; three times is enough for any report. */
static void
add_marks(Strip *strip, const DsNode *timeline)
{
    const DsStripMetrics *m = strip->metrics;
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(DsStripShape));

    for (guint i = 0; i < timeline->children->len; i++) {
        const DsNode *node = ds_node_at(timeline, i);
        if (!is_item(node) || is_bar(&node->when))
            continue;
        const gboolean month = node->when.precision == DS_PRECISION_MONTH ||
                               node->when.precision == DS_PRECISION_QUARTER;
        const DsStripKind kind = node->when.inferred ? DS_STRIP_RING
                                 : month             ? DS_STRIP_SQUARE
                                                     : DS_STRIP_DOT;
        const DsStripShape mark = {.kind = kind, .x = x_of(strip, middle(strip, &node->when))};
        g_array_append_val(marks, mark);
    }
    g_array_sort(marks, compare_marks);
    gdouble scale = 1;
    guint rows = m->max_rows;
    for (guint try = 0; !stack(marks, m->pitch * scale, rows) && try < 2; try++) {
        scale /= 2;
        rows *= 2;
    }
    for (guint i = 0; i < marks->len; i++) {
        const DsStripShape *mark = &g_array_index(marks, DsStripShape, i);
        add(strip, mark->kind, mark->x, mark->y, m->radius * scale, m->radius * scale);
    }
}

typedef struct {
    gdouble from, to;
    gboolean dark;
} Bar;

/* By start, then the longer first. */
static gint
compare_bars(gconstpointer a, gconstpointer b)
{
    const Bar *p = (const Bar *)a, *q = (const Bar *)b;

    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    if (p->to != q->to)
        return p->to > q->to ? -1 : 1;
    return (gint)q->dark - (gint)p->dark;
}

/* A bar that runs from one scale into the other is drawn in two pieces. */
static void
add_bar(Strip *strip, const Bar *bar, gdouble y)
{
    const DsStripMetrics *m = strip->metrics;
    const DsStripKind kind = bar->dark ? DS_STRIP_YEAR : DS_STRIP_PERIOD;
    const gdouble from = x_of(strip, bar->from), to = x_of(strip, bar->to);

    if (strip->left_width == 0 || bar->from >= strip->split || to <= m->early) {
        add(strip, kind, from, y, MAX(to - from, 1), m->bar);
        return;
    }
    add(strip, kind, from, y, m->early - from, m->bar);
    if (bar->to > strip->split)
        add(strip, kind, m->early + m->gap, y, to - m->early - m->gap, m->bar);
}

static void
add_bars(Strip *strip, const DsNode *timeline)
{
    const DsStripMetrics *m = strip->metrics;
    g_autoptr(GArray) bars = g_array_new(FALSE, FALSE, sizeof(Bar));
    g_autofree gdouble *ends = g_new(gdouble, m->max_lanes);

    for (guint i = 0; i < timeline->children->len; i++) {
        const DsNode *node = ds_node_at(timeline, i);
        if (!is_item(node) || !is_bar(&node->when))
            continue;
        const Bar bar = {
            position(node->when.from, strip->unit), end_position(node->when.to, strip->unit),
            node->when.about != DS_ABOUT_PERIOD && node->when.precision == DS_PRECISION_YEAR};
        g_array_append_val(bars, bar);
    }
    g_array_sort(bars, compare_bars);
    for (guint lane = 0; lane < m->max_lanes; lane++)
        ends[lane] = -G_MAXDOUBLE;
    for (guint i = 0; i < bars->len; i++) {
        const Bar *bar = &g_array_index(bars, Bar, i);
        guint lane = 0;
        while (lane < m->max_lanes && ends[lane] > bar->from)
            lane++;
        if (lane == m->max_lanes)
            continue; /* the list under the drawing has it */
        ends[lane] = bar->to;
        add_bar(strip, bar, m->first_lane + lane * m->lane);
    }
}

GArray *
ds_strip_shapes(const DsNode *timeline, const DsStripMetrics *metrics)
{
    Strip strip = {.metrics = metrics,
                   .shapes = g_array_new(FALSE, FALSE, sizeof(DsStripShape))};

    if (ds_date_known(timeline->when.from) == DS_KNOWN_NOTHING ||
        ds_date_compare(timeline->when.from, timeline->when.to) > 0)
        return strip.shapes;
    strip.unit = unit_of(&timeline->when);
    strip.from = floor(position(timeline->when.from, strip.unit));
    strip.to = ceil(end_position(timeline->when.to, strip.unit));
    choose_scales(&strip, timeline);
    add_bars(&strip, timeline);
    add_axis(&strip);
    add_marks(&strip, timeline);
    return strip.shapes;
}

DsStripFigure
ds_strip_figure(const DsStripShape *shape, gdouble line)
{
    const gdouble r = shape->w;
    DsStripFigure figure = {.x = shape->x, .y = shape->y, .w = shape->w, .h = shape->h};

    switch (shape->kind) {
    case DS_STRIP_AXIS:
        figure.y -= line / 2;
        figure.h = line;
        break;
    case DS_STRIP_TICK:
        figure.w = line / 2;
        break;
    case DS_STRIP_SQUARE:
        figure = (DsStripFigure){.is_mark = TRUE,
                                 .x = shape->x - 0.78 * r,
                                 .y = shape->y - r,
                                 .w = 1.56 * r,
                                 .h = 2 * r};
        break;
    case DS_STRIP_DOT:
    case DS_STRIP_RING:
        figure.is_mark = figure.is_round = TRUE;
        figure.is_ring = shape->kind == DS_STRIP_RING;
        figure.h = line;
        break;
    case DS_STRIP_YEAR:
        figure.tone = DS_STRIP_DARK;
        break;
    case DS_STRIP_PERIOD:
        figure.tone = DS_STRIP_LIGHT;
        break;
    }
    return figure;
}
