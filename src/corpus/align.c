#include "corpus/align.h"

#include "base/hash.h"
#include "corpus/shingles.h"

/* Two sentences are the same when the one with fewer runs shares this part (in percent). */
#define MIN_SHARED_PERCENT 50

typedef struct {
    guint32 article, sentence;
    guint32 n_runs;
} Place;

typedef struct {
    const DsCorpus *corpus;
    GArray *places; /* of Place: the sentences that are no copies */
    GHashTable
        *holders; /* run → index in places + 1, the first place that has it; keys owned */
} Aligner;

static void
collect_run(guint64 run, gpointer data)
{
    g_array_append_val((GArray *)data, run);
}

/* votes: pairs of the index of a place and how often it was found. */
static void
vote(GArray *votes, guint32 place)
{
    for (guint i = 0; i < votes->len; i += 2)
        if (g_array_index(votes, guint32, i) == place) {
            g_array_index(votes, guint32, i + 1)++;
            return;
        }
    const guint32 pair[] = {place, 1};
    g_array_append_vals(votes, pair, G_N_ELEMENTS(pair));
}

/* The place that shares most with the runs of a sentence of the article; NULL: none. */
static const Place *
nearest(const Aligner *aligner, guint32 article, const GArray *runs)
{
    g_autoptr(GArray) votes = g_array_new(FALSE, FALSE, sizeof(guint32));
    const Place *best = NULL;
    guint32 most = 0;

    for (guint i = 0; i < runs->len; i++) {
        const guint32 index = GPOINTER_TO_UINT(
            g_hash_table_lookup(aligner->holders, &g_array_index(runs, guint64, i)));
        if (index > 0 && g_array_index(aligner->places, Place, index - 1).article != article)
            vote(votes, index - 1);
    }
    for (guint i = 0; i < votes->len; i += 2) {
        const Place *place =
            &g_array_index(aligner->places, Place, g_array_index(votes, guint32, i));
        const guint32 n = g_array_index(votes, guint32, i + 1);
        if (n > most && n * 100 >= MIN(place->n_runs, runs->len) * MIN_SHARED_PERCENT) {
            best = place;
            most = n;
        }
    }
    return best;
}

static void
remember(Aligner *aligner, guint32 article, guint32 sentence, const GArray *runs)
{
    const Place place = {article, sentence, runs->len};

    g_array_append_val(aligner->places, place);
    for (guint i = 0; i < runs->len; i++) {
        const guint64 *run = &g_array_index(runs, guint64, i);
        if (!g_hash_table_contains(aligner->holders, run))
            g_hash_table_insert(aligner->holders, g_memdup2(run, sizeof *run),
                                GUINT_TO_POINTER(aligner->places->len));
    }
}

static void
align_article(Aligner *aligner, guint32 index, GArray *copies)
{
    const DsArticle *article = ds_corpus_article(aligner->corpus, index);
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(guint64));

    for (guint32 s = 0; s < article->sentences->len; s++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
        g_array_set_size(runs, 0);
        ds_shingles_each(article, sentence->first_token, sentence->n_tokens, collect_run, runs);
        if (runs->len == 0)
            continue; /* so short that it is the same by chance */
        const Place *place = nearest(aligner, index, runs);
        if (place == NULL) {
            remember(aligner, index, s, runs);
            continue;
        }
        const DsCopy copy = {index, s, place->article, place->sentence};
        g_array_append_val(copies, copy);
    }
}

static gint
compare_copies(gconstpointer a, gconstpointer b)
{
    const DsCopy *left = (const DsCopy *)a, *right = (const DsCopy *)b;

    if (left->article != right->article)
        return left->article < right->article ? -1 : 1;
    return left->sentence < right->sentence ? -1 : left->sentence > right->sentence;
}

static void
align_family(DsCorpus *corpus, const GArray *members)
{
    Aligner aligner = {.corpus = corpus,
                       .places = g_array_new(FALSE, FALSE, sizeof(Place)),
                       .holders =
                           g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free, NULL)};

    for (guint i = 0; i < members->len; i++)
        align_article(&aligner, g_array_index(members, guint32, i), corpus->copies);
    g_array_unref(aligner.places);
    g_hash_table_unref(aligner.holders);
}

void
ds_align_families(DsCorpus *corpus)
{
    g_autoptr(GPtrArray) families =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

    for (guint32 i = 0; i < corpus->articles->len; i++) {
        const guint32 family = ds_corpus_article(corpus, i)->family;
        while (families->len <= family)
            g_ptr_array_add(families, g_array_new(FALSE, FALSE, sizeof(guint32)));
        g_array_append_val((GArray *)g_ptr_array_index(families, family), i);
    }
    g_array_set_size(corpus->copies, 0);
    for (guint i = 1; i < families->len; i++) {
        const GArray *members = (const GArray *)g_ptr_array_index(families, i);
        if (members->len > 1)
            align_family(corpus, members);
    }
    g_array_sort(corpus->copies, compare_copies);
}
