/* A head with what follows it: the name of an institution, or no name at all. */
#include "extract/org_scan-private.h"

#include <string.h>

/* The head at token, in the case it is written in; NULL when it may not open a name. */
const DsHead *
ds_org_head_at(const DsScan *scan, const DsMatch *match, guint32 token, guint32 *index)
{
    const DsPhrase *phrase = ds_scan_phrase(scan, match);
    const gboolean upper = ds_scan_is_capital(scan, token);

    *index = upper ? phrase->head_upper : phrase->head_lower;
    if (*index == DS_NO_ROW)
        return NULL;
    const DsHead *head = ds_rules_head(scan->rules, *index);
    /* an abbreviation is one in capitals only */
    if ((scan->tokens[token].flags & DS_TOKEN_ALL_CAPS) == 0 && match->last == token + 1 &&
        g_unichar_isupper(g_utf8_get_char(g_utf8_next_char(head->text))))
        return NULL;
    return head;
}

/* The longest head at token; one that begins small has no capital inside ("hãng Hàng không" is
 * not "hãng hàng không"). */
const DsMatch *
ds_org_head_match(const DsScan *scan, guint32 token)
{
    guint n = 0;
    const DsMatch *matches = ds_scan_matches(scan, token, &n);

    while (n > 0) {
        const DsMatch *match = &matches[--n];
        gboolean fits = (ds_scan_phrase(scan, match)->kinds & DS_PHRASE_HEAD) != 0;
        if (fits && !ds_scan_is_capital(scan, token)) {
            const guint32 row = ds_scan_phrase(scan, match)->head_lower;
            const gchar *text = ds_rules_head(scan->rules, row)->text;
            const gboolean listed_small = g_unichar_islower(g_utf8_get_char(text));
            for (guint32 i = token + 1; listed_small && fits && i < match->last; i++)
                fits = !ds_scan_is_capital(scan, i);
        }
        if (fits)
            return match;
    }
    return NULL;
}

/* The generic phrase at token goes further than the head: no name, unless what the list asks
 * for follows. */
static gboolean
is_generic(const DsScan *scan, guint32 token, guint32 head_last)
{
    const DsMatch *generic = ds_scan_longest(scan, token, DS_PHRASE_GENERIC);

    if (generic == NULL || generic->last < head_last)
        return FALSE;
    const guint unless = ds_scan_phrase(scan, generic)->unless;
    const guint32 after = generic->last;
    /* a capital after the first word is a name's, whatever the list says of small letters */
    for (guint32 i = token + 1; i < generic->last; i++)
        if (ds_scan_is_capital(scan, i))
            return FALSE;
    if ((unless & DS_FOLLOWS_PLACE) != 0 && ds_scan_place(scan, after, NULL) > after)
        return FALSE;
    if ((unless & DS_FOLLOWS_PLACE) != 0 &&
        ds_scan_longest(scan, after, DS_PHRASE_PLACE_HEAD) != NULL)
        return FALSE;
    if ((unless & DS_FOLLOWS_NAME) != 0 && ds_scan_is_capital(scan, after))
        return FALSE;
    return generic->last > head_last;
}

