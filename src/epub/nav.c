/* The navigation document, a page of the book like any other; and the older NCX. */
#include <string.h>

#include "doc/labels.h"
#include "epub/xhtml.h"

static gboolean
is_named_group(const DsNode *node)
{
    return ds_node_is(node, "theme") || ds_node_is(node, "speaker") ||
           ds_node_is(node, "article");
}

/* Entries of a part that can be gone to: whole files only for articles, else their anchors. */
static gboolean
is_entry(const DsBook *book, const DsNode *node)
{
    return is_named_group(node) && node->anchor != NULL && node->inlines->len > 0 &&
           g_hash_table_contains(book->file_of, node->anchor);
}

#define MAX_ENTRY_WORDS 16

/* A first sentence that stands for a title may be long; an entry of the contents is not. */
static gchar *
short_words(const DsNode *node)
{
    g_autofree gchar *words = ds_node_dup_words(node);
    g_auto(GStrv) parts = g_strsplit(words, " ", MAX_ENTRY_WORDS + 1);

    if (g_strv_length(parts) <= MAX_ENTRY_WORDS)
        return g_steal_pointer(&words);
    g_free(parts[MAX_ENTRY_WORDS]);
    parts[MAX_ENTRY_WORDS] = g_strdup("…");
    return g_strjoinv(" ", parts);
}

static gchar *
entry_title(const DsNode *node)
{
    const DsNode *label = ds_node_child(node, "article-label");
    g_autofree gchar *words = node->name != NULL ? short_words(node) : ds_node_dup_words(node);

    if (label == NULL)
        return g_steal_pointer(&words);
    g_autofree gchar *number = ds_node_dup_words(label);
    return g_strconcat(number, ". ", words, NULL);
}

static gchar *
part_title(const DsNode *part)
{
    g_autofree gchar *words = ds_node_dup_words(part);

    return part->number > 0 ? g_strdup_printf("%d. %s", part->number, words)
                            : g_steal_pointer(&words);
}

static void
write_link(DsXml *xml, const gchar *href, const gchar *words)
{
    ds_xml_open(xml, "a");
    ds_xml_attribute(xml, "href", href);
    ds_xml_text(xml, words);
    ds_xml_close(xml);
}

static void
write_children(const DsBook *book, DsXml *xml, const DsNode *part)
{
    gboolean is_open = FALSE;

    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *node = ds_node_at(part, i);
        if (!is_entry(book, node))
            continue;
        if (!is_open)
            ds_xml_open(xml, "ol");
        is_open = TRUE;
        g_autofree gchar *href = ds_book_href(book, NULL, node->anchor);
        g_autofree gchar *words = entry_title(node);
        ds_xml_open(xml, "li");
        write_link(xml, href, words);
        ds_xml_close(xml);
    }
    if (is_open)
        ds_xml_close(xml);
}

/* An item of a nav holds a link and perhaps a list: what the part holds is told in the link. */
static void
write_toc(const DsBook *book, DsXml *xml)
{
    const DsNode *root = book->document->root;

    ds_xml_open(xml, "nav");
    ds_xml_attribute(xml, "epub:type", "toc");
    ds_xml_attribute(xml, "role", "doc-toc");
    ds_xml_attribute(xml, "id", "toc");
    ds_xml_element(xml, "h1", NULL, ds_book_label(book, "nav.contents"));
    ds_xml_open(xml, "ol");
    for (guint i = 0; i < root->children->len; i++) {
        const DsNode *part = ds_node_at(root, i);
        g_autofree gchar *href = ds_book_href(book, NULL, part->anchor);
        g_autofree gchar *title = part_title(part);
        ds_xml_open(xml, "li");
        write_link(xml, href, title);
        write_children(book, xml, part);
        ds_xml_close(xml);
    }
    ds_xml_open(xml, "li");
    write_link(xml, "about.xhtml", ds_book_label(book, "epub.about"));
    ds_xml_close(xml);
    ds_xml_close(xml);
    ds_xml_close(xml);
}

