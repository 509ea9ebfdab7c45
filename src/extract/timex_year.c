#include "extract/timex_value.h"

#define NEIGHBOUR_DAYS 45 /* dates of one story lie that close to each other */
#define CURRENT_DAYS   60 /* what is news lies that close to the reference */

/* How far the date lies from another one, in days; the middle of a month stands for it. */
static gint32
days_apart(gint year, gint month, gint day, DsDate other)
{
    const DsDate date = {(gint16)year, (guint8)month, (guint8)(day > 0 ? MIN(day, 28) : 15)};

    if (other.day == 0)
        other.day = 15;
    return ABS(ds_date_days(date) - ds_date_days(other));
}

/* The year that puts the date close to the one last written in full, or 0. */
static gint
year_of_neighbour(const TimexContext *context, gint month, gint day)
{
    const gint year = context->written.year;

    for (gint y = year - 1; year > 0 && y <= year + 1; y++)
        if (days_apart(y, month, day, context->written) <= NEIGHBOUR_DAYS)
            return y;
    return 0;
}

/* Without a word of tense a date is taken in the running year unless that would put it eight
 * months ahead: news tells of last autumn more often than of next. */
static gint
year_by_tense(const TimexContext *context, gint month)
{
    const DsDate reference = context->reference;
    const gint ahead = month - reference.month;

    if (reference.month == 0)
        return reference.year;
    if (context->just_past)
        return reference.year - (ahead > 0);
    if (context->just_future)
        return reference.year + (ahead < 0);
    if (context->future && ahead <= -4)
        return reference.year + 1;
    if (!context->future && ahead >= (context->past ? 6 : 8))
        return reference.year - 1;
    return reference.year;
}

gboolean
timex_is_current(const TimexContext *context, gint year, gint month, gint day)
{
    return context->reference.month > 0 &&
           days_apart(year, month, day, context->reference) <= CURRENT_DAYS;
}

gint
timex_infer_year(const TimexContext *context, gint month, gint day)
{
    const DsDate reference = context->reference;

    if (context->sentence_year > 0 && !context->just_future) {
        /* What a sentence tells goes forward: "từ 13/11/2015 đến 26/7". */
        const gboolean turns = month > 0 && month < context->sentence_month &&
                               context->sentence_year < reference.year;
        return context->sentence_year + turns;
    }
    if (month <= 0 || month > 12)
        return reference.year > 0 ? reference.year : context->article_year;
    const gint neighbour = year_of_neighbour(context, month, day);
    if (reference.year == 0)
        return neighbour != 0 ? neighbour : context->article_year;

    const gint year = year_by_tense(context, month);
    if (timex_is_current(context, year, month, day))
        return year;
    if (neighbour != 0)
        return neighbour;
    return context->month_years[month] != 0 ? context->month_years[month] : year;
}
