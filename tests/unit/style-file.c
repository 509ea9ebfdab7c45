/* Style files and the fonts that travel with the program. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include <dossier/error.h>

#include "style/fontmap.h"
#include "style/style.h"

static const DsStyleRole *
role(const DsStyle *style, const gchar *name)
{
    return ds_style_role(style, g_intern_string(name));
}

static void
test_briefing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsStyle) style = ds_style_load("briefing", &error);

    g_assert_no_error(error);
    g_assert_cmpint(role(style, "title")->size, ==, DS_PT(31));
    g_assert_cmpint(role(style, "cit")->colour, ==, 0x9b1b22);
    g_assert_cmpstr(role(style, "body-strong")->features, ==, "onum");
    g_assert_cmpint(role(style, "no-such-role")->size, ==, role(style, "body")->size);
    g_assert_null(ds_style_lookup_role(style, g_intern_string("no-such-role")));
}

static void
test_inherits(void)
{
    g_autoptr(DsStyle) style = ds_style_load("nd30", NULL);

    g_assert_nonnull(style);
    g_assert_cmpint(style->accent, ==, 0);
    g_assert_cmpstr(role(style, "body")->family, ==, "Liberation Serif");
    g_assert_cmpstr(role(style, "note")->family, ==, "Source Sans 3");
}

/* What the dump says, read again, says the same. */
static void
test_dump_reads_back(void)
{
    g_autofree gchar *folder = g_dir_make_tmp("dossier-style-XXXXXX", NULL);
    g_autofree gchar *path = g_build_filename(folder, "a.style", NULL);
    g_autoptr(DsStyle) style = ds_style_load("nd30", NULL);
    g_autofree gchar *dump = ds_style_dump(style);

    g_assert_true(g_file_set_contents(path, dump, -1, NULL));
    g_autoptr(DsStyle) again = ds_style_load(path, NULL);
    g_assert_nonnull(again);
    g_autofree gchar *dump_again = ds_style_dump(again);
    g_assert_cmpstr(dump, ==, dump_again);
    g_unlink(path);
    g_rmdir(folder);
}

static void
assert_refused(const gchar *text, const gchar *names)
{
    g_autofree gchar *folder = g_dir_make_tmp("dossier-style-XXXXXX", NULL);
    g_autofree gchar *path = g_build_filename(folder, "a.style", NULL);
    g_autoptr(GError) error = NULL;

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_assert_null(ds_style_load(path, &error));
    g_assert_error(error, DS_ERROR, DS_ERROR_USAGE);
    g_assert_nonnull(strstr(error->message, names));
    g_unlink(path);
    g_rmdir(folder);
}

static void
test_faults_are_named(void)
{
    assert_refused("[page]\nwidht=3\n", "widht");
    assert_refused("[role body]\nsize=big\n", "big");
    assert_refused("[role body]\ncolour=12345\n", "[role body] colour");
    assert_refused("[style]\ninherits=nowhere\n", "nowhere");
}

/* Each face of the style is one of ours, not a substitute. */
static void
test_fonts(void)
{
    static const gchar *const names[] = {"briefing", "nd30"};
    g_autoptr(GError) error = NULL;
    g_autoptr(PangoFontMap) map = ds_font_map_new(&error);

    g_assert_no_error(error);
    PangoContext *context = ds_font_map_context(map, "vi");
    for (gsize s = 0; s < G_N_ELEMENTS(names); s++) {
        g_autoptr(DsStyle) style = ds_style_load(names[s], NULL);
        for (guint i = 0; i < style->roles->len; i++) {
            const DsStyleRole *r = g_ptr_array_index(style->roles, i);
            PangoFontDescription *wanted = pango_font_description_new();
            pango_font_description_set_family(wanted, r->family);
            pango_font_description_set_weight(wanted, (PangoWeight)r->weight);
            pango_font_description_set_style(wanted, r->italic ? PANGO_STYLE_ITALIC
                                                               : PANGO_STYLE_NORMAL);
            pango_font_description_set_size(wanted, r->size);
            g_autoptr(PangoFont) font = pango_context_load_font(context, wanted);
            PangoFontDescription *got = pango_font_describe(font);
            g_assert_true(g_str_has_prefix(pango_font_description_get_family(got), r->family));
            g_assert_cmpint(pango_font_description_get_style(got), ==,
                            pango_font_description_get_style(wanted));
            pango_font_description_free(got);
            pango_font_description_free(wanted);
        }
    }
    g_object_unref(context);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/briefing", test_briefing);
    g_test_add_func("/style/inherits", test_inherits);
    g_test_add_func("/style/dump-reads-back", test_dump_reads_back);
    g_test_add_func("/style/faults-are-named", test_faults_are_named);
    g_test_add_func("/style/fonts-are-ours", test_fonts);
    return g_test_run();
}
