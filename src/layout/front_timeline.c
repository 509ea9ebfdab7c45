/* The timeline strip drawn from its placed parts. */
#include <string.h>

#include "layout/layout_private.h"
#include "layout/timeline.h"
#include "layout/timeline_flags.h"

#define HEADING_BELOW DS_PT(15)
#define AXIS_BELOW    DS_PT(155.6)
#define KEY_BELOW     DS_PT(254.8)
#define LANE_TOP      DS_PT(15.5)
#define LANE_PITCH    DS_PT(11)
#define LEADING       DS_PT(10.333)
#define TEXT_GAP      DS_PT(3.2)
#define LABEL_LINES   2
#define EVENT_LINES   5 /* of one that is told in full */
#define MIN_FOR_STRIP 3

typedef struct {
    DsLayout *l;
    const DsNode *node;
    GPtrArray *nodes; /* of DsNode, borrowed: the items */
    DsTimelineItem *items;
    DsTimeline *timeline;
    DsFrag *frag;
    DsUnit axis; /* y of the axis, in the fragment */
    gint32 as_of;
    gint32 figure;
} Strip;

static const DsNode *
item_node(const Strip *s, guint item)
{
    return g_ptr_array_index(s->nodes, item);
}

static DsPara *
label_para(const Strip *s, guint item, DsUnit width, gint32 element)
{
    const DsNode *node = item_node(s, item);
    g_autofree gchar *words = ds_node_dup_words(node);
    DsPara *para = ds_para_new(s->l->setter, TRUE);

    if (element >= 0 && node->target != NULL)
        ds_para_add_link(para, "note", words, element, node->target, words);
    else
        ds_para_add(para, "note", words, element);
    if (ds_para_balanced(para, width) > LABEL_LINES)
        ds_para_cut_all(para, width, LABEL_LINES);
    return para;
}

static DsUnit
widest(const DsPara *para)
{
    DsUnit width = 0;

    for (guint i = 0; i < ds_para_n_lines(para); i++)
        width = MAX(width, ds_para_line_width(para, i));
    return width;
}

static DsDate
last_day(DsDate date)
{
    if (date.month == 0)
        date.month = 12;
    if (date.day == 0)
        date.day = (guint8)ds_date_month_length(date.year, date.month);
    return date;
}

static gboolean
is_bar(const DsWhen *when, gint32 days)
{
    switch (when->precision) {
    case DS_PRECISION_DAY:
    case DS_PRECISION_MONTH:
        return when->about == DS_ABOUT_PERIOD && days > 31;
    case DS_PRECISION_RANGE:
    case DS_PRECISION_APPROX:
        return when->about == DS_ABOUT_PERIOD || days > 62;
    default:
        return TRUE;
    }
}

static void
measure_item(const Strip *s, guint i)
{
    const DsNode *node = item_node(s, i);
    DsTimelineItem *item = &s->items[i];
    g_autofree gchar *date = ds_layout_child_words(node, "timeline-date");
    const DsUnit date_width = date != NULL ? ds_layout_width(s->l, "note-strong", date) : 0;

    item->from = ds_date_days(node->when.from);
    item->to = MAX(ds_date_days(last_day(node->when.to)), item->from);
    item->is_bar = is_bar(&node->when, item->to - item->from + 1);
    item->is_period =
        node->when.about == DS_ABOUT_PERIOD || (item->is_bar && item->to - item->from > 366);
    item->importance = (guint32)MAX(node->number, 1);
    if (item->is_bar) {
        g_autofree gchar *words = ds_node_dup_words(node);
        const DsUnit width = ds_layout_width(s->l, "note", words);
        item->bar_label = width <= DS_PT(150) ? width : 0;
        return;
    }
    for (guint w = 0; w < DS_TIMELINE_N_WIDTHS; w++) {
        g_autoptr(DsPara) para = label_para(s, i, ds_timeline_widths[w], -1);
        item->flag_width[w] = MAX(widest(para), date_width);
        item->flag_lines[w] = (guint8)(ds_para_n_lines(para) + 1);
    }
}

static void
text(const Strip *s, const gchar *role, const gchar *words, DsUnit x, DsUnit y, DsAlign align)
{
    ds_layout_text(s->l, s->frag, role, words, s->l->left + x, y, align, s->figure);
}

static void
rule(const Strip *s, DsUnit x, DsUnit y, DsUnit w, DsUnit h)
{
    ds_frag_rect(s->frag, s->l->left + x, y, w, h, s->l->style->ink, s->figure);
}

