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
    [DS_CLUE_LAW] = {{300, 300, 300, 300, 281, 300, 621, 700, 700, 700, 700}, 300, 870},
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
/* The newest date of a text lies nearer to its writing than any. */
static const MonthCost newest_costs[] = {
    {-61, 800}, {-37, 720}, {-25, 520}, {-13, 470}, {-9, 370}, {-2, 330},
    {-1, 230},  {0, 170},   {1, 420},   {8, 440},   {12, 510}, {G_MAXINT, 760},
};
static const MonthCost month_costs[] = {
    {-25, 435}, {-13, 390}, {-8, 335}, {0, 300}, {8, 460}, {14, 550}, {G_MAXINT, 690},
};
static const MonthCost ahead_costs[] = {
    {-13, 620}, {-7, 540}, {-2, 335}, {-1, 305}, {0, 130},
    {2, 270},   {8, 365},  {14, 450}, {30, 480}, {G_MAXINT, 560},
};

#define DAY_LONG_PAST   550
#define MONTH_LONG_PAST 580
#define MAX_PAST        850

/* Either end of a span of years tells no more than that it lies about now. */
#define SPAN_NOW  200 /* or ends it last year */
#define SPAN_NEAR 260
#define SPAN_FAR  460

/* The last months of a year speak of the next, of its budget and its plans. */
#define LATE_MONTH      10
#define NEXT_YEAR_LATE  200
#define NEXT_YEAR_AHEAD 110
#define YEAR_AFTER      150

/* A weekday beside a day is seldom wrong. */
#define WRONG_WEEKDAY 300

/* Born in a year and so many years old: most often counted by the calendar; then by birthdays,
 * or from the year before birth. */
#define AGE_SAME 26
#define AGE_NEAR 300
#define AGE_FAR  500

/* A month of last year and the same month with its number: seldom those of two years. */
#define TURN_SAME 30
#define TURN_FAR  350

/* An office, a session or a law is named while it lasts, seldom before or after. */
#define TERM_WITHIN 100
#define TERM_AFTER  380
#define TERM_BEFORE 500

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
cost_of_date(const DsClue *clue, gint months, gboolean newest)
{
    if (clue->near && ABS(months) == 1)
        months = 0;
    if (clue->ahead)
        return cost_of_month(ahead_costs, months);
    if (newest)
        return cost_of_month(newest_costs, months);
    if (months < -36)
        return MIN((clue->kind == DS_CLUE_DAY ? DAY_LONG_PAST : MONTH_LONG_PAST) +
                       (guint)(-months - 36),
                   (guint)MAX_PAST);
    return cost_of_month(clue->kind == DS_CLUE_DAY ? day_costs : month_costs, months);
}

/* The month of writing is not known: any of the twelve. A year's share alone would take no
 * notice of "từ 1/1/2018", which is told of in the year before. */
static guint
cost_of_any_month(const DsClue *clue, gint years, gboolean newest)
{
    guint sum = 0;

    for (gint month = 1; month <= 12; month++)
        sum += cost_of_date(clue, years * 12 + clue->date.month - month, newest);
    return clue->ahead ? sum / 12 : (sum / 12 + cost_of_year(clue->kind, years)) / 2;
}

/* A month of writing that is not known may be any. */
static guint
cost_of_term(const DsClue *clue, gint year, gint month)
{
    const gint first = year * 12 + (month > 0 ? month : 1);
    const gint last = year * 12 + (month > 0 ? month : 12);

    if (last < clue->date.year * 12 + clue->date.month)
        return TERM_BEFORE;
    return clue->until.year != 0 && first > clue->until.year * 12 + clue->until.month
               ? TERM_AFTER
               : TERM_WITHIN;
}

static guint
cost_of(const DsClue *clue, gint year, gint month, gboolean newest)
{
    gint years = clue->date.year - year;

    if (clue->says_last_year && clue->kind == DS_CLUE_YEAR && (years == 0 || years == -1))
        years = -1 - years;

    switch (clue->kind) {
    case DS_CLUE_PARTIAL:
        return clue->weekday != 0 && ds_date_weekday((DsDate){(gint16)year, clue->date.month,
                                                              clue->date.day}) != clue->weekday
                   ? WRONG_WEEKDAY
                   : 0;
    case DS_CLUE_TERM:
        return cost_of_term(clue, year, month);
    case DS_CLUE_STATED:
        return years == 0 ? 0 : ABS(years) == 1 ? STATED_NEAR : STATED_FAR;
    case DS_CLUE_AGE:
        return years == 0 ? AGE_SAME : ABS(years) == 1 ? AGE_NEAR : AGE_FAR;
    case DS_CLUE_TURN:
        return years == 0 ? TURN_SAME : TURN_FAR;
    case DS_CLUE_LONG_SPAN:
        return years == 0 || years == -1    ? SPAN_NOW
               : years >= -9 && years <= 12 ? SPAN_NEAR
                                            : SPAN_FAR;
    case DS_CLUE_DAY:
    case DS_CLUE_MONTH:
        years = clue->date.year - year;
        if (month > 0)
            return cost_of_date(clue, years * 12 + clue->date.month - month, newest);
        return cost_of_any_month(clue, years, newest);
    default:
        if (month >= LATE_MONTH && (years == 1 || years == 2) &&
            (clue->kind == DS_CLUE_YEAR || clue->kind == DS_CLUE_AHEAD))
            return (guint)(clue->kind == DS_CLUE_YEAR ? NEXT_YEAR_LATE : NEXT_YEAR_AHEAD) +
                   (years == 2 ? YEAR_AFTER : 0U);
        return cost_of_year(clue->kind, years);
    }
}

