/* What the pages share in cairo's file — fonts above all — taken over into the new one. */
#ifndef DS_PDF_RESOURCES_H
#define DS_PDF_RESOURCES_H

#include "pdf/parse.h"
#include "pdf/write.h"

/* Gives a number in the new file to every object that the resources of the pages refer to. */
gboolean ds_pdf_resources_mark(DsPdfFile *file, DsPdfWriter *writer, GError **error);

/* Writes those objects: fonts without hints, their text tables without stand-ins. */
gboolean ds_pdf_resources_write(DsPdfFile *file, DsPdfWriter *writer, GError **error);

#endif
