/* What must not change what is read: line ends, byte order marks, composition, the order and
 * the number of threads; and what must stay linear. */
#include <glib.h>

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "../support/articles.h"

static gchar *
seed(guint index)
{
    static const gchar *const names[] = {"000_2a42ac8db88633a4.txt", "001_442904a76e1c62e5.txt",
                                         "002_294789f3ce7b07fa.txt", "003_1849a25552ca9d94.txt",
                                         "004_f5f80b331a2ddc10.txt"};
    g_autofree gchar *path =
        g_build_filename(DS_SOURCE_DIR, "seeds", names[index % G_N_ELEMENTS(names)], NULL);
    gchar *text = NULL;

    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static gchar *
dump_text(DsPack *pack, const gchar *text)
{
    g_autoptr(DsCorpus) corpus = read_text(pack, text);

    return dump_corpus(corpus);
}

static gchar *
replace(const gchar *text, const gchar *from, const gchar *to)
{
    g_auto(GStrv) parts = g_strsplit(text, from, -1);

    return g_strjoinv(to, parts);
}

static void
test_variants(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    for (guint i = 0; i < 5; i++) {
        g_autofree gchar *text = seed(i);
        g_autofree gchar *expected = dump_text(pack, text);
        g_autofree gchar *crlf = replace(text, "\n", "\r\n");
        g_autofree gchar *cr = replace(text, "\n", "\r");
        g_autofree gchar *bom = g_strconcat("\xEF\xBB\xBF", text, NULL);
        g_autofree gchar *nfd = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT);
        const gchar *variants[] = {crlf, cr, bom, nfd};
        for (gsize v = 0; v < G_N_ELEMENTS(variants); v++) {
            g_autofree gchar *found = dump_text(pack, variants[v]);
            g_assert_cmpstr(found, ==, expected);
        }
    }
}

/* Every other line decomposed: the same bytes as its composed twin. */
static void
test_mixed_composition(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autofree gchar *text = seed(0);
    g_autofree gchar *expected = dump_text(pack, text);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i += 2) {
        gchar *apart = g_utf8_normalize(lines[i], -1, G_NORMALIZE_DEFAULT);
        g_free(lines[i]);
        lines[i] = apart;
    }
    g_autofree gchar *mixed = g_strjoinv("\n", lines);
    g_autofree gchar *found = dump_text(pack, mixed);
    g_assert_cmpstr(found, ==, expected);
}

static void
test_order_and_threads(void)
{
    static const gchar *const folder[] = {DS_SOURCE_DIR "/seeds", NULL};
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(GPtrArray) inputs = ds_scan(folder, NULL, NULL);
    g_autoptr(DsCorpus) corpus = ds_corpus_read(folder, pack, 1, NULL, NULL);
    g_autofree gchar *expected = dump_corpus(corpus);
    const gchar *shuffled[8] = {NULL};

    for (guint i = 0; i < inputs->len; i++)
        shuffled[(i * 3 + 2) % inputs->len] =
            ((const DsInput *)g_ptr_array_index(inputs, i))->path;
    for (guint n_threads = 1; n_threads <= 5; n_threads += 2) {
        g_autoptr(DsCorpus) other = ds_corpus_read(shuffled, pack, n_threads, NULL, NULL);
        g_autofree gchar *found = dump_corpus(other);
        g_assert_cmpstr(found, ==, expected);
    }
}

/* Seconds for reading text repeated n times, without line ends between. */
static gdouble
time_of(DsPack *pack, const gchar *piece, guint n)
{
    g_autofree gchar *text = NULL;
    GString *all = g_string_new("Chợ "); /* a text without a word is no article */

    for (guint i = 0; i < n; i++)
        g_string_append(all, piece);
    text = g_string_free(all, FALSE);
    const clock_t before = clock(); /* of this process: other work does not count */
    g_autoptr(DsCorpus) corpus = read_text(pack, text);
    g_assert_cmpuint(corpus->articles->len, ==, 1);
    return (gdouble)(clock() - before) / CLOCKS_PER_SEC;
}

/* Four times the text may take eight times as long, whatever else the machine does; quadratic
 * work would take sixteen. */
static void
assert_linear(DsPack *pack, const gchar *piece, guint n)
{
    const gdouble once = time_of(pack, piece, n), four = time_of(pack, piece, 4 * n);

    g_test_message("%.3f s, four times as much %.3f s", once, four);
    g_assert_cmpfloat(four, <, 8 * once + 0.5);
}

static void
test_linear(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    assert_linear(pack, "Một câu dài nữa, của TP. Huế, ngày 3/4, và cứ thế. ", 5000);
    assert_linear(pack, "“", 12000);
    assert_linear(pack, "(\"", 12000);
    assert_linear(pack, "Tin khác\n", 4000);
    assert_linear(pack, "Nhà Dân \n1/2/2029\n>> a\n", 3000);
    assert_linear(pack, "a\xCC\x81\xCC\xA3", 12000);
}

static void
test_ten_megabytes(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    g_assert_cmpfloat(time_of(pack, "Mưa lớn ở vùng núi. ", 10 * 1024 * 1024 / 25), <, 60);
}

/* Random bytes are never a crash, and what comes out is clean. */
static void
test_noise(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    for (guint round = 0; round < 60; round++) {
        guint8 data[700];
        for (gsize i = 0; i < sizeof data; i++)
            data[i] = (guint8)g_test_rand_int_range(0, round % 2 == 0 ? 256 : 128);
        if (round % 5 == 0)
            memcpy(data, "<html><body>", 12);
        if (round % 7 == 0)
            memcpy(data, "PK\x03\x04", 4);
        if (round % 11 == 0)
            memcpy(data, "{\"text\":", 8);
        g_autoptr(DsCorpus) corpus = read_bytes(pack, "noise", data, sizeof data, NULL);
        for (guint i = 0; i < corpus->articles->len; i++) {
            const DsArticle *article = ds_corpus_article(corpus, i);
            g_assert_true(g_utf8_validate(article->text, (gssize)article->n_bytes, NULL));
            for (const gchar *p = article->text; *p != '\0'; p++)
                g_assert_true((guchar)*p >= 0x20 || *p == '\n');
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/read/line-ends-marks-and-composition-change-nothing", test_variants);
    g_test_add_func("/read/mixed-composition-changes-nothing", test_mixed_composition);
    g_test_add_func("/read/order-and-threads-change-nothing", test_order_and_threads);
    g_test_add_func("/read/time-is-linear", test_linear);
    g_test_add_func("/read/ten-megabytes-on-one-line", test_ten_megabytes);
    g_test_add_func("/read/noise-does-no-harm", test_noise);
    return g_test_run();
}
