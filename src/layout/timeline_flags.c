#include "layout/timeline_flags.h"

#include <stdlib.h>

/* Outline, for each label width: candidates by importance, then latest first. Each is tried
 * with its text on one side, then the other, together with all accepted ones: poles are moved
 * apart as little as possible, the order "must stand above" follows from which range holds
 * whose pole, and heights are longest paths over that order. A cycle, a height over the limit
 * or a flag outside the strip refuses it. */

#define MAX_FLAGS      14
#define MAX_CANDIDATES 400
#define MAX_HEIGHT     DS_PT(126)
#define POLE_GAP       DS_PT(4.5)
#define TEXT_GAP       DS_PT(3.2)
#define SIDE_GAP       DS_PT(4)
#define ABOVE_GAP      DS_PT(2.2)
#define STACK_GAP      DS_PT(9)
#define LOWEST         DS_PT(16)
#define LEADING        DS_PT(10.333)

typedef struct {
    DsTimelineFlag flag;
    guint dot;
    guint32 importance;
    DsUnit from, to; /* range of the text, pole included */
    guint8 lines;
} Candidate;

typedef struct {
    const DsTimeline *timeline;
    DsUnit width;
    guint n;
    Candidate set[MAX_FLAGS + 1];
    guint32 below[MAX_FLAGS + 1]; /* bits: which flags must stand below */
    DsUnit base[MAX_FLAGS + 1];   /* −1: not known yet, −2: being asked */
} Solver;

DsUnit
ds_timeline_stack(const DsTimeline *timeline, DsUnit from, DsUnit to)
{
    DsUnit height = 0;

    if (timeline->radius == 0) {
        const DsUnit pitch = timeline->pitch;
        const guint last = (guint)(MAX(to, 0) / pitch);
        for (guint k = (guint)(MAX(from - pitch, 0) / pitch);
             k <= last && k < timeline->columns->len; k++)
            height = MAX(height, (DsUnit)g_array_index(timeline->columns, guint32, k) *
                                     timeline->column_step);
        return height;
    }
    for (guint i = 0; i < timeline->dots->len; i++) {
        const DsTimelineDot *dot = &g_array_index(timeline->dots, DsTimelineDot, i);
        if (dot->x >= from && dot->x <= to)
            height = MAX(height, timeline->pitch * (DsUnit)dot->row + timeline->radius);
    }
    return height;
}

static gint
compare_by_x(gconstpointer a, gconstpointer b)
{
    const Candidate *first = a, *second = b;

    if (first->flag.x != second->flag.x)
        return first->flag.x < second->flag.x ? -1 : 1;
    return first->dot < second->dot ? -1 : first->dot > second->dot;
}

/* Pool adjacent violators: groups of poles that would stand too close share a centre. */
static void
move_poles(Solver *solver)
{
    struct {
        guint first, n;
        gint64 sum;
    } pools[MAX_FLAGS + 1];
    guint n_pools = 0;

    qsort(solver->set, solver->n, sizeof(Candidate), compare_by_x);
    for (guint i = 0; i < solver->n; i++) {
        pools[n_pools].first = i;
        pools[n_pools].n = 1;
        pools[n_pools++].sum = solver->set[i].flag.x;
        while (n_pools > 1) {
            const guint a = n_pools - 2, b = n_pools - 1;
            const gint64 a_end =
                pools[a].sum / pools[a].n + POLE_GAP * (gint64)(pools[a].n - 1) / 2;
            const gint64 b_start =
                pools[b].sum / pools[b].n - POLE_GAP * (gint64)(pools[b].n - 1) / 2;
            if (b_start >= a_end + POLE_GAP)
                break;
            pools[a].n += pools[b].n;
            pools[a].sum += pools[b].sum;
            n_pools--;
        }
    }
    for (guint p = 0; p < n_pools; p++) {
        const gint64 centre = pools[p].sum / pools[p].n;
        for (guint k = 0; k < pools[p].n; k++) {
            const gint64 x = centre + ((gint64)2 * k - (pools[p].n - 1)) * POLE_GAP / 2;
            solver->set[pools[p].first + k].flag.pole =
                (DsUnit)CLAMP(x, DS_PT(1), solver->width - DS_PT(1));
        }
    }
}

static gboolean
place_ranges(Solver *solver)
{
    for (guint i = 0; i < solver->n; i++) {
        Candidate *candidate = &solver->set[i];
        const DsTimelineFlag *flag = &candidate->flag;
        candidate->from = flag->left ? flag->pole - flag->width : flag->pole;
        candidate->to = candidate->from + flag->width;
        if (candidate->from < 0 || candidate->to > solver->width)
            return FALSE;
        /* at the edges of the strip there may be no room to move apart */
        if (i > 0 && flag->pole - solver->set[i - 1].flag.pole < POLE_GAP - DS_PT(0.05))
            return FALSE;
    }
    return TRUE;
}

static gboolean
holds_pole(const Candidate *range, const Candidate *pole)
{
    return pole->flag.pole > range->from - DS_PT(1) && pole->flag.pole < range->to + DS_PT(1);
}

