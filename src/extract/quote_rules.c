#include "extract/quote-private.h"

#include <string.h>

#include "base/utf8.h"

/* The lists of the pack as one automaton: a phrase that stands in several lists is added once,
 * with all its readings. */

typedef struct {
    DsQuoteRules *rules;
    GHashTable *index; /* folded phrase → index + 1 */
} Builder;

static void
phrase_clear(gpointer data)
{
    DsPhrase *phrase = (DsPhrase *)data;

    g_free(phrase->needs);
    g_free(phrase->norm);
}

static void
context_clear(gpointer data)
{
    g_free(((DsCueContext *)data)->text);
}

static void
cue_clear(gpointer data)
{
    g_clear_pointer(&((DsCue *)data)->contexts, g_array_unref);
}

/* The phrase of a form with one more reading; borrowed until the next call. */
static DsPhrase *
add_phrase(Builder *builder, const gchar *form, guint32 readings)
{
    g_autofree gchar *folded = ds_quote_fold(form, strlen(form));
    const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(builder->index, folded));
    GArray *phrases = builder->rules->phrases;

    if (known > 0) {
        DsPhrase *phrase = &g_array_index(phrases, DsPhrase, known - 1);
        phrase->readings |= readings;
        return phrase;
    }
    const DsPhrase fresh = {.readings = readings, .cue = -1, .gender = 'u'};
    g_array_append_val(phrases, fresh);
    ds_lexicon_add(builder->rules->lexicon, folded, phrases->len - 1);
    g_hash_table_insert(builder->index, g_steal_pointer(&folded),
                        GUINT_TO_POINTER(phrases->len));
    return &g_array_index(phrases, DsPhrase, phrases->len - 1);
}

static guint
parse_names(const gchar *field, const gchar *const *names, guint n)
{
    guint set = 0;

    if (field == NULL)
        return 0;
    g_auto(GStrv) parts = g_strsplit(field, ",", -1);
    for (gchar **part = parts; *part != NULL; part++)
        for (guint i = 0; i < n; i++)
            if (g_str_equal(*part, names[i]))
                set |= 1U << i;
    return set;
}

static DsSayNeed
parse_need(const gchar *field)
{
    static const gchar *const names[] = {"none", "link", "quote", "object"};

    for (guint i = 0; field != NULL && i < G_N_ELEMENTS(names); i++)
        if (g_str_equal(field, names[i]))
            return (DsSayNeed)i;
    return DS_NEED_NONE;
}

static gboolean
field_is(const DsTable *table, guint row, const gchar *column, const gchar *value)
{
    return g_strcmp0(ds_table_get(table, row, column), value) == 0;
}

/* The link words stand in the list as they are written, so the names come from its header: the
 * first in the order of DsSayLink. */
static guint
parse_links(const DsTable *table, guint row, const gchar *const *names)
{
    return parse_names(ds_table_get(table, row, "links"), names, 8);
}

static const gchar *
link_name(const DsTable *links, const gchar *use)
{
    for (guint row = 0; row < ds_table_n_rows(links); row++)
        if (field_is(links, row, "use", use))
            return ds_table_get(links, row, "form");
    return "";
}

/* A cue whose object is the speaker opens a sentence by itself ("theo") or stands after a
 * paper's name ("dẫn lời"): the list says "inst" for those that only a paper can do. */
static guint32
object_reading(const DsTable *table, guint row, const gchar *source)
{
    const gchar *form = ds_table_get(table, row, "cue");

    return g_str_has_prefix(form, source) ? DS_SAY_SOURCE : DS_SAY_RELAY;
}

static void
add_cues(Builder *builder, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "cue_verbs");
    const DsTable *links = ds_pack_table(pack, "cue_links");
    const gchar *names[8];
    static const gchar *const uses[8] = {"that",  "is",   "colon", "comma",
                                         "quote", "bare", "deed",  "topic"};
    const gchar *source = link_name(links, "source");

    for (guint i = 0; i < G_N_ELEMENTS(uses); i++)
        names[i] = link_name(links, uses[i]);
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *prior = ds_table_get(table, row, "prior");
        DsCue cue = {
            .links = parse_links(table, row, names),
            .need = parse_need(ds_table_get(table, row, "need")),
            .prior = prior != NULL ? (guint)g_ascii_strtoull(prior, NULL, 10) : 50,
            .before = !field_is(table, row, "position", "after"),
            .after = !field_is(table, row, "position", "before"),
            .directs =
                field_is(table, row, "act", "direct") || field_is(table, row, "act", "propose"),
            .figures =
                field_is(table, row, "act", "report") || field_is(table, row, "act", "show"),
        };
        const gboolean object =
            cue.need == DS_NEED_OBJECT && field_is(table, row, "strength", "speech");
        const gboolean opens = cue.need == DS_NEED_OBJECT &&
                               g_str_has_prefix(ds_table_get(table, row, "cue"), source);
        const guint32 reading =
            opens || object ? object_reading(table, row, source) : DS_SAY_CUE;
        DsPhrase *phrase = add_phrase(builder, ds_table_get(table, row, "cue"), reading);
        phrase->cue = (gint32)builder->rules->cues->len;
        g_array_append_val(builder->rules->cues, cue);
    }
}

