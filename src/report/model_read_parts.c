#include "report/model_reader.h"

static void
read_institutions(DsModelReader *r, DsJson root)
{
    DsJsonItems items = ds_model_get_items(root, "institutions");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsInstitution *institution = ds_institution_new();
        institution->name = ds_model_dup_string(item, "name");
        if (institution->name == NULL)
            institution->name = g_strdup("?");
        institution->acronym = ds_model_dup_string(item, "acronym");
        ds_model_get_strings(item, "aliases", institution->aliases);
        const gchar *kind = ds_model_get_interned(item, "kind");
        if (kind != NULL)
            institution->kind = kind;
        institution->parent = ds_model_get_reference(r, r->institutions, item, "parent");
        institution->n_mentions = ds_model_get_count(item, "mentions", 0);
        ds_model_get_article_list(r, item, institution->articles);
        g_ptr_array_add(r->report->annotations->institutions, institution);
    }
}

static void
read_people(DsModelReader *r, DsJson root)
{
    DsJsonItems items = ds_model_get_items(root, "people");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsPerson *person = ds_person_new();
        DsJsonItems roles = ds_model_get_items(item, "roles");
        person->name = ds_model_dup_string(item, "name");
        if (person->name == NULL)
            person->name = g_strdup("?");
        ds_model_get_strings(item, "aliases", person->aliases);
        for (DsJson entry; ds_model_next_item(&roles, &entry);) {
            DsRole *role = ds_role_new();
            role->role = ds_model_dup_string(entry, "role");
            role->institution =
                ds_model_get_reference(r, r->institutions, entry, "institution");
            ds_model_get_evidence(r, entry, role->evidence);
            g_ptr_array_add(person->roles, role);
        }
        person->n_mentions = ds_model_get_count(item, "mentions", 0);
        person->only_in_captions = ds_model_get_bool(item, "only_in_captions");
        ds_model_get_article_list(r, item, person->articles);
        g_ptr_array_add(r->report->annotations->people, person);
    }
}

static void
read_acronyms(DsModelReader *r, DsJson root)
{
    DsJsonItems items = ds_model_get_items(root, "acronyms");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsAcronym *acronym = ds_acronym_new();
        acronym->acronym = ds_model_dup_string(item, "acronym");
        if (acronym->acronym == NULL)
            acronym->acronym = g_strdup("?");
        acronym->expansion = ds_model_dup_string(item, "expansion");
        acronym->institution = ds_model_get_reference(r, r->institutions, item, "institution");
        ds_model_get_evidence(r, item, acronym->evidence);
        g_ptr_array_add(r->report->annotations->acronyms, acronym);
    }
}

/* An item without words or without evidence cannot be checked: it is dropped. */
static gboolean
is_supported(DsModelReader *r, const gchar *list, const gchar *text, const GArray *evidence)
{
    if (text != NULL && evidence->len > 0)
        return TRUE;
    ds_model_warn(r, "an item of \"%s\" has no words or no evidence; dropped", list);
    return FALSE;
}

static void
read_summary(DsModelReader *r, DsJson root)
{
    DsJsonItems themes = ds_model_get_items(root, "themes");
    DsJsonItems items = ds_model_get_items(root, "summary");

    for (DsJson item; ds_model_next_item(&themes, &item);) {
        DsTheme *theme = ds_theme_new();
        theme->name = ds_model_dup_string(item, "name");
        ds_model_get_evidence(r, item, theme->evidence);
        g_ptr_array_add(r->report->themes, theme);
    }
    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsSummaryItem *read = ds_summary_item_new();
        g_ptr_array_add(r->report->summary, read);
        read->text = ds_model_dup_string(item, "text");
        ds_model_get_evidence(r, item, read->evidence);
        read->accounts = ds_model_get_count(item, "accounts", 1);
        read->differs = ds_model_get_bool(item, "differs");
        read->key = ds_model_get_bool(item, "key");
        read->theme = (gint32)CLAMP(ds_model_get_int(item, "theme", -1), -1, G_MAXINT32);
        if (read->theme >= (gint32)r->report->themes->len)
            read->theme = -1;
        if (!is_supported(r, "summary", read->text, read->evidence))
            g_ptr_array_set_size(r->report->summary, (gint)r->report->summary->len - 1);
    }
}

