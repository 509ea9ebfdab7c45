#include "extract/timex_calendar.h"

#include <string.h>

#define DAYS_OF_WEEK 7

typedef struct {
    const gchar *form; /* interned */
    TimexUnit of;
    gint from, to; /* 0: the end of the unit */
    gboolean exact;
} Portion;

typedef struct {
    gint from, to; /* months */
    gboolean wraps;
} Season;

typedef struct {
    const gchar *name; /* interned */
    gboolean solar;
    gint month, day, days, before;
    gint week, weekday; /* the week-th (0: last) such weekday of the month */
} Holiday;

typedef struct {
    gint year, month, length;
    gboolean leap;
    DsDate first;
} LunarMonth;

struct TimexCalendar {
    GArray *portions;      /* of Portion, by row */
    GArray *seasons;       /* of Season, by row */
    GArray *holidays;      /* of Holiday, by row */
    GArray *lunar;         /* of LunarMonth, in order */
    GHashTable *feasts;    /* "2016 name" → day + 1 as pointer */
    GHashTable *new_years; /* year → row of tet + 1 */
    const DsTable *tet;
};

static const struct {
    const gchar *name;
    TimexUnit unit;
} unit_names[] = {
    {"minute", UNIT_DAY},      {"hour", UNIT_DAY},        {"day", UNIT_DAY},
    {"week", UNIT_WEEK},       {"weekend", UNIT_WEEKEND}, {"month", UNIT_MONTH},
    {"quarter", UNIT_QUARTER}, {"half", UNIT_HALF},       {"season", UNIT_SEASON},
    {"year", UNIT_YEAR},       {"decade", UNIT_DECADE},   {"century", UNIT_CENTURY},
};

gboolean
timex_unit_from_name(const gchar *name, TimexUnit *unit)
{
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(unit_names); i++)
        if (g_str_equal(unit_names[i].name, name)) {
            *unit = unit_names[i].unit;
            return TRUE;
        }
    return FALSE;
}

static gint
number(const DsTable *table, guint row, const gchar *column)
{
    const gchar *field = ds_table_get(table, row, column);

    return field != NULL ? (gint)g_ascii_strtoll(field, NULL, 10) : 0;
}

static gboolean
field_is(const DsTable *table, guint row, const gchar *column, const gchar *value)
{
    return g_strcmp0(ds_table_get(table, row, column), value) == 0;
}

static void
load_portions(TimexCalendar *calendar, const DsTable *table)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        Portion portion = {.from = number(table, row, "from"), .to = number(table, row, "to")};
        const gchar *note = ds_table_get(table, row, "note");
        portion.form = g_intern_string(ds_table_get(table, row, "form"));
        portion.exact = note != NULL && g_str_has_prefix(note, "exact");
        timex_unit_from_name(ds_table_get(table, row, "of"), &portion.of);
        g_array_append_val(calendar->portions, portion);
    }
}

static void
load_seasons(TimexCalendar *calendar, const DsTable *table)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const Season season = {number(table, row, "from"), number(table, row, "to"),
                               field_is(table, row, "wrap", "yes")};
        g_array_append_val(calendar->seasons, season);
    }
}

/* "second-sun": a weekday of the month. */
static void
read_weekday_rule(const gchar *rule, Holiday *holiday)
{
    static const gchar *const weeks[] = {"last", "first", "second", "third", "fourth"};
    static const gchar *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const gchar *dash = rule != NULL ? strchr(rule, '-') : NULL;

    for (gint i = 0; dash != NULL && i < DAYS_OF_WEEK; i++)
        if (g_str_equal(dash + 1, days[i]))
            holiday->weekday = i + 1;
    for (gsize i = 0; dash != NULL && i < G_N_ELEMENTS(weeks); i++)
        if (strncmp(rule, weeks[i], (gsize)(dash - rule)) == 0)
            holiday->week = (gint)i;
}

static void
load_holidays(TimexCalendar *calendar, const DsTable *table)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        Holiday holiday = {.month = number(table, row, "month"),
                           .day = number(table, row, "day"),
                           .days = number(table, row, "days"),
                           .before = number(table, row, "before")};
        holiday.name = g_intern_string(ds_table_get(table, row, "name"));
        holiday.solar = !field_is(table, row, "calendar", "lunar") && holiday.day > 0;
        read_weekday_rule(ds_table_get(table, row, "day"), &holiday);
        g_array_append_val(calendar->holidays, holiday);
    }
}

