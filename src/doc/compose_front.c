/* Part 1: masthead, key points, figures, legend and the timeline. */
#include <string.h>

#include "doc/compose_private.h"

#define DEFAULT_KEY_POINTS   5
#define TIMELINE_LABEL_WORDS 7

static void
add_fact(DsComposer *c, DsNode *part, const gchar *key, const gchar *value)
{
    if (value == NULL || value[0] == '\0')
        return;
    DsNode *fact = ds_compose_labelled(c, part, "fact", key);
    ds_node_add_words(fact, "value", value);
}

/* From the earliest to the as-of date: what the dated items are about. FALSE when there are
 * none. */
static gboolean
period_of(const DsReport *report, DsWhen *period)
{
    gboolean any = FALSE;

    *period = (DsWhen){.precision = DS_PRECISION_RANGE, .about = DS_ABOUT_PERIOD};
    for (guint i = 0; i < report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(report->chronology, i);
        if (ds_date_known(event->from) == DS_KNOWN_NOTHING)
            continue;
        if (!any || ds_date_compare(event->from, period->from) < 0)
            period->from = event->from;
        if (!any || ds_date_compare(event->to, period->to) > 0)
            period->to = event->to;
        any = TRUE;
    }
    if (any && ds_date_known(report->as_of) != DS_KNOWN_NOTHING &&
        ds_date_compare(report->as_of, period->from) >= 0)
        period->to = report->as_of;
    return any;
}

/* "1995 – 7/2024": the year it begins, the month it ends. */
static gchar *
period_words(DsComposer *c, const DsWhen *period)
{
    const DsDate first = {.year = period->from.year};
    const DsDate last = {.year = period->to.year, .month = period->to.month};
    g_autofree gchar *from = ds_compose_date(c, first);
    g_autofree gchar *to = ds_compose_date(c, last);

    if (from == NULL || to == NULL)
        return NULL;
    return ds_compose_fill(c, "format.date.range", "from", from, "to", to, NULL);
}

static void
add_masthead(DsComposer *c, DsNode *part)
{
    const DsComposeOptions *options = c->options;
    g_autofree gchar *date = ds_compose_date(c, c->report->as_of);
    g_autofree gchar *day = date != NULL ? ds_compose_date_weekday(c, c->report->as_of) : NULL;
    DsWhen period;

    if (options->series != NULL)
        ds_node_add_words(part, "series", options->series);
    if (options->organisation != NULL)
        ds_node_add_words(part, "organisation", options->organisation);
    if (options->issue != NULL) {
        g_autofree gchar *issue = ds_compose_fill(c, "doc.issue", "n", options->issue, NULL);
        ds_node_add_words(part, "issue", issue);
    }
    if (day != NULL)
        ds_node_add_words(part, "issue-date", day);
    ds_node_add_words(part, "title", c->document->title);
    if (period_of(c->report, &period)) {
        g_autofree gchar *words = period_words(c, &period);
        add_fact(c, part, "front.period", words);
    }
    add_fact(c, part, "front.asof", date);
    g_autofree gchar *since = ds_compose_since_counts(c);
    add_fact(c, part, "front.since", since);
}

static guint
n_speakers(const DsReport *report)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < report->key_quotes->len; i++) {
        const DsKeyQuote *quote = (const DsKeyQuote *)g_ptr_array_index(report->key_quotes, i);
        if (quote->speaker.kind != DS_SPEAKER_NONE)
            g_hash_table_add(seen,
                             GUINT_TO_POINTER(2 * quote->speaker.entity + quote->speaker.kind));
    }
    return g_hash_table_size(seen);
}

static guint
n_families(const DsCorpus *corpus)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < corpus->articles->len; i++)
        g_hash_table_add(seen, GUINT_TO_POINTER(ds_corpus_article(corpus, i)->family));
    return g_hash_table_size(seen);
}

static void
add_figures(DsComposer *c, DsNode *part)
{
    const DsReport *report = c->report;
    const struct {
        const gchar *key;
        guint n;
    } rows[] = {
        {"front.articles", report->corpus->articles->len},
        {"front.accounts", n_families(report->corpus)},
        {"front.speakers", n_speakers(report)},
        {"front.institutions", report->annotations->institutions->len},
        {"front.events", report->chronology->len},
    };
    DsNode *figures = ds_compose_labelled(c, part, "figures", "front.rail");

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree gchar *label = ds_compose_count(c, rows[i].key, rows[i].n);
        DsNode *figure = ds_node_add_words(figures, "figure", label);
        figure->number = (gint32)rows[i].n;
    }
}

static guint
n_marked_key(const DsReport *report)
{
    guint n = 0;

    for (guint i = 0; i < report->summary->len; i++)
        n += ((const DsSummaryItem *)g_ptr_array_index(report->summary, i))->key ? 1 : 0;
    return n;
}

