#include "report/model_writer.h"

void
ds_model_put_string(DsModelWriter *w, const gchar *name, const gchar *value)
{
    ds_json_out_name(&w->json, name);
    if (value == NULL || *value == '\0')
        ds_json_out_null(&w->json);
    else
        ds_json_out_string(&w->json, value);
}

void
ds_model_put_int(DsModelWriter *w, const gchar *name, gint64 value)
{
    ds_json_out_name(&w->json, name);
    ds_json_out_int(&w->json, value);
}

void
ds_model_put_bool(DsModelWriter *w, const gchar *name, gboolean value)
{
    ds_json_out_name(&w->json, name);
    ds_json_out_bool(&w->json, value);
}

void
ds_model_put_date(DsModelWriter *w, const gchar *name, DsDate date)
{
    g_autofree gchar *iso = ds_date_to_iso(date);

    ds_model_put_string(w, name, iso);
}

/* "i3", "p3" or null for a negative index. */
void
ds_model_put_id(DsModelWriter *w, const gchar *name, gchar prefix, gint64 index)
{
    g_autofree gchar *id =
        index < 0 ? NULL : g_strdup_printf("%c%" G_GINT64_FORMAT, prefix, index + 1);

    ds_model_put_string(w, name, id);
}

void
ds_model_put_speaker(DsModelWriter *w, const gchar *name, DsSpeaker speaker)
{
    if (speaker.kind == DS_SPEAKER_NONE)
        ds_model_put_string(w, name, NULL);
    else
        ds_model_put_id(w, name, speaker.kind == DS_SPEAKER_PERSON ? 'p' : 'i', speaker.entity);
}

void
ds_model_begin_array(DsModelWriter *w, const gchar *name)
{
    ds_json_out_name(&w->json, name);
    ds_json_out_begin_array(&w->json);
}

void
ds_model_put_strings(DsModelWriter *w, const gchar *name, const GPtrArray *strings)
{
    ds_model_begin_array(w, name);
    for (guint i = 0; i < strings->len; i++)
        ds_json_out_string(&w->json, (const gchar *)g_ptr_array_index(strings, i));
    ds_json_out_end(&w->json);
}

const DsArticle *
ds_model_article_at(const DsModelWriter *w, guint32 index)
{
    return ds_corpus_article(w->report->corpus, index);
}

void
ds_model_put_range(DsModelWriter *w, guint32 article, guint32 start, guint32 end)
{
    ds_model_put_int(w, "start", ds_utf8_map_to_char(&w->maps[article], start));
    ds_model_put_int(w, "end", ds_utf8_map_to_char(&w->maps[article], end));
}

void
ds_model_put_words(DsModelWriter *w, guint32 article, guint32 start, guint32 end)
{
    g_autofree gchar *words =
        g_strndup(ds_model_article_at(w, article)->text + start, (gsize)end - start);

    ds_model_put_string(w, "text", words);
}

void
ds_model_put_evidence(DsModelWriter *w, const GArray *evidence)
{
    ds_model_begin_array(w, "evidence");
    for (guint i = 0; i < evidence->len; i++) {
        const DsEvidence *item = &g_array_index(evidence, DsEvidence, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_string(w, "article", ds_model_article_at(w, item->span.article)->id);
        ds_model_put_range(w, item->span.article, item->span.start, item->span.end);
        ds_model_put_string(w, "rule", item->rule);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_article_ids(DsModelWriter *w, const GArray *articles)
{
    ds_model_begin_array(w, "articles");
    for (guint i = 0; i < articles->len; i++)
        ds_json_out_string(&w->json,
                           ds_model_article_at(w, g_array_index(articles, guint32, i))->id);
    ds_json_out_end(&w->json);
}

void
ds_model_put_field(DsModelWriter *w, guint32 article, const gchar *name, const DsField *field)
{
    ds_json_out_name(&w->json, name);
    if (field->text == NULL) {
        ds_json_out_null(&w->json);
        return;
    }
    ds_json_out_begin_object(&w->json);
    ds_model_put_string(w, "text", field->text);
    if (field->end > field->start)
        ds_model_put_range(w, article, field->start, field->end);
    ds_model_put_string(w, "basis", field->basis);
    ds_json_out_end(&w->json);
}

void
ds_model_put_date_field(DsModelWriter *w,
                        guint32 article,
                        const gchar *name,
                        const DsDateField *field)
{
    ds_json_out_name(&w->json, name);
    if (ds_date_known(field->date) == DS_KNOWN_NOTHING) {
        ds_json_out_null(&w->json);
        return;
    }
    ds_json_out_begin_object(&w->json);
    ds_model_put_date(w, "date", field->date);
    ds_model_put_string(w, "basis", field->basis);
    ds_model_put_string(w, "why", field->why);
    if (field->end > field->start)
        ds_model_put_range(w, article, field->start, field->end);
    ds_json_out_end(&w->json);
}

void
ds_model_put_optional_range(
    DsModelWriter *w, guint32 index, const gchar *name, guint32 start, guint32 end)
{
    ds_json_out_name(&w->json, name);
    if (end <= start) {
        ds_json_out_null(&w->json);
        return;
    }
    ds_json_out_begin_object(&w->json);
    ds_model_put_words(w, index, start, end);
    ds_model_put_range(w, index, start, end);
    ds_json_out_end(&w->json);
}
