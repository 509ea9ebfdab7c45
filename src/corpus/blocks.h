/* Telling article text from page furniture. */
#ifndef DS_CORPUS_BLOCKS_H
#define DS_CORPUS_BLOCKS_H

#include <dossier/corpus.h>

#include "corpus/line.h"

/* Gives every line its kind. first is the index of the first line that is not part of a header
 * block (those keep the kinds they have). When in doubt a line stays article text. */
void ds_blocks_judge(GArray *lines, guint first, const gchar *text, const DsWords *words);

/* The same where the structure of a page or document tells the kinds (of DsBlockKind, one per
 * line): only what is surely furniture by its words is taken out. */
void ds_blocks_judge_marked(GArray *lines,
                            const GArray *kinds,
                            const gchar *text,
                            const DsWords *words);

#endif
