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
test_small_half_after_a_hyphen(void)
{
    expect_people("Kim Do-hoon=1", "HLV Kim Do-hoon chọn đội hình.");
    expect_people("Park Geun-hye=1|Park Geun-hye=1",
                  "Tổng thống Hàn Quốc Park Geun-hye đã đến. Bà Park Geun-hye ở lại hai ngày.");
}

static void
test_particles(void)
{
    expect_people("Bashar al-Assad=1|Assad=1",
                  "Tổng thống Syria Bashar al-Assad đã đến. Ông Assad ở lại hai ngày.");
    expect_people("Karla von der Heide=1", "Chủ tịch Karla von der Heide đã đến.");
}

static void
test_age_tells_a_person(void)
{
    expect_people("Nguyễn Việt=1|Nguyễn Vịnh=2",
                  "Hai ngư dân là Nguyễn Việt (18 tuổi) và Nguyễn Vịnh (28 tuổi) mất tích.");
}

static void
test_number_and_place_are_nobody(void)
{
    expect_people("Nguyễn Văn Hai=1", "Ông Nguyễn Văn Hai bơi vào bờ. Hai con tàu đã chìm.");
    expect_people("", "Bà Rịa - Vũng Tàu vừa có mưa.");
}

static void
test_initials(void)
{
    expect_people("Đ.B.L=1", "Anh Đ.B.L ở huyện bên kể lại sự việc.");
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
    expect_people("",
                  "Nước ngập các phố Nguyễn Trãi, Trần Quang Khải, Ngô Gia Tự và Hàm Nghi. Tại "
                  "ngã tư Trần Quang Khải xe không qua được.");
    expect_people("Trần Quang Khải=1",
                  "Tại giao lộ Trần Quang Khải, ông Trần Quang Khải bán nước.");
}

static void
test_missing_mark(void)
{
    expect_people("Lê Minh Tuấn=1", "Đoàn do ông Lê Minh Tuấn Các thành viên khác về sau.");
    expect_people("Ngô Đức Thắng=1", "Giải nhất thuộc về ông Ngô Đức Thắng Đặc biệt năm nay.");
}

static void
test_two_syllables(void)
{
    expect_people("Đỗ Công Thành=1|Công Thành=1|Thành=1",
                  "Tiền đạo Đỗ Công Thành ghi bàn. Hôm sau Công Thành nghỉ, rồi anh Thành về.");
    expect_people("Vũ Quang Hiệp=1", "Ông Vũ Quang Hiệp nói các Hiệp định đã xong.");
}

static void
test_foreign_without_title(void)
{
    expect_people("Selma Norvik=1|Norvik=1",
                  "Ca sĩ Selma Norvik đến. Khán giả gọi tên Norvik.");
    expect_people("Zelmira=1|Zelmira=1", "Nữ ca sĩ Zelmira hát. Mọi người khen Zelmira.");
    expect_people("Oleg Brandt=1|Rasvek Toltz=2",
                  "Dự họp có Oleg Brandt (Na Uy), Rasvek Toltz (Lào).");
    expect_people("Rasvek Toltz=1", "Nghi can là Rasvek Toltz (31 tuổi).");
    expect_people("", "Cư dân The Bellmor kêu cứu. Ảnh: Times of Norvik");
}

static void
test_given_names_by_deeds(void)
{
    expect_people("Đức Khôi=1|Đức Khôi=1",
                  "Đức Khôi hát tặng trẻ nhỏ. Theo kế hoạch của Đức Khôi, đĩa ra vào mùa thu.");
    expect_people("Thủy Vân=1", "Hôm ấy, Thủy Vân cũng từng kể như vậy.");
    expect_people("", "Phim Thủy Vân kể về một làng chài. Đức Khôi tăng giá từ hôm nay.");
    expect_people("Lợi=1", "Không có gì khác. Ông Lợi nói như vậy.");
}