static gboolean
order_flags(Solver *solver)
{
    for (guint i = 0; i < solver->n; i++)
        solver->below[i] = 0;
    for (guint i = 0; i < solver->n; i++) {
        for (guint j = i + 1; j < solver->n; j++) {
            const Candidate *a = &solver->set[i], *b = &solver->set[j];
            const gboolean a_in_b = holds_pole(b, a), b_in_a = holds_pole(a, b);
            if (a_in_b && b_in_a)
                return FALSE;
            if (b_in_a)
                solver->below[i] |= 1u << j;
            else if (a_in_b)
                solver->below[j] |= 1u << i;
            else if (a->from < b->to + SIDE_GAP && b->from < a->to + SIDE_GAP)
                solver->below[i] |= 1u << j; /* sorted by x: the earlier above the later */
        }
    }
    return TRUE;
}

static DsUnit
flag_height(const Candidate *candidate)
{
    return LEADING * candidate->lines;
}

/* The lowest base of a flag; −1 when the order has a cycle. */
static DsUnit
lowest_base(Solver *solver, guint k)
{
    const Candidate *candidate = &solver->set[k];

    if (solver->base[k] == -2)
        return -1;
    if (solver->base[k] >= 0)
        return solver->base[k];
    solver->base[k] = -2;
    DsUnit base = MAX(LOWEST, ds_timeline_stack(solver->timeline, candidate->from - DS_PT(3),
                                                candidate->to + DS_PT(3)) +
                                  STACK_GAP);
    for (guint j = 0; j < solver->n; j++) {
        if ((solver->below[k] & (1u << j)) == 0)
            continue;
        const DsUnit under = lowest_base(solver, j);
        if (under < 0)
            return -1;
        base = MAX(base, under + flag_height(&solver->set[j]) + ABOVE_GAP);
    }
    solver->base[k] = base;
    return base;
}

static gboolean
solve(Solver *solver)
{
    move_poles(solver);
    if (!place_ranges(solver) || !order_flags(solver))
        return FALSE;
    for (guint k = 0; k < solver->n; k++)
        solver->base[k] = -1;
    for (guint k = 0; k < solver->n; k++) {
        const DsUnit base = lowest_base(solver, k);
        const DsUnit top = base + flag_height(&solver->set[k]);
        if (base < 0 || top > MAX_HEIGHT)
            return FALSE;
        solver->set[k].flag.base = base;
        solver->set[k].flag.top = top;
    }
    return TRUE;
}

static gint
compare_by_importance(gconstpointer a, gconstpointer b)
{
    const Candidate *first = a, *second = b;

    if (first->importance != second->importance)
        return first->importance > second->importance ? -1 : 1;
    if (first->flag.x != second->flag.x)
        return first->flag.x > second->flag.x ? -1 : 1;
    return first->dot < second->dot ? -1 : first->dot > second->dot;
}

static GArray *
candidates_new(const DsTimeline *timeline, const DsTimelineItem *items, guint width_index)
{
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));

    for (guint i = 0; i < timeline->dots->len; i++) {
        const DsTimelineDot *dot = &g_array_index(timeline->dots, DsTimelineDot, i);
        const DsTimelineItem *item = &items[dot->item];
        const Candidate candidate = {
            .flag = {.item = dot->item,
                     .x = dot->x,
                     .foot = timeline->pitch * (DsUnit)dot->row,
                     .width = item->flag_width[width_index] + TEXT_GAP + DS_PT(1)},
            .dot = i,
            .importance = item->importance,
            .lines = item->flag_lines[width_index]};
        if (item->flag_width[width_index] > 0)
            g_array_append_val(candidates, candidate);
    }
    g_array_sort(candidates, compare_by_importance);
    if (candidates->len > MAX_CANDIDATES)
        g_array_set_size(candidates, MAX_CANDIDATES);
    return candidates;
}

/* Tries one more flag on the side; the set stays as it was when there is no room. */
static gboolean
try_flag(Solver *solver, const Candidate *candidate, gboolean left)
{
    const Solver before = *solver;

    solver->set[solver->n] = *candidate;
    solver->set[solver->n++].flag.left = left;
    if (solve(solver))
        return TRUE;
    *solver = before;
    return FALSE;
}

static void
fill(Solver *solver, const DsTimelineItem *items, guint width_index)
{
    g_autoptr(GArray) candidates = candidates_new(solver->timeline, items, width_index);

    for (guint i = 0; i < candidates->len && solver->n < MAX_FLAGS; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);
        const gboolean left = candidate->flag.x + candidate->flag.width > solver->width;
        if (!try_flag(solver, candidate, left))
            try_flag(solver, candidate, !left);
    }
}

static guint64
value_of(const Solver *solver)
{
    guint64 value = 0;

    for (guint k = 0; k < solver->n; k++)
        value += (guint64)solver->set[k].importance * solver->set[k].importance;
    return value;
}

void
ds_timeline_place_flags(DsTimeline *timeline, const DsTimelineItem *items, DsUnit width)
{
    g_autofree Solver *best = g_new0(Solver, 1);

    timeline->flags = g_array_new(FALSE, FALSE, sizeof(DsTimelineFlag));
    for (guint w = 0; w < DS_TIMELINE_N_WIDTHS; w++) {
        g_autofree Solver *solver = g_new0(Solver, 1);
        solver->timeline = timeline;
        solver->width = width;
        fill(solver, items, w);
        if (w > 0 && value_of(solver) <= value_of(best))
            continue;
        *best = *solver;
        timeline->width_index = w;
    }
    for (guint k = 0; k < best->n; k++)
        g_array_append_val(timeline->flags, best->set[k].flag);
}
