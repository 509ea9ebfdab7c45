/* Where a text that has no room is cut. */
#include <glib.h>
#include <string.h>

#include "layout/para.h"

/* The text in one line of a measure, as it is drawn. */
static gchar *
cut(DsSetter *setter, const gchar *text, DsUnit measure)
{
    g_autoptr(DsPara) para = ds_para_new(setter, FALSE);
    g_autoptr(DsFrag) frag = ds_frag_new();
    GString *all = g_string_new(NULL);

    ds_para_add(para, "tab", text, 0);
    ds_para_cut(para, measure, 1);
    ds_para_draw_line(para, 0, 0, 0, DS_ALIGN_LEFT, frag);
    for (guint i = 0; i < frag->boxes->len; i++) {
        g_autofree gchar *words = ds_glyphs_text(g_array_index(frag->boxes, DsBox, i).glyphs);
        g_string_append(all, words);
    }
    return g_string_free(all, FALSE);
}

/* What each cut of a text may not end with, at any measure that leaves two words or more. */
static void
assert_no_end(const gchar *text, const gchar *const *ends)
{
    g_autoptr(DsStyle) style = ds_style_load("briefing", NULL);
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsSetter) setter = ds_setter_new(style, pack, "vi", NULL, NULL);

    for (DsUnit measure = DS_PT(60); measure < DS_PT(300); measure += DS_PT(1.5)) {
        g_autofree gchar *line = cut(setter, text, measure);
        if (!g_str_has_suffix(line, "…"))
            continue;
        for (const gchar *const *end = ends; *end != NULL; end++)
            if (g_str_has_suffix(line, *end))
                g_error("\"%s\" ends with \"%s\"", line, *end);
    }
}

static void
test_marks(void)
{
    static const gchar *const ends[] = {",\u00a0…", ":\u00a0…", "·\u00a0…", "–\u00a0…", NULL};

    assert_no_end("Văn phòng, Bộ Lao động – Thương binh: Phòng Tổng hợp · tin, bài và ảnh",
                  ends);
}

static void
test_words(void)
{
    static const gchar *const ends[] = {"quốc\u00a0…", "bảo\u00a0…", NULL};

    assert_no_end("Trong hai ngày, hội nhập quốc tế của ngành bảo hiểm xã hội được nêu", ends);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cut/leaves-no-mark-before-the-dots", test_marks);
    g_test_add_func("/cut/parts-no-word-of-two-syllables", test_words);
    return g_test_run();
}
