/* Compiles the lists of names into one automaton. */
#include "extract/mention_rules.h"

#include <string.h>

#include "base/utf8.h"
#include "extract/name_key.h"

typedef struct {
    const gchar *word;
    guint value;
} Word;

static guint
lookup_word(const Word *words, gsize n, const gchar *word)
{
    for (gsize i = 0; i < n && word != NULL; i++)
        if (g_str_equal(words[i].word, word))
            return words[i].value;
    return 0;
}

/* The values of a set column: "field,name,place". */
static guint
word_set(const Word *words, gsize n, const gchar *field)
{
    g_auto(GStrv) parts = g_strsplit(field != NULL ? field : "", ",", -1);
    guint set = 0;

    for (gchar **part = parts; *part != NULL; part++)
        set |= lookup_word(words, n, g_strstrip(*part));
    return set;
}

static const Word follows_words[] = {
    {"field", DS_FOLLOWS_FIELD},  {"name", DS_FOLLOWS_NAME},     {"place", DS_FOLLOWS_PLACE},
    {"org", DS_FOLLOWS_ORG},      {"person", DS_FOLLOWS_PERSON}, {"number", DS_FOLLOWS_NUMBER},
    {"acronym", DS_FOLLOWS_NAME},
};

static const Word alone_words[] = {{"yes", DS_ALONE_YES}, {"back", DS_ALONE_BACK}};

static const Word join_words[] = {
    {"coordinate", DS_JOIN_COORDINATE}, {"number", DS_JOIN_NUMBER}, {"term", DS_JOIN_TERM},
    {"region", DS_JOIN_REGION},         {"at", DS_JOIN_AT},         {"branch", DS_JOIN_BRANCH},
    {"about", DS_JOIN_ABOUT},           {"level", DS_JOIN_LEVEL},   {"latin", DS_JOIN_LATIN},
    {"purpose", DS_JOIN_PURPOSE},       {"scope", DS_JOIN_SCOPE},
};

static const Word latin_words[] = {{"suffix", DS_LATIN_SUFFIX}, {"head", DS_LATIN_HEAD}};

/* What is needed while compiling only. */
typedef struct {
    DsMentionRules *rules;
    GPtrArray *parent_words; /* of gchar*: each between blanks */
    GString *folded;         /* the phrase that was looked up last */
} Compiler;

/* A field that says nothing is a phrase that no text has. */
/* A field that a list lacks makes a phrase that no text has. */
static DsPhrase *
phrase_of(Compiler *compiler, const gchar *field)
{
    static const DsPhrase none = {.head_upper = DS_NO_ROW,
                                  .head_lower = DS_NO_ROW,
                                  .form = DS_NO_ROW,
                                  .title = DS_NO_ROW,
                                  .place = DS_NO_ROW};
    DsMentionRules *rules = compiler->rules;
    GString *folded = compiler->folded;
    const gchar *text = field != NULL ? field : "";
    const gsize n = strlen(text);

    g_string_set_size(folded, n);
    ds_name_fold(rules->fold, text, n, folded->str);
    guint32 index = ds_lexicon_lookup(rules->lexicon, folded->str, (gssize)n);
    if (index == DS_NO_ROW) {
        index = rules->phrases->len;
        ds_lexicon_add(rules->lexicon, folded->str, index);
        g_array_append_val(rules->phrases, none);
    }
    return &g_array_index(rules->phrases, DsPhrase, index);
}

static gboolean
starts_upper(const gchar *text)
{
    return g_unichar_isupper(g_utf8_get_char(text));
}

static gboolean
starts_lower(const gchar *text)
{
    return g_unichar_islower(g_utf8_get_char(text));
}

