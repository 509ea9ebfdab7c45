/* Telling article text from page furniture; the pages are ours. */
#include <glib.h>

#include "../support/articles.h"

static const gchar page[] =
    "Trang chủ / Thời sự / Môi trường\n"
    "Hôm nay: 14/07/2029\n"
    "Làng chài Vĩnh Trạch giữ rừng ngập mặn suốt ba mươi năm\n"
    "Thứ ba, 05/06/2029 - 08:15\n"
    "(Bản tin Biển) - Người dân làng chài Vĩnh Trạch vừa trồng thêm bốn héc-ta rừng ngập mặn "
    "ở cửa sông, nâng diện tích rừng của xã lên hơn hai trăm héc-ta.\n"
    ">> Ngư dân Hòa Lộc được mùa mực đầu năm\n"
    "Theo ông Lê Văn Bính, trưởng thôn Vĩnh Trạch, rừng che chắn cho hơn ba trăm hộ dân sống "
    "ven cửa sông mỗi khi có bão lớn, lại là nơi tôm cá vào sinh sản quanh năm.\n"
    "Người dân trồng cây tại bãi bồi. Ảnh: Lê Minh\n"
    "Giữ rừng để giữ nhà\n"
    "Ông Bính cho biết, mỗi hộ nhận chăm sóc một khoảnh rừng, cây chết thì trồng lại ngay "
    "trong "
    "mùa mưa. Nhờ vậy, chín phần mười số cây trồng từ năm 2020 nay vẫn sống khỏe.\n"
    "Xã đang vận động bà con không đánh bắt bằng lưới mắt nhỏ trong rừng, để nguồn lợi còn lại "
    "cho những mùa sau.\n"
    "Trần Hải Yến\n"
    "TAG: rừng ngập mặn, cửa sông\n"
    "Tin khác\n"
    "Phiên chợ vùng cao ngày cuối năm\n"
    "Cầu treo Nậm Rốm thông xe\n"
    "Ý kiến bạn đọc (3)\n"
    "© 2029 Bản quyền thuộc về Bản tin Biển\n";

static void
test_page(void)
{
    static const struct {
        const gchar *start, *kind;
    } expected[] = {
        {"Trang chủ", "navigation"}, {"Hôm nay", "boilerplate"},     {"Làng chài", "title"},
        {"Thứ ba", "dateline"},      {"(Bản tin Biển)", "lead"},     {">>", "related"},
        {"Theo ông", "body"},        {"Người dân trồng", "caption"}, {"Giữ rừng", "heading"},
        {"Xã đang", "body"},         {"Trần Hải Yến", "byline"},     {"TAG:", "tag"},
        {"Tin khác", "related"},     {"Phiên chợ", "related"},       {"Cầu treo", "related"},
        {"Ý kiến", "boilerplate"},   {"©", "boilerplate"},
    };
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = read_text(pack, page);
    const DsArticle *article = ds_corpus_article(corpus, 0);

    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_test_message("%s", expected[i].start);
        g_assert_cmpstr(kind_of(article, expected[i].start), ==, expected[i].kind);
    }
    g_assert_cmpstr(article->title.text, ==,
                    "Làng chài Vĩnh Trạch giữ rừng ngập mặn suốt ba mươi năm");
    g_assert_cmpstr(article->author.text, ==, "Trần Hải Yến");
    g_assert_cmpstr(article->publisher.text, ==, "Bản tin Biển");
    g_assert_cmpint(ds_date_compare(article->published.date, (DsDate){2029, 6, 5}), ==, 0);
    g_assert_cmpstr(article->published.basis, ==, "stated");
    g_assert_cmpstr(article->language, ==, "vi");
}

