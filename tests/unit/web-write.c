/* Hostile words of the sources stay words in every text format. */
#include <string.h>

#include "../support/small_document.h"
#include "web/web.h"

static gchar *
write_with(GBytes *(*write)(const DsDocument *, DsPack *, GError **), const gchar *text)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsDocument) document = small_document(text);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = write(document, pack, &error);
    gsize n = 0;

    g_assert_no_error(error);
    const gchar *data = (const gchar *)g_bytes_get_data(bytes, &n);
    return g_strndup(data, n);
}

static void
test_html_escapes(void)
{
    g_autofree gchar *html =
        write_with(ds_html_write, "</title><script>alert('1')</script><img src=x \"&\">");

    g_assert_null(strstr(html, "<script"));
    g_assert_null(strstr(html, "<img"));
    g_assert_nonnull(strstr(html, "&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)"));
}

static void
test_html_links_lead_somewhere(void)
{
    g_autofree gchar *html = write_with(ds_html_write, "Một câu.");

    for (const gchar *p = html; (p = strstr(p, "href=\"#")) != NULL; p++) {
        const gchar *start = p + strlen("href=\"#");
        g_autofree gchar *anchor = g_strndup(start, strcspn(start, "\""));
        g_autofree gchar *id = g_strdup_printf("id=\"%s\"", anchor);
        if (strstr(html, id) == NULL)
            g_error("nothing has the anchor %s", anchor);
    }
    g_assert_nonnull(strstr(html, "href=\"#a1-s1\""));
    g_assert_nonnull(strstr(html, "href=\"#k1\""));
}

static void
test_html_asks_for_nothing(void)
{
    g_autofree gchar *html = write_with(ds_html_write, "Một câu.");

    g_assert_null(strstr(html, "http://"));
    g_assert_null(strstr(html, "https://"));
    g_assert_null(strstr(html, "src="));
}

static void
test_markdown_escapes(void)
{
    static const struct {
        const gchar *text, *wanted;
    } cases[] = {
        {"[x](javascript:alert)", "\\[x\\](javascript:alert)"},
        {"*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"},
        {"<b>x</b> &amp;", "\\<b\\>x\\</b\\> \\&amp;"},
        {"![p](x) | a\\b", "\\!\\[p\\](x) \\| a\\\\b"},
        {"http://x.vn", "http\\://x.vn"},
        {"www.x.vn", "www\\.x.vn"},
        {"a\n# b", "a \\# b"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree gchar *markdown = write_with(ds_markdown_write, cases[i].text);
        g_test_message("%s", cases[i].text);
        g_assert_nonnull(strstr(markdown, cases[i].wanted));
    }
}

static void
test_markdown_block_starts(void)
{
    static const struct {
        const gchar *text, *wanted;
    } cases[] = {
        {"1. một", "# 1\\. một\n"}, {"12) một", "# 12\\) một\n"},
        {"- một", "# \\- một\n"},   {"+ một", "# \\+ một\n"},
        {"=====", "# \\=====\n"},   {"    mã", "# mã\n"},
        {"> lời", "# \\> lời\n"},   {"2024 là năm", "# 2024 là năm\n"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree gchar *markdown = write_with(ds_markdown_write, cases[i].text);
        g_test_message("%s", cases[i].text);
        g_assert_true(g_str_has_prefix(markdown, cases[i].wanted));
    }
}

/* A count of none is told as well. */
static void
test_markdown_tells_none(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsDocument) document = small_document("Một câu.");
    DsNode *figures = ds_node_add(document->root, "figures");
    g_autoptr(GError) error = NULL;

    ds_node_add_words(figures, "figure", "người phát biểu");
    g_autoptr(GBytes) bytes = ds_markdown_write(document, pack, &error);
    g_assert_no_error(error);
    g_assert_nonnull(g_strstr_len(g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), "**0** người phát biểu"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/escapes", test_html_escapes);
    g_test_add_func("/html/links-lead-somewhere", test_html_links_lead_somewhere);
    g_test_add_func("/html/asks-for-nothing", test_html_asks_for_nothing);
    g_test_add_func("/markdown/escapes", test_markdown_escapes);
    g_test_add_func("/markdown/block-starts", test_markdown_block_starts);
    g_test_add_func("/markdown/tells-none", test_markdown_tells_none);
    return g_test_run();
}
