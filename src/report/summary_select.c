#include <math.h>

#include "report/summary.h"

/* A concept that an account holds, and what it is worth to it. */
typedef struct {
    guint32 bigram;
    gfloat worth;
} Holding;

/* What one account holds; on the input's shelf. */
typedef struct {
    const Holding *holdings;
    guint n;
} Account;

typedef struct {
    const DsSummaryInput *input;
    const DsSummaryWeights *weights;
    const GArray *candidates;
    gdouble narrowness; /* how much more of this part than of the whole a word takes */
    GArray *accounts;   /* of Account: of each article that holds something of its own */
    GArray *held;       /* of guint32: the bigrams that are held, each once */
    gdouble *worth;     /* of each bigram, as it stands now */
    gdouble *factor;    /* of each bigram: what does not change */
    gdouble *left;      /* of each bigram: 1 until it is covered */
    gdouble *prior;     /* of each candidate: what its features say */
    gdouble *bounds; /* of each candidate: what it was worth when last looked at; no more now */
    GArray *sizes;   /* of gdouble: what a length divides by; by the number of words */
    gboolean *taken; /* of each row: it is told, or another that tells the same */
    guint *from;     /* sentences taken of each voice */
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

/* Lists what each account holds; an article that only repeats another holds nothing. */
static void
list_holdings(Selection *s, gboolean *in_title, guint *n_accounts)
{
    const DsTerms *terms = s->input->terms;
    g_autofree gdouble *best = g_new0(gdouble, terms->n_bigrams + 1);
    g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) holdings = g_array_new(FALSE, FALSE, sizeof(Holding));

    for (guint32 a = 0; a < terms->corpus->articles->len; a++) {
        const guint32 *rows = &g_array_index(terms->article_rows, guint32, a);
        if (g_array_index(s->input->voices, guint32, a) != a)
            continue;
        g_array_set_size(touched, 0);
        g_array_set_size(holdings, 0);
        for (guint32 r = rows[0]; r < rows[1]; r++)
            hold_row(s, r, best, touched, in_title);
        for (guint i = 0; i < touched->len; i++) {
            const guint32 bigram = g_array_index(touched, guint32, i);
            const Holding holding = {bigram, (gfloat)best[bigram]};
            g_array_append_val(holdings, holding);
            if (n_accounts[bigram]++ == 0)
                g_array_append_val(s->held, bigram);
            best[bigram] = 0.0;
        }
        const Account account = {(const Holding *)ds_shelf_put(s->input->shelf, holdings->data,
                                                               holdings->len * sizeof(Holding)),
                                 holdings->len};
        g_array_append_val(s->accounts, account);
    }
}

/* How much the account still counts: all of it at first, less the more of what it holds is
 * told. */
static gdouble
account_weight(const Selection *s, const Account *account)
{
    const Holding *holdings = account->holdings;
    gdouble all = 0.0, told = 0.0;

    for (guint i = 0; i < account->n; i++) {
        all += (gdouble)holdings[i].worth;
        told += (gdouble)holdings[i].worth * (1.0 - s->left[holdings[i].bigram]);
    }
    return all > 0.0 ? exp(-s->weights->spread * told / all) : 0.0;
}

/* What each concept is worth as things stand. */
static void
weigh_concepts(Selection *s)
{
    const guint32 *held = (const guint32 *)(gconstpointer)s->held->data;

    for (guint i = 0; i < s->held->len; i++)
        s->worth[held[i]] = 0.0;
    for (guint a = 0; a < s->accounts->len; a++) {
        const Account *account = &g_array_index(s->accounts, Account, a);
        const gdouble weight = account_weight(s, account);
        for (guint i = 0; i < account->n; i++)
            s->worth[account->holdings[i].bigram] +=
                weight * (gdouble)account->holdings[i].worth;
    }
    for (guint i = 0; i < s->held->len; i++)
        s->worth[held[i]] = s->factor[held[i]] * s->left[held[i]] *
                            pow(s->worth[held[i]], s->weights->families);
}

