#include "layout/linebreak.h"

#include <stdlib.h>
#include <string.h>

/* Outline: prefix sums give width and spaces of any stretch of pieces. Ragged: the best way to
 * end a line after piece j is the least sum over where the line could have begun. Justified:
 * the same over active nodes, one per fitness class, in passes of growing tolerance. */

#define N_FITNESS       4
#define HUGE_COST       (G_MAXINT64 / 4)
#define LINE_PENALTY    10
#define FITNESS_DEMERIT 3000
#define RUNT_DEMERIT    20000
#define WORD_DEMERIT    100000
#define LOOSE_DEMERIT   60000 /* spaces over one and a half: seen at once */
/* A space may lose a third of its width, as in The TeXbook, chapter 12. */
#define SHRINK(spaces) ((spaces) / 3)
#define OVERFULL_COST  ((gint64)1e12)

/* Ragged lines, SPEC.md section 4: (100 slack/width)² + 60 a line + 900 for a runt. */
#define RAGGED_LINE     60
#define RAGGED_RUNT     900
#define RAGGED_RUNT_PCT 22

typedef struct {
    const DsBreakPiece *pieces;
    guint n;
    const DsBreakOptions *options;
    gint64 *widths; /* of pieces [0, i) with their spaces */
    gint64 *spaces; /* of pieces [0, i) */
    gboolean grows; /* a line that begins later is shorter, whatever hangs out of it */
} Sums;

static void
sums_init(Sums *sums, const DsBreakPiece *pieces, guint n, const DsBreakOptions *options)
{
    *sums = (Sums){
        pieces, n, options, g_new(gint64, n + 1), g_new(gint64, n + 1), options->indent >= 0};
    sums->widths[0] = sums->spaces[0] = 0;
    for (guint i = 0; i < n; i++) {
        sums->grows = sums->grows && pieces[i].space >= 0 && pieces[i].hang_left >= 0 &&
                      pieces[i].width >= pieces[i].hang_left;
        sums->widths[i + 1] = sums->widths[i] + pieces[i].width + pieces[i].space;
        sums->spaces[i + 1] = sums->spaces[i] + pieces[i].space;
    }
}

static void
sums_clear(Sums *sums)
{
    g_free(sums->widths);
    g_free(sums->spaces);
}

/* The line of pieces [first, end) before its spaces are changed. */
static DsBrokenLine
line_measure(const Sums *sums, guint first, guint end)
{
    const DsUnit last_space = sums->pieces[end - 1].space;
    DsBrokenLine line = {.first = first, .end = end};

    line.natural = (DsUnit)(sums->widths[end] - sums->widths[first]) - last_space;
    line.spaces = (DsUnit)(sums->spaces[end] - sums->spaces[first]) - last_space;
    if (sums->options->hang)
        line.shift = sums->pieces[first].hang_left;
    return line;
}

/* What the line must fill, counted without what hangs out. */
static DsUnit
line_slack(const Sums *sums, const DsBrokenLine *line)
{
    DsUnit measure = sums->options->measure;

    if (line->first == 0)
        measure -= sums->options->indent;
    if (line->end == sums->n)
        measure -= sums->options->tail;
    if (sums->options->hang)
        measure += line->shift + sums->pieces[line->end - 1].hang_right;
    return measure - line->natural;
}

static gint64
ragged_cost(const Sums *sums, const DsBrokenLine *line, DsUnit slack)
{
    const DsUnit measure = MAX(sums->options->measure, 1);
    const gint64 per_mille = (gint64)1000 * slack / measure;
    const gint32 penalty = sums->pieces[line->end - 1].penalty;
    gint64 cost = RAGGED_LINE;

    if (slack < 0)
        cost += OVERFULL_COST;
    if (line->end < sums->n)
        return cost + per_mille * per_mille / 100 + penalty;
    if (line->first > 0 && (gint64)(line->natural - sums->options->links) * 100 <
                               (gint64)measure * RAGGED_RUNT_PCT)
        cost += RAGGED_RUNT;
    return cost;
}

/* Fills from[j] with where the line that ends before piece j begins. */
static void
ragged_solve(const Sums *sums, guint *from)
{
    g_autofree gint64 *best = g_new(gint64, sums->n + 1);

    best[0] = 0;
    for (guint j = 1; j <= sums->n; j++) {
        best[j] = HUGE_COST;
        from[j] = j - 1;
        if (j < sums->n && sums->pieces[j - 1].penalty >= DS_BREAK_NEVER)
            continue;
        for (guint i = j; i-- > 0;) {
            if (best[i] >= HUGE_COST)
                continue;
            const DsBrokenLine line = line_measure(sums, i, j);
            const DsUnit slack = line_slack(sums, &line);
            const gint64 cost = best[i] + ragged_cost(sums, &line, slack);
            if (cost < best[j]) {
                best[j] = cost;
                from[j] = i;
            }
            if (slack < 0)
                break;
        }
    }
}

