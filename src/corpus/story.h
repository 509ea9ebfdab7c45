/* Articles that tell of the same story: they share its names. */
#ifndef DS_CORPUS_STORY_H
#define DS_CORPUS_STORY_H

#include <dossier/corpus.h>

/* For each article of the corpus the others of its story, ascending: a GPtrArray of GArray of
 * guint32, owned by the caller. Linear in the number of words. */
GPtrArray *ds_stories_find(const DsCorpus *corpus);

#endif
