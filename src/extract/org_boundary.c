/* Where the name of an institution ends: words of fields, places, joins, and what stops it. */
#include "extract/org_scan.h"

#include <string.h>

#define MAX_TOKENS 24

static void
note_cut(const DsScan *scan, DsGrowth *growth)
{
    if (growth->n_cuts < DS_MAX_CUTS && growth->n_parts > 0)
        growth->cuts[growth->n_cuts++] = scan->tokens[growth->at - 1].end;
}

static guint
follows(const DsGrowth *growth)
{
    return growth->head != NULL ? growth->head->follows : 0;
}

/* A word in small letters that belongs to a field and ends no name. */
static const DsMatch *
inner_at(const DsScan *scan, guint32 token)
{
    const DsMatch *inner = ds_scan_longest(scan, token, DS_PHRASE_INNER);
    const DsMatch *stop = ds_scan_longest(scan, token, DS_PHRASE_BOUNDARY | DS_PHRASE_GENERIC);

    return inner != NULL && (stop == NULL || inner->last >= stop->last) ? inner : NULL;
}

/* Whether another institution begins at token with a capital. */
static gboolean
opens_other(const DsScan *scan, guint32 token)
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
           (follows(growth) & DS_FOLLOWS_PERSON) == 0;
}

static gboolean
is_firm(const DsGrowth *growth)
{
    static const gchar *const kinds[] = {"company", "bank", "media", NULL};

    return growth->head != NULL && g_strv_contains(kinds, growth->head->kind);
}

static gboolean
begins_person(const DsScan *scan, const DsGrowth *growth, guint32 token)
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
    if ((follows(growth) & (DS_FOLLOWS_NAME | DS_FOLLOWS_PERSON)) != 0 && !is_public(growth))
        return growth->n_capital_parts > 1 && end >= token + 3 && phrase->surname_weight >= 40;
    return end >= token + 3 || phrase->surname_weight >= 100;
}

static gboolean
take(DsGrowth *growth, guint32 last, gboolean capital)
{
    growth->n_parts += last - growth->at;
    if (capital)
        growth->n_capital_parts++;
    growth->at = last;
    return TRUE;
}

/* A word of plain letters that no list knows: of a foreign name. */
static gboolean
is_foreign(const DsScan *scan, guint32 token)
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

/* A place; after one, only another with its head ("tỉnh X" after "Việt Nam") may follow. */
static gboolean
take_place(const DsScan *scan, DsGrowth *growth)
{
    gboolean named = FALSE;
    gboolean country = FALSE;
    const guint32 last = ds_scan_placed(scan, growth->at, &named);

    if (last == growth->at)
        return FALSE;
    const guint32 run = ds_org_latin_run(scan, growth->at);
    if (growth->n_parts == 0 && growth->head != NULL && run > last &&
        growth->head->kind == g_intern_static_string("media") && is_foreign(scan, run - 1))
        return take(growth, run, TRUE); /* "Tờ Manila Standard" */
    if (growth->placed && ds_scan_is_capital(scan, growth->at) &&
        ds_scan_longest(scan, growth->at, DS_PHRASE_PLACE_HEAD) == NULL)
        return FALSE;
    if (!named) {
        if (growth->n_parts > 0 || growth->placed || growth->complete ||
            (follows(growth) & DS_FOLLOWS_PLACE) == 0)
            return FALSE;
        growth->bare_place = TRUE;
    }
    if (growth->head == NULL && !growth->complete)
        return FALSE;
    if (growth->head != NULL && growth->n_parts == 0 &&
        growth->head->kind == g_intern_static_string("government") &&
        ds_scan_place(scan, growth->at, &country) > growth->at && !country)
        return FALSE; /* a parliament is that of a country */
    if (growth->n_parts == 0 && !growth->complete &&
        (follows(growth) & (DS_FOLLOWS_PLACE | DS_FOLLOWS_NAME)) == 0)
        return FALSE;
    growth->placed = TRUE;
    return take(growth, last, TRUE);
}

/* A unit directly before the name of its body bears it: "Ban Kỷ luật Liên đoàn X". */
static gboolean
has_parent_beside(const DsGrowth *growth)
{
    return growth->n_parts > 0 && growth->upper &&
           (growth->head->kind == g_intern_static_string("department") ||
            growth->head->kind == g_intern_static_string("agency"));
}

