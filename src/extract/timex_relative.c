#include "extract/timex_value.h"

/* Values that hang on the reference date or the day told last. */

#define DAYS_OF_WEEK   7
#define LOOK_BACK      32 /* how many dates before are asked for a period of the same length */
#define WIDEST_COUNT   400
#define TOLD_SENTENCES 2 /* how far back the day may stand from which a story counts on */

typedef TimexVerdict (*Evaluate)(const TimexContext *context,
                                 const TimexMatch *match,
                                 DsTimex *timex);

static TimexVerdict
resolved(DsTimex *timex, TimexDays days)
{
    timex->from = days.from;
    timex->to = days.to;
    return TIMEX_YES;
}

static gint
count_of(const TimexMatch *match)
{
    const TimexCapture *capture = timex_capture(match, SLOT_COUNT, 0);

    return capture != NULL ? capture->value : 0;
}

static TimexDays
months(gint year, gint from, gint to)
{
    const DsDate first = {(gint16)year, (guint8)from, 1};
    const DsDate last = {(gint16)year, (guint8)to, (guint8)ds_date_month_length(year, to)};

    return (TimexDays){first, last};
}

static TimexDays
years(gint from, gint to)
{
    return (TimexDays){{(gint16)from, 1, 1}, {(gint16)to, 12, 31}};
}

/* How much of a date must be known to count in the unit. */
static DsKnown
needed(TimexUnit unit)
{
    switch (unit) {
    case UNIT_DAY:
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        return DS_KNOWN_DAY;
    case UNIT_MONTH:
    case UNIT_QUARTER:
    case UNIT_SEASON:
    case UNIT_HALF:
        return DS_KNOWN_MONTH;
    default:
        return DS_KNOWN_YEAR;
    }
}

/* "2 năm sau đó" counts from the year, the month or the day that was told last. */
static gboolean
counts_from_period(const TimexContext *context, const TimexRelative *row)
{
    return row->bound && needed(row->unit) != DS_KNOWN_DAY &&
           ds_date_known(context->period) >= needed(row->unit);
}

static DsDate
anchor_of(const TimexContext *context, const TimexRelative *row)
{
    if (counts_from_period(context, row))
        return context->period;
    return row->story && ds_date_known(context->told) == DS_KNOWN_DAY ? context->told
                                                                      : context->reference;
}

/* "A week later" when no day has been told just before: no calendar tells when. */
static gboolean
hangs_in_the_air(const TimexContext *context, const TimexRelative *row)
{
    if (!row->bound)
        return FALSE;
    if (counts_from_period(context, row))
        return context->sentence > context->period_sentence + TOLD_SENTENCES;
    return ds_date_known(context->told) != DS_KNOWN_DAY ||
           context->sentence > context->told_sentence + TOLD_SENTENCES;
}

/* "now" and "today" of an article of which only the month or the year is known. */
static TimexVerdict
coarse_now(DsDate anchor, DsTimex *timex)
{
    if (ds_date_known(anchor) == DS_KNOWN_NOTHING)
        return TIMEX_YES;
    const DsDate first = {anchor.year, anchor.month > 0 ? anchor.month : 1, 1};
    timex->precision = DS_PRECISION_APPROX;
    return resolved(timex,
                    timex_unit_days(anchor.month > 0 ? UNIT_MONTH : UNIT_YEAR, first, 0));
}

static TimexVerdict
value_relative(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexCapture *capture = timex_capture(match, SLOT_RELATIVE, 0);
    const TimexRelative *row =
        &g_array_index(context->rules->relatives, TimexRelative, (guint)capture->value);
    const DsDate anchor = anchor_of(context, row);

    if (hangs_in_the_air(context, row))
        return TIMEX_NO;
    timex->kind = DS_TIMEX_RELATIVE;
    timex->inferred = TRUE;
    timex->precision = row->precision;
    if (ds_date_known(anchor) < needed(row->unit))
        return row->from == 0 && row->to == 0 && !row->story ? coarse_now(anchor, timex)
                                                             : TIMEX_YES;
    const DsDate whole = {anchor.year, MAX(anchor.month, 1), MAX(anchor.day, 1)};
    const TimexDays first = timex_unit_days(row->unit, whole, row->from);
    const TimexDays last = timex_unit_days(row->unit, whole, row->to);
    return resolved(timex, (TimexDays){first.from, last.to});
}

/* "3 năm qua" beside "2011 - 2013": the period of that length that was named before, when it
 * ends with the anchor's year or the one before it. */
