/* Candidates for institutions: known names, heads with what follows, runs of foreign words. */
#include "extract/org_scan.h"

#include <string.h>

static guint
count_capital_tokens(const DsScan *scan, guint32 first, guint32 last)
{
    guint n = 0;

    for (guint32 i = first; i < last; i++)
        n += ds_scan_is_capital(scan, i) ? 1 : 0;
    return n;
}

static gboolean
is_written_so(const DsScan *scan, const DsKnownForm *form, guint32 start, guint32 end)
{
    const gsize n = strlen(form->text);

    return n == end - start && memcmp(scan->text + start, form->text, n) == 0;
}

/* Whether the words [first, last) have the capitals of a name of this form. */
static gboolean
form_fits(const DsScan *scan, const DsKnownForm *form, guint32 first, guint32 last)
{
    const guint32 start = scan->tokens[first].start;
    const guint32 end = scan->tokens[last - 1].end;

    if (is_written_so(scan, form, start, end))
        return TRUE;
    if (form->acronym)
        return FALSE;
    if (form->opens_with_head)
        return ds_scan_is_capital(scan, first) || ds_scan_is_capital(scan, first + 1);
    if (last == first + 1 && form->n_capitals == 1)
        return ds_scan_is_capital(scan, first) && !form->all_capitals;
    return form->n_capitals > 0 &&
           count_capital_tokens(scan, first, last) >= MIN(form->n_capitals, last - first);
}

typedef struct {
    guint32 last; /* token */
    guint32 form; /* or DS_NO_ROW */
    gboolean ambiguous;
} Known;

/* The longest known name at token whose writing fits. */
static Known
known_at(const DsScan *scan, guint32 token)
{
    guint n = 0;
    const DsMatch *matches = ds_scan_matches(scan, token, &n);

    while (n > 0) {
        const DsMatch *match = &matches[--n];
        const DsPhrase *phrase = ds_scan_phrase(scan, match);
        Known known = {match->last, DS_NO_ROW, FALSE};
        if ((phrase->kinds & DS_PHRASE_KNOWN) == 0)
            continue;
        for (guint32 i = phrase->form; i != DS_NO_ROW;
             i = ds_rules_form(scan->rules, i)->next) {
            const DsKnownForm *form = ds_rules_form(scan->rules, i);
            if (!form_fits(scan, form, token, match->last))
                continue;
            if (known.form != DS_NO_ROW &&
                ds_rules_form(scan->rules, known.form)->row != form->row)
                known.ambiguous = TRUE;
            known.form = i; /* the last of the chain is the first of the list */
        }
        if (known.form != DS_NO_ROW)
            return known;
    }
    return (Known){token, DS_NO_ROW, FALSE};
}

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

static gboolean
is_ascii_word(const DsScan *scan, guint32 token)
{
    const DsToken *at = &scan->tokens[token];

    for (guint32 i = at->start; i < at->end; i++)
        if ((guchar)scan->text[i] >= 0x80)
            return FALSE;
    return TRUE;
}

/* A foreign name goes on with the words of firms (DBS Group Holdings). */
/* "FC Porto": a name of its own that begins with a word which ends others. */
static gboolean
opens_known(const DsScan *scan, guint32 token)
{
    const DsMatch *known = ds_scan_longest(scan, token, DS_PHRASE_KNOWN);

    return known != NULL && known->last > token + 1;
}

