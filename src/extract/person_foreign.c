/* Foreign names without a title: by the given name, by an age, by the company of others. */
#include "extract/person_walk.h"

gboolean
ds_person_has_digit(const DsScan *scan, guint32 token)
{
    for (guint32 i = scan->tokens[token].start; i < scan->tokens[token].end; i++)
        if (g_ascii_isdigit(scan->text[i]))
            return TRUE;
    return FALSE;
}

/* Whether every word may be a name's: no figure, nothing in capitals all, no word of firms. */
static gboolean
holds_names_only(const DsScan *scan, guint32 first, guint32 last, guint kinds)
{
    for (guint32 i = first; i < last; i++)
        if (ds_person_has_digit(scan, i) || (scan->tokens[i].flags & DS_TOKEN_ALL_CAPS) != 0 ||
            ds_scan_longest(scan, i, kinds) != NULL)
            return FALSE;
    return TRUE;
}

/* A run of capitals that stands by itself at token; its end, or token. */
static guint32
free_run(const DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const guint32 last = ds_person_before_org(walk, ds_person_run(scan, token));

    if (last < token + 2 || last > token + 4)
        return token;
    if (token > scan->low && ds_scan_is_capital(scan, token - 1) &&
        !ds_scan_opens_sentence(scan, token - 1))
        return token; /* the middle of some other name */
    return last;
}

/* A given name known abroad and the words with capitals after it. */
static guint32
by_given_name(const DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const guint32 last = free_run(walk, token);

    if (last == token || ds_scan_longest(scan, token, DS_PHRASE_GIVEN) == NULL ||
        (scan->tokens[token].flags & DS_TOKEN_ALL_CAPS) != 0 ||
        !holds_names_only(scan, token + 1, last, DS_PHRASE_LATIN | DS_PHRASE_PLACE))
        return token;
    const DsMatch *thing = ds_scan_longest(scan, token, DS_PHRASE_GENERIC | DS_PHRASE_KNOWN);
    if (thing != NULL && thing->last > token + 1)
        return token; /* a tournament, a brand that bears a name */
    const DsMatch *known = ds_scan_longest(scan, token + 1, DS_PHRASE_KNOWN);
    if (known != NULL && known->last != token + 2)
        return token;
    return last;
}

gboolean
ds_person_has_age(const DsScan *scan, guint32 last)
{
    const gunichar mark = ds_scan_mark(scan, last);

    return (mark == '(' || mark == ',') && last + 2 < scan->high &&
           scan->tokens[last + 1].kind == DS_TOKEN_NUMBER &&
           scan->tokens[last + 1].end - scan->tokens[last + 1].start <= 2 &&
           ds_scan_longest(scan, last + 2, DS_PHRASE_AGE) != NULL;
}

static gboolean
is_coordination(const DsScan *scan, guint32 token)
{
    const DsMatch *join = ds_scan_longest(scan, token, DS_PHRASE_JOIN);

    return ds_scan_mark(scan, token) == ',' ||
           (join != NULL && ds_scan_phrase(scan, join)->join == DS_JOIN_COORDINATE);
}

/* The token before a bracket that closes at token; else the token. */
static guint32
before_bracket(const DsScan *scan, guint32 token)
{
    if (ds_scan_mark(scan, token) != ')')
        return token;
    for (guint32 back = 1; back <= 8 && token >= scan->low + back; back++)
        if (ds_scan_mark(scan, token - back) == '(' && token > back)
            return token - back - 1;
    return token;
}

/* The next of a list of people: "A (X), B", "A và B". */
static gboolean
follows_person(const DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;

    if (walk->candidates->len == 0 || token < scan->low + 2 ||
        !is_coordination(scan, token - 1))
        return FALSE;
    const DsPersonCandidate *before =
        &g_array_index(walk->candidates, DsPersonCandidate, walk->candidates->len - 1);
    return (before->flags & (DS_PERSON_WEAK | DS_PERSON_STREET)) == 0 &&
           before->last == before_bracket(scan, token - 2) + 1;
}

/* Words of another language that no list knows, and something beside that tells a person. */
static guint32
by_company(const DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const guint others = DS_PHRASE_LATIN | DS_PHRASE_PLACE | DS_PHRASE_KNOWN | DS_PHRASE_HEAD |
                         DS_PHRASE_TITLE | DS_PHRASE_GENERIC;
    const guint32 last = free_run(walk, token);
    guint n_foreign = 0;

    if (last == token || !holds_names_only(scan, token, last, others))
        return token;
    for (guint32 i = token; i < last; i++)
        n_foreign += ds_scan_is_word(scan, i) && ds_scan_is_foreign(scan, i) ? 1 : 0;
    if (2 * n_foreign < last - token)
        return token;
    return ds_person_has_age(scan, last) || follows_person(walk, token) ? last : token;
}

guint32
ds_person_foreign(DsPersonWalk *walk, guint32 token)
{
    guint32 last = ds_scan_known_person(walk->scan, token);

    if (last == token)
        last = by_given_name(walk, token);
    if (last == token)
        last = by_company(walk, token);
    if (last > token)
        ds_person_add(walk, token, last, DS_PERSON_FULL | DS_PERSON_FOREIGN);
    return last;
}