static void
compile_heads(Compiler *compiler)
{
    DsMentionRules *rules = compiler->rules;
    const DsTable *table = ds_pack_table(rules->pack, "org_heads");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const DsHead head = {
            .text = ds_table_get(table, row, "head"),
            .kind = g_intern_string(ds_table_get(table, row, "kind")),
            .any_case = g_strcmp0(ds_table_get(table, row, "cap"), "any") == 0,
            .name_only = g_strcmp0(ds_table_get(table, row, "span"), "name") == 0,
            .follows = word_set(follows_words, G_N_ELEMENTS(follows_words),
                                ds_table_get(table, row, "follows")),
            .alone = (DsAlone)lookup_word(alone_words, G_N_ELEMENTS(alone_words),
                                          ds_table_get(table, row, "alone")),
        };
        if (head.text == NULL)
            continue;
        DsPhrase *phrase = phrase_of(compiler, head.text);
        const guint32 index = rules->heads->len;
        g_array_append_val(rules->heads, head);
        phrase->kinds |= DS_PHRASE_HEAD;
        if (starts_upper(head.text))
            phrase->head_upper = phrase->head_upper == DS_NO_ROW ? index : phrase->head_upper;
        else
            phrase->head_lower = index;
    }
    /* A row in one case serves both, unless the list tells them apart; what must have a capital
     * is asked of the text later. */
    for (guint i = 0; i < rules->phrases->len; i++) {
        DsPhrase *phrase = &g_array_index(rules->phrases, DsPhrase, i);
        if (phrase->head_upper == DS_NO_ROW)
            phrase->head_upper = phrase->head_lower;
        if (phrase->head_lower == DS_NO_ROW)
            phrase->head_lower = phrase->head_upper;
    }
}

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
add_form(Compiler *compiler, guint row, const gchar *text, gboolean acronym)
{
    DsMentionRules *rules = compiler->rules;
    const gchar *need = ds_table_get(rules->institutions, row, "need_head");
    DsPhrase *phrase = phrase_of(compiler, text);

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
add_spellings(Compiler *compiler, guint row, const gchar *text)
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
    gchar *key = ds_name_key_of(rules, text);

    if (*key == '\0' || g_hash_table_contains(rules->known_key, key))
        g_free(key);
    else
        g_hash_table_insert(rules->known_key, key, GUINT_TO_POINTER(row + 1));
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
add_name(Compiler *compiler, guint row, const gchar *text)
{
    for (guint i = 0; i < compiler->parent_words->len; i++) {
        const gchar *word = (const gchar *)g_ptr_array_index(compiler->parent_words, i);
        const gchar *at = strstr(text, word);
        if (at == NULL)
            continue;
        const DsPhrase *parent = phrase_of(compiler, at + strlen(word));
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
    return starts_upper(words[0]) && words[1] != NULL && starts_lower(words[1]) &&
           (words[2] == NULL || !starts_lower(words[2]));
}

/* The words of fields in the names of the list. */
static void
add_fields(Compiler *compiler, const gchar *const *words)
{
    const guint other = DS_PHRASE_BOUNDARY | DS_PHRASE_GENERIC | DS_PHRASE_TITLE |
                        DS_PHRASE_PLACE | DS_PHRASE_HEAD | DS_PHRASE_KNOWN;

    for (guint i = 1; words[i - 1] != NULL && words[i] != NULL; i++) {
        if (!is_field(words + i))
            continue;
        g_autofree gchar *field = g_strconcat(words[i], " ", words[i + 1], NULL);
        if (strpbrk(field, ",;()") != NULL)
            continue;
        DsPhrase *phrase = phrase_of(compiler, field);
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

static void
compile_fields(Compiler *compiler)
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
add_list(Compiler *compiler, guint row, const gchar *list, gboolean acronym)
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

static void
compile_institutions(Compiler *compiler)
{
    DsMentionRules *rules = compiler->rules;
    const DsTable *table = rules->institutions;
    const gint name = ds_table_column(table, "canonical");
    const gint acronyms = ds_table_column(table, "acronyms");
    const gint aliases = ds_table_column(table, "aliases");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *text = ds_table_field(table, row, name);
        if (text == NULL)
            continue;
        g_hash_table_insert(rules->row_of, (gpointer)text, GUINT_TO_POINTER(row + 1));
        add_name(compiler, row, text);
        add_list(compiler, row, ds_table_field(table, row, aliases), FALSE);
        add_list(compiler, row, ds_table_field(table, row, acronyms), TRUE);
    }
}

static void
compile_keys(DsMentionRules *rules)
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

static void
compile_titles(Compiler *compiler)
{
    DsMentionRules *rules = compiler->rules;
    const DsTable *table = ds_pack_table(rules->pack, "titles_roles");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *class = ds_table_get(table, row, "class");
        const gchar *rank = ds_table_get(table, row, "rank");
        const gchar *inst = ds_table_get(table, row, "inst");
        if (form == NULL || class == NULL || g_str_equal(class, "modifier"))
            continue;
        const DsTitle title = {
            .class = class,
            .takes_institution = g_strcmp0(inst, "no") != 0,
            .honorific = g_str_equal(class, "honorific") || g_str_equal(class, "kinship") ||
                         g_str_equal(class, "crime"),
            .rank = rank != NULL ? (guint)g_ascii_strtoull(rank, NULL, 10) : 0};
        DsPhrase *phrase = phrase_of(compiler, form);
        if (phrase->title == DS_NO_ROW) {
            phrase->kinds |= DS_PHRASE_TITLE;
            phrase->title = rules->titles->len;
            g_array_append_val(rules->titles, title);
        }
    }
}

static void
add_place(Compiler *compiler, guint row, const gchar *text)
{
    DsPhrase *phrase = phrase_of(compiler, text);
    const gchar *type = ds_table_get(compiler->rules->places, row, "type");

    phrase->kinds |= DS_PHRASE_PLACE;
    if (phrase->place == DS_NO_ROW)
        phrase->place = row;
    if (type != NULL && g_str_has_prefix(type, "province"))
        phrase->province = 1;
    if (g_strcmp0(type, "country") == 0 || g_strcmp0(type, "territory") == 0)
        phrase->country = 1;
}

static void
compile_places(Compiler *compiler)
{
    DsMentionRules *rules = compiler->rules;
    const DsTable *heads = ds_pack_table(rules->pack, "place_heads");

    for (guint row = 0; row < ds_table_n_rows(rules->places); row++) {
        const gchar *form = ds_table_get(rules->places, row, "form");
        const gchar *aliases = ds_table_get(rules->places, row, "aliases");
        g_auto(GStrv) parts = g_strsplit(aliases != NULL ? aliases : "", ";", -1);
        if (form != NULL)
            add_place(compiler, row, form);
        if (form != NULL && g_strcmp0(ds_table_get(rules->places, row, "rank"), "city") == 0)
            phrase_of(compiler, form)->city = 1;
        for (gchar **part = parts; *part != NULL; part++)
            if (starts_upper(g_strstrip(*part)) || strchr(*part, ' ') != NULL)
                add_place(compiler, row, *part);
    }
    for (guint row = 0; row < ds_table_n_rows(heads); row++) {
        const gchar *word = ds_table_get(heads, row, "word");
        const gchar *level = ds_table_get(heads, row, "level");
        const gchar *abbreviations = ds_table_get(heads, row, "abbr");
        g_autofree gchar *all =
            g_strconcat(word, ";", abbreviations != NULL ? abbreviations : "", NULL);
        g_auto(GStrv) parts = g_strsplit(all, ";", -1);
        for (gchar **part = parts; *part != NULL; part++) {
            if (*g_strstrip(*part) == '\0')
                continue;
            DsPhrase *phrase = phrase_of(compiler, *part);
            phrase->kinds |= DS_PHRASE_PLACE_HEAD;
            phrase->place_level =
                (guint8)(level != NULL ? g_ascii_strtoull(level, NULL, 10) : 0);
            phrase->city_head = g_strcmp0(ds_table_get(heads, row, "city"), "yes") == 0;
            phrase->place_inside = g_strcmp0(ds_table_get(heads, row, "inside"), "yes") == 0;
            if (g_strcmp0(ds_table_get(heads, row, "street"), "yes") == 0)
                phrase->kinds |= DS_PHRASE_STREET;
        }
    }
}

static guint64
number_field(const DsTable *table, guint row, const gchar *column)
{
    const gchar *field = ds_table_get(table, row, column);

    return field != NULL ? g_ascii_strtoull(field, NULL, 10) : 0;
}

/* A word of two classes is taken for what it is more often. */
static void
compile_tails(Compiler *compiler)
{
    const DsTable *table = ds_pack_table(compiler->rules->pack, "org_tail_words");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *word = ds_table_get(table, row, "word");
        const gchar *class = ds_table_get(table, row, "class");
        if (word == NULL || class == NULL)
            continue;
        if (g_str_equal(class, "inner"))
            phrase_of(compiler, word)->kinds |= DS_PHRASE_INNER;
        else if (g_str_equal(class, "boundary"))
            phrase_of(compiler, word)->kinds |= DS_PHRASE_BOUNDARY;
    }
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *word = ds_table_get(table, row, "word");
        DsPhrase *phrase = word != NULL ? phrase_of(compiler, word) : NULL;
        if (phrase == NULL || (phrase->kinds & DS_PHRASE_INNER) == 0 ||
            (phrase->kinds & DS_PHRASE_BOUNDARY) == 0)
            continue;
        phrase->kinds |= DS_PHRASE_DUAL;
        if (number_field(table, row, "inside") + number_field(table, row, "after") > 0)
            phrase->kinds &=
                number_field(table, row, "inside") + 1 >= number_field(table, row, "after")
                    ? ~(guint)DS_PHRASE_BOUNDARY
                    : ~(guint)DS_PHRASE_INNER;
    }
}

