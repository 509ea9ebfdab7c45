#include "pdf/resources.h"

#include <string.h>

#include <dossier/error.h>

#include "pdf/fonts.h"
#include "pdf/syntax.h"

/* Objects that are still to be looked into; a walk without recursion. */
typedef struct {
    GArray *waiting; /* of guint32 */
    DsPdfWriter *writer;
} Walk;

static gboolean
visit(DsPdfFile *file, guint32 number, gpointer user_data, GError **error)
{
    Walk *walk = user_data;
    DsPdfObject *object = ds_pdf_file_object(file, number, error);

    if (object == NULL)
        return FALSE;
    if (object->copy == 0) {
        object->copy = ds_pdf_writer_reserve(walk->writer, 1);
        g_array_append_val(walk->waiting, number);
    }
    return TRUE;
}

/* The length of a stream is written with it, not as an object. */
static gboolean
visit_references(DsPdfFile *file, guint32 number, Walk *walk, GError **error)
{
    DsPdfObject *object = ds_pdf_file_object(file, number, error);

    if (object == NULL)
        return FALSE;
    if (object->stream == NULL)
        return ds_pdf_file_references(file, object, visit, walk, error);
    g_autoptr(GString) value = g_string_new(NULL);
    ds_pdf_file_copy_value(file, object, "/Length", value);
    if (strstr(value->str, " R") == NULL)
        return TRUE;
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED,
                "PDF: a stream refers to other objects; pictures are not painted here");
    return FALSE;
}

gboolean
ds_pdf_resources_mark(DsPdfFile *file, DsPdfWriter *writer, GError **error)
{
    g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
    Walk walk = {waiting, writer};

    for (guint i = 0; i < file->pages->len; i++) {
        DsPdfObject *page =
            ds_pdf_file_object(file, g_array_index(file->pages, guint32, i), error);
        if (page == NULL)
            return FALSE;
        const gint32 resources = ds_pdf_object_integer(page, "/Resources");
        if (resources >= 0 && !visit(file, (guint32)resources, &walk, error))
            return FALSE;
    }
    while (waiting->len > 0) {
        const guint32 number = g_array_index(waiting, guint32, waiting->len - 1);
        g_array_set_size(waiting, waiting->len - 1);
        if (!visit_references(file, number, &walk, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
contains(const gchar *bytes, gsize n, const gchar *word)
{
    return memmem(bytes, n, word, strlen(word)) != NULL;
}

static void
write_font(DsPdfWriter *writer, guint32 number, const GByteArray *font)
{
    g_autoptr(GByteArray) lean = ds_pdf_font_without_hints(font->data, font->len);
    const GByteArray *bytes = lean != NULL ? lean : font;
    g_autofree gchar *entries = g_strdup_printf("/Length1 %u", bytes->len);

    ds_pdf_writer_stream(writer, number, entries, (const gchar *)bytes->data, bytes->len);
}

static void
write_text_table(DsPdfWriter *writer, guint32 number, const GByteArray *table)
{
    g_autoptr(GString) text = g_string_sized_new(table->len);

    ds_pdf_append_unmasked(text, (const gchar *)table->data, table->len);
    ds_pdf_writer_stream(writer, number, "", text->str, text->len);
}

static gboolean
write_stream(DsPdfWriter *writer, const DsPdfObject *object, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    if (!contains(object->value, object->n_value, "/FlateDecode")) {
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "PDF: a stream has an unknown form");
        return FALSE;
    }
    if (!ds_pdf_inflate(bytes, object->stream, object->n_stream, error))
        return FALSE;
    if (ds_pdf_object_integer(object, "/Length1") >= 0)
        write_font(writer, object->copy, bytes);
    else if (contains((const gchar *)bytes->data, bytes->len, "begincmap"))
        write_text_table(writer, object->copy, bytes);
    else {
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED,
                    "PDF: a stream is neither font nor text table");
        return FALSE;
    }
    return TRUE;
}

static void
write_value(DsPdfFile *file, DsPdfWriter *writer, const DsPdfObject *object, GString *scratch)
{
    const gboolean is_dictionary = g_str_has_prefix(object->value, "<<");

    g_string_assign(scratch, is_dictionary ? "<<" : "");
    ds_pdf_file_copy_value(file, object, NULL, scratch);
    if (contains(object->value, object->n_value, "/CIDFontType2"))
        g_string_append(scratch, "/CIDToGIDMap/Identity");
    if (is_dictionary)
        g_string_append(scratch, ">>");
    ds_pdf_writer_value(writer, object->copy, scratch);
}

gboolean
ds_pdf_resources_write(DsPdfFile *file, DsPdfWriter *writer, GError **error)
{
    g_autoptr(GString) scratch = g_string_new(NULL);

    for (guint i = 0; i < file->n_objects; i++) {
        const DsPdfObject *object = &file->objects[i];
        if (object->copy == 0)
            continue;
        if (object->stream == NULL)
            write_value(file, writer, object, scratch);
        else if (!write_stream(writer, object, error))
            return FALSE;
    }
    return TRUE;
}