guint
ds_year_cost(const DsClue *clue, gint year, gint month)
{
    return MIN(cost_of(clue, year, month, FALSE), (guint)MAX_COST);
}

/* The newest year that is told of as past is the one that tells most; what lies before it is
 * looked back to, and says little more. */
#define OLDER_PERCENT 40
#define OLDER_COST    180

static gboolean
looks_back(const DsClue *clue)
{
    switch (clue->kind) {
    case DS_CLUE_DAY:
    case DS_CLUE_MONTH:
    case DS_CLUE_YEAR:
    case DS_CLUE_NAME:
    case DS_CLUE_LAW:
    case DS_CLUE_LIMIT:
    case DS_CLUE_SPAN_FROM:
    case DS_CLUE_SPAN_TO:
        return !clue->ahead;
    default:
        return FALSE;
    }
}

static gint
newest_year(const DsWeighedClue *clues, guint n)
{
    gint newest = 0;

    for (guint i = 0; i < n; i++)
        if (looks_back(&clues[i].clue) && clues[i].clue.kind != DS_CLUE_LIMIT)
            newest = MAX(newest, clues[i].clue.date.year);
    return newest;
}

/* What tells the same year again tells less each time: the n-th root but one, in percent. */
static guint
share_of_repeated(guint weight)
{
    static const guint shares[] = {100, 100, 76, 64, 57, 53, 49, 46, 44, 42, 40,
                                   38,  37,  36, 35, 34, 33, 32, 31, 31, 30};

    return shares[MIN(weight, G_N_ELEMENTS(shares) - 1)];
}

static guint
count_repeated(const DsWeighedClue *clues, guint n, const DsClue *clue, gboolean once)
{
    guint count = 0;

    for (guint i = 0; i < n; i++)
        if (clues[i].clue.date.year == clue->date.year &&
            (clues[i].clue.kind == DS_CLUE_TERM) == (clue->kind == DS_CLUE_TERM))
            count += once ? 1 : clues[i].weight;
    return count;
}

/* 1000 e^-x, x in hundredths: by parts of a tenth, drawn straight between; whole numbers are
 * the same on every machine. */
static guint64
likelihood(guint64 x)
{
    static const guint16 tenths[] = {1000, 905, 819, 741, 670, 607, 549, 497, 449, 407, 368};
    guint64 value = 1000000;

    for (; x >= 100 && value > 0; x -= 100)
        value = value * 368 / 1000;
    if (value == 0)
        return 0;
    const guint at = (guint)x / 10, rest = (guint)x % 10;
    return value * (tenths[at] * (10 - rest) + tenths[at + 1] * rest) / 10000;
}

/* How much a cost counts, in percent: the clues of one text are of one mind. */
#define COST_PERCENT 120

#define MIN_GUESS 55 /* percent */

#define N_YEARS (LAST_YEAR - FIRST_YEAR + 1)

static guint64
cost_of_all(const DsWeighedClue *clues,
            const guint *shares,
            guint n,
            gint newest,
            gint year,
            gint month)
{
    guint64 cost = 0;

    for (guint i = 0; i < n; i++) {
        const DsClue *clue = &clues[i].clue;
        guint64 own = MIN(cost_of(clue, year, month, clue->date.year >= newest), MAX_COST);
        if (looks_back(clue) && clue->date.year < newest && clue->date.year <= year)
            own = own * OLDER_PERCENT / 100 + OLDER_COST;
        cost += own * clues[i].weight * shares[i];
    }
    return cost / 100 * COST_PERCENT / 100;
}

gint
ds_year_weigh(const DsWeighedClue *clues, guint n_own, guint n, gint month, guint *sure)
{
    g_autofree guint64 *costs = g_new0(guint64, N_YEARS);
    g_autofree guint *shares = g_new0(guint, n + 1);
    const gint own = newest_year(clues, n_own), newest = newest_year(clues, n);
    const DsWeighedClue *lent = n_own > 0 ? clues + n_own : clues; /* NULL when there is none */
    guint total = 0, best = 0;
    guint64 sum = 0;

    *sure = 0;
    for (guint i = 0; i < n; i++) {
        const DsClue *clue = &clues[i].clue;
        shares[i] = share_of_repeated(count_repeated(clues, n_own, clue, TRUE) +
                                      count_repeated(lent, n - n_own, clue, FALSE));
        total += clues[i].weight * shares[i] / 100;
    }
    for (guint i = 0; i < N_YEARS; i++) {
        const gint year = FIRST_YEAR + (gint)i;
        costs[i] = cost_of_all(clues, shares, n_own, own, year, month) +
                   cost_of_all(lent, shares + n_own, n - n_own, newest, year, month);
        if (year < FIRST_WEB_YEAR)
            costs[i] += (guint64)(FIRST_WEB_YEAR - year) * BEFORE_WEB * (2 + total) / 3;
        if (costs[i] <= costs[best])
            best = i;
    }
    for (guint i = 0; i < N_YEARS; i++)
        sum += likelihood(costs[i] - costs[best]);
    *sure = (guint)(likelihood(0) * 100 / sum);
    return *sure >= MIN_GUESS ? FIRST_YEAR + (gint)best : 0;
}
