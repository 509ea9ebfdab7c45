#include "base/deflate.h"
#include "pdf/codes.h"
#include "pdf/pdf.h"

#include <pango/pango.h>
#include <string.h>

#include "../support/sample_pages.h"

#define EPOCH 1721131200 /* 2024-07-16 12:00 UTC */

static GBytes *
write_pages(const DsPages *pages, GError **error)
{
    return ds_pdf_write(pages, EPOCH, NULL, NULL, error);
}

static gboolean
holds(GBytes *bytes, const gchar *text)
{
    gsize n = 0;
    const gchar *data = g_bytes_get_data(bytes, &n);

    return memmem(data, n, text, strlen(text)) != NULL;
}

static void
assert_refused(DsPages *pages, const gchar *reason)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = write_pages(pages, &error);

    g_assert_null(bytes);
    g_assert_nonnull(error);
    if (strstr(error->message, reason) == NULL)
        g_error("\"%s\" does not say \"%s\"", error->message, reason);
    ds_pages_free(pages);
}

static void
test_whole_file(void)
{
    g_autoptr(DsPages) pages = sample_pages_new(3);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = write_pages(pages, &error);

    g_assert_no_error(error);
    g_assert_true(holds(bytes, "%PDF-1.7\n"));
    g_assert_true(holds(bytes, "<pdfuaid:part>1</pdfuaid:part>"));
    g_assert_true(holds(bytes, "<pdfaid:part>2</pdfaid:part>"));
    g_assert_true(holds(bytes, "Bản tin tổng hợp &lt;mẫu&gt; &amp; “thử”"));
    g_assert_true(holds(bytes, "2024-07-16T12:00:00Z"));
    g_assert_false(holds(bytes, "/Type/Catalog")); /* it is in an object stream */
}

static void
test_same_bytes(void)
{
    g_autoptr(DsPages) one = sample_pages_new(2);
    g_autoptr(DsPages) two = sample_pages_new(2);
    g_autoptr(GBytes) first = write_pages(one, NULL);
    g_autoptr(GBytes) second = write_pages(two, NULL);

    g_assert_true(g_bytes_equal(first, second));
}

/* What the sample's bytes are, whatever machine writes them. Pango shapes and libdeflate packs:
 * with other versions of them the bytes may be others. After a change of the writer the message
 * tells the new sum, to be put here once the file has been looked at. */
static const struct {
    const gchar *pango, *deflate, *sha256;
} known_sums[] = {
    {"1.50.12", "1.14", "ee196dbc92ff8c7552176c794ae33114e5a292c87faf1f912fa9603ed0316300"},
};

static void
test_bytes_are_known(void)
{
    g_autoptr(DsPages) pages = sample_pages_new(2);
    g_autoptr(GBytes) bytes = write_pages(pages, NULL);
    g_autofree gchar *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);

    for (gsize i = 0; i < G_N_ELEMENTS(known_sums); i++)
        if (g_str_equal(known_sums[i].pango, pango_version_string()) &&
            g_str_equal(known_sums[i].deflate, ds_deflate_version())) {
            g_assert_cmpstr(sum, ==, known_sums[i].sha256);
            return;
        }
    g_autofree gchar *message =
        g_strdup_printf("no sum is known for Pango %s with libdeflate %s",
                        pango_version_string(), ds_deflate_version());
    g_test_skip(message);
}

static void
test_refuses_paint_outside_structure(void)
{
    DsPages *pages = sample_pages_new(1);
    DsPage *page = g_ptr_array_index(pages->pages, 0);
    const DsBox stray = {.kind = DS_BOX_RECT, .w = 1, .h = 1, .element = -1};

    g_array_append_val(page->boxes, stray);
    assert_refused(pages, "outside the structure");
}

static void
test_refuses_unknown_anchor(void)
{
    DsPages *pages = sample_pages_new(1);
    DsLink *link = &g_array_index(pages->links, DsLink, 0);

    g_free(link->target);
    link->target = g_strdup("nowhere");
    assert_refused(pages, "\"nowhere\"");
}

