/* The annex: the text of each source, its sentences numbered; cited ones carry a bar and lead
 * back to the pages that cite them. */
#include <string.h>

#include "layout/layout_private.h"

#define HEAVY_ABOVE  DS_PT(12.5)
#define TEXT_SKIP    DS_PT(31)
#define PARA_GAP     DS_PT(5)
#define BAR_WIDTH    DS_PT(1.7)
#define BAR_TOP      DS_PT(9.3)
#define NOTE_STEP    DS_PT(9.9)
#define ARTICLE_SKIP DS_PT(40)

/* Where a sentence stands in its paragraph's text. */
typedef struct {
    const DsNode *node;
    guint start, end;  /* bytes of the paragraph */
    guint first, last; /* lines, once they are broken */
} Range;

/* The anchors of all that is printed before the annex; borrowed. */
static GHashTable *
printed_anchors(const DsLayout *l)
{
    GHashTable *anchors = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < l->galley.blocks->len; i++) {
        const DsBlockBox *block = &g_array_index(l->galley.blocks, DsBlockBox, i);
        for (guint k = 0; k < ds_frag_n(block->frag->places); k++)
            g_hash_table_add(anchors,
                             g_array_index(block->frag->places, DsDestination, k).anchor);
    }
    return anchors;
}

/* A count may stand for the item that cites a sentence; then nothing leads back to it. */
static gboolean
is_cited(const DsLayout *l, const DsNode *sentence)
{
    for (guint i = 0; sentence->backlinks != NULL && i < sentence->backlinks->len; i++)
        if (g_hash_table_contains(l->printed, g_ptr_array_index(sentence->backlinks, i)))
            return TRUE;
    return FALSE;
}

static const gchar *
role_of(const DsNode *paragraph)
{
    return g_strcmp0(paragraph->name, "question") == 0  ? "annex-question"
           : g_strcmp0(paragraph->name, "caption") == 0 ? "annex-caption"
           : g_strcmp0(paragraph->name, "heading") == 0 ? "annex-label"
                                                        : "annex";
}

static void
add_sentence(DsLayout *l,
             DsPara *para,
             const DsNode *sentence,
             const gchar *role,
             gint32 element,
             GArray *ranges)
{
    Range range = {.node = sentence, .start = ds_para_n_bytes(para)};

    if (range.start > 0) {
        ds_para_add(para, role, " ", element);
        range.start++;
    }
    if (sentence->number > 0) {
        g_autofree gchar *number = g_strdup_printf("%d", sentence->number);
        ds_para_add(para, is_cited(l, sentence) ? "sno" : "sno-grey", number, element);
        ds_para_add(para, "sno", "\u00a0", element);
    }
    for (guint i = 0; i < sentence->inlines->len; i++) {
        const DsInline *piece = &g_array_index(sentence->inlines, DsInline, i);
        ds_para_add(para, role, piece->text, ds_layout_language(l, piece, element));
    }
    range.end = ds_para_n_bytes(para);
    g_array_append_val(ranges, range);
}

/* "1 → tr. 9, 10" in the side column. */
static void
draw_backlink(DsLayout *l, const DsNode *sentence, DsFrag *frag, DsUnit y, gint32 parent)
{
    const gint32 note = ds_layout_element(l, "Note", parent);
    g_autofree gchar *number = g_strdup_printf("%d", sentence->number);

    ds_layout_text(l, frag, "sno", number, l->left + DS_PT(12), y, DS_ALIGN_RIGHT, note);
    ds_layout_text(l, frag, "cit-note", "→", l->left + DS_PT(16), y, DS_ALIGN_LEFT, note);
    DsFolio *folio = ds_frag_folio(frag, l->left + DS_PT(26), y, "back", note);
    folio->linked = TRUE;
    folio->measure = l->style->side - DS_PT(26);
    g_autofree gchar *before = ds_layout_fill(l, "annex.pages", NULL);
    folio->before = g_intern_string(before);
    for (guint i = 0; i < sentence->backlinks->len; i++)
        g_ptr_array_add(folio->anchors, g_ptr_array_index(sentence->backlinks, i));
}