/* The name after a head in small letters: "hãng tin X", "tập đoàn Y". */
static gboolean
name_after(const DsScan *scan, guint32 index, guint32 token, guint depth, DsOrgCandidate *found)
{
    if (!ds_scan_is_capital(scan, token) || !ds_scan_has_space(scan, token))
        return FALSE;
    if (ds_org_at(scan, token, depth, found)) {
        found->flags &= (guint8)~DS_ORG_NEEDS_ROW;
        const DsHead *head = ds_rules_head(scan->rules, index);
        const gchar *kind = found->head != DS_NO_ROW
                                ? ds_rules_head(scan->rules, found->head)->kind
                                : head->kind;
        if (head->kind == g_intern_static_string("media") && kind != head->kind) {
            if (found->last == token + 1 ||
                (found->head != DS_NO_ROW && found->row == DS_NO_ROW && found->n_cuts == 0 &&
                 g_str_equal(found->rule, "org-alone")))
                return FALSE; /* "báo Công an": tells the police */
            /* the paper of a body bears its name: "báo Công an X" */
            found->head = index;
            found->row = DS_NO_ROW;
            found->known_end = 0;
            found->inner_row = 0;
            found->flags = DS_ORG_OWN_PAPER;
        }
        return (found->flags & DS_ORG_BACK) == 0;
    }
    const guint32 place = ds_scan_place(scan, token, NULL);
    const guint32 last = ds_org_latin_run(scan, token);
    const gboolean foreign = ds_org_is_plain(scan, token);
    if (!foreign &&
        (last < token + 2 || ds_scan_longest(scan, token - 1, DS_PHRASE_PLACE_HEAD) != NULL))
        return FALSE; /* "kênh Nhiêu Lộc", "kênh Thể thao" */
    if (place >= last || ds_scan_longest(scan, token, DS_PHRASE_TITLE) != NULL ||
        ds_scan_full_name(scan, token) >= token + 3)
        return FALSE;
    if (last == token + 1 && scan->tokens[token].end - scan->tokens[token].start < 2)
        return FALSE; /* a letter */
    *found = ds_org_unlisted(token, last, index, DS_ORG_NAME_ONLY,
                             g_intern_static_string("org-named"));
    return TRUE;
}

/* What a name in small letters must have to be one. */
static gboolean
small_head_ok(const DsScan *scan, const DsHead *head, const DsGrowth *growth, guint32 after)
{
    const guint32 place = ds_scan_place(scan, after, NULL);

    if (!head->any_case || growth->n_parts == 0)
        return FALSE;
    if (growth->bare_place)
        return FALSE;
    if (place > after && place == growth->at && (head->follows & DS_FOLLOWS_PLACE) == 0)
        return FALSE;
    return growth->n_capital_parts > 0;
}

void
ds_org_copy_growth(const DsGrowth *growth, DsOrgCandidate *found)
{
    found->last = growth->at;
    found->inner_row = growth->inner_row;
    found->inner_start = growth->inner_start;
    found->n_cuts = growth->n_cuts;
    memcpy(found->cuts, growth->cuts, sizeof growth->cuts);
}

/* Whether a word may end before token: a mark, a capital, a verb or a particle follows. */
static gboolean
ends_word(const DsScan *scan, guint32 token)
{
    const DsMatch *join = ds_scan_longest(scan, token, DS_PHRASE_JOIN);

    if (!ds_scan_is_small(scan, token))
        return ds_scan_mark(scan, token) != '/';
    if (ds_scan_longest(scan, token, DS_PHRASE_BOUNDARY) != NULL)
        return TRUE;
    return join != NULL && (ds_scan_phrase(scan, join)->join == DS_JOIN_COORDINATE ||
                            ds_scan_phrase(scan, join)->join == DS_JOIN_AT);
}

/* A head in capitals and nothing after it. */
static gboolean
head_alone(
    const DsScan *scan, const DsHead *head, guint32 token, guint32 last, DsOrgCandidate *found)
{
    const DsMatch *generic = ds_scan_longest(scan, token, DS_PHRASE_GENERIC);

    if (head->alone == DS_ALONE_NO ||
        (!ds_scan_is_capital(scan, token) && (head->alone != DS_ALONE_YES || last < token + 2)))
        return FALSE;
    if (!ds_scan_is_capital(scan, token) || (generic != NULL && generic->last > last))
        return FALSE;
    if (head->alone == DS_ALONE_BACK && last == token + 1 &&
        (!ends_word(scan, last) ||
         (token > scan->low && ds_scan_is_capital(scan, token - 1) &&
          (!ds_scan_opens_sentence(scan, token - 1) ||
           ds_scan_longest(scan, token - 1, DS_PHRASE_NAME_PART) != NULL))))
        return FALSE; /* "Hội nghị", "Bộ luật": a syllable of another word */
    found->last = last;
    found->flags = head->alone == DS_ALONE_BACK ? DS_ORG_BACK : 0;
    found->rule =
        g_intern_static_string(head->alone == DS_ALONE_BACK ? "org-short" : "org-alone");
    return TRUE;
}

static gboolean
is_firm(const DsHead *head)
{
    return head->kind == g_intern_static_string("company") ||
           head->kind == g_intern_static_string("bank") ||
           head->kind == g_intern_static_string("media");
}

