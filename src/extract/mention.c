/* Mentions: candidates of one article, then one pass over the corpus that settles them. */
#include "extract/mention.h"

#include "extract/acronym.h"

static gboolean
names_home(const DsScan *scan)
{
    for (guint i = 0; i < scan->matches->len; i++) {
        const DsPhrase *phrase =
            ds_scan_phrase(scan, &g_array_index(scan->matches, DsMatch, i));
        if ((phrase->kinds & DS_PHRASE_PLACE) != 0 && phrase->place == scan->rules->home_place)
            return TRUE;
    }
    return FALSE;
}

DsMentionCandidates *
ds_mention_candidates_empty(void)
{
    DsMentionCandidates *candidates = g_new0(DsMentionCandidates, 1);

    candidates->orgs = g_array_new(FALSE, FALSE, sizeof(DsOrgCandidate));
    candidates->people = g_array_new(FALSE, FALSE, sizeof(DsPersonCandidate));
    candidates->definitions = g_array_new(FALSE, FALSE, sizeof(DsDefinition));
    return candidates;
}

DsMentionCandidates *
ds_mention_candidates_new(const DsMentionRules *rules, const DsArticle *article)
{
    DsMentionCandidates *candidates = ds_mention_candidates_empty();
    DsScan scan;

    ds_scan_init(&scan, rules, article);
    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        const guint32 *tokens = &g_array_index(article->block_tokens, guint32, i);
        const guint first_org = candidates->orgs->len;
        ds_scan_block(&scan, tokens[0], tokens[1]);
        ds_org_scan_block(&scan, candidates->orgs);
        ds_acronym_scan_block(&scan, candidates->orgs, first_org, candidates->definitions);
        ds_person_scan_block(&scan, block->kind, candidates->orgs, first_org,
                             candidates->people);
        candidates->home = candidates->home || names_home(&scan);
    }
    ds_scan_clear(&scan);
    return candidates;
}

void
ds_mention_candidates_free(DsMentionCandidates *candidates)
{
    if (candidates == NULL)
        return;
    void (*free_array)(GArray *) = candidates->at_rest ? ds_shelf_free_array : g_array_unref;
    free_array(candidates->orgs);
    free_array(candidates->people);
    free_array(candidates->definitions);
    g_free(candidates);
}

void
ds_mention_candidates_rest(DsMentionCandidates *candidates, DsShelf *shelf)
{
    ds_shelf_take_array(shelf, candidates->orgs);
    ds_shelf_take_array(shelf, candidates->people);
    ds_shelf_take_array(shelf, candidates->definitions);
    candidates->at_rest = TRUE;
}

static void
unref_array(gpointer array)
{
    g_array_unref((GArray *)array);
}

/* Where the candidates of an article have gone. */
static void
index_orgs(DsResolver *resolver, guint article)
{
    const GArray *orgs = ds_resolver_orgs(resolver, article);
    const guint n = ds_resolver_candidates(resolver, article)->orgs->len;
    GArray *index = g_array_sized_new(FALSE, FALSE, sizeof(guint32), n);

    g_array_set_size(index, n);
    for (guint i = 0; i < n; i++)
        g_array_index(index, guint32, i) = DS_NO_ROW;
    for (guint32 i = 0; i < orgs->len; i++) {
        const guint32 candidate = g_array_index(orgs, DsFound, i).candidate;
        if (candidate != DS_NO_ROW)
            g_array_index(index, guint32, candidate) = i;
    }
    g_ptr_array_add(resolver->org_index, index);
}

void
ds_mention_resolve(const DsMentionRules *rules,
                   const DsCorpus *corpus,
                   const GPtrArray *candidates,
                   DsAnnotations *annotations,
                   DsDiag *diag G_GNUC_UNUSED)
{
    DsResolver resolver = {
        .rules = rules,
        .corpus = corpus,
        .candidates = candidates,
        .annotations = annotations,
        .orgs = g_ptr_array_new_with_free_func(unref_array),
        .people = g_ptr_array_new_with_free_func(unref_array),
        .org_index = g_ptr_array_new_with_free_func(unref_array),
        .org_entities = g_array_new(FALSE, FALSE, sizeof(DsEntity)),
        .person_entities = g_array_new(FALSE, FALSE, sizeof(DsEntity)),
        .org_by_key = g_hash_table_new(g_str_hash, g_str_equal),
        .person_by_key = g_hash_table_new(g_str_hash, g_str_equal),
    };

    while (annotations->articles->len < candidates->len)
        g_ptr_array_add(annotations->articles, ds_article_notes_new());
    for (guint i = 0; i < candidates->len; i++) {
        g_ptr_array_add(resolver.orgs, g_array_new(FALSE, FALSE, sizeof(DsFound)));
        g_ptr_array_add(resolver.people, g_array_new(FALSE, FALSE, sizeof(DsFound)));
    }
    ds_resolver_settle_orgs(&resolver);
    ds_resolver_settle_people(&resolver);
    ds_resolver_learn(&resolver);
    for (guint i = 0; i < candidates->len; i++)
        index_orgs(&resolver, i);
    ds_resolver_join_orgs(&resolver);
    ds_resolver_join_people(&resolver);
    ds_resolver_write_orgs(&resolver);
    ds_resolver_write_people(&resolver);
    ds_resolver_write_acronyms(&resolver);
    g_ptr_array_unref(resolver.orgs);
    g_ptr_array_unref(resolver.people);
    g_ptr_array_unref(resolver.org_index);
    g_hash_table_unref(resolver.org_by_key);
    g_hash_table_unref(resolver.person_by_key);
    ds_entities_clear(resolver.org_entities);
    ds_entities_clear(resolver.person_entities);
}
