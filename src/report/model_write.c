#include "report/model_json.h"

#include "base/json_out.h"
#include "base/utf8.h"

/* The model of some two thousand articles stays in memory. */
#define MEMORY_BYTES ((gsize)32 << 20)

/* What the writing needs: where it goes, and for each article the map from bytes to characters.
 */
typedef struct {
    DsJsonOut json;
    const DsReport *report;
    DsUtf8Map *maps; /* one per article */
} Writer;

static void
put_string(Writer *w, const gchar *name, const gchar *value)
{
    ds_json_out_name(&w->json, name);
    if (value == NULL || *value == '\0')
        ds_json_out_null(&w->json);
    else
        ds_json_out_string(&w->json, value);
}

static void
put_int(Writer *w, const gchar *name, gint64 value)
{
    ds_json_out_name(&w->json, name);
    ds_json_out_int(&w->json, value);
}

static void
put_bool(Writer *w, const gchar *name, gboolean value)
{
    ds_json_out_name(&w->json, name);
    ds_json_out_bool(&w->json, value);
}

static void
put_date(Writer *w, const gchar *name, DsDate date)
{
    g_autofree gchar *iso = ds_date_to_iso(date);

    put_string(w, name, iso);
}

/* "i3", "p3" or null for a negative index. */
static void
put_id(Writer *w, const gchar *name, gchar prefix, gint64 index)
{
    g_autofree gchar *id =
        index < 0 ? NULL : g_strdup_printf("%c%" G_GINT64_FORMAT, prefix, index + 1);

    put_string(w, name, id);
}

static void
put_speaker(Writer *w, const gchar *name, DsSpeaker speaker)
{
    if (speaker.kind == DS_SPEAKER_NONE)
        put_string(w, name, NULL);
    else
        put_id(w, name, speaker.kind == DS_SPEAKER_PERSON ? 'p' : 'i', speaker.entity);
}

static void
begin_array(Writer *w, const gchar *name)
{
    ds_json_out_name(&w->json, name);
    ds_json_out_begin_array(&w->json);
}

static void
put_strings(Writer *w, const gchar *name, const GPtrArray *strings)
{
    begin_array(w, name);
    for (guint i = 0; i < strings->len; i++)
        ds_json_out_string(&w->json, (const gchar *)g_ptr_array_index(strings, i));
    ds_json_out_end(&w->json);
}

static const DsArticle *
article_at(const Writer *w, guint32 index)
{
    return ds_corpus_article(w->report->corpus, index);
}

static void
put_range(Writer *w, guint32 article, guint32 start, guint32 end)
{
    put_int(w, "start", ds_utf8_map_to_char(&w->maps[article], start));
    put_int(w, "end", ds_utf8_map_to_char(&w->maps[article], end));
}

static void
put_words(Writer *w, guint32 article, guint32 start, guint32 end)
{
    g_autofree gchar *words =
        g_strndup(article_at(w, article)->text + start, (gsize)end - start);

    put_string(w, "text", words);
}