/* Where reading starts: the summary, else the first part. */
static const gchar *
start_of_text(const DsBook *book)
{
    const DsNode *summary = ds_document_part(book->document, "summary");
    const DsNode *part = summary != NULL ? summary
                         : book->document->root->children->len > 0
                             ? ds_node_at(book->document->root, 0)
                             : NULL;
    const DsBookFile *file =
        part != NULL ? (const DsBookFile *)g_hash_table_lookup(book->file_of, part->anchor)
                     : NULL;

    return file != NULL ? file->name : "title.xhtml";
}

static void
write_landmark(DsXml *xml, const gchar *type, const gchar *href, const gchar *words)
{
    ds_xml_open(xml, "li");
    ds_xml_open(xml, "a");
    ds_xml_attribute(xml, "epub:type", type);
    ds_xml_attribute(xml, "href", href);
    ds_xml_text(xml, words);
    ds_xml_close(xml);
    ds_xml_close(xml);
}

static void
open_hidden(const DsBook *book, DsXml *xml, const gchar *type, const gchar *label)
{
    ds_xml_open(xml, "nav");
    ds_xml_attribute(xml, "epub:type", type);
    ds_xml_attribute(xml, "hidden", "hidden");
    ds_xml_element(xml, "h2", NULL, ds_book_label(book, label));
    ds_xml_open(xml, "ol");
}

static void
write_landmarks(const DsBook *book, DsXml *xml)
{
    open_hidden(book, xml, "landmarks", "nav.landmarks");
    write_landmark(xml, "toc", "nav.xhtml", ds_book_label(book, "nav.contents"));
    write_landmark(xml, "bodymatter", start_of_text(book), ds_book_label(book, "nav.start"));
    ds_xml_close(xml);
    ds_xml_close(xml);
}

static gchar *
page_href(const DsBook *book, guint index)
{
    const DsBookPage *page = &g_array_index(book->pages, DsBookPage, index);

    return g_strdup_printf("%s#page-%u", page->file->name, page->page);
}

static void
write_page_list(const DsBook *book, DsXml *xml)
{
    if (book->pages->len == 0)
        return;
    open_hidden(book, xml, "page-list", "nav.pagelist");
    for (guint i = 0; i < book->pages->len; i++) {
        g_autofree gchar *href = page_href(book, i);
        g_autofree gchar *number =
            g_strdup_printf("%u", g_array_index(book->pages, DsBookPage, i).page);
        ds_xml_open(xml, "li");
        write_link(xml, href, number);
        ds_xml_close(xml);
    }
    ds_xml_close(xml);
    ds_xml_close(xml);
}

GBytes *
ds_book_nav(const DsBook *book, GError **error)
{
    g_autoptr(DsXml) xml = ds_xml_new();

    ds_xml_doctype_html(xml);
    ds_xml_open(xml, "html");
    ds_xml_attribute(xml, "xmlns", "http://www.w3.org/1999/xhtml");
    ds_xml_attribute(xml, "xmlns:epub", "http://www.idpf.org/2007/ops");
    ds_xml_attribute(xml, "lang", book->document->language);
    ds_xml_attribute(xml, "xml:lang", book->document->language);
    ds_xml_open(xml, "head");
    ds_xml_element(xml, "title", NULL, ds_book_label(book, "nav.contents"));
    ds_xml_open(xml, "link");
    ds_xml_attribute(xml, "rel", "stylesheet");
    ds_xml_attribute(xml, "href", "style.css");
    ds_xml_close(xml);
    ds_xml_close(xml);
    ds_xml_open(xml, "body");
    write_toc(book, xml);
    write_landmarks(book, xml);
    write_page_list(book, xml);
    return ds_xml_finish(xml, "nav.xhtml", error);
}

typedef struct {
    const DsBook *book;
    DsXml *xml;
    guint order;
} Ncx;

static void
write_label(DsXml *xml, const gchar *element, const gchar *words)
{
    ds_xml_open(xml, element);
    ds_xml_element(xml, "text", NULL, words);
    ds_xml_close(xml);
}

static void
open_point(Ncx *ncx, const gchar *href, const gchar *words)
{
    g_autofree gchar *id = g_strdup_printf("n%u", ++ncx->order);
    g_autofree gchar *order = g_strdup_printf("%u", ncx->order);

    ds_xml_open(ncx->xml, "navPoint");
    ds_xml_attribute(ncx->xml, "id", id);
    ds_xml_attribute(ncx->xml, "playOrder", order);
    write_label(ncx->xml, "navLabel", words);
    ds_xml_open(ncx->xml, "content");
    ds_xml_attribute(ncx->xml, "src", href);
    ds_xml_close(ncx->xml);
}

