/* Where sentences end. */
#include <glib.h>

#include <string.h>

#include "corpus/segment.h"

static void
assert_sentences(const gchar *text, const gchar *const *expected)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(GArray) sentences = g_array_new(FALSE, TRUE, sizeof(DsSentence));
    guint n = 0;

    ds_segment_span(text, 0, (guint32)strlen(text), ds_words(pack), sentences);
    for (; expected[n] != NULL; n++) {
        g_assert_cmpuint(n, <, sentences->len);
        const DsSentence *sentence = &g_array_index(sentences, DsSentence, n);
        g_autofree gchar *found =
            g_strndup(text + sentence->start, sentence->end - sentence->start);
        g_assert_cmpstr(found, ==, expected[n]);
    }
    g_assert_cmpuint(sentences->len, ==, n);
}

#define SENTENCES(...) ((const gchar *const[]){__VA_ARGS__, NULL})

static void
test_abbreviations(void)
{
    assert_sentences(
        "TS. Hà Văn Kiên và ThS. Mai Lan sống ở TP. Huế. Họ dạy học.",
        SENTENCES("TS. Hà Văn Kiên và ThS. Mai Lan sống ở TP. Huế.", "Họ dạy học."));
}

static void
test_numbers(void)
{
    assert_sentences(
        "Lớp mở ngày 15.7.2024 với 1.204 người. Học phí là 3,5 triệu đồng.",
        SENTENCES("Lớp mở ngày 15.7.2024 với 1.204 người.", "Học phí là 3,5 triệu đồng."));
}

static void
test_ellipsis(void)
{
    assert_sentences(
        "Chợ bán cá, tôm, mực v.v... rất rẻ. Người mua đông… Trời vẫn mưa.",
        SENTENCES("Chợ bán cá, tôm, mực v.v... rất rẻ.", "Người mua đông…", "Trời vẫn mưa."));
}

static void
test_closing_marks(void)
{
    assert_sentences("Bà nói: “Đò đã về bến.” Mọi người vỗ tay. “Đi thôi!”",
                     SENTENCES("Bà nói: “Đò đã về bến.”", "Mọi người vỗ tay.", "“Đi thôi!”"));
}

static void
test_unbalanced_marks(void)
{
    assert_sentences("Ông kể \"chuyện cũ. Không ai nghe. Trời tối.",
                     SENTENCES("Ông kể \"chuyện cũ.", "Không ai nghe.", "Trời tối."));
}

static void
test_initials(void)
{
    assert_sentences("Anh N.V.A. Tuấn kể lại. Chị M. cũng có mặt.",
                     SENTENCES("Anh N.V.A. Tuấn kể lại.", "Chị M. cũng có mặt."));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/segment/vi/abbreviations-end-nothing", test_abbreviations);
    g_test_add_func("/segment/vi/numbers-hold-together", test_numbers);
    g_test_add_func("/segment/vi/ellipsis-ends-before-a-capital", test_ellipsis);
    g_test_add_func("/segment/vi/closing-mark-belongs-to-its-sentence", test_closing_marks);
    g_test_add_func("/segment/vi/unbalanced-marks-do-no-harm", test_unbalanced_marks);
    g_test_add_func("/segment/vi/initials-are-no-end", test_initials);
    return g_test_run();
}
