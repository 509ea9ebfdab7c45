/* Where the name of an institution ends: words of fields, places, joins, and what stops it. */
#include "extract/org_grow-private.h"

#define MAX_TOKENS 24

void
ds_grow_note_cut(const DsScan *scan, DsGrowth *growth)
{
    if (growth->n_cuts < DS_MAX_CUTS && growth->n_parts > 0)
        growth->cuts[growth->n_cuts++] = scan->tokens[growth->at - 1].end;
}

guint
ds_grow_follows(const DsGrowth *growth)
{
    return growth->head != NULL ? growth->head->follows : 0;
}

/* A word in small letters that belongs to a field and ends no name. */
const DsMatch *
ds_grow_inner_at(const DsScan *scan, guint32 token)
{
    const DsMatch *inner = ds_scan_longest(scan, token, DS_PHRASE_INNER);
    const DsMatch *stop = ds_scan_longest(scan, token, DS_PHRASE_BOUNDARY | DS_PHRASE_GENERIC);

    return inner != NULL && (stop == NULL || inner->last >= stop->last) ? inner : NULL;
}

/* Whether another institution begins at token with a capital. */
gboolean
ds_grow_opens_other(const DsScan *scan, guint32 token)
{
    const DsMatch *head = ds_scan_longest(scan, token, DS_PHRASE_HEAD);

    if (!ds_scan_is_capital(scan, token))
        return FALSE;
    if (head == NULL)
        return FALSE;
    const DsMatch *inner = ds_scan_longest(scan, token, DS_PHRASE_INNER);
    return inner == NULL || inner->last < head->last;
}

/* A body of the state is not called by a person's name. */
static gboolean
is_public(const DsGrowth *growth)
{
    static const gchar *const kinds[] = {"government", "ministry", "department",
                                         "agency",     "party",    NULL};

    return growth->head != NULL && g_strv_contains(kinds, growth->head->kind) &&
           (ds_grow_follows(growth) & DS_FOLLOWS_PERSON) == 0;
}

gboolean
ds_grow_is_firm(const DsGrowth *growth)
{
    static const gchar *const kinds[] = {"company", "bank", "media", NULL};

    return growth->head != NULL && g_strv_contains(kinds, growth->head->kind);
}

gboolean
ds_grow_begins_person(const DsScan *scan, const DsGrowth *growth, guint32 token)
{
    const guint32 end = ds_scan_full_name(scan, token);
    const DsMatch *surname = ds_scan_longest(scan, token, DS_PHRASE_SURNAME);

    if (end < token + 2 || (growth->n_parts == 0 && !is_public(growth)))
        return FALSE;
    if (ds_scan_place(scan, token, NULL) > token)
        return FALSE;
    const DsPhrase *phrase = ds_scan_phrase(scan, surname);
    if (ds_scan_longest(scan, token, DS_PHRASE_INNER) != NULL && end < token + 3)
        return FALSE;
    if ((ds_grow_follows(growth) & (DS_FOLLOWS_NAME | DS_FOLLOWS_PERSON)) != 0 &&
        !is_public(growth))
        return growth->n_capital_parts > 1 && end >= token + 3 && phrase->surname_weight >= 40;
    return end >= token + 3 || phrase->surname_weight >= 100;
}

gboolean
ds_grow_take(DsGrowth *growth, guint32 last, gboolean capital)
{
    growth->n_parts += last - growth->at;
    if (capital)
        growth->n_capital_parts++;
    growth->at = last;
    return TRUE;
}

/* A word of plain letters that no list knows: of a foreign name. */
gboolean
ds_grow_is_foreign(const DsScan *scan, guint32 token)
{
    guint n = 0;

    if ((scan->tokens[token].flags & DS_TOKEN_ALL_CAPS) != 0)
        return FALSE;
    ds_scan_matches(scan, token, &n);
    const DsMatch *given = ds_scan_longest(scan, token, DS_PHRASE_GIVEN);
    if (n > 0 && given == NULL)
        return FALSE;
    return given != NULL || ds_scan_is_foreign(scan, token);
}

/* A place or a known body after a head that takes a field alone: "Vụ <a bank>" is a case, no
 * department. Ministries' abbreviations are fields. */