static void
write_ncx_part(Ncx *ncx, const DsNode *part)
{
    g_autofree gchar *href = ds_book_href(ncx->book, NULL, part->anchor);
    g_autofree gchar *title = part_title(part);

    open_point(ncx, href, title);
    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *node = ds_node_at(part, i);
        if (!is_entry(ncx->book, node))
            continue;
        g_autofree gchar *child = ds_book_href(ncx->book, NULL, node->anchor);
        g_autofree gchar *words = entry_title(node);
        open_point(ncx, child, words);
        ds_xml_close(ncx->xml);
    }
    ds_xml_close(ncx->xml);
}

static void
write_ncx_meta(Ncx *ncx, const gchar *name, const gchar *content)
{
    ds_xml_open(ncx->xml, "meta");
    ds_xml_attribute(ncx->xml, "name", name);
    ds_xml_attribute(ncx->xml, "content", content);
    ds_xml_close(ncx->xml);
}

static void
write_ncx_head(Ncx *ncx)
{
    const guint n = ncx->book->pages->len;
    const guint last = n > 0 ? g_array_index(ncx->book->pages, DsBookPage, n - 1).page : 0;
    g_autofree gchar *max_page = g_strdup_printf("%u", last);
    g_autofree gchar *count = g_strdup_printf("%u", n);

    ds_xml_open(ncx->xml, "head");
    write_ncx_meta(ncx, "dtb:uid", ncx->book->identifier);
    write_ncx_meta(ncx, "dtb:depth", "2");
    write_ncx_meta(ncx, "dtb:totalPageCount", count);
    write_ncx_meta(ncx, "dtb:maxPageNumber", max_page);
    ds_xml_close(ncx->xml);
    write_label(ncx->xml, "docTitle", ncx->book->document->title);
}

static void
write_ncx_pages(Ncx *ncx)
{
    if (ncx->book->pages->len == 0)
        return;
    ds_xml_open(ncx->xml, "pageList");
    for (guint i = 0; i < ncx->book->pages->len; i++) {
        const guint page = g_array_index(ncx->book->pages, DsBookPage, i).page;
        g_autofree gchar *href = page_href(ncx->book, i);
        g_autofree gchar *number = g_strdup_printf("%u", page);
        g_autofree gchar *id = g_strdup_printf("p%u", page);
        g_autofree gchar *order = g_strdup_printf("%u", ++ncx->order);
        ds_xml_open(ncx->xml, "pageTarget");
        ds_xml_attribute(ncx->xml, "id", id);
        ds_xml_attribute(ncx->xml, "type", "normal");
        ds_xml_attribute(ncx->xml, "value", number);
        ds_xml_attribute(ncx->xml, "playOrder", order);
        write_label(ncx->xml, "navLabel", number);
        ds_xml_open(ncx->xml, "content");
        ds_xml_attribute(ncx->xml, "src", href);
        ds_xml_close(ncx->xml);
        ds_xml_close(ncx->xml);
    }
    ds_xml_close(ncx->xml);
}

GBytes *
ds_book_ncx(const DsBook *book, GError **error)
{
    g_autoptr(DsXml) xml = ds_xml_new();
    Ncx ncx = {.book = book, .xml = xml};

    ds_xml_open(xml, "ncx");
    ds_xml_attribute(xml, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    ds_xml_attribute(xml, "version", "2005-1");
    ds_xml_attribute(xml, "xml:lang", book->document->language);
    write_ncx_head(&ncx);
    ds_xml_open(xml, "navMap");
    for (guint i = 0; i < book->document->root->children->len; i++)
        write_ncx_part(&ncx, ds_node_at(book->document->root, i));
    open_point(&ncx, "about.xhtml", ds_book_label(book, "epub.about"));
    ds_xml_close(xml);
    ds_xml_close(xml);
    write_ncx_pages(&ncx);
    return ds_xml_finish(xml, "toc.ncx", error);
}
