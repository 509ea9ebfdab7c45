#include "extract/name_scan.h"

#include <string.h>

#include "base/utf8.h"

void
ds_scan_init(DsScan *scan, const DsMentionRules *rules, const DsArticle *article)
{
    *scan = (DsScan){.rules = rules,
                     .article = article,
                     .text = article->text,
                     .fold = (gchar *)g_malloc(article->n_bytes + 1),
                     .tokens = (const DsToken *)(gpointer)article->tokens->data,
                     .matches = g_array_new(FALSE, FALSE, sizeof(DsMatch)),
                     .first_match = g_array_new(FALSE, FALSE, sizeof(guint32))};
    ds_name_fold(rules->fold, article->text, article->n_bytes, scan->fold);
    scan->fold[article->n_bytes] = '\0';
}

void
ds_scan_clear(DsScan *scan)
{
    g_free(scan->fold);
    g_array_unref(scan->matches);
    g_array_unref(scan->first_match);
}

typedef struct {
    DsScan *scan;
    guint32 token, last;
} Walk;

/* The end of a phrase is moved to the end of a token; a phrase that ends inside one is none. */
static gboolean
note_match(guint32 value, gsize length, gpointer data)
{
    Walk *walk = (Walk *)data;
    DsScan *scan = walk->scan;
    const guint32 end = scan->tokens[walk->token].start + (guint32)length;

    while (walk->last < scan->high && scan->tokens[walk->last].end < end)
        walk->last++;
    if (walk->last < scan->high && scan->tokens[walk->last].end == end) {
        const DsMatch match = {value, walk->last + 1};
        g_array_append_val(scan->matches, match);
    }
    return TRUE;
}

void
ds_scan_block(DsScan *scan, guint32 low, guint32 high)
{
    scan->low = low;
    scan->high = high;
    g_array_set_size(scan->matches, 0);
    g_array_set_size(scan->first_match, high - low + 1);

    const guint32 end = high > low ? scan->tokens[high - 1].end : 0;
    for (guint32 i = low; i < high; i++) {
        g_array_index(scan->first_match, guint32, i - low) = scan->matches->len;
        if (scan->tokens[i].kind != DS_TOKEN_WORD)
            continue;
        Walk walk = {scan, i, i};
        const guint32 start = scan->tokens[i].start;
        ds_lexicon_each(scan->rules->lexicon, scan->fold + start, end - start, note_match,
                        &walk);
    }
    g_array_index(scan->first_match, guint32, high - low) = scan->matches->len;
}

const DsMatch *
ds_scan_matches(const DsScan *scan, guint32 token, guint *n)
{
    const guint32 *first = &g_array_index(scan->first_match, guint32, token - scan->low);

    *n = first[1] - first[0];
    if (*n == 0)
        return NULL; /* the array may have no memory yet */
    return (const DsMatch *)(gpointer)scan->matches->data + first[0];
}

const DsMatch *
ds_scan_longest(const DsScan *scan, guint32 token, guint kinds)
{
    if (token >= scan->high)
        return NULL;
    guint n = 0;
    const DsMatch *matches = ds_scan_matches(scan, token, &n);

    while (n > 0)
        if ((ds_scan_phrase(scan, &matches[--n])->kinds & kinds) != 0)
            return &matches[n];
    return NULL;
}

gunichar
ds_scan_mark(const DsScan *scan, guint32 token)
{
    if (token >= scan->high || scan->tokens[token].kind != DS_TOKEN_PUNCT)
        return 0;
    return ds_utf8_peek(scan->text + scan->tokens[token].start);
}

gboolean
ds_scan_opens_sentence(const DsScan *scan, guint32 token)
{
    if (token == scan->low)
        return TRUE;
    switch (ds_scan_mark(scan, token - 1)) {
    case '.': /* "TP." and the like stand without a blank or before a name */
    case '!':
    case '?':
    case ':':
    case 0x2026: /* … */
    case '"':
    case 0x201C: /* “ */
    case '-':
    case 0x2013: /* – */
    case '*':
    case '+':
    case 0x2022: /* • */
        return ds_scan_has_space(scan, token) || ds_scan_mark(scan, token - 1) == '"' ||
               ds_scan_mark(scan, token - 1) == 0x201C;
    default:
        return FALSE;
    }
}

gboolean
ds_scan_inside_word(const DsScan *scan, guint32 token)
{
    const guint kinds =
        DS_PHRASE_INNER | DS_PHRASE_GENERIC | DS_PHRASE_BOUNDARY | DS_PHRASE_HEAD;

    for (guint32 back = 1; back <= 3 && token >= scan->low + back; back++) {
        const DsMatch *match = ds_scan_longest(scan, token - back, kinds);
        if (match != NULL && match->last > token)
            return TRUE;
    }
    return FALSE;
}

/* Whether a capital right after the name of a place makes another name of both: "Đức Bà" is no
 * Germany. What can be said of a country there is an office, a body, somebody's name. */
