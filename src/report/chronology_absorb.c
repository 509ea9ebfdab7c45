/* One event told with dates that differ and yet agree: "tháng 11/2015" and "13/11/2015", or two
 * ranges of days that begin alike and end apart. */
#include "report/chronology.h"

#include "base/shelf.h"

/* A coarse date joins a finer one within it that is told this much alike. A month holds few
 * events of one set of articles, a year many. */
static const gdouble month_nearness = 0.09;
static const gdouble year_nearness = 0.33;

/* Ranges of days that share an end are one event when told this much alike. */
static const gdouble range_nearness = 0.12;

/* As many events as one is compared with. */
enum { MOST_COMPARED = 256 };

typedef struct {
    GArray *mentions;   /* of DsDated */
    GArray *events;     /* of DsDatedEvent, by date */
    GPtrArray *centres; /* of GArray: the words of each event */
} Absorber;

static DsDatedEvent *
nth(const Absorber *absorber, guint index)
{
    return &g_array_index(absorber->events, DsDatedEvent, index);
}

static const DsDated *
date_of(const Absorber *absorber, guint index)
{
    return &g_array_index(absorber->mentions, DsDated,
                          g_array_index(nth(absorber, index)->mentions, guint32, 0));
}

static gdouble
nearness(const Absorber *absorber, guint a, guint b)
{
    return ds_terms_vector_cosine((const GArray *)g_ptr_array_index(absorber->centres, a),
                                  (const GArray *)g_ptr_array_index(absorber->centres, b));
}

/* How near a finer event must be; above 1 for dates that are not coarse. */
static gdouble
least_for(DsPrecision precision)
{
    switch (precision) {
    case DS_PRECISION_MONTH:
    case DS_PRECISION_APPROX:
        return month_nearness;
    case DS_PRECISION_QUARTER:
    case DS_PRECISION_YEAR:
        return year_nearness;
    default:
        return 2.0;
    }
}

static gboolean
is_within(const DsDated *inner, const DsDated *outer)
{
    return (inner->precision == DS_PRECISION_DAY || inner->precision == DS_PRECISION_RANGE ||
            (inner->precision == DS_PRECISION_MONTH &&
             outer->precision != DS_PRECISION_MONTH)) &&
           ds_chronology_compare_dates(inner, outer) != 0 &&
           ds_date_compare(inner->from, outer->from) >= 0 &&
           ds_date_compare(inner->to, outer->to) <= 0;
}

static void
join(Absorber *absorber, guint into, guint from)
{
    DsDatedEvent *one = nth(absorber, into), *other = nth(absorber, from);

    g_array_append_vals(one->mentions, other->mentions->data, other->mentions->len);
    other->absorbed = TRUE;
}

/* Events that begin on or before the last day of the event at index stand between *first and
 * *last; those that begin before its first day are left out. */
static void
neighbours(const Absorber *absorber, guint index, guint *first, guint *last)
{
    const DsDated *date = date_of(absorber, index);

    *first = *last = index;
    while (*first > 0 && index - *first < MOST_COMPARED &&
           ds_date_compare(date_of(absorber, *first - 1)->from, date->from) >= 0)
        (*first)--;
    while (*last + 1 < absorber->events->len && *last - index < MOST_COMPARED &&
           ds_date_compare(date_of(absorber, *last + 1)->from, date->to) <= 0)
        (*last)++;
}

/* The finer event that tells what a coarse one tells goes on telling it alone. */
static void
absorb_coarse(Absorber *absorber, guint index)
{
    const DsDated *date = date_of(absorber, index);
    gdouble most = least_for(date->precision);
    guint best = index, first, last;

    if (most > 1.0)
        return;
    neighbours(absorber, index, &first, &last);
    for (guint i = first; i <= last; i++) {
        if (nth(absorber, i)->absorbed || !is_within(date_of(absorber, i), date))
            continue;
        const gdouble near = nearness(absorber, index, i);
        if (near < most || (best != index && near <= most))
            continue;
        most = near;
        best = i;
    }
    if (best != index)
        join(absorber, best, index);
}

static gboolean
share_an_end(const DsDated *a, const DsDated *b)
{
    const gboolean from = ds_date_compare(a->from, b->from) == 0;
    const gboolean to = ds_date_compare(a->to, b->to) == 0;

    return a->precision == DS_PRECISION_RANGE && b->precision == DS_PRECISION_RANGE &&
           from != to;
}

/* Of two ranges the one that more sentences give stays, else the one given first. */
static void
join_ranges(Absorber *absorber, guint index)
{
    guint first, last;

    neighbours(absorber, index, &first, &last);
    for (guint i = index + 1; i <= last && !nth(absorber, index)->absorbed; i++) {
        if (nth(absorber, i)->absorbed ||
            !share_an_end(date_of(absorber, index), date_of(absorber, i)) ||
            nearness(absorber, index, i) < range_nearness)
            continue;
        const guint n = nth(absorber, index)->mentions->len;
        const guint n_other = nth(absorber, i)->mentions->len;
        const guint32 told = g_array_index(nth(absorber, index)->mentions, guint32, 0);
        const guint32 told_other = g_array_index(nth(absorber, i)->mentions, guint32, 0);
        const gboolean stays = n != n_other ? n > n_other : told < told_other;
        join(absorber, stays ? index : i, stays ? i : index);
        nth(absorber, stays ? index : i)->differs = TRUE;
    }
}

static void
free_vector(gpointer data)
{
    g_array_unref((GArray *)data);
}

/* The words of some ten thousand events lie in memory. */
#define MEMORY_BYTES ((gsize)8 << 20)

void
ds_chronology_absorb(const DsReportContext *context, GArray *mentions, GArray *events)
{
    g_autoptr(DsShelf) shelf = ds_shelf_new(MEMORY_BYTES);
    Absorber absorber = {mentions, events,
                         g_ptr_array_new_with_free_func(ds_shelf_destroy_array)};
    guint n_looked_at = 0;

    for (guint e = 0; e < events->len; e++) {
        g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func(free_vector);
        const GArray *all = nth(&absorber, e)->mentions;
        for (guint i = 0; i < all->len; i++) {
            const DsDated *date =
                &g_array_index(mentions, DsDated, g_array_index(all, guint32, i));
            g_ptr_array_add(told, ds_chronology_vector(context, date, FALSE));
            ds_chronology_rest(context, n_looked_at++);
        }
        GArray *centre = ds_terms_vector_sum(told);
        ds_shelf_take_array(shelf, centre);
        g_ptr_array_add(absorber.centres, centre);
    }
    for (guint e = 0; e < events->len; e++)
        if (!nth(&absorber, e)->absorbed)
            join_ranges(&absorber, e);
    for (guint e = 0; e < events->len; e++)
        if (!nth(&absorber, e)->absorbed)
            absorb_coarse(&absorber, e);
    g_ptr_array_unref(absorber.centres);
}