static void
test_header_block(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus =
        read_text(pack, "Tiêu đề: Thư viện xã mở cửa\nNgày: 2031-02-03\nTác giả: Hà Mi\n"
                        "Nguồn: Bản tin Xã\n\nThư viện xã đã mở cửa sáng nay.\n");
    const DsArticle *article = ds_corpus_article(corpus, 0);

    g_assert_cmpstr(article->title.text, ==, "Thư viện xã mở cửa");
    g_assert_cmpstr(article->author.text, ==, "Hà Mi");
    g_assert_cmpstr(article->publisher.text, ==, "Bản tin Xã");
    g_assert_cmpint(ds_date_compare(article->published.date, (DsDate){2031, 2, 3}), ==, 0);
    g_assert_cmpstr(article->published.basis, ==, "file-header");
    g_assert_cmpstr(kind_of(article, "Thư viện xã đã"), ==, "body");
    g_assert_cmpuint(article->sentences->len, ==, 2); /* the title's value and the body */
}

static void
test_hard_wrap(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus =
        read_text(pack, "Hợp tác xã rau sạch mở thêm hai điểm bán\n\n"
                        "Hợp tác xã rau sạch Tân Phú vừa mở thêm hai điểm bán ở trung tâm\n"
                        "huyện, sau khi nhiều gia đình đề nghị được mua rau ngay trong ngày\n"
                        "thu hoạch. Mỗi sáng, xe của hợp tác xã chở khoảng ba trăm ký rau về\n"
                        "các điểm bán.\n\n"
                        "Bà Đỗ Thị Hạnh, chủ nhiệm hợp tác xã, nói rằng giá rau giữ nguyên từ\n"
                        "đầu năm, dù chi phí phân bón đã tăng. Người mua có thể xem sổ ghi\n"
                        "chép của từng luống rau ngay tại quầy.\n");
    const DsArticle *article = ds_corpus_article(corpus, 0);

    g_assert_cmpuint(article->blocks->len, ==, 3);
    g_assert_cmpuint(article->sentences->len, ==, 5);
}

static void
test_interview(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = read_text(
        pack, "Trước buổi khai giảng, ông Vũ Đình Lợi, hiệu trưởng trường làng, đã trả lời câu "
              "hỏi của "
              "chúng tôi về lớp học buổi tối cho người lớn tuổi trong xã.\n"
              "Lớp học buổi tối năm nay có gì khác so với những năm trước, thưa ông?\n"
              "Ông Vũ Đình Lợi: Năm nay lớp học có thêm môn tính toán, vì nhiều bà con muốn tự "
              "ghi sổ "
              "sách cho cửa hàng nhỏ của mình ở chợ.\n"
              "Sách vở do các cựu học sinh của trường gửi tặng, đủ cho cả hai lớp.\n"
              "Bao nhiêu người đã ghi tên vào lớp học, thưa ông?\n"
              "Ông Vũ Đình Lợi: Đến hôm qua đã có bốn mươi hai người ghi tên, nhiều hơn năm "
              "ngoái gần "
              "một nửa, trong đó quá nửa là phụ nữ.\n"
              "Xin cảm ơn ông!\n");
    const DsArticle *article = ds_corpus_article(corpus, 0);

    g_assert_cmpstr(kind_of(article, "Lớp học"), ==, "question");
    g_assert_cmpstr(kind_of(article, "Ông Vũ"), ==, "answer");
    g_assert_cmpstr(kind_of(article, "Sách vở"), ==, "answer");
    g_assert_cmpstr(kind_of(article, "Bao nhiêu"), ==, "question");
    g_assert_cmpstr(kind_of(article, "Xin cảm ơn"), ==, "question");
}

#define FIRST_QUESTION "Lớp học buổi tối năm nay có gì mới?"
#define FIRST_ANSWER                                                                           \
    "Năm nay lớp học có thêm môn tính toán, vì chúng tôi thấy nhiều bà con muốn tự ghi sổ."
#define SECOND_QUESTION "Bao nhiêu người đã ghi tên vào lớp học?"
#define SECOND_ANSWER                                                                          \
    "Đến hôm qua đã có bốn mươi hai người ghi tên, nhiều hơn năm ngoái gần một nửa."

