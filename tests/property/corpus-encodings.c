/* Every encoding gives back the text that was written in it. */
#include <glib.h>

#include <string.h>

#include "../support/articles.h"
#include "corpus/charset.h"

#define PIECE 600 /* characters: about a kilobyte */

/* A piece of a seed from a random place, with the marks that old encodings lack made plain. */
static gchar *
random_piece(const gchar *text, glong n_chars)
{
    const glong from = g_test_rand_int_range(0, (gint32)(n_chars - PIECE));
    g_autofree gchar *piece = g_utf8_substring(text, from, from + PIECE);
    GString *out = g_string_new("Bài ");

    for (const gchar *p = piece; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (c == 0x201C || c == 0x201D)
            g_string_append_c(out, '"');
        else if (c == 0x2013 || c == 0x2014)
            g_string_append_c(out, '-');
        else if (c == 0x2026)
            g_string_append(out, "...");
        else if (c == 0xA0)
            g_string_append_c(out, ' ');
        else if (c < 0x80 || g_unichar_isalpha(c))
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* The byte of each letter, turned round from the reader's table. */
static GByteArray *
encode_by_table(const gunichar *table, const gchar *text)
{
    GByteArray *bytes = g_byte_array_new();

    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p))
        for (guint byte = 0; byte < 256; byte++)
            if (table[byte] == g_utf8_get_char(p)) {
                const guint8 one = (guint8)byte;
                g_byte_array_append(bytes, &one, 1);
                break;
            }
    return bytes;
}

static void
assert_read_as(
    DsPack *pack, const gchar *text, const void *data, gsize n, const gchar *encoding)
{
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(DsCorpus) corpus = read_bytes(pack, "test.txt", data, n, diag);

    g_assert_cmpuint(corpus->articles->len, ==, 1);
    g_assert_cmpstr(ds_corpus_article(corpus, 0)->encoding, ==, encoding);
    g_assert_cmpstr(ds_corpus_article(corpus, 0)->text, ==, text);
    g_assert_cmpuint(ds_diag_count(diag, DS_DIAG_WARNING), ==, 0);
}

static gchar *
load_seed(void)
{
    gchar *text = NULL;

    g_assert_true(g_file_get_contents(DS_SOURCE_DIR "/seeds/004_f5f80b331a2ddc10.txt", &text,
                                      NULL, NULL));
    gchar *composed = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_free(text);
    return composed;
}

static void
test_tables(void)
{
    static const DsCharset by_table[] = {DS_CHARSET_TCVN3, DS_CHARSET_VISCII, DS_CHARSET_VPS};
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autofree DsCharsets *charsets = ds_charsets_new();
    g_autofree gchar *seed = load_seed();
    const glong n_chars = g_utf8_strlen(seed, -1);

    for (guint round = 0; round < 20; round++)
        for (gsize i = 0; i < G_N_ELEMENTS(by_table); i++) {
            g_autofree gchar *text = random_piece(seed, n_chars);
            g_autoptr(GByteArray) bytes = encode_by_table(charsets->table[by_table[i]], text);
            assert_read_as(pack, text, bytes->data, bytes->len, ds_charset_name(by_table[i]));
        }
}

static void
test_unicode(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autofree gchar *seed = load_seed();
    const glong n_chars = g_utf8_strlen(seed, -1);

    for (guint round = 0; round < 10; round++) {
        g_autofree gchar *text = random_piece(seed, n_chars);
        gsize n = 0;
        g_autofree gchar *marked = g_convert(text, -1, "UTF-16", "UTF-8", NULL, &n, NULL);
        assert_read_as(pack, text, marked, n, "UTF-16");
        g_autofree gchar *bare = g_convert(text, -1, "UTF-16BE", "UTF-8", NULL, &n, NULL);
        assert_read_as(pack, text, bare, n, "UTF-16");
        assert_read_as(pack, text, text, strlen(text), "UTF-8");
    }
}

static void
test_windows_1258(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autofree gchar *seed = load_seed();
    const glong n_chars = g_utf8_strlen(seed, -1);

    for (guint round = 0; round < 10; round++) {
        g_autofree gchar *text = random_piece(seed, n_chars);
        gsize n = 0;
        g_autofree gchar *bytes = g_convert(text, -1, "CP1258", "UTF-8", NULL, &n, NULL);
        assert_read_as(pack, text, bytes, n, "windows-1258");
    }
}