static void
prepare_concepts(Selection *s)
{
    const guint n = s->input->terms->n_bigrams;
    g_autofree gboolean *in_title = g_new0(gboolean, n + 1);
    g_autofree guint *n_accounts = g_new0(guint, n + 1);

    s->accounts = g_array_new(FALSE, FALSE, sizeof(Account));
    s->held = g_array_new(FALSE, FALSE, sizeof(guint32));
    s->worth = g_new0(gdouble, n + 1);
    s->factor = g_new0(gdouble, n + 1);
    s->left = g_new0(gdouble, n + 1);
    list_holdings(s, in_title, n_accounts);
    for (guint i = 0; i < s->held->len; i++) {
        const guint32 bigram = g_array_index(s->held, guint32, i);
        s->left[bigram] = 1.0;
        s->factor[bigram] = (n_accounts[bigram] < 2 ? s->weights->single : 1.0) *
                            (in_title[bigram] ? 1.0 + s->weights->title_bonus : 1.0);
    }
    weigh_concepts(s);
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
        if (words[i].bigram != G_MAXUINT32 && ds_clip_has(&candidate->clip, words[i].start))
            sum += s->worth[words[i].bigram];
    return sum;
}

static void
weigh_candidates(Selection *s)
{
    s->prior = g_new(gdouble, s->candidates->len + 1);
    s->bounds = g_new(gdouble, s->candidates->len + 1);
    s->sizes = g_array_new(FALSE, FALSE, sizeof(gdouble));
    for (guint c = 0; c < s->candidates->len; c++) {
        const DsCandidate *candidate = &g_array_index(s->candidates, DsCandidate, c);
        gdouble sum = 0.0;
        for (guint f = 0; f < DS_N_FEATURES; f++)
            sum += s->weights->feature[f] * candidate->feature[f];
        s->prior[c] = exp(sum);
        s->bounds[c] = gain(s, candidate);
    }
}

static guint32
voice_of(const Selection *s, const DsCandidate *candidate)
{
    return g_array_index(s->input->voices, guint32,
                         ds_terms_row(s->input->terms, candidate->row)->article);
}

/* What a length of n words divides by. */
static gdouble
size_of(const Selection *s, guint n)
{
    for (guint i = s->sizes->len; i <= n; i++) {
        const gdouble size = pow((gdouble)i + s->weights->length_base, s->weights->length);
        g_array_append_val(s->sizes, size);
    }
    return g_array_index(s->sizes, gdouble, n);
}

/* What a candidate is worth whose concepts are worth so much. */
static gdouble
score(const Selection *s, guint c, guint left, gdouble concepts)
{
    const DsCandidate *candidate = &g_array_index(s->candidates, DsCandidate, c);
    const DsSummaryWeights *w = s->weights;
    const gdouble n = (gdouble)candidate->n_syllables;
    const guint from = s->from[voice_of(s, candidate)];
    gdouble value = concepts * s->prior[c] / size_of(s, candidate->n_syllables);

    if (from > 0)
        value *= exp(w->same_article * (gdouble)from / (gdouble)s->n_taken);
    value *= exp(w->share * n * s->narrowness);
    if (n > (gdouble)left)
        value *= pow((gdouble)left / n, w->spill);
    return value;
}

/* A sentence of the same article this near to one that is told would say little new. */
static const gdouble repeat_nearness = 0.5;

/* What a chosen sentence tells is not told again: what is its evidence is no item of its own.
 */
static void
pass_over_same(Selection *s, guint row)
{
    guint n;
    const DsEdge *edges = ds_graph_edges(s->input->graph, row, &n);

    for (guint i = 0; i < n; i++) {
        const gboolean within = ds_terms_row(s->input->terms, edges[i].row)->article ==
                                ds_terms_row(s->input->terms, row)->article;
        if ((gdouble)edges[i].weight >= (within ? repeat_nearness : DS_SUMMARY_SAME))
            s->taken[edges[i].row] = TRUE;
    }
}

