/* What dates take from outside: reference, neighbours, tense; and what is no date. */
#include <dossier/diag.h>

#include "../support/timex_case.h"

#define DAY    DS_PRECISION_DAY
#define RANGE  DS_PRECISION_RANGE
#define MONTH  DS_PRECISION_MONTH
#define YEAR   DS_PRECISION_YEAR
#define YEARS  DS_PRECISION_YEARS
#define APPROX DS_PRECISION_APPROX
#define PART   DS_TIMEX_PARTIAL
#define REL    DS_TIMEX_RELATIVE

static void
test_year_of_partial_dates(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        /* The running year, unless the date would lie far ahead. */
        {"2021-01-10", "Đoàn đến [ngày 20/12].", "2020-12-20", "2020-12-20", DAY, PART},
        {"2021-11-10", "Đoàn sẽ đến [ngày 20/2].", "2022-02-20", "2022-02-20", DAY, PART},
        {"2021-06", "Đoàn đến [ngày 20/5].", "2021-05-20", "2021-05-20", DAY, PART},
        {"2021", "Đoàn đến [ngày 20/5].", "2021-05-20", "2021-05-20", DAY, PART},
        /* The neighbour with a year decides for dates that are no news. */
        {"2021-06-16", "Việc xảy ra ngày 21/12/2019.\n[Ngày 22/12], họ bị bắt.", "2019-12-22",
         "2019-12-22", DAY, PART},
        {"2021-06-16", "Từ 13/11/2020 kéo dài tới [ngày 26/4].", "2021-04-26", "2021-04-26",
         DAY, PART},
        /* A weekday that fits one year only. */
        {"2021-06-16", "Việc xảy ra [thứ Hai (23/11)].", "2020-11-23", "2020-11-23", DAY, PART},
        /* No reference at all: neighbours or nothing. */
        {NULL, "Việc xảy ra ngày 21/12/2019.\nĐến [ngày 22/12], họ bị bắt.", "2019-12-22",
         "2019-12-22", DAY, PART},
        {NULL, "Họ bị bắt [ngày 22/12].", NULL, NULL, DAY, PART},
        /* A birth tells nothing of what follows. */
        {NULL, "Ông An sinh năm 1977, bị bắt [ngày 22/12].", NULL, NULL, DAY, PART},
        {NULL, "Ông An sinh ngày 5/12/1977, bị bắt [ngày 22/12].", NULL, NULL, DAY, PART},
        {NULL, "Họ bị bắt [hôm qua].", NULL, NULL, DAY, REL},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_stories(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {"2021-06-16", "Ngày 3/5, bão đến. [Chiều cùng ngày], mưa to.", "2021-05-03",
         "2021-05-03", DAY, REL},
        {"2021-06-16", "Ngày 3/5/2020, bão đến. [Ba ngày sau đó], mưa to.", "2020-05-06",
         "2020-05-06", DAY, REL},
        {"2021-06-16", "Giai đoạn 2018 - 2020, giá tăng. Trong [3 năm qua], thu giảm.",
         "2018-01-01", "2020-12-31", YEARS, REL},
        {"2021", "Lượng hàng bằng [5 năm trước].", "2015-01-01", "2016-12-31", APPROX, REL},
        /* A story counts on from a month or a year as well. */
        {"2021-06-16", "Họ thắng năm 2013. [Hai năm sau đó], họ thua.", "2015-01-01",
         "2015-12-31", YEAR, REL},
        {"2021-06-16", "Họ thắng hồi tháng 5/2014. [Ba tháng sau đó], họ thua.", "2014-08-01",
         "2014-08-31", MONTH, REL},
        /* Where nothing was told there is no same day. */
        {"2021", "Họ thua [cùng ngày].", NULL, NULL, DAY, REL},
        {"2021-06", "[Hiện nay] giá cao.", "2021-06-01", "2021-06-30", APPROX, REL},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_no_dates(TimexTest *test, gconstpointer language)
{
    static const gchar *const texts[] = {
        "Nghị định số 15/2016/NĐ-CP đã ban hành.",
        "Theo Nghị quyết số 06-NQ/TW, việc này cần làm.",
        "Thông tư 21/2018 quy định rõ.",
        "Luật Báo chí 2016 nêu rõ.",
        "Điều 8 và khoản 3 nêu rõ.",
        "Hội nghị lần thứ 37 họp ở Huế.",
        "Anh đứng thứ ba trong đoàn.",
        "Thứ hai, doanh nghiệp phải đổi mới.",
        "Kỷ niệm 20 năm thành lập trường.",
        "Tòa tuyên 12 năm tù.",
        "Có 1975 người tham gia.",
        "Giá là 2016 USD một tấn.",
        "Đội nhà thắng 2-1.",
        "Chiếm 2/3 dân số.",
        "Có 450/480 đại biểu tán thành.",
        "Gọi số 0912.345.678 để biết.",
        "Năm Chủ tịch ASEAN 2020 đã khép lại.",
        "Vòng chung kết Euro 2016 rất hay.",
        "Thông qua Tầm nhìn ASEAN 2025.",
        "Nhà ở hẻm 123/4, quận 3.",
        "Nghỉ 3-5 ngày rồi đi làm.",
        "Tàu chạy 24/24 giờ.",
        "Hàng năm, mỗi tháng, từng ngày.",
        "Việc thực hiện và phát hiện ra.",
        "Nhà máy hiện đại, sáng tạo, tối đa.",
        "Tăng 5,3% so với trước.",
        "Thời gian qua, những năm gần đây, giá tăng.",
        "Hai tuần sau khi ký thì hàng về.",
        "Hiện trạng căn nhà, vài tháng nay vẫn vậy.",
        "Sau Olympic mùa đông 2014, đội nghỉ.",
    };
    timex_test_none(test, texts, G_N_ELEMENTS(texts));
}

static void
test_impossible_dates(TimexTest *test, gconstpointer language)
{
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(DsArticle) article = NULL;
    g_autoptr(GArray) dates =
        timex_test_dates(test, "Họp báo.\nĐã ký ngày 31/2/2024 ở Huế, hạn 29/2/2024.",
                         "2024-06-16", &article, diag);

    g_assert_cmpuint(dates->len, ==, 1);
    g_assert_cmpuint(ds_diag_size(diag), ==, 1);
    const DsDiagMessage *message = ds_diag_message(diag, 0);
    g_assert_cmpstr(message->code, ==, "timex-invalid");
    g_assert_cmpstr(message->file, ==, "a.txt");
    g_assert_cmpuint(message->line, ==, 2);
    g_assert_cmpuint(message->column, ==, 7);
    g_assert_nonnull(strstr(message->text, "31/2/2024"));
}

static void
test_dates_are_in_order_and_apart(TimexTest *test, gconstpointer language)
{
    g_autoptr(DsArticle) article = NULL;
    g_autoptr(GArray) dates = timex_test_dates(
        test,
        "Từ ngày 5/3/2021 đến nay, năm 2020 và 2021, quý I, hôm qua (15/6), tháng 3 năm ngoái, "
        "giai đoạn 2016-2020, sáng thứ Hai, 6 tháng đầu năm nay, mùng 3 Tết, 1/7, 2 và 3/8.\n",
        "2021-06-16", &article, NULL);

    g_assert_cmpuint(dates->len, >, 8);
    for (guint i = 1; i < dates->len; i++)
        g_assert_cmpuint(g_array_index(dates, DsTimex, i).start, >=,
                         g_array_index(dates, DsTimex, i - 1).end);
}

int
main(int argc, char **argv)
{
    static const struct {
        const gchar *name;
        void (*run)(TimexTest *, gconstpointer);
    } tests[] = {
        {"/timex/vi/year-of-partial-dates", test_year_of_partial_dates},
        {"/timex/vi/stories-count-from-the-day-told", test_stories},
        {"/timex/vi/no-dates", test_no_dates},
        {"/timex/vi/impossible-dates-stay-text", test_impossible_dates},
        {"/timex/vi/dates-are-in-order-and-apart", test_dates_are_in_order_and_apart},
    };

    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions(); /* one table, all its faults */
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].name, TimexTest, "vi", timex_test_set_up, tests[i].run,
                   timex_test_tear_down);
    return g_test_run();
}
