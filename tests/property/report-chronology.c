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

/* A campaign of a month is an event; what is counted over years is a stretch of time. */
static void
a_long_range_is_a_period(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = report_of(
        pack, "Date: 2021-05-18\n\nTin tỉnh Mẫu\n\nTừ năm 2012 đến tháng 9/2019, tỉnh Mẫu "
              "xây 47 cây cầu qua sông Thử.\n\nTừ ngày 10/4/2021 đến ngày 9/5/2021, đoàn "
              "thanh tra kiểm tra từng cây cầu.\n");

    g_assert_cmpuint(report->chronology->len, ==, 2);
    for (guint i = 0; i < 2; i++)
        g_assert_cmpint(nth(report, i)->about, ==,
                        nth(report, i)->from.year == 2012 ? DS_ABOUT_PERIOD : DS_ABOUT_EVENT);
}

/* How many events there are when what is told of 2014 was written on a day. */
static guint
told_of_2014(DsPack *pack, const gchar *day)
{
    g_autofree gchar *body = g_strdup_printf(
        "Date: %s\n\nTin tỉnh Mẫu\n\nNăm 2014, tỉnh Mẫu dự kiến chi ngân sách cho đập Suối "
        "Thử 20 tỷ đồng, tăng 2 tỷ đồng, để thợ xây kịp trước mùa mưa lũ ở xã Thượng.\n\nTừ "
        "năm 2014, mọi học sinh lớp một được giảm nửa học phí, nhận sách vở mới, có cơm trưa "
        "ở trường, có thợ sửa lớp dột.\n",
        day);
    g_autoptr(DsReport) report = report_of(pack, body);

    return report->chronology->len;
}

/* The plan of a year is told in many words; what was done in a year is told apart. */
static void
the_plan_of_a_year_is_one(void)
{
    g_autoptr(DsPack) pack = fixture_pack();

    g_assert_cmpuint(told_of_2014(pack, "2013-10-23"), ==, 1);
    g_assert_cmpuint(told_of_2014(pack, "2015-10-23"), ==, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chronology/nothing-lies-ahead-of-an-unknown-day",
                    nothing_lies_ahead_of_an_unknown_day);
    g_test_add_func("/chronology/years-around-others-are-a-frame",
                    years_around_others_are_a_frame);
    g_test_add_func("/chronology/a-long-range-is-a-period", a_long_range_is_a_period);
    g_test_add_func("/chronology/the-plan-of-a-year-is-one", the_plan_of_a_year_is_one);
    return g_test_run();
}
