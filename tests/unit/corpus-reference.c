#include "../support/articles.h"
#include "corpus/clue.h"
#include "corpus/reference.h"
#include "corpus/story.h"
#include "corpus/year.h"

static DsPack *pack;

/* A corpus of one article for each text, settled; the caller owns it. */
static DsCorpus *
read_texts(const gchar *const *texts)
{
    DsCorpus *corpus = ds_corpus_new();

    for (guint i = 0; texts[i] != NULL; i++) {
        g_autofree gchar *path = g_strdup_printf("bao-%u.txt", i + 1);
        DsInput input = {.path = path, .bytes = g_bytes_new(texts[i], strlen(texts[i]))};
        g_autofree gchar *reason = NULL;
        ds_read_input(&input, pack, corpus->articles, NULL, &reason);
        g_bytes_unref(input.bytes);
    }
    ds_corpus_settle(corpus, pack, NULL);
    return corpus;
}

static void
assert_reference(const gchar *text, const gchar *date, const gchar *basis)
{
    g_autoptr(DsCorpus) corpus = read_text(pack, text);
    const DsArticle *article = ds_corpus_article(corpus, 0);
    g_autofree gchar *found = ds_date_to_iso(article->reference.date);

    g_assert_cmpstr(found, ==, date);
    g_assert_cmpstr(article->reference.basis, ==, basis);
    if (g_strcmp0(basis, "inferred") == 0)
        g_assert_nonnull(article->reference.why);
}

/* The clue whose words are given. */
static DsClue
clue_of(const gchar *text, const gchar *words)
{
    g_autoptr(DsCorpus) corpus = read_text(pack, text);
    const DsArticle *article = ds_corpus_article(corpus, 0);
    g_autoptr(GArray) clues = ds_clues_read(article, pack);

    for (guint i = 0; i < clues->len; i++) {
        const DsClue clue = g_array_index(clues, DsClue, i);
        if (clue.end - clue.start == strlen(words) &&
            strncmp(article->text + clue.start, words, strlen(words)) == 0)
            return clue;
    }
    return (DsClue){.kind = DS_CLUE_STATED};
}

#define TITLE "Huyện Lâm Hà bàn việc làm đường\n\n"

static void
test_stated_date_is_reference(void)
{
    assert_reference(TITLE "Thứ Năm, 16/5/2019 08:30\n\nHội nghị bàn việc làm đường liên xã "
                           "và mở thêm hai bến xe trong vùng.\n",
                     "2019-05-16", "stated");
}

static void
test_day_without_year_takes_that_of_newest_day(void)
{
    assert_reference(TITLE "Sáng 20/6, huyện họp bàn việc làm đường liên xã. Dự án đã được "
                           "duyệt ngày 12/3/2019 và sẽ khởi công trong mùa khô.\n",
                     "2019-06-20", "inferred");
}

static void
test_year_turns_after_newest_day(void)
{
    assert_reference(TITLE "Sáng 20/2, huyện họp bàn việc làm đường liên xã. Dự án đã được "
                           "duyệt ngày 12/11/2018 và chờ vốn.\n",
                     "2019-02-20", "inferred");
}

static void
test_what_is_to_come_bounds_the_year(void)
{
    assert_reference(TITLE "Trong hai ngày 18-19/9, huyện tập huấn cho cán bộ xã. Quy định mới "
                           "sẽ được thực hiện từ 1/1/2018.\n",
                     "2017-09", "inferred");
}

static void
test_plan_is_not_time_of_writing(void)
{
    assert_reference(TITLE
                     "Sáng 20/6, huyện họp bàn việc làm đường. Năm 2018 huyện đã làm 12 "
                     "km, từ tháng 3/2019 làm thêm 8 km. Mục tiêu đến năm 2025 là 60 km và tầm "
                     "nhìn đến năm 2030 là 100 km.\n",
                     "2019-06-20", "inferred");
}

