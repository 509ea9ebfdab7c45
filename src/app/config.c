#include "app/config.h"

#include <string.h>

#include <dossier/error.h>
#include <dossier/span.h>

#include "base/nearest.h"

const DsSetting ds_settings[] = {
    {"report", "title", DS_SETTING_TEXT, NULL, NULL, "set.report.title"},
    {"report", "organisation", DS_SETTING_TEXT, NULL, NULL, "set.report.organisation"},
    {"report", "series", DS_SETTING_TEXT, NULL, NULL, "set.report.series"},
    {"report", "issue", DS_SETTING_TEXT, NULL, NULL, "set.report.issue"},
    {"report", "as_of", DS_SETTING_DATE, NULL, NULL, "set.report.as_of"},
    {"report", "language", DS_SETTING_TEXT, "vi", NULL, "set.report.language"},
    {"report", "parts", DS_SETTING_LIST, NULL,
     "front;contents;summary;chronology;quotes;institutions;people;gaps;annex;colophon",
     "set.report.parts"},
    {"report", "annex", DS_SETTING_CHOICE, "full", "full;cited;none", "set.report.annex"},
    {"summary", "length", DS_SETTING_COUNT, "0", NULL, "set.summary.length"},
    {"summary", "points", DS_SETTING_COUNT, "5", NULL, "set.summary.points"},
    {"style", "name", DS_SETTING_TEXT, "briefing", NULL, "set.style.name"},
    {"epub", "certified_by", DS_SETTING_TEXT, NULL, NULL, "set.epub.certified_by"},
    {"epub", "timeline", DS_SETTING_CHOICE, "none", "none;svg", "set.epub.timeline"},
    {"epub", "model", DS_SETTING_CHOICE, "report", "report;full", "set.epub.model"},
    {"epub", "kindle", DS_SETTING_SWITCH, "false", NULL, "set.epub.kindle"},
    {"cache", "size", DS_SETTING_COUNT, "500", NULL, "set.cache.size"},
    {"output", "names", DS_SETTING_LIST, NULL, NULL, "set.output.names"},
    {"header", "parent_agency", DS_SETTING_TEXT, NULL, NULL, "set.header.parent_agency"},
    {"header", "agency", DS_SETTING_TEXT, NULL, NULL, "set.header.agency"},
    {"header", "number", DS_SETTING_TEXT, NULL, NULL, "set.header.number"},
    {"header", "place", DS_SETTING_TEXT, NULL, NULL, "set.header.place"},
    {"header", "kind", DS_SETTING_TEXT, NULL, NULL, "set.header.kind"},
    {"header", "subject", DS_SETTING_TEXT, NULL, NULL, "set.header.subject"},
    {"signature", "title", DS_SETTING_TEXT, NULL, NULL, "set.signature.title"},
    {"signature", "name", DS_SETTING_TEXT, NULL, NULL, "set.signature.name"},
    {"signature", "recipients", DS_SETTING_LIST, NULL, NULL, "set.signature.recipients"},
    {NULL, NULL, DS_SETTING_TEXT, NULL, NULL, NULL},
};

struct DsConfig {
    GHashTable *values; /* "group.key" → value */
};

DsConfig *
ds_config_new(void)
{
    DsConfig *config = g_new0(DsConfig, 1);

    config->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return config;
}

void
ds_config_free(DsConfig *config)
{
    if (config == NULL)
        return;
    g_hash_table_unref(config->values);
    g_free(config);
}

static gchar *
setting_name(const DsSetting *setting)
{
    return g_strconcat(setting->group, ".", setting->key, NULL);
}

static const DsSetting *
find_setting(const gchar *name)
{
    for (const DsSetting *setting = ds_settings; setting->group != NULL; setting++) {
        g_autofree gchar *candidate = setting_name(setting);
        if (g_str_equal(candidate, name))
            return setting;
    }
    return NULL;
}