/* The items marked as key points; the first ones of the summary when a model marks none. */
static guint
add_key_points(DsComposer *c, DsNode *part)
{
    const gboolean marked = n_marked_key(c->report) > 0;
    DsNode *points = ds_compose_labelled(c, part, "key-points", "front.points");

    for (guint i = 0; i < c->report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(c->report->summary, i);
        if (marked ? !item->key : points->children->len == DEFAULT_KEY_POINTS)
            continue;
        DsNode *point = ds_node_add_words(points, "point", item->text);
        point->anchor = g_strdup_printf("k%u", points->children->len);
        point->mark = ds_compose_mark(item->accounts, item->differs);
        ds_compose_cite(c, point, item->evidence, point->anchor);
    }
    if (points->children->len == 0)
        ds_compose_labelled(c, points, "note", "summary.short");
    return points->children->len;
}

static void
add_legend(DsComposer *c, DsNode *part)
{
    static const struct {
        const gchar *key;
        DsMark mark;
    } rows[] = {
        {"mark.accounts.two", DS_MARK_TWO},
        {"mark.accounts.one", DS_MARK_ONE},
        {"mark.accounts.differ", DS_MARK_DIFFERS},
        {"mark.inferred", DS_MARK_INFERRED},
    };
    DsNode *legend = ds_compose_labelled(c, part, "legend", "legend.title");

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        ds_compose_labelled(c, legend, "legend-row", rows[i].key)->mark = rows[i].mark;
    g_autofree gchar *text = ds_compose_fill(c, "mark.citation", "a", "2", "n", "14", NULL);
    DsNode *sample = ds_node_add(legend, "legend-row");
    ds_node_add_inline(sample, DS_INLINE_CITATION, "[2·14]", NULL, NULL);
    ds_node_add_text(sample, text);
}

static gchar *
capitalised(const gchar *text)
{
    g_autofree gchar *rest = g_utf8_next_char(text) != text && *text != '\0'
                                 ? g_strdup(g_utf8_next_char(text))
                                 : g_strdup("");
    g_autofree gchar *first =
        g_utf8_strup(text, *text != '\0' ? g_utf8_next_char(text) - text : 0);

    return g_strconcat(first, rest, NULL);
}

/* A label begins with a word, not with the sign of what was left out before it. */
static const gchar *
after_omission(const gchar *text)
{
    static const gchar omission[] = "[…] ";

    return g_str_has_prefix(text, omission) ? text + strlen(omission) : text;
}

static gboolean
is_drawn(const DsReport *report, const DsEvent *event)
{
    return ds_date_known(event->from) != DS_KNOWN_NOTHING &&
           (ds_date_known(report->as_of) == DS_KNOWN_NOTHING ||
            ds_date_compare(event->from, report->as_of) <= 0);
}

static void
add_timeline_item(DsComposer *c, DsNode *timeline, const DsEvent *event, guint index)
{
    const DsWhen when = {event->from, event->to, event->precision, event->about,
                         event->inferred};
    g_autofree gchar *start = event->label != NULL ? g_strdup(event->label)
                                                   : ds_compose_cut(after_omission(event->text),
                                                                    TIMELINE_LABEL_WORDS);
    g_autofree gchar *label = capitalised(start);
    g_autofree gchar *date = ds_compose_when(c, &when);
    DsNode *item = ds_node_add_words(timeline, "timeline-item", label);

    item->when = when;
    item->number = (gint32)event->importance;
    item->target = g_strdup_printf("e%u", index + 1);
    ds_node_add_words(item, "timeline-date", date);
}

static void
add_timeline_keys(DsComposer *c, DsNode *timeline)
{
    static const gchar *const names[] = {"day", "month", "year", "period", "inferred"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree gchar *key = g_strconcat("timeline.", names[i], NULL);
        DsNode *row = ds_compose_labelled(c, timeline, "timeline-key", key);
        row->name = g_intern_string(names[i]);
    }
}

static void
add_timeline(DsComposer *c, DsNode *part)
{
    DsWhen period;

    if (!period_of(c->report, &period))
        return;
    DsNode *timeline = ds_compose_labelled(c, part, "timeline", "front.timeline");
    timeline->when = period;
    for (guint i = 0; i < c->report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(c->report->chronology, i);
        if (is_drawn(c->report, event))
            add_timeline_item(c, timeline, event, i);
    }
    add_timeline_keys(c, timeline);
    g_autofree gchar *all = ds_compose_count(c, "timeline.all", c->report->chronology->len);
    ds_node_add_words(timeline, "remark", all);
}

gchar *
ds_compose_front(DsComposer *c, DsNode *part)
{
    add_masthead(c, part);
    add_figures(c, part);
    const guint n = add_key_points(c, part);
    ds_compose_since(c, part);
    add_legend(c, part);
    add_timeline(c, part);

    DsWhen period;
    g_autofree gchar *points = ds_compose_count(c, "contents.points", n);
    if (!period_of(c->report, &period))
        return g_steal_pointer(&points);
    g_autofree gchar *from = g_strdup_printf("%d", period.from.year);
    g_autofree gchar *to = g_strdup_printf("%d", period.to.year);
    g_autofree gchar *line =
        ds_compose_fill(c, "contents.timeline", "from", from, "to", to, NULL);
    return g_strjoin(", ", points, line, NULL);
}