static void
test_year_of_birth_tells_nothing(void)
{
    assert_reference(TITLE "Bị cáo Trần Văn Tám (SN 1985) khai nhận hành vi trước tòa. Ông Lê "
                           "Văn Chín, sinh năm 1962, vắng mặt.\n",
                     NULL, NULL);
}

static void
test_birth_and_age_tell_the_year(void)
{
    assert_reference(TITLE "Sáng 20/6, tòa xử bị cáo Trần Văn Tám (SN 1985). Bị cáo Trần Văn "
                           "Tám, 34 tuổi, khai nhận hành vi.\n",
                     "2019-06-20", "inferred");
    assert_reference(TITLE "Sáng 20/6, tòa xử Trần Văn Tám (34 tuổi, sinh năm 1985).\n",
                     "2019-06-20", "inferred");
    /* two people: nothing is told of either */
    assert_reference(TITLE
                     "Sáng 20/6, tòa xử Trần Văn Tám (SN 1985) và Lê Thị Xuân (34 tuổi).\n",
                     NULL, NULL);
}

static void
test_near_day_is_of_the_year(void)
{
    assert_reference(TITLE "Sáng 31/5, huyện họp bàn việc làm đường. Từ ngày 2/6/2016 xe tải "
                           "đi vòng.\n",
                     "2016-05-31", "inferred");
}

static void
test_weekday_settles_the_year(void)
{
    /* 20/6 is a Thursday in 2019, a Wednesday in 2018 */
    assert_reference(TITLE "Thứ năm, 20/6, huyện họp bàn việc làm đường liên xã. Năm 2018 "
                           "huyện đã làm 12 km đường.\n",
                     "2019-06", "inferred");
}

static void
test_nothing_dated_stays_open(void)
{
    assert_reference(TITLE "Huyện họp bàn việc làm đường liên xã và mở thêm bến xe.\n", NULL,
                     NULL);
}

static void
test_clue_kinds(void)
{
    const DsClue day =
        clue_of(TITLE "Việc ấy có từ ngày 5 tháng 6 năm 2016.\n", "5 tháng 6 năm 2016");
    g_assert_cmpint(day.kind, ==, DS_CLUE_DAY);
    g_assert_cmpint(day.date.month, ==, 6);
    g_assert_cmpint(clue_of(TITLE "Giá tăng hồi tháng 6/2016.\n", "6/2016").kind, ==,
                    DS_CLUE_MONTH);
    g_assert_cmpint(clue_of(TITLE "Ba đội dự Euro 2016 tại Pháp.\n", "2016").kind, ==,
                    DS_CLUE_NAME);
    g_assert_cmpint(clue_of(TITLE "Theo Nghị định 36/2016/NĐ-CP thì khác.\n", "36/2016").kind,
                    ==, DS_CLUE_LAW);
    g_assert_cmpint(clue_of(TITLE "Trong mùa giải 2015-2016 đội thắng.\n", "2016").kind, ==,
                    DS_CLUE_SPAN_TO);
    g_assert_cmpint(clue_of(TITLE "Kết quả giai đoạn 2011 – 2015 khá.\n", "2015").kind, ==,
                    DS_CLUE_LONG_SPAN);
    g_assert_cmpint(clue_of(TITLE "Việc ấy kéo dài đến năm 2016.\n", "2016").kind, ==,
                    DS_CLUE_LIMIT);
    g_assert_cmpint(clue_of(TITLE "Chi phí là 2.016 tỷ đồng, 12,2016 tấn.\n", "2016").kind, ==,
                    DS_CLUE_STATED);
    g_assert_cmpint(clue_of(TITLE "Theo Bộ luật Hình sự 1999 thì khác.\n", "1999").kind, ==,
                    DS_CLUE_LAW);
    g_assert_cmpint(clue_of(TITLE "Giá tăng trong quý I/2016.\n", "I/2016").date.month, ==, 3);
    g_assert_cmpint(clue_of(TITLE "Giá tăng ở quý 4 năm 2015.\n", "4 năm 2015").date.month, ==,
                    12);
    g_assert_cmpint(clue_of(TITLE "Đội thắng ở mùa 2015/16 vừa qua.\n", "2015/16").kind, ==,
                    DS_CLUE_SPAN_FROM);
    g_assert_cmpint(clue_of(TITLE "Máy mang ra-đa EL/M-2032 mới.\n", "2032").kind, ==,
                    DS_CLUE_STATED);
    g_assert_true(clue_of(TITLE "Đường sẽ mở ngày 12/3/2019.\n", "12/3/2019").ahead);
    g_assert_false(
        clue_of(TITLE "Vốn được duyệt ngày 12/3/2019 và sẽ tăng.\n", "12/3/2019").ahead);
    g_assert_true(clue_of(TITLE "Ông tới hôm 23/5 cùng đoàn.\n", "23/5").told);
    g_assert_cmpint(
        clue_of("A report\n\nHe came on May 19, 2016 with two men.\n", "19, 2016").kind, ==,
        DS_CLUE_DAY);
}

