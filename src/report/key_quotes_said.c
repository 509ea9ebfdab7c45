#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "report/key_quotes.h"

enum { LEAST_WORDS = 8, MOST_WORDS = 60 };

/* What the pack knows of words that are worth quoting. */
typedef struct {
    const DsReportContext *context;
    DsLexicon *opinions;
    DsLexicon *cues; /* value: row of the table of cues */
    const DsTable *cue_table;
    gint strength; /* column */
} Judge;

/* What is counted of the words of a span. */
typedef struct {
    guint n_words, n_opinions;
} Counts;

/* Words of opinion, as the pack lists them; the longest first. */
static guint
count_opinions(const DsLexicon *opinions, const DsArticle *article, DsSpan span)
{
    g_autofree gchar *text =
        ds_utf8_fold_blanks(article->text + span.start, (gssize)(span.end - span.start));
    const gchar *end = text + strlen(text);
    guint n = 0;

    for (const gchar *p = text; p < end;) {
        gsize length = 0;
        if (ds_lexicon_longest(opinions, p, (gsize)(end - p), &length) != G_MAXUINT32) {
            n++;
            p += length;
        }
        while (p < end && *p != ' ')
            p++;
        while (p < end && *p == ' ')
            p++;
    }
    return n;
}

static Counts
count_words(const Judge *judge, DsSpan span)
{
    const DsTerms *terms = judge->context->terms;
    const guint32 *rows = &g_array_index(terms->article_rows, guint32, span.article);
    Counts counts = {0};

    for (guint32 r = rows[0]; r < rows[1]; r++) {
        const DsSentence *sentence = ds_terms_sentence(terms, r);
        const DsTermWord *words = ds_terms_words(terms, r);
        if (sentence->end <= span.start || sentence->start >= span.end)
            continue;
        for (guint i = 0; i < ds_terms_row(terms, r)->n; i++) {
            if (words[i].start < span.start || words[i].start >= span.end)
                continue;
            counts.n_words++;
        }
    }
    counts.n_opinions = count_opinions(
        judge->opinions, ds_corpus_article(judge->context->corpus, span.article), span);
    return counts;
}

/* Whether a day or month is named: reports do so, opinions hardly. */
static gboolean
is_dated(const DsReportContext *context, DsSpan span)
{
    const GArray *dates = ds_annotations_article(context->notes, span.article)->dates;

    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        if (date->start < span.end && date->end > span.start &&
            date->precision <= DS_PRECISION_MONTH)
            return TRUE;
    }
    return FALSE;
}

static gdouble
row_rank(const DsReportContext *context, guint32 row)
{
    return g_array_index(context->ranks, gdouble, row);
}

/* Whether the cue judges or demands, rather than only saying that something was said. */
static gboolean
has_opinion_cue(const Judge *judge, guint32 article, const DsAttribution *quote)
{
    const gchar *text = ds_corpus_article(judge->context->corpus, article)->text;
    g_autofree gchar *cue = ds_utf8_fold_blanks(text + quote->cue_start,
                                                (gssize)(quote->cue_end - quote->cue_start));
    const guint32 row = ds_lexicon_lookup(judge->cues, cue, -1);

    return row != G_MAXUINT32 &&
           g_strcmp0(ds_table_field(judge->cue_table, row, judge->strength), "opinion") == 0;
}

/* Words in quotation marks that begin in the middle of a sentence. */
static gboolean
is_fragment(const DsReportContext *context, DsSpan span)
{
    const DsArticle *article = ds_corpus_article(context->corpus, span.article);

    return g_unichar_islower(ds_utf8_peek(article->text + span.start));
}

/* What outlets report in their own name is news rather than a statement. */
static gboolean
is_outlet(const DsReportContext *context, DsSpeaker speaker)
{
    return speaker.kind == DS_SPEAKER_INSTITUTION &&
           speaker.entity < context->notes->institutions->len &&
           g_strcmp0(ds_annotations_institution(context->notes, speaker.entity)->kind,
                     "media") == 0;
}

/* What its words are worth: as they were said, and opinions. A fragment that judges nothing is
 * a term or a title. */
static gdouble
worth_of_words(const Judge *judge, const DsSaid *said, Counts counts)
{
    const DsArticle *article = ds_corpus_article(judge->context->corpus, said->span.article);
    const DsOpening opening =
        ds_opening(judge->context->openers, article, said->span.start, said->span.end);
    gdouble value = 0.25 * (gdouble)MIN(counts.n_opinions, 3);

    if (said->kind == DS_QUOTE_DIRECT) {
        const gboolean fragment = is_fragment(judge->context, said->span);
        value += fragment && counts.n_opinions == 0 ? 0.0 : fragment ? 0.8 : 1.0;
        value -= fragment && counts.n_opinions == 0 ? 0.6 : 0.0;
    }
    value += said->n_words >= 15 ? 0.4 : 0.0;
    value -= said->n_words > MOST_WORDS ? 0.2 : 0.0;
    value -= said->kind == DS_QUOTE_INDIRECT && (opening.dropped || opening.anaphoric >= 1.0)
                 ? 0.3
                 : 0.0;
    return value;
}

/* Words said as they were said, by a person, long enough to say something, that judge or
 * demand, about what the other articles speak of too. */