static void
test_given_names_in_a_list(void)
{
    expect_people("Đỗ Văn Tú=1|Mỹ Vân=2|Đan Vinh=3|Văn Thu Hương=4",
                  "Có mặt nhạc sĩ Đỗ Văn Tú, Mỹ Vân, Đan Vinh và Văn Thu Hương ở hàng đầu.");
    expect_people("Mỹ Vân=1|Đan Vinh=2|Phạm Văn Tú=3",
                  "Có mặt Mỹ Vân, Đan Vinh, nhạc sĩ Phạm Văn Tú.");
    expect_people("Đỗ Văn Tú=1", "Ông Đỗ Văn Tú, Thanh Khê, cho biết như vậy.");
}

static void
test_name_that_begins_like_a_country(void)
{
    expect_people("Mỹ Vân=1", "Ca sĩ Mỹ Vân đến sớm.");
    expect_people("",
                  "Diễn viên Hàn Quốc và trung vệ Hải Phòng đến sớm. Thí sinh Việt Nam về.");
}

static void
test_capital_of_respect(void)
{
    expect_people("Nguyễn Đình Tú=1", "Phát biểu tại lễ ký, Ông Nguyễn Đình Tú cảm ơn.");
}

static void
test_short_name_like_a_head(void)
{
    expect_people("Trần Văn Trường=1|Trường=1|Trường=1",
                  "Bị cáo Trần Văn Trường khai nhận. Khi ấy, Trường bị bắt, nhà của Trường bị "
                  "khám.");
}

static void
test_foreign_given_name_unknown(void)
{
    expect_people("Oleg Brandtov=1|Vaskur Brandtov=1",
                  "Tiền đạo Oleg Brandtov đến. Vaskur Brandtov xứng đáng là niềm hy vọng.");
}

static void
test_things_named_for_people(void)
{
    expect_people("Nguyễn Minh Tú=1",
                  "Ông Nguyễn Minh Tú vắng nhà. Tại cơ sở sản xuất mắm Minh Tú có dòi.");
    expect_people("Nguyễn Minh Tú=1|Minh Tú=1",
                  "Ông Nguyễn Minh Tú vắng nhà. Tại tiệm của Minh Tú có dòi.");
    expect_people("Nguyễn Minh Tú=1", "Ông Nguyễn Minh Tú ở thị trấn Minh Tú, xã Đông.");
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
    g_test_add_func("/mention/person/small-half-after-a-hyphen",
                    test_small_half_after_a_hyphen);
    g_test_add_func("/mention/person/initials", test_initials);
    g_test_add_func("/mention/person/particles", test_particles);
    g_test_add_func("/mention/person/age-tells-a-person", test_age_tells_a_person);
    g_test_add_func("/mention/person/number-and-place-are-nobody",
                    test_number_and_place_are_nobody);
    g_test_add_func("/mention/person/author", test_author);
    g_test_add_func("/mention/person/streets-are-none", test_streets_are_none);
    g_test_add_func("/mention/person/missing-mark-ends-a-name", test_missing_mark);
    g_test_add_func("/mention/person/two-syllables-of-the-name", test_two_syllables);
    g_test_add_func("/mention/person/foreign-without-title", test_foreign_without_title);
    g_test_add_func("/mention/person/given-names-by-deeds", test_given_names_by_deeds);
    g_test_add_func("/mention/person/given-names-in-a-list", test_given_names_in_a_list);
    g_test_add_func("/mention/person/begins-like-a-country",
                    test_name_that_begins_like_a_country);
    g_test_add_func("/mention/person/capital-of-respect", test_capital_of_respect);
    g_test_add_func("/mention/person/short-name-like-a-head", test_short_name_like_a_head);
    g_test_add_func("/mention/person/foreign-given-name-unknown",
                    test_foreign_given_name_unknown);
    g_test_add_func("/mention/person/things-named-for-people", test_things_named_for_people);
    g_test_add_func("/mention/person/only-in-captions", test_only_in_captions);
    g_test_add_func("/mention/person/roles-as-each-source-gives-them", test_roles);
    return g_test_run();
}
