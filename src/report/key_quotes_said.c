#include <string.h>

#include "base/utf8.h"
#include "report/key_quotes.h"

enum { LEAST_WORDS = 8, MOST_WORDS = 60 };

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
count_words(const DsReportContext *context, const DsLexicon *opinions, DsSpan span)
{
    const DsTerms *terms = context->terms;
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
    counts.n_opinions =
        count_opinions(opinions, ds_corpus_article(context->corpus, span.article), span);
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

/* Words said as they were said, by a person, long enough to say something, that judge or
 * demand, about what the other articles speak of too. */
static gdouble
worth(const DsReportContext *context, const DsSaid *said, Counts counts)
{
    gdouble value = said->kind == DS_QUOTE_DIRECT ? 1.0 : 0.0;

    value += said->kind == DS_QUOTE_INTERVIEW ? 0.4 : 0.0;
    value += said->speaker.kind == DS_SPEAKER_PERSON ? 0.5 : 0.0;
    value += 0.3 * MIN(row_rank(context, said->row), 2.0);
    value += 0.25 * (gdouble)MIN(counts.n_opinions, 3);
    value += said->n_words >= 15 ? 0.4 : 0.0;
    value -= said->n_words > MOST_WORDS ? 0.2 : 0.0;
    value -= said->kind != DS_QUOTE_DIRECT && is_dated(context, said->span) ? 0.3 : 0.0;
    return value;
}

static void
add_said(const DsReportContext *context,
         const DsLexicon *opinions,
         DsSpan span,
         const DsAttribution *quote,
         GArray *said)
{
    DsSaid one = {.span = span, .kind = quote->kind, .speaker = quote->speaker};

    one.row = ds_terms_row_at(context->terms, span.article, span.start);
    if (one.row == G_MAXUINT32)
        return;
    const Counts counts = count_words(context, opinions, span);
    one.n_words = counts.n_words;
    one.worth = worth(context, &one, counts);
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
answer_worth(const DsReportContext *context, const DsLexicon *opinions, guint32 row)
{
    const DsSpan span = ds_row_span(context->terms, row);
    const guint n = ds_terms_row(context->terms, row)->n;
    const Counts counts = count_words(context, opinions, span);
    gdouble value = 0.6 * MIN(row_rank(context, row), 2.0);

    value += 0.3 * (gdouble)MIN(counts.n_opinions, 4);
    value -= n < 12 || is_question(context, row) ? 1.0 : 0.0;
    value -= n > MOST_WORDS ? 0.02 * (gdouble)(n - MOST_WORDS) : 0.0;
    value -= is_dated(context, span) ? 0.5 : 0.0;
    return value;
}

/* The best sentence of an answer, as a quote of its own. */
static void
add_answer(const DsReportContext *context,
           const DsLexicon *opinions,
           guint32 article,
           const DsAttribution *quote,
           GArray *said)
{
    const guint32 *rows = &g_array_index(context->terms->article_rows, guint32, article);
    guint32 best = G_MAXUINT32;
    gdouble most = 0.0;

    for (guint32 r = rows[0]; r < rows[1]; r++) {
        const DsSentence *sentence = ds_terms_sentence(context->terms, r);
        if (sentence->start >= quote->end || sentence->end <= quote->start)
            continue;
        const gdouble value = answer_worth(context, opinions, r);
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
    add_said(context, opinions, span, quote, said);
}

GArray *
ds_quotes_said(const DsReportContext *context)
{
    GArray *said = g_array_new(FALSE, FALSE, sizeof(DsSaid));
    g_autoptr(DsLexicon) opinions = ds_lexicon_new();

    ds_lexicon_add_column(opinions, ds_pack_table(context->pack, "opinion_words"), "form",
                          NULL);
    for (guint32 a = 0; a < context->corpus->articles->len; a++) {
        const GArray *quotes = ds_annotations_article(context->notes, a)->quotes;
        for (guint i = 0; i < quotes->len; i++) {
            const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
            if (quote->speaker.kind == DS_SPEAKER_NONE && quote->kind != DS_QUOTE_DIRECT)
                continue;
            if (quote->kind == DS_QUOTE_INTERVIEW)
                add_answer(context, opinions, a, quote, said);
            else
                add_said(context, opinions, (DsSpan){a, quote->start, quote->end}, quote, said);
        }
    }
    return said;
}

typedef struct {
    const DsReportContext *context;
    GArray *said;
    GArray *first;      /* of guint32: first quote of each row, or G_MAXUINT32 */
    GPtrArray *vectors; /* of GArray, owned */
} Joiner;

/* One statement reported twice: same speaker and alike, or word for word. */
static const gdouble same_speaker_nearness = 0.3;
static const gdouble same_words_nearness = 0.6;

static DsSaid *
nth(const Joiner *joiner, guint32 index)
{
    return &g_array_index(joiner->said, DsSaid, index);
}

static gboolean
says_the_same(const Joiner *joiner, guint32 a, guint32 b)
{
    const DsSpeaker x = nth(joiner, a)->speaker, y = nth(joiner, b)->speaker;
    const gboolean one_speaker = x.kind == y.kind && x.entity == y.entity;
    const gdouble near =
        ds_terms_vector_cosine((const GArray *)g_ptr_array_index(joiner->vectors, a),
                               (const GArray *)g_ptr_array_index(joiner->vectors, b));

    return near >= (one_speaker ? same_speaker_nearness : same_words_nearness);
}

static void
join_row(Joiner *joiner, guint32 index, guint32 row)
{
    guint32 other = g_array_index(joiner->first, guint32, row);

    for (; other < index && nth(joiner, other)->row == row; other++)
        if (says_the_same(joiner, index, other)) {
            const guint32 root = nth(joiner, other)->same_as;
            nth(joiner, index)->same_as = MIN(nth(joiner, index)->same_as, root);
        }
}

static void
free_vector(gpointer data)
{
    g_array_unref((GArray *)data);
}

void
ds_quotes_join(const DsReportContext *context, GArray *said)
{
    Joiner joiner = {context, said, NULL, g_ptr_array_new_with_free_func(free_vector)};

    joiner.first = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_set_size(joiner.first, context->terms->rows->len);
    for (guint r = 0; r < joiner.first->len; r++)
        g_array_index(joiner.first, guint32, r) = G_MAXUINT32;
    for (guint32 i = 0; i < said->len; i++) {
        guint n;
        const guint32 row = nth(&joiner, i)->row;
        const DsEdge *edges = ds_graph_edges(context->graph, row, &n);
        guint32 *first = &g_array_index(joiner.first, guint32, row);
        *first = MIN(*first, i);
        g_ptr_array_add(joiner.vectors, ds_terms_vector(context->terms, nth(&joiner, i)->span));
        join_row(&joiner, i, row);
        for (guint e = 0; e < n; e++)
            join_row(&joiner, i, edges[e].row);
    }
    g_array_unref(joiner.first);
    g_ptr_array_unref(joiner.vectors);
}