static void
load_lunar(TimexCalendar *calendar, DsPack *pack)
{
    const DsTable *months = ds_pack_table(pack, "lunar_months");
    const DsTable *feasts = ds_pack_table(pack, "holiday_dates");

    for (guint row = 0; row < ds_table_n_rows(months); row++) {
        LunarMonth month = {.year = number(months, row, "lunar_year"),
                            .month = number(months, row, "month"),
                            .length = number(months, row, "length"),
                            .leap = field_is(months, row, "leap", "yes")};
        const gchar *first = ds_table_get(months, row, "first_day");
        if (first != NULL && ds_date_from_iso(first, &month.first))
            g_array_append_val(calendar->lunar, month);
    }
    for (guint row = 0; row < ds_table_n_rows(feasts); row++) {
        const gchar *iso = ds_table_get(feasts, row, "date");
        const gchar *name = ds_table_get(feasts, row, "name");
        DsDate date;
        if (iso != NULL && name != NULL && ds_date_from_iso(iso, &date))
            g_hash_table_insert(calendar->feasts,
                                g_strdup_printf("%d %s", number(feasts, row, "year"), name),
                                GINT_TO_POINTER(ds_date_days(date)));
    }
    calendar->tet = ds_pack_table(pack, "tet");
    for (guint row = 0; row < ds_table_n_rows(calendar->tet); row++)
        g_hash_table_insert(calendar->new_years,
                            GINT_TO_POINTER(number(calendar->tet, row, "year")),
                            GUINT_TO_POINTER(row + 1));
}

TimexCalendar *
timex_calendar_new(DsPack *pack)
{
    TimexCalendar *calendar = g_new0(TimexCalendar, 1);

    calendar->portions = g_array_new(FALSE, FALSE, sizeof(Portion));
    calendar->seasons = g_array_new(FALSE, FALSE, sizeof(Season));
    calendar->holidays = g_array_new(FALSE, FALSE, sizeof(Holiday));
    calendar->lunar = g_array_new(FALSE, FALSE, sizeof(LunarMonth));
    calendar->feasts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    calendar->new_years = g_hash_table_new(g_direct_hash, g_direct_equal);
    load_portions(calendar, ds_pack_table(pack, "date_portions"));
    load_seasons(calendar, ds_pack_table(pack, "date_seasons"));
    load_holidays(calendar, ds_pack_table(pack, "date_holidays"));
    load_lunar(calendar, pack);
    return calendar;
}

void
timex_calendar_free(TimexCalendar *calendar)
{
    if (calendar == NULL)
        return;
    g_array_unref(calendar->portions);
    g_array_unref(calendar->seasons);
    g_array_unref(calendar->holidays);
    g_array_unref(calendar->lunar);
    g_hash_table_unref(calendar->feasts);
    g_hash_table_unref(calendar->new_years);
    g_free(calendar);
}

static DsDate
make(gint year, gint month, gint day)
{
    return (DsDate){(gint16)year, (guint8)month, (guint8)day};
}

static TimexDays
months(gint year, gint first, gint n)
{
    const gint last = first + n - 1;
    const gint end_year = year + (last - 1) / 12, end_month = (last - 1) % 12 + 1;

    return (TimexDays){
        make(year, first, 1),
        make(end_year, end_month, (gint)ds_date_month_length(end_year, end_month))};
}

static TimexDays
years(gint first, gint n)
{
    return (TimexDays){make(first, 1, 1), make(first + n - 1, 12, 31)};
}

static TimexDays
days_from(gint32 first, gint n)
{
    return (TimexDays){ds_date_from_days(first), ds_date_from_days(first + n - 1)};
}

/* The n months of which the one offset spans away holds day; spans begin with January. */
static TimexDays
span_of_months(DsDate day, gint n, gint offset)
{
    const gint index = day.year * 12 + day.month - 1;
    const gint first = (index / n + offset) * n;

    return months(first / 12, first % 12 + 1, n);
}

TimexDays
timex_unit_days(TimexUnit unit, DsDate day, gint offset)
{
    const gint32 at = ds_date_days(day);
    const gint32 monday = at - (gint32)ds_date_weekday(day) + 1;

    switch (unit) {
    case UNIT_WEEK:
        return days_from(monday + offset * DAYS_OF_WEEK, DAYS_OF_WEEK);
    case UNIT_WEEKEND:
        return days_from(monday + offset * DAYS_OF_WEEK + 5, 2);
    case UNIT_MONTH:
        return span_of_months(day, 1, offset);
    case UNIT_QUARTER:
    case UNIT_SEASON:
        return span_of_months(day, 3, offset);
    case UNIT_HALF:
        return span_of_months(day, 6, offset);
    case UNIT_YEAR:
        return years(day.year + offset, 1);
    case UNIT_DECADE:
        return years((day.year / 10 + offset) * 10, 10);
    case UNIT_CENTURY:
        return years(((day.year - 1) / 100 + offset) * 100 + 1, 100);
    case UNIT_DAY:
    default:
        return days_from(at + offset, 1);
    }
}

