#include "report/model_json.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include <dossier/error.h>

#include "base/json.h"
#include "base/utf8.h"
#include "corpus/align.h"
#include "corpus/token.h"

/* What the reading needs: where messages go, and for each article the map from characters to
 * bytes. Everything that does not fit is told once and dropped: a model may be edited by hand.
 */
typedef struct {
    const gchar *name;
    DsDiag *diag;
    DsReport *report;
    GHashTable *article_ids;  /* id → index + 1 */
    GHashTable *institutions; /* id → index + 1 */
    GHashTable *people;       /* id → index + 1 */
    GArray *maps;             /* of DsUtf8Map */
} Reader;

static void G_GNUC_PRINTF(2, 3) warn(Reader *r, const gchar *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    ds_diag_add(r->diag, DS_DIAG_WARNING, "model-dropped", r->name, 0, 0, "%s", text);
}

static JsonNode *
member(JsonObject *object, const gchar *name, GType type)
{
    JsonNode *node = object != NULL ? json_object_get_member(object, name) : NULL;

    if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
        return NULL;
    return json_node_get_value_type(node) == type ? node : NULL;
}

static const gchar *
get_string(JsonObject *object, const gchar *name)
{
    JsonNode *node = member(object, name, G_TYPE_STRING);

    return node != NULL ? json_node_get_string(node) : NULL;
}

static gchar *
dup_string(JsonObject *object, const gchar *name)
{
    const gchar *text = get_string(object, name);

    return text != NULL && g_utf8_validate(text, -1, NULL) ? ds_utf8_compose(text, strlen(text))
                                                           : NULL;
}

static const gchar *
get_interned(JsonObject *object, const gchar *name)
{
    return g_intern_string(get_string(object, name));
}

static gint64
get_int(JsonObject *object, const gchar *name, gint64 otherwise)
{
    JsonNode *node = member(object, name, G_TYPE_INT64);

    return node != NULL ? json_node_get_int(node) : otherwise;
}

static guint32
get_count(JsonObject *object, const gchar *name, guint32 otherwise)
{
    return (guint32)CLAMP(get_int(object, name, otherwise), 0, G_MAXINT32);
}

static gboolean
get_bool(JsonObject *object, const gchar *name)
{
    JsonNode *node = member(object, name, G_TYPE_BOOLEAN);

    return node != NULL && json_node_get_boolean(node);
}

