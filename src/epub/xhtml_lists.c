/* Sources, institutions, people and acronyms: wide tables on paper, lists and cards here, which
 * fit the narrowest screen. */
#include <string.h>

#include "doc/labels.h"
#include "epub/xhtml.h"

/* Sources whose mentions are counted one by one before the rest is only a total. */
#define MAX_COUNTS 12

static void
write_heading(DsXhtml *x, const DsSlice *slice)
{
    if (slice->is_start && slice->group->inlines->len > 0)
        ds_xhtml_element(x, "h2", NULL, slice->group);
}

/* A separator between pieces of one line. */
static void
separate(DsXhtml *x, gboolean *any, const gchar *separator)
{
    if (*any)
        ds_xml_text(x->xml, separator);
    *any = TRUE;
}

/* The children of these roles on one line, those that there are. */
static void
write_line(DsXhtml *x,
           const gchar *element,
           const gchar *class,
           const DsNode *node,
           const gchar *const *roles)
{
    gboolean any = FALSE;

    for (gsize i = 0; roles[i] != NULL; i++) {
        const DsNode *child = ds_node_child(node, roles[i]);
        if (child == NULL)
            continue;
        if (!any) {
            ds_xml_open(x->xml, element);
            ds_xml_attribute(x->xml, "class", class);
        }
        separate(x, &any, " · ");
        ds_xhtml_plain_citations(x, child);
    }
    if (any)
        ds_xml_close(x->xml);
}

/* "Câu, âm tiết: 19, 1.004" */
static void
write_lengths(DsXhtml *x, const DsNode *source)
{
    const DsNode *sentences = ds_node_child(source, "source-length");
    const DsNode *syllables = ds_node_child(source, "source-syllables");

    if (sentences == NULL || syllables == NULL)
        return;
    ds_xml_open(x->xml, "p");
    ds_xml_attribute(x->xml, "class", "note");
    ds_xml_text(x->xml, ds_book_label(x->book, "sources.col.length"));
    ds_xml_text(x->xml, ": ");
    ds_xhtml_words(x, sentences);
    ds_xml_text(x->xml, ", ");
    ds_xhtml_words(x, syllables);
    ds_xml_close(x->xml);
}

static void
write_source(DsXhtml *x, const DsNode *source)
{
    static const gchar *const where[] = {"source-outlet", "source-author", NULL};
    static const gchar *const when[] = {"source-date", "source-basis", NULL};
    const DsNode *title = ds_node_child(source, "source-title");
    const DsNode *family = ds_node_child(source, "source-family");
    g_autofree gchar *words = ds_node_dup_words(title);
    g_autofree gchar *number = g_strdup_printf("%d", source->number);

    ds_xhtml_open(x, "li", "source", source);
    ds_xml_open(x->xml, "p");
    ds_xml_attribute(x->xml, "class", title->name != NULL ? "first" : "title");
    ds_xml_element(x->xml, "b", "no", number);
    ds_xml_text(x->xml, " ");
    ds_xhtml_link(x, source->target, words);
    ds_xml_close(x->xml);
    write_line(x, "p", "note", source, where);
    write_line(x, "p", "note", source, when);
    write_lengths(x, source);
    if (family != NULL) {
        g_autofree gchar *related = ds_node_dup_words(family);
        ds_xml_open(x->xml, "p");
        ds_xml_attribute(x->xml, "class", "note");
        ds_xhtml_link(x, family->target, related);
        ds_xml_close(x->xml);
    }
    ds_xml_close(x->xml);
}

/* Items of one role inside a list element; what else the group holds stands before or after. */
static void
write_items(DsXhtml *x,
            const DsSlice *slice,
            const gchar *list,
            const gchar *class,
            const gchar *role,
            void (*write)(DsXhtml *, const DsNode *))
{
    gboolean is_open = FALSE;

    write_heading(x, slice);
    for (guint i = slice->from; i < slice->to; i++) {
        const DsNode *child = ds_slice_child(slice, i);
        if (!ds_node_is(child, role))
            continue;
        if (!is_open) {
            ds_xml_open(x->xml, list);
            ds_xml_attribute(x->xml, "class", class);
            is_open = TRUE;
        }
        write(x, child);
    }
    if (is_open)
        ds_xml_close(x->xml);
}

