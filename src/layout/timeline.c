#include "layout/timeline.h"

#include <stdlib.h>

#include <dossier/span.h>

#include "layout/timeline_flags.h"

const DsUnit ds_timeline_widths[DS_TIMELINE_N_WIDTHS] = {DS_PT(112), DS_PT(100), DS_PT(88),
                                                         DS_PT(78)};

#define SIDE   DS_PT(108)
#define GUTTER DS_PT(18)

#define MIN_FOR_PANELS    8
#define UNITS_FOR_PANELS  12
#define MIN_TAIL          3
#define MAX_LANES         6
#define LANE_GAP          DS_PT(2)
#define LABEL_GAP         DS_PT(3)
#define MAX_COLUMN_HEIGHT DS_PT(28)

/* Dots in rows: large ones, then small ones, then columns. */
static const struct {
    DsUnit radius, pitch;
    guint max_rows;
} modes[] = {{DS_PT(2.3), DS_PT(5.4), 4}, {DS_PT(1.5), DS_PT(3.6), 7}};

static gint32
unit_of_day(DsTimelineUnit unit, gint32 day)
{
    const DsDate date = ds_date_from_days(day);

    return unit == DS_UNIT_YEAR    ? date.year
           : unit == DS_UNIT_MONTH ? date.year * 12 + date.month - 1
                                   : day;
}

gint32
ds_timeline_unit_day(DsTimelineUnit unit, gint32 value)
{
    DsDate date = {0, 1, 1};

    if (unit == DS_UNIT_DAY)
        return value;
    date.year = (gint16)(unit == DS_UNIT_YEAR ? value : value / 12);
    date.month = (guint8)(unit == DS_UNIT_YEAR ? 1 : value % 12 + 1);
    return ds_date_days(date);
}

DsUnit
ds_timeline_x(const DsTimeline *timeline, gint32 day)
{
    const gint32 unit = unit_of_day(timeline->unit, day);
    const DsTimelinePanel *panel = &timeline->panels[0];

    if (timeline->n_panels == 2 && unit >= timeline->panels[1].first)
        panel = &timeline->panels[1];
    if (unit < panel->first)
        return panel->x;
    if (unit >= panel->end)
        return panel->x + panel->width;
    const gint32 start = ds_timeline_unit_day(timeline->unit, unit);
    const gint32 end = ds_timeline_unit_day(timeline->unit, unit + 1);
    const gint64 whole = (gint64)(unit - panel->first) * (end - start) + (day - start);
    return panel->x + (DsUnit)(whole * panel->width /
                               ((gint64)(panel->end - panel->first) * (end - start)));
}

static DsTimelineUnit
choose_unit(gint32 first, gint32 last)
{
    const DsDate from = ds_date_from_days(first), to = ds_date_from_days(last);
    const gint months = (to.year - from.year) * 12 + to.month - from.month + 1;

    return months > 36 ? DS_UNIT_YEAR : months > 3 ? DS_UNIT_MONTH : DS_UNIT_DAY;
}

/* The shortest tail of whole units that holds 70 % of the points, or end when two scales would
 * not tell more than one: points are units, n of them, unsorted. */
static gint32
find_tail(const gint32 *points, guint n, gint32 first, gint32 end)
{
    const gint32 n_units = end - first;

    if (n_units <= UNITS_FOR_PANELS || n < MIN_FOR_PANELS)
        return end;
    g_autofree guint *counts = g_new0(guint, (gsize)n_units);
    for (guint i = 0; i < n; i++)
        counts[CLAMP(points[i] - first, 0, n_units - 1)]++;
    guint inside = 0;
    gint32 length = 0;
    while (length < n_units && (length < MIN_TAIL || inside * 10 < n * 7))
        inside += counts[n_units - ++length];
    if (length * 10 > n_units * 6 || length == n_units)
        return end;
    /* at least twice as dense as the rest */
    const gint64 tail = (gint64)inside * (n_units - length);
    const gint64 rest = (gint64)(n - inside) * length;
    return tail >= 2 * rest ? end - length : end;
}

