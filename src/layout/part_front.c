/* The front page: one page, a fixed frame. y is given from the page's top, as in SPEC.md. */
#include <string.h>

#include "layout/layout_private.h"

#define FACTS_GAP    DS_PT(12)
#define POINT_GAP    DS_PT(7.75)
#define POINT_HAIR   DS_PT(15.1)
#define MARK_CENTRE  DS_PT(3.4)
#define FIGURE_PITCH DS_PT(31)
#define NUMBER_RIGHT DS_PT(30)
#define LABEL_X      DS_PT(37)
#define LEGEND_PITCH DS_PT(12.4)
#define LEGEND_WIDTH DS_PT(71)
#define TIMELINE_TOP DS_PT(527.95)
#define SERIES_SIZE  19
#define MAX_POINTS   9

/* Lines that the key points may take, by lines of the title. */
static const guint lines_by_title[] = {20, 20, 18, 17, 16};
#define LINES_WITHOUT_TIMELINE 12

typedef struct {
    DsLayout *l;
    const DsNode *part;
    DsFrag *frag;
} Front;

/* From the page's top to the fragment's own origin. */
static DsUnit
at(const Front *f, DsUnit y)
{
    return y - f->l->style->top;
}

static void
draw_series(const Front *f)
{
    DsLayout *l = f->l;
    g_autofree gchar *series = ds_layout_child_words(f->part, "series");
    static const gchar *const roles[] = {"series", "series-2", "series-3"};

    ds_frag_rect(f->frag, l->left, at(f, DS_G(l, 2)), l->style->side, DS_PT(38.75),
                 l->style->accent, -1);
    if (series == NULL)
        series = g_strdup(ds_pack_label(l->pack, "doc.kind.briefing"));
    gsize i = 0;
    while (i + 1 < G_N_ELEMENTS(roles) && ds_layout_width(l, roles[i], series) > DS_PT(90))
        i++;
    ds_layout_text(l, f->frag, roles[i], series, l->left + DS_PT(9),
                   at(f, DS_G(l, 2) + DS_PT(26.5)), DS_ALIGN_LEFT,
                   ds_layout_element(l, "P", l->sect));
}

static void
draw_text(const Front *f, const gchar *role, const gchar *text, DsUnit x, DsUnit y)
{
    if (text != NULL)
        ds_layout_text(f->l, f->frag, role, text, x, at(f, y), DS_ALIGN_LEFT,
                       ds_layout_element(f->l, "P", f->l->sect));
}

/* The left edge of a fact when the one to its right, or the page's edge, is at x. */
static DsUnit
fact_left(const Front *f, const DsNode *fact, DsUnit x)
{
    g_autofree gchar *label = ds_node_dup_words(fact);
    g_autofree gchar *value = ds_layout_child_words(fact, "value");
    const DsUnit width =
        MAX(ds_layout_width(f->l, "tab", label),
            value != NULL ? ds_layout_width(f->l, "masthead-strong", value) : 0);

    return x == f->l->right ? x - width : MIN(x - DS_PT(88), x - width - DS_PT(16));
}

/* The facts as columns from the right; the last one flush right as a block. */
static void
draw_facts(const Front *f)
{
    DsUnit x = f->l->right;

    for (guint i = f->part->children->len; i-- > 0;) {
        const DsNode *fact = ds_node_at(f->part, i);
        if (!ds_node_is(fact, "fact"))
            continue;
        g_autofree gchar *label = ds_node_dup_words(fact);
        g_autofree gchar *value = ds_layout_child_words(fact, "value");
        x = fact_left(f, fact, x);
        draw_text(f, "tab", label, x, DS_G(f->l, 3));
        draw_text(f, "masthead-strong", value, x, DS_G(f->l, 4));
    }
}

/* The room between the axis and the facts. */
static DsUnit
masthead_width(const Front *f)
{
    DsUnit x = f->l->right;

    for (guint i = f->part->children->len; i-- > 0;)
        if (ds_node_is(ds_node_at(f->part, i), "fact"))
            x = fact_left(f, ds_node_at(f->part, i), x);
    return x - FACTS_GAP - f->l->axis;
}

