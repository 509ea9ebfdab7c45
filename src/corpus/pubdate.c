#include "corpus/pubdate.h"

#include <string.h>

#include "base/utf8.h"

/* Longer lines are no publication lines. */
#define MAX_LINE_BYTES 400
#define MAX_ATOMS      96

typedef enum { ATOM_DIGITS, ATOM_LETTERS, ATOM_MARK } AtomKind;

typedef struct {
    AtomKind kind;
    guint32 start, end;
    guint value;    /* digits: the number; mark: its character */
    guint n_digits; /* digits only */
    gboolean explained;
    guint n_phrase;  /* atoms of the phrase of dates that begins here; 0: none */
    DsDateWord word; /* what it means */
} Atom;

typedef struct {
    const DsWords *words;
    const gchar *text;
    Atom atoms[MAX_ATOMS];
    guint n;
    guint weekday;
    DsPubDate result;
} Scan;

static Atom
next_atom(const gchar *text, const gchar *p, const gchar *end)
{
    Atom atom = {.start = (guint32)(p - text)};
    const gunichar first = ds_utf8_peek(p);

    if (g_ascii_isdigit(*p)) {
        atom.kind = ATOM_DIGITS;
        for (; p < end && g_ascii_isdigit(*p); p++, atom.n_digits++)
            atom.value = MIN(atom.value * 10 + (guint)(*p - '0'), 1000000);
    } else if (g_unichar_isalpha(first)) {
        atom.kind = ATOM_LETTERS;
        while (p < end &&
               (g_unichar_isalpha(ds_utf8_peek(p)) || g_unichar_ismark(ds_utf8_peek(p))))
            p = g_utf8_next_char(p);
    } else {
        atom.kind = ATOM_MARK;
        atom.value = first;
        p = g_utf8_next_char(p);
    }
    atom.end = (guint32)(p - text);
    return atom;
}

static void
cut_atoms(Scan *scan, guint32 start, guint32 end)
{
    const gchar *stop = scan->text + end;

    for (const gchar *p = scan->text + start; p < stop && scan->n < MAX_ATOMS;) {
        if (g_unichar_isspace(ds_utf8_peek(p))) {
            p = g_utf8_next_char(p);
            continue;
        }
        scan->atoms[scan->n] = next_atom(scan->text, p, stop);
        p = scan->text + scan->atoms[scan->n++].end;
    }
}

static gboolean
is_mark(const Scan *scan, guint i, const gchar *marks)
{
    return i < scan->n && scan->atoms[i].kind == ATOM_MARK &&
           g_utf8_strchr(marks, -1, scan->atoms[i].value) != NULL;
}

static gboolean
is_number(const Scan *scan, guint i, guint min_digits, guint max_digits)
{
    return i < scan->n && scan->atoms[i].kind == ATOM_DIGITS &&
           scan->atoms[i].n_digits >= min_digits && scan->atoms[i].n_digits <= max_digits;
}

/* The meaning of the words from atom i on, longest phrase first. */
static void
read_phrase(Scan *scan, guint i)
{
    Atom *atom = &scan->atoms[i];
    g_autofree gchar *first =
        ds_utf8_fold_blanks(scan->text + atom->start, (gssize)(atom->end - atom->start));

    if (!ds_words_opens_date(scan->words, first))
        return;
    for (guint n = MIN(4u, scan->n - i); n > 0 && atom->n_phrase == 0; n--) {
        const guint32 end = scan->atoms[i + n - 1].end;
        g_autofree gchar *folded =
            ds_utf8_fold_blanks(scan->text + atom->start, (gssize)(end - atom->start));
        if (ds_words_date(scan->words, folded, &atom->word))
            atom->n_phrase = n;
    }
}

static gboolean
date_word_at(const Scan *scan, guint i, guint *n_used, DsDateWord *word)
{
    *n_used = scan->atoms[i].n_phrase;
    *word = scan->atoms[i].word;
    return *n_used > 0;
}

static gboolean
has_role(const Scan *scan, guint i, DsDateRole role, guint *n_used, guint *value)
{
    DsDateWord word;

    if (i >= scan->n || scan->atoms[i].kind != ATOM_LETTERS ||
        !date_word_at(scan, i, n_used, &word) || word.role != role)
        return FALSE;
    if (value != NULL)
        *value = word.value;
    return TRUE;
}

/* Years of two digits: the press of the web age. */
static gint16
full_year(const Atom *atom)
{
    if (atom->n_digits == 4)
        return (gint16)atom->value;
    return (gint16)(atom->value >= 90 ? 1900 + atom->value : 2000 + atom->value);
}

