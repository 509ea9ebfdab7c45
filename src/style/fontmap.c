#include "style/fontmap.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <dossier/error.h>

#include "base/data.h"

static gboolean
write_all(int fd, GBytes *bytes)
{
    gsize n = 0;
    const gchar *data = g_bytes_get_data(bytes, &n);

    while (n > 0) {
        const gssize done = write(fd, data, n);
        if (done <= 0)
            return FALSE;
        data += done;
        n -= (gsize)done;
    }
    return TRUE;
}

/* fontconfig, FreeType and cairo open fonts by path and close and open them again as they like:
 * the bytes need a name that lasts as long as the process. An anonymous file has one. */
static gchar *
path_in_memory(const gchar *name, GBytes *bytes)
{
    const int fd = memfd_create(name, MFD_CLOEXEC);

    if (fd < 0)
        return NULL;
    g_autofree gchar *path = g_strdup_printf("/proc/self/fd/%d", fd);
    if (!write_all(fd, bytes) || access(path, R_OK) != 0) {
        close(fd);
        return NULL;
    }
    return g_steal_pointer(&path);
}

/* Where there is no memfd or no /proc: a file that is left to the system's cleaning of its
 * temporary folder, since nobody tells us when cairo has read it for the last time. */
static gchar *
path_in_tmp(GBytes *bytes)
{
    g_autofree gchar *path = NULL;
    const int fd = g_file_open_tmp("dossier-font-XXXXXX.ttf", &path, NULL);

    if (fd < 0)
        return NULL;
    const gboolean ok = write_all(fd, bytes);
    close(fd);
    return ok ? g_steal_pointer(&path) : NULL;
}

static GPtrArray *
write_fonts(void)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) names = ds_data_list("fonts");

    for (gchar **name = names; *name != NULL; name++) {
        g_autofree gchar *full = g_strconcat("fonts/", *name, NULL);
        if (!g_str_has_suffix(*name, ".ttf"))
            continue;
        g_autoptr(GBytes) bytes = ds_data_load(full, NULL);
        gchar *path = bytes != NULL ? path_in_memory(*name, bytes) : NULL;
        if (path == NULL && bytes != NULL)
            path = path_in_tmp(bytes);
        if (path != NULL)
            g_ptr_array_add(paths, path);
        if (bytes != NULL)
            ds_data_let_go(bytes);
    }
    return paths;
}

/* Knows the program's own fonts alone: no /etc/fonts, no folders, no cache. */
static FcConfig *
read_fonts(void)
{
    g_autoptr(GPtrArray) paths = write_fonts();
    FcConfig *config = FcConfigCreate();

    for (guint i = 0; i < paths->len; i++)
        FcConfigAppFontAddFile(config, g_ptr_array_index(paths, i));
    return config;
}

/* Once per process, a constant of the program: cairo caches faces by path over the life of all
 * font maps, so a path must never come to mean another font. */
static FcConfig *
font_config(void)
{
    static gsize once = 0;

    if (g_once_init_enter(&once))
        g_once_init_leave(&once, (gsize)read_fonts());
    return (FcConfig *)once;
}

PangoFontMap *
ds_font_map_new(GError **error)
{
    FcConfig *config = font_config();
    const FcFontSet *fonts = FcConfigGetFonts(config, FcSetApplication);

    if (fonts == NULL || fonts->nfont == 0) {
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "no font can be read");
        return NULL;
    }
    /* Before the font map is made: its initialisation then reads no system configuration. */
    FcConfigSetCurrent(config);
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72.0);
    return map;
}

PangoContext *
ds_font_map_context(PangoFontMap *map, const gchar *language)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    return context;
}
