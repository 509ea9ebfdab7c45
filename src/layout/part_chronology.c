/* The chronology: a table by year with a spine of marks; what lies ahead; periods as bars. */
#include <string.h>

#include "layout/layout_private.h"

#define HEAD_SKIP      DS_PT(15.5)
#define ROW_GAP        DS_PT(5.2)
#define YEAR_GAP       DS_PT(3.5)
#define YEAR_HAIR      DS_PT(11.8)
#define EVENT_WIDTH    DS_PT(284.9)
#define MARK_CENTRE    DS_PT(2.9)
#define SECTION_SKIP   DS_PT(34)
#define CITES_A_LINE   2
#define MAX_CITES      4
#define TOP_IMPORTANCE 3

typedef struct {
    DsLayout *l;
    gint32 table;
    gboolean periods;
    gint32 first_year, last_year; /* of the bars' scale */
    gchar *year;                  /* last one printed, owned */
    guint n;                      /* rows so far */
} Chronology;

/* Citations two a line, four at most; returns the number of lines. */
static guint
draw_cites(DsLayout *l, const DsNode *cites, DsFrag *frag, gint32 element)
{
    guint n_lines = 0;

    if (cites == NULL)
        return 0;
    for (guint i = 0; i < MIN(cites->inlines->len, MAX_CITES); i += CITES_A_LINE) {
        g_autoptr(DsNode) pair = ds_node_new("cites");
        static const DsRoles roles = {"tab", "tab-strong", "cit-tab", FALSE};
        g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
        const guint n = MIN(CITES_A_LINE, MIN(cites->inlines->len, MAX_CITES) - i);
        /* borrowed for drawing: the values go back before the node is freed */
        g_array_append_vals(pair->inlines, &g_array_index(cites->inlines, DsInline, i), n);
        ds_layout_add_node(l, para, pair, &roles, element);
        memset(pair->inlines->data, 0, n * sizeof(DsInline));
        ds_para_ragged(para, G_MAXINT32 / 4);
        ds_para_draw_line(para, 0, l->right - DS_PT(54),
                          (DsUnit)n_lines * ds_layout_leading(l, "tab"), DS_ALIGN_LEFT, frag);
        n_lines++;
    }
    return n_lines;
}

static DsUnit
year_x(const Chronology *c, DsDate date, gboolean end)
{
    const DsUnit from = c->l->left + DS_PT(58), to = c->l->axis - DS_PT(10);
    const DsDate start = {date.year, 1, 1}, next = {(gint16)(date.year + 1), 1, 1};
    const gint32 days = ds_date_days(next) - ds_date_days(start);
    const gint32 day = ds_date_days(date) - ds_date_days(start) + (end ? 1 : 0);
    const gint32 n_years = MAX(c->last_year - c->first_year, 1);
    const gint64 at = (gint64)(date.year - c->first_year) * days + day;

    return from + (DsUnit)CLAMP(at * (to - from) / ((gint64)n_years * days), 0, to - from);
}

/* The last day that a date with unknown parts can mean. */
static DsDate
last_day(DsDate date)
{
    if (date.month == 0)
        date.month = 12;
    if (date.day == 0)
        date.day = (guint8)ds_date_month_length(date.year, date.month);
    return date;
}

static void
draw_period(const Chronology *c, const DsNode *event, DsFrag *frag)
{
    DsLayout *l = c->l;
    const DsUnit from = year_x(c, event->when.from, FALSE);
    const DsUnit to = MAX(year_x(c, last_day(event->when.to), TRUE), from + DS_PT(2));
    const DsUnit top = -MARK_CENTRE - DS_PT(2.3), high = DS_PT(4.6);

    ds_layout_rule(l, frag, l->left + DS_PT(58), l->axis - DS_PT(10), -MARK_CENTRE,
                   l->style->hair);
    if (event->when.inferred) {
        ds_frag_rect(frag, from, top, to - from, high, 0xffffff, -1);
        ds_frag_frame(frag, from, top, to - from, high, DS_PT(0.5), l->style->ink, -1);
        return;
    }
    ds_frag_rect(frag, from, top, to - from, high, ds_layout_black(62), -1);
}

