/* Where the names of institutions begin and end. */
#include "../support/mention_case.h"

static void
test_small_tail(void)
{
    expect_orgs("Viện Nghiên cứu chính sách năng lượng và môi trường=1",
                "Hôm qua Viện Nghiên cứu chính sách năng lượng và môi trường đã họp.");
    expect_orgs("Ban Quản lý dự án đường sắt đô thị Hà Nội=1",
                "Theo Ban Quản lý dự án đường sắt đô thị Hà Nội, việc này đã xong.");
}

static void
test_and_between_bodies(void)
{
    expect_orgs("Bộ Tài chính=1|Bộ Y tế=2", "Cuộc họp có Bộ Tài chính và Bộ Y tế tham dự.");
    expect_orgs("Sở Văn hóa và Thể thao Hải Phòng=1",
                "Bà cho hay Sở Văn hóa và Thể thao Hải Phòng đã đồng ý.");
}

static void
test_commas_and_hyphens(void)
{
    expect_orgs("Bộ Văn hóa, Thể thao và Du lịch=1",
                "Trước đó, Bộ Văn hóa, Thể thao và Du lịch có văn bản.");
    expect_orgs("Bộ Lao động – Thương binh và Xã hội=1",
                "Khi ấy Bộ Lao động – Thương binh và Xã hội chưa trả lời.");
}

static void
test_ministry_instead_of_place(void)
{
    expect_orgs("CSĐT Bộ Công an=1", "Tại đây cơ quan CSĐT Bộ Công an bắt hai người.");
}

static void
test_marks_and_words_at_the_edge(void)
{
    expect_orgs("Sở TT&TT Hà Nội=1", "Theo quy định mới được Sở TT&TT Hà Nội ban hành.");
    expect_orgs("Công ty TNHH Tùng Lâm=1", "Nhà máy của Công ty TNHH Tùng Lâm sản xuất cồn.");
    expect_orgs("Bộ Y tế=1", "Chính vì thế, Bộ Bộ Y tế báo cáo việc này.");
    expect_orgs("", "Theo quyết định 19/2016/QĐ-UBND thì giá nước giảm.");
    expect_orgs("", "Kỳ thi THPT Quốc gia bắt đầu từ tuần sau.");
    expect_orgs("", "Giá xăng A92 tăng từ chiều nay.");
    expect_orgs("Gwangju FC=1", "Tối nay đội khách tiếp đón Gwangju FC tại vòng 11.");
    expect_orgs("Tờ Manila Standard Today=1", "Tờ Manila Standard Today đưa tin ấy.");
}

static void
test_inside_title(void)
{
    expect_orgs("Sở Y tế Cần Thơ=1",
                "Phó Giám đốc Sở Y tế Cần Thơ Trần Văn Bình cho biết như vậy.");
    expect_orgs("phòng Tổ chức hành chính=1",
                "Bà Lê Thị Lan, phó phòng Tổ chức hành chính, đã ký giấy.");
    expect_orgs("", "Vụ trưởng nói như vậy, cán bộ tín dụng cũng thế.");
}

static void
test_verb_after_name(void)
{
    expect_orgs("Bộ Ngoại giao=1", "Chiều nay Bộ Ngoại giao tổ chức họp báo.");
    expect_orgs("Sở Y tế=1", "Sau đó Sở Y tế kiểm tra cơ sở này.");
}

static void
test_small_head(void)
{
    expect_orgs("Hòa Lạc Xanh=1", "Anh làm ở công ty Hòa Lạc Xanh từ lâu.");
    expect_orgs("công ty TNHH xây dựng Minh Tâm=1",
                "Theo hồ sơ, công ty TNHH xây dựng Minh Tâm vay tiền.");
    expect_orgs("", "Nhiều công ty và ngân hàng ở thị trường này gặp khó.");
}

static void
test_places_are_none(void)
{
    expect_orgs("", "Việt Nam và Tây Ban Nha ký kết tại Hà Nội, gần Trường Sa.");
    expect_orgs("ASEAN=1", "Các nước ASEAN đồng ý.");
}

static void
test_insurance_is_none(void)
{
    expect_orgs("BHXH Việt Nam=1", "BHXH Việt Nam nói người lao động đóng BHXH đủ năm.");
}

static void
test_foreign_names(void)
{
    expect_orgs("Northern Bank of Commerce=1", "Hôm qua Northern Bank of Commerce tăng lãi.");
    expect_orgs("Bộ Quốc phòng Na Uy=1", "Theo Bộ Quốc phòng Na Uy, tàu đã về.");
}

static void
test_missing_mark(void)
{
    expect_orgs("Norvik Post=1", "Ảnh: Norvik Post Phong trào xanh lan rộng.");
}

static void
test_persons_and_streets(void)
{
    expect_orgs("", "Ca sĩ Trang Nhàn hát ở đường Đội Cấn, không xa phố Hàng Bạc.");
    expect_orgs("", "Quán ở 123 Đội Cấn mở cửa đến khuya.");
}

static void
test_purpose_and_scope(void)
{
    expect_orgs("Liên đoàn Phụ nữ vì Hòa bình=1", "Hôm qua Liên đoàn Phụ nữ vì Hòa bình họp.");
    expect_orgs("Hội Chữ thập đỏ quốc tế=1", "Hàng do Hội Chữ thập đỏ quốc tế gửi.");
    expect_orgs("Hội Hữu nghị Việt Nam - Ấn Độ=1", "Ông ở Hội Hữu nghị Việt Nam - Ấn Độ.");
}

