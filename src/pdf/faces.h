/* The faces of a file, the glyphs of each that are used, and what they mean. */
#ifndef DS_PDF_FACES_H
#define DS_PDF_FACES_H

#include <pango/pango.h>

/* A glyph as the file knows it. */
typedef struct {
    guint32 index;  /* in the font */
    guint code;     /* in all text of the file */
    gint32 advance; /* in thousandths of the em */
} DsPdfGlyph;

typedef struct {
    PangoFont *font; /* one of the face's sizes: a reference */
    guint16 *places; /* by index in the font: in glyphs, from 1 on; 0: not used */
    guint n_indices;
    GArray *glyphs; /* of DsPdfGlyph, in the order of their first use */
    GArray *taken;  /* of gboolean, by code */
} DsPdfFace;

/* A font at a size. */
typedef struct {
    guint face;  /* index */
    gint64 size; /* in DsUnit */
} DsPdfSized;

/* The faces share their codes: one code is the same text in all of them, so that one table is
 * enough and words look alike whatever face they are in. ASCII has its own codes. Where a face
 * has several glyphs for a text, as for figures, there are several codes. */
typedef struct {
    GPtrArray *faces;    /* of DsPdfFace, in the order of their first use */
    GHashTable *by_face; /* hb_face_t → index + 1 */
    GHashTable *by_font; /* PangoFont → DsPdfSized, owned */
    GPtrArray *texts;    /* of gchar*, by code; NULL: not used */
    GArray *next;        /* of guint16, by code: another code of the same text; 0: none */
    GHashTable *by_text; /* text → its first code */
    guint n_own;         /* codes given that are not ASCII's */
} DsPdfFaces;

DsPdfFaces *ds_pdf_faces_new(void);
void ds_pdf_faces_free(DsPdfFaces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPdfFaces, ds_pdf_faces_free)

/* Borrowed. */
const DsPdfSized *ds_pdf_faces_font(DsPdfFaces *faces, PangoFont *font);
DsPdfFace *ds_pdf_face(const DsPdfFaces *faces, guint index);

/* The glyph with its code, taken into the face when it is new; borrowed until the next one.
 * text: what it stands for. */
const DsPdfGlyph *
ds_pdf_faces_use(DsPdfFaces *faces, DsPdfFace *face, guint32 index, const gchar *text);

/* What a glyph stands for; NULL when it is not used yet. */
const gchar *ds_pdf_faces_text(const DsPdfFaces *faces, const DsPdfFace *face, guint32 index);

#endif
