#include "extract/mention_rules-private.h"

#include <string.h>

#include "extract/name_key.h"

/* The known institutions: each under its names, aliases and acronyms, in every way of writing
 * the marks between their parts. */

static guint8
count_capitals(const gchar *text)
{
    guint n = 0;
    gboolean inside = FALSE;

    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!inside && g_unichar_isupper(c))
            n++;
        inside = g_unichar_isalnum(c);
    }
    return (guint8)MIN(n, 255);
}

static gboolean
is_word_in_capitals(const gchar *text)
{
    guint n = 0;

    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p), n++)
        if (!g_unichar_isupper(g_utf8_get_char(p)))
            return FALSE;
    return n > 1;
}

static gboolean
in_list(const gchar *list, const gchar *text)
{
    if (list == NULL)
        return FALSE;
    g_auto(GStrv) parts = g_strsplit(list, ";", -1);

    for (gchar **part = parts; *part != NULL; part++)
        if (g_str_equal(g_strstrip(*part), text))
            return TRUE;
    return FALSE;
}

/* Whether a head opens the folded phrase and does not fill it. */
static gboolean
opens_with_head(const DsMentionRules *rules, const GString *folded)
{
    for (const gchar *p = strchr(folded->str, ' '); p != NULL; p = strchr(p + 1, ' ')) {
        const guint32 found = ds_lexicon_lookup(rules->lexicon, folded->str, p - folded->str);
        if (found != DS_NO_ROW && ds_rules_phrase(rules, found)->head_upper != DS_NO_ROW)
            return TRUE;
    }
    return FALSE;
}

static void
add_form(DsRulesCompiler *compiler, guint row, const gchar *text, gboolean acronym)
{
    DsMentionRules *rules = compiler->rules;
    const gchar *need = ds_table_get(rules->institutions, row, "need_head");
    DsPhrase *phrase = ds_rules_phrase_of(compiler, text);

    for (guint32 i = phrase->form; i != DS_NO_ROW; i = ds_rules_form(rules, i)->next)
        if (ds_rules_form(rules, i)->row == row &&
            g_str_equal(ds_rules_form(rules, i)->text, text))
            return;
    const DsKnownForm form = {.text = g_strdup(text),
                              .row = row,
                              .next = phrase->form,
                              .n_capitals = count_capitals(text),
                              .acronym = acronym ? 1 : 0,
                              .need_head = in_list(need, text) ? 1 : 0,
                              .all_capitals = is_word_in_capitals(text) ? 1 : 0,
                              .opens_with_head =
                                  opens_with_head(rules, compiler->folded) ? 1 : 0};
    phrase->kinds |= DS_PHRASE_KNOWN;
    phrase->form = rules->forms->len;
    g_array_append_val(rules->forms, form);
}

/* Names that differ in the marks between their parts alone are one: a form is added with each
 * kind of mark. */
static void
add_spellings(DsRulesCompiler *compiler, guint row, const gchar *text)
{
    static const gchar *const marks[] = {" - ", " – ", "-", ", ", " "};

    add_form(compiler, row, text, FALSE);
    for (gsize from = 0; from < 3; from++) {
        if (strstr(text, marks[from]) == NULL)
            continue;
        for (gsize to = 0; to < G_N_ELEMENTS(marks); to++) {
            GString *other = g_string_new(text);
            g_string_replace(other, marks[from], marks[to], 0);
            add_form(compiler, row, other->str, FALSE);
            g_string_free(other, TRUE);
        }
        break;
    }
}

static void
add_key(DsMentionRules *rules, const gchar *text, guint row)
{
    g_autofree gchar *key = ds_name_key_of(rules, text);

    if (*key != '\0')
        ds_lexicon_add(rules->known_key, key, row);
}

static GPtrArray *
parent_words(DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "org_parent_words");
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < ds_table_n_rows(table); i++)
        g_ptr_array_add(words, g_strconcat(" ", ds_table_get(table, i, "word"), " ", NULL));
    return words;
}

/* "Ủy ban X của Quốc hội": two mentions, so the committee is looked for without the house. */
static void
add_name(DsRulesCompiler *compiler, guint row, const gchar *text)
{
    for (guint i = 0; i < compiler->parent_words->len; i++) {
        const gchar *word = (const gchar *)g_ptr_array_index(compiler->parent_words, i);
        const gchar *at = strstr(text, word);
        if (at == NULL)
            continue;
        const DsPhrase *parent = ds_rules_phrase_of(compiler, at + strlen(word));
        if (parent->head_upper == DS_NO_ROW ||
            !g_str_equal(ds_rules_head(compiler->rules, parent->head_upper)->kind,
                         "government"))
            continue;
        g_autofree gchar *own = g_strndup(text, (gsize)(at - text));
        add_spellings(compiler, row, own);
        return;
    }
    add_spellings(compiler, row, text);
}