static void
test_brand_in_brackets(void)
{
    expect_orgs(
        "Công ty cổ phần Xây lắp Sông Gianh=1|Norvikko=1|Norvikko=1",
        "Công ty cổ phần Xây lắp Sông Gianh (Norvikko) thắng thầu. Hôm sau Norvikko vay.");
}

static void
test_club_beside_clubs(void)
{
    expect_orgs("Arsenal=1|Liverpool=2", "Hôm nay Arsenal gặp Liverpool.");
    expect_orgs("", "Ông sinh ở Liverpool, nước Anh.");
}

static void
test_firms_with_foreign_ends(void)
{
    expect_orgs("Hải Vân Land=1|Norvik Ventures=2",
                "Họ ký với Hải Vân Land và Norvik Ventures.");
    expect_orgs("Ngân hàng Banco del Norvo=1", "Tin tặc tấn công Ngân hàng Banco del Norvo.");
}

static void
test_ports_and_branches_are_no_firms(void)
{
    expect_orgs("", "Tàu neo ở cảng Norvask. Dân Norvask đã rời căn cứ không quân Norvask.");
    expect_orgs("Công ty CP Cấp nước Trà Sen=1",
                "Nhà máy ở khu công nghiệp Trà Sen mua nước của Công ty CP Cấp nước Trà Sen.");
}

static void
test_clubs(void)
{
    expect_orgs("CLB Norvik United=1|Norvik United=1",
                "Anh là người của CLB Norvik United. Hôm nay Norvik United thắng.");
    expect_orgs("Tolvask=1|Tolvask=1", "Tolvask 1 - 1 Lào. Bàn thắng giúp Tolvask có điểm.");
}

static void
test_paper_after_its_opener(void)
{
    expect_orgs("Tuổi Trẻ=1", "Ông khẳng định như vậy khi trao đổi với Tuổi Trẻ chiều 2/3.");
    expect_orgs("", "Tuổi Trẻ là mùa xuân của đời người.");
}

static void
test_places_inside(void)
{
    expect_orgs("trạm Biên phòng cửa khẩu Cha Sen=1",
                "Trạm trưởng trạm Biên phòng cửa khẩu Cha Sen nói vậy.");
    expect_orgs("Chính phủ=1", "Người dân trách Chính phủ nước này.");
    expect_orgs("", "Nhà ở đường Đinh Bộ Lĩnh bị ngập.");
    expect_orgs("Tỉnh đoàn Nghệ An=1", "Phó Bí thư Tỉnh đoàn Nghệ An đến dự.");
    expect_orgs("", "Ngành công nghệ thông tin (CNTT) thiếu người, CNTT cần thêm vốn.");
}

static void
test_corpus_cuts(void)
{
    /* what is a name's tail in one place is settled by the name's other places */
    expect_orgs("Trung tâm Lưu trữ Sông Gianh=1",
                "Hôm nay Trung tâm Lưu trữ Sông Gianh mở cửa.",
                "Ông đến Trung tâm Lưu trữ Sông Gianh.");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mention/org/tail-in-small-letters", test_small_tail);
    g_test_add_func("/mention/org/and-joins-fields-not-bodies", test_and_between_bodies);
    g_test_add_func("/mention/org/commas-and-hyphens-inside", test_commas_and_hyphens);
    g_test_add_func("/mention/org/inside-a-title", test_inside_title);
    g_test_add_func("/mention/org/verb-ends-the-name", test_verb_after_name);
    g_test_add_func("/mention/org/head-in-small-letters", test_small_head);
    g_test_add_func("/mention/org/places-are-none", test_places_are_none);
    g_test_add_func("/mention/org/insurance-is-none", test_insurance_is_none);
    g_test_add_func("/mention/org/foreign-names", test_foreign_names);
    g_test_add_func("/mention/org/missing-mark-ends-a-foreign-name", test_missing_mark);
    g_test_add_func("/mention/org/persons-and-streets-are-none", test_persons_and_streets);
    g_test_add_func("/mention/org/ministry-instead-of-place", test_ministry_instead_of_place);
    g_test_add_func("/mention/org/marks-and-words-at-the-edge",
                    test_marks_and_words_at_the_edge);
    g_test_add_func("/mention/org/purpose-and-scope", test_purpose_and_scope);
    g_test_add_func("/mention/org/brand-in-brackets", test_brand_in_brackets);
    g_test_add_func("/mention/org/city-is-a-club-beside-clubs", test_club_beside_clubs);
    g_test_add_func("/mention/org/firms-with-foreign-ends", test_firms_with_foreign_ends);
    g_test_add_func("/mention/org/ports-and-branches-are-no-firms",
                    test_ports_and_branches_are_no_firms);
    g_test_add_func("/mention/org/clubs-by-head-and-score", test_clubs);
    g_test_add_func("/mention/org/paper-after-its-opener", test_paper_after_its_opener);
    g_test_add_func("/mention/org/places-inside", test_places_inside);
    g_test_add_func("/mention/org/name-seen-elsewhere", test_corpus_cuts);
    return g_test_run();
}