static void
add_context(Builder *builder, const DsTable *table, guint row, gint32 cue_index)
{
    DsCue *cue = &g_array_index(builder->rules->cues, DsCue, (guint)cue_index);
    const gchar *text = ds_table_get(table, row, "context");
    const DsCueContext context = {
        .text = ds_quote_fold(text, strlen(text)),
        .n_bytes = strlen(text),
        .on_right = field_is(table, row, "side", "right"),
        .effect = field_is(table, row, "effect", "no")     ? DS_CONTEXT_NO
                  : field_is(table, row, "effect", "weak") ? DS_CONTEXT_WEAK
                                                           : DS_CONTEXT_YES,
    };

    if (cue->contexts == NULL) {
        cue->contexts = g_array_new(FALSE, FALSE, sizeof(DsCueContext));
        g_array_set_clear_func(cue->contexts, context_clear);
    }
    g_array_append_val(cue->contexts, context);
}

/* A longer word that holds a cue hides it: the longest phrase wins. What is only weak there is
 * left to the cue. */
static void
add_false_friends(Builder *builder, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "cue_false_friends");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *context = ds_table_get(table, row, "context");
        const gchar *form = ds_table_get(table, row, "cue");
        if (context == NULL || form == NULL)
            continue;
        if (field_is(table, row, "side", "in")) {
            if (field_is(table, row, "effect", "no"))
                add_phrase(builder, context, DS_SAY_FALSE);
            continue;
        }
        g_autofree gchar *folded = ds_quote_fold(form, strlen(form));
        const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(builder->index, folded));
        if (known == 0)
            continue;
        const gint32 cue = g_array_index(builder->rules->phrases, DsPhrase, known - 1).cue;
        if (cue >= 0)
            add_context(builder, table, row, cue);
    }
}

static void
add_slots(Builder *builder, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "cue_slots");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const guint32 readings = (field_is(table, row, "slot", "post") ? 0 : DS_SAY_BEFORE) |
                                 (field_is(table, row, "slot", "pre") ? 0 : DS_SAY_AFTER) |
                                 (field_is(table, row, "kind", "venue") ||
                                          field_is(table, row, "kind", "occasion") ||
                                          field_is(table, row, "kind", "topic")
                                      ? DS_SAY_VENUE
                                      : 0);
        if (ds_table_get(table, row, "form") != NULL)
            add_phrase(builder, ds_table_get(table, row, "form"), readings);
    }
}

static void
add_roles(Builder *builder, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "titles_roles");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *norm = ds_table_get(table, row, "norm");
        const gchar *gender = ds_table_get(table, row, "gender");
        const gchar *rank = ds_table_get(table, row, "rank");
        const gboolean leads = field_is(table, row, "class", "honorific") ||
                               field_is(table, row, "class", "modifier"); /* former, late */
        const guint32 reading = leads                                      ? DS_SAY_HONORIFIC
                                : field_is(table, row, "class", "kinship") ? DS_SAY_KIN
                                                                           : DS_SAY_ROLE;
        DsPhrase *phrase = add_phrase(builder, form, reading);
        const gchar *full = norm == NULL || g_str_equal(norm, "=") ? form : norm;
        g_free(phrase->norm);
        phrase->norm = ds_quote_fold(full, strlen(full));
        phrase->gender = gender != NULL ? gender[0] : 'u';
        phrase->alone = field_is(table, row, "alone", "yes");
        phrase->ranked = rank != NULL && g_ascii_strtoull(rank, NULL, 10) >= 4;
    }
}

static DsRefers
parse_refers(const gchar *field)
{
    if (g_strcmp0(field, "person") == 0)
        return DS_REFERS_PERSON;
    return g_strcmp0(field, "institution") == 0 ? DS_REFERS_INSTITUTION : DS_REFERS_NOTHING;
}

static void
add_pronouns(Builder *builder, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "coreference");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *gender = ds_table_get(table, row, "gender");
        const DsRefers refers = parse_refers(ds_table_get(table, row, "refers"));
        DsPhrase *phrase = add_phrase(builder, form, DS_SAY_PRONOUN);
        if (phrase->refers != DS_REFERS_NOTHING)
            continue; /* "Nhà trường", "nhà trường": the first row speaks for both */
        phrase->refers = (guint8)refers;
        phrase->gender = gender != NULL ? gender[0] : 'u';
        phrase->plural = field_is(table, row, "number", "pl");
        phrase->capital = g_unichar_isupper(g_utf8_get_char(form));
        phrase->needs = g_strdup(ds_table_get(table, row, "needs"));
        if (phrase->norm == NULL) {
            const gchar *blank = strrchr(form, ' ');
            const gsize n = blank != NULL && refers == DS_REFERS_INSTITUTION
                                ? (gsize)(blank - form)
                                : strlen(form);
            phrase->norm = ds_quote_fold(form, n);
        }
    }
}

