#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"
#include "report/model_reader.h"

static void
read_blocks(DsModelReader *r, DsJson object, guint32 index, DsArticle *article)
{
    DsJsonItems items = ds_model_get_items(object, "blocks");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        g_autofree gchar *kind = ds_model_get_word(item, "kind");
        DsBlock block = {0};
        if (kind == NULL || !ds_block_kind_from_name(kind, &block.kind))
            block.kind = DS_BLOCK_BODY;
        if (!ds_model_get_span(r, item, index, &block.start, &block.end))
            block.end = block.start =
                0; /* sentences count blocks by position: keep the place */
        g_array_append_val(article->blocks, block);
    }
}

static void
read_sentences(DsModelReader *r, DsJson object, guint32 index, DsArticle *article)
{
    DsJsonItems items = ds_model_get_items(object, "sentences");
    guint32 last_end = 0;

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsSentence sentence = {.number =
                                   ds_model_get_count(item, "n", article->sentences->len + 1),
                               .block = ds_model_get_count(item, "block", G_MAXINT32)};
        if (!ds_model_get_span(r, item, index, &sentence.start, &sentence.end))
            continue;
        if (sentence.block >= article->blocks->len || sentence.start < last_end) {
            ds_model_warn(r, "sentence %u of article %s is out of order; dropped",
                          sentence.number, article->id);
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
read_dates(DsModelReader *r, DsJson object, guint32 index, GArray *dates)
{
    DsJsonItems items = ds_model_get_items(object, "dates");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        g_autofree gchar *precision = ds_model_get_word(item, "precision");
        g_autofree gchar *kind = ds_model_get_word(item, "kind");
        DsTimex timex = {.from = ds_model_get_date(r, item, "from"),
                         .to = ds_model_get_date(r, item, "to"),
                         .inferred = ds_model_get_bool(item, "inferred"),
                         .rule = ds_model_get_interned(item, "rule")};
        if (precision == NULL || !ds_precision_from_name(precision, &timex.precision))
            timex.precision = DS_PRECISION_APPROX;
        while (timex.kind < DS_TIMEX_RELATIVE &&
               g_strcmp0(kind, ds_timex_kind_name(timex.kind)) != 0)
            timex.kind++;
        if (ds_model_get_span(r, item, index, &timex.start, &timex.end))
            g_array_append_val(dates, timex);
    }
}

static void
read_mentions(DsModelReader *r,
              DsJson object,
              guint32 index,
              const gchar *name,
              GHashTable *ids,
              GArray *mentions)
{
    DsJsonItems items = ds_model_get_items(object, name);

    for (DsJson item; ds_model_next_item(&items, &item);) {
        const gint32 entity = ds_model_get_reference(r, ids, item, "id");
        DsMention mention = {.entity = (guint32)entity,
                             .rule = ds_model_get_interned(item, "rule")};
        if (entity >= 0 && ds_model_get_span(r, item, index, &mention.start, &mention.end))
            g_array_append_val(mentions, mention);
    }
}

static void
read_quotes(DsModelReader *r, DsJson object, guint32 index, GArray *quotes)
{
    DsJsonItems items = ds_model_get_items(object, "quotes");

    for (DsJson item; ds_model_next_item(&items, &item);) {
        DsAttribution quote = {.kind = ds_model_get_quote_kind(item),
                               .speaker = ds_model_get_speaker(r, item),
                               .rule = ds_model_get_interned(item, "rule")};
        const DsJson cue = ds_json_member(item, "cue");
        const DsJson speaker = ds_json_member(item, "speaker_span");
        if (!ds_model_get_range(r, cue, index, &quote.cue_start, &quote.cue_end))
            quote.cue_start = quote.cue_end = 0;
        if (!ds_model_get_range(r, speaker, index, &quote.speaker_start, &quote.speaker_end))
            quote.speaker_start = quote.speaker_end = 0;
        if (ds_model_get_span(r, item, index, &quote.start, &quote.end))
            g_array_append_val(quotes, quote);
    }
}

/* The articles' own fields; annotations come when all ids are known. */
void
ds_model_read_article(DsModelReader *r, DsJson object)
{
    DsCorpus *corpus = r->report->corpus;
    const guint32 index = corpus->articles->len;
    DsArticle *article = ds_article_new();
    g_autofree gchar *family = ds_model_get_word(object, "family");
    DsUtf8Map map;

    article->id = ds_model_dup_string(object, "id");
    if (article->id == NULL || *article->id == '\0') {
        g_free(article->id);
        article->id = g_strdup_printf("a%u", index + 1);
    }
    article->path = ds_model_dup_string(object, "path");
    article->sha256 = ds_model_dup_string(object, "sha256");
    article->encoding = ds_model_get_interned(object, "encoding");
    article->language = ds_model_get_interned(object, "language");
    article->text = ds_model_dup_string(object, "text");
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

    ds_model_get_field(r, object, index, "title", &article->title);
    ds_model_get_field(r, object, index, "author", &article->author);
    ds_model_get_field(r, object, index, "publisher", &article->publisher);
    ds_model_get_date_field(r, object, index, "published", &article->published);
    ds_model_get_date_field(r, object, index, "reference", &article->reference);
    read_blocks(r, object, index, article);
    read_sentences(r, object, index, article);
    ds_article_tokenize(article);
}

void
ds_model_read_notes(DsModelReader *r, DsJson object, guint32 index)
{
    DsArticleNotes *notes = ds_article_notes_new();

    g_ptr_array_add(r->report->annotations->articles, notes);
    read_dates(r, object, index, notes->dates);
    read_mentions(r, object, index, "institutions", r->institutions, notes->institutions);
    read_mentions(r, object, index, "people", r->people, notes->people);
    read_quotes(r, object, index, notes->quotes);
}
