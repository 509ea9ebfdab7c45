/* The summary: themes in the side column, a paragraph with its mark for each sentence. */
#include "layout/layout_private.h"

#define HAIR_ABOVE   DS_PT(12.5)
#define NOTE_BELOW   DS_PT(13)
#define THEME_SKIP   DS_PT(30)
#define POINT_GAP    DS_PT(5.167)
#define MARK_CENTRE  DS_PT(3.4)
#define COMPARE_SKIP DS_PT(20.5)
#define AFTER_SIDES  DS_PT(23.25)
#define DIFF_LEADING DS_PT(13.5)

static const DsRoles point_roles = {"body", "body-strong", "cit", FALSE};
static const DsRoles lead_roles = {"body-strong", "body-strong", "cit", FALSE};
static const DsRoles diff_roles = {"diff", "diff-strong", "cit-note", FALSE};

/* The heading in the side column; returns the way to its last baseline. */
DsUnit
ds_layout_side_head(DsLayout *l,
                    DsFrag *frag,
                    const gchar *words,
                    const gchar *note,
                    DsUnit note_skip,
                    gint32 heading,
                    gint32 note_element)
{
    g_autoptr(DsPara) para = ds_para_new(l->setter, TRUE);
    DsUnit y = 0;

    ds_para_add(para, "h2", words, heading);
    ds_para_balanced(para, l->style->side - DS_PT(4));
    y = ds_para_draw(para, l->left, 0, ds_layout_leading(l, "h2"), DS_ALIGN_LEFT, frag);
    if (note == NULL)
        return y;
    g_autoptr(DsPara) lines = ds_layout_para(l, "note", note, note_element);
    ds_para_ragged(lines, l->style->side - DS_PT(4));
    return ds_para_draw(lines, l->left, y + note_skip, ds_layout_leading(l, "note"),
                        DS_ALIGN_LEFT, frag);
}

/* What stands beside a group that goes on on the next page: its head, "(tiếp)", the hair. */
gint32
ds_layout_side_repeat(DsLayout *l, const gchar *words, DsUnit note_skip)
{
    DsFrag *frag = ds_frag_new();

    ds_layout_rule(l, frag, l->left, l->right, -HAIR_ABOVE, l->style->hair);
    if (words != NULL)
        ds_layout_side_head(l, frag, words, ds_pack_label(l->pack, "doc.continued"), note_skip,
                            -1, -1);
    return ds_galley_repeat(l, frag, 0);
}

static DsUnit
draw_side(DsLayout *l, const DsNode *side, DsFrag *frag, DsUnit x, DsUnit width)
{
    const gint32 source = ds_layout_element(l, "P", l->sect);
    const gint32 text = ds_layout_element(l, "P", l->sect);
    g_autofree gchar *name = ds_node_dup_words(side);
    const DsNode *words = ds_node_child(side, "words-differ");
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);

    ds_layout_rule(l, frag, x, x + width, -DS_PT(10.5), l->style->hair);
    ds_layout_text(l, frag, "note-strong", name, x, 0, DS_ALIGN_LEFT, source);
    if (words == NULL)
        return 0;
    ds_layout_add_node(l, para, words, &diff_roles, text);
    ds_para_ragged(para, width);
    return ds_para_draw(para, x, DIFF_LEADING, DIFF_LEADING, DS_ALIGN_LEFT, frag);
}

/* Two columns of sources that differ; a row for each two. */
static void
add_compare(DsLayout *l, const DsNode *compare)
{
    const DsUnit width = (l->main - l->style->gutter) / 2;
    DsUnit skip = COMPARE_SKIP;

    for (guint i = 0; i < compare->children->len; i += 2) {
        DsFrag *frag = ds_frag_new();
        DsUnit size = 0;
        ds_layout_mark(l, frag, compare->mark, l->axis - DS_PT(8), -DS_PT(2.9), FALSE, l->sect);
        for (guint k = i; k < MIN(i + 2, compare->children->len); k++) {
            const DsUnit x = l->axis + (DsUnit)(k - i) * (width + l->style->gutter);
            const DsUnit end = draw_side(l, ds_node_at(compare, k), frag, x, width);
            size = MAX(size, end);
        }
        ds_galley_penalty(l, DS_PAGE_NEVER);
        ds_galley_skip(l, skip);
        ds_galley_box(l, frag, size);
        skip = AFTER_SIDES;
    }
}

