/* The date lists of a pack, compiled. */
#ifndef DS_EXTRACT_TIMEX_RULES_H
#define DS_EXTRACT_TIMEX_RULES_H

#include "extract/timex.h"
#include "extract/timex_calendar.h"
#include "extract/timex_pattern.h"

/* How the value of a match comes about: the "value" column of date_formats. */
typedef enum {
    VALUE_DATE,
    VALUE_BIRTH, /* a date that tells nothing of those after it */
    VALUE_WEEKDAY,
    VALUE_WEEKDAY_NEXT,
    VALUE_WEEKDAY_LAST,
    VALUE_WEEKDAY_THIS,
    VALUE_FIRST_MONTHS,
    VALUE_LAST_MONTHS,
    VALUE_FIRST_QUARTER,
    VALUE_DECADE,
    VALUE_CENTURY,
    VALUE_YEAR_NOW,
    VALUE_MONTH_NOW,
    VALUE_WEEK_NOW,
    VALUE_SINCE_YEAR,
    VALUE_SINCE_MONTH,
    VALUE_SINCE_WEEK,
    VALUE_SEASON_NEXT,
    VALUE_SEASON_LAST,
    VALUE_SAME_STRETCH,
    VALUE_TET_DAY,
    VALUE_LUNAR,
    VALUE_FULL_MOON,
    VALUE_RELATIVE, /* the row is a captured one */
    VALUE_COUNTED,  /* the row is the rule's own, its N a captured count */
    VALUE_NONE,     /* no date, whatever it looks like */
    N_VALUES,
} TimexValueKind;

typedef enum {
    GUARD_NONE,
    GUARD_BARE_DAY,
    GUARD_BARE_YEAR,
    GUARD_BARE_YEARS,
    GUARD_AFTER_YEAR,
    GUARD_EARLY_YEAR,
    GUARD_ORDINAL,
    GUARD_HOLIDAY,
    GUARD_LONG_PORTION,
    GUARD_CONTINUES,
    N_GUARDS,
} TimexGuard;

typedef struct {
    const gchar *id; /* interned, "timex-dmy" */
    TimexValueKind value;
    TimexGuard guard;
    guint row; /* of date_relative, for VALUE_COUNTED */
} TimexRule;

/* A row of date_relative; an offset is factor × N + constant. */
typedef struct {
    TimexUnit unit;
    gint8 from_factor, to_factor;
    gint16 from, to;
    gboolean story; /* counted from the date told last, else from the reference date */
    gboolean bound; /* only from a date told just before */
    DsPrecision precision;
} TimexRelative;

struct DsTimexRules {
    TimexWords *words;
    TimexPatterns *patterns;
    GArray *rules;     /* of TimexRule */
    GArray *relatives; /* of TimexRelative, by row of date_relative */
    TimexCalendar *calendar;
};

static inline const TimexRule *
timex_rule(const DsTimexRules *rules, guint32 index)
{
    return &g_array_index(rules->rules, TimexRule, index);
}

#endif
