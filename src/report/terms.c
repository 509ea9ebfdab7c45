#include "report/terms.h"

#include <math.h>
#include <string.h>

#include "base/parallel.h"
#include "base/shelf.h"
#include "pack/lexicon.h"
#include "report/term_pairs.h"
#include "report/term_vectors.h"
#include "report/term_words.h"

/* How it is built:
 *   1. every word of every sentence gets the number of its folded form;
 *   2. stop phrases are marked, the longest first;
 *   3. pairs of neighbours are numbered by sorting their keys;
 *   4. families that hold a term give its idf;
 *   5. each sentence's words and pairs make its vector, of length 1. */

static DsLexicon *
stop_lexicon(DsPack *pack)
{
    DsLexicon *stops = ds_lexicon_new();

    ds_lexicon_add_column(stops, ds_pack_table(pack, "stopwords"), "form", NULL);
    return stops;
}

/* Gives an array of the corpus's size its place, on the corpus's shelf. */
static void
lay_out(const DsTerms *terms, GArray *array, guint n)
{
    array->data = (gchar *)ds_shelf_alloc(terms->corpus->shelf,
                                          (gsize)n * g_array_get_element_size(array));
    array->len = n;
}

/* Words of all sentences, before their place is laid out. */
static guint
count_words(const DsCorpus *corpus)
{
    guint n = 0;

    for (guint a = 0; a < corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(corpus, a);
        for (guint s = 0; s < article->sentences->len; s++) {
            const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
            for (guint32 i = 0; i < sentence->n_tokens; i++)
                n += g_array_index(article->tokens, DsToken, sentence->first_token + i).kind !=
                     DS_TOKEN_PUNCT;
        }
    }
    return n;
}

/* Counts the terms of an article that its family has not shown yet. */
static void
count_article(const DsTerms *terms, guint32 article, guint32 *last, guint32 *count)
{
    const guint32 *rows = &g_array_index(terms->article_rows, guint32, article);
    const guint32 family = ds_corpus_article(terms->corpus, article)->family + 1;

    for (guint32 r = rows[0]; r < rows[1]; r++) {
        const DsTermWord *words = ds_terms_words(terms, r);
        for (guint i = 0; i < ds_terms_row(terms, r)->n * 2; i++) {
            const DsTermWord *word = &words[i / 2];
            if (i % 2 == 1 && word->bigram == G_MAXUINT32)
                continue;
            const guint32 term = i % 2 == 0 ? word->id : terms->n_words + word->bigram;
            count[term] += last[term] != family;
            last[term] = family;
        }
    }
}

static gint
compare_families(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const guint32 f = ds_corpus_article((const DsCorpus *)data, x)->family;
    const guint32 g = ds_corpus_article((const DsCorpus *)data, y)->family;

    return f != g ? (f < g ? -1 : 1) : x < y ? -1 : x > y;
}

/* Families that hold each term: a repeated article says nothing new about how common a word
 * is. */
static GArray *
family_counts(const DsTerms *terms)
{
    const guint n = terms->n_words + terms->n_bigrams;
    GArray *counts = g_array_sized_new(FALSE, TRUE, sizeof(guint32), n);
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autofree guint32 *last = g_new0(guint32, n + 1); /* the family that showed it last */

    g_array_set_size(counts, n);
    for (guint32 a = 0; a < terms->corpus->articles->len; a++)
        g_array_append_val(order, a);
    g_array_sort_with_data(order, compare_families, (gpointer)terms->corpus);
    for (guint i = 0; i < order->len; i++)
        count_article(terms, g_array_index(order, guint32, i), last,
                      (guint32 *)(gpointer)counts->data);
    return counts;
}

static void
weigh_terms(DsTerms *terms)
{
    g_autoptr(GArray) counts = family_counts(terms);
    g_autoptr(GHashTable) families = g_hash_table_new(NULL, NULL);

    for (guint a = 0; a < terms->corpus->articles->len; a++)
        g_hash_table_add(families,
                         GUINT_TO_POINTER(ds_corpus_article(terms->corpus, a)->family));
    const gdouble n = (gdouble)g_hash_table_size(families);
    for (guint t = 0; t < counts->len; t++) {
        const gdouble holds = (gdouble)g_array_index(counts, guint32, t);
        const gfloat idf = (gfloat)(log((n + 1.0) / (holds + 0.5)) + 0.3);
        g_array_append_val(terms->idf, idf);
    }
}

/* Where each row's vector begins: it has room for what all its words and pairs weigh until the
 * vectors are made, of which equal terms are joined. */
static void
lay_out_vectors(DsTerms *terms)
{
    guint32 n = 0;

    g_array_set_size(terms->vector_at, terms->rows->len + 1);
    guint32 *at = (guint32 *)(gpointer)terms->vector_at->data;
    for (guint r = 0; r < terms->rows->len; r++) {
        const DsTermWord *words = ds_terms_words(terms, r);
        at[r] = n;
        for (guint i = 0; i < ds_terms_row(terms, r)->n; i++)
            n += (words[i].stop ? 0u : 1u) + (words[i].bigram != G_MAXUINT32 ? 1u : 0u);
    }
    at[terms->rows->len] = n;
    lay_out(terms, terms->vectors, n);
}

typedef struct {
    DsTerms *terms;
    guint32 *lengths; /* of each row's vector */
} VectorMaker;

