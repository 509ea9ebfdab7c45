/* An article that repeats another changes no item's words; an article that is taken away takes
 * with it what it alone supports, and nothing else of the chronology. */
#include "../support/report_fixture.h"

static void
texts_are_equal(const DsReport *a, const DsReport *b)
{
    g_assert_cmpuint(a->summary->len, ==, b->summary->len);
    for (guint i = 0; i < a->summary->len; i++)
        g_assert_cmpstr(((const DsSummaryItem *)a->summary->pdata[i])->text, ==,
                        ((const DsSummaryItem *)b->summary->pdata[i])->text);
    g_assert_cmpuint(a->chronology->len, ==, b->chronology->len);
    for (guint i = 0; i < a->chronology->len; i++)
        g_assert_cmpstr(((const DsEvent *)a->chronology->pdata[i])->text, ==,
                        ((const DsEvent *)b->chronology->pdata[i])->text);
    g_assert_cmpuint(a->key_quotes->len, ==, b->key_quotes->len);
    for (guint i = 0; i < a->key_quotes->len; i++)
        g_assert_cmpstr(((const DsKeyQuote *)a->key_quotes->pdata[i])->text, ==,
                        ((const DsKeyQuote *)b->key_quotes->pdata[i])->text);
}

static void
accounts_are_equal(const DsReport *a, const DsReport *b)
{
    for (guint i = 0; i < a->summary->len; i++)
        g_assert_cmpuint(((const DsSummaryItem *)a->summary->pdata[i])->accounts, ==,
                         ((const DsSummaryItem *)b->summary->pdata[i])->accounts);
    for (guint i = 0; i < a->chronology->len; i++)
        g_assert_cmpuint(((const DsEvent *)a->chronology->pdata[i])->accounts, ==,
                         ((const DsEvent *)b->chronology->pdata[i])->accounts);
}

static void
repeating_changes_no_words(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[6];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsReport) before = fixture_report(pack, texts, n);

    for (guint i = 0; i < n; i++) {
        texts[n].path = g_strdup("zzz_repeated.txt");
        texts[n].text = g_strdup(texts[i].text);
        g_autoptr(DsReport) after = fixture_report(pack, texts, n + 1);
        texts_are_equal(before, after);
        accounts_are_equal(before, after);
        g_free(texts[n].path);
        g_free(texts[n].text);
    }
    fixture_texts_clear(texts, n);
}

/* Whether all that dates an event lies in the article; a coarser date of another article only
 * says that it may be the same event. */
static gboolean
stands_on(const DsEvent *event, guint32 article)
{
    for (guint i = 0; i < event->evidence->len; i++) {
        const DsEvidence *one = &g_array_index(event->evidence, DsEvidence, i);
        if (one->span.article != article && g_strcmp0(one->rule, "date-coarser") != 0)
            return FALSE;
    }
    return TRUE;
}

static guint
count_dated(const DsReport *report, const DsEvent *like)
{
    guint n = 0;

    for (guint i = 0; i < report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)report->chronology->pdata[i];
        n += ds_date_compare(event->from, like->from) == 0 &&
             ds_date_compare(event->to, like->to) == 0;
    }
    return n;
}

/* A date of the whole that other articles tell too stays when one is taken away. */
static void
removing_takes_what_it_alone_supports(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[5];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsReport) whole = fixture_report(pack, texts, n);

    for (guint32 gone = 0; gone < n; gone++) {
        FixtureText rest[4];
        for (guint i = 0, k = 0; i < n; i++)
            if (i != gone)
                rest[k++] = texts[i];
        g_autoptr(DsReport) part = fixture_report(pack, rest, n - 1);
        for (guint i = 0; i < whole->chronology->len; i++) {
            const DsEvent *event = (const DsEvent *)whole->chronology->pdata[i];
            const guint left = count_dated(part, event);
            if (event->inferred)
                continue; /* the year may lean on an article that is gone */
            if (!stands_on(event, gone))
                g_assert_cmpuint(left, >=, 1);
            else if (event->precision == DS_PRECISION_DAY)
                g_assert_cmpuint(left, <, count_dated(whole, event));
        }
    }
    fixture_texts_clear(texts, n);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/repeating-an-article-changes-no-words",
                    repeating_changes_no_words);
    g_test_add_func("/report/removing-takes-what-it-alone-supports",
                    removing_takes_what_it_alone_supports);
    return g_test_run();
}
