#include <dossier/corpus.h>

#include <string.h>

#include "base/shelf.h"

static const struct {
    const gchar *name;
    gboolean is_article;
} kinds[DS_N_BLOCK_KINDS] = {
    [DS_BLOCK_TITLE] = {"title", TRUE},
    [DS_BLOCK_LEAD] = {"lead", TRUE},
    [DS_BLOCK_BODY] = {"body", TRUE},
    [DS_BLOCK_QUESTION] = {"question", TRUE},
    [DS_BLOCK_ANSWER] = {"answer", TRUE},
    [DS_BLOCK_HEADING] = {"heading", TRUE},
    [DS_BLOCK_CAPTION] = {"caption", FALSE},
    [DS_BLOCK_DATELINE] = {"dateline", FALSE},
    [DS_BLOCK_BYLINE] = {"byline", FALSE},
    [DS_BLOCK_CREDIT] = {"credit", FALSE},
    [DS_BLOCK_NAVIGATION] = {"navigation", FALSE},
    [DS_BLOCK_RELATED] = {"related", FALSE},
    [DS_BLOCK_TAG] = {"tag", FALSE},
    [DS_BLOCK_BOILERPLATE] = {"boilerplate", FALSE},
};

const gchar *
ds_block_kind_name(DsBlockKind kind)
{
    g_return_val_if_fail(kind < DS_N_BLOCK_KINDS, NULL);
    return kinds[kind].name;
}

gboolean
ds_block_kind_from_name(const gchar *name, DsBlockKind *kind)
{
    for (guint i = 0; i < DS_N_BLOCK_KINDS; i++)
        if (g_str_equal(kinds[i].name, name)) {
            *kind = (DsBlockKind)i;
            return TRUE;
        }
    return FALSE;
}

gboolean
ds_block_kind_is_article(DsBlockKind kind)
{
    return kind < DS_N_BLOCK_KINDS && kinds[kind].is_article;
}

static void
left_out_clear(gpointer data)
{
    DsLeftOut *left_out = (DsLeftOut *)data;

    g_free(left_out->path);
    g_free(left_out->reason);
}

DsCorpus *
ds_corpus_new(void)
{
    DsCorpus *corpus = g_new0(DsCorpus, 1);

    corpus->ref_count = 1;
    corpus->articles = g_ptr_array_new_with_free_func((GDestroyNotify)ds_article_free);
    corpus->left_out = g_array_new(FALSE, FALSE, sizeof(DsLeftOut));
    g_array_set_clear_func(corpus->left_out, left_out_clear);
    corpus->copies = g_array_new(FALSE, FALSE, sizeof(DsCopy));
    return corpus;
}

DsCorpus *
ds_corpus_ref(DsCorpus *corpus)
{
    g_atomic_int_inc(&corpus->ref_count);
    return corpus;
}

void
ds_corpus_unref(DsCorpus *corpus)
{
    if (corpus == NULL || !g_atomic_int_dec_and_test(&corpus->ref_count))
        return;
    g_ptr_array_unref(corpus->articles);
    g_array_unref(corpus->left_out);
    g_array_unref(corpus->copies);
    ds_shelf_unref(corpus->shelf);
    g_free(corpus);
}

DsArticle *
ds_article_new(void)
{
    DsArticle *article = g_new0(DsArticle, 1);

    article->blocks = g_array_new(FALSE, TRUE, sizeof(DsBlock));
    article->sentences = g_array_new(FALSE, TRUE, sizeof(DsSentence));
    article->tokens = g_array_new(FALSE, TRUE, sizeof(DsToken));
    article->block_tokens = g_array_new(FALSE, TRUE, sizeof(guint32));
    return article;
}

void
ds_article_rest(DsArticle *article, DsShelf *shelf)
{
    if (shelf == NULL || article->at_rest)
        return;
    g_autofree gchar *text = article->text;
    article->text = (gchar *)ds_shelf_put(shelf, text, article->n_bytes + 1);
    ds_shelf_take_array(shelf, article->blocks);
    ds_shelf_take_array(shelf, article->sentences);
    ds_shelf_take_array(shelf, article->tokens);
    ds_shelf_take_array(shelf, article->block_tokens);
    article->at_rest = TRUE;
}

static void
free_body(DsArticle *article)
{
    void (*free_array)(GArray *) = article->at_rest ? ds_shelf_free_array : g_array_unref;

    if (!article->at_rest)
        g_free(article->text);
    free_array(article->blocks);
    free_array(article->sentences);
    free_array(article->tokens);
    free_array(article->block_tokens);
}

void
ds_article_free(DsArticle *article)
{
    if (article == NULL)
        return;
    free_body(article);
    g_free(article->id);
    g_free(article->path);
    g_free(article->sha256);
    g_free(article->title.text);
    g_free(article->author.text);
    g_free(article->publisher.text);
    g_free(article->published.why);
    g_free(article->reference.why);
    g_free(article);
}

const DsSentence *
ds_article_sentence_at(const DsArticle *article, guint32 offset)
{
    guint low = 0, high = article->sentences->len;

    while (low < high) {
        const guint middle = (low + high) / 2;
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, middle);
        if (offset < sentence->start)
            high = middle;
        else if (offset >= sentence->end)
            low = middle + 1;
        else
            return sentence;
    }
    return NULL;
}

const DsCopy *
ds_corpus_copy_of(const DsCorpus *corpus, guint32 article, guint32 sentence)
{
    guint low = 0, high = corpus->copies->len;

    while (low < high) {
        const guint middle = (low + high) / 2;
        const DsCopy *copy = &g_array_index(corpus->copies, DsCopy, middle);
        if (copy->article == article && copy->sentence == sentence)
            return copy;
        if (copy->article < article || (copy->article == article && copy->sentence < sentence))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

gchar *
ds_corpus_dup_text(const DsCorpus *corpus, DsSpan span)
{
    const DsArticle *article = ds_corpus_article(corpus, span.article);

    g_return_val_if_fail(span.start <= span.end && span.end <= article->n_bytes, NULL);
    return g_strndup(article->text + span.start, span.end - span.start);
}