/* The nearest setting; the caller owns its name. */
static gchar *
nearest_name(const gchar *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (const DsSetting *setting = ds_settings; setting->group != NULL; setting++)
        g_ptr_array_add(names, setting_name(setting));
    g_ptr_array_add(names, NULL);
    return g_strdup(ds_nearest(name, (const gchar *const *)names->pdata, G_MAXUINT));
}

static gboolean
is_one_of(const gchar *value, const gchar *choices)
{
    g_auto(GStrv) all = g_strsplit(choices, ";", -1);

    return g_strv_contains((const gchar *const *)all, value);
}

static gboolean
are_all_of(const gchar *values, const gchar *choices)
{
    g_auto(GStrv) items = g_strsplit(values, ";", -1);
    gboolean known = TRUE;

    for (gchar **item = items; *item != NULL; item++)
        known = known && (*g_strstrip(*item) == '\0' || is_one_of(*item, choices));
    return known;
}

/* What is wrong with value for the setting; NULL when nothing is. The caller owns it. */
static gchar *
find_fault(const DsSetting *setting, const gchar *value)
{
    DsDate date;
    guint64 count;

    switch (setting->type) {
    case DS_SETTING_COUNT:
        if (!g_ascii_string_to_unsigned(value, 10, 0, 1000000, &count, NULL))
            return g_strdup("a whole number from 0 to 1000000 is expected");
        break;
    case DS_SETTING_DATE:
        if (!ds_date_from_iso(value, &date))
            return g_strdup("a date is expected: YYYY-MM-DD, YYYY-MM or YYYY");
        break;
    case DS_SETTING_SWITCH:
        if (!is_one_of(value, "true;false"))
            return g_strdup("true or false is expected");
        break;
    case DS_SETTING_CHOICE:
        if (!is_one_of(value, setting->choices))
            return g_strdup_printf("one of %s is expected", setting->choices);
        break;
    case DS_SETTING_LIST:
        if (setting->choices != NULL && !are_all_of(value, setting->choices))
            return g_strdup_printf("some of %s are expected", setting->choices);
        break;
    default:
        break;
    }
    return g_utf8_validate(value, -1, NULL) ? NULL : g_strdup("the text is no UTF-8");
}

/* place says where the value stands ("dossier.ini:3", "--set"). */
static gboolean
set_checked(
    DsConfig *config, const gchar *place, const gchar *name, const gchar *value, GError **error)
{
    const DsSetting *setting = find_setting(name);

    if (setting == NULL) {
        g_autofree gchar *nearest = nearest_name(name);
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE,
                    "%s: there is no setting \"%s\"; the nearest is \"%s\"", place, name,
                    nearest);
        return FALSE;
    }
    g_autofree gchar *fault = find_fault(setting, value);
    if (fault != NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "%s: %s=%s: %s", place, name, value,
                    fault);
        return FALSE;
    }
    g_hash_table_replace(config->values, g_strdup(name),
                         g_utf8_normalize(value, -1, G_NORMALIZE_DEFAULT_COMPOSE));
    return TRUE;
}

gboolean
ds_config_set(DsConfig *config,
              const gchar *option,
              const gchar *name,
              const gchar *value,
              GError **error)
{
    return set_checked(config, option, name, value, error);
}

/* The line (from 1) on which group's key stands; GKeyFile does not tell. */
static guint
find_line(const gchar *text, const gchar *group, const gchar *key)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree gchar *head = g_strdup_printf("[%s]", group);
    gboolean inside = FALSE;

    for (guint i = 0; lines[i] != NULL; i++) {
        const gchar *line = g_strstrip(lines[i]);
        if (line[0] == '[')
            inside = g_str_has_prefix(line, head);
        else if (inside && g_str_has_prefix(line, key) &&
                 strchr("= \t", line[strlen(key)]) != NULL)
            return i + 1;
        if (inside && key[0] == '\0')
            return i + 1;
    }
    return 1;
}

