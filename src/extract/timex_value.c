#include "extract/timex_value.h"

/* A date of the form near … far: each side holds what the slots told of it; what one side
 * lacks it takes from the other, what both lack from the context. */
typedef struct {
    gboolean given; /* any slot of the side */
    gint day, month, quarter, year;
    gboolean lunar;
    gboolean year_relative;
    gint portion, season, holiday; /* rows, or -1 */
    const TimexRelative *unit;     /* a month, week or quarter named relatively, or NULL */
} Side;

#define MONTHS_OF_QUARTER 3

const TimexCapture *
timex_capture(const TimexMatch *match, TimexSlot slot, guint8 side)
{
    for (guint i = 0; i < match->n_captures; i++)
        if (match->captures[i].slot == slot && match->captures[i].side == side)
            return &match->captures[i];
    return NULL;
}

static const TimexRelative *
relative_row(const TimexContext *context, gint32 row)
{
    return &g_array_index(context->rules->relatives, TimexRelative, (guint)row);
}

/* Two figures mean the year nearest to the reference, at most twenty years ahead. */
static gint
full_year(const TimexContext *context, gint figures)
{
    const gint now = context->reference.year > 0 ? context->reference.year : 2000;
    const gint year = now / 100 * 100 + figures;

    return year > now + 20 ? year - 100 : year;
}

static void
take_relative(const TimexContext *context, const TimexCapture *capture, Side *side)
{
    const TimexRelative *row = relative_row(context, capture->value);

    if (row->unit != UNIT_YEAR) {
        if (row->unit != UNIT_DAY)
            side->unit = row;
        return;
    }
    const gint anchor =
        row->story && context->told_year > 0 ? context->told_year : context->reference.year;
    side->year_relative = TRUE;
    side->year = anchor > 0 ? anchor + row->from : 0;
}

static void
take(const TimexContext *context, const TimexCapture *capture, Side *side)
{
    const gint value = capture->value;

    side->given = TRUE;
    switch (capture->slot) {
    case SLOT_DAY:
        if (side->day == 0 || capture->side == 1)
            side->day = value == 0 ? -1 : value;
        break;
    case SLOT_MONTH:
        if (side->month == 0)
            side->month = value == 0 ? -1 : value;
        break;
    case SLOT_MONTH_NAME:
        side->month = value % TIMEX_LUNAR;
        side->lunar = value >= TIMEX_LUNAR;
        break;
    case SLOT_YEAR:
    case SLOT_EARLY_YEAR:
        side->year = value;
        break;
    case SLOT_SHORT_YEAR:
        side->year = full_year(context, value);
        break;
    case SLOT_QUARTER:
        side->quarter = value;
        break;
    case SLOT_PORTION:
        side->portion = value;
        break;
    case SLOT_SEASON:
        side->season = value;
        break;
    case SLOT_HOLIDAY:
        side->holiday = value;
        break;
    case SLOT_RELATIVE:
        take_relative(context, capture, side);
        break;
    default:
        break;
    }
}

static void
read_sides(const TimexContext *context, const TimexMatch *match, Side sides[2])
{
    for (guint i = 0; i < 2; i++)
        sides[i] = (Side){.portion = -1, .season = -1, .holiday = -1};
    for (guint i = 0; i < match->n_captures; i++)
        take(context, &match->captures[i], &sides[match->captures[i].side]);
    if (sides[0].holiday >= 0 && sides[0].day != 0 && sides[0].month != 0)
        sides[0].holiday = -1; /* "Quốc khánh 2/9": the figures tell the day */
    if (sides[0].quarter == 0 && sides[1].quarter == 0 && sides[0].season >= 0)
        sides[0].month = sides[0].day = 0;
}

/* "the month before last" and the like: the unit gives month and year. FALSE when the
 * reference date is not known well enough. */
static gboolean
settle_unit(const TimexContext *context, Side *side, TimexDays *days)
{
    const DsKnown known = ds_date_known(context->reference);

    if (known < (side->unit->unit == UNIT_WEEK ? DS_KNOWN_DAY : DS_KNOWN_MONTH))
        return FALSE;
    *days = timex_unit_days(side->unit->unit, context->reference, side->unit->from);
    if (side->unit->unit == UNIT_MONTH) {
        side->month = days->from.month;
        side->year = days->from.year;
    }
    return TRUE;
}

static gint
first_month(const Side *side)
{
    if (side->quarter > 0)
        return (side->quarter - 1) * MONTHS_OF_QUARTER + 1;
    return side->month;
}

/* What one side lacks the other has: "5 đến 9/3/2021". A range may run over the turn of the
 * year: "28/12 đến 5/1/2021". */
static void
share(Side *near, Side *far)
{
    if (near->month == 0 && near->day != 0) {
        near->month = far->month;
        near->lunar = far->lunar;
    }
    if (near->year == 0 && near->unit == NULL && far->year != 0) {
        near->year = far->year;
        near->year_relative = far->year_relative;
        if (first_month(near) > first_month(far) && first_month(far) > 0)
            near->year--;
    } else if (far->year == 0 && near->year != 0) {
        far->year = near->year;
        far->year_relative = near->year_relative;
        if (first_month(near) > first_month(far) && first_month(far) > 0)
            far->year++;
    }
}

