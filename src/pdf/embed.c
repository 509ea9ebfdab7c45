#include "pdf/embed.h"

#include <string.h>

#include <dossier/error.h>

#include "pdf/content.h"
#include "pdf/fonts.h"

/* The objects that make up a font. */
typedef struct {
    DsPdfFile *file;
    DsPdfWriter *writer;
    const DsPdfFace *face;
    GArray *found; /* of guint32: numbers in cairo's file */
} Walk;

static gboolean
fail(GError **error, const gchar *what)
{
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "PDF: %s", what);
    return FALSE;
}

static gboolean
contains(const gchar *bytes, gsize n, const gchar *word)
{
    return memmem(bytes, n, word, strlen(word)) != NULL;
}

static gboolean
visit(DsPdfFile *file, guint32 number, gpointer user_data, GError **error)
{
    Walk *walk = user_data;
    DsPdfObject *object = ds_pdf_file_object(file, number, error);

    if (object == NULL)
        return FALSE;
    if (object->copy == 0) {
        object->copy = ds_pdf_writer_reserve(walk->writer, 1);
        g_array_append_val(walk->found, number);
    }
    return TRUE;
}

/* A font that no face before had. */
static gboolean
visit_font(DsPdfFile *file, guint32 number, gpointer user_data, GError **error)
{
    const DsPdfObject *object = ds_pdf_file_object(file, number, error);

    if (object == NULL)
        return FALSE;
    return !contains(object->value, object->n_value, "/Type0") ||
           visit(file, number, user_data, error);
}

/* The length of a stream is written with it, not as an object; no stream of a font refers to
 * anything else. */
static gboolean
find_parts(Walk *walk, GError **error)
{
    for (guint i = 0; i < walk->found->len; i++) {
        DsPdfObject *object =
            ds_pdf_file_object(walk->file, g_array_index(walk->found, guint32, i), error);
        if (object == NULL)
            return FALSE;
        if (object->stream == NULL &&
            !ds_pdf_file_references(walk->file, object, visit, walk, error))
            return FALSE;
    }
    return TRUE;
}

static void
write_program(DsPdfWriter *writer, guint32 number, const GByteArray *font)
{
    g_autoptr(GByteArray) lean = ds_pdf_font_without_hints(font->data, font->len);
    const GByteArray *bytes = lean != NULL ? lean : font;
    g_autofree gchar *entries = g_strdup_printf("/Length1 %u", bytes->len);

    ds_pdf_writer_stream(writer, number, entries, (const gchar *)bytes->data, bytes->len);
}

static void
write_text_table(const Walk *walk, guint32 number)
{
    g_autoptr(GString) text = g_string_new(NULL);

    ds_pdf_face_append_text_table(walk->face, text);
    ds_pdf_writer_stream(walk->writer, number, "", text->str, text->len);
}

static gboolean
write_stream(const Walk *walk, const DsPdfObject *object, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    if (!contains(object->value, object->n_value, "/FlateDecode"))
        return fail(error, "a stream of a font has an unknown form");
    if (!ds_pdf_inflate(bytes, object->stream, object->n_stream, error))
        return FALSE;
    if (contains((const gchar *)bytes->data, bytes->len, "begincmap")) {
        write_text_table(walk, object->copy);
    } else if (ds_pdf_object_integer(object, "/Length1") >= 0) {
        write_program(walk->writer, object->copy, bytes);
    } else if (contains(object->value, object->n_value, "/CIDFontType0C")) {
        ds_pdf_writer_stream(walk->writer, object->copy, "/Subtype/CIDFontType0C",
                             (const gchar *)bytes->data, bytes->len);
    } else {
        return fail(error, "a stream of a font is neither its program nor its text table");
    }
    return TRUE;
}

static void
write_value(const Walk *walk, const DsPdfObject *object, GString *scratch)
{
    const gboolean is_cid_font = contains(object->value, object->n_value, "/CIDFontType");

    g_string_assign(scratch, "<<");
    ds_pdf_file_copy_value(walk->file, object, is_cid_font ? "/W" : NULL, scratch);
    if (is_cid_font)
        ds_pdf_face_append_widths(walk->face, scratch);
    if (contains(object->value, object->n_value, "/CIDFontType2"))
        g_string_append(scratch, "/CIDToGIDMap/Identity");
    g_string_append(scratch, ">>");
    ds_pdf_writer_value(walk->writer, object->copy, scratch);
}

static gboolean
write_parts(const Walk *walk, GError **error)
{
    g_autoptr(GString) scratch = g_string_new(NULL);

    for (guint i = 0; i < walk->found->len; i++) {
        const DsPdfObject *object =
            &walk->file->objects[g_array_index(walk->found, guint32, i)];
        if (object->stream == NULL)
            write_value(walk, object, scratch);
        else if (!write_stream(walk, object, error))
            return FALSE;
    }
    return TRUE;
}

/* Returns the font's number in the new file; 0 on failure. */
static guint32
embed_face(
    DsPdfFile *file, guint index, const DsPdfFace *face, DsPdfWriter *writer, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint32));
    Walk walk = {file, writer, face, found};
    DsPdfObject *page =
        ds_pdf_file_object(file, g_array_index(file->pages, guint32, index), error);

    if (page == NULL)
        return 0;
    DsPdfObject *resources =
        ds_pdf_file_object(file, (guint32)ds_pdf_object_integer(page, "/Resources"), error);
    if (resources == NULL || !ds_pdf_file_references(file, resources, visit_font, &walk, error))
        return 0;
    if (found->len != 1) {
        fail(error, "cairo divided a face into several fonts");
        return 0;
    }
    if (!find_parts(&walk, error) || !write_parts(&walk, error))
        return 0;
    return file->objects[g_array_index(found, guint32, 0)].copy;
}

gboolean
ds_pdf_embed(DsPdfFile *file,
             const DsPdfFaces *faces,
             DsPdfWriter *writer,
             GString *fonts,
             GError **error)
{
    if (file->pages->len != faces->faces->len)
        return fail(error, "cairo left out a face");
    for (guint i = 0; i < faces->faces->len; i++) {
        const guint32 number = embed_face(file, i, ds_pdf_face(faces, i), writer, error);
        if (number == 0)
            return FALSE;
        g_string_append_c(fonts, '/');
        ds_pdf_append_face_name(fonts, i);
        g_string_append_printf(fonts, " %u 0 R", number);
    }
    return TRUE;
}