#define STORY                                                                                                             \
    "Chủ tịch huyện Lâm Hà Trần Quang Sơn cùng bà Hoàng Thị Mến, giám đốc công ty Đại Thành, " \
    "và ông Phan Bá Lộc của xã Tân Thanh, xã Nam Ban, xã Đạ Đờn, xã Phú Sơn đã tới dự. "

static void
test_year_is_shared_by_accounts_of_one_story(void)
{
    const gchar *const texts[] = {
        "Huyện khởi công đường mới\n\nSáng 20/6, lễ khởi công được tổ chức. " STORY
        "Vốn của dự án được duyệt ngày 12/3/2019.\n",
        "Thêm một con đường liên xã\n\nĐường dài 12 km nối các xã vùng sâu. " STORY
        "Người dân mong đường sớm xong. Lễ khởi công diễn ra chiều 21/6.\n",
        NULL};
    g_autoptr(DsCorpus) corpus = read_texts(texts);
    const DsArticle *second = ds_corpus_article(corpus, 1);
    g_autofree gchar *date = ds_date_to_iso(second->reference.date);

    g_assert_cmpstr(date, ==, "2019-06-21");
    g_assert_cmpstr(second->reference.basis, ==, "sibling");
    g_assert_nonnull(strstr(second->reference.why, "[1]"));
    g_assert_null(strstr(second->reference.why, ".txt"));
}

static void
test_stories_link_by_names(void)
{
    const gchar *const texts[] = {
        "Huyện khởi công đường mới\n\n" STORY "Lễ diễn ra gọn nhẹ.\n",
        "Thêm một con đường liên xã\n\nBà con vui mừng. " STORY "\n",
        "Giá cà phê tăng\n\nGiá cà phê ở Buôn Hồ tăng nhẹ. Ông Y Krông bán được ba tấn.\n",
        NULL};
    g_autoptr(DsCorpus) corpus = read_texts(texts);
    g_autoptr(GPtrArray) stories = ds_stories_find(corpus);

    g_assert_cmpuint(stories->len, ==, 3);
    g_assert_cmpuint(((GArray *)g_ptr_array_index(stories, 0))->len, ==, 1);
    g_assert_cmpuint(((GArray *)g_ptr_array_index(stories, 2))->len, ==, 0);
}

static void
test_year_is_likelier_than_all_others(void)
{
    const DsWeighedClue none[] = {
        {.clue = {.kind = DS_CLUE_LONG_SPAN, .date = {2015, 0, 0}}, .weight = 1}};
    guint sure;

    g_assert_cmpint(ds_year_weigh(none, 1, 1, 0, &sure), ==, 0);
}

