#include "report/dump.h"

#include "base/utf8.h"

/* The words of a range on one line. */
static gchar *
dup_words(const DsArticle *article, guint32 start, guint32 end)
{
    return ds_utf8_squeeze(article->text + start, (gssize)(end - start));
}

static void
append_field(GString *out, const gchar *name, const DsField *field)
{
    if (field->text != NULL)
        g_string_append_printf(out, "  %s: %s (%s)\n", name, field->text,
                               field->basis != NULL ? field->basis : "-");
}

static void
append_date_field(GString *out, const gchar *name, const DsDateField *field)
{
    g_autofree gchar *iso = ds_date_to_iso(field->date);

    if (iso == NULL)
        return;
    g_string_append_printf(out, "  %s: %s (%s)%s%s\n", name, iso,
                           field->basis != NULL ? field->basis : "-",
                           field->why != NULL ? " " : "", field->why != NULL ? field->why : "");
}

/* "{= 1·12}" after a copied sentence. */
static void
append_copy(GString *out, const DsCorpus *corpus, guint32 article, guint32 sentence)
{
    const DsCopy *copy = ds_corpus_copy_of(corpus, article, sentence);

    if (copy == NULL)
        return;
    const DsArticle *other = ds_corpus_article(corpus, copy->of_article);
    g_string_append_printf(
        out, " {= %u·%u}", copy->of_article + 1,
        g_array_index(other->sentences, DsSentence, copy->of_sentence).number);
}

static void
append_block(GString *out, const DsCorpus *corpus, guint32 index, const DsBlock *block)
{
    const DsArticle *article = ds_corpus_article(corpus, index);
    const gchar *kind = ds_block_kind_name(block->kind);

    if (block->n_sentences == 0) {
        g_autofree gchar *words = dup_words(article, block->start, block->end);
        g_string_append_printf(out, "  %-11s     | %s\n", kind, words);
    }
    for (guint32 s = 0; s < block->n_sentences; s++) {
        const DsSentence *sentence =
            &g_array_index(article->sentences, DsSentence, block->first_sentence + s);
        g_autofree gchar *words = dup_words(article, sentence->start, sentence->end);
        g_string_append_printf(out, "  %-11s %3u | %s", s == 0 ? kind : "", sentence->number,
                               words);
        append_copy(out, corpus, index, block->first_sentence + s);
        g_string_append_c(out, '\n');
    }
}

gchar *
ds_dump_articles(const DsCorpus *corpus)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        g_string_append_printf(out, "%s %s\n", article->id, article->path);
        g_string_append_printf(out, "  encoding: %s, language: %s, family: f%u\n",
                               article->encoding != NULL ? article->encoding : "-",
                               article->language != NULL ? article->language : "-",
                               article->family);
        append_field(out, "title", &article->title);
        append_field(out, "author", &article->author);
        append_field(out, "publisher", &article->publisher);
        append_date_field(out, "published", &article->published);
        append_date_field(out, "reference", &article->reference);
        for (guint b = 0; b < article->blocks->len; b++)
            append_block(out, corpus, i, &g_array_index(article->blocks, DsBlock, b));
    }
    for (guint i = 0; i < corpus->left_out->len; i++) {
        const DsLeftOut *left_out = &g_array_index(corpus->left_out, DsLeftOut, i);
        g_string_append_printf(out, "left out: %s: %s\n", left_out->path, left_out->reason);
    }
    return g_string_free(out, FALSE);
}

/* "[2·14] " for a place inside a sentence, "[2] " for one outside. */
static void
append_place(GString *out, const DsCorpus *corpus, guint32 article, guint32 offset)
{
    const DsSentence *sentence =
        ds_article_sentence_at(ds_corpus_article(corpus, article), offset);

    if (sentence != NULL)
        g_string_append_printf(out, "[%u·%u]", article + 1, sentence->number);
    else
        g_string_append_printf(out, "[%u]", article + 1);
}

static void
append_date(GString *out, const DsArticle *article, const DsTimex *timex)
{
    g_autofree gchar *words = dup_words(article, timex->start, timex->end);
    g_autofree gchar *from = ds_date_to_iso(timex->from);
    g_autofree gchar *to = ds_date_to_iso(timex->to);

    g_string_append_printf(out, " date \"%s\" %s/%s %s %s%s {%s}\n", words,
                           from != NULL ? from : "?", to != NULL ? to : "?",
                           ds_precision_name(timex->precision), ds_timex_kind_name(timex->kind),
                           timex->inferred ? " inferred" : "",
                           timex->rule != NULL ? timex->rule : "-");
}

static void
append_mention(GString *out,
               const DsArticle *article,
               const DsMention *mention,
               const gchar *what,
               const gchar *name)
{
    g_autofree gchar *words = dup_words(article, mention->start, mention->end);

    g_string_append_printf(out, " %s \"%s\" = %s%s {%s}\n", what, words, name,
                           mention->nested ? " nested" : "",
                           mention->rule != NULL ? mention->rule : "-");
}

