/* The page: header, contents, parts. */
#include "web/html.h"

#include <string.h>

#include "doc/labels.h"

static void
index_parts(DsHtml *h, const DsNode *node, const DsNode *part)
{
    if (node->anchor != NULL)
        g_hash_table_insert(h->part_of, node->anchor, (gpointer)part);
    for (guint i = 0; i < node->children->len; i++)
        index_parts(h, ds_node_at(node, i), part);
}

static void
write_compare(DsHtml *h, const DsNode *compare)
{
    ds_html_open(h, "dl", compare->role, NULL);
    for (guint i = 0; i < compare->children->len; i++) {
        const DsNode *side = ds_node_at(compare, i);
        ds_html_open(h, "dt", side->role, NULL);
        ds_html_mark(h, i == 0 ? compare->mark : DS_MARK_NONE);
        ds_html_words(h, side);
        ds_html_close(h, "dt");
        ds_html_element(h, "dd", ds_node_child(side, "words-differ"));
    }
    ds_html_close(h, "dl");
}

static void
write_point(DsHtml *h, const DsNode *point)
{
    const DsNode *compare = ds_node_child(point, "compare");

    ds_html_open(h, "p", point->lead ? "point lead" : "point", point->anchor);
    ds_html_mark(h, point->mark);
    ds_html_words(h, point);
    ds_html_close(h, "p");
    g_string_append_c(h->out, '\n');
    if (compare != NULL)
        write_compare(h, compare);
}

static void
write_quote(DsHtml *h, const DsNode *quote)
{
    ds_html_open(h, "figure", quote->role, quote->anchor);
    ds_html_element(h, "p", ds_node_child(quote, "quote-question"));
    g_string_append(h->out, "<blockquote><p>");
    ds_html_mark(h, quote->mark);
    ds_html_words(h, ds_node_child(quote, "quote-words"));
    g_string_append(h->out, "</p></blockquote>");
    ds_html_element(h, "figcaption", ds_node_child(quote, "quote-kind"));
    ds_html_close(h, "figure");
    g_string_append_c(h->out, '\n');
}

static void
write_gap(DsHtml *h, const DsNode *gap)
{
    ds_html_open(h, "div", gap->role, gap->anchor);
    ds_html_mark(h, gap->mark);
    for (guint i = 0; i < gap->children->len; i++)
        ds_html_element(h, i == 0 ? "span" : "p", ds_node_at(gap, i));
    ds_html_close(h, "div");
    g_string_append_c(h->out, '\n');
}

static void
write_figure(DsHtml *h, const DsNode *figure)
{
    g_string_append_printf(h->out, "<li class=\"figure\"><b>%d</b> ", figure->number);
    ds_html_words(h, figure);
    ds_html_close(h, "li");
}

static void
write_timeline_item(DsHtml *h, const DsNode *item)
{
    const DsNode *date = ds_node_child(item, "timeline-date");
    g_autofree gchar *words = ds_node_dup_words(item);

    ds_html_open(h, "li", item->role, NULL);
    ds_html_element(h, "b", date);
    g_string_append_c(h->out, ' ');
    ds_html_link(h, item->target, words);
    ds_html_close(h, "li");
    g_string_append_c(h->out, '\n');
}

static void
write_legend_row(DsHtml *h, const DsNode *row)
{
    ds_html_open(h, "li", row->role, NULL);
    ds_html_mark(h, row->mark);
    for (guint i = 0; i < row->inlines->len; i++) {
        g_string_append(h->out, i > 0 ? " " : "");
        ds_html_text(h, ds_node_inline(row, i)->text);
    }
    ds_html_close(h, "li");
}

/* "→ 1, 3": the parts that cite the sentence. */
static void
write_backlinks(DsHtml *h, const DsNode *sentence)
{
    if (sentence->backlinks == NULL)
        return;
    g_string_append(h->out, " <span class=\"back\">→");
    for (guint i = 0; i < sentence->backlinks->len; i++) {
        const gchar *anchor = (const gchar *)g_ptr_array_index(sentence->backlinks, i);
        const DsNode *part = (const DsNode *)g_hash_table_lookup(h->part_of, anchor);
        g_autofree gchar *number = g_strdup_printf("%d", part->number);
        g_autofree gchar *title = ds_node_dup_words(part);
        g_autofree gchar *label =
            ds_label_fill(h->pack, "epub.back", "n", number, "part", title, NULL);
        g_string_append_printf(h->out, "%s<a href=\"#%s\" aria-label=\"", i > 0 ? ", " : " ",
                               anchor);
        ds_html_text(h, label);
        g_string_append_printf(h->out, "\">%s</a>", number);
    }
    ds_html_close(h, "span");
}