static void
take(Selection *s, guint c)
{
    const DsTerms *terms = s->input->terms;
    const DsCandidate *candidate = &g_array_index(s->candidates, DsCandidate, c);
    const DsTermWord *words = ds_terms_words(terms, candidate->row);

    s->taken[candidate->row] = TRUE;
    pass_over_same(s, candidate->row);
    s->n_taken++;
    s->from[voice_of(s, candidate)]++;
    for (guint i = 0; i < ds_terms_row(terms, candidate->row)->n; i++)
        if (words[i].bigram != G_MAXUINT32 && ds_clip_has(&candidate->clip, words[i].start))
            s->left[words[i].bigram] *= s->weights->repeat;
    weigh_concepts(s);
}

/* More than a sum of the same numbers differs by when some of them have become less. */
static const gdouble rounding = 1.0 + 1e-9;

static gdouble
bound(const Selection *s, guint c, guint left)
{
    const guint32 row = g_array_index(s->candidates, DsCandidate, c).row;

    return s->taken[row] ? 0.0 : score(s, c, left, s->bounds[c] * rounding);
}

static gdouble
look_at(Selection *s, guint c, guint left)
{
    s->bounds[c] = gain(s, &g_array_index(s->candidates, DsCandidate, c));
    return score(s, c, left, s->bounds[c]);
}

/* Whether what is covered is worth no more than before, with these weights. */
static gboolean
worth_falls(const DsSummaryWeights *weights)
{
    return weights->repeat >= 0.0 && weights->repeat <= 1.0 && weights->spread >= 0.0 &&
           weights->families >= 0.0;
}

/* The candidate that is worth most now, or G_MAXUINT32; of equals the first. What concepts are
 * worth only falls, so that most candidates need no second look: those which once were worth
 * less than the one that was best among the others are not it. */
static guint32
best_candidate(Selection *s, guint left)
{
    const gboolean falls = worth_falls(s->weights);
    guint32 likely = G_MAXUINT32, best = G_MAXUINT32;
    gdouble most = 0.0;

    for (guint32 c = 0; c < s->candidates->len; c++) {
        if (!falls)
            look_at(s, c, left);
        const gdouble value = bound(s, c, left);
        if (value > most) {
            most = value;
            likely = c;
        }
    }
    if (likely == G_MAXUINT32)
        return likely;
    const gdouble least = look_at(s, likely, left);
    most = 0.0;
    for (guint32 c = 0; c < s->candidates->len; c++) {
        const gdouble most_now = bound(s, c, left);
        if (most_now < least || most_now <= 0.0)
            continue;
        const gdouble value = look_at(s, c, left);
        if (value > most) {
            most = value;
            best = c;
        }
    }
    return best;
}

static void
selection_clear(Selection *s)
{
    g_array_unref(s->accounts);
    g_array_unref(s->held);
    g_free(s->worth);
    g_free(s->factor);
    g_free(s->left);
    g_free(s->prior);
    g_free(s->bounds);
    g_array_unref(s->sizes);
    g_free(s->taken);
    g_free(s->from);
}

GArray *
ds_summary_select(const DsSummaryInput *input,
                  const DsSummaryWeights *weights,
                  const GArray *candidates,
                  guint n_syllables,
                  guint n_whole)
{
    Selection s = {.input = input, .weights = weights, .candidates = candidates};
    GArray *chosen = g_array_new(FALSE, FALSE, sizeof(guint32));

    s.narrowness = 1.0 / (gdouble)MAX(n_syllables, 1) - 1.0 / (gdouble)MAX(n_whole, 1);
    s.taken = g_new0(gboolean, input->terms->rows->len + 1);
    s.from = g_new0(guint, input->terms->corpus->articles->len + 1);
    prepare_concepts(&s);
    weigh_candidates(&s);
    for (guint i = 0; input->told != NULL && i < input->told->len; i++)
        pass_over_same(&s, g_array_index(input->told, guint32, i));
    for (guint left = n_syllables; left > 0;) {
        const guint32 best = best_candidate(&s, left);
        if (best == G_MAXUINT32)
            break;
        take(&s, best);
        g_array_append_val(chosen, best);
        left -= MIN(left, g_array_index(candidates, DsCandidate, best).n_syllables);
    }
    selection_clear(&s);
    return chosen;
}
