/* An administrative document after Decree 30/2020/NĐ-CP: header block, kind and subject, body
 * in numbered sections, signature block. */
#include <string.h>

#include "layout/layout_private.h"

#define LEFT_CENTRE   DS_PT(92.126)  /* 32.5 mm from the left margin */
#define RIGHT_CENTRE  DS_PT(141.732) /* 50 mm from the right margin */
#define SIGNER_CENTRE DS_PT(127.559) /* 45 mm */
#define LINE          DS_PT(0.6)
#define LINE_BELOW    DS_PT(6)
#define SUBJECT_LINE  DS_PT(104)
#define SUBJECT_BELOW DS_PT(8)
#define HEADER_WIDTH  DS_PT(210)
#define SIGN_SKIP     DS_PT(32)
#define NAME_BELOW    DS_PT(100)
#define MARK_EM       DS_PT(13)
#define MARK_GAP      DS_PT(3.2) /* as wide as a space: two discs then fill the em */

typedef struct {
    DsLayout *l;
    DsFrag *frag;
    DsUnit y;
} Header;

static gchar *
upper(const gchar *text)
{
    return text != NULL ? g_utf8_strup(text, -1) : NULL;
}

/* One or more centred lines; moves to the last baseline. Returns the widest line. */
static DsUnit
centred(DsLayout *l,
        DsFrag *frag,
        const gchar *role,
        const gchar *text,
        DsUnit centre,
        DsUnit width,
        DsUnit *y)
{
    g_autoptr(DsPara) para = ds_para_new(l->setter, TRUE);
    DsUnit widest = 0;

    if (text == NULL || *text == '\0')
        return 0;
    ds_para_add(para, role, text, ds_layout_element(l, "P", l->sect));
    ds_para_balanced(para, width);
    for (guint i = 0; i < ds_para_n_lines(para); i++)
        widest = MAX(widest, ds_para_line_width(para, i));
    *y = ds_para_draw(para, centre, *y, ds_layout_leading(l, role), DS_ALIGN_CENTRE, frag);
    return widest;
}

static void
centred_line(DsLayout *l, DsFrag *frag, DsUnit centre, DsUnit width, DsUnit y)
{
    if (width > 0)
        ds_layout_rule(l, frag, centre - width / 2, centre + width / 2, y, LINE);
}

/* "Hà Nội, ngày 16 tháng 7 năm 2024": days under 10 and the months 1 and 2 with a nought. */
static gchar *
place_and_date(DsLayout *l)
{
    const DsDate date = l->document->as_of;
    g_autofree gchar *day = g_strdup_printf("%02d", date.day);
    g_autofree gchar *month = g_strdup_printf(date.month <= 2 ? "%02d" : "%d", date.month);
    g_autofree gchar *year = g_strdup_printf("%d", date.year);
    const gchar *place = l->options->place != NULL ? l->options->place : "…";

    if (ds_date_known(date) != DS_KNOWN_DAY)
        return l->options->place != NULL ? g_strdup(l->options->place) : NULL;
    return ds_layout_fill(l, "nd30.place_date", "place", place, "dd", day, "mm", month, "y",
                          year, NULL);
}

