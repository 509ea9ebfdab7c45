#include "report/model_sources.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "base/json.h"

typedef const gchar *(*NameOf)(const DsArticle *article);

static const gchar *
path_of(const DsArticle *article)
{
    return article->path;
}

static const gchar *
sha256_of(const DsArticle *article)
{
    return article->sha256;
}

static const gchar *
file_of(const DsArticle *article)
{
    const gchar *slash = strrchr(article->path, '/');

    return slash != NULL ? slash + 1 : article->path;
}

/* Sources by each of their names, the surest first; a name that two bear means the first. */
static void
index_sources(GHashTable *tables[3], const DsCorpus *sources)
{
    static const NameOf names[] = {sha256_of, path_of, file_of};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        tables[i] = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint a = sources->articles->len; a-- > 0;) {
            const DsArticle *article = ds_corpus_article(sources, a);
            if (names[i](article) != NULL)
                g_hash_table_insert(tables[i], (gpointer)names[i](article), (gpointer)article);
        }
    }
}

static const gchar *
get_text(JsonObject *object, const gchar *member)
{
    JsonNode *node = json_object_get_member(object, member);

    return node != NULL && json_node_get_value_type(node) == G_TYPE_STRING
               ? json_node_get_string(node)
               : "";
}

static void
complete_article(JsonObject *object, GHashTable *tables[3])
{
    g_autofree gchar *file = g_path_get_basename(get_text(object, "path"));
    const gchar *const names[] = {get_text(object, "sha256"), get_text(object, "path"), file};
    const DsArticle *source = NULL;

    for (gsize i = 0; source == NULL && i < G_N_ELEMENTS(names); i++)
        source = (const DsArticle *)g_hash_table_lookup(tables[i], names[i]);
    if (source != NULL && !json_object_has_member(object, "text"))
        json_object_set_string_member(object, "text", source->text);
}

static gboolean
complete(JsonNode *root, const DsCorpus *sources)
{
    JsonObject *object = JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonNode *list = object != NULL ? json_object_get_member(object, "articles") : NULL;
    GHashTable *tables[3];

    if (list == NULL || !JSON_NODE_HOLDS_ARRAY(list))
        return FALSE;
    JsonArray *articles = json_node_get_array(list);
    index_sources(tables, sources);
    for (guint i = 0; i < json_array_get_length(articles); i++) {
        JsonNode *article = json_array_get_element(articles, i);
        if (JSON_NODE_HOLDS_OBJECT(article))
            complete_article(json_node_get_object(article), tables);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
        g_hash_table_unref(tables[i]);
    return TRUE;
}

GBytes *
ds_model_complete(GBytes *model, const DsCorpus *sources)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    gsize n = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(model, &n);

    if (!g_utf8_validate_len(data, n, NULL) || !ds_json_is_one(data, n) ||
        !json_parser_load_from_data(parser, data, (gssize)n, NULL) ||
        json_parser_get_root(parser) == NULL ||
        !complete(json_parser_get_root(parser), sources))
        return g_bytes_ref(model); /* who reads it says what is wrong with it */
    g_autoptr(JsonGenerator) generator = json_generator_new();
    json_generator_set_root(generator, json_parser_get_root(parser));
    return g_string_free_to_bytes(json_generator_to_gstring(generator, g_string_new(NULL)));
}
