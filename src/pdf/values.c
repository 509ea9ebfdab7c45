#include "pdf/values.h"

#include <string.h>

#define ROW (DS_PDF_FIELD * DS_PDF_FIELDS_PER_ROW)

enum { FILTER_NONE, FILTER_SUB };

void
ds_pdf_values_init(DsPdfValues *values)
{
    *values = (DsPdfValues){0, g_string_new(NULL), g_string_new(NULL),
                            g_array_new(FALSE, FALSE, sizeof(guint32))};
}

void
ds_pdf_values_clear(DsPdfValues *values)
{
    g_string_free(values->index, TRUE);
    g_string_free(values->body, TRUE);
    g_array_free(values->tables, TRUE);
}

void
ds_pdf_append_field(GString *out, const gchar *words)
{
    const gsize n = strlen(words);
    const gsize width = n < DS_PDF_FIELD ? DS_PDF_FIELD : 2 * DS_PDF_FIELD;

    g_assert(n < width); /* a blank before it parts it from the last one */
    for (gsize i = n; i < width; i++)
        g_string_append_c(out, ' ');
    g_string_append_len(out, words, (gssize)n);
}

/* Blanks up to the end of the row. */
static void
fill_row(GString *out)
{
    while (out->len % ROW != 0)
        g_string_append_c(out, ' ');
}

static void
append_table(DsPdfValues *values, const gchar *bytes, gsize n)
{
    guint32 row;

    fill_row(values->body);
    row = (guint32)(values->body->len / ROW);
    g_array_append_val(values->tables, row);
    g_string_append_len(values->body, bytes, (gssize)n);
    fill_row(values->body);
    row = (guint32)(values->body->len / ROW);
    g_array_append_val(values->tables, row);
}

void
ds_pdf_values_add(
    DsPdfValues *values, guint32 number, const GString *value, gsize table, gsize after)
{
    gchar words[2 * DS_PDF_FIELD];

    g_snprintf(words, sizeof words, "%u %" G_GSIZE_FORMAT, number, values->body->len);
    ds_pdf_append_field(values->index, words);
    if (after > table) {
        g_string_append_len(values->body, value->str, (gssize)table);
        append_table(values, value->str + table, after - table);
        g_string_append_len(values->body, value->str + after, (gssize)(value->len - after));
    } else {
        g_string_append_len(values->body, value->str, (gssize)value->len);
    }
    g_string_append_c(values->body, '\n');
    values->n++;
}

static void
append_row(GByteArray *rows, const gchar *bytes, guint8 filter)
{
    guint8 coded[ROW + 1] = {filter};

    memcpy(coded + 1, bytes, ROW);
    if (filter == FILTER_SUB)
        for (guint i = DS_PDF_FIELD; i < ROW; i++)
            coded[i + 1] = (guint8)(bytes[i] - bytes[i - DS_PDF_FIELD]);
    g_byte_array_append(rows, coded, sizeof coded);
}

static void
append_body(const DsPdfValues *values, GByteArray *rows)
{
    guint n_passed = 0; /* an odd number of edges: inside a table */

    for (guint32 row = 0; row < values->body->len / ROW; row++) {
        while (n_passed < values->tables->len &&
               g_array_index(values->tables, guint32, n_passed) <= row)
            n_passed++;
        append_row(rows, values->body->str + (gsize)row * ROW,
                   n_passed % 2 == 1 ? FILTER_SUB : FILTER_NONE);
    }
}

void
ds_pdf_values_take(DsPdfValues *values, GByteArray *rows, GString *entries)
{
    fill_row(values->index);
    fill_row(values->body);
    g_string_append_printf(entries,
                           "/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT
                           "/DecodeParms<</Predictor 15/Colors %d/Columns %d>>",
                           values->n, values->index->len, DS_PDF_FIELD, DS_PDF_FIELDS_PER_ROW);
    for (gsize at = 0; at < values->index->len; at += ROW)
        append_row(rows, values->index->str + at, FILTER_SUB);
    append_body(values, rows);
    g_string_truncate(values->index, 0);
    g_string_truncate(values->body, 0);
    g_array_set_size(values->tables, 0);
    values->n = 0;
}
