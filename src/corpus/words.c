#include "corpus/words.h"

#include <string.h>

#include "base/utf8.h"

typedef struct {
    gchar *form; /* folded */
    gsize n;
    DsBlockKind kind;
    DsSignStrength strength;
} Form;

struct DsWords {
    GHashTable *lines;                      /* folded form → Form, owned by forms of line */
    GPtrArray *line, *start, *end, *inner;  /* of Form, owned */
    GHashTable *outlets;                    /* folded → canonical name */
    GPtrArray *press_heads, *press_tails;   /* of gchar, folded, longest first; owned */
    GPtrArray *outlet_forms;                /* of gchar, folded, longest first; owned */
    GHashTable *dates;                      /* folded → DsDateWord */
    GHashTable *headers;                    /* folded → DsHeaderKey */
    GPtrArray *bylines[DS_BYLINE_NOTE + 1]; /* of gchar, folded, longest first; owned */
    GPtrArray *captions[DS_CAPTION_TELLING + 1]; /* of gchar, folded; owned */
    GHashTable *surnames, *roles, *common;       /* sets of folded */
    GHashTable *abbreviations;                   /* form → DsAbbreviation */
    GHashTable *languages;                       /* folded → interned code */
};

static void
form_free(gpointer data)
{
    Form *form = (Form *)data;

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
        Form *form = g_new0(Form, 1);
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
    g_ptr_array_add(words->outlet_forms, g_strdup(folded));
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
    g_ptr_array_sort(words->outlet_forms, longer_first);
}

static const struct {
    const gchar *name;
    DsDateRole role;
} date_roles[] = {
    {"weekday", DS_DATE_WORD_WEEKDAY}, {"month-name", DS_DATE_WORD_MONTH_NAME},
    {"day", DS_DATE_WORD_DAY},         {"month", DS_DATE_WORD_MONTH},
    {"year", DS_DATE_WORD_YEAR},       {"half", DS_DATE_WORD_HALF},
    {"clock", DS_DATE_WORD_CLOCK},     {"label", DS_DATE_WORD_LABEL},
    {"ago", DS_DATE_WORD_AGO},         {"today", DS_DATE_WORD_TODAY},
};

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
        g_hash_table_insert(words->dates, fold(ds_table_get(table, row, "form")), word);
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
    words->outlet_forms = g_ptr_array_new_with_free_func(g_free);
    words->dates = string_table(g_free);
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
    g_ptr_array_unref(words->outlet_forms);
    g_ptr_array_unref(words->press_heads);
    g_ptr_array_unref(words->press_tails);
    g_hash_table_unref(words->dates);
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

static void
keep_stronger(DsSign *best, const Form *form)
{
    if (form->strength > best->strength ||
        (form->strength == best->strength && form->n > best->length))
        *best = (DsSign){form->kind, form->strength, (guint32)form->n};
}

DsSign
ds_words_line_sign(const DsWords *words, const gchar *folded)
{
    const Form *form = (const Form *)g_hash_table_lookup(words->lines, folded);
    DsSign sign = {DS_BLOCK_BODY, DS_SIGN_NONE, 0};

    if (form != NULL)
        keep_stronger(&sign, form);
    return sign;
}

/* A form that ends in a letter or digit must be a whole word there. */
static gboolean
is_word_end(const gchar *p)
{
    return !g_unichar_isalnum(g_utf8_get_char(p));
}

static gboolean
ends_in_letter(const Form *form)
{
    const gchar *last = g_utf8_find_prev_char(form->form, form->form + form->n);

    return last != NULL && g_unichar_isalnum(g_utf8_get_char(last));
}

DsSign
ds_words_start_sign(const DsWords *words, const gchar *folded)
{
    DsSign sign = {DS_BLOCK_BODY, DS_SIGN_NONE, 0};

    for (guint i = 0; i < words->start->len; i++) {
        const Form *form = (const Form *)g_ptr_array_index(words->start, i);
        if (strncmp(folded, form->form, form->n) == 0 &&
            (!ends_in_letter(form) || is_word_end(folded + form->n)))
            keep_stronger(&sign, form);
    }
    return sign;
}

DsSign
ds_words_end_sign(const DsWords *words, const gchar *folded)
{
    DsSign sign = {DS_BLOCK_BODY, DS_SIGN_NONE, 0};

    for (guint i = 0; i < words->end->len; i++) {
        const Form *form = (const Form *)g_ptr_array_index(words->end, i);
        if (g_str_has_suffix(folded, form->form))
            keep_stronger(&sign, form);
    }
    return sign;
}

DsSign
ds_words_inner_sign(const DsWords *words, const gchar *folded)
{
    DsSign sign = {DS_BLOCK_BODY, DS_SIGN_NONE, 0};

    for (guint i = 0; i < words->inner->len; i++) {
        const Form *form = (const Form *)g_ptr_array_index(words->inner, i);
        const gchar *found = strstr(folded, form->form);
        if (found == NULL)
            continue;
        const gchar *before = g_utf8_find_prev_char(folded, found);
        if (before == NULL || !g_unichar_isalnum(g_utf8_get_char(before)))
            keep_stronger(&sign, form);
    }
    return sign;
}

