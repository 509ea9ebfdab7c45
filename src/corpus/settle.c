#include "corpus/age.h"
#include "corpus/align.h"
#include "corpus/family.h"
#include "corpus/known.h"
#include "corpus/read.h"
#include "corpus/reference.h"
#include "corpus/settle-private.h"
#include "corpus/story.h"
#include "corpus/turn.h"
#include "corpus/year.h"

DsTimeKnown
ds_settling_known(const DsArticle *article)
{
    if (article->reference.basis == NULL)
        return DS_TIME_UNKNOWN;
    return g_str_equal(article->reference.basis, "stated") ||
                   g_str_equal(article->reference.basis, "given")
               ? DS_TIME_STATED
               : DS_TIME_INFERRED;
}

/* For each article the first one with the same text; the caller owns the array. */
static guint32 *
first_of_equals(const DsCorpus *corpus)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    guint32 *first = g_new0(guint32, corpus->articles->len + 1);

    for (guint32 i = 0; i < corpus->articles->len; i++) {
        const gchar *text = ds_corpus_article(corpus, i)->text;
        gpointer other;
        first[i] = i;
        if (g_hash_table_lookup_extended(seen, text, NULL, &other))
            first[i] = GPOINTER_TO_UINT(other);
        else
            g_hash_table_insert(seen, (gpointer)text, GUINT_TO_POINTER(i));
    }
    return first;
}

/* Family members first, then those that share names; each once, ascending. */
static void
add_family(GPtrArray *others, const DsCorpus *corpus, const guint32 *first)
{
    g_autoptr(GPtrArray) families =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

    for (guint32 i = 0; i <= corpus->n_families; i++)
        g_ptr_array_add(families, g_array_new(FALSE, FALSE, sizeof(guint32)));
    for (guint32 i = 0; i < corpus->articles->len; i++) {
        GArray *members =
            (GArray *)g_ptr_array_index(families, ds_corpus_article(corpus, i)->family);
        if (members->len <= DS_MAX_HEARD && first[i] == i)
            g_array_append_val(members, i);
    }
    for (guint32 i = 0; i < corpus->articles->len; i++) {
        const GArray *members =
            ds_settling_array(families, ds_corpus_article(corpus, i)->family);
        GArray *story = (GArray *)g_ptr_array_index(others, i);
        GArray *all = g_array_new(FALSE, FALSE, sizeof(guint32));
        guint s = 0, m = 0;
        while (s < story->len || m < members->len) {
            const guint32 a = s < story->len ? g_array_index(story, guint32, s) : G_MAXUINT32;
            const guint32 b =
                m < members->len ? g_array_index(members, guint32, m) : G_MAXUINT32;
            const guint32 next = MIN(a, b);
            s += a == next;
            m += b == next;
            if (first[next] == next && first[i] != next && all->len < DS_MAX_HEARD)
                g_array_append_val(all, next);
        }
        g_array_unref(story);
        g_ptr_array_index(others, i) = all;
    }
}

static void
read_clues(DsSettling *settling)
{
    for (guint32 i = 0; i < settling->corpus->articles->len; i++) {
        const DsArticle *article = ds_settling_article(settling, i);
        GArray *clues = ds_clues_read(article, settling->pack);
        settling->months[i] = ds_reference_month(clues);
        settling->last[i] = ds_clues_say_last_year(article, settling->pack);
        if (ds_settling_known(article) ==
            DS_TIME_STATED) { /* says all that the others need to know */
            const DsClue stated = {.kind = DS_CLUE_STATED, .date = article->reference.date};
            g_array_set_size(clues, 0);
            g_array_append_val(clues, stated);
            settling->months[i] = article->reference.date.month;
        }
        g_ptr_array_add(settling->clues, clues);
    }
}

