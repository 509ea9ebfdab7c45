/* The words of every sentence of the corpus as numbers, and how near two sentences are. */
#ifndef DS_REPORT_TERMS_H
#define DS_REPORT_TERMS_H

#include <dossier/corpus.h>

#include "pack/pack.h"

/* A syllable or number of a sentence. */
typedef struct {
    guint32 id;     /* of the folded form */
    guint32 bigram; /* id of the pair that begins here, G_MAXUINT32 when there is none worth
                       counting (the sentence ends, or both are stop words) */
    guint32 start;  /* byte in the article's text */
    guint8 stop;    /* part of a stop word or phrase */
    guint8 number;  /* a number */
} DsTermWord;

/* A sentence of the corpus. */
typedef struct {
    guint32 article;  /* index into the corpus */
    guint32 sentence; /* index into the article's sentences */
    guint32 first, n; /* into DsTerms.words */
} DsTermRow;

/* A weighted term of a sparse vector. */
typedef struct {
    guint32 term;
    gfloat weight;
} DsTermWeight;

typedef struct {
    const DsCorpus *corpus; /* borrowed */
    GArray *rows;           /* of DsTermRow, in corpus order */
    GArray *article_rows;   /* of guint32: first row of each article; n_articles + 1 entries */
    GArray *words;          /* of DsTermWord */
    guint32 n_words, n_bigrams; /* distinct */
    GArray *idf;                /* of gfloat: of the words, then of the bigrams, by families */
    GArray *vectors;            /* of DsTermWeight: each row's vector of length 1, by term */
    GArray *vector_at; /* of guint32: where a row's vector begins; n_rows + 1 entries */
    guint n_threads;   /* what is built from it may use so many; 0: one for each processor */
} DsTerms;

/* Linear in the text (sorting apart). Borrows corpus. */
DsTerms *ds_terms_new(const DsCorpus *corpus, DsPack *pack, guint n_threads);
void ds_terms_free(DsTerms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsTerms, ds_terms_free)

static inline const DsTermRow *
ds_terms_row(const DsTerms *terms, guint row)
{
    return &g_array_index(terms->rows, DsTermRow, row);
}

static inline const DsTermWord *
ds_terms_words(const DsTerms *terms, guint row)
{
    const DsTermRow *r = ds_terms_row(terms, row);

    return r->n == 0 ? NULL : &g_array_index(terms->words, DsTermWord, r->first);
}

const DsSentence *ds_terms_sentence(const DsTerms *terms, guint row);
const DsBlock *ds_terms_block(const DsTerms *terms, guint row);

/* The row of the sentence of an article that holds the byte, or G_MAXUINT32. */
guint32 ds_terms_row_at(const DsTerms *terms, guint32 article, guint32 byte);

/* Cosine of two sentences, 0 … 1. */
gdouble ds_terms_cosine(const DsTerms *terms, guint a, guint b);

/* The vector of a part of an article's text, length 1 (of DsTermWeight, by term); empty when
 * it has no telling word. The caller owns it. */
GArray *ds_terms_vector(const DsTerms *terms, DsSpan span);

/* The vector of a row without the words for which skip is TRUE (one entry per word). */
GArray *ds_terms_vector_without(const DsTerms *terms, guint row, const gboolean *skip);

/* The sum of several vectors (of GArray of DsTermWeight), length 1; the caller owns it. */
GArray *ds_terms_vector_sum(const GPtrArray *vectors);

/* The same for several rows (of guint32) taken together. */
GArray *ds_terms_rows_vector(const DsTerms *terms, const GArray *rows);

gdouble ds_terms_vector_cosine(const GArray *a, const GArray *b);

/* A row's vector, borrowed. */
const DsTermWeight *ds_terms_row_vector(const DsTerms *terms, guint row, guint *n);

#endif
