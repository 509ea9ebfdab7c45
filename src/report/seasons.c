#include "report/seasons.h"

#include "report/themes.h"
#include "report/voices.h"

/* Days without an account after which the next one tells of something new; and how near the
 * words of two articles are when they tell the same all the same: a wrong year parts nothing.
 */
enum { DAYS_APART = 90 };
static const gdouble same_nearness = 0.5;

/* With more voices than this the square of their number takes too long; more seasons than this
 * leave none of them room in a summary. */
enum { MOST_VOICES = 1000, MOST_SEASONS = 12 };

/* An article that speaks for itself, with the days its date may mean. */
typedef struct {
    guint32 article;
    gint32 first, last;
    gboolean dated;
    GArray *vector; /* of DsTermWeight, owned */
    guint season;   /* index of a Telling: the first of its season */
} Telling;

static void
telling_clear(gpointer data)
{
    g_array_unref(((Telling *)data)->vector);
}

static void
set_days(Telling *telling, DsDate date)
{
    const DsKnown known = ds_date_known(date);
    DsDate last = date;

    telling->dated = known != DS_KNOWN_NOTHING;
    if (!telling->dated)
        return;
    if (known < DS_KNOWN_MONTH)
        last.month = 12;
    if (known < DS_KNOWN_DAY)
        last.day = (guint8)ds_date_month_length(last.year, last.month);
    telling->first = ds_date_days(date);
    telling->last = ds_date_days(last);
}

/* By the first day; those without a date last; then in the order of the sources. */
static gint
compare_tellings(gconstpointer a, gconstpointer b)
{
    const Telling *x = (const Telling *)a, *y = (const Telling *)b;

    if (x->dated != y->dated)
        return x->dated ? -1 : 1;
    if (x->dated && x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static GArray *
tellings_of(const DsTerms *terms, const GArray *voices)
{
    GArray *tellings = g_array_new(FALSE, FALSE, sizeof(Telling));

    g_array_set_clear_func(tellings, telling_clear);
    for (guint32 a = 0; a < voices->len; a++) {
        Telling telling = {.article = a};
        if (g_array_index(voices, guint32, a) != a)
            continue;
        set_days(&telling, ds_corpus_article(terms->corpus, a)->reference.date);
        telling.vector = ds_article_vector(terms, a);
        g_array_append_val(tellings, telling);
    }
    g_array_sort(tellings, compare_tellings);
    for (guint i = 0; i < tellings->len; i++)
        g_array_index(tellings, Telling, i).season = i;
    return tellings;
}

static void
join(GArray *tellings, guint a, guint b)
{
    const guint x = g_array_index(tellings, Telling, a).season;
    const guint y = g_array_index(tellings, Telling, b).season;

    for (guint i = 0; x != y && i < tellings->len; i++) {
        Telling *telling = &g_array_index(tellings, Telling, i);
        if (telling->season == MAX(x, y))
            telling->season = MIN(x, y);
    }
}

/* Joins what follows one another in time. */
static void
join_by_days(GArray *tellings)
{
    const Telling *all = (const Telling *)(gconstpointer)tellings->data;
    gint32 last = tellings->len > 0 ? all[0].last : 0;

    for (guint i = 1; i < tellings->len && all[i].dated; i++) {
        if (all[i].first - last <= DAYS_APART)
            join(tellings, i - 1, i);
        last = MAX(last, all[i].last);
    }
}

/* Joins what tells the same, and each article without a date to the nearest before it. */
static void
join_by_words(GArray *tellings)
{
    const Telling *all = (const Telling *)(gconstpointer)tellings->data;

    for (guint i = 1; i < tellings->len; i++) {
        guint best = 0;
        gdouble most = -1.0;
        for (guint k = 0; k < i; k++) {
            if (all[i].season == all[k].season)
                continue;
            const gdouble near = ds_terms_vector_cosine(all[i].vector, all[k].vector);
            if (near >= same_nearness)
                join(tellings, i, k);
            if (near > most) {
                most = near;
                best = k;
            }
        }
        if (!all[i].dated)
            join(tellings, i, best);
    }
}

static guint
count_seasons(const GArray *tellings)
{
    guint n = 0;

    for (guint i = 0; i < tellings->len; i++)
        n += g_array_index(tellings, Telling, i).season == i ? 1 : 0;
    return n;
}

GArray *
ds_seasons_find(const DsTerms *terms, const GArray *voices)
{
    GArray *seasons = g_array_sized_new(FALSE, TRUE, sizeof(guint32), voices->len);

    g_array_set_size(seasons, voices->len);
    if (ds_voices_count(voices) > MOST_VOICES)
        return seasons;
    g_autoptr(GArray) tellings = tellings_of(terms, voices);
    join_by_days(tellings);
    join_by_words(tellings);
    if (count_seasons(tellings) > MOST_SEASONS)
        return seasons;
    for (guint i = 0; i < tellings->len; i++) {
        const Telling *telling = &g_array_index(tellings, Telling, i);
        g_array_index(seasons, guint32, telling->article) =
            g_array_index(tellings, Telling, telling->season).article;
    }
    for (guint32 a = 0; a < voices->len; a++)
        g_array_index(seasons, guint32, a) =
            g_array_index(seasons, guint32, g_array_index(voices, guint32, a));
    return seasons;
}