static void
write_sentence(DsHtml *h, const DsNode *sentence)
{
    ds_html_open(h, "span", sentence->backlinks != NULL ? "sentence cited" : "sentence",
                 sentence->anchor);
    if (sentence->number > 0)
        g_string_append_printf(h->out, "<span class=\"sno\">%d</span>\u00A0", sentence->number);
    ds_html_words(h, sentence);
    ds_html_close(h, "span");
    write_backlinks(h, sentence);
}

/* The title's paragraph is the article's heading; a heading of the article is one level lower.
 */
static const gchar *
paragraph_element(const DsNode *paragraph)
{
    if (strcmp(paragraph->name, "title") == 0)
        return "h3";
    return strcmp(paragraph->name, "heading") == 0 ? "h4" : "p";
}

static void
write_paragraph(DsHtml *h, const DsNode *paragraph)
{
    const gchar *element = paragraph_element(paragraph);

    ds_html_open(h, element, paragraph->name, paragraph->anchor);
    ds_html_words(h, paragraph);
    for (guint i = 0; i < paragraph->children->len; i++) {
        g_string_append(h->out, i > 0 ? " " : "");
        write_sentence(h, ds_node_at(paragraph, i));
    }
    ds_html_close(h, element);
    g_string_append_c(h->out, '\n');
}

static const struct {
    const gchar *role;
    void (*write)(DsHtml *h, const DsNode *node);
} items[] = {
    {"point", write_point},
    {"quote", write_quote},
    {"gap", write_gap},
    {"figure", write_figure},
    {"timeline-item", write_timeline_item},
    {"legend-row", write_legend_row},
    {"paragraph", write_paragraph},
};

/* Groups whose items are entries of a list. */
static gboolean
is_list(const DsNode *group)
{
    return ds_node_is(group, "figures") || ds_node_is(group, "timeline") ||
           ds_node_is(group, "legend");
}

static void
write_item(DsHtml *h, const DsNode *group, const DsNode *node)
{
    /* The shapes of the drawn timeline need no key where nothing is drawn. */
    if (ds_node_is(node, "timeline-key"))
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(items); i++) {
        if (ds_node_is(node, items[i].role)) {
            items[i].write(h, node);
            return;
        }
    }
    ds_html_element(h, is_list(group) ? "li" : "p", node);
}

static gboolean
has_title_paragraph(const DsNode *article)
{
    for (guint i = 0; i < article->children->len; i++) {
        const DsNode *child = ds_node_at(article, i);
        if (ds_node_is(child, "paragraph") && strcmp(child->name, "title") == 0)
            return TRUE;
    }
    return FALSE;
}

/* A section has a heading; what has none is a mere division. */
static const gchar *
group_element(const DsNode *group)
{
    if (ds_node_is(group, "article"))
        return "article";
    return group->inlines->len > 0 ? "section" : "div";
}

static void
write_group(DsHtml *h, const DsNode *group)
{
    const gboolean titled = ds_node_is(group, "article") && has_title_paragraph(group);

    ds_html_open(h, group_element(group), group->role, group->anchor);
    if (group->inlines->len > 0 && !titled) {
        ds_html_open(h, "h3", group->name, NULL);
        ds_html_words(h, group);
        ds_html_close(h, "h3");
    }
    if (ds_node_is(group, "matrix")) {
        ds_html_matrix(h, group);
    } else if (!ds_html_table(h, group)) {
        g_string_append(h->out, is_list(group) ? "<ul>" : "");
        for (guint i = 0; i < group->children->len; i++)
            write_item(h, group, ds_node_at(group, i));
        g_string_append(h->out, is_list(group) ? "</ul>" : "");
    }
    ds_html_close(h, group_element(group));
    g_string_append_c(h->out, '\n');
}

