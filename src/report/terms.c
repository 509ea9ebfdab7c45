#include "report/terms.h"

#include <math.h>
#include <string.h>

#include "base/shelf.h"
#include "base/utf8.h"
#include "pack/lexicon.h"
#include "report/term_pairs.h"

/* How it is built:
 *   1. every word of every sentence gets the number of its folded form;
 *   2. stop phrases are marked, the longest first;
 *   3. pairs of neighbours are numbered by sorting their keys;
 *   4. families that hold a term give its idf;
 *   5. each sentence's words and pairs make its vector, of length 1. */

/* Pairs tell more than the words they are made of; at this share a shared pair counts about as
 * much as both its words. */
static const gdouble bigram_share = 0.7;

typedef struct {
    DsTerms *terms;
    GHashTable *ids;  /* folded form → id */
    GPtrArray *forms; /* of gchar*: by id, borrowed from ids */
    DsLexicon *stops;
    guint32 n_words; /* so far */
} Builder;

static DsLexicon *
stop_lexicon(DsPack *pack)
{
    DsLexicon *stops = ds_lexicon_new();

    ds_lexicon_add_column(stops, ds_pack_table(pack, "stopwords"), "form", NULL);
    return stops;
}

static guint32
word_id(Builder *builder, const gchar *text, const DsToken *token)
{
    g_autofree gchar *folded = ds_utf8_fold(text + token->start, token->end - token->start);
    gpointer value;

    if (g_hash_table_lookup_extended(builder->ids, folded, NULL, &value))
        return GPOINTER_TO_UINT(value);
    const guint32 id = builder->forms->len;
    gchar *form = g_steal_pointer(&folded);
    g_hash_table_insert(builder->ids, form, GUINT_TO_POINTER(id));
    g_ptr_array_add(builder->forms, form);
    return id;
}

/* Marks the words of the row that are parts of stop phrases. */
static void
mark_stops(const Builder *builder, DsTermWord *words, guint n)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree gsize *at = g_new(gsize, n + 1);

    for (guint i = 0; i < n; i++) {
        at[i] = line->len;
        g_string_append(line, g_ptr_array_index(builder->forms, words[i].id));
        g_string_append_c(line, ' ');
    }
    at[n] = line->len;
    for (guint i = 0; i < n;) {
        gsize length = 0;
        if (ds_lexicon_longest(builder->stops, line->str + at[i], line->len - at[i], &length) ==
            G_MAXUINT32) {
            i++;
            continue;
        }
        const gsize end = at[i] + length;
        while (i < n && at[i] < end)
            words[i++].stop = TRUE;
    }
}

/* Gives an array of the corpus's size its place, on the corpus's shelf. */
static void
lay_out(const DsTerms *terms, GArray *array, guint n)
{
    array->data = (gchar *)ds_shelf_alloc(terms->corpus->shelf,
                                          (gsize)n * g_array_get_element_size(array));
    array->len = n;
}

static void
add_row(Builder *builder, guint32 article_index, guint32 sentence_index)
{
    DsTerms *terms = builder->terms;
    const DsArticle *article = ds_corpus_article(terms->corpus, article_index);
    const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, sentence_index);
    DsTermRow row = {article_index, sentence_index, builder->n_words, 0};

    for (guint32 i = 0; i < sentence->n_tokens; i++) {
        const DsToken *token =
            &g_array_index(article->tokens, DsToken, sentence->first_token + i);
        if (token->kind == DS_TOKEN_PUNCT)
            continue;
        g_array_index(terms->words, DsTermWord, builder->n_words++) =
            (DsTermWord){.id = word_id(builder, article->text, token),
                         .bigram = G_MAXUINT32,
                         .start = token->start,
                         .number = token->kind == DS_TOKEN_NUMBER};
        row.n++;
    }
    if (row.n > 0)
        mark_stops(builder, &g_array_index(terms->words, DsTermWord, row.first), row.n);
    g_array_append_val(terms->rows, row);
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

static gint
compare_weights(gconstpointer a, gconstpointer b)
{
    const guint32 x = ((const DsTermWeight *)a)->term, y = ((const DsTermWeight *)b)->term;

    return x < y ? -1 : x > y;
}

/* Sorts by term, joins equal terms, brings the length to 1. */
static void
finish_vector(GArray *vector, guint from)
{
    const guint n = vector->len - from;
    guint kept = 0;
    gdouble square = 0.0;

    if (n == 0)
        return;
    DsTermWeight *weights = &g_array_index(vector, DsTermWeight, from);
    qsort(weights, n, sizeof *weights, compare_weights);
    for (guint i = 0; i < n; i++)
        if (kept > 0 && weights[kept - 1].term == weights[i].term)
            weights[kept - 1].weight += weights[i].weight;
        else
            weights[kept++] = weights[i];
    g_array_set_size(vector, from + kept);
    for (guint i = 0; i < kept; i++)
        square += (gdouble)weights[i].weight * (gdouble)weights[i].weight;
    for (guint i = 0; i < kept; i++)
        weights[i].weight = (gfloat)((gdouble)weights[i].weight / sqrt(square));
}

static void
append_words(const DsTerms *terms, const DsTermWord *words, guint n, GArray *vector)
{
    const gfloat *idf = (const gfloat *)(gconstpointer)terms->idf->data;

    for (guint i = 0; i < n; i++) {
        if (!words[i].stop) {
            const DsTermWeight weight = {words[i].id, idf[words[i].id]};
            g_array_append_val(vector, weight);
        }
        if (words[i].bigram != G_MAXUINT32 && i + 1 < n) {
            const guint32 term = terms->n_words + words[i].bigram;
            const DsTermWeight weight = {term, (gfloat)(bigram_share * (gdouble)idf[term])};
            g_array_append_val(vector, weight);
        }
    }
}