static gboolean
is_ministry(const DsScan *scan, const DsOrgCandidate *body)
{
    return body->head != DS_NO_ROW && body->last > body->first + 1 &&
           ds_rules_head(scan->rules, body->head)->kind == g_intern_static_string("ministry");
}

/* An institution that stands in the name: the committee of a body, the police of a place. */
static gboolean
take_institution(const DsScan *scan, DsGrowth *growth)
{
    DsOrgCandidate inside;

    if (growth->depth >= 2)
        return FALSE; /* names hold few names; no loop over loops */
    if (growth->placed || growth->head == NULL || !opens_other(scan, growth->at)) {
        const DsMatch *known = ds_scan_longest(scan, growth->at, DS_PHRASE_KNOWN);
        if (known == NULL || growth->placed || growth->head == NULL ||
            (follows(growth) & (DS_FOLLOWS_ORG | DS_FOLLOWS_NAME)) == 0)
            return FALSE;
    }
    if (!ds_org_at(scan, growth->at, growth->depth + 1, &inside) || inside.last <= growth->at)
        return FALSE;
    if ((inside.flags & (DS_ORG_NAME_ONLY | DS_ORG_BACK)) != 0)
        return FALSE;
    const guint other = inside.head != DS_NO_ROW
                            ? ds_rules_head(scan->rules, inside.head)->follows
                            : DS_FOLLOWS_NAME;
    /* a body that has nothing but its place for a name: the police, a committee of a town; or a
     * ministry in the stead of a place */
    const gboolean local = (other == DS_FOLLOWS_PLACE || has_parent_beside(growth) ||
                            (growth->n_parts == 0 && follows(growth) == DS_FOLLOWS_PLACE &&
                             is_ministry(scan, &inside))) &&
                           !growth->complete;
    if ((follows(growth) & DS_FOLLOWS_ORG) == 0 && !local &&
        !(growth->n_parts == 0 && (follows(growth) & DS_FOLLOWS_NAME) != 0))
        return FALSE;
    growth->placed = TRUE;
    if (inside.row != DS_NO_ROW && (inside.flags & DS_ORG_EXTENDED) == 0) {
        growth->inner_row = inside.row + 1;
        growth->inner_start = scan->tokens[growth->at].start;
    }
    return take(growth, inside.last, TRUE);
}

static gboolean
is_number_word(const DsScan *scan, guint32 token)
{
    if (token >= scan->high)
        return FALSE;
    const DsToken *at = &scan->tokens[token];
    if (at->kind == DS_TOKEN_NUMBER)
        return at->end - at->start <= 4 &&
               memchr(scan->text + at->start, ',', at->end - at->start) == NULL;
    return at->kind == DS_TOKEN_WORD &&
           strspn(scan->text + at->start, "IVX") >= at->end - at->start;
}

