/* Marks are drawn, never glyphs; each has a text alternative. */
#include "layout/layout_private.h"

#define RING_RADIUS DS_PT(2.55)
#define RING_STROKE DS_PT(0.8)
#define DISC_GAP    DS_PT(1.5)
#define DISC        DS_PT(2)
#define DISC_SMALL  DS_PT(1.75)

static gint32
mark_element(DsLayout *l, const gchar *key, gint32 parent)
{
    const gint32 element = ds_layout_element(l, "Span", parent);

    g_array_index(l->pages->elements, DsElement, element).alt =
        g_strdup(ds_pack_label(l->pack, key));
    return element;
}

/* Draws the mark with its right edge at right; returns its left edge. */
DsUnit
ds_layout_mark(DsLayout *l,
               DsFrag *frag,
               DsMark mark,
               DsUnit right,
               DsUnit centre,
               gboolean small,
               gint32 parent)
{
    const DsColour red = l->style->accent;
    const DsUnit r = small ? DISC_SMALL : DISC;
    gint32 element = -1;

    switch (mark) {
    case DS_MARK_NONE:
        return right;
    case DS_MARK_ONE:
        element = mark_element(l, "mark.accounts.one", parent);
        ds_frag_round(frag, DS_BOX_DISC, right - r, centre, r, 0, red, element);
        return right - 2 * r;
    case DS_MARK_TWO:
        element = mark_element(l, "mark.accounts.two", parent);
        ds_frag_round(frag, DS_BOX_DISC, right - 3 * r - DISC_GAP, centre, r, 0, red, element);
        ds_frag_round(frag, DS_BOX_DISC, right - r, centre, r, 0, red, element);
        return right - 4 * r - DISC_GAP;
    case DS_MARK_DIFFERS:
        element = mark_element(l, "mark.accounts.differ", parent);
        ds_frag_round(frag, DS_BOX_RING, right - RING_RADIUS, centre, RING_RADIUS, RING_STROKE,
                      red, element);
        ds_frag_round(frag, DS_BOX_HALF_LEFT, right - RING_RADIUS, centre,
                      RING_RADIUS - RING_STROKE / 2, 0, red, element);
        return right - 2 * RING_RADIUS;
    case DS_MARK_INFERRED:
        ds_layout_text(l, frag, "note", "≈", right, centre + DS_PT(2.9), DS_ALIGN_RIGHT,
                       parent);
        return right - DS_PT(5);
    }
    return right;
}

DsSpineShape
ds_layout_shape(const DsWhen *when)
{
    if (when->inferred)
        return DS_SHAPE_INFERRED;
    switch (when->precision) {
    case DS_PRECISION_DAY:
        return DS_SHAPE_DAY;
    case DS_PRECISION_RANGE:
        return DS_SHAPE_DAYS;
    case DS_PRECISION_MONTH:
        return DS_SHAPE_MONTH;
    case DS_PRECISION_APPROX:
        return DS_SHAPE_INFERRED;
    default:
        return DS_SHAPE_YEAR;
    }
}

void
ds_layout_spine_mark(
    DsLayout *l, DsFrag *frag, DsSpineShape shape, DsUnit x, DsUnit y, gint32 element)
{
    const DsColour ink = l->style->ink, white = 0xffffff;

    switch (shape) {
    case DS_SHAPE_DAY:
        ds_frag_round(frag, DS_BOX_DISC, x, y, DS_PT(2.6), 0, ink, element);
        break;
    case DS_SHAPE_MONTH:
        ds_frag_round(frag, DS_BOX_DISC, x, y, DS_PT(3.6), 0, white, element);
        ds_frag_round(frag, DS_BOX_HALF_RIGHT, x, y, DS_PT(3.1), 0, ink, element);
        break;
    case DS_SHAPE_DAYS:
        ds_frag_rect(frag, x - DS_PT(1.3), y - DS_PT(3.7), DS_PT(2.6), DS_PT(7.4), ink,
                     element);
        break;
    case DS_SHAPE_YEAR:
    case DS_SHAPE_INFERRED:
        ds_frag_round(frag, DS_BOX_DISC, x, y, DS_PT(2.6), 0, white, element);
        ds_frag_round(frag, DS_BOX_RING, x, y, DS_PT(2.6), DS_PT(0.9), ink, element);
        break;
    case DS_N_SHAPES:
        break;
    }
}
