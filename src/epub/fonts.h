/* What cutting the fonts down needs: the characters of the book, the pairs that are set side by
 * side, and tables written anew. */
#ifndef DS_EPUB_FONTS_H
#define DS_EPUB_FONTS_H

#include <glib.h>
#include <hb.h>

typedef struct DsFontText DsFontText;

/* Two characters that stand side by side somewhere. */
typedef struct {
    hb_codepoint_t first, second;
} DsFontPair;

DsFontText *ds_font_text_new(void);
void ds_font_text_free(DsFontText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsFontText, ds_font_text_free)

/* Takes note of well-formed XML, tags left out. */
void ds_font_text_add(DsFontText *text, const gchar *xml, gsize n);

/* The faces that travel with the book, in the order of fonts.c. */
typedef enum { DS_FONT_REGULAR, DS_FONT_SEMIBOLD, DS_FONT_SANS, DS_N_FONTS } DsFontFace;

typedef struct DsFontFaces DsFontFaces;

/* What the book's style sheet sets in which face: font_faces.c */
DsFontFaces *ds_font_faces_new(GBytes *css);
void ds_font_faces_free(DsFontFaces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsFontFaces, ds_font_faces_free)

/* Takes note of well-formed XML in the texts of the faces (DS_N_FONTS of them) that may set it:
 * all of it in the regular one, which readers fall back on. */
void ds_font_faces_read(const DsFontFaces *faces,
                        const gchar *xml,
                        gsize n,
                        DsFontText *const *texts);

/* Forgets all. */
void ds_font_text_clear(DsFontText *text);

/* Appends the texts of all faces as bytes, such that recalling them adds what was in them;
 * FALSE when one has more letters than it can pair. */
gboolean ds_font_texts_tell(DsFontText *const *texts, GByteArray *out);
/* FALSE when the bytes do not hold together: then nothing is added. */
gboolean ds_font_texts_recall(DsFontText *const *texts, const guint8 *told, gsize n);

/* Borrowed. */
const hb_set_t *ds_font_text_characters(const DsFontText *text);

/* Of DsFontPair, in the order of the characters' first appearance; the caller owns it. */
GArray *ds_font_text_pairs(const DsFontText *text);

/* A GPOS table for a font cut down from face, with the kerning of these pairs alone: the whole
 * of it is a third of a small font. NULL when no pair is kerned. font_kern.c */
hb_blob_t *ds_font_kerning(hb_face_t *face, hb_face_t *small, const GArray *pairs);

/* A name table: the family and style of ours, since the licence reserves the old names, and the
 * copyright and licence of face. font_names.c */
hb_blob_t *ds_font_names(hb_face_t *face, const gchar *family, const gchar *style);

/* Big-endian writing, as all of a font's tables want it. */
static inline void
ds_font_put16(GByteArray *out, guint value)
{
    const guint8 bytes[] = {(guint8)(value >> 8), (guint8)value};

    g_byte_array_append(out, bytes, sizeof bytes);
}

static inline void
ds_font_put_tag(GByteArray *out, const gchar *tag)
{
    g_byte_array_append(out, (const guint8 *)tag, 4);
}

/* Takes the array. */
static inline hb_blob_t *
ds_font_blob(GByteArray *out)
{
    const guint n = out->len;
    gchar *data = (gchar *)g_byte_array_free(out, FALSE);

    return hb_blob_create(data, n, HB_MEMORY_MODE_READONLY, data, g_free);
}

#endif
