/* What joins the words of a name: "và", commas, dashes, branches, purposes. */
#include "extract/org_grow-private.h"

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
        return ds_grow_inner_at(scan, token) != NULL;
    if (inner)
        return !ds_grow_opens_other(scan, token);
    return !ds_grow_opens_other(scan, token) && !ds_grow_begins_person(scan, growth, token) &&
           ds_scan_place(scan, token, NULL) == token &&
           ds_scan_longest(scan, token, DS_PHRASE_KNOWN | DS_PHRASE_TITLE) == NULL &&
           ((ds_grow_follows(growth) & DS_FOLLOWS_NAME) == 0 || hyphen);
}

static gboolean
take_coordinate(const DsScan *scan, DsGrowth *growth, guint32 next, gboolean hyphen)
{
    if (growth->n_parts == 0 || growth->placed || growth->complete ||
        (ds_grow_follows(growth) & DS_FOLLOWS_FIELD) == 0 ||
        !begins_field(scan, growth, next, hyphen))
        return FALSE;
    ds_grow_note_cut(scan, growth);
    growth->n_parts += next - growth->at;
    growth->at = next;
    if (ds_grow_capital(scan, growth) || ds_grow_inner(scan, growth))
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
    return ds_grow_take(growth, last, TRUE);
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

gboolean
ds_grow_mark(const DsScan *scan, DsGrowth *growth)
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
            return ds_grow_take(growth, next + 1, TRUE); /* TT&TT */
        return ds_grow_capital(scan, growth) || ds_grow_inner(scan, growth);
    case '-':
    case 0x2013: /* – */
        if (join != NULL && ds_scan_phrase(scan, join)->join == DS_JOIN_BRANCH)
            return take_branch(scan, growth, join->last);
        if (growth->placed && is_pair_of_countries(scan, growth->at))
            return ds_grow_take(growth, ds_scan_place(scan, next, NULL), TRUE);
        if (!ds_scan_has_space(scan, next) && ds_scan_is_capital(scan, next) &&
            growth->n_parts > 0 && !growth->placed && !growth->complete)
            return ds_grow_take(growth, next + 1, TRUE);
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
                return ds_grow_take(growth, next, FALSE);
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
        (ds_grow_follows(growth) & DS_FOLLOWS_FIELD) == 0 || !ds_scan_is_capital(scan, next) ||
        ds_grow_opens_other(scan, next) || ds_scan_place(scan, next, NULL) > next)
        return FALSE;
    ds_grow_note_cut(scan, growth);
    growth->n_parts += next - growth->at;
    growth->at = next;
    return ds_grow_capital(scan, growth);
}

/* "Hội Chữ thập đỏ quốc tế": another body than the one whose name is complete before it. */
static gboolean
take_scope(const DsScan *scan, DsGrowth *growth, guint32 next)
{
    const DsMatch *longer =
        ds_scan_longest(scan, growth->at, DS_PHRASE_BOUNDARY | DS_PHRASE_GENERIC);

    if (!growth->complete || growth->placed || growth->head == NULL ||
        ds_grow_is_firm(growth) || (longer != NULL && longer->last > next) ||
        ds_scan_is_capital(scan, growth->at))
        return FALSE;
    growth->placed = TRUE;
    return ds_grow_take(growth, next, FALSE);
}

gboolean
ds_grow_join(const DsScan *scan, DsGrowth *growth)
{
    const DsMatch *match = ds_scan_longest(scan, growth->at, DS_PHRASE_JOIN);
    const DsMatch *longer = ds_grow_inner_at(scan, growth->at);

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
        if (!ds_grow_is_number(scan, next) || growth->head == NULL)
            return FALSE;
        growth->placed = TRUE;
        return ds_grow_take(growth, next + 1, TRUE);
    case DS_JOIN_REGION:
        if (growth->placed || growth->head == NULL)
            return FALSE;
        if (ds_grow_is_number(scan, next)) {
            growth->placed = TRUE;
            return ds_grow_take(growth, next + 1, TRUE);
        }
        if (!ds_scan_is_capital(scan, next))
            return FALSE;
        growth->placed = TRUE;
        return ds_grow_take(growth, MAX(ds_scan_place(scan, next, NULL), next + 1), TRUE);
    case DS_JOIN_AT: {
        const guint32 last = ds_scan_place(scan, next, &country);
        /* after a country or a rank of courts: its office there */
        if (last == next || !growth->placed || growth->head == NULL ||
            growth->head->kind == g_intern_static_string("government") ||
            (ds_grow_follows(growth) & DS_FOLLOWS_PLACE) == 0)
            return FALSE;
        return ds_grow_take(growth, last, TRUE);
    }
    case DS_JOIN_LEVEL: {
        const DsMatch *inner = ds_scan_longest(scan, growth->at, DS_PHRASE_INNER);
        return inner != NULL && growth->head != NULL &&
               ds_grow_take(growth, inner->last, FALSE);
    }
    case DS_JOIN_BRANCH:
        return take_branch(scan, growth, next);
    case DS_JOIN_ABOUT:
        if (growth->placed || growth->complete || growth->head == NULL ||
            (ds_grow_follows(growth) & DS_FOLLOWS_FIELD) == 0 || !growth->capital ||
            ds_grow_inner_at(scan, next) == NULL)
            return FALSE;
        ds_grow_note_cut(scan, growth);
        growth->n_parts += next - growth->at;
        growth->at = next;
        return ds_grow_inner(scan, growth);
    case DS_JOIN_LATIN: /* "Ngân hàng Banco del X" */
        return growth->n_parts > 0 && !growth->placed && !growth->complete &&
               ds_grow_is_foreign(scan, next) && ds_scan_is_capital(scan, next) &&
               ds_grow_is_foreign(scan, growth->at - 1) && ds_grow_take(growth, next + 1, TRUE);
    case DS_JOIN_PURPOSE:
        return take_purpose(scan, growth, next);
    case DS_JOIN_SCOPE:
        return take_scope(scan, growth, next);
    default:
        return FALSE;
    }
}