static JsonObject *
get_object(JsonObject *object, const gchar *name)
{
    JsonNode *node = object != NULL ? json_object_get_member(object, name) : NULL;

    return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static DsDate
get_date(Reader *r, JsonObject *object, const gchar *name)
{
    const gchar *text = get_string(object, name);
    DsDate date = {0};

    if (text != NULL && !ds_date_from_iso(text, &date))
        warn(r, "\"%s\" is \"%s\", which is no date; left empty", name, text);
    return date;
}

/* The objects of an array member, one after the other. */
typedef struct {
    JsonArray *array;
    guint next;
} Items;

static Items
get_items(JsonObject *object, const gchar *name)
{
    JsonNode *node = object != NULL ? json_object_get_member(object, name) : NULL;

    return (Items){
        node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL, 0};
}

static JsonObject *
next_item(Items *items)
{
    while (items->array != NULL && items->next < json_array_get_length(items->array)) {
        JsonNode *node = json_array_get_element(items->array, items->next++);
        if (JSON_NODE_HOLDS_OBJECT(node))
            return json_node_get_object(node);
    }
    return NULL;
}

static void
get_strings(JsonObject *object, const gchar *name, GPtrArray *strings)
{
    Items items = get_items(object, name);

    for (guint i = 0; items.array != NULL && i < json_array_get_length(items.array); i++) {
        JsonNode *node = json_array_get_element(items.array, i);
        if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
            g_ptr_array_add(strings, g_strdup(json_node_get_string(node)));
    }
}

/* Reads "start" and "end" (characters) into bytes of the article. FALSE when they do not fit.
 */
static gboolean
get_range(Reader *r, JsonObject *object, guint32 article, guint32 *start, guint32 *end)
{
    const DsUtf8Map *map = &g_array_index(r->maps, DsUtf8Map, article);
    const gint64 from = get_int(object, "start", -1);
    const gint64 to = get_int(object, "end", -1);

    if (from < 0 || to < from || to > G_MAXINT32)
        return FALSE;
    *start = ds_utf8_map_to_byte(map, (guint32)from);
    *end = ds_utf8_map_to_byte(map, (guint32)to);
    return *start != G_MAXUINT32 && *end != G_MAXUINT32;
}

/* Like get_range, and tells when there is a range that does not fit. */
static gboolean
get_span(Reader *r, JsonObject *object, guint32 article, guint32 *start, guint32 *end)
{
    if (get_range(r, object, article, start, end) && *end > *start)
        return TRUE;
    warn(r, "a span of article %s does not lie in its text; dropped",
         ds_corpus_article(r->report->corpus, article)->id);
    return FALSE;
}

static gint32
look_up(GHashTable *ids, const gchar *id)
{
    return id == NULL ? -1 : GPOINTER_TO_INT(g_hash_table_lookup(ids, id)) - 1;
}

static gint32
get_reference(Reader *r, GHashTable *ids, JsonObject *object, const gchar *name)
{
    const gchar *id = get_string(object, name);
    const gint32 index = look_up(ids, id);

    if (id != NULL && index < 0)
        warn(r, "\"%s\" names \"%s\", which is not in the model; left empty", name, id);
    return index;
}

static DsSpeaker
get_speaker(Reader *r, JsonObject *object)
{
    const gchar *id = get_string(object, "speaker");
    const gint32 person = look_up(r->people, id);
    const gint32 institution = look_up(r->institutions, id);

    if (person >= 0)
        return (DsSpeaker){DS_SPEAKER_PERSON, (guint32)person};
    if (institution >= 0)
        return (DsSpeaker){DS_SPEAKER_INSTITUTION, (guint32)institution};
    if (id != NULL)
        warn(r, "the speaker \"%s\" is not in the model; left empty", id);
    return (DsSpeaker){DS_SPEAKER_NONE, 0};
}

static void
get_evidence(Reader *r, JsonObject *object, GArray *evidence)
{
    Items items = get_items(object, "evidence");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        const gint32 article = get_reference(r, r->article_ids, item, "article");
        DsEvidence read = {.rule = get_interned(item, "rule")};
        if (article < 0)
            continue;
        read.span.article = (guint32)article;
        if (get_span(r, item, read.span.article, &read.span.start, &read.span.end))
            g_array_append_val(evidence, read);
    }
}

static void
get_article_list(Reader *r, JsonObject *object, GArray *articles)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);

    get_strings(object, "articles", ids);
    for (guint i = 0; i < ids->len; i++) {
        const gint32 index = look_up(r->article_ids, (const gchar *)g_ptr_array_index(ids, i));
        if (index >= 0)
            g_array_append_val(articles, index);
    }
}

static void
get_field(Reader *r, JsonObject *object, guint32 article, const gchar *name, DsField *field)
{
    JsonObject *value = get_object(object, name);

    if (value == NULL)
        return;
    field->text = dup_string(value, "text");
    field->basis = get_interned(value, "basis");
    if (!get_range(r, value, article, &field->start, &field->end))
        field->start = field->end = 0;
}

static void
get_date_field(
    Reader *r, JsonObject *object, guint32 article, const gchar *name, DsDateField *field)
{
    JsonObject *value = get_object(object, name);

    if (value == NULL)
        return;
    field->date = get_date(r, value, "date");
    field->basis = get_interned(value, "basis");
    field->why = dup_string(value, "why");
    if (!get_range(r, value, article, &field->start, &field->end))
        field->start = field->end = 0;
}

static void
read_blocks(Reader *r, JsonObject *object, guint32 index, DsArticle *article)
{
    Items items = get_items(object, "blocks");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        const gchar *kind = get_string(item, "kind");
        DsBlock block = {0};
        if (kind == NULL || !ds_block_kind_from_name(kind, &block.kind))
            block.kind = DS_BLOCK_BODY;
        if (!get_span(r, item, index, &block.start, &block.end))
            block.end = block.start =
                0; /* sentences count blocks by position: keep the place */
        g_array_append_val(article->blocks, block);
    }
}

