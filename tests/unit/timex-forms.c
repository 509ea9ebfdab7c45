/* The written forms of Vietnamese dates and what they mean. */
#include "../support/timex_case.h"

#define DAY     DS_PRECISION_DAY
#define RANGE   DS_PRECISION_RANGE
#define MONTH   DS_PRECISION_MONTH
#define QUARTER DS_PRECISION_QUARTER
#define YEAR    DS_PRECISION_YEAR
#define YEARS   DS_PRECISION_YEARS
#define DECADE  DS_PRECISION_DECADE
#define APPROX  DS_PRECISION_APPROX
#define WRITTEN DS_TIMEX_ABSOLUTE
#define PART    DS_TIMEX_PARTIAL
#define REL     DS_TIMEX_RELATIVE
#define REF     "2021-06-16" /* a Wednesday */

static void
test_days(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {REF, "Lễ ký diễn ra [ngày 5/3/2021] tại Huế.", "2021-03-05", "2021-03-05", DAY,
         WRITTEN},
        {REF, "Lễ ký diễn ra [ngày 05.3.2021].", "2021-03-05", "2021-03-05", DAY, WRITTEN},
        {REF, "Lễ ký diễn ra [ngày 5-3-2021].", "2021-03-05", "2021-03-05", DAY, WRITTEN},
        {REF, "Quy định áp dụng từ [1/7/2021].", "2021-07-01", "2021-07-01", DAY, WRITTEN},
        {REF, "Lễ ký diễn ra [ngày 5/3-2021].", "2021-03-05", "2021-03-05", DAY, WRITTEN},
        {REF, "Đơn gửi [ngày 5 / 3 / 2021].", "2021-03-05", "2021-03-05", DAY, WRITTEN},
        {REF, "Đơn gửi [12/3/98].", "1998-03-12", "1998-03-12", DAY, WRITTEN},
        {REF, "Bản tin [2021-03-05] của đài.", "2021-03-05", "2021-03-05", DAY, WRITTEN},
        {REF, "Ông sinh [ngày 5 tháng 3 năm 1950].", "1950-03-05", "1950-03-05", DAY, WRITTEN},
        {REF, "[Ngày 5 tháng Ba năm 2020], tàu rời bến.", "2020-03-05", "2020-03-05", DAY,
         WRITTEN},
        {REF, "Hạn chót là [ngày 30/6].", "2021-06-30", "2021-06-30", DAY, PART},
        {REF, "Hạn chót [hôm 14-6] đã qua.", "2021-06-14", "2021-06-14", DAY, PART},
        {REF, "[Chiều 14/6], đoàn đến Vinh.", "2021-06-14", "2021-06-14", DAY, PART},
        {REF, "[Sáng ngày 14.6], đoàn đến Vinh.", "2021-06-14", "2021-06-14", DAY, PART},
        {REF, "[Thứ Hai (14/6)], đoàn đến Vinh.", "2021-06-14", "2021-06-14", DAY, PART},
        {REF, "Lúc 9h30 [ngày 14/6], đoàn đến Vinh.", "2021-06-14", "2021-06-14", DAY, PART},
        {REF, "[Hôm qua (15/6)], đoàn đến Vinh.", "2021-06-15", "2021-06-15", DAY, PART},
        {REF, "[Hôm nay, ngày 16/6], đoàn đến Vinh.", "2021-06-16", "2021-06-16", DAY, PART},
        {REF, "Họp từ [07/06].", "2021-06-07", "2021-06-07", DAY, PART},
        {REF, "Đoàn về [mùng 8 tháng 6].", "2021-06-08", "2021-06-08", DAY, PART},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_day_ranges(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {REF, "Hội chợ mở [ngày 15 -16/7/2021].", "2021-07-15", "2021-07-16", RANGE, WRITTEN},
        {REF, "Họp trong [hai ngày 15,16/7].", "2021-07-15", "2021-07-16", RANGE, PART},
        {REF, "Thi đấu [18-19/9] ở Huế.", "2021-09-18", "2021-09-19", RANGE, PART},
        {REF, "Tập huấn từ [ngày 5 đến 10/6].", "2021-06-05", "2021-06-10", RANGE, PART},
        {REF, "Mưa lớn [ngày 1 và 2/3].", "2021-03-01", "2021-03-02", RANGE, PART},
        {REF, "Mưa lớn [các ngày 5, 6 và 7/3].", "2021-03-05", "2021-03-07", RANGE, PART},
        {REF, "Nghỉ từ [28/12 đến 5/1/2021].", "2020-12-28", "2021-01-05", RANGE, WRITTEN},
        {REF, "Nghỉ từ [ngày 3/6 đến hết ngày 8-7-2021].", "2021-06-03", "2021-07-08", RANGE,
         WRITTEN},
        {REF, "Nghỉ từ [ngày 3 tháng 5 đến ngày 8 tháng 7 năm 2020].", "2020-05-03",
         "2020-07-08", RANGE, WRITTEN},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_months_and_quarters(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {REF, "Cầu xong [tháng 9/2018].", "2018-09-01", "2018-09-30", MONTH, WRITTEN},
        {REF, "Cầu xong [tháng 9-2018].", "2018-09-01", "2018-09-30", MONTH, WRITTEN},
        {REF, "Cầu xong [tháng 9.2018].", "2018-09-01", "2018-09-30", MONTH, WRITTEN},
        {REF, "Cầu xong [tháng 2 năm 2020].", "2020-02-01", "2020-02-29", MONTH, WRITTEN},
        {REF, "Cầu xong vào [tháng Chín].", "2021-09-01", "2021-09-30", MONTH, PART},
        {REF, "Cầu xong vào [tháng tư].", "2021-04-01", "2021-04-30", MONTH, PART},
        {REF, "Cầu xong [tháng 3 năm ngoái].", "2020-03-01", "2020-03-31", MONTH, REL},
        {REF, "Mưa từ [tháng 3 đến tháng 5].", "2021-03-01", "2021-05-31", RANGE, PART},
        {REF, "Mưa [các tháng 3, 4 và 5].", "2021-03-01", "2021-05-31", RANGE, PART},
        {REF, "Lãi [quý I/2021] tăng.", "2021-01-01", "2021-03-31", QUARTER, WRITTEN},
        {REF, "Lãi [quý III năm 2020] tăng.", "2020-07-01", "2020-09-30", QUARTER, WRITTEN},
        {REF, "Lãi [quý 2] tăng.", "2021-04-01", "2021-06-30", QUARTER, PART},
        {REF, "Lãi [6 tháng đầu năm] tăng.", "2021-01-01", "2021-06-30", RANGE, REL},
        {REF, "Lãi [9 tháng 2020] tăng.", "2020-01-01", "2020-09-30", RANGE, WRITTEN},
        {REF, "Lãi [9T/2020] tăng.", "2020-01-01", "2020-09-30", RANGE, WRITTEN},
        {REF, "Lãi cả [năm 2020] tăng.", "2020-01-01", "2020-12-31", YEAR, WRITTEN},
        {REF, "Lãi bằng cả [quý 3/2020] cộng lại.", "2020-07-01", "2020-09-30", QUARTER,
         WRITTEN},
        {REF, "Lãi [9 tháng đầu năm 2020] tăng.", "2020-01-01", "2020-09-30", RANGE, WRITTEN},
        {REF, "Lãi [3 tháng cuối năm 2020] tăng.", "2020-10-01", "2020-12-31", RANGE, WRITTEN},
        {REF, "Khởi công [cuối tháng 5].", "2021-05-21", "2021-05-31", APPROX, PART},
        {REF, "Khởi công [đầu tháng 5/2020].", "2020-05-01", "2020-05-10", APPROX, WRITTEN},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_years(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {REF, "Trường mở [năm 1998].", "1998-01-01", "1998-12-31", YEAR, WRITTEN},
        {REF, "Trường mở từ [1998].", "1998-01-01", "1998-12-31", YEAR, WRITTEN},
        {REF, "Thành lập [năm 938].", "0938-01-01", "0938-12-31", YEAR, WRITTEN},
        {REF, "Dự toán ngân sách [2022] tăng.", "2022-01-01", "2022-12-31", YEAR, WRITTEN},
        {REF, "Kế hoạch [giai đoạn 2016 - 2020].", "2016-01-01", "2020-12-31", YEARS, WRITTEN},
        {REF, "Kế hoạch [giai đoạn 2016–2020].", "2016-01-01", "2020-12-31", YEARS, WRITTEN},
        {REF, "Ông giữ [nhiệm kỳ 2018-2019].", "2018-01-01", "2019-12-31", YEARS, WRITTEN},
        {REF, "Dự án ([2021-2025]) đã duyệt.", "2021-01-01", "2025-12-31", YEARS, WRITTEN},
        {REF, "Sản lượng [năm 2019 đến 2023].", "2019-01-01", "2023-12-31", YEARS, WRITTEN},
        {REF, "Tuyển sinh [năm học 2019 - 2020].", "2019-01-01", "2020-12-31", YEARS, WRITTEN},
        {REF, "Thua lỗ từ [năm 2004 đến tháng 9/2013].", "2004-01-01", "2013-09-30", RANGE,
         WRITTEN},
        {REF, "Thua lỗ từ [tháng 9/2004 đến năm 2013].", "2004-09-01", "2013-12-31", RANGE,
         WRITTEN},
        {REF, "Thua lỗ giữa [năm 2012 và năm 2013].", "2012-01-01", "2013-12-31", YEARS,
         WRITTEN},
        {REF, "Thua lỗ giữa [tháng 9/2012 và tháng 6/2013].", "2012-09-01", "2013-06-30", RANGE,
         WRITTEN},
        {REF, "Thua lỗ từ [giữa tháng 9/2012 đến tháng 6/2013].", "2012-09-11", "2013-06-30",
         APPROX, WRITTEN},
        {REF, "Thua lỗ giữa [ngày 28/2 và 5/3/2021].", "2021-02-28", "2021-03-05", RANGE,
         WRITTEN},
        {REF, "Giá rẻ [cuối năm 2020].", "2020-10-01", "2020-12-31", APPROX, WRITTEN},
        {REF, "Nhà xây [những năm 1990].", "1990-01-01", "1999-12-31", DECADE, WRITTEN},
        {REF, "Nhà xây [thập niên 90].", "1990-01-01", "1999-12-31", DECADE, WRITTEN},
        {REF, "Nhà xây [đầu thập niên 90].", "1990-01-01", "1993-12-31", APPROX, WRITTEN},
        {REF, "Tháp có từ [thế kỷ 20].", "1901-01-01", "2000-12-31", YEARS, WRITTEN},
        {REF, "Tháp có từ [thế kỷ XIX].", "1801-01-01", "1900-12-31", YEARS, WRITTEN},
        {REF, "Cá nhiều [mùa hè 2019].", "2019-06-01", "2019-08-31", APPROX, WRITTEN},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_list_of_years(TimexTest *test, gconstpointer language)
{
    static const gchar *const expected[] = {"năm 1999", "2002", "2005", "2010", "2018"};
    g_autoptr(DsArticle) article = NULL;
    g_autoptr(GArray) dates =
        timex_test_dates(test, "Hội đã họp các năm 1999, 2002, 2005, 2010 và 2018 ở Hà Nội.",
                         REF, &article, NULL);

    g_assert_cmpuint(dates->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *timex = &g_array_index(dates, DsTimex, i);
        g_autofree gchar *words =
            g_strndup(article->text + timex->start, timex->end - timex->start);
        g_assert_cmpstr(words, ==, expected[i]);
        g_assert_cmpint(timex->precision, ==, YEAR);
    }
}

static void
test_relative(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {REF, "[Hôm qua], cầu thông xe.", "2021-06-15", "2021-06-15", DAY, REL},
        {REF, "[Sáng nay], cầu thông xe.", "2021-06-16", "2021-06-16", DAY, REL},
        {REF, "Cầu thông xe [chiều mai].", "2021-06-17", "2021-06-17", DAY, REL},
        {REF, "Cầu thông xe [tuần trước].", "2021-06-07", "2021-06-13", RANGE, REL},
        {REF, "Cầu thông xe [tháng trước].", "2021-05-01", "2021-05-31", MONTH, REL},
        {REF, "Cầu thông xe [quý này].", "2021-04-01", "2021-06-30", QUARTER, REL},
        {REF, "Cầu thông xe [năm ngoái].", "2020-01-01", "2020-12-31", YEAR, REL},
        {REF, "Cầu thông xe [cuối năm nay].", "2021-10-01", "2021-12-31", APPROX, REL},
        {REF, "Cầu thông xe [đầu tuần này].", "2021-06-14", "2021-06-15", APPROX, REL},
        {REF, "So với [5 năm trước] thì khác.", "2016-01-01", "2016-12-31", APPROX, REL},
        {REF, "So với [năm năm trước] thì khác.", "2016-01-01", "2016-12-31", APPROX, REL},
        {REF, "Trong [hai mươi năm qua], rừng mất.", "2001-06-16", "2021-06-16", YEARS, REL},
        {REF, "Mưa trong [3 ngày tới].", "2021-06-17", "2021-06-19", RANGE, REL},
        {REF, "Cách đây ít hôm, [3 ngày trước], có mưa.", "2021-06-13", "2021-06-13", DAY, REL},
        {REF, "Từ [đầu năm đến nay] có mưa.", "2021-01-01", "2021-06-16", RANGE, REL},
        {REF, "Có mưa vào [thứ hai].", "2021-06-14", "2021-06-14", DAY, REL},
        {REF, "Sẽ có mưa vào [thứ bảy].", "2021-06-19", "2021-06-19", DAY, REL},
        {REF, "Có mưa [thứ Sáu tuần trước].", "2021-06-11", "2021-06-11", DAY, REL},
        {REF, "Có mưa [thứ ba tới].", "2021-06-22", "2021-06-22", DAY, REL},
        {REF, "Có mưa [Chủ nhật vừa qua].", "2021-06-13", "2021-06-13", DAY, REL},
        {REF, "Giá [hiện nay] còn cao.", "2021-06-16", "2021-06-16", APPROX, REL},
        {REF, "Đến [nay] chưa xong.", "2021-06-16", "2021-06-16", APPROX, REL},
        {REF, "Khách đông [mùa hè này].", "2021-06-01", "2021-08-31", APPROX, PART},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_feasts(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {REF, "Khách đông dịp [Tết Nguyên đán 2021].", "2021-02-11", "2021-02-16", RANGE,
         WRITTEN},
        {REF, "Chùa mở [mùng 2 Tết].", "2021-02-13", "2021-02-13", DAY, PART},
        {REF, "Lễ hội [mùng 10 tháng 3 âm lịch].", "2021-04-21", "2021-04-21", DAY, PART},
        {REF, "Lễ hội [rằm tháng Bảy].", "2021-08-22", "2021-08-22", DAY, PART},
        {REF, "Trẻ đã nghỉ [ngày Giáng sinh].", "2020-12-25", "2020-12-25", DAY, PART},
        {REF, "Trẻ nghỉ [Quốc khánh 2/9].", "2021-09-02", "2021-09-02", DAY, PART},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

int
main(int argc, char **argv)
{
    static const struct {
        const gchar *name;
        void (*run)(TimexTest *, gconstpointer);
    } tests[] = {
        {"/timex/vi/days", test_days},
        {"/timex/vi/day-ranges", test_day_ranges},
        {"/timex/vi/months-and-quarters", test_months_and_quarters},
        {"/timex/vi/years", test_years},
        {"/timex/vi/list-of-years-is-several-dates", test_list_of_years},
        {"/timex/vi/relative", test_relative},
        {"/timex/vi/feasts", test_feasts},
    };

    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions(); /* one table, all its faults */
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].name, TimexTest, "vi", timex_test_set_up, tests[i].run,
                   timex_test_tear_down);
    return g_test_run();
}