/* A line of the masthead; what does not fit beside the facts is cut. */
static void
draw_masthead_line(
    const Front *f, const gchar *role, const gchar *words, DsUnit y, DsUnit width)
{
    if (words == NULL)
        return;
    g_autoptr(DsPara) para =
        ds_layout_para(f->l, role, words, ds_layout_element(f->l, "P", f->l->sect));
    ds_para_cut(para, width, 1);
    ds_para_draw_line(para, 0, f->l->axis, at(f, y), DS_ALIGN_LEFT, f->frag);
}

static void
draw_masthead(const Front *f)
{
    DsLayout *l = f->l;
    g_autofree gchar *organisation = ds_layout_child_words(f->part, "organisation");
    g_autofree gchar *issue = ds_layout_child_words(f->part, "issue");
    g_autofree gchar *date = ds_layout_child_words(f->part, "issue-date");
    g_autofree gchar *line = issue != NULL && date != NULL
                                 ? g_strjoin(" · ", issue, date, NULL)
                                 : g_strdup(issue != NULL ? issue : date);
    const DsUnit width = masthead_width(f);

    draw_series(f);
    draw_masthead_line(f, "masthead-strong", organisation, DS_G(l, 3), width);
    draw_masthead_line(f, "masthead", line, DS_G(l, organisation != NULL ? 4 : 3), width);
    draw_facts(f);
}

/* The title at the largest size that fits; returns its last baseline and number of lines. */
static DsUnit
draw_title(const Front *f, guint *n_lines)
{
    static const struct {
        const gchar *role;
        guint max_lines;
    } sizes[] = {{"title", 2}, {"title-2", 3}, {"title-3", 4}};
    DsLayout *l = f->l;
    g_autofree gchar *words = ds_layout_child_words(f->part, "title");
    const gint32 element = ds_layout_element(l, "H1", l->sect);

    if (words == NULL)
        words = g_strdup(l->document->title);
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(DsPara) para = ds_para_new(l->setter, TRUE);
        ds_para_add(para, sizes[i].role, words, element);
        guint n = ds_para_balanced(para, l->full);
        if (n > sizes[i].max_lines && i + 1 < G_N_ELEMENTS(sizes))
            continue;
        if (n > sizes[i].max_lines)
            n = ds_para_cut(para, l->full, sizes[i].max_lines);
        *n_lines = n;
        return ds_para_draw(para, l->left, at(f, l->grid * 153 / 20),
                            ds_layout_leading(l, sizes[i].role), DS_ALIGN_LEFT, f->frag) +
               l->style->top;
    }
    return DS_G(l, 8);
}

static void
draw_heading(const Front *f, const DsNode *node, DsUnit x, DsUnit y)
{
    g_autofree gchar *words = ds_node_dup_words(node);

    ds_layout_text(f->l, f->frag, "h2", words, x, at(f, y), DS_ALIGN_LEFT,
                   ds_layout_element(f->l, "H2", f->l->sect));
}

/* The numbers at the left; returns the last baseline. */
static DsUnit
draw_rail(const Front *f, DsUnit y0)
{
    DsLayout *l = f->l;
    const DsNode *figures = ds_node_child(f->part, "figures");
    DsUnit y = y0 + DS_PT(34.9);

    if (figures == NULL)
        return y0;
    draw_heading(f, figures, l->left, y0 + DS_PT(2));
    const gint32 list = ds_layout_element(l, "L", l->sect);
    for (guint i = 0; i < figures->children->len; i++) {
        const DsNode *figure = ds_node_at(figures, i);
        const gint32 item = ds_layout_element(l, "LI", list);
        const gint32 body = ds_layout_element(l, "LBody", item);
        g_autofree gchar *number = g_strdup_printf("%d", figure->number);
        g_autofree gchar *label = ds_node_dup_words(figure);
        const DsUnit width = ds_layout_width(l, "fig", number);
        const DsUnit right = l->left + MAX(NUMBER_RIGHT, width);
        ds_layout_text(l, f->frag, "fig", number, right, at(f, y), DS_ALIGN_RIGHT, body);
        ds_layout_text(l, f->frag, "tab", label, right + LABEL_X - NUMBER_RIGHT, at(f, y),
                       DS_ALIGN_LEFT, body);
        y += FIGURE_PITCH;
    }
    return y - FIGURE_PITCH;
}

