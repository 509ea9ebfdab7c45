#include "extract/timex_guard.h"

#include <string.h>

#include "extract/timex_value.h"

#define LOOK_BACK 6 /* words of a name before its year */

static const TimexAtom *
atom_before(const TimexScan *scan, guint32 index)
{
    return index > 0 ? timex_atom(scan, index - 1) : NULL;
}

static const TimexAtom *
atom_after(const TimexScan *scan, guint32 end)
{
    return end < scan->n_atoms ? timex_atom(scan, end) : NULL;
}

static gboolean
is_mark(const TimexAtom *atom, const gchar *marks)
{
    return atom != NULL && atom->kind == ATOM_MARK && atom->mark != 0 &&
           strchr(marks, atom->mark) != NULL;
}

static gboolean
starts_free(const TimexScan *scan, guint32 start)
{
    const TimexAtom *before = atom_before(scan, start);

    if (before == NULL || !timex_atom_is_glued(scan, start))
        return TRUE;
    if (before->kind != ATOM_MARK)
        return timex_atom(scan, start)->kind == ATOM_WORD && before->kind != ATOM_WORD;
    if (is_mark(before, "$#@_=+&"))
        return FALSE;
    if (start < 2 || !timex_atom_is_glued(scan, start - 1))
        return TRUE;
    const TimexAtom *second = timex_atom(scan, start - 2);
    if (is_mark(before, "/-"))
        return second->kind == ATOM_MARK;
    return !is_mark(before, ".,:") || second->kind != ATOM_NUMBER;
}

static gboolean
ends_free(const TimexScan *scan, guint32 end)
{
    const TimexAtom *last = timex_atom(scan, end - 1);
    const TimexAtom *after = atom_after(scan, end);

    if (after == NULL || last->kind != ATOM_NUMBER || !timex_atom_is_glued(scan, end))
        return TRUE;
    if (after->kind == ATOM_WORD || is_mark(after, "%@_=+"))
        return FALSE;
    if (!is_mark(after, "/-.,:") || !timex_atom_is_glued(scan, end + 1))
        return TRUE;
    const TimexAtom *second = timex_atom(scan, end + 1);
    if (is_mark(after, "/-"))
        return second->kind == ATOM_MARK;
    return second->kind != ATOM_NUMBER;
}

gboolean
timex_stands_free(const TimexScan *scan, const TimexMatch *match)
{
    return starts_free(scan, match->start) && ends_free(scan, match->end);
}

static gboolean
is_counted(const TimexScan *scan, guint32 end)
{
    gint32 value;
    guint32 next;

    return end < scan->n_atoms &&
           (timex_scan_reading(scan, end, SYMBOL_COUNTED, &value, &next) ||
            is_mark(timex_atom(scan, end), "%"));
}

/* "(5/3)", or after a word that leads to dates. */
static gboolean
is_led(const TimexScan *scan, guint32 start)
{
    const TimexAtom *at = timex_atom(scan, start);

    return (at->flags & (ATOM_AFTER_PREPOSITION | ATOM_AFTER_DAYPART)) != 0 &&
           (at->flags & ATOM_AFTER_NO_DATE) == 0;
}

/* "(5/3)" behind a name: "Thái Nguyên (5/3)". */
static gboolean
is_bracketed(const TimexScan *scan, const TimexMatch *match)
{
    return match->start > 1 && is_mark(atom_before(scan, match->start), "(") &&
           is_mark(atom_after(scan, match->end), ")") &&
           (timex_atom(scan, match->start - 2)->flags & ATOM_CAPITAL) != 0;
}

/* Fractions and scores look the same: only figures that can be neither, or stand where dates
 * do, count. */
static gboolean
holds_bare_day(const TimexScan *scan, const TimexMatch *match)
{
    const TimexCapture *day = timex_capture(match, SLOT_DAY, 0);
    const TimexCapture *month = timex_capture(match, SLOT_MONTH, 0);
    const gboolean padded = scan->text[timex_atom(scan, day->first)->start] == '0' ||
                            scan->text[timex_atom(scan, month->first)->start] == '0';

    if (is_counted(scan, match->end) ||
        (timex_atom(scan, match->start)->flags & ATOM_AFTER_NO_DATE) != 0)
        return FALSE;
    return padded || day->value > 12 || is_led(scan, match->start) || is_bracketed(scan, match);
}

static gboolean
is_news_year(const TimexCapture *year)
{
    return year != NULL && year->value >= 1900 && year->value <= 2099;
}

/* Whether the word before the year belongs to a name ("Euro 2016", "Luật Đất đai 2013"): it or
 * a word before it in the same run has a capital that does not come from opening a sentence. A
 * preposition or another word of time ends the run. */
static gboolean
ends_name(const TimexScan *scan, guint32 start)
{
    const TimexAtom *before = atom_before(scan, start);

    if (before == NULL || before->kind != ATOM_WORD)
        return FALSE;
    if ((before->flags & ATOM_CAPITAL) != 0)
        return TRUE;
    for (guint32 i = start; i > 0 && start - i < LOOK_BACK; i--) {
        const TimexAtom *atom = timex_atom(scan, i - 1);
        if (atom->kind != ATOM_WORD)
            return FALSE;
        if ((atom->flags & ATOM_CAPITAL) != 0)
            return (atom->flags & ATOM_OPENS) == 0 ||
                   (timex_atom(scan, i)->flags & ATOM_CAPITAL) != 0;
        if ((timex_atom(scan, i)->flags & ATOM_AFTER_PREPOSITION) != 0)
            return FALSE;
    }
    return FALSE;
}

