/* Pages made by hand with one of everything that a report can hold. */
#ifndef DS_TEST_SAMPLE_PAGES_H
#define DS_TEST_SAMPLE_PAGES_H

#include <string.h>

#include "layout/pages.h"
#include "style/fontmap.h"

typedef struct {
    DsPages *pages;
    DsPage *page;
    PangoContext *context;
    DsUnit y;
} Sample;

static void
sample_box(Sample *sample, DsBox box)
{
    box.role = g_intern_static_string("sample");
    if (box.artifact != DS_ARTIFACT_NONE)
        box.element = -1;
    g_array_append_val(sample->page->boxes, box);
}

/* Shows text in as many runs as the fonts need; returns the pen. */
static DsUnit
sample_text(Sample *sample,
            gint32 element,
            DsArtifact artifact,
            const gchar *font,
            const gchar *text,
            DsUnit x)
{
    g_autoptr(PangoLayout) layout = pango_layout_new(sample->context);
    PangoFontDescription *description = pango_font_description_from_string(font);

    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_text(layout, text, -1);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    for (GSList *l = line->runs; l != NULL; l = l->next) {
        PangoGlyphItem *run = l->data;
        const DsShape *shape =
            ds_shapes_add(sample->pages->shapes, text + run->item->offset,
                          (gsize)run->item->length, text, &run->item->analysis, 0);
        DsGlyphs *glyphs = g_malloc0(sizeof *glyphs + sizeof glyphs->at[0]);
        glyphs->n = 1;
        glyphs->width = shape->width;
        glyphs->shapes = shape->shapes;
        glyphs->at[0].shape = shape->index;
        sample_box(sample, (DsBox){.kind = DS_BOX_GLYPHS,
                                   .x = x,
                                   .y = sample->y,
                                   .element = element,
                                   .artifact = artifact,
                                   .glyphs = glyphs});
        x += shape->width;
    }
    return x;
}

static void
sample_destination(Sample *sample, const gchar *anchor)
{
    const DsDestination place = {g_strdup(anchor), sample->pages->pages->len - 1, DS_PT(96),
                                 sample->y - DS_PT(14)};

    g_array_append_val(sample->pages->destinations, place);
}

static void
sample_heading(
    Sample *sample, gint32 parent, guint level, const gchar *text, const gchar *anchor)
{
    const gchar type[] = {'H', (gchar)('0' + level), '\0'};
    const DsBookmark bookmark = {level, g_strdup(text), g_strdup(anchor)};

    sample_destination(sample, anchor);
    g_array_append_val(sample->pages->bookmarks, bookmark);
    sample_text(sample, ds_pages_add_element(sample->pages, type, parent), DS_ARTIFACT_NONE,
                "Source Sans 3 Semi-Bold 14", text, DS_PT(96));
    sample->y += DS_PT(22);
}

static void
sample_link(Sample *sample, gint32 parent, const gchar *text, const gchar *target, DsUnit *x)
{
    const gint32 element = ds_pages_add_element(sample->pages, "Link", parent);
    const DsUnit end =
        sample_text(sample, element, DS_ARTIFACT_NONE, "Source Serif 4 10.5", text, *x);
    const DsLink link = {sample->pages->pages->len - 1,
                         *x,
                         sample->y - DS_PT(9.5),
                         end - *x,
                         DS_PT(13),
                         g_strdup(target),
                         g_strdup_printf("Đến %s", target),
                         element};

    g_array_append_val(sample->pages->links, link);
    *x = end;
}