static const gchar *
speaker_name(const DsAnnotations *annotations, DsSpeaker speaker)
{
    switch (speaker.kind) {
    case DS_SPEAKER_PERSON:
        return ds_annotations_person(annotations, speaker.entity)->name;
    case DS_SPEAKER_INSTITUTION:
        return ds_annotations_institution(annotations, speaker.entity)->name;
    default:
        return "?";
    }
}

static void
append_quote(GString *out,
             const DsArticle *article,
             const DsAnnotations *annotations,
             const DsAttribution *quote)
{
    g_autofree gchar *words = dup_words(article, quote->start, quote->end);
    g_autofree gchar *cue = dup_words(article, quote->cue_start, quote->cue_end);

    g_string_append_printf(out, " %s by %s, cue \"%s\": %s {%s}\n",
                           ds_quote_kind_name(quote->kind),
                           speaker_name(annotations, quote->speaker), cue, words,
                           quote->rule != NULL ? quote->rule : "-");
}

gchar *
ds_dump_mentions(const DsCorpus *corpus, const DsAnnotations *annotations)
{
    GString *out = g_string_new(NULL);

    for (guint32 i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        const DsArticleNotes *notes = ds_annotations_article(annotations, i);
        for (guint k = 0; k < notes->dates->len; k++) {
            const DsTimex *timex = &g_array_index(notes->dates, DsTimex, k);
            append_place(out, corpus, i, timex->start);
            append_date(out, article, timex);
        }
        for (guint k = 0; k < notes->institutions->len; k++) {
            const DsMention *mention = &g_array_index(notes->institutions, DsMention, k);
            append_place(out, corpus, i, mention->start);
            append_mention(out, article, mention, "institution",
                           ds_annotations_institution(annotations, mention->entity)->name);
        }
        for (guint k = 0; k < notes->people->len; k++) {
            const DsMention *mention = &g_array_index(notes->people, DsMention, k);
            append_place(out, corpus, i, mention->start);
            append_mention(out, article, mention, "person",
                           ds_annotations_person(annotations, mention->entity)->name);
        }
        for (guint k = 0; k < notes->quotes->len; k++) {
            const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, k);
            append_place(out, corpus, i, quote->start);
            append_quote(out, article, annotations, quote);
        }
    }
    return g_string_free(out, FALSE);
}

static void
append_evidence(GString *out, const DsCorpus *corpus, const GArray *evidence)
{
    for (guint i = 0; i < evidence->len; i++) {
        const DsEvidence *item = &g_array_index(evidence, DsEvidence, i);
        g_string_append_c(out, ' ');
        append_place(out, corpus, item->span.article, item->span.start);
        g_string_append_printf(out, "{%s}", item->rule != NULL ? item->rule : "-");
    }
    g_string_append_c(out, '\n');
}

static void
append_summary(GString *out, const DsReport *report)
{
    for (guint i = 0; i < report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(report->summary, i);
        g_string_append_printf(out, "summary theme %d accounts %u%s%s: %s", item->theme,
                               item->accounts, item->key ? " key" : "",
                               item->differs ? " differs" : "", item->text);
        append_evidence(out, report->corpus, item->evidence);
    }
}

static void
append_chronology(GString *out, const DsReport *report)
{
    for (guint i = 0; i < report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(report->chronology, i);
        g_autofree gchar *from = ds_date_to_iso(event->from);
        g_autofree gchar *to = ds_date_to_iso(event->to);
        g_string_append_printf(
            out, "%s %s/%s %s%s importance %u accounts %u [%s]: %s",
            ds_about_name(event->about), from, to, ds_precision_name(event->precision),
            event->inferred ? " inferred" : "", event->importance, event->accounts,
            event->label != NULL ? event->label : "", event->text);
        append_evidence(out, report->corpus, event->evidence);
    }
}

static void
append_key_quotes(GString *out, const DsReport *report)
{
    for (guint i = 0; i < report->key_quotes->len; i++) {
        const DsKeyQuote *quote = (const DsKeyQuote *)g_ptr_array_index(report->key_quotes, i);
        g_string_append_printf(out, "quote %s by %s (%s): %s", ds_quote_kind_name(quote->kind),
                               speaker_name(report->annotations, quote->speaker),
                               quote->role != NULL ? quote->role : "-", quote->text);
        append_evidence(out, report->corpus, quote->evidence);
    }
}

gchar *
ds_dump_report(const DsReport *report)
{
    GString *out = g_string_new(NULL);
    g_autofree gchar *as_of = ds_date_to_iso(report->as_of);

    g_string_append_printf(out, "as of %s, title: %s\n", as_of != NULL ? as_of : "?",
                           report->title != NULL ? report->title : "-");
    for (guint i = 0; i < report->themes->len; i++) {
        const DsTheme *theme = (const DsTheme *)g_ptr_array_index(report->themes, i);
        g_string_append_printf(out, "theme %u: %s", i, theme->name != NULL ? theme->name : "-");
        append_evidence(out, report->corpus, theme->evidence);
    }
    append_summary(out, report);
    append_chronology(out, report);
    append_key_quotes(out, report);
    for (guint i = 0; i < report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)g_ptr_array_index(report->gaps, i);
        g_string_append_printf(out, "gap %s: %s", gap->kind, gap->text);
        append_evidence(out, report->corpus, gap->evidence);
    }
    return g_string_free(out, FALSE);
}
