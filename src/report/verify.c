#include "report/verify.h"

#include <string.h>

#include <dossier/error.h>

#include "report/verify_words.h"

typedef struct {
    const DsReport *model;
    const DsCorpus *sources;
    GArray *source_of; /* of gint32: index of each model article's source, or -1 */
    GPtrArray *mismatches;
} Check;

static void
mismatch_free(gpointer data)
{
    DsMismatch *mismatch = (DsMismatch *)data;

    g_free(mismatch->place);
    g_free(mismatch->text);
    g_free(mismatch);
}

GPtrArray *
ds_mismatches_new(void)
{
    return g_ptr_array_new_with_free_func(mismatch_free);
}

static DsMismatch *
complain(Check *check, DsMismatchKind kind, const gchar *place, gchar *text)
{
    DsMismatch *mismatch = g_new0(DsMismatch, 1);

    mismatch->kind = kind;
    mismatch->place = g_strdup(place);
    mismatch->text = text;
    g_ptr_array_add(check->mismatches, mismatch);
    return mismatch;
}

/* The source of the same path; failing that, of the same bytes: a folder may have been moved.
 */
static gint32
find_source(const DsCorpus *sources, const DsArticle *article)
{
    for (guint a = 0; a < sources->articles->len; a++)
        if (g_strcmp0(ds_corpus_article(sources, a)->path, article->path) == 0)
            return (gint32)a;
    for (guint a = 0; a < sources->articles->len; a++)
        if (g_strcmp0(ds_corpus_article(sources, a)->sha256, article->sha256) == 0)
            return (gint32)a;
    g_autofree gchar *name = g_path_get_basename(article->path);
    for (guint a = 0; a < sources->articles->len; a++) {
        g_autofree gchar *other = g_path_get_basename(ds_corpus_article(sources, a)->path);
        if (g_str_equal(name, other))
            return (gint32)a;
    }
    return -1;
}

static void
check_sources(Check *check)
{
    const DsCorpus *corpus = check->model->corpus;

    for (guint a = 0; a < corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(corpus, a);
        const gint32 index = find_source(check->sources, article);
        g_array_append_val(check->source_of, index);
        if (index < 0)
            complain(check, DS_VERIFY_MISSING, article->path, NULL)->article = a + 1;
        else if (g_strcmp0(ds_corpus_article(check->sources, (guint)index)->sha256,
                           article->sha256) != 0)
            complain(check, DS_VERIFY_HASH, article->path, NULL)->article = a + 1;
    }
}

static const DsArticle *
source_article(const Check *check, guint32 article)
{
    const gint32 index = g_array_index(check->source_of, gint32, article);

    return index < 0 ? NULL : ds_corpus_article(check->sources, (guint)index);
}

static gchar *
dup_range(const DsArticle *article, guint32 start, guint32 end)
{
    const gsize n = strlen(article->text);

    if (start >= n)
        return g_strdup("");
    g_autofree gchar *cut = g_strndup(article->text + start, MIN(end, n) - start);
    return g_utf8_make_valid(cut, -1);
}

static gboolean
span_is_sound(const DsCorpus *corpus, DsSpan span)
{
    return span.article < corpus->articles->len && span.start < span.end &&
           span.end <= strlen(ds_corpus_article(corpus, span.article)->text);
}

/* The number of the cited sentence must name the same words in the source. */
static void
check_sentence(Check *check, const DsArticle *source, const gchar *place, DsSpan span)
{
    const DsArticle *article = ds_corpus_article(check->model->corpus, span.article);
    const DsSentence *cited = ds_article_sentence_at(article, span.start);

    if (cited == NULL)
        return; /* a caption or a heading line: cited by its place alone */
    const DsSentence *named =
        cited->number <= source->sentences->len
            ? &g_array_index(source->sentences, DsSentence, cited->number - 1)
            : NULL;
    if (named != NULL && named->start == cited->start && named->end == cited->end)
        return;
    DsMismatch *mismatch = complain(check, DS_VERIFY_SENTENCE, place,
                                    dup_range(article, cited->start, cited->end));
    mismatch->article = span.article + 1;
    mismatch->sentence = cited->number;
}

static void
check_span(Check *check, const gchar *place, DsSpan span)
{
    if (!span_is_sound(check->model->corpus, span)) {
        complain(check, DS_VERIFY_EVIDENCE, place, NULL);
        return;
    }
    const DsArticle *article = ds_corpus_article(check->model->corpus, span.article);
    const DsArticle *source = source_article(check, span.article);
    if (source == NULL)
        return; /* told already: the source is missing */
    const DsSentence *cited = ds_article_sentence_at(article, span.start);
    const guint32 start = cited != NULL ? MIN(cited->start, span.start) : span.start;
    const guint32 end = cited != NULL ? MAX(cited->end, span.end) : span.end;
    g_autofree gchar *model = dup_range(article, start, end);
    g_autofree gchar *now = dup_range(source, start, end);
    if (g_str_equal(model, now)) {
        check_sentence(check, source, place, span);
        return;
    }
    DsMismatch *mismatch = complain(check, DS_VERIFY_SPAN, place, g_steal_pointer(&now));
    mismatch->article = span.article + 1;
    mismatch->sentence = cited != NULL ? cited->number : 0;
}