static void
place_panels(
    DsTimeline *timeline, const DsTimelineItem *items, guint n, gint32 as_of, DsUnit width)
{
    g_autofree gint32 *points = g_new(gint32, n + 1);
    guint n_points = 0;
    gint32 first = as_of;

    for (guint i = 0; i < n; i++)
        first = MIN(first, items[i].from);
    timeline->unit = choose_unit(first, as_of);
    for (guint i = 0; i < n; i++)
        if (!items[i].is_period && items[i].from <= as_of)
            points[n_points++] = unit_of_day(timeline->unit, items[i].from);
    const gint32 start = unit_of_day(timeline->unit, first);
    const gint32 end = unit_of_day(timeline->unit, as_of) + 1;
    const gint32 tail = find_tail(points, n_points, start, end);
    timeline->n_panels = tail < end ? 2 : 1;
    if (timeline->n_panels == 1) {
        timeline->panels[0] = (DsTimelinePanel){start, end, 0, width};
        return;
    }
    timeline->panels[0] = (DsTimelinePanel){start, tail, 0, SIDE};
    timeline->panels[1] = (DsTimelinePanel){tail, end, SIDE + GUTTER, width - SIDE - GUTTER};
}

static gint
compare_dots(gconstpointer a, gconstpointer b)
{
    const DsTimelineDot *first = a, *second = b;

    if (first->x != second->x)
        return first->x < second->x ? -1 : 1;
    return first->item < second->item ? -1 : first->item > second->item;
}

/* Puts every dot into the lowest row where none is nearer than the pitch; FALSE when more than
 * max_rows are needed. Dots come by x: only the last of each row can be near. */
static gboolean
fill_rows(GArray *dots, DsUnit pitch, guint max_rows)
{
    DsUnit last[8];

    g_assert(max_rows <= G_N_ELEMENTS(last));
    for (guint r = 0; r < max_rows; r++)
        last[r] = -pitch;
    for (guint i = 0; i < dots->len; i++) {
        DsTimelineDot *dot = &g_array_index(dots, DsTimelineDot, i);
        guint row = 0;
        while (row < max_rows && dot->x - last[row] < pitch)
            row++;
        if (row == max_rows)
            return FALSE;
        dot->row = row;
        last[row] = dot->x;
    }
    return TRUE;
}

static void
place_columns(DsTimeline *timeline, DsUnit width)
{
    guint32 highest = 1;

    timeline->radius = 0;
    timeline->pitch = DS_PT(3.6);
    timeline->columns = g_array_new(FALSE, TRUE, sizeof(guint32));
    g_array_set_size(timeline->columns, (guint)(width / timeline->pitch) + 1);
    for (guint i = 0; i < timeline->dots->len; i++) {
        DsTimelineDot *dot = &g_array_index(timeline->dots, DsTimelineDot, i);
        guint32 *count =
            &g_array_index(timeline->columns, guint32, (guint)(dot->x / timeline->pitch));
        dot->row = 0;
        *count += 1;
        highest = MAX(highest, *count);
    }
    timeline->column_step = MIN(timeline->pitch, MAX_COLUMN_HEIGHT / (DsUnit)highest);
}

static void
place_dots(
    DsTimeline *timeline, const DsTimelineItem *items, guint n, gint32 as_of, DsUnit width)
{
    timeline->dots = g_array_new(FALSE, FALSE, sizeof(DsTimelineDot));
    for (guint i = 0; i < n; i++) {
        if (items[i].is_bar || items[i].from > as_of)
            continue;
        const DsUnit from = ds_timeline_x(timeline, items[i].from);
        const DsUnit to = ds_timeline_x(timeline, items[i].to + 1);
        const DsTimelineDot dot = {i, from + (to - from) / 2, 0};
        g_array_append_val(timeline->dots, dot);
    }
    g_array_sort(timeline->dots, compare_dots);
    for (gsize m = 0; m < G_N_ELEMENTS(modes); m++) {
        timeline->radius = modes[m].radius;
        timeline->pitch = modes[m].pitch;
        if (fill_rows(timeline->dots, timeline->pitch, modes[m].max_rows))
            return;
    }
    place_columns(timeline, width);
}

static gint
compare_bars(gconstpointer a, gconstpointer b)
{
    const DsTimelineBar *first = a, *second = b;

    if (first->x != second->x)
        return first->x < second->x ? -1 : 1;
    if (first->end != second->end)
        return first->end > second->end ? -1 : 1;
    return first->item < second->item ? -1 : first->item > second->item;
}

typedef struct {
    guint lane;
    DsUnit x, end;
} Taken;

static gboolean
lane_is_free(const GArray *taken, guint lane, DsUnit x, DsUnit end, DsUnit gap)
{
    for (guint i = 0; i < taken->len; i++) {
        const Taken *other = &g_array_index(taken, Taken, i);
        if (other->lane == lane && x < other->end + gap && other->x < end + gap)
            return FALSE;
    }
    return TRUE;
}