/* Who sends it at the left, the state's name and motto at the right. */
static void
draw_header(Header *h)
{
    DsLayout *l = h->l;
    const DsUnit left = l->left + LEFT_CENTRE, right = l->right - RIGHT_CENTRE;
    const gchar *sender = l->options->agency != NULL ? l->options->agency : l->document->author;
    g_autofree gchar *parent = upper(l->options->parent_agency);
    g_autofree gchar *agency = upper(sender);
    g_autofree gchar *place = place_and_date(l);
    DsUnit y_left = parent != NULL ? 0 : -DS_PT(17), y_right = 0;

    centred(l, h->frag, "capital", parent, left, DS_PT(180), &y_left);
    y_left += DS_PT(17);
    const DsUnit agency_width =
        centred(l, h->frag, "capital-strong", agency, left, DS_PT(180), &y_left);
    centred_line(l, h->frag, left, agency_width / 2, y_left + LINE_BELOW);
    centred(l, h->frag, "capital-strong", ds_pack_label(l->pack, "nd30.country"), right,
            DS_PT(270), &y_right);
    y_right += DS_PT(17);
    const DsUnit motto = centred(l, h->frag, "motto", ds_pack_label(l->pack, "nd30.motto"),
                                 right, HEADER_WIDTH, &y_right);
    centred_line(l, h->frag, right, motto, y_right + LINE_BELOW);
    h->y = MAX(y_left, y_right) + DS_PT(26);
    DsUnit y = h->y;
    if (l->options->code != NULL) {
        g_autofree gchar *code =
            ds_layout_fill(l, "nd30.number", "code", l->options->code, NULL);
        centred(l, h->frag, "number", code, left, DS_PT(180), &y);
    }
    y = h->y;
    centred(l, h->frag, "place-date", place, right, DS_PT(270), &y);
    h->y = MAX(h->y, y);
}

/* The figures that say how much was read: "5 bài báo, 4 nguồn độc lập". */
static gchar *
basis_words(const DsNode *front)
{
    const DsNode *figures = front != NULL ? ds_node_child(front, "figures") : NULL;
    g_autoptr(GString) words = g_string_new(NULL);

    for (guint i = 0; figures != NULL && i < MIN(figures->children->len, 2); i++) {
        const DsNode *figure = ds_node_at(figures, i);
        g_autofree gchar *label = ds_node_dup_words(figure);
        g_string_append_printf(words, "%s%d\u00a0%s", i > 0 ? ", " : "", figure->number, label);
    }
    return g_strdup(words->str);
}

static gchar *
as_of_words(DsLayout *l, const DsNode *front)
{
    const DsDate date = l->document->as_of;
    g_autofree gchar *basis = basis_words(front);
    g_autofree gchar *d = g_strdup_printf("%02d", date.day);
    g_autofree gchar *m = g_strdup_printf(date.month <= 2 ? "%02d" : "%d", date.month);
    g_autofree gchar *y = g_strdup_printf("%d", date.year);

    if (ds_date_known(date) != DS_KNOWN_DAY)
        return g_steal_pointer(&basis);
    g_autofree gchar *day = ds_layout_fill(l, "nd30.as_of", "dd", d, "mm", m, "y", y, NULL);
    return *basis != '\0' ? g_strjoin("; ", day, basis, NULL) : g_steal_pointer(&day);
}

static void
draw_subject(Header *h, const DsNode *front)
{
    DsLayout *l = h->l;
    const DsUnit centre = (l->left + l->right) / 2;
    const gchar *kind =
        l->options->kind != NULL ? l->options->kind : ds_pack_label(l->pack, "nd30.report");
    const gchar *subject =
        l->options->subject != NULL ? l->options->subject : l->document->title;
    g_autofree gchar *as_of = as_of_words(l, front);
    g_autoptr(DsPara) para = ds_para_new(l->setter, TRUE);

    h->y += DS_PT(38);
    centred(l, h->frag, "kind", kind, centre, l->full, &h->y);
    ds_para_add(para, "subject", subject, ds_layout_element(l, "H1", l->sect));
    ds_para_balanced(para, l->full - DS_PT(60));
    h->y = ds_para_draw(para, centre, h->y + ds_layout_leading(l, "subject"),
                        ds_layout_leading(l, "subject"), DS_ALIGN_CENTRE, h->frag);
    centred_line(l, h->frag, centre, SUBJECT_LINE, h->y + SUBJECT_BELOW);
    h->y += DS_PT(32);
    centred(l, h->frag, "as-of", as_of, centre, l->full, &h->y);
}