static void
test_refuses_bookmark_to_nothing(void)
{
    DsPages *pages = sample_pages_new(1);
    DsBookmark *bookmark = &g_array_index(pages->bookmarks, DsBookmark, 0);

    g_free(bookmark->anchor);
    bookmark->anchor = g_strdup("gone");
    assert_refused(pages, "\"gone\"");
}

static void
test_refuses_figure_without_words(void)
{
    DsPages *pages = sample_pages_new(1);
    const gint32 figure = ds_pages_add_element(pages, "Figure", 0);

    (void)figure;
    assert_refused(pages, "text alternative");
}

static void
test_refuses_unknown_type(void)
{
    DsPages *pages = sample_pages_new(1);

    ds_pages_add_element(pages, "Chapter", 0);
    assert_refused(pages, "no standard type");
}

static void
test_refuses_silent_link(void)
{
    DsPages *pages = sample_pages_new(1);

    g_clear_pointer(&g_array_index(pages->links, DsLink, 0).contents, g_free);
    assert_refused(pages, "does not say");
}

static void
test_refuses_missing_title(void)
{
    DsPages *pages = sample_pages_new(1);

    g_clear_pointer(&pages->title, g_free);
    assert_refused(pages, "no title");
}

/* Two bytes, the higher first; brackets and strokes are escaped within a string. */
static void
test_codes_are_two_bytes(void)
{
    static const struct {
        guint code;
        const gchar *bytes;
        gsize n;
    } cases[] = {
        {' ', "\0 ", 2}, {'(', "\0\\(", 3}, {0x100, "\x01\0", 2}, {0xFFFF, "\xFF\xFF", 2}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        ds_pdf_append_code(out, cases[i].code);
        g_assert_cmpuint(out->len, ==, cases[i].n);
        g_assert_true(memcmp(out->str, cases[i].bytes, cases[i].n) == 0);
    }
}

static void
test_missing_glyph_is_reported(void)
{
    g_autoptr(DsPages) pages = sample_pages_new(1);
    g_autoptr(DsDiag) diag = ds_diag_new();
    DsShape *shape = g_ptr_array_index(pages->shapes, 0);

    shape->glyphs->glyphs[0].glyph = PANGO_GET_UNKNOWN_GLYPH(0x65E5);
    g_autoptr(GBytes) bytes = ds_pdf_write(pages, EPOCH, NULL, diag, NULL);
    g_assert_nonnull(bytes);
    g_assert_cmpuint(ds_diag_count(diag, DS_DIAG_WARNING), ==, 1);
    g_assert_cmpstr(ds_diag_message(diag, 0)->code, ==, "missing-glyph");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/whole-file", test_whole_file);
    g_test_add_func("/pdf/same-bytes", test_same_bytes);
    g_test_add_func("/pdf/bytes-are-known-per-version-of-pango-and-libdeflate",
                    test_bytes_are_known);
    g_test_add_func("/pdf/refuses/paint-outside-structure",
                    test_refuses_paint_outside_structure);
    g_test_add_func("/pdf/refuses/unknown-anchor", test_refuses_unknown_anchor);
    g_test_add_func("/pdf/refuses/bookmark-to-nothing", test_refuses_bookmark_to_nothing);
    g_test_add_func("/pdf/refuses/figure-without-words", test_refuses_figure_without_words);
    g_test_add_func("/pdf/refuses/unknown-type", test_refuses_unknown_type);
    g_test_add_func("/pdf/refuses/silent-link", test_refuses_silent_link);
    g_test_add_func("/pdf/refuses/missing-title", test_refuses_missing_title);
    g_test_add_func("/pdf/codes-are-two-bytes", test_codes_are_two_bytes);
    g_test_add_func("/pdf/missing-glyph-is-reported", test_missing_glyph_is_reported);
    return g_test_run();
}
