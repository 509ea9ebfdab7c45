#include "extract/timex.h"

#include <string.h>

#include "extract/timex_guard.h"
#include "extract/timex_rules.h"
#include "extract/timex_value.h"

/* One pass over the atoms of each block. At every atom the pack's patterns are tried; the one
 * that reaches farthest wins, dates and look-alikes against each other, and the pass goes on
 * behind it. What has been found so far is the context of what follows. */
typedef struct {
    TimexContext context;
    TimexScan scan;
    const DsArticle *article;
    GArray *dates;
    DsDiag *diag;
    guint32 date_end; /* atom after the last date of the block */
    gboolean tense_known;
    guint32 counted_to; /* line and column are counted on from here */
    guint line, column;
    /* the best match from the present atom on */
    gboolean found;
    TimexMatch best;
    TimexVerdict verdict;
    DsTimex timex;
} Pass;

/* "ngày 31/2", "31/2/2024" can only have been meant as dates; "31/2" or "tháng 24" may be
 * anything. */
static gboolean
claims_date(const Pass *pass, const TimexMatch *match)
{
    const gboolean with_year = timex_capture(match, SLOT_YEAR, 0) != NULL;

    if (timex_capture(match, SLOT_DAY, 0) == NULL)
        return with_year;
    return with_year || timex_atom(&pass->scan, match->start)->kind == ATOM_WORD;
}

static gboolean
reaches_farther(const TimexMatch *match, const TimexMatch *best)
{
    return match->end > best->end || (match->end == best->end && match->rule < best->rule);
}

/* Without the room for captures that is not used. */
static void
copy_match(TimexMatch *to, const TimexMatch *from)
{
    memcpy(to, from,
           offsetof(TimexMatch, captures) + from->n_captures * sizeof from->captures[0]);
}

/* Tense told by the expression itself ("tháng 12 vừa qua") or the word before it. */
static void
note_tense(Pass *pass, const TimexMatch *match)
{
    const guint32 first = match->start > 0 ? match->start - 1 : 0;
    guint16 flags = 0;

    for (guint32 i = first; i < match->end; i++)
        flags |= timex_atom(&pass->scan, i)->flags;
    pass->context.just_past = (flags & ATOM_PAST) != 0;
    pass->context.just_future = (flags & ATOM_FUTURE) != 0 && !pass->context.just_past;
}

/* A possible date, or a look-alike, goes before an impossible one; else the longer match. */
static void
consider(const TimexMatch *match, gpointer data)
{
    Pass *pass = (Pass *)data;
    const TimexRule *rule = timex_rule(pass->context.rules, match->rule);
    DsTimex timex = {0};
    TimexVerdict verdict = TIMEX_NO;

    if (pass->found && pass->verdict != TIMEX_IMPOSSIBLE &&
        !reaches_farther(match, &pass->best))
        return;
    if (rule->value != VALUE_NONE) {
        if (!timex_stands_free(&pass->scan, match) ||
            !timex_guard_holds(rule->guard, &pass->scan, match, pass->date_end))
            return;
        note_tense(pass, match);
        verdict = timex_value(&pass->context, match, &timex);
        if (verdict == TIMEX_NO || (verdict == TIMEX_IMPOSSIBLE && !claims_date(pass, match)))
            return;
        if (verdict == TIMEX_IMPOSSIBLE && pass->found &&
            (pass->verdict != verdict || !reaches_farther(match, &pass->best)))
            return;
    }
    pass->found = TRUE;
    copy_match(&pass->best, match);
    pass->verdict = verdict;
    pass->timex = timex;
}

static void
report_impossible(Pass *pass, guint32 start, guint32 end)
{
    const gchar *text = pass->article->text;
    g_autofree gchar *words = g_strndup(text + start, end - start);

    for (; pass->counted_to < start; pass->counted_to++) {
        if (text[pass->counted_to] == '\n')
            pass->line++, pass->column = 1;
        else if (((guchar)text[pass->counted_to + 1] & 0xC0) != 0x80)
            pass->column++;
    }
    ds_diag_add(pass->diag, DS_DIAG_WARNING, "timex-invalid", pass->article->path, pass->line,
                pass->column, "date \"%s\" does not exist; kept as text", words);
}

/* A story goes on from days that have been; a day announced is none to count from. */
static gboolean
may_be_told(const TimexContext *context, DsDate day)
{
    return ds_date_known(context->reference) != DS_KNOWN_DAY ||
           ds_date_known(context->told) != DS_KNOWN_DAY ||
           ds_date_compare(day, context->reference) <= 0;
}

/* A day, a month or a year that has been; years of birth begin no story. */
static void
remember_period(Pass *pass, const DsTimex *timex)
{
    TimexContext *context = &pass->context;
    DsDate period = timex->from;

    if (timex->precision != DS_PRECISION_DAY && timex->precision != DS_PRECISION_MONTH &&
        timex->precision != DS_PRECISION_YEAR)
        return;
    if (context->reference.year > 0 && period.year > context->reference.year)
        return;
    if (timex->precision != DS_PRECISION_DAY)
        period.day = 0;
    if (timex->precision == DS_PRECISION_YEAR)
        period.month = 0;
    context->period = period;
    context->period_sentence = context->sentence;
}

