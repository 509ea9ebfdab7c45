#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "report/summary.h"
#include "report/trim.h"

enum { SHORT_WORDS = 10, LONG_WORDS = 40, LEAST_WORDS = 5 };

/* Dense sums over the terms of many sentences, and their length. */
typedef struct {
    gdouble *sum;
    gdouble length;
} Centroid;

static void
centroid_init(Centroid *centroid, const DsTerms *terms)
{
    centroid->sum = g_new0(gdouble, terms->n_words + terms->n_bigrams + 1);
    centroid->length = 0.0;
}

static void
centroid_add(Centroid *centroid, const DsTerms *terms, guint row, gdouble share)
{
    guint n;
    const DsTermWeight *weights = ds_terms_row_vector(terms, row, &n);

    for (guint i = 0; i < n; i++)
        centroid->sum[weights[i].term] += share * (gdouble)weights[i].weight;
}

static void
centroid_finish(Centroid *centroid, const DsTerms *terms)
{
    gdouble square = 0.0;

    for (guint t = 0; t < terms->n_words + terms->n_bigrams; t++)
        square += centroid->sum[t] * centroid->sum[t];
    centroid->length = sqrt(square);
}

static gdouble
centroid_near(const Centroid *centroid, const DsTerms *terms, guint row)
{
    guint n;
    const DsTermWeight *weights = ds_terms_row_vector(terms, row, &n);
    gdouble sum = 0.0;

    for (guint i = 0; i < n; i++)
        sum += centroid->sum[weights[i].term] * (gdouble)weights[i].weight;
    return centroid->length > 0.0 ? sum / centroid->length : 0.0;
}

static gboolean
is_title(const DsTerms *terms, guint row)
{
    return ds_terms_block(terms, row)->kind == DS_BLOCK_TITLE;
}

static gboolean
is_text(const DsTerms *terms, guint row)
{
    const DsBlockKind kind = ds_terms_block(terms, row)->kind;

    return kind == DS_BLOCK_LEAD || kind == DS_BLOCK_BODY || kind == DS_BLOCK_ANSWER;
}

static gboolean
is_question(const DsArticle *article, const DsSentence *sentence)
{
    const gchar *p = article->text + sentence->end;

    while (p > article->text + sentence->start) {
        p = g_utf8_prev_char(p);
        if (g_unichar_isalnum(ds_utf8_peek(p)))
            return FALSE;
        if (*p == '?')
            return TRUE;
    }
    return FALSE;
}

static void
count_words(const DsTerms *terms, guint row, DsCandidate *candidate)
{
    const DsTermRow *r = ds_terms_row(terms, row);
    const DsArticle *article = ds_corpus_article(terms->corpus, r->article);
    const DsTermWord *words = ds_terms_words(terms, row);
    guint n_numbers = 0, n_capitals = 0, n = 0;

    for (guint i = 0; i < r->n; i++) {
        if (words[i].start < candidate->body || words[i].start >= candidate->end)
            continue;
        n++;
        n_numbers += words[i].number ? 1 : 0;
        n_capitals += i > 0 && g_unichar_isupper(ds_utf8_peek(article->text + words[i].start));
    }
    candidate->n_syllables = n;
    candidate->feature[DS_FEATURE_NUMBER] = (gdouble)n_numbers / (gdouble)MAX(n, 1);
    candidate->feature[DS_FEATURE_NAMES] = (gdouble)n_capitals / (gdouble)MAX(n, 1);
    candidate->feature[DS_FEATURE_SHORT] = n < SHORT_WORDS ? 1.0 : 0.0;
    candidate->feature[DS_FEATURE_LONG] =
        n > LONG_WORDS ? (gdouble)(n - LONG_WORDS) / 10.0 : 0.0;
}

static gboolean
begins_with_quote(const gchar *p)
{
    const gunichar c = ds_utf8_peek(p);

    return c == '"' || c == 0x201C || c == 0x2018 || c == 0xAB || c == '\'';
}

typedef struct {
    const DsSummaryInput *input;
    const DsSummaryWeights *weights;
    Centroid all, titles;
    GArray *rank;       /* of gdouble */
    GArray *shares;     /* of each article in its family */
    GArray *candidates; /* of DsCandidate */
} Builder;