static gboolean
is_other_body(const DsScan *scan, const DsGrowth *growth, guint32 at)
{
    const guint takes = DS_FOLLOWS_NAME | DS_FOLLOWS_ORG | DS_FOLLOWS_PLACE;
    const DsMatch *known = ds_scan_longest(scan, at, DS_PHRASE_KNOWN);
    const DsMatch *inner = ds_scan_longest(scan, at, DS_PHRASE_INNER);

    if (growth->head == NULL)
        return FALSE;
    if (growth->head->kind == g_intern_static_string("government"))
        return ds_scan_place(scan, at, NULL) > at;
    if ((ds_grow_follows(growth) & takes) != 0 || known == NULL || inner != NULL)
        return FALSE;
    const guint32 form = ds_scan_phrase(scan, known)->form;
    const gchar *kind =
        ds_table_get(scan->rules->institutions, ds_rules_form(scan->rules, form)->row, "kind");
    return g_strcmp0(kind, "ministry") != 0;
}

/* "Tùng Lâm sản xuất": the small last syllable of the field begins another word. */
static gboolean
is_broken(const DsScan *scan, const DsMatch *inner)
{
    const guint words = DS_PHRASE_INNER | DS_PHRASE_BOUNDARY | DS_PHRASE_WORD | DS_PHRASE_DUAL;
    const guint32 last = inner->last - 1;

    if (!ds_scan_is_small(scan, last))
        return FALSE;
    const DsMatch *other = ds_scan_longest(scan, last, words);
    return other != NULL && other->last > inner->last;
}

gboolean
ds_grow_capital(const DsScan *scan, DsGrowth *growth)
{
    const guint32 at = growth->at;

    if (!ds_scan_is_capital(scan, at) || growth->placed || growth->complete)
        return FALSE;
    if (growth->n_parts > 0 && ds_grow_opens_other(scan, at))
        return FALSE;
    if (ds_grow_begins_person(scan, growth, at))
        return FALSE;
    if (growth->n_parts == 0 && is_other_body(scan, growth, at))
        return FALSE;
    if (is_public(growth) && growth->n_parts > 0 && ds_grow_is_foreign(scan, at))
        return FALSE; /* who leads it: "Chủ tịch Hạ viện Nancy Pelosi" */
    if (!ds_grow_is_firm(growth) && growth->n_parts > 1 && ds_scan_is_capital(scan, at + 1) &&
        ds_scan_longest(scan, at, DS_PHRASE_GIVEN) != NULL)
        return FALSE;
    const DsMatch *title = ds_scan_longest(scan, at, DS_PHRASE_TITLE);
    const DsMatch *inner = ds_scan_longest(scan, at, DS_PHRASE_INNER);
    if (growth->n_parts > 0 && title != NULL && title->last > at + 1 && inner == NULL)
        return FALSE;
    const DsMatch *stop = ds_scan_longest(scan, at, DS_PHRASE_GENERIC);
    if (growth->n_parts == 0 && stop != NULL && stop->last > at + 1 &&
        (inner == NULL || inner->last < stop->last))
        return FALSE;
    growth->capital = TRUE;
    /* a compound whose later words are small is taken whole */
    const DsMatch *whole =
        inner != NULL
            ? inner
            : ds_scan_longest(scan, at, DS_PHRASE_GENERIC | DS_PHRASE_TITLE | DS_PHRASE_WORD);
    guint32 last = whole != NULL ? whole->last : at + 1;
    if (inner != NULL && growth->n_capital_parts > 0 && is_broken(scan, inner))
        last = at + 1;
    for (guint32 i = at + 1; inner == NULL && i < last; i++)
        if (ds_scan_is_capital(scan, i))
            last = at + 1;
    return ds_grow_take(growth, last, TRUE);
}

/* After a proper name, or a field with a capital, a word that is a verb as well is one, unless
 * the name plainly goes on. */
