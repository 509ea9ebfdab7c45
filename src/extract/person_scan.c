/* Candidates for people: names in full, names after a title, names of authors. */
#include "extract/person_walk.h"

static const DsOrgCandidate *
org_at(const DsPersonWalk *walk, guint index)
{
    return &g_array_index(walk->orgs, DsOrgCandidate, index);
}

/* "12 Nguyễn X": an address. */
static gboolean
after_number(const DsScan *scan, guint32 token)
{
    return token > scan->low && scan->tokens[token - 1].kind == DS_TOKEN_NUMBER &&
           scan->tokens[token - 1].end - scan->tokens[token - 1].start <= 4;
}

static const DsPhrase *
surname_at(const DsScan *scan, guint32 token)
{
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_SURNAME);

    return match != NULL ? ds_scan_phrase(scan, match) : NULL;
}

static gboolean
has_name_part(const DsScan *scan, guint32 first, guint32 last)
{
    for (guint32 i = first; i < last; i++)
        if (ds_scan_longest(scan, i, DS_PHRASE_NAME_PART | DS_PHRASE_SURNAME) != NULL)
            return TRUE;
    return FALSE;
}

/* Whether words in capitals all stand around the name, so that its capitals tell nothing. */
static gboolean
among_capitals(const DsScan *scan, guint32 first, guint32 last)
{
    const guint both = DS_TOKEN_ALL_CAPS;

    if ((scan->tokens[first].flags & both) == 0)
        return FALSE;
    return (first > scan->low && (scan->tokens[first - 1].flags & both) != 0) ||
           (last < scan->high && (scan->tokens[last].flags & both) != 0);
}

/* "Ảnh: X", "Tác giả: X" */
static gboolean
after_credit(const DsScan *scan, guint32 first, guint32 last)
{
    if (first < scan->low + 2 || ds_scan_mark(scan, first - 1) != ':' ||
        ds_scan_is_small(scan, last))
        return FALSE;
    return ds_scan_longest(scan, first - 2, DS_PHRASE_CREDIT) != NULL;
}

/* The author's name that ends a text: nothing but names, after the end of a sentence. */
static gboolean
is_signature(const DsScan *scan, guint32 first, guint32 last)
{
    if (!ds_scan_opens_sentence(scan, first) || last < scan->high)
        return FALSE;
    for (guint32 i = first; i < last; i++)
        if (ds_scan_longest(scan, i, DS_PHRASE_NAME_PART | DS_PHRASE_SURNAME) == NULL)
            return FALSE;
    return TRUE;
}

/* A name that is an institution's field or a common word in disguise: weak. */
static gboolean
full_name_is_sure(const DsPersonWalk *walk, guint32 first, guint32 last)
{
    const DsScan *scan = walk->scan;
    const DsPhrase *surname = surname_at(scan, first);

    if (among_capitals(scan, first, last))
        return FALSE;
    if (walk->kind == DS_BLOCK_BYLINE || after_credit(scan, first, last) ||
        is_signature(scan, first, last) || ds_person_has_age(scan, last))
        return TRUE;
    if (last - first >= 3)
        return surname->surname_weight >= 20 &&
               (!surname->surname_risk || has_name_part(scan, first + 1, last));
    return surname->surname_weight >= 90 && !surname->surname_risk &&
           has_name_part(scan, first + 1, last);
}

/* A word of plain letters: of a foreign name. */
static gboolean
is_plain(const DsScan *scan, guint32 token)
{
    for (guint32 i = scan->tokens[token].start; i < scan->tokens[token].end; i++)
        if ((guchar)scan->text[i] >= 0x80)
            return FALSE;
    return TRUE;
}

/* "al-Assad", "von der Leyen": the end of what small words at token lead to, or token. */
static guint32
over_particles(const DsScan *scan, guint32 token)
{
    guint32 at = token;

    while (at < token + 2 && ds_scan_is_small(scan, at) &&
           ds_scan_longest(scan, at, DS_PHRASE_PARTICLE) != NULL)
        at++;
    if (at > token && ds_scan_mark(scan, at) == '-' && !ds_scan_has_space(scan, at) &&
        !ds_scan_has_space(scan, at + 1))
        at++;
    return at > token && at < scan->high && ds_scan_is_capital(scan, at) ? at + 1 : token;
}

static gboolean
is_one_letter(const DsScan *scan, guint32 token)
{
    const gchar *word = scan->text + scan->tokens[token].start;

    return g_utf8_next_char(word) == scan->text + scan->tokens[token].end;
}

