#include "report/build.h"

#include "report/parts.h"

/* Sentences nearer than this are neighbours in the graph. */
static const gdouble least_nearness = 0.1;

static DsDate
later(DsDate a, DsDate b)
{
    return ds_date_compare(a, b) >= 0 ? a : b;
}

/* An article that is known to be of a month has told of the days of that month that it names:
 * the newest of them. Nothing for articles that know their day, or less than a month. */
static DsDate
newest_day_told(const DsArticle *article, const DsArticleNotes *notes)
{
    const DsDate month = article->reference.date;
    DsDate newest = {0};

    if (ds_date_known(month) != DS_KNOWN_MONTH)
        return newest;
    for (guint i = 0; i < notes->dates->len; i++) {
        const DsTimex *timex = &g_array_index(notes->dates, DsTimex, i);
        if (timex->to.day != 0 && timex->to.year == month.year &&
            timex->to.month == month.month && timex->precision <= DS_PRECISION_RANGE)
            newest = later(newest, timex->to);
    }
    return newest;
}

/* The newest day an article was published or is dated by; failing that, the newest month or
 * year. */
static DsDate
newest_date(const DsCorpus *corpus, const DsAnnotations *annotations)
{
    DsDate day = {0}, any = {0};

    for (guint a = 0; a < corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(corpus, a);
        const DsDate dates[] = {
            article->published.date, article->reference.date,
            newest_day_told(article, ds_annotations_article(annotations, a))};
        for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
            any = later(any, dates[i]);
            if (ds_date_known(dates[i]) == DS_KNOWN_DAY)
                day = later(day, dates[i]);
        }
    }
    return ds_date_known(day) == DS_KNOWN_DAY ? day : any;
}

/* The title of the article that the others are nearest to would say too much about one: the
 * report has a title of its own only when one is asked for. */
static void
fill_head(DsReport *report, DsPack *pack, const DsReportOptions *options)
{
    report->language = g_strdup(ds_pack_language(pack));
    report->title = g_strdup(options->title);
    report->as_of = ds_date_known(options->as_of) != DS_KNOWN_NOTHING
                        ? options->as_of
                        : newest_date(report->corpus, report->annotations);
}

DsReport *
ds_report_build(DsCorpus *corpus,
                DsAnnotations *annotations,
                DsPack *pack,
                const DsReportOptions *options,
                DsDiag *diag)
{
    DsReport *report = ds_report_new(corpus, annotations);
    g_autoptr(DsTerms) terms = ds_terms_new(corpus, pack, options->n_threads);
    g_autoptr(DsGraph) graph = ds_graph_new(terms, least_nearness);
    g_autoptr(DsOpeners) openers = ds_openers_new(pack);
    g_autoptr(GArray) ranks = ds_graph_rank(graph, terms);
    DsReportContext context = {.options = options,
                               .pack = pack,
                               .corpus = corpus,
                               .notes = annotations,
                               .terms = terms,
                               .graph = graph,
                               .openers = openers,
                               .ranks = ranks,
                               .report = report};

    (void)diag;
    fill_head(report, pack, options);
    ds_part_themes(&context);
    ds_part_summary(&context);
    ds_part_chronology(&context);
    ds_part_key_quotes(&context);
    ds_part_gaps(&context);
    g_array_unref(context.voices);
    g_array_unref(context.theme_of);
    return report;
}
