#include "extract/name_key.h"

#include <string.h>

#include "base/utf8.h"

/* The longest phrase at text that is a place or a join, with its length. */
typedef struct {
    const DsMentionRules *rules;
    const DsPhrase *place, *join, *place_head;
    gsize place_length, join_length, place_head_length;
} Found;

static gboolean
note_phrase(guint32 value, gsize length, gpointer data)
{
    Found *found = (Found *)data;
    const DsPhrase *phrase = ds_rules_phrase(found->rules, value);

    if ((phrase->kinds & DS_PHRASE_PLACE) != 0) {
        found->place = phrase;
        found->place_length = length;
    }
    if ((phrase->kinds & DS_PHRASE_PLACE_HEAD) != 0 && phrase->place_level == 1) {
        found->place_head = phrase;
        found->place_head_length = length;
    }
    if ((phrase->kinds & DS_PHRASE_JOIN) != 0) {
        found->join = phrase;
        found->join_length = length;
    }
    return TRUE;
}

static void
append_word(GString *key, const gchar *text, gsize n)
{
    if (key->len > 0)
        g_string_append_c(key, ' ');
    g_string_append_len(key, text, (gssize)n);
}

static gsize
word_length(const gchar *text, const gchar *end)
{
    const gchar *p = text;

    while (p < end && ds_utf8_is_word(ds_utf8_peek(p)))
        p = g_utf8_next_char(p);
    return (gsize)(p - text);
}

static void
append_place(const DsMentionRules *rules, GString *key, guint32 row)
{
    const gchar *form = ds_table_get(rules->places, row, "form");
    g_autofree gchar *folded = ds_name_fold_dup(rules->fold, form, -1);

    append_word(key, folded, strlen(folded));
}

static void
append_plain_word(const DsMentionRules *rules, GString *key, const gchar *word, gsize n)
{
    gchar name[24];
    const gchar *words = NULL;

    if (n < sizeof name) {
        memcpy(name, word, n);
        name[n] = '\0';
        words = (const gchar *)g_hash_table_lookup(rules->words, name);
    }
    if (words != NULL)
        append_word(key, words, strlen(words));
    else
        append_word(key, word, n);
}

/* khóa XV: the body is the same in each of its terms. */
static const gchar *
skip_number(const gchar *p, const gchar *end)
{
    while (p < end && *p == ' ')
        p++;
    return p + word_length(p, end);
}

/* "tỉnh X" is X when X is a province, "thành phố X" when X is a city of that rank; the town of
 * a province of the same name is another place. */
static gboolean
province_follows(const DsMentionRules *rules,
                 const gchar *p,
                 const gchar *end,
                 gboolean city_head)
{
    Found found = {.rules = rules};

    while (p < end && (*p == ' ' || *p == '.'))
        p++;
    ds_lexicon_each(rules->lexicon, p, (gsize)(end - p), note_phrase, &found);
    if (found.place == NULL)
        return FALSE;
    return city_head ? found.place->city : found.place->province;
}

/* Whether the place of an alias such as "TP X" is a city of the rank of a province. */
static gboolean
is_city(const DsMentionRules *rules, const DsPhrase *place)
{
    return g_strcmp0(ds_table_get(rules->places, place->place, "rank"), "city") == 0;
}

gchar *
ds_name_key(const DsMentionRules *rules, const gchar *text, gsize n)
{
    g_autofree gchar *folded = ds_name_fold_dup(rules->fold, text, (gssize)n);
    const gchar *end = folded + n;
    GString *key = g_string_new(NULL);

    for (const gchar *p = folded; p < end;) {
        const gsize word = word_length(p, end);
        if (word == 0) {
            p = g_utf8_next_char(p);
            continue;
        }
        Found found = {.rules = rules};
        ds_lexicon_each(rules->lexicon, p, (gsize)(end - p), note_phrase, &found);
        if (found.place_head != NULL && key->len > 0 &&
            province_follows(rules, p + found.place_head_length, end,
                             found.place_head->city_head)) {
            p += found.place_head_length;
            continue;
        }
        const gboolean coordinate =
            found.join != NULL &&
            (found.join->join == DS_JOIN_COORDINATE || found.join->join == DS_JOIN_BRANCH);
        if (found.join != NULL && found.join->join == DS_JOIN_TERM && key->len > 0) {
            p = skip_number(p + found.join_length, end);
        } else if (found.place != NULL && found.place_length >= word && key->len > 0 &&
                   (found.place_head == NULL || is_city(rules, found.place))) {
            append_place(rules, key, found.place->place);
            p += found.place_length;
        } else if (coordinate && key->len > 0) {
            p += found.join_length;
        } else {
            append_plain_word(rules, key, p, word);
            p += word;
        }
    }
    return g_string_free(key, FALSE);
}

gchar *
ds_name_key_of(const DsMentionRules *rules, const gchar *text)
{
    return ds_name_key(rules, text, strlen(text));
}
