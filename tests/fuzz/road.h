/* The road from a corpus to all outputs, for the harnesses. */
#ifndef DS_FUZZ_ROAD_H
#define DS_FUZZ_ROAD_H

#include <dossier/report.h>

/* Annotates the corpus; what annotations promise is asserted. The caller owns them. */
DsAnnotations *fuzz_annotate(const DsCorpus *corpus);

/* Composes the report, sets it as pages in one of the styles, and lets every writer write it;
 * links within the document lead somewhere, and the model reads back as it was written. */
void fuzz_write(const DsReport *report);

#endif