/* What the date tells about those after it. */
static void
remember(Pass *pass, const DsTimex *timex)
{
    TimexContext *context = &pass->context;

    if (ds_date_known(timex->from) != DS_KNOWN_DAY ||
        timex_rule(context->rules, pass->best.rule)->value == VALUE_BIRTH)
        return;
    remember_period(pass, timex);
    context->told_year = timex->from.year;
    if (timex->precision == DS_PRECISION_DAY && may_be_told(context, timex->from)) {
        context->told = timex->from;
        context->told_sentence = context->sentence;
    }
    if (timex->kind == DS_TIMEX_PARTIAL)
        context->month_years[timex->from.month] = timex->from.year;
    if (timex->kind != DS_TIMEX_ABSOLUTE)
        return;
    context->article_year = timex->to.year;
    if (timex->precision == DS_PRECISION_DAY || timex->precision == DS_PRECISION_RANGE ||
        timex->precision == DS_PRECISION_MONTH) {
        context->sentence_year = timex->to.year;
        context->sentence_month = timex->to.month;
        context->written = timex->to;
    } else if (timex->precision == DS_PRECISION_YEAR &&
               (timex_atom(&pass->scan, pass->best.start)->flags & ATOM_OPENS) != 0) {
        context->sentence_year = timex->to.year;
        context->sentence_month = 0;
    }
}

/* Takes up the best match; returns the atom to go on with. */
static guint32
take_best(Pass *pass)
{
    const TimexMatch *best = &pass->best;
    DsTimex *timex = &pass->timex;

    timex->start = timex_atom(&pass->scan, best->start)->start;
    timex->end = timex_atom(&pass->scan, best->end - 1)->end;
    if (pass->verdict == TIMEX_NO)
        return best->end;
    if (pass->verdict == TIMEX_IMPOSSIBLE) {
        report_impossible(pass, timex->start, timex->end);
        return best->end;
    }
    g_array_append_val(pass->dates, *timex);
    remember(pass, timex);
    pass->date_end = best->end;
    return best->end;
}

static gboolean
opens_sentence(const TimexScan *scan, guint32 index)
{
    const TimexAtom *atom = timex_atom(scan, index);

    if (index == 0)
        return TRUE;
    const TimexAtom *before = timex_atom(scan, index - 1);
    return (atom->flags & ATOM_SPACE) != 0 && before->kind == ATOM_MARK &&
           (before->mark == '.' || before->mark == '?' || before->mark == '!');
}

static void
set_tense(TimexContext *context, const TimexAtom *atom)
{
    if ((atom->flags & (ATOM_FUTURE | ATOM_PAST)) == 0)
        return;
    context->future = (atom->flags & ATOM_FUTURE) != 0;
    context->past = !context->future;
}

/* A sentence's tense is that of its first word of tense until another one is met. */
static void
open_sentence(Pass *pass, guint32 index)
{
    TimexContext *context = &pass->context;

    context->sentence_year = context->sentence_month = 0;
    context->future = context->past = FALSE;
    context->sentence++;
    for (guint32 i = index; i < pass->scan.n_atoms; i++) {
        if (i > index && opens_sentence(&pass->scan, i))
            return;
        set_tense(context, timex_atom(&pass->scan, i));
        if (context->future || context->past)
            return;
    }
}

static void
try_atom(Pass *pass, guint32 atom)
{
    timex_patterns_match(pass->context.rules->patterns, &pass->scan, atom,
                         atom > 0 && atom == pass->date_end, consider, pass);
}

/* What is vague may run into a date: "trong ngày" into "ngày 5/3". */
static void
look_inside(Pass *pass, guint32 first)
{
    TimexMatch vague;

    copy_match(&vague, &pass->best);
    for (guint32 i = first + 1; i < vague.end; i++) {
        pass->found = FALSE;
        try_atom(pass, i);
        if (pass->found && pass->verdict == TIMEX_YES && pass->best.end > vague.end)
            return;
    }
    pass->found = TRUE;
    copy_match(&pass->best, &vague);
    pass->verdict = TIMEX_NO;
}

static void
pass_block(Pass *pass)
{
    const TimexScan *scan = &pass->scan;

    pass->date_end = 0;
    for (guint32 i = 0; i < scan->n_atoms;) {
        const TimexAtom *atom = timex_atom(scan, i);
        if (opens_sentence(scan, i))
            open_sentence(pass, i);
        if (atom->n_readings == 0 && atom->kind == ATOM_WORD) {
            i++;
            continue;
        }
        set_tense(&pass->context, atom);
        pass->found = FALSE;
        try_atom(pass, i);
        /* A date found by the words before it may be the beginning of a longer one. */
        if (pass->found && pass->best.start > i)
            try_atom(pass, pass->best.start);
        if (pass->found && timex_capture(&pass->best, SLOT_VAGUE, 0) != NULL)
            look_inside(pass, i);
        i = pass->found ? take_best(pass) : i + 1;
    }
}

void
ds_timex_annotate(const DsTimexRules *rules,
                  const DsArticle *article,
                  GArray *dates,
                  DsDiag *diag)
{
    Pass pass = {
        .context = {.rules = rules, .reference = article->reference.date, .dates = dates},
        .article = article,
        .dates = dates,
        .diag = diag,
        .line = 1,
        .column = 1};

    timex_scan_init(&pass.scan);
    for (guint i = 0; i + 1 < article->block_tokens->len; i++) {
        timex_scan_block(&pass.scan, rules->words, article,
                         g_array_index(article->block_tokens, guint32, i),
                         g_array_index(article->block_tokens, guint32, i + 1));
        pass_block(&pass);
    }
    timex_scan_clear(&pass.scan);
}