/* Labels at round values, at least so far apart that they do not meet. */
static gint32
label_step(DsTimelineUnit unit, DsUnit per_unit)
{
    static const gint32 steps[3][7] = {
        {1, 2, 5, 10, 20, 50, 100}, {1, 2, 3, 6, 12, 24, 60}, {1, 2, 5, 10, 20, 50, 100}};
    const DsUnit least = unit == DS_UNIT_MONTH ? DS_PT(36) : DS_PT(24);

    for (gsize i = 0; i < G_N_ELEMENTS(steps[0]); i++)
        if (per_unit * steps[unit][i] >= least)
            return steps[unit][i];
    return steps[unit][G_N_ELEMENTS(steps[0]) - 1];
}

static gchar *
unit_label(DsTimelineUnit unit, gint32 value)
{
    if (unit == DS_UNIT_YEAR)
        return g_strdup_printf("%d", value);
    if (unit == DS_UNIT_MONTH)
        return g_strdup_printf("%d/%d", value % 12 + 1, value / 12);
    const DsDate date = ds_date_from_days(value);
    return g_strdup_printf("%d/%d", date.day, date.month);
}

static void
draw_tick(const Strip *s, const DsTimelinePanel *panel, gint32 value, gint32 step)
{
    const DsTimelineUnit unit = s->timeline->unit;
    const DsUnit per_unit = panel->width / (panel->end - panel->first);
    const DsUnit x = panel->x + (DsUnit)((gint64)panel->width * (value - panel->first) /
                                         (panel->end - panel->first));
    const gint32 base = unit == DS_UNIT_DAY ? value - panel->first : value;
    const gint32 past = ((base % step) + step) % step;
    const gboolean first = value == panel->first;
    const gboolean labelled = past == 0 || first;
    const DsUnit hair = s->l->style->hair;

    rule(s, x, s->axis, hair, labelled ? DS_PT(10.5) : DS_PT(3));
    if (!labelled)
        return;
    g_autofree gchar *label = unit_label(unit, value);
    const DsUnit width = ds_layout_width(s->l, "note", label);
    const gboolean crowded = past != 0 && per_unit * (step - past) < width + DS_PT(6);
    if (crowded || x + DS_PT(2.2) + width > panel->x + panel->width)
        return;
    text(s, "note", label, x + DS_PT(2.2), s->axis + DS_PT(9.6), DS_ALIGN_LEFT);
}

static void
draw_panel(const Strip *s, const DsTimelinePanel *panel, gboolean last)
{
    const DsUnit end = panel->x + panel->width;
    const DsUnit known = last ? MIN(s->timeline->as_of, end) : end;
    const gint32 n_units = panel->end - panel->first;
    const gint32 step = label_step(s->timeline->unit, panel->width / n_units);
    const gint32 fine = panel->width / n_units < DS_PT(2) ? step : 1;

    rule(s, panel->x, s->axis - DS_PT(0.45), known - panel->x, DS_PT(0.9));
    if (known < end)
        rule(s, known, s->axis - s->l->style->hair / 2, end - known, s->l->style->hair);
    for (gint32 value = panel->first; value < panel->end; value++)
        if (fine == 1 || value % fine == 0 || value == panel->first)
            draw_tick(s, panel, value, step);
    if (last)
        rule(s, end - s->l->style->hair, s->axis, s->l->style->hair, DS_PT(3));
}

static void
draw_axis(const Strip *s)
{
    const DsTimeline *t = s->timeline;

    for (guint p = 0; p < t->n_panels; p++)
        draw_panel(s, &t->panels[p], p + 1 == t->n_panels);
    if (t->n_panels < 2)
        return;
    const DsUnit middle = (t->panels[0].width + t->panels[1].x) / 2;
    for (gint k = -1; k <= 1; k += 2)
        ds_frag_line(s->frag, s->l->left + middle + k * DS_PT(2.2) - DS_PT(1.8),
                     s->axis + DS_PT(3.5), DS_PT(3.6), -DS_PT(7), DS_PT(0.75), s->l->style->ink,
                     s->figure);
}

