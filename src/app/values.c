#include "app/values.h"

#include <string.h>

#include "app/config.h"
#include "app/usage.h"
#include "app/writers.h"
#include "base/data.h"

/* Of threads and of seconds: far beyond what makes sense, and no overflow in milliseconds. */
#define MAX_COUNT 1000000

static const struct {
    const gchar *option;
    DsValueKind kind;
    const gchar *choices;
    const gchar *extensions;
} values[] = {
    {"output", DS_VALUE_FILE, NULL, NULL}, /* the extensions of all writers */
    {"config", DS_VALUE_FILE, NULL, "ini"},
    {"set", DS_VALUE_SETTING, NULL, NULL},
    {"style", DS_VALUE_STYLE, NULL, "style"},
    {"files-from", DS_VALUE_FILE, NULL, NULL},
    {"since", DS_VALUE_FILE, NULL, "json"},
    {"deps", DS_VALUE_FILE, NULL, NULL},
    {"progress", DS_VALUE_CHOICE, "auto;never;json", NULL},
    {"fail-on", DS_VALUE_CHOICE, "warn;error", NULL},
    {"threads", DS_VALUE_COUNT, NULL, NULL},
    {"poll", DS_VALUE_COUNT, NULL, NULL},
    {"color", DS_VALUE_CHOICE, "auto;always;never", NULL},
    {"dump", DS_VALUE_CHOICE, "articles;mentions;report;document;pages", NULL},
    {"log-format", DS_VALUE_CHOICE, "text;json", NULL},
    {NULL, DS_VALUE_FREE, NULL, NULL}, /* all others */
};

static guint
row_of(const gchar *option)
{
    guint row = 0;

    while (values[row].option != NULL && !g_str_equal(values[row].option, option))
        row++;
    return row;
}

DsValueKind
ds_value_kind(const gchar *option)
{
    return values[row_of(option)].kind;
}

/* The words of a list that ";" parts; NULL has none. The caller owns them. */
static gchar **
split(const gchar *list)
{
    return g_strsplit(list != NULL ? list : "", ";", -1);
}

gboolean
ds_value_check(const gchar *option, const gchar *value, GError **error)
{
    const guint row = row_of(option);
    g_auto(GStrv) choices = split(values[row].choices);
    g_autofree gchar *name = g_strconcat("--", option, NULL);

    if (value == NULL)
        return TRUE;
    if (values[row].kind == DS_VALUE_CHOICE &&
        !g_strv_contains((const gchar *const *)choices, value)) {
        g_autofree gchar *list = g_strjoinv(", ", choices);
        return ds_usage_error(error, "usage.value.choice", "name", name, "value", value,
                              "choices", list, NULL);
    }
    if (values[row].kind == DS_VALUE_COUNT &&
        !g_ascii_string_to_unsigned(value, 10, 0, MAX_COUNT, NULL, NULL))
        return ds_usage_error(error, "usage.value.count", "name", name, "value", value, NULL);
    return TRUE;
}

static void
add_setting(GStrvBuilder *words, const DsSetting *setting)
{
    const gchar *known = setting->type == DS_SETTING_SWITCH ? "true;false" : setting->choices;
    g_autofree gchar *name = g_strdup_printf("%s.%s=", setting->group, setting->key);

    if (known == NULL || setting->type == DS_SETTING_LIST) {
        g_strv_builder_add(words, name);
        return;
    }
    g_auto(GStrv) choices = g_strsplit(known, ";", -1);
    for (gchar **choice = choices; *choice != NULL; choice++) {
        g_autofree gchar *whole = g_strconcat(name, *choice, NULL);
        g_strv_builder_add(words, whole);
    }
}

static void
add_styles(GStrvBuilder *words)
{
    g_auto(GStrv) files = ds_data_list("styles");

    for (gchar **file = files; *file != NULL; file++) {
        gchar *dot = strrchr(*file, '.');
        if (dot != NULL)
            *dot = '\0';
        g_strv_builder_add(words, *file);
    }
}

gchar **
ds_value_words(const gchar *option)
{
    const guint row = row_of(option);
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();

    if (values[row].choices != NULL)
        return split(values[row].choices);
    if (values[row].kind == DS_VALUE_SETTING)
        for (const DsSetting *setting = ds_settings; setting->group != NULL; setting++)
            add_setting(words, setting);
    if (values[row].kind == DS_VALUE_STYLE)
        add_styles(words);
    return g_strv_builder_end(words);
}

gchar **
ds_value_extensions(const gchar *option)
{
    const guint row = row_of(option);
    g_autoptr(GStrvBuilder) extensions = g_strv_builder_new();

    if (g_strcmp0(values[row].option, "output") != 0)
        return split(values[row].extensions);
    for (const DsWriter *writer = ds_writers; writer->name != NULL; writer++)
        g_strv_builder_add(extensions, writer->extension);
    return g_strv_builder_end(extensions);
}
