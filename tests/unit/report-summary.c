/* Sentences of the summary: which can stand alone, where they may be cut, who speaks for them.
 */
#include "../support/report_fixture.h"

#include "report/clip.h"
#include "report/seasons.h"
#include "report/summary_alone.h"
#include "report/summary_cut.h"
#include "report/voices.h"

/* A corpus with its notes, from one text. */
typedef struct {
    DsPack *pack;
    DsCorpus *corpus;
    DsAnnotations *notes;
} Read;

static Read
read_texts(const FixtureText *texts, guint n)
{
    GError *error = NULL;
    Read read = {.pack = fixture_pack()};

    read.corpus = fixture_corpus(read.pack, texts, n);
    g_autoptr(DsExtractor) extractor = ds_extractor_new(read.pack, &error);
    g_assert_no_error(error);
    read.notes = ds_extract(extractor, read.corpus, 1, NULL);
    return read;
}

static void
read_clear(Read *read)
{
    ds_annotations_free(read->notes);
    ds_corpus_unref(read->corpus);
    ds_pack_unref(read->pack);
}

/* The span of the sentence that begins with these words. */
static DsSpan
sentence_with(const Read *read, const gchar *words)
{
    const DsArticle *article = ds_corpus_article(read->corpus, 0);
    const gchar *at = strstr(article->text, words);

    g_assert_nonnull(at);
    const DsSentence *sentence = ds_article_sentence_at(article, (guint32)(at - article->text));
    return (DsSpan){0, sentence->start, sentence->end};
}

/* The ends of the sentence, as what stands before each, joined by "|". */
static gchar *
ends_of(const Read *read, const gchar *words, guint least)
{
    g_autoptr(DsCutter) cutter = ds_cutter_new(read->pack);
    const DsArticle *article = ds_corpus_article(read->corpus, 0);
    const DsSpan span = sentence_with(read, words);
    g_autoptr(GArray) ends =
        ds_cutter_ends(cutter, article, ds_annotations_article(read->notes, 0), span, least);
    g_autoptr(GString) result = g_string_new(NULL);

    for (guint i = 0; i < ends->len; i++) {
        const guint32 end = g_array_index(ends, guint32, i);
        g_string_append(result, i > 0 ? "|" : "");
        g_string_append_len(result, article->text + span.start, end - span.start);
    }
    return g_strdup(result->str);
}

static const FixtureText cuts = {
    (gchar *)"cat.txt",
    (gchar
         *)"Tỉnh Mẫu mở ba trạm bơm\n\n"
           "Tỉnh Mẫu sẽ mở ba trạm bơm mới trong mùa khô tới nhằm cấp nước cho các xã vùng "
           "cao. "
           "Mỗi trạm bơm được cấp hai mươi tỷ đồng trong ba năm nhằm mua máy mới, nếu hội đồng "
           "tỉnh chấp thuận. "
           "Ba trạm bơm mới sẽ chạy bằng điện mặt trời, góp phần giảm chi phí (qua đó giảm giá "
           "nước, đồng thời giảm nợ) cho các xã.\n"};

static void
tails_may_go(void)
{
    Read read = read_texts(&cuts, 1);
    g_autofree gchar *purpose = ends_of(&read, "Tỉnh Mẫu sẽ", 8);
    g_autofree gchar *condition = ends_of(&read, "Mỗi trạm", 8);
    g_autofree gchar *brackets = ends_of(&read, "Ba trạm bơm mới sẽ", 8);
    g_autofree gchar *too_short = ends_of(&read, "Tỉnh Mẫu sẽ", 20);

    g_assert_cmpstr(purpose, ==, "Tỉnh Mẫu sẽ mở ba trạm bơm mới trong mùa khô tới");
    g_assert_cmpstr(condition, ==, "");
    g_assert_cmpstr(brackets, ==,
                    "Ba trạm bơm mới sẽ chạy bằng điện mặt trời|"
                    "Ba trạm bơm mới sẽ chạy bằng điện mặt trời, góp phần giảm chi phí (qua đó "
                    "giảm giá nước, đồng thời giảm nợ)");
    g_assert_cmpstr(too_short, ==, "");
    read_clear(&read);
}

static const FixtureText clauses = {
    (gchar *)"menh.txt",
    (gchar *)"Tỉnh Mẫu sửa đường\n\n"
             "Ông Lê Văn Mẫu cho biết, trong ba năm tới, tỉnh sẽ sửa chín cây cầu cũ, mở rộng "
             "hai "
             "con đường ra cảng và trồng thêm cây xanh. "
             "Con đường này, do huyện Thử xây dựng từ lâu, đã được ủy ban nhân dân các xã nhận "
             "về để trông coi. "
             "Khi mùa mưa về trên các xã vùng cao, nhiều nhà sẽ phải dời đi nơi khác.\n"};

