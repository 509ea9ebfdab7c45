/* A small document made by hand, laid out: positions as in SPEC.md, anchors, order, sameness.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"

static DsNode *
add(DsNode *parent, const gchar *role, const gchar *words)
{
    DsNode *node = ds_node_add(parent, role);

    if (words != NULL)
        ds_node_add_text(node, words);
    return node;
}

static DsNode *
add_part(DsNode *root, const gchar *name, const gchar *title, gint32 number)
{
    DsNode *part = add(root, "part", title);

    part->name = g_intern_string(name);
    part->anchor = g_strconcat("part-", name, NULL);
    part->number = number;
    return part;
}

static void
cite(DsNode *node, const gchar *text, const gchar *target)
{
    const DsInline piece = {
        .kind = DS_INLINE_CITATION, .text = g_strdup(text), .target = g_strdup(target)};

    g_array_append_val(node->inlines, piece);
}

static void
add_annex(DsNode *root, guint n_paragraphs)
{
    DsNode *part = add_part(root, "annex", "Phụ lục", 0);
    DsNode *article = add(part, "article", "Thành phố mở thêm ba tuyến xe buýt");

    article->anchor = g_strdup("a1");
    add(article, "article-label", "Bài 1");
    for (guint i = 0; i < n_paragraphs; i++) {
        DsNode *paragraph = add(article, "paragraph", NULL);
        paragraph->name = g_intern_string("body");
        DsNode *sentence = add(paragraph, "sentence",
                               "Từ đầu tháng sau, ba tuyến xe buýt mới nối trung tâm với các "
                               "khu dân cư phía tây, mỗi ngày phục vụ khoảng 12.000 lượt "
                               "khách, giá vé giữ nguyên trong sáu tháng đầu.");
        sentence->number = (gint32)i + 1;
        sentence->anchor = g_strdup_printf("a1-s%u", i + 1);
        if (i == 0) {
            sentence->backlinks = g_ptr_array_new_with_free_func(g_free);
            g_ptr_array_add(sentence->backlinks, g_strdup("s1"));
        }
    }
}

static DsDocument *
document_new(guint n_paragraphs)
{
    DsDocument *document = g_new0(DsDocument, 1);

    document->language = g_strdup("vi");
    document->title = g_strdup("Giao thông công cộng");
    document->short_title = g_strdup("Giao thông công cộng");
    document->as_of = (DsDate){2024, 7, 16};
    document->labels_missing = g_ptr_array_new_with_free_func(g_free);
    document->root = ds_node_new("document");
    DsNode *summary = add_part(document->root, "summary", "Tóm tắt", 3);
    add(summary, "subtitle", "1 chủ đề");
    DsNode *theme = add(summary, "theme", "Xe buýt");
    DsNode *point = add(theme, "point", "Ba tuyến xe buýt mới mở từ ngày 1/8/2024.");
    point->mark = DS_MARK_ONE;
    point->lead = TRUE;
    point->anchor = g_strdup("s1");
    cite(point, "[1·1]", "a1-s1");
    add_annex(document->root, n_paragraphs);
    return document;
}

static DsPages *
lay_out(const DsDocument *document, const gchar *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsStyle) style = ds_style_load(name, NULL);
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    DsPages *pages = ds_layout(document, style, pack, NULL, NULL, &error);

    g_assert_no_error(error);
    return pages;
}

static gboolean
begins_with(const DsGlyphs *glyphs, const gchar *words)
{
    g_autofree gchar *text = ds_glyphs_text(glyphs);

    return g_str_has_prefix(text, words);
}

/* The first box of a role on a page; its text begins with words when they are given. */
static const DsBox *
find(const DsPages *pages, guint page, const gchar *role, const gchar *words)
{
    const DsPage *p = g_ptr_array_index(pages->pages, page);

    for (guint i = 0; i < p->boxes->len; i++) {
        const DsBox *box = &g_array_index(p->boxes, DsBox, i);
        if (box->glyphs != NULL && g_strcmp0(box->role, role) == 0 &&
            (words == NULL || begins_with(box->glyphs, words)))
            return box;
    }
    g_error("no box of role %s on page %u", role, page + 1);
    return NULL;
}

