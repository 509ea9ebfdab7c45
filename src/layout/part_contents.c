/* Contents with page numbers, and the table of sources. */
#include "layout/layout_private.h"

#define HAIR_BELOW   DS_PT(4.4)
#define ROW_RULE     DS_PT(6)
#define AFTER_RULE   DS_PT(13.1)
#define TITLE_WIDTH  DS_PT(224)
#define OUTLET_WIDTH DS_PT(82)
#define DATE_WIDTH   DS_PT(76)
#define TITLE_LINES  3

static void
add_entry(DsLayout *l, const DsNode *entry, gint32 toc)
{
    const gint32 item = ds_layout_element(l, "TOCI", toc);
    const gint32 reference = ds_layout_element(l, "Reference", item);
    const gint32 link = ds_layout_element(l, "Link", reference);
    g_autofree gchar *title = ds_node_dup_words(entry);
    g_autofree gchar *note = ds_layout_child_words(entry, "note");
    g_autofree gchar *contents = ds_layout_fill(l, "alt.link.part", "part", title, NULL);
    DsFrag *frag = ds_frag_new();
    DsUnit end = l->axis + DS_PT(176);

    if (entry->number > 0) {
        g_autofree gchar *number = g_strdup_printf("%d", entry->number);
        ds_layout_text(l, frag, "tab-number", number, l->axis - DS_PT(8), 0, DS_ALIGN_RIGHT,
                       link);
    }
    g_autoptr(DsPara) para = ds_layout_para(l, "contents", title, link);
    ds_para_cut(para, l->main - DS_PT(28), 1);
    ds_para_draw_line(para, 0, l->axis, 0, DS_ALIGN_LEFT, frag);
    /* a long title pushes what the part holds to the right */
    end = MAX(end, l->axis + ds_para_line_width(para, 0) + DS_PT(12));
    if (note != NULL && end < l->right - DS_PT(60)) {
        g_autoptr(DsPara) holds = ds_layout_para(l, "tab", note, link);
        ds_para_cut(holds, l->right - DS_PT(28) - end, 1);
        ds_para_draw_line(holds, 0, end, 0, DS_ALIGN_LEFT, frag);
    }
    DsFolio *folio = ds_frag_folio(frag, l->right, 0, "contents", link);
    folio->right = TRUE;
    if (entry->target != NULL) {
        g_ptr_array_add(folio->anchors, entry->target);
        ds_frag_link(frag, l->axis, -DS_PT(10), l->right - l->axis, DS_PT(14), entry->target,
                     contents, link);
    }
    ds_layout_rule(l, frag, l->axis, l->right, HAIR_BELOW, l->style->hair);
    ds_galley_box(l, frag, 0);
}

/* One cell under another; returns the number of lines. */
static guint
draw_lines(DsLayout *l,
           DsFrag *frag,
           const gchar *role,
           const gchar *text,
           DsUnit x,
           DsUnit y,
           DsUnit width,
           guint n_lines,
           gint32 element)
{
    g_autoptr(DsPara) para = ds_layout_para(l, role, text, element);

    if (text == NULL || ds_para_is_empty(para))
        return 0;
    const guint n = ds_para_cut(para, width, n_lines);
    ds_para_draw(para, x, y, ds_layout_leading(l, role), DS_ALIGN_LEFT, frag);
    return n;
}

/* Title and, under it, the other source it shares its words with. */
static DsUnit
draw_title(DsLayout *l, const DsNode *source, DsFrag *frag, gint32 cell)
{
    const DsNode *title = ds_node_child(source, "source-title");
    const DsNode *family = ds_node_child(source, "source-family");
    const gboolean untitled = title != NULL && g_strcmp0(title->name, "first-sentence") == 0;
    const gchar *role = untitled ? "tab-italic" : "tab-strong";
    const DsUnit x = l->left + DS_PT(24), leading = ds_layout_leading(l, "tab");
    g_autofree gchar *words = title != NULL ? ds_node_dup_words(title) : NULL;
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);

    if (words != NULL && source->target != NULL) {
        g_autofree gchar *number = g_strdup_printf("%d", source->number);
        g_autofree gchar *contents = ds_layout_fill(l, "alt.link.source", "a", number, NULL);
        ds_para_add_link(para, role, words, ds_layout_element(l, "Link", cell), source->target,
                         contents);
    } else if (words != NULL) {
        ds_para_add(para, role, words, cell);
    }
    ds_para_cut_all(para, TITLE_WIDTH, TITLE_LINES);
    DsUnit y = ds_para_draw(para, x, 0, leading, DS_ALIGN_LEFT, frag);
    if (family == NULL)
        return y;
    g_autofree gchar *shared = ds_node_dup_words(family);
    g_autoptr(DsPara) line = ds_para_new(l->setter, FALSE);
    ds_para_add_link(line, "note", shared, ds_layout_element(l, "Link", cell), family->target,
                     shared);
    ds_para_ragged(line, TITLE_WIDTH);
    return ds_para_draw(line, x, y + leading, ds_layout_leading(l, "note"), DS_ALIGN_LEFT,
                        frag);
}