/* Whether words[0, 2) are the words of a field: a capital and the one small syllable after it.
 */
static gboolean
is_field(const gchar *const *words)
{
    return ds_rules_starts_upper(words[0]) && words[1] != NULL &&
           ds_rules_starts_lower(words[1]) &&
           (words[2] == NULL || !ds_rules_starts_lower(words[2]));
}

/* The words of fields in the names of the list. */
static void
add_fields(DsRulesCompiler *compiler, const gchar *const *words)
{
    const guint other = DS_PHRASE_BOUNDARY | DS_PHRASE_GENERIC | DS_PHRASE_TITLE |
                        DS_PHRASE_PLACE | DS_PHRASE_HEAD | DS_PHRASE_KNOWN;

    for (guint i = 1; words[i - 1] != NULL && words[i] != NULL; i++) {
        if (!is_field(words + i))
            continue;
        g_autofree gchar *field = g_strconcat(words[i], " ", words[i + 1], NULL);
        if (strpbrk(field, ",;()") != NULL)
            continue;
        DsPhrase *phrase = ds_rules_phrase_of(compiler, field);
        if ((phrase->kinds & other) == 0)
            phrase->kinds |= DS_PHRASE_INNER;
    }
}

/* Cuts text in place at its blanks; a particle becomes a mark, so that it is no syllable of a
 * field. */
static void
cut_words(gchar *text, GHashTable *particles, GPtrArray *words)
{
    g_ptr_array_set_size(words, 0);
    for (gchar *word = text; word != NULL;) {
        gchar *blank = strchr(word, ' ');
        if (blank != NULL)
            *blank++ = '\0';
        g_ptr_array_add(words, g_hash_table_contains(particles, word) ? (gpointer) "&" : word);
        word = blank;
    }
    g_ptr_array_add(words, NULL);
}

void
ds_rules_add_fields(DsRulesCompiler *compiler)
{
    const DsTable *table = compiler->rules->institutions;
    const DsTable *joins = ds_pack_table(compiler->rules->pack, "org_joins");
    const gint name = ds_table_column(table, "canonical");
    g_autoptr(GHashTable) particles = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) words = g_ptr_array_new();

    for (guint row = 0; row < ds_table_n_rows(joins); row++)
        g_hash_table_add(particles, (gpointer)ds_table_get(joins, row, "word"));
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        g_autofree gchar *text = g_strdup(ds_table_field(table, row, name));
        cut_words(text, particles, words);
        add_fields(compiler, (const gchar *const *)words->pdata);
    }
}

static void
add_list(DsRulesCompiler *compiler, guint row, const gchar *list, gboolean acronym)
{
    g_auto(GStrv) parts = g_strsplit(list != NULL ? list : "", ";", -1);

    for (gchar **part = parts; *part != NULL; part++) {
        const gchar *text = g_strstrip(*part);
        if (*text == '\0')
            continue;
        if (acronym)
            add_form(compiler, row, text, TRUE);
        else
            add_name(compiler, row, text);
    }
}

void
ds_rules_add_institutions(DsRulesCompiler *compiler)
{
    DsMentionRules *rules = compiler->rules;
    const DsTable *table = rules->institutions;
    const gint name = ds_table_column(table, "canonical");
    const gint acronyms = ds_table_column(table, "acronyms");
    const gint aliases = ds_table_column(table, "aliases");

    compiler->parent_words = parent_words(rules->pack);
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *text = ds_table_field(table, row, name);
        if (text == NULL)
            continue;
        ds_lexicon_add(rules->row_of, text, row);
        add_name(compiler, row, text);
        add_list(compiler, row, ds_table_field(table, row, aliases), FALSE);
        add_list(compiler, row, ds_table_field(table, row, acronyms), TRUE);
    }
    g_clear_pointer(&compiler->parent_words, g_ptr_array_unref);
}

void
ds_rules_add_keys(DsMentionRules *rules)
{
    for (guint i = 0; i < rules->forms->len; i++) {
        const DsKnownForm *form = ds_rules_form(rules, i);
        if (!form->acronym && !form->need_head)
            add_key(rules, form->text, form->row);
    }
    /* "X Việt Nam" is often called X at home. */
    const gchar *home = rules->home_place != DS_NO_ROW
                            ? ds_table_get(rules->places, rules->home_place, "form")
                            : NULL;
    for (guint i = 0; home != NULL && i < rules->forms->len; i++) {
        const DsKnownForm *form = ds_rules_form(rules, i);
        if (form->acronym || form->need_head || !g_str_has_suffix(form->text, home))
            continue;
        g_autofree gchar *text = g_strndup(form->text, strlen(form->text) - strlen(home));
        if (strchr(g_strstrip(text), ' ') != NULL)
            add_key(rules, text, form->row);
    }
}
