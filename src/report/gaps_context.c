#include "report/gaps_context.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

struct DsFigureRules {
    DsLexicon *round; /* words before a number that make it inexact */
};

DsFigureRules *
ds_figure_rules_new(DsPack *pack)
{
    DsFigureRules *rules = g_new0(DsFigureRules, 1);

    rules->round = ds_lexicon_new();
    ds_lexicon_add_column(rules->round, ds_pack_table(pack, "number_approximators"), "form",
                          NULL);
    return rules;
}

void
ds_figure_rules_free(DsFigureRules *rules)
{
    if (rules == NULL)
        return;
    ds_lexicon_free(rules->round);
    g_free(rules);
}

/* Vietnamese numbers: a point or comma before exactly three digits parts thousands, else it is
 * the decimal mark. */
static gdouble
number_value(const gchar *p, const gchar *end)
{
    gdouble value = 0.0, place = 0.0;

    for (; p < end; p++) {
        if (g_ascii_isdigit(*p)) {
            value = place == 0.0 ? value * 10.0 + (*p - '0') : value + place * (*p - '0');
            place /= 10.0;
            continue;
        }
        const gchar *next = p + 1;
        guint n = 0;
        while (next + n < end && g_ascii_isdigit(next[n]))
            n++;
        if (n != 3)
            place = 0.1;
    }
    return value;
}

/* Numbers with a letter, stroke or dash at their side are parts of names and codes. */
static gboolean
is_code(const gchar *text, guint32 start, guint32 end)
{
    const gchar before = start > 0 ? text[start - 1] : ' ';
    const gchar after = text[end];

    return before == '/' || before == '-' || before == '.' || after == '/' || after == '-' ||
           g_ascii_isalpha(before) || g_ascii_isalpha(after) || ((guchar)before & 0x80) != 0;
}

static const DsTimex *
date_at(const GArray *dates, guint32 byte)
{
    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        if (date->start > byte)
            return NULL;
        if (byte < date->end)
            return date;
    }
    return NULL;
}

static void
fill_neighbours(DsFigure *figure, const DsTermWord *words, guint n, guint first, guint last)
{
    for (guint k = 0; k < 2; k++) {
        figure->left[k] = first > k ? words[first - 1 - k].id : G_MAXUINT32;
        figure->right[k] = last + 1 + k < n ? words[last + 1 + k].id : G_MAXUINT32;
    }
}

/* Whether the word before byte is one of those that make a number inexact. */
static gboolean
is_round(const DsFigureRules *rules, const gchar *text, const DsTermWord *words, guint index)
{
    for (guint k = 1; k <= 2 && k <= index; k++) {
        const guint32 start = words[index - k].start;
        g_autofree gchar *folded =
            ds_utf8_fold(text + start, (gssize)(words[index].start - start));
        gsize length = 0;
        if (ds_lexicon_longest(rules->round, folded, strlen(folded), &length) != G_MAXUINT32)
            return TRUE;
    }
    return FALSE;
}

static guint32
word_end(const gchar *text, guint32 start)
{
    const gchar *p = text + start;

    while (g_ascii_isdigit(*p) || ((*p == '.' || *p == ',') && g_ascii_isdigit(p[1])))
        p++;
    return (guint32)(p - text);
}

/* The date that begins at words[i]; returns the index of its last word. */
static guint
add_date(GArray *figures, const DsTimex *date, const DsTermWord *words, guint n, guint i)
{
    DsFigure figure = {.start = date->start, .end = date->end, .is_date = TRUE};
    guint last = i;

    while (last + 1 < n && words[last + 1].start < date->end)
        last++;
    figure.from = date->from;
    figure.to = date->to;
    figure.precision = date->precision;
    fill_neighbours(&figure, words, n, i, last);
    if (ds_date_known(date->from) != DS_KNOWN_NOTHING && date->precision != DS_PRECISION_APPROX)
        g_array_append_val(figures, figure);
    return last;
}

GArray *
ds_figures_of(const DsReportContext *context, const DsFigureRules *rules, guint row)
{
    const DsTermRow *r = ds_terms_row(context->terms, row);
    const gchar *text = ds_corpus_article(context->corpus, r->article)->text;
    const GArray *dates = ds_annotations_article(context->notes, r->article)->dates;
    const DsTermWord *words = ds_terms_words(context->terms, row);
    GArray *figures = g_array_new(FALSE, FALSE, sizeof(DsFigure));

    for (guint i = 0; i < r->n; i++) {
        const DsTimex *date = date_at(dates, words[i].start);
        if (date != NULL) {
            i = add_date(figures, date, words, r->n, i);
            continue;
        }
        const guint32 end = words[i].number ? word_end(text, words[i].start) : 0;
        if (!words[i].number || is_code(text, words[i].start, end))
            continue;
        DsFigure figure = {.start = words[i].start, .end = end, .id = words[i].id};
        figure.value = number_value(text + figure.start, text + figure.end);
        figure.round = is_round(rules, text, words, i);
        fill_neighbours(&figure, words, r->n, i, i);
        g_array_append_val(figures, figure);
    }
    return figures;
}

static gboolean
dates_agree(const DsFigure *a, const DsFigure *b)
{
    const gboolean a_in_b =
        ds_date_compare(a->from, b->from) >= 0 && ds_date_compare(a->to, b->to) <= 0;
    const gboolean b_in_a =
        ds_date_compare(b->from, a->from) >= 0 && ds_date_compare(b->to, a->to) <= 0;

    return a_in_b || b_in_a;
}

gboolean
ds_figures_agree(const DsFigure *a, const DsFigure *b)
{
    if (a->is_date != b->is_date)
        return FALSE;
    if (a->is_date)
        return dates_agree(a, b);
    if (a->id == b->id || fabs(a->value - b->value) < 1e-9)
        return TRUE;
    /* "hơn 752.000" and "752.370" are one figure */
    return (a->round || b->round) &&
           fabs(a->value - b->value) <= 0.1 * MAX(fabs(a->value), fabs(b->value));
}

guint
ds_figures_nearness(const DsFigure *a, const DsFigure *b)
{
    guint n = 0;

    for (guint k = 0; k < 2; k++) {
        n += a->left[k] == b->left[k] && a->left[k] != G_MAXUINT32;
        n += a->right[k] == b->right[k] && a->right[k] != G_MAXUINT32;
    }
    return n;
}
