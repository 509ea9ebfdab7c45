#include "layout/frag.h"

static void
link_clear(gpointer data)
{
    DsLink *link = data;

    g_free(link->target);
    g_free(link->contents);
}

static void
place_clear(gpointer data)
{
    DsDestination *place = data;

    g_free(place->anchor);
}

static void
folio_clear(gpointer data)
{
    DsFolio *folio = data;

    g_ptr_array_unref(folio->anchors);
}

DsFrag *
ds_frag_new(void)
{
    DsFrag *frag = g_new0(DsFrag, 1);

    frag->boxes = ds_boxes_new();
    frag->links = g_array_new(FALSE, TRUE, sizeof(DsLink));
    g_array_set_clear_func(frag->links, link_clear);
    frag->places = g_array_new(FALSE, TRUE, sizeof(DsDestination));
    g_array_set_clear_func(frag->places, place_clear);
    frag->folios = g_array_new(FALSE, TRUE, sizeof(DsFolio));
    g_array_set_clear_func(frag->folios, folio_clear);
    return frag;
}

void
ds_frag_free(DsFrag *frag)
{
    if (frag == NULL)
        return;
    g_array_unref(frag->boxes);
    g_array_unref(frag->links);
    g_array_unref(frag->places);
    g_array_unref(frag->folios);
    g_free(frag);
}

static void
add_box(DsFrag *frag, DsBox box)
{
    box.artifact = box.element < 0 ? DS_ARTIFACT_LAYOUT : DS_ARTIFACT_NONE;
    g_array_append_val(frag->boxes, box);
}

void
ds_frag_rect(
    DsFrag *frag, DsUnit x, DsUnit y, DsUnit w, DsUnit h, DsColour colour, gint32 element)
{
    add_box(frag, (DsBox){.kind = DS_BOX_RECT,
                          .x = x,
                          .y = y,
                          .w = w,
                          .h = h,
                          .colour = colour,
                          .element = element});
}

void
ds_frag_frame(DsFrag *frag,
              DsUnit x,
              DsUnit y,
              DsUnit w,
              DsUnit h,
              DsUnit stroke,
              DsColour colour,
              gint32 element)
{
    add_box(frag, (DsBox){.kind = DS_BOX_FRAME,
                          .x = x,
                          .y = y,
                          .w = w,
                          .h = h,
                          .stroke = stroke,
                          .colour = colour,
                          .element = element});
}

void
ds_frag_line(DsFrag *frag,
             DsUnit x,
             DsUnit y,
             DsUnit w,
             DsUnit h,
             DsUnit stroke,
             DsColour colour,
             gint32 element)
{
    add_box(frag, (DsBox){.kind = DS_BOX_LINE,
                          .x = x,
                          .y = y,
                          .w = w,
                          .h = h,
                          .stroke = stroke,
                          .colour = colour,
                          .element = element});
}

void
ds_frag_round(DsFrag *frag,
              DsBoxKind kind,
              DsUnit x,
              DsUnit y,
              DsUnit radius,
              DsUnit stroke,
              DsColour colour,
              gint32 element)
{
    add_box(frag, (DsBox){.kind = kind,
                          .x = x,
                          .y = y,
                          .w = radius,
                          .stroke = stroke,
                          .colour = colour,
                          .element = element});
}

void
ds_frag_glyphs(DsFrag *frag,
               DsUnit x,
               DsUnit y,
               DsGlyphs *glyphs,
               DsColour colour,
               const gchar *role,
               gint32 element)
{
    add_box(frag, (DsBox){.kind = DS_BOX_GLYPHS,
                          .x = x,
                          .y = y,
                          .colour = colour,
                          .role = role,
                          .glyphs = glyphs,
                          .element = element});
}

void
ds_frag_link(DsFrag *frag,
             DsUnit x,
             DsUnit y,
             DsUnit w,
             DsUnit h,
             const gchar *target,
             const gchar *contents,
             gint32 element)
{
    const DsLink link = {0, x, y, w, h, g_strdup(target), g_strdup(contents), element};

    g_array_append_val(frag->links, link);
}

void
ds_frag_place(DsFrag *frag, const gchar *anchor, DsUnit x, DsUnit y)
{
    const DsDestination place = {g_strdup(anchor), 0, x, y};

    if (anchor != NULL)
        g_array_append_val(frag->places, place);
}

DsFolio *
ds_frag_folio(DsFrag *frag, DsUnit x, DsUnit y, const gchar *role, gint32 element)
{
    const DsFolio folio = {.at = frag->boxes->len,
                           .x = x,
                           .y = y,
                           .role = g_intern_string(role),
                           .anchors = g_ptr_array_new_with_free_func(g_free),
                           .before = "",
                           .element = element};

    g_array_append_val(frag->folios, folio);
    return &g_array_index(frag->folios, DsFolio, frag->folios->len - 1);
}

/* Moves the values of from to the end of array without freeing what they own. */
static void
move_values(GArray *array, GArray *from)
{
    if (from->len == 0)
        return;
    g_array_append_vals(array, from->data, from->len);
    g_array_set_clear_func(from, NULL);
    g_array_set_size(from, 0);
}

void
ds_frag_take(DsFrag *frag, DsFrag *from, DsUnit y)
{
    const guint n_boxes = frag->boxes->len;

    for (guint i = 0; i < from->boxes->len; i++)
        g_array_index(from->boxes, DsBox, i).y += y;
    for (guint i = 0; i < from->links->len; i++)
        g_array_index(from->links, DsLink, i).y += y;
    for (guint i = 0; i < from->places->len; i++)
        g_array_index(from->places, DsDestination, i).y += y;
    for (guint i = 0; i < from->folios->len; i++) {
        g_array_index(from->folios, DsFolio, i).y += y;
        g_array_index(from->folios, DsFolio, i).at += n_boxes;
    }
    move_values(frag->boxes, from->boxes);
    move_values(frag->links, from->links);
    move_values(frag->places, from->places);
    move_values(frag->folios, from->folios);
    ds_frag_free(from);
}
