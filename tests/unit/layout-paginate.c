/* Page breaking from a text notation, without fonts:
 *   bN box of N, gN glue, pN penalty, ! forced break, x no break, nN need, hN head of the next
 * box
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "layout/paginate.h"

static GArray *
items_of(const gchar *notation)
{
    GArray *items = g_array_new(FALSE, TRUE, sizeof(DsVItem));
    g_auto(GStrv) words = g_strsplit(notation, " ", -1);
    gint32 head = -1;

    for (gchar **word = words; *word != NULL; word++) {
        const gint number = atoi(*word + 1);
        DsVItem item = {.size = number, .head = -1};
        switch (**word) {
        case 'b':
            item.kind = DS_V_BOX;
            item.head = head;
            break;
        case 'g':
            item.kind = DS_V_GLUE;
            break;
        case 'n':
            item.kind = DS_V_NEED;
            break;
        case 'h':
            head = number;
            continue;
        default:
            item.kind = DS_V_PENALTY;
            item.penalty = **word == '!'   ? -DS_PAGE_NEVER
                           : **word == 'x' ? DS_PAGE_NEVER
                                           : number;
        }
        g_array_append_val(items, item);
    }
    return items;
}

/* The pages as "first-end" pairs of boxes counted from 0, "!" after a forced one. */
static gchar *
pages_of(const gchar *notation, DsUnit height)
{
    static const DsUnit heads[] = {10};
    g_autoptr(GArray) items = items_of(notation);
    g_autoptr(GArray) breaks =
        ds_paginate((const DsVItem *)(gconstpointer)items->data, items->len, height, heads, 1);
    GString *text = g_string_new(NULL);
    guint box = 0;

    for (guint p = 0; p < breaks->len; p++) {
        const DsPageBreak *page = &g_array_index(breaks, DsPageBreak, p);
        const guint first = box;
        for (guint i = page->first; i < page->end; i++)
            box += g_array_index(items, DsVItem, i).kind == DS_V_BOX ? 1 : 0;
        g_string_append_printf(text, "%s%u-%u%s", p > 0 ? " " : "", first, box,
                               page->forced ? "!" : "");
    }
    return g_string_free(text, FALSE);
}

static void
assert_pages(const gchar *notation, DsUnit height, const gchar *expected)
{
    g_autofree gchar *pages = pages_of(notation, height);

    g_assert_cmpstr(pages, ==, expected);
}

static void
test_fills(void)
{
    assert_pages("b0 g10 b0 g10 b0 g10 b0", 20, "0-3 3-4");
}

static void
test_keeps(void)
{
    /* a heading (box 2) stays with what follows */
    assert_pages("b0 g10 b0 g10 b0 x g10 b0 g10 b0", 20, "0-2 2-5");
    /* no two ways: a break that no rule allows is reported */
    assert_pages("b0 x g10 b0 x g10 b0 x g10 b0", 20, "0-3! 3-4");
}

static void
test_penalty(void)
{
    /* a widow costs more than a short page */
    assert_pages("b0 g10 b0 g10 b0 p300 g10 b0", 20, "0-2 2-4");
}

static void
test_forced(void)
{
    assert_pages("b0 ! g10 b0", 100, "0-1 1-2");
}

static void
test_need(void)
{
    assert_pages("b0 g10 b0 n50 g10 b0", 100, "0-3");
    assert_pages("b0 g60 b0 n50 g10 b0", 100, "0-2 2-3");
}

static void
test_head(void)
{
    /* without its head the second page would hold three boxes */
    assert_pages("b0 g10 h0 b0 g10 b0 g10 b0 g10 b0 g10 b0", 20, "0-3 3-5 5-6");
}

static void
test_too_high(void)
{
    assert_pages("b0 g10 b90 g10 b0", 50, "0-1 1-2! 2-3");
}

static void
test_need_then_high(void)
{
    /* the room asked for is there, the box after it has none */
    assert_pages("b0 n40 g19 b28", 45, "0-1 1-2");
}

/* One seed for ever: what fails here fails everywhere. */
static void
test_random(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20240629);

    for (guint round = 0; round < 3000; round++) {
        const guint n = (guint)g_rand_int_range(rand, 1, 80);
        g_autoptr(GString) notation = g_string_new("b0");
        for (guint i = 0; i < n; i++) {
            static const gchar *const extras[] = {"", "", "", " x", " p200", " !", " n40"};
            g_string_append_printf(
                notation, "%s g%d b%d", extras[g_rand_int_range(rand, 0, G_N_ELEMENTS(extras))],
                g_rand_int_range(rand, 1, 20), g_rand_int_range(rand, 0, 30));
        }
        g_autofree gchar *pages = pages_of(notation->str, 100);
        g_autofree gchar *last = g_strdup_printf("-%u", n + 1);
        g_assert_nonnull(strstr(pages, last)); /* every box is on a page */
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paginate/pages-are-filled", test_fills);
    g_test_add_func("/paginate/heading-stays-with-what-follows", test_keeps);
    g_test_add_func("/paginate/widow-costs-more-than-a-short-page", test_penalty);
    g_test_add_func("/paginate/forced-break", test_forced);
    g_test_add_func("/paginate/part-runs-on-when-there-is-room", test_need);
    g_test_add_func("/paginate/room-asked-for-too-small", test_need_then_high);
    g_test_add_func("/paginate/repeated-head-takes-room", test_head);
    g_test_add_func("/paginate/too-high-box-is-alone", test_too_high);
    g_test_add_func("/paginate/every-box-on-a-page", test_random);
    return g_test_run();
}