static gboolean
holds_after_year(const TimexScan *scan, const TimexMatch *match)
{
    const TimexCapture *year = timex_capture(match, SLOT_YEAR, 0);
    const TimexAtom *after = atom_after(scan, match->end);

    if (!is_news_year(year) || is_counted(scan, match->end))
        return FALSE;
    /* Round thousands count things more often than they date them. */
    return year->value % 1000 != 0 || after == NULL || after->kind == ATOM_MARK;
}

/* A year before closing marks belongs to the title between them. */
static gboolean
closes_title(const TimexScan *scan, const TimexAtom *after)
{
    if (after == NULL || after->kind != ATOM_MARK)
        return FALSE;
    return after->mark == '"' || g_unichar_type(g_utf8_get_char(scan->text + after->start)) ==
                                     G_UNICODE_FINAL_PUNCTUATION;
}

static gboolean
holds_bare_year(const TimexScan *scan, const TimexMatch *match)
{
    const TimexAtom *at = timex_atom(scan, match->start);
    const TimexAtom *before = atom_before(scan, match->start);
    const TimexAtom *after = atom_after(scan, match->end);

    if (!holds_after_year(scan, match) || (at->flags & ATOM_AFTER_NO_DATE) != 0 ||
        closes_title(scan, after))
        return FALSE;
    if (before == NULL)
        return after != NULL && after->kind == ATOM_WORD;
    if (is_mark(before, "("))
        return is_mark(after, ")-,;");
    if (before->kind != ATOM_WORD)
        return FALSE;
    return !ends_name(scan, match->start);
}

static gboolean
holds_bare_years(const TimexScan *scan, const TimexMatch *match)
{
    const TimexCapture *first = timex_capture(match, SLOT_YEAR, 0);
    const TimexCapture *last = timex_capture(match, SLOT_YEAR, 1);

    return first->value >= 1000 && last->value <= 2199 && first->value < last->value &&
           last->value - first->value <= 1000 && !is_counted(scan, match->end) &&
           (timex_atom(scan, match->start)->flags & ATOM_AFTER_NO_DATE) == 0 &&
           !ends_name(scan, match->start);
}

/* A weekday that is an ordinal too needs a capital inside a sentence, or a date after it. */
static gboolean
holds_ordinal(const TimexScan *scan, const TimexMatch *match)
{
    const TimexCapture *weekday = timex_capture(match, SLOT_WEEKDAY, 0);
    const TimexAtom *at = timex_atom(scan, weekday->first);

    if (weekday->value >= TIMEX_ROOM)
        return FALSE;
    if (weekday->value < TIMEX_ORDINAL || match->start < weekday->first ||
        (at->flags & (ATOM_AFTER_DAYPART | ATOM_AFTER_PREPOSITION)) != 0)
        return TRUE;
    return (at->flags & ATOM_CAPITAL) != 0 && (at->flags & ATOM_OPENS) == 0;
}

static gboolean
holds_early_year(const TimexScan *scan, const TimexMatch *match)
{
    const TimexCapture *year = timex_capture(match, SLOT_EARLY_YEAR, 0);
    const TimexAtom *first = timex_atom(scan, year->first);
    const TimexAtom *after = atom_after(scan, match->end);

    if (first->kind == ATOM_WORD)
        return year->value >= 1000 && year->value <= 2999;
    if (year->value >= 1000)
        return year->value <= 2999;
    return year->value >= 100 && first->n_digits == 3 && !is_counted(scan, match->end) &&
           (timex_atom(scan, match->start)->flags & ATOM_AFTER_NO_DATE) == 0 &&
           (after == NULL || after->kind != ATOM_NUMBER);
}

static gboolean
holds_holiday(const TimexScan *scan, const TimexMatch *match)
{
    const TimexCapture *holiday = timex_capture(match, SLOT_HOLIDAY, 0);

    return match->start < holiday->first ||
           (timex_atom(scan, holiday->first)->flags & ATOM_AFTER_PREPOSITION) != 0;
}

static gboolean
holds_continuing(const TimexScan *scan, const TimexMatch *match, guint32 date_end)
{
    const TimexCapture *year = timex_capture(match, SLOT_YEAR, 0);

    return date_end > 0 && match->context_start == date_end && !is_counted(scan, match->end) &&
           (year == NULL || is_news_year(year));
}

gboolean
timex_guard_holds(TimexGuard guard,
                  const TimexScan *scan,
                  const TimexMatch *match,
                  guint32 date_end)
{
    const TimexCapture *portion;

    switch (guard) {
    case GUARD_BARE_DAY:
        return holds_bare_day(scan, match);
    case GUARD_BARE_YEAR:
        return holds_bare_year(scan, match);
    case GUARD_BARE_YEARS:
        return holds_bare_years(scan, match);
    case GUARD_AFTER_YEAR:
        return holds_after_year(scan, match);
    case GUARD_EARLY_YEAR:
        return holds_early_year(scan, match);
    case GUARD_ORDINAL:
        return holds_ordinal(scan, match);
    case GUARD_HOLIDAY:
        return holds_holiday(scan, match);
    case GUARD_CONTINUES:
        return holds_continuing(scan, match, date_end);
    case GUARD_LONG_PORTION:
        portion = timex_capture(match, SLOT_PORTION, 0);
        return portion->end - portion->first > 1;
    case GUARD_NONE:
    case N_GUARDS:
        return TRUE;
    }
    return TRUE;
}
