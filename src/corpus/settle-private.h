/* Settling the dates of a corpus: what the steps share. */
#ifndef DS_CORPUS_SETTLE_PRIVATE_H
#define DS_CORPUS_SETTLE_PRIVATE_H

#include <dossier/corpus.h>

#include "pack/pack.h"

/* How many other accounts of a story are heard. */
#define DS_MAX_HEARD 48

typedef struct {
    DsCorpus *corpus;
    DsPack *pack;
    const guint32 *first; /* the first article with the same text: a copy is heard once */
    GPtrArray *others;    /* for each article: GArray of guint32, the accounts of its story */
    GPtrArray *clues;     /* for each article: GArray of DsClue */
    gint *months;         /* of the news; 0 when unknown */
    gint *years;          /* of writing; 0 when unknown */
    guint *sure;          /* how likely the year is by its clues, in percent */
    gboolean *last;       /* whether it speaks of "last year" */
} DsSettling;

static inline DsArticle *
ds_settling_article(const DsSettling *settling, guint32 i)
{
    return (DsArticle *)g_ptr_array_index(settling->corpus->articles, i);
}

static inline const GArray *
ds_settling_array(const GPtrArray *arrays, guint32 i)
{
    return (const GArray *)g_ptr_array_index(arrays, i);
}

/* How well an article knows its time: not at all, by inference, by its own words. */
typedef enum { DS_TIME_UNKNOWN, DS_TIME_INFERRED, DS_TIME_STATED } DsTimeKnown;
DsTimeKnown ds_settling_known(const DsArticle *article);

/* Fills settling->years of the articles that do not state a date: from their own clues and
 * those of the other accounts of their story; where these leave it open from the folder. */
void ds_settle_years(DsSettling *settling);

/* Gives an article whose reference is open or coarse that of another account that knows better.
 */
void ds_settle_borrow(const DsSettling *settling);

#endif
