/* Vietnamese names that no title tells ("Mỹ Tâm"): by what people alone do, by a year of birth,
 * by the company of others in a list. */
#include "extract/person_walk.h"

#include <string.h>

/* The longest list that is read to one side of a name. */
#define MAX_LIST 40

static gboolean
is_beside(const DsScan *scan, guint32 left, guint32 right)
{
    return scan->tokens[right].start == scan->tokens[left].end + 1;
}

/* Whether a phrase of several words that is no name of a person begins at token. */
static gboolean
begins_other(const DsScan *scan, guint32 token)
{
    const guint kinds = DS_PHRASE_KNOWN | DS_PHRASE_PLACE | DS_PHRASE_HEAD | DS_PHRASE_TITLE |
                        DS_PHRASE_GENERIC | DS_PHRASE_INNER | DS_PHRASE_WORD |
                        DS_PHRASE_BOUNDARY;
    const DsMatch *match = ds_scan_longest(scan, token, kinds);

    return match != NULL && match->last > token + 1;
}

/* Two to four syllables that people bear, with no other capital beside them; the end, or token.
 */
static guint32
bearable_run(const DsScan *scan, guint32 token)
{
    guint32 last = token;

    while (last < token + 5 && ds_scan_is_capital(scan, last) &&
           (last == token || is_beside(scan, last - 1, last))) {
        if ((scan->tokens[last].flags & DS_TOKEN_ALL_CAPS) != 0 ||
            ds_scan_longest(scan, last, DS_PHRASE_NAME_PART | DS_PHRASE_SURNAME) == NULL ||
            begins_other(scan, last))
            return token;
        last++;
    }
    if (last < token + 2 || last > token + 4)
        return token;
    if (token > scan->low && ds_scan_is_capital(scan, token - 1) &&
        is_beside(scan, token - 1, token) && !ds_scan_opens_sentence(scan, token - 1))
        return token;
    return !ds_scan_has_space(scan, last) && ds_scan_is_word(scan, last + 1) &&
                   !ds_scan_has_space(scan, last + 1) && ds_scan_mark(scan, last) != 0
               ? token /* glued to what follows */
               : last;
}

/* "X hát", "X cũng từng kể": what people alone do. */
static gboolean
does_a_deed(const DsScan *scan, guint32 at)
{
    for (guint steps = 0; steps < 3; steps++) {
        if (!ds_scan_is_small(scan, at))
            return FALSE;
        if (ds_scan_longest(scan, at, DS_PHRASE_DEED) != NULL)
            return TRUE;
        const DsMatch *adverb = ds_scan_longest(scan, at, DS_PHRASE_ADVERB);
        if (adverb == NULL)
            return FALSE;
        at = adverb->last;
    }
    return FALSE;
}

/* "phim X", "quán X": what is called so is a thing. */
static gboolean
names_a_thing(const DsScan *scan, guint32 token)
{
    const guint heads = DS_PHRASE_THING | DS_PHRASE_PLACE_HEAD | DS_PHRASE_HEAD;

    for (guint32 back = 1; back <= 4 && token >= scan->low + back; back++) {
        const DsMatch *head = ds_scan_longest(scan, token - back, heads);
        if (head != NULL && head->last == token)
            return TRUE;
        if (!ds_scan_is_small(scan, token - back))
            return FALSE;
    }
    return FALSE;
}

/* "Ông Lợi nói" */
static gboolean
is_address(const DsScan *scan, guint32 token)
{
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_TITLE);

    return match != NULL && match->last == token + 1 &&
           g_array_index(scan->rules->titles, DsTitle, ds_scan_phrase(scan, match)->title)
               .honorific;
}

/* Whether a firm named before bears the name: "Công ty X … X nói". */
static gboolean
is_firm(const DsPersonWalk *walk, guint32 first, guint32 last)
{
    const DsScan *scan = walk->scan;
    const guint32 start = scan->tokens[first].start;
    const guint32 n = scan->tokens[last - 1].end - start;

    for (guint i = 0; i < walk->orgs->len; i++) {
        const DsOrgCandidate *org = &g_array_index(walk->orgs, DsOrgCandidate, i);
        if (org->name_end - org->name_start == n &&
            memcmp(scan->text + org->name_start, scan->text + start, n) == 0)
            return TRUE;
    }
    return FALSE;
}

guint32
ds_person_given(DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const guint32 last = bearable_run(scan, token);

    if (last == token || ds_person_before_org(walk, last) < last || !does_a_deed(scan, last) ||
        names_a_thing(scan, token) || is_address(scan, token) || is_firm(walk, token, last))
        return token;
    ds_person_add(walk, token, last, DS_PERSON_FULL);
    return last;
}

