#include "report/chronology.h"

enum { NEAR_BYTES = 96 };

static gboolean
has_digit(const gchar *p, const gchar *end)
{
    while (p < end && !g_ascii_isdigit(*p))
        p++;
    return p < end;
}

/* "năm nay", "ba năm qua": a frame for what is told, seldom the time of an event. */
static gboolean
is_frame(const DsTimex *date)
{
    return date->kind == DS_TIMEX_RELATIVE && date->precision >= DS_PRECISION_YEAR;
}

static gboolean
is_question(const DsArticle *article, const DsSentence *sentence)
{
    return sentence->end > sentence->start && article->text[sentence->end - 1] == '?';
}

/* A year inside a parenthesis that says more than the year: "(từ 40 năm 2010 lên 70 năm 2020)"
 * explains what is told around it. */
static gboolean
is_aside(const DsTimex *date, const DsArticle *article, const DsSentence *sentence)
{
    guint depth = 0, n_blanks = 0;

    if (date->precision < DS_PRECISION_YEAR)
        return FALSE;
    for (guint32 i = sentence->start; i < date->start; i++) {
        const gchar c = article->text[i];
        if (c == '(' && depth++ == 0)
            n_blanks = 0;
        depth -= c == ')' && depth > 0 ? 1 : 0;
        n_blanks += c == ' ' ? 1 : 0;
    }
    return depth > 0 && n_blanks >= 2;
}

/* "3 năm (2011-2013) … trong giai đoạn 5 năm (2011-2015)": years around other years named just
 * before them only say what those are a part of. */
static gboolean
is_around(const DsTimex *date, const DsTimex *before)
{
    return before != NULL && date->precision == DS_PRECISION_YEARS &&
           before->precision == DS_PRECISION_YEARS && date->start - before->end <= NEAR_BYTES &&
           ds_date_compare(date->from, before->from) <= 0 &&
           ds_date_compare(date->to, before->to) >= 0;
}

static gboolean
is_news(DsBlockKind kind)
{
    return kind == DS_BLOCK_LEAD || kind == DS_BLOCK_BODY || kind == DS_BLOCK_ANSWER;
}

/* "nay", "những tháng qua": too vague to date an event by. */
static gboolean
is_vague(const DsTimex *date, const DsArticle *article)
{
    return date->precision == DS_PRECISION_APPROX &&
           !has_digit(article->text + date->start, article->text + date->end);
}

static void
add_dates(const DsReportContext *context,
          const DsBackground *background,
          guint32 article_index,
          GArray *mentions)
{
    const DsArticle *article = ds_corpus_article(context->corpus, article_index);
    const GArray *dates = ds_annotations_article(context->notes, article_index)->dates;
    guint32 last_row = G_MAXUINT32;

    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        const guint32 row = ds_terms_row_at(context->terms, article_index, date->start);
        const gboolean is_first = row != last_row;
        const DsTimex *before = is_first ? NULL : &g_array_index(dates, DsTimex, i - 1);
        last_row = row;
        if (row == G_MAXUINT32 || ds_date_known(date->from) == DS_KNOWN_NOTHING ||
            ds_date_known(date->to) == DS_KNOWN_NOTHING)
            continue;
        const DsBlockKind kind = ds_terms_block(context->terms, row)->kind;
        const DsSentence *sentence = ds_terms_sentence(context->terms, row);
        if (kind == DS_BLOCK_HEADING ||
            ds_background_has(background, article, sentence->start, date, is_first))
            continue;
        const gboolean may_tell =
            is_news(kind) && !is_question(article, sentence) && !is_vague(date, article);
        const gboolean is_hint =
            is_frame(date) || is_around(date, before) || is_aside(date, article, sentence);
        const DsDated mention = {
            .row = row,
            .start = date->start,
            .end = date->end,
            .from = date->from,
            .to = date->to,
            .precision = date->precision,
            .inferred = date->inferred,
            .seed = may_tell && !is_hint,
            .hint = may_tell && is_hint,
            .relative = date->kind == DS_TIMEX_RELATIVE,
            .yearless = date->kind == DS_TIMEX_PARTIAL && date->inferred &&
                        date->precision <= DS_PRECISION_RANGE,
            .event = G_MAXUINT32,
        };
        g_array_append_val(mentions, mention);
    }
}

GArray *
ds_chronology_mentions(const DsReportContext *context)
{
    g_autoptr(DsBackground) background = ds_background_new(context->pack);
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(DsDated));

    for (guint32 a = 0; a < context->corpus->articles->len; a++)
        add_dates(context, background, a, mentions);
    return mentions;
}

gint
ds_chronology_compare_dates(const DsDated *a, const DsDated *b)
{
    const gint from = ds_date_compare(a->from, b->from);

    return from != 0 ? from : ds_date_compare(a->to, b->to);
}
