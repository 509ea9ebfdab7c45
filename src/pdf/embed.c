#include "pdf/embed.h"

#include <dossier/error.h>

#include "pdf/codes.h"
#include "pdf/content.h"
#include "pdf/fonts.h"

typedef struct {
    DsPdfWriter *writer;
    GString *scratch;
    guint32 text_table; /* which all fonts share */
} Embedder;

static void
write_text_table(Embedder *embedder, const DsPdfFaces *faces)
{
    GString *out = embedder->scratch;

    embedder->text_table = ds_pdf_writer_reserve(embedder->writer, 1);
    g_string_truncate(out, 0);
    ds_pdf_append_text_table(faces, out);
    ds_pdf_writer_stream(embedder->writer, embedder->text_table, "", out->str, out->len);
}

/* The font program; returns its number. */
static guint32
write_program(Embedder *embedder, const GByteArray *subset)
{
    const guint32 number = ds_pdf_writer_reserve(embedder->writer, 1);
    g_autofree gchar *entries = g_strdup_printf("/Length1 %u", subset->len);

    ds_pdf_writer_stream(embedder->writer, number, entries, (const gchar *)subset->data,
                         subset->len);
    return number;
}

/* The font, its descendant and its descriptor; returns the first one's number. */
static guint32
write_fonts(Embedder *embedder, const DsPdfFace *face, hb_face_t *of, const GByteArray *subset)
{
    const guint32 program = write_program(embedder, subset);
    const guint32 number = ds_pdf_writer_reserve(embedder->writer, 3);
    g_autofree gchar *name = ds_pdf_font_name(of, subset);
    GString *out = embedder->scratch;

    g_string_printf(out,
                    "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
                    "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
                    name, number + 1, embedder->text_table);
    ds_pdf_writer_value(embedder->writer, number, out);
    g_string_printf(out,
                    "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry"
                    "(Adobe)/Ordering(Identity)/Supplement 0>>"
                    "/CIDToGIDMap/Identity/FontDescriptor %u 0 R",
                    name, number + 2);
    ds_pdf_append_widths(face, out);
    g_string_append(out, ">>");
    ds_pdf_writer_value(embedder->writer, number + 1, out);
    g_string_printf(out, "<</Type/FontDescriptor/FontName/%s", name);
    ds_pdf_font_append_measures(of, out);
    g_string_append_printf(out, "/FontFile2 %u 0 R>>", program);
    ds_pdf_writer_value(embedder->writer, number + 2, out);
    return number;
}

/* Returns the font's number; 0 on failure. */
static guint32
embed_face(Embedder *embedder, const DsPdfFace *face, GError **error)
{
    hb_face_t *of = hb_font_get_face(pango_font_get_hb_font(face->font));
    g_autoptr(GByteArray) subset = ds_pdf_font_subset(of, face->glyphs);

    if (subset != NULL)
        return write_fonts(embedder, face, of, subset);
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED,
                "PDF: a face is no TrueType font that we understand");
    return 0;
}

gboolean
ds_pdf_embed(const DsPdfFaces *faces, DsPdfWriter *writer, GString *fonts, GError **error)
{
    g_autoptr(GString) scratch = g_string_new(NULL);
    Embedder embedder = {writer, scratch, 0};

    if (faces->faces->len > 0)
        write_text_table(&embedder, faces);
    for (guint i = 0; i < faces->faces->len; i++) {
        const guint32 number = embed_face(&embedder, ds_pdf_face(faces, i), error);
        if (number == 0)
            return FALSE;
        g_string_append_c(fonts, '/');
        ds_pdf_append_face_name(fonts, i);
        g_string_append_printf(fonts, " %u 0 R", number);
    }
    return TRUE;
}
