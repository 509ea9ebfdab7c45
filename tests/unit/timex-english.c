/* Dates of English articles: another pack, other words and another order, the same program. */
#include "../support/timex_case.h"

#define REF "2024-07-17" /* a Wednesday */

static void
test_forms(TimexTest *test, gconstpointer language)
{
    static const TimexCase cases[] = {
        {REF, "The pact was signed on [July 16, 2024] in Hue.", "2024-07-16", "2024-07-16",
         DS_PRECISION_DAY, DS_TIMEX_ABSOLUTE},
        {REF, "The pact was signed on [16 July 2024].", "2024-07-16", "2024-07-16",
         DS_PRECISION_DAY, DS_TIMEX_ABSOLUTE},
        {REF, "The pact was signed on [Tuesday, July 16].", "2024-07-16", "2024-07-16",
         DS_PRECISION_DAY, DS_TIMEX_PARTIAL},
        {REF, "They met from [15-16 July 2024].", "2024-07-15", "2024-07-16",
         DS_PRECISION_RANGE, DS_TIMEX_ABSOLUTE},
        {REF, "It opened in [March 2023].", "2023-03-01", "2023-03-31", DS_PRECISION_MONTH,
         DS_TIMEX_ABSOLUTE},
        {REF, "It opened in [March].", "2024-03-01", "2024-03-31", DS_PRECISION_MONTH,
         DS_TIMEX_PARTIAL},
        {REF, "It opened in [1998].", "1998-01-01", "1998-12-31", DS_PRECISION_YEAR,
         DS_TIMEX_ABSOLUTE},
        {REF, "It grew in [the 1990s].", "1990-01-01", "1999-12-31", DS_PRECISION_DECADE,
         DS_TIMEX_ABSOLUTE},
        {REF, "It opened on [Monday].", "2024-07-15", "2024-07-15", DS_PRECISION_DAY,
         DS_TIMEX_RELATIVE},
        {REF, "It opened [yesterday].", "2024-07-16", "2024-07-16", DS_PRECISION_DAY,
         DS_TIMEX_RELATIVE},
        {REF, "It opened [three days ago].", "2024-07-14", "2024-07-14", DS_PRECISION_DAY,
         DS_TIMEX_RELATIVE},
        {REF, "It opened [last year].", "2023-01-01", "2023-12-31", DS_PRECISION_YEAR,
         DS_TIMEX_RELATIVE},
        {REF, "Sales in [the first six months of 2024] fell.", "2024-01-01", "2024-06-30",
         DS_PRECISION_RANGE, DS_TIMEX_ABSOLUTE},
    };
    timex_test_cases(test, cases, G_N_ELEMENTS(cases));
}

static void
test_no_dates(TimexTest *test, gconstpointer language)
{
    static const gchar *const texts[] = {
        "He may go to the bank.",      "Some 2016 people came.",
        "Resolution 2254 was passed.", "The team won 2-1 at 15:45.",
        "Prices rose 5-10% in all.",
    };
    timex_test_none(test, texts, G_N_ELEMENTS(texts));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions(); /* one table, all its faults */
    g_test_add("/timex/en/forms", TimexTest, "en", timex_test_set_up, test_forms,
               timex_test_tear_down);
    g_test_add("/timex/en/no-dates", TimexTest, "en", timex_test_set_up, test_no_dates,
               timex_test_tear_down);
    return g_test_run();
}