static void
add_heading(
    DsLayout *l, guint level, const gchar *number, const gchar *words, const gchar *anchor)
{
    const gchar *role = level == 1 ? "h1" : "h2";
    const gint32 element = ds_layout_element(l, level == 1 ? "H2" : "H3", l->sect);
    const DsStyleRole *body = ds_setter_role(l->setter, "body");
    const DsBreakOptions options = {.measure = l->full, .indent = body->indent};
    g_autofree gchar *text = g_strjoin(" ", number, words, NULL);
    g_autoptr(DsPara) para = ds_layout_para(l, role, text, element);
    DsFrag *frag = ds_frag_new();

    ds_frag_place(frag, anchor, l->left, -DS_PT(13));
    ds_layout_bookmark(l, level, words, anchor);
    ds_para_break(para, &options);
    const DsUnit size =
        ds_para_draw(para, l->left, 0, ds_layout_leading(l, role), DS_ALIGN_LEFT, frag);
    ds_galley_box(l, frag, size);
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, body->leading + body->after);
}

static DsUnit
mark_width(DsMark mark)
{
    return mark == DS_MARK_TWO ? DS_PT(9.5) : mark == DS_MARK_DIFFERS ? DS_PT(5.1) : DS_PT(4);
}

/* A paragraph of the body with its citations and, in a reserved em, its mark. */
static void
add_point(DsLayout *l, const DsNode *point, const gchar *letter)
{
    static const DsRoles roles = {"body", "body-strong", "cit", FALSE};
    const DsStyleRole *body = ds_setter_role(l->setter, "body");
    const gint32 element = ds_layout_element(l, "P", l->sect);
    const DsBreakOptions options = {.measure = l->full,
                                    .indent = body->indent,
                                    .justify = body->justify,
                                    .hang = body->justify};
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
    DsFrag *first = ds_frag_new();
    guint mark_line = 0;
    DsUnit mark_x = 0;

    if (letter != NULL) {
        g_autofree gchar *item = g_strconcat(letter, ")\u00a0", NULL);
        ds_para_add(para, "body", item, element);
    }
    ds_layout_add_node(l, para, point, &roles, element);
    ds_para_add_gap(para, MARK_EM);
    ds_frag_place(first, point->anchor, l->left, -DS_PT(13));
    const guint n = ds_para_break(para, &options);
    const gboolean marked = ds_para_gap(para, 0, &mark_line, &mark_x);
    for (guint line = 0; line < n; line++) {
        DsFrag *frag = line == 0 ? first : ds_frag_new();
        ds_para_draw_line(para, line, l->left, 0, DS_ALIGN_LEFT, frag);
        if (marked && line == mark_line)
            ds_layout_mark(l, frag, point->mark,
                           l->left + mark_x + MARK_GAP + mark_width(point->mark), -DS_PT(4),
                           FALSE, element);
        if (line > 0) {
            if (n <= 3 || line < 2 || line + 2 > n)
                ds_galley_penalty(l, DS_PAGE_NEVER);
            ds_galley_skip(l, body->leading);
        }
        ds_galley_box(l, frag, 0);
    }
    ds_galley_skip(l, body->leading + body->after);
}

static void
add_key_points(DsLayout *l, const DsNode *node, guint section)
{
    g_auto(GStrv) letters = g_strsplit(ds_pack_label(l->pack, "nd30.letters"), " ", -1);
    g_autofree gchar *words = ds_node_dup_words(node);
    g_autofree gchar *number = g_strdup_printf("%u.", section);
    const guint n_letters = g_strv_length(letters);
    guint n = 0;

    add_heading(l, 1, number, words, "key-points");
    for (guint i = 0; i < node->children->len; i++) {
        if (!ds_node_is(ds_node_at(node, i), "point"))
            continue;
        add_point(l, ds_node_at(node, i), n < n_letters ? letters[n] : NULL);
        n++;
    }
}