/* A number ends a name ("Sông Đà 9", "Quân khu 7") unless it counts what follows. */
static gboolean
take_number(const DsScan *scan, DsGrowth *growth)
{
    const guint32 at = growth->at;

    if (!is_number_word(scan, at) || growth->placed)
        return FALSE;
    if (growth->n_parts == 0)
        return (follows(growth) & DS_FOLLOWS_NUMBER) != 0 && take(growth, at + 1, TRUE);
    const gboolean counts = ds_scan_is_small(scan, at + 1);
    const gunichar mark = ds_scan_mark(scan, at + 1);
    if (growth->head == NULL || counts || mark == '%' || mark == '/' || growth->complete ||
        !ds_scan_is_capital(scan, at - 1))
        return FALSE;
    growth->placed = TRUE;
    return take(growth, at + 1, TRUE);
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
    if ((follows(growth) & takes) != 0 || known == NULL || inner != NULL)
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

static gboolean
take_capital(const DsScan *scan, DsGrowth *growth)
{
    const guint32 at = growth->at;

    if (!ds_scan_is_capital(scan, at) || growth->placed || growth->complete)
        return FALSE;
    if (growth->n_parts > 0 && opens_other(scan, at))
        return FALSE;
    if (begins_person(scan, growth, at))
        return FALSE;
    if (growth->n_parts == 0 && is_other_body(scan, growth, at))
        return FALSE;
    if (is_public(growth) && growth->n_parts > 0 && is_foreign(scan, at))
        return FALSE; /* who leads it: "Chủ tịch Hạ viện Nancy Pelosi" */
    if (!is_firm(growth) && growth->n_parts > 1 && ds_scan_is_capital(scan, at + 1) &&
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
    return take(growth, last, TRUE);
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
    if (proper && (follows(growth) & DS_FOLLOWS_NAME) != 0)
        return TRUE;
    if ((ds_scan_phrase(scan, inner)->kinds & DS_PHRASE_DUAL) == 0)
        return FALSE;
    return ds_scan_is_small(scan, inner->last) &&
           ds_scan_longest(scan, inner->last,
                           DS_PHRASE_INNER | DS_PHRASE_JOIN | DS_PHRASE_BOUNDARY) == NULL;
}

static gboolean
take_inner(const DsScan *scan, DsGrowth *growth)
{
    const DsMatch *inner = inner_at(scan, growth->at);

    if (inner == NULL || growth->placed || growth->complete || !growth->capital)
        return FALSE;
    if ((follows(growth) & (DS_FOLLOWS_FIELD | DS_FOLLOWS_ORG)) == 0)
        return FALSE;
    if (growth->n_parts > 0 && is_verb_here(scan, growth, inner))
        return FALSE;
    if (growth->n_parts > 0)
        note_cut(scan, growth);
    return take(growth, inner->last, FALSE);
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
        (follows(growth) & DS_FOLLOWS_FIELD) == 0 || !ds_scan_is_small(scan, at) ||
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
    return take(growth, at + 1, FALSE);
}

/* Whether a field, and no other name, begins at token. */
static gboolean
begins_field(const DsScan *scan, const DsGrowth *growth, guint32 token, gboolean hyphen)
{
    const gboolean inner = ds_scan_longest(scan, token, DS_PHRASE_INNER) != NULL;
    const DsMatch *head = ds_scan_longest(scan, token, DS_PHRASE_HEAD);
    DsOrgCandidate other;

    if (head != NULL && growth->depth < 2 &&
        ds_org_at(scan, token, growth->depth + 1, &other) && other.last > head->last)
        return FALSE;
    if (!ds_scan_is_capital(scan, token))
        return inner_at(scan, token) != NULL;
    if (inner)
        return !opens_other(scan, token);
    return !opens_other(scan, token) && !begins_person(scan, growth, token) &&
           ds_scan_place(scan, token, NULL) == token &&
           ds_scan_longest(scan, token, DS_PHRASE_KNOWN | DS_PHRASE_TITLE) == NULL &&
           ((follows(growth) & DS_FOLLOWS_NAME) == 0 || hyphen);
}

static gboolean
take_coordinate(const DsScan *scan, DsGrowth *growth, guint32 next, gboolean hyphen)
{
    if (growth->n_parts == 0 || growth->placed || growth->complete ||
        (follows(growth) & DS_FOLLOWS_FIELD) == 0 || !begins_field(scan, growth, next, hyphen))
        return FALSE;
    note_cut(scan, growth);
    growth->n_parts += next - growth->at;
    growth->at = next;
    if (take_capital(scan, growth) || take_inner(scan, growth))
        return TRUE;
    growth->at = next - 1;
    return FALSE;
}

/* "Kinh tế, Văn hóa và Xã hội": a comma counts when "và" follows the next field. */
static gboolean
take_comma(const DsScan *scan, DsGrowth *growth)
{
    const guint32 next = growth->at + 1;
    const DsMatch *inner = ds_scan_longest(scan, next, DS_PHRASE_INNER);

    if (growth->n_parts == 0 || growth->placed || growth->complete ||
        !begins_field(scan, growth, next, FALSE))
        return FALSE;
    guint32 after = inner != NULL ? inner->last : next + 1;
    while (inner == NULL && after < next + 4 && ds_scan_is_capital(scan, after))
        after++;
    const DsMatch *join = ds_scan_longest(scan, after, DS_PHRASE_JOIN);
    const gboolean listed = join != NULL &&
                            ds_scan_phrase(scan, join)->join == DS_JOIN_COORDINATE &&
                            begins_field(scan, growth, join->last, FALSE);
    const gboolean last_of_hyphened =
        growth->hyphened && inner != NULL && !ds_scan_is_word(scan, inner->last);
    if (!listed && !last_of_hyphened)
        return FALSE;
    return take_coordinate(scan, growth, next, FALSE);
}

static gboolean
take_branch(const DsScan *scan, DsGrowth *growth, guint32 next)
{
    const gchar *kind = growth->head != NULL ? growth->head->kind : NULL;
    gboolean named = FALSE;
    const guint32 known = ds_scan_placed(scan, next, &named);
    guint32 last = known;

    if (!growth->complete && kind != g_intern_static_string("bank") &&
        kind != g_intern_static_string("company"))
        return FALSE;
    while (known == next && last < next + 3 && ds_scan_is_capital(scan, last))
        last++;
    if (last == next || !named)
        return FALSE;
    growth->placed = TRUE;
    return take(growth, last, TRUE);
}

/* "Hội Hữu nghị Việt Nam - Ấn Độ": a country before the dash, another one after it. */
static gboolean
is_pair_of_countries(const DsScan *scan, guint32 dash)
{
    gboolean before = FALSE, after = FALSE;

    if (ds_scan_place(scan, dash + 1, &after) == dash + 1 || !after)
        return FALSE;
    for (guint32 back = 1; back <= 3 && dash >= scan->low + back; back++)
        if (ds_scan_place(scan, dash - back, &before) == dash && before)
            return TRUE;
    return FALSE;
}

static gboolean
take_mark(const DsScan *scan, DsGrowth *growth)
{
    const gunichar mark = ds_scan_mark(scan, growth->at);
    const guint32 next = growth->at + 1;
    const DsMatch *join = ds_scan_longest(scan, next, DS_PHRASE_JOIN);

    switch (mark) {
    case '&':
        if (growth->n_parts == 0 || growth->placed || !ds_scan_is_word(scan, next))
            return FALSE;
        growth->n_parts++;
        growth->at = next;
        if (!ds_scan_has_space(scan, next) &&
            (scan->tokens[next].flags & DS_TOKEN_ALL_CAPS) != 0)
            return take(growth, next + 1, TRUE); /* TT&TT */
        return take_capital(scan, growth) || take_inner(scan, growth);
    case '-':
    case 0x2013: /* – */
        if (join != NULL && ds_scan_phrase(scan, join)->join == DS_JOIN_BRANCH)
            return take_branch(scan, growth, join->last);
        if (growth->placed && is_pair_of_countries(scan, growth->at))
            return take(growth, ds_scan_place(scan, next, NULL), TRUE);
        if (!ds_scan_has_space(scan, next) && ds_scan_is_capital(scan, next) &&
            growth->n_parts > 0 && !growth->placed && !growth->complete)
            return take(growth, next + 1, TRUE);
        growth->hyphened = TRUE;
        return take_coordinate(scan, growth, next, TRUE);
    case ',':
        return take_comma(scan, growth);
    case '.': /* Corp. */
        if (growth->at > scan->low && !ds_scan_has_space(scan, growth->at) &&
            next < scan->high) {
            const DsMatch *latin = ds_scan_longest(scan, growth->at - 1, DS_PHRASE_LATIN);
            if (latin != NULL &&
                scan->tokens[growth->at - 1].end - scan->tokens[growth->at - 1].start <= 4) {
                growth->placed = TRUE;
                return take(growth, next, FALSE);
            }
        }
        return FALSE;
    default:
        return FALSE;
    }
}

/* "Liên đoàn Phụ nữ vì Hòa bình": what the body is for, with a capital. */
static gboolean
take_purpose(const DsScan *scan, DsGrowth *growth, guint32 next)
{
    if (growth->placed || growth->complete || growth->head == NULL || !growth->capital ||
        (follows(growth) & DS_FOLLOWS_FIELD) == 0 || !ds_scan_is_capital(scan, next) ||
        opens_other(scan, next) || ds_scan_place(scan, next, NULL) > next)
        return FALSE;
    note_cut(scan, growth);
    growth->n_parts += next - growth->at;
    growth->at = next;
    return take_capital(scan, growth);
}

/* "Hội Chữ thập đỏ quốc tế": another body than the one whose name is complete before it. */
static gboolean
take_scope(const DsScan *scan, DsGrowth *growth, guint32 next)
{
    const DsMatch *longer =
        ds_scan_longest(scan, growth->at, DS_PHRASE_BOUNDARY | DS_PHRASE_GENERIC);

    if (!growth->complete || growth->placed || growth->head == NULL || is_firm(growth) ||
        (longer != NULL && longer->last > next) || ds_scan_is_capital(scan, growth->at))
        return FALSE;
    growth->placed = TRUE;
    return take(growth, next, FALSE);
}

static gboolean
take_join(const DsScan *scan, DsGrowth *growth)
{
    const DsMatch *match = ds_scan_longest(scan, growth->at, DS_PHRASE_JOIN);
    const DsMatch *longer = inner_at(scan, growth->at);

    if (match == NULL || (longer != NULL && longer->last > match->last))
        return FALSE;
    if (ds_scan_phrase(scan, match)->join == DS_JOIN_SCOPE && !growth->complete)
        return FALSE; /* a word of a field like others */
    const guint32 next = match->last;
    gboolean country = FALSE;
    switch (ds_scan_phrase(scan, match)->join) {
    case DS_JOIN_COORDINATE:
        return take_coordinate(scan, growth, next, FALSE);
    case DS_JOIN_NUMBER:
    case DS_JOIN_TERM:
        if (!is_number_word(scan, next) || growth->head == NULL)
            return FALSE;
        growth->placed = TRUE;
        return take(growth, next + 1, TRUE);
    case DS_JOIN_REGION:
        if (growth->placed || growth->head == NULL)
            return FALSE;
        if (is_number_word(scan, next)) {
            growth->placed = TRUE;
            return take(growth, next + 1, TRUE);
        }
        if (!ds_scan_is_capital(scan, next))
            return FALSE;
        growth->placed = TRUE;
        return take(growth, MAX(ds_scan_place(scan, next, NULL), next + 1), TRUE);
    case DS_JOIN_AT: {
        const guint32 last = ds_scan_place(scan, next, &country);
        /* after a country or a rank of courts: its office there */
        if (last == next || !growth->placed || growth->head == NULL ||
            growth->head->kind == g_intern_static_string("government") ||
            (follows(growth) & DS_FOLLOWS_PLACE) == 0)
            return FALSE;
        return take(growth, last, TRUE);
    }
    case DS_JOIN_LEVEL: {
        const DsMatch *inner = ds_scan_longest(scan, growth->at, DS_PHRASE_INNER);
        return inner != NULL && growth->head != NULL && take(growth, inner->last, FALSE);
    }
    case DS_JOIN_BRANCH:
        return take_branch(scan, growth, next);
    case DS_JOIN_ABOUT:
        if (growth->placed || growth->complete || growth->head == NULL ||
            (follows(growth) & DS_FOLLOWS_FIELD) == 0 || !growth->capital ||
            inner_at(scan, next) == NULL)
            return FALSE;
        note_cut(scan, growth);
        growth->n_parts += next - growth->at;
        growth->at = next;
        return take_inner(scan, growth);
    case DS_JOIN_PURPOSE:
        return take_purpose(scan, growth, next);
    case DS_JOIN_SCOPE:
        return take_scope(scan, growth, next);
    default:
        return FALSE;
    }
}

void
ds_org_grow(const DsScan *scan, DsGrowth *growth)
{
    const guint32 limit = MIN(scan->high, growth->at + MAX_TOKENS);

    while (growth->at < limit) {
        if (scan->tokens[growth->at].kind == DS_TOKEN_PUNCT) {
            const DsGrowth before = *growth;
            if (take_mark(scan, growth))
                continue;
            *growth = before;
            return;
        }
        if (take_institution(scan, growth) || take_place(scan, growth) ||
            take_number(scan, growth))
            continue;
        if (ds_scan_is_capital(scan, growth->at)) {
            if (!take_capital(scan, growth))
                return;
            continue;
        }
        const DsGrowth before = *growth;
        if (take_join(scan, growth))
            continue;
        *growth = before;
        if (!take_inner(scan, growth) && !take_second_half(scan, growth))
            return;
    }
}