static void
test_signs_after_letters(void)
{
    static const gchar vni[] = "Tr\xF6\xF4\xF8ng l\xE0ng";
    static const gchar viqr[] =
        "Lo+'p ho.c buo^?i to^'i ddo^ng ngu+o+`i lo+'n tuo^?i dde^'n nghe.\n";
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autofree DsCharsets *charsets = ds_charsets_new();
    g_autoptr(GString) out = g_string_new(NULL);

    ds_charset_decode(charsets, DS_CHARSET_VNI, (const guint8 *)vni, 8, out);
    g_autofree gchar *composed = g_utf8_normalize(out->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_assert_cmpstr(composed, ==, "Trường ");
    assert_read_as(pack, "Lớp học buổi tối đông người lớn tuổi đến nghe.\n", viqr, strlen(viqr),
                   "VIQR");
}

/* The letter as VIQR writes it. */
static void
append_viqr(GString *out, gunichar c)
{
    static const struct {
        gunichar mark;
        gchar sign;
    } signs[] = {{0x302, '^'}, {0x306, '('}, {0x31B, '+'}, {0x301, '\''},
                 {0x300, '`'}, {0x309, '?'}, {0x303, '~'}, {0x323, '.'}};
    gunichar parts[8];
    const gsize n = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));

    if (c == 0x110 || c == 0x111) {
        g_string_append(out, c == 0x110 ? "DD" : "dd");
        return;
    }
    g_string_append_unichar(out, parts[0]);
    for (guint round = 0; round < 2; round++) /* shapes before tones */
        for (gsize i = 1; i < n; i++)
            for (gsize k = round == 0 ? 0 : 3; k < (round == 0 ? 3u : 8u); k++)
                if (signs[k].mark == parts[i])
                    g_string_append_c(out, signs[k].sign);
}

/* escape: as RFC 1456 wants it; else as most people wrote it. */
static gchar *
encode_viqr(const gchar *text, gboolean escape)
{
    GString *out = g_string_new(NULL);

    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (escape && c < 0x80 && strchr("^(+*'`?~.\\", (gint)c) != NULL && out->len > 0)
            g_string_append_c(out, '\\');
        append_viqr(out, c);
    }
    return g_string_free(out, FALSE);
}

static void
test_viqr(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autofree gchar *seed = load_seed();
    const glong n_chars = g_utf8_strlen(seed, -1);

    for (guint round = 0; round < 20; round++) {
        g_autofree gchar *text = random_piece(seed, n_chars);
        g_autofree gchar *escaped = encode_viqr(text, TRUE);
        assert_read_as(pack, text, escaped, strlen(escaped), "VIQR");
        g_autofree gchar *plain = encode_viqr(text, FALSE);
        g_autoptr(DsDiag) diag = ds_diag_new();
        g_autoptr(DsCorpus) corpus = read_bytes(pack, "test.txt", plain, strlen(plain), diag);
        if (!g_str_equal(ds_corpus_article(corpus, 0)->text, text))
            g_assert_cmpuint(ds_diag_count(diag, DS_DIAG_WARNING), >, 0);
    }
}

/* Signs after vowels where nothing is escaped. */
static void
test_viqr_words(void)
{
    static const struct {
        const gchar *viqr, *text;
    } cases[] = {
        {"Ho^m nay tro+`i dde.p. Anh ta ra ddi. Chi. a^'y o+? nha` cho+` me. ve^`, dde^'n "
         "to^'i mo+'i bie^'t.\n",
         "Hôm nay trời đẹp. Anh ta ra đi. Chị ấy ở nhà chờ mẹ về, đến tối mới biết.\n"},
        {"Bo^. Y te^' va` Bo^. Giao tho^ng hop. Ai cu~ng ho?i: bao gio+`?\n"
         "Ha.n cuo^'i la` tha'ng ba.\n",
         "Bộ Y tế và Bộ Giao thông hop. Ai cũng hỏi: bao giờ?\n"
         "Hạn cuối là tháng ba.\n"},
        {"Trang baomoi.com va` ha~ng O'Neil dda~ no'i ro~ mo.i ddie^`u ho^m qua.\n",
         "Trang baomoi.com và hãng O'Neil đã nói rõ mọi điều hôm qua.\n"},
    };
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DsDiag) diag = ds_diag_new();
        g_autoptr(DsCorpus) corpus =
            read_bytes(pack, "test.txt", cases[i].viqr, strlen(cases[i].viqr), diag);
        g_assert_cmpstr(ds_corpus_article(corpus, 0)->text, ==, cases[i].text);
    }
}

static void
test_western(void)
{
    static const gchar text[] = "The caf\xE9 at the corner of the street will stay open, the "
                                "owner said, and it\x92s for the people of the town.";
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    assert_read_as(pack,
                   "The café at the corner of the street will stay open, the owner said, and "
                   "it’s for the people of the town.",
                   text, strlen(text), "windows-1252");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/decode/vi/tables-give-back-what-they-were-given", test_tables);
    g_test_add_func("/decode/vi/unicode-in-its-forms", test_unicode);
    g_test_add_func("/decode/vi/windows-1258", test_windows_1258);
    g_test_add_func("/decode/vi/signs-after-letters", test_signs_after_letters);
    g_test_add_func("/decode/vi/viqr-with-and-without-escapes", test_viqr);
    g_test_add_func("/decode/vi/viqr-signs-are-told-by-words", test_viqr_words);
    g_test_add_func("/decode/en/windows-1252", test_western);
    return g_test_run();
}
