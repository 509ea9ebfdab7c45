/* What a PDF tells of a font besides its glyphs. */
#include <hb-ot.h>

#include "pdf/font_bytes.h"
#include "pdf/fonts.h"

/* cairo's and others' word for "we do not know": readers make up a face from it only when the
 * font's own program is missing, which it never is. */
#define STEM 80

gchar *
ds_pdf_font_name(hb_face_t *face, const GByteArray *subset)
{
    g_autofree gchar *sum =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, subset->data, subset->len);
    gchar own[128] = "";
    guint n = sizeof own;
    GString *name = g_string_new(NULL);

    for (guint i = 0; i < 6; i++)
        g_string_append_c(name, (gchar)('A' + g_ascii_xdigit_value(sum[2 * i]) % 13 +
                                        13 * (g_ascii_xdigit_value(sum[2 * i + 1]) % 2)));
    g_string_append_c(name, '+');
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1),
                        &n, own);
    for (const gchar *p = own; *p != '\0'; p++)
        if (g_ascii_isalnum(*p) || *p == '-')
            g_string_append_c(name, *p);
    return g_string_free(name, FALSE);
}

/* A number of a table, of two bytes; 0 when the table is shorter. */
static gint
read_number(hb_face_t *face, const gchar *tag, guint offset)
{
    hb_blob_t *blob = hb_face_reference_table(face, hb_tag_from_string(tag, -1));
    guint n = 0;
    const guint8 *bytes = (const guint8 *)hb_blob_get_data(blob, &n);
    const gint number = n >= offset + 2 ? (gint16)get_16(bytes + offset) : 0;

    hb_blob_destroy(blob);
    return number;
}

/* A length of a table in thousandths of the em. */
static gint
read_length(hb_face_t *face, const gchar *tag, guint offset)
{
    const gint em = (gint)hb_face_get_upem(face);
    const gint length = read_number(face, tag, offset) * 1000;

    return (length + (length < 0 ? -em : em) / 2) / em;
}

void
ds_pdf_font_append_measures(hb_face_t *face, GString *out)
{
    const gint height = read_length(face, "OS/2", 88); /* sCapHeight */
    const gint ascent = read_length(face, "hhea", 4);

    /* symbolic: its codes are our own */
    g_string_append(out, "/Flags 4/FontBBox[");
    for (guint i = 0; i < 4; i++)
        g_string_append_printf(out, i == 0 ? "%d" : " %d",
                               read_length(face, "head", 36 + 2 * i));
    g_string_append_printf(out, "]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d",
                           read_number(face, "post", 4), ascent, read_length(face, "hhea", 6),
                           height > 0 ? height : ascent, STEM);
}
