/* Words that are not Latin: from right to left, without blanks, in no font. */
#include <glib.h>
#include <string.h>

#include "layout/para.h"

typedef struct {
    DsStyle *style;
    DsPack *pack;
    DsDiag *diag;
    DsSetter *setter;
    DsPara *para;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->style = ds_style_load("briefing", NULL);
    fixture->pack = ds_pack_load("vi", NULL);
    fixture->diag = ds_diag_new();
    fixture->setter = ds_setter_new(fixture->style, fixture->pack, "vi", fixture->diag, NULL);
    fixture->para = ds_para_new(fixture->setter, FALSE);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    ds_para_free(fixture->para);
    ds_setter_free(fixture->setter);
    ds_diag_free(fixture->diag);
    ds_pack_unref(fixture->pack);
    ds_style_unref(fixture->style);
}

/* All lines of the text, drawn at 0. */
static DsFrag *
draw(Fixture *fixture, const gchar *text, DsUnit measure)
{
    DsFrag *frag = ds_frag_new();

    ds_para_add(fixture->para, "body", text, 0);
    ds_para_ragged(fixture->para, measure);
    ds_para_draw(fixture->para, 0, 0, DS_PT(15.5), DS_ALIGN_LEFT, frag);
    return frag;
}

/* The x of the box whose text begins with words. */
static const DsBox *
find(const DsFrag *frag, const gchar *words)
{
    for (guint i = 0; i < frag->boxes->len; i++) {
        const DsBox *box = &g_array_index(frag->boxes, DsBox, i);
        g_autofree gchar *text = ds_glyphs_text(box->glyphs);
        if (g_str_has_prefix(text, words))
            return box;
    }
    g_error("no box begins with \"%s\"", words);
    return NULL;
}

/* "cuốn “WORLD HELLO” của": the first word stands on the right, its mark beside it. */
static void
test_right_to_left(Fixture *fixture, gconstpointer data)
{
    g_autoptr(DsFrag) frag = draw(fixture, "cuốn “שלום עולם” của nhà văn", DS_PT(400));
    const DsBox *before = find(frag, "cuốn"), *hello = find(frag, "שלום"),
                *world = find(frag, "עולם"), *after = find(frag, "”");

    (void)data;
    g_assert_true(ds_glyphs_shape(hello->glyphs, 0)->rtl);
    g_assert_cmpint(before->x + before->glyphs->width, ==, world->x);
    g_assert_cmpint(world->x + world->glyphs->width, <, hello->x);
    g_assert_cmpint(hello->x + hello->glyphs->width, ==, after->x);
}

/* The boxes stand in reading order, wherever they are on the line. */
static void
test_reading_order(Fixture *fixture, gconstpointer data)
{
    g_autoptr(DsFrag) frag = draw(fixture, "cuốn “שלום עולם” của nhà văn", DS_PT(400));
    GString *all = g_string_new(NULL);

    (void)data;
    for (guint i = 0; i < frag->boxes->len; i++) {
        g_autofree gchar *text = ds_glyphs_text(g_array_index(frag->boxes, DsBox, i).glyphs);
        g_string_append(all, text);
    }
    g_assert_cmpstr(all->str, ==, "cuốn “שלום עולם” của nhà văn");
    g_string_free(all, TRUE);
}

/* A line may end between two characters of a script without blanks, but not before a mark that
 * closes. */
static void
test_without_blanks(Fixture *fixture, gconstpointer data)
{
    const DsUnit measure = DS_PT(60);
    g_autoptr(DsFrag) frag = draw(fixture, "中国古典文学名著丛书，第一辑收录了。", measure);
    g_assert_nonnull(frag);

    (void)data;
    g_assert_cmpuint(ds_para_n_lines(fixture->para), >, 1);
    for (guint i = 0; i < ds_para_n_lines(fixture->para); i++)
        g_assert_cmpint(ds_para_line_width(fixture->para, i), <=, measure);
}

static void
test_no_font(Fixture *fixture, gconstpointer data)
{
    g_autoptr(DsFrag) frag = draw(fixture, "sách 📚 và 📚, 中 và Привет", DS_PT(400));
    const GPtrArray *shapes = ds_setter_shapes(fixture->setter);
    GString *all = g_string_new(NULL);

    (void)data;
    for (guint i = 0; i < frag->boxes->len; i++) {
        const DsGlyphs *glyphs = g_array_index(frag->boxes, DsBox, i).glyphs;
        g_autofree gchar *text = ds_glyphs_text(glyphs);
        g_string_append(all, text);
        for (guint k = 0; k < glyphs->n; k++)
            for (gint g = 0; g < ds_glyphs_shape(glyphs, k)->glyphs->num_glyphs; g++)
                g_assert_cmphex(ds_glyphs_shape(glyphs, k)->glyphs->glyphs[g].glyph &
                                    PANGO_GLYPH_UNKNOWN_FLAG,
                                ==, 0);
    }
    g_assert_cmpuint(shapes->len, >, 0);
    g_assert_cmpstr(all->str, ==, "sách ? và ?, ? và Привет");
    g_assert_cmpuint(ds_diag_count(fixture->diag, DS_DIAG_WARNING), ==, 2); /* each once */
    g_assert_cmpstr(ds_diag_message(fixture->diag, 0)->code, ==, "glyph-missing");
    g_string_free(all, TRUE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(path, test) g_test_add(path, Fixture, NULL, set_up, test, tear_down)
    ADD("/scripts/right-to-left-stands-right-to-left", test_right_to_left);
    ADD("/scripts/boxes-stand-in-reading-order", test_reading_order);
    ADD("/scripts/without-blanks-breaks-between-characters", test_without_blanks);
    ADD("/scripts/in-no-font-is-a-question-mark-told-once", test_no_font);
    return g_test_run();
}