static DsUnit
draw_pair(DsLayout *l,
          const DsNode *source,
          const gchar *first,
          const gchar *second,
          DsUnit x,
          DsUnit width,
          DsFrag *frag,
          gint32 cell)
{
    g_autofree gchar *upper = ds_layout_child_words(source, first);
    g_autofree gchar *lower = ds_layout_child_words(source, second);
    const DsUnit tab = ds_layout_leading(l, "tab");
    const guint n = draw_lines(l, frag, "tab", upper, x, 0, width, 2, cell);
    const DsUnit y = tab * (DsUnit)MAX(n, 1);
    const guint m = draw_lines(l, frag, "note", lower, x, y, width, 2, cell);

    return m > 0 ? y + ds_layout_leading(l, "note") * (DsUnit)(m - 1) : y - tab;
}

static void
add_source(DsLayout *l, const DsNode *source, gint32 table, gboolean first)
{
    const gint32 row = ds_layout_element(l, "TR", table);
    gint32 cells[5];
    DsFrag *frag = ds_frag_new();
    g_autofree gchar *number = g_strdup_printf("%d", source->number);
    g_autofree gchar *length = ds_layout_child_words(source, "source-length");
    g_autofree gchar *syllables = ds_layout_child_words(source, "source-syllables");

    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
        cells[i] = ds_layout_element(l, "TD", row);
    ds_frag_place(frag, source->anchor, l->left, -DS_PT(12));
    ds_layout_text(l, frag, "tab-number", number, l->left, 0, DS_ALIGN_LEFT, cells[0]);
    /* MAX would draw twice */
    const DsUnit title = draw_title(l, source, frag, cells[1]);
    const DsUnit outlet = draw_pair(l, source, "source-outlet", "source-author",
                                    l->axis + DS_PT(136), OUTLET_WIDTH, frag, cells[2]);
    const DsUnit date = draw_pair(l, source, "source-date", "source-basis",
                                  l->axis + DS_PT(224), DATE_WIDTH, frag, cells[3]);
    DsUnit size = MAX(title, MAX(outlet, date));
    if (length != NULL)
        ds_layout_text(l, frag, "tab", length, l->right, 0, DS_ALIGN_RIGHT, cells[4]);
    if (syllables != NULL) {
        ds_layout_text(l, frag, "note", syllables, l->right, ds_layout_leading(l, "tab"),
                       DS_ALIGN_RIGHT, cells[4]);
        size = MAX(size, ds_layout_leading(l, "tab"));
    }
    ds_layout_rule(l, frag, l->left, l->right, size + ROW_RULE, l->style->hair);
    if (!first)
        ds_galley_skip(l, ROW_RULE + AFTER_RULE);
    ds_galley_box(l, frag, size);
    ds_galley_last_item(l)->depth = ROW_RULE;
}

static void
add_sources(DsLayout *l, const DsNode *sources)
{
    g_autoptr(GPtrArray) words = ds_layout_heads(sources);
    g_autofree gchar *heading = ds_node_dup_words(sources);
    const DsTableHead heads[] = {
        {ds_layout_head(words, 0), l->left, DS_ALIGN_LEFT},
        {ds_layout_head(words, 1), l->left + DS_PT(24), DS_ALIGN_LEFT},
        {ds_layout_head(words, 2), l->axis + DS_PT(136), DS_ALIGN_LEFT},
        {ds_layout_head(words, 3), l->axis + DS_PT(224), DS_ALIGN_LEFT},
        {ds_layout_head(words, 4), l->right, DS_ALIGN_RIGHT}};
    DsFrag *frag = ds_frag_new();
    gboolean first = TRUE;

    ds_frag_place(frag, "sources", l->left, -l->grid);
    ds_layout_bookmark(l, 2, heading, "sources");
    ds_layout_text(l, frag, "h2", heading, l->left, 0, DS_ALIGN_LEFT,
                   ds_layout_element(l, "H2", l->sect));
    ds_galley_box(l, frag, 0);
    ds_galley_penalty(l, DS_PAGE_NEVER);
    ds_galley_skip(l, DS_PT(21.2));
    const gint32 table =
        ds_layout_table(l, l->left, l->right, heads, G_N_ELEMENTS(heads), DS_PT(15.5));
    for (guint i = 0; i < sources->children->len; i++) {
        if (!ds_node_is(ds_node_at(sources, i), "source"))
            continue;
        add_source(l, ds_node_at(sources, i), table, first);
        first = FALSE;
    }
    ds_layout_table_end(l);
    ds_layout_remark(l, sources, DS_PT(20));
}

void
ds_lay_contents(DsLayout *l, const DsNode *part)
{
    const DsNode *sources = ds_node_child(part, "sources");
    gint32 toc = -1;

    ds_layout_open_part(l, part, DS_OPEN_PAGE, 0, 2 * l->grid);
    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *entry = ds_node_at(part, i);
        if (!ds_node_is(entry, "contents-entry"))
            continue;
        if (toc < 0)
            toc = ds_layout_element(l, "TOC", l->sect);
        else
            ds_galley_skip(l, l->grid);
        add_entry(l, entry, toc);
    }
    if (toc >= 0)
        ds_galley_skip(l, DS_PT(38));
    if (sources != NULL)
        add_sources(l, sources);
}
