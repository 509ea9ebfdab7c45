/* Title, date, author and outlet of an article, from its lines. */
#ifndef DS_CORPUS_META_H
#define DS_CORPUS_META_H

#include <dossier/corpus.h>
#include <dossier/diag.h>

#include "corpus/build.h"
#include "corpus/header.h"
#include "corpus/line.h"

/* Fills title (but for the basis first-sentence), published, author and publisher: the header
 * block first, then what the page says, then the hints. */
void ds_meta_fill(DsArticle *article,
                  const GArray *lines,
                  const DsHeader *header,
                  const DsHints *hints,
                  const DsWords *words,
                  DsDiag *diag);

#endif
