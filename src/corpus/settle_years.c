#include "corpus/settle-private.h"

#include "corpus/year.h"

/* How often a clue counts that many accounts repeat: they copy from one another. */
#define MAX_WEIGHT 3

/* One other account may be of another story by chance: an article's own words count for more
 * where no more are heard. */
#define MIN_HEARD   2
#define OWN_WEIGHT  4
#define LONE_WEIGHT 2

/* Less likely than this, in percent, an article's year gives way to that of the others. */
#define MIN_SURE 60 /* below this it has none */
#define SURE     85

static gboolean
is_same_clue(const DsClue *a, const DsClue *b)
{
    return a->kind == b->kind && a->ahead == b->ahead && a->weekday == b->weekday &&
           a->date.year == b->date.year && a->date.month == b->date.month &&
           ds_date_compare(a->until, b->until) == 0 &&
           (a->weekday == 0 || a->date.day == b->date.day);
}

static gboolean
clue_says_nothing(const DsClue *clue)
{
    return clue->kind == DS_CLUE_PARTIAL && clue->weekday == 0;
}

/* Counts a clue once more in the part of weighed from first on. */
static void
weigh_clue(GArray *weighed, guint first, const DsClue *clue, guint max)
{
    for (guint i = first; i < weighed->len; i++) {
        DsWeighedClue *known = &g_array_index(weighed, DsWeighedClue, i);
        if (!is_same_clue(&known->clue, clue))
            continue;
        known->weight = MIN(known->weight + 1, max);
        return;
    }
    const DsWeighedClue fresh = {*clue, 1};
    g_array_append_val(weighed, fresh);
}

/* No article is heard on more different clues than this: tables of years stay cheap. */
#define MAX_CLUES 64

static void
weigh_article(GArray *weighed, guint first, const GArray *clues, guint max)
{
    for (guint i = 0; i < clues->len && weighed->len - first < MAX_CLUES; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (!clue_says_nothing(clue))
            weigh_clue(weighed, first, clue, max);
    }
}

/* The month of the news in most of the other accounts. */
static gint
month_of_others(const DsSettling *settling, const GArray *others)
{
    guint counts[13] = {0}, best = 0;

    for (guint i = 0; i < others->len; i++)
        counts[settling->months[g_array_index(others, guint32, i)]]++;
    for (guint month = 1; month <= 12; month++)
        if (counts[month] > 0 && (best == 0 || counts[month] > counts[best]))
            best = month;
    return (gint)best;
}

/* Adds each different clue of an account once to the part of weighed from first on. */
static void
hear_account(const DsSettling *settling, guint32 account, guint first, GArray *weighed)
{
    g_autoptr(GArray) once = g_array_new(FALSE, FALSE, sizeof(DsWeighedClue));

    weigh_article(once, 0, ds_settling_array(settling->clues, account), 1);
    for (guint c = 0; c < once->len; c++)
        weigh_clue(weighed, first, &g_array_index(once, DsWeighedClue, c).clue, MAX_WEIGHT);
}

/* Where no clue has a month, "last year" is the one that is else called by its number. */
static gboolean
are_years_alone(const GArray *weighed)
{
    for (guint i = 0; i < weighed->len; i++) {
        const DsClueKind kind = g_array_index(weighed, DsWeighedClue, i).clue.kind;
        if (kind == DS_CLUE_DAY || kind == DS_CLUE_MONTH || kind == DS_CLUE_STATED)
            return FALSE;
    }
    return TRUE;
}

static gboolean
speaks_of_last_year(const DsSettling *settling, guint32 i, const GArray *others)
{
    gboolean says = settling->last[i];

    for (guint k = 0; k < others->len; k++)
        says = says || settling->last[g_array_index(others, guint32, k)];
    return says;
}

/* The article's own clues, and beside them those of the other accounts, which count again by
 * how many of them agree. */
static gint
year_of(const DsSettling *settling, guint32 i, const GArray *others)
{
    g_autoptr(GArray) weighed = g_array_new(FALSE, FALSE, sizeof(DsWeighedClue));
    gint month = settling->months[i];

    if (month == 0)
        month = month_of_others(settling, others);
    weigh_article(weighed, 0, ds_settling_array(settling->clues, i), 1);
    for (guint c = 0; c < weighed->len; c++)
        g_array_index(weighed, DsWeighedClue, c).weight = others->len == 0 ? LONE_WEIGHT
                                                          : others->len < MIN_HEARD ? OWN_WEIGHT
                                                                                    : 1;
    const guint first = weighed->len;
    for (guint k = 0; k < others->len; k++)
        hear_account(settling, g_array_index(others, guint32, k), first, weighed);
    if (are_years_alone(weighed) && speaks_of_last_year(settling, i, others))
        for (guint c = 0; c < weighed->len; c++)
            g_array_index(weighed, DsWeighedClue, c).clue.says_last_year = TRUE;
    return ds_year_weigh((const DsWeighedClue *)(gconstpointer)weighed->data, first,
                         weighed->len, month, &settling->sure[i]);
}