/* An office is held from one month to another; a former holder's says nothing. */
static void
test_office_tells_the_years(void)
{
    const DsClue term = clue_of(TITLE "Tại đây, Tổng thống Barack Obama phát biểu.\n", "Obama");
    g_assert_cmpint(term.kind, ==, DS_CLUE_TERM);
    g_assert_cmpint(term.date.year, ==, 2009);
    g_assert_cmpint(term.until.year, ==, 2017);
    g_assert_cmpuint(ds_year_cost(&term, 2012, 0), <, ds_year_cost(&term, 2018, 0));
    g_assert_cmpuint(ds_year_cost(&term, 2018, 0), <, ds_year_cost(&term, 2008, 0));
    g_assert_cmpint(clue_of(TITLE "Tại đây, cựu Tổng thống Obama phát biểu.\n", "Obama").kind,
                    ==, DS_CLUE_STATED);
    g_assert_cmpint(
        clue_of(TITLE "Khi ấy, ứng viên Tổng thống Obama phát biểu.\n", "Obama").kind, ==,
        DS_CLUE_STATED);
    g_assert_cmpint(
        clue_of(TITLE "Khi ấy, Phó Tổng thống Joe Biden phát biểu.\n", "Biden").date.year, ==,
        2009);
    g_assert_cmpint(
        clue_of(TITLE "Tại kỳ họp thứ 6, Quốc hội khóa XIII, ông phát biểu.\n", "XIII").kind,
        ==, DS_CLUE_TERM);
    assert_reference(TITLE
                     "Sáng 23/10, tại kỳ họp thứ 6, Quốc hội khóa XIII, đại biểu bàn việc "
                     "làm đường. Năm 2012 cả nước làm 12 km.\n",
                     "2013-10-23", "inferred");
}

/* "hôm qua (5/6)" is said the day after. */
static void
test_yesterday_tells_the_day_of_writing(void)
{
    assert_reference(TITLE "Sáng 31/5, huyện họp. Theo số liệu năm 2018, huyện có 12 xã. Xã "
                           "xin vốn ngày 20/5/2019. Hôm qua (31/5), đoàn đã về xã.\n",
                     "2019-06-01", "inferred");
    assert_reference(TITLE "Ngày mai, 1/3, huyện họp bàn việc làm đường liên xã. Dự án được "
                           "duyệt ngày 12/2/2020 với vốn 12 tỷ đồng.\n",
                     "2020-02-29", "inferred");
    g_assert_false(clue_of(TITLE "Hôm nay (24/5), đoàn sẽ về xã.\n", "24/5").ahead);
}

static void
test_days_of_a_list_share_their_year(void)
{
    const DsClue first =
        clue_of(TITLE "Vé được bán trong ba ngày 31/5 và 1, 2/6/2016 tới.\n", "31/5");

    g_assert_cmpint(first.kind, ==, DS_CLUE_DAY);
    g_assert_cmpint(first.date.year, ==, 2016);
    g_assert_cmpint(
        clue_of(TITLE "Vé được bán từ ngày 28/12 đến 2/1/2017.\n", "28/12").date.year, ==,
        2016);
    g_assert_cmpint(clue_of(TITLE "Vé bán ngày 31/5 của dự án năm 2/6/2016.\n", "31/5").kind,
                    ==, DS_CLUE_PARTIAL);
}

static void
test_what_is_counted_is_no_weekday(void)
{
    g_assert_cmpint(clue_of(TITLE "Đoàn về xã vào thứ hai, ngày 22/5.\n", "22/5").weekday, ==,
                    1);
    g_assert_cmpint(
        clue_of(TITLE "Trong vòng bầu cử huyện thứ hai ngày 22/5, dân đi bầu.\n", "22/5")
            .weekday,
        ==, 0);
    g_assert_cmpint(
        clue_of(TITLE "Trong vòng bầu cử, thứ Hai ngày 22/5, dân đi bầu.\n", "22/5").weekday,
        ==, 1);
}

static void
test_one_name_carries_birth_and_age(void)
{
    assert_reference(TITLE
                     "Sáng 20/6, tòa xử bị cáo Rachid (SN 1985). Theo cáo trạng, anh Rachid "
                     "(34 tuổi) phá đường của hai xã.\n",
                     "2019-06-20", "inferred");
}

