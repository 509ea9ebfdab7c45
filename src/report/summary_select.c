#include <math.h>

#include "report/summary.h"

typedef struct {
    const DsSummaryInput *input;
    const DsSummaryWeights *weights;
    const GArray *candidates;
    gdouble *worth;  /* of each bigram, as it stands now */
    gdouble *prior;  /* of each candidate: what its features say */
    gboolean *taken; /* of each candidate */
    guint *from;     /* sentences taken of each family */
    guint n_taken;
} Selection;

static guint
place_in_article(const DsTerms *terms, guint row)
{
    const guint32 article = ds_terms_row(terms, row)->article;

    return row - g_array_index(terms->article_rows, guint32, article);
}

/* A bigram's worth to one family: that of the earliest sentence which holds it. */
static gdouble
early_worth(const DsSummaryWeights *weights, guint place)
{
    const gdouble fall = exp(-(gdouble)place / MAX(weights->early_decay, 0.1));

    return weights->early_share + (1.0 - weights->early_share) * fall;
}

/* A sentence this near to one of an article of the same family is its copy. */
static const gfloat copy_nearness = 0.8f;

/* Whether an earlier article of the family has the sentence already: articles of a family share
 * sentences, and only what each adds of its own speaks for a concept. */
static gboolean
is_copy(const Selection *s, guint row)
{
    const DsTerms *terms = s->input->terms;
    const guint32 article = ds_terms_row(terms, row)->article;
    const guint32 family = ds_corpus_article(terms->corpus, article)->family;
    guint n;
    const DsEdge *edges = ds_graph_edges(s->input->graph, row, &n);

    for (guint i = 0; i < n && edges[i].row < row; i++) {
        const guint32 other = ds_terms_row(terms, edges[i].row)->article;
        if (other != article && edges[i].weight >= copy_nearness &&
            ds_corpus_article(terms->corpus, other)->family == family)
            return TRUE;
    }
    return FALSE;
}

/* What one account holds: the best early worth of each bigram; touched: which ones. */
static void
hold_row(const Selection *s, guint row, gdouble *best, GArray *touched, gboolean *in_title)
{
    const DsTerms *terms = s->input->terms;
    const gdouble worth = early_worth(s->weights, place_in_article(terms, row));
    const gboolean title = ds_terms_block(terms, row)->kind == DS_BLOCK_TITLE;
    const DsTermWord *words = ds_terms_words(terms, row);

    for (guint i = 0; i < ds_terms_row(terms, row)->n; i++) {
        const guint32 bigram = words[i].bigram;
        if (bigram == G_MAXUINT32)
            continue;
        if (best[bigram] == 0.0)
            g_array_append_val(touched, bigram);
        best[bigram] = MAX(best[bigram], worth);
        in_title[bigram] |= title;
    }
}

/* Sums, over accounts, the best early worth of every bigram. */
static void
sum_families(Selection *s, gboolean *in_title, guint *n_families)
{
    const DsTerms *terms = s->input->terms;
    g_autofree gdouble *best = g_new0(gdouble, terms->n_bigrams + 1);
    g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(guint32));

    for (guint32 a = 0; a < terms->corpus->articles->len; a++) {
        const guint32 *rows = &g_array_index(terms->article_rows, guint32, a);
        g_array_set_size(touched, 0);
        for (guint32 r = rows[0]; r < rows[1]; r++)
            if (!is_copy(s, r))
                hold_row(s, r, best, touched, in_title);
        for (guint i = 0; i < touched->len; i++) {
            const guint32 bigram = g_array_index(touched, guint32, i);
            s->worth[bigram] += best[bigram];
            n_families[bigram]++;
            best[bigram] = 0.0;
        }
    }
}

static void
weigh_concepts(Selection *s)
{
    const guint n = s->input->terms->n_bigrams;
    g_autofree gboolean *in_title = g_new0(gboolean, n + 1);
    g_autofree guint *n_families = g_new0(guint, n + 1);

    s->worth = g_new0(gdouble, n + 1);
    sum_families(s, in_title, n_families);
    for (guint i = 0; i < n; i++) {
        s->worth[i] = pow(s->worth[i], s->weights->families);
        if (n_families[i] < 2)
            s->worth[i] *= s->weights->single;
        if (in_title[i])
            s->worth[i] *= 1.0 + s->weights->title_bonus;
    }
}