static void
add_summary(DsLayout *l, const DsNode *part, guint section)
{
    g_autofree gchar *words = ds_node_dup_words(part);
    g_autofree gchar *number = g_strdup_printf("%u.", section);
    guint n_themes = 0;

    add_heading(l, 1, number, words, part->anchor);
    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *theme = ds_node_at(part, i);
        g_autofree gchar *name = NULL;
        if (!ds_node_is(theme, "theme"))
            continue;
        name = ds_node_dup_words(theme);
        if (*name != '\0') {
            g_autofree gchar *place = g_strdup_printf("%u.%u.", section, ++n_themes);
            g_autofree gchar *anchor = g_strdup_printf("theme-%u", n_themes);
            add_heading(l, 2, place, name, anchor);
        }
        for (guint k = 0; k < theme->children->len; k++)
            if (ds_node_is(ds_node_at(theme, k), "point"))
                add_point(l, ds_node_at(theme, k), NULL);
    }
}

/* Recipients at the left, the signer at the right; the block is not divided. */
static void
add_signature(DsLayout *l)
{
    const DsLayoutOptions *options = l->options;
    const DsUnit centre = l->right - SIGNER_CENTRE;
    const DsUnit leading = ds_layout_leading(l, "recipients");
    DsFrag *frag = ds_frag_new();
    DsUnit y = DS_PT(1), right = 0;

    if (options->recipients == NULL && options->signer_title == NULL &&
        options->signer_name == NULL) {
        ds_frag_free(frag);
        return;
    }
    ds_layout_drop_skip(l);
    ds_galley_skip(l, SIGN_SKIP);
    if (options->recipients != NULL) {
        const gint32 list = ds_layout_element(l, "P", l->sect);
        ds_layout_text(l, frag, "recipients-head", ds_pack_label(l->pack, "nd30.recipients"),
                       l->left, 0, DS_ALIGN_LEFT, list);
        for (guint i = 0; options->recipients[i] != NULL; i++) {
            const gboolean last = options->recipients[i + 1] == NULL;
            g_autofree gchar *item =
                g_strconcat("- ", options->recipients[i], last ? "." : ";", NULL);
            y += leading;
            ds_layout_text(l, frag, "recipients", item, l->left, y, DS_ALIGN_LEFT,
                           ds_layout_element(l, "P", l->sect));
        }
    }
    g_autofree gchar *title = upper(options->signer_title);
    centred(l, frag, "signer", title, centre, HEADER_WIDTH, &right);
    if (options->signer_name != NULL) {
        right += NAME_BELOW;
        centred(l, frag, "signer", options->signer_name, centre, HEADER_WIDTH, &right);
    }
    ds_galley_box(l, frag, MAX(y, right));
}

void
ds_nd30(DsLayout *l)
{
    const DsNode *front = ds_document_part(l->document, "front");
    const DsNode *summary = ds_document_part(l->document, "summary");
    const DsNode *points = front != NULL ? ds_node_child(front, "key-points") : NULL;
    Header h = {.l = l, .frag = ds_frag_new()};
    guint section = 0;

    l->sect = ds_layout_element(l, "Sect", l->root);
    if (front != NULL)
        ds_frag_place(h.frag, front->anchor, l->left, -DS_PT(13));
    draw_header(&h);
    draw_subject(&h, front);
    ds_galley_box(l, h.frag, h.y);
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, DS_PT(26));
    if (points != NULL)
        add_key_points(l, points, ++section);
    if (summary != NULL)
        add_summary(l, summary, ++section);
    ds_layout_drop_skip(l);
    add_signature(l);
}

/* The number of the page in the middle of the top margin, from page two on. */
void
ds_nd30_furniture(DsLayout *l, guint page)
{
    GArray *boxes = ((DsPage *)g_ptr_array_index(l->pages->pages, page))->boxes;
    g_autofree gchar *number = g_strdup_printf("%u", page + 1);
    g_autoptr(DsFrag) frag = ds_frag_new();

    if (page == 0)
        return;
    ds_layout_text(l, frag, "folio", number, (l->left + l->right) / 2,
                   l->style->top - DS_PT(32), DS_ALIGN_CENTRE, -1);
    for (guint i = 0; i < frag->boxes->len; i++) {
        DsBox box = g_array_index(frag->boxes, DsBox, i);
        box.artifact = DS_ARTIFACT_HEADER;
        g_array_index(frag->boxes, DsBox, i).glyphs = NULL;
        g_array_append_val(boxes, box);
    }
}
