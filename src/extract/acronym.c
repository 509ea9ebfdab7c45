/* Acronyms: found beside the names they stand for, and listed with what explains them. */
#include <string.h>

#include "extract/acronym.h"

/* The end of an acronym at token: letters in capitals, with marks inside (LĐ-TB&XH); or token.
 */
static guint32
acronym_end(const DsScan *scan, guint32 token)
{
    guint32 last = token;
    guint n_upper = 0;

    for (guint32 i = token; i < scan->high && i < token + 8; i++) {
        const gunichar mark = ds_scan_mark(scan, i);
        if (i > token && ds_scan_has_space(scan, i))
            break;
        if (ds_scan_is_word(scan, i)) {
            const gchar *p = scan->text + scan->tokens[i].start;
            const gchar *end = scan->text + scan->tokens[i].end;
            for (; p < end; p = g_utf8_next_char(p))
                n_upper += g_unichar_isupper(g_utf8_get_char(p)) ? 1 : 0;
            last = i + 1;
        } else if (mark != '-' && mark != '&') {
            break;
        }
    }
    return n_upper >= 2 && last > token ? last : token;
}

/* The end of a firm's short name in small letters at token: "Công ty X (Tamexim)"; or token. */
static guint32
brand_end(const DsScan *scan, const DsOrgCandidate *org, guint32 token)
{
    static const gchar *const kinds[] = {"company", "bank", "media", NULL};
    guint32 last = token;

    if (org->head == DS_NO_ROW ||
        !g_strv_contains(kinds, ds_rules_head(scan->rules, org->head)->kind))
        return token;
    while (last < token + 3 && ds_scan_is_capital(scan, last))
        last++;
    if (last == token || ds_scan_mark(scan, last) != ')' || !ds_scan_is_foreign(scan, token) ||
        ds_scan_longest(scan, token, DS_PHRASE_PLACE | DS_PHRASE_GIVEN) != NULL)
        return token;
    return last;
}

/* Whether the capitals of the acronym stand in the initials of the name, in order. */
static gboolean
has_initials(const DsScan *scan, const DsOrgCandidate *org, guint32 first, guint32 last)
{
    guint32 word = org->first;

    for (const gchar *p = scan->text + scan->tokens[first].start;
         p < scan->text + scan->tokens[last - 1].end; p = g_utf8_next_char(p)) {
        const gunichar letter = g_utf8_get_char(p);
        if (!g_unichar_isupper(letter))
            continue;
        while (word < org->last && g_unichar_toupper(g_utf8_get_char(
                                       scan->text + scan->tokens[word].start)) != letter)
            word++;
        if (word++ >= org->last)
            return FALSE;
    }
    return TRUE;
}

/* "nhóm điều phối của Liên hợp quốc (UNDAC)": the acronym of a part that the list of the body's
 * own acronyms does not have and its initials do not show. */
static gboolean
is_of_a_part(const DsScan *scan, const DsOrgCandidate *org, guint32 first, guint32 last)
{
    const guint32 start = scan->tokens[first].start;
    const DsTable *parents = ds_pack_table(scan->rules->pack, "org_parent_words");

    if (org->row == DS_NO_ROW || org->first == scan->low ||
        has_initials(scan, org, first, last))
        return FALSE;
    const DsToken *before = &scan->tokens[org->first - 1];
    g_autofree gchar *text = g_strndup(scan->text + start, scan->tokens[last - 1].end - start);
    const gchar *listed = ds_table_get(scan->rules->institutions, org->row, "acronyms");
    g_auto(GStrv) own = g_strsplit(listed != NULL ? listed : "", "; ", -1);
    if (g_strv_contains((const gchar *const *)own, text))
        return FALSE;
    for (guint row = 0; row < ds_table_n_rows(parents); row++) {
        const gchar *word = ds_table_get(parents, row, "word");
        if (strlen(word) == before->end - before->start &&
            memcmp(scan->text + before->start, word, strlen(word)) == 0)
            return TRUE;
    }
    return FALSE;
}