static gboolean
period_named(const TimexContext *context, gint n_years, DsDate anchor, DsTimex *timex)
{
    const guint n = context->dates->len;

    for (guint i = n; i > 0 && i + LOOK_BACK > n; i--) {
        const DsTimex *before = &g_array_index(context->dates, DsTimex, i - 1);
        if (before->precision != DS_PRECISION_YEARS || before->kind != DS_TIMEX_ABSOLUTE ||
            before->to.year - before->from.year + 1 != n_years ||
            before->to.year < anchor.year - 1 || before->to.year > anchor.year)
            continue;
        timex->precision = DS_PRECISION_YEARS;
        resolved(timex, (TimexDays){before->from, before->to});
        return TRUE;
    }
    return FALSE;
}

/* "5 năm qua": from that day five years ago to the anchor. */
static TimexVerdict
up_to_now(const TimexRelative *row, DsDate anchor, gint from, DsTimex *timex)
{
    if (ds_date_known(anchor) != DS_KNOWN_DAY)
        return resolved(timex, years(anchor.year + from, anchor.year));
    return resolved(timex, (TimexDays){timex_move(anchor, row->unit, from), anchor});
}

static TimexVerdict
value_counted(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexRelative *row = &g_array_index(context->rules->relatives, TimexRelative,
                                              timex_rule(context->rules, match->rule)->row);
    const DsDate anchor = anchor_of(context, row);
    const gint n = count_of(match);
    const gint from = row->from_factor * n + row->from, to = row->to_factor * n + row->to;

    if (n <= 0 || n > WIDEST_COUNT || hangs_in_the_air(context, row))
        return TIMEX_NO;
    timex->kind = DS_TIMEX_RELATIVE;
    timex->inferred = TRUE;
    timex->precision = row->precision;
    if (ds_date_known(anchor) < needed(row->unit))
        return TIMEX_YES;
    if (row->unit == UNIT_YEAR && anchor.year + from < 1)
        return TIMEX_NO;
    if (row->unit == UNIT_YEAR && from < to && to <= 0 &&
        period_named(context, n, anchor, timex))
        return TIMEX_YES;
    if (row->unit == UNIT_YEAR && from < 0 && to == 0)
        return up_to_now(row, anchor, from, timex);
    /* An anchor known to the year only leaves open at which end of it the count begins. */
    if (row->unit == UNIT_YEAR && from == to && from < 0 && anchor.month == 0)
        return resolved(timex, years(anchor.year + from - 1, anchor.year + to));
    DsDate whole = anchor;
    whole.month = MAX(whole.month, 1);
    whole.day = MAX(whole.day, 1);
    const TimexDays first = timex_unit_days(row->unit, whole, from);
    const TimexDays last = timex_unit_days(row->unit, whole, to);
    return resolved(timex, (TimexDays){first.from, last.to});
}

static TimexVerdict
value_weekday(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexValueKind kind = timex_rule(context->rules, match->rule)->value;
    const gint weekday = timex_capture(match, SLOT_WEEKDAY, 0)->value % TIMEX_ORDINAL;
    const TimexCapture *week = timex_capture(match, SLOT_RELATIVE, 0);

    timex->kind = DS_TIMEX_RELATIVE;
    timex->inferred = TRUE;
    timex->precision = DS_PRECISION_DAY;
    if (ds_date_known(context->reference) != DS_KNOWN_DAY)
        return TIMEX_YES;
    const gint today = (gint)ds_date_weekday(context->reference);
    gint offset = (weekday - today - DAYS_OF_WEEK) % DAYS_OF_WEEK; /* -6 … 0 */
    if (kind == VALUE_WEEKDAY_LAST && offset == 0)
        offset = -DAYS_OF_WEEK;
    else if (kind == VALUE_WEEKDAY_NEXT || (kind == VALUE_WEEKDAY && context->future))
        offset += DAYS_OF_WEEK;
    else if (kind == VALUE_WEEKDAY_THIS && week != NULL)
        offset = weekday - today +
                 DAYS_OF_WEEK *
                     g_array_index(context->rules->relatives, TimexRelative, (guint)week->value)
                         .from;
    return resolved(timex, timex_unit_days(UNIT_DAY, context->reference, offset));
}

/* The year of an expression that counts months of one; the reference year when unnamed. */
static gint
year_or_now(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    timex->kind = DS_TIMEX_RELATIVE;
    const gint year = timex_year_of(context, match, 0, &timex->kind);
    timex->inferred = timex->kind != DS_TIMEX_ABSOLUTE;
    if (year != 0 || timex_capture(match, SLOT_RELATIVE, 0) != NULL)
        return year;
    return context->reference.year;
}

static TimexVerdict
value_months(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexValueKind kind = timex_rule(context->rules, match->rule)->value;
    const gint n = kind == VALUE_FIRST_QUARTER ? 3 : count_of(match);
    const gint year = year_or_now(context, match, timex);

    timex->precision = kind == VALUE_FIRST_QUARTER ? DS_PRECISION_QUARTER : DS_PRECISION_RANGE;
    if (n < 1 || n > 12)
        return TIMEX_NO;
    if (year == 0)
        return TIMEX_YES;
    return resolved(timex,
                    kind == VALUE_LAST_MONTHS ? months(year, 13 - n, 12) : months(year, 1, n));
}

