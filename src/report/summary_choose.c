/* The summary put together from its themes. */
#include <math.h>
#include <string.h>

#include "report/summary.h"
#include "report/themes.h"

/* What is weighed of some thousand articles lies in memory. */
#define MEMORY_BYTES ((gsize)16 << 20)

typedef struct {
    const DsSummaryInput *input;
    const DsSummaryWeights *weights;
    const GArray *themes;
    guint n_themes;
    GArray *chosen; /* of DsChosen */
    guint n_words;  /* of all that is chosen */
} Chooser;

static const DsArticle *
article_of(const Chooser *chooser, const DsChosen *chosen)
{
    const DsTerms *terms = chooser->input->terms;

    return ds_corpus_article(terms->corpus,
                             ds_terms_row(terms, chosen->candidate.row)->article);
}

/* By time, then in the order of the sources. */
static gint
compare_chosen(gconstpointer a, gconstpointer b, gpointer data)
{
    const Chooser *chooser = (const Chooser *)data;
    const DsChosen *x = (const DsChosen *)a, *y = (const DsChosen *)b;
    const gint by_date = ds_date_compare(article_of(chooser, x)->reference.date,
                                         article_of(chooser, y)->reference.date);

    if (by_date != 0)
        return by_date;
    return x->candidate.row < y->candidate.row ? -1 : x->candidate.row > y->candidate.row;
}

/* Whether nothing in the sentence asks for one before it. */
static gboolean
stands_alone(const DsChosen *chosen)
{
    const gdouble *f = chosen->candidate.feature;

    return f[DS_FEATURE_POINTS] + f[DS_FEATURE_ANAPHORIC] + f[DS_FEATURE_LEANS] +
               f[DS_FEATURE_NOBODY] + f[DS_FEATURE_OPEN] <=
           0.0;
}

/* Brings the first chosen that stands alone to the head; the last keeps its place. */
static void
put_lead_first(Chooser *chooser, guint from)
{
    DsChosen *all = &g_array_index(chooser->chosen, DsChosen, from);
    guint lead = 0;

    while (from + lead + 1 < chooser->chosen->len && !stands_alone(&all[lead]))
        lead++;
    if (from + lead + 1 >= chooser->chosen->len)
        return;
    const DsChosen first = all[lead];
    memmove(all + 1, all, lead * sizeof(DsChosen));
    all[0] = first;
}

/* Puts the sentences from the index on, in the order of choice, into reading order. */
static void
put_in_order(Chooser *chooser, guint from)
{
    const guint n = chooser->chosen->len - from;

    if (n > 2)
        put_lead_first(chooser, from);
    if (n > 3)
        g_qsort_with_data(&g_array_index(chooser->chosen, DsChosen, from + 1), (gint)(n - 2),
                          sizeof(DsChosen), compare_chosen, chooser);
}

/* The voices of a theme alone. */
static GArray *
voices_of(const Chooser *chooser, guint32 theme, guint *n_voices)
{
    GArray *voices = g_array_copy((GArray *)chooser->input->voices);

    *n_voices = 0;
    for (guint32 a = 0; a < voices->len; a++) {
        if (g_array_index(chooser->themes, guint32, a) != theme)
            g_array_index(voices, guint32, a) = G_MAXUINT32;
        *n_voices += g_array_index(voices, guint32, a) == a ? 1 : 0;
    }
    return voices;
}

static void
choose_theme(Chooser *chooser, guint32 theme, guint n_syllables)
{
    DsSummaryInput input = *chooser->input;
    const guint from = chooser->chosen->len;
    guint n_voices = 0;
    g_autoptr(GArray) voices = voices_of(chooser, theme, &n_voices);

    input.voices = voices;
    g_autoptr(GArray) candidates = ds_summary_candidates(&input, chooser->weights);
    g_autoptr(GArray) picked =
        ds_summary_select(&input, chooser->weights, candidates, n_syllables);
    for (guint i = 0; i < picked->len; i++) {
        const guint32 c = g_array_index(picked, guint32, i);
        const DsChosen chosen = {g_array_index(candidates, DsCandidate, c), theme, i};
        g_array_append_val(chooser->chosen, chosen);
        chooser->n_words += chosen.candidate.n_syllables;
    }
    put_in_order(chooser, from);
}

static gdouble
share_of(const Chooser *chooser, guint32 theme)
{
    guint n_voices = 0;

    g_array_unref(voices_of(chooser, theme, &n_voices));
    return sqrt((gdouble)n_voices);
}

/* Each theme has what its share leaves it once the themes before it have had theirs: where a
 * sentence has crossed the end of one, the next are the shorter. */
static void
choose_themes(Chooser *chooser, guint n_syllables)
{
    gdouble all = share_of(chooser, DS_NO_THEME), so_far = 0.0;

    for (guint32 t = 0; t < chooser->n_themes; t++)
        all += share_of(chooser, t);
    for (guint32 t = 0; t <= chooser->n_themes; t++) {
        const guint32 theme = t < chooser->n_themes ? t : DS_NO_THEME;
        const gdouble share = share_of(chooser, theme);
        if (share <= 0.0)
            continue;
        so_far += share;
        const gdouble until = (gdouble)n_syllables * so_far / all;
        const gdouble left = until - (gdouble)chooser->n_words;
        choose_theme(chooser, theme, (guint)MAX(left, 1.0));
    }
}

GArray *
ds_summary_choose(const DsSummaryInput *input,
                  const DsSummaryWeights *weights,
                  const GArray *themes,
                  guint n_themes,
                  guint n_syllables)
{
    g_autoptr(DsShelf) shelf = ds_shelf_new(MEMORY_BYTES);
    DsSummaryInput laid = *input;
    Chooser chooser = {&laid, weights, themes, n_themes, NULL, 0};

    laid.shelf = shelf;
    chooser.chosen = g_array_new(FALSE, FALSE, sizeof(DsChosen));
    if (n_themes == 0)
        choose_theme(&chooser, DS_NO_THEME, n_syllables);
    else
        choose_themes(&chooser, n_syllables);
    for (guint i = 0; i < chooser.chosen->len; i++)
        g_array_index(chooser.chosen, DsChosen, i).candidate.feature = NULL;
    return chooser.chosen;
}