static void
write_remark(DsXhtml *x, const DsSlice *slice)
{
    const DsNode *remark = ds_node_child(slice->group, "remark");

    if (remark == NULL || slice->to < slice->group->children->len)
        return;
    ds_xhtml_open(x, "p", "note", remark);
    ds_xhtml_mark(x, remark->mark);
    ds_xhtml_words(x, remark);
    ds_xml_close(x->xml);
}

void
ds_xhtml_sources(DsXhtml *x, const DsSlice *slice)
{
    write_items(x, slice, "ol", "sources", "source", write_source);
    write_remark(x, slice);
}

/* "bài 1: 13, bài 3: 32"; numbers of sources without a mention would only fill the screen. */
static void
write_counts(DsXhtml *x, const DsNode *institution)
{
    const GArray *numbers = institution->numbers;
    g_autofree gchar *total = g_strdup_printf("%d", institution->number);
    guint n = 0;

    ds_xml_text(x->xml, ds_book_label(x->book, "institutions.col.count"));
    ds_xml_text(x->xml, ": ");
    ds_xml_text(x->xml, institution->number > 0 ? total : "–");
    for (guint i = 0; numbers != NULL && i < numbers->len && n <= MAX_COUNTS; i++) {
        const gint32 count = g_array_index(numbers, gint32, i);
        if (count == 0)
            continue;
        g_autofree gchar *a = g_strdup_printf("%u", i + 1);
        g_autofree gchar *k = g_strdup_printf("%d", count);
        g_autofree gchar *words =
            n < MAX_COUNTS ? ds_label_fill(x->book->pack, "alt.bars.item", "a", a, "n", k, NULL)
                           : g_strdup("…");
        ds_xml_text(x->xml, n == 0 ? " (" : ", ");
        ds_xml_text(x->xml, words);
        n++;
    }
    ds_xml_text(x->xml, n > 0 ? ")" : "");
}

static void
write_places(DsXhtml *x, const DsNode *institution)
{
    const DsNode *first = ds_node_child(institution, "institution-first");
    const DsNode *last = ds_node_child(institution, "institution-last");

    ds_xml_open(x->xml, "dd");
    ds_xml_attribute(x->xml, "class", "note");
    write_counts(x, institution);
    if (first != NULL) {
        ds_xml_text(x->xml, " · ");
        ds_xhtml_plain_citations(x, first);
    }
    if (last != NULL) {
        ds_xml_text(x->xml, "–");
        ds_xhtml_plain_citations(x, last);
    }
    ds_xml_close(x->xml);
}

static void
write_institution(DsXhtml *x, const DsNode *institution)
{
    static const gchar *const kind[] = {"institution-kind", "institution-parent",
                                        "institution-people", NULL};
    const DsNode *acronym = ds_node_child(institution, "institution-acronym");

    ds_xhtml_open(x, "dt", NULL, institution);
    ds_xhtml_element(x, "b", NULL, ds_node_child(institution, "institution-name"));
    if (acronym != NULL) {
        ds_xml_text(x->xml, " · ");
        ds_xhtml_words(x, acronym);
    }
    ds_xml_close(x->xml);
    ds_xhtml_element(x, "dd", "note", ds_node_child(institution, "institution-aliases"));
    write_line(x, "dd", "note", institution, kind);
    write_places(x, institution);
}

void
ds_xhtml_institutions(DsXhtml *x, const DsSlice *slice)
{
    write_items(x, slice, "dl", "cards", "institution", write_institution);
}

static const DsNode *
matrix_name(const DsNode *matrix, guint index)
{
    guint at = 0;

    for (guint i = 0; i < matrix->children->len; i++) {
        const DsNode *child = ds_node_at(matrix, i);
        if (ds_node_is(child, "matrix-name") && at++ == index)
            return child;
    }
    return NULL;
}

