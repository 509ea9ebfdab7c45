/* Themes: articles of one subject are found together, and called by a phrase of theirs. */
#include "../support/report_fixture.h"

#include "report/cluster.h"
#include "report/themes.h"

static const FixtureText subjects[] = {
    {(gchar *)"dap_1.txt",
     (gchar
          *)"Khởi công hồ chứa nước Suối Thử\n\n"
            "Sáng nay, tỉnh Mẫu khởi công hồ chứa nước Suối Thử ở xã Thượng. Hồ chứa nước Suối "
            "Thử cấp nước tưới cho ba xã vùng cao của huyện.\n\n"
            "Chủ đầu tư hứa xong hồ chứa nước trước mùa khô năm sau.\n"},
    {(gchar *)"dap_2.txt",
     (gchar
          *)"Hồ chứa nước Suối Thử sẽ cấp nước cho ba xã\n\n"
            "Hồ chứa nước Suối Thử vừa khởi công sẽ cấp nước tưới cho ba xã vùng cao của huyện "
            "Thử. Dân xã Thượng chờ hồ chứa nước này đã hai mươi năm.\n\n"
            "Chủ đầu tư cho biết hồ chứa nước rộng bốn mươi hecta.\n"},
    {(gchar *)"sach_1.txt",
     (gchar *)"Hội sách thiếu nhi mở cửa ba ngày\n\n"
              "Hội sách thiếu nhi năm nay bày bán mười nghìn tựa truyện tranh và sách khoa "
              "học. Các "
              "nhà xuất bản giảm giá một nửa cho học sinh tiểu học.\n\n"
              "Ban tổ chức hội sách thiếu nhi mời hai mươi họa sĩ ký tặng.\n"},
    {(gchar *)"sach_2.txt",
     (gchar
          *)"Học sinh xếp hàng vào hội sách thiếu nhi\n\n"
            "Từ sáng sớm, học sinh tiểu học xếp hàng dài trước cổng hội sách thiếu nhi. Truyện "
            "tranh giảm giá một nửa hết ngay trong buổi sáng.\n\n"
            "Hai mươi họa sĩ ký tặng truyện tranh cho bạn đọc nhỏ tuổi.\n"},
};

static const DsTheme *
theme_at(const DsReport *report, guint i)
{
    return (const DsTheme *)g_ptr_array_index(report->themes, i);
}

static void
two_subjects_are_two_themes(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = fixture_report(pack, subjects, G_N_ELEMENTS(subjects));
    gint32 last = -1;

    g_assert_cmpuint(report->themes->len, ==, 2);
    g_assert_cmpstr(theme_at(report, 0)->name, ==, "Khởi công hồ chứa nước Suối Thử");
    g_assert_cmpstr(theme_at(report, 1)->name, ==, "Hội sách thiếu nhi");
    for (guint i = 0; i < report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(report->summary, i);
        const DsSpan *span = &g_array_index(item->evidence, DsEvidence, 0).span;
        g_assert_cmpint(item->theme, >=, last); /* the themes one after the other */
        g_assert_cmpint(item->theme, ==, span->article < 2 ? 0 : 1);
        last = item->theme;
    }
    g_assert_cmpint(last, ==, 1);
}

static void
one_subject_has_no_themes(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = fixture_report(pack, subjects, 2);

    g_assert_cmpuint(report->themes->len, ==, 0);
    for (guint i = 0; i < report->summary->len; i++)
        g_assert_cmpint(((DsSummaryItem *)report->summary->pdata[i])->theme, ==, -1);
}

static void
vector_free(gpointer data)
{
    g_array_unref((GArray *)data);
}

/* A vector of two directions. */
static GArray *
vector_at(gfloat x, gfloat y)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    const DsTermWeight weights[] = {{0, x}, {1, y}};

    g_array_append_vals(vector, weights, 2);
    return vector;
}

static void
clusters_need_a_mean_that_is_near(void)
{
    g_autoptr(GPtrArray) vectors = g_ptr_array_new_with_free_func(vector_free);

    g_ptr_array_add(vectors, vector_at(1.0f, 0.0f));
    g_ptr_array_add(vectors, vector_at(0.0f, 1.0f));
    g_ptr_array_add(vectors, vector_at(0.96f, 0.28f));
    g_ptr_array_add(vectors, vector_at(0.28f, 0.96f));
    g_ptr_array_add(vectors, vector_at(0.8f, 0.6f));
    g_autofree guint32 *two = ds_cluster(vectors, 0.7);
    g_autofree guint32 *one = ds_cluster(vectors, 0.3);
    for (guint i = 0; i < vectors->len; i++) {
        g_assert_cmpuint(two[i], ==, i == 1 || i == 3 ? 1 : 0);
        g_assert_cmpuint(one[i], ==, 0);
    }
}

static GPtrArray *
vectors_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
}

static void
add_vector(GPtrArray *vectors, const DsTermWeight *weights, guint n)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));

    g_array_append_vals(vector, weights, n);
    g_ptr_array_add(vectors, vector);
}

/* Vectors that are near nothing change nothing, but make them many: many are compared by their
 * terms, few pair by pair. */
static void
many_are_clustered_as_few(void)
{
    enum { FEW = 90, MANY = 400, TERMS = 40 };

    for (guint seed = 0; seed < 20; seed++) {
        g_autoptr(GRand) random = g_rand_new_with_seed(seed);
        g_autoptr(GPtrArray) few = vectors_new(), many = vectors_new();
        for (guint32 i = 0; i < MANY; i++) {
            DsTermWeight weights[TERMS];
            guint n = 0;
            for (guint32 t = 0; i < FEW && t < TERMS; t++)
                if (g_rand_int_range(random, 0, 6) == 0)
                    weights[n++] = (DsTermWeight){t, (gfloat)g_rand_double(random)};
            if (i >= FEW)
                weights[n++] = (DsTermWeight){TERMS + i, 1.0f};
            if (i < FEW)
                add_vector(few, weights, n);
            add_vector(many, weights, n);
        }
        g_autofree guint32 *expected = ds_cluster(few, 0.4);
        g_autofree guint32 *labels = ds_cluster(many, 0.4);
        for (guint32 i = 0; i < MANY; i++)
            g_assert_cmpuint(labels[i], ==, i < FEW ? expected[i] : i);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/themes/two-subjects-are-two-themes", two_subjects_are_two_themes);
    g_test_add_func("/themes/one-subject-has-no-themes", one_subject_has_no_themes);
    g_test_add_func("/themes/many-are-clustered-as-few", many_are_clustered_as_few);
    g_test_add_func("/themes/clusters-need-a-mean-that-is-near",
                    clusters_need_a_mean_that_is_near);
    return g_test_run();
}