/* Whether a firm's own name, no field and no legal form, begins at token. */
static gboolean
opens_proper_name(const DsScan *scan, guint32 token)
{
    const guint32 place = ds_scan_place(scan, token, NULL);

    return ds_scan_is_capital(scan, token) &&
           ds_scan_longest(scan, token, DS_PHRASE_INNER | DS_PHRASE_HEAD) == NULL &&
           (place == token || ds_scan_is_capital(scan, place));
}

/* "Đoàn Văn X", "Ban Ki-moon": the head is a surname, or what follows is foreign. */
static gboolean
is_name_of_person(const DsScan *scan, guint32 token, const DsMatch *head)
{
    const guint32 next = token + 1;

    if (head->last != next || !ds_scan_is_capital(scan, next))
        return FALSE;
    const DsMatch *part = ds_scan_longest(scan, next, DS_PHRASE_NAME_PART);
    if (ds_scan_longest(scan, token, DS_PHRASE_SURNAME) != NULL && part != NULL &&
        ds_scan_full_name(scan, token) >= token + 3 &&
        ds_scan_longest(scan, next, DS_PHRASE_INNER | DS_PHRASE_KNOWN) == NULL)
        return TRUE;
    return ds_scan_mark(scan, next + 1) == '-' && !ds_scan_has_space(scan, next + 1) &&
           ds_org_is_plain(scan, next) && (scan->tokens[next].flags & DS_TOKEN_ALL_CAPS) == 0 &&
           ds_scan_longest(scan, next, DS_PHRASE_INNER) == NULL;
}

/* "Bộ Bộ X": written twice by mistake; the second one opens the name. */
static gboolean
is_doubled(const DsScan *scan, guint32 token)
{
    const DsToken *at = &scan->tokens[token], *next = at + 1;

    return ds_scan_is_word(scan, token + 1) && at->end - at->start == next->end - next->start &&
           memcmp(scan->text + at->start, scan->text + next->start, at->end - at->start) == 0;
}

gboolean
ds_org_from_head(const DsScan *scan,
                 guint32 token,
                 const DsMatch *match,
                 DsKnownName known,
                 guint depth,
                 gboolean titled,
                 DsOrgCandidate *found)
{
    guint32 index = 0;
    const DsHead *head = ds_org_head_at(scan, match, token, &index);
    const gboolean upper = ds_scan_is_capital(scan, token);

    if (head == NULL || is_generic(scan, token, match->last) || is_doubled(scan, token))
        return FALSE;
    if (!upper && head->name_only)
        return name_after(scan, index, match->last, depth, found);
    if (!upper && !titled && head->any_case && is_firm(head) &&
        (head->follows & DS_FOLLOWS_NAME) != 0 && opens_proper_name(scan, match->last))
        return name_after(scan, index, match->last, depth, found);
    if (known.form != DS_NO_ROW && known.last > match->last &&
        !ds_rules_form(scan->rules, known.form)->need_head)
        return FALSE; /* the known name, and what may follow it */
    DsGrowth growth = {.at = match->last,
                       .head = head,
                       .upper = upper,
                       .capital = upper || titled || ds_scan_is_capital(scan, match->last) ||
                                  ds_scan_is_capital(scan, match->last - 1),
                       .depth = depth};
    if (head->follows != 0)
        ds_org_grow(scan, &growth);
    *found = ds_org_unlisted(token, growth.at, index, 0, g_intern_static_string("org-head"));
    ds_org_copy_growth(&growth, found);
    if (known.form != DS_NO_ROW && known.last >= growth.at)
        return FALSE; /* the known name is as long */
    if (growth.n_parts == 0)
        return head_alone(scan, head, token, match->last, found);
    if (!upper && !titled && !small_head_ok(scan, head, &growth, match->last))
        return FALSE;
    if (upper && is_name_of_person(scan, token, match))
        return FALSE;
    /* A capital that only opens the sentence, and small words: may be no name at all. */
    if (upper && growth.n_capital_parts == 0 && ds_scan_opens_sentence(scan, token))
        found->flags |= DS_ORG_WEAK;
    if (growth.bare_place)
        found->flags |= DS_ORG_BACK;
    return TRUE;
}