static gboolean
is_masthead(const DsNode *node)
{
    static const gchar *const roles[] = {"series",     "organisation", "issue",
                                         "issue-date", "title",        "fact"};

    for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
        if (ds_node_is(node, roles[i]))
            return TRUE;
    }
    return FALSE;
}

static void
write_part(DsHtml *h, const DsNode *part)
{
    ds_html_open(h, "section", part->name, part->anchor);
    g_string_append(h->out, "<h2>");
    if (part->number > 0)
        g_string_append_printf(h->out, "%d. ", part->number);
    ds_html_words(h, part);
    g_string_append(h->out, "</h2>\n");
    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *node = ds_node_at(part, i);
        if (is_masthead(node) || ds_node_is(node, "contents-entry"))
            continue; /* in the header and the navigation */
        if (ds_node_is(node, "subtitle") || ds_node_is(node, "note"))
            ds_html_element(h, "p", node);
        else
            write_group(h, node);
    }
    ds_html_close(h, "section");
    g_string_append_c(h->out, '\n');
}

static void
write_header(DsHtml *h)
{
    static const gchar *const roles[] = {"series", "organisation", "issue", "issue-date"};
    const DsNode *front = ds_document_part(h->document, "front");

    g_string_append(h->out, "<header>");
    for (gsize i = 0; front != NULL && i < G_N_ELEMENTS(roles); i++)
        ds_html_element(h, "p", ds_node_child(front, roles[i]));
    g_string_append(h->out, "<h1>");
    ds_html_text(h, h->document->title);
    g_string_append(h->out, "</h1>");
    for (guint i = 0; front != NULL && i < front->children->len; i++) {
        const DsNode *fact = ds_node_at(front, i);
        if (!ds_node_is(fact, "fact"))
            continue;
        g_string_append(h->out, "<p class=\"note\">");
        ds_html_words(h, fact);
        g_string_append(h->out, ": ");
        ds_html_element(h, "b", ds_node_child(fact, "value"));
        g_string_append(h->out, "</p>");
    }
    g_string_append(h->out, "</header>\n");
}

static void
write_navigation(DsHtml *h)
{
    g_string_append(h->out, "<nav aria-label=\"");
    ds_html_text(h, ds_html_label(h, "nav.contents"));
    g_string_append(h->out, "\"><ol>");
    for (guint i = 0; i < h->document->root->children->len; i++) {
        const DsNode *part = ds_node_at(h->document->root, i);
        g_autofree gchar *title = ds_node_dup_words(part);
        g_autofree gchar *numbered =
            part->number > 0 ? g_strdup_printf("%d. %s", part->number, title) : g_strdup(title);
        g_string_append(h->out, "<li>");
        ds_html_link(h, part->anchor, numbered);
        g_string_append(h->out, "</li>");
    }
    g_string_append(h->out, "</ol></nav>\n");
}

GBytes *
ds_html_write(const DsDocument *document, DsPack *pack, GError **error)
{
    g_autoptr(GHashTable) part_of = g_hash_table_new(g_str_hash, g_str_equal);
    DsHtml h = {.document = document,
                .pack = pack,
                .out = g_string_new("<!DOCTYPE html>\n<html lang=\""),
                .part_of = part_of};

    for (guint i = 0; i < document->root->children->len; i++)
        index_parts(&h, ds_node_at(document->root, i), ds_node_at(document->root, i));
    ds_html_text(&h, document->language);
    g_string_append(h.out,
                    "\"><head><meta charset=\"utf-8\">"
                    "<meta name=\"viewport\" content=\"width=device-width\">"
                    "<meta http-equiv=\"Content-Security-Policy\" "
                    "content=\"default-src 'none';style-src 'unsafe-inline'\">\n<title>");
    ds_html_text(&h, document->title);
    g_string_append_printf(h.out, "</title>\n<style>%s</style></head>\n<body>", ds_html_css);
    g_string_append(h.out, "<a class=\"skip\" href=\"#main\">");
    ds_html_text(&h, ds_html_label(&h, "nav.start"));
    g_string_append(h.out, "</a>\n");
    write_header(&h);
    write_navigation(&h);
    g_string_append(h.out, "<main id=\"main\">\n");
    for (guint i = 0; i < document->root->children->len; i++)
        write_part(&h, ds_node_at(document->root, i));
    g_string_append(h.out, "</main></body></html>\n");
    return g_string_free_to_bytes(h.out);
}
