/* Compiles the lists of names into one automaton. */
#include "extract/mention_rules-private.h"

#include <string.h>

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
    {"acronym", DS_FOLLOWS_NAME}, {"own", DS_FOLLOWS_OWN},
};

static const Word alone_words[] = {{"yes", DS_ALONE_YES}, {"back", DS_ALONE_BACK}};

static const Word join_words[] = {
    {"coordinate", DS_JOIN_COORDINATE}, {"number", DS_JOIN_NUMBER}, {"term", DS_JOIN_TERM},
    {"region", DS_JOIN_REGION},         {"at", DS_JOIN_AT},         {"branch", DS_JOIN_BRANCH},
    {"about", DS_JOIN_ABOUT},           {"level", DS_JOIN_LEVEL},   {"latin", DS_JOIN_LATIN},
    {"purpose", DS_JOIN_PURPOSE},       {"scope", DS_JOIN_SCOPE},
};

static const Word latin_words[] = {{"suffix", DS_LATIN_SUFFIX}, {"head", DS_LATIN_HEAD}};

DsPhrase *
ds_rules_phrase_of(DsRulesCompiler *compiler, const gchar *field)
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
        index = rules->own_phrases->len;
        ds_lexicon_add(rules->lexicon, folded->str, index);
        g_array_append_val(rules->own_phrases, none);
        rules->phrases = (const DsPhrase *)(gpointer)rules->own_phrases->data;
        rules->n_phrases = rules->own_phrases->len;
    }
    return &g_array_index(rules->own_phrases, DsPhrase, index);
}

static void
compile_heads(DsRulesCompiler *compiler)
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
        DsPhrase *phrase = ds_rules_phrase_of(compiler, head.text);
        const guint32 index = rules->heads->len;
        g_array_append_val(rules->heads, head);
        phrase->kinds |= DS_PHRASE_HEAD;
        if (ds_rules_starts_upper(head.text))
            phrase->head_upper = phrase->head_upper == DS_NO_ROW ? index : phrase->head_upper;
        else
            phrase->head_lower = index;
    }
    /* A row in one case serves both, unless the list tells them apart; what must have a capital
     * is asked of the text later. */
    for (guint i = 0; i < rules->own_phrases->len; i++) {
        DsPhrase *phrase = &g_array_index(rules->own_phrases, DsPhrase, i);
        if (phrase->head_upper == DS_NO_ROW)
            phrase->head_upper = phrase->head_lower;
        if (phrase->head_lower == DS_NO_ROW)
            phrase->head_lower = phrase->head_upper;
    }
}

static void
compile_titles(DsRulesCompiler *compiler)
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
        DsPhrase *phrase = ds_rules_phrase_of(compiler, form);
        if (phrase->title == DS_NO_ROW) {
            phrase->kinds |= DS_PHRASE_TITLE;
            phrase->title = rules->titles->len;
            g_array_append_val(rules->titles, title);
        }
    }
}