gint
timex_year_of(const TimexContext *context,
              const TimexMatch *match,
              guint8 side,
              DsTimexKind *kind)
{
    Side sides[2];

    read_sides(context, match, sides);
    if (sides[side].year_relative)
        *kind = DS_TIMEX_RELATIVE;
    else if (sides[side].year != 0)
        *kind = DS_TIMEX_ABSOLUTE;
    return sides[side].year;
}

static gboolean
day_exists(const Side *side)
{
    /* Without a year the day need only exist in a leap year. */
    const gint year = side->year > 0 ? side->year : 2000;

    if (side->month < 0 || side->month > 12 || side->day < 0)
        return FALSE;
    if (side->day == 0 || side->month == 0)
        return side->day <= 31;
    return side->day <= (gint)ds_date_month_length(year, side->month);
}

static gboolean
cut_portion(const TimexContext *context,
            const Side *side,
            TimexUnit unit,
            TimexDays *days,
            gboolean *approx)
{
    gboolean exact = TRUE;

    if (side->portion < 0)
        return TRUE;
    if (!timex_portion_days(context->rules->calendar, (guint)side->portion, unit, days, &exact))
        return FALSE;
    *approx = *approx || !exact;
    return TRUE;
}

/* The days of a side whose year is settled. */
static gboolean
side_days(const TimexContext *context, const Side *side, TimexDays *days, gboolean *approx)
{
    const TimexCalendar *calendar = context->rules->calendar;
    const gint month = side->month > 0 ? side->month : 1;
    const DsDate at = {(gint16)side->year, (guint8)month,
                       (guint8)(side->day > 0 ? side->day : 1)};

    if (side->holiday >= 0)
        return timex_holiday_days(calendar, (guint)side->holiday, side->year, days);
    if (side->season >= 0) {
        *days = timex_season_days(calendar, (guint)side->season, side->year);
        *approx = TRUE;
        return TRUE;
    }
    if (side->lunar)
        return timex_lunar_days(calendar, side->year, side->month, side->day, days);
    if (side->day > 0) {
        days->from = days->to = at;
        return TRUE;
    }
    if (side->quarter > 0) {
        const DsDate inside = {at.year, (guint8)first_month(side), 1};
        if (side->quarter > 4)
            return FALSE;
        *days = timex_unit_days(UNIT_QUARTER, inside, 0);
        return cut_portion(context, side, UNIT_QUARTER, days, approx);
    }
    if (side->month > 0) {
        *days = timex_unit_days(UNIT_MONTH, at, 0);
        return cut_portion(context, side, UNIT_MONTH, days, approx);
    }
    *days = timex_unit_days(UNIT_YEAR, at, 0);
    return cut_portion(context, side, UNIT_YEAR, days, approx);
}

static DsPrecision
precision_of(const TimexMatch *match, const Side sides[2], gboolean approx)
{
    const Side *near = &sides[0];
    guint n_days = 0;

    for (guint i = 0; i < match->n_captures; i++)
        n_days += match->captures[i].slot == SLOT_DAY;
    if (approx || near->portion >= 0)
        return approx ? DS_PRECISION_APPROX : DS_PRECISION_RANGE;
    if (sides[1].given)
        return near->month == 0 && near->quarter == 0 && sides[1].month == 0
                   ? DS_PRECISION_YEARS
                   : DS_PRECISION_RANGE;
    if (near->day > 0)
        return n_days > 1 ? DS_PRECISION_RANGE : DS_PRECISION_DAY;
    if (near->quarter > 0)
        return DS_PRECISION_QUARTER;
    return near->month > 0 ? DS_PRECISION_MONTH : DS_PRECISION_YEAR;
}

/* A unit named relatively with a portion or a day of it: "đầu tuần này", "ngày 5 tháng này". */
static TimexVerdict
unit_value(const TimexContext *context, Side *side, DsTimex *timex)
{
    TimexDays days;
    gboolean approx = FALSE;

    timex->kind = DS_TIMEX_RELATIVE;
    timex->inferred = TRUE;
    timex->precision = side->day > 0 ? DS_PRECISION_DAY : DS_PRECISION_APPROX;
    if (!settle_unit(context, side, &days))
        return TIMEX_YES;
    if (side->day > 0) {
        if (!day_exists(side))
            return TIMEX_NO;
        days.from.day = days.to.day = (guint8)side->day;
        days.to.month = days.from.month;
    } else if (!cut_portion(context, side, side->unit->unit, &days, &approx)) {
        return TIMEX_NO;
    }
    timex->from = days.from;
    timex->to = days.to;
    return TIMEX_YES;
}

