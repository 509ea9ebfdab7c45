#include "extract/extract.h"

#include "extract/findings.h"
#include "extract/quote.h"
#include "extract/timex.h"

/* The road of the extraction: what one article alone tells is learnt in any thread and laid in
 * the article's own slot; entities are then settled once over all articles; quotations, which
 * need the entities, are again an article's own matter. Nothing depends on which thread came
 * first: slots and diagnostics are taken up in corpus order. */

struct DsExtractor {
    DsTimexRules *timex;
    DsMentionRules *mention;
    DsQuoteRules *quote;
};

typedef struct {
    const DsExtractor *extractor;
    const DsCorpus *corpus;
    DsAnnotations *annotations;
    GPtrArray *findings; /* of DsFindings, one per article; NULL: to be made */
} Work;

typedef void (*ArticleStep)(Work *work, guint32 article);

typedef struct {
    Work *work;
    ArticleStep step;
} Pass;

DsExtractor *
ds_extractor_new(DsPack *pack, GError **error)
{
    g_autoptr(DsExtractor) extractor = g_new0(DsExtractor, 1);

    extractor->timex = ds_timex_rules_new(pack, error);
    if (extractor->timex == NULL)
        return NULL;
    extractor->mention = ds_mention_rules_new(pack, error);
    if (extractor->mention == NULL)
        return NULL;
    extractor->quote = ds_quote_rules_new(pack, error);
    if (extractor->quote == NULL)
        return NULL;
    return g_steal_pointer(&extractor);
}

void
ds_extractor_free(DsExtractor *extractor)
{
    if (extractor == NULL)
        return;
    g_clear_pointer(&extractor->timex, ds_timex_rules_free);
    g_clear_pointer(&extractor->mention, ds_mention_rules_free);
    g_clear_pointer(&extractor->quote, ds_quote_rules_free);
    g_free(extractor);
}

/* Resolves the dates against what the article's reference date is now. */
static void
read_dates(const DsExtractor *extractor, const DsArticle *article, DsFindings *findings)
{
    findings->anchor = article->reference.date;
    ds_timex_annotate(extractor->timex, article, findings->dates, findings->diag);
}

DsFindings *
ds_findings_new(const DsExtractor *extractor, const DsArticle *article)
{
    DsFindings *findings = g_new0(DsFindings, 1);

    findings->mentions = ds_mention_candidates_new(extractor->mention, article);
    findings->anchor = DS_NO_ANCHOR;
    findings->dates = g_array_new(FALSE, FALSE, sizeof(DsTimex));
    findings->diag = ds_diag_new();
    if (ds_date_known(article->reference.date) == DS_KNOWN_DAY)
        read_dates(extractor, article, findings);
    return findings;
}

static void
free_dates(DsFindings *findings)
{
    if (findings->at_rest)
        ds_shelf_free_array(findings->dates);
    else
        g_array_unref(findings->dates);
    findings->dates = NULL;
}

void
ds_findings_free(DsFindings *findings)
{
    if (findings == NULL)
        return;
    g_clear_pointer(&findings->mentions, ds_mention_candidates_free);
    free_dates(findings);
    g_clear_pointer(&findings->diag, ds_diag_free);
    g_free(findings);
}

void
ds_findings_rest(DsFindings *findings, DsShelf *shelf)
{
    if (shelf == NULL || findings->at_rest)
        return;
    ds_mention_candidates_rest(findings->mentions, shelf);
    ds_shelf_take_array(shelf, findings->dates);
    findings->at_rest = TRUE;
}

/* Makes the article's findings, or those of them that the rest of the corpus has outdated. */
static void
read_article(Work *work, guint32 index)
{
    const DsArticle *article = ds_corpus_article(work->corpus, index);
    DsFindings *findings = (DsFindings *)g_ptr_array_index(work->findings, index);

    if (findings == NULL) {
        findings = ds_findings_new(work->extractor, article);
        work->findings->pdata[index] = findings;
    }
    if (ds_date_compare(findings->anchor, article->reference.date) == 0)
        return;
    free_dates(findings);
    ds_diag_free(findings->diag);
    findings->dates = g_array_new(FALSE, FALSE, sizeof(DsTimex));
    findings->diag = ds_diag_new();
    read_dates(work->extractor, article, findings);
    if (findings->at_rest)
        ds_shelf_take_array(work->corpus->shelf, findings->dates);
}

/* The last that is found of an article: from here on its notes are only read. */
static void
quote_article(Work *work, guint32 index)
{
    DsArticleNotes *notes = ds_annotations_article(work->annotations, index);
    const GArray *dates = ((const DsFindings *)g_ptr_array_index(work->findings, index))->dates;

    g_array_append_vals(notes->dates, dates->data, dates->len);
    ds_quote_annotate(work->extractor->quote, work->corpus, index, work->annotations);
    ds_article_notes_rest(notes, work->corpus->shelf);
}

static void
run_step(gpointer data, gpointer user_data)
{
    const Pass *pass = (const Pass *)user_data;

    pass->step(pass->work, GPOINTER_TO_UINT(data) - 1); /* a pool takes no NULL */
}

/* Runs step for every article. A thread that cannot be started is no failure: the pool then
 * works with fewer, and with one only everything runs here. */
static void
for_each_article(Work *work, guint n_threads, ArticleStep step)
{
    const guint n_articles = work->corpus->articles->len;
    Pass pass = {work, step};
    GThreadPool *pool = NULL;

    n_threads = MIN(n_threads == 0 ? g_get_num_processors() : n_threads, n_articles);
    if (n_threads > 1)
        pool = g_thread_pool_new(run_step, &pass, (gint)n_threads, FALSE, NULL);
    for (guint32 i = 0; i < n_articles; i++) {
        if (pool == NULL)
            step(work, i);
        else
            g_thread_pool_push(pool, GUINT_TO_POINTER(i + 1), NULL);
    }
    if (pool != NULL)
        g_thread_pool_free(pool, FALSE, TRUE);
}

static void
begin_notes(Work *work, DsDiag *diag)
{
    for (guint i = 0; i < work->findings->len; i++) {
        DsFindings *findings = (DsFindings *)g_ptr_array_index(work->findings, i);
        g_ptr_array_add(work->annotations->articles, ds_article_notes_new());
        ds_diag_join(diag, findings->diag);
    }
}

DsAnnotations *
ds_extract_findings(const DsExtractor *extractor,
                    const DsCorpus *corpus,
                    GPtrArray *findings,
                    guint n_threads,
                    DsDiag *diag)
{
    g_autoptr(DsAnnotations) annotations = ds_annotations_new();
    g_autoptr(GPtrArray) candidates = g_ptr_array_new();
    Work work = {extractor, corpus, annotations, findings};

    for_each_article(&work, n_threads, read_article);
    begin_notes(&work, diag);
    for (guint i = 0; i < findings->len; i++)
        g_ptr_array_add(candidates,
                        ((const DsFindings *)g_ptr_array_index(findings, i))->mentions);
    ds_mention_resolve(extractor->mention, corpus, candidates, annotations, diag);
    for_each_article(&work, n_threads, quote_article);
    return g_steal_pointer(&annotations);
}

DsAnnotations *
ds_extract(const DsExtractor *extractor, const DsCorpus *corpus, guint n_threads, DsDiag *diag)
{
    g_autoptr(GPtrArray) findings =
        g_ptr_array_new_with_free_func((GDestroyNotify)ds_findings_free);

    g_ptr_array_set_size(findings, (gint)corpus->articles->len);
    return ds_extract_findings(extractor, corpus, findings, n_threads, diag);
}