DsDate
timex_move(DsDate day, TimexUnit unit, gint by)
{
    static const gint months_of[N_UNITS] = {
        [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3,  [UNIT_SEASON] = 3,     [UNIT_HALF] = 6,
        [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200,
    };
    const gint n = months_of[unit];

    if (n == 0)
        return ds_date_from_days(ds_date_days(day) +
                                 by * (unit == UNIT_DAY ? 1 : DAYS_OF_WEEK));
    const gint index = day.year * 12 + day.month - 1 + by * n;
    const gint length = (gint)ds_date_month_length(index / 12, index % 12 + 1);
    return make(index / 12, index % 12 + 1, MIN(day.day, length));
}

static TimexDays
cut(TimexUnit unit, TimexDays days, gint from, gint to)
{
    const DsDate first = days.from;

    switch (unit) {
    case UNIT_MONTH:
    case UNIT_WEEK:
        days.from = from > 0 ? ds_date_from_days(ds_date_days(first) + from - 1) : days.to;
        if (to > 0)
            days.to = ds_date_from_days(ds_date_days(first) + to - 1);
        return days;
    case UNIT_QUARTER:
    case UNIT_YEAR:
        return months(first.year, first.month + from - 1, to - from + 1);
    case UNIT_DECADE:
        return years(first.year + from, to - from + 1);
    case UNIT_CENTURY:
        return years(first.year + from - 1, to - from + 1);
    default:
        return days;
    }
}

gboolean
timex_portion_days(const TimexCalendar *calendar,
                   guint portion,
                   TimexUnit unit,
                   TimexDays *days,
                   gboolean *exact)
{
    const gchar *form = g_array_index(calendar->portions, Portion, portion).form;

    for (guint i = portion; i < calendar->portions->len; i++) {
        const Portion *row = &g_array_index(calendar->portions, Portion, i);
        if (row->form != form || row->of != unit)
            continue;
        *days = cut(unit, *days, row->from, row->to);
        *exact = row->exact;
        return TRUE;
    }
    return FALSE;
}

TimexDays
timex_season_days(const TimexCalendar *calendar, guint season, gint year)
{
    const Season *row = &g_array_index(calendar->seasons, Season, season);

    return months(year, row->from, (row->wraps ? row->to + 12 : row->to) - row->from + 1);
}

static DsDate
weekday_of_month(gint year, gint month, gint week, gint weekday)
{
    if (week == 0) {
        const DsDate last = make(year, month, (gint)ds_date_month_length(year, month));
        const gint back = ((gint)ds_date_weekday(last) - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK;
        return ds_date_from_days(ds_date_days(last) - back);
    }
    const DsDate first = make(year, month, 1);
    const gint on = (weekday - (gint)ds_date_weekday(first) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
    return ds_date_from_days(ds_date_days(first) + on + (week - 1) * DAYS_OF_WEEK);
}

/* The leave around the lunar new year, as the list gives it. */
static gboolean
new_year_days(const TimexCalendar *calendar, gint year, TimexDays *days)
{
    const guint row =
        GPOINTER_TO_UINT(g_hash_table_lookup(calendar->new_years, GINT_TO_POINTER(year)));

    return row > 0 &&
           ds_date_from_iso(ds_table_get(calendar->tet, row - 1, "holiday_from"),
                            &days->from) &&
           ds_date_from_iso(ds_table_get(calendar->tet, row - 1, "holiday_to"), &days->to);
}

gboolean
timex_holiday_days(const TimexCalendar *calendar, guint holiday, gint year, TimexDays *days)
{
    const Holiday *row = &g_array_index(calendar->holidays, Holiday, holiday);
    g_autofree gchar *key = g_strdup_printf("%d %s", year, row->name);
    gpointer feast = NULL;

    if (!row->solar && row->month == 1 && row->day == 1 && row->days == 7)
        return new_year_days(calendar, year, days);
    if (g_hash_table_lookup_extended(calendar->feasts, key, NULL, &feast))
        *days = days_from(GPOINTER_TO_INT(feast) - row->before, MAX(row->days, 1));
    else if (row->solar)
        *days = days_from(ds_date_days(make(year, row->month, row->day)) - row->before,
                          MAX(row->days, 1));
    else if (row->weekday > 0)
        days->from = days->to = weekday_of_month(year, row->month, row->week, row->weekday);
    else if (row->month > 0 && row->day > 0)
        return timex_lunar_days(calendar, year, row->month, row->day, days);
    else
        return FALSE;
    return TRUE;
}

gboolean
timex_lunar_days(
    const TimexCalendar *calendar, gint year, gint month, gint day, TimexDays *days)
{
    for (guint i = 0; i < calendar->lunar->len; i++) {
        const LunarMonth *row = &g_array_index(calendar->lunar, LunarMonth, i);
        if (row->year != year || row->month != month || row->leap)
            continue;
        if (day > row->length)
            return FALSE;
        *days =
            days_from(ds_date_days(row->first) + MAX(day, 1) - 1, day > 0 ? 1 : row->length);
        return TRUE;
    }
    return FALSE;
}