static void
add_place(DsRulesCompiler *compiler, guint row, const gchar *text)
{
    DsPhrase *phrase = ds_rules_phrase_of(compiler, text);
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
compile_places(DsRulesCompiler *compiler)
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
            ds_rules_phrase_of(compiler, form)->city = 1;
        for (gchar **part = parts; *part != NULL; part++)
            if (ds_rules_starts_upper(g_strstrip(*part)) || strchr(*part, ' ') != NULL)
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
            DsPhrase *phrase = ds_rules_phrase_of(compiler, *part);
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
compile_tails(DsRulesCompiler *compiler)
{
    const DsTable *table = ds_pack_table(compiler->rules->pack, "org_tail_words");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *word = ds_table_get(table, row, "word");
        const gchar *class = ds_table_get(table, row, "class");
        if (word == NULL || class == NULL)
            continue;
        if (g_str_equal(class, "inner"))
            ds_rules_phrase_of(compiler, word)->kinds |= DS_PHRASE_INNER;
        else if (g_str_equal(class, "boundary"))
            ds_rules_phrase_of(compiler, word)->kinds |= DS_PHRASE_BOUNDARY;
    }
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *word = ds_table_get(table, row, "word");
        DsPhrase *phrase = word != NULL ? ds_rules_phrase_of(compiler, word) : NULL;
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
compile_generic(DsRulesCompiler *compiler)
{
    const DsTable *table = ds_pack_table(compiler->rules->pack, "org_generic");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        if (form == NULL)
            continue;
        DsPhrase *phrase = ds_rules_phrase_of(compiler, form);
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
compile_small_lists(DsRulesCompiler *compiler)
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
        DsPhrase *phrase = ds_rules_phrase_of(compiler, ds_table_get(joins, row, "word"));
        phrase->kinds |= DS_PHRASE_JOIN;
        phrase->join = (guint8)lookup_word(join_words, G_N_ELEMENTS(join_words),
                                           ds_table_get(joins, row, "rule"));
    }
    for (guint row = 0; row < ds_table_n_rows(latin); row++) {
        DsPhrase *phrase = ds_rules_phrase_of(compiler, ds_table_get(latin, row, "word"));
        phrase->kinds |= DS_PHRASE_LATIN;
        phrase->latin = (guint8)lookup_word(latin_words, G_N_ELEMENTS(latin_words),
                                            ds_table_get(latin, row, "role"));
    }
    for (guint row = 0; row < ds_table_n_rows(surnames); row++) {
        DsPhrase *phrase = ds_rules_phrase_of(compiler, ds_table_get(surnames, row, "surname"));
        phrase->kinds |= DS_PHRASE_SURNAME;
        /* a syllable that is nothing but a family name abroad is as sure as a common one here
         */
        phrase->surname_weight = (guint16)MAX(
            number_field(surnames, row, "weight"),
            g_strcmp0(ds_table_get(surnames, row, "risk"), "foreign") == 0 ? 20 : 0);
        phrase->surname_risk = is_risky(ds_table_get(surnames, row, "risk")) ? 1 : 0;
    }
    for (guint row = 0; row < ds_table_n_rows(credits); row++)
        ds_rules_phrase_of(compiler, ds_table_get(credits, row, "word"))->kinds |=
            DS_PHRASE_CREDIT;
    for (guint row = 0; row < ds_table_n_rows(units); row++)
        ds_rules_phrase_of(compiler, ds_table_get(units, row, "head"))->kinds |= DS_PHRASE_UNIT;
    for (guint row = 0; row < ds_table_n_rows(given); row++)
        ds_rules_phrase_of(compiler, ds_table_get(given, row, "name"))->kinds |=
            DS_PHRASE_GIVEN;
    for (guint row = 0; row < ds_table_n_rows(friends); row++)
        ds_rules_phrase_of(compiler, ds_table_get(friends, row, "word"))->kinds |=
            DS_PHRASE_GENERIC;
    for (guint row = 0; row < ds_table_n_rows(parts); row++)
        ds_rules_phrase_of(compiler, ds_table_get(parts, row, "form"))->kinds |=
            DS_PHRASE_NAME_PART;
}

/* Marks the phrases of a column. several: those of one word are left out. */
static void
compile_words_of(DsRulesCompiler *compiler,
                 const gchar *list,
                 const gchar *column,
                 guint kind,
                 gboolean several)
{
    const DsTable *table = ds_pack_table(compiler->rules->pack, list);

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *word = ds_table_get(table, row, column);
        if (word != NULL && (!several || strchr(word, ' ') != NULL))
            ds_rules_phrase_of(compiler, word)->kinds |= kind;
    }
}

static void
compile_things(DsRulesCompiler *compiler)
{
    const DsTable *things = ds_pack_table(compiler->rules->pack, "thing_words");

    for (guint row = 0; row < ds_table_n_rows(things); row++)
        ds_rules_phrase_of(compiler, ds_table_get(things, row, "word"))->kinds |=
            g_strcmp0(ds_table_get(things, row, "far"), "yes") == 0
                ? DS_PHRASE_THING | DS_PHRASE_HOUSE
                : DS_PHRASE_THING;
}

/* Adverbs that may stand between who speaks and the verb of it stand before other verbs too. */
static void
compile_adverbs(DsRulesCompiler *compiler)
{
    const DsTable *slots = ds_pack_table(compiler->rules->pack, "cue_slots");

    for (guint row = 0; row < ds_table_n_rows(slots); row++)
        if (g_strcmp0(ds_table_get(slots, row, "kind"), "adverb") == 0 &&
            g_strcmp0(ds_table_get(slots, row, "slot"), "post") != 0)
            ds_rules_phrase_of(compiler, ds_table_get(slots, row, "form"))->kinds |=
                DS_PHRASE_ADVERB;
}

static void
compile_common_words(DsRulesCompiler *compiler)
{
    compile_words_of(compiler, "compounds", "form", DS_PHRASE_WORD, TRUE);
    compile_words_of(compiler, "connectives", "form", DS_PHRASE_WORD, TRUE);
    compile_words_of(compiler, "name_words", "word", DS_PHRASE_WORD, TRUE);
    compile_words_of(compiler, "name_ends", "word", DS_PHRASE_FUNCTION, FALSE);
    compile_words_of(compiler, "mononyms", "name", DS_PHRASE_MONONYM, FALSE);
    compile_words_of(compiler, "date_numbers", "form", DS_PHRASE_COUNT, FALSE);
    compile_words_of(compiler, "name_particles", "word", DS_PHRASE_PARTICLE, FALSE);
    compile_words_of(compiler, "age_words", "word", DS_PHRASE_AGE, FALSE);
    compile_words_of(compiler, "media_openers", "word", DS_PHRASE_READER, FALSE);
    compile_words_of(compiler, "person_deeds", "word", DS_PHRASE_DEED, FALSE);
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
        const gchar *form = ds_table_get(table, row, "form");
        if (form != NULL)
            g_hash_table_add(onset ? rules->onsets : rules->codas, (gpointer)form);
    }
}

