#include "corpus/words.h"

#include <string.h>

#include "corpus/words-private.h"

static void
keep_stronger(DsSign *best, const DsForm *form)
{
    if (form->strength > best->strength ||
        (form->strength == best->strength && form->n > best->length))
        *best = (DsSign){form->kind, form->strength, (guint32)form->n};
}

DsSign
ds_words_line_sign(const DsWords *words, const gchar *folded)
{
    const DsForm *form = (const DsForm *)g_hash_table_lookup(words->lines, folded);
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
ends_in_letter(const DsForm *form)
{
    const gchar *last = g_utf8_find_prev_char(form->form, form->form + form->n);

    return last != NULL && g_unichar_isalnum(g_utf8_get_char(last));
}

DsSign
ds_words_start_sign(const DsWords *words, const gchar *folded)
{
    DsSign sign = {DS_BLOCK_BODY, DS_SIGN_NONE, 0};

    for (guint i = 0; i < words->start->len; i++) {
        const DsForm *form = (const DsForm *)g_ptr_array_index(words->start, i);
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
        const DsForm *form = (const DsForm *)g_ptr_array_index(words->end, i);
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
        const DsForm *form = (const DsForm *)g_ptr_array_index(words->inner, i);
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
    const GPtrArray *forms = words->outlet_forms[(guchar)*folded];

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
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

gboolean
ds_words_opens_date(const DsWords *words, const gchar *folded)
{
    return g_hash_table_contains(words->date_openings, folded);
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
        const DsForm *form = (const DsForm *)g_hash_table_lookup(words->lines, piece);
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