static GArray *
ragged_lines(const Sums *sums)
{
    g_autofree guint *from = g_new0(guint, sums->n + 1);
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(DsBrokenLine));

    ragged_solve(sums, from);
    for (guint j = sums->n; j > 0; j = from[j]) {
        const DsBrokenLine line = line_measure(sums, from[j], j);
        g_array_prepend_val(lines, line);
    }
    return lines;
}

typedef struct {
    guint end; /* the break is before this piece */
    gint32 previous;
    guint8 fitness;
    gint64 demerits;
} Node;

/* How far the spaces are stretched (half a space is 1000) or shrunk (a third is −1000). */
static gint64
stretch_ratio(const DsBrokenLine *line, DsUnit slack, gboolean is_last)
{
    if (slack >= 0 && is_last)
        return 0;
    if (line->spaces == 0)
        return slack == 0 ? 0 : slack > 0 ? 99000 : -99000;
    return (gint64)1000 * slack / MAX(slack >= 0 ? line->spaces / 2 : SHRINK(line->spaces), 1);
}

static guint8
fitness_of(gint64 ratio)
{
    return ratio < -500 ? 0 : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
}

static gint64
justified_demerits(const Sums *sums,
                   const DsBrokenLine *line,
                   gint64 ratio,
                   guint8 fitness_before)
{
    const gint64 r = MIN(ABS(ratio), 20000);
    const gint64 badness = LINE_PENALTY + 100 * r * r / 1000 * r / 1000000;
    gint64 demerits = badness * badness;

    if (abs(fitness_of(ratio) - fitness_before) > 1)
        demerits += FITNESS_DEMERIT;
    if (ratio > 1000)
        demerits += LOOSE_DEMERIT;
    if (line->end < sums->n) {
        const gint64 penalty = sums->pieces[line->end - 1].penalty;
        return demerits + penalty * penalty;
    }
    /* few words on the last line, or a lonely one */
    if (line->first > 0 && (gint64)line->natural * 100 < (gint64)sums->options->measure * 18)
        demerits += (gint64)line->natural * 100 < (gint64)sums->options->measure * 10
                        ? WORD_DEMERIT
                        : RUNT_DEMERIT;
    return demerits;
}

/* A place where the next line may begin, with what is the same for all lines from there. */
typedef struct {
    gint32 node;           /* index */
    gint64 widths, spaces; /* of the pieces before it */
    gint64 room;           /* what a line from there must fill, its end apart */
} Active;

static Active
active_at(const Sums *sums, gint32 index, guint first)
{
    gint64 room = sums->options->measure;

    if (first == 0)
        room -= sums->options->indent;
    if (sums->options->hang && first < sums->n)
        room += sums->pieces[first].hang_left;
    return (Active){index, sums->widths[first], sums->spaces[first], room};
}

/* Whether the line that ends before a piece, not the last one, would have to be stretched
 * further than the tolerance: told without a division, since most lines that are tried are
 * far too short. */
static gboolean
is_short(const Sums *sums, const Active *active, guint end, gint64 tolerance)
{
    const DsBreakPiece *last = &sums->pieces[end - 1];
    const gint64 natural = sums->widths[end] - last->space - active->widths;
    const gint64 spaces = sums->spaces[end] - last->space - active->spaces;
    const gint64 slack = active->room + (sums->options->hang ? last->hang_right : 0) - natural;

    return slack >= 0 && spaces > 0 && 1000 * slack >= (tolerance + 1) * MAX(spaces / 2, 1);
}

/* One pass; returns the index of the last node, or -1 when the tolerance is too small. The
 * final pass takes what it gets. */
