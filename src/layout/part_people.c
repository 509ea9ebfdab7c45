/* Who's who and acronyms, in two columns. */
#include "layout/layout_private.h"

#define HEAD_SKIP  DS_PT(15.5)
#define HAIR_BELOW DS_PT(4.1)
#define AFTER_HAIR DS_PT(12.4)
#define SHORT_X    DS_PT(52)
#define MARK_X     DS_PT(48)
#define CITE_ROOM  DS_PT(34)
#define MIN_BELOW  DS_PT(93) /* what a list must find below another to go on there */

/* A list with its own head, drawn row by row into the columns of pages. */
typedef struct {
    const DsNode *node;
    const gchar *role; /* of its rows */
    DsUnit (*draw)(
        DsLayout *l, const DsNode *row, DsUnit x, DsUnit width, DsFrag *frag, gint32 table);
    gint32 table;
    guint next; /* child to draw next */
} List;

static DsUnit
draw_lines(DsLayout *l,
           DsFrag *frag,
           const gchar *role,
           const gchar *text,
           DsUnit x,
           DsUnit y,
           DsUnit width,
           gint32 element)
{
    g_autoptr(DsPara) para = ds_layout_para(l, role, text, element);

    ds_para_ragged(para, width);
    return ds_para_draw(para, x, y, ds_layout_leading(l, role), DS_ALIGN_LEFT, frag);
}

static DsUnit
draw_person(
    DsLayout *l, const DsNode *person, DsUnit x, DsUnit width, DsFrag *frag, gint32 table)
{
    const gint32 row = ds_layout_element(l, "TR", table);
    const gint32 cell = ds_layout_element(l, "TD", row);
    const gint32 count = ds_layout_element(l, "TD", row);
    g_autofree gchar *name = ds_layout_child_words(person, "person-name");
    g_autofree gchar *mentions =
        person->number > 0 ? g_strdup_printf("%d", person->number) : g_strdup("–");
    DsUnit y = 0, step = ds_layout_leading(l, "tab");

    ds_frag_place(frag, person->anchor, x, -DS_PT(11));
    if (name != NULL)
        y = draw_lines(l, frag, "tab-strong", name, x, 0, width - DS_PT(20), cell);
    for (guint i = 0; i < person->children->len; i++) {
        const DsNode *child = ds_node_at(person, i);
        const gboolean is_note = ds_node_is(child, "person-note");
        if (!is_note && !ds_node_is(child, "person-role"))
            continue;
        g_autofree gchar *words = ds_node_dup_words(child);
        y = draw_lines(l, frag, is_note ? "note-italic" : "note", words, x, y + step,
                       width - DS_PT(28), cell);
        step = ds_layout_leading(l, "note");
    }
    ds_layout_text(l, frag, "tab", mentions, x + width, 0, DS_ALIGN_RIGHT, count);
    return y;
}

static DsUnit
draw_expansion(DsLayout *l,
               const DsNode *expansion,
               const DsNode *cites,
               DsUnit x,
               DsUnit y,
               DsUnit width,
               DsFrag *frag,
               const gint32 *cells)
{
    static const DsRoles plain = {"tab", "tab-strong", "cit-tab", FALSE};
    static const DsRoles italic = {"tab-italic", "tab-italic", "cit-tab", FALSE};
    const gboolean unknown =
        expansion->inlines->len > 0 &&
        g_strcmp0(g_array_index(expansion->inlines, DsInline, 0).role, "note") == 0;
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
    g_autoptr(DsPara) cite = ds_para_new(l->setter, FALSE);

    ds_layout_add_node(l, para, expansion, unknown ? &italic : &plain, cells[1]);
    ds_para_ragged(para, width - SHORT_X - CITE_ROOM);
    const DsUnit end =
        ds_para_draw(para, x + SHORT_X, y, ds_layout_leading(l, "tab"), DS_ALIGN_LEFT, frag);
    if (cites != NULL)
        ds_layout_add_node(l, cite, cites, &plain, cells[2]);
    if (!ds_para_is_empty(cite)) {
        ds_para_ragged(cite, G_MAXINT32 / 4);
        ds_para_draw_line(cite, 0, x + width, y, DS_ALIGN_RIGHT, frag);
    }
    return end;
}

static DsUnit
draw_acronym(
    DsLayout *l, const DsNode *acronym, DsUnit x, DsUnit width, DsFrag *frag, gint32 table)
{
    const gint32 row = ds_layout_element(l, "TR", table);
    const gint32 cells[] = {ds_layout_element(l, "TD", row), ds_layout_element(l, "TD", row),
                            ds_layout_element(l, "TD", row)};
    g_autofree gchar *words = ds_layout_child_words(acronym, "acronym-short");
    DsUnit y = 0, next = 0;

    ds_frag_place(frag, acronym->anchor, x, -DS_PT(11));
    g_autoptr(DsPara) para = ds_layout_para(l, "tab-strong", words, cells[0]);
    ds_para_ragged(para, MARK_X - DS_PT(2));
    const DsUnit short_end =
        ds_para_draw(para, x, 0, ds_layout_leading(l, "tab"), DS_ALIGN_LEFT, frag);
    if (acronym->mark == DS_MARK_DIFFERS)
        ds_layout_mark(l, frag, acronym->mark, x + MARK_X, -DS_PT(2.9), TRUE, cells[1]);
    for (guint i = 0; i < acronym->children->len; i++) {
        const DsNode *child = ds_node_at(acronym, i);
        if (!ds_node_is(child, "acronym-expansion"))
            continue;
        const DsNode *cites =
            i + 1 < acronym->children->len ? ds_node_at(acronym, i + 1) : NULL;
        y = draw_expansion(l, child, cites, x, next, width, frag, cells);
        next = y + ds_layout_leading(l, "tab");
    }
    return MAX(y, short_end);
}

