/* A model that travels without the texts of its sources. */
#ifndef DS_REPORT_MODEL_SOURCES_H
#define DS_REPORT_MODEL_SOURCES_H

#include <dossier/corpus.h>

/* The model with the text of every article that has none, taken from the source of the same
 * bytes, path or file name; where there is no such source, the article stays as it is, and so
 * does what is no model. The caller owns the reference. */
GBytes *ds_model_complete(GBytes *model, const DsCorpus *sources);

#endif