static gboolean
is_half_of_a_name(const DsScan *scan, guint32 next)
{
    const guint starts = DS_PHRASE_PLACE | DS_PHRASE_KNOWN | DS_PHRASE_SURNAME |
                         DS_PHRASE_GIVEN | DS_PHRASE_NAME_PART | DS_PHRASE_FUNCTION;
    const DsMatch *longer =
        ds_scan_longest(scan, next, DS_PHRASE_HEAD | DS_PHRASE_TITLE | DS_PHRASE_WORD);

    if (!ds_scan_is_capital(scan, next) || !ds_scan_has_space(scan, next) ||
        (scan->tokens[next].flags & DS_TOKEN_ALL_CAPS) != 0)
        return FALSE;
    if (longer != NULL && longer->last > next + 1)
        return FALSE;
    return ds_scan_longest(scan, next, starts) == NULL && !ds_scan_is_foreign(scan, next) &&
           !ds_scan_is_small(scan, next + 1);
}

guint32
ds_scan_place(const DsScan *scan, guint32 token, gboolean *country)
{
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_PLACE);

    if (match == NULL || !ds_scan_is_capital(scan, match->last - 1))
        return token;
    if (!ds_scan_is_capital(scan, token) && match->last == token + 1)
        return token;
    if (match->last == token + 1 && is_half_of_a_name(scan, match->last))
        return token;
    if (country != NULL)
        *country = ds_scan_phrase(scan, match)->country != 0;
    return match->last;
}

/* The name of a place that no list knows: two words, three when no person begins among them.
 */
static guint32
unknown_place(const DsScan *scan, guint32 token)
{
    guint32 last = token;

    while (last < token + 4 && ds_scan_is_capital(scan, last) &&
           (last == token || ds_scan_longest(scan, last, DS_PHRASE_TITLE) == NULL))
        last++;
    if (last - token <= 2)
        return last;
    if (last - token == 3 && ds_scan_longest(scan, token + 1, DS_PHRASE_SURNAME) == NULL)
        return last;
    return MIN(last, token + 2);
}

static gboolean
is_ordinal(const DsScan *scan, guint32 token)
{
    if (token >= scan->high)
        return FALSE;
    const DsToken *at = &scan->tokens[token];
    if (at->kind == DS_TOKEN_NUMBER)
        return at->end - at->start <= 4;
    /* Roman numerals */
    return at->kind == DS_TOKEN_WORD &&
           strspn(scan->text + at->start, "IVX") >= at->end - at->start;
}

guint32
ds_scan_placed(const DsScan *scan, guint32 token, gboolean *named)
{
    const DsMatch *head = ds_scan_longest(scan, token, DS_PHRASE_PLACE_HEAD);
    const guint32 known = ds_scan_place(scan, token, NULL);

    *named = TRUE;
    if (known > token && (head == NULL || known > head->last))
        return known;
    if (head == NULL || !ds_scan_phrase(scan, head)->place_inside)
        return token;
    guint32 at = head->last;
    if (ds_scan_mark(scan, at) == '.' && at + 1 < scan->high)
        at++;
    const guint32 place = ds_scan_place(scan, at, NULL);
    if (place > at)
        return place;
    if (is_ordinal(scan, at))
        return at + 1;
    if (ds_scan_is_capital(scan, at) && ds_scan_full_name(scan, at) < at + 3)
        return unknown_place(scan, at);
    *named = FALSE;
    return head->last;
}

gboolean
ds_rules_is_foreign(const DsMentionRules *rules, const gchar *folded, gsize n)
{
    gchar word[12];

    for (gsize i = 0; i < n; i++)
        if (!g_ascii_isalpha(folded[i]))
            return FALSE;
    if (n >= sizeof word)
        return TRUE;
    memcpy(word, folded, n);
    word[n] = '\0';
    gsize onset = strcspn(word, "aeiouy");
    gsize nucleus = strspn(word + onset, "aeiouy");
    const gchar *coda = word + onset + nucleus;
    if (nucleus == 0 || nucleus > 3)
        return TRUE;
    if (*coda != '\0' && !g_hash_table_contains(rules->codas, coda))
        return TRUE;
    word[onset] = '\0';
    return onset > 0 && !g_hash_table_contains(rules->onsets, word);
}

gboolean
ds_scan_is_foreign(const DsScan *scan, guint32 token)
{
    const guint32 start = scan->tokens[token].start;

    return ds_rules_is_foreign(scan->rules, scan->fold + start,
                               scan->tokens[token].end - start);
}

guint32
ds_scan_over_hyphen(const DsScan *scan, guint32 last)
{
    return ds_scan_mark(scan, last) == '-' && !ds_scan_has_space(scan, last) &&
                   !ds_scan_has_space(scan, last + 1) && ds_scan_is_small(scan, last + 1) &&
                   ds_scan_is_word(scan, last + 1)
               ? last + 2
               : last;
}

gboolean
ds_scan_ends_name(const DsScan *scan, guint32 token)
{
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_FUNCTION);

    return match != NULL && (scan->tokens[token].flags & DS_TOKEN_ALL_CAPS) == 0 &&
           ds_scan_over_hyphen(scan, token + 1) == token + 1;
}

