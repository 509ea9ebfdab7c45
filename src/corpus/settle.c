#include "corpus/family.h"
#include "corpus/read.h"
#include "corpus/reference.h"

/* How well an article knows its time: not at all, by inference, by its own words. */
static guint
reference_rank(const DsArticle *article)
{
    if (article->reference.basis == NULL)
        return 0;
    if (g_str_equal(article->reference.basis, "stated"))
        return 3;
    return g_str_equal(article->reference.basis, "inferred") ? 1 : 0;
}

static void
borrow_references(DsCorpus *corpus, DsPack *pack)
{
    g_autofree const DsArticle **best = g_new0(const DsArticle *, corpus->n_families + 1);

    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        const DsArticle *known = best[article->family];
        if (known == NULL || reference_rank(article) > reference_rank(known))
            best[article->family] = article;
    }
    for (guint i = 0; i < corpus->articles->len; i++) {
        DsArticle *article = (DsArticle *)g_ptr_array_index(corpus->articles, i);
        const DsArticle *sibling = best[article->family];
        if (sibling != article && reference_rank(sibling) > reference_rank(article))
            ds_reference_borrow(article, sibling, pack);
    }
}

void
ds_corpus_settle(DsCorpus *corpus, DsPack *pack, DsDiag *diag)
{
    for (guint i = 0; i < corpus->articles->len; i++) {
        DsArticle *article = (DsArticle *)g_ptr_array_index(corpus->articles, i);
        g_free(article->id);
        article->id = g_strdup_printf("a%u", i + 1);
    }
    ds_families_find(corpus);
    borrow_references(corpus, pack);
    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        if (article->reference.basis == NULL)
            ds_diag_add(diag, DS_DIAG_NOTE, "reference-unknown", article->path, 0, 0,
                        "no date tells when this was written; its partial dates stay open");
    }
}
