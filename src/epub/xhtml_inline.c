/* Words, links, citations with their notes, marks and dates. */
#include <string.h>

#include "doc/labels.h"
#include "epub/xhtml.h"

#define NO_BREAK_SPACE "\u00A0"
#define THIN_SPACE     "\u2009"

/* Readers show the page's number from the title; aria-label is not allowed on a plain span. */
static void
write_page_breaks(DsXhtml *x, const gchar *anchor)
{
    const DsPageRange *range =
        anchor != NULL ? (const DsPageRange *)g_hash_table_lookup(x->book->breaks, anchor)
                       : NULL;

    for (guint page = range != NULL ? range->first : 1; range != NULL && page <= range->last;
         page++) {
        g_autofree gchar *number = g_strdup_printf("%u", page);
        g_autofree gchar *id = g_strdup_printf("page-%u", page);
        ds_xml_open(x->xml, "span");
        ds_xml_attribute(x->xml, "id", id);
        ds_xml_attribute(x->xml, "epub:type", "pagebreak");
        ds_xml_attribute(x->xml, "role", "doc-pagebreak");
        ds_xml_attribute(x->xml, "title", number);
        ds_xml_close(x->xml);
    }
}

void
ds_xhtml_open(DsXhtml *x, const gchar *element, const gchar *class, const DsNode *node)
{
    ds_xml_open(x->xml, element);
    ds_xml_attribute(x->xml, "class", class);
    ds_xml_attribute(x->xml, "id", node->anchor);
    /* A list holds only items: its pages begin in the first of them. */
    if (strcmp(element, "ol") != 0 && strcmp(element, "ul") != 0 && strcmp(element, "dl") != 0)
        write_page_breaks(x, node->anchor);
}

void
ds_xhtml_link(DsXhtml *x, const gchar *anchor, const gchar *words)
{
    g_autofree gchar *href = ds_book_href(x->book, x->file, anchor);

    if (href == NULL) {
        ds_xml_text(x->xml, words);
        return;
    }
    ds_xml_open(x->xml, "a");
    ds_xml_attribute(x->xml, "href", href);
    ds_xml_text(x->xml, words);
    ds_xml_close(x->xml);
}

/* Old readers give up on files over 200 KB; sizes are estimates. */
#define MAX_FILE_SIZE 180000

/* Only sentences get a note: it shows their words without leaving the page. Where hundreds cite
 * for one item, those after a full file lead to the source at once. */
static gboolean
has_note(const DsXhtml *x, const gchar *anchor)
{
    if (ds_book_sentence(x->book, anchor) == NULL)
        return FALSE;
    return g_hash_table_contains(x->first_ref, anchor) ||
           x->file->body_size + x->notes_size + ds_book_note_size(x->book, anchor) <
               MAX_FILE_SIZE;
}

static void
write_reference(DsXhtml *x, const DsInline *piece)
{
    g_autofree gchar *href = g_strconcat("#n-", piece->target, NULL);
    g_autofree gchar *id = NULL;

    if (!g_hash_table_contains(x->first_ref, piece->target)) {
        const guint number = ++x->n_refs;
        id = g_strdup_printf("r%u", number);
        g_hash_table_insert(x->first_ref, piece->target, GUINT_TO_POINTER(number));
        g_ptr_array_add(x->notes, piece->target);
        x->notes_size += ds_book_note_size(x->book, piece->target);
    }
    ds_xml_open(x->xml, "a");
    ds_xml_attribute(x->xml, "class", "cite");
    ds_xml_attribute(x->xml, "epub:type", "noteref");
    ds_xml_attribute(x->xml, "role", "doc-noteref");
    ds_xml_attribute(x->xml, "id", id);
    ds_xml_attribute(x->xml, "href", href);
    ds_xml_text(x->xml, piece->text);
    ds_xml_close(x->xml);
}

static void
write_plain_citation(DsXhtml *x, const DsInline *piece)
{
    ds_xml_open(x->xml, "span");
    ds_xml_attribute(x->xml, "class", "cite");
    ds_xhtml_link(x, piece->target, piece->text);
    ds_xml_close(x->xml);
}