/* A run of capitals after a title: the words of a name that has no Vietnamese surname. */
guint32
ds_person_run(const DsScan *scan, guint32 token)
{
    guint32 last = token;

    for (guint32 i = token; i < scan->high && i < token + 12; i++) {
        const gunichar mark = ds_scan_mark(scan, i);
        const DsMatch *join = ds_scan_longest(scan, i, DS_PHRASE_JOIN);
        if (ds_scan_is_capital(scan, i)) {
            const DsMatch *stop =
                i > token ? ds_scan_longest(scan, i, DS_PHRASE_TITLE | DS_PHRASE_HEAD) : NULL;
            if ((stop != NULL && stop->last > i + 1) ||
                (i > token && (ds_scan_ends_name(scan, i) || ds_scan_begins_word(scan, i))))
                break;
            last = i + 1;
        } else if (i > token && i == last && is_plain(scan, i - 1) &&
                   over_particles(scan, i) > i) {
            last = over_particles(scan, i);
            i = last - 1;
        } else if (i > token && i == last && mark == '-' && !ds_scan_has_space(scan, i) &&
                   !ds_scan_has_space(scan, i + 1) && ds_scan_is_word(scan, i + 1)) {
            last = i + 2; /* Na-ren-đra */
            i++;
        } else if (i > token && i == last && mark == '.' && !ds_scan_has_space(scan, i) &&
                   is_one_letter(scan, i - 1) && ds_scan_is_capital(scan, i + 1)) {
            last = i + 1; /* an initial: Donald J. Trump */
        } else if (!(i > token && i == last && join != NULL &&
                     ds_scan_phrase(scan, join)->join == DS_JOIN_LATIN)) {
            break;
        }
    }
    return last;
}

/* An office after the name: ", Vụ trưởng Vụ X", "(nguyên Giám đốc Y)". */
static void
role_after(const DsPersonWalk *walk, DsPersonCandidate *person)
{
    const DsScan *scan = walk->scan;
    const gunichar mark = ds_scan_mark(scan, person->last);
    guint org = walk->next_org;

    if (mark != ',' && mark != '(' && mark != '-' && mark != 0x2013)
        return;
    for (guint32 at = person->last + 1; at < person->last + 4 && at < scan->high; at++) {
        const DsMatch *match = ds_scan_longest(scan, at, DS_PHRASE_TITLE);
        if (match == NULL)
            continue;
        const DsTitle *title =
            &g_array_index(scan->rules->titles, DsTitle, ds_scan_phrase(scan, match)->title);
        if (title->honorific)
            return;
        guint32 end = match->last;
        while (org < walk->orgs->len && org_at(walk, org)->first < at)
            org++;
        if (org < walk->orgs->len && org_at(walk, org)->first <= end) {
            end = MAX(end, org_at(walk, org)->last);
            person->role_org = org;
        }
        person->role_start = scan->tokens[at].start;
        person->role_end = scan->tokens[end - 1].end;
        return;
    }
}

void
ds_person_add(DsPersonWalk *walk, guint32 first, guint32 last, guint flags)
{
    const DsScan *scan = walk->scan;
    const DsLead *lead = &walk->lead;
    DsPersonCandidate person = {.start = scan->tokens[first].start,
                                .end = scan->tokens[last - 1].end,
                                .first = first,
                                .last = last,
                                .role_org = DS_NO_ROW};

    if (walk->kind == DS_BLOCK_CAPTION)
        flags |= DS_PERSON_CAPTION;
    person.flags = (guint8)flags;
    if ((flags & DS_PERSON_TITLED) != 0 && !lead->title->honorific) {
        person.role_start = scan->tokens[lead->first].start;
        person.role_end = scan->tokens[lead->end - 1].end;
        person.role_org = lead->org;
    } else {
        role_after(walk, &person);
    }
    g_array_append_val(walk->candidates, person);
}

/* A name ends where an institution begins. */
guint32
ds_person_before_org(const DsPersonWalk *walk, guint32 last)
{
    return walk->next_org < walk->orgs->len ? MIN(last, org_at(walk, walk->next_org)->first)
                                            : last;
}

/* Moves the title on over a field or a place that belongs to the office. */
static guint32
extend_lead(DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const DsMatch *inner = ds_scan_longest(scan, token, DS_PHRASE_INNER);
    const guint32 place = ds_scan_place(scan, token, NULL);
    const guint32 last = MAX(place, inner != NULL ? inner->last : token);

    if (last == token || !walk->lead.title->takes_institution)
        return token;
    walk->lead.end = last;
    walk->lead.direct = FALSE;
    return last;
}

static gboolean
holds_place(const DsScan *scan, guint32 first, guint32 last)
{
    gboolean country = FALSE;

    for (guint32 i = first + 1; i < last; i++)
        if (ds_scan_place(scan, i, &country) > i && country)
            return TRUE;
    return FALSE;
}