static void
compile_generic(Compiler *compiler)
{
    const DsTable *table = ds_pack_table(compiler->rules->pack, "org_generic");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        if (form == NULL)
            continue;
        DsPhrase *phrase = phrase_of(compiler, form);
        phrase->kinds |= DS_PHRASE_GENERIC;
        phrase->unless = (guint8)word_set(follows_words, G_N_ELEMENTS(follows_words),
                                          ds_table_get(table, row, "unless"));
    }
}

static gboolean
is_risky(const gchar *risk)
{
    return g_strcmp0(risk, "none") != 0 && g_strcmp0(risk, "foreign") != 0;
}

static void
compile_small_lists(Compiler *compiler)
{
    DsPack *pack = compiler->rules->pack;
    const DsTable *joins = ds_pack_table(pack, "org_joins");
    const DsTable *latin = ds_pack_table(pack, "org_latin");
    const DsTable *surnames = ds_pack_table(pack, "surnames");
    const DsTable *parts = ds_pack_table(pack, "name_parts");
    const DsTable *credits = ds_pack_table(pack, "credit_words");
    const DsTable *units = ds_pack_table(pack, "unit_heads");
    const DsTable *given = ds_pack_table(pack, "foreign_given_names");
    const DsTable *friends = ds_pack_table(pack, "name_false_friends");

    for (guint row = 0; row < ds_table_n_rows(joins); row++) {
        DsPhrase *phrase = phrase_of(compiler, ds_table_get(joins, row, "word"));
        phrase->kinds |= DS_PHRASE_JOIN;
        phrase->join = (guint8)lookup_word(join_words, G_N_ELEMENTS(join_words),
                                           ds_table_get(joins, row, "rule"));
    }
    for (guint row = 0; row < ds_table_n_rows(latin); row++) {
        DsPhrase *phrase = phrase_of(compiler, ds_table_get(latin, row, "word"));
        phrase->kinds |= DS_PHRASE_LATIN;
        phrase->latin = (guint8)lookup_word(latin_words, G_N_ELEMENTS(latin_words),
                                            ds_table_get(latin, row, "role"));
    }
    for (guint row = 0; row < ds_table_n_rows(surnames); row++) {
        DsPhrase *phrase = phrase_of(compiler, ds_table_get(surnames, row, "surname"));
        phrase->kinds |= DS_PHRASE_SURNAME;
        /* a syllable that is nothing but a family name abroad is as sure as a common one here
         */
        phrase->surname_weight = (guint16)MAX(
            number_field(surnames, row, "weight"),
            g_strcmp0(ds_table_get(surnames, row, "risk"), "foreign") == 0 ? 20 : 0);
        phrase->surname_risk = is_risky(ds_table_get(surnames, row, "risk")) ? 1 : 0;
    }
    for (guint row = 0; row < ds_table_n_rows(credits); row++)
        phrase_of(compiler, ds_table_get(credits, row, "word"))->kinds |= DS_PHRASE_CREDIT;
    for (guint row = 0; row < ds_table_n_rows(units); row++)
        phrase_of(compiler, ds_table_get(units, row, "head"))->kinds |= DS_PHRASE_UNIT;
    for (guint row = 0; row < ds_table_n_rows(given); row++)
        phrase_of(compiler, ds_table_get(given, row, "name"))->kinds |= DS_PHRASE_GIVEN;
    for (guint row = 0; row < ds_table_n_rows(friends); row++)
        phrase_of(compiler, ds_table_get(friends, row, "word"))->kinds |= DS_PHRASE_GENERIC;
    for (guint row = 0; row < ds_table_n_rows(parts); row++)
        phrase_of(compiler, ds_table_get(parts, row, "form"))->kinds |= DS_PHRASE_NAME_PART;
}