/* A cut leaves a statement: not the cue alone, not a subject alone, no clause that hangs. */
static void
cuts_leave_a_statement(void)
{
    Read read = read_texts(&clauses, 1);
    g_autofree gchar *said = ends_of(&read, "Ông Lê", 4);
    g_autofree gchar *subject = ends_of(&read, "Con đường này", 4);
    g_autofree gchar *open = ends_of(&read, "Khi mùa mưa", 4);

    g_assert_cmpstr(said, ==,
                    "Ông Lê Văn Mẫu cho biết, trong ba năm tới, tỉnh sẽ sửa chín cây cầu cũ");
    g_assert_cmpstr(subject, ==, "");
    g_assert_cmpstr(open, ==, "");
    read_clear(&read);
}

static const FixtureText occasions = {
    (gchar *)"dip.txt",
    (gchar
         *)"Tỉnh Mẫu bàn về nước\n\n"
           "Phát biểu tại hội nghị, bà Trần Thị Mẫu, Phó Giám đốc Sở Nông nghiệp và Phát triển "
           "nông thôn tỉnh Bến Tre, cho biết ba trạm bơm (hai trạm ở xã Thượng, một trạm ở xã "
           "Hạ) sẽ chạy trong tháng tới. "
           "Tại hội nghị ngày 12/3/2024, hội đồng tỉnh thông qua bản vẽ của con đập. "
           "Nêu rõ thời tiết thất thường, khó đoán, người dân các xã vẫn gieo hạt đúng vụ.\n"};

/* The sentence without its head and what it may lack in the middle, as it is printed. */
static gchar *
clipped(const Read *read, const gchar *words)
{
    g_autoptr(DsClipper) clipper = ds_clipper_new(read->pack);
    const DsArticle *article = ds_corpus_article(read->corpus, 0);
    const DsArticleNotes *notes = ds_annotations_article(read->notes, 0);
    const DsSpan span = sentence_with(read, words);
    DsClip clip = {.start = ds_clipper_head(clipper, article, notes, span), .end = span.end};

    ds_clip_add_gaps(article, notes, &clip);
    return ds_clip_text(article, span, &clip);
}

static void
occasions_titles_and_asides_may_go(void)
{
    Read read = read_texts(&occasions, 1);
    g_autofree gchar *said = clipped(&read, "Phát biểu");
    g_autofree gchar *dated = clipped(&read, "Tại hội nghị ngày");
    g_autofree gchar *list = clipped(&read, "Nêu rõ");

    g_assert_cmpstr(said, ==,
                    "Bà Trần Thị Mẫu […] cho biết ba trạm bơm […] sẽ chạy trong tháng tới.");
    g_assert_cmpstr(dated, ==,
                    "Tại hội nghị ngày 12/3/2024, hội đồng tỉnh thông qua bản vẽ của con đập.");
    g_assert_cmpstr(list, ==, "Người dân các xã vẫn gieo hạt đúng vụ.");
    read_clear(&read);
}

/* Two papers of one week and one of two years later, on the same subject. */
static void
years_apart_are_two_seasons(void)
{
    const FixtureText texts[] = {
        {(gchar *)"a.txt",
         (gchar *)"Tỉnh Mẫu mở trạm bơm\n\nNgày 12/3/2022, tỉnh Mẫu mở ba trạm "
                  "bơm mới ở vùng cao sau hai năm xây dựng.\n"},
        {(gchar *)"b.txt",
         (gchar *)"Trạm bơm đã chạy\n\nNgày 14/3/2022, ba trạm bơm mới của tỉnh "
                  "Mẫu bắt đầu đưa nước lên các xã.\n"},
        {(gchar *)"c.txt",
         (gchar *)"Họp về giá nước\n\nNgày 20/6/2024, hội đồng tỉnh Mẫu họp bàn "
                  "về giá nước của năm sau.\n"},
    };
    Read read = read_texts(texts, 3);
    g_autoptr(DsTerms) terms = ds_terms_new(read.corpus, read.pack, 1);
    g_autoptr(GArray) voices = ds_voices(read.corpus);
    g_autoptr(GArray) seasons = ds_seasons_find(terms, voices);

    g_assert_cmpuint(g_array_index(seasons, guint32, 0), ==, 0);
    g_assert_cmpuint(g_array_index(seasons, guint32, 1), ==, 0);
    g_assert_cmpuint(g_array_index(seasons, guint32, 2), ==, 2);
    g_clear_pointer(&terms, ds_terms_free);
    read_clear(&read);
}