/* The as-of day as a red line through the rows. */
static void
draw_as_of(const Chronology *c, DsFrag *frag, DsUnit size)
{
    DsLayout *l = c->l;

    if (ds_date_known(l->document->as_of) == DS_KNOWN_NOTHING)
        return;
    const DsUnit x = year_x(c, last_day(l->document->as_of), FALSE);
    ds_frag_rect(frag, x - DS_PT(0.25), -DS_PT(11.5), DS_PT(0.5),
                 size + DS_PT(11.5) + DS_PT(5.325), l->style->accent, -1);
}

static gint32
cell(Chronology *c, gint32 row, const gchar *type)
{
    return ds_layout_element(c->l, type, row);
}

/* Year, date, weekday; returns the number of lines. */
static guint
draw_when(Chronology *c, const DsNode *event, DsFrag *frag, gint32 row, gboolean new_year)
{
    DsLayout *l = c->l;
    g_autofree gchar *year = ds_layout_child_words(event, "event-year");
    g_autofree gchar *date = ds_layout_child_words(event, "event-date");
    g_autofree gchar *weekday = ds_layout_child_words(event, "event-weekday");
    const gint32 year_cell = c->periods ? -1 : cell(c, row, "TD");
    const gint32 date_cell = cell(c, row, "TD");
    const DsUnit x = c->periods ? l->left : l->left + DS_PT(34);
    guint n_lines = 1;

    if (new_year && year != NULL)
        ds_layout_text(l, frag, "year", year, l->left, 0, DS_ALIGN_LEFT, year_cell);
    if (date != NULL && g_strcmp0(date, year) != 0) {
        g_autoptr(DsPara) para = ds_layout_para(l, "tab-strong", date, date_cell);
        ds_para_cut(para, c->periods || weekday != NULL ? DS_PT(46) : DS_PT(84), 2);
        ds_para_draw(para, x, 0, ds_layout_leading(l, "tab"), DS_ALIGN_LEFT, frag);
        n_lines = ds_para_n_lines(para);
    }
    if (weekday != NULL)
        ds_layout_text(l, frag, "note", weekday, l->left + DS_PT(82), 0, DS_ALIGN_LEFT,
                       date_cell);
    return n_lines;
}

static gint32
year_repeat(DsLayout *l, const gchar *year)
{
    DsFrag *frag = ds_frag_new();

    ds_layout_text(l, frag, "year", year, l->left, 0, DS_ALIGN_LEFT, -1);
    ds_layout_text(l, frag, "note", ds_pack_label(l->pack, "doc.continued"), l->left,
                   ds_layout_leading(l, "note"), DS_ALIGN_LEFT, -1);
    return ds_galley_repeat(l, frag, 0);
}

static guint
draw_event(Chronology *c, const DsNode *event, DsFrag *frag, gint32 row)
{
    DsLayout *l = c->l;
    const gint32 text_cell = cell(c, row, "TD"), cite_cell = cell(c, row, "TD");
    const gboolean top = event->number >= TOP_IMPORTANCE && !c->periods;
    const DsNode *words = ds_node_child(event, "event-text");
    static const DsRoles plain = {"tab", "tab-strong", "cit-tab", FALSE};
    static const DsRoles strong = {"tab-strong", "tab-strong", "cit-tab", FALSE};
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);

    if (words != NULL)
        ds_layout_add_node(l, para, words, top ? &strong : &plain, text_cell);
    const guint n_lines = ds_para_cut(para, EVENT_WIDTH, 2);
    ds_para_draw(para, l->axis, 0, ds_layout_leading(l, "tab"), DS_ALIGN_LEFT, frag);
    ds_layout_mark(l, frag, event->mark, l->right - DS_PT(60), -MARK_CENTRE, TRUE, cite_cell);
    const guint n_cites = draw_cites(l, ds_node_child(event, "event-cites"), frag, cite_cell);
    return MAX(MAX(n_lines, n_cites), 1);
}