static void
find_lines(const DsPara *para, GArray *ranges)
{
    for (guint i = 0; i < ranges->len; i++) {
        Range *range = &g_array_index(ranges, Range, i);
        range->first = ds_para_line_of(para, range->start);
        range->last = ds_para_line_of(para, range->end - 1);
    }
}

/* What stands beside a line: bars, numbers of cited sentences that begin on it, anchors. next:
 * the first sentence that does not end above the line. */
static void
draw_beside(
    DsLayout *l, const GArray *ranges, guint *next, guint line, DsFrag *frag, gint32 parent)
{
    gboolean bar = FALSE;
    DsUnit y = 0;

    while (*next < ranges->len && g_array_index(ranges, Range, *next).last < line)
        ++*next;
    for (guint i = *next; i < ranges->len; i++) {
        const Range *range = &g_array_index(ranges, Range, i);
        if (range->first > line)
            break;
        if (range->first == line)
            ds_frag_place(frag, range->node->anchor, l->axis, -DS_PT(10));
        if (!is_cited(l, range->node))
            continue;
        bar = TRUE;
        if (range->first != line)
            continue;
        draw_backlink(l, range->node, frag, y, parent);
        y += NOTE_STEP;
    }
    if (bar)
        ds_frag_rect(frag, l->axis - DS_PT(9), -BAR_TOP, BAR_WIDTH,
                     ds_layout_leading(l, "annex"), l->style->accent, -1);
}

static void
add_caption_words(DsLayout *l, DsPara *para, const DsNode *paragraph, gint32 element)
{
    for (guint i = 0; i < paragraph->inlines->len; i++) {
        const DsInline *piece = &g_array_index(paragraph->inlines, DsInline, i);
        const gboolean label = g_strcmp0(piece->role, "caption-label") == 0;
        ds_para_add(para, label ? "annex-label" : "annex-caption", piece->text,
                    ds_layout_language(l, piece, element));
        if (label && !g_str_has_suffix(piece->text, " "))
            ds_para_add(para, "annex-caption", " ", element);
    }
}

static void
add_paragraph(DsLayout *l, const DsNode *paragraph, gint32 sect)
{
    const gchar *role = role_of(paragraph);
    const gint32 element = ds_layout_element(l, "P", sect);
    const DsUnit leading = ds_layout_leading(l, "annex");
    const DsBreakOptions options = {.measure = l->main,
                                    .justify = ds_setter_role(l->setter, role)->justify,
                                    .hang = ds_setter_role(l->setter, role)->justify};
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(Range));

    add_caption_words(l, para, paragraph, element);
    for (guint i = 0; i < paragraph->children->len; i++)
        if (ds_node_is(ds_node_at(paragraph, i), "sentence"))
            add_sentence(l, para, ds_node_at(paragraph, i), role, element, ranges);
    if (ds_para_is_empty(para))
        return;
    const guint n = ds_para_break(para, &options);
    guint next = 0;
    find_lines(para, ranges);
    for (guint line = 0; line < n; line++) {
        DsFrag *frag = ds_frag_new();
        if (line == 0)
            ds_frag_place(frag, paragraph->anchor, l->axis, -DS_PT(10));
        ds_para_draw_line(para, line, l->axis, 0, DS_ALIGN_LEFT, frag);
        draw_beside(l, ranges, &next, line, frag, sect);
        if (line > 0) {
            if (n <= 3 || line < 2 || line + 2 > n)
                ds_galley_penalty(l, DS_PAGE_NEVER);
            ds_galley_skip(l, leading);
        }
        ds_galley_box(l, frag, 0);
    }
    if (g_strcmp0(paragraph->name, "heading") == 0 ||
        g_strcmp0(paragraph->name, "question") == 0)
        ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, leading + PARA_GAP);
}