/* No row's vector has more weights than the row has words and pairs. */
static guint
count_weights(const DsTerms *terms)
{
    guint n = 0;

    for (guint i = 0; i < terms->words->len; i++) {
        const DsTermWord *word = &g_array_index(terms->words, DsTermWord, i);
        n += (word->stop ? 0u : 1u) + (word->bigram != G_MAXUINT32 ? 1u : 0u);
    }
    return n;
}

static void
make_vectors(DsTerms *terms)
{
    g_autoptr(GArray) vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    guint32 from = 0;

    lay_out(terms, terms->vectors, count_weights(terms));
    for (guint r = 0; r < terms->rows->len; r++) {
        g_array_append_val(terms->vector_at, from);
        g_array_set_size(vector, 0);
        append_words(terms, ds_terms_words(terms, r), ds_terms_row(terms, r)->n, vector);
        finish_vector(vector, 0);
        if (vector->len > 0)
            memcpy(&g_array_index(terms->vectors, DsTermWeight, from), vector->data,
                   vector->len * sizeof(DsTermWeight));
        from += vector->len;
    }
    terms->vectors->len = from;
    g_array_append_val(terms->vector_at, from);
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

DsTerms *
ds_terms_new(const DsCorpus *corpus, DsPack *pack)
{
    DsTerms *terms = terms_alloc(corpus);
    g_autoptr(DsLexicon) stops = stop_lexicon(pack);
    Builder builder = {terms, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       g_ptr_array_new(), stops, 0};

    lay_out(terms, terms->words, count_words(corpus));
    for (guint32 a = 0; a < corpus->articles->len; a++) {
        const guint32 first = terms->rows->len;
        g_array_append_val(terms->article_rows, first);
        for (guint32 s = 0; s < ds_corpus_article(corpus, a)->sentences->len; s++)
            add_row(&builder, a, s);
    }
    const guint32 end = terms->rows->len;
    g_array_append_val(terms->article_rows, end);
    terms->n_words = builder.forms->len;
    ds_terms_number_pairs(terms);
    weigh_terms(terms);
    make_vectors(terms);
    g_ptr_array_unref(builder.forms);
    g_hash_table_unref(builder.ids);
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

static gdouble
dot(const DsTermWeight *a, guint n_a, const DsTermWeight *b, guint n_b)
{
    gdouble sum = 0.0;

    for (guint i = 0, k = 0; i < n_a && k < n_b;) {
        if (a[i].term < b[k].term)
            i++;
        else if (a[i].term > b[k].term)
            k++;
        else
            sum += (gdouble)a[i++].weight * (gdouble)b[k++].weight;
    }
    return sum;
}

gdouble
ds_terms_cosine(const DsTerms *terms, guint a, guint b)
{
    guint n_a, n_b;
    const DsTermWeight *x = ds_terms_row_vector(terms, a, &n_a);
    const DsTermWeight *y = ds_terms_row_vector(terms, b, &n_b);

    return dot(x, n_a, y, n_b);
}

GArray *
ds_terms_vector(const DsTerms *terms, DsSpan span)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    const guint32 *rows = &g_array_index(terms->article_rows, guint32, span.article);

    for (guint32 r = rows[0]; r < rows[1]; r++) {
        const DsSentence *sentence = ds_terms_sentence(terms, r);
        if (sentence->end <= span.start || sentence->start >= span.end)
            continue;
        const DsTermWord *words = ds_terms_words(terms, r);
        guint from = 0, to = ds_terms_row(terms, r)->n;
        while (from < to && words[from].start < span.start)
            from++;
        while (to > from && words[to - 1].start >= span.end)
            to--;
        append_words(terms, words + from, to - from, vector);
    }
    finish_vector(vector, 0);
    return vector;
}

GArray *
ds_terms_vector_without(const DsTerms *terms, guint row, const gboolean *skip)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    const DsTermWord *words = ds_terms_words(terms, row);
    const guint n = ds_terms_row(terms, row)->n;

    for (guint i = 0, to; i < n; i = to + 1) {
        for (to = i; to < n && !skip[to];)
            to++;
        append_words(terms, words + i, to - i, vector);
    }
    finish_vector(vector, 0);
    return vector;
}

GArray *
ds_terms_vector_sum(const GPtrArray *vectors)
{
    GArray *sum = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));

    for (guint i = 0; i < vectors->len; i++) {
        const GArray *one = (const GArray *)g_ptr_array_index(vectors, i);
        g_array_append_vals(sum, one->data, one->len);
    }
    finish_vector(sum, 0);
    return sum;
}

GArray *
ds_terms_rows_vector(const DsTerms *terms, const GArray *rows)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));

    for (guint i = 0; i < rows->len; i++) {
        guint n;
        const DsTermWeight *weights =
            ds_terms_row_vector(terms, g_array_index(rows, guint32, i), &n);
        g_array_append_vals(vector, weights, n);
    }
    finish_vector(vector, 0);
    return vector;
}

gdouble
ds_terms_vector_cosine(const GArray *a, const GArray *b)
{
    return dot((const DsTermWeight *)(gconstpointer)a->data, a->len,
               (const DsTermWeight *)(gconstpointer)b->data, b->len);
}
