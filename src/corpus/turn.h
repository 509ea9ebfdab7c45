/* What an article tells of this year or the last without its number: where an account of the
 * same story names the year of it, the two tell the year of writing. */
#ifndef DS_CORPUS_TURN_H
#define DS_CORPUS_TURN_H

#include <dossier/corpus.h>

#include "corpus/clue.h"

typedef struct {
    guint8 month; /* 0 when a part is told */
    guint8 part;  /* "cuối năm ngoái": a DsYearPart; 0 for a month */
    gint8 years;  /* from the year told to that of writing */
    guint32 start, end;
} DsTurn;

/* "tháng 12 năm ngoái", "cuối năm ngoái", in the order of the text; the caller owns the array
 * of DsTurn. Linear in the text. */
GArray *ds_turns_read(const DsArticle *article, DsPack *pack);

/* Appends to clues (DsClue), which may be one of the accounts, the years that the article's
 * turns make with the same month or part in the accounts (GArray of DsClue each). */
void ds_turns_pair(const GArray *own, const GPtrArray *accounts, GArray *clues);

#endif
