#include "corpus/figures.h"

#include <string.h>

#include "base/utf8.h"

/* Bytes of the longest word that is looked at: a text without blanks is read in linear time. */
#define MAX_WORD 40

static gboolean
is_plausible_year(guint year)
{
    return year >= 1900 && year <= 2100;
}

static gboolean
digits_at(const gchar *text, guint32 *at, guint32 end, guint max, guint *value)
{
    guint n = 0;

    *value = 0;
    while (*at < end && g_ascii_isdigit(text[*at]) && n <= max) {
        *value = *value * 10 + (guint)(text[*at] - '0');
        (*at)++;
        n++;
    }
    return n > 0 && n <= max;
}

static gboolean
is_gap(gchar c)
{
    return c == ' ' || c == ',' || c == '(';
}

guint32
ds_figures_word_before(const gchar *text, guint32 start, guint32 offset, gchar **word)
{
    guint32 end = offset;

    *word = NULL;
    while (end > start && is_gap(text[end - 1]))
        end--;
    guint32 at = end;
    while (at > start && !is_gap(text[at - 1]) && end - at < MAX_WORD)
        at--;
    while (at < end && ((guchar)text[at] & 0xC0) == 0x80)
        at++;
    if (at < end)
        *word = ds_utf8_fold(text + at, (gssize)(end - at));
    return at;
}

/* Skips blanks and commas, then the word at *at when it has the role; else *at stays. */
static gboolean
skip_role(const DsWords *words,
          const gchar *text,
          guint32 *at,
          guint32 end,
          DsDateRole role,
          guint *value)
{
    guint32 from = *at, to;
    DsDateWord word;

    while (from < end && is_gap(text[from]))
        from++;
    for (to = from; to < end && !is_gap(text[to]) && to - from <= MAX_WORD; to++)
        continue;
    if (to == from || to - from > MAX_WORD)
        return FALSE;
    g_autofree gchar *folded = ds_utf8_fold(text + from, (gssize)(to - from));
    if (!ds_words_date(words, folded, &word) || word.role != role)
        return FALSE;
    if (value != NULL)
        *value = word.value;
    *at = to;
    return TRUE;
}

/* The year after a month, with what may stand between: "6 năm 2024", "May, 2016", "6/2024". */
static gboolean
year_after(const DsWords *words, const gchar *text, guint32 *at, guint32 end, guint *year)
{
    guint32 p = *at;

    skip_role(words, text, &p, end, DS_DATE_WORD_YEAR, NULL);
    while (p < end && (is_gap(text[p]) || strchr("/-.", text[p]) != NULL))
        p++;
    if (!digits_at(text, &p, end, 4, year) || !is_plausible_year(*year))
        return FALSE;
    *at = p;
    return TRUE;
}

/* "29 tháng 6 năm 2024", "29 tháng 6", "19 May 2016": the day is read, p stands after it. */
static gboolean
read_day_of_month(const DsWords *words,
                  const gchar *text,
                  guint32 p,
                  guint32 end,
                  guint day,
                  DsFigures *figures)
{
    guint month = 0, year = 0;

    if (skip_role(words, text, &p, end, DS_DATE_WORD_MONTH, NULL)) {
        while (p < end && text[p] == ' ')
            p++;
        if (!digits_at(text, &p, end, 2, &month))
            return FALSE;
    } else if (!skip_role(words, text, &p, end, DS_DATE_WORD_MONTH_NAME, &month)) {
        return FALSE;
    }
    if (month < 1 || month > 12 || day < 1 || day > ds_date_month_length(2024, (gint)month))
        return FALSE;
    figures->end = p;
    if (year_after(words, text, &p, end, &year))
        figures->end = p;
    figures->date = (DsDate){(gint16)year, (guint8)month, (guint8)day};
    return TRUE;
}

/* The number is the month ("tháng 6/2024") or the day ("May 19, 2016") that a word before it
 * announces. */
static gboolean
read_after_month(const DsWords *words,
                 const gchar *text,
                 guint32 start,
                 guint32 end,
                 guint number,
                 DsFigures *figures)
{
    g_autofree gchar *before = NULL;
    guint32 p = figures->end;
    DsDateWord word;
    guint year = 0;

    ds_figures_word_before(text, start, figures->start, &before);
    if (before == NULL || !ds_words_date(words, before, &word))
        return FALSE;
    if (word.role == DS_DATE_WORD_MONTH && number >= 1 && number <= 12 &&
        year_after(words, text, &p, end, &year)) {
        figures->date = (DsDate){(gint16)year, (guint8)number, 0};
        figures->end = p;
        return TRUE;
    }
    if (word.role != DS_DATE_WORD_MONTH_NAME || number < 1 || number > 31)
        return FALSE;
    year_after(words, text, &p, end, &year);
    figures->date = (DsDate){(gint16)year, (guint8)word.value, (guint8)number};
    figures->end = p;
    return TRUE;
}

/* The number belongs to a name of letters and figures: "M-2032", "A2000", "5729-1977". */
static gboolean
is_glued(const gchar *text, guint32 start, guint32 at)
{
    guint32 digits = 0;

    if (at == start)
        return FALSE;
    if (text[at - 1] != '-')
        return g_ascii_isalpha(text[at - 1]);
    while (digits + 1 < at - start && g_ascii_isdigit(text[at - 2 - digits]))
        digits++;
    if (digits == 0)
        return at - 1 > start && g_ascii_isalpha(text[at - 2]);
    return digits > 2 &&
           (digits != 4 ||
            !is_plausible_year((guint)g_ascii_strtoull(text + at - 1 - digits, NULL, 10)));
}

