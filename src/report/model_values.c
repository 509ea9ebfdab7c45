#include "report/model_reader.h"

#include <string.h>

#include "base/utf8.h"

void
ds_model_warn(DsModelReader *r, const gchar *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    ds_diag_add(r->diag, DS_DIAG_WARNING, "model-dropped", r->name, 0, 0, "%s", text);
}

gchar *
ds_model_get_word(DsJson object, const gchar *name)
{
    return ds_json_dup_string(ds_json_member(object, name));
}

gchar *
ds_model_dup_string(DsJson object, const gchar *name)
{
    g_autofree gchar *text = ds_model_get_word(object, name);

    return text != NULL ? ds_utf8_compose(text, strlen(text)) : NULL;
}

const gchar *
ds_model_get_interned(DsJson object, const gchar *name)
{
    g_autofree gchar *text = ds_model_get_word(object, name);

    return g_intern_string(text);
}

gint64
ds_model_get_int(DsJson object, const gchar *name, gint64 otherwise)
{
    gint64 number = 0;

    return ds_json_get_integer(ds_json_member(object, name), &number) ? number : otherwise;
}

guint32
ds_model_get_count(DsJson object, const gchar *name, guint32 otherwise)
{
    return (guint32)CLAMP(ds_model_get_int(object, name, otherwise), 0, G_MAXINT32);
}

gboolean
ds_model_get_bool(DsJson object, const gchar *name)
{
    return ds_json_is_true(ds_json_member(object, name));
}

DsDate
ds_model_get_date(DsModelReader *r, DsJson object, const gchar *name)
{
    g_autofree gchar *text = ds_model_get_word(object, name);
    DsDate date = {0};

    if (text != NULL && !ds_date_from_iso(text, &date))
        ds_model_warn(r, "\"%s\" is \"%s\", which is no date; left empty", name, text);
    return date;
}

DsJsonItems
ds_model_get_items(DsJson object, const gchar *name)
{
    return ds_json_items(ds_json_member(object, name));
}

gboolean
ds_model_next_item(DsJsonItems *items, DsJson *object)
{
    while (ds_json_items_next(items, object))
        if (ds_json_is_object(*object))
            return TRUE;
    return FALSE;
}

void
ds_model_get_strings(DsJson object, const gchar *name, GPtrArray *strings)
{
    DsJsonItems items = ds_model_get_items(object, name);

    for (DsJson item; ds_json_items_next(&items, &item);) {
        gchar *string = ds_json_dup_string(item);
        if (string != NULL)
            g_ptr_array_add(strings, string);
    }
}

/* Reads "start" and "end" (characters) into bytes of the article. FALSE when they do not fit.
 */
gboolean
ds_model_get_range(
    DsModelReader *r, DsJson object, guint32 article, guint32 *start, guint32 *end)
{
    const DsUtf8Map *map = &g_array_index(r->maps, DsUtf8Map, article);
    const gint64 from = ds_model_get_int(object, "start", -1);
    const gint64 to = ds_model_get_int(object, "end", -1);

    if (from < 0 || to < from || to > G_MAXINT32)
        return FALSE;
    *start = ds_utf8_map_to_byte(map, (guint32)from);
    *end = ds_utf8_map_to_byte(map, (guint32)to);
    return *start != G_MAXUINT32 && *end != G_MAXUINT32;
}

/* Like get_range, and tells when there is a range that does not fit. */
gboolean
ds_model_get_span(
    DsModelReader *r, DsJson object, guint32 article, guint32 *start, guint32 *end)
{
    if (ds_model_get_range(r, object, article, start, end) && *end > *start)
        return TRUE;
    ds_model_warn(r, "a span of article %s does not lie in its text; dropped",
                  ds_corpus_article(r->report->corpus, article)->id);
    return FALSE;
}

gint32
ds_model_look_up(GHashTable *ids, const gchar *id)
{
    return id == NULL ? -1 : GPOINTER_TO_INT(g_hash_table_lookup(ids, id)) - 1;
}

gint32
ds_model_get_reference(DsModelReader *r, GHashTable *ids, DsJson object, const gchar *name)
{
    g_autofree gchar *id = ds_model_get_word(object, name);
    const gint32 index = ds_model_look_up(ids, id);

    if (id != NULL && index < 0)
        ds_model_warn(r, "\"%s\" names \"%s\", which is not in the model; left empty", name,
                      id);
    return index;
}

DsSpeaker
ds_model_get_speaker(DsModelReader *r, DsJson object)
{
    g_autofree gchar *id = ds_model_get_word(object, "speaker");
    const gint32 person = ds_model_look_up(r->people, id);
    const gint32 institution = ds_model_look_up(r->institutions, id);

    if (person >= 0)
        return (DsSpeaker){DS_SPEAKER_PERSON, (guint32)person};
    if (institution >= 0)
        return (DsSpeaker){DS_SPEAKER_INSTITUTION, (guint32)institution};
    if (id != NULL)
        ds_model_warn(r, "the speaker \"%s\" is not in the model; left empty", id);
    return (DsSpeaker){DS_SPEAKER_NONE, 0};
}

void
ds_model_get_evidence(DsModelReader *r, DsJson object, GArray *evidence)
{
    DsJsonItems items = ds_model_get_items(object, "evidence");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        const gint32 article = ds_model_get_reference(r, r->article_ids, item, "article");
        DsEvidence read = {.rule = ds_model_get_interned(item, "rule")};
        if (article < 0)
            continue;
        read.span.article = (guint32)article;
        if (ds_model_get_span(r, item, read.span.article, &read.span.start, &read.span.end))
            g_array_append_val(evidence, read);
    }
}

void
ds_model_get_article_list(DsModelReader *r, DsJson object, GArray *articles)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);

    ds_model_get_strings(object, "articles", ids);
    for (guint i = 0; i < ids->len; i++) {
        const gint32 index =
            ds_model_look_up(r->article_ids, (const gchar *)g_ptr_array_index(ids, i));
        if (index >= 0)
            g_array_append_val(articles, index);
    }
}

void
ds_model_get_field(
    DsModelReader *r, DsJson object, guint32 article, const gchar *name, DsField *field)
{
    const DsJson value = ds_json_member(object, name);

    if (!ds_json_is_object(value))
        return;
    field->text = ds_model_dup_string(value, "text");
    field->basis = ds_model_get_interned(value, "basis");
    if (!ds_model_get_range(r, value, article, &field->start, &field->end))
        field->start = field->end = 0;
}

void
ds_model_get_date_field(
    DsModelReader *r, DsJson object, guint32 article, const gchar *name, DsDateField *field)
{
    const DsJson value = ds_json_member(object, name);

    if (!ds_json_is_object(value))
        return;
    field->date = ds_model_get_date(r, value, "date");
    field->basis = ds_model_get_interned(value, "basis");
    field->why = ds_model_dup_string(value, "why");
    if (!ds_model_get_range(r, value, article, &field->start, &field->end))
        field->start = field->end = 0;
}

DsQuoteKind
ds_model_get_quote_kind(DsJson object)
{
    g_autofree gchar *name = ds_model_get_word(object, "kind");

    for (guint kind = DS_QUOTE_DIRECT; kind <= DS_QUOTE_INTERVIEW; kind++)
        if (g_strcmp0(name, ds_quote_kind_name((DsQuoteKind)kind)) == 0)
            return (DsQuoteKind)kind;
    return DS_QUOTE_INDIRECT;
}
