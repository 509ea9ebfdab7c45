/* Dates of any text: they exist and do not overlap; the day of reference neither moves nor
 * hides an absolute date. The first two bytes tell that day. */
#include "extract/timex.h"

#include "fuzz.h"

static const DsTimexRules *
rules(void)
{
    static DsTimexRules *made;

    if (made == NULL)
        made = ds_timex_rules_new(fuzz_pack(), NULL);
    g_assert(made != NULL);
    return made;
}

static void
check_date(DsDate date)
{
    g_assert(date.year == 0 || date.month == 0 || date.day == 0 || ds_date_is_valid(date));
}

/* The absolute ones; the caller owns them. */
static GArray *
dates_at(DsArticle *article, DsDate reference)
{
    g_autoptr(GArray) dates = g_array_new(FALSE, TRUE, sizeof(DsTimex));
    GArray *absolute = g_array_new(FALSE, TRUE, sizeof(DsTimex));
    g_autoptr(DsDiag) diag = ds_diag_new();
    guint32 before = 0;

    article->reference.date = reference;
    ds_timex_annotate(rules(), article, dates, diag);
    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        g_assert(before <= date->start && date->start < date->end);
        g_assert(date->end <= article->n_bytes);
        check_date(date->from);
        check_date(date->to);
        g_assert((date->from.year == 0) == (date->to.year == 0));
        g_assert(ds_date_compare(date->from, date->to) <= 0);
        if (date->kind == DS_TIMEX_ABSOLUTE)
            g_array_append_vals(absolute, date, 1);
        before = date->end;
    }
    return absolute;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    if (n < 2)
        return 0;
    const DsDate day = {(gint16)(1990 + data[0] % 50), (guint8)(1 + data[1] % 12),
                        (guint8)(1 + data[1] % 28)};
    const DsDate later = {(gint16)(day.year + 3), day.month, day.day};
    g_autoptr(DsCorpus) corpus = fuzz_read("a.txt", data + 2, n - 2);

    for (guint k = 0; k < corpus->articles->len; k++) {
        DsArticle *article = (DsArticle *)g_ptr_array_index(corpus->articles, k);
        g_autoptr(GArray) first = dates_at(article, day);
        g_autoptr(GArray) second = dates_at(article, later);
        g_assert(first->len == second->len);
        for (guint i = 0; i < first->len; i++) {
            const DsTimex *a = &g_array_index(first, DsTimex, i);
            const DsTimex *b = &g_array_index(second, DsTimex, i);
            g_assert(a->start == b->start && a->end == b->end);
            g_assert(ds_date_compare(a->from, b->from) == 0);
            g_assert(ds_date_compare(a->to, b->to) == 0);
        }
    }
    return 0;
}
