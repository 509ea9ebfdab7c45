#include "style/style.h"

#include <stddef.h>
#include <string.h>

#include <dossier/error.h>

#include "base/data.h"

#define MAX_INHERITANCE 8

typedef enum { LENGTH, COLOUR, NAME, WEIGHT, FLAG } PropKind;

typedef struct {
    const gchar *key;
    PropKind kind;
    gsize offset;
    const gchar *initial;
} Prop;

#define DS_PAGE(field, key, kind, initial) {key, kind, offsetof(DsStyle, field), initial},
#define DS_ROLE(field, key, kind, initial)
static const Prop page_props[] = {
#include "style/style_props.def"
};
#undef DS_PAGE
#undef DS_ROLE
#define DS_PAGE(field, key, kind, initial)
#define DS_ROLE(field, key, kind, initial) {key, kind, offsetof(DsStyleRole, field), initial},
static const Prop role_props[] = {
#include "style/style_props.def"
};
#undef DS_PAGE
#undef DS_ROLE

static const struct {
    const gchar *name;
    gint32 value;
} weights[] = {{"regular", 400}, {"semibold", 600}, {"bold", 700}};

static gboolean
parse_length(const gchar *text, DsUnit *value)
{
    gchar *end = NULL;
    const gdouble points = g_ascii_strtod(text, &end);

    if (end == text || *end != '\0' || !(points > -10000 && points < 10000))
        return FALSE;
    *value = DS_PT(points);
    return TRUE;
}

/* Six hexadecimal digits, or the name of one of the page's colours. */
static gboolean
parse_colour(const DsStyle *style, const gchar *text, DsColour *value)
{
    gchar *end = NULL;

    if (strcmp(text, "ink") == 0)
        *value = style->ink;
    else if (strcmp(text, "accent") == 0)
        *value = style->accent;
    else if (strcmp(text, "grey") == 0)
        *value = style->grey;
    else {
        *value = (DsColour)g_ascii_strtoull(text, &end, 16);
        return strlen(text) == 6 && *end == '\0';
    }
    return TRUE;
}

static gboolean
parse_weight(const gchar *text, gint32 *value)
{
    for (gsize i = 0; i < G_N_ELEMENTS(weights); i++) {
        if (strcmp(weights[i].name, text) == 0) {
            *value = weights[i].value;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean
parse_flag(const gchar *text, gboolean *value)
{
    *value = strcmp(text, "yes") == 0;
    return *value || strcmp(text, "no") == 0;
}

/* Sets the property of object (a DsStyle or a DsStyleRole) from text. */
static gboolean
prop_parse(const Prop *prop, const DsStyle *style, gpointer object, const gchar *text)
{
    gpointer field = (gchar *)object + prop->offset;

    switch (prop->kind) {
    case LENGTH:
        return parse_length(text, field);
    case COLOUR:
        return parse_colour(style, text, field);
    case WEIGHT:
        return parse_weight(text, field);
    case FLAG:
        return parse_flag(text, field);
    case NAME:
        *(const gchar **)field = g_intern_string(text);
        return TRUE;
    }
    return FALSE;
}

static void
props_init(const Prop *props, gsize n, const DsStyle *style, gpointer object)
{
    for (gsize i = 0; i < n; i++) {
        const gboolean ok = prop_parse(&props[i], style, object, props[i].initial);
        g_assert(ok);
    }
}

static DsStyleRole *
style_add_role(DsStyle *style, const gchar *name)
{
    const gchar *interned = g_intern_string(name);
    DsStyleRole *role = g_hash_table_lookup(style->lookup, interned);

    if (role != NULL)
        return role;
    role = g_new0(DsStyleRole, 1);
    role->name = interned;
    props_init(role_props, G_N_ELEMENTS(role_props), style, role);
    g_ptr_array_add(style->roles, role);
    g_hash_table_insert(style->lookup, (gpointer)interned, role);
    return role;
}

static gboolean
group_read(GKeyFile *file,
           const gchar *group,
           const Prop *props,
           gsize n,
           const DsStyle *style,
           gpointer object,
           GError **error)
{
    gsize n_keys = 0;
    g_auto(GStrv) keys = g_key_file_get_keys(file, group, &n_keys, NULL);

    for (gsize k = 0; k < n_keys; k++) {
        gsize i = 0;
        while (i < n && strcmp(props[i].key, keys[k]) != 0)
            i++;
        g_autofree gchar *text = g_key_file_get_value(file, group, keys[k], NULL);
        if (i < n && prop_parse(&props[i], style, object, text))
            continue;
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                    i < n ? "[%s] %s: \"%s\" has not the right form"
                          : "[%s] %s: there is no such property (value \"%s\")",
                    group, keys[k], text);
        return FALSE;
    }
    return TRUE;
}

static gboolean
keys_read(DsStyle *style, GKeyFile *file, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);

    if (!group_read(file, "page", page_props, G_N_ELEMENTS(page_props), style, style, error))
        return FALSE;
    for (gchar **group = groups; *group != NULL; group++) {
        if (!g_str_has_prefix(*group, "role "))
            continue;
        DsStyleRole *role = style_add_role(style, *group + strlen("role "));
        if (!group_read(file, *group, role_props, G_N_ELEMENTS(role_props), style, role, error))
            return FALSE;
    }
    return TRUE;
}

/* A style that is built in, or lies where the environment says. */
static GBytes *
load_built_in(const gchar *name, GError **error)
{
    g_autofree gchar *path = g_strconcat("styles/", name, ".style", NULL);
    GBytes *bytes = ds_data_load(path, NULL);

    if (bytes == NULL) {
        g_auto(GStrv) files = ds_data_list("styles");
        g_autofree gchar *known = g_strjoinv(", ", files);
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                    "there is no such style; known are %s, or a path with \"/\"", known);
    }
    return bytes;
}

