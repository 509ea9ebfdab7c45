#include <math.h>
#include <string.h>

#include "base/parallel.h"
#include "base/utf8.h"
#include "report/sentence_notes.h"
#include "report/summary.h"
#include "report/voices.h"

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
centroid_add(Centroid *centroid, const DsTerms *terms, guint row)
{
    guint n;
    const DsTermWeight *weights = ds_terms_row_vector(terms, row, &n);

    for (guint i = 0; i < n; i++)
        centroid->sum[weights[i].term] += (gdouble)weights[i].weight;
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

static void
count_words(const DsTerms *terms, guint row, DsCandidate *candidate)
{
    const DsTermRow *r = ds_terms_row(terms, row);
    const DsArticle *article = ds_corpus_article(terms->corpus, r->article);
    const DsTermWord *words = ds_terms_words(terms, row);
    guint n_numbers = 0, n_capitals = 0, n = 0;

    for (guint i = 0; i < r->n; i++) {
        if (!ds_clip_has(&candidate->clip, words[i].start))
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
    gdouble alone;               /* 1 with one voice to look at, less the more could agree */
    GArray *candidates;          /* of DsCandidate */
    const DsArticleNotes *notes; /* of the sentence at hand */
} Builder;

static gboolean
meets(const DsSentence *sentence, guint32 start, guint32 end)
{
    return start < sentence->end && end > sentence->start;
}

/* What the annotations say of a sentence. */
static void
read_notes(const DsArticleNotes *notes, const DsSentence *sentence, gdouble *f)
{
    gdouble n = 0.0;

    for (guint i = 0; i < notes->quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, i);
        if (meets(sentence, quote->start, quote->end))
            f[DS_FEATURE_QUOTE] = 1.0;
    }
    for (guint i = 0; i < notes->institutions->len; i++) {
        const DsMention *mention = &g_array_index(notes->institutions, DsMention, i);
        n += !mention->nested && meets(sentence, mention->start, mention->end) ? 1.0 : 0.0;
    }
    f[DS_FEATURE_OFFICES] = n / (1.0 + n);
}

static void
count_facts(const Builder *b, const DsArticle *article, DsSpan span, guint n_words, gdouble *f)
{
    guint n_acts = 0, n_general = 0;

    ds_count_facts(b->input->pointers, article, span, &n_acts, &n_general);
    f[DS_FEATURE_ACTS] = (gdouble)n_acts / (1.0 + (gdouble)n_acts);
    f[DS_FEATURE_GENERAL] = 10.0 * (gdouble)n_general / (gdouble)MAX(n_words, 1);
}

/* Its features move to the shelf. */
static void
keep_candidate(Builder *b, DsCandidate candidate)
{
    candidate.feature = (gdouble *)ds_shelf_put(b->input->shelf, candidate.feature,
                                                DS_N_FEATURES * sizeof(gdouble));
    g_array_append_val(b->candidates, candidate);
}

/* What a day or a month named by the words that are left speaks for them: the less, the more
 * accounts could tell by agreeing what matters. */
static gdouble
dated(const Builder *b, const DsClip *clip)
{
    const GArray *dates = b->notes->dates;

    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        if (date->precision <= DS_PRECISION_MONTH && ds_clip_has(clip, date->start))
            return b->alone;
    }
    return 0.0;
}

/* A shorter candidate: what the clip leaves of the whole one. */
static void
add_clip(Builder *b, const DsCandidate *whole, const DsArticle *article, const DsClip *clip)
{
    gdouble features[DS_N_FEATURES];
    DsCandidate candidate = *whole;
    const DsSpan span = {ds_terms_row(b->input->terms, whole->row)->article, clip->start,
                         clip->end};

    memcpy(features, whole->feature, sizeof features);
    candidate.feature = features;
    candidate.clip = *clip;
    while (candidate.clip.n_gaps > 0 &&
           candidate.clip.gaps[candidate.clip.n_gaps - 1].end >= clip->end)
        candidate.clip.n_gaps--;
    count_words(b->input->terms, candidate.row, &candidate);
    count_facts(b, article, span, candidate.n_syllables, candidate.feature);
    candidate.feature[DS_FEATURE_DATED] = dated(b, clip);
    candidate.feature[DS_FEATURE_CUT] =
        1.0 - (gdouble)candidate.n_syllables / (gdouble)MAX(whole->n_syllables, 1);
    if (candidate.n_syllables >= LEAST_WORDS)
        keep_candidate(b, candidate);
}

/* The parts of a sentence that are left when it is cut: behind its head and without what may
 * be left out in the middle, each of them up to every end it may have. */