static void
read_sentences(Reader *r, JsonObject *object, guint32 index, DsArticle *article)
{
    Items items = get_items(object, "sentences");
    guint32 last_end = 0;

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsSentence sentence = {.number = get_count(item, "n", article->sentences->len + 1),
                               .block = get_count(item, "block", G_MAXINT32)};
        if (!get_span(r, item, index, &sentence.start, &sentence.end))
            continue;
        if (sentence.block >= article->blocks->len || sentence.start < last_end) {
            warn(r, "sentence %u of article %s is out of order; dropped", sentence.number,
                 article->id);
            continue;
        }
        last_end = sentence.end;
        DsBlock *block = &g_array_index(article->blocks, DsBlock, sentence.block);
        if (block->n_sentences++ == 0)
            block->first_sentence = article->sentences->len;
        g_array_append_val(article->sentences, sentence);
    }
}

static void
read_dates(Reader *r, JsonObject *object, guint32 index, GArray *dates)
{
    Items items = get_items(object, "dates");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        const gchar *precision = get_string(item, "precision");
        const gchar *kind = get_string(item, "kind");
        DsTimex timex = {.from = get_date(r, item, "from"),
                         .to = get_date(r, item, "to"),
                         .inferred = get_bool(item, "inferred"),
                         .rule = get_interned(item, "rule")};
        if (precision == NULL || !ds_precision_from_name(precision, &timex.precision))
            timex.precision = DS_PRECISION_APPROX;
        while (timex.kind < DS_TIMEX_RELATIVE &&
               g_strcmp0(kind, ds_timex_kind_name(timex.kind)) != 0)
            timex.kind++;
        if (get_span(r, item, index, &timex.start, &timex.end))
            g_array_append_val(dates, timex);
    }
}

static void
read_mentions(Reader *r,
              JsonObject *object,
              guint32 index,
              const gchar *name,
              GHashTable *ids,
              GArray *mentions)
{
    Items items = get_items(object, name);

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        const gint32 entity = get_reference(r, ids, item, "id");
        DsMention mention = {.entity = (guint32)entity, .rule = get_interned(item, "rule")};
        if (entity >= 0 && get_span(r, item, index, &mention.start, &mention.end))
            g_array_append_val(mentions, mention);
    }
}

static DsQuoteKind
get_quote_kind(JsonObject *object)
{
    const gchar *name = get_string(object, "kind");

    for (guint kind = DS_QUOTE_DIRECT; kind <= DS_QUOTE_INTERVIEW; kind++)
        if (g_strcmp0(name, ds_quote_kind_name((DsQuoteKind)kind)) == 0)
            return (DsQuoteKind)kind;
    return DS_QUOTE_INDIRECT;
}

static void
read_quotes(Reader *r, JsonObject *object, guint32 index, GArray *quotes)
{
    Items items = get_items(object, "quotes");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsAttribution quote = {.kind = get_quote_kind(item),
                               .speaker = get_speaker(r, item),
                               .rule = get_interned(item, "rule")};
        JsonObject *cue = get_object(item, "cue");
        JsonObject *speaker = get_object(item, "speaker_span");
        if (cue == NULL || !get_range(r, cue, index, &quote.cue_start, &quote.cue_end))
            quote.cue_start = quote.cue_end = 0;
        if (speaker == NULL ||
            !get_range(r, speaker, index, &quote.speaker_start, &quote.speaker_end))
            quote.speaker_start = quote.speaker_end = 0;
        if (get_span(r, item, index, &quote.start, &quote.end))
            g_array_append_val(quotes, quote);
    }
}

