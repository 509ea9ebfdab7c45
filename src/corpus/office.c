#include "corpus/office.h"

#include <string.h>

#include <libxml/parser.h>

/* Entities of its own are nothing that a program for documents writes, and a few of them can
 * stand for any length of text, or for other files: such a member is not read. */
static gboolean
has_entities(const xmlDoc *doc)
{
    return doc->intSubset != NULL && doc->intSubset->entities != NULL;
}

static xmlDoc *
parse_member(DsArchive *archive, const gchar *name)
{
    g_autoptr(GBytes) bytes = ds_archive_read(archive, name);
    gsize n = 0;

    if (bytes == NULL)
        return NULL;
    const gchar *data = (const gchar *)g_bytes_get_data(bytes, &n);
    /* entities stay unexpanded, nothing is fetched */
    xmlDoc *doc = xmlReadMemory(data, (int)n, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (doc == NULL || !has_entities(doc))
        return doc;
    xmlFreeDoc(doc);
    return NULL;
}

typedef struct {
    DsMarkedText *marked;
    GString *line;
    DsBlockKind kind;
    GHashTable *parents; /* style → the named style it is made from; owned */
    GHashTable *hidden;  /* styles that are not displayed; owned */
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

/* Marks that stand for a character. */
static const struct {
    const gchar *name, *text;
} marks[] = {{"tab", " "}, {"s", " "}, {"noBreakHyphen", "\xE2\x80\x91"}};

static gboolean
append_mark(const xmlNode *node, Writer *writer)
{
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (ds_html_is(node, marks[i].name)) {
            g_string_append(writer->line, marks[i].text);
            return TRUE;
        }
    return FALSE;
}

static const xmlNode *
child_named(const xmlNode *node, const gchar *name)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (ds_html_is(child, name))
            return child;
    return NULL;
}

/* <w:rPr><w:vanish/></w:rPr>: hidden on paper and on the screen. */
static gboolean
is_hidden_run(const xmlNode *run)
{
    const xmlNode *properties = child_named(run, "rPr");
    const xmlNode *vanish = properties != NULL ? child_named(properties, "vanish") : NULL;
    g_autofree gchar *value = vanish != NULL ? ds_html_attribute(vanish, "val") : NULL;

    return vanish != NULL && g_strcmp0(value, "0") != 0 && g_strcmp0(value, "false") != 0 &&
           g_strcmp0(value, "off") != 0;
}

/* Text that was deleted or moved away, field codes, and the second form of a drawing, for
 * programs that do not know the first. */
static gboolean
is_left_out_of_docx(const xmlNode *node)
{
    static const gchar *const names[] = {"del", "moveFrom", "instrText", "Fallback", NULL};

    return g_strv_contains(names, (const gchar *)node->name) ||
           (ds_html_is(node, "r") && is_hidden_run(node));
}

static void
walk_docx(const xmlNode *node, Writer *writer)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || is_left_out_of_docx(child) ||
            append_mark(child, writer))
            continue;
        if (ds_html_is(child, "t")) {
            xmlChar *text = xmlNodeGetContent(child);
            g_string_append(writer->line, (const gchar *)text);
            xmlFree(text);
        } else if (ds_html_is(child, "br") || ds_html_is(child, "cr")) {
            flush(writer);
        } else if (ds_html_is(child, "pStyle")) {
            g_autofree gchar *style = ds_html_attribute(child, "val");
            writer->kind = kind_of_style(style);
        } else {
            walk_docx(child, writer);
            if (ds_html_is(child, "p"))
                flush(writer);
        }
    }
}

/* What an .odt says in its styles: "P3" is made from "Title", "T1" is not displayed. */
static void
collect_styles(const xmlNode *node, Writer *writer)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || ds_html_is(child, "body"))
            continue;
        gchar *name = ds_html_is(child, "style") ? ds_html_attribute(child, "name") : NULL;
        if (name == NULL) {
            collect_styles(child, writer);
            continue;
        }
        const xmlNode *properties = child_named(child, "text-properties");
        g_autofree gchar *display =
            properties != NULL ? ds_html_attribute(properties, "display") : NULL;
        if (g_strcmp0(display, "none") == 0)
            g_hash_table_add(writer->hidden, g_strdup(name));
        gchar *parent = ds_html_attribute(child, "parent-style-name");
        if (parent != NULL)
            g_hash_table_insert(writer->parents, name, parent);
        else
            g_free(name);
    }
}

static gboolean
is_left_out_of_odt(const xmlNode *node, const gchar *style, const Writer *writer)
{
    static const gchar *const names[] = {"tracked-changes", "annotation",       "note",
                                         "hidden-text",     "hidden-paragraph", NULL};

    return g_strv_contains(names, (const gchar *)node->name) ||
           (style != NULL && g_hash_table_contains(writer->hidden, style));
}

static void
walk_odt(const xmlNode *node, Writer *writer)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE) {
            g_string_append(writer->line, (const gchar *)child->content);
            continue;
        }
        if (child->type != XML_ELEMENT_NODE)
            continue;
        g_autofree gchar *style = ds_html_attribute(child, "style-name");
        if (is_left_out_of_odt(child, style, writer) || append_mark(child, writer))
            continue;
        if (ds_html_is(child, "p") || ds_html_is(child, "h")) {
            const gchar *parent =
                style != NULL ? g_hash_table_lookup(writer->parents, style) : NULL;
            flush(writer);
            writer->kind = ds_html_is(child, "h")
                               ? DS_BLOCK_HEADING
                               : kind_of_style(parent != NULL ? parent : style);
            walk_odt(child, writer);
            flush(writer);
        } else if (ds_html_is(child, "line-break")) {
            flush(writer);
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
    Writer writer = {.marked = marked,
                     .line = g_string_new(NULL),
                     .kind = DS_BLOCK_BODY,
                     .parents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                     .hidden = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

    if (root != NULL) {
        collect_styles(root, &writer);
        const xmlNode *part = find_element(root, body);
        walk(part != NULL ? part : root, &writer);
        flush(&writer);
    }
    g_hash_table_unref(writer.parents);
    g_hash_table_unref(writer.hidden);
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
        g_autofree gchar *properties = ds_html_attribute(item, "properties");
        const gboolean contents = properties != NULL && strstr(properties, "nav") != NULL;
        if (id != NULL && href != NULL && !contents)
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