gboolean
ds_scan_begins_word(const DsScan *scan, guint32 token)
{
    const guint kinds = DS_PHRASE_WORD | DS_PHRASE_BOUNDARY | DS_PHRASE_INNER |
                        DS_PHRASE_GENERIC | DS_PHRASE_TITLE | DS_PHRASE_HEAD;
    const DsMatch *match = ds_scan_longest(scan, token, kinds);

    return match != NULL && match->last > token + 1 && ds_scan_is_small(scan, token + 1);
}

guint32
ds_scan_known_person(const DsScan *scan, guint32 token)
{
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_MONONYM);

    return match != NULL && match->last > token + 1 && ds_scan_is_capital(scan, token) &&
                   ds_scan_is_capital(scan, token + 1)
               ? match->last
               : token;
}

/* The first token of the run of capitals and numbers that ends before token. */
static guint32
run_before(const DsScan *scan, guint32 token)
{
    while (token > scan->low && (ds_scan_is_capital(scan, token - 1) ||
                                 scan->tokens[token - 1].kind == DS_TOKEN_NUMBER))
        token--;
    return token;
}

static gboolean
follows_head(const DsScan *scan, guint32 token, guint kind)
{
    for (guint32 back = 1; back <= 4 && token >= scan->low + back; back++) {
        const DsMatch *head = ds_scan_longest(scan, token - back, kind);
        if (head != NULL && (head->last == token || (head->last + 1 == token &&
                                                     ds_scan_mark(scan, head->last) == '.')))
            return TRUE;
    }
    return FALSE;
}

gboolean
ds_scan_after_place(const DsScan *scan, guint32 token)
{
    return follows_head(scan, token, DS_PHRASE_PLACE_HEAD);
}

/* Whether the run of capitals at token is followed by another of the same list: else what a
 * comma sets apart from a street may be anything. */
static gboolean
lists_on(const DsScan *scan, guint32 token)
{
    while (ds_scan_is_capital(scan, token))
        token++;
    const gunichar mark = ds_scan_mark(scan, token);
    const DsMatch *join = ds_scan_longest(scan, token, DS_PHRASE_JOIN);
    if (mark == 0x2026 || mark == '.' || mark == ')')
        return TRUE;
    return (mark == ',' ||
            (join != NULL && ds_scan_phrase(scan, join)->join == DS_JOIN_COORDINATE)) &&
           ds_scan_is_capital(scan, token + 1);
}

gboolean
ds_scan_among_streets(const DsScan *scan, guint32 token)
{
    for (guint steps = 0; steps < 12; steps++) {
        if (follows_head(scan, token, DS_PHRASE_STREET))
            return TRUE;
        if (token < scan->low + 2)
            return FALSE;
        const gunichar mark = ds_scan_mark(scan, token - 1);
        const DsMatch *join = ds_scan_longest(scan, token - 1, DS_PHRASE_JOIN);
        if (mark != ',' && mark != '-' && mark != 0x2013 &&
            (join == NULL || ds_scan_phrase(scan, join)->join != DS_JOIN_COORDINATE))
            return FALSE;
        const guint32 before = run_before(scan, token - 1);
        if (before == token - 1 || (steps == 0 && mark == ',' && !lists_on(scan, token)))
            return FALSE;
        token = before;
    }
    return FALSE;
}

guint32
ds_scan_full_name(const DsScan *scan, guint32 token)
{
    const DsMatch *surname = ds_scan_longest(scan, token, DS_PHRASE_SURNAME);
    guint32 last = token;

    if (surname == NULL || !ds_scan_is_capital(scan, token))
        return token;
    while (last < scan->high && last < token + 5 && ds_scan_is_capital(scan, last) &&
           (last == token || scan->tokens[last].start == scan->tokens[last - 1].end + 1))
        last++;
    if (last - token < 2 || ds_scan_ends_name(scan, token + 1))
        return token;
    /* The name ends where an office begins, or a place of two words. */
    for (guint32 i = token + 2; i < last; i++) {
        const DsMatch *place = ds_scan_longest(scan, i, DS_PHRASE_PLACE);
        const DsMatch *head = ds_scan_longest(scan, i, DS_PHRASE_HEAD | DS_PHRASE_TITLE);
        const DsMatch *word =
            ds_scan_longest(scan, i, DS_PHRASE_BOUNDARY | DS_PHRASE_INNER | DS_PHRASE_GENERIC);
        const DsMatch *address = ds_scan_longest(scan, i, DS_PHRASE_TITLE);
        if (ds_scan_longest(scan, i, DS_PHRASE_CREDIT) != NULL || ds_scan_ends_name(scan, i))
            return i;
        if (i > token + 2 && ds_scan_begins_word(scan, i))
            return i;
        if (address != NULL && address->last < last &&
            ds_scan_longest(scan, address->last, DS_PHRASE_SURNAME) != NULL)
            return i; /* "… X Ông Nguyễn …": a mark is missing */
        if ((place != NULL && place->last > i + 1) || (head != NULL && head->last > i + 1) ||
            (word != NULL && word->last > last))
            return i;
    }
    return last;
}