typedef struct {
    gint16 year;
    guint day, month;
    guint n_atoms;
} Figures;

/* 20/05/2016, 20-5-16, 20.05.2016, 2016-05-20 */
static gboolean
match_separated(const Scan *scan, guint i, Figures *out)
{
    if (!is_mark(scan, i + 1, "/-.–") || !is_mark(scan, i + 3, "/-.–") ||
        !is_number(scan, i + 2, 1, 2))
        return FALSE;
    if (is_number(scan, i, 4, 4) && is_number(scan, i + 4, 1, 2)) {
        *out = (Figures){full_year(&scan->atoms[i]), scan->atoms[i + 4].value,
                         scan->atoms[i + 2].value, 5};
        return TRUE;
    }
    if (!is_number(scan, i, 1, 2) ||
        !(is_number(scan, i + 4, 4, 4) || is_number(scan, i + 4, 2, 2)))
        return FALSE;
    *out = (Figures){full_year(&scan->atoms[i + 4]), scan->atoms[i].value,
                     scan->atoms[i + 2].value, 5};
    return TRUE;
}

static guint
skip_comma(const Scan *scan, guint i)
{
    return is_mark(scan, i, ",/-.") ? i + 1 : i;
}

/* The year after a month in words: "năm 2016", ", 2016". */
static gboolean
match_year(const Scan *scan, guint from, guint i, Figures *out)
{
    guint n = 0, at = skip_comma(scan, i);

    if (has_role(scan, at, DS_DATE_WORD_YEAR, &n, NULL))
        at += n;
    if (!is_number(scan, at, 4, 4))
        return FALSE;
    out->year = (gint16)scan->atoms[at].value;
    out->n_atoms = at + 1 - from;
    return TRUE;
}

/* 20 tháng 5 năm 2016; 20 tháng 5, 2016; 20 tháng năm 2016; 20 May 2016 */
static gboolean
match_day_first(const Scan *scan, guint i, Figures *out)
{
    guint n = 0, month = 0, at = skip_comma(scan, i + 1);

    if (!is_number(scan, i, 1, 2))
        return FALSE;
    if (has_role(scan, at, DS_DATE_WORD_MONTH_NAME, &n, &month)) {
        at += n;
    } else if (has_role(scan, at, DS_DATE_WORD_MONTH, &n, NULL) &&
               is_number(scan, at + n, 1, 2)) {
        month = scan->atoms[at + n].value;
        at += n + 1;
    } else {
        return FALSE;
    }
    out->day = scan->atoms[i].value;
    out->month = month;
    return match_year(scan, i, at, out);
}

/* May 20, 2016 */
static gboolean
match_month_first(const Scan *scan, guint i, Figures *out)
{
    guint n = 0, month = 0;

    if (!has_role(scan, i, DS_DATE_WORD_MONTH_NAME, &n, &month) ||
        !is_number(scan, i + n, 1, 2))
        return FALSE;
    out->month = month;
    out->day = scan->atoms[i + n].value;
    return match_year(scan, i, i + n + 1, out);
}

static gboolean
make_date(gint16 year, guint month, guint day, DsDate *date)
{
    *date = (DsDate){year, (guint8)MIN(month, 255), (guint8)MIN(day, 255)};
    return year >= 1900 && year <= 2200 && month < 13 && ds_date_is_valid(*date);
}

/* Day before month, unless only the other order is possible or the weekday tells so. */
static gboolean
settle_date(const Scan *scan, const Figures *figures, DsDate *date)
{
    DsDate swapped;
    const gboolean right = make_date(figures->year, figures->month, figures->day, date);
    const gboolean left = make_date(figures->year, figures->day, figures->month, &swapped);

    if (right && (!left || scan->weekday == 0 || ds_date_weekday(*date) == scan->weekday ||
                  ds_date_weekday(swapped) != scan->weekday))
        return TRUE;
    if (left)
        *date = swapped;
    return left || right;
}

static void
explain(Scan *scan, guint i, guint n)
{
    for (guint k = i; k < i + n && k < scan->n; k++)
        scan->atoms[k].explained = TRUE;
}

