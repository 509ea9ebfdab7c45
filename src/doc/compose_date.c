/* Dates in the words and the order of the pack. A time has one of a few shapes; each shape has
 * a label with its year ("when.month") and one beside its year ("when.month.in"). */
#include "doc/compose_private.h"

typedef enum {
    SHAPE_DAY,
    SHAPE_DAYS_MONTH, /* several days of one month */
    SHAPE_DAYS_YEAR,  /* of one year */
    SHAPE_DAYS_YEARS,
    SHAPE_MONTH,
    SHAPE_MONTHS, /* of one year */
    SHAPE_QUARTER,
    SHAPE_YEAR,
    SHAPE_YEARS,
    SHAPE_DECADE,
} Shape;

static const struct {
    const gchar *full, *in_year;
} shape_keys[] = {
    [SHAPE_DAY] = {"when.day", "when.day.in"},
    [SHAPE_DAYS_MONTH] = {"when.days", "when.days.in"},
    [SHAPE_DAYS_YEAR] = {"when.days.months", "when.days.months.in"},
    [SHAPE_DAYS_YEARS] = {"when.days.years", "when.days.years.in"},
    [SHAPE_MONTH] = {"when.month", "when.month.in"},
    [SHAPE_MONTHS] = {"when.months", "when.months.in"},
    [SHAPE_QUARTER] = {"when.quarter", "when.quarter.in"},
    [SHAPE_YEAR] = {"when.year", "when.year.in"},
    [SHAPE_YEARS] = {"when.years", "when.years.in"},
    [SHAPE_DECADE] = {"when.decade", "when.decade.in"},
};

/* The shape of a run of days, by where it begins and ends: whole months and years are named as
 * such. */
static Shape
shape_of_days(DsDate from, DsDate to)
{
    const gboolean whole_months =
        from.day <= 1 && (to.day == 0 || to.day == ds_date_month_length(to.year, to.month));
    const gboolean whole_years =
        whole_months && from.month <= 1 && (to.month == 0 || to.month == 12);

    if (ds_date_compare(from, to) == 0 && from.day != 0)
        return SHAPE_DAY;
    if (whole_years)
        return from.year == to.year ? SHAPE_YEAR : SHAPE_YEARS;
    if (from.year != to.year)
        return SHAPE_DAYS_YEARS;
    if (whole_months)
        return from.month == to.month ? SHAPE_MONTH : SHAPE_MONTHS;
    return from.month == to.month ? SHAPE_DAYS_MONTH : SHAPE_DAYS_YEAR;
}

static Shape
shape_of(const DsWhen *when)
{
    switch (when->precision) {
    case DS_PRECISION_QUARTER:
        return SHAPE_QUARTER;
    case DS_PRECISION_DECADE:
        return SHAPE_DECADE;
    case DS_PRECISION_YEARS:
        return when->from.year == when->to.year ? SHAPE_YEAR : SHAPE_YEARS;
    default:
        return shape_of_days(when->from, when->to);
    }
}

/* The names of a month and of a quarter; a label a month, so that no grammar is needed here. */
static gchar *
numbered_label(DsComposer *c, const gchar *prefix, guint n)
{
    g_autofree gchar *key = g_strdup_printf("%s%u", prefix, n);

    return ds_compose_label(c, key);
}

