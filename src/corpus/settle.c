#include "corpus/family.h"
#include "corpus/read.h"
#include "corpus/reference.h"
#include "corpus/story.h"

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

static gint
months_of(DsDate date)
{
    return date.year * 12 + (date.month > 0 ? date.month : 12);
}

/* What an article infers from the dates it looks back to is a lower bound. Another account of
 * the same story that comes out later, but not by much, is nearer the truth; and one that knows
 * the day knows more than one that knows the month. */
static gboolean
knows_better(const DsArticle *sibling, const DsArticle *article)
{
    const DsDate theirs = sibling->reference.date, ours = article->reference.date;

    if (reference_rank(sibling) == 0)
        return FALSE;
    if (reference_rank(article) == 0)
        return TRUE;
    if (ours.day > 0)
        return theirs.day == ours.day && theirs.month == ours.month &&
               theirs.year > ours.year && theirs.year <= ours.year + 10;
    const gint later = months_of(theirs) - months_of(ours);
    if (ours.month > 0)
        return theirs.day > 0 && later >= 0 && later <= 12;
    return theirs.month > 0 ? ABS(later) <= 120 /* years alone may be plans */
                            : theirs.year > ours.year && theirs.year <= ours.year + 3;
}

/* Of two accounts that know better, the one to follow: the more exact; of equals the one that
 * more accounts agree with; then the later. */
static gboolean
is_preferred(const DsArticle *a, guint n_a, const DsArticle *b, guint n_b)
{
    const gint exact_a = (a->reference.date.day > 0) + (a->reference.date.month > 0);
    const gint exact_b = (b->reference.date.day > 0) + (b->reference.date.month > 0);

    if (exact_a != exact_b)
        return exact_a > exact_b;
    if (n_a != n_b)
        return n_a > n_b;
    return ds_date_compare(a->reference.date, b->reference.date) > 0;
}

static guint
count_agreeing(const DsCorpus *corpus, const GArray *story, DsDate date)
{
    guint n = 0;

    for (guint i = 0; i < story->len; i++) {
        const DsArticle *other = ds_corpus_article(corpus, g_array_index(story, guint32, i));
        n += ds_date_compare(other->reference.date, date) == 0;
    }
    return n;
}

static const DsArticle *
best_sibling(const DsCorpus *corpus, const DsArticle *article, const GArray *story)
{
    const DsArticle *best = NULL;
    guint n_best = 0;

    for (guint i = 0; i < story->len; i++) {
        const DsArticle *other = ds_corpus_article(corpus, g_array_index(story, guint32, i));
        if (!knows_better(other, article))
            continue;
        const guint n = count_agreeing(corpus, story, other->reference.date);
        if (best == NULL || is_preferred(other, n, best, n_best)) {
            best = other;
            n_best = n;
        }
    }
    return best;
}

/* All choices are made on what each article knows by itself, then applied: the order of the
 * articles does not matter. */
static void
borrow_from_stories(DsCorpus *corpus, DsPack *pack)
{
    g_autoptr(GPtrArray) stories = ds_stories_find(corpus);
    g_autofree const DsArticle **best = g_new0(const DsArticle *, corpus->articles->len + 1);
    g_autofree DsDateField *fields = g_new0(DsDateField, corpus->articles->len + 1);

    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        if (reference_rank(article) < 3)
            best[i] = best_sibling(corpus, article, (GArray *)g_ptr_array_index(stories, i));
        if (best[i] != NULL)
            fields[i] = best[i]->reference;
    }
    for (guint i = 0; i < corpus->articles->len; i++) {
        DsArticle *article = (DsArticle *)g_ptr_array_index(corpus->articles, i);
        if (best[i] == NULL)
            continue;
        ds_reference_borrow(article, best[i], pack);
        article->reference.date = fields[i].date;
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
    borrow_from_stories(corpus, pack);
    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        if (article->reference.basis == NULL)
            ds_diag_add(diag, DS_DIAG_NOTE, "reference-unknown", article->path, 0, 0,
                        "no date tells when this was written; its partial dates stay open");
    }
}
