/* Runs of words in another language, so that they are pronounced as such. */
#ifndef DS_DOC_FOREIGN_H
#define DS_DOC_FOREIGN_H

#include "doc/document.h"
#include "pack/pack.h"

/* Gives words of sources their language where the pack's list "foreign_words" shows it: at
 * least two words side by side that are no syllables of the document's language, one of them
 * listed. The words stay what they are. */
void ds_document_mark_foreign(DsDocument *document, DsPack *pack);

#endif
