/* Runs of foreign words with one that names a kind of body. */
#include "extract/org_scan-private.h"

guint32
ds_org_latin_run(const DsScan *scan, guint32 token)
{
    guint32 last = token;

    for (guint32 i = token; i < scan->high && i < token + 10; i++) {
        const DsMatch *join = ds_scan_longest(scan, i, DS_PHRASE_JOIN);
        const gunichar mark = ds_scan_mark(scan, i);
        if (i > token && (ds_scan_begins_word(scan, i) || ds_scan_ends_name(scan, i)))
            break; /* the next sentence: a mark is missing */
        if (ds_scan_is_capital(scan, i) &&
            (i == token || ds_scan_has_space(scan, i) || ds_scan_mark(scan, i - 1) == '-'))
            last = i + 1;
        else if ((mark == '&' || (mark == '-' && !ds_scan_has_space(scan, i))) && i == last &&
                 i > token)
            continue;
        else if (join != NULL && ds_scan_phrase(scan, join)->join == DS_JOIN_LATIN &&
                 i == last && i > token)
            continue;
        else
            break;
    }
    return last;
}

gboolean
ds_org_is_plain(const DsScan *scan, guint32 token)
{
    const DsToken *at = &scan->tokens[token];

    for (guint32 i = at->start; i < at->end; i++)
        if ((guchar)scan->text[i] >= 0x80)
            return FALSE;
    return TRUE;
}

/* A foreign name goes on with the words of firms (DBS Group Holdings). */
/* "FC Porto": a name of its own that begins with a word which ends others. */
gboolean
ds_org_opens_known(const DsScan *scan, guint32 token)
{
    const DsMatch *known = ds_scan_longest(scan, token, DS_PHRASE_KNOWN);

    return known != NULL && known->last > token + 1;
}

guint32
ds_org_extend_latin(const DsScan *scan, guint32 last)
{
    if (ds_scan_mark(scan, last) == '&' &&
        ds_scan_longest(scan, last + 1, DS_PHRASE_LATIN) != NULL)
        last++; /* "& Co" */
    while (ds_scan_is_capital(scan, last)) {
        const DsMatch *latin = ds_scan_longest(scan, last, DS_PHRASE_LATIN);
        if (latin == NULL || ds_org_opens_known(scan, last) ||
            ds_scan_phrase(scan, latin)->latin == DS_LATIN_NONE)
            break;
        last = latin->last;
        /* the point of "Corp." */
        if (ds_scan_mark(scan, last) == '.' && !ds_scan_has_space(scan, last) &&
            scan->tokens[last - 1].end - scan->tokens[last - 1].start <= 4 &&
            last + 1 < scan->high)
            last++;
    }
    return last;
}

/* "Khải Hoàn Land": a firm whose name ends in a foreign word for firms. */
static guint32
home_brand(const DsScan *scan, guint32 token)
{
    const guint others = DS_PHRASE_TITLE | DS_PHRASE_HEAD | DS_PHRASE_GENERIC |
                         DS_PHRASE_BOUNDARY | DS_PHRASE_FUNCTION | DS_PHRASE_CREDIT;

    for (guint32 i = token; i < token + 4 && ds_scan_is_capital(scan, i); i++) {
        const DsMatch *latin = ds_scan_longest(scan, i, DS_PHRASE_LATIN);
        if (i > token + 1 && latin != NULL &&
            ds_scan_phrase(scan, latin)->latin == DS_LATIN_HEAD &&
            !ds_scan_is_capital(scan, latin->last))
            return latin->last;
        if ((scan->tokens[i].flags & DS_TOKEN_ALL_CAPS) != 0 ||
            ds_scan_longest(scan, i, others) != NULL ||
            (i > token && scan->tokens[i].start != scan->tokens[i - 1].end + 1))
            return token;
    }
    return token;
}

/* A run of foreign words with one that names a kind of body: Japan Bank for … */
gboolean
ds_org_latin_at(const DsScan *scan, guint32 token, DsOrgCandidate *found)
{
    const guint32 brand = home_brand(scan, token);
    const guint32 last = brand > token ? brand : ds_org_latin_run(scan, token);
    gboolean named = brand > token;

    if (!named &&
        (last < token + 2 || !ds_org_is_plain(scan, token) ||
         ds_scan_longest(scan, token, DS_PHRASE_BOUNDARY | DS_PHRASE_TITLE | DS_PHRASE_GIVEN) !=
             NULL))
        return FALSE;
    gboolean named_inside = FALSE;
    for (guint32 i = token + 1; !named && i < last; i++) {
        const DsMatch *latin = ds_scan_longest(scan, i, DS_PHRASE_LATIN);
        if ((ds_scan_is_word(scan, i) && !ds_org_is_plain(scan, i)) ||
            ds_org_opens_known(scan, i))
            return FALSE;
        named_inside = named_inside ||
                       (latin != NULL && ds_scan_phrase(scan, latin)->latin == DS_LATIN_HEAD);
    }
    if (!named && !named_inside)
        return FALSE;
    *found = ds_org_unlisted(token, last, DS_NO_ROW, DS_ORG_LATIN,
                             g_intern_static_string("org-foreign"));
    return TRUE;
}

/* The token after "2 - 1" at token; else token. */
static guint32
over_score(const DsScan *scan, guint32 token)
{
    const gunichar mark = ds_scan_mark(scan, token + 1);

    if (token + 2 >= scan->high || (mark != '-' && mark != 0x2013))
        return token;
    for (guint32 i = token; i <= token + 2; i += 2)
        if (scan->tokens[i].kind != DS_TOKEN_NUMBER ||
            scan->tokens[i].end - scan->tokens[i].start > 2)
            return token;
    return token + 3;
}

/* "Steaua 1 - 1 Basel": two teams beside the score of their match. */
gboolean
ds_org_team_at(const DsScan *scan, guint32 token, DsOrgCandidate *found)
{
    const guint others = DS_PHRASE_PLACE | DS_PHRASE_GIVEN | DS_PHRASE_TITLE | DS_PHRASE_HEAD;
    const guint32 last = ds_org_latin_run(scan, token);

    if (last == token || last > token + 3 || !ds_scan_is_foreign(scan, token) ||
        ds_scan_longest(scan, token, others) != NULL)
        return FALSE;
    const guint32 after = over_score(scan, last);
    const gboolean home = after > last && ds_scan_is_capital(scan, after);
    const gboolean guest = token >= scan->low + 4 && over_score(scan, token - 3) == token &&
                           ds_scan_is_capital(scan, token - 4);
    if (!home && !guest)
        return FALSE;
    *found = ds_org_unlisted(token, last, DS_NO_ROW, DS_ORG_NAME_ONLY,
                             g_intern_static_string("org-score"));
    return TRUE;
}
