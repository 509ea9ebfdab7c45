#include "corpus/year.h"

/* A news text names years near its own: most often this year's, often last year's, the more
 * seldom the farther back; years to come only where it speaks of plans. The tables below are
 * -100 ln(p), p the share of clues of a kind that stand so many years before or after the year
 * of writing, counted over 1,156 Vietnamese news pages of 2013 and 2016 with known dates and
 * smoothed. */
typedef struct {
    guint16 near[11];    /* five years back to five years on */
    guint16 past, ahead; /* beyond them */
} YearCosts;

static const YearCosts year_costs[] = {
    [DS_CLUE_DAY] = {{391, 351, 322, 241, 151, 78, 391, 581, 621, 621, 621}, 501, 921},
    [DS_CLUE_MONTH] = {{391, 322, 322, 241, 151, 80, 322, 461, 461, 461, 530}, 552, 870},
    [DS_CLUE_YEAR] = {{300, 281, 322, 266, 197, 147, 322, 461, 581, 621, 621}, 391, 870},
    [DS_CLUE_NAME] = {{391, 281, 391, 281, 241, 51, 351, 351, 461, 530, 530}, 523, 870},
    [DS_CLUE_LIMIT] = {{300, 281, 300, 281, 253, 253, 253, 253, 322, 300, 322}, 409, 400},
    [DS_CLUE_AHEAD] = {{530, 530, 530, 461, 322, 102, 171, 212, 260, 253, 260}, 662, 300},
    [DS_CLUE_SPAN_FROM] = {{300, 351, 300, 241, 221, 161, 300, 391, 391, 461, 530}, 409, 870},
    [DS_CLUE_SPAN_TO] = {{322, 351, 391, 322, 197, 183, 266, 266, 281, 253, 281}, 467, 621},
};

/* Costs of a date with its month, by the months that lie between it and the month of writing.
 */
typedef struct {
    gint to; /* months, inclusive */
    guint cost;
} MonthCost;

static const MonthCost day_costs[] = {
    {-25, 510}, {-13, 435}, {-2, 350}, {-1, 250},       {0, 160},
    {1, 420},   {8, 440},   {12, 510}, {G_MAXINT, 760},
};
static const MonthCost month_costs[] = {
    {-25, 435}, {-13, 390}, {-8, 335}, {0, 300}, {8, 460}, {14, 550}, {G_MAXINT, 690},
};
static const MonthCost ahead_costs[] = {
    {-10, 580}, {-1, 320}, {8, 250}, {30, 370}, {G_MAXINT, 480},
};

#define DAY_LONG_PAST   550
#define MONTH_LONG_PAST 580
#define MAX_PAST        850

/* Either end of a span of years tells no more than that it lies about now. */
#define SPAN_NEAR 240
#define SPAN_FAR  460

/* The last months of a year speak of the next, of its budget and its plans. */
#define LATE_MONTH      10
#define NEXT_YEAR_LATE  200
#define NEXT_YEAR_AHEAD 110

/* A weekday beside a day is seldom wrong. */
#define WRONG_WEEKDAY 300

/* Born in a year and so many years old: most often counted by the calendar; then by birthdays,
 * or from the year before birth. */
#define AGE_SAME 26
#define AGE_NEAR 300
#define AGE_FAR  500

/* Another account's publication date. */
#define STATED_NEAR 300
#define STATED_FAR  700

/* The press is on the web since about then: a text that names only older years is more likely
 * to look back than to be old. */
#define FIRST_WEB_YEAR 2004
#define BEFORE_WEB     40 /* each year earlier */

/* One clue that is out of place, a misprint or a far plan, does not outweigh two that agree. */
#define MAX_COST 750

#define FIRST_YEAR 1900
#define LAST_YEAR  2100

/* So far the best year must stand before the next one: odds of three to two. */
#define MIN_MARGIN 40

static guint
cost_of_year(DsClueKind kind, gint years)
{
    const YearCosts *costs = &year_costs[kind];

    if (years < -5) /* one in fifteen years' fall is a factor of e */
        return MIN(costs->past + (guint)(-years - 5) * 7, 1100U);
    return years > 5 ? costs->ahead : costs->near[years + 5];
}

