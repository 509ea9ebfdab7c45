/* How even the spaces of justified text are over the seed texts, and that ties hold in it. */
#include <glib.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/para.h"
#include "layout/set.h"
#include "pack/pack.h"
#include "style/style.h"

typedef struct {
    guint n, n_loose;
} Count;

/* Spaces of all lines but the last, and how many are wider than 1.5 times their own width. */
static void
count_paragraph(DsSetter *setter, const gchar *text, DsUnit measure, Count *count)
{
    const DsBreakOptions options = {.measure = measure, .justify = TRUE, .hang = TRUE};
    g_autoptr(DsPara) para = ds_para_new(setter, FALSE);

    ds_para_add(para, "body", text, -1);
    const guint n = ds_para_break(para, &options);
    for (guint i = 0; i + 1 < n; i++) {
        guint n_spaces = 0;
        const gdouble stretch = ds_para_stretch(para, i, &n_spaces);
        count->n += n_spaces;
        count->n_loose += stretch > 1.5 ? n_spaces : 0;
    }
}

static gdouble
loose_per_cent(DsUnit measure)
{
    g_autoptr(DsStyle) style = ds_style_load("briefing", NULL);
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsSetter) setter = ds_setter_new(style, pack, "vi", NULL, NULL);
    g_autoptr(GDir) folder = g_dir_open(DS_SOURCE_DIR "/seeds", 0, NULL);
    Count count = {0, 0};
    const gchar *name;

    g_assert_nonnull(folder);
    while ((name = g_dir_read_name(folder)) != NULL) {
        g_autofree gchar *path = g_build_filename(DS_SOURCE_DIR "/seeds", name, NULL);
        g_autofree gchar *text = NULL;
        if (!g_str_has_suffix(name, ".txt") || !g_file_get_contents(path, &text, NULL, NULL))
            continue;
        g_autofree gchar *composed = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
        g_auto(GStrv) lines = g_strsplit(composed != NULL ? composed : text, "\n", -1);
        for (gchar **line = lines; *line != NULL; line++) {
            g_autofree gchar *words = ds_utf8_squeeze(*line, (gssize)strlen(*line));
            if (*words != '\0')
                count_paragraph(setter, words, measure, &count);
        }
    }
    g_test_message("%u of %u spaces loose", count.n_loose, count.n);
    return count.n > 0 ? 100.0 * count.n_loose / count.n : 100;
}

static void
test_wide(void)
{
    g_assert_cmpfloat(loose_per_cent(DS_PT(403)), <=, 1.5);
}

static void
test_narrow(void)
{
    g_assert_cmpfloat(loose_per_cent(DS_PT(340)), <=, 5.0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spaces/few-loose-at-403", test_wide);
    g_test_add_func("/spaces/few-loose-at-340", test_narrow);
    return g_test_run();
}
