/* What a page says of itself: <meta>, JSON-LD, <time>, <title>. */
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/json.h"
#include "base/utf8.h"
#include "corpus/html.h"

/* Names of <meta> (name, property or itemprop), the surest first. */
static const gchar *const title_names[] = {"og:title", "twitter:title", "headline", NULL};
static const gchar *const date_names[] = {"article:published_time",
                                          "datepublished",
                                          "pubdate",
                                          "publishdate",
                                          "date",
                                          "dc.date.issued",
                                          "dc.date",
                                          "dcterms.created",
                                          "og:article:published_time",
                                          "parsely-pub-date",
                                          "sailthru.date",
                                          NULL};
static const gchar *const author_names[] = {"author", "dc.creator", "parsely-author",
                                            "sailthru.author", NULL};
static const gchar *const publisher_names[] = {"og:site_name", "application-name",
                                               "dc.publisher", "publisher", NULL};

static const struct {
    const gchar *const *names;
    gsize offset;
} fields[] = {
    {title_names, G_STRUCT_OFFSET(DsHints, title)},
    {date_names, G_STRUCT_OFFSET(DsHints, date)},
    {author_names, G_STRUCT_OFFSET(DsHints, author)},
    {publisher_names, G_STRUCT_OFFSET(DsHints, publisher)},
};

static void
set_once(gchar **field, const gchar *value)
{
    if (*field != NULL || value == NULL || strstr(value, "://") != NULL)
        return;
    g_autofree gchar *valid = g_utf8_make_valid(value, -1);
    gchar *squeezed = ds_utf8_squeeze(valid, -1);
    if (*squeezed != '\0' && strlen(squeezed) < 600)
        *field = squeezed;
    else
        g_free(squeezed);
}

/* metas: name → content, from the first <meta> of each name. */
static void
collect_metas(const xmlNode *node, GHashTable *metas)
{
    static const gchar *const keys[] = {"property", "name", "itemprop"};

    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        for (gsize i = 0; ds_html_is(child, "meta") && i < G_N_ELEMENTS(keys); i++) {
            g_autofree gchar *name = ds_html_attribute(child, keys[i]);
            gchar *content = ds_html_attribute(child, "content");
            g_autofree gchar *small = name != NULL ? g_ascii_strdown(name, -1) : NULL;
            if (small != NULL && content != NULL && !g_hash_table_contains(metas, small))
                g_hash_table_insert(metas, g_steal_pointer(&small), content);
            else
                g_free(content);
        }
        if (ds_html_is(child, "time") && !g_hash_table_contains(metas, " time")) {
            gchar *when = ds_html_attribute(child, "datetime");
            if (when != NULL)
                g_hash_table_insert(metas, g_strdup(" time"), when);
        }
        collect_metas(child, metas);
    }
}

static const gchar *
json_text(JsonObject *object, const gchar *member)
{
    JsonNode *node = json_object_get_member(object, member);

    return node != NULL && JSON_NODE_HOLDS_VALUE(node) &&
                   json_node_get_value_type(node) == G_TYPE_STRING
               ? json_node_get_string(node)
               : NULL;
}

/* A name, an object with a name, or a list of these: the first name. */
static const gchar *
json_name(JsonObject *object, const gchar *member)
{
    JsonNode *node = json_object_get_member(object, member);

    if (node != NULL && JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *array = json_node_get_array(node);
        node = json_array_get_length(array) > 0 ? json_array_get_element(array, 0) : NULL;
    }
    if (node == NULL)
        return NULL;
    if (JSON_NODE_HOLDS_OBJECT(node))
        return json_text(json_node_get_object(node), "name");
    return JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
               ? json_node_get_string(node)
               : NULL;
}

static void
read_linked_data(JsonNode *node, DsHints *hints, guint depth)
{
    if (node == NULL || depth > 4)
        return;
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *array = json_node_get_array(node);
        for (guint i = 0; i < json_array_get_length(array); i++)
            read_linked_data(json_array_get_element(array, i), hints, depth + 1);
        return;
    }
    if (!JSON_NODE_HOLDS_OBJECT(node))
        return;
    JsonObject *object = json_node_get_object(node);
    if (json_object_has_member(object, "datePublished") ||
        json_object_has_member(object, "headline")) {
        set_once(&hints->title, json_text(object, "headline"));
        set_once(&hints->date, json_text(object, "datePublished"));
        set_once(&hints->author, json_name(object, "author"));
        set_once(&hints->publisher, json_name(object, "publisher"));
    }
    if (json_object_has_member(object, "@graph"))
        read_linked_data(json_object_get_member(object, "@graph"), hints, depth + 1);
}

static void
read_scripts(const xmlNode *node, DsHints *hints)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (ds_html_is(child, "script")) {
            g_autofree gchar *type = ds_html_attribute(child, "type");
            if (g_strcmp0(type, "application/ld+json") != 0)
                continue;
            xmlChar *content = xmlNodeGetContent(child);
            g_autoptr(JsonParser) parser = json_parser_new();
            if (content != NULL &&
                ds_json_is_one((const gchar *)content, strlen((const gchar *)content)) &&
                json_parser_load_from_data(parser, (const gchar *)content, -1, NULL))
                read_linked_data(json_parser_get_root(parser), hints, 0);
            xmlFree(content);
        }
        read_scripts(child, hints);
    }
}

static gchar *
first_element_text(const xmlNode *node, const gchar *name)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (ds_html_is(child, name)) {
            xmlChar *content = xmlNodeGetContent(child);
            gchar *copy = content != NULL ? g_strdup((const gchar *)content) : NULL;
            xmlFree(content);
            if (copy != NULL && *g_strstrip(copy) != '\0')
                return copy;
            g_free(copy);
        }
        gchar *found = first_element_text(child, name);
        if (found != NULL)
            return found;
    }
    return NULL;
}

void
ds_html_read_hints(xmlDoc *doc, DsHints *hints)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    g_autoptr(GHashTable) metas =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    if (root == NULL)
        return;
    collect_metas(root, metas);
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        for (const gchar *const *name = fields[i].names; *name != NULL; name++)
            set_once(G_STRUCT_MEMBER_P(hints, fields[i].offset),
                     (const gchar *)g_hash_table_lookup(metas, *name));
    read_scripts(root, hints);
    set_once(&hints->date, (const gchar *)g_hash_table_lookup(metas, " time"));
    g_autofree gchar *heading = first_element_text(root, "h1");
    g_autofree gchar *title = first_element_text(root, "title");
    set_once(&hints->title, heading);
    set_once(&hints->title, title);
}
