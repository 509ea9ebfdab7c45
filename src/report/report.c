#include <dossier/report.h>

static const gchar *const about_names[] = {"event", "plan", "period"};

const gchar *
ds_about_name(DsAbout about)
{
    return about_names[about];
}

static GArray *
evidence_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(DsEvidence));
}

DsSummaryItem *
ds_summary_item_new(void)
{
    DsSummaryItem *item = g_new0(DsSummaryItem, 1);

    item->evidence = evidence_new();
    item->theme = -1;
    return item;
}

static void
summary_item_free(gpointer data)
{
    DsSummaryItem *item = (DsSummaryItem *)data;

    g_free(item->text);
    g_array_unref(item->evidence);
    g_free(item);
}

DsTheme *
ds_theme_new(void)
{
    DsTheme *theme = g_new0(DsTheme, 1);

    theme->evidence = evidence_new();
    return theme;
}

static void
theme_free(gpointer data)
{
    DsTheme *theme = (DsTheme *)data;

    g_free(theme->name);
    g_array_unref(theme->evidence);
    g_free(theme);
}

DsEvent *
ds_event_new(void)
{
    DsEvent *event = g_new0(DsEvent, 1);

    event->evidence = evidence_new();
    return event;
}

static void
event_free(gpointer data)
{
    DsEvent *event = (DsEvent *)data;

    g_free(event->text);
    g_free(event->label);
    g_array_unref(event->evidence);
    g_free(event);
}

DsKeyQuote *
ds_key_quote_new(void)
{
    DsKeyQuote *quote = g_new0(DsKeyQuote, 1);

    quote->evidence = evidence_new();
    quote->role_institution = -1;
    return quote;
}

static void
key_quote_free(gpointer data)
{
    DsKeyQuote *quote = (DsKeyQuote *)data;

    g_free(quote->text);
    g_free(quote->role);
    g_free(quote->question);
    g_array_unref(quote->evidence);
    g_free(quote);
}

DsGap *
ds_gap_new(void)
{
    DsGap *gap = g_new0(DsGap, 1);

    gap->evidence = evidence_new();
    return gap;
}

static void
gap_free(gpointer data)
{
    DsGap *gap = (DsGap *)data;

    g_free(gap->text);
    g_array_unref(gap->evidence);
    g_free(gap);
}

DsReport *
ds_report_new(DsCorpus *corpus, DsAnnotations *annotations)
{
    DsReport *report = g_new0(DsReport, 1);

    report->corpus = ds_corpus_ref(corpus);
    report->annotations = annotations;
    report->themes = g_ptr_array_new_with_free_func(theme_free);
    report->summary = g_ptr_array_new_with_free_func(summary_item_free);
    report->chronology = g_ptr_array_new_with_free_func(event_free);
    report->key_quotes = g_ptr_array_new_with_free_func(key_quote_free);
    report->gaps = g_ptr_array_new_with_free_func(gap_free);
    return report;
}

void
ds_report_free(DsReport *report)
{
    if (report == NULL)
        return;
    ds_corpus_unref(report->corpus);
    ds_annotations_free(report->annotations);
    g_free(report->language);
    g_free(report->title);
    g_ptr_array_unref(report->themes);
    g_ptr_array_unref(report->summary);
    g_ptr_array_unref(report->chronology);
    g_ptr_array_unref(report->key_quotes);
    g_ptr_array_unref(report->gaps);
    g_free(report);
}
