/* Dates of the calendar and their written forms. */
#include <glib.h>

#include <dossier/span.h>

static void
test_days_round_trip(void)
{
    for (gint32 days = -800000; days < 800000; days += 37) {
        const DsDate date = ds_date_from_days(days);
        if (date.year < 1)
            continue;
        g_assert_true(ds_date_is_valid(date));
        g_assert_cmpint(ds_date_days(date), ==, days);
    }
}

static void
test_weekday(void)
{
    g_assert_cmpuint(ds_date_weekday((DsDate){2024, 7, 16}), ==, 2);
    g_assert_cmpuint(ds_date_weekday((DsDate){1969, 12, 31}), ==, 3);
    g_assert_cmpuint(ds_date_weekday((DsDate){2024, 7, 0}), ==, 0);
}

static void
test_is_after(void)
{
    const DsDate day = {2014, 6, 1}, month = {2014, 6, 0}, year = {2014, 0, 0}, none = {0};

    g_assert_true(ds_date_is_after((DsDate){2015, 1, 1}, year));
    g_assert_true(ds_date_is_after((DsDate){2014, 7, 1}, month));
    g_assert_true(ds_date_is_after((DsDate){2014, 6, 2}, day));
    g_assert_false(ds_date_is_after(day, year)); /* it may lie in the part that is not known */
    g_assert_false(ds_date_is_after(day, month));
    g_assert_false(ds_date_is_after(day, day));
    g_assert_false(ds_date_is_after(day, none));
    g_assert_false(ds_date_is_after(none, day));
}

static void
test_iso(void)
{
    static const gchar *const good[] = {"2024-07-16", "2024-02-29", "2024-07", "1995"};
    static const gchar *const bad[] = {"2024-02-30", "2023-02-29", "2024-13",
                                       "24",         "2024-7-16",  ""};

    for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
        DsDate date;
        g_assert_true(ds_date_from_iso(good[i], &date));
        g_autofree gchar *text = ds_date_to_iso(date);
        g_assert_cmpstr(text, ==, good[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        DsDate date;
        g_assert_false(ds_date_from_iso(bad[i], &date));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/date/days-round-trip", test_days_round_trip);
    g_test_add_func("/date/weekday", test_weekday);
    g_test_add_func("/date/is-after", test_is_after);
    g_test_add_func("/date/iso", test_iso);
    return g_test_run();
}
