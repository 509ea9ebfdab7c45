#include "pdf/write.h"

#include <string.h>

#include "base/deflate.h"
#include "pdf/values.h"

/* Objects of like kind stand next to each other, so that deflate sees them together. */
#define VALUES_PER_STREAM 2000
#define XREF_COLUMNS      7

typedef enum {
    ENTRY_FREE,
    ENTRY_OFFSET, /* a: where the object begins */
    ENTRY_PACKED, /* a: the object stream; b: the place in it */
} EntryKind;

typedef struct {
    EntryKind kind;
    guint32 a, b;
} Entry;

struct DsPdfWriter {
    GByteArray *out;
    GArray *entries;    /* of Entry, by object number */
    DsPdfValues packed; /* values waiting for their object stream */
    guint32 container;  /* its number */
    DsDeflater *deflater, *value_deflater;
    GByteArray *deflated;
};

static void
append_text(DsPdfWriter *writer, const gchar *text)
{
    g_byte_array_append(writer->out, (const guint8 *)text, (guint)strlen(text));
}

DsPdfWriter *
ds_pdf_writer_new(gint level, gint value_level, DsPackings *packings)
{
    DsPdfWriter *writer = g_new0(DsPdfWriter, 1);

    writer->out = g_byte_array_new();
    writer->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    ds_pdf_values_init(&writer->packed);
    writer->deflated = g_byte_array_new();
    writer->deflater = ds_deflater_new(level, packings);
    writer->value_deflater = ds_deflater_new(value_level, packings);
    /* Four bytes over 127 say that the file is not text. */
    append_text(writer, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    ds_pdf_writer_reserve(writer, 1);
    return writer;
}

void
ds_pdf_writer_free(DsPdfWriter *writer)
{
    if (writer == NULL)
        return;
    ds_deflater_free(writer->deflater);
    ds_deflater_free(writer->value_deflater);
    g_byte_array_free(writer->out, TRUE);
    g_array_free(writer->entries, TRUE);
    ds_pdf_values_clear(&writer->packed);
    g_byte_array_free(writer->deflated, TRUE);
    g_free(writer);
}

guint32
ds_pdf_writer_reserve(DsPdfWriter *writer, guint n)
{
    const guint32 first = writer->entries->len;

    g_array_set_size(writer->entries, first + n);
    return first;
}

static void
set_entry(DsPdfWriter *writer, guint32 number, Entry entry)
{
    Entry *place = &g_array_index(writer->entries, Entry, number);

    g_assert(number < writer->entries->len && place->kind == ENTRY_FREE);
    *place = entry;
}

void
ds_pdf_writer_plain_stream(
    DsPdfWriter *writer, guint32 number, const gchar *entries, const gchar *bytes, gsize n)
{
    g_autofree gchar *head = g_strdup_printf(
        "%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>stream\n", number, entries, n);

    set_entry(writer, number, (Entry){ENTRY_OFFSET, writer->out->len, 0});
    append_text(writer, head);
    g_byte_array_append(writer->out, (const guint8 *)bytes, (guint)n);
    append_text(writer, "\nendstream\nendobj\n");
}

static void
write_packed(DsPdfWriter *writer,
             DsDeflater *deflater,
             guint32 number,
             const gchar *entries,
             const gchar *bytes,
             gsize n)
{
    g_autofree gchar *all = g_strconcat(entries, "/Filter/FlateDecode", NULL);

    g_byte_array_set_size(writer->deflated, 0);
    ds_deflate(deflater, DS_DEFLATE_ZLIB, bytes, n, writer->deflated);
    ds_pdf_writer_plain_stream(writer, number, all, (const gchar *)writer->deflated->data,
                               writer->deflated->len);
}

void
ds_pdf_writer_stream(
    DsPdfWriter *writer, guint32 number, const gchar *entries, const gchar *bytes, gsize n)
{
    write_packed(writer, writer->deflater, number, entries, bytes, n);
}

static void
flush_values(DsPdfWriter *writer)
{
    if (writer->packed.n == 0)
        return;
    g_autoptr(GByteArray) rows = g_byte_array_new();
    g_autoptr(GString) entries = g_string_new(NULL);
    ds_pdf_values_take(&writer->packed, rows, entries);
    write_packed(writer, writer->value_deflater, writer->container, entries->str,
                 (const gchar *)rows->data, rows->len);
}

void
ds_pdf_writer_table(
    DsPdfWriter *writer, guint32 number, const GString *value, gsize table, gsize after)
{
    if (writer->packed.n == 0)
        writer->container = ds_pdf_writer_reserve(writer, 1);
    set_entry(writer, number, (Entry){ENTRY_PACKED, writer->container, writer->packed.n});
    ds_pdf_values_add(&writer->packed, number, value, table, after);
    if (writer->packed.n == VALUES_PER_STREAM)
        flush_values(writer);
}

void
ds_pdf_writer_value(DsPdfWriter *writer, guint32 number, const GString *value)
{
    ds_pdf_writer_table(writer, number, value, 0, 0);
}

/* A row of the cross-reference stream: kind, four bytes of a, two of b. */
static void
xref_row(const Entry *entry, gboolean is_first, guint8 row[XREF_COLUMNS])
{
    const guint32 b = is_first ? 0xFFFF : entry->b; /* the head of the free list */

    row[0] = (guint8)entry->kind;
    for (guint i = 0; i < 4; i++)
        row[1 + i] = (guint8)(entry->a >> (24 - 8 * i));
    row[5] = (guint8)(b >> 8);
    row[6] = (guint8)b;
}

/* Rows as differences to the row above (PNG's predictor Up): mostly zeros. */
static GByteArray *
xref_rows(const DsPdfWriter *writer)
{
    GByteArray *rows = g_byte_array_new();
    guint8 above[XREF_COLUMNS] = {0}, row[XREF_COLUMNS], coded[XREF_COLUMNS + 1] = {2};

    for (guint i = 0; i < writer->entries->len; i++) {
        xref_row(&g_array_index(writer->entries, Entry, i), i == 0, row);
        for (guint k = 0; k < XREF_COLUMNS; k++)
            coded[k + 1] = (guint8)(row[k] - above[k]);
        memcpy(above, row, sizeof above);
        g_byte_array_append(rows, coded, sizeof coded);
    }
    return rows;
}

GBytes *
ds_pdf_writer_finish(DsPdfWriter *writer, guint32 catalog, guint32 info)
{
    flush_values(writer);
    const guint32 number = ds_pdf_writer_reserve(writer, 1);
    const guint32 offset = writer->out->len;
    g_autofree gchar *id =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, writer->out->data, writer->out->len);
    g_autofree gchar *entries =
        g_strdup_printf("/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]"
                        "/DecodeParms<</Predictor 12/Columns %d>>",
                        writer->entries->len, catalog, info, id, id, XREF_COLUMNS);
    g_autofree gchar *tail = g_strdup_printf("startxref\n%u\n%%%%EOF\n", offset);

    for (guint i = 1; i < number; i++)
        g_assert(g_array_index(writer->entries, Entry, i).kind != ENTRY_FREE);
    /* The table names itself, so its own row is filled in before it is written. */
    g_array_index(writer->entries, Entry, number) = (Entry){ENTRY_OFFSET, offset, 0};
    g_autoptr(GByteArray) rows = xref_rows(writer);
    g_array_index(writer->entries, Entry, number) = (Entry){0};
    ds_pdf_writer_stream(writer, number, entries, (const gchar *)rows->data, rows->len);
    append_text(writer, tail);

    GBytes *bytes = g_byte_array_free_to_bytes(writer->out);
    writer->out = g_byte_array_new();
    return bytes;
}
