/* Articles from strings, for the tests of the reader. */
#ifndef DS_TESTS_ARTICLES_H
#define DS_TESTS_ARTICLES_H

#include <string.h>

#include "corpus/read.h"

/* The articles of one input named path, settled; the caller owns the corpus. */
static inline DsCorpus *
read_bytes(DsPack *pack, const gchar *path, const void *data, gsize n, DsDiag *diag)
{
    DsCorpus *corpus = ds_corpus_new();
    DsInput input = {.path = (gchar *)path, .bytes = g_bytes_new(data, n)};
    g_autoptr(GPtrArray) articles = g_ptr_array_new();
    g_autofree gchar *reason = NULL;

    ds_read_input(&input, pack, articles, diag, &reason);
    for (guint i = 0; i < articles->len; i++)
        g_ptr_array_add(corpus->articles, g_ptr_array_index(articles, i));
    g_bytes_unref(input.bytes);
    ds_corpus_settle(corpus, pack, diag);
    return corpus;
}

static inline DsCorpus *
read_text(DsPack *pack, const gchar *text)
{
    return read_bytes(pack, "test.txt", text, strlen(text), NULL);
}

/* The kind of the block whose text begins with start. */
static inline const gchar *
kind_of(const DsArticle *article, const gchar *start)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        if (strncmp(article->text + block->start, start, strlen(start)) == 0)
            return ds_block_kind_name(block->kind);
    }
    return NULL;
}

/* Everything the reader says of the articles, one string; the caller owns it. */
static inline gchar *
dump_corpus(const DsCorpus *corpus)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *a = ds_corpus_article(corpus, i);
        g_autofree gchar *published = ds_date_to_iso(a->published.date);
        g_autofree gchar *reference = ds_date_to_iso(a->reference.date);
        g_string_append_printf(out, "%s|%s|%s|%s|%s|%s|%s|%u|%s\n", a->id, a->language,
                               a->title.text, a->author.text, a->publisher.text, published,
                               reference, a->family, a->text);
        for (guint b = 0; b < a->blocks->len; b++) {
            const DsBlock *block = &g_array_index(a->blocks, DsBlock, b);
            g_string_append_printf(out, "%u %u %s %u\n", block->start, block->end,
                                   ds_block_kind_name(block->kind), block->n_sentences);
        }
        for (guint s = 0; s < a->sentences->len; s++) {
            const DsSentence *sentence = &g_array_index(a->sentences, DsSentence, s);
            g_string_append_printf(out, "%u %u %u %u\n", sentence->number, sentence->start,
                                   sentence->end, sentence->n_tokens);
        }
    }
    return g_string_free(out, FALSE);
}

#endif