void
ds_acronym_scan_block(const DsScan *scan,
                      const GArray *orgs,
                      guint first_org,
                      GArray *definitions)
{
    for (guint i = first_org; i < orgs->len; i++) {
        const DsOrgCandidate *org = &g_array_index(orgs, DsOrgCandidate, i);
        const guint32 open = org->last;
        if (ds_scan_mark(scan, open) != '(' || org->last < org->first + 2)
            continue;
        guint32 last = acronym_end(scan, open + 1);
        if (last == open + 1)
            last = brand_end(scan, org, open + 1);
        const gunichar after = ds_scan_mark(scan, last);
        if (last == open + 1 || (after != ')' && after != ',' && after != ';') ||
            is_of_a_part(scan, org, open + 1, last))
            continue;
        const DsDefinition definition = {
            .org = i, .start = scan->tokens[open + 1].start, .end = scan->tokens[last - 1].end};
        g_array_append_val(definitions, definition);
    }
}

static gint
compare_acronyms(gconstpointer a, gconstpointer b)
{
    const DsAcronym *left = *(const DsAcronym *const *)a;
    const DsAcronym *right = *(const DsAcronym *const *)b;
    const gint order = strcmp(left->acronym, right->acronym);

    if (order != 0)
        return order;
    return left->institution < right->institution ? -1 : left->institution > right->institution;
}

typedef struct {
    DsResolver *resolver;
    GHashTable *by_name; /* acronym, institution → DsAcronym; keys owned */
} Acronyms;

static DsAcronym *
acronym_of(Acronyms *acronyms, const gchar *text, gint32 institution)
{
    gchar *key = g_strdup_printf("%s\t%d", text, institution);
    DsAcronym *acronym = (DsAcronym *)g_hash_table_lookup(acronyms->by_name, key);

    if (acronym != NULL) {
        g_free(key);
        return acronym;
    }
    acronym = ds_acronym_new();
    acronym->acronym = g_strdup(text);
    acronym->institution = institution;
    g_hash_table_insert(acronyms->by_name, key, acronym);
    g_ptr_array_add(acronyms->resolver->annotations->acronyms, acronym);
    return acronym;
}

/* What the sources explain. */
static void
explained(Acronyms *acronyms, guint index)
{
    DsResolver *resolver = acronyms->resolver;
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *definitions = ds_resolver_candidates(resolver, index)->definitions;

    for (guint i = 0; i < definitions->len; i++) {
        const DsDefinition *at = &g_array_index(definitions, DsDefinition, i);
        const DsFound *found = ds_resolver_org_of(resolver, index, at->org);
        if (found == NULL || found->entity == DS_NO_ROW)
            continue;
        g_autofree gchar *text = g_strndup(article->text + at->start, at->end - at->start);
        DsAcronym *acronym = acronym_of(
            acronyms, text, (gint32)ds_entity(resolver->org_entities, found->entity)->final);
        if (acronym->expansion == NULL)
            acronym->expansion =
                g_strndup(article->text + found->start, found->end - found->start);
        const DsEvidence evidence = {.span = {index, found->start, at->end},
                                     .rule = g_intern_static_string("acronym-defined")};
        g_array_append_val(acronym->evidence, evidence);
    }
}

static gboolean
is_acronym(const gchar *text)
{
    guint n = 0;

    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p), n++) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalpha(c) && !g_unichar_isupper(c))
            return FALSE;
        if (c == ' ')
            return FALSE;
    }
    return n >= 2;
}

/* What is used without being explained: its first use is the evidence. */
static void
used(Acronyms *acronyms, guint index)
{
    DsResolver *resolver = acronyms->resolver;
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    const GArray *orgs = ds_resolver_orgs(resolver, index);

    for (guint i = 0; i < orgs->len; i++) {
        const DsFound *found = &g_array_index(orgs, DsFound, i);
        if (found->entity == DS_NO_ROW || found->end - found->start > 24)
            continue;
        g_autofree gchar *text =
            g_strndup(article->text + found->start, found->end - found->start);
        if (!is_acronym(text))
            continue;
        DsAcronym *acronym = acronym_of(
            acronyms, text, (gint32)ds_entity(resolver->org_entities, found->entity)->final);
        if (acronym->evidence->len > 0)
            continue;
        const DsEvidence evidence = {.span = {index, found->start, found->end},
                                     .rule = g_intern_static_string("acronym-used")};
        g_array_append_val(acronym->evidence, evidence);
    }
}

void
ds_resolver_write_acronyms(DsResolver *resolver)
{
    Acronyms acronyms = {resolver,
                         g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

    for (guint i = 0; i < resolver->candidates->len; i++)
        explained(&acronyms, i);
    for (guint i = 0; i < resolver->candidates->len; i++)
        used(&acronyms, i);
    g_ptr_array_sort(resolver->annotations->acronyms, compare_acronyms);
    g_hash_table_unref(acronyms.by_name);
}