static const FixtureText alone = {
    (gchar *)"dung.txt",
    (gchar *)"Tỉnh Mẫu xây lại con đập cũ\n\n"
             "(Báo Thử) - Tỉnh Mẫu khởi công xây lại con đập cũ bên sông Thử vào sáng qua. "
             "Con đập này đã dùng được bốn mươi năm và không còn an toàn cho dân. "
             "Bộ Xây dựng cho biết cơ quan này đã duyệt bản vẽ của con đập từ năm ngoái. "
             "Người dân đi qua con đập cũ lúc trời mưa (Ảnh: Lê Văn Mẫu) để sang chợ. "
             "Một góc con đập cũ nhìn từ bờ nam. Ảnh: Báo Thử. "
             "Vì sao con đập cũ không được sửa sớm hơn cho dân yên lòng? "
             "Bản vẽ của con đập mới gồm ba phần chính như sau:\n\n"
             "Tỉnh sẽ chi ba trăm tỷ đồng cho con đập mới...\n"};

static void
some_sentences_hang(void)
{
    Read read = read_texts(&alone, 1);
    g_autoptr(DsPointers) pointers = ds_pointers_new(read.pack);
    const DsArticle *article = ds_corpus_article(read.corpus, 0);
    const DsArticleNotes *notes = ds_annotations_article(read.notes, 0);
    const DsSpan paper = sentence_with(&read, "(Báo Thử)");

    g_assert_true(
        ds_points_back(pointers, article, notes, sentence_with(&read, "Con đập này")));
    g_assert_false(
        ds_points_back(pointers, article, notes, sentence_with(&read, "Bộ Xây dựng")));
    g_assert_true(ds_is_no_statement(pointers, article, sentence_with(&read, "Vì sao")));
    g_assert_true(ds_is_no_statement(pointers, article, sentence_with(&read, "Bản vẽ của")));
    g_assert_true(ds_is_no_statement(pointers, article, sentence_with(&read, "Tỉnh sẽ chi")));
    g_assert_true(ds_is_no_statement(pointers, article, sentence_with(&read, "Người dân đi")));
    g_assert_true(ds_is_no_statement(pointers, article, sentence_with(&read, "Một góc")));
    g_assert_false(ds_is_no_statement(pointers, article, sentence_with(&read, "Con đập này")));
    g_assert_true(g_str_has_prefix(
        article->text + ds_cutter_body(article, paper.start, paper.end), "Tỉnh Mẫu khởi công"));
    read_clear(&read);
}

/* What was done counts apart from what is praised; parts of longer words do not count. */
static void
facts_are_told_from_praise(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsPointers) pointers = ds_pointers_new(pack);
    gchar told[] = "Tỉnh Mẫu khởi công và khánh thành ba trạm bơm";
    gchar praised[] = "Nâng cao hiệu quả, phát huy vai trò của trạm bơm";
    DsArticle article = {.text = told};
    guint n_acts = 0, n_general = 0;

    ds_count_facts(pointers, &article, (DsSpan){0, 0, sizeof told - 1}, &n_acts, &n_general);
    g_assert_cmpuint(n_acts, ==, 2);
    g_assert_cmpuint(n_general, ==, 0);
    article.text = praised;
    ds_count_facts(pointers, &article, (DsSpan){0, 0, sizeof praised - 1}, &n_acts, &n_general);
    g_assert_cmpuint(n_acts, ==, 0);
    g_assert_cmpuint(n_general, ==, 4);
}

static guint32
voice_of(const Read *read, guint32 article)
{
    g_autoptr(GArray) voices = ds_voices(read->corpus);

    return g_array_index(voices, guint32, article);
}

/* A copy has no voice; an article that shares passages with another and adds its own has. */
static void
copies_have_no_voice(void)
{
    const gchar *own =
        "Dân xã Thượng mong con đập xong trước mùa lũ, để ruộng của họ không ngập "
        "như ba năm trước. Nhiều nhà đã dời lên đồi từ đầu năm.\n";
    g_autofree gchar *longer = g_strconcat(alone.text, "\n", own, "\n", cuts.text, NULL);
    const FixtureText texts[] = {
        {(gchar *)"a.txt", alone.text},
        {(gchar *)"b.txt", alone.text},
        {(gchar *)"c.txt", longer},
    };
    Read read = read_texts(texts, 3);

    g_assert_cmpuint(voice_of(&read, 0), ==, 2); /* all of it stands in the longer one */
    g_assert_cmpuint(voice_of(&read, 2), ==, 2);
    read_clear(&read);
    Read two = read_texts(texts, 2);
    g_assert_cmpuint(voice_of(&two, 0), ==, 0);
    g_assert_cmpuint(voice_of(&two, 1), ==, 0);
    read_clear(&two);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/summary/tails-may-go", tails_may_go);
    g_test_add_func("/summary/cuts-leave-a-statement", cuts_leave_a_statement);
    g_test_add_func("/summary/occasions-titles-and-asides-may-go",
                    occasions_titles_and_asides_may_go);
    g_test_add_func("/summary/years-apart-are-two-seasons", years_apart_are_two_seasons);
    g_test_add_func("/summary/some-sentences-hang", some_sentences_hang);
    g_test_add_func("/summary/facts-are-told-from-praise", facts_are_told_from_praise);
    g_test_add_func("/summary/copies-have-no-voice", copies_have_no_voice);
    return g_test_run();
}
