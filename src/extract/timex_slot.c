#include "extract/timex_slot.h"

/* Halves occur ("nửa năm"): numbers in words are kept doubled. */
#define DOUBLE         2
#define LONGEST_NUMBER 16 /* atoms: no real number has more groups, and time stays linear */

static const TimexSlotKind kinds[N_SLOTS] = {
    [SLOT_DAY] = {'d', 1, 2, TRUE, {SYMBOL_DAY}},
    [SLOT_MONTH] = {'m', 1, 2, FALSE, {SYMBOL_MONTH}},
    [SLOT_MONTH_NAME] = {'M', 0, 0, FALSE, {SYMBOL_MONTH_NAME}},
    [SLOT_YEAR] = {'y', 4, 4, FALSE, {SYMBOL_NONE}},
    [SLOT_EARLY_YEAR] = {'x', 3, 4, TRUE, {SYMBOL_NONE}},
    [SLOT_SHORT_YEAR] = {'z', 2, 2, FALSE, {SYMBOL_NONE}},
    [SLOT_COUNT] = {'n', 1, 3, TRUE, {SYMBOL_NONE}},
    [SLOT_NUMBER] = {'N', 1, 255, FALSE, {SYMBOL_NONE}},
    [SLOT_QUARTER] = {'Q', 1, 1, FALSE, {SYMBOL_ROMAN, SYMBOL_MONTH}},
    [SLOT_CENTURY] = {'C', 1, 2, TRUE, {SYMBOL_ROMAN}},
    [SLOT_DECADE] = {'D', 2, 4, FALSE, {SYMBOL_NONE}},
    [SLOT_WEEKDAY] = {'w', 0, 0, FALSE, {SYMBOL_WEEKDAY}},
    [SLOT_DAYPART] = {'p', 0, 0, FALSE, {SYMBOL_DAYPART}},
    [SLOT_PORTION] = {'P', 0, 0, FALSE, {SYMBOL_PORTION}},
    [SLOT_SEASON] = {'S', 0, 0, FALSE, {SYMBOL_SEASON}},
    [SLOT_HOLIDAY] = {'H', 0, 0, FALSE, {SYMBOL_HOLIDAY}},
    [SLOT_LUNAR] = {'L', 0, 0, FALSE, {SYMBOL_LUNAR}},
    [SLOT_SEPARATOR] = {'s', 0, 0, FALSE, {SYMBOL_NONE}},
    [SLOT_RELATIVE] = {'R', 0, 0, FALSE, {SYMBOL_NONE}},
    [SLOT_COUNTED] = {'U', 0, 0, FALSE, {SYMBOL_COUNTED}},
    [SLOT_VAGUE] = {'V', 0, 0, FALSE, {SYMBOL_VAGUE}},
    [SLOT_WORD] = {'A', 0, 0, FALSE, {SYMBOL_NONE}},
    [SLOT_CODE] = {'K', 0, 0, FALSE, {SYMBOL_NONE}},
};

const TimexSlotKind *
timex_slot_kind(TimexSlot slot)
{
    return &kinds[slot];
}

TimexSlot
timex_slot_from_letter(gchar letter)
{
    for (guint i = 0; i < N_SLOTS; i++)
        if (kinds[i].letter == letter)
            return (TimexSlot)i;
    return N_SLOTS;
}

TimexLooks
timex_slot_looks(TimexSlot slot)
{
    const TimexSlotKind *kind = &kinds[slot];
    TimexLooks looks = 0;

    for (guint n = MAX(kind->min_digits, 1u); n <= kind->max_digits; n++)
        looks |= timex_looks_of_digits(n);
    for (guint i = 0; i < G_N_ELEMENTS(kind->symbols) && kind->symbols[i] != SYMBOL_NONE; i++)
        looks |= timex_looks_of_symbol(kind->symbols[i]);
    if (kind->words)
        looks |= timex_looks_of_symbol(SYMBOL_NUMBER);
    if (slot == SLOT_SEPARATOR)
        looks |= TIMEX_LOOKS_SLASH | TIMEX_LOOKS_DASH | TIMEX_LOOKS_POINT;
    if (slot == SLOT_WORD || slot == SLOT_CODE)
        looks |= TIMEX_LOOKS_WORD;
    return looks;
}

static gboolean
is_power_of_ten(gint32 value)
{
    return value == 10 || value == 100 || value == 1000;
}

