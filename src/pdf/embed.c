#include "pdf/embed.h"

#include <string.h>

#include <dossier/error.h>

#include "pdf/codes.h"
#include "pdf/content.h"
#include "pdf/fonts.h"

typedef struct {
    DsPdfFile *file;
    const DsPdfFaces *faces;
    DsPdfWriter *writer;
    GString *scratch;
    guint32 text_table; /* which all fonts share */
} Embedder;

static gboolean
fail(GError **error, const gchar *what)
{
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "PDF: %s", what);
    return FALSE;
}

/* The object that a key of another one refers to; NULL with an error when there is none. */
static DsPdfObject *
follow(DsPdfFile *file, const DsPdfObject *object, const gchar *key, GError **error)
{
    const gint32 number = object != NULL ? ds_pdf_object_integer(object, key) : -1;

    if (number > 0)
        return ds_pdf_file_object(file, (guint32)number, error);
    if (object != NULL)
        fail(error, "cairo left out a part of a font");
    return NULL;
}

/* Remembers the objects that a value refers to. */
static gboolean
collect(DsPdfFile *file, guint32 number, gpointer user_data, GError **error)
{
    g_array_append_val((GArray *)user_data, number);
    return ds_pdf_file_object(file, number, error) != NULL;
}

/* The only font of a page that was not another page's before. */
static DsPdfObject *
font_of_page(DsPdfFile *file, guint page, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint32));
    DsPdfObject *object =
        ds_pdf_file_object(file, g_array_index(file->pages, guint32, page), error);
    DsPdfObject *resources = follow(file, object, "/Resources", error);
    DsPdfObject *font = NULL;

    if (resources == NULL || !ds_pdf_file_references(file, resources, collect, found, error))
        return NULL;
    for (guint i = 0; i < found->len; i++) {
        DsPdfObject *one = &file->objects[g_array_index(found, guint32, i)];
        if (one->copy != 0 || memmem(one->value, one->n_value, "/Type0", 6) == NULL)
            continue;
        if (font != NULL) {
            fail(error, "cairo divided a face into several fonts");
            return NULL;
        }
        font = one;
    }
    if (font == NULL)
        fail(error, "cairo left out a face");
    return font;
}

static DsPdfObject *
descendant(DsPdfFile *file, DsPdfObject *font, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint32));

    if (!ds_pdf_file_references(file, font, collect, found, error))
        return NULL;
    for (guint i = 0; i < found->len; i++) {
        DsPdfObject *one = &file->objects[g_array_index(found, guint32, i)];
        if (memmem(one->value, one->n_value, "/CIDFontType2", 13) != NULL)
            return one;
    }
    fail(error, "a face is no TrueType font");
    return NULL;
}

/* Writes the program of a face with its glyphs at the places of their codes. */
static gboolean
write_program(Embedder *embedder, const DsPdfFace *face, DsPdfObject *program, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(GArray) codes = g_array_new(FALSE, FALSE, sizeof(guint));

    if (!ds_pdf_inflate(bytes, program->stream, program->n_stream, error))
        return FALSE;
    for (guint i = 0; i < face->glyphs->len; i++)
        g_array_append_val(codes, g_array_index(face->glyphs, DsPdfGlyph, i).code);
    g_autoptr(GByteArray) font = ds_pdf_font_arrange(bytes->data, bytes->len, codes);
    if (font == NULL)
        return fail(error, "a face is no font that we understand");
    g_autofree gchar *entries = g_strdup_printf("/Length1 %u", font->len);
    program->copy = ds_pdf_writer_reserve(embedder->writer, 1);
    ds_pdf_writer_stream(embedder->writer, program->copy, entries, (const gchar *)font->data,
                         font->len);
    return TRUE;
}

static void
write_descriptor(Embedder *embedder, DsPdfObject *descriptor)
{
    GString *out = embedder->scratch;

    descriptor->copy = ds_pdf_writer_reserve(embedder->writer, 1);
    g_string_assign(out, "<<");
    ds_pdf_file_copy_value(embedder->file, descriptor, NULL, out);
    g_string_append(out, ">>");
    ds_pdf_writer_value(embedder->writer, descriptor->copy, out);
}

static void
write_fonts(Embedder *embedder, const DsPdfFace *face, DsPdfObject *font, DsPdfObject *cid_font)
{
    g_autofree gchar *name = ds_pdf_object_name(font, "/BaseFont");
    const guint32 descriptor =
        embedder->file->objects[ds_pdf_object_integer(cid_font, "/FontDescriptor")].copy;
    GString *out = embedder->scratch;

    font->copy = ds_pdf_writer_reserve(embedder->writer, 2);
    g_string_printf(out,
                    "<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts"
                    "[%u 0 R]/ToUnicode %u 0 R>>",
                    name, font->copy + 1, embedder->text_table);
    ds_pdf_writer_value(embedder->writer, font->copy, out);
    g_string_printf(out,
                    "<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry"
                    "(Adobe)/Ordering(Identity)/Supplement 0>>"
                    "/CIDToGIDMap/Identity/FontDescriptor %u 0 R",
                    name, descriptor);
    ds_pdf_append_widths(face, out);
    g_string_append(out, ">>");
    ds_pdf_writer_value(embedder->writer, font->copy + 1, out);
}

/* Returns the font's number in the new file; 0 on failure. */
static guint32
embed_face(Embedder *embedder, guint index, GError **error)
{
    DsPdfFile *file = embedder->file;
    const DsPdfFace *face = ds_pdf_face(embedder->faces, index);
    DsPdfObject *font = font_of_page(file, index, error);
    DsPdfObject *cid_font = font != NULL ? descendant(file, font, error) : NULL;
    DsPdfObject *descriptor = follow(file, cid_font, "/FontDescriptor", error);
    DsPdfObject *program = follow(file, descriptor, "/FontFile2", error);

    if (program == NULL || !write_program(embedder, face, program, error))
        return 0;
    write_descriptor(embedder, descriptor);
    write_fonts(embedder, face, font, cid_font);
    return font->copy;
}

static void
write_text_table(Embedder *embedder)
{
    GString *out = embedder->scratch;

    embedder->text_table = ds_pdf_writer_reserve(embedder->writer, 1);
    g_string_truncate(out, 0);
    ds_pdf_append_text_table(embedder->faces, out);
    ds_pdf_writer_stream(embedder->writer, embedder->text_table, "", out->str, out->len);
}

gboolean
ds_pdf_embed(DsPdfFile *file,
             const DsPdfFaces *faces,
             DsPdfWriter *writer,
             GString *fonts,
             GError **error)
{
    g_autoptr(GString) scratch = g_string_new(NULL);
    Embedder embedder = {file, faces, writer, scratch, 0};

    if (file->pages->len != faces->faces->len)
        return fail(error, "cairo left out a face");
    write_text_table(&embedder);
    for (guint i = 0; i < faces->faces->len; i++) {
        const guint32 number = embed_face(&embedder, i, error);
        if (number == 0)
            return FALSE;
        g_string_append_c(fonts, '/');
        ds_pdf_append_face_name(fonts, i);
        g_string_append_printf(fonts, " %u 0 R", number);
    }
    return TRUE;
}
