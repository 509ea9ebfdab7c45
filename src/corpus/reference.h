/* The date an article's partial and relative dates are counted from. */
#ifndef DS_CORPUS_REFERENCE_H
#define DS_CORPUS_REFERENCE_H

#include <dossier/corpus.h>

#include "pack/pack.h"

/* Fills article->reference of an article whose publication date is known. */
void ds_reference_state(DsArticle *article);

/* The month that the news of the article is of, told by its days without a year; 0 when there
 * is none. */
gint ds_reference_month(const GArray *clues);

/* Fills article->reference from the article's own clues once the year is known: to the day
 * where the day of the news is told, else to the month or the year; with the reason in words.
 * An article that names no year itself takes the year from witness, an account of the same
 * story; when it tells no day either its reference stays open. */
void ds_reference_infer(
    DsArticle *article, const GArray *clues, gint year, const DsArticle *witness, DsPack *pack);

/* Borrows a date from another account of the same story, which knows it better. */
void
ds_reference_borrow(DsArticle *article, const DsArticle *sibling, DsDate date, DsPack *pack);

#endif