/* "… [n] …": own content on both sides of a link, over two lines. */
static void
sample_paragraph(Sample *sample, gint32 parent, const gchar *target)
{
    const gint32 element = ds_pages_add_element(sample->pages, "P", parent);
    const gchar *font = "Source Serif 4 10.5";
    DsUnit x = sample_text(sample, element, DS_ARTIFACT_NONE, font,
                           "Hội nghị khai mạc ngày 15/7/2024 tại Bắc Giang, theo ", DS_PT(96));

    sample_link(sample, parent >= 0 ? element : 0, "nguồn 1", target, &x);
    sample_text(sample, element, DS_ARTIFACT_NONE, font, "; kết quả được nêu ", x);
    sample->y += DS_PT(15);
    sample_text(sample, element, DS_ARTIFACT_NONE, font, "ở phần sau (“gốc vững, thân chắc”).",
                DS_PT(96));
    sample->y += DS_PT(20);
}

static gint32
sample_cell(Sample *sample,
            gint32 row,
            const gchar *type,
            const gchar *scope,
            const gchar *text,
            DsUnit x)
{
    const gint32 cell = ds_pages_add_element(sample->pages, type, row);

    g_array_index(sample->pages->elements, DsElement, cell).scope = scope;
    sample_text(sample, cell, DS_ARTIFACT_NONE, "Source Sans 3 8.5", text, x);
    return cell;
}

static void
sample_table(Sample *sample, gint32 parent)
{
    const gint32 table = ds_pages_add_element(sample->pages, "Table", parent);
    const gint32 caption = ds_pages_add_element(sample->pages, "Caption", table);

    sample_text(sample, caption, DS_ARTIFACT_NONE, "Source Sans 3 9", "Bảng 1. Cơ quan",
                DS_PT(96));
    sample->y += DS_PT(14);
    const gint32 head = ds_pages_add_element(
        sample->pages, "TR", ds_pages_add_element(sample->pages, "THead", table));
    sample_cell(sample, head, "TH", "Column", "Cơ quan", DS_PT(96));
    sample_cell(sample, head, "TH", "Column", "Lượt nhắc", DS_PT(300));
    sample->y += DS_PT(4);
    sample_box(sample, (DsBox){.kind = DS_BOX_LINE,
                               .x = DS_PT(96),
                               .y = sample->y,
                               .w = DS_PT(403),
                               .stroke = DS_PT(0.5),
                               .artifact = DS_ARTIFACT_LAYOUT});
    sample->y += DS_PT(10);
    const gint32 body = ds_pages_add_element(
        sample->pages, "TR", ds_pages_add_element(sample->pages, "TBody", table));
    const gint32 name = sample_cell(sample, body, "TH", "Row", "Bộ Ngoại giao", DS_PT(96));
    g_array_index(sample->pages->elements, DsElement, name).row_span = 1;
    const gint32 count = sample_cell(sample, body, "TD", NULL, "27", DS_PT(300));
    g_array_index(sample->pages->elements, DsElement, count).column_span = 2;
    sample->y += DS_PT(20);
}

static void
sample_figure(Sample *sample, gint32 parent)
{
    static const DsBoxKind kinds[] = {DS_BOX_RECT,      DS_BOX_FRAME, DS_BOX_LINE,
                                      DS_BOX_DISC,      DS_BOX_RING,  DS_BOX_HALF_LEFT,
                                      DS_BOX_HALF_RIGHT};
    const gint32 figure = ds_pages_add_element(sample->pages, "Figure", parent);

    g_array_index(sample->pages->elements, DsElement, figure).alt =
        g_strdup("Dòng thời gian: ba sự kiện trong tháng 7 năm 2024");
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        sample_box(sample, (DsBox){.kind = kinds[i],
                                   .x = DS_PT(110 + 40.0 * i),
                                   .y = sample->y + DS_PT(12),
                                   .w = DS_PT(10),
                                   .h = DS_PT(8),
                                   .stroke = DS_PT(1),
                                   .colour = i % 2 == 0 ? 0x1B517A : 0x666666,
                                   .element = figure});
    sample->y += DS_PT(46);
    sample_text(sample, figure, DS_ARTIFACT_NONE, "Source Sans 3 7.5", "12/7/2024", DS_PT(110));
    sample->y += DS_PT(20);
}

