/* Gaps and conflicts: which figures answer one another, and every kind of gap. */
#include "../support/report_fixture.h"

#include "report/gaps_figures.h"

static guint
count_kind(const DsReport *report, const gchar *kind)
{
    guint n = 0;

    for (guint i = 0; i < report->gaps->len; i++)
        n += g_str_equal(((const DsGap *)report->gaps->pdata[i])->kind, kind) ? 1 : 0;
    return n;
}

/* How many gaps of a kind two articles of these words have. */
static guint
gaps_of(const gchar *kind, const gchar *a, const gchar *b)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[] = {{g_strdup("a.txt"), g_strdup(a)}, {g_strdup("b.txt"), g_strdup(b)}};
    g_autoptr(DsReport) report = fixture_report(pack, texts, 2);
    const guint n = count_kind(report, kind);

    fixture_texts_clear(texts, 2);
    return n;
}

static guint
contradictions(const gchar *a, const gchar *b)
{
    g_autofree gchar *x = g_strdup_printf("Đập Suối Thử vỡ\n\n%s\n", a);
    g_autofree gchar *y = g_strdup_printf("Vỡ đập ở xã Thượng\n\n%s\n", b);

    return gaps_of("contradiction", x, y);
}

static void
amounts_need_not_say_what_all_count(void)
{
    g_assert_cmpuint(
        contradictions("Tòa phạt nhóm thợ đào vàng ở xã Thượng số tiền 76 triệu đồng.",
                       "Nhóm thợ đào vàng ở xã Thượng bị phạt số tiền 72 triệu."),
        ==, 1);
}

static void
units_that_begin_with_a_joining_word_count(void)
{
    g_assert_cmpuint(contradictions("Tàu Sao Mai chở 25 nhân viên an ninh đến đảo Thử.",
                                    "Con tàu Sao Mai chở 15 nhân viên an ninh ra đảo Thử."),
                     ==, 1);
    g_assert_cmpuint(contradictions("Hồ Suối Thử làm ngập 11 ha rừng trung bình của huyện.",
                                    "Hồ Suối Thử đã làm ngập 21 ha rừng trung bình ở huyện."),
                     ==, 1);
}

static void
ages_of_two_people_are_no_conflict(void)
{
    g_assert_cmpuint(
        contradictions("Công an tìm thấy ông Trần Văn Bình (52 tuổi, ở xã Thượng) gần đập.",
                       "Công an tìm thấy anh Lê Quang Minh (26 tuổi, ở xã Thượng) gần đập."),
        ==, 0);
    g_assert_cmpuint(
        contradictions("Công an tìm thấy ông Trần Văn Bình (52 tuổi, ở xã Thượng) gần đập.",
                       "Công an đã tìm thấy ông Trần Văn Bình (57 tuổi, ở xã Thượng) gần đập."),
        ==, 1);
}

static void
a_fraction_and_its_whole_agree(void)
{
    g_assert_cmpuint(contradictions("Năm năm qua độ che phủ rừng của huyện giảm 6%.",
                                    "Trong năm năm qua độ che phủ rừng của huyện giảm 6,1%."),
                     ==, 0);
}

static void
one_end_of_a_range_may_be_wrong(void)
{
    g_assert_cmpuint(
        contradictions("Ông Bình nhờ bốn người từ 12 – 16 tuổi xuống sông sửa cầu.",
                       "Ông Bình nhờ bốn người từ 12 – 26 tuổi ra sông sửa cầu."),
        ==, 1);
}

/* The same words of two articles of different days are the same. */
static void
relative_dates_of_the_same_words_agree(void)
{
    g_assert_cmpuint(
        gaps_of("contradiction",
                "Date: 2024-05-02\n\nHỏi dân\n\nMười người dân xã Thượng lo thiếu nước "
                "trong vòng 6 tháng tới.\n",
                "Date: 2024-05-20\n\nDân lo\n\nMười người dân ở xã Thượng lo thiếu nước "
                "trong vòng 6 tháng tới.\n"),
        ==, 0);
}

static void
numbers_are_a_slip_or_apart(void)
{
    const gchar *const written[][2] = {{"585", "185"}, {"100.000", "100"}, {"4", "30"}};
    const gdouble apart[] = {0.0, 0.0, 2.0149};

    for (guint i = 0; i < G_N_ELEMENTS(written); i++) {
        const DsNumber a = ds_number_read(written[i][0], written[i][0] + strlen(written[i][0]));
        const DsNumber b = ds_number_read(written[i][1], written[i][1] + strlen(written[i][1]));
        g_assert_cmpfloat_with_epsilon(ds_numbers_apart(&a, &b), apart[i], 1e-3);
    }
}

static void
marks_do_not_make_another_expansion(void)
{
    g_assert_cmpuint(
        gaps_of("acronym",
                "Họp\n\nSở Lao động - Thương binh và Xã hội (LĐ-TB&XH) họp sáng nay.\n",
                "Bàn\n\nSở Lao động, Thương binh và Xã hội (LĐ-TB&XH) bàn về đê.\n"),
        ==, 0);
}

/* A date and a quotation that nothing in the text resolves, and news of an event weeks old. */
static void
every_kind_is_found(void)
{
    const gchar *a =
        "Date: 2024-05-28\n\nKý kết dự án đập Suối Thử\n\nNgày 2/5/2024, Bộ Xây dựng "
        "và tỉnh Mẫu ký thỏa thuận xây đập Suối Thử ở xã Thượng, vốn 20 tỷ đồng.\n\n"
        "“Chúng tôi đã chờ con đập này hai mươi năm rồi, nay mới thấy thợ về làng”, một người "
        "nói.\n";
    const gchar *b = "Tin tỉnh Mẫu\n\nHôm qua, dân xã Thượng dọn đường vào đập Suối Thử.\n";

    g_assert_cmpuint(gaps_of("announced-late", a, b), ==, 1);
    g_assert_cmpuint(gaps_of("unresolved-date", b, "Khác\n\nĐê xã Thượng cao hai mét.\n"), ==,
                     1);
    g_assert_cmpuint(gaps_of("unattributed-quote", a, b), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/gaps/amounts-need-not-say-what-all-count",
                    amounts_need_not_say_what_all_count);
    g_test_add_func("/gaps/units-that-begin-with-a-joining-word-count",
                    units_that_begin_with_a_joining_word_count);
    g_test_add_func("/gaps/ages-of-two-people-are-no-conflict",
                    ages_of_two_people_are_no_conflict);
    g_test_add_func("/gaps/a-fraction-and-its-whole-agree", a_fraction_and_its_whole_agree);
    g_test_add_func("/gaps/one-end-of-a-range-may-be-wrong", one_end_of_a_range_may_be_wrong);
    g_test_add_func("/gaps/relative-dates-of-the-same-words-agree",
                    relative_dates_of_the_same_words_agree);
    g_test_add_func("/gaps/numbers-are-a-slip-or-apart", numbers_are_a_slip_or_apart);
    g_test_add_func("/gaps/marks-do-not-make-another-expansion",
                    marks_do_not_make_another_expansion);
    g_test_add_func("/gaps/every-kind-is-found", every_kind_is_found);
    return g_test_run();
}
