#include "corpus/reference.h"
#include "corpus/settle-private.h"

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

    if (ds_settling_known(sibling) == DS_TIME_UNKNOWN)
        return FALSE;
    if (ds_settling_known(article) == DS_TIME_UNKNOWN)
        return TRUE;
    if (ours.day > 0)
        return FALSE;
    const gint later = months_of(theirs) - months_of(ours);
    if (ours.month > 0)
        return theirs.day > 0 && later >= 0 && later <= 12;
    return theirs.month > 0 && theirs.year == ours.year;
}

/* Of two accounts that know better, the one to follow: the more exact; that of the same family;
 * of equals the one that more accounts agree with; then the later. */
static gboolean
is_preferred(const DsArticle *a, guint n_a, const DsArticle *b, guint n_b, guint32 family)
{
    const gint exact_a = (a->reference.date.day > 0) + (a->reference.date.month > 0);
    const gint exact_b = (b->reference.date.day > 0) + (b->reference.date.month > 0);

    if (exact_a != exact_b)
        return exact_a > exact_b;
    if ((a->family == family) != (b->family == family))
        return a->family == family;
    if (n_a != n_b)
        return n_a > n_b;
    return ds_date_compare(a->reference.date, b->reference.date) > 0;
}

static guint
count_agreeing(const DsSettling *settling, const GArray *others, DsDate date)
{
    guint n = 0;

    for (guint i = 0; i < others->len; i++)
        n += ds_date_compare(ds_settling_article(settling, g_array_index(others, guint32, i))
                                 ->reference.date,
                             date) == 0;
    return n;
}

static const DsArticle *
best_sibling(const DsSettling *settling, guint32 i)
{
    const GArray *others = ds_settling_array(settling->others, i);
    const DsArticle *article = ds_settling_article(settling, i), *best = NULL;
    guint n_best = 0;

    for (guint k = 0; k < others->len; k++) {
        const DsArticle *other =
            ds_settling_article(settling, g_array_index(others, guint32, k));
        if (!knows_better(other, article))
            continue;
        const guint n = count_agreeing(settling, others, other->reference.date);
        if (best == NULL || is_preferred(other, n, best, n_best, article->family)) {
            best = other;
            n_best = n;
        }
    }
    return best;
}

/* All choices are made on what each article knows by itself, then applied: the order of the
 * articles does not matter. */
void
ds_settle_borrow(const DsSettling *settling)
{
    const guint n = settling->corpus->articles->len;
    g_autofree const DsArticle **best = g_new0(const DsArticle *, n + 1);
    g_autofree DsDate *dates = g_new0(DsDate, n + 1);

    for (guint32 i = 0; i < n; i++) {
        if (ds_settling_known(ds_settling_article(settling, i)) < DS_TIME_STATED)
            best[i] = best_sibling(settling, i);
        if (best[i] != NULL)
            dates[i] = best[i]->reference.date;
    }
    for (guint32 i = 0; i < n; i++)
        if (best[i] != NULL)
            ds_reference_borrow(ds_settling_article(settling, i), best[i], dates[i],
                                settling->pack);
}
