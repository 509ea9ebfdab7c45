/* Which names are one institution, and which are two. */
#include "../support/mention_case.h"

static void
test_one_under_all_names(void)
{
    expect_orgs("Bảo hiểm Xã hội Việt Nam=1|BHXH Việt Nam=1|Bảo hiểm xã hội Việt Nam=1",
                "Bảo hiểm Xã hội Việt Nam họp. BHXH Việt Nam trả lời. "
                "Lãnh đạo Bảo hiểm xã hội Việt Nam dự.");
}

static void
test_definition(void)
{
    static const gchar *const texts[] = {
        "Hiệp hội Trồng nấm Đông Bắc (TNDB) ra đời. Nay TNDB có trăm hội viên.", NULL};
    MentionCase made = mention_case_new(DS_BLOCK_BODY, texts);
    g_autofree gchar *found = mention_case_list(&made, 0, FALSE);

    g_assert_cmpstr(found, ==, "Hiệp hội Trồng nấm Đông Bắc=1|TNDB=1|TNDB=1");
    g_assert_cmpstr(ds_annotations_institution(made.notes, 0)->name, ==,
                    "Hiệp hội Trồng nấm Đông Bắc");
    g_assert_cmpstr(ds_annotations_institution(made.notes, 0)->acronym, ==, "TNDB");
    g_assert_cmpuint(made.notes->acronyms->len, ==, 1);
    const DsAcronym *acronym = (const DsAcronym *)g_ptr_array_index(made.notes->acronyms, 0);
    g_assert_cmpstr(acronym->expansion, ==, "Hiệp hội Trồng nấm Đông Bắc");
    mention_case_clear(&made);
}

static void
test_nested(void)
{
    static const gchar *const texts[] = {
        "Ban Kỷ luật Liên đoàn Bóng đá Việt Nam họp. Liên đoàn Bóng đá Việt Nam chờ.", NULL};
    MentionCase made = mention_case_new(DS_BLOCK_BODY, texts);
    const GArray *mentions = ds_annotations_article(made.notes, 0)->institutions;

    g_assert_cmpuint(mentions->len, ==, 3);
    const DsMention *outer = &g_array_index(mentions, DsMention, 0);
    const DsMention *inner = &g_array_index(mentions, DsMention, 1);
    const DsMention *alone = &g_array_index(mentions, DsMention, 2);
    g_assert_false(outer->nested);
    g_assert_true(inner->nested);
    g_assert_false(alone->nested);
    g_assert_cmpuint(inner->end, ==, outer->end);
    g_assert_cmpuint(inner->entity, ==, alone->entity);
    g_assert_cmpuint(ds_annotations_institution(made.notes, alone->entity)->n_mentions, ==, 1);
    mention_case_clear(&made);
}

static void
test_acronym_of_a_part(void)
{
    expect_orgs(
        "Liên Hợp Quốc=1|Liên Hợp Quốc=1",
        "Nhóm ứng phó của Liên Hợp Quốc (XYZAK) đã tới. Sau đó Liên Hợp Quốc gửi thêm.");
}

static void
test_short_form(void)
{
    expect_orgs("Hiệp hội Lương thực Việt Nam=1|Hiệp hội=1",
                "Theo Hiệp hội Lương thực Việt Nam, giá tăng. Nay Hiệp hội đề nghị giảm thuế.");
}

static void
test_units_of_two_bodies(void)
{
    expect_orgs("Vụ Pháp chế=3|Bộ Y tế=1|Vụ Pháp chế=4|Bộ Công Thương=2",
                "Đại diện Vụ Pháp chế (Bộ Y tế) và Vụ Pháp chế (Bộ Công Thương) dự.",
                "Bộ Y tế và Bộ Công Thương họp.");
}

static void
test_town_and_province(void)
{
    expect_orgs("Công an tỉnh Hải Dương=1|Công an TP Hải Dương=2|Công an Hải Dương=1",
                "Công an tỉnh Hải Dương và Công an TP Hải Dương phối hợp. "
                "Nay Công an Hải Dương vào cuộc.");
    expect_orgs("UBND TP.HCM=1|Ủy ban Nhân dân Thành phố Hồ Chí Minh=1",
                "Theo UBND TP.HCM thì Ủy ban Nhân dân Thành phố Hồ Chí Minh đã ký.");
}

static void
test_proper_name_of_firm(void)
{
    expect_orgs("Công ty cổ phần Xây dựng Vạn Thuận Phát=1|Vạn Thuận Phát=1",
                "Công ty cổ phần Xây dựng Vạn Thuận Phát thắng thầu, Vạn Thuận Phát nói.");
}

static void
test_foreign_ministry(void)
{
    expect_orgs("Bộ Ngoại giao Na Uy=1|Bộ Ngoại giao=1",
                "Bộ Ngoại giao Na Uy ra cảnh báo. Theo Bộ Ngoại giao, công dân nên tránh xa.");
}

static void
test_order_and_counts(void)
{
    static const gchar *const texts[] = {
        "Bộ Y tế nói. Sau đó Bộ Tài chính nói, rồi Bộ Tài chính ký.", "Bộ Tài chính họp.",
        NULL};
    MentionCase made = mention_case_new(DS_BLOCK_BODY, texts);
    const DsInstitution *first = ds_annotations_institution(made.notes, 0);

    g_assert_cmpstr(first->name, ==, "Bộ Tài chính");
    g_assert_cmpuint(first->n_mentions, ==, 3);
    g_assert_cmpuint(first->articles->len, ==, 2);
    g_assert_cmpstr(first->kind, ==, "ministry");
    mention_case_clear(&made);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mention/entity/one-under-all-its-names", test_one_under_all_names);
    g_test_add_func("/mention/entity/acronym-told-in-brackets", test_definition);
    g_test_add_func("/mention/entity/nested-in-a-longer-name", test_nested);
    g_test_add_func("/mention/entity/acronym-of-a-part", test_acronym_of_a_part);
    g_test_add_func("/mention/entity/short-form-points-back", test_short_form);
    g_test_add_func("/mention/entity/units-of-two-bodies-stay-apart", test_units_of_two_bodies);
    g_test_add_func("/mention/entity/town-and-province-stay-apart", test_town_and_province);
    g_test_add_func("/mention/entity/proper-name-of-a-firm", test_proper_name_of_firm);
    g_test_add_func("/mention/entity/foreign-ministry-in-short", test_foreign_ministry);
    g_test_add_func("/mention/entity/most-mentioned-first", test_order_and_counts);
    return g_test_run();
}
