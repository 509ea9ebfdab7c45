#include "base/json_tree.h"

#include <errno.h>
#include <string.h>

#include <dossier/error.h>

#include "base/json.h"

/* Where a value begins in the text, and the index behind it and all that is in it. The names of
 * an object's members stand before their values, as strings. */
typedef struct {
    guint32 offset, after;
} Node;

struct DsJsonTree {
    const gchar *text;
    gsize n;
    GArray *nodes; /* of Node, in the order of the text */
};

typedef struct {
    const gchar *text;
    gsize n, at;
    GArray *nodes;
} Parser;

static gboolean
is_white(gchar c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void
skip_white(Parser *p)
{
    while (p->at < p->n && is_white(p->text[p->at]))
        p->at++;
}

/* The next sign that is no white space; 0 at the end. */
static gchar
peek(Parser *p)
{
    skip_white(p);
    return p->at < p->n ? p->text[p->at] : '\0';
}

static gboolean
accept(Parser *p, gchar sign)
{
    if (peek(p) != sign || p->at == p->n)
        return FALSE;
    p->at++;
    return TRUE;
}

static gboolean
parse_word(Parser *p, const gchar *word)
{
    const gsize n = strlen(word);

    if (p->n - p->at < n || memcmp(p->text + p->at, word, n) != 0)
        return FALSE;
    p->at += n;
    return TRUE;
}

static gboolean
parse_escape(Parser *p)
{
    const gchar c = p->at < p->n ? p->text[p->at] : '\0';

    p->at++;
    if (c != 'u')
        return c != '\0' && strchr("\"\\/bfnrt", c) != NULL;
    for (guint i = 0; i < 4; i++, p->at++)
        if (p->at >= p->n || !g_ascii_isxdigit(p->text[p->at]))
            return FALSE;
    return TRUE;
}

static gboolean
parse_string(Parser *p)
{
    if (!accept(p, '"'))
        return FALSE;
    while (p->at < p->n && p->text[p->at] != '"') {
        if ((guchar)p->text[p->at] < 0x20)
            return FALSE;
        if (p->text[p->at++] == '\\' && !parse_escape(p))
            return FALSE;
    }
    return accept(p, '"');
}

static gboolean
parse_digits(Parser *p)
{
    const gsize start = p->at;

    while (p->at < p->n && g_ascii_isdigit(p->text[p->at]))
        p->at++;
    return p->at > start;
}

static gboolean
has_next(const Parser *p, const gchar *signs)
{
    return p->at < p->n && p->text[p->at] != '\0' && strchr(signs, p->text[p->at]) != NULL;
}

static gboolean
parse_number(Parser *p)
{
    if (has_next(p, "-"))
        p->at++;
    if (has_next(p, "0"))
        p->at++;
    else if (!parse_digits(p))
        return FALSE;
    if (has_next(p, ".")) {
        p->at++;
        if (!parse_digits(p))
            return FALSE;
    }
    if (has_next(p, "eE")) {
        p->at++;
        if (has_next(p, "+-"))
            p->at++;
        return parse_digits(p);
    }
    return TRUE;
}

static guint
add_node(Parser *p)
{
    const Node node = {(guint32)p->at, 0};

    g_array_append_val(p->nodes, node);
    return p->nodes->len - 1;
}

static void
end_node(Parser *p, guint index)
{
    g_array_index(p->nodes, Node, index).after = p->nodes->len;
}

static gboolean parse_value(Parser *p, guint depth);

static gboolean
parse_name(Parser *p)
{
    if (peek(p) != '"')
        return FALSE;
    const guint name = add_node(p);
    if (!parse_string(p) || !accept(p, ':'))
        return FALSE;
    end_node(p, name);
    return TRUE;
}

/* What stands between brackets, the first one read. */
static gboolean
parse_items(Parser *p, gchar close, guint depth)
{
    if (depth == DS_JSON_MAX_DEPTH)
        return FALSE;
    if (accept(p, close))
        return TRUE;
    do {
        if ((close == '}' && !parse_name(p)) || !parse_value(p, depth + 1))
            return FALSE;
    } while (accept(p, ','));
    return accept(p, close);
}

static gboolean
parse_value(Parser *p, guint depth)
{
    const gchar c = peek(p);
    const guint index = add_node(p);
    gboolean done;

    switch (c) {
    case '{':
    case '[':
        p->at++;
        done = parse_items(p, c == '{' ? '}' : ']', depth);
        break;
    case '"':
        done = parse_string(p);
        break;
    case 't':
        done = parse_word(p, "true");
        break;
    case 'f':
        done = parse_word(p, "false");
        break;
    case 'n':
        done = parse_word(p, "null");
        break;
    default:
        done = parse_number(p);
        break;
    }
    end_node(p, index);
    return done;
}

static void
set_error(const Parser *p, GError **error)
{
    guint line = 1, column = 1;

    for (gsize i = 0; i < MIN(p->at, p->n); i++) {
        column = p->text[i] == '\n' ? 1 : column + 1;
        line += p->text[i] == '\n' ? 1 : 0;
    }
    g_set_error(error, DS_ERROR, DS_ERROR_FORMAT,
                "%u:%u: this is no JSON, or it nests deeper than %d", line, column,
                DS_JSON_MAX_DEPTH);
}

DsJsonTree *
ds_json_tree_new(const gchar *text, gsize n_bytes, GError **error)
{
    Parser p = {.text = text, .n = n_bytes, .nodes = g_array_new(FALSE, FALSE, sizeof(Node))};
    const gchar *bad = text;

    if (n_bytes >= G_MAXUINT32 || !g_utf8_validate(text, (gssize)n_bytes, &bad) ||
        !parse_value(&p, 0) || peek(&p) != '\0' || p.at < n_bytes) {
        p.at = MAX(p.at, bad < text + n_bytes ? (gsize)(bad - text) : 0);
        set_error(&p, error);
        g_array_unref(p.nodes);
        return NULL;
    }
    DsJsonTree *tree = g_new(DsJsonTree, 1);
    *tree = (DsJsonTree){text, n_bytes, p.nodes};
    return tree;
}

void
ds_json_tree_free(DsJsonTree *tree)
{
    if (tree == NULL)
        return;
    g_array_unref(tree->nodes);
    g_free(tree);
}

static const Node *
node_of(DsJson value)
{
    return &g_array_index(value.tree->nodes, Node, value.at);
}

/* The sign that a value begins with; 0: there is none. */
static gchar
sign_of(DsJson value)
{
    return value.tree != NULL ? value.tree->text[node_of(value)->offset] : '\0';
}

DsJson
ds_json_tree_root(const DsJsonTree *tree)
{
    return (DsJson){tree, 0};
}

gboolean
ds_json_is_there(DsJson value)
{
    return value.tree != NULL;
}

gboolean
ds_json_is_object(DsJson value)
{
    return sign_of(value) == '{';
}

gboolean
ds_json_is_array(DsJson value)
{
    return sign_of(value) == '[';
}

gboolean
ds_json_is_true(DsJson value)
{
    return sign_of(value) == 't';
}

/* Resolves one escape that begins at p; returns where it ends. A half of a pair that stands
 * alone becomes U+FFFD. */
static const gchar *
append_escape(GString *out, const gchar *p)
{
    static const gchar signs[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const gchar *found = strchr(signs, p[1]);
    gchar digits[5] = {0};

    if (p[1] != 'u') {
        g_string_append_c(out, found != NULL ? meant[found - signs] : p[1]);
        return p + 2;
    }
    memcpy(digits, p + 2, 4);
    gunichar character = (gunichar)g_ascii_strtoull(digits, NULL, 16);
    p += 6;
    if (character >= 0xD800 && character < 0xDC00 && p[0] == '\\' && p[1] == 'u') {
        memcpy(digits, p + 2, 4);
        const gunichar low = (gunichar)g_ascii_strtoull(digits, NULL, 16);
        if (low >= 0xDC00 && low < 0xE000) {
            character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
            p += 6;
        }
    }
    g_string_append_unichar(out,
                            character >= 0xD800 && character < 0xE000 ? 0xFFFD : character);
    return p;
}

gchar *
ds_json_dup_string(DsJson value)
{
    if (sign_of(value) != '"')
        return NULL;
    const gchar *start = value.tree->text + node_of(value)->offset + 1;
    const gchar *p = start + strcspn(start, "\"\\"); /* both are signs of ASCII */
    if (*p == '"')
        return g_strndup(start, (gsize)(p - start));
    GString *out = g_string_new(NULL);
    for (p = start; *p != '"';) {
        const gsize plain = strcspn(p, "\"\\");
        g_string_append_len(out, p, (gssize)plain);
        p += plain;
        if (*p == '\\')
            p = append_escape(out, p);
    }
    const gboolean is_whole = memchr(out->str, '\0', out->len) == NULL;
    return g_string_free(out, !is_whole);
}

/* Whether a string is the name; names in models have no escapes, but may. */
static gboolean
is_named(DsJson string, const gchar *name)
{
    const gchar *text = string.tree->text + node_of(string)->offset + 1;
    const gsize n = strlen(name);

    if (strncmp(text, name, n) == 0 && text[n] == '"')
        return TRUE;
    if (memchr(text, '\\', strcspn(text, "\"")) == NULL)
        return FALSE;
    g_autofree gchar *resolved = ds_json_dup_string(string);
    return g_strcmp0(resolved, name) == 0;
}

DsJson
ds_json_member(DsJson object, const gchar *name)
{
    DsJson found = {0};

    if (!ds_json_is_object(object))
        return found;
    const guint32 end = node_of(object)->after;
    for (DsJson key = {object.tree, object.at + 1}; key.at < end;) {
        const DsJson value = {key.tree, key.at + 1};
        if (is_named(key, name))
            found = value;
        key.at = node_of(value)->after;
    }
    return found;
}

DsJsonItems
ds_json_items(DsJson array)
{
    if (!ds_json_is_array(array))
        return (DsJsonItems){0};
    return (DsJsonItems){array.tree, array.at + 1, node_of(array)->after};
}

gboolean
ds_json_items_next(DsJsonItems *items, DsJson *element)
{
    if (items->next == items->end)
        return FALSE;
    *element = (DsJson){items->tree, items->next};
    items->next = node_of(*element)->after;
    return TRUE;
}

gboolean
ds_json_get_integer(DsJson value, gint64 *number)
{
    const gchar sign = sign_of(value);
    gchar digits[32]; /* more than any number that fits has */
    gchar *end = NULL;

    if (sign != '-' && !g_ascii_isdigit(sign))
        return FALSE;
    const gsize offset = node_of(value)->offset;
    const gsize n = MIN(value.tree->n - offset, sizeof digits - 1);
    memcpy(digits, value.tree->text + offset, n);
    digits[n] = '\0';
    errno = 0;
    *number = g_ascii_strtoll(digits, &end, 10);
    return errno == 0 && end < digits + sizeof digits - 1 &&
           (*end == '\0' || strchr(".eE", *end) == NULL);
}