/* Numbers in words, smallest units last: a ten, hundred or thousand after a smaller number
 * multiplies it, anything else that fits below is added. Every prefix that is a number is an
 * answer, since its last word may be a unit of time ("năm") as well. */
static guint
fill_words(const TimexScan *scan, guint32 atom, TimexFilling *fillings, guint room)
{
    gint32 total = 0, current = 0, last = G_MAXINT32, word = 0;
    guint n = 0;
    guint32 next = atom;

    while (n < room && next < scan->n_atoms &&
           timex_scan_reading(scan, next, SYMBOL_NUMBER, &word, &next)) {
        const gint32 value = word / DOUBLE;
        if (is_power_of_ten(value) && current > 0 && current < value) {
            current *= value;
        } else if (value > 0 && last <= value && n > 0) {
            break;
        } else {
            current += value;
        }
        if (current >= 1000) {
            total += current;
            current = 0;
        }
        if (value > 0)
            last = value;
        fillings[n++] = (TimexFilling){total + current, next};
    }
    return n;
}

/* A number with its points and commas: figures and marks in turn, without white space. */
static guint
fill_number(const TimexScan *scan, guint32 atom, TimexFilling *fillings)
{
    guint32 next = atom + 1;

    while (next < atom + LONGEST_NUMBER && next + 1 < scan->n_atoms &&
           timex_atom_is_glued(scan, next) && timex_atom_is_glued(scan, next + 1) &&
           (timex_atom(scan, next)->mark == '.' || timex_atom(scan, next)->mark == ',') &&
           timex_atom(scan, next + 1)->kind == ATOM_NUMBER)
        next += 2;
    fillings[0] = (TimexFilling){timex_atom(scan, atom)->number, next};
    return 1;
}

static gboolean
is_separator(const TimexAtom *atom)
{
    return atom->kind == ATOM_MARK &&
           (atom->mark == '/' || atom->mark == '-' || atom->mark == '.');
}

static guint
fill_figures(const TimexScan *scan, TimexSlot slot, guint32 atom, TimexFilling *fillings)
{
    const TimexAtom *at = timex_atom(scan, atom);

    if (at->n_digits < kinds[slot].min_digits || at->n_digits > kinds[slot].max_digits)
        return 0;
    if (slot == SLOT_NUMBER)
        return fill_number(scan, atom, fillings);
    if (slot == SLOT_DECADE && at->number % 10 != 0)
        return 0;
    fillings[0] = (TimexFilling){at->number, atom + 1};
    return 1;
}

/* Words of time and tense are no part of a name. */
static gboolean
leads_on(const TimexScan *scan, guint32 atom)
{
    gint32 value;
    guint32 next;

    return (timex_atom(scan, atom)->flags & (ATOM_FUTURE | ATOM_PAST)) != 0 ||
           timex_scan_reading(scan, atom, SYMBOL_PREPOSITION, &value, &next) ||
           timex_scan_reading(scan, atom, SYMBOL_NO_DATE, &value, &next);
}

guint
timex_slot_fill(const TimexScan *scan,
                TimexSlot slot,
                guint32 atom,
                TimexFilling fillings[TIMEX_MAX_FILLINGS])
{
    const TimexSlotKind *kind = &kinds[slot];
    const TimexAtom *at = timex_atom(scan, atom);
    guint n = 0;

    if (at->kind == ATOM_NUMBER && kind->max_digits > 0)
        n += fill_figures(scan, slot, atom, fillings);
    if (slot == SLOT_SEPARATOR && is_separator(at))
        fillings[n++] = (TimexFilling){at->mark, atom + 1};
    if (slot == SLOT_CODE && at->kind == ATOM_WORD && (at->flags & ATOM_CAPS) != 0)
        fillings[n++] = (TimexFilling){0, atom + 1};
    if (slot == SLOT_WORD && at->kind == ATOM_WORD && !leads_on(scan, atom))
        fillings[n++] = (TimexFilling){0, atom + 1};
    for (guint i = 0; i < G_N_ELEMENTS(kind->symbols) && kind->symbols[i] != SYMBOL_NONE; i++) {
        TimexFilling *filling = &fillings[n];
        if (timex_scan_reading(scan, atom, kind->symbols[i], &filling->value, &filling->next))
            n++;
    }
    if (kind->words && at->kind == ATOM_WORD)
        n += fill_words(scan, atom, fillings + n, TIMEX_MAX_FILLINGS - n);
    return n;
}