/* Ages and births of one person stand in one article or in two of the same story. */
static void
pair_ages(DsSettling *settling)
{
    g_autoptr(GPtrArray) ages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

    for (guint32 i = 0; i < settling->corpus->articles->len; i++)
        g_ptr_array_add(ages, ds_ages_read(ds_settling_article(settling, i), settling->pack));
    for (guint32 i = 0; i < settling->corpus->articles->len; i++) {
        const GArray *others = ds_settling_array(settling->others, i);
        g_autoptr(GPtrArray) accounts = g_ptr_array_new();
        if (ds_settling_known(ds_settling_article(settling, i)) == DS_TIME_STATED)
            continue;
        g_ptr_array_add(accounts, g_ptr_array_index(ages, i));
        for (guint k = 0; k < others->len; k++)
            g_ptr_array_add(accounts,
                            g_ptr_array_index(ages, g_array_index(others, guint32, k)));
        ds_ages_pair(ds_settling_array(ages, i), accounts,
                     (GArray *)g_ptr_array_index(settling->clues, i));
    }
}

/* "tháng 12 năm ngoái" and the month that an account of the story gives with its number. */
static void
pair_turns(DsSettling *settling)
{
    for (guint32 i = 0; i < settling->corpus->articles->len; i++) {
        const DsArticle *article = ds_settling_article(settling, i);
        const GArray *others = ds_settling_array(settling->others, i);
        if (ds_settling_known(article) == DS_TIME_STATED)
            continue;
        g_autoptr(GArray) turns = ds_turns_read(article, settling->pack);
        g_autoptr(GPtrArray) accounts = g_ptr_array_new();
        g_ptr_array_add(accounts, g_ptr_array_index(settling->clues, i));
        for (guint k = 0; k < others->len && turns->len > 0; k++)
            g_ptr_array_add(accounts, g_ptr_array_index(settling->clues,
                                                        g_array_index(others, guint32, k)));
        ds_turns_pair(turns, accounts, (GArray *)g_ptr_array_index(settling->clues, i));
    }
}

/* The other account whose own clue speaks most for the year. */
static const DsArticle *
witness_of(const DsSettling *settling, guint32 i)
{
    const GArray *others = ds_settling_array(settling->others, i);
    const DsArticle *best = NULL;
    guint least = G_MAXUINT;

    for (guint k = 0; k < others->len; k++) {
        const guint32 other = g_array_index(others, guint32, k);
        const GArray *clues = ds_settling_array(settling->clues, other);
        for (guint c = 0; c < clues->len; c++) {
            const DsClue *clue = &g_array_index(clues, DsClue, c);
            const guint cost = clue->date.year == 0 ? G_MAXUINT
                                                    : ds_year_cost(clue, settling->years[i],
                                                                   settling->months[other]);
            if (cost < least) {
                least = cost;
                best = ds_settling_article(settling, other);
            }
        }
    }
    return best;
}

static void
infer_references(const DsSettling *settling)
{
    for (guint32 i = 0; i < settling->corpus->articles->len; i++)
        if (settling->years[i] != 0)
            ds_reference_infer(ds_settling_article(settling, i),
                               ds_settling_array(settling->clues, i), settling->years[i],
                               witness_of(settling, i), settling->pack);
}

void
ds_corpus_settle(DsCorpus *corpus, DsPack *pack, DsDiag *diag)
{
    const guint n = corpus->articles->len;

    for (guint i = 0; i < n; i++) {
        DsArticle *article = (DsArticle *)g_ptr_array_index(corpus->articles, i);
        g_free(article->id);
        article->id = g_strdup_printf("a%u", i + 1);
    }
    ds_known_date(pack, corpus, diag);
    ds_families_find(corpus);
    ds_align_families(corpus);
    g_autoptr(GPtrArray) others = ds_stories_find(corpus);
    g_autoptr(GPtrArray) clues = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autofree gint *months = g_new0(gint, n + 1);
    g_autofree gint *years = g_new0(gint, n + 1);
    g_autofree gboolean *last = g_new0(gboolean, n + 1);
    g_autofree guint *sure = g_new0(guint, n + 1);
    g_autofree guint32 *first = first_of_equals(corpus);
    DsSettling settling = {corpus, pack, first, others, clues, months, years, sure, last};

    add_family(others, corpus, first);
    read_clues(&settling);
    pair_ages(&settling);
    pair_turns(&settling);
    ds_settle_years(&settling);
    infer_references(&settling);
    ds_settle_borrow(&settling);
    for (guint i = 0; i < n; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        if (article->reference.basis == NULL)
            ds_diag_add(diag, DS_DIAG_NOTE, "reference-unknown", article->path, 0, 0,
                        "no date tells when this was written; its partial dates stay open");
    }
}