/* The forms in which papers set interviews: with and without signs. */
static void
test_interview_forms(void)
{
    static const gchar *const forms[] = {
        FIRST_QUESTION "\n" FIRST_ANSWER "\n" SECOND_QUESTION "\n" SECOND_ANSWER
                       "\nXin cảm ơn ông!\n",
        "- " FIRST_QUESTION "\n- " FIRST_ANSWER "\n- " SECOND_QUESTION "\n- " SECOND_ANSWER
        "\n- Xin cảm ơn ông!\n",
        "* " FIRST_QUESTION "\n- " FIRST_ANSWER "\n* " SECOND_QUESTION "\n- " SECOND_ANSWER
        "\n",
        "Hỏi: " FIRST_QUESTION "\nĐáp: " FIRST_ANSWER "\nHỏi: " SECOND_QUESTION
        "\nĐáp: " SECOND_ANSWER "\n",
        "Báo Làng: " FIRST_QUESTION "\n" FIRST_ANSWER "\nBáo Làng: " SECOND_QUESTION
        "\n" SECOND_ANSWER "\n",
    };

    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree gchar *text = g_strconcat(
            "Trước buổi khai giảng, ông Vũ Đình Lợi, hiệu trưởng trường làng, đã trả lời câu "
            "hỏi của chúng tôi về lớp học buổi tối cho người lớn tuổi trong xã.\n",
            forms[i], NULL);
        g_autoptr(DsCorpus) corpus = read_text(pack, text);
        const DsArticle *article = ds_corpus_article(corpus, 0);
        guint n_answers = 0, n_questions = 0;
        for (guint k = 0; k < article->blocks->len; k++) {
            const DsBlockKind kind = g_array_index(article->blocks, DsBlock, k).kind;
            n_answers += kind == DS_BLOCK_ANSWER;
            n_questions += kind == DS_BLOCK_QUESTION;
        }
        g_assert_cmpuint(n_answers, ==, 2);
        g_assert_cmpuint(n_questions, >=, 2);
    }
}

/* A question that nobody is seen to ask is rhetoric. */
static void
test_questions_of_an_author(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = read_text(
        pack, "Lớp học buổi tối ở trường làng năm nay đông hơn mọi năm, và ai cũng nhận thấy "
              "điều ấy.\n" FIRST_QUESTION "\n" FIRST_ANSWER "\n" SECOND_QUESTION
              "\n" SECOND_ANSWER "\n");
    const DsArticle *article = ds_corpus_article(corpus, 0);

    for (guint k = 0; k < article->blocks->len; k++)
        g_assert_cmpint(g_array_index(article->blocks, DsBlock, k).kind, !=, DS_BLOCK_ANSWER);
}

/* Each sentence of plain text stays, whatever its length. */
static void
test_sentence_a_line(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus =
        read_text(pack, "Sáng 3/4, bến đò Cồn Tre chạy lại sau một tuần nghỉ vì nước lớn.\n"
                        "Hai chiếc đò mới đóng chở được ba mươi người mỗi chuyến.\n"
                        "Giá vé không đổi.\n"
                        "Chuyến cuối rời bến lúc 18 giờ.\n"
                        "Người lái đò nhắc khách mặc áo phao trước khi xuống bến.\n");
    const DsArticle *article = ds_corpus_article(corpus, 0);

    g_assert_cmpuint(article->sentences->len, ==, 5);
    g_assert_cmpstr(article->title.basis, ==, "first-sentence");
}

static const gchar paragraphs[] =
    "Từ đầu tuần tới, người dân hai bờ sông Mây có thêm ba bến thuyền để qua lại, thay cho cây "
    "cầu đang được sửa.\n"
    "Mỗi bến có hai chiếc thuyền, chạy từ năm giờ sáng đến chín giờ tối, theo bà Đỗ Thị Hạnh, "
    "chủ nhiệm hợp tác xã.\n"
    "Học sinh và người cao tuổi được đi miễn phí, những người khác trả hai nghìn đồng mỗi "
    "lượt.\n";

/* The same text as a reading program, a mail, a site of an office and a paper's page show it.
 */