/* What may stand before and after the name of an outlet: "báo điện tử", "online". */
static const gchar *
outlet_core(const DsWords *words, gchar *folded)
{
    const gchar *core = folded;

    for (guint i = 0; i < words->press_heads->len; i++) {
        const gchar *head = (const gchar *)g_ptr_array_index(words->press_heads, i);
        const gsize n = strlen(head);
        if (strncmp(folded, head, n) == 0 && folded[n] == ' ') {
            core = folded + n + 1;
            break;
        }
    }
    for (guint i = 0; i < words->press_tails->len; i++) {
        g_autofree gchar *tail =
            g_strconcat(" ", (const gchar *)g_ptr_array_index(words->press_tails, i), NULL);
        if (g_str_has_suffix(core, tail)) {
            folded[strlen(folded) - strlen(tail)] = '\0';
            break;
        }
    }
    return core;
}

const gchar *
ds_words_outlet(const DsWords *words, const gchar *folded)
{
    const gchar *name = (const gchar *)g_hash_table_lookup(words->outlets, folded);

    if (name != NULL)
        return name;
    g_autofree gchar *copy = g_strdup(folded);
    return (const gchar *)g_hash_table_lookup(words->outlets, outlet_core(words, copy));
}

gboolean
ds_words_opens_press(const DsWords *words, const gchar *folded)
{
    for (guint i = 0; i < words->press_heads->len; i++) {
        const gchar *head = (const gchar *)g_ptr_array_index(words->press_heads, i);
        const gsize n = strlen(head);
        if (strncmp(folded, head, n) == 0 && folded[n] == ' ')
            return TRUE;
    }
    return FALSE;
}

gsize
ds_words_outlet_prefix(const DsWords *words, const gchar *folded)
{
    for (guint i = 0; i < words->outlet_forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(words->outlet_forms, i);
        const gsize n = strlen(form);
        if (strncmp(folded, form, n) == 0 && is_word_end(folded + n))
            return n;
    }
    return 0;
}

gboolean
ds_words_date(const DsWords *words, const gchar *folded, DsDateWord *word)
{
    const DsDateWord *found = (const DsDateWord *)g_hash_table_lookup(words->dates, folded);

    if (found != NULL)
        *word = *found;
    return found != NULL;
}

DsHeaderKey
ds_words_header(const DsWords *words, const gchar *folded)
{
    return (DsHeaderKey)GPOINTER_TO_UINT(g_hash_table_lookup(words->headers, folded));
}

gboolean
ds_words_has_byline_role(const DsWords *words, const gchar *folded, DsBylineRole role)
{
    const GPtrArray *forms = words->bylines[role];

    for (guint i = 0; i < forms->len; i++)
        if (g_str_equal(folded, g_ptr_array_index(forms, i)))
            return TRUE;
    return FALSE;
}

gsize
ds_words_byline_label(const DsWords *words, const gchar *folded, DsBylineRole role)
{
    const GPtrArray *forms = words->bylines[role];

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        if (strncmp(folded, form, n) == 0 && (folded[n] == ' ' || folded[n] == ':'))
            return n;
    }
    return 0;
}

gboolean
ds_words_caption_opens(const DsWords *words, const gchar *folded, DsCaptionRole role)
{
    const GPtrArray *forms = words->captions[role];

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        if (strncmp(folded, form, n) == 0 && is_word_end(folded + n))
            return TRUE;
    }
    return FALSE;
}

gboolean
ds_words_caption_holds(const DsWords *words, const gchar *folded, DsCaptionRole role)
{
    const GPtrArray *forms = words->captions[role];

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        for (const gchar *p = strstr(folded, form); p != NULL; p = strstr(p + n, form))
            if ((p == folded || p[-1] == ' ' || *form == '(') && is_word_end(p + n))
                return TRUE;
    }
    return FALSE;
}

/* Bytes of the longest section name at p, of at most six words. */
static gsize
menu_item(const DsWords *words, const gchar *p)
{
    gsize best = 0;
    guint n_words = 0;

    for (const gchar *end = p; n_words < 6; end++) {
        if (*end != '\0' && *end != ' ')
            continue;
        g_autofree gchar *piece = g_strndup(p, (gsize)(end - p));
        const Form *form = (const Form *)g_hash_table_lookup(words->lines, piece);
        if (form != NULL &&
            (form->kind == DS_BLOCK_NAVIGATION || form->kind == DS_BLOCK_BOILERPLATE))
            best = (gsize)(end - p);
        n_words++;
        if (*end == '\0')
            break;
    }
    return best;
}

guint
ds_words_menu_items(const DsWords *words, const gchar *folded)
{
    guint n = 0;

    for (const gchar *p = folded; *p != '\0';) {
        if (strchr(" /|>\\-,+", *p) != NULL) {
            p++;
            continue;
        }
        if (g_str_has_prefix(p, "›") || g_str_has_prefix(p, "»") || g_str_has_prefix(p, "·") ||
            g_str_has_prefix(p, "•")) {
            p = g_utf8_next_char(p);
            continue;
        }
        const gsize length = menu_item(words, p);
        if (length == 0)
            return 0;
        p += length;
        n++;
    }
    return n;
}

gboolean
ds_words_is_surname(const DsWords *words, const gchar *folded)
{
    return g_hash_table_contains(words->surnames, folded);
}

gboolean
ds_words_is_role(const DsWords *words, const gchar *folded)
{
    return g_hash_table_contains(words->roles, folded);
}

gboolean
ds_words_is_common(const DsWords *words, const gchar *folded)
{
    return g_hash_table_contains(words->common, folded);
}

DsAbbreviation
ds_words_abbreviation(const DsWords *words, const gchar *form)
{
    return (DsAbbreviation)GPOINTER_TO_UINT(g_hash_table_lookup(words->abbreviations, form));
}

const gchar *
ds_words_language(const DsWords *words, const gchar *folded)
{
    return (const gchar *)g_hash_table_lookup(words->languages, folded);
}
