/* Office documents and books inside an opened archive. */
#ifndef DS_CORPUS_OFFICE_H
#define DS_CORPUS_OFFICE_H

#include "corpus/archive.h"
#include "corpus/html.h"

/* Appends the paragraphs of word/document.xml (.docx) or content.xml (.odt); FALSE when the
 * member is no XML. */
gboolean ds_office_read_docx(DsArchive *archive, DsMarkedText *marked);
gboolean ds_office_read_odt(DsArchive *archive, DsMarkedText *marked);

/* The members of an .epub in the order of its spine; of gchar, owned by the caller. NULL when
 * there is no spine. */
GPtrArray *ds_office_epub_spine(DsArchive *archive);

#endif
