/* Which candidates stand free, and which are parts of other words and names. */
#include "extract/org_scan-private.h"

/* "ca sĩ Trang Nhung": what follows a trade that serves no body is a name of a person. */
static gboolean
after_personal_title(const DsScan *scan, guint32 token)
{
    for (guint32 back = 1; back <= 4 && token >= scan->low + back; back++) {
        const DsMatch *match = ds_scan_longest(scan, token - back, DS_PHRASE_TITLE);
        if (match == NULL || match->last != token)
            continue;
        const DsTitle *title =
            &g_array_index(scan->rules->titles, DsTitle, ds_scan_phrase(scan, match)->title);
        return !title->takes_institution && !ds_scan_inside_word(scan, token - back);
    }
    return FALSE;
}

/* "123 Đội Cấn": an address. */
static gboolean
is_house_number(const DsScan *scan, guint32 token)
{
    return token > scan->low && scan->tokens[token - 1].kind == DS_TOKEN_NUMBER &&
           scan->tokens[token - 1].end - scan->tokens[token - 1].start <= 4;
}

/* "Trang Nhung": two syllables that people bear. */
static gboolean
is_given_twice(const DsScan *scan, guint32 token)
{
    const guint body = DS_PHRASE_PLACE | DS_PHRASE_KNOWN | DS_PHRASE_INNER;

    return ds_scan_longest(scan, token, DS_PHRASE_NAME_PART) != NULL &&
           ds_scan_longest(scan, token + 1, DS_PHRASE_NAME_PART) != NULL &&
           ds_scan_longest(scan, token + 1, body) == NULL;
}

/* "19/2016/QĐ-UBND": letters of a document's number. */
static gboolean
is_document_number(const DsScan *scan, guint32 token)
{
    return token >= scan->low + 3 && ds_scan_mark(scan, token - 1) == '-' &&
           !ds_scan_has_space(scan, token) && !ds_scan_has_space(scan, token - 1) &&
           ds_scan_mark(scan, token - 3) == '/';
}

/* "Kỳ thi THPT Quốc gia": the listed name of something else holds it whole. */
static gboolean
is_inside_generic(const DsScan *scan, const DsOrgCandidate *found)
{
    if (found->last < found->first + 3)
        return FALSE; /* "cơ quan Công an": a short name may be that of a body before */
    for (guint32 back = 1; back <= 3 && found->first >= scan->low + back; back++) {
        const DsMatch *match = ds_scan_longest(scan, found->first - back, DS_PHRASE_GENERIC);
        if (match != NULL && match->last >= found->last && match->last > found->first)
            return TRUE;
    }
    return FALSE;
}

/* A part of an address, of a longer word or of somebody's name is no name of a body. */
gboolean
ds_org_stands_free(const DsScan *scan, const DsOrgCandidate *found)
{
    const guint32 first = found->first;
    const gunichar before = first > scan->low ? ds_scan_mark(scan, first - 1) : 0;
    const gboolean glued = !ds_scan_has_space(scan, first);

    if ((glued && (before == '@' || before == '_' || before == '#')) ||
        is_document_number(scan, first) || is_inside_generic(scan, found))
        return FALSE;
    const gboolean two_capitals = found->last == first + 2 && ds_scan_is_capital(scan, first) &&
                                  ds_scan_is_capital(scan, first + 1) &&
                                  (scan->tokens[first].flags & DS_TOKEN_ALL_CAPS) == 0;
    const gboolean own_head = found->head != DS_NO_ROW && found->row == DS_NO_ROW;
    if (two_capitals && own_head &&
        (after_personal_title(scan, first) || ds_scan_among_streets(scan, first) ||
         is_house_number(scan, first) || is_given_twice(scan, first)))
        return FALSE;
    /* "Đinh Bộ Lĩnh": the middle of somebody's name */
    if (two_capitals && own_head && first > scan->low && !ds_scan_opens_sentence(scan, first) &&
        ds_scan_is_capital(scan, first - 1) &&
        ds_scan_longest(scan, first - 1, DS_PHRASE_SURNAME) != NULL &&
        ds_scan_longest(scan, first + 1, DS_PHRASE_INNER | DS_PHRASE_KNOWN | DS_PHRASE_PLACE) ==
            NULL)
        return FALSE;
    /* "Taylor Swift": the surname happens to be the name of a firm */
    return own_head || found->last != first + 1 || first == scan->low || glued ||
           ds_scan_longest(scan, first - 1, DS_PHRASE_GIVEN) == NULL ||
           !ds_scan_is_capital(scan, first - 1) || ds_scan_is_capital(scan, first + 1);
}
