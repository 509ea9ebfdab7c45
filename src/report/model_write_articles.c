#include "report/model_writer.h"

/* The sentence of an earlier article of the family that this one is a copy of. */
static void
put_copy(DsModelWriter *w, guint32 article, guint32 sentence)
{
    const DsCorpus *corpus = w->report->corpus;
    const DsCopy *copy = ds_corpus_copy_of(corpus, article, sentence);

    if (copy == NULL)
        return;
    const DsArticle *other = ds_corpus_article(corpus, copy->of_article);
    ds_json_out_name(&w->json, "same");
    ds_json_out_begin_object(&w->json);
    ds_model_put_string(w, "article", other->id);
    ds_model_put_int(w, "n",
                     g_array_index(other->sentences, DsSentence, copy->of_sentence).number);
    ds_json_out_end(&w->json);
}

static void
put_blocks(DsModelWriter *w, guint32 index, const DsArticle *article)
{
    ds_model_begin_array(w, "blocks");
    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_range(w, index, block->start, block->end);
        ds_model_put_string(w, "kind", ds_block_kind_name(block->kind));
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
    ds_model_begin_array(w, "sentences");
    for (guint i = 0; i < article->sentences->len; i++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_int(w, "n", sentence->number);
        ds_model_put_range(w, index, sentence->start, sentence->end);
        ds_model_put_int(w, "block", sentence->block);
        put_copy(w, index, i);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_dates(DsModelWriter *w, guint32 index, const GArray *dates)
{
    ds_model_begin_array(w, "dates");
    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *timex = &g_array_index(dates, DsTimex, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_range(w, index, timex->start, timex->end);
        ds_model_put_words(w, index, timex->start, timex->end);
        ds_model_put_date(w, "from", timex->from);
        ds_model_put_date(w, "to", timex->to);
        ds_model_put_string(w, "precision", ds_precision_name(timex->precision));
        ds_model_put_string(w, "kind", ds_timex_kind_name(timex->kind));
        ds_model_put_bool(w, "inferred", timex->inferred);
        ds_model_put_string(w, "rule", timex->rule);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_mentions(
    DsModelWriter *w, guint32 index, const gchar *name, gchar prefix, const GArray *mentions)
{
    ds_model_begin_array(w, name);
    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        if (mention->nested)
            continue;
        ds_json_out_begin_object(&w->json);
        ds_model_put_range(w, index, mention->start, mention->end);
        ds_model_put_words(w, index, mention->start, mention->end);
        ds_model_put_id(w, "id", prefix, mention->entity);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

static void
put_quotes(DsModelWriter *w, guint32 index, const GArray *quotes)
{
    ds_model_begin_array(w, "quotes");
    for (guint i = 0; i < quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
        ds_json_out_begin_object(&w->json);
        ds_model_put_range(w, index, quote->start, quote->end);
        ds_model_put_string(w, "kind", ds_quote_kind_name(quote->kind));
        ds_model_put_speaker(w, "speaker", quote->speaker);
        ds_model_put_optional_range(w, index, "cue", quote->cue_start, quote->cue_end);
        ds_model_put_optional_range(w, index, "speaker_span", quote->speaker_start,
                                    quote->speaker_end);
        ds_model_put_string(w, "rule", quote->rule);
        ds_json_out_end(&w->json);
    }
    ds_json_out_end(&w->json);
}

void
ds_model_put_article(DsModelWriter *w, guint32 index)
{
    const DsArticle *article = ds_model_article_at(w, index);
    const DsArticleNotes *notes = ds_annotations_article(w->report->annotations, index);
    g_autofree gchar *family = g_strdup_printf("f%u", article->family);

    ds_json_out_begin_object(&w->json);
    ds_model_put_string(w, "id", article->id);
    ds_model_put_string(w, "path", article->path);
    ds_model_put_string(w, "sha256", article->sha256);
    ds_model_put_string(w, "encoding", article->encoding);
    ds_model_put_string(w, "language", article->language);
    ds_json_out_name(&w->json, "text");
    ds_json_out_string(&w->json, article->text);
    ds_model_put_field(w, index, "title", &article->title);
    ds_model_put_date_field(w, index, "published", &article->published);
    ds_model_put_date_field(w, index, "reference", &article->reference);
    ds_model_put_field(w, index, "author", &article->author);
    ds_model_put_field(w, index, "publisher", &article->publisher);
    ds_model_put_string(w, "family", family);
    put_blocks(w, index, article);
    put_dates(w, index, notes->dates);
    put_mentions(w, index, "institutions", 'i', notes->institutions);
    put_mentions(w, index, "people", 'p', notes->people);
    put_quotes(w, index, notes->quotes);
    ds_json_out_end(&w->json);
}