static void
draw_pole(const Strip *s, const DsTimelineFlag *flag)
{
    const DsTimeline *t = s->timeline;
    const DsUnit foot = t->radius == 0
                            ? ds_timeline_stack(t, flag->x - DS_PT(3), flag->x + DS_PT(3))
                            : flag->foot;
    const DsUnit knee = MAX(
        ds_timeline_stack(t, flag->x - DS_PT(12), flag->x + DS_PT(12)) + DS_PT(3), DS_PT(8));
    const DsUnit left = s->l->left;

    ds_frag_line(s->frag, left + flag->x, s->axis - foot, flag->pole - flag->x, foot - knee,
                 DS_PT(0.3), s->l->style->ink, s->figure);
    ds_frag_line(s->frag, left + flag->pole, s->axis - knee, 0, knee - flag->top + DS_PT(2.5),
                 DS_PT(0.3), s->l->style->ink, s->figure);
}

static void
draw_flag(const Strip *s, const DsTimelineFlag *flag)
{
    const DsAlign align = flag->left ? DS_ALIGN_RIGHT : DS_ALIGN_LEFT;
    const DsUnit x = flag->pole + (flag->left ? -TEXT_GAP : TEXT_GAP);
    const DsUnit y = s->axis - flag->top + LEADING - DS_PT(1.5);
    const gint32 link = ds_layout_element(s->l, "Link", s->figure);
    g_autofree gchar *date = ds_layout_child_words(item_node(s, flag->item), "timeline-date");
    g_autoptr(DsPara) para =
        label_para(s, flag->item, ds_timeline_widths[s->timeline->width_index], link);

    draw_pole(s, flag);
    if (date != NULL)
        text(s, "note-strong", date, x, y, align);
    ds_para_draw(para, s->l->left + x, y + LEADING, LEADING, align, s->frag);
    if (item_node(s, flag->item)->target == NULL)
        g_array_index(s->l->pages->elements, DsElement, link).type =
            g_intern_static_string("Span");
}

static void
draw_dot(const Strip *s, const DsTimelineDot *dot)
{
    const DsWhen *when = &item_node(s, dot->item)->when;
    const DsUnit x = s->l->left + dot->x, r = s->timeline->radius;
    const DsUnit y = s->axis - s->timeline->pitch * (DsUnit)dot->row;
    const DsColour ink = s->l->style->ink, white = 0xffffff;

    if (when->inferred) {
        ds_frag_round(s->frag, DS_BOX_DISC, x, y, r + DS_PT(0.5), 0, white, s->figure);
        ds_frag_round(s->frag, DS_BOX_RING, x, y, r, DS_PT(0.75), ink, s->figure);
    } else if (when->precision == DS_PRECISION_MONTH && r > DS_PT(2)) {
        ds_frag_rect(s->frag, x - DS_PT(2.3), y - DS_PT(2.8), DS_PT(4.6), DS_PT(5.6), white,
                     s->figure);
        ds_frag_rect(s->frag, x - DS_PT(1.8), y - DS_PT(2.3), DS_PT(3.6), DS_PT(4.6), ink,
                     s->figure);
    } else {
        ds_frag_round(s->frag, DS_BOX_DISC, x, y, r + DS_PT(0.5), 0, white, s->figure);
        ds_frag_round(s->frag, DS_BOX_DISC, x, y, r, 0, ink, s->figure);
    }
}

static void
draw_columns(const Strip *s)
{
    const DsTimeline *t = s->timeline;
    guint highest = 0;

    for (guint k = 0; k < t->columns->len; k++) {
        const guint32 n = g_array_index(t->columns, guint32, k);
        const DsUnit height = (DsUnit)n * t->column_step;
        if (n > 0)
            rule(s, t->pitch * (DsUnit)k + DS_PT(0.4), s->axis - height, DS_PT(2.8), height);
        if (n > g_array_index(t->columns, guint32, highest))
            highest = k;
    }
    const guint32 n = g_array_index(t->columns, guint32, highest);
    g_autofree gchar *number = g_strdup_printf("%u", n);
    text(s, "note-strong", number, t->pitch * (DsUnit)highest - DS_PT(1.5),
         s->axis - (DsUnit)n * t->column_step + DS_PT(5), DS_ALIGN_RIGHT);
}

static void
draw_bar_piece(const Strip *s, const DsTimelineBar *bar, DsUnit from, DsUnit to, DsUnit y)
{
    const gboolean period = s->items[bar->item].is_period;
    const DsUnit height = period ? DS_PT(9) : DS_PT(3.4);
    const DsUnit x = s->l->left + from, top = y - height / 2;

    if (item_node(s, bar->item)->when.inferred) {
        ds_frag_rect(s->frag, x, top, to - from, height, 0xffffff, s->figure);
        ds_frag_frame(s->frag, x, top, to - from, height, DS_PT(0.5), s->l->style->ink,
                      s->figure);
        return;
    }
    ds_frag_rect(s->frag, x, top, to - from, height, ds_layout_black(period ? 14 : 62),
                 s->figure);
}

