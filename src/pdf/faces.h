/* The faces of a file, the glyphs of each that are used, and what they mean. */
#ifndef DS_PDF_FACES_H
#define DS_PDF_FACES_H

#include <pango/pango.h>

/* A glyph as the file knows it: its code is its place in the face's list, from 1 on. */
typedef struct {
    guint32 index;  /* in the font */
    gint32 advance; /* in thousandths of the em */
    gchar *text;    /* what it stands for, UTF-8, or NULL; owned */
} DsPdfGlyph;

typedef struct {
    PangoFont *font; /* one of the face's sizes: a reference */
    guint16 *codes;  /* by index in the font; 0: not used */
    guint n_indices;
    GArray *glyphs; /* of DsPdfGlyph, code − 1 */
} DsPdfFace;

/* A font at a size. */
typedef struct {
    guint face;  /* index */
    gint64 size; /* in DsUnit */
} DsPdfSized;

typedef struct {
    GPtrArray *faces;    /* of DsPdfFace, in the order of their first use */
    GHashTable *by_face; /* hb_face_t → index + 1 */
    GHashTable *by_font; /* PangoFont → DsPdfSized, owned */
} DsPdfFaces;

DsPdfFaces *ds_pdf_faces_new(void);
void ds_pdf_faces_free(DsPdfFaces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPdfFaces, ds_pdf_faces_free)

/* Borrowed. */
const DsPdfSized *ds_pdf_faces_font(DsPdfFaces *faces, PangoFont *font);
DsPdfFace *ds_pdf_face(const DsPdfFaces *faces, guint index);

/* The glyph with its code, taken into the face when it is new; borrowed until the next one.
 * text: what it stands for here, which it keeps when it has none yet; NULL: not known. */
const DsPdfGlyph *
ds_pdf_face_use(DsPdfFace *face, guint32 index, const gchar *text, guint *code);

/* What a glyph stands for; NULL when it is not known yet. */
const gchar *ds_pdf_face_text(const DsPdfFace *face, guint32 index);

/* The table from codes to text (ISO 32000-1, 9.10.3). */
void ds_pdf_face_append_text_table(const DsPdfFace *face, GString *out);

/* "/W[…]" of the glyphs' advances. */
void ds_pdf_face_append_widths(const DsPdfFace *face, GString *out);

#endif