/* The token after a mark or a word that sets one thing of a list beside another; else at. */
static guint32
over_coordination(const DsScan *scan, guint32 at, gboolean *told)
{
    const DsMatch *join = ds_scan_longest(scan, at, DS_PHRASE_JOIN);

    if (ds_scan_mark(scan, at) == ',' || ds_scan_mark(scan, at) == ';')
        return at + 1;
    if (join == NULL || ds_scan_phrase(scan, join)->join != DS_JOIN_COORDINATE ||
        ds_scan_mark(scan, at) != 0)
        return at;
    *told = TRUE;
    return join->last;
}

/* The token of such a mark or word that ends right before token; else token. */
static guint32
before_coordination(const DsScan *scan, guint32 token, gboolean *told)
{
    for (guint32 back = 1; back <= 2 && token >= scan->low + back; back++)
        if (over_coordination(scan, token - back, told) == token)
            return token - back;
    return token;
}

/* The first token of a bearable run that ends at last; last when there is none. */
static guint32
run_up_to(const DsScan *scan, guint32 last)
{
    guint32 first = last;

    while (first > scan->low && last - first < 5 && ds_scan_is_capital(scan, first - 1) &&
           (first == last || is_beside(scan, first - 1, first)))
        first--;
    return bearable_run(scan, first) == last ? first : last;
}

typedef struct {
    DsPersonWalk *walk;
    guint first_org;
    guint32 firsts[2 * MAX_LIST], lasts[2 * MAX_LIST];
    guint n;
    gboolean told; /* "và" stands in it */
} List;

static gboolean
is_in_org(const List *list, guint32 first, guint32 last)
{
    const GArray *orgs = list->walk->orgs;

    for (guint i = list->first_org; i < orgs->len; i++) {
        const DsOrgCandidate *org = &g_array_index(orgs, DsOrgCandidate, i);
        if (org->first < last && first < org->last)
            return TRUE;
    }
    return FALSE;
}

/* The first token of the office before the name, or of the name. */
static guint32
before_office(const DsScan *scan, const DsPersonCandidate *person)
{
    guint32 at = person->first;

    while (person->role_start < person->start && person->role_start < person->role_end &&
           at > scan->low && scan->tokens[at - 1].start >= person->role_start)
        at--;
    return at;
}

static void
read_list(List *list, const DsPersonCandidate *seed)
{
    const DsScan *scan = list->walk->scan;
    guint32 at = seed->last;

    for (guint i = 0; i < MAX_LIST; i++) {
        const guint32 next = over_coordination(scan, at, &list->told);
        const guint32 last = next > at ? bearable_run(scan, next) : next;
        if (last == next || names_a_thing(scan, next))
            break;
        list->firsts[list->n] = next;
        list->lasts[list->n++] = at = last;
    }
    at = before_office(scan, seed);
    for (guint i = 0; i < MAX_LIST; i++) {
        const guint32 before = before_coordination(scan, at, &list->told);
        const guint32 first = before < at ? run_up_to(scan, before) : before;
        if (first == before || names_a_thing(scan, first))
            break;
        list->firsts[list->n] = at = first;
        list->lasts[list->n++] = before;
    }
}

/* Notes a member of the list: a candidate that was in doubt stands, a new one is added. */
static void
note_member(List *list, guint first_candidate, guint32 first, guint32 last)
{
    GArray *candidates = list->walk->candidates;

    for (guint i = first_candidate; i < candidates->len; i++) {
        DsPersonCandidate *other = &g_array_index(candidates, DsPersonCandidate, i);
        if (other->first == first && other->last == last)
            other->flags &= (guint8)~DS_PERSON_WEAK;
        if (other->first < last && first < other->last)
            return;
    }
    if (!is_in_org(list, first, last))
        ds_person_add(list->walk, first, last, DS_PERSON_FULL);
}

static gint
by_start(gconstpointer a, gconstpointer b)
{
    const DsPersonCandidate *left = (const DsPersonCandidate *)a;
    const DsPersonCandidate *right = (const DsPersonCandidate *)b;

    return left->start < right->start ? -1 : left->start > right->start;
}

void
ds_person_lists(DsPersonWalk *walk, guint first_candidate, guint first_org)
{
    const guint n = walk->candidates->len;
    gboolean grown = FALSE;

    for (guint i = first_candidate; i < n; i++) {
        const DsPersonCandidate seed = g_array_index(walk->candidates, DsPersonCandidate, i);
        List list = {.walk = walk, .first_org = first_org};
        if ((seed.flags & (DS_PERSON_WEAK | DS_PERSON_STREET)) != 0)
            continue;
        read_list(&list, &seed);
        if (list.n < 2 && !list.told)
            continue; /* what a comma sets beside one name may be his town */
        for (guint k = 0; k < list.n; k++)
            note_member(&list, first_candidate, list.firsts[k], list.lasts[k]);
        grown = grown || walk->candidates->len > n;
    }
    if (!grown)
        return;
    GArray *all = walk->candidates;
    qsort(&g_array_index(all, DsPersonCandidate, first_candidate), all->len - first_candidate,
          sizeof(DsPersonCandidate), by_start);
}