/* The running year's season, or the one that began last year and is not over. */
static gint
year_of_season(const TimexContext *context, gint season)
{
    const DsDate now = context->reference;
    const TimexDays before =
        timex_season_days(context->rules->calendar, (guint)season, MAX(now.year, 2) - 1);

    if (now.month > 0 && before.to.year == now.year && now.month <= before.to.month)
        return now.year - 1;
    return timex_infer_year(context, 0, 0);
}

static gint
month_of_holiday(const TimexContext *context, gint holiday)
{
    TimexDays days;

    return timex_holiday_days(context->rules->calendar, (guint)holiday, 2010, &days)
               ? days.from.month
               : 0;
}

/* The year both sides lack. FALSE when nothing tells it. */
static gboolean
infer_years(const TimexContext *context, Side sides[2])
{
    Side *near = &sides[0], *far = &sides[1];

    if (near->year != 0)
        return TRUE;
    if (near->year_relative)
        return FALSE;
    if (near->season >= 0)
        near->year = year_of_season(context, near->season);
    else if (near->holiday >= 0)
        near->year =
            context->reference.year > 0
                ? timex_infer_year(context, month_of_holiday(context, near->holiday), 0)
                : context->article_year;
    else
        near->year = timex_infer_year(context, first_month(near), near->day);
    far->year = near->year;
    if (far->given && first_month(far) > 0 && first_month(near) > first_month(far))
        far->year++;
    return near->year != 0;
}

/* The weekday beside a date must fit. It settles the year of a date without one; small words
 * that do not fit are ordinals ("kỳ họp thứ 7, ngày 29/6"), capitals are a slip of the source.
 */
static TimexVerdict
check_weekday(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexCapture *weekday = timex_capture(match, SLOT_WEEKDAY, 0);

    if (weekday == NULL || timex->precision != DS_PRECISION_DAY)
        return TIMEX_YES;
    const guint wanted = (guint)weekday->value % TIMEX_ORDINAL;
    if (ds_date_weekday(timex->from) == wanted)
        return TIMEX_YES;
    const gboolean current =
        timex_is_current(context, timex->from.year, timex->from.month, timex->from.day);
    for (gint by = -1; by <= 1 && timex->kind == DS_TIMEX_PARTIAL && !current; by += 2) {
        const DsDate other = timex_move(timex->from, UNIT_YEAR, by);
        if (ds_date_weekday(other) == wanted) {
            timex->from = timex->to = other;
            return TIMEX_YES;
        }
    }
    return weekday->value >= TIMEX_ORDINAL ? TIMEX_NO : TIMEX_YES;
}

TimexVerdict
timex_value_date(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    Side sides[2];
    TimexDays near = {0}, far = {0};
    gboolean approx = FALSE;

    read_sides(context, match, sides);
    if (sides[0].unit != NULL)
        return unit_value(context, &sides[0], timex);
    if (sides[1].given)
        share(&sides[0], &sides[1]);
    if (sides[0].year_relative || sides[1].year_relative)
        timex->kind = DS_TIMEX_RELATIVE;
    else
        timex->kind = sides[0].year != 0 ? DS_TIMEX_ABSOLUTE : DS_TIMEX_PARTIAL;
    timex->inferred = timex->kind != DS_TIMEX_ABSOLUTE;
    timex->precision = precision_of(match, sides, FALSE);
    if (sides[0].month == 0 && sides[0].quarter == 0 && sides[0].year == 0 &&
        sides[0].holiday < 0 && sides[0].season < 0 && !sides[0].year_relative)
        return TIMEX_NO;
    if (!day_exists(&sides[0]) || (sides[1].given && !day_exists(&sides[1])))
        return TIMEX_IMPOSSIBLE;
    if (!infer_years(context, sides))
        return TIMEX_YES;
    if (!day_exists(&sides[0]))
        return TIMEX_IMPOSSIBLE; /* 29 February of a year without one */
    if (!side_days(context, &sides[0], &near, &approx))
        return sides[0].holiday >= 0 || sides[0].lunar ? TIMEX_YES : TIMEX_NO;
    if (sides[1].given && !side_days(context, &sides[1], &far, &approx))
        return TIMEX_NO;
    timex->from = near.from;
    timex->to = sides[1].given ? far.to : near.to;
    timex->precision = precision_of(match, sides, approx);
    if (sides[0].holiday >= 0 && ds_date_compare(near.from, near.to) == 0)
        timex->precision = DS_PRECISION_DAY;
    else if (sides[0].holiday >= 0)
        timex->precision = DS_PRECISION_RANGE;
    if (ds_date_compare(timex->from, timex->to) > 0)
        return TIMEX_NO;
    return check_weekday(context, match, timex);
}

TimexVerdict
timex_value(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexRule *rule = timex_rule(context->rules, match->rule);

    *timex = (DsTimex){.rule = rule->id};
    if (rule->value == VALUE_NONE)
        return TIMEX_NO;
    return rule->value == VALUE_DATE || rule->value == VALUE_BIRTH
               ? timex_value_date(context, match, timex)
               : timex_value_relative(context, match, timex);
}
