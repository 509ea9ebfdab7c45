#include "report/chronology.h"

#include <math.h>

#include "base/shelf.h"
#include "report/label.h"
#include "report/trim.h"

/* A range of more days than a quarter has is a stretch of time, not an event. */
enum { WORDS_OF_AN_EVENT = 42, EARLY_SENTENCES = 3, MOST_DAYS_OF_AN_EVENT = 92 };

void
ds_chronology_rest(const DsReportContext *context, guint index)
{
    enum { EVENTS_AT_ONCE = 64 };

    if (index % EVENTS_AT_ONCE == EVENTS_AT_ONCE - 1)
        ds_shelf_rest(context->corpus->shelf);
}

static const DsDated *
nth(const GArray *mentions, const DsDatedEvent *event, guint i)
{
    return &g_array_index(mentions, DsDated, g_array_index(event->mentions, guint32, i));
}

static guint
place_in_article(const DsTerms *terms, guint row)
{
    return ds_terms_row(terms, row)->sentence;
}

/* How well a sentence tells the event: a date that stands early and was not inferred, an
 * opening that does not point back, words that many share, a length that prints well. */
static gdouble
telling(const DsReportContext *context, const DsDated *date)
{
    const DsTerms *terms = context->terms;
    const DsSentence *sentence = ds_terms_sentence(terms, date->row);
    const DsArticle *article =
        ds_corpus_article(context->corpus, ds_terms_row(terms, date->row)->article);
    const DsOpening opening =
        ds_opening(context->openers, article, sentence->start, sentence->end);
    const guint n_words = ds_terms_row(terms, date->row)->n;
    const gdouble before = (gdouble)(date->start - sentence->start) /
                           (gdouble)MAX(sentence->end - sentence->start, 1);
    gdouble value = 0.4 * MIN(g_array_index(context->ranks, gdouble, date->row), 2.5);

    value -= 0.6 * before + 1.2 * opening.anaphoric + (opening.leans ? 0.3 : 0.0);
    value -= date->inferred ? 0.2 : 0.0;
    value -= date->seed ? 0.0 : date->hint ? 0.8 : 2.0;
    value -= date->relative ? 0.3 : 0.0;
    value -= n_words < 10 ? 0.5 : 0.0;
    value -= n_words > WORDS_OF_AN_EVENT ? 0.01 * (gdouble)(n_words - WORDS_OF_AN_EVENT) : 0.0;
    value += place_in_article(terms, date->row) < EARLY_SENTENCES ? 0.5 : 0.0;
    /* ranks that should be equal differ in their last digits by the order of sums */
    return floor(value * 1e6 + 0.5) / 1e6;
}

/* Among the mentions with the event's own date. */
static const DsDated *
best_mention(const DsReportContext *context, const GArray *mentions, const DsDatedEvent *event)
{
    const DsDated *first = nth(mentions, event, 0), *best = first;
    gdouble most = telling(context, first);

    for (guint i = 1; i < event->mentions->len; i++) {
        const DsDated *date = nth(mentions, event, i);
        const gdouble value = telling(context, date);
        if (value <= most || ds_date_compare(date->from, first->from) != 0 ||
            ds_date_compare(date->to, first->to) != 0)
            continue;
        most = value;
        best = date;
    }
    return best;
}

static gboolean
is_stretch(const DsDated *date)
{
    if (date->precision == DS_PRECISION_RANGE)
        return ds_date_days(date->to) - ds_date_days(date->from) >= MOST_DAYS_OF_AN_EVENT;
    return date->precision == DS_PRECISION_YEARS || date->precision == DS_PRECISION_DECADE ||
           date->precision == DS_PRECISION_APPROX;
}

static DsAbout
about(const DsReportContext *context, const DsDated *date)
{
    if (ds_date_is_after(date->from, context->report->as_of))
        return DS_ABOUT_PLAN;
    return is_stretch(date) ? DS_ABOUT_PERIOD : DS_ABOUT_EVENT;
}