static void
draw_bar(const Strip *s, const DsTimelineBar *bar)
{
    const DsTimeline *t = s->timeline;
    const DsUnit y = s->axis + LANE_TOP + LANE_PITCH * (DsUnit)bar->lane + DS_PT(4.6);
    const DsUnit gap_from = t->panels[0].width, gap_to = t->n_panels == 2 ? t->panels[1].x : 0;

    if (t->n_panels == 2 && bar->x < gap_from && bar->end > gap_to) {
        draw_bar_piece(s, bar, bar->x, gap_from, y);
        rule(s, gap_from, y - s->l->style->hair / 2, gap_to - gap_from, s->l->style->hair);
        draw_bar_piece(s, bar, gap_to, bar->end, y);
    } else {
        draw_bar_piece(s, bar, bar->x, bar->end, y);
    }
    if (bar->place == DS_LABEL_NONE)
        return;
    g_autofree gchar *words = ds_node_dup_words(item_node(s, bar->item));
    text(s, "note", words, bar->label_x, y + DS_PT(2.65), DS_ALIGN_LEFT);
}

static DsUnit
draw_key_shape(const Strip *s, const gchar *name, DsUnit x, DsUnit y)
{
    const DsUnit at = s->l->left + x;
    const DsColour ink = s->l->style->ink;

    if (g_strcmp0(name, "month") == 0) {
        ds_frag_rect(s->frag, at, y - DS_PT(2.3), DS_PT(3.6), DS_PT(4.6), ink, s->figure);
        return DS_PT(3.6);
    }
    if (g_strcmp0(name, "year") == 0) {
        ds_frag_rect(s->frag, at, y - DS_PT(1.7), DS_PT(12), DS_PT(3.4), ds_layout_black(62),
                     s->figure);
        return DS_PT(12);
    }
    if (g_strcmp0(name, "period") == 0) {
        ds_frag_rect(s->frag, at, y - DS_PT(4.5), DS_PT(12), DS_PT(9), ds_layout_black(14),
                     s->figure);
        return DS_PT(12);
    }
    const gboolean hollow = g_strcmp0(name, "inferred") == 0;
    ds_frag_round(s->frag, hollow ? DS_BOX_RING : DS_BOX_DISC, at + DS_PT(2.3), y, DS_PT(2.3),
                  hollow ? DS_PT(0.75) : 0, ink, s->figure);
    return DS_PT(4.6);
}

static void
draw_key(const Strip *s, DsUnit y)
{
    g_autofree gchar *remark = ds_layout_child_words(s->node, "remark");
    DsUnit x = 0;

    for (guint i = 0; i < s->node->children->len; i++) {
        const DsNode *key = ds_node_at(s->node, i);
        if (!ds_node_is(key, "timeline-key"))
            continue;
        g_autofree gchar *words = ds_node_dup_words(key);
        x += draw_key_shape(s, key->name, x, y - DS_PT(2.7)) + DS_PT(4);
        text(s, "note", words, x, y, DS_ALIGN_LEFT);
        x += ds_layout_width(s->l, "note", words) + DS_PT(12);
    }
    if (s->timeline->n_dropped > 0) {
        g_autofree gchar *more =
            ds_pack_label_count(s->l->pack, "timeline.more", s->timeline->n_dropped);
        g_autofree gchar *joined =
            remark != NULL ? g_strjoin(" · ", more, remark, NULL) : g_strdup(more);
        text(s, "note", joined, s->l->full, y, DS_ALIGN_RIGHT);
    } else if (remark != NULL) {
        text(s, "note", remark, s->l->full, y, DS_ALIGN_RIGHT);
    }
}

static void
draw_strip(Strip *s, DsUnit top)
{
    s->items = g_new0(DsTimelineItem, s->nodes->len);
    for (guint i = 0; i < s->nodes->len; i++)
        measure_item(s, i);
    s->timeline = ds_timeline_place(s->items, s->nodes->len, s->as_of, s->l->full);
    s->axis = top + AXIS_BELOW;
    draw_axis(s);
    for (guint i = 0; i < s->timeline->flags->len; i++)
        draw_flag(s, &g_array_index(s->timeline->flags, DsTimelineFlag, i));
    if (s->timeline->radius == 0)
        draw_columns(s);
    else
        for (guint i = 0; i < s->timeline->dots->len; i++)
            draw_dot(s, &g_array_index(s->timeline->dots, DsTimelineDot, i));
    for (guint i = 0; i < s->timeline->bars->len; i++)
        draw_bar(s, &g_array_index(s->timeline->bars, DsTimelineBar, i));
    draw_key(s, top + KEY_BELOW);
    ds_timeline_free(s->timeline);
    g_free(s->items);
}