/* The articles' own fields; annotations come when all ids are known. */
static void
read_article(Reader *r, JsonObject *object)
{
    DsCorpus *corpus = r->report->corpus;
    const guint32 index = corpus->articles->len;
    DsArticle *article = ds_article_new();
    const gchar *family = get_string(object, "family");
    DsUtf8Map map;

    article->id = dup_string(object, "id");
    if (article->id == NULL)
        article->id = g_strdup_printf("a%u", index + 1);
    article->path = dup_string(object, "path");
    article->sha256 = dup_string(object, "sha256");
    article->encoding = get_interned(object, "encoding");
    article->language = get_interned(object, "language");
    article->text = dup_string(object, "text");
    if (article->text == NULL)
        article->text = g_strdup("");
    if (article->path == NULL)
        article->path = g_strdup(article->id);
    article->n_bytes = strlen(article->text);
    article->family = index + 1;
    if (family != NULL && family[0] == 'f' && g_ascii_isdigit(family[1]))
        article->family = (guint32)g_ascii_strtoull(family + 1, NULL, 10);
    corpus->n_families = MAX(corpus->n_families, article->family);
    g_ptr_array_add(corpus->articles, article);
    g_hash_table_insert(r->article_ids, article->id, GINT_TO_POINTER((gint)index + 1));
    ds_utf8_map_init(&map, article->text, article->n_bytes);
    g_array_append_val(r->maps, map);

    get_field(r, object, index, "title", &article->title);
    get_field(r, object, index, "author", &article->author);
    get_field(r, object, index, "publisher", &article->publisher);
    get_date_field(r, object, index, "published", &article->published);
    get_date_field(r, object, index, "reference", &article->reference);
    read_blocks(r, object, index, article);
    read_sentences(r, object, index, article);
    ds_article_tokenize(article);
}

static void
read_notes(Reader *r, JsonObject *object, guint32 index)
{
    DsArticleNotes *notes = ds_article_notes_new();

    g_ptr_array_add(r->report->annotations->articles, notes);
    read_dates(r, object, index, notes->dates);
    read_mentions(r, object, index, "institutions", r->institutions, notes->institutions);
    read_mentions(r, object, index, "people", r->people, notes->people);
    read_quotes(r, object, index, notes->quotes);
}

/* Numbers the objects of a list by their "id". */
static void
number_ids(JsonObject *root, const gchar *list, GHashTable *ids)
{
    Items items = get_items(root, list);
    gint index = 0;

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        const gchar *id = get_string(item, "id");
        index++;
        if (id != NULL)
            g_hash_table_insert(ids, (gpointer)id, GINT_TO_POINTER(index));
    }
}

static void
read_institutions(Reader *r, JsonObject *root)
{
    Items items = get_items(root, "institutions");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsInstitution *institution = ds_institution_new();
        institution->name = dup_string(item, "name");
        if (institution->name == NULL)
            institution->name = g_strdup("?");
        institution->acronym = dup_string(item, "acronym");
        get_strings(item, "aliases", institution->aliases);
        if (get_string(item, "kind") != NULL)
            institution->kind = get_interned(item, "kind");
        institution->parent = get_reference(r, r->institutions, item, "parent");
        institution->n_mentions = get_count(item, "mentions", 0);
        get_article_list(r, item, institution->articles);
        g_ptr_array_add(r->report->annotations->institutions, institution);
    }
}

static void
read_people(Reader *r, JsonObject *root)
{
    Items items = get_items(root, "people");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsPerson *person = ds_person_new();
        Items roles = get_items(item, "roles");
        person->name = dup_string(item, "name");
        if (person->name == NULL)
            person->name = g_strdup("?");
        get_strings(item, "aliases", person->aliases);
        for (JsonObject *entry; (entry = next_item(&roles)) != NULL;) {
            DsRole *role = ds_role_new();
            role->role = dup_string(entry, "role");
            role->institution = get_reference(r, r->institutions, entry, "institution");
            get_evidence(r, entry, role->evidence);
            g_ptr_array_add(person->roles, role);
        }
        person->n_mentions = get_count(item, "mentions", 0);
        person->only_in_captions = get_bool(item, "only_in_captions");
        get_article_list(r, item, person->articles);
        g_ptr_array_add(r->report->annotations->people, person);
    }
}

