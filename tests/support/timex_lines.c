/* timex_lines [LANGUAGE] < texts.jsonl > dates.jsonl: the dates of many short texts in one
 * process. A line in: {"id", "text", "reference_date"}; a line out: {"id", "dates": […]},
 * offsets in code points. */
#include <stdio.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/utf8.h"
#include "corpus/token.h"
#include "extract/timex.h"

/* One block per line that is not empty, trimmed. */
static void
cut_blocks(DsArticle *article)
{
    const gchar *text = article->text;

    for (const gchar *line = text; *line != '\0';) {
        const gchar *end = strchrnul(line, '\n');
        const gchar *first = line, *last = end;
        while (first < last && g_ascii_isspace(*first))
            first++;
        while (last > first && g_ascii_isspace(last[-1]))
            last--;
        const DsBlock block = {.start = (guint32)(first - text),
                               .end = (guint32)(last - text),
                               .kind = DS_BLOCK_BODY};
        if (last > first)
            g_array_append_val(article->blocks, block);
        line = *end == '\n' ? end + 1 : end;
    }
}

static DsArticle *
article_new(const gchar *id, const gchar *text, const gchar *reference)
{
    DsArticle *article = ds_article_new();

    article->path = g_strdup(id);
    article->text = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    article->n_bytes = strlen(article->text);
    if (reference != NULL && ds_date_from_iso(reference, &article->reference.date))
        article->reference.basis = g_intern_static_string("stated");
    cut_blocks(article);
    ds_article_tokenize(article);
    return article;
}

static void
add_date(JsonBuilder *builder, const gchar *name, DsDate date)
{
    g_autofree gchar *iso = ds_date_to_iso(date);

    json_builder_set_member_name(builder, name);
    if (iso != NULL)
        json_builder_add_string_value(builder, iso);
    else
        json_builder_add_null_value(builder);
}

static void
add_string(JsonBuilder *builder, const gchar *name, const gchar *value)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, value);
}

static void
add_int(JsonBuilder *builder, const gchar *name, gint64 value)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, value);
}

static void
add_timex(JsonBuilder *builder,
          const DsArticle *article,
          const DsUtf8Map *map,
          const DsTimex *x)
{
    g_autofree gchar *words = g_strndup(article->text + x->start, x->end - x->start);

    json_builder_begin_object(builder);
    add_int(builder, "start", ds_utf8_map_to_char(map, x->start));
    add_int(builder, "end", ds_utf8_map_to_char(map, x->end));
    add_string(builder, "text", words);
    add_date(builder, "from", x->from);
    add_date(builder, "to", x->to);
    add_string(builder, "precision", ds_precision_name(x->precision));
    add_string(builder, "kind", ds_timex_kind_name(x->kind));
    add_string(builder, "rule", x->rule);
    json_builder_end_object(builder);
}

static void
print_dates(const DsTimexRules *rules, const DsArticle *article)
{
    g_autoptr(GArray) dates = g_array_new(FALSE, TRUE, sizeof(DsTimex));
    g_autoptr(JsonBuilder) builder = json_builder_new();
    g_autoptr(DsDiag) diag = ds_diag_new();
    DsUtf8Map map;

    ds_timex_annotate(rules, article, dates, diag);
    for (guint i = 0; i < ds_diag_size(diag); i++) {
        g_autofree gchar *message = ds_diag_format(ds_diag_message(diag, i));
        g_printerr("%s\n", message);
    }
    ds_utf8_map_init(&map, article->text, article->n_bytes);
    json_builder_begin_object(builder);
    add_string(builder, "id", article->path);
    json_builder_set_member_name(builder, "dates");
    json_builder_begin_array(builder);
    for (guint i = 0; i < dates->len; i++)
        add_timex(builder, article, &map, &g_array_index(dates, DsTimex, i));
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    ds_utf8_map_clear(&map);

    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree gchar *line = json_to_string(root, FALSE);
    puts(line);
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsPack) pack = ds_pack_load(argc > 1 ? argv[1] : "vi", &error);
    DsTimexRules *rules = pack != NULL ? ds_timex_rules_new(pack, &error) : NULL;
    g_autoptr(JsonParser) parser = json_parser_new();
    gchar *line = NULL;
    size_t room = 0;

    if (rules == NULL) {
        g_printerr("%s\n", error->message);
        return 1;
    }
    while (getline(&line, &room, stdin) > 0) {
        if (!json_parser_load_from_data(parser, line, -1, &error)) {
            g_printerr("%s\n", error->message);
            return 1;
        }
        JsonObject *object = json_node_get_object(json_parser_get_root(parser));
        g_autoptr(DsArticle) article = article_new(
            json_object_get_string_member(object, "id"),
            json_object_get_string_member(object, "text"),
            json_object_get_string_member_with_default(object, "reference_date", NULL));
        print_dates(rules, article);
    }
    free(line);
    ds_timex_rules_free(rules);
    return 0;
}