static void
weigh_candidates(Selection *s)
{
    s->prior = g_new(gdouble, s->candidates->len + 1);
    for (guint c = 0; c < s->candidates->len; c++) {
        const DsCandidate *candidate = &g_array_index(s->candidates, DsCandidate, c);
        gdouble sum = 0.0;
        for (guint f = 0; f < DS_N_FEATURES; f++)
            sum += s->weights->feature[f] * candidate->feature[f];
        s->prior[c] = exp(sum);
    }
}

/* What the candidate's concepts are worth now; a concept it holds twice counts once, which is
 * left to the rarity of such sentences. */
static gdouble
gain(const Selection *s, const DsCandidate *candidate)
{
    const DsTerms *terms = s->input->terms;
    const DsTermWord *words = ds_terms_words(terms, candidate->row);
    gdouble sum = 0.0;

    for (guint i = 0; i < ds_terms_row(terms, candidate->row)->n; i++)
        if (words[i].bigram != G_MAXUINT32 && words[i].start >= candidate->body &&
            words[i].start < candidate->end)
            sum += s->worth[words[i].bigram];
    return sum;
}

static guint32
family_of(const Selection *s, const DsCandidate *candidate)
{
    const DsTerms *terms = s->input->terms;
    const guint32 article = ds_terms_row(terms, candidate->row)->article;
    const guint32 family = ds_corpus_article(terms->corpus, article)->family;

    return MIN(family, terms->corpus->articles->len);
}

static gdouble
score(const Selection *s, guint c, guint left)
{
    const DsCandidate *candidate = &g_array_index(s->candidates, DsCandidate, c);
    const DsSummaryWeights *w = s->weights;
    const gdouble n = (gdouble)candidate->n_syllables;
    const guint32 article = family_of(s, candidate);
    gdouble value = gain(s, candidate) * s->prior[c] / pow(n + w->length_base, w->length);

    if (s->n_taken > 0)
        value *= exp(w->same_article * (gdouble)s->from[article] / (gdouble)s->n_taken);
    if (n > (gdouble)left)
        value *= pow((gdouble)left / n, w->spill);
    return value;
}

static void
take(Selection *s, guint c)
{
    const DsTerms *terms = s->input->terms;
    const DsCandidate *candidate = &g_array_index(s->candidates, DsCandidate, c);
    const DsTermWord *words = ds_terms_words(terms, candidate->row);

    s->taken[c] = TRUE;
    s->n_taken++;
    s->from[family_of(s, candidate)]++;
    for (guint i = 0; i < ds_terms_row(terms, candidate->row)->n; i++)
        if (words[i].bigram != G_MAXUINT32 && words[i].start >= candidate->body &&
            words[i].start < candidate->end)
            s->worth[words[i].bigram] *= s->weights->repeat;
}

GArray *
ds_summary_select(const DsSummaryInput *input,
                  const DsSummaryWeights *weights,
                  const GArray *candidates,
                  guint n_syllables)
{
    Selection s = {.input = input, .weights = weights, .candidates = candidates};
    GArray *chosen = g_array_new(FALSE, FALSE, sizeof(guint32));

    s.taken = g_new0(gboolean, candidates->len + 1);
    s.from = g_new0(guint, input->terms->corpus->articles->len + 1);
    weigh_concepts(&s);
    weigh_candidates(&s);
    for (guint left = n_syllables; left > 0;) {
        guint32 best = G_MAXUINT32;
        gdouble most = 0.0;
        for (guint32 c = 0; c < candidates->len; c++) {
            const gdouble value = s.taken[c] ? 0.0 : score(&s, c, left);
            if (value > most) {
                most = value;
                best = c;
            }
        }
        if (best == G_MAXUINT32)
            break;
        take(&s, best);
        g_array_append_val(chosen, best);
        left -= MIN(left, g_array_index(candidates, DsCandidate, best).n_syllables);
    }
    g_free(s.taken);
    g_free(s.from);
    g_free(s.worth);
    g_free(s.prior);
    return chosen;
}

static gint
compare_candidates(gconstpointer a, gconstpointer b)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;

    return x < y ? -1 : x > y;
}

GArray *
ds_summary_reading_order(const GArray *chosen)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(guint32));

    g_array_append_vals(order, chosen->data, chosen->len > 0 ? chosen->len - 1 : 0);
    g_array_sort(order, compare_candidates);
    if (chosen->len > 0)
        g_array_append_val(order, g_array_index(chosen, guint32, chosen->len - 1));
    return order;
}
