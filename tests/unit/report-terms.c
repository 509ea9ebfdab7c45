/* Words, vectors and neighbours of sentences: against the plain way, and on any threads. */
#include "../support/report_fixture.h"

#include <math.h>
#include <string.h>

#include "base/parallel.h"
#include "report/folded.h"
#include "report/graph.h"
#include "report/sentence_notes.h"
#include "report/term_vectors.h"

static void
count_step(guint from, guint to, guint worker, gpointer data)
{
    gint *counts = (gint *)data;

    g_assert_cmpuint(worker, <, 3);
    for (guint i = from; i < to; i++)
        g_atomic_int_inc(&counts[i]);
}

static void
every_index_is_done_once(void)
{
    const guint sizes[] = {0, 1, 7, 64, 65, 1000};

    for (guint s = 0; s < G_N_ELEMENTS(sizes); s++) {
        g_autofree gint *counts = g_new0(gint, sizes[s] + 1);
        ds_parallel(sizes[s], 8, 3, count_step, counts);
        for (guint i = 0; i < sizes[s]; i++)
            g_assert_cmpint(counts[i], ==, 1);
        g_assert_cmpint(counts[sizes[s]], ==, 0);
    }
}

/* Numbers that look random and are the same each time. */
static guint32
next_number(guint32 *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void
equal_terms_keep_their_order(void)
{
    guint32 state = 1;

    for (guint n = 0; n < 700; n += 1 + n / 8) {
        g_autofree DsTermWeight *weights = g_new(DsTermWeight, n + 1);
        for (guint i = 0; i < n; i++)
            weights[i] = (DsTermWeight){next_number(&state) % (n / 3 + 1), (gfloat)i};
        ds_term_weights_sort(weights, n);
        for (guint i = 1; i < n; i++)
            g_assert_true(weights[i - 1].term < weights[i].term ||
                          (weights[i - 1].term == weights[i].term &&
                           weights[i - 1].weight < weights[i].weight));
    }
}

/* A letter that grows when it is folded stands before a phrase of a list. */
static void
phrase_is_found_behind_a_letter_that_grows(void)
{
    gchar text[] = "Giá \xC4\xB0zmir, Hà Nội tăng";
    const DsArticle article = {.text = text, .n_bytes = sizeof text - 1};
    g_autoptr(DsLexicon) lexicon = ds_lexicon_new();
    g_auto(DsFolded) folded;
    gchar after = '\0';

    ds_lexicon_add(lexicon, "hà nội", 7);
    ds_folded_init(&folded, &article, (DsSpan){0, 0, sizeof text - 1});
    g_assert_cmpuint(folded.n, ==, 6);
    g_assert_cmpuint(ds_folded_phrase(&folded, 2, lexicon, &after), ==, G_MAXUINT32);
    g_assert_cmpuint(ds_folded_phrase(&folded, 3, lexicon, &after), ==, 7);
    g_assert_cmpint(after, ==, ' ');
}

static void
head_of_a_phrase_goes_on(void)
{
    g_autoptr(DsLexicon) lexicon = ds_lexicon_new();

    ds_lexicon_add(lexicon, "bên cạnh", 1);
    ds_lexicon_add(lexicon, "và", 2);
    g_assert_true(ds_lexicon_head(lexicon, "bên", strlen("bên")).goes_on);
    g_assert_false(ds_lexicon_head(lexicon, "bên", strlen("bên")).is_phrase);
    g_assert_true(ds_lexicon_head(lexicon, "và", strlen("và")).is_phrase);
    g_assert_false(ds_lexicon_head(lexicon, "và", strlen("và")).goes_on);
    g_assert_false(ds_lexicon_head(lexicon, "cạnh", strlen("cạnh")).goes_on);
}

static void
assert_same_array(const GArray *a, const GArray *b)
{
    const gsize n = (gsize)a->len * g_array_get_element_size((GArray *)a);

    g_assert_cmpuint(a->len, ==, b->len);
    g_assert_true(n == 0 || memcmp(a->data, b->data, n) == 0);
}

static void
graph_holds_all_near_pairs(void)
{
    FixtureText texts[8];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsCorpus) corpus = fixture_corpus(pack, texts, n);
    g_autoptr(DsTerms) terms = ds_terms_new(corpus, pack, 1);
    g_autoptr(DsTerms) again = ds_terms_new(corpus, pack, 3);
    g_autoptr(DsGraph) graph = ds_graph_new(terms, 0.1);
    g_autoptr(DsGraph) other = ds_graph_new(again, 0.1);
    guint n_edges = 0;

    assert_same_array(terms->words, again->words);
    assert_same_array(terms->vectors, again->vectors);
    assert_same_array(terms->vector_at, again->vector_at);
    assert_same_array(graph->at, other->at);
    assert_same_array(graph->edges, other->edges);
    for (guint r = 0; r < terms->rows->len; r++) {
        guint n_near;
        const DsEdge *edges = ds_graph_edges(graph, r, &n_near);
        for (guint i = 0; i < n_near; i++) {
            g_assert_true(i == 0 || edges[i - 1].row < edges[i].row);
            g_assert_true(fabs((gdouble)edges[i].weight -
                               ds_terms_cosine(terms, r, edges[i].row)) < 1e-3);
        }
        for (guint s = 0; s < terms->rows->len; s++)
            n_edges += s != r && ds_terms_cosine(terms, r, s) >= 0.1001;
    }
    g_assert_cmpuint(n_edges, >, 0);
    g_assert_cmpuint(graph->edges->len, >=, n_edges);
    fixture_texts_clear(texts, n);
}

