#include "report/model_json.h"

#include "report/model_writer.h"

/* The model of some two thousand articles stays in memory. */
#define MEMORY_BYTES ((gsize)32 << 20)

static void
put_report(DsModelWriter *w)
{
    const DsReport *report = w->report;

    ds_json_out_begin_object(&w->json);
    ds_model_put_string(w, "format", "dossier-report");
    ds_model_put_int(w, "version", 1);
    ds_model_put_string(w, "generator", "dossier " DOSSIER_VERSION);
    ds_model_put_string(w, "language", report->language);
    ds_model_put_string(w, "title", report->title);
    ds_model_put_date(w, "as_of", report->as_of);
    ds_model_put_bool(w, "edited", report->edited);
    ds_model_begin_array(w, "articles");
    for (guint i = 0; i < report->corpus->articles->len; i++)
        ds_model_put_article(w, i);
    ds_json_out_end(&w->json);
    ds_model_put_institutions(w, report->annotations->institutions);
    ds_model_put_people(w, report->annotations->people);
    ds_model_put_acronyms(w, report->annotations->acronyms);
    ds_model_put_summary(w);
    ds_model_put_chronology(w);
    ds_model_put_key_quotes(w);
    ds_model_put_gaps(w);
    ds_json_out_end(&w->json);
}

static void
append_piece(const gchar *text, gsize n, gpointer spool)
{
    ds_spool_append((DsSpool *)spool, text, n);
}

DsSpool *
ds_model_spool(const DsReport *report)
{
    const guint n = report->corpus->articles->len;
    DsSpool *spool = ds_spool_new(MEMORY_BYTES);
    DsModelWriter w = {.report = report, .maps = g_new0(DsUtf8Map, n)};

    for (guint i = 0; i < n; i++) {
        const DsArticle *article = ds_corpus_article(report->corpus, i);
        ds_utf8_map_init(&w.maps[i], article->text, article->n_bytes);
    }
    ds_json_out_init(&w.json, append_piece, spool);
    put_report(&w);
    ds_json_out_finish(&w.json);
    for (guint i = 0; i < n; i++)
        ds_utf8_map_clear(&w.maps[i]);
    g_free(w.maps);
    return spool;
}

GBytes *
ds_model_write(const DsReport *report)
{
    g_autoptr(DsSpool) spool = ds_model_spool(report);

    return ds_spool_bytes(spool);
}
