#include "app/usage.h"

#include <string.h>

#include <dossier/error.h>

#include "app/help.h"
#include "app/options.h"
#include "base/nearest.h"
#include "doc/labels.h"

/* What a slip of the fingers changes: one letter of a short word, two of a long one. */
#define MOST_EDITS(word) (strlen(word) > 4 ? 2u : 1u)

gboolean
ds_usage_error(GError **error, const gchar *key, ...)
{
    g_autoptr(DsPack) pack = ds_help_pack();
    va_list pairs;

    va_start(pairs, key);
    g_autofree gchar *text = ds_label_fill_list(pack, key, pairs);
    va_end(pairs);
    g_set_error_literal(error, DS_ERROR, DS_ERROR_USAGE, text);
    return FALSE;
}

static const DsOptionInfo *
find_option(const GArray *infos, const gchar *name)
{
    for (guint i = 0; i < infos->len; i++)
        if (g_str_equal(g_array_index(infos, DsOptionInfo, i).name, name))
            return &g_array_index(infos, DsOptionInfo, i);
    return NULL;
}

static const DsOptionInfo *
find_letter(const GArray *infos, gchar letter)
{
    for (guint i = 0; i < infos->len; i++)
        if (g_array_index(infos, DsOptionInfo, i).letter == letter)
            return &g_array_index(infos, DsOptionInfo, i);
    return NULL;
}

static const gchar *
nearest_option(const GArray *infos, const gchar *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (guint i = 0; i < infos->len; i++)
        g_ptr_array_add(names, (gpointer)g_array_index(infos, DsOptionInfo, i).name);
    g_ptr_array_add(names, NULL);
    return ds_nearest(name, (const gchar *const *)names->pdata, MOST_EDITS(name));
}

/* Reads one word after the other; what is taken stands in words, in the form that GOption
 * knows: it takes no value in the word of a letter. */
typedef struct {
    GArray *infos;
    GStrvBuilder *words;
    gchar *waiting; /* the option, as given, whose value is the next word; or NULL */
} Reader;

/* word: "--name" or "--name=value". */
static gboolean
read_long(Reader *reader, const gchar *word, GError **error)
{
    const gsize n = strcspn(word + 2, "=");
    g_autofree gchar *shown = g_strndup(word, 2 + n);
    const DsOptionInfo *info = find_option(reader->infos, shown + 2);
    const gboolean valued = word[2 + n] == '=';

    if (info == NULL) {
        const gchar *nearest = nearest_option(reader->infos, shown + 2);
        return ds_usage_error(error,
                              nearest != NULL ? "usage.option.nearest" : "usage.option.unknown",
                              "name", shown, "nearest", nearest, NULL);
    }
    if (info->argument == NULL && valued)
        return ds_usage_error(error, "usage.option.alone", "name", shown, NULL);
    if (info->argument != NULL && !valued)
        reader->waiting = g_steal_pointer(&shown);
    g_strv_builder_add(reader->words, word);
    return TRUE;
}

/* word: "-q", "-qv", "-o" or "-oFILE". */
static gboolean
read_letters(Reader *reader, const gchar *word, GError **error)
{
    for (const gchar *p = word + 1; *p != '\0'; p++) {
        const DsOptionInfo *info = find_letter(reader->infos, *p);
        g_autofree gchar *shown =
            g_strdup_printf("-%.*s", (gint)(info != NULL ? 1 : strlen(p)), p);
        if (info == NULL)
            return ds_usage_error(error, "usage.option.unknown", "name", shown, NULL);
        g_strv_builder_add(reader->words, shown);
        if (info->argument == NULL)
            continue;
        if (p[1] != '\0')
            g_strv_builder_add(reader->words, p + 1);
        else
            reader->waiting = g_steal_pointer(&shown);
        return TRUE;
    }
    return TRUE;
}

static gboolean
read_word(Reader *reader, const gchar *word, GError **error)
{
    if (reader->waiting == NULL && g_str_has_prefix(word, "--"))
        return read_long(reader, word, error);
    if (reader->waiting == NULL && word[0] == '-' && word[1] != '\0')
        return read_letters(reader, word, error);
    g_clear_pointer(&reader->waiting, g_free);
    g_strv_builder_add(reader->words, word);
    return TRUE;
}

gchar **
ds_usage_read(gchar *const *argv, GError **error)
{
    g_autoptr(GArray) infos = ds_option_infos();
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    Reader reader = {infos, words, NULL};
    gboolean sound = TRUE;

    g_strv_builder_add(words, *argv++);
    for (; sound && *argv != NULL; argv++) {
        if (reader.waiting == NULL && g_str_equal(*argv, "--"))
            break;
        sound = read_word(&reader, *argv, error);
    }
    if (sound && reader.waiting != NULL)
        sound = ds_usage_error(error, "usage.option.value", "name", reader.waiting, NULL);
    g_free(reader.waiting);
    g_strv_builder_addv(words, (const gchar **)(gpointer)argv); /* "--" and what follows */
    return sound ? g_strv_builder_end(words) : NULL;
}

gboolean
ds_usage_check_command(const gchar *word, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    if (strpbrk(word, "/.*?[") != NULL || g_file_test(word, G_FILE_TEST_EXISTS))
        return TRUE;
    for (const DsCommand *command = ds_commands; command->name != NULL; command++)
        g_ptr_array_add(names, (gpointer)command->name);
    g_ptr_array_add(names, NULL);
    const gchar *nearest =
        ds_nearest(word, (const gchar *const *)names->pdata, MOST_EDITS(word));
    return nearest == NULL || ds_usage_error(error, "usage.command.nearest", "word", word,
                                             "nearest", nearest, NULL);
}
