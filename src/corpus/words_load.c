/* The pack's lists read into tables. */
#include <string.h>

#include "base/utf8.h"
#include "corpus/words-private.h"

static void
form_free(gpointer data)
{
    DsForm *form = (DsForm *)data;

    g_free(form->form);
    g_free(form);
}

static gchar *
fold(const gchar *text)
{
    return ds_utf8_fold_blanks(text, -1);
}

static DsSignStrength
strength_from_name(const gchar *name)
{
    if (name == NULL || g_str_equal(name, "weak"))
        return DS_SIGN_WEAK;
    return g_str_equal(name, "sure") ? DS_SIGN_SURE : DS_SIGN_LIKELY;
}

/* Rows with a slot other than {n} need more than a list: the rules for dates, names and outlets
 * stand for them. */
static gboolean
has_slot(const gchar *form)
{
    const gchar *brace = strchr(form, '{');

    while (brace != NULL && g_str_has_prefix(brace, "{n}"))
        brace = strchr(brace + 1, '{');
    return brace != NULL;
}

static void
load_furniture(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "furniture");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *text = ds_table_get(table, row, "form");
        const gchar *where = ds_table_get(table, row, "where");
        const gchar *block = ds_table_get(table, row, "block");
        DsBlockKind kind;
        if (text == NULL || where == NULL || block == NULL || has_slot(text) ||
            !ds_block_kind_from_name(block, &kind))
            continue;
        GPtrArray *list = g_str_equal(where, "line")    ? words->line
                          : g_str_equal(where, "start") ? words->start
                          : g_str_equal(where, "end")   ? words->end
                          : g_str_equal(where, "in")    ? words->inner
                                                        : NULL;
        if (list == NULL)
            continue;
        DsForm *form = g_new0(DsForm, 1);
        form->form = fold(text);
        form->n = strlen(form->form);
        form->kind = kind;
        form->strength = strength_from_name(ds_table_get(table, row, "certainty"));
        g_ptr_array_add(list, form);
        if (list == words->line && !g_hash_table_contains(words->lines, form->form))
            g_hash_table_insert(words->lines, form->form, form);
    }
}

static void
add_outlet(DsWords *words, const gchar *form, const gchar *name)
{
    g_autofree gchar *folded = fold(form);

    if (*folded == '\0' || g_hash_table_contains(words->outlets, folded))
        return;
    g_ptr_array_add(words->outlet_forms[(guchar)*folded], g_strdup(folded));
    g_hash_table_insert(words->outlets, g_steal_pointer(&folded), g_strdup(name));
}

static void
add_outlet_list(DsWords *words, const gchar *list, const gchar *name)
{
    g_auto(GStrv) parts = g_strsplit(list != NULL ? list : "", ";", -1);

    for (gchar **part = parts; *part != NULL; part++)
        add_outlet(words, *part, name);
}

static gint
longer_first(gconstpointer a, gconstpointer b)
{
    const gchar *left = *(const gchar *const *)a, *right = *(const gchar *const *)b;
    const gsize n_left = strlen(left), n_right = strlen(right);

    return n_left != n_right ? (n_left > n_right ? -1 : 1) : strcmp(left, right);
}

static void
load_press(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "press_words");

    words->press_heads = g_ptr_array_new_with_free_func(g_free);
    words->press_tails = g_ptr_array_new_with_free_func(g_free);
    for (guint row = 0; row < ds_table_n_rows(table); row++)
        g_ptr_array_add(g_strcmp0(ds_table_get(table, row, "role"), "head") == 0
                            ? words->press_heads
                            : words->press_tails,
                        fold(ds_table_get(table, row, "form")));
    g_ptr_array_sort(words->press_heads, longer_first);
    g_ptr_array_sort(words->press_tails, longer_first);
}

static void
load_outlets(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "outlets");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *name = ds_table_get(table, row, "name");
        add_outlet(words, name, name);
        add_outlet_list(words, ds_table_get(table, row, "aliases"), name);
        add_outlet_list(words, ds_table_get(table, row, "sites"), name);
    }
    table = ds_pack_table(pack, "institutions");
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *kind = ds_table_get(table, row, "kind");
        const gchar *name = ds_table_get(table, row, "canonical");
        if (name == NULL || g_strcmp0(kind, "media") != 0)
            continue;
        add_outlet(words, name, name);
        add_outlet_list(words, ds_table_get(table, row, "acronyms"), name);
        add_outlet_list(words, ds_table_get(table, row, "aliases"), name);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(words->outlet_forms); i++)
        g_ptr_array_sort(words->outlet_forms[i], longer_first);
}