/* A syllable borne as a name, with a word of its own after it. */
static gboolean
stands_as_name(const DsScan *scan, guint32 token)
{
    return has_name_part(scan, token, token + 1) &&
           (!ds_scan_is_small(scan, token + 1) ||
            ds_scan_longest(scan, token + 1, DS_PHRASE_BOUNDARY | DS_PHRASE_JOIN) != NULL);
}

static guint32
titled_name(DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const DsLead *lead = &walk->lead;
    const gboolean personal = lead->direct && lead->title->honorific;
    const guint32 run = ds_person_before_org(walk, ds_person_run(scan, token));

    if (!personal) {
        const guint32 moved = extend_lead(walk, token);
        if (moved > token)
            return moved;
        if (g_str_equal(lead->title->class, "group") ||
            (run == token + 1 && g_str_equal(lead->title->class, "trade")))
            return token; /* "người dân X": a place, a people, a building */
        if (ds_scan_longest(scan, token, DS_PHRASE_HEAD | DS_PHRASE_GENERIC) != NULL ||
            (scan->tokens[token].flags & DS_TOKEN_ALL_CAPS) != 0)
            return token;
    }
    if (run == token || (run == token + 1 && !lead->direct))
        return token;
    if (!personal && run == token + 1 && !is_plain(scan, token) && !stands_as_name(scan, token))
        return token; /* "Giám đốc Vận động": the first syllable of a word */
    if (!personal && (ds_scan_mark(scan, token + 1) == '.' || holds_place(scan, token, run)))
        return token; /* "T.Ư", "Abbott Việt Nam" */
    ds_person_add(walk, token, run,
                  DS_PERSON_TITLED | (surname_at(scan, token) == NULL && run > token + 1
                                          ? DS_PERSON_FOREIGN | DS_PERSON_FULL
                                          : 0));
    return run;
}

static guint32
author_name(DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const guint32 last = ds_person_before_org(walk, ds_person_run(scan, token));

    if (last < token + 2 || last > token + 4)
        return token;
    if (walk->kind != DS_BLOCK_BYLINE && !after_credit(scan, token, last) &&
        !is_signature(scan, token, last))
        return token;
    for (guint32 i = token; i < last; i++)
        if (ds_scan_longest(scan, i, DS_PHRASE_LATIN) != NULL ||
            (ds_scan_is_small(scan, i) && ds_scan_longest(scan, i, DS_PHRASE_JOIN) != NULL))
            return token; /* "Ảnh: Times of X" */
    ds_person_add(walk, token, last, DS_PERSON_FULL);
    return last;
}

/* A word of several syllables of which the first alone has a capital: "Chủ tịch", "Thứ trưởng".
 */
static gboolean
begins_word(const DsScan *scan, guint32 token)
{
    const guint kinds = DS_PHRASE_TITLE | DS_PHRASE_GENERIC | DS_PHRASE_INNER | DS_PHRASE_HEAD |
                        DS_PHRASE_BOUNDARY | DS_PHRASE_WORD;
    const DsMatch *match = ds_scan_longest(scan, token, kinds);

    if (match == NULL || match->last == token + 1)
        return FALSE;
    return ds_scan_is_small(scan, token + 1) ||
           (ds_scan_phrase(scan, match)->kinds & DS_PHRASE_TITLE) != 0;
}

/* "lễ ký, Ông Nguyễn …": a capital of respect. */
static gboolean
precedes_full_name(const DsScan *scan, guint32 token)
{
    const DsPhrase *surname = surname_at(scan, token + 1);

    return surname != NULL && surname->surname_weight >= 100 &&
           ds_scan_full_name(scan, token + 1) >= token + 4;
}

/* "Ông", "Bà" at the start of a sentence, or before a name in full: an address, though some
 * bear it as a surname. */
static gboolean
is_address(const DsScan *scan, guint32 token)
{
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_TITLE);
    const DsMatch *place = ds_scan_longest(scan, token, DS_PHRASE_PLACE);

    return match != NULL && match->last == token + 1 && ds_scan_is_capital(scan, match->last) &&
           (ds_scan_opens_sentence(scan, token) || precedes_full_name(scan, token)) &&
           (place == NULL || place->last == match->last); /* "Bà Rịa" */
}

/* Whether the place at token is known the world over: a country, a province, a city. */
static gboolean
is_great_place(const DsScan *scan, guint32 token)
{
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_PLACE);
    const DsPhrase *place = match != NULL ? ds_scan_phrase(scan, match) : NULL;

    return place != NULL && (place->country != 0 || place->province != 0 || place->city != 0);
}

/* "ca sĩ Mỹ Tâm": after a trade that serves no body, a name of two syllables of which the
 * first, or both, happen to name a place. */