static guint32
extend_latin(const DsScan *scan, guint32 last)
{
    while (ds_scan_is_capital(scan, last)) {
        const DsMatch *latin = ds_scan_longest(scan, last, DS_PHRASE_LATIN);
        if (latin == NULL || opens_known(scan, last) ||
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

/* A run of foreign words with one that names a kind of body: Japan Bank for … */
static gboolean
latin_at(const DsScan *scan, guint32 token, DsOrgCandidate *found)
{
    const guint32 last = ds_org_latin_run(scan, token);
    gboolean named = FALSE;

    if (last < token + 2 || !is_ascii_word(scan, token) ||
        ds_scan_longest(scan, token, DS_PHRASE_BOUNDARY | DS_PHRASE_TITLE | DS_PHRASE_GIVEN) !=
            NULL)
        return FALSE;
    for (guint32 i = token + 1; i < last; i++) {
        const DsMatch *latin = ds_scan_longest(scan, i, DS_PHRASE_LATIN);
        if ((ds_scan_is_word(scan, i) && !is_ascii_word(scan, i)) || opens_known(scan, i))
            return FALSE;
        named = named || (latin != NULL && ds_scan_phrase(scan, latin)->latin == DS_LATIN_HEAD);
    }
    if (!named)
        return FALSE;
    *found = (DsOrgCandidate){.first = token,
                              .last = last,
                              .head = DS_NO_ROW,
                              .row = DS_NO_ROW,
                              .form = DS_NO_ROW,
                              .flags = DS_ORG_LATIN,
                              .rule = g_intern_static_string("org-foreign")};
    return TRUE;
}

/* The head at token, in the case it is written in; NULL when it may not open a name. */
static const DsHead *
head_at(const DsScan *scan, const DsMatch *match, guint32 token, guint32 *index)
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
static const DsMatch *
head_match(const DsScan *scan, guint32 token)
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
    const gboolean foreign = is_ascii_word(scan, token);
    if (!foreign &&
        (last < token + 2 || ds_scan_longest(scan, token - 1, DS_PHRASE_PLACE_HEAD) != NULL))
        return FALSE; /* "kênh Nhiêu Lộc", "kênh Thể thao" */
    if (place >= last || ds_scan_longest(scan, token, DS_PHRASE_TITLE) != NULL ||
        ds_scan_full_name(scan, token) >= token + 3)
        return FALSE;
    if (last == token + 1 && scan->tokens[token].end - scan->tokens[token].start < 2)
        return FALSE; /* a letter */
    *found = (DsOrgCandidate){.first = token,
                              .last = last,
                              .head = index,
                              .row = DS_NO_ROW,
                              .form = DS_NO_ROW,
                              .flags = DS_ORG_NAME_ONLY,
                              .rule = g_intern_static_string("org-named")};
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

static void
copy_growth(const DsGrowth *growth, DsOrgCandidate *found)
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
           is_ascii_word(scan, next) && (scan->tokens[next].flags & DS_TOKEN_ALL_CAPS) == 0 &&
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

static gboolean
from_head(const DsScan *scan,
          guint32 token,
          const DsMatch *match,
          Known known,
          guint depth,
          gboolean titled,
          DsOrgCandidate *found)
{
    guint32 index = 0;
    const DsHead *head = head_at(scan, match, token, &index);
    const gboolean upper = ds_scan_is_capital(scan, token);

    if (head == NULL || is_generic(scan, token, match->last) || is_doubled(scan, token))
        return FALSE;
    if (!upper && head->name_only)
        return name_after(scan, index, match->last, depth, found);
    if (!upper && !titled && is_firm(head) && opens_proper_name(scan, match->last))
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
    *found = (DsOrgCandidate){.first = token,
                              .last = growth.at,
                              .head = index,
                              .row = DS_NO_ROW,
                              .form = DS_NO_ROW,
                              .rule = g_intern_static_string("org-head")};
    copy_growth(&growth, found);
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

/* "BCH Trung ương Đảng" + "Đảng Cộng sản …": a known name that begins inside the one that ends
 * at last carries it on to its own end. */
static guint32
known_across(const DsScan *scan, guint32 token, guint32 last)
{
    for (guint32 at = token + 1; at < last; at++) {
        if (!ds_scan_is_capital(scan, at))
            continue;
        const Known inside = known_at(scan, at);
        if (inside.form != DS_NO_ROW && inside.last > last)
            return inside.last;
    }
    return last;
}

/* "xăng A92": letters that belong to a word of their own. */
static gboolean
is_other_word(const DsScan *scan, guint32 token)
{
    const DsMatch *word =
        token > scan->low ? ds_scan_longest(scan, token - 1, DS_PHRASE_WORD) : NULL;

    return word != NULL && word->last > token;
}

/* A known name, with the place or the branch after it. */
static gboolean
from_known(const DsScan *scan,
           guint32 token,
           Known known,
           const DsMatch *head_match,
           guint depth,
           DsOrgCandidate *found)
{
    if (known.form == DS_NO_ROW)
        return FALSE;
    const DsKnownForm *form = ds_rules_form(scan->rules, known.form);
    if (form->acronym && is_other_word(scan, token))
        return FALSE;
    guint32 index = DS_NO_ROW;
    const DsHead *head = head_match != NULL ? head_at(scan, head_match, token, &index) : NULL;
    DsGrowth growth = {
        .at = known.last, .head = head, .complete = TRUE, .capital = TRUE, .depth = depth};

    *found = (DsOrgCandidate){.first = token,
                              .last = known.last,
                              .head = head != NULL ? index : DS_NO_ROW,
                              .row = form->row,
                              .form = known.form,
                              .known_end = scan->tokens[known.last - 1].end,
                              .rule = g_intern_static_string("org-known")};
    if (form->need_head && (head == NULL || head->alone != DS_ALONE_YES))
        found->flags |= DS_ORG_NEEDS_ROW;
    if (known.ambiguous)
        found->flags |= DS_ORG_NEEDS_ROW;
    growth.at = extend_latin(scan, growth.at);
    if (growth.at == known.last)
        growth.at = known_across(scan, token, known.last);
    if (growth.at == known.last)
        ds_org_grow(scan, &growth);
    if (growth.at > known.last) {
        copy_growth(&growth, found);
        found->flags |= DS_ORG_EXTENDED;
    }
    return TRUE;
}

static gboolean
candidate_at(
    const DsScan *scan, guint32 token, guint depth, gboolean titled, DsOrgCandidate *found)
{
    const DsMatch *head = head_match(scan, token);
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
    const Known known = known_at(scan, token);
    if (head != NULL && from_head(scan, token, head, known, depth, titled, found))
        return TRUE;
    if (from_known(scan, token, known, head, depth, found))
        return TRUE;
    return upper && head == NULL && latin_at(scan, token, found);
}

gboolean
ds_org_at(const DsScan *scan, guint32 token, guint depth, DsOrgCandidate *found)
{
    return candidate_at(scan, token, depth, FALSE, found);
}

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
static gboolean
stands_free(const DsScan *scan, const DsOrgCandidate *found)
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
    /* "Taylor Swift": the surname happens to be the name of a firm */
    return own_head || found->last != first + 1 || first == scan->low || glued ||
           ds_scan_longest(scan, first - 1, DS_PHRASE_GIVEN) == NULL ||
           !ds_scan_is_capital(scan, first - 1) || ds_scan_is_capital(scan, first + 1);
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
        return candidate_at(scan, at, 0, TRUE, found) && found->last > head->last;
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
        if ((inside_title(scan, i, &found) || candidate_at(scan, i, 0, FALSE, &found)) &&
            stands_free(scan, &found)) {
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
