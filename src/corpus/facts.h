/* What is known at large of the time of an office, a session, a law or an event: a text that
 * names one tells when it was written. */
#ifndef DS_CORPUS_FACTS_H
#define DS_CORPUS_FACTS_H

#include <dossier/corpus.h>

#include "pack/pack.h"

/* Appends to clues (of DsClue) one for each fact that the article names. Linear in the text. */
void ds_facts_read(const DsArticle *article, DsPack *pack, GArray *clues);

#endif