/* The words of all evidence, from the sources where they are known. */
static gchar *
evidence_words(const Check *check, const GArray *evidence)
{
    g_autoptr(GString) words = g_string_new(NULL);

    for (guint i = 0; i < evidence->len; i++) {
        const DsSpan span = g_array_index(evidence, DsEvidence, i).span;
        if (!span_is_sound(check->model->corpus, span))
            continue;
        const DsArticle *source = source_article(check, span.article);
        g_autofree gchar *part = dup_range(
            source != NULL ? source : ds_corpus_article(check->model->corpus, span.article),
            span.start, span.end);
        g_string_append(words, part);
        g_string_append(words, "\n\n");
    }
    return g_strdup(words->str);
}

static void
check_item(
    Check *check, const gchar *part, guint number, const gchar *text, const GArray *evidence)
{
    g_autofree gchar *place = g_strdup_printf("%s %u", part, number);

    if (evidence->len == 0)
        complain(check, DS_VERIFY_EVIDENCE, place, g_strdup(text));
    for (guint i = 0; i < evidence->len; i++)
        check_span(check, place, g_array_index(evidence, DsEvidence, i).span);
    if (text == NULL)
        return;
    g_autofree gchar *words = evidence_words(check, evidence);
    g_auto(GStrv) pieces = g_strsplit(text, " | ", -1);
    for (guint i = 0; pieces[i] != NULL; i++) {
        gchar *missing = ds_words_missing(pieces[i], words);
        if (missing == NULL)
            continue;
        DsMismatch *mismatch = complain(check, DS_VERIFY_WORDS, place, missing);
        if (evidence->len > 0)
            mismatch->article = g_array_index(evidence, DsEvidence, 0).span.article + 1;
    }
}

static void
check_label(Check *check, guint number, const DsEvent *event)
{
    g_autofree gchar *missing = event->label != NULL && event->text != NULL
                                    ? ds_words_missing(event->label, event->text)
                                    : NULL;

    if (missing == NULL)
        return;
    g_autofree gchar *place = g_strdup_printf("chronology %u", number);
    complain(check, DS_VERIFY_WORDS, place, g_steal_pointer(&missing));
}

static void
check_items(Check *check)
{
    const DsReport *model = check->model;

    for (guint i = 0; i < model->themes->len; i++) {
        const DsTheme *theme = (const DsTheme *)g_ptr_array_index(model->themes, i);
        check_item(check, "theme", i + 1, theme->name, theme->evidence);
    }
    for (guint i = 0; i < model->summary->len; i++) {
        const DsSummaryItem *item = (const DsSummaryItem *)g_ptr_array_index(model->summary, i);
        check_item(check, "summary", i + 1, item->text, item->evidence);
    }
    for (guint i = 0; i < model->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(model->chronology, i);
        check_item(check, "chronology", i + 1, event->text, event->evidence);
        check_label(check, i + 1, event);
    }
    for (guint i = 0; i < model->key_quotes->len; i++) {
        const DsKeyQuote *quote = (const DsKeyQuote *)g_ptr_array_index(model->key_quotes, i);
        check_item(check, "quote", i + 1, quote->text, quote->evidence);
    }
    for (guint i = 0; i < model->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)g_ptr_array_index(model->gaps, i);
        check_item(check, "gap", i + 1, gap->text, gap->evidence);
    }
}

gboolean
ds_verify(const DsReport *model, const DsCorpus *sources, GPtrArray *mismatches, GError **error)
{
    g_autoptr(GArray) source_of = g_array_new(FALSE, FALSE, sizeof(gint32));
    Check check = {model, sources, source_of, mismatches};
    const guint before = mismatches->len;

    check_sources(&check);
    check_items(&check);
    if (mismatches->len == before)
        return TRUE;
    g_set_error(error, DS_ERROR, DS_ERROR_MISMATCH,
                "%u mismatches between the model and its sources", mismatches->len - before);
    return FALSE;
}

gchar *
ds_mismatch_format(const DsMismatch *mismatch)
{
    static const gchar *const what[] = {
        [DS_VERIFY_MISSING] = "source not found",
        [DS_VERIFY_HASH] = "source has other bytes than the model was made from",
        [DS_VERIFY_SPAN] = "cited words differ in the source",
        [DS_VERIFY_SENTENCE] = "the number names another sentence in the source",
        [DS_VERIFY_WORDS] = "words are not in the evidence",
        [DS_VERIFY_EVIDENCE] = "evidence is missing or lies outside its article",
    };
    g_autoptr(GString) line = g_string_new(mismatch->place);

    if (mismatch->article > 0 && mismatch->sentence > 0)
        g_string_append_printf(line, ": [%u·%u]", mismatch->article, mismatch->sentence);
    else if (mismatch->article > 0)
        g_string_append_printf(line, ": [%u]", mismatch->article);
    g_string_append_printf(line, ": %s", what[mismatch->kind]);
    if (mismatch->text != NULL)
        g_string_append_printf(line, ": %s", mismatch->text);
    return g_strdup(line->str);
}
