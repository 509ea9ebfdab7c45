/* The chronology: what is ahead and what is not, and which years are only a frame. */
#include "../support/report_fixture.h"

static DsReport *
report_of(DsPack *pack, const gchar *body)
{
    FixtureText text = {g_strdup("a.txt"), g_strdup(body)};
    DsReport *report = fixture_report(pack, &text, 1);

    fixture_texts_clear(&text, 1);
    return report;
}

static const DsEvent *
nth(const DsReport *report, guint i)
{
    return (const DsEvent *)g_ptr_array_index(report->chronology, i);
}

/* Without a day to look from, nothing is said to be ahead of it. */
static void
nothing_lies_ahead_of_an_unknown_day(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = report_of(
        pack, "Ngân hàng cho vay sai\n\nTháng 6/2014, công ty của bị cáo mất khả năng "
              "thanh toán khoản nợ 231 tỉ đồng với ngân hàng.\n");

    g_assert_cmpuint(report->chronology->len, ==, 1);
    g_assert_cmpint(nth(report, 0)->about, ==, DS_ABOUT_EVENT);
}

/* "3 năm (2011-2013) … trong giai đoạn 5 năm (2011-2015)" is told of the three years. */
static void
years_around_others_are_a_frame(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = report_of(
        pack, "Thu ngân sách\n\nĐánh giá về 3 năm (2011-2013) thu ngân sách trong giai đoạn 5 "
              "năm (2011-2015), bộ trưởng cho biết tổng thu chỉ đạt 52% kế hoạch.\n");

    g_assert_cmpuint(report->chronology->len, ==, 1);
    g_assert_cmpint(nth(report, 0)->to.year, ==, 2013);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chronology/nothing-lies-ahead-of-an-unknown-day",
                    nothing_lies_ahead_of_an_unknown_day);
    g_test_add_func("/chronology/years-around-others-are-a-frame",
                    years_around_others_are_a_frame);
    return g_test_run();
}
