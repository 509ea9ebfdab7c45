/* Which candidates for institutions stand, and where they end, by the evidence of the corpus.
 */
#include <string.h>

#include "extract/mention_resolve.h"

/* How often a folded string stands as a candidate that needs no help. */
typedef struct {
    DsResolver *resolver;
    GHashTable *times; /* folded string → times */
    GHashTable *rows;  /* row + 1: known institutions of the corpus named in full */
} Evidence;

static gchar *
folded(const DsResolver *resolver, const DsArticle *article, guint32 start, guint32 end)
{
    return ds_name_fold_dup(resolver->rules->fold, article->text + start,
                            (gssize)(end - start));
}

static guint
times_seen(const Evidence *evidence, const DsArticle *article, guint32 start, guint32 end)
{
    g_autofree gchar *text = folded(evidence->resolver, article, start, end);

    return GPOINTER_TO_UINT(g_hash_table_lookup(evidence->times, text));
}

static void
gather(Evidence *evidence, guint index)
{
    const DsResolver *resolver = evidence->resolver;
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);

    for (guint i = 0; i < candidates->orgs->len; i++) {
        const DsOrgCandidate *org = &g_array_index(candidates->orgs, DsOrgCandidate, i);
        const gboolean sure = (org->flags & (DS_ORG_WEAK | DS_ORG_NEEDS_ROW)) == 0;
        if (sure && org->row != DS_NO_ROW)
            g_hash_table_add(evidence->rows, GUINT_TO_POINTER(org->row + 1));
        if (!sure || (org->n_cuts == 0 && org->row != DS_NO_ROW))
            continue;
        gchar *text = folded(resolver, article, org->start, org->end);
        const guint times = GPOINTER_TO_UINT(g_hash_table_lookup(evidence->times, text));
        g_hash_table_replace(evidence->times, text, GUINT_TO_POINTER(times + 1));
    }
}

/* A name that is a city's as well is that of the club when other clubs of the country are named
 * beside it. */
static const gchar *
company_of(const DsMentionRules *rules, guint32 row)
{
    const gchar *kind = ds_table_get(rules->institutions, row, "kind");
    const gchar *country = ds_table_get(rules->institutions, row, "country");

    if (g_strcmp0(kind, "other") != 0 || country == NULL ||
        g_strcmp0(country, rules->home_code) == 0)
        return NULL;
    return g_intern_string(country);
}

static void
add_company(const DsMentionRules *rules, GHashTable *in_article, guint32 row)
{
    const gchar *company = company_of(rules, row);

    if (company != NULL)
        g_hash_table_add(in_article, (gpointer)company);
}

static gboolean
has_company(const DsMentionRules *rules, GHashTable *in_article, guint32 row)
{
    const gchar *company = company_of(rules, row);

    return company != NULL && g_hash_table_contains(in_article, company);
}

/* The form's institution that the article, else the corpus, names in full; DS_NO_ROW when none.
 */
static guint32
row_by_context(const Evidence *evidence,
               GHashTable *in_article,
               const DsArticle *article,
               const DsOrgCandidate *org)
{
    const DsMentionRules *rules = evidence->resolver->rules;
    g_autofree gchar *text =
        folded(evidence->resolver, article, org->start, MAX(org->known_end, org->start + 1));
    const guint32 phrase = ds_lexicon_lookup(rules->lexicon, text, -1);
    guint32 in_corpus = DS_NO_ROW, only = DS_NO_ROW;
    guint n_free = 0;

    if (phrase == DS_NO_ROW)
        return DS_NO_ROW;
    for (guint32 i = ds_rules_phrase(rules, phrase)->form; i != DS_NO_ROW;
         i = ds_rules_form(rules, i)->next) {
        const DsKnownForm *form = ds_rules_form(rules, i);
        const gpointer row = GUINT_TO_POINTER(form->row + 1);
        if (g_hash_table_contains(in_article, row))
            return form->row;
        if (form->acronym && g_hash_table_contains(evidence->rows, row))
            in_corpus = form->row;
        if (in_corpus == DS_NO_ROW && has_company(rules, in_article, form->row))
            in_corpus = form->row;
        if (!form->need_head) {
            n_free++;
            only = form->row;
        }
    }
    return in_corpus != DS_NO_ROW ? in_corpus : n_free > 0 ? only : DS_NO_ROW;
}

/* A longer end that is seen nowhere else gives way to a shorter one seen often. */
static guint32
settled_end(const Evidence *evidence, const DsArticle *article, const DsOrgCandidate *org)
{
    if (org->n_cuts == 0 || times_seen(evidence, article, org->start, org->end) > 1)
        return org->end;
    for (guint i = org->n_cuts; i > 0; i--)
        if (times_seen(evidence, article, org->start, org->cuts[i - 1]) >= 3)
            return org->cuts[i - 1];
    return org->end;
}

static void
settle_article(Evidence *evidence, guint index)
{
    DsResolver *resolver = evidence->resolver;
    const DsMentionCandidates *candidates = ds_resolver_candidates(resolver, index);
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *out = ds_resolver_orgs(resolver, index);
    g_autoptr(GHashTable) in_article = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < candidates->orgs->len; i++) {
        const DsOrgCandidate *org = &g_array_index(candidates->orgs, DsOrgCandidate, i);
        if (org->row == DS_NO_ROW || (org->flags & DS_ORG_NEEDS_ROW) != 0)
            continue;
        g_hash_table_add(in_article, GUINT_TO_POINTER(org->row + 1));
        add_company(resolver->rules, in_article, org->row);
    }
    for (guint i = 0; i < candidates->orgs->len; i++) {
        const DsOrgCandidate *org = &g_array_index(candidates->orgs, DsOrgCandidate, i);
        DsFound found = {.start = org->start,
                         .end = settled_end(evidence, article, org),
                         .first = org->first,
                         .last = org->last,
                         .candidate = i,
                         .entity = DS_NO_ROW,
                         .row = org->row,
                         .flags = org->flags,
                         .rule = org->rule};
        if ((org->flags & DS_ORG_WEAK) != 0 &&
            times_seen(evidence, article, org->start, org->end) == 0)
            continue;
        if ((org->flags & DS_ORG_NEEDS_ROW) != 0) {
            found.row = row_by_context(evidence, in_article, article, org);
            if (found.row == DS_NO_ROW)
                continue;
        }
        g_array_append_val(out, found);
    }
}

void
ds_resolver_settle_orgs(DsResolver *resolver)
{
    Evidence evidence = {
        resolver,
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        g_hash_table_new(g_direct_hash, g_direct_equal),
    };

    for (guint i = 0; i < resolver->candidates->len; i++)
        gather(&evidence, i);
    for (guint i = 0; i < resolver->candidates->len; i++)
        settle_article(&evidence, i);
    g_hash_table_unref(evidence.times);
    g_hash_table_unref(evidence.rows);
}