/* A no-break space before the first citation, a thin space between two. */
static void
write_citation(DsXhtml *x, const DsNode *node, guint index, gboolean with_notes)
{
    const DsInline *piece = ds_node_inline(node, index);

    if (index > 0)
        ds_xml_text(x->xml, ds_node_inline(node, index - 1)->kind == DS_INLINE_CITATION
                                ? THIN_SPACE
                                : NO_BREAK_SPACE);
    if (with_notes && has_note(x, piece->target))
        write_reference(x, piece);
    else
        write_plain_citation(x, piece);
}

static const struct {
    const gchar *role, *element, *class;
} inline_elements[] = {
    {"strong", "b", NULL},       {"differs", "b", NULL},
    {"note", "span", "note"},    {"indirect-label", "span", "label"},
    {"ask-label", "b", "label"}, {"caption-label", "b", "label"},
};

static gboolean
open_inline(DsXhtml *x, const DsInline *piece)
{
    const gchar *element = NULL, *class = NULL;

    for (gsize i = 0; piece->role != NULL && i < G_N_ELEMENTS(inline_elements); i++) {
        if (strcmp(piece->role, inline_elements[i].role) == 0) {
            element = inline_elements[i].element;
            class = inline_elements[i].class;
        }
    }
    if (element == NULL && piece->lang == NULL)
        return FALSE;
    ds_xml_open(x->xml, element != NULL ? element : "span");
    ds_xml_attribute(x->xml, "class", class);
    ds_xml_attribute(x->xml, "lang", piece->lang);
    ds_xml_attribute(x->xml, "xml:lang", piece->lang);
    return TRUE;
}

static void
write_inline(DsXhtml *x, const DsInline *piece)
{
    const gboolean wrapped = open_inline(x, piece);

    if (piece->kind == DS_INLINE_LINK)
        ds_xhtml_link(x, piece->target, piece->text);
    else
        ds_xml_text(x->xml, piece->text);
    if (wrapped)
        ds_xml_close(x->xml);
    if (piece->role != NULL && g_str_has_suffix(piece->role, "-label"))
        ds_xml_text(x->xml, " ");
}

static void
write_words(DsXhtml *x, const DsNode *node, gboolean with_notes)
{
    for (guint i = 0; i < node->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(node, i);
        if (piece->kind == DS_INLINE_CITATION)
            write_citation(x, node, i, with_notes);
        else
            write_inline(x, piece);
    }
}

void
ds_xhtml_words(DsXhtml *x, const DsNode *node)
{
    write_words(x, node, TRUE);
}

void
ds_xhtml_plain_citations(DsXhtml *x, const DsNode *node)
{
    write_words(x, node, FALSE);
}

void
ds_xhtml_element(DsXhtml *x, const gchar *element, const gchar *class, const DsNode *node)
{
    if (node == NULL)
        return;
    ds_xhtml_open(x, element, class, node);
    ds_xhtml_words(x, node);
    ds_xml_close(x->xml);
}

void
ds_xhtml_mark(DsXhtml *x, DsMark mark)
{
    /* ◐ is in none of the book's fonts; ≠ says the same in all of them. */
    static const struct {
        const gchar *sign, *label;
    } marks[] = {
        [DS_MARK_NONE] = {NULL, NULL},
        [DS_MARK_ONE] = {"●", "mark.accounts.one"},
        [DS_MARK_TWO] = {"●●", "mark.accounts.two"},
        [DS_MARK_DIFFERS] = {"≠", "mark.accounts.differ"},
        [DS_MARK_INFERRED] = {"≈", "mark.inferred"},
    };

    if (mark == DS_MARK_NONE)
        return;
    ds_xml_open(x->xml, "span");
    ds_xml_attribute(x->xml, "class", "mark");
    ds_xml_attribute(x->xml, "role", "img");
    ds_xml_attribute(x->xml, "aria-label", ds_book_label(x->book, marks[mark].label));
    ds_xml_text(x->xml, marks[mark].sign);
    ds_xml_close(x->xml);
    ds_xml_text(x->xml, NO_BREAK_SPACE);
}

static gchar *
iso_of(DsDate date, DsPrecision precision)
{
    if (precision == DS_PRECISION_YEAR || precision == DS_PRECISION_YEARS ||
        precision == DS_PRECISION_DECADE)
        date.month = 0;
    if (precision == DS_PRECISION_MONTH || precision == DS_PRECISION_QUARTER || date.month == 0)
        date.day = 0;
    g_autofree gchar *iso = ds_date_to_iso(date);

    /* HTML wants years of four digits. */
    return iso != NULL && date.year >= 1000 ? g_steal_pointer(&iso) : NULL;
}

