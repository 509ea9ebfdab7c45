/* DsKnownName names of institutions, with the place or the branch after them. */
#include "extract/org_scan-private.h"

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

/* The longest known name at token whose writing fits. */
DsKnownName
ds_org_known_at(const DsScan *scan, guint32 token)
{
    guint n = 0;
    const DsMatch *matches = ds_scan_matches(scan, token, &n);

    while (n > 0) {
        const DsMatch *match = &matches[--n];
        const DsPhrase *phrase = ds_scan_phrase(scan, match);
        DsKnownName known = {match->last, DS_NO_ROW, FALSE};
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
    return (DsKnownName){token, DS_NO_ROW, FALSE};
}

/* "BCH Trung ương Đảng" + "Đảng Cộng sản …": a known name that begins inside the one that ends
 * at last carries it on to its own end. */
static guint32
known_across(const DsScan *scan, guint32 token, guint32 last)
{
    for (guint32 at = token + 1; at < last; at++) {
        if (!ds_scan_is_capital(scan, at))
            continue;
        const DsKnownName inside = ds_org_known_at(scan, at);
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

/* "khi trao đổi với Tuổi Trẻ": words that are common elsewhere are a paper's name when they are
 * written as names are and such a phrase leads to them. */
static gboolean
is_paper_here(const DsScan *scan, const DsKnownForm *form, guint32 token, guint32 last)
{
    const gchar *kind = ds_table_get(scan->rules->institutions, form->row, "kind");

    if (g_strcmp0(kind, "media") != 0 ||
        !is_written_so(scan, form, scan->tokens[token].start, scan->tokens[last - 1].end) ||
        count_capital_tokens(scan, token, last) < last - token ||
        ds_scan_is_capital(scan, last))
        return FALSE;
    for (guint32 back = 1; back <= 3 && token >= scan->low + back; back++) {
        const DsMatch *opener = ds_scan_longest(scan, token - back, DS_PHRASE_READER);
        if (opener != NULL && opener->last == token)
            return TRUE;
    }
    return FALSE;
}

/* A known name, with the place or the branch after it. */
gboolean
ds_org_from_known(const DsScan *scan,
                  guint32 token,
                  DsKnownName known,
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
    const DsHead *head =
        head_match != NULL ? ds_org_head_at(scan, head_match, token, &index) : NULL;
    DsGrowth growth = {
        .at = known.last, .head = head, .complete = TRUE, .capital = TRUE, .depth = depth};

    *found = (DsOrgCandidate){.first = token,
                              .last = known.last,
                              .head = head != NULL ? index : DS_NO_ROW,
                              .row = form->row,
                              .form = known.form,
                              .known_end = scan->tokens[known.last - 1].end,
                              .rule = g_intern_static_string("org-known")};
    if (form->need_head && (head == NULL || head->alone != DS_ALONE_YES) &&
        !is_paper_here(scan, form, token, known.last))
        found->flags |= DS_ORG_NEEDS_ROW;
    if (known.ambiguous)
        found->flags |= DS_ORG_NEEDS_ROW;
    growth.at = ds_org_extend_latin(scan, growth.at);
    if (growth.at == known.last)
        growth.at = known_across(scan, token, known.last);
    if (growth.at == known.last)
        ds_org_grow(scan, &growth);
    if (growth.at > known.last) {
        ds_org_copy_growth(&growth, found);
        found->flags |= DS_ORG_EXTENDED;
    }
    return TRUE;
}