/* Marks the phrases of a column. several: those of one word are left out. */
static void
compile_words_of(
    Compiler *compiler, const gchar *list, const gchar *column, guint kind, gboolean several)
{
    const DsTable *table = ds_pack_table(compiler->rules->pack, list);

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *word = ds_table_get(table, row, column);
        if (word != NULL && (!several || strchr(word, ' ') != NULL))
            phrase_of(compiler, word)->kinds |= kind;
    }
}

static void
compile_common_words(Compiler *compiler)
{
    compile_words_of(compiler, "compounds", "form", DS_PHRASE_WORD, TRUE);
    compile_words_of(compiler, "connectives", "form", DS_PHRASE_WORD, TRUE);
    compile_words_of(compiler, "name_words", "word", DS_PHRASE_WORD, TRUE);
    compile_words_of(compiler, "name_ends", "word", DS_PHRASE_FUNCTION, FALSE);
    compile_words_of(compiler, "mononyms", "name", DS_PHRASE_MONONYM, FALSE);
    compile_words_of(compiler, "date_numbers", "form", DS_PHRASE_COUNT, FALSE);
    compile_words_of(compiler, "name_particles", "word", DS_PHRASE_PARTICLE, FALSE);
    compile_words_of(compiler, "age_words", "word", DS_PHRASE_AGE, FALSE);
}

