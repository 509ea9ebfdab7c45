#include "layout/pages.h"

#include <string.h>

static void
shape_free(gpointer data)
{
    DsShape *shape = data;

    g_object_unref(shape->font);
    pango_glyph_string_free(shape->glyphs);
    g_free(shape->text);
    g_free(shape);
}

GPtrArray *
ds_shapes_new(void)
{
    return g_ptr_array_new_with_free_func(shape_free);
}

static void
add_tracking(PangoGlyphString *glyphs, DsUnit tracking)
{
    for (gint i = 0; tracking != 0 && i < glyphs->num_glyphs; i++)
        if (i + 1 == glyphs->num_glyphs ||
            glyphs->log_clusters[i] != glyphs->log_clusters[i + 1])
            glyphs->glyphs[i].geometry.width += tracking;
}

/* Wider than any page; a run of a million letters ends here. */
#define WIDEST (G_MAXINT / 4)

static DsUnit
glyphs_width(const PangoGlyphString *glyphs)
{
    DsUnit width = 0;

    for (gint i = 0; i < glyphs->num_glyphs; i++)
        width = MIN(width + glyphs->glyphs[i].geometry.width, WIDEST);
    return width;
}

DsShape *
ds_shapes_add(GPtrArray *shapes,
              const gchar *text,
              gsize n,
              const gchar *paragraph,
              const PangoAnalysis *analysis,
              DsUnit tracking)
{
    DsShape *shape = g_new0(DsShape, 1);

    shape->glyphs = pango_glyph_string_new();
    pango_shape_full(text, (gint)n, paragraph, -1, analysis, shape->glyphs);
    add_tracking(shape->glyphs, tracking);
    shape->font = g_object_ref(analysis->font);
    shape->text = g_strndup(text, n);
    shape->width = glyphs_width(shape->glyphs);
    shape->rtl = (analysis->level & 1) != 0;
    shape->shapes = shapes;
    shape->index = shapes->len;
    g_ptr_array_add(shapes, shape);
    return shape;
}

const DsShape *
ds_glyphs_shape(const DsGlyphs *glyphs, guint i)
{
    return g_ptr_array_index(glyphs->shapes, glyphs->at[i].shape);
}

gchar *
ds_glyphs_text(const DsGlyphs *glyphs)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < glyphs->n; i++)
        g_string_append(text, ds_glyphs_shape(glyphs, i)->text);
    return g_string_free(text, FALSE);
}

DsGlyphs *
ds_glyphs_copy(const DsGlyphs *glyphs)
{
    return g_memdup2(glyphs, sizeof *glyphs + glyphs->n * sizeof glyphs->at[0]);
}