static void
test_layouts(void)
{
    static const struct {
        const gchar *before, *after, *title, *author, *publisher, *date;
    } cases[] = {
        {"☰\nThời sự\nThị xã Đồng Lau mở thêm ba bến thuyền\nHà Mi\n05-02-2031 • 5 phút đọc\n"
         "Nghe đọc bài\n0:00 / 4:33\n",
         "Bạn thấy bài viết này thế nào?\nĐăng nhập để bình luận\n",
         "Thị xã Đồng Lau mở thêm ba bến thuyền", "Hà Mi", NULL, "2031-02-05"},
        {"Từ: Lê Văn Tám <tam@example.com>\nNgày: 05/02/2031 10:20\nĐến: ban.tin@example.com\n"
         "Chủ đề: Fwd: Thị xã Đồng Lau mở thêm ba bến thuyền\n"
         "---------- Thư chuyển tiếp ----------\nThị xã Đồng Lau mở thêm ba bến thuyền\n",
         "Hà Mi/Bản tin Sông Mây\n--\nGửi từ iPhone của tôi\n",
         "Thị xã Đồng Lau mở thêm ba bến thuyền", "Hà Mi", "Bản tin Sông Mây", "2031-02-05"},
        {"CỔNG THÔNG TIN ĐIỆN TỬ THỊ XÃ ĐỒNG LAU\nTiếng Việt | English\nChi tiết tin\n"
         "Thị xã Đồng Lau mở thêm ba bến thuyền\nNgày cập nhật: 05/02/2031\nLượt xem: 88\n",
         "Hà Mi\nCác tin đã đưa\nPhiên chợ vùng cao ngày cuối năm (01/02/2031)\n"
         "Thống kê truy cập\nĐang truy cập: 12\n",
         "Thị xã Đồng Lau mở thêm ba bến thuyền", "Hà Mi",
         "CỔNG THÔNG TIN ĐIỆN TỬ THỊ XÃ ĐỒNG LAU", "2031-02-05"},
        {"BÁO SÔNG MÂY\nSố 259 • Thứ Tư 5-2-2031\nTrang 3\n"
         "Vì sao thị xã Đồng Lau phải mở thêm ba bến thuyền ngay trong mùa nước lớn năm nay?\n",
         "Bài và ảnh: HÀ MI\n",
         "Vì sao thị xã Đồng Lau phải mở thêm ba bến thuyền ngay trong mùa nước lớn năm nay?",
         "HÀ MI", "BÁO SÔNG MÂY", "2031-02-05"},
        {"NÓNG MỚI VIDEO CHỦ ĐỀ\nThị xã Đồng Lau mở thêm ba bến thuyền\n"
         "05/02/2031 10:20 GMT+7\n12 liên quan\n",
         "Tác giả: Hà Mi\nNguồn Bến Sông: http://bensong.example.vn/a.html\n",
         "Thị xã Đồng Lau mở thêm ba bến thuyền", "Hà Mi", "Bến Sông", "2031-02-05"},
    };
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree gchar *text = g_strconcat(cases[i].before, paragraphs, cases[i].after, NULL);
        g_autoptr(DsCorpus) corpus = read_text(pack, text);
        const DsArticle *article = ds_corpus_article(corpus, 0);
        g_autofree gchar *date = ds_date_to_iso(article->published.date);
        g_test_message("layout %" G_GSIZE_FORMAT, i);
        g_assert_cmpstr(article->title.text, ==, cases[i].title);
        g_assert_cmpstr(article->author.text, ==, cases[i].author);
        g_assert_cmpstr(article->publisher.text, ==, cases[i].publisher);
        g_assert_cmpstr(date, ==, cases[i].date);
        g_assert_cmpuint(article->sentences->len, ==, 4); /* the title and three paragraphs */
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/blocks/vi/page-with-all-its-furniture", test_page);
    g_test_add_func("/blocks/vi/header-block-is-believed", test_header_block);
    g_test_add_func("/blocks/vi/hard-wrapped-lines-are-joined", test_hard_wrap);
    g_test_add_func("/blocks/vi/interview-has-questions-and-answers", test_interview);
    g_test_add_func("/blocks/vi/interview-in-the-forms-of-papers", test_interview_forms);
    g_test_add_func("/blocks/vi/questions-of-an-author-are-none", test_questions_of_an_author);
    g_test_add_func("/blocks/vi/layouts-of-programs-and-papers", test_layouts);
    g_test_add_func("/blocks/vi/no-sentence-of-a-bare-text-is-lost", test_sentence_a_line);
    return g_test_run();
}
