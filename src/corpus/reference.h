/* The date an article's partial and relative dates are counted from. */
#ifndef DS_CORPUS_REFERENCE_H
#define DS_CORPUS_REFERENCE_H

#include <dossier/corpus.h>

#include "pack/pack.h"

/* Fills article->reference: the publication date when it is known; else what the article's own
 * dates tell, to the month: the newest day that is not still to come. Leaves it unknown when
 * there is no evidence. */
void ds_reference_infer(DsArticle *article, DsPack *pack);

/* Borrows the reference of another account of the same family, when that knows it better. */
void ds_reference_borrow(DsArticle *article, const DsArticle *sibling, DsPack *pack);

#endif