static void
draw_list_head(DsLayout *l, List *list, DsUnit x, DsUnit width, DsFrag *frag)
{
    g_autoptr(GPtrArray) words = ds_layout_heads(list->node);
    const gboolean first = list->table < 0;

    if (first)
        list->table = ds_layout_element(l, "Table", l->sect);
    const gint32 row = first ? ds_layout_element(l, "TR", list->table) : -1;
    ds_layout_rule(l, frag, x, x + width, -DS_PT(11), l->style->heavy);
    ds_layout_rule(l, frag, x, x + width, DS_PT(4), l->style->hair);
    for (guint i = 0; i < MIN(words->len, 2); i++) {
        const gint32 head = first ? ds_layout_element(l, "TH", row) : -1;
        if (first) {
            DsElement *element = &g_array_index(l->pages->elements, DsElement, head);
            element->scope = g_intern_static_string("Column");
            element->column_span = i == 0 && g_str_equal(list->role, "acronym") ? 2 : 0;
        }
        ds_layout_text(l, frag, "thead", ds_layout_head(words, i), i == 0 ? x : x + width, 0,
                       i == 0 ? DS_ALIGN_LEFT : DS_ALIGN_RIGHT, head);
    }
}

static void
skip_other_rows(List *list)
{
    while (list->node != NULL && list->next < list->node->children->len &&
           !ds_node_is(ds_node_at(list->node, list->next), list->role))
        list->next++;
}

static gboolean
is_done(List *list)
{
    skip_other_rows(list);
    return list->node == NULL || list->next >= list->node->children->len;
}

/* Draws rows of the list into a column of a height; returns the height used. */
static DsUnit
fill_column(DsLayout *l, List *list, DsUnit x, DsUnit width, DsUnit height, DsFrag *frag)
{
    DsUnit y = HEAD_SKIP, end = 0;
    gboolean any = FALSE;

    draw_list_head(l, list, x, width, frag);
    for (; !is_done(list); list->next++) {
        DsFrag *row = ds_frag_new();
        const guint n_elements = l->pages->elements->len;
        const DsUnit size =
            list->draw(l, ds_node_at(list->node, list->next), x, width, row, list->table);
        if (any && y + size + HAIR_BELOW > height) {
            ds_frag_free(row);
            g_array_set_size(l->pages->elements, n_elements);
            break;
        }
        ds_layout_rule(l, row, x, x + width, size + HAIR_BELOW, l->style->hair);
        ds_frag_take(frag, row, y);
        end = y + size + HAIR_BELOW;
        y = end + AFTER_HAIR;
        any = TRUE;
    }
    return end;
}

static void
draw_remark(DsLayout *l, const List *list, DsUnit x, DsUnit y, DsFrag *frag)
{
    const DsNode *remark = ds_node_child(list->node, "remark");
    const gint32 element = ds_layout_element(l, "P", l->sect);
    g_autofree gchar *words = ds_node_dup_words(remark);
    const DsUnit left =
        ds_layout_mark(l, frag, remark->mark, x + DS_PT(5.1), y - DS_PT(2.7), TRUE, element);
    ds_layout_text(l, frag, "note", words, left < x + DS_PT(5) ? x + DS_PT(9) : x, y,
                   DS_ALIGN_LEFT, element);
}

/* Goes on with a list under what a column holds already, if that leaves it enough room;
 * returns the height used. */
static DsUnit
fill_below(
    DsLayout *l, List *list, DsUnit x, DsUnit width, DsUnit used, DsUnit height, DsFrag *frag)
{
    const DsUnit y = used + 3 * l->grid;

    if (is_done(list) || height - y < MIN_BELOW)
        return used;
    DsFrag *below = ds_frag_new();
    const DsUnit size = fill_column(l, list, x, width, height - y, below);
    ds_frag_take(frag, below, y);
    return y + size;
}

void
ds_lay_people(DsLayout *l, const DsNode *part)
{
    const DsUnit width = (l->full - l->style->gutter) / 2;
    const DsUnit second = l->left + width + l->style->gutter;
    const DsUnit page = l->style->height - l->style->bottom - l->style->top;
    List people = {ds_node_child(part, "person-list"), "person", draw_person, -1, 0};
    List acronyms = {ds_node_child(part, "acronym-list"), "acronym", draw_acronym, -1, 0};
    DsUnit height = page - 4 * l->grid;
    const guint from = l->galley.items->len;
    gboolean first = TRUE;

    ds_layout_open_part(l, part, DS_OPEN_RUN_ON, page, 2 * l->grid);
    ds_layout_part_note(l, part);
    while (!is_done(&people) || !is_done(&acronyms)) {
        DsFrag *frag = ds_frag_new();
        List *left = is_done(&people) ? &acronyms : &people;
        DsUnit size = fill_column(l, left, l->left, width, height, frag);
        List *right = !is_done(&acronyms) ? &acronyms : &people;
        if (!is_done(right)) {
            DsUnit used = fill_column(l, right, second, width, height, frag);
            if (is_done(right) && ds_node_child(right->node, "remark") != NULL) {
                used += DS_PT(14);
                draw_remark(l, right, second, used, frag);
            }
            if (right == &acronyms && is_done(right))
                used = fill_below(l, &people, second, width, used, height, frag);
            size = MAX(size, used);
        }
        if (!first) {
            ds_galley_penalty(l, -DS_PAGE_NEVER);
        }
        ds_galley_box(l, frag, MIN(size, height));
        height = page;
        first = FALSE;
    }
    if (first)
        ds_layout_drop_skip(l);
    ds_galley_need_all(l, from);
}