static void
sample_list(Sample *sample, gint32 parent)
{
    const gint32 list = ds_pages_add_element(sample->pages, "L", parent);
    const gint32 item = ds_pages_add_element(sample->pages, "LI", list);
    const gint32 label = ds_pages_add_element(sample->pages, "Lbl", item);
    const gint32 body = ds_pages_add_element(sample->pages, "LBody", item);
    const gint32 quote = ds_pages_add_element(sample->pages, "Quote", body);

    g_array_index(sample->pages->elements, DsElement, quote).lang =
        g_intern_static_string("en");
    sample_text(sample, label, DS_ARTIFACT_NONE, "Source Serif 4 10.5", "• ", DS_PT(96));
    sample_text(sample, quote, DS_ARTIFACT_NONE, "Source Serif 4 10.5", "a foreign phrase",
                DS_PT(110));
    sample->y += DS_PT(20);
}

static void
sample_note(Sample *sample, gint32 parent, const gchar *anchor, const gchar *back)
{
    const gint32 note = ds_pages_add_element(sample->pages, "Note", parent);
    const gint32 text = ds_pages_add_element(sample->pages, "P", note);
    DsUnit x = DS_PT(96);

    sample_destination(sample, anchor);
    sample_link(sample, text, "1. ", back, &x);
    sample_text(sample, text, DS_ARTIFACT_NONE, "Source Serif 4 8.5", "Báo Bắc Giang, ", x);
    x = DS_PT(220);
    sample_link(sample, text, "bài gốc", "https://bao.example/tin(1)?q=đ", &x);
    sample->y += DS_PT(20);
}

static void
sample_page(Sample *sample, gint32 root, guint number)
{
    g_autofree gchar *part = g_strdup_printf("part-%u", number);
    g_autofree gchar *sub = g_strdup_printf("sub-%u", number);
    g_autofree gchar *note = g_strdup_printf("note-%u", number);
    const gint32 section = ds_pages_add_element(sample->pages, "Sect", root);

    sample->page = ds_pages_add_page(sample->pages);
    sample->y = DS_PT(52);
    sample_text(sample, -1, DS_ARTIFACT_HEADER, "Source Sans 3 7.5", "Bản tin", DS_PT(96));
    sample_box(sample, (DsBox){.kind = DS_BOX_RECT,
                               .x = DS_PT(90),
                               .y = DS_PT(66),
                               .w = DS_PT(420),
                               .h = DS_PT(30),
                               .colour = 0xF2F0EA,
                               .artifact = DS_ARTIFACT_BACKGROUND});
    sample->y = DS_PT(84);
    sample_heading(sample, section, 1, "1. Tóm tắt", part);
    for (guint i = 0; i < 4; i++)
        sample_paragraph(sample, section, note);
    sample_heading(sample, section, 2, "1.1. Diễn biến", sub);
    sample_table(sample, section);
    sample_figure(sample, section);
    sample_list(sample, section);
    sample_note(sample, section, note, part);
    sample->y = DS_PT(800);
    sample_text(sample, -1, DS_ARTIFACT_FOOTER, "Source Sans 3 8", "1", DS_PT(480));
}

static DsPages *
sample_pages_new(guint n_pages)
{
    Sample sample = {.pages = ds_pages_new(DS_PT(595.276), DS_PT(841.89))};
    GError *error = NULL;

    sample.pages->font_map = ds_font_map_new(&error);
    g_assert_no_error(error);
    sample.context = ds_font_map_context(sample.pages->font_map, "vi");
    sample.pages->language = g_strdup("vi");
    sample.pages->title = g_strdup("Bản tin tổng hợp <mẫu> & “thử”");
    sample.pages->author = g_strdup("Ban biên tập");
    sample.pages->subject = g_strdup("Tổng hợp báo chí");
    const gint32 root = ds_pages_add_element(sample.pages, "Document", -1);
    for (guint i = 0; i < n_pages; i++)
        sample_page(&sample, root, i);
    g_object_unref(sample.context);
    return sample.pages;
}

#endif