static gint32
justified_pass(const Sums *sums, gint64 tolerance, gboolean final, GArray *nodes)
{
    g_autoptr(GArray) active = g_array_new(FALSE, FALSE, sizeof(Active));
    const Node start = {.previous = -1, .fitness = 1};
    const Active zero = active_at(sums, 0, 0);

    g_array_set_size(nodes, 0);
    g_array_append_val(nodes, start);
    g_array_append_val(active, zero);
    for (guint end = 1; end <= sums->n && active->len > 0; end++) {
        const gboolean is_last = end == sums->n;
        Node best[N_FITNESS];
        Node rescue = {.demerits = HUGE_COST};
        guint kept = 0;

        if (!is_last && sums->pieces[end - 1].penalty >= DS_BREAK_NEVER)
            continue;
        for (guint f = 0; f < N_FITNESS; f++)
            best[f].demerits = HUGE_COST;
        for (guint k = 0; k < active->len; k++) {
            const Active here = g_array_index(active, Active, k);
            const gint32 index = here.node;
            if (!is_last && !final && is_short(sums, &here, end, tolerance)) {
                const guint n = sums->grows ? active->len - k : 1;
                memmove(&g_array_index(active, Active, kept), &g_array_index(active, Active, k),
                        n * sizeof(Active));
                kept += n;
                k += n - 1; /* those after it begin later: still shorter */
                continue;
            }
            const Node *node = &g_array_index(nodes, Node, index);
            const DsBrokenLine line = line_measure(sums, node->end, end);
            const gint64 ratio = stretch_ratio(&line, line_slack(sums, &line), is_last);
            if (ratio >= -1000)
                g_array_index(active, Active, kept++) = here;
            else if (node->demerits + OVERFULL_COST < rescue.demerits)
                rescue = (Node){end, index, 0, node->demerits + OVERFULL_COST};
            if (ratio < -1000 || (ratio > tolerance && !final))
                continue;
            const guint8 fitness = fitness_of(ratio);
            const gint64 demerits =
                node->demerits + justified_demerits(sums, &line, ratio, node->fitness);
            if (demerits < best[fitness].demerits)
                best[fitness] = (Node){end, index, fitness, demerits};
        }
        g_array_set_size(active, kept);
        gboolean found = kept > 0;
        for (guint f = 0; f < N_FITNESS; f++)
            found = found || best[f].demerits < HUGE_COST;
        if (final && !found)
            best[0] = rescue;
        for (guint f = 0; f < N_FITNESS; f++) {
            const Active next = active_at(sums, (gint32)nodes->len, end);
            if (best[f].demerits >= HUGE_COST)
                continue;
            g_array_append_val(nodes, best[f]);
            g_array_append_val(active, next);
        }
    }
    gint32 last = -1;
    for (guint k = 0; k < active->len; k++) {
        const gint32 index = g_array_index(active, Active, k).node;
        const Node *node = &g_array_index(nodes, Node, index);
        if (node->end == sums->n &&
            (last < 0 || node->demerits < g_array_index(nodes, Node, last).demerits))
            last = index;
    }
    return last;
}

static GArray *
justified_lines(const Sums *sums)
{
    static const gint64 tolerances[] = {2500, 10000, 0};
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(DsBrokenLine));
    gint32 last = -1;

    for (gsize pass = 0; last < 0 && pass < G_N_ELEMENTS(tolerances); pass++)
        last =
            justified_pass(sums, tolerances[pass], pass + 1 == G_N_ELEMENTS(tolerances), nodes);
    for (gint32 k = last; k > 0; k = g_array_index(nodes, Node, k).previous) {
        const Node *node = &g_array_index(nodes, Node, k);
        const Node *before = &g_array_index(nodes, Node, node->previous);
        DsBrokenLine line = line_measure(sums, before->end, node->end);
        const DsUnit slack = line_slack(sums, &line);
        const gboolean is_last = node->end == sums->n;
        line.extra = is_last && slack > 0 ? 0 : MAX(slack, -SHRINK(line.spaces));
        g_array_prepend_val(lines, line);
    }
    return lines;
}

GArray *
ds_break_lines(const DsBreakPiece *pieces, guint n, const DsBreakOptions *options)
{
    Sums sums;

    if (n == 0)
        return g_array_new(FALSE, FALSE, sizeof(DsBrokenLine));
    sums_init(&sums, pieces, n, options);
    GArray *lines = options->justify ? justified_lines(&sums) : ragged_lines(&sums);
    sums_clear(&sums);
    return lines;
}

/* Whether n pieces fit the measure in at most wanted lines: first fit tells, since no way of
 * breaking needs fewer lines. */
static gboolean
fits(const Sums *sums, DsUnit measure, guint wanted)
{
    guint first = 0, n_lines = 0, fitting = 0;

    for (guint end = 1; end <= sums->n; end++) {
        const DsBrokenLine line = line_measure(sums, first, end);
        const DsUnit room = measure - (first == 0 ? sums->options->indent : 0) -
                            (end == sums->n ? sums->options->tail : 0);
        if (line.natural > room) {
            if (fitting == first)
                return FALSE;
            first = fitting;
            end = first;
            n_lines++;
            continue;
        }
        if (end == sums->n || sums->pieces[end - 1].penalty < DS_BREAK_NEVER)
            fitting = end;
    }
    return n_lines + 1 <= wanted;
}

DsUnit
ds_break_balance(const DsBreakPiece *pieces, guint n, const DsBreakOptions *options)
{
    DsBreakOptions ragged = *options;
    DsUnit low = 0, high = options->measure;
    Sums sums;

    ragged.justify = FALSE;
    ragged.hang = FALSE;
    g_autoptr(GArray) lines = ds_break_lines(pieces, n, &ragged);
    if (lines->len < 2)
        return options->measure;
    sums_init(&sums, pieces, n, &ragged);
    if (fits(&sums, high, lines->len)) {
        while (high - low > 64) {
            const DsUnit middle = low + (high - low) / 2;
            if (fits(&sums, middle, lines->len))
                high = middle;
            else
                low = middle;
        }
    }
    sums_clear(&sums);
    return high;
}