static void
add_bar(DsTimeline *timeline, GArray *taken, DsTimelineBar bar)
{
    for (bar.lane = 0; bar.lane < MAX_LANES; bar.lane++)
        if (lane_is_free(taken, bar.lane, bar.x, bar.end, LANE_GAP))
            break;
    if (bar.lane == MAX_LANES) {
        timeline->n_dropped++;
        return;
    }
    const Taken range = {bar.lane, bar.x, bar.end};
    g_array_append_val(taken, range);
    g_array_append_val(timeline->bars, bar);
    timeline->n_lanes = MAX(timeline->n_lanes, bar.lane + 1);
}

/* The edges of the panel that holds x. */
static void
panel_edges(const DsTimeline *timeline, DsUnit x, DsUnit *left, DsUnit *right)
{
    const guint k = timeline->n_panels == 2 && x >= timeline->panels[1].x ? 1 : 0;

    *left = timeline->panels[k].x;
    *right = timeline->panels[k].x + timeline->panels[k].width;
}

/* Inside a period, else right of it, else left; in the lane's free room and in the panel. */
static void
place_label(const DsTimeline *timeline,
            GArray *taken,
            DsTimelineBar *bar,
            const DsTimelineItem *item)
{
    DsUnit inside = bar->x, left = 0, right = 0;

    if (item->bar_label == 0)
        return;
    if (timeline->n_panels == 2 && bar->x < timeline->panels[1].x &&
        bar->end > timeline->panels[1].x &&
        timeline->panels[0].width - bar->x < item->bar_label + 2 * LABEL_GAP)
        inside = timeline->panels[1].x;
    if (item->is_period && bar->end - inside >= item->bar_label + 2 * LABEL_GAP) {
        bar->place = DS_LABEL_INSIDE;
        bar->label_x = inside + LABEL_GAP;
        return;
    }
    for (DsLabelPlace place = DS_LABEL_RIGHT; place <= DS_LABEL_LEFT; place++) {
        const gboolean is_right = place == DS_LABEL_RIGHT;
        const DsUnit x = is_right ? bar->end + LABEL_GAP : bar->x - LABEL_GAP - item->bar_label;
        const Taken range = {bar->lane, x, x + item->bar_label};
        panel_edges(timeline, is_right ? bar->end : bar->x, &left, &right);
        if (x < left || range.end > right ||
            !lane_is_free(taken, bar->lane, x, range.end, LABEL_GAP - 1))
            continue;
        bar->place = place;
        bar->label_x = x;
        g_array_append_val(taken, range);
        return;
    }
}

static void
place_bar_labels(DsTimeline *timeline, GArray *taken, const DsTimelineItem *items)
{
    for (guint32 importance = 4; importance-- > 0;) {
        for (guint i = 0; i < timeline->bars->len; i++) {
            DsTimelineBar *bar = &g_array_index(timeline->bars, DsTimelineBar, i);
            if (MIN(items[bar->item].importance, 3) == importance)
                place_label(timeline, taken, bar, &items[bar->item]);
        }
    }
}

static void
place_bars(DsTimeline *timeline, const DsTimelineItem *items, guint n, gint32 as_of)
{
    g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(DsTimelineBar));
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(Taken));

    timeline->bars = g_array_new(FALSE, FALSE, sizeof(DsTimelineBar));
    for (guint i = 0; i < n; i++) {
        if (!items[i].is_bar || items[i].from > as_of)
            continue;
        DsTimelineBar bar = {.item = i,
                             .x = ds_timeline_x(timeline, items[i].from),
                             .end = ds_timeline_x(timeline, items[i].to + 1)};
        bar.end = MAX(bar.end, bar.x + DS_PT(3.4));
        g_array_append_val(sorted, bar);
    }
    g_array_sort(sorted, compare_bars);
    for (guint i = 0; i < sorted->len; i++)
        add_bar(timeline, taken, g_array_index(sorted, DsTimelineBar, i));
    place_bar_labels(timeline, taken, items);
}

DsTimeline *
ds_timeline_place(const DsTimelineItem *items, guint n, gint32 as_of, DsUnit width)
{
    DsTimeline *timeline = g_new0(DsTimeline, 1);

    place_panels(timeline, items, n, as_of, width);
    timeline->as_of = ds_timeline_x(timeline, as_of + 1);
    place_dots(timeline, items, n, as_of, width);
    ds_timeline_place_flags(timeline, items, width);
    place_bars(timeline, items, n, as_of);
    return timeline;
}

void
ds_timeline_free(DsTimeline *timeline)
{
    if (timeline == NULL)
        return;
    g_array_unref(timeline->dots);
    g_clear_pointer(&timeline->columns, g_array_unref);
    g_array_unref(timeline->flags);
    g_array_unref(timeline->bars);
    g_free(timeline);
}
