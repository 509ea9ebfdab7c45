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

    g_clear_pointer(&folio->anchors, g_ptr_array_unref);
}

DsFrag *
ds_frag_new(void)
{
    DsFrag *frag = g_new0(DsFrag, 1);

    frag->boxes = ds_boxes_new();
    return frag;
}

/* Most fragments are a line of text without any of these: they are made when they are needed.
 */
static GArray *
need_array(GArray **array, guint size, GDestroyNotify clear)
{
    if (*array == NULL) {
        *array = g_array_new(FALSE, TRUE, size);
        g_array_set_clear_func(*array, clear);
    }
    return *array;
}

static GArray *
need_links(DsFrag *frag)
{
    return need_array(&frag->links, sizeof(DsLink), link_clear);
}

static GArray *
need_places(DsFrag *frag)
{
    return need_array(&frag->places, sizeof(DsDestination), place_clear);
}

static GArray *
need_folios(DsFrag *frag)
{
    return need_array(&frag->folios, sizeof(DsFolio), folio_clear);
}

void
ds_frag_free(DsFrag *frag)
{
    if (frag == NULL)
        return;
    g_array_unref(frag->boxes);
    g_clear_pointer(&frag->links, g_array_unref);
    g_clear_pointer(&frag->places, g_array_unref);
    g_clear_pointer(&frag->folios, g_array_unref);
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

    g_array_append_val(need_links(frag), link);
}

void
ds_frag_place(DsFrag *frag, const gchar *anchor, DsUnit x, DsUnit y)
{
    if (anchor == NULL)
        return;
    const DsDestination place = {g_strdup(anchor), 0, x, y};
    g_array_append_val(need_places(frag), place);
}

DsFolio *
ds_frag_folio(DsFrag *frag, DsUnit x, DsUnit y, const gchar *role, gint32 element)
{
    const DsFolio folio = {.at = frag->boxes->len,
                           .x = x,
                           .y = y,
                           .role = g_intern_string(role),
                           .anchors = g_ptr_array_new(),
                           .before = "",
                           .element = element};

    g_array_append_val(need_folios(frag), folio);
    return &g_array_index(frag->folios, DsFolio, frag->folios->len - 1);
}

/* Moves the values of from to the end of array without freeing what they own. */
static void
move_values(GArray *array, GArray *from)
{
    g_array_append_vals(array, from->data, from->len);
    g_array_set_clear_func(from, NULL);
    g_array_set_size(from, 0);
}

void
ds_frag_take(DsFrag *frag, DsFrag *from, DsUnit y)
{
    for (guint i = 0; i < from->boxes->len; i++)
        g_array_index(from->boxes, DsBox, i).y += y;
    for (guint i = 0; i < ds_frag_n(from->links); i++)
        g_array_index(from->links, DsLink, i).y += y;
    for (guint i = 0; i < ds_frag_n(from->places); i++)
        g_array_index(from->places, DsDestination, i).y += y;
    for (guint i = 0; i < ds_frag_n(from->folios); i++) {
        g_array_index(from->folios, DsFolio, i).y += y;
        g_array_index(from->folios, DsFolio, i).at += frag->boxes->len;
    }
    if (from->boxes->len > 0)
        move_values(frag->boxes, from->boxes);
    if (ds_frag_n(from->links) > 0)
        move_values(need_links(frag), from->links);
    if (ds_frag_n(from->places) > 0)
        move_values(need_places(frag), from->places);
    if (ds_frag_n(from->folios) > 0)
        move_values(need_folios(frag), from->folios);
    ds_frag_free(from);
}