static const struct {
    const gchar *name;
    DsDateRole role;
} date_roles[] = {
    {"weekday", DS_DATE_WORD_WEEKDAY}, {"month-name", DS_DATE_WORD_MONTH_NAME},
    {"day", DS_DATE_WORD_DAY},         {"month", DS_DATE_WORD_MONTH},
    {"quarter", DS_DATE_WORD_QUARTER}, {"year", DS_DATE_WORD_YEAR},
    {"half", DS_DATE_WORD_HALF},       {"clock", DS_DATE_WORD_CLOCK},
    {"label", DS_DATE_WORD_LABEL},     {"ago", DS_DATE_WORD_AGO},
    {"today", DS_DATE_WORD_TODAY},
};

/* The letters, or the digits, that a phrase begins with. */
static gchar *
opening_of(const gchar *form)
{
    const gchar *end = form;
    const gboolean digits = g_ascii_isdigit(*form);

    while (*end != '\0' && (digits ? g_ascii_isdigit(*end)
                                   : g_unichar_isalpha(g_utf8_get_char(end)) ||
                                         g_unichar_ismark(g_utf8_get_char(end))))
        end = g_utf8_next_char(end);
    return g_strndup(form, (gsize)(end - form));
}

static void
load_dates(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "dateline_words");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *role = ds_table_get(table, row, "role");
        const gchar *value = ds_table_get(table, row, "value");
        DsDateWord *word = g_new0(DsDateWord, 1);
        for (gsize i = 0; i < G_N_ELEMENTS(date_roles); i++)
            if (g_strcmp0(role, date_roles[i].name) == 0)
                word->role = date_roles[i].role;
        word->value = value != NULL ? (guint)g_ascii_strtoull(value, NULL, 10) : 0;
        gchar *form = fold(ds_table_get(table, row, "form"));
        g_hash_table_add(words->date_openings, opening_of(form));
        g_hash_table_insert(words->dates, form, word);
    }
}

static const gchar *const header_fields[] = {
    [DS_HEADER_TITLE] = "title",   [DS_HEADER_DATE] = "date", [DS_HEADER_AUTHOR] = "author",
    [DS_HEADER_SOURCE] = "source", [DS_HEADER_URL] = "url",
};

static void
load_headers(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "header_keys");

    for (guint row = 0; row < ds_table_n_rows(table); row++)
        for (guint key = DS_HEADER_TITLE; key < G_N_ELEMENTS(header_fields); key++)
            if (g_strcmp0(ds_table_get(table, row, "field"), header_fields[key]) == 0)
                g_hash_table_insert(words->headers, fold(ds_table_get(table, row, "form")),
                                    GUINT_TO_POINTER(key));
}

static const gchar *const byline_roles[] = {
    [DS_BYLINE_AUTHOR] = "author",
    [DS_BYLINE_SOURCE] = "source",
    [DS_BYLINE_PHOTO] = "photo",
    [DS_BYLINE_NOTE] = "note",
};

static void
load_bylines(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "byline_words");

    for (guint role = 0; role <= DS_BYLINE_NOTE; role++)
        words->bylines[role] = g_ptr_array_new_with_free_func(g_free);
    for (guint row = 0; row < ds_table_n_rows(table); row++)
        for (guint role = DS_BYLINE_AUTHOR; role <= DS_BYLINE_NOTE; role++)
            if (g_strcmp0(ds_table_get(table, row, "role"), byline_roles[role]) == 0)
                g_ptr_array_add(words->bylines[role], fold(ds_table_get(table, row, "form")));
    for (guint role = DS_BYLINE_AUTHOR; role <= DS_BYLINE_NOTE; role++)
        g_ptr_array_sort(words->bylines[role], longer_first);
}

static const gchar *const caption_roles[] = {
    [DS_CAPTION_SCENE] = "scene",     [DS_CAPTION_PERSON] = "person",
    [DS_CAPTION_PLACE] = "place",     [DS_CAPTION_POINTING] = "pointing",
    [DS_CAPTION_TELLING] = "telling",
};