static void
read_acronyms(Reader *r, JsonObject *root)
{
    Items items = get_items(root, "acronyms");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsAcronym *acronym = ds_acronym_new();
        acronym->acronym = dup_string(item, "acronym");
        if (acronym->acronym == NULL)
            acronym->acronym = g_strdup("?");
        acronym->expansion = dup_string(item, "expansion");
        acronym->institution = get_reference(r, r->institutions, item, "institution");
        get_evidence(r, item, acronym->evidence);
        g_ptr_array_add(r->report->annotations->acronyms, acronym);
    }
}

/* An item without words or without evidence cannot be checked: it is dropped. */
static gboolean
is_supported(Reader *r, const gchar *list, const gchar *text, const GArray *evidence)
{
    if (text != NULL && evidence->len > 0)
        return TRUE;
    warn(r, "an item of \"%s\" has no words or no evidence; dropped", list);
    return FALSE;
}

static void
read_summary(Reader *r, JsonObject *root)
{
    Items themes = get_items(root, "themes");
    Items items = get_items(root, "summary");

    for (JsonObject *item; (item = next_item(&themes)) != NULL;) {
        DsTheme *theme = ds_theme_new();
        theme->name = dup_string(item, "name");
        get_evidence(r, item, theme->evidence);
        g_ptr_array_add(r->report->themes, theme);
    }
    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsSummaryItem *read = ds_summary_item_new();
        g_ptr_array_add(r->report->summary, read);
        read->text = dup_string(item, "text");
        get_evidence(r, item, read->evidence);
        read->accounts = get_count(item, "accounts", 1);
        read->differs = get_bool(item, "differs");
        read->key = get_bool(item, "key");
        read->theme = (gint32)CLAMP(get_int(item, "theme", -1), -1, G_MAXINT32);
        if (read->theme >= (gint32)r->report->themes->len)
            read->theme = -1;
        if (!is_supported(r, "summary", read->text, read->evidence))
            g_ptr_array_set_size(r->report->summary, (gint)r->report->summary->len - 1);
    }
}

static void
read_chronology(Reader *r, JsonObject *root)
{
    Items items = get_items(root, "chronology");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsEvent *event = ds_event_new();
        const gchar *precision = get_string(item, "precision");
        const gchar *about = get_string(item, "about");
        g_ptr_array_add(r->report->chronology, event);
        event->from = get_date(r, item, "from");
        event->to = get_date(r, item, "to");
        if (precision == NULL || !ds_precision_from_name(precision, &event->precision))
            event->precision = DS_PRECISION_APPROX;
        while (event->about < DS_ABOUT_PERIOD &&
               g_strcmp0(about, ds_about_name(event->about)) != 0)
            event->about++;
        event->inferred = get_bool(item, "inferred");
        event->differs = get_bool(item, "differs");
        event->text = dup_string(item, "text");
        event->label = dup_string(item, "label");
        get_evidence(r, item, event->evidence);
        event->accounts = get_count(item, "accounts", 1);
        event->importance = CLAMP(get_count(item, "importance", 1), 1, 3);
        if (!is_supported(r, "chronology", event->text, event->evidence) ||
            ds_date_known(event->from) == DS_KNOWN_NOTHING)
            g_ptr_array_set_size(r->report->chronology, (gint)r->report->chronology->len - 1);
        else if (ds_date_known(event->to) == DS_KNOWN_NOTHING)
            event->to = event->from;
    }
}

static void
read_key_quotes(Reader *r, JsonObject *root)
{
    Items items = get_items(root, "key_quotes");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsKeyQuote *quote = ds_key_quote_new();
        g_ptr_array_add(r->report->key_quotes, quote);
        quote->text = dup_string(item, "text");
        quote->kind = get_quote_kind(item);
        quote->speaker = get_speaker(r, item);
        quote->role = dup_string(item, "role");
        quote->role_institution = get_reference(r, r->institutions, item, "role_institution");
        quote->question = dup_string(item, "question");
        get_evidence(r, item, quote->evidence);
        quote->accounts = get_count(item, "accounts", 1);
        quote->importance = CLAMP(get_count(item, "importance", 1), 1, 3);
        if (!is_supported(r, "key_quotes", quote->text, quote->evidence))
            g_ptr_array_set_size(r->report->key_quotes, (gint)r->report->key_quotes->len - 1);
    }
}

