#include "pdf/faces.h"

#include <hb.h>

#include "pdf/syntax.h"

/* Codes in one bfchar block at most (Adobe Technical Note 5014). */
#define MAX_ROWS 100

/* Of a glyph that only occurs as a part of others. */
#define NO_TEXT "\xEF\xBF\xBD"

static void
glyph_clear(gpointer data)
{
    DsPdfGlyph *glyph = data;

    g_free(glyph->text);
}

static void
face_free(gpointer data)
{
    DsPdfFace *face = data;

    g_object_unref(face->font);
    g_free(face->codes);
    g_array_unref(face->glyphs);
    g_free(face);
}

DsPdfFaces *
ds_pdf_faces_new(void)
{
    DsPdfFaces *faces = g_new0(DsPdfFaces, 1);

    faces->faces = g_ptr_array_new_with_free_func(face_free);
    faces->by_face = g_hash_table_new(NULL, NULL);
    faces->by_font = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return faces;
}

void
ds_pdf_faces_free(DsPdfFaces *faces)
{
    if (faces == NULL)
        return;
    g_hash_table_unref(faces->by_font);
    g_hash_table_unref(faces->by_face);
    g_ptr_array_unref(faces->faces);
    g_free(faces);
}

static guint
add_face(DsPdfFaces *faces, PangoFont *font, hb_face_t *of)
{
    DsPdfFace *face = g_new0(DsPdfFace, 1);

    face->font = g_object_ref(font);
    face->n_indices = MAX(hb_face_get_glyph_count(of), 1);
    face->codes = g_new0(guint16, face->n_indices);
    face->glyphs = g_array_new(FALSE, TRUE, sizeof(DsPdfGlyph));
    g_array_set_clear_func(face->glyphs, glyph_clear);
    g_ptr_array_add(faces->faces, face);
    g_hash_table_insert(faces->by_face, of, GUINT_TO_POINTER(faces->faces->len));
    return faces->faces->len - 1;
}

static gint64
size_of(PangoFont *font)
{
    PangoFontDescription *description = pango_font_describe_with_absolute_size(font);
    const gint64 size = pango_font_description_get_size(description);

    pango_font_description_free(description);
    return MAX(size, 1);
}

const DsPdfSized *
ds_pdf_faces_font(DsPdfFaces *faces, PangoFont *font)
{
    DsPdfSized *sized = g_hash_table_lookup(faces->by_font, font);

    if (sized != NULL)
        return sized;
    hb_face_t *of = hb_font_get_face(pango_font_get_hb_font(font));
    const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(faces->by_face, of));
    sized = g_new0(DsPdfSized, 1);
    sized->face = known > 0 ? known - 1 : add_face(faces, font, of);
    sized->size = size_of(font);
    g_hash_table_insert(faces->by_font, font, sized);
    return sized;
}

DsPdfFace *
ds_pdf_face(const DsPdfFaces *faces, guint index)
{
    return g_ptr_array_index(faces->faces, index);
}

/* In thousandths of the em, rounded. */
static gint32
advance_of(PangoFont *font, guint32 index)
{
    hb_face_t *face = hb_font_get_face(pango_font_get_hb_font(font));
    hb_font_t *natural = hb_font_create(face); /* its scale is the font's own */
    const gint64 em = MAX(hb_face_get_upem(face), 1);
    const gint64 advance = hb_font_get_glyph_h_advance(natural, index);

    hb_font_destroy(natural);
    return (gint32)((advance * 2000 + em) / (2 * em));
}

const DsPdfGlyph *
ds_pdf_face_use(DsPdfFace *face, guint32 index, const gchar *text, guint *code)
{
    index = index < face->n_indices ? index : 0;
    if (face->codes[index] == 0) {
        const DsPdfGlyph glyph = {index, advance_of(face->font, index), g_strdup(text)};
        g_array_append_val(face->glyphs, glyph);
        face->codes[index] = (guint16)face->glyphs->len;
    }
    *code = face->codes[index];
    DsPdfGlyph *glyph = &g_array_index(face->glyphs, DsPdfGlyph, *code - 1);
    if (glyph->text == NULL)
        glyph->text = g_strdup(text);
    return glyph;
}

const gchar *
ds_pdf_face_text(const DsPdfFace *face, guint32 index)
{
    const guint code = index < face->n_indices ? face->codes[index] : 0;

    return code > 0 ? g_array_index(face->glyphs, DsPdfGlyph, code - 1).text : NULL;
}

void
ds_pdf_face_append_text_table(const DsPdfFace *face, GString *out)
{
    g_string_append(out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                         "/CMapName/T def\n/CMapType 2 def\n"
                         "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (guint i = 0; i < face->glyphs->len; i++) {
        if (i % MAX_ROWS == 0)
            g_string_append_printf(out, "%u beginbfchar\n",
                                   MIN(face->glyphs->len - i, MAX_ROWS));
        g_string_append_printf(out, "<%04X><", i + 1);
        const gchar *text = g_array_index(face->glyphs, DsPdfGlyph, i).text;
        ds_pdf_append_utf16(out, text != NULL && *text != '\0' ? text : NO_TEXT);
        g_string_append(out, ">\n");
        if ((i + 1) % MAX_ROWS == 0 || i + 1 == face->glyphs->len)
            g_string_append(out, "endbfchar\n");
    }
    g_string_append(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}

void
ds_pdf_face_append_widths(const DsPdfFace *face, GString *out)
{
    g_string_append(out, "/W[1[");
    for (guint i = 0; i < face->glyphs->len; i++)
        g_string_append_printf(out, i == 0 ? "%d" : " %d",
                               g_array_index(face->glyphs, DsPdfGlyph, i).advance);
    g_string_append(out, "]]");
}
