/* Names of people. */
#include "../support/mention_case.h"

static void
test_title_and_short_name(void)
{
    expect_people("Đỗ Quang Vinh=1|Vinh=1",
                  "Giám đốc Đỗ Quang Vinh đến sớm. Sau đó ông Vinh phát biểu.");
}

static void
test_lone_short_name(void)
{
    expect_people("Trần Văn Hậu=1|Hậu=1|Hậu=1",
                  "Bị cáo Trần Văn Hậu khai nhận. Theo đó, Hậu vay tiền rồi Hậu bỏ trốn.");
}

static void
test_two_people_of_one_short_name(void)
{
    expect_people("Lê Văn Dũng=2|Phạm Tiến Dũng=1|Dũng=1",
                  "Ông Lê Văn Dũng gặp ông Phạm Tiến Dũng. Ông Dũng đồng ý.");
}

static void
test_foreign(void)
{
    expect_people("Peter Hansen=1|Hansen=1",
                  "Tổng thống Na Uy Peter Hansen đã đến. Ông Hansen ở lại hai ngày.");
    expect_people("", "Tổng thống Na Uy đến Hà Nội.");
}

static void
test_author(void)
{
    static const gchar *const texts[] = {"Minh Hà", "Không có gì.", NULL};
    MentionCase made = mention_case_new(DS_BLOCK_BYLINE, texts);
    g_autofree gchar *found = mention_case_list(&made, 0, TRUE);

    g_assert_cmpstr(found, ==, "Minh Hà=1");
    mention_case_clear(&made);
}

static void
test_streets_are_none(void)
{
    expect_people("", "Xe đi qua đường Nguyễn Văn Linh rồi đến số 12 Trần Hưng Đạo.");
}

static void
test_only_in_captions(void)
{
    static const gchar *const texts[] = {"Bà Vũ Thị Nhàn (trái)", "Ông Hồ Văn Lực đến họp.",
                                         NULL};
    MentionCase made = mention_case_new(DS_BLOCK_CAPTION, texts);

    g_assert_cmpuint(made.notes->people->len, ==, 2);
    g_assert_true(ds_annotations_person(made.notes, 0)->only_in_captions);
    g_assert_false(ds_annotations_person(made.notes, 1)->only_in_captions);
    mention_case_clear(&made);
}

static void
test_roles(void)
{
    static const gchar *const texts[] = {
        "Phó Cục trưởng Cục Hàng hải Việt Nam Ngô Bá Thái nói vậy.",
        "Ông Ngô Bá Thái, Cục trưởng Cục Hàng hải Việt Nam, nói khác.", NULL};
    MentionCase made = mention_case_new(DS_BLOCK_BODY, texts);
    const DsPerson *person = ds_annotations_person(made.notes, 0);

    g_assert_cmpstr(person->name, ==, "Ngô Bá Thái");
    g_assert_cmpuint(person->roles->len, ==, 2);
    const DsRole *first = (const DsRole *)g_ptr_array_index(person->roles, 0);
    const DsRole *second = (const DsRole *)g_ptr_array_index(person->roles, 1);
    g_assert_cmpstr(first->role, ==, "Phó Cục trưởng Cục Hàng hải Việt Nam");
    g_assert_cmpstr(second->role, ==, "Cục trưởng Cục Hàng hải Việt Nam");
    g_assert_cmpint(first->institution, ==, 0);
    g_assert_cmpint(second->institution, ==, 0);
    g_assert_cmpuint(first->evidence->len, ==, 1);
    mention_case_clear(&made);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mention/person/short-name-after-title", test_title_and_short_name);
    g_test_add_func("/mention/person/short-name-alone", test_lone_short_name);
    g_test_add_func("/mention/person/short-name-of-two-is-the-last",
                    test_two_people_of_one_short_name);
    g_test_add_func("/mention/person/foreign-after-country", test_foreign);
    g_test_add_func("/mention/person/author", test_author);
    g_test_add_func("/mention/person/streets-are-none", test_streets_are_none);
    g_test_add_func("/mention/person/only-in-captions", test_only_in_captions);
    g_test_add_func("/mention/person/roles-as-each-source-gives-them", test_roles);
    return g_test_run();
}
