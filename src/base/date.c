#include <dossier/span.h>

#include <stdio.h>
#include <string.h>

/* Days and civil dates: the algorithm of H. Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms" (2013): eras of 400 years that begin on 1 March. */
#define ERA_DAYS   146097
#define EPOCH_DAYS 719468 /* 0000-03-01 to 1970-01-01 */

DsKnown
ds_date_known(DsDate date)
{
    if (date.year == 0)
        return DS_KNOWN_NOTHING;
    if (date.month == 0)
        return DS_KNOWN_YEAR;
    return date.day == 0 ? DS_KNOWN_MONTH : DS_KNOWN_DAY;
}

gint32
ds_date_days(DsDate date)
{
    const gint32 month = date.month == 0 ? 1 : date.month;
    const gint32 day = date.day == 0 ? 1 : date.day;
    const gint32 year = date.year - (month <= 2);
    const gint32 era = (year >= 0 ? year : year - 399) / 400;
    const gint32 year_of_era = year - era * 400;
    const gint32 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const gint32 day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * ERA_DAYS + day_of_era - EPOCH_DAYS;
}

DsDate
ds_date_from_days(gint32 days)
{
    const gint32 shifted = days + EPOCH_DAYS;
    const gint32 era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
    const gint32 day_of_era = shifted - era * ERA_DAYS;
    const gint32 year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const gint32 day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const gint32 shifted_month = (5 * day_of_year + 2) / 153;
    const gint32 month = shifted_month + (shifted_month < 10 ? 3 : -9);

    return (DsDate){.year = (gint16)(year_of_era + era * 400 + (month <= 2)),
                    .month = (guint8)month,
                    .day = (guint8)(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

guint
ds_date_month_length(gint year, gint month)
{
    static const guint8 lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    g_return_val_if_fail(month >= 1 && month <= 12, 0);
    if (month == 2 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)))
        return 29;
    return lengths[month - 1];
}

gboolean
ds_date_is_valid(DsDate date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= ds_date_month_length(date.year, date.month);
}

gint
ds_date_compare(DsDate a, DsDate b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return 0;
}

gboolean
ds_date_is_after(DsDate date, DsDate other)
{
    if (date.year == 0 || other.year == 0 || date.year != other.year)
        return date.year != 0 && other.year != 0 && date.year > other.year;
    if (date.month == 0 || other.month == 0 || date.month != other.month)
        return other.month != 0 && date.month > other.month;
    return other.day != 0 && date.day > other.day;
}

guint
ds_date_weekday(DsDate date)
{
    if (ds_date_known(date) != DS_KNOWN_DAY)
        return 0;
    const gint32 days = ds_date_days(date) + 3; /* 1970-01-01 was a Thursday */
    return (guint)(days % 7 + 7) % 7 + 1;
}

gchar *
ds_date_to_iso(DsDate date)
{
    switch (ds_date_known(date)) {
    case DS_KNOWN_DAY:
        return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
    case DS_KNOWN_MONTH:
        return g_strdup_printf("%04d-%02d", date.year, date.month);
    case DS_KNOWN_YEAR:
        return g_strdup_printf("%04d", date.year);
    default:
        return NULL;
    }
}

gboolean
ds_date_from_iso(const gchar *text, DsDate *date)
{
    static const gchar pattern[] = "9999-99-99";
    const gsize n = strlen(text);

    if (n != 4 && n != 7 && n != 10)
        return FALSE;
    for (gsize i = 0; i < n; i++)
        if (pattern[i] == '9' ? !g_ascii_isdigit(text[i]) : text[i] != '-')
            return FALSE;

    DsDate read = {.year = (gint16)g_ascii_strtoll(text, NULL, 10)};
    if (n >= 7)
        read.month = (guint8)g_ascii_strtoll(text + 5, NULL, 10);
    if (n == 10)
        read.day = (guint8)g_ascii_strtoll(text + 8, NULL, 10);
    const DsDate whole = {read.year, n >= 7 ? read.month : 1, n == 10 ? read.day : 1};
    if (!ds_date_is_valid(whole))
        return FALSE;
    *date = read;
    return TRUE;
}
