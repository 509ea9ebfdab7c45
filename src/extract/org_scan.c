/* Candidates for institutions: known names, heads with what follows, runs of foreign words. */
#include "extract/org_scan-private.h"

gboolean
ds_org_candidate_at(
    const DsScan *scan, guint32 token, guint depth, gboolean titled, DsOrgCandidate *found)
{
    const DsMatch *head = ds_org_head_match(scan, token);
    const gboolean upper = ds_scan_is_capital(scan, token);

    if (!upper && (head == NULL || (!titled && ds_scan_inside_word(scan, token))))
        return FALSE;
    if (upper && ds_scan_known_person(scan, token) > token)
        return FALSE;
    const DsMatch *place = ds_scan_longest(scan, token, DS_PHRASE_PLACE);
    if (upper && head != NULL && place != NULL && place->last > head->last &&
        ds_scan_place(scan, token, NULL) == place->last)
        return FALSE; /* "Đài Loan", "Trường Sa" */
    const DsMatch *title = ds_scan_longest(scan, token, DS_PHRASE_TITLE);
    if (!titled && title != NULL && head != NULL && title->last > head->last)
        return FALSE; /* "Vụ trưởng" */
    const DsKnownName known = ds_org_known_at(scan, token);
    if (head != NULL && ds_org_from_head(scan, token, head, known, depth, titled, found))
        return TRUE;
    if (ds_org_from_known(scan, token, known, head, depth, found))
        return TRUE;
    return upper && head == NULL &&
           (ds_org_latin_at(scan, token, found) || ds_org_team_at(scan, token, found));
}

gboolean
ds_org_at(const DsScan *scan, guint32 token, guint depth, DsOrgCandidate *found)
{
    return ds_org_candidate_at(scan, token, depth, FALSE, found);
}

/* "CLB Incheon United": the club is called so without the head. Foreign names alone: what
 * follows the word for a club at home may be its town or those who meet in it. */
static void
note_own_name(const DsScan *scan, DsOrgCandidate *found)
{
    const DsMatch *head = ds_scan_longest(scan, found->first, DS_PHRASE_HEAD);
    const guint32 first = head != NULL ? head->last : found->last;

    if (first >= found->last || !ds_scan_is_capital(scan, first) ||
        !ds_scan_is_foreign(scan, first))
        return;
    found->name_start = scan->tokens[first].start;
    found->name_end = scan->tokens[found->last - 1].end;
}

/* The proper name inside the name of a firm: the last run of capitals that are no field and no
 * place, without a last word such as "Corp". */
static void
note_proper_name(const DsScan *scan, DsOrgCandidate *found)
{
    const guint wanted = DS_FOLLOWS_NAME;
    const DsHead *head =
        found->head != DS_NO_ROW ? ds_rules_head(scan->rules, found->head) : NULL;
    guint32 last = found->last, first;

    if (head != NULL && found->row == DS_NO_ROW && (head->follows & DS_FOLLOWS_OWN) != 0)
        note_own_name(scan, found);
    if (head == NULL || found->row != DS_NO_ROW || (head->follows & wanted) == 0 ||
        (head->kind != g_intern_static_string("company") &&
         head->kind != g_intern_static_string("bank") &&
         head->kind != g_intern_static_string("media")))
        return;
    if (ds_scan_mark(scan, last - 1) == '.')
        last--;
    const DsMatch *suffix = ds_scan_longest(scan, last - 1, DS_PHRASE_LATIN);
    if (suffix != NULL && last > found->first + 2 && ds_scan_is_capital(scan, last - 2) &&
        ds_scan_phrase(scan, suffix)->latin != DS_LATIN_NONE)
        last--;
    for (first = last; first > found->first + 1; first--) {
        const guint kinds = DS_PHRASE_INNER | DS_PHRASE_HEAD | DS_PHRASE_PLACE;
        const gunichar mark = ds_scan_mark(scan, first - 1);
        if (mark != '&' && mark != '-' &&
            (!ds_scan_is_capital(scan, first - 1) ||
             ds_scan_longest(scan, first - 1, kinds) != NULL ||
             ds_scan_longest(scan, first - 2, kinds & ~(guint)DS_PHRASE_HEAD) != NULL))
            break;
    }
    while (first < last && !ds_scan_is_capital(scan, first))
        first++;
    if (first >= last || scan->tokens[last - 1].end - scan->tokens[first].start < 3)
        return;
    found->name_start = scan->tokens[first].start;
    found->name_end = scan->tokens[last - 1].end;
}