/* One row: whom it is named with, and in how many sentences. */
static void
write_row(DsXhtml *x, const DsNode *matrix, guint row, guint n)
{
    const DsNode *name = matrix_name(matrix, row);
    gboolean any = FALSE;

    if (name == NULL)
        return;
    g_autofree gchar *words = ds_node_dup_words(name);
    for (guint k = 0; k < n; k++) {
        const gint32 count = g_array_index(matrix->numbers, gint32, row * n + k);
        if (k == row || count == 0)
            continue;
        if (!any) {
            ds_xml_open(x->xml, "dt");
            ds_xhtml_link(x, name->target, words);
            ds_xml_close(x->xml);
            ds_xml_open(x->xml, "dd");
            ds_xml_attribute(x->xml, "class", "note");
        }
        g_autofree gchar *other = ds_node_dup_words(matrix_name(matrix, k));
        g_autofree gchar *counted = g_strdup_printf("%s (%d)", other, count);
        separate(x, &any, ", ");
        ds_xml_text(x->xml, counted);
    }
    if (any)
        ds_xml_close(x->xml);
}

/* The first of the matrix is enough to begin a list: an empty one is no list. */
static gboolean
has_pairs(const DsNode *matrix, guint n)
{
    for (guint i = 0; matrix->numbers != NULL && i < n * n; i++) {
        if (i / n != i % n && g_array_index(matrix->numbers, gint32, i) > 0)
            return TRUE;
    }
    return FALSE;
}

void
ds_xhtml_matrix(DsXhtml *x, const DsSlice *slice)
{
    const DsNode *matrix = slice->group;
    guint n = 0;

    if (!slice->is_start)
        return;
    while (matrix_name(matrix, n) != NULL)
        n++;
    write_heading(x, slice);
    ds_xml_element(x->xml, "p", "note", ds_book_label(x->book, "epub.matrix.note"));
    if (!has_pairs(matrix, n))
        return;
    ds_xml_open(x->xml, "dl");
    ds_xml_attribute(x->xml, "class", "pairs");
    for (guint i = 0; i < n; i++)
        write_row(x, matrix, i, n);
    ds_xml_close(x->xml);
}

static void
write_person(DsXhtml *x, const DsNode *person)
{
    g_autofree gchar *mentions = g_strdup_printf(" · %d", person->number);

    ds_xhtml_open(x, "dt", NULL, person);
    ds_xhtml_element(x, "b", NULL, ds_node_child(person, "person-name"));
    ds_xml_text(x->xml, person->number > 0 ? mentions : "");
    ds_xml_close(x->xml);
    for (guint i = 0; i < person->children->len; i++) {
        const DsNode *child = ds_node_at(person, i);
        if (!ds_node_is(child, "person-name"))
            ds_xhtml_element(x, "dd", "note", child);
    }
    /* A dt needs a dd. */
    if (person->children->len == 1)
        ds_xml_element(x->xml, "dd", "note", ds_book_label(x->book, "people.role.none"));
}

void
ds_xhtml_people(DsXhtml *x, const DsSlice *slice)
{
    write_items(x, slice, "dl", "cards", "person", write_person);
}

static void
write_acronym(DsXhtml *x, const DsNode *acronym)
{
    ds_xhtml_open(x, "dt", NULL, acronym);
    ds_xhtml_mark(x, acronym->mark);
    ds_xhtml_element(x, "b", NULL, ds_node_child(acronym, "acronym-short"));
    ds_xml_close(x->xml);
    for (guint i = 0; i + 1 < acronym->children->len; i++) {
        const DsNode *child = ds_node_at(acronym, i), *cites = ds_node_at(acronym, i + 1);
        if (!ds_node_is(child, "acronym-expansion"))
            continue;
        ds_xml_open(x->xml, "dd");
        ds_xhtml_words(x, child);
        ds_xml_text(x->xml, cites->inlines->len > 0 ? "\u00A0" : "");
        ds_xhtml_plain_citations(x, cites);
        ds_xml_close(x->xml);
    }
}

void
ds_xhtml_acronyms(DsXhtml *x, const DsSlice *slice)
{
    write_items(x, slice, "dl", "cards", "acronym", write_acronym);
    write_remark(x, slice);
}