static gboolean
is_verb_here(const DsScan *scan, const DsGrowth *growth, const DsMatch *inner)
{
    const guint32 before = growth->at - 1;

    if (!ds_scan_is_capital(scan, before) && !ds_scan_is_capital(scan, before - 1))
        return FALSE;
    const DsMatch *head = ds_scan_longest(scan, before, DS_PHRASE_HEAD);
    if (head != NULL && (scan->tokens[before].flags & DS_TOKEN_ALL_CAPS) != 0)
        return FALSE; /* a legal form: TNHH */
    const gboolean proper = ds_scan_is_capital(scan, before) &&
                            ds_scan_longest(scan, before, DS_PHRASE_INNER) == NULL &&
                            ds_scan_longest(scan, before - 1, DS_PHRASE_INNER) == NULL;
    if (proper && (ds_grow_follows(growth) & DS_FOLLOWS_NAME) != 0)
        return TRUE;
    if ((ds_scan_phrase(scan, inner)->kinds & DS_PHRASE_DUAL) == 0)
        return FALSE;
    return ds_scan_is_small(scan, inner->last) &&
           ds_scan_longest(scan, inner->last,
                           DS_PHRASE_INNER | DS_PHRASE_JOIN | DS_PHRASE_BOUNDARY) == NULL;
}

gboolean
ds_grow_inner(const DsScan *scan, DsGrowth *growth)
{
    const DsMatch *inner = ds_grow_inner_at(scan, growth->at);

    if (inner == NULL || growth->placed || growth->complete || !growth->capital)
        return FALSE;
    if ((ds_grow_follows(growth) & (DS_FOLLOWS_FIELD | DS_FOLLOWS_ORG)) == 0)
        return FALSE;
    if (growth->n_parts > 0 && is_verb_here(scan, growth, inner))
        return FALSE;
    if (growth->n_parts > 0)
        ds_grow_note_cut(scan, growth);
    return ds_grow_take(growth, inner->last, FALSE);
}

/* The small second half of a compound that only its first syllable's capital shows: after one
 * capital by itself, a syllable that no list knows for something else. */
static gboolean
take_second_half(const DsScan *scan, DsGrowth *growth)
{
    const guint32 at = growth->at;
    const guint stops = DS_PHRASE_BOUNDARY | DS_PHRASE_JOIN | DS_PHRASE_PLACE_HEAD |
                        DS_PHRASE_GENERIC | DS_PHRASE_TITLE;

    if (growth->placed || growth->complete || growth->n_parts == 0 ||
        (ds_grow_follows(growth) & DS_FOLLOWS_FIELD) == 0 || !ds_scan_is_small(scan, at) ||
        !ds_scan_is_capital(scan, at - 1) ||
        scan->tokens[at].start != scan->tokens[at - 1].end + 1)
        return FALSE;
    if (growth->n_parts > 1 && ds_scan_is_capital(scan, at - 2))
        return FALSE;
    const DsMatch *known = ds_scan_longest(scan, at - 1, DS_PHRASE_KNOWN);
    if (ds_scan_is_foreign(scan, at - 1) || (known != NULL && known->last == at))
        return FALSE;
    if (ds_scan_longest(scan, at - 1, DS_PHRASE_INNER | DS_PHRASE_PLACE) != NULL ||
        ds_scan_longest(scan, at, stops) != NULL ||
        (scan->tokens[at - 1].flags & DS_TOKEN_ALL_CAPS) != 0)
        return FALSE;
    return ds_grow_take(growth, at + 1, FALSE);
}

void
ds_org_grow(const DsScan *scan, DsGrowth *growth)
{
    const guint32 limit = MIN(scan->high, growth->at + MAX_TOKENS);

    while (growth->at < limit) {
        if (scan->tokens[growth->at].kind == DS_TOKEN_PUNCT) {
            const DsGrowth before = *growth;
            if (ds_grow_mark(scan, growth))
                continue;
            *growth = before;
            return;
        }
        if (ds_grow_institution(scan, growth) || ds_grow_place(scan, growth) ||
            ds_grow_number(scan, growth))
            continue;
        if (ds_scan_is_capital(scan, growth->at)) {
            if (!ds_grow_capital(scan, growth))
                return;
            continue;
        }
        const DsGrowth before = *growth;
        if (ds_grow_join(scan, growth))
            continue;
        *growth = before;
        if (!ds_grow_inner(scan, growth) && !take_second_half(scan, growth))
            return;
    }
}
