/* Front page, summary, chronology, quotes and gaps: running text. */
#include <string.h>

#include "epub/xhtml.h"

/* The margin of the printed annex is explained there; a book has none. */
void
ds_xhtml_subtitle(DsXhtml *x, const DsSlice *slice)
{
    if (g_strcmp0(x->file->part->name, "annex") == 0)
        ds_xml_element(x->xml, "p", "sub", ds_book_label(x->book, "epub.annex"));
    else
        ds_xhtml_element(x, "p", "sub", slice->group);
}

void
ds_xhtml_note(DsXhtml *x, const DsSlice *slice)
{
    ds_xhtml_element(x, "p", "note", slice->group);
}

/* The group's heading, where the group begins. */
static void
write_heading(DsXhtml *x, const DsSlice *slice)
{
    if (slice->is_start && slice->group->inlines->len > 0)
        ds_xhtml_element(x, "h2", NULL, slice->group);
}

static void
write_sides(DsXhtml *x, const DsNode *compare)
{
    ds_xml_open(x->xml, "dl");
    ds_xml_attribute(x->xml, "class", "sides");
    for (guint i = 0; i < compare->children->len; i++) {
        const DsNode *side = ds_node_at(compare, i);
        ds_xml_open(x->xml, "dt");
        if (i == 0)
            ds_xhtml_mark(x, compare->mark);
        ds_xhtml_words(x, side);
        ds_xml_close(x->xml);
        ds_xhtml_element(x, "dd", NULL, ds_node_child(side, "words-differ"));
    }
    ds_xml_close(x->xml);
}

static void
write_point(DsXhtml *x, const DsNode *point)
{
    const DsNode *compare = ds_node_child(point, "compare");

    ds_xhtml_open(x, "p", point->lead ? "point lead" : "point", point);
    ds_xhtml_mark(x, point->mark);
    ds_xhtml_words(x, point);
    ds_xml_close(x->xml);
    if (compare != NULL)
        write_sides(x, compare);
}

void
ds_xhtml_points(DsXhtml *x, const DsSlice *slice)
{
    write_heading(x, slice);
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *child = ds_slice_child(slice, i);
        if (ds_node_is(child, "point"))
            write_point(x, child);
        else
            ds_xhtml_element(x, "p", "note", child);
    }
}

void
ds_xhtml_theme(DsXhtml *x, const DsSlice *slice)
{
    ds_xhtml_points(x, slice);
}

void
ds_xhtml_figures(DsXhtml *x, const DsSlice *slice)
{
    write_heading(x, slice);
    ds_xml_open(x->xml, "ul");
    ds_xml_attribute(x->xml, "class", "figures");
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *figure = ds_slice_child(slice, i);
        g_autofree gchar *number = g_strdup_printf("%d", figure->number);
        ds_xml_open(x->xml, "li");
        ds_xml_element(x->xml, "b", NULL, number);
        ds_xml_text(x->xml, " ");
        ds_xhtml_words(x, figure);
        ds_xml_close(x->xml);
    }
    ds_xml_close(x->xml);
}

void
ds_xhtml_legend(DsXhtml *x, const DsSlice *slice)
{
    write_heading(x, slice);
    ds_xml_open(x->xml, "ul");
    ds_xml_attribute(x->xml, "class", "legend");
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *row = ds_slice_child(slice, i);
        ds_xml_open(x->xml, "li");
        ds_xhtml_mark(x, row->mark);
        for (guint k = 0; k < row->inlines->len; k++) {
            ds_xml_text(x->xml, k > 0 ? " " : "");
            ds_xml_text(x->xml, ds_node_inline(row, k)->text);
        }
        ds_xml_close(x->xml);
    }
    ds_xml_close(x->xml);
}

static void
write_timeline_item(DsXhtml *x, const DsNode *item)
{
    const DsNode *date = ds_node_child(item, "timeline-date");
    g_autofree gchar *words = ds_node_dup_words(item);

    ds_xml_open(x->xml, "li");
    if (date != NULL) {
        g_autofree gchar *text = ds_node_dup_words(date);
        ds_xml_open(x->xml, "span");
        ds_xml_attribute(x->xml, "class", "date");
        ds_xhtml_time(x, text, &item->when);
        ds_xml_close(x->xml);
        ds_xml_text(x->xml, " ");
    }
    ds_xhtml_link(x, item->target, words);
    ds_xml_close(x->xml);
}

void
ds_xhtml_timeline(DsXhtml *x, const DsSlice *slice)
{
    const DsNode *remark = ds_node_child(slice->group, "remark");

    write_heading(x, slice);
    if (x->book->options->timeline_svg && slice->is_start) {
        ds_xhtml_timeline_svg(x, slice->group);
        ds_xhtml_timeline_key(x, slice);
    }
    ds_xml_open(x->xml, "ol");
    ds_xml_attribute(x->xml, "class", "timeline");
    for (guint i = slice->from; i < slice->to; i++) {
        if (ds_node_is(ds_slice_child(slice, i), "timeline-item"))
            write_timeline_item(x, ds_slice_child(slice, i));
    }
    ds_xml_close(x->xml);
    if (slice->to == slice->group->children->len)
        ds_xhtml_element(x, "p", "note", remark);
}

