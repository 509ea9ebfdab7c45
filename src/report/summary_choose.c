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
    GArray *chosen; /* of DsChosen */
    GArray *told;   /* of guint32: their rows */
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

/* The accounts of a theme that tell one season. */
typedef struct {
    guint32 theme;
    guint32 season; /* its first article */
    DsDate newest;
    guint n_voices;
} Group;

static gint
compare_groups(gconstpointer a, gconstpointer b)
{
    const Group *x = (const Group *)a, *y = (const Group *)b;

    if (x->theme != y->theme)
        return x->theme < y->theme ? -1 : 1;
    if (x->n_voices != y->n_voices)
        return x->n_voices > y->n_voices ? -1 : 1;
    if (ds_date_compare(x->newest, y->newest) != 0)
        return -ds_date_compare(x->newest, y->newest);
    return x->season < y->season ? -1 : x->season > y->season;
}

static gboolean
belongs(const Chooser *chooser, const Group *group, guint32 article)
{
    return g_array_index(chooser->themes, guint32, article) == group->theme &&
           g_array_index(chooser->input->seasons, guint32, article) == group->season;
}

/* The groups, theme after theme, those of most accounts first, then the newest (of Group). */
static GArray *
groups_of(const Chooser *chooser)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(Group));
    const GArray *voices = chooser->input->voices;

    for (guint32 a = 0; a < voices->len; a++) {
        const DsDate date = ds_corpus_article(chooser->input->terms->corpus, a)->reference.date;
        const Group group = {g_array_index(chooser->themes, guint32, a),
                             g_array_index(chooser->input->seasons, guint32, a), date, 0};
        guint g = 0;
        if (g_array_index(voices, guint32, a) != a)
            continue;
        while (g < groups->len && !belongs(chooser, &g_array_index(groups, Group, g), a))
            g++;
        if (g == groups->len)
            g_array_append_val(groups, group);
        Group *mine = &g_array_index(groups, Group, g);
        mine->n_voices++;
        mine->newest = ds_date_compare(date, mine->newest) > 0 ? date : mine->newest;
    }
    g_array_sort(groups, compare_groups);
    return groups;
}

/* The voices of a group alone. */
static GArray *
voices_of(const Chooser *chooser, const Group *group)
{
    GArray *voices = g_array_copy((GArray *)chooser->input->voices);

    for (guint32 a = 0; a < voices->len; a++)
        if (!belongs(chooser, group, a))
            g_array_index(voices, guint32, a) = G_MAXUINT32;
    return voices;
}

static void
choose_group(Chooser *chooser, const Group *group, guint n_syllables, guint n_whole)
{
    DsSummaryInput input = *chooser->input;
    g_autoptr(GArray) voices = voices_of(chooser, group);

    input.voices = voices;
    input.told = chooser->told;
    GArray *candidates = ds_summary_candidates(&input, chooser->weights);
    g_autoptr(GArray) picked =
        ds_summary_select(&input, chooser->weights, candidates, n_syllables, n_whole);
    for (guint i = 0; i < picked->len; i++) {
        const guint32 c = g_array_index(picked, guint32, i);
        const DsChosen chosen = {g_array_index(candidates, DsCandidate, c), group->theme, i};
        g_array_append_val(chooser->chosen, chosen);
        g_array_append_val(chooser->told, chosen.candidate.row);
        chooser->n_words += chosen.candidate.n_syllables;
    }
    ds_shelf_free_array(candidates);
}

/* By the order of choice within each season, the seasons in turn: g_array_sort() is stable. */
static gint
compare_places(gconstpointer a, gconstpointer b)
{
    const DsChosen *x = (const DsChosen *)a, *y = (const DsChosen *)b;

    return x->place < y->place ? -1 : x->place > y->place;
}

/* Makes one order of choice of those of a theme's seasons, and puts the theme into reading
 * order. */
static void
finish_theme(Chooser *chooser, guint from)
{
    g_autoptr(GArray) turns = g_array_new(FALSE, FALSE, sizeof(DsChosen));

    if (from == chooser->chosen->len)
        return;
    g_array_append_vals(turns, &g_array_index(chooser->chosen, DsChosen, from),
                        chooser->chosen->len - from);
    g_array_sort(turns, compare_places);
    for (guint i = 0; i < turns->len; i++) {
        g_array_index(turns, DsChosen, i).place = i;
        g_array_index(chooser->chosen, DsChosen, from + i) = g_array_index(turns, DsChosen, i);
    }
    put_in_order(chooser, from);
}

static gdouble
share_of(const Group *group)
{
    return sqrt((gdouble)group->n_voices);
}

/* Each season has what its share leaves it once those before it have had theirs: where a
 * sentence has crossed the end of one, the next are the shorter. */
static void
choose_groups(Chooser *chooser, guint n_syllables)
{
    g_autoptr(GArray) groups = groups_of(chooser);
    gdouble all = 0.0, so_far = 0.0;
    guint from = 0;

    for (guint g = 0; g < groups->len; g++)
        all += share_of(&g_array_index(groups, Group, g));
    for (guint g = 0; g < groups->len; g++) {
        const Group *group = &g_array_index(groups, Group, g);
        so_far += share_of(group);
        const gdouble left = (gdouble)n_syllables * so_far / all - (gdouble)chooser->n_words;
        choose_group(chooser, group, (guint)MAX(left, 1.0), n_syllables);
        if (g + 1 == groups->len || group[1].theme != group->theme) {
            finish_theme(chooser, from);
            from = chooser->chosen->len;
        }
    }
}

GArray *
ds_summary_choose(const DsSummaryInput *input,
                  const DsSummaryWeights *weights,
                  const GArray *themes,
                  guint n_syllables)
{
    g_autoptr(DsShelf) shelf = ds_shelf_new(MEMORY_BYTES);
    g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(guint32));
    DsSummaryInput laid = *input;
    Chooser chooser = {.input = &laid, .weights = weights, .themes = themes, .told = told};

    laid.shelf = shelf;
    chooser.chosen = g_array_new(FALSE, FALSE, sizeof(DsChosen));
    choose_groups(&chooser, n_syllables);
    for (guint i = 0; i < chooser.chosen->len; i++)
        g_array_index(chooser.chosen, DsChosen, i).candidate.feature = NULL;
    return chooser.chosen;
}