/* The event itself, in the chronology, of an item of the strip; or NULL. */
static const DsNode *
event_of(const DsNode *node, const gchar *anchor)
{
    if (ds_node_is(node, "event") && g_strcmp0(node->anchor, anchor) == 0)
        return node;
    for (guint i = 0; i < node->children->len; i++) {
        const DsNode *event = event_of(ds_node_at(node, i), anchor);
        if (event != NULL)
            return event;
    }
    return NULL;
}

/* The event as it is told, where there is room for all of it. */
static void
add_event(const Strip *s, DsPara *para, const DsNode *item, gint32 element)
{
    static const DsRoles roles = {"body", "body", "cit", FALSE};
    const DsNode *event = event_of(s->l->document->root, item->target);
    const DsNode *words = event != NULL ? ds_node_child(event, "event-text") : NULL;
    const DsNode *cites = event != NULL ? ds_node_child(event, "event-cites") : NULL;

    ds_layout_add_node(s->l, para, words != NULL ? words : item, &roles, element);
    if (cites != NULL)
        ds_layout_add_node(s->l, para, cites, &roles, element);
}

/* One or two items need no strip: a date, and its event beside it. */
static void
draw_lines(const Strip *s, DsUnit y)
{
    for (guint i = 0; i < s->nodes->len; i++) {
        const DsNode *node = item_node(s, i);
        const gint32 element = ds_layout_element(s->l, "P", s->l->sect);
        g_autofree gchar *date = ds_layout_child_words(node, "timeline-date");
        g_autoptr(DsPara) para = ds_para_new(s->l->setter, FALSE);
        if (date != NULL)
            ds_layout_text(s->l, s->frag, "tab-strong", date, s->l->left, y, DS_ALIGN_LEFT,
                           element);
        add_event(s, para, node, element);
        ds_para_cut(para, s->l->main, EVENT_LINES);
        y = ds_para_draw(para, s->l->axis, y, s->l->grid, DS_ALIGN_LEFT, s->frag) +
            s->l->grid * 3 / 2;
    }
}

static gchar *
strip_alt(const Strip *s)
{
    g_autofree gchar *from = g_strdup_printf("%d", s->node->when.from.year);
    g_autofree gchar *to = g_strdup_printf("%d", s->node->when.to.year);
    g_autofree gchar *n = g_strdup_printf("%u", s->nodes->len);

    return ds_layout_fill(s->l, "alt.timeline", "from", from, "to", to, "n", n, NULL);
}

static gint32
last_known(const Strip *s)
{
    gint32 last = G_MININT32;

    if (ds_date_known(s->l->document->as_of) != DS_KNOWN_NOTHING)
        return ds_date_days(last_day(s->l->document->as_of));
    for (guint i = 0; i < s->nodes->len; i++)
        last = MAX(last, ds_date_days(last_day(item_node(s, i)->when.to)));
    return last;
}

void
ds_front_timeline(DsLayout *l, const DsNode *node, DsFrag *frag, DsUnit y)
{
    Strip s = {.l = l, .node = node, .nodes = g_ptr_array_new(), .frag = frag, .figure = -1};
    g_autofree gchar *words = ds_node_dup_words(node);

    for (guint i = 0; i < node->children->len; i++) {
        const DsNode *item = ds_node_at(node, i);
        if (ds_node_is(item, "timeline-item") &&
            ds_date_known(item->when.from) != DS_KNOWN_NOTHING)
            g_ptr_array_add(s.nodes, (gpointer)item);
    }
    ds_layout_rule(l, frag, l->left, l->right, y, l->style->heavy);
    ds_layout_text(l, frag, "h2", words, l->left, y + HEADING_BELOW, DS_ALIGN_LEFT,
                   ds_layout_element(l, "H2", l->sect));
    s.as_of = last_known(&s);
    if (s.nodes->len < MIN_FOR_STRIP) {
        draw_lines(&s, y + HEADING_BELOW + 2 * l->grid);
    } else {
        s.figure = ds_layout_element(l, "Figure", l->sect);
        g_array_index(l->pages->elements, DsElement, s.figure).alt = strip_alt(&s);
        draw_strip(&s, y);
    }
    g_ptr_array_unref(s.nodes);
}