static void
load_captions(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "caption_words");

    for (guint role = 0; role <= DS_CAPTION_TELLING; role++)
        words->captions[role] = g_ptr_array_new_with_free_func(g_free);
    for (guint row = 0; row < ds_table_n_rows(table); row++)
        for (guint role = DS_CAPTION_SCENE; role <= DS_CAPTION_TELLING; role++)
            if (g_strcmp0(ds_table_get(table, row, "role"), caption_roles[role]) == 0)
                g_ptr_array_add(words->captions[role], fold(ds_table_get(table, row, "form")));
}

static void
load_set(GHashTable *set, DsPack *pack, const gchar *list, const gchar *column)
{
    const DsTable *table = ds_pack_table(pack, list);
    const gint index = ds_table_column(table, column);

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_field(table, row, index);
        if (form != NULL)
            g_hash_table_add(set, fold(form));
    }
}

static void
load_abbreviations(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "abbreviations");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *ends = ds_table_get(table, row, "ends");
        const guint value =
            g_strcmp0(ends, "never") == 0 ? DS_ABBREVIATION_NEVER : DS_ABBREVIATION_MAYBE;
        if (form != NULL)
            g_hash_table_insert(words->abbreviations, g_strdup(form), GUINT_TO_POINTER(value));
    }
}

static void
load_languages(DsWords *words, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "language_words");

    for (guint row = 0; row < ds_table_n_rows(table); row++)
        g_hash_table_insert(words->languages, fold(ds_table_get(table, row, "form")),
                            (gpointer)g_intern_string(ds_table_get(table, row, "language")));
}

static GHashTable *
string_table(GDestroyNotify free_value)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_value);
}

static gpointer
words_make(DsPack *pack)
{
    DsWords *words = g_new0(DsWords, 1);

    words->lines = g_hash_table_new(g_str_hash, g_str_equal);
    words->line = g_ptr_array_new_with_free_func(form_free);
    words->start = g_ptr_array_new_with_free_func(form_free);
    words->end = g_ptr_array_new_with_free_func(form_free);
    words->inner = g_ptr_array_new_with_free_func(form_free);
    words->outlets = string_table(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(words->outlet_forms); i++)
        words->outlet_forms[i] = g_ptr_array_new_with_free_func(g_free);
    words->dates = string_table(g_free);
    words->date_openings = string_table(NULL);
    words->headers = string_table(NULL);
    words->surnames = string_table(NULL);
    words->roles = string_table(NULL);
    words->common = string_table(NULL);
    words->abbreviations = string_table(NULL);
    words->languages = string_table(NULL);
    load_furniture(words, pack);
    load_press(words, pack);
    load_outlets(words, pack);
    load_dates(words, pack);
    load_headers(words, pack);
    load_bylines(words, pack);
    load_captions(words, pack);
    load_set(words->surnames, pack, "surnames", "surname");
    load_set(words->roles, pack, "titles_roles", "form");
    load_set(words->common, pack, "stopwords", "form");
    load_abbreviations(words, pack);
    load_languages(words, pack);
    return words;
}

static void
words_free(gpointer data)
{
    DsWords *words = (DsWords *)data;

    g_hash_table_unref(words->lines);
    g_ptr_array_unref(words->line);
    g_ptr_array_unref(words->start);
    g_ptr_array_unref(words->end);
    g_ptr_array_unref(words->inner);
    g_hash_table_unref(words->outlets);
    for (gsize i = 0; i < G_N_ELEMENTS(words->outlet_forms); i++)
        g_ptr_array_unref(words->outlet_forms[i]);
    g_ptr_array_unref(words->press_heads);
    g_ptr_array_unref(words->press_tails);
    g_hash_table_unref(words->dates);
    g_hash_table_unref(words->date_openings);
    g_hash_table_unref(words->headers);
    for (guint role = 0; role <= DS_BYLINE_NOTE; role++)
        g_ptr_array_unref(words->bylines[role]);
    for (guint role = 0; role <= DS_CAPTION_TELLING; role++)
        g_ptr_array_unref(words->captions[role]);
    g_hash_table_unref(words->surnames);
    g_hash_table_unref(words->roles);
    g_hash_table_unref(words->common);
    g_hash_table_unref(words->abbreviations);
    g_hash_table_unref(words->languages);
    g_free(words);
}

const DsWords *
ds_words(DsPack *pack)
{
    return (const DsWords *)ds_pack_memo(pack, "corpus-words", words_make, words_free);
}