static void
add_candidate(Builder *b, guint row, guint place, guint n_places, guint title, gdouble near)
{
    const DsTerms *terms = b->input->terms;
    const DsTermRow *r = ds_terms_row(terms, row);
    const DsArticle *article = ds_corpus_article(terms->corpus, r->article);
    const DsSentence *sentence = ds_terms_sentence(terms, row);
    const DsOpening opening =
        ds_opening(b->input->openers, article, sentence->start, sentence->end);
    DsCandidate candidate = {.row = row, .body = opening.body};

    candidate.end = ds_trim_end(article, opening.body, sentence->end,
                                (guint)MAX(b->weights->most_words, 8.0));
    gdouble *f = candidate.feature;

    f[DS_FEATURE_FIRST] = place == 0 ? 1.0 : 0.0;
    f[DS_FEATURE_SECOND] = place == 1 ? 1.0 : 0.0;
    f[DS_FEATURE_EARLY] = 1.0 / (1.0 + (gdouble)place);
    f[DS_FEATURE_DEPTH] = (gdouble)place / (gdouble)MAX(n_places, 1);
    f[DS_FEATURE_PARAGRAPH] =
        r->sentence == ds_terms_block(terms, row)->first_sentence ? 1.0 : 0.0;
    f[DS_FEATURE_TITLE] = title == G_MAXUINT ? 0.0 : ds_terms_cosine(terms, row, title);
    f[DS_FEATURE_TITLES] = centroid_near(&b->titles, terms, row);
    f[DS_FEATURE_CENTROID] = centroid_near(&b->all, terms, row);
    f[DS_FEATURE_RANK] = log(g_array_index(b->rank, gdouble, row));
    f[DS_FEATURE_ARTICLE] = near;
    f[DS_FEATURE_SPEECH] = begins_with_quote(article->text + opening.body) ? 1.0 : 0.0;
    f[DS_FEATURE_ANAPHORIC] = opening.anaphoric;
    f[DS_FEATURE_LEANS] = opening.leans ? 1.0 : 0.0;
    count_words(terms, row, &candidate);
    if (candidate.n_syllables >= LEAST_WORDS && !is_question(article, sentence))
        g_array_append_val(b->candidates, candidate);
}

/* The mean nearness of an article's sentences to the whole set. */
static gdouble
article_nearness(const Builder *b, guint32 from, guint32 to)
{
    gdouble sum = 0.0;

    for (guint32 r = from; r < to; r++)
        sum += centroid_near(&b->all, b->input->terms, r);
    return to > from ? sum / (gdouble)(to - from) : 0.0;
}

static void
add_article(Builder *b, guint32 from, guint32 to)
{
    const DsTerms *terms = b->input->terms;
    const gdouble near = article_nearness(b, from, to);
    guint title = G_MAXUINT, n_places = 0, place = 0;

    for (guint32 r = from; r < to; r++) {
        if (title == G_MAXUINT && is_title(terms, r))
            title = r;
        n_places += is_text(terms, r) ? 1 : 0;
    }
    for (guint32 r = from; r < to; r++)
        if (is_text(terms, r))
            add_candidate(b, r, place++, n_places, title, near);
}

static void
fill_centroids(Builder *b)
{
    const DsTerms *terms = b->input->terms;

    centroid_init(&b->all, terms);
    centroid_init(&b->titles, terms);
    for (guint r = 0; r < terms->rows->len; r++) {
        const gdouble share =
            g_array_index(b->shares, gdouble, ds_terms_row(terms, r)->article);
        centroid_add(is_title(terms, r) ? &b->titles : &b->all, terms, r, share);
    }
    centroid_finish(&b->all, terms);
    centroid_finish(&b->titles, terms);
}

GArray *
ds_summary_candidates(const DsSummaryInput *input, const DsSummaryWeights *weights)
{
    const DsTerms *terms = input->terms;
    Builder b = {.input = input, .weights = weights};

    b.candidates = g_array_new(FALSE, FALSE, sizeof(DsCandidate));
    b.rank = ds_graph_rank(input->graph, terms);
    b.shares = ds_family_shares(terms->corpus);
    fill_centroids(&b);
    for (guint a = 0; a + 1 < terms->article_rows->len; a++)
        add_article(&b, g_array_index(terms->article_rows, guint32, a),
                    g_array_index(terms->article_rows, guint32, a + 1));
    g_free(b.all.sum);
    g_free(b.titles.sum);
    g_array_unref(b.shares);
    g_array_unref(b.rank);
    return b.candidates;
}