static void
add_clips(Builder *b, const DsCandidate *whole, const DsArticle *article, guint32 index)
{
    const DsArticleNotes *notes = b->notes;
    const DsSpan span = {index, whole->clip.start, whole->clip.end};
    g_autoptr(GArray) ends = ds_cutter_ends(b->input->cutter, article, notes, span,
                                            (guint)MAX(b->weights->least_words, 8.0));
    DsClip clip = whole->clip;

    for (guint i = 0; i < ends->len; i++) {
        clip.end = g_array_index(ends, guint32, i);
        add_clip(b, whole, article, &clip);
    }
    clip = whole->clip;
    if (!ds_has_pointer(b->input->pointers, article, span)) /* to what the head says, maybe */
        clip.start = ds_clipper_head(b->input->clipper, article, notes, span);
    ds_clip_add_gaps(article, notes, &clip);
    if (clip.start == whole->clip.start && clip.n_gaps == 0)
        return;
    add_clip(b, whole, article, &clip);
    for (guint i = 0; i < ends->len; i++) {
        clip.end = g_array_index(ends, guint32, i);
        add_clip(b, whole, article, &clip);
    }
}

/* Where in its article a sentence stands. */
typedef struct {
    guint place, n_places;
    guint title; /* row, or G_MAXUINT */
    gdouble near;
} Place;

static void
fill_features(const Builder *b, guint row, const Place *at, DsOpening opening, gdouble *f)
{
    const DsTerms *terms = b->input->terms;
    const DsTermRow *r = ds_terms_row(terms, row);
    const DsArticle *article = ds_corpus_article(terms->corpus, r->article);

    f[DS_FEATURE_FIRST] = at->place == 0 ? 1.0 : 0.0;
    f[DS_FEATURE_SECOND] = at->place == 1 ? 1.0 : 0.0;
    f[DS_FEATURE_EARLY] = 1.0 / (1.0 + (gdouble)at->place);
    f[DS_FEATURE_DEPTH] = (gdouble)at->place / (gdouble)MAX(at->n_places, 1);
    f[DS_FEATURE_PARAGRAPH] =
        r->sentence == ds_terms_block(terms, row)->first_sentence ? 1.0 : 0.0;
    f[DS_FEATURE_TITLE] = at->title == G_MAXUINT ? 0.0 : ds_terms_cosine(terms, row, at->title);
    f[DS_FEATURE_TITLES] = centroid_near(&b->titles, terms, row);
    f[DS_FEATURE_CENTROID] = centroid_near(&b->all, terms, row);
    f[DS_FEATURE_RANK] = log(g_array_index(b->input->ranks, gdouble, row));
    f[DS_FEATURE_ARTICLE] = at->near;
    f[DS_FEATURE_SPEECH] = begins_with_quote(article->text + opening.body) ? 1.0 : 0.0;
    f[DS_FEATURE_ANAPHORIC] = opening.anaphoric;
    f[DS_FEATURE_LEANS] = opening.leans ? 1.0 : 0.0;
    const DsSentence *sentence = ds_terms_sentence(terms, row);
    const DsArticleNotes *notes = b->notes;
    const DsSpan span = {r->article, opening.body, sentence->end};
    f[DS_FEATURE_POINTS] = ds_points_back(b->input->pointers, article, notes, span) ? 1.0 : 0.0;
    count_facts(b, article, span, ds_terms_row(terms, row)->n, f);
    f[DS_FEATURE_NOBODY] = ds_is_nobodys(notes, span) ? 1.0 : 0.0;
    f[DS_FEATURE_OPEN] = ds_is_open(article, span) ? 1.0 : 0.0;
    read_notes(notes, sentence, f);
}

