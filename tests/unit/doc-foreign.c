/* Foreign runs get their language, and the words stay what they are. */
#include "../support/small_document.h"
#include "doc/foreign.h"

/* The words of the front page's point, foreign ones as {en:…}. */
static gchar *
marked(const gchar *text)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsDocument) document = small_document(text);
    GString *out = g_string_new(NULL);

    ds_document_mark_foreign(document, pack);
    const DsNode *points = ds_node_child(ds_document_part(document, "front"), "key-points");
    const DsNode *point = ds_node_child(points, "point");
    for (guint i = 0; i < point->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(point, i);
        if (piece->kind != DS_INLINE_TEXT)
            continue;
        if (piece->lang != NULL)
            g_string_append_printf(out, "{%s:%s}", piece->lang, piece->text);
        else
            g_string_append(out, piece->text);
    }
    return g_string_free(out, FALSE);
}

static void
test_runs(void)
{
    static const gchar *const cases[][2] = {
        {"Hiệp hội (International Social Security Association - ISSA) họp.",
         "Hiệp hội ({en:International Social Security Association} - ISSA) họp."},
        {"Báo The Wall Street Journal đưa tin về Bank of America, World Bank và Nike.",
         "Báo The {en:Wall Street Journal} đưa tin về {en:Bank of America}, {en:World Bank} và "
         "Nike."},
        {"“Financial Times” viết.", "“{en:Financial Times}” viết."},
        {"Ông Angela Merkel gặp Emmanuel Macron.", "Ông Angela Merkel gặp Emmanuel Macron."},
        {"Ban to chuc va nhan dan", "Ban to chuc va nhan dan"},
        {"BHXH, ASSA, ISSA", "BHXH, ASSA, ISSA"},
        {"The", "The"},
        {"", ""},
        {"  World  Bank ", "  World  Bank "},
        {"World Bank", "{en:World Bank}"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree gchar *found = marked(cases[i][0]);
        g_assert_cmpstr(found, ==, cases[i][1]);
    }
}

static void
test_other_places_stay(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsDocument) document = small_document("World Bank");

    ds_document_mark_foreign(document, pack);
    g_assert_cmpuint(document->root->inlines->len, ==, 1);
    g_assert_null(ds_node_inline(document->root, 0)->lang);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/foreign/runs", test_runs);
    g_test_add_func("/foreign/other-places-stay", test_other_places_stay);
    return g_test_run();
}