static void
add_event(Chronology *c, const DsNode *event)
{
    DsLayout *l = c->l;
    const gint32 row = ds_layout_element(l, "TR", c->table);
    g_autofree gchar *year = ds_layout_child_words(event, "event-year");
    const gboolean new_year = year != NULL && g_strcmp0(year, c->year) != 0;
    DsFrag *frag = ds_frag_new();

    if (c->n > 0)
        ds_galley_skip(l, ds_layout_leading(l, "tab") + ROW_GAP + (new_year ? YEAR_GAP : 0));
    if (new_year) {
        l->galley.beside = -1;
        g_free(c->year);
        c->year = g_strdup(year);
    }
    ds_frag_place(frag, event->anchor, l->left, -DS_PT(11));
    const guint n_when = draw_when(c, event, frag, row, new_year);
    if (c->periods)
        draw_period(c, event, frag);
    else
        ds_layout_spine_mark(l, frag, ds_layout_shape(&event->when), l->axis - DS_PT(7),
                             -MARK_CENTRE, -1);
    const guint n_text = draw_event(c, event, frag, row);
    const guint n_lines = MAX(n_when, n_text);
    const DsUnit size = (DsUnit)(n_lines - 1) * ds_layout_leading(l, "tab");
    if (c->periods)
        draw_as_of(c, frag, size);
    DsBlockBox *block = ds_galley_box(l, frag, size);
    if (!c->periods)
        block->spine = l->axis - DS_PT(7);
    if (new_year && c->n > 0) {
        block->below = ds_frag_new();
        ds_layout_rule(l, block->below, l->left, l->right, -YEAR_HAIR, l->style->hair);
    }
    if (new_year)
        l->galley.beside = year_repeat(l, year);
    c->n++;
}

/* "Mốc sắp tới" with its note on the axis. */
static void
add_heading(DsLayout *l, const DsNode *node, const gchar *anchor)
{
    g_autofree gchar *words = ds_node_dup_words(node);
    g_autofree gchar *note = ds_layout_child_words(node, "note");

    if (*words == '\0')
        return;
    DsFrag *frag = ds_frag_new();
    ds_galley_skip(l, SECTION_SKIP);
    ds_layout_text(l, frag, "h2", words, l->left, 0, DS_ALIGN_LEFT,
                   ds_layout_element(l, "H2", l->sect));
    if (note != NULL)
        ds_layout_text(l, frag, "tab", note, l->axis, 0, DS_ALIGN_LEFT,
                       ds_layout_element(l, "P", l->sect));
    ds_layout_bookmark(l, 2, words, anchor);
    ds_galley_box(l, frag, 0);
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, DS_PT(19.375));
}

static void
find_years(Chronology *c, const DsNode *table)
{
    c->first_year = G_MAXINT16;
    c->last_year = G_MININT16;
    for (guint i = 0; i < table->children->len; i++) {
        const DsNode *event = ds_node_at(table, i);
        if (!ds_node_is(event, "event"))
            continue;
        c->first_year = MIN(c->first_year, event->when.from.year);
        c->last_year = MAX(c->last_year, event->when.to.year);
    }
    if (ds_date_known(c->l->document->as_of) != DS_KNOWN_NOTHING)
        c->last_year = MAX(c->last_year, c->l->document->as_of.year);
    c->last_year++; /* the scale runs to the end of the last year */
}

static const DsNode *
first_event(const DsNode *table)
{
    return ds_node_child(table, "event");
}

static void
open_table(Chronology *c, const DsNode *node)
{
    DsLayout *l = c->l;
    g_autoptr(GPtrArray) words = ds_layout_heads(node);

    if (!c->periods) {
        const DsTableHead heads[] = {
            {ds_layout_head(words, 0), l->left, DS_ALIGN_LEFT},
            {ds_layout_head(words, 1), l->left + DS_PT(34), DS_ALIGN_LEFT},
            {ds_layout_head(words, 2), l->axis, DS_ALIGN_LEFT},
            {ds_layout_head(words, 3), l->right - DS_PT(54), DS_ALIGN_LEFT}};
        c->table = ds_layout_table(l, l->left, l->right, heads, G_N_ELEMENTS(heads), HEAD_SKIP);
        return;
    }
    find_years(c, node);
    g_autofree gchar *scale = g_strdup_printf("%d", c->first_year);
    g_autofree gchar *scale_end = g_strdup_printf("%d", c->last_year - 1);
    g_autofree gchar *whole = g_strconcat(ds_layout_head(words, 0), NULL);
    const DsTableHead heads[] = {
        {whole, l->left, DS_ALIGN_LEFT},
        {ds_layout_head(words, 1), l->axis, DS_ALIGN_LEFT},
        {ds_layout_head(words, 2), l->right - DS_PT(54), DS_ALIGN_LEFT}};
    c->table = ds_layout_table(l, l->left, l->right, heads, G_N_ELEMENTS(heads), HEAD_SKIP);
    /* the scale's ends stand in the head, here and where it is repeated */
    DsFrag *first = g_array_index(l->galley.blocks, DsBlockBox, l->galley.blocks->len - 1).frag;
    DsFrag *again = g_ptr_array_index(l->galley.repeats, (guint)l->galley.head);
    DsFrag *frags[] = {first, again};
    for (gsize i = 0; i < G_N_ELEMENTS(frags); i++) {
        ds_layout_text(l, frags[i], "thead", scale, l->left + DS_PT(58), 0, DS_ALIGN_LEFT, -1);
        ds_layout_text(l, frags[i], "thead", scale_end, l->axis - DS_PT(10), 0, DS_ALIGN_RIGHT,
                       -1);
    }
}

