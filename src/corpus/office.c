#include "corpus/office.h"

#include <string.h>

#include <libxml/parser.h>

static xmlDoc *
parse_member(DsArchive *archive, const gchar *name)
{
    g_autoptr(GBytes) bytes = ds_archive_read(archive, name);
    gsize n = 0;

    if (bytes == NULL)
        return NULL;
    const gchar *data = (const gchar *)g_bytes_get_data(bytes, &n);
    /* entities stay unexpanded, nothing is fetched */
    return xmlReadMemory(data, (int)n, NULL, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

typedef struct {
    DsMarkedText *marked;
    GString *line;
    DsBlockKind kind;
} Writer;

static void
flush(Writer *writer)
{
    ds_marked_text_add(writer->marked, writer->line->str, (gssize)writer->line->len,
                       writer->kind);
    g_string_truncate(writer->line, 0);
    writer->kind = DS_BLOCK_BODY;
}

/* The style's name: "Heading1", "Title", "Caption"; English in every language's program. */
static DsBlockKind
kind_of_style(const gchar *style)
{
    if (style == NULL)
        return DS_BLOCK_BODY;
    if (g_str_equal(style, "Title"))
        return DS_BLOCK_TITLE;
    if (g_str_has_prefix(style, "Heading"))
        return DS_BLOCK_HEADING;
    return g_str_equal(style, "Caption") ? DS_BLOCK_CAPTION : DS_BLOCK_BODY;
}

static void
walk_docx(const xmlNode *node, Writer *writer)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (ds_html_is(child, "t")) {
            xmlChar *text = xmlNodeGetContent(child);
            g_string_append(writer->line, (const gchar *)text);
            xmlFree(text);
        } else if (ds_html_is(child, "tab")) {
            g_string_append_c(writer->line, ' ');
        } else if (ds_html_is(child, "br") || ds_html_is(child, "cr")) {
            flush(writer);
        } else if (ds_html_is(child, "pStyle")) {
            g_autofree gchar *style = ds_html_attribute(child, "val");
            writer->kind = kind_of_style(style);
        } else if (ds_html_is(child, "del") || ds_html_is(child, "instrText")) {
            continue; /* deleted text, field codes */
        } else {
            walk_docx(child, writer);
            if (ds_html_is(child, "p"))
                flush(writer);
        }
    }
}

static void
walk_odt(const xmlNode *node, Writer *writer)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE) {
            g_string_append(writer->line, (const gchar *)child->content);
            continue;
        }
        if (child->type != XML_ELEMENT_NODE || ds_html_is(child, "tracked-changes") ||
            ds_html_is(child, "annotation"))
            continue;
        if (ds_html_is(child, "p") || ds_html_is(child, "h")) {
            g_autofree gchar *style = ds_html_attribute(child, "style-name");
            flush(writer);
            writer->kind = ds_html_is(child, "h") ? DS_BLOCK_HEADING : kind_of_style(style);
            walk_odt(child, writer);
            flush(writer);
        } else if (ds_html_is(child, "line-break")) {
            flush(writer);
        } else if (ds_html_is(child, "s") || ds_html_is(child, "tab")) {
            g_string_append_c(writer->line, ' ');
        } else {
            walk_odt(child, writer);
        }
    }
}

static const xmlNode *
find_element(const xmlNode *node, const gchar *name)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (ds_html_is(child, name))
            return child;
        const xmlNode *found = find_element(child, name);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static gboolean
read_document(DsArchive *archive,
              const gchar *member,
              const gchar *body,
              void (*walk)(const xmlNode *, Writer *),
              DsMarkedText *marked)
{
    xmlDoc *doc = parse_member(archive, member);
    const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
    Writer writer = {marked, g_string_new(NULL), DS_BLOCK_BODY};

    if (root != NULL) {
        const xmlNode *part = find_element(root, body);
        walk(part != NULL ? part : root, &writer);
        flush(&writer);
    }
    g_string_free(writer.line, TRUE);
    xmlFreeDoc(doc);
    return root != NULL;
}

gboolean
ds_office_read_docx(DsArchive *archive, DsMarkedText *marked)
{
    return read_document(archive, "word/document.xml", "body", walk_docx, marked);
}

gboolean
ds_office_read_odt(DsArchive *archive, DsMarkedText *marked)
{
    return read_document(archive, "content.xml", "text", walk_odt, marked);
}

/* The path of the package document, as META-INF/container.xml gives it. */
static gchar *
package_path(DsArchive *archive)
{
    xmlDoc *doc = parse_member(archive, "META-INF/container.xml");
    const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
    const xmlNode *file = root != NULL ? find_element(root, "rootfile") : NULL;
    gchar *path = file != NULL ? ds_html_attribute(file, "full-path") : NULL;

    xmlFreeDoc(doc);
    return path;
}

static GHashTable *
manifest_items(const xmlNode *manifest)
{
    GHashTable *items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    for (const xmlNode *item = manifest->children; item != NULL; item = item->next) {
        if (!ds_html_is(item, "item"))
            continue;
        gchar *id = ds_html_attribute(item, "id");
        gchar *href = ds_html_attribute(item, "href");
        if (id != NULL && href != NULL)
            g_hash_table_insert(items, id, href);
        else {
            g_free(id);
            g_free(href);
        }
    }
    return items;
}

GPtrArray *
ds_office_epub_spine(DsArchive *archive)
{
    g_autofree gchar *path = package_path(archive);
    xmlDoc *doc = path != NULL ? parse_member(archive, path) : NULL;
    const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
    const xmlNode *manifest = root != NULL ? find_element(root, "manifest") : NULL;
    const xmlNode *spine = root != NULL ? find_element(root, "spine") : NULL;
    GPtrArray *members = NULL;

    if (manifest != NULL && spine != NULL) {
        g_autoptr(GHashTable) items = manifest_items(manifest);
        g_autofree gchar *folder = g_path_get_dirname(path);
        members = g_ptr_array_new_with_free_func(g_free);
        for (const xmlNode *item = spine->children; item != NULL; item = item->next) {
            if (!ds_html_is(item, "itemref"))
                continue;
            g_autofree gchar *id = ds_html_attribute(item, "idref");
            const gchar *href =
                id != NULL ? (const gchar *)g_hash_table_lookup(items, id) : NULL;
            g_autofree gchar *plain = href != NULL ? g_uri_unescape_string(href, NULL) : NULL;
            if (plain != NULL)
                g_ptr_array_add(members, g_str_equal(folder, ".")
                                             ? g_strdup(plain)
                                             : g_strconcat(folder, "/", plain, NULL));
        }
    }
    xmlFreeDoc(doc);
    return members;
}