static gdouble
worth(const Judge *judge, const DsSaid *said, const DsAttribution *quote, Counts counts)
{
    gdouble value = worth_of_words(judge, said, counts);

    value += said->kind == DS_QUOTE_INTERVIEW ? 0.4 : 0.0;
    value += said->speaker.kind == DS_SPEAKER_PERSON ? 0.5 : 0.0;
    value -= is_outlet(judge->context, said->speaker) ? 0.3 : 0.0;
    value += 0.3 * MIN(row_rank(judge->context, said->row), 2.0);
    if (said->kind == DS_QUOTE_INDIRECT && has_opinion_cue(judge, said->span.article, quote))
        value += 0.25;
    value -= said->kind != DS_QUOTE_DIRECT && is_dated(judge->context, said->span) ? 0.3 : 0.0;
    return value;
}

/* Ranks that should be equal differ in their last digits by the order of sums: an article that
 * repeats another must not change which quote is the better one. */
static gdouble
rounded(gdouble value)
{
    return floor(value * 1e6 + 0.5) / 1e6;
}

static void
add_said(const Judge *judge, DsSpan span, const DsAttribution *quote, GArray *said)
{
    DsSaid one = {.span = span, .kind = quote->kind, .speaker = quote->speaker};

    one.row = ds_terms_row_at(judge->context->terms, span.article, span.start);
    if (one.row == G_MAXUINT32)
        return;
    const Counts counts = count_words(judge, span);
    one.n_words = counts.n_words;
    one.worth = rounded(worth(judge, &one, quote, counts));
    one.same_as = said->len;
    if (one.n_words >= LEAST_WORDS)
        g_array_append_val(said, one);
}

static gboolean
is_question(const DsReportContext *context, guint32 row)
{
    const DsSpan span = ds_row_span(context->terms, row);
    const DsArticle *article = ds_corpus_article(context->corpus, span.article);

    return span.end > span.start && article->text[span.end - 1] == '?';
}

/* How telling a sentence of an answer is: a judgement on what the set speaks of, said in few
 * words. */
static gdouble
answer_worth(const Judge *judge, guint32 row)
{
    const DsReportContext *context = judge->context;
    const DsSpan span = ds_row_span(context->terms, row);
    const guint n = ds_terms_row(context->terms, row)->n;
    const Counts counts = count_words(judge, span);
    gdouble value = 0.6 * MIN(row_rank(context, row), 2.0);

    value += 0.3 * (gdouble)MIN(counts.n_opinions, 4);
    value -= n < 12 || is_question(context, row) ? 1.0 : 0.0;
    value -= n > MOST_WORDS ? 0.02 * (gdouble)(n - MOST_WORDS) : 0.0;
    value -= is_dated(context, span) ? 0.5 : 0.0;
    return value;
}

/* The best sentence of an answer, as a quote of its own. */
static void
add_answer(const Judge *judge, guint32 article, const DsAttribution *quote, GArray *said)
{
    const DsReportContext *context = judge->context;
    const guint32 *rows = &g_array_index(context->terms->article_rows, guint32, article);
    guint32 best = G_MAXUINT32;
    gdouble most = 0.0;

    for (guint32 r = rows[0]; r < rows[1]; r++) {
        const DsSentence *sentence = ds_terms_sentence(context->terms, r);
        if (sentence->start >= quote->end || sentence->end <= quote->start)
            continue;
        const gdouble value = answer_worth(judge, r);
        if (best == G_MAXUINT32 || value > most) {
            most = value;
            best = r;
        }
    }
    if (best == G_MAXUINT32)
        return;
    DsSpan span = ds_row_span(context->terms, best);
    span.start = MAX(span.start, quote->start);
    span.end = MIN(span.end, quote->end);
    add_said(judge, span, quote, said);
}

static void
judge_init(Judge *judge, const DsReportContext *context)
{
    judge->context = context;
    judge->cue_table = ds_pack_table(context->pack, "cue_verbs");
    judge->strength = ds_table_column(judge->cue_table, "strength");
    judge->opinions = ds_lexicon_new();
    ds_lexicon_add_column(judge->opinions, ds_pack_table(context->pack, "opinion_words"),
                          "form", NULL);
    judge->cues = ds_lexicon_new();
    ds_lexicon_add_column(judge->cues, judge->cue_table, "cue", NULL);
}

GArray *
ds_quotes_said(const DsReportContext *context)
{
    GArray *said = g_array_new(FALSE, FALSE, sizeof(DsSaid));
    Judge judge;

    judge_init(&judge, context);
    for (guint32 a = 0; a < context->corpus->articles->len; a++) {
        const GArray *quotes = ds_annotations_article(context->notes, a)->quotes;
        for (guint i = 0; i < quotes->len; i++) {
            const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
            if (quote->speaker.kind == DS_SPEAKER_NONE && quote->kind != DS_QUOTE_DIRECT)
                continue;
            if (quote->kind == DS_QUOTE_INTERVIEW)
                add_answer(&judge, a, quote, said);
            else
                add_said(&judge, (DsSpan){a, quote->start, quote->end}, quote, said);
        }
    }
    ds_lexicon_free(judge.opinions);
    ds_lexicon_free(judge.cues);
    return said;
}
