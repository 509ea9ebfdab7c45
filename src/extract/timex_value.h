/* From a match to the days it means. */
#ifndef DS_EXTRACT_TIMEX_VALUE_H
#define DS_EXTRACT_TIMEX_VALUE_H

#include "extract/timex_rules.h"

/* What the article tells outside an expression. */
typedef struct {
    const DsTimexRules *rules;
    DsDate reference;              /* as far as known */
    DsDate told;                   /* the day told last */
    guint sentence, told_sentence; /* numbers: the present one, and that of the day told */
    DsDate period;                 /* the day, month or year told last, as far as it was told */
    guint period_sentence;         /* the number of its sentence */
    gint told_year;                /* the year of the date told last, or 0 */
    DsDate written;                /* the day or month last written with its year */
    gint16 month_years[13];        /* the year that dates of a month got before, or 0 */
    gint sentence_year; /* of a date before in the same sentence, or 0; its month, or 0 */
    gint sentence_month;
    gint article_year;               /* of the last date with a year, or 0 */
    gboolean future;                 /* the sentence speaks of what lies ahead */
    gboolean past;                   /* … of what lies behind */
    gboolean just_future, just_past; /* words in the expression or right before it say so */
    const GArray *dates;             /* of DsTimex: those found before */
} TimexContext;

typedef enum {
    TIMEX_NO,         /* no date after all */
    TIMEX_YES,        /* a date; from and to are empty when it cannot be resolved */
    TIMEX_IMPOSSIBLE, /* the form of a date, but no such day */
} TimexVerdict;

/* Fills what the value of the match is: from, to, precision, kind, inferred. */
TimexVerdict timex_value(const TimexContext *context, const TimexMatch *match, DsTimex *timex);

/* The capture of the slot on the side, or NULL. */
const TimexCapture *timex_capture(const TimexMatch *match, TimexSlot slot, guint8 side);

/* What a date of day, month and year slots, portions, seasons and holidays is. */
TimexVerdict
timex_value_date(const TimexContext *context, const TimexMatch *match, DsTimex *timex);

/* The other kinds of value. */
TimexVerdict
timex_value_relative(const TimexContext *context, const TimexMatch *match, DsTimex *timex);

/* The year of a month, or of a day of it, that stands without one, by the reference date, the
 * dates around and the tense; 0 when nothing tells it. day may be 0. */
gint timex_infer_year(const TimexContext *context, gint month, gint day);

/* Whether the day, or the middle of the month (day 0), is news at the reference date. */
gboolean timex_is_current(const TimexContext *context, gint year, gint month, gint day);

/* The year named by the match's year slots, or else inferred for the month; *kind becomes
 * relative for "last year", absolute when written, and is left alone otherwise. */
gint timex_year_of(const TimexContext *context,
                   const TimexMatch *match,
                   guint8 side,
                   DsTimexKind *kind);

#endif
