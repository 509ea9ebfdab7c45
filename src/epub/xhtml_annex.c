/* The sources with their sentences, and the colophon. */
#include <string.h>

#include "doc/labels.h"
#include "epub/xhtml.h"

/* A title is no place for a number. */
static void
write_sentence(DsXhtml *x, const DsNode *sentence, gboolean with_number)
{
    g_autofree gchar *number = g_strdup_printf("%d", sentence->number);

    if (sentence->number == 0) {
        ds_xhtml_words(x, sentence);
        return;
    }
    ds_xhtml_open(x, "span", NULL, sentence);
    if (with_number) {
        ds_xml_element(x->xml, "span", "sno", number);
        ds_xml_text(x->xml, "\u00A0");
    }
    ds_xhtml_words(x, sentence);
    ds_xml_close(x->xml);
}

/* "→ 1, 3, 6": the parts that cite the sentence, as the margin of the page shows them. */
static void
write_backlink(DsXhtml *x, const gchar *anchor)
{
    const DsNode *part = (const DsNode *)g_hash_table_lookup(x->book->part_of, anchor);
    g_autofree gchar *href = ds_book_href(x->book, x->file, anchor);
    g_autofree gchar *number = g_strdup_printf("%d", part->number);
    g_autofree gchar *title = ds_node_dup_words(part);
    g_autofree gchar *label =
        ds_label_fill(x->book->pack, "epub.back", "n", number, "part", title, NULL);

    ds_xml_open(x->xml, "a");
    ds_xml_attribute(x->xml, "href", href);
    ds_xml_attribute(x->xml, "role", "doc-backlink");
    ds_xml_attribute(x->xml, "aria-label", label);
    ds_xml_text(x->xml, number);
    ds_xml_close(x->xml);
}

static void
write_sentence_backlinks(DsXhtml *x, const DsNode *sentence, gboolean *any)
{
    g_autofree gchar *number = g_strdup_printf("%d", sentence->number);

    for (guint i = 0; i < sentence->backlinks->len; i++) {
        const gchar *anchor = (const gchar *)g_ptr_array_index(sentence->backlinks, i);
        if (i == 0) {
            if (*any)
                ds_xml_text(x->xml, "; ");
            ds_xml_element(x->xml, "span", "sno", number);
            ds_xml_text(x->xml, "\u00A0→\u00A0");
            *any = TRUE;
        } else {
            ds_xml_text(x->xml, ", ");
        }
        write_backlink(x, anchor);
    }
}

static gboolean
is_cited(const DsNode *paragraph)
{
    for (guint i = 0; i < paragraph->children->len; i++) {
        if (ds_node_at(paragraph, i)->backlinks != NULL)
            return TRUE;
    }
    return FALSE;
}

static void
write_backlinks(DsXhtml *x, const DsNode *paragraph)
{
    gboolean any = FALSE;

    if (!is_cited(paragraph))
        return;
    ds_xml_open(x->xml, "p");
    ds_xml_attribute(x->xml, "class", "back");
    for (guint i = 0; i < paragraph->children->len; i++) {
        if (ds_node_at(paragraph, i)->backlinks != NULL)
            write_sentence_backlinks(x, ds_node_at(paragraph, i), &any);
    }
    ds_xml_close(x->xml);
}

/* "heading" → h2, "title" → h1; everything else is a paragraph whose class is the kind. */
static const gchar *
element_of(const DsNode *paragraph)
{
    if (strcmp(paragraph->name, "title") == 0)
        return "h1";
    return strcmp(paragraph->name, "heading") == 0 ? "h2" : "p";
}

static void
write_sentences(DsXhtml *x, const DsNode *paragraph)
{
    ds_xhtml_open(x, element_of(paragraph), paragraph->name, paragraph);
    ds_xhtml_words(x, paragraph);
    for (guint i = 0; i < paragraph->children->len; i++) {
        if (i > 0)
            ds_xml_text(x->xml, " ");
        write_sentence(x, ds_node_at(paragraph, i), strcmp(paragraph->name, "title") != 0);
    }
    ds_xml_close(x->xml);
}

static const DsNode *
first_title(const DsNode *article)
{
    for (guint i = 0; i < article->children->len; i++) {
        const DsNode *child = ds_node_at(article, i);
        if (ds_node_is(child, "paragraph") && strcmp(child->name, "title") == 0)
            return child;
    }
    return NULL;
}

/* The title stands in the text of most articles: then its own sentence is the heading. */
static void
write_article_head(DsXhtml *x, const DsNode *article, const DsNode *title)
{
    ds_xhtml_element(x, "p", "number", ds_node_child(article, "article-label"));
    if (title != NULL) {
        write_sentences(x, title);
    } else {
        /* The article's anchor stands before its number already. */
        ds_xml_open(x->xml, "h1");
        ds_xml_attribute(x->xml, "class", article->name != NULL ? "first" : NULL);
        ds_xhtml_words(x, article);
        ds_xml_close(x->xml);
    }
    ds_xhtml_element(x, "p", "sub", ds_node_child(article, "article-meta"));
    if (title != NULL)
        write_backlinks(x, title);
}

void
ds_xhtml_article(DsXhtml *x, const DsSlice *slice)
{
    const DsNode *title = first_title(slice->group);

    if (slice->is_start)
        write_article_head(x, slice->group, title);
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *child = ds_slice_child(slice, i);
        if (!ds_node_is(child, "paragraph") || child == title)
            continue;
        write_sentences(x, child);
        write_backlinks(x, child);
    }
}

/* Words too long for a line. */
static gboolean
is_hash(const DsNode *entry)
{
    return g_strcmp0(entry->name, "hashes") == 0 || g_strcmp0(entry->name, "model") == 0;
}

void
ds_xhtml_entry(DsXhtml *x, const DsSlice *slice)
{
    if (slice->is_start)
        ds_xhtml_element(x, "h2", NULL, slice->group);
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *value = ds_slice_child(slice, i);
        ds_xhtml_element(x, "p", is_hash(slice->group) ? "hash" : NULL, value);
    }
}
