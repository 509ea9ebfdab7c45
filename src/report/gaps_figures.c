#include "report/gaps_figures.h"

#include <string.h>

#include "base/utf8.h"

/* The words before a number that may say what it is. */
enum { WORDS_BEFORE = 3, WORDS_COUNTED = 3, MOST_SCALES = 2 };

struct DsFigureRules {
    DsLexicon *round;   /* words before a number that make it inexact */
    DsLexicon *names;   /* and those that make it a name or a rank */
    DsLexicon *scales;  /* words behind it that multiply it; value: row of the table */
    DsLexicon *spelled; /* numbers in words; value: row of the table */
    DsLexicon *others;  /* words that count for nothing, and are no units */
    DsLexicon *counted; /* units that begin with one of these */
    const DsTable *scale_rows, *spelled_rows;
};

static DsLexicon *
lexicon_of(DsPack *pack, const gchar *name)
{
    DsLexicon *lexicon = ds_lexicon_new();

    ds_lexicon_add_column(lexicon, ds_pack_table(pack, name), "form", NULL);
    return lexicon;
}

/* Words that join and point: what stands behind a number and is one of them is not counted. */
static DsLexicon *
no_units(DsPack *pack)
{
    static const gchar *const joining[] = {"preposition", "conjunction", "demonstrative",
                                           "pronoun",     "negation",    "particle"};
    const DsTable *table = ds_pack_table(pack, "stopwords");
    const gint form = ds_table_column(table, "form"), class = ds_table_column(table, "class");
    DsLexicon *lexicon = ds_lexicon_new();

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *classes = ds_table_field(table, row, class);
        for (guint i = 0; classes != NULL && i < G_N_ELEMENTS(joining); i++)
            if (strstr(classes, joining[i]) != NULL)
                ds_lexicon_add(lexicon, ds_table_field(table, row, form), row);
    }
    return lexicon;
}

DsFigureRules *
ds_figure_rules_new(DsPack *pack)
{
    DsFigureRules *rules = g_new0(DsFigureRules, 1);

    rules->round = lexicon_of(pack, "number_approximators");
    rules->names = lexicon_of(pack, "number_names");
    rules->scales = lexicon_of(pack, "number_scales");
    rules->spelled = lexicon_of(pack, "number_words");
    rules->others = no_units(pack);
    rules->counted = lexicon_of(pack, "number_counted");
    rules->scale_rows = ds_pack_table(pack, "number_scales");
    rules->spelled_rows = ds_pack_table(pack, "number_words");
    return rules;
}

void
ds_figure_rules_free(DsFigureRules *rules)
{
    if (rules == NULL)
        return;
    ds_lexicon_free(rules->round);
    ds_lexicon_free(rules->names);
    ds_lexicon_free(rules->scales);
    ds_lexicon_free(rules->spelled);
    ds_lexicon_free(rules->others);
    ds_lexicon_free(rules->counted);
    g_free(rules);
}

/* A row that is being read. */
typedef struct {
    const DsFigureRules *rules;
    const gchar *text;
    const DsTermWord *words;
    guint n;
    const GArray *people; /* of DsMention */
    const GArray *dates;  /* of DsTimex: of the article */
    guint first_date;     /* the first that ends in the row or behind it */
} Reading;

/* Numbers with a letter, stroke or dash at their side are parts of names and codes. */
static gboolean
is_code(const gchar *text, guint32 start, guint32 end)
{
    const gchar before = start > 0 ? text[start - 1] : ' ';
    const gchar after = text[end];

    return before == '/' || before == '-' || before == '.' || after == '/' || after == '-' ||
           g_ascii_isalpha(before) || g_ascii_isalpha(after) || ((guchar)before & 0x80) != 0;
}