static guint
cost_of_month(const MonthCost *costs, gint months)
{
    while (months > costs->to)
        costs++;
    return costs->cost;
}

static guint
cost_of_date(const DsClue *clue, gint months)
{
    if (clue->near && ABS(months) == 1)
        months = 0;
    if (clue->ahead)
        return cost_of_month(ahead_costs, months);
    if (months < -36)
        return MIN((clue->kind == DS_CLUE_DAY ? DAY_LONG_PAST : MONTH_LONG_PAST) +
                       (guint)(-months - 36),
                   (guint)MAX_PAST);
    return cost_of_month(clue->kind == DS_CLUE_DAY ? day_costs : month_costs, months);
}

/* The month of writing is not known: any of the twelve. A year's share alone would take no
 * notice of "từ 1/1/2018", which is told of in the year before. */
static guint
cost_of_any_month(const DsClue *clue, gint years)
{
    guint sum = 0;

    for (gint month = 1; month <= 12; month++)
        sum += cost_of_date(clue, years * 12 + clue->date.month - month);
    return clue->ahead ? sum / 12 : (sum / 12 + cost_of_year(clue->kind, years)) / 2;
}

static guint
cost_of(const DsClue *clue, gint year, gint month)
{
    gint years = clue->date.year - year;

    if (clue->says_last_year && (years == 0 || years == -1))
        years = -1 - years;

    switch (clue->kind) {
    case DS_CLUE_PARTIAL:
        return clue->weekday != 0 && ds_date_weekday((DsDate){(gint16)year, clue->date.month,
                                                              clue->date.day}) != clue->weekday
                   ? WRONG_WEEKDAY
                   : 0;
    case DS_CLUE_STATED:
        return years == 0 ? 0 : ABS(years) == 1 ? STATED_NEAR : STATED_FAR;
    case DS_CLUE_AGE:
        return years == 0 ? AGE_SAME : ABS(years) == 1 ? AGE_NEAR : AGE_FAR;
    case DS_CLUE_LONG_SPAN:
        return years >= -9 && years <= 12 ? SPAN_NEAR : SPAN_FAR;
    case DS_CLUE_DAY:
    case DS_CLUE_MONTH:
        years = clue->date.year - year;
        if (month > 0)
            return cost_of_date(clue, years * 12 + clue->date.month - month);
        return cost_of_any_month(clue, years);
    default:
        if (month >= LATE_MONTH && years == 1 &&
            (clue->kind == DS_CLUE_YEAR || clue->kind == DS_CLUE_AHEAD))
            return clue->kind == DS_CLUE_YEAR ? NEXT_YEAR_LATE : NEXT_YEAR_AHEAD;
        return cost_of_year(clue->kind, years);
    }
}

guint
ds_year_cost(const DsClue *clue, gint year, gint month)
{
    return MIN(cost_of(clue, year, month), (guint)MAX_COST);
}

gint
ds_year_weigh(const DsWeighedClue *clues, guint n, gint month, guint *margin)
{
    guint64 best = G_MAXUINT64, next = G_MAXUINT64;
    gint chosen = 0;
    guint total = 0;

    for (guint i = 0; i < n; i++)
        total += clues[i].weight;
    for (gint year = LAST_YEAR; year >= FIRST_YEAR; year--) {
        guint64 cost = year < FIRST_WEB_YEAR
                           ? (guint64)(FIRST_WEB_YEAR - year) * BEFORE_WEB * (2 + total) / 3
                           : 0;
        for (guint i = 0; i < n; i++)
            cost += (guint64)ds_year_cost(&clues[i].clue, year, month) * clues[i].weight;
        if (cost < best) {
            next = best;
            best = cost;
            chosen = year;
        } else {
            next = MIN(next, cost);
        }
    }
    *margin = (guint)MIN(next - best, (guint64)G_MAXUINT);
    return *margin >= MIN_MARGIN ? chosen : 0;
}
