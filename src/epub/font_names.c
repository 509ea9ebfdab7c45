/* The names of a font that was cut down: its licence wants them changed and itself kept. */
#include <hb-ot.h>

#include "epub/fonts.h"

#define WINDOWS   3
#define UNICODE   1
#define ENGLISH   0x409
#define N_RECORDS 7

static void
put_record(GByteArray *records, GByteArray *strings, guint id, const gchar *text)
{
    glong n = 0;
    g_autofree gunichar2 *wide = g_utf8_to_utf16(text, -1, NULL, &n, NULL);

    ds_font_put16(records, WINDOWS);
    ds_font_put16(records, UNICODE);
    ds_font_put16(records, ENGLISH);
    ds_font_put16(records, id);
    ds_font_put16(records, (guint)n * 2);
    ds_font_put16(records, strings->len);
    for (glong i = 0; i < n; i++)
        ds_font_put16(strings, wide[i]);
}

static gchar *
dup_name(hb_face_t *face, guint id)
{
    const hb_language_t english = hb_language_from_string("en", -1);
    guint size = hb_ot_name_get_utf8(face, id, english, NULL, NULL) + 1;
    gchar *text = g_malloc0(size);

    hb_ot_name_get_utf8(face, id, english, &size, text);
    return text;
}

hb_blob_t *
ds_font_names(hb_face_t *face, const gchar *family, const gchar *style)
{
    g_autoptr(GByteArray) strings = g_byte_array_new();
    GByteArray *out = g_byte_array_new();
    g_autofree gchar *copyright = dup_name(face, HB_OT_NAME_ID_COPYRIGHT);
    g_autofree gchar *licence = dup_name(face, HB_OT_NAME_ID_LICENSE);
    g_autofree gchar *url = dup_name(face, HB_OT_NAME_ID_LICENSE_URL);
    g_autofree gchar *full = g_strconcat(family, " ", style, NULL);
    g_autofree gchar *postscript = g_strconcat(family, "-", style, NULL);

    for (gchar *from = postscript, *to = postscript;; from++) {
        if (*from != ' ')
            *to++ = *from;
        if (*from == '\0')
            break;
    }
    ds_font_put16(out, 0);
    ds_font_put16(out, N_RECORDS);
    ds_font_put16(out, 6 + 12 * N_RECORDS);
    put_record(out, strings, HB_OT_NAME_ID_COPYRIGHT, copyright);
    put_record(out, strings, HB_OT_NAME_ID_FONT_FAMILY, family);
    put_record(out, strings, HB_OT_NAME_ID_FONT_SUBFAMILY, style);
    put_record(out, strings, HB_OT_NAME_ID_FULL_NAME, full);
    put_record(out, strings, HB_OT_NAME_ID_POSTSCRIPT_NAME, postscript);
    put_record(out, strings, HB_OT_NAME_ID_LICENSE, licence);
    put_record(out, strings, HB_OT_NAME_ID_LICENSE_URL, url);
    g_byte_array_append(out, strings->data, strings->len);
    return ds_font_blob(out);
}