static gboolean
bears_place(const DsPersonWalk *walk, guint32 token, guint32 place)
{
    const DsScan *scan = walk->scan;
    const guint32 run = ds_person_before_org(walk, ds_person_run(scan, token));

    return !walk->lead.title->takes_institution && walk->lead.direct && run == token + 2 &&
           (place < run || (place == run && !is_great_place(scan, token))) &&
           has_name_part(scan, token, token + 1) && has_name_part(scan, token + 1, run);
}

/* The name at token: its end, or token. */
static guint32
name_at(DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const gboolean titled = walk->lead.end == token && walk->lead.first < token;
    const gboolean personal = titled && walk->lead.direct && walk->lead.title->honorific;
    const guint32 short_full = ds_person_before_org(walk, ds_scan_full_name(scan, token));
    const guint32 full = short_full > token ? ds_scan_over_hyphen(scan, short_full) : token;
    gboolean country = FALSE;
    const guint32 place = ds_scan_place(scan, token, &country);

    if (!ds_scan_is_capital(scan, token) || is_address(scan, token) ||
        ds_person_has_digit(scan, token) || begins_word(scan, token))
        return token;
    if (!titled && ds_person_given(walk, token) > token)
        return g_array_index(walk->candidates, DsPersonCandidate, walk->candidates->len - 1)
            .last;
    if (place > token && !personal && !(titled && bears_place(walk, token, place)) &&
        (country || !(titled && full >= token + 3))) {
        if (country || full <= place || full < token + 3)
            return titled ? MAX(extend_lead(walk, token), place) : place;
    }
    const gboolean street = full >= token + 2 && !titled && ds_scan_among_streets(scan, token);
    if (street) {
        ds_person_add(walk, token, full, DS_PERSON_FULL | DS_PERSON_STREET);
        return full;
    }
    if (full >= token + 2 && !ds_scan_after_place(scan, token) &&
        (titled || !after_number(scan, token))) {
        const gboolean sure = titled || full_name_is_sure(walk, token, full);
        ds_person_add(walk, token, full,
                      DS_PERSON_FULL | (titled ? DS_PERSON_TITLED : 0) |
                          (sure ? 0 : DS_PERSON_WEAK));
        return full;
    }
    if (titled)
        return titled_name(walk, token);
    const guint32 foreign = ds_person_foreign(walk, token);
    return foreign > token ? foreign : author_name(walk, token);
}

static void
note_title(DsPersonWalk *walk, guint32 token)
{
    const DsScan *scan = walk->scan;
    const DsMatch *match = ds_scan_longest(scan, token, DS_PHRASE_TITLE);

    if (match == NULL || match->last <= walk->lead.end || ds_scan_inside_word(scan, token))
        return;
    const DsTitle *title =
        &g_array_index(scan->rules->titles, DsTitle, ds_scan_phrase(scan, match)->title);
    /* "Anh", "Nga" with a capital inside a sentence are no address */
    if (title->honorific && match->last == token + 1 && ds_scan_is_capital(scan, token) &&
        !ds_scan_opens_sentence(scan, token) && !precedes_full_name(scan, token))
        return;
    guint32 first = token;
    if (walk->lead.first < walk->lead.end && walk->lead.end == token &&
        !walk->lead.title->honorific)
        first = walk->lead.first; /* "Phó Giáo sư, Tiến sĩ": the first office stays */
    walk->lead = (DsLead){
        .first = first, .end = match->last, .org = DS_NO_ROW, .direct = TRUE, .title = title};
}

/* The institutions that begin within reach of the title carry it on to their end. */
static guint32
pass_org(DsPersonWalk *walk, guint32 token)
{
    const DsOrgCandidate *org = org_at(walk, walk->next_org);
    DsLead *lead = &walk->lead;

    if (lead->first < lead->end && lead->end >= org->first && lead->end <= org->last) {
        lead->end = org->last;
        lead->org = walk->next_org;
        lead->direct = FALSE;
    }
    walk->next_org++;
    return MAX(org->last, token);
}

void
ds_person_scan_block(const DsScan *scan,
                     DsBlockKind kind,
                     const GArray *orgs,
                     guint first_org,
                     GArray *candidates)
{
    DsPersonWalk walk = {.scan = scan,
                         .orgs = orgs,
                         .candidates = candidates,
                         .next_org = first_org,
                         .kind = kind};
    const guint first_candidate = candidates->len;

    for (guint32 i = scan->low; i < scan->high;) {
        if (walk.next_org < orgs->len && org_at(&walk, walk.next_org)->first <= i) {
            i = pass_org(&walk, i);
            continue;
        }
        if (scan->tokens[i].kind != DS_TOKEN_WORD) {
            i++;
            continue;
        }
        const guint32 last = name_at(&walk, i);
        if (last > i) {
            i = last;
            continue;
        }
        note_title(&walk, i);
        i++;
    }
    walk.next_org = orgs->len;
    ds_person_lists(&walk, first_candidate, first_org);
}
