/* Citations and what leads back from the sentences they name. */
#include "doc/compose_private.h"

/* "[2·14]" → a2-s14; a span outside the sentences is cited by its article alone. */
static void
add_citation(DsComposer *c, DsNode *node, guint article, const DsSentence *sentence)
{
    g_autofree gchar *text = sentence != NULL
                                 ? g_strdup_printf("[%u·%u]", article + 1, sentence->number)
                                 : g_strdup_printf("[%u]", article + 1);
    g_autofree gchar *target = sentence != NULL
                                   ? g_strdup_printf("a%u-s%u", article + 1, sentence->number)
                                   : g_strdup_printf("a%u", article + 1);

    ds_node_add_inline(node, DS_INLINE_CITATION, text, NULL, target);
}

static void
add_backlink(DsComposer *c, guint article, guint sentence, const gchar *anchor)
{
    GPtrArray *lists = (GPtrArray *)g_ptr_array_index(c->backlinks, article);
    GPtrArray *list = (GPtrArray *)g_ptr_array_index(lists, sentence);

    if (list == NULL) {
        list = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_index(lists, sentence) = list;
    }
    /* Items are composed one after the other: a repetition can only be the last entry. */
    if (list->len == 0 || !g_str_equal(g_ptr_array_index(list, list->len - 1), anchor))
        g_ptr_array_add(list, g_strdup(anchor));
}

/* Whether the node already cites the same place: an item has few citations. */
static gboolean
already_cites(const DsNode *node, guint from, const gchar *target)
{
    for (guint i = from; i < node->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(node, i);
        if (piece->kind == DS_INLINE_CITATION && g_strcmp0(piece->target, target) == 0)
            return TRUE;
    }
    return FALSE;
}

/* The index of the first sentence that ends after offset. */
static guint
first_sentence_after(const DsArticle *article, guint32 offset)
{
    guint low = 0, high = article->sentences->len;

    while (low < high) {
        const guint middle = (low + high) / 2;
        if (g_array_index(article->sentences, DsSentence, middle).end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
cite_span(DsComposer *c, DsNode *node, DsSpan span, const gchar *anchor, guint from)
{
    const DsArticle *article = ds_corpus_article(c->report->corpus, span.article);
    gboolean found = FALSE;

    for (guint i = first_sentence_after(article, span.start); i < article->sentences->len;
         i++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, i);
        if (sentence->start >= span.end)
            break;
        found = TRUE;
        g_autofree gchar *target =
            g_strdup_printf("a%u-s%u", span.article + 1, sentence->number);
        if (!already_cites(node, from, target))
            add_citation(c, node, span.article, sentence);
        if (anchor != NULL)
            add_backlink(c, span.article, i, anchor);
    }
    g_autofree gchar *target = g_strdup_printf("a%u", span.article + 1);
    if (!found && !already_cites(node, from, target))
        add_citation(c, node, span.article, NULL);
}

void
ds_compose_cite_span(DsComposer *c, DsNode *node, DsSpan span, const gchar *anchor)
{
    cite_span(c, node, span, anchor, node->inlines->len);
}

void
ds_compose_cite(DsComposer *c, DsNode *node, const GArray *evidence, const gchar *anchor)
{
    const guint from = node->inlines->len;

    for (guint i = 0; i < evidence->len; i++)
        cite_span(c, node, g_array_index(evidence, DsEvidence, i).span, anchor, from);
}

const GPtrArray *
ds_compose_backlinks(const DsComposer *c, guint article, guint sentence)
{
    const GPtrArray *lists = (const GPtrArray *)g_ptr_array_index(c->backlinks, article);

    return (const GPtrArray *)g_ptr_array_index(lists, sentence);
}

DsMark
ds_compose_mark(guint accounts, gboolean differs)
{
    if (differs)
        return DS_MARK_DIFFERS;
    return accounts >= 2 ? DS_MARK_TWO : DS_MARK_ONE;
}