typedef struct {
    DsPara *para;
    guint n_lines;
} Point;

static guint
total_lines(const Point *points, guint n)
{
    guint total = 0;

    for (guint i = 0; i < n; i++)
        total += points[i].n_lines;
    return total;
}

/* The longest points are cut to 6, then 5, 4, 3 lines until all fit. */
static void
fit_points(DsLayout *l, Point *points, guint n, guint max_lines)
{
    const gchar *omission = ds_pack_label(l->pack, "doc.omission");

    for (guint limit = 6; limit >= 2 && total_lines(points, n) > max_lines; limit--) {
        for (guint lines = 64; lines > limit && total_lines(points, n) > max_lines; lines--) {
            for (guint i = 0; i < n && total_lines(points, n) > max_lines; i++) {
                if (points[i].n_lines != lines)
                    continue;
                points[i].n_lines =
                    ds_para_cut_clause(points[i].para, l->main, limit, omission);
            }
        }
    }
}

static guint
collect_points(DsLayout *l, const DsNode *node, Point *points, gint32 *elements)
{
    static const DsRoles roles = {"body", "body-strong", "cit", FALSE};
    const gint32 list = ds_layout_element(l, "L", l->sect);
    guint n = 0;

    for (guint i = 0; i < node->children->len && n < MAX_POINTS; i++) {
        const DsNode *point = ds_node_at(node, i);
        const gint32 item = ds_layout_element(l, "LI", list);
        elements[n] = ds_layout_element(l, "LBody", item);
        points[n].para = ds_para_new(l->setter, FALSE);
        ds_layout_add_node(l, points[n].para, point, &roles, elements[n]);
        points[n].n_lines = ds_para_ragged(points[n].para, l->main);
        n++;
    }
    return n;
}

/* Returns the last baseline. */
static DsUnit
draw_points(const Front *f, DsUnit y0, guint max_lines)
{
    DsLayout *l = f->l;
    const DsNode *node = ds_node_child(f->part, "key-points");
    Point points[MAX_POINTS];
    gint32 elements[MAX_POINTS];
    DsUnit y = y0 + DS_PT(23.25);

    if (node == NULL)
        return y0;
    draw_heading(f, node, l->axis, y0 + DS_PT(2));
    const guint n = collect_points(l, node, points, elements);
    fit_points(l, points, n, max_lines);
    for (guint i = 0; i < n; i++) {
        const DsNode *point = ds_node_at(node, i);
        if (i > 0) {
            y += l->grid + POINT_GAP;
            ds_layout_rule(l, f->frag, l->axis, l->right, at(f, y - POINT_HAIR),
                           l->style->hair);
        }
        ds_frag_place(f->frag, point->anchor, l->axis, at(f, y - l->grid));
        ds_layout_mark(l, f->frag, point->mark, l->axis - DS_PT(8), at(f, y - MARK_CENTRE),
                       FALSE, elements[i]);
        y = ds_para_draw(points[i].para, l->axis, at(f, y), l->grid, DS_ALIGN_LEFT, f->frag) +
            l->style->top;
        ds_para_free(points[i].para);
    }
    return y;
}

static void
draw_legend_row(const Front *f, const DsNode *row, DsPara *para, DsUnit y, gint32 element)
{
    DsLayout *l = f->l;
    const DsInline *first =
        row->inlines->len > 0 ? &g_array_index(row->inlines, DsInline, 0) : NULL;
    const DsUnit right = l->left + NUMBER_RIGHT;

    if (first != NULL && first->kind == DS_INLINE_CITATION)
        ds_layout_text(l, f->frag, "cit-note", first->text, right, at(f, y), DS_ALIGN_RIGHT,
                       element);
    else
        ds_layout_mark(l, f->frag, row->mark, right, at(f, y - DS_PT(2.7)), FALSE, element);
    ds_para_draw(para, l->left + LABEL_X, at(f, y), ds_layout_leading(l, "note"), DS_ALIGN_LEFT,
                 f->frag);
}

