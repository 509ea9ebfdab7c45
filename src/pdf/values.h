/* Values on their way into an object stream (ISO 32000-1, 7.5.7). */
#ifndef DS_PDF_VALUES_H
#define DS_PDF_VALUES_H

#include <glib.h>

/* What is a table – the numbers and offsets of the values, arrays of references – stands in
 * fields of one width and is coded as differences between neighbours (PNG's predictor Sub).
 * They are mostly zeros: a field costs two bytes in the file instead of five. */
#define DS_PDF_FIELD          16
#define DS_PDF_FIELDS_PER_ROW 64

typedef struct {
    guint n;
    GString *index; /* a field each: number and offset */
    GString *body;
    GArray *tables; /* of guint32: rows of the body where a table begins, ends, begins … */
} DsPdfValues;

void ds_pdf_values_init(DsPdfValues *values);
void ds_pdf_values_clear(DsPdfValues *values);

/* Adds a value; its bytes [table, after) are whole fields, none when both are equal. */
void ds_pdf_values_add(
    DsPdfValues *values, guint32 number, const GString *value, gsize table, gsize after);

/* Moves all values to rows, coded, and appends the entries of their stream's dictionary. */
void ds_pdf_values_take(DsPdfValues *values, GByteArray *rows, GString *entries);

/* Appends words flush right in one field, or in two. */
void ds_pdf_append_field(GString *out, const gchar *words);

#endif