static guint
first_date(const GArray *dates, guint32 byte)
{
    guint low = 0, high = dates->len;

    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(dates, DsTimex, middle).end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const DsTimex *
date_at(const Reading *reading, guint32 byte)
{
    for (guint i = reading->first_date; i < reading->dates->len; i++) {
        const DsTimex *date = &g_array_index(reading->dates, DsTimex, i);
        if (date->start > byte)
            return NULL;
        if (byte < date->end)
            return date;
    }
    return NULL;
}

static void
fill_neighbours(DsFigure *figure, const Reading *reading)
{
    for (guint k = 0; k < 2; k++) {
        figure->left[k] =
            figure->first > k ? reading->words[figure->first - 1 - k].id : G_MAXUINT32;
        figure->right[k] = figure->last + 1 + k < reading->n
                               ? reading->words[figure->last + 1 + k].id
                               : G_MAXUINT32;
    }
}

/* Whether one of the lists has the words that end right before words[index]. */
static gboolean
stands_behind(const Reading *reading, const DsLexicon *lexicon, guint index)
{
    for (guint k = 1; k <= WORDS_BEFORE && k <= index; k++) {
        const guint32 start = reading->words[index - k].start;
        g_autofree gchar *folded =
            ds_utf8_fold(reading->text + start, (gssize)(reading->words[index].start - start));
        g_strchomp(folded);
        if (ds_lexicon_lookup(lexicon, folded, -1) != G_MAXUINT32)
            return TRUE;
    }
    return FALSE;
}

static guint32
number_end(const gchar *text, guint32 start)
{
    const gchar *p = text + start;

    while (g_ascii_isdigit(*p) || ((*p == '.' || *p == ',') && g_ascii_isdigit(p[1])))
        p++;
    return (guint32)(p - text);
}

static guint32
word_end(const gchar *text, guint32 start)
{
    const gchar *p = text + start;

    while (*p != '\0' && ds_utf8_is_word_at(p))
        p = g_utf8_next_char(p);
    return (guint32)(p - text);
}

static guint32
skip_blanks(const gchar *text, guint32 byte)
{
    while (text[byte] == ' ')
        byte++;
    return byte;
}

/* A word of so many bytes is folded without asking for memory: nearly all are. */
enum { SHORT_WORD = 64 };

/* The row of the list that words[index] stands in, or G_MAXUINT32. */
static guint32
listed(const Reading *reading, const DsLexicon *lexicon, guint index)
{
    const guint32 start = reading->words[index].start;
    const gsize n = word_end(reading->text, start) - start;
    gchar word[SHORT_WORD];

    if (n <= sizeof word && ds_utf8_fold_in_place(reading->text + start, n, word))
        return ds_lexicon_lookup(lexicon, word, (gssize)n);
    g_autofree gchar *folded = ds_utf8_fold(reading->text + start, (gssize)n);
    return ds_lexicon_lookup(lexicon, folded, -1);
}

/* Whether what stands from words[index] on is counted, not joined or pointed to. */
static gboolean
is_counted(const Reading *reading, guint index)
{
    const guint32 start = reading->words[index].start;
    const guint last = MIN(index + WORDS_COUNTED, reading->n) - 1;
    const guint32 end = word_end(reading->text, reading->words[last].start);
    g_autofree gchar *folded = ds_utf8_fold(reading->text + start, (gssize)(end - start));
    gsize length;

    return listed(reading, reading->rules->others, index) == G_MAXUINT32 ||
           ds_lexicon_longest(reading->rules->counted, folded, strlen(folded), &length) !=
               G_MAXUINT32;
}

/* "8-10", "3 – 5": the number behind a dash, when it is the greater one. */
static void
read_range(const Reading *reading, DsFigure *figure)
{
    const gchar *text = reading->text;
    guint32 at = skip_blanks(text, figure->end);
    const guint next = figure->last + 1;

    if (text[at] == '-')
        at++;
    else if (g_str_has_prefix(text + at, "–"))
        at += (guint32)strlen("–");
    else
        return;
    at = skip_blanks(text, at);
    if (next >= reading->n || reading->words[next].start != at || !reading->words[next].number)
        return;
    const guint32 end = number_end(text, at);
    const DsNumber high = ds_number_read(text + at, text + end);
    if (high.low <= figure->number.low || g_ascii_isalpha(text[end]) || text[end] == '/')
        return;
    figure->number.high = high.low;
    figure->number.step = MAX(figure->number.step, high.step);
    figure->end = end;
    figure->last = next;
}

/* "1,5 tỷ": the words behind that multiply it; then the word for what is counted. */
static void
read_unit(const Reading *reading, DsFigure *figure)
{
    guint32 at = skip_blanks(reading->text, figure->end);

    for (guint i = 0; i < MOST_SCALES && figure->last + 1 < reading->n; i++) {
        const guint next = figure->last + 1;
        const guint32 row = reading->words[next].start == at
                                ? listed(reading, reading->rules->scales, next)
                                : G_MAXUINT32;
        if (row == G_MAXUINT32)
            break;
        ds_number_scale(
            &figure->number,
            g_ascii_strtod(ds_table_get(reading->rules->scale_rows, row, "factor"), NULL));
        figure->last = next;
        figure->scaled = TRUE;
        at = skip_blanks(reading->text, word_end(reading->text, at));
    }
    figure->unit = DS_UNIT_NONE;
    if (reading->text[at] == '%')
        figure->unit = DS_UNIT_PERCENT;
    else if (figure->last + 1 < reading->n && reading->words[figure->last + 1].start == at &&
             !reading->words[figure->last + 1].number && is_counted(reading, figure->last + 1))
        figure->unit = reading->words[figure->last + 1].id;
    else if (figure->scaled)
        figure->unit = DS_UNIT_SCALE; /* "200 tỷ": what everybody counts in this article */
}

/* "chiều qua (18/5)" says its day, "ba hôm sau" does not. */
static gboolean
has_digit(const gchar *text, guint32 start, guint32 end)
{
    while (start < end && !g_ascii_isdigit(text[start]))
        start++;
    return start < end;
}

/* The next number of a date's text, 0 when there is none. */
static gint
next_number(const gchar **p, const gchar *end)
{
    gint value = 0;

    while (*p < end && !g_ascii_isdigit(**p))
        (*p)++;
    for (; *p < end && g_ascii_isdigit(**p) && value < 10000; (*p)++)
        value = value * 10 + (**p - '0');
    return value;
}

/* "31/5": a day and a month, and no year. */
static gboolean
names_day(const Reading *reading, guint32 start, guint32 stop, DsDate *date)
{
    const gchar *p = reading->text + start, *end = reading->text + stop;
    const gint day = next_number(&p, end), month = next_number(&p, end);

    if (day < 1 || day > 31 || month < 1 || month > 12 || next_number(&p, end) != 0)
        return FALSE;
    *date = (DsDate){.month = (guint8)month, .day = (guint8)day};
    return TRUE;
}

/* "trong 6 tháng tới" is the same in every account, whenever it was written; of such a stretch
 * the number and its unit count, whatever stands around them ("12 tháng qua"). */
static guint
words_hash(const Reading *reading, const DsTimex *date)
{
    const gchar *text = reading->text;
    guint32 start = date->start, end = date->end;

    while (start < date->end && !g_ascii_isdigit(text[start]))
        start++;
    if (start < date->end)
        end = word_end(text, skip_blanks(text, word_end(text, start)));
    else
        start = date->start;
    g_autofree gchar *folded = ds_utf8_fold(text + start, (gssize)(end - start));
    return g_str_hash(folded) | 1;
}

/* The date that begins at words[i]. */
static DsFigure
read_date(const Reading *reading, const DsTimex *date, guint i)
{
    const gboolean relative = date->kind == DS_TIMEX_RELATIVE;
    DsFigure figure = {.start = date->start,
                       .end = date->end,
                       .first = i,
                       .last = i,
                       .is_date = TRUE,
                       .relative =
                           relative && !has_digit(reading->text, date->start, date->end),
                       .said = relative ? words_hash(reading, date) : 0,
                       .unit = DS_UNIT_NONE,
                       .person = G_MAXUINT32,
                       .from = date->from,
                       .to = date->to,
                       .precision = date->precision};
    DsDate day;

    while (figure.last + 1 < reading->n && reading->words[figure.last + 1].start < date->end)
        figure.last++;
    const gboolean has_day =
        date->precision == DS_PRECISION_DAY && names_day(reading, date->start, date->end, &day);
    figure.yearless = date->kind == DS_TIMEX_PARTIAL || (relative && has_day);
    /* "ngày 31/5" of a year that nobody knows still says its day */
    if (has_day && figure.yearless && ds_date_known(date->from) == DS_KNOWN_NOTHING)
        figure.from = figure.to = day;
    fill_neighbours(&figure, reading);
    return figure;
}

/* "Trang (52 tuổi", "Mai, 49 tuổi": whose name ends right before the byte. */
static guint32
person_before(const Reading *reading, guint32 byte)
{
    const gchar *p = reading->text + byte;

    while (p > reading->text && (p[-1] == ' ' || p[-1] == '(' || p[-1] == ','))
        p--;
    for (guint i = 0; i < reading->people->len; i++) {
        const DsMention *mention = &g_array_index(reading->people, DsMention, i);
        if (mention->start >= byte)
            break;
        if (mention->end == (guint32)(p - reading->text))
            return mention->entity;
    }
    return G_MAXUINT32;
}

/* The number at words[i], FALSE when it is none that counts. */
static gboolean
read_number(const Reading *reading, guint i, DsFigure *figure)
{
    const guint32 start = reading->words[i].start, end = number_end(reading->text, start);

    *figure = (DsFigure){.start = start, .end = end, .first = i, .last = i};
    figure->number = ds_number_read(reading->text + start, reading->text + end);
    read_range(reading, figure);
    if (is_code(reading->text, start, figure->end))
        return FALSE;
    figure->name = stands_behind(reading, reading->rules->names, i);
    figure->round = stands_behind(reading, reading->rules->round, i);
    figure->person = person_before(reading, start);
    read_unit(reading, figure);
    fill_neighbours(figure, reading);
    return TRUE;
}

/* "ba hợp đồng": a number in letters; FALSE when the word is none, or counts nothing. */
static gboolean
read_spelled(const Reading *reading, guint i, DsFigure *figure)
{
    const guint32 row = listed(reading, reading->rules->spelled, i);

    if (row == G_MAXUINT32)
        return FALSE;
    const guint32 start = reading->words[i].start, end = word_end(reading->text, start);
    const gdouble value =
        g_ascii_strtod(ds_table_get(reading->rules->spelled_rows, row, "value"), NULL);
    *figure = (DsFigure){.start = start, .end = end, .first = i, .last = i, .spelled = TRUE};
    figure->person = G_MAXUINT32;
    figure->number = (DsNumber){value, value, 1.0, 1, FALSE};
    read_unit(reading, figure);
    fill_neighbours(figure, reading);
    return figure->unit != DS_UNIT_NONE;
}

GArray *
ds_figures_of(const DsReportContext *context, const DsFigureRules *rules, guint row)
{
    const DsTermRow *r = ds_terms_row(context->terms, row);
    const DsArticleNotes *notes = ds_annotations_article(context->notes, r->article);
    const GArray *dates = notes->dates;
    GArray *figures = g_array_new(FALSE, FALSE, sizeof(DsFigure));

    if (r->n == 0)
        return figures;
    const Reading reading = {.rules = rules,
                             .text = ds_corpus_article(context->corpus, r->article)->text,
                             .words = ds_terms_words(context->terms, row),
                             .n = r->n,
                             .people = notes->people,
                             .dates = dates,
                             .first_date =
                                 first_date(dates, ds_terms_words(context->terms, row)->start)};

    for (guint i = 0; i < r->n; i++) {
        const DsTimex *date = date_at(&reading, reading.words[i].start);
        DsFigure figure;
        if (date != NULL) {
            figure = read_date(&reading, date, i);
            i = figure.last;
            if ((figure.from.year != 0 || figure.from.day != 0) &&
                date->precision != DS_PRECISION_APPROX)
                g_array_append_val(figures, figure);
        } else if (reading.words[i].number ? read_number(&reading, i, &figure)
                                           : read_spelled(&reading, i, &figure)) {
            i = figure.last;
            g_array_append_val(figures, figure);
        }
    }
    return figures;
}
