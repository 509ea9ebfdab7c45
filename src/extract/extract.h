/* Extraction: dates, institutions, people and quotes of a corpus. */
#ifndef DS_EXTRACT_EXTRACT_H
#define DS_EXTRACT_EXTRACT_H

#include <dossier/annotations.h>
#include <dossier/diag.h>

#include "pack/pack.h"

/* The word lists of a pack compiled for extraction: automata, pattern tables. Const once made;
 * shared between threads. */
typedef struct DsExtractor DsExtractor;
DsExtractor *ds_extractor_new(DsPack *pack, GError **error);
void ds_extractor_free(DsExtractor *extractor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsExtractor, ds_extractor_free)

/* Annotates the whole corpus: per article what it alone tells (in n_threads threads, 0: as many
 * as processors), then one resolving pass over all. Same result whatever the threads. */
DsAnnotations *
ds_extract(const DsExtractor *extractor, const DsCorpus *corpus, guint n_threads, DsDiag *diag);

#endif
