#include "report/gaps.h"

#include <string.h>

#include "base/utf8.h"
#include "report/trim.h"

enum {
    WORDS_OF_A_PART = 30,
    LATE_DAYS = 7,       /* news later than this after the event is late */
    VERY_LATE_DAYS = 90, /* and later than this it is no news but history */
    MOST_OPEN = 40,      /* unresolved dates and speakers listed */
};

/* The sentence of a place, or the place itself when it stands in none. */
static DsSpan
sentence_of(const DsReportContext *context, DsSpan place)
{
    const guint32 row = ds_terms_row_at(context->terms, place.article, place.start);

    return row == G_MAXUINT32 ? place : ds_row_span(context->terms, row);
}

void
ds_gap_add(DsReportContext *context,
           const gchar *kind,
           const gchar *rule,
           const DsSpan *places,
           guint n_places)
{
    DsGap *gap = ds_gap_new();
    g_autoptr(GString) text = g_string_new(NULL);

    gap->kind = g_intern_string(kind);
    for (guint i = 0; i < n_places; i++) {
        const DsSpan sentence = sentence_of(context, places[i]);
        g_autofree gchar *part = ds_trim_around(context->openers, context->corpus, sentence,
                                                places[i], WORDS_OF_A_PART);
        if (i > 0)
            g_string_append(text, " | ");
        g_string_append(text, part);
        const DsEvidence one = {sentence, g_intern_string(rule)};
        g_array_append_val(gap->evidence, one);
    }
    gap->text = g_strdup(text->str);
    g_ptr_array_add(context->report->gaps, gap);
}

/* The words of a name, without the marks between them; the caller owns it. */
static gchar *
bare_words(const gchar *name)
{
    g_autofree gchar *folded = ds_utf8_fold(name, -1);
    GString *bare = g_string_new(NULL);

    for (const gchar *p = folded; *p != '\0'; p = g_utf8_next_char(p))
        g_string_append_unichar(bare,
                                g_unichar_isalnum(ds_utf8_peek(p)) ? ds_utf8_peek(p) : ' ');
    g_autofree gchar *spaced = g_string_free(bare, FALSE);
    return ds_utf8_squeeze(spaced, -1);
}

/* The first places of an acronym's two expansions. */
static gboolean
is_other_expansion(const DsAcronym *a, const DsAcronym *b)
{
    if (g_strcmp0(a->acronym, b->acronym) != 0 || a->expansion == NULL ||
        b->expansion == NULL || a->evidence->len == 0 || b->evidence->len == 0)
        return FALSE;
    g_autofree gchar *x = bare_words(a->expansion);
    g_autofree gchar *y = bare_words(b->expansion);
    /* a longer form of one name is no other name */
    return strstr(x, y) == NULL && strstr(y, x) == NULL;
}

static gint
compare_acronyms(gconstpointer a, gconstpointer b, gpointer data)
{
    const GPtrArray *acronyms = (const GPtrArray *)data;
    const guint x = *(const guint *)a, y = *(const guint *)b;
    const gint order = g_strcmp0(((const DsAcronym *)g_ptr_array_index(acronyms, x))->acronym,
                                 ((const DsAcronym *)g_ptr_array_index(acronyms, y))->acronym);

    return order != 0 ? order : (x < y ? -1 : x > y);
}

static void
add_acronym(DsReportContext *context, const DsAcronym *a, const DsAcronym *b)
{
    const DsSpan places[] = {g_array_index(a->evidence, DsEvidence, 0).span,
                             g_array_index(b->evidence, DsEvidence, 0).span};

    ds_gap_add(context, "acronym", "gap-expansion", places, 2);
}

static void
find_acronyms(DsReportContext *context)
{
    const GPtrArray *acronyms = context->notes->acronyms;
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < acronyms->len; i++)
        g_array_append_val(order, i);
    g_array_sort_with_data(order, compare_acronyms, (gpointer)acronyms);
    for (guint i = 0; i + 1 < order->len; i++) {
        const DsAcronym *a =
            (const DsAcronym *)g_ptr_array_index(acronyms, g_array_index(order, guint, i));
        const DsAcronym *b =
            (const DsAcronym *)g_ptr_array_index(acronyms, g_array_index(order, guint, i + 1));
        if (is_other_expansion(a, b))
            add_acronym(context, a, b);
    }
}

static void
copy_gap(DsReportContext *context, const gchar *kind, const gchar *text, const GArray *evidence)
{
    DsGap *gap = ds_gap_new();

    gap->kind = g_intern_string(kind);
    gap->text = g_strdup(text);
    g_array_append_vals(gap->evidence, evidence->data, evidence->len);
    g_ptr_array_add(context->report->gaps, gap);
}