static void
add_point(DsLayout *l, const DsNode *point, DsFrag *first)
{
    const gint32 element = ds_layout_element(l, "P", l->sect);
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
    const DsNode *compare = ds_node_child(point, "compare");

    ds_frag_place(first, point->anchor, l->axis, -l->grid);
    ds_layout_mark(l, first, point->mark, l->axis - DS_PT(8), -MARK_CENTRE, FALSE, element);
    ds_layout_add_node(l, para, point, point->lead ? &lead_roles : &point_roles, element);
    ds_para_ragged(para, l->main);
    ds_galley_para(l, para, l->axis, ds_layout_leading(l, "body"), first);
    if (compare != NULL)
        add_compare(l, compare);
}

static void
add_theme(DsLayout *l, const DsNode *theme)
{
    g_autofree gchar *words = ds_node_dup_words(theme);
    g_autofree gchar *note = ds_layout_child_words(theme, "note");
    const gboolean named = *words != '\0';
    const guint from = l->galley.items->len;
    DsFrag *first = ds_frag_new();
    DsUnit side = 0;
    guint n_points = 0;

    ds_layout_rule(l, first, l->left, l->right, -HAIR_ABOVE, l->style->hair);
    if (named) {
        const gint32 heading = ds_layout_element(l, "H2", l->sect);
        const gint32 note_element = note != NULL ? ds_layout_element(l, "P", l->sect) : -1;
        side = ds_layout_side_head(l, first, words, note, NOTE_BELOW, heading, note_element);
    }
    const gint32 repeat = ds_layout_side_repeat(l, named ? words : NULL, NOTE_BELOW);
    for (guint i = 0; i < theme->children->len; i++) {
        const DsNode *point = ds_node_at(theme, i);
        if (!ds_node_is(point, "point"))
            continue;
        if (n_points > 0) {
            const gboolean compared =
                ds_node_child(ds_node_at(theme, i - 1), "compare") != NULL;
            if (n_points == 1)
                ds_galley_penalty(l, DS_PAGE_NEVER);
            ds_galley_skip(l, compared ? AFTER_SIDES : l->grid + POINT_GAP);
        }
        if (n_points == 1)
            l->galley.beside = repeat;
        if (n_points == 0 && named && point->anchor != NULL)
            ds_layout_bookmark(l, 2, words, point->anchor);
        add_point(l, point, n_points == 0 ? first : ds_frag_new());
        l->galley.beside = repeat;
        n_points++;
    }
    l->galley.beside = -1;
    if (n_points == 0)
        ds_galley_box(l, first, 0);
    const DsUnit length = ds_layout_length_since(l, from);
    ds_galley_skip(l, THEME_SKIP + MAX(side - length, 0));
}

/* A part that has nothing to show says so. */
void
ds_layout_part_note(DsLayout *l, const DsNode *part)
{
    g_autofree gchar *words = ds_layout_child_words(part, "note");

    if (words == NULL)
        return;
    const gint32 element = ds_layout_element(l, "P", l->sect);
    g_autoptr(DsPara) para = ds_layout_para(l, "body", words, element);
    ds_para_ragged(para, l->main);
    ds_galley_para(l, para, l->axis, ds_layout_leading(l, "body"), NULL);
    ds_galley_skip(l, l->grid);
}

void
ds_lay_summary(DsLayout *l, const DsNode *part)
{
    ds_layout_open_part(l, part, DS_OPEN_RUN_ON, 20 * l->grid, 2 * l->grid);
    ds_layout_part_note(l, part);
    for (guint i = 0; i < part->children->len; i++)
        if (ds_node_is(ds_node_at(part, i), "theme"))
            add_theme(l, ds_node_at(part, i));
    ds_layout_drop_skip(l);
}
