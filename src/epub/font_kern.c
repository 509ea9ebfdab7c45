/* The kerning of the pairs that occur in the book, as the smallest GPOS table that holds it. */
#include <stdlib.h>

#include "epub/fonts.h"

/* Less than this, in em, nobody sees. */
#define MIN_KERNING 0.012
/* Offsets have 16 bits. */
#define MAX_PAIRS 12000

typedef struct {
    guint16 first, second;
    gint16 value;
} Kern;

static gint
compare_kerns(gconstpointer a, gconstpointer b)
{
    const Kern *p = (const Kern *)a, *q = (const Kern *)b;

    return p->first != q->first ? (gint)p->first - q->first : (gint)p->second - q->second;
}

/* One text of all pairs, one after another: only the first of each pair is looked at. */
static hb_buffer_t *
shape_pairs(hb_font_t *font, const GArray *pairs)
{
    static const gchar *const off[] = {"liga", "clig", "calt", "rlig", "ccmp", "locl"};
    hb_feature_t features[G_N_ELEMENTS(off)];
    hb_buffer_t *buffer = hb_buffer_create();

    for (gsize i = 0; i < G_N_ELEMENTS(off); i++)
        features[i] = (hb_feature_t){hb_tag_from_string(off[i], -1), 0, HB_FEATURE_GLOBAL_START,
                                     HB_FEATURE_GLOBAL_END};
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (guint i = 0; i < pairs->len; i++) {
        const DsFontPair *pair = &g_array_index(pairs, DsFontPair, i);
        hb_buffer_add(buffer, pair->first, 2 * i);
        hb_buffer_add(buffer, pair->second, 2 * i + 1);
    }
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_shape(font, buffer, features, G_N_ELEMENTS(features));
    return buffer;
}

static void
collect(GArray *kerns, hb_font_t *font, hb_font_t *small, const GArray *pairs, gint least)
{
    hb_buffer_t *buffer = shape_pairs(font, pairs);
    guint n = 0;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);

    for (guint i = 0; n == 2 * pairs->len && i < pairs->len; i++) {
        const DsFontPair *pair = &g_array_index(pairs, DsFontPair, i);
        const gint value = positions[2 * i].x_advance -
                           hb_font_get_glyph_h_advance(font, glyphs[2 * i].codepoint);
        hb_codepoint_t first, second;
        if (abs(value) >= least && abs(value) <= G_MAXINT16 && kerns->len < MAX_PAIRS &&
            hb_font_get_nominal_glyph(small, pair->first, &first) &&
            hb_font_get_nominal_glyph(small, pair->second, &second)) {
            const Kern kern = {(guint16)first, (guint16)second, (gint16)value};
            g_array_append_val(kerns, kern);
        }
    }
    hb_buffer_destroy(buffer);
}

/* Scripts, feature and lookup up to the subtable: constants, as there is one of each. */
static void
put_lists(GByteArray *out)
{
    static const guint8 header[] = {
        0,   1,   0,    0,    0,   10,  0, 36, 0, 50, /* version; scripts, features, lookups */
        0,   2,   'D',  'F',  'L', 'T', 0, 14,        /* both scripts share a table */
        'l', 'a', 't',  'n',  0,   14,                /* … */
        0,   4,   0,    0,                            /* default language system alone */
        0,   0,   0xff, 0xff, 0,   1,   0, 0,         /* no required feature; feature 0 */
        0,   1,   'k',  'e',  'r', 'n', 0, 8,         /* the feature */
        0,   0,   0,    1,    0,   0,                 /* lookup 0 */
        0,   1,   0,    4,    0,   2,   0, 0,  0, 1,
        0,   8, /* the lookup: pairs, one subtable */
    };

    g_byte_array_append(out, header, sizeof header);
}

/* Where in kerns the pairs of each first glyph begin, and the end. */
static GArray *
starts_of(const GArray *kerns)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < kerns->len; i++) {
        if (i == 0 ||
            g_array_index(kerns, Kern, i - 1).first != g_array_index(kerns, Kern, i).first)
            g_array_append_val(starts, i);
    }
    g_array_append_val(starts, kerns->len);
    return starts;
}

static void
put_pairs(GByteArray *out, const GArray *kerns)
{
    g_autoptr(GArray) starts = starts_of(kerns);
    const guint n = starts->len - 1;
    guint offset = 10 + 2 * n;

    ds_font_put16(out, 1);
    ds_font_put16(out, offset + 2 * n + 4 * kerns->len); /* the coverage comes last */
    ds_font_put16(out, 4);                               /* of the first: its advance */
    ds_font_put16(out, 0);
    ds_font_put16(out, n);
    for (guint i = 0; i < n; i++) {
        ds_font_put16(out, offset);
        offset +=
            2 + 4 * (g_array_index(starts, guint, i + 1) - g_array_index(starts, guint, i));
    }
    for (guint i = 0; i < n; i++) {
        const guint from = g_array_index(starts, guint, i);
        const guint to = g_array_index(starts, guint, i + 1);
        ds_font_put16(out, to - from);
        for (guint k = from; k < to; k++) {
            ds_font_put16(out, g_array_index(kerns, Kern, k).second);
            ds_font_put16(out, (guint16)g_array_index(kerns, Kern, k).value);
        }
    }
    ds_font_put16(out, 1);
    ds_font_put16(out, n);
    for (guint i = 0; i < n; i++)
        ds_font_put16(out, g_array_index(kerns, Kern, g_array_index(starts, guint, i)).first);
}

hb_blob_t *
ds_font_kerning(hb_face_t *face, hb_face_t *small, const GArray *pairs)
{
    g_autoptr(GArray) kerns = g_array_new(FALSE, FALSE, sizeof(Kern));
    hb_font_t *font = hb_font_create(face);
    hb_font_t *small_font = hb_font_create(small);
    const gint least = (gint)(MIN_KERNING * hb_face_get_upem(face));

    collect(kerns, font, small_font, pairs, MAX(least, 1));
    hb_font_destroy(font);
    hb_font_destroy(small_font);
    if (kerns->len == 0)
        return NULL;
    g_array_sort(kerns, compare_kerns);
    GByteArray *out = g_byte_array_new();
    put_lists(out);
    put_pairs(out, kerns);
    return ds_font_blob(out);
}