static gchar *
fill_dates(DsComposer *c, const gchar *key, DsDate from, DsDate to)
{
    const guint month = MAX(from.month, 1), to_month = MAX(to.month, 1);
    g_autofree gchar *d = g_strdup_printf("%d", from.day);
    g_autofree gchar *d2 = g_strdup_printf("%d", to.day);
    g_autofree gchar *m = g_strdup_printf("%u", month);
    g_autofree gchar *m2 = g_strdup_printf("%u", to_month);
    g_autofree gchar *y = g_strdup_printf("%d", from.year);
    g_autofree gchar *y2 = g_strdup_printf("%d", to.year);
    g_autofree gchar *month_name = numbered_label(c, "month.", month);
    g_autofree gchar *to_month_name = numbered_label(c, "month.", to_month);
    g_autofree gchar *month_short = numbered_label(c, "month.short.", month);
    g_autofree gchar *to_month_short = numbered_label(c, "month.short.", to_month);
    g_autofree gchar *quarter = numbered_label(c, "quarter.", (month + 2) / 3);

    return ds_compose_fill(c, key, "d", d, "d1", d, "d2", d2, "m", m, "m1", m, "m2", m2, "y", y,
                           "y1", y, "y2", y2, "Month", month_name, "Month2", to_month_name,
                           "Mon", month_short, "Mon2", to_month_short, "Q", quarter, NULL);
}

gchar *
ds_compose_date(DsComposer *c, DsDate date)
{
    static const gchar *const keys[] = {NULL, "when.year", "when.month", "when.day"};
    const gchar *key = keys[ds_date_known(date)];

    return key != NULL ? fill_dates(c, key, date, date) : NULL;
}

/* A span of days over two years needs both dates in full, whichever column it is for. */
static gchar *
shape_text(DsComposer *c, const DsWhen *when, gboolean in_year)
{
    const Shape shape = shape_of(when);
    const gchar *key = in_year ? shape_keys[shape].in_year : shape_keys[shape].full;

    if (shape != SHAPE_DAYS_YEARS)
        return fill_dates(c, key, when->from, when->to);
    g_autofree gchar *from = in_year ? fill_dates(c, "when.day.in", when->from, when->from)
                                     : fill_dates(c, "when.day", when->from, when->from);
    g_autofree gchar *to = fill_dates(c, "when.day", when->to, when->to);
    return ds_compose_fill(c, key, "from", from, "to", to, NULL);
}

static gchar *
marked(DsComposer *c, const DsWhen *when, gchar *text)
{
    g_autofree gchar *plain = text;

    if (when->inferred)
        return ds_compose_fill(c, "format.date.inferred", "date", plain, NULL);
    if (when->precision == DS_PRECISION_APPROX)
        return ds_compose_fill(c, "format.date.approx", "date", plain, NULL);
    return g_steal_pointer(&plain);
}

gchar *
ds_compose_when(DsComposer *c, const DsWhen *when)
{
    if (ds_date_known(when->from) == DS_KNOWN_NOTHING)
        return g_strdup("");
    return marked(c, when, shape_text(c, when, FALSE));
}

gchar *
ds_compose_when_in_year(DsComposer *c, const DsWhen *when)
{
    if (ds_date_known(when->from) == DS_KNOWN_NOTHING)
        return g_strdup("");
    return marked(c, when, shape_text(c, when, TRUE));
}

gchar *
ds_compose_weekdays(DsComposer *c, const DsWhen *when)
{
    const Shape shape = shape_of(when);
    const guint first = ds_date_weekday(when->from), last = ds_date_weekday(when->to);

    if (first == 0 || last == 0 || when->precision == DS_PRECISION_APPROX)
        return NULL;
    if (shape == SHAPE_DAY)
        return numbered_label(c, "weekday.short.", first);
    if (shape > SHAPE_DAYS_YEARS || ds_date_days(when->to) - ds_date_days(when->from) >= 7)
        return NULL;
    g_autofree gchar *from = numbered_label(c, "weekday.short.", first);
    g_autofree gchar *to = numbered_label(c, "weekday.short.", last);
    return g_strconcat(from, "–", to, NULL);
}

gchar *
ds_compose_date_weekday(DsComposer *c, DsDate date)
{
    g_autofree gchar *day = ds_compose_date(c, date);
    const guint weekday = ds_date_weekday(date);

    if (weekday == 0)
        return g_steal_pointer(&day);
    g_autofree gchar *name = numbered_label(c, "weekday.", weekday);
    return ds_compose_fill(c, "format.date.weekday", "weekday", name, "date", day, NULL);
}