static void
put_evidence(Writer *w, const GArray *evidence)
{
    begin_array(w, "evidence");
    for (guint i = 0; i < evidence->len; i++) {
        const DsEvidence *item = &g_array_index(evidence, DsEvidence, i);
        ds_json_out_begin_object(&w->json);
        put_string(w, "article", article_at(w, item->span.article)->id);
        put_range(w, item->span.article, item->span.start, item->span.end);
        put_string(w, "rule", item->rule);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_article_ids(Writer *w, const GArray *articles)
{
    begin_array(w, "articles");
    for (guint i = 0; i < articles->len; i++)
        ds_json_out_string(&w->json, article_at(w, g_array_index(articles, guint32, i))->id);
    ds_json_out_end(&w->json);
}

static void
put_field(Writer *w, guint32 article, const gchar *name, const DsField *field)
{
    ds_json_out_name(&w->json, name);
    if (field->text == NULL) {
        ds_json_out_null(&w->json);
        return;
    }
    ds_json_out_begin_object(&w->json);
    put_string(w, "text", field->text);
    if (field->end > field->start)
        put_range(w, article, field->start, field->end);
    put_string(w, "basis", field->basis);
    ds_json_out_end(&w->json);
}

static void
put_date_field(Writer *w, guint32 article, const gchar *name, const DsDateField *field)
{
    ds_json_out_name(&w->json, name);
    if (ds_date_known(field->date) == DS_KNOWN_NOTHING) {
        ds_json_out_null(&w->json);
        return;
    }
    ds_json_out_begin_object(&w->json);
    put_date(w, "date", field->date);
    put_string(w, "basis", field->basis);
    put_string(w, "why", field->why);
    if (field->end > field->start)
        put_range(w, article, field->start, field->end);
    ds_json_out_end(&w->json);
}

/* The sentence of an earlier article of the family that this one is a copy of. */
static void
put_copy(Writer *w, guint32 article, guint32 sentence)
{
    const DsCorpus *corpus = w->report->corpus;
    const DsCopy *copy = ds_corpus_copy_of(corpus, article, sentence);

    if (copy == NULL)
        return;
    const DsArticle *other = ds_corpus_article(corpus, copy->of_article);
    ds_json_out_name(&w->json, "same");
    ds_json_out_begin_object(&w->json);
    put_string(w, "article", other->id);
    put_int(w, "n", g_array_index(other->sentences, DsSentence, copy->of_sentence).number);
    ds_json_out_end(&w->json);
}

static void
put_blocks(Writer *w, guint32 index, const DsArticle *article)
{
    begin_array(w, "blocks");
    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        ds_json_out_begin_object(&w->json);
        put_range(w, index, block->start, block->end);
        put_string(w, "kind", ds_block_kind_name(block->kind));
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
    begin_array(w, "sentences");
    for (guint i = 0; i < article->sentences->len; i++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, i);
        ds_json_out_begin_object(&w->json);
        put_int(w, "n", sentence->number);
        put_range(w, index, sentence->start, sentence->end);
        put_int(w, "block", sentence->block);
        put_copy(w, index, i);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_dates(Writer *w, guint32 index, const GArray *dates)
{
    begin_array(w, "dates");
    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *timex = &g_array_index(dates, DsTimex, i);
        ds_json_out_begin_object(&w->json);
        put_range(w, index, timex->start, timex->end);
        put_words(w, index, timex->start, timex->end);
        put_date(w, "from", timex->from);
        put_date(w, "to", timex->to);
        put_string(w, "precision", ds_precision_name(timex->precision));
        put_string(w, "kind", ds_timex_kind_name(timex->kind));
        put_bool(w, "inferred", timex->inferred);
        put_string(w, "rule", timex->rule);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_mentions(Writer *w, guint32 index, const gchar *name, gchar prefix, const GArray *mentions)
{
    begin_array(w, name);
    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        if (mention->nested)
            continue;
        ds_json_out_begin_object(&w->json);
        put_range(w, index, mention->start, mention->end);
        put_words(w, index, mention->start, mention->end);
        put_id(w, "id", prefix, mention->entity);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_optional_range(Writer *w, guint32 index, const gchar *name, guint32 start, guint32 end)
{
    ds_json_out_name(&w->json, name);
    if (end <= start) {
        ds_json_out_null(&w->json);
        return;
    }
    ds_json_out_begin_object(&w->json);
    put_words(w, index, start, end);
    put_range(w, index, start, end);
    ds_json_out_end(&w->json);
}

static void
put_quotes(Writer *w, guint32 index, const GArray *quotes)
{
    begin_array(w, "quotes");
    for (guint i = 0; i < quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
        ds_json_out_begin_object(&w->json);
        put_range(w, index, quote->start, quote->end);
        put_string(w, "kind", ds_quote_kind_name(quote->kind));
        put_speaker(w, "speaker", quote->speaker);
        put_optional_range(w, index, "cue", quote->cue_start, quote->cue_end);
        put_optional_range(w, index, "speaker_span", quote->speaker_start, quote->speaker_end);
        put_string(w, "rule", quote->rule);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_article(Writer *w, guint32 index)
{
    const DsArticle *article = article_at(w, index);
    const DsArticleNotes *notes = ds_annotations_article(w->report->annotations, index);
    g_autofree gchar *family = g_strdup_printf("f%u", article->family);

    ds_json_out_begin_object(&w->json);
    put_string(w, "id", article->id);
    put_string(w, "path", article->path);
    put_string(w, "sha256", article->sha256);
    put_string(w, "encoding", article->encoding);
    put_string(w, "language", article->language);
    ds_json_out_name(&w->json, "text");
    ds_json_out_string(&w->json, article->text);
    put_field(w, index, "title", &article->title);
    put_date_field(w, index, "published", &article->published);
    put_date_field(w, index, "reference", &article->reference);
    put_field(w, index, "author", &article->author);
    put_field(w, index, "publisher", &article->publisher);
    put_string(w, "family", family);
    put_blocks(w, index, article);
    put_dates(w, index, notes->dates);
    put_mentions(w, index, "institutions", 'i', notes->institutions);
    put_mentions(w, index, "people", 'p', notes->people);
    put_quotes(w, index, notes->quotes);
    ds_json_out_end(&w->json);
}

static void
put_institutions(Writer *w, const GPtrArray *institutions)
{
    begin_array(w, "institutions");
    for (guint i = 0; i < institutions->len; i++) {
        const DsInstitution *institution =
            (const DsInstitution *)g_ptr_array_index(institutions, i);
        ds_json_out_begin_object(&w->json);
        put_id(w, "id", 'i', i);
        put_string(w, "name", institution->name);
        put_string(w, "acronym", institution->acronym);
        put_strings(w, "aliases", institution->aliases);
        put_string(w, "kind", institution->kind);
        put_id(w, "parent", 'i', institution->parent);
        put_int(w, "mentions", institution->n_mentions);
        put_article_ids(w, institution->articles);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_people(Writer *w, const GPtrArray *people)
{
    begin_array(w, "people");
    for (guint i = 0; i < people->len; i++) {
        const DsPerson *person = (const DsPerson *)g_ptr_array_index(people, i);
        ds_json_out_begin_object(&w->json);
        put_id(w, "id", 'p', i);
        put_string(w, "name", person->name);
        put_strings(w, "aliases", person->aliases);
        begin_array(w, "roles");
        for (guint r = 0; r < person->roles->len; r++) {
            const DsRole *role = (const DsRole *)g_ptr_array_index(person->roles, r);
            ds_json_out_begin_object(&w->json);
            put_string(w, "role", role->role);
            put_id(w, "institution", 'i', role->institution);
            put_evidence(w, role->evidence);
            ds_json_out_end(&w->json);
        }
        ds_json_out_end(&w->json);
        put_int(w, "mentions", person->n_mentions);
        put_bool(w, "only_in_captions", person->only_in_captions);
        put_article_ids(w, person->articles);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_acronyms(Writer *w, const GPtrArray *acronyms)
{
    begin_array(w, "acronyms");
    for (guint i = 0; i < acronyms->len; i++) {
        const DsAcronym *acronym = (const DsAcronym *)g_ptr_array_index(acronyms, i);
        ds_json_out_begin_object(&w->json);
        put_string(w, "acronym", acronym->acronym);
        put_string(w, "expansion", acronym->expansion);
        put_id(w, "institution", 'i', acronym->institution);
        put_evidence(w, acronym->evidence);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_summary(Writer *w)
{
    begin_array(w, "themes");
    for (guint i = 0; i < w->report->themes->len; i++) {
        const DsTheme *theme = (const DsTheme *)g_ptr_array_index(w->report->themes, i);
        ds_json_out_begin_object(&w->json);
        put_string(w, "name", theme->name);
        put_evidence(w, theme->evidence);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
    begin_array(w, "summary");
    for (guint i = 0; i < w->report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(w->report->summary, i);
        ds_json_out_begin_object(&w->json);
        put_string(w, "text", item->text);
        put_evidence(w, item->evidence);
        put_int(w, "accounts", item->accounts);
        put_bool(w, "differs", item->differs);
        put_bool(w, "key", item->key);
        ds_json_out_name(&w->json, "theme");
        if (item->theme < 0)
            ds_json_out_null(&w->json);
        else
            ds_json_out_int(&w->json, item->theme);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_chronology(Writer *w)
{
    begin_array(w, "chronology");
    for (guint i = 0; i < w->report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(w->report->chronology, i);
        ds_json_out_begin_object(&w->json);
        put_date(w, "from", event->from);
        put_date(w, "to", event->to);
        put_string(w, "precision", ds_precision_name(event->precision));
        put_string(w, "about", ds_about_name(event->about));
        put_bool(w, "inferred", event->inferred);
        put_bool(w, "differs", event->differs);
        put_string(w, "text", event->text);
        put_string(w, "label", event->label);
        put_evidence(w, event->evidence);
        put_int(w, "accounts", event->accounts);
        put_int(w, "importance", event->importance);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_key_quotes(Writer *w)
{
    begin_array(w, "key_quotes");
    for (guint i = 0; i < w->report->key_quotes->len; i++) {
        const DsKeyQuote *quote =
            (const DsKeyQuote *)g_ptr_array_index(w->report->key_quotes, i);
        ds_json_out_begin_object(&w->json);
        put_string(w, "text", quote->text);
        put_string(w, "kind", ds_quote_kind_name(quote->kind));
        put_speaker(w, "speaker", quote->speaker);
        put_string(w, "role", quote->role);
        put_id(w, "role_institution", 'i', quote->role_institution);
        put_string(w, "question", quote->question);
        put_evidence(w, quote->evidence);
        put_int(w, "accounts", quote->accounts);
        put_int(w, "importance", quote->importance);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_gaps(Writer *w)
{
    begin_array(w, "gaps");
    for (guint i = 0; i < w->report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)g_ptr_array_index(w->report->gaps, i);
        ds_json_out_begin_object(&w->json);
        put_string(w, "kind", gap->kind);
        put_string(w, "text", gap->text);
        put_evidence(w, gap->evidence);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
    begin_array(w, "left_out");
    for (guint i = 0; i < w->report->corpus->left_out->len; i++) {
        const DsLeftOut *left_out = &g_array_index(w->report->corpus->left_out, DsLeftOut, i);
        ds_json_out_begin_object(&w->json);
        put_string(w, "path", left_out->path);
        put_string(w, "reason", left_out->reason);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_report(Writer *w)
{
    const DsReport *report = w->report;

    ds_json_out_begin_object(&w->json);
    put_string(w, "format", "dossier-report");
    put_int(w, "version", 1);
    put_string(w, "generator", "dossier " DOSSIER_VERSION);
    put_string(w, "language", report->language);
    put_string(w, "title", report->title);
    put_date(w, "as_of", report->as_of);
    put_bool(w, "edited", report->edited);
    begin_array(w, "articles");
    for (guint i = 0; i < report->corpus->articles->len; i++)
        put_article(w, i);
    ds_json_out_end(&w->json);
    put_institutions(w, report->annotations->institutions);
    put_people(w, report->annotations->people);
    put_acronyms(w, report->annotations->acronyms);
    put_summary(w);
    put_chronology(w);
    put_key_quotes(w);
    put_gaps(w);
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
    Writer w = {.report = report, .maps = g_new0(DsUtf8Map, n)};

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