/* A name goes on in small letters up to the acronym told in brackets after it, when nothing but
 * words of fields, places and joins stands between: "Hội đồng Quản lý và giảm nhẹ rủi ro
 * (ABCDE)". */
static guint32
up_to_acronym(const DsScan *scan, const DsOrgCandidate *found)
{
    const guint words =
        DS_PHRASE_INNER | DS_PHRASE_JOIN | DS_PHRASE_WORD | DS_PHRASE_PLACE | DS_PHRASE_DUAL;
    guint32 at = found->last;

    if (found->head == DS_NO_ROW || found->row != DS_NO_ROW || !ds_scan_is_small(scan, at))
        return found->last;
    while (at < found->last + 12 && ds_scan_is_word(scan, at)) {
        const DsMatch *match = ds_scan_longest(scan, at, words);
        if (match == NULL && (at == found->last || ds_scan_mark(scan, at + 1) != '('))
            return found->last; /* one word that no list knows may stand last */
        at = match != NULL ? match->last : at + 1;
    }
    if (ds_scan_mark(scan, at) != '(' || at + 2 >= scan->high ||
        (scan->tokens[at + 1].flags & DS_TOKEN_ALL_CAPS) == 0 ||
        ds_scan_mark(scan, at + 2) != ')' ||
        scan->tokens[at + 1].end - scan->tokens[at + 1].start < 3)
        return found->last;
    return at;
}

static void
finish(const DsScan *scan, DsOrgCandidate *found)
{
    found->last = up_to_acronym(scan, found);
    found->start = scan->tokens[found->first].start;
    found->end = scan->tokens[found->last - 1].end;
    if (found->known_end == 0)
        found->known_end = found->start;
    if (found->last >= scan->high || scan->tokens[found->last].kind == DS_TOKEN_PUNCT ||
        ds_scan_longest(scan, found->last, DS_PHRASE_BOUNDARY) != NULL)
        found->flags |= DS_ORG_CLEAR_END;
    note_proper_name(scan, found);
}

/* "phó phòng kế hoạch": the office names the department, whose head stands inside the title. */
static gboolean
inside_title(const DsScan *scan, guint32 token, DsOrgCandidate *found)
{
    const DsMatch *title = ds_scan_longest(scan, token, DS_PHRASE_TITLE);

    if (title == NULL || title->last < token + 2)
        return FALSE;
    for (guint32 at = token + 1; at < title->last; at++) {
        const DsMatch *head = ds_scan_longest(scan, at, DS_PHRASE_HEAD);
        if (head == NULL || head->last < title->last)
            continue;
        if (ds_scan_is_capital(scan, at) || head->last > title->last ||
            ds_scan_inside_word(scan, at))
            return FALSE;
        const DsMatch *whole = ds_scan_longest(scan, token, DS_PHRASE_INNER);
        if (whole != NULL && whole->last == title->last)
            return FALSE; /* "cán bộ" is one word */
        return ds_org_candidate_at(scan, at, 0, TRUE, found) && found->last > head->last;
    }
    return FALSE;
}

void
ds_org_scan_block(DsScan *scan, GArray *candidates)
{
    for (guint32 i = scan->low; i < scan->high;) {
        DsOrgCandidate found;
        if (scan->tokens[i].kind != DS_TOKEN_WORD) {
            i++;
            continue;
        }
        if ((inside_title(scan, i, &found) || ds_org_candidate_at(scan, i, 0, FALSE, &found)) &&
            ds_org_stands_free(scan, &found)) {
            finish(scan, &found);
            g_array_append_val(candidates, found);
            i = found.last;
        } else {
            /* "Tây Ban Nha" has no "Ban" */
            const guint32 place = ds_scan_place(scan, i, NULL);
            i = MAX(place, i + 1);
        }
    }
}