static void
assert_at(const DsBox *box, gdouble x, gdouble y)
{
    g_assert_cmpfloat_with_epsilon(box->x / 1024.0, x, 0.02);
    g_assert_cmpfloat_with_epsilon(box->y / 1024.0, y, 0.02);
}

static void
test_positions(void)
{
    g_autoptr(DsDocument) document = document_new(3);
    g_autoptr(DsPages) pages = lay_out(document, "briefing");

    assert_at(find(pages, 0, "h1", "Tóm"), 182.693, 93);
    assert_at(find(pages, 0, "h1-number", "3"), 56.693, 93);
    assert_at(find(pages, 0, "sub", NULL), 182.693, 108.5);
    assert_at(find(pages, 0, "h2", "Xe"), 56.693, 139.5);
    assert_at(find(pages, 0, "body-strong", "Ba"), 182.693, 139.5);
    assert_at(find(pages, 0, "run", NULL), 56.693, 806);
    assert_at(find(pages, 1, "run-strong", "Phụ"), 56.693, 46.5);
    assert_at(find(pages, 1, "h1", "Phụ"), 182.693, 93);
}

static void
test_links_and_anchors(void)
{
    g_autoptr(DsDocument) document = document_new(3);
    g_autoptr(DsPages) pages = lay_out(document, "briefing");

    g_assert_cmpuint(pages->links->len, ==, 2);
    for (guint i = 0; i < pages->links->len; i++) {
        const DsLink *link = &g_array_index(pages->links, DsLink, i);
        g_assert_true(g_hash_table_contains(pages->page_of_anchor, link->target));
        g_assert_nonnull(link->contents);
        g_assert_cmpint(link->w, >, 0);
    }
    g_assert_cmpuint(GPOINTER_TO_UINT(g_hash_table_lookup(pages->page_of_anchor, "a1-s1")), ==,
                     2);
    g_assert_nonnull(find(pages, 1, "back", "tr."));
}

/* Every box inside the page, every line of text inside the text block. */
static void
test_nothing_sticks_out(void)
{
    g_autoptr(DsDocument) document = document_new(80);
    g_autoptr(DsPages) pages = lay_out(document, "briefing");

    g_assert_cmpuint(pages->pages->len, >, 3);
    for (guint p = 0; p < pages->pages->len; p++) {
        const DsPage *page = g_ptr_array_index(pages->pages, p);
        g_assert_false(page->forced);
        for (guint i = 0; i < page->boxes->len; i++) {
            const DsBox *box = &g_array_index(page->boxes, DsBox, i);
            g_assert_cmpint(box->x, >=, DS_PT(56.0));
            if (box->glyphs != NULL && box->element >= 0)
                g_assert_cmpint(box->y, <=, DS_PT(784.6));
        }
    }
}

static void
test_same_twice(void)
{
    static const gchar *const names[] = {"briefing", "nd30"};
    g_autoptr(DsDocument) document = document_new(12);

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(DsPages) first = lay_out(document, names[i]);
        g_autoptr(DsPages) second = lay_out(document, names[i]);
        g_autofree gchar *a = ds_pages_dump(first);
        g_autofree gchar *b = ds_pages_dump(second);
        g_assert_cmpstr(a, ==, b);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/positions-are-those-of-the-specification", test_positions);
    g_test_add_func("/layout/links-lead-somewhere", test_links_and_anchors);
    g_test_add_func("/layout/nothing-sticks-out", test_nothing_sticks_out);
    g_test_add_func("/layout/same-document-same-pages", test_same_twice);
    return g_test_run();
}