/* The year that the articles speak for together. */
static gint
year_of_all(const DsSettling *settling, const GArray *articles)
{
    g_autoptr(GArray) weighed = g_array_new(FALSE, FALSE, sizeof(DsWeighedClue));
    guint sure;

    for (guint k = 0; k < articles->len; k++)
        hear_account(settling, g_array_index(articles, guint32, k), 0, weighed);
    const gint year = ds_year_weigh((const DsWeighedClue *)(gconstpointer)weighed->data, 0,
                                    weighed->len, month_of_others(settling, articles), &sure);
    return sure >= MIN_SURE ? year : 0;
}

static gint
known_year(const DsSettling *settling, guint32 i)
{
    const DsArticle *article = ds_settling_article(settling, i);

    return ds_settling_known(article) == DS_TIME_STATED ? article->reference.date.year
                                                        : settling->years[i];
}

typedef struct {
    GHashTable *counts; /* year → how many articles */
    guint n_known, most;
    gint best;
} Ballot;

static void
cast_vote(Ballot *ballot, gint year)
{
    if (year == 0)
        return;
    const gpointer key = GINT_TO_POINTER(year);
    const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(ballot->counts, key)) + 1;

    g_hash_table_insert(ballot->counts, key, GUINT_TO_POINTER(count));
    ballot->n_known++;
    if (count > ballot->most) {
        ballot->most = count;
        ballot->best = year;
    }
}

/* The year that two in three are of, as far as it is known; 0 when they are of different years,
 * or fewer than least. */
static gint
close_ballot(Ballot *ballot, guint least)
{
    g_hash_table_unref(ballot->counts);
    return ballot->n_known >= least && ballot->most * 3 >= ballot->n_known * 2 ? ballot->best
                                                                               : 0;
}

static gint
year_of_most(const DsSettling *settling)
{
    Ballot ballot = {.counts = g_hash_table_new(NULL, NULL)};

    for (guint32 i = 0; i < settling->corpus->articles->len; i++)
        if (settling->first[i] == i)
            cast_vote(&ballot, known_year(settling, i));
    return close_ballot(&ballot, 2);
}

static void
settle_year(DsSettling *settling, guint32 i, gint year)
{
    settling->years[i] = year;
    settling->sure[i] = SURE;
}

/* An article that is not sure of its year follows the others of its story where those agree;
 * one that has no clue follows the only other. */
static void
follow_story(DsSettling *settling)
{
    const guint n = settling->corpus->articles->len;
    g_autofree gint *agreed = g_new0(gint, n + 1);

    for (guint32 i = 0; i < n; i++) {
        const GArray *others = ds_settling_array(settling->others, i);
        Ballot ballot = {.counts = g_hash_table_new(NULL, NULL)};
        for (guint k = 0; k < others->len; k++)
            cast_vote(&ballot, known_year(settling, g_array_index(others, guint32, k)));
        agreed[i] = close_ballot(&ballot, settling->years[i] == 0 ? 1 : 2);
    }
    for (guint32 i = 0; i < n; i++)
        if (agreed[i] != 0 && settling->sure[i] < SURE &&
            ds_settling_known(ds_settling_article(settling, i)) == DS_TIME_UNKNOWN)
            settle_year(settling, i, agreed[i]);
}

/* An article whose story leaves its year open is of the year of the folder: that of most of its
 * articles, or the one that all of them, when they are few, speak for together. */
static void
fall_back(DsSettling *settling)
{
    const guint n = settling->corpus->articles->len;
    const gint most = year_of_most(settling);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(guint32));

    for (guint32 i = 0; i < n && all->len <= DS_MAX_HEARD; i++)
        if (settling->first[i] == i)
            g_array_append_val(all, i);
    const gint year = most != 0 || all->len > DS_MAX_HEARD ? most : year_of_all(settling, all);
    for (guint32 i = 0; i < n; i++)
        if (settling->years[i] == 0 &&
            ds_settling_known(ds_settling_article(settling, i)) == DS_TIME_UNKNOWN)
            settling->years[i] = year;
}

void
ds_settle_years(DsSettling *settling)
{
    const guint n = settling->corpus->articles->len;

    for (guint32 i = 0; i < n; i++)
        if (ds_settling_known(ds_settling_article(settling, i)) == DS_TIME_UNKNOWN)
            settling->years[i] = year_of(settling, i, ds_settling_array(settling->others, i));
    follow_story(settling);
    for (guint32 i = 0; i < n; i++)
        if (settling->sure[i] < MIN_SURE)
            settling->years[i] = 0;
    fall_back(settling);
}
