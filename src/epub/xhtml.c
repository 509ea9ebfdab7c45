/* The frame of a content document, and which writer renders which group. */
#include "epub/xhtml.h"

#include <string.h>

#include "base/digest.h"

static const struct {
    const gchar *role;
    DsGroupWriter write;
} groups[] = {
    {"subtitle", ds_xhtml_subtitle},     {"note", ds_xhtml_note},
    {"figures", ds_xhtml_figures},       {"key-points", ds_xhtml_points},
    {"since", ds_xhtml_points},          {"legend", ds_xhtml_legend},
    {"timeline", ds_xhtml_timeline},     {"sources", ds_xhtml_sources},
    {"theme", ds_xhtml_theme},           {"events", ds_xhtml_events},
    {"plans", ds_xhtml_events},          {"periods", ds_xhtml_events},
    {"speaker", ds_xhtml_speaker},       {"institution-list", ds_xhtml_institutions},
    {"matrix", ds_xhtml_matrix},         {"person-list", ds_xhtml_people},
    {"acronym-list", ds_xhtml_acronyms}, {"gap-section", ds_xhtml_gaps},
    {"article", ds_xhtml_article},       {"entry", ds_xhtml_entry},
};

/* The masthead is on the title page, the contents are in the navigation document. */
DsGroupWriter
ds_xhtml_group_writer(const gchar *role)
{
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
        if (strcmp(groups[i].role, role) == 0)
            return groups[i].write;
    }
    return NULL;
}

static const struct {
    const gchar *part, *type, *role;
} semantics[] = {
    {"front", "abstract", "doc-abstract"},
    {"annex", "appendix", "doc-appendix"},
    {"colophon", "colophon", "doc-colophon"},
};

/* A long annex is one chapter a source: only its first file is the appendix. */
static void
write_semantics(DsXhtml *x, gboolean is_article)
{
    const gchar *type = "chapter", *role = "doc-chapter";

    for (gsize i = 0; i < G_N_ELEMENTS(semantics); i++) {
        if (!is_article && strcmp(semantics[i].part, x->file->part->name) == 0) {
            type = semantics[i].type;
            role = semantics[i].role;
        }
    }
    ds_xml_attribute(x->xml, "epub:type", type);
    ds_xml_attribute(x->xml, "role", role);
}

static void
open_document(DsXhtml *x)
{
    const gchar *language = x->book->document->language;

    ds_xml_doctype_html(x->xml);
    ds_xml_open(x->xml, "html");
    ds_xml_attribute(x->xml, "xmlns", "http://www.w3.org/1999/xhtml");
    ds_xml_attribute(x->xml, "xmlns:epub", "http://www.idpf.org/2007/ops");
    ds_xml_attribute(x->xml, "lang", language);
    ds_xml_attribute(x->xml, "xml:lang", language);
    ds_xml_open(x->xml, "head");
    ds_xml_element(x->xml, "title", NULL, x->file->title);
    ds_xml_open(x->xml, "link");
    ds_xml_attribute(x->xml, "rel", "stylesheet");
    ds_xml_attribute(x->xml, "href", "style.css");
    ds_xml_close(x->xml);
    ds_xml_close(x->xml);
    ds_xml_open(x->xml, "body");
}

static const DsSlice *
first_slice(const DsBookFile *file)
{
    return file->slices->len > 0 ? &g_array_index(file->slices, DsSlice, 0) : NULL;
}

/* "3" above "Tóm tắt"; the second file of a long part says that it goes on. */
static void
write_part_heading(DsXhtml *x)
{
    const DsNode *part = x->file->part;
    g_autofree gchar *number = g_strdup_printf("%d", part->number);

    if (part->number > 0)
        ds_xml_element(x->xml, "p", "number", number);
    ds_xml_open(x->xml, "h1");
    ds_xhtml_words(x, part);
    if (!x->file->is_start) {
        ds_xml_text(x->xml, " ");
        ds_xml_text(x->xml, ds_book_label(x->book, "doc.continued"));
    }
    ds_xml_close(x->xml);
}

static void
write_continued_article(DsXhtml *x, const DsNode *article)
{
    ds_xml_open(x->xml, "h1");
    ds_xhtml_words(x, article);
    ds_xml_text(x->xml, " ");
    ds_xml_text(x->xml, ds_book_label(x->book, "doc.continued"));
    ds_xml_close(x->xml);
}

static void
write_groups(DsXhtml *x)
{
    for (guint i = 0; i < x->file->slices->len; i++) {
        const DsSlice *slice = &g_array_index(x->file->slices, DsSlice, i);
        const DsGroupWriter write = ds_xhtml_group_writer(slice->group->role);
        if (write != NULL)
            write(x, slice);
    }
}

static void
write_part(DsXhtml *x)
{
    const DsSlice *first = first_slice(x->file);
    const gboolean is_article = first != NULL && ds_node_is(first->group, "article");
    const DsNode *owner = is_article ? first->group : x->file->part;

    open_document(x);
    ds_xml_open(x->xml, "section");
    write_semantics(x, is_article);
    ds_xml_attribute(x->xml, "class", is_article ? "article" : x->file->part->name);
    if (is_article ? first->is_start : x->file->is_start)
        ds_xhtml_open(x, "div", "anchor", owner);
    else
        ds_xml_open(x->xml, "div");
    if (!is_article)
        write_part_heading(x);
    else if (!first->is_start)
        write_continued_article(x, first->group);
    ds_xml_close(x->xml);
    write_groups(x);
    ds_xhtml_notes(x);
    ds_xml_close(x->xml);
}