static void
read_gaps(Reader *r, JsonObject *root)
{
    Items items = get_items(root, "gaps");
    Items left_out = get_items(root, "left_out");

    for (JsonObject *item; (item = next_item(&items)) != NULL;) {
        DsGap *gap = ds_gap_new();
        g_ptr_array_add(r->report->gaps, gap);
        gap->kind = get_interned(item, "kind");
        gap->text = dup_string(item, "text");
        get_evidence(r, item, gap->evidence);
        if (gap->kind == NULL || !is_supported(r, "gaps", gap->text, gap->evidence))
            g_ptr_array_set_size(r->report->gaps, (gint)r->report->gaps->len - 1);
    }
    for (JsonObject *item; (item = next_item(&left_out)) != NULL;) {
        DsLeftOut read = {dup_string(item, "path"), dup_string(item, "reason")};
        g_array_append_val(r->report->corpus->left_out, read);
    }
}

static void
read_root(Reader *r, JsonObject *root)
{
    Items articles = get_items(root, "articles");
    guint32 index = 0;

    r->report->language = dup_string(root, "language");
    if (r->report->language == NULL)
        r->report->language = g_strdup("vi");
    r->report->title = dup_string(root, "title");
    r->report->as_of = get_date(r, root, "as_of");
    r->report->edited = get_bool(root, "edited");
    for (JsonObject *item; (item = next_item(&articles)) != NULL;)
        read_article(r, item);
    number_ids(root, "institutions", r->institutions);
    number_ids(root, "people", r->people);
    articles.next = 0;
    for (JsonObject *item; (item = next_item(&articles)) != NULL;)
        read_notes(r, item, index++);
    read_institutions(r, root);
    read_people(r, root);
    read_acronyms(r, root);
    read_summary(r, root);
    read_chronology(r, root);
    read_key_quotes(r, root);
    read_gaps(r, root);
}

static void
clear_map(gpointer map)
{
    ds_utf8_map_clear((DsUtf8Map *)map);
}

DsReport *
ds_model_read(const gchar *name, GBytes *bytes, DsPack *pack, DsDiag *diag, GError **error)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    gsize n = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(bytes, &n);
    g_autoptr(GError) wrong = NULL;

    if (data != NULL && !ds_json_is_one(data, n)) {
        g_set_error(error, DS_ERROR, DS_ERROR_FORMAT,
                    "%s: this is no JSON object, or it nests deeper than %d", name,
                    DS_JSON_MAX_DEPTH);
        return NULL;
    }
    if (!json_parser_load_from_data(parser, data != NULL ? data : "", (gssize)n, &wrong)) {
        g_set_error(error, DS_ERROR, DS_ERROR_FORMAT, "%s: %s", name, wrong->message);
        return NULL;
    }
    JsonNode *node = json_parser_get_root(parser);
    JsonObject *root =
        node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
    if (root == NULL || g_strcmp0(get_string(root, "format"), "dossier-report") != 0 ||
        get_int(root, "version", 0) != 1) {
        g_set_error(error, DS_ERROR, DS_ERROR_FORMAT,
                    "%s: this is no dossier report of version 1", name);
        return NULL;
    }

    g_autoptr(DsCorpus) corpus = ds_corpus_new();
    DsReport *report = ds_report_new(corpus, ds_annotations_new());
    Reader r = {.name = name,
                .diag = diag,
                .report = report,
                .article_ids = g_hash_table_new(g_str_hash, g_str_equal),
                .institutions = g_hash_table_new(g_str_hash, g_str_equal),
                .people = g_hash_table_new(g_str_hash, g_str_equal),
                .maps = g_array_new(FALSE, FALSE, sizeof(DsUtf8Map))};
    g_array_set_clear_func(r.maps, clear_map);
    read_root(&r, root);
    ds_align_families(corpus);
    g_hash_table_unref(r.article_ids);
    g_hash_table_unref(r.institutions);
    g_hash_table_unref(r.people);
    g_array_unref(r.maps);
    return report;
}
