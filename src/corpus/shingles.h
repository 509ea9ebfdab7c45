/* Runs of five syllables: what two texts share of them tells how near they are. */
#ifndef DS_CORPUS_SHINGLES_H
#define DS_CORPUS_SHINGLES_H

#include <dossier/corpus.h>

#include "base/shelf.h"

#define DS_SHINGLE_WORDS 5

/* The runs of an article's own text as hashes, sorted, each once. */
typedef struct {
    const guint64 *hashes;
    guint32 n;
} DsShingleRuns;

typedef struct {
    GArray *runs; /* of DsShingleRuns, one per article; owned */
    DsShelf *shelf;
} DsShingles;

/* The hashes lie on the shelf, of which a reference is taken. */
DsShingles *ds_shingles_new(const DsCorpus *corpus, DsShelf *shelf);
void ds_shingles_free(DsShingles *shingles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsShingles, ds_shingles_free)

/* Those of an article; borrowed. */
const guint64 *ds_shingles_of(const DsShingles *shingles, guint32 article, guint32 *n);

/* How many runs two articles share. */
guint32 ds_shingles_shared(const DsShingles *shingles, guint32 a, guint32 b);

/* Calls on every run of words of the tokens first to first + n of the article, marks aside.
 * Capitals and small letters are one. */
typedef void (*DsShingleFunc)(guint64 hash, gpointer data);
guint32 ds_shingles_each(
    const DsArticle *article, guint32 first, guint32 n, DsShingleFunc call, gpointer data);

#endif