static gboolean
follows_role(
    const DsWords *words, const gchar *text, guint32 start, guint32 at, DsDateRole role)
{
    g_autofree gchar *before = NULL;
    DsDateWord word;

    ds_figures_word_before(text, start, at, &before);
    return before != NULL && ds_words_date(words, before, &word) && word.role == role;
}

/* The number of the quarter right before its year, "I/" or "I năm"; *from gets its start. 0
 * when none stands there. */
static guint
quarter_number(
    const DsWords *words, const gchar *text, guint32 start, guint32 at, guint32 *from)
{
    static const gchar *const numbers[] = {"i", "ii", "iii", "iv", "1", "2", "3", "4"};
    g_autofree gchar *number = NULL;

    if (follows_role(words, text, start, at, DS_DATE_WORD_YEAR)) {
        g_autofree gchar *year = NULL;
        at = ds_figures_word_before(text, start, at, &year);
    }
    while (at > start && strchr("/-.", text[at - 1]) != NULL)
        at--;
    *from = ds_figures_word_before(text, start, at, &number);
    for (guint i = 0; number != NULL && i < G_N_ELEMENTS(numbers); i++)
        if (g_str_equal(numbers[i], number))
            return i % 4 + 1;
    return 0;
}

/* "quý I/2016": its last month, when a quarter is told of. */
static gboolean
read_quarter(const DsWords *words, const gchar *text, guint32 start, DsFigures *figures)
{
    guint32 from;
    const guint quarter = quarter_number(words, text, start, figures->start, &from);

    if (quarter == 0 || !follows_role(words, text, start, from, DS_DATE_WORD_QUARTER))
        return FALSE;
    figures->start = from;
    figures->date.month = (guint8)(3 * quarter);
    return TRUE;
}

/* D/M/Y, M/Y, D/M and N/Y/LETTERS after the first number and its separator at p. */
static gboolean
read_separated(
    const gchar *text, guint32 p, guint32 end, guint first, gboolean named, DsFigures *figures)
{
    const gchar separator = text[p++];
    guint second = 0, year = 0;

    if (!digits_at(text, &p, end, 4, &second))
        return FALSE;
    if (is_plausible_year(second)) {
        figures->end = p;
        figures->document =
            separator == '/' && p + 1 < end && text[p] == '/' && !g_ascii_isdigit(text[p + 1]);
        figures->date = (DsDate){(gint16)second, (guint8)first, 0};
        if (figures->document)
            figures->date.month = 0;
        return figures->document || (separator != '.' && first >= 1 && first <= 12);
    }
    if (first < 1 || first > 31 || second < 1 || second > 12)
        return FALSE;
    figures->end = p;
    figures->date = (DsDate){0, (guint8)second, (guint8)first};
    if (p < end && text[p] == separator) {
        p++;
        if (!digits_at(text, &p, end, 4, &year) || !is_plausible_year(year))
            return FALSE;
        figures->end = p;
        figures->date.year = (gint16)year;
        return ds_date_is_valid(figures->date);
    }
    /* "-" and "." mean more than dates: only a word of a day makes them one */
    return (separator == '/' || named) && first <= ds_date_month_length(2024, (gint)second);
}

gboolean
ds_figures_read(const DsWords *words,
                const gchar *text,
                guint32 start,
                guint32 at,
                guint32 end,
                gboolean named,
                DsFigures *figures)
{
    guint32 p = at;
    guint first = 0;

    *figures = (DsFigures){.start = at};
    const gboolean short_number = digits_at(text, &p, end, 4, &first);
    while (p < end && g_ascii_isdigit(text[p]))
        p++;
    figures->end = p;
    figures->date = (DsDate){(gint16)first, 0, 0};
    const gboolean is_year = short_number && p - at == 4 && is_plausible_year(first);
    if (is_year && read_quarter(words, text, start, figures))
        return TRUE;
    if (is_year && is_glued(text, start, at))
        return FALSE;
    if (!short_number || (at > start && strchr("/.:", text[at - 1]) != NULL))
        return FALSE;
    if (p + 1 < end && strchr("/-.", text[p]) != NULL && g_ascii_isdigit(text[p + 1]) &&
        p - at <= 3 && read_separated(text, p, end, first, named, figures)) {
        const DsDate date = figures->date;
        if (date.day == 0 && date.month >= 1 && date.month <= 4 && !figures->document &&
            follows_role(words, text, start, at, DS_DATE_WORD_QUARTER))
            figures->date.month *= 3;
        return TRUE;
    }
    if (p - at <= 2 && (read_day_of_month(words, text, p, end, first, figures) ||
                        read_after_month(words, text, start, end, first, figures)))
        return TRUE;
    if (p + 1 < end && strchr(".,", text[p]) != NULL && g_ascii_isdigit(text[p + 1]))
        return FALSE;
    figures->date = (DsDate){(gint16)first, 0, 0};
    return is_year && (at == start || text[at - 1] != ',');
}