static void
write_cover(DsXhtml *x)
{
    g_autofree gchar *title = ds_node_dup_words(x->book->document->root);
    g_autofree gchar *alt = g_strdup_printf("%s: %s", x->file->title, title);

    open_document(x);
    ds_xml_open(x->xml, "div");
    ds_xml_attribute(x->xml, "class", "cover");
    ds_xml_attribute(x->xml, "epub:type", "cover");
    ds_xml_open(x->xml, "img");
    ds_xml_attribute(x->xml, "src", "cover.png");
    ds_xml_attribute(x->xml, "alt", alt);
    ds_xml_attribute(x->xml, "role", "doc-cover");
    ds_xml_close(x->xml);
    ds_xml_close(x->xml);
}

static void
write_facts(DsXhtml *x, const DsNode *front)
{
    gboolean any = FALSE;

    for (guint i = 0; i < front->children->len; i++) {
        const DsNode *fact = ds_node_at(front, i);
        if (!ds_node_is(fact, "fact"))
            continue;
        if (!any)
            ds_xml_open(x->xml, "dl");
        any = TRUE;
        ds_xhtml_element(x, "dt", NULL, fact);
        ds_xhtml_element(x, "dd", NULL, ds_node_child(fact, "value"));
    }
    if (any)
        ds_xml_close(x->xml);
}

static void
write_title_page(DsXhtml *x)
{
    const DsNode *front = ds_document_part(x->book->document, "front");

    open_document(x);
    ds_xml_open(x->xml, "div");
    ds_xml_attribute(x->xml, "class", "titlepage");
    ds_xml_attribute(x->xml, "epub:type", "titlepage");
    if (front != NULL) {
        ds_xhtml_element(x, "p", "series", ds_node_child(front, "series"));
        ds_xhtml_element(x, "p", "organisation", ds_node_child(front, "organisation"));
        ds_xhtml_element(x, "p", "issue", ds_node_child(front, "issue"));
        ds_xhtml_element(x, "p", "issue", ds_node_child(front, "issue-date"));
    }
    ds_xhtml_element(x, "h1", NULL, x->book->document->root);
    if (front != NULL)
        write_facts(x, front);
    ds_xml_close(x->xml);
}

static void
write_about_entry(DsXhtml *x, const gchar *heading, const gchar *class, const gchar *text)
{
    ds_xml_element(x->xml, "h2", NULL, ds_book_label(x->book, heading));
    ds_xml_element(x->xml, "p", class, text);
}

/* The hash is that of the file inside, which a reader can take out and hash again. */
static void
write_about_model(DsXhtml *x)
{
    g_autofree gchar *sha256 = ds_sha256_bytes(x->book->model);

    write_about_entry(x, "epub.model", NULL, ds_book_label(x->book, "epub.model.text"));
    write_about_entry(x, "epub.model.hash", "hash", sha256);
}

/* What the book says of itself: how it can be read, and whose the typefaces are. */
static void
write_about(DsXhtml *x)
{
    open_document(x);
    ds_xml_open(x->xml, "section");
    ds_xml_attribute(x->xml, "class", "about");
    ds_xml_element(x->xml, "h1", NULL, x->file->title);
    write_about_entry(x, "epub.access", NULL, ds_book_access_text(x->book));
    write_about_entry(x, "epub.fonts", NULL, ds_book_label(x->book, "epub.fonts.text"));
    if (x->book->model != NULL)
        write_about_model(x);
    ds_xml_close(x->xml);
}

static void
write_document(DsXhtml *x)
{
    static const struct {
        const gchar *name;
        void (*write)(DsXhtml *x);
    } pages[] = {{"cover.xhtml", write_cover},
                 {"title.xhtml", write_title_page},
                 {"about.xhtml", write_about}};

    for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
        if (strcmp(x->file->name, pages[i].name) == 0) {
            pages[i].write(x);
            return;
        }
    }
    write_part(x);
}

gboolean
ds_book_write_file(const DsBook *book, DsBookFile *file, GError **error)
{
    g_autoptr(DsXml) xml = ds_xml_new();
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    g_autoptr(GHashTable) first_ref = g_hash_table_new(g_str_hash, g_str_equal);
    DsXhtml x = {
        .book = book, .file = file, .xml = xml, .notes = notes, .first_ref = first_ref};

    write_document(&x);
    file->bytes = ds_xml_finish(xml, file->name, error);
    return file->bytes != NULL;
}

static gboolean
is_chapter(const DsBookFile *file)
{
    const DsSlice *first = first_slice(file);

    return first != NULL && ds_node_is(first->group, "article");
}

static gboolean
make_file(DsBook *book, DsBookFile *file, GError **error)
{
    if (is_chapter(file))
        return ds_book_chapter(book, file, error);
    if (strcmp(file->name, "nav.xhtml") != 0)
        return ds_book_write_file(book, file, error);
    file->bytes = ds_book_nav(book, error);
    return file->bytes != NULL;
}

gboolean
ds_book_write_files(DsBook *book, GError **error)
{
    for (guint i = 0; i < book->files->len; i++) {
        DsBookFile *file = (DsBookFile *)g_ptr_array_index(book->files, i);
        gsize n = 0;
        if (!make_file(book, file, error))
            return FALSE;
        if (file->packed != NULL)
            continue;
        const gchar *xml = (const gchar *)g_bytes_get_data(file->bytes, &n);
        ds_font_faces_read(book->faces, xml, n, book->letters);
    }
    return TRUE;
}
