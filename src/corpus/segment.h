/* Sentences. */
#ifndef DS_CORPUS_SEGMENT_H
#define DS_CORPUS_SEGMENT_H

#include <dossier/corpus.h>

#include "corpus/words.h"

/* Cuts the article's own blocks (see ds_block_kind_is_article) into sentences, numbered from 1
 * through the article. Linear. */
void ds_segment(DsArticle *article, const DsWords *words);

/* Appends the sentences of text[start, end) to sentences (of DsSentence; only the offsets are
 * set). */
void ds_segment_span(
    const gchar *text, guint32 start, guint32 end, const DsWords *words, GArray *sentences);

#endif