static void
read_chronology(DsModelReader *r, DsJson root)
{
    DsJsonItems items = ds_model_get_items(root, "chronology");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsEvent *event = ds_event_new();
        g_autofree gchar *precision = ds_model_get_word(item, "precision");
        g_autofree gchar *about = ds_model_get_word(item, "about");
        g_ptr_array_add(r->report->chronology, event);
        event->from = ds_model_get_date(r, item, "from");
        event->to = ds_model_get_date(r, item, "to");
        if (precision == NULL || !ds_precision_from_name(precision, &event->precision))
            event->precision = DS_PRECISION_APPROX;
        while (event->about < DS_ABOUT_PERIOD &&
               g_strcmp0(about, ds_about_name(event->about)) != 0)
            event->about++;
        event->inferred = ds_model_get_bool(item, "inferred");
        event->differs = ds_model_get_bool(item, "differs");
        event->text = ds_model_dup_string(item, "text");
        event->label = ds_model_dup_string(item, "label");
        ds_model_get_evidence(r, item, event->evidence);
        event->accounts = ds_model_get_count(item, "accounts", 1);
        event->importance = CLAMP(ds_model_get_count(item, "importance", 1), 1, 3);
        if (!is_supported(r, "chronology", event->text, event->evidence) ||
            ds_date_known(event->from) == DS_KNOWN_NOTHING)
            g_ptr_array_set_size(r->report->chronology, (gint)r->report->chronology->len - 1);
        else if (ds_date_known(event->to) == DS_KNOWN_NOTHING)
            event->to = event->from;
    }
}

static void
read_key_quotes(DsModelReader *r, DsJson root)
{
    DsJsonItems items = ds_model_get_items(root, "key_quotes");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsKeyQuote *quote = ds_key_quote_new();
        g_ptr_array_add(r->report->key_quotes, quote);
        quote->text = ds_model_dup_string(item, "text");
        quote->kind = ds_model_get_quote_kind(item);
        quote->speaker = ds_model_get_speaker(r, item);
        quote->role = ds_model_dup_string(item, "role");
        quote->role_institution =
            ds_model_get_reference(r, r->institutions, item, "role_institution");
        quote->question = ds_model_dup_string(item, "question");
        ds_model_get_evidence(r, item, quote->evidence);
        quote->accounts = ds_model_get_count(item, "accounts", 1);
        quote->importance = CLAMP(ds_model_get_count(item, "importance", 1), 1, 3);
        if (!is_supported(r, "key_quotes", quote->text, quote->evidence))
            g_ptr_array_set_size(r->report->key_quotes, (gint)r->report->key_quotes->len - 1);
    }
}

static void
read_gaps(DsModelReader *r, DsJson root)
{
    DsJsonItems items = ds_model_get_items(root, "gaps");
    DsJsonItems left_out = ds_model_get_items(root, "left_out");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsGap *gap = ds_gap_new();
        g_ptr_array_add(r->report->gaps, gap);
        gap->kind = ds_model_get_interned(item, "kind");
        gap->text = ds_model_dup_string(item, "text");
        ds_model_get_evidence(r, item, gap->evidence);
        if (gap->kind == NULL || !is_supported(r, "gaps", gap->text, gap->evidence))
            g_ptr_array_set_size(r->report->gaps, (gint)r->report->gaps->len - 1);
    }
    for (DsJson item; ds_model_next_item(&left_out, &item);) {
        DsLeftOut read = {ds_model_dup_string(item, "path"),
                          ds_model_dup_string(item, "reason")};
        g_array_append_val(r->report->corpus->left_out, read);
    }
}

void
ds_model_read_parts(DsModelReader *r, DsJson root)
{
    read_institutions(r, root);
    read_people(r, root);
    read_acronyms(r, root);
    read_summary(r, root);
    read_chronology(r, root);
    read_key_quotes(r, root);
    read_gaps(r, root);
}
