#include "road.h"

#include <string.h>

#include "app/lay_out.h"
#include "app/writers.h"
#include "doc/compose.h"
#include "extract/extract.h"
#include "fuzz.h"
#include "report/model_json.h"

static const DsExtractor *
extractor(void)
{
    static DsExtractor *made;

    if (made == NULL)
        made = ds_extractor_new(fuzz_pack(), NULL);
    g_assert(made != NULL);
    return made;
}

static void
check_span(const DsArticle *article, guint32 start, guint32 end)
{
    g_assert(start <= end && end <= article->n_bytes);
    g_assert(g_utf8_validate(article->text + start, end - start, NULL));
}

static void
check_mentions(const DsArticle *article, const GArray *mentions, guint n_entities)
{
    guint32 before = 0;

    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        check_span(article, mention->start, mention->end);
        g_assert(mention->start >= before && mention->entity < n_entities);
        before = mention->start;
    }
}

static void
check_quotes(const DsArticle *article, const GArray *quotes, const DsAnnotations *annotations)
{
    for (guint i = 0; i < quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
        check_span(article, quote->start, quote->end);
        check_span(article, quote->cue_start, quote->cue_end);
        check_span(article, quote->speaker_start, quote->speaker_end);
        if (quote->speaker.kind == DS_SPEAKER_PERSON)
            g_assert(quote->speaker.entity < annotations->people->len);
        else if (quote->speaker.kind == DS_SPEAKER_INSTITUTION)
            g_assert(quote->speaker.entity < annotations->institutions->len);
    }
}

static void
check_dates(const DsArticle *article, const GArray *dates)
{
    guint32 before = 0;

    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        check_span(article, date->start, date->end);
        g_assert(date->start >= before && date->start < date->end);
        before = date->start;
    }
}

DsAnnotations *
fuzz_annotate(const DsCorpus *corpus)
{
    DsAnnotations *annotations = ds_extract(extractor(), corpus, 1, NULL);

    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        const DsArticleNotes *notes = ds_annotations_article(annotations, i);
        check_dates(article, notes->dates);
        check_mentions(article, notes->people, annotations->people->len);
        check_mentions(article, notes->institutions, annotations->institutions->len);
        check_quotes(article, notes->quotes, annotations);
    }
    return annotations;
}

static void
check_model(GBytes *model)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsReport) again = ds_model_read("m.json", model, fuzz_pack(), NULL, &error);

    if (again == NULL)
        g_error("the model does not read back: %s", error->message);
    g_autoptr(GBytes) second = ds_model_write(again);
    g_assert(g_bytes_equal(model, second));
}

/* One style an execution: a bit of the model, which every input moves, says which. */
static const gchar *
choose_style(GBytes *model)
{
    return (g_bytes_hash(model) & 1) != 0 ? "briefing" : "nd30";
}

void
fuzz_write(const DsReport *report)
{
    static const DsComposeOptions options = {.version = "0"};
    g_autoptr(DsSpool) model = ds_model_spool(report);
    g_autoptr(GBytes) model_bytes = ds_spool_bytes(model);
    g_autoptr(DsDocument) document = ds_compose(report, fuzz_pack(), &options);
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(DsConfig) config = ds_config_new();

    if (!ds_config_set(config, "--style", "style.name", choose_style(model_bytes), &error))
        g_error("%s", error->message);
    g_autoptr(DsPages) pages = ds_lay_out(document, fuzz_pack(), config, diag, &error);
    g_assert(pages != NULL);
    const DsWriteContext context = {.document = document,
                                    .model = model,
                                    .pages = pages,
                                    .pdf_name = "a.pdf",
                                    .pack = fuzz_pack(),
                                    .config = config,
                                    .diag = diag};

    check_model(model_bytes);
    g_free(ds_document_dump(document));
    if (!ds_document_check_links(document, &error))
        g_error("%s", error->message);
    for (const DsWriter *writer = ds_writers; writer->name != NULL; writer++) {
        g_autoptr(GBytes) bytes = writer->write(&context, &error);
        if (bytes == NULL)
            g_error("%s: %s", writer->name, error->message);
    }
}