static void
write_time(DsXhtml *x, const gchar *text, gsize n, const gchar *datetime)
{
    g_autofree gchar *words = g_strndup(text, n);

    ds_xml_open(x->xml, datetime != NULL ? "time" : "span");
    ds_xml_attribute(x->xml, "datetime", datetime);
    if (datetime == NULL)
        ds_xml_attribute(x->xml, "class", "nw");
    ds_xml_text(x->xml, words);
    ds_xml_close(x->xml);
}

void
ds_xhtml_time(DsXhtml *x, const gchar *text, const DsWhen *when)
{
    const gchar *dash = strstr(text, "–");
    g_autofree gchar *from = iso_of(when->from, when->precision);
    g_autofree gchar *to = iso_of(when->to, when->precision);

    if (dash == NULL || strstr(dash + strlen("–"), "–") != NULL) {
        write_time(x, text, strlen(text), from);
        return;
    }
    write_time(x, text, (gsize)(dash - text), from);
    ds_xml_text(x->xml, "–");
    write_time(x, dash + strlen("–"), strlen(dash + strlen("–")), to);
}

/* "– Title, outlet · date." */
static void
write_source_of(DsXhtml *x, const DsNode *article)
{
    const DsNode *meta = ds_node_child(article, "article-meta");
    g_autofree gchar *title = ds_node_dup_words(article);
    g_autofree gchar *line = meta != NULL ? ds_node_dup_words(meta) : NULL;

    ds_xml_text(x->xml, " – ");
    /* An untitled article is named by its number alone: its first sentence would read like a
     * title that nobody gave. */
    if (article->name == NULL)
        ds_xml_element(x->xml, "cite", NULL, title);
    if (line != NULL) {
        ds_xml_text(x->xml, article->name == NULL ? ", " : "");
        ds_xml_text(x->xml, line);
    }
    ds_xml_text(x->xml, line != NULL || article->name == NULL ? ". " : "");
}

/* Backlink first: a Kindle runs notes together otherwise. div: some readers hide the text of an
 * aside. */
static void
write_note(DsXhtml *x, const gchar *anchor)
{
    const DsNode *sentence = (const DsNode *)g_hash_table_lookup(x->book->node_of, anchor);
    const DsNode *article = (const DsNode *)g_hash_table_lookup(x->book->article_of, anchor);
    const guint ref = GPOINTER_TO_UINT(g_hash_table_lookup(x->first_ref, anchor));
    g_autofree gchar *id = g_strconcat("n-", anchor, NULL);
    g_autofree gchar *back = g_strdup_printf("#r%u", ref);
    g_autofree gchar *a = g_strdup_printf("%d", article->number);
    g_autofree gchar *n = g_strdup_printf("%d", sentence->number);
    g_autofree gchar *number = g_strdup_printf("[%s·%s]", a, n);
    g_autofree gchar *place =
        ds_label_fill(x->book->pack, "mark.citation", "a", a, "n", n, NULL);

    ds_xml_open(x->xml, "div");
    ds_xml_attribute(x->xml, "class", "footnote");
    ds_xml_attribute(x->xml, "id", id);
    ds_xml_attribute(x->xml, "epub:type", "footnote");
    ds_xml_attribute(x->xml, "role", "doc-footnote");
    ds_xml_open(x->xml, "p");
    ds_xml_open(x->xml, "a");
    ds_xml_attribute(x->xml, "class", "cite");
    ds_xml_attribute(x->xml, "href", back);
    ds_xml_attribute(x->xml, "role", "doc-backlink");
    ds_xml_text(x->xml, number);
    ds_xml_close(x->xml);
    ds_xml_text(x->xml, " ");
    ds_xhtml_words(x, sentence);
    write_source_of(x, article);
    ds_xhtml_link(x, anchor, place);
    ds_xml_close(x->xml);
    ds_xml_close(x->xml);
}

void
ds_xhtml_notes(DsXhtml *x)
{
    if (x->notes->len == 0)
        return;
    ds_xml_open(x->xml, "section");
    ds_xml_attribute(x->xml, "class", "notes");
    ds_xml_element(x->xml, "h2", NULL, ds_book_label(x->book, "epub.notes"));
    for (guint i = 0; i < x->notes->len; i++)
        write_note(x, (const gchar *)g_ptr_array_index(x->notes, i));
    ds_xml_close(x->xml);
}