static void
write_event(DsXhtml *x, const DsNode *event)
{
    const DsNode *date = ds_node_child(event, "event-date");
    const DsNode *weekday = ds_node_child(event, "event-weekday");
    const DsNode *cites = ds_node_child(event, "event-cites");
    g_autofree gchar *text = date != NULL ? ds_node_dup_words(date) : g_strdup("");

    ds_xhtml_open(x, "li", event->number >= 3 ? "event main" : "event", event);
    ds_xml_open(x->xml, "p");
    ds_xml_attribute(x->xml, "class", "date");
    ds_xhtml_time(x, text, &event->when);
    if (weekday != NULL) {
        ds_xml_text(x->xml, " ");
        ds_xhtml_element(x, "span", "weekday", weekday);
    }
    ds_xml_close(x->xml);
    ds_xml_open(x->xml, "p");
    ds_xhtml_mark(x, event->mark);
    ds_xhtml_words(x, ds_node_child(event, "event-text"));
    if (cites != NULL && cites->inlines->len > 0) {
        ds_xml_text(x->xml, "\u00A0");
        ds_xhtml_words(x, cites);
    }
    ds_xml_close(x->xml);
    ds_xml_close(x->xml);
}

/* A new list for each year, under the year as its heading; periods have one list. */
static void
write_year(DsXhtml *x, const DsNode *year, gchar **last, gboolean *is_open)
{
    g_autofree gchar *words = year != NULL ? ds_node_dup_words(year) : g_strdup("");

    if (*is_open && g_strcmp0(*last, words) == 0)
        return;
    if (*is_open)
        ds_xml_close(x->xml);
    if (words[0] != '\0')
        ds_xml_element(x->xml, "h3", "year", words);
    ds_xml_open(x->xml, "ol");
    ds_xml_attribute(x->xml, "class", "events");
    *is_open = TRUE;
    g_free(*last);
    *last = g_steal_pointer(&words);
}

void
ds_xhtml_events(DsXhtml *x, const DsSlice *slice)
{
    g_autofree gchar *last = NULL;
    gboolean is_open = FALSE;

    if (slice->is_start && slice->group->inlines->len > 0)
        write_heading(x, slice);
    else if (slice->is_start)
        ds_xml_element(x->xml, "h2", NULL, ds_book_label(x->book, "chronology.past"));
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *child = ds_slice_child(slice, i);
        if (ds_node_is(child, "note"))
            ds_xhtml_element(x, "p", "note", child);
        if (!ds_node_is(child, "event"))
            continue;
        write_year(x, ds_node_child(child, "event-year"), &last, &is_open);
        write_event(x, child);
    }
    if (is_open)
        ds_xml_close(x->xml);
}

/* The href of the first sentence that the words are cited from. */
static gchar *
first_source(DsXhtml *x, const DsNode *words)
{
    for (guint i = 0; i < words->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(words, i);
        if (piece->kind == DS_INLINE_CITATION)
            return ds_book_href(x->book, x->file, piece->target);
    }
    return NULL;
}

static void
write_quote(DsXhtml *x, const DsNode *quote)
{
    const DsNode *words = ds_node_child(quote, "quote-words");
    g_autofree gchar *cite = first_source(x, words);

    ds_xhtml_open(x, "figure", "quote", quote);
    ds_xhtml_element(x, "p", "ask", ds_node_child(quote, "quote-question"));
    ds_xml_open(x->xml, "blockquote");
    ds_xml_attribute(x->xml, "cite", cite);
    ds_xml_open(x->xml, "p");
    ds_xhtml_mark(x, quote->mark);
    ds_xhtml_words(x, words);
    ds_xml_close(x->xml);
    ds_xml_close(x->xml);
    /* Reported words carry the label themselves. */
    if (strcmp(quote->name, "indirect") != 0)
        ds_xhtml_element(x, "figcaption", NULL, ds_node_child(quote, "quote-kind"));
    ds_xml_close(x->xml);
}

void
ds_xhtml_speaker(DsXhtml *x, const DsSlice *slice)
{
    write_heading(x, slice);
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *child = ds_slice_child(slice, i);
        if (ds_node_is(child, "quote"))
            write_quote(x, child);
        else
            ds_xhtml_element(x, "p", "note", child);
    }
}

static void
write_gap(DsXhtml *x, const DsNode *gap)
{
    static const gchar *const classes[][2] = {{"gap-label", "label"},
                                              {"gap-words", "words"},
                                              {"gap-why", "note"},
                                              {"gap-cites", "note"}};

    ds_xhtml_open(x, "div", "gap", gap);
    for (guint i = 0; i < gap->children->len; i++) {
        const DsNode *child = ds_node_at(gap, i);
        const gchar *class = NULL;
        for (gsize k = 0; k < G_N_ELEMENTS(classes); k++)
            class = ds_node_is(child, classes[k][0]) ? classes[k][1] : class;
        ds_xhtml_open(x, "p", class, child);
        if (i == 0)
            ds_xhtml_mark(x, gap->mark);
        ds_xhtml_words(x, child);
        ds_xml_close(x->xml);
    }
    ds_xml_close(x->xml);
}

void
ds_xhtml_gaps(DsXhtml *x, const DsSlice *slice)
{
    write_heading(x, slice);
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *child = ds_slice_child(slice, i);
        if (ds_node_is(child, "gap"))
            write_gap(x, child);
        else
            ds_xhtml_element(x, "p", "note", child);
    }
}