static TimexVerdict
value_decade(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexCapture *decade = timex_capture(match, SLOT_DECADE, 0);
    const TimexCapture *century = timex_capture(match, SLOT_CENTURY, 0);
    const TimexCapture *portion = timex_capture(match, SLOT_PORTION, 0);
    TimexUnit unit = UNIT_DECADE;
    gint first, length = 10;
    gboolean exact = TRUE;

    timex->kind = DS_TIMEX_ABSOLUTE;
    timex->precision = DS_PRECISION_DECADE;
    if (decade != NULL) {
        const gint value = decade->value;
        first = value >= 1000  ? value
                : value >= 100 ? 0
                : value < 20   ? 2000 + value
                               : 1900 + value;
    } else {
        unit = UNIT_CENTURY;
        length = 100;
        first = (century->value - 1) * length + 1;
        timex->precision = DS_PRECISION_YEARS;
    }
    if (first < 1 || (century != NULL && (century->value < 1 || century->value > 21)))
        return TIMEX_NO;
    TimexDays days = years(first, first + length - 1);
    if (portion != NULL && !timex_portion_days(context->rules->calendar, (guint)portion->value,
                                               unit, &days, &exact))
        return TIMEX_NO;
    if (portion != NULL)
        timex->precision = exact ? DS_PRECISION_YEARS : DS_PRECISION_APPROX;
    return resolved(timex, days);
}

/* A portion of the running year, month or week: "hồi đầu năm". */
static TimexVerdict
value_now(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    static const TimexUnit units[N_VALUES] = {[VALUE_YEAR_NOW] = UNIT_YEAR,
                                              [VALUE_MONTH_NOW] = UNIT_MONTH,
                                              [VALUE_WEEK_NOW] = UNIT_WEEK};
    const TimexUnit unit = units[timex_rule(context->rules, match->rule)->value];
    const TimexCapture *portion = timex_capture(match, SLOT_PORTION, 0);
    const DsDate reference = context->reference;
    gboolean exact;

    timex->kind = DS_TIMEX_RELATIVE;
    timex->inferred = TRUE;
    timex->precision = DS_PRECISION_APPROX;
    if (ds_date_known(reference) < needed(unit))
        return TIMEX_YES;
    const DsDate at = {reference.year, MAX(reference.month, 1), MAX(reference.day, 1)};
    TimexDays days = timex_unit_days(unit, at, 0);
    if (!timex_portion_days(context->rules->calendar, (guint)portion->value, unit, &days,
                            &exact))
        return TIMEX_NO;
    if (exact)
        timex->precision = DS_PRECISION_RANGE;
    return resolved(timex, days);
}

static TimexVerdict
value_since(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    static const TimexUnit units[N_VALUES] = {[VALUE_SINCE_YEAR] = UNIT_YEAR,
                                              [VALUE_SINCE_MONTH] = UNIT_MONTH,
                                              [VALUE_SINCE_WEEK] = UNIT_WEEK};
    const TimexUnit unit = units[timex_rule(context->rules, match->rule)->value];

    timex->kind = DS_TIMEX_RELATIVE;
    timex->inferred = TRUE;
    timex->precision = DS_PRECISION_RANGE;
    if (ds_date_known(context->reference) < needed(unit))
        return TIMEX_YES;
    DsDate last = context->reference;
    if (last.month == 0)
        last = (DsDate){last.year, 12, 31};
    else if (last.day == 0)
        last.day = (guint8)ds_date_month_length(last.year, last.month);
    return resolved(timex, (TimexDays){timex_unit_days(unit, last, 0).from, last});
}

/* The season nearest before or after the reference. */
static TimexVerdict
value_season(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const gboolean next = timex_rule(context->rules, match->rule)->value == VALUE_SEASON_NEXT;
    const guint season = (guint)timex_capture(match, SLOT_SEASON, 0)->value;
    const DsDate reference = context->reference;

    timex->kind = DS_TIMEX_RELATIVE;
    timex->inferred = TRUE;
    timex->precision = DS_PRECISION_APPROX;
    if (ds_date_known(reference) < DS_KNOWN_MONTH)
        return TIMEX_YES;
    for (gint step = 0; step < 4; step++) {
        const gint year = reference.year + (next ? step - 1 : 1 - step);
        const TimexDays days = timex_season_days(context->rules->calendar, season, year);
        /* A season in its last month is spoken of as past. */
        const gint months_left =
            (days.to.year - reference.year) * 12 + days.to.month - reference.month;
        if (next ? ds_date_compare(days.from, reference) > 0 : months_left <= 0)
            return resolved(timex, days);
    }
    return TIMEX_YES;
}

