/* A small document for tests of the writers: one source, one point, one event, one quote. */
#ifndef DS_TEST_SMALL_DOCUMENT_H
#define DS_TEST_SMALL_DOCUMENT_H

#include "doc/document.h"

static inline DsNode *
small_part(DsNode *root, const gchar *name, gint32 number, const gchar *title)
{
    DsNode *part = ds_node_add_words(root, "part", title);

    part->name = g_intern_string(name);
    part->anchor = g_strconcat("part-", name, NULL);
    part->number = number;
    return part;
}

static inline void
small_cite(DsNode *node)
{
    ds_node_add_inline(node, DS_INLINE_CITATION, "[1·1]", NULL, "a1-s1");
}

static inline void
small_front(DsNode *root, const gchar *text)
{
    DsNode *part = small_part(root, "front", 1, "Trang nhất");
    DsNode *points = ds_node_add_words(part, "key-points", "Điểm chính");
    DsNode *point = ds_node_add_words(points, "point", text);

    point->anchor = g_strdup("k1");
    point->mark = DS_MARK_ONE;
    small_cite(point);
}

static inline void
small_chronology(DsNode *root, const gchar *text)
{
    DsNode *part = small_part(root, "chronology", 2, "Trình tự thời gian");
    DsNode *events = ds_node_add(part, "events");
    DsNode *event = ds_node_add(events, "event");

    event->anchor = g_strdup("e1");
    event->when = (DsWhen){{2024, 5, 18}, {2024, 5, 19}, DS_PRECISION_RANGE, 0, FALSE};
    ds_node_add_words(event, "event-year", "2024");
    ds_node_add_words(event, "event-date", "18–19/5");
    ds_node_add_words(event, "event-text", text);
    small_cite(ds_node_add(event, "event-cites"));
}

static inline void
small_annex(DsNode *root, const gchar *text)
{
    DsNode *part = small_part(root, "annex", 0, "Phụ lục");
    DsNode *article = ds_node_add_words(part, "article", text);
    DsNode *paragraph = ds_node_add(article, "paragraph");
    DsNode *sentence = ds_node_add_words(paragraph, "sentence", text);

    article->anchor = g_strdup("a1");
    article->number = 1;
    paragraph->name = g_intern_static_string("body");
    paragraph->anchor = g_strdup("a1-b1");
    sentence->anchor = g_strdup("a1-s1");
    sentence->number = 1;
    sentence->backlinks = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(sentence->backlinks, g_strdup("k1"));
    g_ptr_array_add(sentence->backlinks, g_strdup("e1"));
}

/* Every text of the sources is text. */
static inline DsDocument *
small_document(const gchar *text)
{
    DsDocument *document = g_new0(DsDocument, 1);

    document->root = ds_node_new("document");
    document->language = g_strdup("vi");
    document->title = g_strdup(text);
    document->short_title = g_strdup(text);
    ds_node_add_text(document->root, text);
    small_front(document->root, text);
    small_chronology(document->root, text);
    small_annex(document->root, text);
    return document;
}

#endif