static void
make_vectors(guint from, guint to, guint worker, gpointer data)
{
    const VectorMaker *maker = (const VectorMaker *)data;
    DsTerms *terms = maker->terms;
    g_autoptr(GArray) vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));

    (void)worker;
    for (guint r = from; r < to; r++) {
        g_array_set_size(vector, 0);
        ds_term_vector_add_words(terms, ds_terms_words(terms, r), ds_terms_row(terms, r)->n,
                                 vector);
        ds_term_vector_finish(vector);
        maker->lengths[r] = vector->len;
        if (vector->len > 0)
            memcpy(&g_array_index(terms->vectors, DsTermWeight,
                                  g_array_index(terms->vector_at, guint32, r)),
                   vector->data, vector->len * sizeof(DsTermWeight));
    }
}

/* Moves the vectors together. */
static void
close_ranks(DsTerms *terms, const guint32 *lengths)
{
    guint32 *at = (guint32 *)(gpointer)terms->vector_at->data, n = 0;
    DsTermWeight *weights = (DsTermWeight *)(gpointer)terms->vectors->data;

    for (guint r = 0; r < terms->rows->len; r++) {
        if (at[r] != n)
            memmove(weights + n, weights + at[r], lengths[r] * sizeof *weights);
        at[r] = n;
        n += lengths[r];
    }
    at[terms->rows->len] = n;
    terms->vectors->len = n;
}

enum { ROWS_AT_ONCE = 1024 };

static void
fill_vectors(DsTerms *terms)
{
    g_autofree guint32 *lengths = g_new0(guint32, terms->rows->len + 1);
    VectorMaker maker = {terms, lengths};

    lay_out_vectors(terms);
    ds_parallel(terms->rows->len, ROWS_AT_ONCE, terms->n_threads, make_vectors, &maker);
    close_ranks(terms, lengths);
}

static DsTerms *
terms_alloc(const DsCorpus *corpus)
{
    DsTerms *terms = g_new0(DsTerms, 1);

    terms->corpus = corpus;
    terms->rows = g_array_new(FALSE, FALSE, sizeof(DsTermRow));
    terms->article_rows = g_array_new(FALSE, FALSE, sizeof(guint32));
    terms->words = g_array_new(FALSE, FALSE, sizeof(DsTermWord));
    terms->idf = g_array_new(FALSE, FALSE, sizeof(gfloat));
    terms->vectors = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    terms->vector_at = g_array_new(FALSE, FALSE, sizeof(guint32));
    return terms;
}

static void
number_words(DsTerms *terms, DsPack *pack)
{
    g_autoptr(DsLexicon) stops = stop_lexicon(pack);
    g_autoptr(DsWordNumbers) numbers = ds_word_numbers_new(stops);
    guint32 n_words = 0;

    for (guint32 a = 0; a < terms->corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(terms->corpus, a);
        g_array_append_val(terms->article_rows, terms->rows->len);
        for (guint32 s = 0; s < article->sentences->len; s++) {
            const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
            DsTermRow row = {a, s, n_words, 0};
            if (sentence->n_tokens > 0)
                row.n = ds_word_numbers_read(numbers, article, sentence,
                                             &g_array_index(terms->words, DsTermWord, n_words));
            n_words += row.n;
            g_array_append_val(terms->rows, row);
        }
    }
    g_array_append_val(terms->article_rows, terms->rows->len);
    terms->n_words = ds_word_numbers_size(numbers);
}

DsTerms *
ds_terms_new(const DsCorpus *corpus, DsPack *pack, guint n_threads)
{
    DsTerms *terms = terms_alloc(corpus);

    terms->n_threads = n_threads;
    lay_out(terms, terms->words, count_words(corpus));
    number_words(terms, pack);
    ds_terms_number_pairs(terms);
    weigh_terms(terms);
    fill_vectors(terms);
    return terms;
}

void
ds_terms_free(DsTerms *terms)
{
    if (terms == NULL)
        return;
    g_array_unref(terms->rows);
    g_array_unref(terms->article_rows);
    g_array_unref(terms->idf);
    void (*free_array)(GArray *) =
        terms->corpus->shelf != NULL ? ds_shelf_free_array : g_array_unref;
    free_array(terms->words);
    free_array(terms->vectors);
    g_array_unref(terms->vector_at);
    g_free(terms);
}

const DsSentence *
ds_terms_sentence(const DsTerms *terms, guint row)
{
    const DsTermRow *r = ds_terms_row(terms, row);
    const DsArticle *article = ds_corpus_article(terms->corpus, r->article);

    return &g_array_index(article->sentences, DsSentence, r->sentence);
}

const DsBlock *
ds_terms_block(const DsTerms *terms, guint row)
{
    const DsArticle *article =
        ds_corpus_article(terms->corpus, ds_terms_row(terms, row)->article);

    return &g_array_index(article->blocks, DsBlock, ds_terms_sentence(terms, row)->block);
}

guint32
ds_terms_row_at(const DsTerms *terms, guint32 article, guint32 byte)
{
    const guint32 *first = &g_array_index(terms->article_rows, guint32, article);
    const DsSentence *sentence =
        ds_article_sentence_at(ds_corpus_article(terms->corpus, article), byte);

    return sentence == NULL ? G_MAXUINT32 : first[0] + (sentence->number - 1);
}

const DsTermWeight *
ds_terms_row_vector(const DsTerms *terms, guint row, guint *n)
{
    const guint32 *at = &g_array_index(terms->vector_at, guint32, row);

    *n = at[1] - at[0];
    return *n == 0 ? NULL : &g_array_index(terms->vectors, DsTermWeight, at[0]);
}