/* "cùng kỳ năm ngoái": the stretch told last, in another year; the year when none was told. */
static TimexVerdict
value_stretch(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const gint year = year_or_now(context, match, timex);
    const guint n = context->dates->len;
    const DsTimex *told = n > 0 ? &g_array_index(context->dates, DsTimex, n - 1) : NULL;

    timex->precision = DS_PRECISION_RANGE;
    if (year == 0)
        return TIMEX_YES;
    if (told == NULL || ds_date_known(told->from) != DS_KNOWN_DAY ||
        told->precision == DS_PRECISION_YEAR || told->precision == DS_PRECISION_YEARS ||
        told->precision == DS_PRECISION_DECADE || told->from.year < year)
        return resolved(timex, years(year, year));
    const gint by = year - told->from.year;
    timex->precision = told->precision;
    return resolved(timex, (TimexDays){timex_move(told->from, UNIT_YEAR, by),
                                       timex_move(told->to, UNIT_YEAR, by)});
}

/* A lunar day: of the year named, else of the one that puts it nearest to the reference. */
static TimexVerdict
lunar_value(const TimexContext *context, gint year, gint month, gint day, DsTimex *timex)
{
    const DsDate reference = context->reference;
    const gint middle = year != 0 ? year : reference.year;
    const gint reach = year != 0 || reference.month == 0 ? 0 : 1;
    TimexDays best = {0}, days;
    gint32 distance = G_MAXINT32;

    for (gint y = middle - reach; middle > 0 && y <= middle + reach; y++) {
        if (!timex_lunar_days(context->rules->calendar, y, month, day, &days))
            continue;
        const gint32 away = ABS(ds_date_days(days.from) - ds_date_days(reference));
        if (away < distance) {
            distance = away;
            best = days;
        }
    }
    timex->precision = day > 0 ? DS_PRECISION_DAY : DS_PRECISION_MONTH;
    return resolved(timex, best);
}

static TimexVerdict
value_lunar(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    const TimexValueKind kind = timex_rule(context->rules, match->rule)->value;
    const TimexCapture *day = timex_capture(match, SLOT_DAY, 0);
    const TimexCapture *month = timex_capture(match, SLOT_MONTH, 0);
    const TimexCapture *name = timex_capture(match, SLOT_MONTH_NAME, 0);
    gint m = 1, d = 15;

    timex->kind = DS_TIMEX_PARTIAL;
    const gint year = timex_year_of(context, match, 0, &timex->kind);
    timex->inferred = timex->kind != DS_TIMEX_ABSOLUTE;
    if (kind != VALUE_TET_DAY)
        m = month != NULL ? month->value : name != NULL ? name->value % TIMEX_LUNAR : 0;
    if (kind != VALUE_FULL_MOON)
        d = day->value;
    if (m < 1 || m > 12 || d < 1 || d > 30)
        return TIMEX_IMPOSSIBLE;
    return lunar_value(context, year, m, d, timex);
}

TimexVerdict
timex_value_relative(const TimexContext *context, const TimexMatch *match, DsTimex *timex)
{
    static const Evaluate evaluate[N_VALUES] = {
        [VALUE_WEEKDAY] = value_weekday,      [VALUE_WEEKDAY_NEXT] = value_weekday,
        [VALUE_WEEKDAY_LAST] = value_weekday, [VALUE_WEEKDAY_THIS] = value_weekday,
        [VALUE_FIRST_MONTHS] = value_months,  [VALUE_LAST_MONTHS] = value_months,
        [VALUE_FIRST_QUARTER] = value_months, [VALUE_DECADE] = value_decade,
        [VALUE_CENTURY] = value_decade,       [VALUE_YEAR_NOW] = value_now,
        [VALUE_MONTH_NOW] = value_now,        [VALUE_WEEK_NOW] = value_now,
        [VALUE_SINCE_YEAR] = value_since,     [VALUE_SINCE_MONTH] = value_since,
        [VALUE_SINCE_WEEK] = value_since,     [VALUE_SEASON_NEXT] = value_season,
        [VALUE_SEASON_LAST] = value_season,   [VALUE_SAME_STRETCH] = value_stretch,
        [VALUE_TET_DAY] = value_lunar,        [VALUE_LUNAR] = value_lunar,
        [VALUE_FULL_MOON] = value_lunar,      [VALUE_RELATIVE] = value_relative,
        [VALUE_COUNTED] = value_counted,
    };
    const Evaluate function = evaluate[timex_rule(context->rules, match->rule)->value];

    return function != NULL ? function(context, match, timex) : TIMEX_NO;
}