static guint
count_meeting(const GArray *mentions, const DsSentence *sentence)
{
    guint n = 0;

    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        n += mention->start < sentence->end && mention->end > sentence->start ? 1 : 0;
    }
    return n;
}

static guint
count_quotes(const GArray *quotes, const DsSentence *sentence)
{
    guint n = 0;

    for (guint i = 0; i < quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
        n += quote->start < sentence->end && quote->end > sentence->start ? 1 : 0;
    }
    return n;
}

/* As many as a look at all notes of the article finds; quotes also by cue and speaker. */
static void
notes_of_a_sentence_are_all_that_meet_it(void)
{
    FixtureText texts[8];
    const guint n = fixture_all_seeds(texts);
    GError *error = NULL;
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsCorpus) corpus = fixture_corpus(pack, texts, n);
    g_autoptr(DsExtractor) extractor = ds_extractor_new(pack, &error);
    DsAnnotations *annotations = ds_extract(extractor, corpus, 1, NULL);
    guint n_found = 0;

    for (guint a = 0; a < corpus->articles->len; a++) {
        const GArray *sentences = ds_corpus_article(corpus, a)->sentences;
        const DsArticleNotes *all = ds_annotations_article(annotations, a);
        g_auto(DsSentenceNotes) notes = {0};
        ds_sentence_notes_init(&notes, all);
        for (guint s = 0; s < sentences->len; s++) {
            const DsSentence *sentence = &g_array_index(sentences, DsSentence, s);
            const DsArticleNotes *near =
                ds_sentence_notes_of(&notes, sentence->start, sentence->end);
            g_assert_cmpuint(near->people->len, ==, count_meeting(all->people, sentence));
            g_assert_cmpuint(near->institutions->len, ==,
                             count_meeting(all->institutions, sentence));
            g_assert_cmpuint(near->quotes->len, >=, count_quotes(all->quotes, sentence));
            n_found += near->people->len + near->institutions->len + near->dates->len;
        }
    }
    g_assert_cmpuint(n_found, >, 20);
    ds_annotations_free(annotations);
    fixture_texts_clear(texts, n);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/parallel/every-index-is-done-once", every_index_is_done_once);
    g_test_add_func("/terms/equal-terms-keep-their-order", equal_terms_keep_their_order);
    g_test_add_func("/folded/phrase-is-found-behind-a-letter-that-grows",
                    phrase_is_found_behind_a_letter_that_grows);
    g_test_add_func("/lexicon/head-of-a-phrase-goes-on", head_of_a_phrase_goes_on);
    g_test_add_func("/graph/holds-all-near-pairs", graph_holds_all_near_pairs);
    g_test_add_func("/sentence-notes/all-that-meet-it",
                    notes_of_a_sentence_are_all_that_meet_it);
    return g_test_run();
}