static void
compile_grammar(DsMentionRules *rules)
{
    const DsTable *table = ds_pack_table(rules->pack, "language_words");

    for (guint row = 0; row < ds_table_n_rows(table); row++)
        if (ds_table_get(table, row, "form") != NULL &&
            g_strcmp0(ds_table_get(table, row, "language"), ds_pack_language(rules->pack)) == 0)
            g_hash_table_add(rules->grammar, (gpointer)ds_table_get(table, row, "form"));
}

static void
compile_words(DsMentionRules *rules)
{
    const DsTable *table = ds_pack_table(rules->pack, "org_abbreviations");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *words = ds_table_get(table, row, "words");
        if (form != NULL && words != NULL)
            g_hash_table_insert(rules->words, ds_name_fold_dup(rules->fold, form, -1),
                                ds_name_fold_dup(rules->fold, words, -1));
    }
}

/* What is asked of the lists themselves, and the empty tables. */
static DsMentionRules *
rules_new(DsPack *pack)
{
    DsMentionRules *rules = g_new0(DsMentionRules, 1);

    rules->pack = ds_pack_ref(pack);
    rules->fold = ds_name_fold_new(pack);
    rules->heads = g_array_new(FALSE, FALSE, sizeof(DsHead));
    rules->forms = g_array_new(FALSE, FALSE, sizeof(DsKnownForm));
    rules->titles = g_array_new(FALSE, FALSE, sizeof(DsTitle));
    rules->institutions = ds_pack_table(pack, "institutions");
    rules->places = ds_pack_table(pack, "places");
    rules->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    rules->grammar = g_hash_table_new(g_str_hash, g_str_equal);
    rules->onsets = g_hash_table_new(g_str_hash, g_str_equal);
    rules->codas = g_hash_table_new(g_str_hash, g_str_equal);
    compile_words(rules);
    compile_syllables(rules);
    compile_grammar(rules);
    compile_home(rules);
    return rules;
}

DsMentionRules *
ds_rules_compile(DsPack *pack)
{
    DsMentionRules *rules = rules_new(pack);
    DsRulesCompiler compiler = {.rules = rules, .folded = g_string_new(NULL)};

    rules->own_phrases = g_array_new(FALSE, FALSE, sizeof(DsPhrase));
    rules->lexicon = ds_lexicon_new();
    rules->known_key = ds_lexicon_new();
    rules->row_of = ds_lexicon_new();
    compile_heads(&compiler);
    ds_rules_add_institutions(&compiler);
    compile_titles(&compiler);
    compile_places(&compiler);
    compile_tails(&compiler);
    compile_generic(&compiler);
    compile_small_lists(&compiler);
    compile_common_words(&compiler);
    compile_things(&compiler);
    compile_adverbs(&compiler);
    ds_rules_add_fields(&compiler);
    ds_rules_add_keys(rules);
    g_string_free(compiler.folded, TRUE);
    return rules;
}

DsMentionRules *
ds_mention_rules_new(DsPack *pack, GError **error G_GNUC_UNUSED)
{
    DsImage image;

    if (!ds_image_of(ds_pack_language(pack), &image))
        return ds_rules_compile(pack);
    DsMentionRules *rules = rules_new(pack);
    ds_rules_load(rules, &image);
    return rules;
}

void
ds_mention_rules_free(DsMentionRules *rules)
{
    if (rules == NULL)
        return;
    for (guint i = 0; rules->own_phrases != NULL && i < rules->forms->len; i++)
        g_free(g_array_index(rules->forms, DsKnownForm, i).text);
    if (rules->own_phrases != NULL)
        g_array_unref(rules->own_phrases);
    g_array_unref(rules->heads);
    g_array_unref(rules->forms);
    g_array_unref(rules->titles);
    g_hash_table_unref(rules->words);
    g_hash_table_unref(rules->grammar);
    g_hash_table_unref(rules->onsets);
    g_hash_table_unref(rules->codas);
    ds_lexicon_free(rules->lexicon);
    ds_lexicon_free(rules->known_key);
    ds_lexicon_free(rules->row_of);
    ds_name_fold_free(rules->fold);
    ds_pack_unref(rules->pack);
    g_free(rules);
}
