/* The calendar of a pack: portions, seasons, holidays and the lunar months. */
#ifndef DS_EXTRACT_TIMEX_CALENDAR_H
#define DS_EXTRACT_TIMEX_CALENDAR_H

#include <dossier/annotations.h>

#include "pack/pack.h"

typedef enum {
    UNIT_DAY,
    UNIT_WEEK,
    UNIT_WEEKEND,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_HALF,
    UNIT_SEASON,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    N_UNITS,
} TimexUnit;

/* FALSE when there is no such unit; minutes and hours lie within a day. */
gboolean timex_unit_from_name(const gchar *name, TimexUnit *unit);

/* Inclusive days. */
typedef struct {
    DsDate from, to;
} TimexDays;

typedef struct TimexCalendar TimexCalendar;

TimexCalendar *timex_calendar_new(DsPack *pack);
void timex_calendar_free(TimexCalendar *calendar);

/* The unit that lies offset units from the one that holds day, which must be a known day. */
TimexDays timex_unit_days(TimexUnit unit, DsDate day, gint offset);

/* Day moved by units; a day that a month has not becomes its last. */
DsDate timex_move(DsDate day, TimexUnit unit, gint by);

/* The part of a unit that the portion's form means; FALSE when the form goes with no such
 * unit. exact tells whether its ends are the calendar's own. */
gboolean timex_portion_days(const TimexCalendar *calendar,
                            guint portion,
                            TimexUnit unit,
                            TimexDays *days,
                            gboolean *exact);

/* The season of the row that begins in the year. */
TimexDays timex_season_days(const TimexCalendar *calendar, guint season, gint year);

/* The holiday of the row in the year; FALSE when it is not known. */
gboolean
timex_holiday_days(const TimexCalendar *calendar, guint holiday, gint year, TimexDays *days);

/* A day or (day 0) a month of the lunar year; FALSE when it does not exist or is not known. */
gboolean timex_lunar_days(
    const TimexCalendar *calendar, gint year, gint month, gint day, TimexDays *days);

#endif