static void
test_last_year_meets_its_number(void)
{
    g_autoptr(DsCorpus) corpus =
        read_text(pack, TITLE "Lễ khởi công diễn ra hồi tháng 12 năm ngoái. Theo báo cáo của "
                              "tháng 12/2015, đường tốn 12 tỷ đồng. Xã được lập năm 2012 "
                              "và 2013.\n");
    const DsArticle *article = ds_corpus_article(corpus, 0);

    g_assert_cmpint(article->reference.date.year, ==, 2016);
    assert_reference(TITLE
                     "Vốn cuối năm ngoái là 12 tỷ đồng. Con số của cuối năm 2015 còn cao hơn "
                     "so với năm 2015 tính chung.\n",
                     "2016", "inferred");
}

/* An institution is named while it is there; its court is newer than what it judges. */
static void
test_institution_bounds_the_years(void)
{
    const DsClue term = clue_of(TITLE "Trước đó, TAND cấp cao đã xử vụ này.\n", "TAND cấp cao");

    g_assert_cmpint(term.kind, ==, DS_CLUE_TERM);
    g_assert_cmpint(term.date.year, ==, 2015);
    g_assert_cmpint(clue_of(TITLE "Khi ấy, Bộ Văn hóa, Thể thao và Du lịch chưa trả lời.\n",
                            "Bộ Văn hóa, Thể thao và Du lịch")
                        .kind,
                    ==, DS_CLUE_TERM);
    /* three words may name that of another country */
    g_assert_cmpint(
        clue_of(TITLE "Khi ấy, Bộ Thương mại Mỹ chưa trả lời.\n", "Bộ Thương mại").kind, ==,
        DS_CLUE_STATED);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    pack = ds_pack_load("vi", NULL);
    g_test_add_func("/reference/stated-date-is-reference", test_stated_date_is_reference);
    g_test_add_func("/reference/day-without-year-takes-that-of-newest-day",
                    test_day_without_year_takes_that_of_newest_day);
    g_test_add_func("/reference/year-turns-after-newest-day", test_year_turns_after_newest_day);
    g_test_add_func("/reference/what-is-to-come-bounds-the-year",
                    test_what_is_to_come_bounds_the_year);
    g_test_add_func("/reference/plan-is-not-time-of-writing", test_plan_is_not_time_of_writing);
    g_test_add_func("/reference/year-of-birth-tells-nothing", test_year_of_birth_tells_nothing);
    g_test_add_func("/reference/birth-and-age-tell-the-year", test_birth_and_age_tell_the_year);
    g_test_add_func("/reference/near-day-is-of-the-year", test_near_day_is_of_the_year);
    g_test_add_func("/reference/weekday-settles-the-year", test_weekday_settles_the_year);
    g_test_add_func("/reference/nothing-dated-stays-open", test_nothing_dated_stays_open);
    g_test_add_func("/reference/clue-kinds", test_clue_kinds);
    g_test_add_func("/reference/year-is-shared-by-accounts-of-one-story",
                    test_year_is_shared_by_accounts_of_one_story);
    g_test_add_func("/reference/office-tells-the-years", test_office_tells_the_years);
    g_test_add_func("/reference/year-is-likelier-than-all-others",
                    test_year_is_likelier_than_all_others);
    g_test_add_func("/reference/yesterday-tells-the-day-of-writing",
                    test_yesterday_tells_the_day_of_writing);
    g_test_add_func("/reference/days-of-a-list-share-their-year",
                    test_days_of_a_list_share_their_year);
    g_test_add_func("/reference/what-is-counted-is-no-weekday",
                    test_what_is_counted_is_no_weekday);
    g_test_add_func("/reference/one-name-carries-birth-and-age",
                    test_one_name_carries_birth_and_age);
    g_test_add_func("/reference/last-year-meets-its-number", test_last_year_meets_its_number);
    g_test_add_func("/reference/institution-bounds-the-years",
                    test_institution_bounds_the_years);
    g_test_add_func("/story/linked-by-names", test_stories_link_by_names);
    const int failed = g_test_run();
    ds_pack_unref(pack);
    return failed;
}