/* The anchors of a title that is not printed a second time. */
static void
place_title_anchors(DsLayout *l, const DsNode *article, DsFrag *frag, gint32 parent)
{
    DsUnit y = ds_layout_leading(l, "h2");

    for (guint i = 0; i < article->children->len; i++) {
        const DsNode *paragraph = ds_node_at(article, i);
        if (g_strcmp0(paragraph->name, "title") != 0)
            continue;
        ds_frag_place(frag, paragraph->anchor, l->axis, -HEAVY_ABOVE);
        for (guint k = 0; k < paragraph->children->len; k++) {
            const DsNode *sentence = ds_node_at(paragraph, k);
            ds_frag_place(frag, sentence->anchor, l->axis, -HEAVY_ABOVE);
            if (!is_cited(l, sentence))
                continue;
            draw_backlink(l, sentence, frag, y, parent);
            y += NOTE_STEP;
        }
    }
}

static void
add_head(DsLayout *l, const DsNode *article, gint32 sect)
{
    const gint32 heading = ds_layout_element(l, "H2", sect);
    const gboolean untitled = g_strcmp0(article->name, "first-sentence") == 0;
    g_autofree gchar *label = ds_layout_child_words(article, "article-label");
    g_autofree gchar *title = ds_node_dup_words(article);
    g_autofree gchar *meta = ds_layout_child_words(article, "article-meta");
    g_autofree gchar *bookmark = g_strjoin(". ", label != NULL ? label : "", title, NULL);
    g_autoptr(DsPara) para = ds_layout_para(l, untitled ? "h2-italic" : "h2", title, heading);
    DsFrag *frag = ds_frag_new();

    ds_layout_rule(l, frag, l->left, l->right, -HEAVY_ABOVE, l->style->heavy);
    ds_frag_place(frag, article->anchor, l->left, -HEAVY_ABOVE);
    ds_layout_bookmark(l, 2, bookmark, article->anchor);
    if (label != NULL)
        ds_layout_text(l, frag, "h2-number", label, l->left, 0, DS_ALIGN_LEFT, heading);
    ds_para_cut(para, l->main, 3);
    DsUnit y = ds_para_draw(para, l->axis, 0, ds_layout_leading(l, "h2"), DS_ALIGN_LEFT, frag);
    place_title_anchors(l, article, frag, sect);
    if (meta != NULL) {
        y += DS_PT(13);
        ds_layout_text(l, frag, "note", meta, l->axis, y, DS_ALIGN_LEFT,
                       ds_layout_element(l, "P", sect));
    }
    ds_galley_box(l, frag, y);
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, meta != NULL ? TEXT_SKIP - DS_PT(13) : TEXT_SKIP - DS_PT(9));
}

static void
add_article(DsLayout *l, const DsNode *article)
{
    const gint32 sect = ds_layout_element(l, "Sect", l->sect);

    add_head(l, article, sect);
    for (guint i = 0; i < article->children->len; i++) {
        const DsNode *child = ds_node_at(article, i);
        if (ds_node_is(child, "paragraph") && g_strcmp0(child->name, "title") != 0)
            add_paragraph(l, child, sect);
    }
    ds_layout_drop_skip(l);
    ds_galley_penalty(l, -20); /* better between two articles than inside one */
    ds_galley_skip(l, ARTICLE_SKIP);
}

void
ds_lay_annex(DsLayout *l, const DsNode *part)
{
    g_autoptr(GHashTable) printed = printed_anchors(l);

    l->printed = printed;
    ds_layout_open_part(l, part, DS_OPEN_PAGE, 0, 2 * l->grid);
    for (guint i = 0; i < part->children->len; i++)
        if (ds_node_is(ds_node_at(part, i), "article"))
            add_article(l, ds_node_at(part, i));
    ds_layout_drop_skip(l);
    l->printed = NULL;
}
