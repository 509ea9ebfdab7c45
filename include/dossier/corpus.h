/* The corpus: the articles as read, cleaned and cut into blocks, sentences and tokens. */
#ifndef DOSSIER_CORPUS_H
#define DOSSIER_CORPUS_H

#include <dossier/span.h>

DS_BEGIN_DECLS

typedef enum {
    DS_BLOCK_TITLE,
    DS_BLOCK_LEAD,
    DS_BLOCK_BODY,
    DS_BLOCK_QUESTION,
    DS_BLOCK_ANSWER,
    DS_BLOCK_HEADING,
    DS_BLOCK_CAPTION,
    DS_BLOCK_DATELINE,
    DS_BLOCK_BYLINE,
    DS_BLOCK_CREDIT,
    DS_BLOCK_NAVIGATION,
    DS_BLOCK_RELATED,
    DS_BLOCK_TAG,
    DS_BLOCK_BOILERPLATE,
    DS_N_BLOCK_KINDS,
} DsBlockKind;

/* "title", "lead", …: the names of the model; static. */
const gchar *ds_block_kind_name(DsBlockKind kind);
gboolean ds_block_kind_from_name(const gchar *name, DsBlockKind *kind);

/* Whether blocks of the kind belong to the article's own text (title, lead, body, question,
 * answer, heading): these have sentences; the others are furniture or captions. */
gboolean ds_block_kind_is_article(DsBlockKind kind);

/* One per non-empty line; trimmed of white space at both ends. */
typedef struct {
    guint32 start, end; /* bytes */
    DsBlockKind kind;
    guint32 first_sentence, n_sentences; /* into DsArticle.sentences */
} DsBlock;

typedef struct {
    guint32 number;     /* from 1 through the article: the citation [article·number] */
    guint32 start, end; /* bytes */
    guint32 block;      /* index into DsArticle.blocks */
    guint32 first_token, n_tokens;
} DsSentence;

typedef enum {
    DS_TOKEN_WORD,   /* letters (a Vietnamese syllable), with inner apostrophes and digits:
                        COVID19 */
    DS_TOKEN_NUMBER, /* digits with inner "." and "," between digits: 47,2 · 1.004 */
    DS_TOKEN_PUNCT,  /* one character */
} DsTokenKind;

typedef enum {
    DS_TOKEN_CAPITAL = 1 << 0,      /* the first letter is upper-case */
    DS_TOKEN_ALL_CAPS = 1 << 1,     /* two letters or more, all upper-case */
    DS_TOKEN_SPACE_BEFORE = 1 << 2, /* white space or the start of the block stands before it */
} DsTokenFlags;

typedef struct {
    guint32 start, end; /* bytes */
    guint16 kind;       /* DsTokenKind */
    guint16 flags;      /* DsTokenFlags */
} DsToken;

/* A piece of metadata; text is NULL when unknown, start = end = 0 when it is not in the text.
 */
typedef struct {
    gchar *text;
    guint32 start, end;
    const gchar
        *basis; /* interned: stated, repeated, first-sentence, file-header, inferred … */
} DsField;

typedef struct {
    DsDate date;
    guint32 start, end;
    const gchar
        *basis; /* interned: stated, file-header, inferred, sibling; NULL when unknown */
    gchar *why; /* in words of the pack; NULL when the basis says all */
} DsDateField;

typedef struct {
    gchar *id;     /* "a1", in corpus order */
    gchar *path;   /* as given by the scan, with "/" between folders; archives: a.zip/b.txt */
    gchar *sha256; /* of the bytes read, lower-case hex */
    const gchar *encoding; /* interned: UTF-8, windows-1258, TCVN3 … */
    const gchar *language; /* interned: vi, en, other */
    gchar *text;           /* UTF-8, NFC, LF, no control characters, NUL-terminated */
    gsize n_bytes;
    DsField title, author, publisher;
    DsDateField published;
    DsDateField reference; /* the anchor of partial and relative dates */
    guint32 family;        /* from 1 in corpus order; near-duplicates share it */
    GArray *blocks;        /* of DsBlock */
    GArray *sentences;     /* of DsSentence */
    GArray *tokens;        /* of DsToken; all blocks, furniture too, in text order */
    GArray
        *block_tokens; /* of guint32: index of each block's first token; n_blocks + 1 entries */
    gboolean at_rest;  /* text and arrays lie on the corpus's shelf: they do not grow */
} DsArticle;

/* An input that could not be used. */
typedef struct {
    gchar *path;
    gchar *reason; /* in words of the pack */
} DsLeftOut;

/* A sentence that an earlier article of the family has too; both by their index. */
typedef struct {
    guint32 article, sentence;
    guint32 of_article, of_sentence;
} DsCopy;

/* Owner of the articles; reference-counted, const once read. */
typedef struct {
    gint ref_count;
    GPtrArray *articles; /* of DsArticle, owned */
    GArray *left_out;    /* of DsLeftOut, owned */
    guint32 n_families;
    GArray *copies;        /* of DsCopy, by article and sentence; owned */
    struct DsShelf *shelf; /* where texts and arrays of articles lie; a reference; or NULL */
} DsCorpus;

DsCorpus *ds_corpus_new(void);
DsCorpus *ds_corpus_ref(DsCorpus *corpus);
void ds_corpus_unref(DsCorpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsCorpus, ds_corpus_unref)

DsArticle *ds_article_new(void);
void ds_article_free(DsArticle *article);

/* Lays the text and the arrays of an article that is whole on a shelf (NULL: nothing is done).
 */
void ds_article_rest(DsArticle *article, struct DsShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsArticle, ds_article_free)

static inline const DsArticle *
ds_corpus_article(const DsCorpus *corpus, guint index)
{
    return (const DsArticle *)g_ptr_array_index(corpus->articles, index);
}

/* The sentence that holds the byte offset, or NULL. */
const DsSentence *ds_article_sentence_at(const DsArticle *article, guint32 offset);

/* What the sentence is a copy of, or NULL. */
const DsCopy *ds_corpus_copy_of(const DsCorpus *corpus, guint32 article, guint32 sentence);

/* The words of a span; the caller owns the copy. */
gchar *ds_corpus_dup_text(const DsCorpus *corpus, DsSpan span);

DS_END_DECLS

#endif