static guint32
importance(const DsReportContext *context,
           const GArray *mentions,
           const DsDatedEvent *dated,
           const DsEvent *event)
{
    guint points = event->accounts >= 2 ? 1 : 0;
    gboolean early = FALSE, central = FALSE;

    points += event->accounts >= MAX(3, context->corpus->n_families / 2) ? 1 : 0;
    points += event->precision == DS_PRECISION_DAY || event->precision == DS_PRECISION_RANGE;
    for (guint i = 0; i < dated->mentions->len; i++) {
        const guint32 row = nth(mentions, dated, i)->row;
        early |= place_in_article(context->terms, row) < EARLY_SENTENCES;
        central |= g_array_index(context->ranks, gdouble, row) > 1.3;
    }
    points += early ? 1 : 0;
    points += central ? 1 : 0;
    return points >= 3 ? 3 : points == 2 ? 2 : 1;
}

static void
add_evidence(const DsReportContext *context,
             const GArray *mentions,
             const DsDatedEvent *dated,
             DsEvent *event)
{
    for (guint i = 0; i < dated->mentions->len; i++) {
        const DsDated *date = nth(mentions, dated, i);
        const gboolean same = ds_date_compare(date->from, event->from) == 0 &&
                              ds_date_compare(date->to, event->to) == 0;
        ds_evidence_add(event->evidence, ds_row_span(context->terms, date->row),
                        same ? "date-same" : "date-coarser");
        event->inferred &= date->inferred || !same;
    }
    event->accounts = ds_evidence_accounts(context->corpus, event->evidence);
}

static DsEvent *
make_event(const DsReportContext *context,
           const DsLabelRules *labels,
           const GArray *mentions,
           const DsDatedEvent *dated)
{
    DsEvent *event = ds_event_new();
    const DsDated *best = best_mention(context, mentions, dated);
    const DsSpan span = ds_row_span(context->terms, best->row);
    const DsSpan keep = {span.article, best->start, best->end};

    event->from = best->from;
    event->to = best->to;
    event->precision = best->precision;
    event->about = about(context, best);
    event->inferred = TRUE;
    event->differs = dated->differs;
    event->text =
        ds_trim_around(context->openers, context->corpus, span, keep, WORDS_OF_AN_EVENT);
    event->label = ds_label(labels, event->text);
    ds_evidence_add(event->evidence, span, "date-event");
    add_evidence(context, mentions, dated, event);
    event->importance = importance(context, mentions, dated, event);
    return event;
}

static gint
compare_events(gconstpointer a, gconstpointer b)
{
    const DsEvent *x = *(const DsEvent *const *)a, *y = *(const DsEvent *const *)b;
    const gint from = ds_date_compare(x->from, y->from);
    const gint to = ds_date_compare(x->to, y->to);

    if (from != 0 || to != 0)
        return from != 0 ? from : to;
    const DsSpan *s = &g_array_index(x->evidence, DsEvidence, 0).span;
    const DsSpan *t = &g_array_index(y->evidence, DsEvidence, 0).span;
    if (s->article != t->article)
        return s->article < t->article ? -1 : 1;
    return s->start < t->start ? -1 : s->start > t->start;
}

void
ds_part_chronology(DsReportContext *context)
{
    g_autoptr(GArray) mentions = ds_chronology_mentions(context);
    g_autoptr(DsLabelRules) labels = ds_label_rules_new(context->pack);

    g_autoptr(GArray) copies = ds_chronology_set_aside(context, mentions);
    ds_chronology_settle_years(context, mentions);
    g_autoptr(GArray) events = ds_chronology_join(context, mentions);
    ds_chronology_put_back(mentions, copies, events);

    for (guint i = 0; i < events->len; i++) {
        DsDatedEvent *dated = &g_array_index(events, DsDatedEvent, i);
        if (!dated->absorbed)
            g_ptr_array_add(context->report->chronology,
                            make_event(context, labels, mentions, dated));
        g_array_unref(dated->mentions);
        ds_chronology_rest(context, i);
    }
    g_ptr_array_sort(context->report->chronology, compare_events);
}
