/* Writes objects into a PDF 1.7 file: values in object streams, a cross-reference stream at the
 * end. */
#ifndef DS_PDF_WRITE_H
#define DS_PDF_WRITE_H

#include <glib.h>

#include "base/packings.h"

typedef struct DsPdfWriter DsPdfWriter;

/* level, packings: of base/deflate.h; value_level: of the object streams. */
DsPdfWriter *ds_pdf_writer_new(gint level, gint value_level, DsPackings *packings);
void ds_pdf_writer_free(DsPdfWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPdfWriter, ds_pdf_writer_free)

/* Takes n numbers for objects that follow; returns the first. */
guint32 ds_pdf_writer_reserve(DsPdfWriter *writer, guint n);

/* Writes a value as object number. */
void ds_pdf_writer_value(DsPdfWriter *writer, guint32 number, const GString *value);

/* The same for a value whose bytes [table, after) are fields of DS_PDF_FIELD bytes. */
void ds_pdf_writer_table(
    DsPdfWriter *writer, guint32 number, const GString *value, gsize table, gsize after);

/* Writes a stream; entries are those of its dictionary besides Length and Filter. */
void ds_pdf_writer_stream(
    DsPdfWriter *writer, guint32 number, const gchar *entries, const gchar *bytes, gsize n);

/* The same without compression. */
void ds_pdf_writer_plain_stream(
    DsPdfWriter *writer, guint32 number, const gchar *entries, const gchar *bytes, gsize n);

/* Ends the file; every number that was reserved must have been written. The writer is empty
 * afterwards. */
GBytes *ds_pdf_writer_finish(DsPdfWriter *writer, guint32 catalog, guint32 info);

#endif