static gboolean
load_group(DsConfig *config,
           const gchar *path,
           const gchar *text,
           GKeyFile *file,
           const gchar *group,
           GError **error)
{
    g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, error);

    for (gchar **key = keys; key != NULL && *key != NULL; key++) {
        g_autofree gchar *value = g_key_file_get_string(file, group, *key, error);
        g_autofree gchar *name = g_strconcat(group, ".", *key, NULL);
        g_autofree gchar *place = g_strdup_printf("%s:%u", path, find_line(text, group, *key));
        if (value == NULL || !set_checked(config, place, name, value, error))
            return FALSE;
    }
    return keys != NULL;
}

/* The line (from 1) that a key file cannot be read beyond. */
static guint
faulty_line(const gchar *text)
{
    g_autoptr(GString) head = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    gboolean loaded = TRUE;

    while (loaded && lines[n] != NULL) {
        g_autoptr(GKeyFile) file = g_key_file_new();
        g_string_append_printf(head, "%s\n", lines[n++]);
        loaded = g_key_file_load_from_data(file, head->str, head->len, G_KEY_FILE_NONE, NULL);
    }
    return MAX(n, 1);
}

gboolean
ds_config_load(DsConfig *config, const gchar *path, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autofree gchar *text = NULL;
    g_autoptr(GError) wrong = NULL;

    if (!g_file_get_contents(path, &text, NULL, &wrong)) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "%s", wrong->message);
        return FALSE;
    }
    if (!g_key_file_load_from_data(file, text, (gsize)-1, G_KEY_FILE_NONE, &wrong)) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "%s:%u: %s", path, faulty_line(text),
                    wrong->message);
        return FALSE;
    }
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (gchar **group = groups; *group != NULL; group++)
        if (!load_group(config, path, text, file, *group, error))
            return FALSE;
    return TRUE;
}

const gchar *
ds_config_get(const DsConfig *config, const gchar *name)
{
    const gchar *value = (const gchar *)g_hash_table_lookup(config->values, name);
    const DsSetting *setting = find_setting(name);

    g_return_val_if_fail(setting != NULL, NULL);
    if (value == NULL)
        value = setting->fallback;
    return value != NULL && *value != '\0' ? value : NULL;
}

guint
ds_config_get_count(const DsConfig *config, const gchar *name)
{
    const gchar *value = ds_config_get(config, name);

    return value != NULL ? (guint)g_ascii_strtoull(value, NULL, 10) : 0;
}

gboolean
ds_config_get_switch(const DsConfig *config, const gchar *name)
{
    return g_strcmp0(ds_config_get(config, name), "true") == 0;
}

gchar **
ds_config_dup_list(const DsConfig *config, const gchar *name)
{
    const gchar *value = ds_config_get(config, name);

    if (value == NULL)
        return NULL;
    gchar **items = g_strsplit(value, ";", -1);
    gsize n = 0;
    for (gsize i = 0; items[i] != NULL; i++) {
        g_strstrip(items[i]);
        if (*items[i] != '\0')
            items[n++] = items[i];
        else
            g_free(items[i]);
    }
    items[n] = NULL;
    return items;
}

/* What is kept from run to run, and where outputs go, says nothing of what is in them. */
static gboolean
is_told(const DsSetting *setting)
{
    return !g_str_equal(setting->group, "cache") && !g_str_equal(setting->group, "output");
}

gchar *
ds_config_dup_line(const DsConfig *config)
{
    GString *line = g_string_new(NULL);

    for (const DsSetting *setting = ds_settings; setting->group != NULL; setting++) {
        g_autofree gchar *name = setting_name(setting);
        const gchar *value = (const gchar *)g_hash_table_lookup(config->values, name);
        if (value == NULL || g_strcmp0(value, setting->fallback) == 0 || !is_told(setting))
            continue;
        g_string_append_printf(line, "%s%s=%s", line->len > 0 ? " " : "", name, value);
    }
    return g_string_free(line, FALSE);
}