static void
add_candidate(Builder *b, guint row, const Place *at)
{
    const DsTerms *terms = b->input->terms;
    const guint32 index = ds_terms_row(terms, row)->article;
    const DsArticle *article = ds_corpus_article(terms->corpus, index);
    const DsSentence *sentence = ds_terms_sentence(terms, row);
    const guint32 start = ds_cutter_body(article, sentence->start, sentence->end);
    const DsOpening opening = ds_opening(b->input->openers, article, start, sentence->end);
    gdouble features[DS_N_FEATURES] = {0};
    DsCandidate candidate = {.row = row, .clip = {.start = opening.body}, .feature = features};

    candidate.clip.end = sentence->end;
    fill_features(b, row, at, opening, candidate.feature);
    candidate.feature[DS_FEATURE_DATED] = dated(b, &candidate.clip);
    count_words(terms, row, &candidate);
    if (candidate.n_syllables < LEAST_WORDS ||
        ds_is_no_statement(b->input->pointers, article,
                           (DsSpan){index, sentence->start, sentence->end}))
        return;
    const guint whole = b->candidates->len;
    keep_candidate(b, candidate);
    add_clips(b, &candidate, article, index);
    if (candidate.n_syllables > (guint)MAX(b->weights->most_words, 8.0) &&
        b->candidates->len > whole + 1)
        g_array_remove_index(b->candidates, whole);
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
    Place at = {.title = G_MAXUINT, .near = article_nearness(b, from, to)};
    g_auto(DsSentenceNotes) notes = {0};

    if (from == to)
        return;
    ds_sentence_notes_init(&notes, ds_annotations_article(b->input->annotations,
                                                          ds_terms_row(terms, from)->article));
    for (guint32 r = from; r < to; r++) {
        if (at.title == G_MAXUINT && is_title(terms, r))
            at.title = r;
        at.n_places += is_text(terms, r) ? 1 : 0;
    }
    for (guint32 r = from; r < to; r++)
        if (is_text(terms, r)) {
            const DsSentence *sentence = ds_terms_sentence(terms, r);
            b->notes = ds_sentence_notes_of(&notes, sentence->start, sentence->end);
            add_candidate(b, r, &at);
            at.place++;
        }
}

static void
fill_centroids(Builder *b)
{
    const DsTerms *terms = b->input->terms;

    centroid_init(&b->all, terms);
    centroid_init(&b->titles, terms);
    for (guint r = 0; r < terms->rows->len; r++) {
        const guint32 article = ds_terms_row(terms, r)->article;
        if (g_array_index(b->input->voices, guint32, article) == article)
            centroid_add(is_title(terms, r) ? &b->titles : &b->all, terms, r);
    }
    centroid_finish(&b->all, terms);
    centroid_finish(&b->titles, terms);
}

/* Articles whose candidates are found at once; and those of all of them, on the shelf. */
enum { ARTICLES_AT_ONCE = 64 };

typedef struct {
    const Builder *builder; /* what all threads share */
    GArray **batches;       /* of DsCandidate, of ARTICLES_AT_ONCE articles each */
} Search;

static void
search_articles(guint from, guint to, guint worker, gpointer data)
{
    const Search *search = (const Search *)data;
    const DsSummaryInput *input = search->builder->input;
    const guint32 *rows = (const guint32 *)(gconstpointer)input->terms->article_rows->data;
    Builder b = *search->builder;

    (void)worker;
    b.candidates = g_array_new(FALSE, FALSE, sizeof(DsCandidate));
    for (guint a = from; a < to; a++)
        if (g_array_index(input->voices, guint32, a) != G_MAXUINT32)
            add_article(&b, rows[a], rows[a + 1]);
    ds_shelf_take_array(input->shelf, b.candidates);
    search->batches[from / ARTICLES_AT_ONCE] = b.candidates;
}

/* Frees the batches. */
static GArray *
join_batches(const DsSummaryInput *input, GArray **batches, guint n_batches)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(DsCandidate));
    gsize n = 0;

    for (guint i = 0; i < n_batches; i++)
        n += batches[i] != NULL ? batches[i]->len : 0;
    DsCandidate *to = (DsCandidate *)ds_shelf_alloc(input->shelf, n * sizeof(DsCandidate));
    all->data = (gchar *)to;
    all->len = (guint)n;
    for (guint i = 0; i < n_batches; i++) {
        if (batches[i] == NULL)
            continue;
        if (batches[i]->len > 0)
            memcpy(to, batches[i]->data, batches[i]->len * sizeof(DsCandidate));
        to += batches[i]->len;
        ds_shelf_free_array(batches[i]);
    }
    return all;
}

GArray *
ds_summary_candidates(const DsSummaryInput *input, const DsSummaryWeights *weights)
{
    const guint n = input->voices->len, n_batches = n / ARTICLES_AT_ONCE + 1;
    g_autofree GArray **batches = g_new0(GArray *, n_batches);
    Builder b = {.input = input, .weights = weights};
    Search search = {&b, batches};
    const guint n_voices = ds_voices_count(input->voices);

    b.alone = 1.0 / (gdouble)MAX(n_voices * n_voices, 1);
    fill_centroids(&b);
    ds_parallel(n, ARTICLES_AT_ONCE, input->terms->n_threads, search_articles, &search);
    g_free(b.all.sum);
    g_free(b.titles.sum);
    return join_batches(input, batches, n_batches);
}
