/* Labels of the pack, filled, and small texts that several parts show. */
#include <string.h>

#include "base/utf8.h"
#include "doc/compose_private.h"
#include "doc/labels.h"

gboolean
ds_compose_has_label(DsComposer *c, const gchar *key)
{
    /* The pack answers with the key itself when it has no label. */
    return ds_pack_label(c->pack, key) != key;
}

static void
note_missing(DsComposer *c, const gchar *key)
{
    if (ds_compose_has_label(c, key) || g_hash_table_contains(c->told, key))
        return;
    gchar *copy = g_strdup(key);
    g_hash_table_add(c->told, copy);
    g_ptr_array_add(c->document->labels_missing, copy);
}

gchar *
ds_compose_label(DsComposer *c, const gchar *key)
{
    return ds_compose_fill(c, key, NULL);
}

gchar *
ds_compose_fill(DsComposer *c, const gchar *key, ...)
{
    va_list pairs;

    note_missing(c, key);
    va_start(pairs, key);
    gchar *text = ds_label_fill_list(c->pack, key, pairs);
    va_end(pairs);
    return text;
}

gchar *
ds_compose_number(DsComposer *c, guint n)
{
    g_autofree gchar *group = ds_compose_label(c, "format.number.group");
    g_autofree gchar *digits = g_strdup_printf("%u", n);
    const gsize length = strlen(digits);
    GString *out = g_string_new(NULL);

    for (gsize i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            g_string_append(out, group);
        g_string_append_c(out, digits[i]);
    }
    return g_string_free(out, FALSE);
}

gchar *
ds_compose_count(DsComposer *c, const gchar *key, guint n)
{
    note_missing(c, key);
    if (n < 1000)
        return ds_pack_label_count(c->pack, key, n);
    g_autofree gchar *number = ds_compose_number(c, n);

    return ds_compose_fill(c, key, "n", number, NULL);
}

DsNode *
ds_compose_labelled(DsComposer *c, DsNode *parent, const gchar *role, const gchar *key)
{
    g_autofree gchar *label = ds_compose_label(c, key);

    return ds_node_add_words(parent, role, label);
}

void
ds_compose_heads(DsComposer *c, DsNode *parent, const gchar *const *keys)
{
    for (gsize i = 0; keys[i] != NULL; i++)
        ds_compose_labelled(c, parent, "head", keys[i]);
}

void
ds_compose_join(GString *out, const gchar *separator, const gchar *part)
{
    if (part == NULL || part[0] == '\0')
        return;
    if (out->len > 0)
        g_string_append(out, separator);
    g_string_append(out, part);
}

gchar *
ds_compose_articles(DsComposer *c, const GArray *articles)
{
    g_autofree gchar *separator = ds_compose_label(c, "format.list.sep");
    g_autoptr(GString) list = g_string_new(NULL);

    for (guint i = 0; i < articles->len; i++) {
        g_autofree gchar *number =
            g_strdup_printf("%u", g_array_index(articles, guint32, i) + 1);
        ds_compose_join(list, separator, number);
    }
    return ds_compose_fill(c, articles->len == 1 ? "articles.one" : "articles.list", "list",
                           list->str, NULL);
}

gchar *
ds_compose_span_words(DsComposer *c, DsSpan span)
{
    const DsArticle *article = ds_corpus_article(c->report->corpus, span.article);

    return ds_utf8_squeeze(article->text + span.start, span.end - span.start);
}

gchar *
ds_compose_article_title(DsComposer *c, const DsArticle *article, gboolean *is_first)
{
    const gboolean titled =
        article->title.text != NULL && g_strcmp0(article->title.basis, "first-sentence") != 0;

    *is_first = !titled;
    if (article->title.text != NULL)
        return ds_utf8_squeeze(article->title.text, -1);
    if (article->sentences->len == 0)
        return ds_compose_label(c, "doc.untitled");
    const DsSentence *first = &g_array_index(article->sentences, DsSentence, 0);
    return ds_utf8_squeeze(article->text + first->start, first->end - first->start);
}

const gchar *
ds_compose_article_outlet(const DsArticle *article)
{
    return article->publisher.text;
}

gchar *
ds_compose_article_date(DsComposer *c, const DsArticle *article)
{
    const DsDateField *known = ds_date_known(article->published.date) != DS_KNOWN_NOTHING
                                   ? &article->published
                                   : &article->reference;
    const gboolean inferred =
        g_strcmp0(known->basis, "inferred") == 0 || g_strcmp0(known->basis, "sibling") == 0;
    g_autofree gchar *date = ds_compose_date(c, known->date);

    if (date == NULL || !inferred)
        return g_steal_pointer(&date);
    return ds_compose_fill(c, "format.date.inferred", "date", date, NULL);
}

gchar *
ds_compose_cut(const gchar *text, guint n_words)
{
    const gchar *p = text;

    for (guint words = 0; *p != '\0'; words++) {
        while (*p == ' ')
            p++;
        if (words == n_words)
            break;
        while (*p != '\0' && *p != ' ')
            p++;
    }
    if (*p == '\0')
        return g_strdup(text);
    g_autofree gchar *kept = g_strchomp(g_strndup(text, (gsize)(p - text)));
    return g_strconcat(kept, "\u00A0…", NULL);
}