static void
add_small_words(Builder *builder, DsPack *pack)
{
    static const struct {
        const gchar *use;
        guint32 reading;
    } uses[] = {
        {"link", DS_SAY_LINK},
        {"join", DS_SAY_JOIN},
        {"of", DS_SAY_OF},
        {"document", DS_SAY_DOCUMENT},
        {"delegate", DS_SAY_DELEGATE},
        {"group", DS_SAY_GROUP},
        {"clause", DS_SAY_CLAUSE},
        {"preposition", DS_SAY_PREPOSITION},
        {"term", DS_SAY_TERM},
        {"self", DS_SAY_SELF},
        {"ask", DS_SAY_ASK},
        {"figure", DS_SAY_FIGURE},
        {"negation", DS_SAY_NEGATION},
        {"and", DS_SAY_AND},
        {"topic", DS_SAY_TOPIC},
        {"head", DS_SAY_HEAD},
        {"but", DS_SAY_AND | DS_SAY_BUT},
        {"agent", DS_SAY_AGENT},
        {"this", DS_SAY_THIS},
    };
    const DsTable *words = ds_pack_table(pack, "quote_words");
    const DsTable *connectives = ds_pack_table(pack, "connectives");
    const gchar *source = link_name(ds_pack_table(pack, "cue_links"), "source");

    for (guint row = 0; row < ds_table_n_rows(words); row++)
        for (guint i = 0; i < G_N_ELEMENTS(uses); i++)
            if (field_is(words, row, "use", uses[i].use))
                add_phrase(builder, ds_table_get(words, row, "form"), uses[i].reading);
    for (guint row = 0; row < ds_table_n_rows(connectives); row++) {
        const gchar *form = ds_table_get(connectives, row, "form");
        if (source != NULL && g_str_has_suffix(form, source))
            continue; /* "Cũng theo": the speaker follows */
        add_phrase(builder, form,
                   field_is(connectives, row, "comma", "no") ? DS_SAY_JOIN | DS_SAY_KEEP
                                                             : DS_SAY_JOIN);
    }
}

/* Marks of several characters are left to the pairing, which takes equal neighbours as one. */
static void
add_marks(DsQuoteRules *rules, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "quote_marks");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *open = ds_table_get(table, row, "open");
        const gchar *close = ds_table_get(table, row, "close");
        if (open == NULL || close == NULL)
            continue;
        const DsMarkPair pair = {g_utf8_get_char(open), g_utf8_get_char(close)};
        g_array_append_val(rules->marks, pair);
    }
}

static void
add_name_genders(DsQuoteRules *rules, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "name_parts");

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *lean = ds_table_get(table, row, "lean");
        const gchar *gender = ds_table_get(table, row, "gender");
        const gchar *form = ds_table_get(table, row, "form");
        if (!field_is(table, row, "pos", "middle") || form == NULL || gender == NULL ||
            lean == NULL || g_ascii_strtoull(lean, NULL, 10) < 95)
            continue;
        g_hash_table_insert(rules->middle, g_strdup(form), GINT_TO_POINTER(gender[0]));
    }
}

DsQuoteRules *
ds_quote_rules_new(DsPack *pack, GError **error)
{
    DsQuoteRules *rules = g_new0(DsQuoteRules, 1);
    Builder builder = {rules, NULL};

    (void)error; /* lists that are missing are empty: then less is found */
    rules->lexicon = ds_lexicon_new();
    rules->phrases = g_array_new(FALSE, TRUE, sizeof(DsPhrase));
    g_array_set_clear_func(rules->phrases, phrase_clear);
    rules->cues = g_array_new(FALSE, TRUE, sizeof(DsCue));
    g_array_set_clear_func(rules->cues, cue_clear);
    rules->marks = g_array_new(FALSE, FALSE, sizeof(DsMarkPair));
    rules->middle = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    builder.index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_cues(&builder, pack);
    add_false_friends(&builder, pack);
    add_slots(&builder, pack);
    add_roles(&builder, pack);
    add_pronouns(&builder, pack);
    add_small_words(&builder, pack);
    add_marks(rules, pack);
    add_name_genders(rules, pack);
    g_hash_table_unref(builder.index);
    return rules;
}

void
ds_quote_rules_free(DsQuoteRules *rules)
{
    if (rules == NULL)
        return;
    ds_lexicon_free(rules->lexicon);
    g_array_unref(rules->phrases);
    g_array_unref(rules->cues);
    g_array_unref(rules->marks);
    g_hash_table_unref(rules->middle);
    g_free(rules);
}
