#include "pdf/faces.h"

#include <hb.h>
#include <string.h>

/* Codes that are no characters of ASCII begin here; the last ones are of two bytes. */
#define FIRST_OWN 128

static void
face_free(gpointer data)
{
    DsPdfFace *face = data;

    g_object_unref(face->font);
    g_free(face->places);
    g_array_unref(face->glyphs);
    g_array_unref(face->taken);
    g_free(face);
}

DsPdfFaces *
ds_pdf_faces_new(void)
{
    DsPdfFaces *faces = g_new0(DsPdfFaces, 1);

    faces->faces = g_ptr_array_new_with_free_func(face_free);
    faces->by_face = g_hash_table_new(NULL, NULL);
    faces->by_font = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    faces->texts = g_ptr_array_new_with_free_func(g_free);
    faces->next = g_array_new(FALSE, TRUE, sizeof(guint16));
    faces->by_text = g_hash_table_new(g_str_hash, g_str_equal);
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
    g_hash_table_unref(faces->by_text);
    g_ptr_array_unref(faces->texts);
    g_array_unref(faces->next);
    g_free(faces);
}

static guint
add_face(DsPdfFaces *faces, PangoFont *font, hb_face_t *of)
{
    DsPdfFace *face = g_new0(DsPdfFace, 1);

    face->font = g_object_ref(font);
    face->n_indices = MAX(hb_face_get_glyph_count(of), 1);
    face->places = g_new0(guint16, face->n_indices);
    face->glyphs = g_array_new(FALSE, TRUE, sizeof(DsPdfGlyph));
    face->taken = g_array_new(FALSE, TRUE, sizeof(gboolean));
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

/* ASCII's own number, if the text is one of its characters and it is free; else the next of a
 * byte, and when all are given, of two. */
static guint
free_code(DsPdfFaces *faces, const gchar *text)
{
    const guchar c = (guchar)text[0];

    if (c >= ' ' && c < 0x7f && text[1] == '\0' &&
        (c >= faces->texts->len || g_ptr_array_index(faces->texts, c) == NULL))
        return c;
    return FIRST_OWN + faces->n_own++;
}

static guint
add_code(DsPdfFaces *faces, const gchar *text, guint before)
{
    const guint code = free_code(faces, text);

    if (code >= faces->texts->len) {
        g_ptr_array_set_size(faces->texts, (gint)code + 1);
        g_array_set_size(faces->next, code + 1);
    }
    g_ptr_array_index(faces->texts, code) = g_strdup(text);
    if (before > 0)
        g_array_index(faces->next, guint16, before) = (guint16)code;
    else
        g_hash_table_insert(faces->by_text, g_ptr_array_index(faces->texts, code),
                            GUINT_TO_POINTER(code));
    return code;
}

static gboolean
is_taken(const DsPdfFace *face, guint code)
{
    return code < face->taken->len && g_array_index(face->taken, gboolean, code);
}

/* A code of the text that the face does not use yet. */
static guint
code_for(DsPdfFaces *faces, DsPdfFace *face, const gchar *text)
{
    guint before = 0;
    guint code = GPOINTER_TO_UINT(g_hash_table_lookup(faces->by_text, text));

    while (code > 0 && is_taken(face, code)) {
        before = code;
        code = g_array_index(faces->next, guint16, code);
    }
    if (code == 0)
        code = add_code(faces, text, before);
    if (code >= face->taken->len)
        g_array_set_size(face->taken, code + 1);
    g_array_index(face->taken, gboolean, code) = TRUE;
    return code;
}

const DsPdfGlyph *
ds_pdf_faces_use(DsPdfFaces *faces, DsPdfFace *face, guint32 index, const gchar *text)
{
    index = index < face->n_indices ? index : 0;
    if (face->places[index] == 0) {
        const DsPdfGlyph glyph = {index, code_for(faces, face, text),
                                  advance_of(face->font, index)};
        g_array_append_val(face->glyphs, glyph);
        face->places[index] = (guint16)face->glyphs->len;
    }
    return &g_array_index(face->glyphs, DsPdfGlyph, face->places[index] - 1);
}

const gchar *
ds_pdf_faces_text(const DsPdfFaces *faces, const DsPdfFace *face, guint32 index)
{
    const guint place = index < face->n_indices ? face->places[index] : 0;

    return place > 0
               ? g_ptr_array_index(faces->texts,
                                   g_array_index(face->glyphs, DsPdfGlyph, place - 1).code)
               : NULL;
}