static GBytes *
load_bytes(const gchar *name, GError **error)
{
    gchar *contents = NULL;
    gsize n = 0;

    if (strchr(name, '/') == NULL && !g_str_has_suffix(name, ".style"))
        return load_built_in(name, error);
    if (!g_file_get_contents(name, &contents, &n, error))
        return NULL;
    return g_bytes_new_take(contents, n);
}

static gboolean
style_read(DsStyle *style, const gchar *name, guint depth, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GBytes) bytes = load_bytes(name, error);

    if (bytes == NULL || !g_key_file_load_from_bytes(file, bytes, G_KEY_FILE_NONE, error)) {
        g_prefix_error(error, "style \"%s\": ", name);
        if (error != NULL && *error != NULL) {
            (*error)->domain = DS_ERROR;
            (*error)->code = DS_ERROR_USAGE;
        }
        return FALSE;
    }
    g_autofree gchar *parent = g_key_file_get_string(file, "style", "inherits", NULL);
    if (parent != NULL && depth >= MAX_INHERITANCE) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "style \"%s\": inherits too deep", name);
        return FALSE;
    }
    if (parent != NULL && !style_read(style, parent, depth + 1, error))
        return FALSE;
    if (!keys_read(style, file, error)) {
        g_prefix_error(error, "style \"%s\": ", name);
        return FALSE;
    }
    return TRUE;
}

DsStyle *
ds_style_load(const gchar *name, GError **error)
{
    g_autoptr(DsStyle) style = g_new0(DsStyle, 1);

    style->ref_count = 1;
    style->name = g_intern_string(name);
    style->roles = g_ptr_array_new_with_free_func(g_free);
    style->lookup = g_hash_table_new(NULL, NULL);
    props_init(page_props, G_N_ELEMENTS(page_props), style, style);
    if (!style_read(style, name, 0, error))
        return NULL;
    style_add_role(style, "body");
    return g_steal_pointer(&style);
}

DsStyle *
ds_style_ref(DsStyle *style)
{
    g_atomic_int_inc(&style->ref_count);
    return style;
}

void
ds_style_unref(DsStyle *style)
{
    if (style == NULL || !g_atomic_int_dec_and_test(&style->ref_count))
        return;
    g_hash_table_unref(style->lookup);
    g_ptr_array_unref(style->roles);
    g_free(style);
}

const DsStyleRole *
ds_style_lookup_role(const DsStyle *style, const gchar *interned)
{
    return g_hash_table_lookup(style->lookup, interned);
}

const DsStyleRole *
ds_style_role(const DsStyle *style, const gchar *interned)
{
    const DsStyleRole *role = ds_style_lookup_role(style, interned);

    return role != NULL ? role : ds_style_lookup_role(style, g_intern_static_string("body"));
}

static void
prop_dump(const Prop *prop, gconstpointer object, GString *out)
{
    gconstpointer field = (const gchar *)object + prop->offset;
    gchar number[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, "%s=", prop->key);
    switch (prop->kind) {
    case LENGTH:
        g_ascii_formatd(number, sizeof number, "%.3f",
                        (gdouble) * (const DsUnit *)field / 1024);
        g_string_append(out, number);
        break;
    case COLOUR:
        g_string_append_printf(out, "%06x", *(const DsColour *)field);
        break;
    case WEIGHT:
        for (gsize i = 0; i < G_N_ELEMENTS(weights); i++) {
            if (weights[i].value == *(const gint32 *)field)
                g_string_append(out, weights[i].name);
        }
        break;
    case FLAG:
        g_string_append(out, *(const gboolean *)field ? "yes" : "no");
        break;
    case NAME:
        g_string_append(out, *(const gchar *const *)field);
        break;
    }
    g_string_append_c(out, '\n');
}

gchar *
ds_style_dump(const DsStyle *style)
{
    GString *out = g_string_new("[page]\n");

    for (gsize i = 0; i < G_N_ELEMENTS(page_props); i++)
        prop_dump(&page_props[i], style, out);
    for (guint r = 0; r < style->roles->len; r++) {
        const DsStyleRole *role = g_ptr_array_index(style->roles, r);
        g_string_append_printf(out, "\n[role %s]\n", role->name);
        for (gsize i = 0; i < G_N_ELEMENTS(role_props); i++)
            prop_dump(&role_props[i], role, out);
    }
    return g_string_free(out, FALSE);
}
