/* Near-duplicates: what is copied is one family however it was cut, what shares the foot of a
 * page only is not; the order does not matter, and the work is linear. */
#include <glib.h>

#include <time.h>

#include "../support/articles.h"
#include "corpus/align.h"
#include "corpus/build.h"
#include "corpus/family.h"

#define SENTENCES 16

/* A sentence of random syllables, the same for the same number. */
static gchar *
sentence(guint number)
{
    static const gchar *const syllables[] = {
        "chợ", "sông", "người", "bán", "cá",  "sáng", "nay", "đường", "mưa", "lũ",
        "cầu", "xã",   "huyện", "trẻ", "học", "sách", "lúa", "mùa",   "vụ",  "thuyền"};
    GRand *rand = g_rand_new_with_seed(number * 2654435761u);
    GString *out = g_string_new("Ngày");

    for (guint i = 0; i < 14; i++)
        g_string_append_printf(out, " %s",
                               syllables[g_rand_int_range(rand, 0, G_N_ELEMENTS(syllables))]);
    g_string_append(out, ".");
    g_rand_free(rand);
    return g_string_free(out, FALSE);
}

static DsArticle *
article_new(DsPack *pack, const gchar *text, guint number)
{
    g_autofree gchar *path = g_strdup_printf("%05u.txt", number);

    return ds_article_build(g_strdup(text), strlen(text), path, NULL, NULL, pack, NULL);
}

/* Sentences from to to of a story, every keep-th left out, between a head and a foot. */
static DsArticle *
tell(DsPack *pack, guint story, guint from, guint to, guint without, guint number)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = from; i < to; i++) {
        g_autofree gchar *one = sentence(story * 1000 + i);
        if (without == 0 || i % without != 0)
            g_string_append_printf(text, "%s\n\n", one);
    }
    g_autofree gchar *foot = sentence(999999);
    g_string_append_printf(text, "%s\n", foot);
    return article_new(pack, text->str, number);
}

static guint32
family_of(const DsCorpus *corpus, guint i)
{
    return ds_corpus_article(corpus, i)->family;
}

static void
test_copies(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = ds_corpus_new();

    g_ptr_array_add(corpus->articles, tell(pack, 1, 0, SENTENCES, 0, 0));
    g_ptr_array_add(corpus->articles, tell(pack, 2, 0, SENTENCES, 0, 1));
    g_ptr_array_add(corpus->articles, tell(pack, 1, 0, SENTENCES, 3, 2)); /* cut */
    g_ptr_array_add(corpus->articles, tell(pack, 1, 12, 40, 0, 3)); /* a tail that goes on */
    g_ptr_array_add(corpus->articles, tell(pack, 2, 0, 4, 0, 4));   /* a short notice */
    g_ptr_array_add(corpus->articles, tell(pack, 3, 0, SENTENCES, 0, 5));
    ds_families_find(corpus);
    g_assert_cmpuint(corpus->n_families, ==, 3);
    for (guint i = 2; i < 4; i++)
        g_assert_cmpuint(family_of(corpus, i), ==, family_of(corpus, 0));
    g_assert_cmpuint(family_of(corpus, 4), ==, family_of(corpus, 1));
    g_assert_cmpuint(family_of(corpus, 5), ==, 3);
}

/* Each copied sentence leads to the one it is a copy of; the others to none. */
static void
test_alignment(void)
{
    static const gchar first[] =
        "Sáng nay chợ huyện mở lại sau ba tuần đóng cửa vì nước lũ tràn về.\n\n"
        "Các quầy hàng đã được rửa sạch và khử khuẩn trước khi bán buổi đầu tiên.\n\n"
        "Người dân từ bốn xã quanh vùng kéo đến từ khi trời còn chưa sáng hẳn.\n";
    static const gchar second[] =
        "Người dân từ bốn xã quanh vùng kéo về từ khi trời còn chưa sáng hẳn, theo ban quản "
        "lý.\n\n"
        "Một con đường mới sẽ được mở ở phía sau chợ vào mùa khô năm tới.\n\n"
        "Sáng nay chợ huyện mở lại sau ba tuần đóng cửa vì nước lũ tràn về.\n\n"
        "Các quầy hàng đã được rửa sạch và khử khuẩn trước khi bán buổi đầu tiên.\n";
    static const guint32 expected[] = {2, G_MAXUINT32, 0, 1};
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = ds_corpus_new();

    g_ptr_array_add(corpus->articles, article_new(pack, first, 0));
    g_ptr_array_add(corpus->articles, article_new(pack, second, 1));
    ds_families_find(corpus);
    ds_align_families(corpus);
    g_assert_cmpuint(corpus->n_families, ==, 1);
    g_assert_cmpuint(corpus->copies->len, ==, 3);
    for (guint32 s = 0; s < G_N_ELEMENTS(expected); s++) {
        const DsCopy *copy = ds_corpus_copy_of(corpus, 1, s);
        g_assert_cmpuint(copy != NULL ? copy->of_sentence : G_MAXUINT32, ==, expected[s]);
    }
}

/* Random cuts of random stories: whatever the order, the same articles stand together. */
static void
test_order(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = ds_corpus_new(), turned = ds_corpus_new();
    const guint n = 60;

    for (guint i = 0; i < n; i++) {
        const guint story = i % 17, from = i % 3;
        g_ptr_array_add(corpus->articles, tell(pack, story, from, SENTENCES, 2 + i % 5, i));
    }
    for (guint i = 0; i < n; i++) {
        const guint k = (i * 7 + 3) % n, story = k % 17, from = k % 3;
        g_ptr_array_add(turned->articles, tell(pack, story, from, SENTENCES, 2 + k % 5, k));
    }
    ds_families_find(corpus);
    ds_families_find(turned);
    g_assert_cmpuint(corpus->n_families, ==, 17);
    g_assert_cmpuint(turned->n_families, ==, 17);
    for (guint a = 0; a < n; a++)
        for (guint b = 0; b < n; b++)
            g_assert_cmpint(family_of(corpus, (a * 7 + 3) % n) ==
                                family_of(corpus, (b * 7 + 3) % n),
                            ==, family_of(turned, a) == family_of(turned, b));
}

/* Seconds of this process for the families of n articles, ten of each story and all with
 * sentences that all others use. */
static gdouble
time_of(DsPack *pack, guint n)
{
    g_autoptr(DsCorpus) corpus = ds_corpus_new();

    for (guint i = 0; i < n; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint k = 0; k < 12; k++) {
            g_autofree gchar *own = sentence(i / 10 * 100 + (i + k) % 20 + 5000);
            g_autofree gchar *common = sentence((i * 7 + k * 3) % 50);
            g_string_append_printf(text, "%s %s\n\n", own, common);
        }
        g_ptr_array_add(corpus->articles, article_new(pack, text->str, i));
    }
    const clock_t before = clock();
    ds_families_find(corpus);
    ds_align_families(corpus);
    return (gdouble)(clock() - before) / CLOCKS_PER_SEC;
}

/* Four times the articles may take eight times as long; quadratic work would take sixteen. */
static void
test_linear(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    const gdouble once = time_of(pack, 400), four = time_of(pack, 1600);

    g_test_message("400 articles %.3f s, 1600 %.3f s", once, four);
    g_assert_cmpfloat(four, <, 8 * once + 0.5);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/family/copies-are-one-however-they-were-cut", test_copies);
    g_test_add_func("/family/sentences-are-aligned", test_alignment);
    g_test_add_func("/family/order-does-not-matter", test_order);
    g_test_add_func("/family/work-is-linear", test_linear);
    return g_test_run();
}