static void
find_date(Scan *scan)
{
    for (guint i = 0; i < scan->n; i++) {
        Figures figures = {0, 0, 0, 0};
        if (i > 0 && scan->atoms[i].kind == ATOM_DIGITS &&
            scan->atoms[i - 1].end == scan->atoms[i].start && is_mark(scan, i - 1, "/."))
            continue; /* inside a longer number */
        if (!match_separated(scan, i, &figures) && !match_day_first(scan, i, &figures) &&
            !match_month_first(scan, i, &figures))
            continue;
        DsDate date;
        if (!settle_date(scan, &figures, &date)) {
            scan->result.impossible = TRUE;
            continue;
        }
        scan->result.found = TRUE;
        scan->result.impossible = FALSE;
        scan->result.date = date;
        scan->result.start = scan->atoms[i].start;
        scan->result.end = scan->atoms[i + figures.n_atoms - 1].end;
        explain(scan, i, figures.n_atoms);
        return;
    }
}

/* 06:00, 16:16:49, 10h30, 10 giờ 30 */
static void
find_times(Scan *scan)
{
    for (guint i = 0; i + 2 < scan->n; i++) {
        guint n = 0, last = i;
        if (scan->atoms[i].explained || !is_number(scan, i, 1, 2) || scan->atoms[i].value > 24)
            continue;
        if (is_mark(scan, i + 1, ":") && is_number(scan, i + 2, 1, 2))
            last = is_mark(scan, i + 3, ":.") && is_number(scan, i + 4, 1, 3) ? i + 4 : i + 2;
        else if (has_role(scan, i + 1, DS_DATE_WORD_CLOCK, &n, NULL) &&
                 is_number(scan, i + 1 + n, 2, 2))
            last = i + 1 + n;
        if (last == i || scan->atoms[last].explained)
            continue;
        scan->result.timed = TRUE;
        explain(scan, i, last - i + 1);
    }
}

/* ISO 8601 leaves "T", "Z" and an offset behind; other lines leave "+7" and "h". */
static gboolean
is_clock_rest(const Scan *scan, guint i)
{
    const gchar *p = scan->text + scan->atoms[i].start;
    const gsize n = scan->atoms[i].end - scan->atoms[i].start;

    if (scan->atoms[i].kind == ATOM_DIGITS)
        return i > 0 && scan->result.timed && is_mark(scan, i - 1, "+-:") &&
               scan->atoms[i].n_digits <= 4;
    return scan->result.timed && n == 1 && (*p == 'T' || *p == 'Z');
}

static void
find_words(Scan *scan)
{
    for (guint i = 0; i < scan->n; i++) {
        DsDateWord word;
        guint n = 0;
        if (scan->atoms[i].explained)
            continue;
        if (scan->atoms[i].kind != ATOM_MARK && date_word_at(scan, i, &n, &word)) {
            explain(scan, i, n);
            if (word.role == DS_DATE_WORD_CLOCK && i > 0 && is_number(scan, i - 1, 1, 3))
                explain(scan, i - 1, 1); /* "5 phút đọc" */
            if (word.role == DS_DATE_WORD_WEEKDAY)
                scan->weekday = word.value;
            if (word.role == DS_DATE_WORD_WEEKDAY || word.role == DS_DATE_WORD_LABEL)
                scan->result.labelled = TRUE;
            scan->result.today |= word.role == DS_DATE_WORD_TODAY;
            scan->result.ago |= word.role == DS_DATE_WORD_AGO && i > 0 &&
                                scan->atoms[i - 1].kind == ATOM_DIGITS;
        } else if (is_clock_rest(scan, i)) {
            scan->atoms[i].explained = TRUE;
        }
    }
}

static void
weigh_rest(Scan *scan)
{
    for (guint i = 0; i < scan->n; i++) {
        if (scan->atoms[i].explained || scan->atoms[i].kind == ATOM_MARK)
            continue;
        if (scan->result.n_rest++ == 0)
            scan->result.rest_start = scan->atoms[i].start;
        scan->result.rest_end = scan->atoms[i].end;
    }
}

DsPubDate
ds_pubdate_read(const DsWords *words, const gchar *text, guint32 start, guint32 end)
{
    Scan scan = {.words = words, .text = text};
    gboolean digit = FALSE;

    for (guint32 i = start; i < end && !digit; i++)
        digit = g_ascii_isdigit(text[i]);
    if (!digit || end - start > MAX_LINE_BYTES)
        return scan.result;
    cut_atoms(&scan, start, end);
    for (guint i = 0; i < scan.n; i++)
        if (scan.atoms[i].kind != ATOM_MARK)
            read_phrase(&scan, i);
    find_words(&scan); /* the weekday first: it can settle the order of day and month */
    for (guint i = 0; i < scan.n; i++)
        scan.atoms[i].explained = FALSE;
    find_date(&scan);
    find_times(&scan);
    find_words(&scan);
    weigh_rest(&scan);
    return scan.result;
}