/* The as-of date under the red line. */
static void
add_as_of_date(Chronology *c)
{
    DsLayout *l = c->l;
    const DsDate date = l->document->as_of;

    if (ds_date_known(date) != DS_KNOWN_DAY)
        return;
    g_autofree gchar *d = g_strdup_printf("%d", date.day);
    g_autofree gchar *m = g_strdup_printf("%d", date.month);
    g_autofree gchar *y = g_strdup_printf("%d", date.year);
    g_autofree gchar *words = ds_layout_fill(l, "when.day", "d", d, "m", m, "y", y, NULL);
    DsFrag *frag = ds_frag_new();
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, DS_PT(13));
    ds_layout_text(l, frag, "note", words, year_x(c, date, FALSE), 0, DS_ALIGN_CENTRE,
                   ds_layout_element(l, "P", l->sect));
    ds_galley_box(l, frag, 0);
}

static void
add_table(DsLayout *l, const DsNode *node, gboolean periods)
{
    Chronology c = {.l = l, .periods = periods};
    const DsNode *first = first_event(node);

    if (first == NULL)
        return;
    add_heading(l, node, first->anchor);
    open_table(&c, node);
    for (guint i = 0; i < node->children->len; i++)
        if (ds_node_is(ds_node_at(node, i), "event"))
            add_event(&c, ds_node_at(node, i));
    ds_layout_table_end(l);
    if (periods)
        add_as_of_date(&c);
    g_free(c.year);
}

/* The key of the spine's marks, on the line under the title. */
static void
add_key(DsLayout *l)
{
    static const struct {
        DsSpineShape shape;
        const gchar *key;
    } rows[] = {{DS_SHAPE_DAY, "spine.day"},
                {DS_SHAPE_MONTH, "spine.month"},
                {DS_SHAPE_YEAR, "spine.year"},
                {DS_SHAPE_DAYS, "spine.days"},
                {DS_N_SHAPES, "spine.inferred"}};
    DsBlockBox *block = &g_array_index(l->galley.blocks, DsBlockBox, l->galley.blocks->len - 1);
    const gint32 element = ds_layout_element(l, "P", l->sect);
    DsUnit widths[G_N_ELEMENTS(rows)], total = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        widths[i] = ds_layout_width(l, "note", ds_pack_label(l->pack, rows[i].key)) + DS_PT(24);
        total += widths[i];
    }
    DsUnit x = l->right - total + DS_PT(14);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].shape == DS_N_SHAPES)
            ds_layout_text(l, block->frag, "note", "≈", x + DS_PT(3), l->grid, DS_ALIGN_LEFT,
                           element);
        else
            ds_layout_spine_mark(l, block->frag, rows[i].shape, x + DS_PT(3),
                                 l->grid - MARK_CENTRE + DS_PT(0.2), -1);
        ds_layout_text(l, block->frag, "note", ds_pack_label(l->pack, rows[i].key),
                       x + DS_PT(10), l->grid, DS_ALIGN_LEFT, element);
        x += widths[i];
    }
}

void
ds_lay_chronology(DsLayout *l, const DsNode *part)
{
    ds_layout_open_part(l, part, DS_OPEN_RUN_ON, 20 * l->grid, l->grid * 7 / 4);
    if (ds_node_child(part, "events") != NULL && ds_node_child(part, "subtitle") != NULL)
        add_key(l);
    ds_layout_part_note(l, part);
    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *child = ds_node_at(part, i);
        if (ds_node_is(child, "events") || ds_node_is(child, "plans"))
            add_table(l, child, FALSE);
        else if (ds_node_is(child, "periods"))
            add_table(l, child, TRUE);
    }
}
