#include "report/model_writer.h"

void
ds_model_put_institutions(DsModelWriter *w, const GPtrArray *institutions)
{
    ds_model_begin_array(w, "institutions");
    for (guint i = 0; i < institutions->len; i++) {
        const DsInstitution *institution =
            (const DsInstitution *)g_ptr_array_index(institutions, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_id(w, "id", 'i', i);
        ds_model_put_string(w, "name", institution->name);
        ds_model_put_string(w, "acronym", institution->acronym);
        ds_model_put_strings(w, "aliases", institution->aliases);
        ds_model_put_string(w, "kind", institution->kind);
        ds_model_put_id(w, "parent", 'i', institution->parent);
        ds_model_put_int(w, "mentions", institution->n_mentions);
        ds_model_put_article_ids(w, institution->articles);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_people(DsModelWriter *w, const GPtrArray *people)
{
    ds_model_begin_array(w, "people");
    for (guint i = 0; i < people->len; i++) {
        const DsPerson *person = (const DsPerson *)g_ptr_array_index(people, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_id(w, "id", 'p', i);
        ds_model_put_string(w, "name", person->name);
        ds_model_put_strings(w, "aliases", person->aliases);
        ds_model_begin_array(w, "roles");
        for (guint r = 0; r < person->roles->len; r++) {
            const DsRole *role = (const DsRole *)g_ptr_array_index(person->roles, r);
            ds_json_out_begin_object(&w->json);
            ds_model_put_string(w, "role", role->role);
            ds_model_put_id(w, "institution", 'i', role->institution);
            ds_model_put_evidence(w, role->evidence);
            ds_json_out_end(&w->json);
        }
        ds_json_out_end(&w->json);
        ds_model_put_int(w, "mentions", person->n_mentions);
        ds_model_put_bool(w, "only_in_captions", person->only_in_captions);
        ds_model_put_article_ids(w, person->articles);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_acronyms(DsModelWriter *w, const GPtrArray *acronyms)
{
    ds_model_begin_array(w, "acronyms");
    for (guint i = 0; i < acronyms->len; i++) {
        const DsAcronym *acronym = (const DsAcronym *)g_ptr_array_index(acronyms, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_string(w, "acronym", acronym->acronym);
        ds_model_put_string(w, "expansion", acronym->expansion);
        ds_model_put_id(w, "institution", 'i', acronym->institution);
        ds_model_put_evidence(w, acronym->evidence);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_summary(DsModelWriter *w)
{
    ds_model_begin_array(w, "themes");
    for (guint i = 0; i < w->report->themes->len; i++) {
        const DsTheme *theme = (const DsTheme *)g_ptr_array_index(w->report->themes, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_string(w, "name", theme->name);
        ds_model_put_evidence(w, theme->evidence);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
    ds_model_begin_array(w, "summary");
    for (guint i = 0; i < w->report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(w->report->summary, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_string(w, "text", item->text);
        ds_model_put_evidence(w, item->evidence);
        ds_model_put_int(w, "accounts", item->accounts);
        ds_model_put_bool(w, "differs", item->differs);
        ds_model_put_bool(w, "key", item->key);
        ds_json_out_name(&w->json, "theme");
        if (item->theme < 0)
            ds_json_out_null(&w->json);
        else
            ds_json_out_int(&w->json, item->theme);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_chronology(DsModelWriter *w)
{
    ds_model_begin_array(w, "chronology");
    for (guint i = 0; i < w->report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(w->report->chronology, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_date(w, "from", event->from);
        ds_model_put_date(w, "to", event->to);
        ds_model_put_string(w, "precision", ds_precision_name(event->precision));
        ds_model_put_string(w, "about", ds_about_name(event->about));
        ds_model_put_bool(w, "inferred", event->inferred);
        ds_model_put_bool(w, "differs", event->differs);
        ds_model_put_string(w, "text", event->text);
        ds_model_put_string(w, "label", event->label);
        ds_model_put_evidence(w, event->evidence);
        ds_model_put_int(w, "accounts", event->accounts);
        ds_model_put_int(w, "importance", event->importance);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_key_quotes(DsModelWriter *w)
{
    ds_model_begin_array(w, "key_quotes");
    for (guint i = 0; i < w->report->key_quotes->len; i++) {
        const DsKeyQuote *quote =
            (const DsKeyQuote *)g_ptr_array_index(w->report->key_quotes, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_string(w, "text", quote->text);
        ds_model_put_string(w, "kind", ds_quote_kind_name(quote->kind));
        ds_model_put_speaker(w, "speaker", quote->speaker);
        ds_model_put_string(w, "role", quote->role);
        ds_model_put_id(w, "role_institution", 'i', quote->role_institution);
        ds_model_put_string(w, "question", quote->question);
        ds_model_put_evidence(w, quote->evidence);
        ds_model_put_int(w, "accounts", quote->accounts);
        ds_model_put_int(w, "importance", quote->importance);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_gaps(DsModelWriter *w)
{
    ds_model_begin_array(w, "gaps");
    for (guint i = 0; i < w->report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)g_ptr_array_index(w->report->gaps, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_string(w, "kind", gap->kind);
        ds_model_put_string(w, "text", gap->text);
        ds_model_put_evidence(w, gap->evidence);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
    ds_model_begin_array(w, "left_out");
    for (guint i = 0; i < w->report->corpus->left_out->len; i++) {
        const DsLeftOut *left_out = &g_array_index(w->report->corpus->left_out, DsLeftOut, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_string(w, "path", left_out->path);
        ds_model_put_string(w, "reason", left_out->reason);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}
