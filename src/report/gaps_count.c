#include "report/gaps.h"

#include "base/utf8.h"
#include "report/gaps_figures.h"

enum { LEAST_LISTED = 3, MOST_COUNTED = 30 };

/* Between the members of a list stand commas and one short word ("và", "and"). */
static gboolean
is_list_gap(const gchar *p, const gchar *end)
{
    guint n_words = 0;
    gboolean in_word = FALSE;

    for (; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = ds_utf8_peek(p);
        if (g_unichar_isalnum(c)) {
            n_words += in_word ? 0 : 1;
            in_word = TRUE;
        } else if (g_unichar_isspace(c) || c == ',') {
            in_word = FALSE;
        } else {
            return FALSE;
        }
    }
    return n_words <= 1;
}

/* The last of a run of dates from first on; one word such as "năm" may stand before each. */
static guint
list_end(const gchar *text, const GArray *figures, guint first)
{
    guint last = first;

    while (last + 1 < figures->len) {
        const DsFigure *a = &g_array_index(figures, DsFigure, last);
        const DsFigure *b = &g_array_index(figures, DsFigure, last + 1);
        if (!b->is_date || b->precision != a->precision ||
            !is_list_gap(text + a->end, text + b->start))
            break;
        last++;
    }
    return last;
}

/* The number that counts what the list names: the nearest before it, a whole one, followed by
 * words. */
static const DsFigure *
counter_before(const GArray *figures, guint first)
{
    for (guint i = first; i-- > 0;) {
        const DsFigure *figure = &g_array_index(figures, DsFigure, i);
        if (figure->is_date)
            return NULL;
        if (figure->number.low >= 2.0 && figure->number.low <= (gdouble)MOST_COUNTED &&
            figure->right[0] != G_MAXUINT32)
            return figure;
    }
    return NULL;
}

static void
check_row(DsReportContext *context, const DsFigureRules *rules, guint row)
{
    g_autoptr(GArray) figures = ds_figures_of(context, rules, row);
    const guint32 article = ds_terms_row(context->terms, row)->article;
    const gchar *text = ds_corpus_article(context->corpus, article)->text;

    for (guint i = 0; i < figures->len; i++) {
        if (!g_array_index(figures, DsFigure, i).is_date)
            continue;
        const guint last = list_end(text, figures, i), n = last - i + 1;
        const DsFigure *counter = n >= LEAST_LISTED ? counter_before(figures, i) : NULL;
        if (counter != NULL && (guint)counter->number.low != n) {
            const DsSpan place = {article, counter->start,
                                  g_array_index(figures, DsFigure, last).end};
            ds_gap_add(context, "contradiction", "gap-count", &place, 1);
        }
        i = last;
    }
}

void
ds_gaps_counts(DsReportContext *context)
{
    g_autoptr(DsFigureRules) rules = ds_figure_rules_new(context->pack);

    for (guint row = 0; row < context->terms->rows->len; row++)
        check_row(context, rules, row);
}
