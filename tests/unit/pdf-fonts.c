#include <glib.h>
#include <hb-ot.h>
#include <string.h>

#include "base/data.h"
#include "pdf/faces.h"
#include "pdf/fonts.h"

#define FONT "fonts/SourceSerif4-Regular.ttf"

static hb_face_t *
face_of(const void *data, gsize n)
{
    hb_blob_t *blob = hb_blob_create(data, (guint)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);

    hb_blob_destroy(blob);
    return face;
}

static guint
glyph_of(hb_face_t *face, gunichar character)
{
    hb_font_t *font = hb_font_create(face);
    hb_codepoint_t glyph = 0;

    g_assert_true(hb_font_get_nominal_glyph(font, character, &glyph));
    hb_font_destroy(font);
    return glyph;
}

static void
assert_same_glyph(hb_face_t *one, guint glyph, hb_face_t *other, guint place)
{
    hb_font_t *a = hb_font_create(one), *b = hb_font_create(other);
    hb_glyph_extents_t first, second;

    g_assert_cmpint(hb_font_get_glyph_h_advance(a, glyph), ==,
                    hb_font_get_glyph_h_advance(b, place));
    g_assert_true(hb_font_get_glyph_extents(a, glyph, &first));
    g_assert_true(hb_font_get_glyph_extents(b, place, &second));
    g_assert_true(memcmp(&first, &second, sizeof first) == 0);
    hb_font_destroy(a);
    hb_font_destroy(b);
}

/* A letter of one outline, and one that is made of others. */
static GArray *
two_glyphs(hb_face_t *face)
{
    const DsPdfGlyph glyphs[] = {{glyph_of(face, 'a'), 97, 0},
                                 {glyph_of(face, 0x1EBF), 300, 0}};

    return g_array_append_vals(g_array_new(FALSE, FALSE, sizeof(DsPdfGlyph)), glyphs, 2);
}

static void
test_glyphs_stand_at_their_codes(void)
{
    gsize n = 0;
    g_autoptr(GBytes) bytes = ds_data_load(FONT, NULL);
    hb_face_t *face = face_of(g_bytes_get_data(bytes, &n), g_bytes_get_size(bytes));
    g_autoptr(GArray) glyphs = two_glyphs(face);
    g_autoptr(GByteArray) subset = ds_pdf_font_subset(face, glyphs);
    g_autofree gchar *name = ds_pdf_font_name(face, subset);

    g_assert_nonnull(subset);
    hb_face_t *small = face_of(subset->data, subset->len);
    for (guint i = 0; i < glyphs->len; i++) {
        const DsPdfGlyph *glyph = &g_array_index(glyphs, DsPdfGlyph, i);
        assert_same_glyph(face, glyph->index, small, glyph->code);
    }
    g_assert_cmpuint(hb_face_get_glyph_count(small), >, 301); /* with parts behind them */
    g_assert_cmpuint(subset->len, <, 3000);
    g_assert_true(g_regex_match_simple("^[A-Z]{6}\\+SourceSerif4-Regular$", name, 0, 0));
    hb_face_destroy(small);
    hb_face_destroy(face);
}

/* A font cut off anywhere, or with a byte changed, gives NULL or some subset, and no harm. */
static void
test_broken_fonts_do_no_harm(void)
{
    g_autoptr(GBytes) bytes = ds_data_load(FONT, NULL);
    const gsize n = g_bytes_get_size(bytes);
    g_autofree guint8 *copy = g_memdup2(g_bytes_get_data(bytes, NULL), n);
    hb_face_t *whole = face_of(copy, n);
    g_autoptr(GArray) glyphs = two_glyphs(whole);

    for (guint i = 0; i < 400; i++) {
        const gsize at = (gsize)g_test_rand_int_range(0, (gint32)n);
        const guint8 before = copy[at];
        copy[at] = (guint8)g_test_rand_int();
        hb_face_t *face = face_of(copy, i % 2 == 0 ? n : at);
        g_autoptr(GByteArray) subset = ds_pdf_font_subset(face, glyphs);
        g_assert_true(subset == NULL || subset->len > 0);
        hb_face_destroy(face);
        copy[at] = before;
    }
    hb_face_destroy(whole);
}

/* The tables that a subset is made of, one at a time without its end. */
static void
test_short_tables_are_refused(void)
{
    static const gchar *const tags[] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    gsize n = 0;
    g_autoptr(GBytes) bytes = ds_data_load(FONT, NULL);
    hb_face_t *face = face_of(g_bytes_get_data(bytes, &n), g_bytes_get_size(bytes));
    g_autoptr(GArray) glyphs = two_glyphs(face);

    for (guint cut = 0; cut < G_N_ELEMENTS(tags); cut++) {
        hb_face_t *builder = hb_face_builder_create();
        for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
            const hb_tag_t tag = hb_tag_from_string(tags[i], -1);
            hb_blob_t *blob = hb_face_reference_table(face, tag);
            hb_blob_t *part =
                hb_blob_create_sub_blob(blob, 0, i == cut ? 3 : hb_blob_get_length(blob));
            hb_face_builder_add_table(builder, tag, part);
            hb_blob_destroy(part);
            hb_blob_destroy(blob);
        }
        g_assert_null(ds_pdf_font_subset(builder, glyphs));
        hb_face_destroy(builder);
    }
    hb_face_destroy(face);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/fonts/glyphs-stand-at-their-codes", test_glyphs_stand_at_their_codes);
    g_test_add_func("/pdf/fonts/broken-fonts-do-no-harm", test_broken_fonts_do_no_harm);
    g_test_add_func("/pdf/fonts/short-tables-are-refused", test_short_tables_are_refused);
    return g_test_run();
}
