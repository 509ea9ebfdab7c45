/* Publication lines. */
#include <glib.h>

#include <string.h>

#include "corpus/pubdate.h"

static void
test_layouts(void)
{
    static const gchar *const lines[] = {
        "Thứ tư, 07/03/2029 - 06:00",
        "Thứ 4, 07/03/2029, 17:30",
        "09:41 - Thứ Tư, 7/3/2029",
        "23:15:09 07/03/2029",
        "06:00 ngày 07/03/2029",
        "Ngày 7 Tháng 3, 2029 | 03:47 PM",
        "Cập nhật lúc 16:43 ngày 07/03/2029",
        "07.03.2029 | 09:23 AM",
        "7-3-2029 20:05 GMT+7",
        "08:03 07/03/29",
        "2029-03-07T06:14:00+07:00",
        "ngày 07 tháng 03 năm 2029",
        "March 7, 2029 at 9:15 am",
        "07/03/2029 08:16 (GMT+7)",
        "Wednesday, 03/07/2029", /* the weekday tells the order */
    };
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        const DsPubDate date =
            ds_pubdate_read(ds_words(pack), lines[i], 0, (guint32)strlen(lines[i]));
        g_test_message("%s", lines[i]);
        g_assert_true(date.found);
        g_assert_cmpint(ds_date_compare(date.date, (DsDate){2029, 3, 7}), ==, 0);
        g_assert_cmpuint(date.n_rest, ==, 0);
    }
}

static void
test_impossible(void)
{
    static const gchar line[] = "Thứ hai, 31/02/2029 - 06:00";
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    const DsPubDate date = ds_pubdate_read(ds_words(pack), line, 0, sizeof line - 1);

    g_assert_false(date.found);
    g_assert_true(date.impossible);
}

static void
test_sentence(void)
{
    static const gchar line[] = "Ngày 7/3/2029, xã mở lại chợ cũ bên sông.";
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    const DsPubDate date = ds_pubdate_read(ds_words(pack), line, 0, sizeof line - 1);

    g_assert_true(date.found);
    g_assert_cmpuint(date.n_rest, >, 4);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pubdate/vi/layouts-of-publication-lines", test_layouts);
    g_test_add_func("/pubdate/vi/day-that-does-not-exist", test_impossible);
    g_test_add_func("/pubdate/vi/sentence-with-a-date-has-other-words", test_sentence);
    return g_test_run();
}
