/* One article a line: {"title": …, "date": …, "author": …, "source": …, "text": …}; or a list
 * of such objects; or one. */
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/json.h"
#include "corpus/clean.h"
#include "corpus/limits.h"
#include "corpus/readers.h"

/* Names that crawlers and corpora use; the first that is there counts. */
static const gchar *const text_names[] = {"text", "content", "body", "maintext", NULL};
static const gchar *const title_names[] = {"title", "headline", NULL};
static const gchar *const date_names[] = {"date",         "published",     "date_publish",
                                          "publish_date", "datePublished", NULL};
static const gchar *const author_names[] = {"author", "authors", "byline", NULL};
static const gchar *const source_names[] = {"source", "publisher", "outlet", "site", NULL};

gboolean
ds_sniff_jsonl(const guint8 *data, gsize n_bytes)
{
    gsize i = n_bytes >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    while (i < n_bytes && g_ascii_isspace(data[i]))
        i++;
    for (const gchar *opening = "[{"; *opening != '\0'; opening++) {
        if (i < n_bytes && data[i] == (guint8)*opening)
            for (i++; i < n_bytes && g_ascii_isspace(data[i]); i++)
                ;
        else if (*opening == '{')
            return FALSE;
    }
    return i < n_bytes && data[i] == '"';
}

/* The first member with text; of a list its first element. NULL when there is none. */
static const gchar *
first_text(JsonObject *object, const gchar *const *names)
{
    for (; *names != NULL; names++) {
        JsonNode *node = json_object_get_member(object, *names);
        if (node != NULL && JSON_NODE_HOLDS_ARRAY(node)) {
            JsonArray *array = json_node_get_array(node);
            node = json_array_get_length(array) > 0 ? json_array_get_element(array, 0) : NULL;
        }
        if (node != NULL && JSON_NODE_HOLDS_VALUE(node) &&
            json_node_get_value_type(node) == G_TYPE_STRING)
            return json_node_get_string(node);
    }
    return NULL;
}

static gboolean
read_object(const DsReading *reading, JsonObject *object, const gchar *path, GBytes *bytes)
{
    const gchar *body = first_text(object, text_names);
    const gchar *title = first_text(object, title_names);
    const gchar *reason = NULL;
    DsHints hints = {.title = (gchar *)title,
                     .date = (gchar *)first_text(object, date_names),
                     .author = (gchar *)first_text(object, author_names),
                     .publisher = (gchar *)first_text(object, source_names)};

    if (body == NULL)
        return FALSE;
    const gboolean repeated = title == NULL || g_str_has_prefix(body, title);
    g_autofree gchar *whole =
        repeated ? g_strdup(body) : g_strconcat(title, "\n\n", body, NULL);
    gsize n = 0;
    gchar *text = ds_clean(whole, strlen(whole), &n, NULL);
    const DsReading one = {.path = path,
                           .bytes = bytes,
                           .pack = reading->pack,
                           .articles = reading->articles,
                           .diag = reading->diag,
                           .depth = reading->depth};
    return ds_reading_add(&one, text, n, "UTF-8", &hints, &reason);
}

/* The value of data, or NULL when it is none; the parser owns it. */
static JsonNode *
parse(JsonParser *parser, const gchar *data, gsize n)
{
    return ds_json_is_one(data, n) && json_parser_load_from_data(parser, data, (gssize)n, NULL)
               ? json_parser_get_root(parser)
               : NULL;
}

static void
read_one(const DsReading *reading, JsonNode *node, guint number, guint line, GBytes *bytes)
{
    g_autofree gchar *path = g_strdup_printf("%s/%u", reading->path, number);

    if (node == NULL || !JSON_NODE_HOLDS_OBJECT(node) ||
        !read_object(reading, json_node_get_object(node), path, bytes))
        ds_diag_add(reading->diag, DS_DIAG_WARNING, "jsonl-line", reading->path, line,
                    line > 0 ? 1 : 0, "entry %u is no object with a text; left out", number);
}

static void
read_line(const DsReading *reading, const gchar *line, gsize n, guint number)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    g_autoptr(GBytes) bytes = g_bytes_new(line, n);

    read_one(reading, parse(parser, line, n), number, number, bytes);
}

/* A whole file that is one object (.json) is one article; one that is a list, several. */
static gboolean
read_whole(const DsReading *reading, const gchar *data, gsize n)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonNode *root = parse(parser, data, n);

    if (root == NULL)
        return FALSE;
    if (JSON_NODE_HOLDS_OBJECT(root))
        return read_object(reading, json_node_get_object(root), reading->path, reading->bytes);
    JsonArray *array = json_node_get_array(root);
    for (guint i = 0; i < MIN(json_array_get_length(array), DS_LIMIT_ARTICLES_PER_INPUT); i++)
        read_one(reading, json_array_get_element(array, i), i + 1, 0, reading->bytes);
    return TRUE;
}

gboolean
ds_read_jsonl(const DsReading *reading, const gchar **reason)
{
    gsize n = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(reading->bytes, &n);
    const guint before = reading->articles->len;
    g_autofree gchar *decoded = NULL;
    const gchar *encoding = NULL;
    guint number = 0;

    if (!g_utf8_validate_len(data, n, NULL)) {
        ds_reading_decode(reading, NULL, &decoded, &n, &encoding);
        data = decoded;
    }
    if (n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        n -= 3;
    }
    *reason = "gaps.reason.format";
    if (read_whole(reading, data, n))
        return reading->articles->len > before;
    for (gsize at = 0; at < n;) {
        const gchar *newline = memchr(data + at, '\n', n - at);
        gsize stop = newline != NULL ? (gsize)(newline - data) : n;
        const gsize next = stop + 1;
        number++;
        while (stop > at && g_ascii_isspace(data[stop - 1]))
            stop--;
        if (reading->articles->len - before >= DS_LIMIT_ARTICLES_PER_INPUT) {
            ds_diag_add(reading->diag, DS_DIAG_WARNING, "jsonl-lines", reading->path, number, 0,
                        "holds more than %d articles; the rest is left out",
                        DS_LIMIT_ARTICLES_PER_INPUT);
            break;
        }
        if (stop > at)
            read_line(reading, data + at, stop - at, number);
        at = next;
    }
    return reading->articles->len > before;
}