/* Key points that one account alone tells, when there are others that could. */
static void
find_single_sources(DsReportContext *context)
{
    const GPtrArray *summary = context->report->summary;

    for (guint i = 0; i < summary->len && context->corpus->n_families > 1; i++) {
        const DsSummaryItem *item = (const DsSummaryItem *)g_ptr_array_index(summary, i);
        if (item->key && item->accounts < 2)
            copy_gap(context, "single-source", item->text, item->evidence);
    }
}

static void
add_words(DsReportContext *context, const gchar *kind, const gchar *rule, DsSpan span)
{
    g_autofree gchar *raw = ds_corpus_dup_text(context->corpus, span);
    g_autofree gchar *text = ds_utf8_squeeze(raw, -1);
    g_autoptr(GArray) evidence = g_array_new(FALSE, FALSE, sizeof(DsEvidence));

    ds_evidence_add(evidence, span, rule);
    copy_gap(context, kind, text, evidence);
}

static void
find_unresolved_dates(DsReportContext *context)
{
    guint n = 0;

    for (guint32 a = 0; a < context->corpus->articles->len; a++) {
        const GArray *dates = ds_annotations_article(context->notes, a)->dates;
        for (guint i = 0; i < dates->len && n < MOST_OPEN; i++) {
            const DsTimex *date = &g_array_index(dates, DsTimex, i);
            if (ds_date_known(date->from) != DS_KNOWN_NOTHING ||
                ds_terms_row_at(context->terms, a, date->start) == G_MAXUINT32)
                continue;
            add_words(context, "unresolved-date", "gap-date-open",
                      (DsSpan){a, date->start, date->end});
            n++;
        }
    }
}

static void
find_unattributed_quotes(DsReportContext *context)
{
    guint n = 0;

    for (guint32 a = 0; a < context->corpus->articles->len; a++) {
        const GArray *quotes = ds_annotations_article(context->notes, a)->quotes;
        for (guint i = 0; i < quotes->len && n < MOST_OPEN; i++) {
            const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
            if (quote->kind != DS_QUOTE_DIRECT || quote->speaker.kind != DS_SPEAKER_NONE)
                continue;
            add_words(context, "unattributed-quote", "gap-speaker-open",
                      (DsSpan){a, quote->start, quote->end});
            n++;
        }
    }
}

/* Days from an event to the first article that tells it as news; -1 when not known. */
static gint32
days_late(const DsReportContext *context, const DsEvent *event)
{
    gint32 least = G_MAXINT32;

    for (guint i = 0; i < event->evidence->len; i++) {
        const DsArticle *article = ds_corpus_article(
            context->corpus, g_array_index(event->evidence, DsEvidence, i).span.article);
        if (ds_date_known(article->published.date) != DS_KNOWN_DAY)
            return -1;
        const gint32 days = ds_date_days(article->published.date) - ds_date_days(event->to);
        least = MIN(least, days);
    }
    return least;
}

static void
find_late(DsReportContext *context)
{
    const GPtrArray *chronology = context->report->chronology;

    for (guint i = 0; i < chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(chronology, i);
        if (event->about != DS_ABOUT_EVENT || event->importance < 3 ||
            (event->precision != DS_PRECISION_DAY && event->precision != DS_PRECISION_RANGE))
            continue;
        const gint32 days = days_late(context, event);
        if (days >= LATE_DAYS && days < VERY_LATE_DAYS)
            copy_gap(context, "announced-late", event->text, event->evidence);
    }
}

/* An event or point that a contradiction is about is marked as told differently. */
static void
mark_differing(DsReportContext *context)
{
    const DsReport *report = context->report;

    for (guint i = 0; i < report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)g_ptr_array_index(report->gaps, i);
        if (!g_str_equal(gap->kind, "contradiction"))
            continue;
        for (guint k = 0; k < report->summary->len; k++) {
            DsSummaryItem *item = (DsSummaryItem *)g_ptr_array_index(report->summary, k);
            item->differs |= ds_evidence_meets(item->evidence, gap->evidence);
        }
        for (guint k = 0; k < report->chronology->len; k++) {
            DsEvent *event = (DsEvent *)g_ptr_array_index(report->chronology, k);
            event->differs |= ds_evidence_meets(event->evidence, gap->evidence);
        }
    }
}

void
ds_part_gaps(DsReportContext *context)
{
    ds_gaps_counts(context);
    ds_gaps_contradictions(context);
    find_acronyms(context);
    mark_differing(context);
    find_single_sources(context);
    find_unresolved_dates(context);
    find_unattributed_quotes(context);
    find_late(context);
}