static void
compile_home(DsMentionRules *rules)
{
    const DsTable *home = ds_pack_table(rules->pack, "home");

    rules->home_place = DS_NO_ROW;
    if (ds_table_n_rows(home) == 0)
        return;
    rules->home_code = ds_table_get(home, 0, "code");
    for (guint row = 0; row < ds_table_n_rows(rules->places); row++)
        if (g_strcmp0(ds_table_get(rules->places, row, "form"),
                      ds_table_get(home, 0, "place")) == 0)
            rules->home_place = row;
}

static void
compile_syllables(DsMentionRules *rules)
{
    const DsTable *table = ds_pack_table(rules->pack, "syllable_parts");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gboolean onset = g_strcmp0(ds_table_get(table, row, "part"), "onset") == 0;
        g_hash_table_add(onset ? rules->onsets : rules->codas,
                         (gpointer)ds_table_get(table, row, "form"));
    }
}

static void
compile_words(DsMentionRules *rules)
{
    const DsTable *table = ds_pack_table(rules->pack, "org_abbreviations");

    for (guint row = 0; row < ds_table_n_rows(table); row++)
        g_hash_table_insert(
            rules->words, ds_name_fold_dup(rules->fold, ds_table_get(table, row, "form"), -1),
            ds_name_fold_dup(rules->fold, ds_table_get(table, row, "words"), -1));
}

DsMentionRules *
ds_mention_rules_new(DsPack *pack, GError **error G_GNUC_UNUSED)
{
    DsMentionRules *rules = g_new0(DsMentionRules, 1);
    Compiler compiler = {rules, parent_words(pack), g_string_new(NULL)};

    rules->pack = ds_pack_ref(pack);
    rules->fold = ds_name_fold_new(pack);
    rules->lexicon = ds_lexicon_new();
    rules->phrases = g_array_new(FALSE, FALSE, sizeof(DsPhrase));
    rules->heads = g_array_new(FALSE, FALSE, sizeof(DsHead));
    rules->forms = g_array_new(FALSE, FALSE, sizeof(DsKnownForm));
    rules->titles = g_array_new(FALSE, FALSE, sizeof(DsTitle));
    rules->institutions = ds_pack_table(pack, "institutions");
    rules->places = ds_pack_table(pack, "places");
    rules->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    rules->known_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    rules->row_of = g_hash_table_new(g_str_hash, g_str_equal);
    rules->onsets = g_hash_table_new(g_str_hash, g_str_equal);
    rules->codas = g_hash_table_new(g_str_hash, g_str_equal);
    compile_heads(&compiler);
    compile_institutions(&compiler);
    compile_titles(&compiler);
    compile_places(&compiler);
    compile_tails(&compiler);
    compile_generic(&compiler);
    compile_small_lists(&compiler);
    compile_common_words(&compiler);
    compile_fields(&compiler);
    compile_words(rules);
    compile_syllables(rules);
    compile_home(rules);
    compile_keys(rules);
    g_ptr_array_unref(compiler.parent_words);
    g_string_free(compiler.folded, TRUE);
    return rules;
}

void
ds_mention_rules_free(DsMentionRules *rules)
{
    if (rules == NULL)
        return;
    for (guint i = 0; i < rules->forms->len; i++)
        g_free(g_array_index(rules->forms, DsKnownForm, i).text);
    g_array_unref(rules->phrases);
    g_array_unref(rules->heads);
    g_array_unref(rules->forms);
    g_array_unref(rules->titles);
    g_hash_table_unref(rules->words);
    g_hash_table_unref(rules->known_key);
    g_hash_table_unref(rules->row_of);
    g_hash_table_unref(rules->onsets);
    g_hash_table_unref(rules->codas);
    ds_lexicon_free(rules->lexicon);
    ds_name_fold_free(rules->fold);
    ds_pack_unref(rules->pack);
    g_free(rules);
}