static DsPara *
legend_para(DsLayout *l, const DsNode *row, gint32 element)
{
    DsPara *para = ds_para_new(l->setter, FALSE);

    for (guint i = 0; i < row->inlines->len; i++) {
        const DsInline *piece = &g_array_index(row->inlines, DsInline, i);
        if (piece->kind == DS_INLINE_TEXT)
            ds_para_add(para, "note", piece->text, element);
    }
    ds_para_cut(para, LEGEND_WIDTH, 2);
    return para;
}

/* Ends on the last key point's baseline, or below the numbers when that is lower. */
static void
draw_legend(const Front *f, DsUnit end, DsUnit above)
{
    DsLayout *l = f->l;
    const DsNode *legend = ds_node_child(f->part, "legend");
    const DsUnit note = ds_layout_leading(l, "note");
    DsUnit height = 0;

    if (legend == NULL)
        return;
    const guint n = legend->children->len;
    const gint32 heading = ds_layout_element(l, "H3", l->sect);
    const gint32 list = ds_layout_element(l, "L", l->sect);
    g_autofree DsPara **paras = g_new0(DsPara *, n + 1);
    g_autofree gint32 *bodies = g_new0(gint32, n + 1);
    for (guint i = 0; i < n; i++) {
        bodies[i] = ds_layout_element(l, "LBody", ds_layout_element(l, "LI", list));
        paras[i] = legend_para(l, ds_node_at(legend, i), bodies[i]);
        height += (i + 1 < n ? LEGEND_PITCH : 0) +
                  note * (DsUnit)(MAX(ds_para_n_lines(paras[i]), 1) - 1);
    }
    g_autofree gchar *words = ds_node_dup_words(legend);
    DsUnit y = MAX(end - height, above + DS_PT(36));
    ds_layout_text(l, f->frag, "h3", words, l->left, at(f, y - DS_PT(13)), DS_ALIGN_LEFT,
                   heading);
    for (guint i = 0; i < n; i++) {
        draw_legend_row(f, ds_node_at(legend, i), paras[i], y, bodies[i]);
        y += LEGEND_PITCH + note * (DsUnit)(MAX(ds_para_n_lines(paras[i]), 1) - 1);
        ds_para_free(paras[i]);
    }
}

static gboolean
has_timeline(const DsNode *timeline)
{
    return timeline != NULL && ds_node_child(timeline, "timeline-item") != NULL;
}

void
ds_lay_front(DsLayout *l, const DsNode *part)
{
    Front f = {.l = l, .part = part, .frag = ds_frag_new()};
    const DsNode *timeline = ds_node_child(part, "timeline");
    g_autofree gchar *title = ds_node_dup_words(part);
    guint n_title = 1;

    l->part = g_intern_string(title);
    l->sect = ds_layout_element(l, "Sect", l->root);
    ds_frag_place(f.frag, part->anchor, l->left, at(&f, DS_G(l, 1)));
    ds_layout_bookmark(l, 1, title, part->anchor);
    draw_masthead(&f);
    const DsUnit y0 = draw_title(&f, &n_title) + DS_PT(32.5);
    ds_layout_rule(l, f.frag, l->left, l->right, at(&f, y0 - DS_PT(13)), l->style->heavy);
    const DsUnit rail = draw_rail(&f, y0);
    const guint max_lines = lines_by_title[MIN(n_title, G_N_ELEMENTS(lines_by_title) - 1)] +
                            (has_timeline(timeline) ? 0 : LINES_WITHOUT_TIMELINE);
    const DsNode *since = ds_node_child(part, "since");
    const DsUnit end = draw_points(&f, y0, max_lines - ds_front_since_lines(since));
    ds_front_since(l, since, f.frag, at(&f, end));
    draw_legend(&f, end, rail);
    if (has_timeline(timeline))
        ds_front_timeline(l, timeline, f.frag, at(&f, TIMELINE_TOP));
    ds_galley_box(l, f.frag, l->style->height - l->style->bottom - l->style->top);
}
