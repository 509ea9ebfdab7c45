/* The timeline of 1 to 200 random items: no two texts meet, no pole crosses a text. The random
 * seed is the one GLib prints; --seed repeats a run. */
#include <glib.h>

#include <dossier/span.h>

#include "layout/timeline.h"

#define WIDTH DS_PT(481.89)

static DsTimelineItem
random_item(GRand *rand, gint32 first, gint32 last)
{
    DsTimelineItem item = {.importance = (guint32)g_rand_int_range(rand, 1, 4)};

    item.from = g_rand_int_range(rand, first, last + 1);
    item.to = item.from;
    item.is_bar = g_rand_int_range(rand, 0, 4) == 0;
    if (item.is_bar)
        item.to += g_rand_int_range(rand, 30, 2000);
    item.is_period = item.is_bar && g_rand_boolean(rand);
    item.bar_label = DS_PT(g_rand_int_range(rand, 0, 160));
    for (guint w = 0; w < DS_TIMELINE_N_WIDTHS; w++) {
        item.flag_width[w] = MIN(DS_PT(g_rand_int_range(rand, 30, 113)), ds_timeline_widths[w]);
        item.flag_lines[w] = (guint8)g_rand_int_range(rand, 2, 4);
    }
    return item;
}

static DsUnit
flag_from(const DsTimelineFlag *flag)
{
    return flag->left ? flag->pole - flag->width : flag->pole;
}

static void
assert_flags_apart(const DsTimeline *timeline)
{
    for (guint i = 0; i < timeline->flags->len; i++) {
        const DsTimelineFlag *a = &g_array_index(timeline->flags, DsTimelineFlag, i);
        const DsUnit a_from = flag_from(a), a_to = a_from + a->width;
        g_assert_cmpint(a_from, >=, 0);
        g_assert_cmpint(a_to, <=, WIDTH);
        g_assert_cmpint(a->top, <=, DS_PT(126));
        for (guint j = 0; j < timeline->flags->len; j++) {
            const DsTimelineFlag *b = &g_array_index(timeline->flags, DsTimelineFlag, j);
            const DsUnit b_from = flag_from(b), b_to = b_from + b->width;
            if (i == j)
                continue;
            const gboolean aside = a_to <= b_from || b_to <= a_from;
            const gboolean stacked = a->top <= b->base || b->top <= a->base;
            g_assert_true(aside || stacked);
            /* the pole of a runs from the axis to its own top */
            const gboolean inside = a->pole > b_from && a->pole < b_to && a->top > b->base;
            g_assert_false(inside);
            g_assert_cmpint(ABS(a->pole - b->pole), >=, DS_PT(4.4));
        }
    }
}

static void
assert_dots_apart(const DsTimeline *timeline)
{
    if (timeline->radius == 0)
        return;
    for (guint i = 0; i < timeline->dots->len; i++) {
        const DsTimelineDot *a = &g_array_index(timeline->dots, DsTimelineDot, i);
        for (guint j = i + 1; j < timeline->dots->len; j++) {
            const DsTimelineDot *b = &g_array_index(timeline->dots, DsTimelineDot, j);
            if (a->row == b->row)
                g_assert_cmpint(b->x - a->x, >=, timeline->pitch);
        }
    }
}

static void
assert_bars_apart(const DsTimeline *timeline, const DsTimelineItem *items)
{
    for (guint i = 0; i < timeline->bars->len; i++) {
        const DsTimelineBar *a = &g_array_index(timeline->bars, DsTimelineBar, i);
        for (guint j = 0; j < timeline->bars->len; j++) {
            const DsTimelineBar *b = &g_array_index(timeline->bars, DsTimelineBar, j);
            if (i == j || a->lane != b->lane)
                continue;
            g_assert_true(a->end <= b->x || b->end <= a->x);
            if (a->place == DS_LABEL_NONE)
                continue;
            const DsUnit label_end = a->label_x + items[a->item].bar_label;
            g_assert_true(label_end <= b->x || b->end <= a->label_x);
        }
    }
}

static void
test_random(void)
{
    static const gint32 lengths[] = {5, 60, 400, 2000, 12000};

    for (guint round = 0; round < 150; round++) {
        const guint32 seed = g_test_rand_int_range(0, G_MAXINT32) & G_MAXINT32;
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        const guint n = (guint)g_rand_int_range(rand, 1, 201);
        const gint32 length = lengths[g_rand_int_range(rand, 0, G_N_ELEMENTS(lengths))];
        g_autofree DsTimelineItem *items = g_new(DsTimelineItem, n);
        for (guint i = 0; i < n; i++)
            items[i] = random_item(rand, 19900 - length, 19900);
        g_autoptr(DsTimeline) timeline = ds_timeline_place(items, n, 19900, WIDTH);
        assert_flags_apart(timeline);
        assert_dots_apart(timeline);
        assert_bars_apart(timeline, items);
    }
}

/* Early items and a dense tail: two scales; evenly spread: one. */
static void
test_panels(void)
{
    DsTimelineItem items[12] = {0};
    const DsDate early = {1995, 3, 1}, tail = {2020, 1, 10};

    for (guint i = 0; i < G_N_ELEMENTS(items); i++)
        items[i].from = items[i].to =
            i < 2 ? ds_date_days(early) : ds_date_days(tail) + (gint32)i * 100;
    const gint32 as_of = items[11].to;
    g_autoptr(DsTimeline) two = ds_timeline_place(items, G_N_ELEMENTS(items), as_of, WIDTH);
    g_assert_cmpuint(two->n_panels, ==, 2);
    g_assert_cmpint(two->panels[1].x, ==, DS_PT(126));
    for (guint i = 0; i < G_N_ELEMENTS(items); i++)
        items[i].from = items[i].to = as_of - (gint32)i * 800;
    g_autoptr(DsTimeline) one = ds_timeline_place(items, G_N_ELEMENTS(items), as_of, WIDTH);
    g_assert_cmpuint(one->n_panels, ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/timeline/no-two-texts-meet", test_random);
    g_test_add_func("/timeline/two-scales-for-a-dense-tail", test_panels);
    return g_test_run();
}
