/* verify: a model holds against its own sources, and no byte of a cited sentence can change
 * without being named. */
#include "../support/report_fixture.h"

#include "report/verify.h"

static void
own_sources_hold(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[5];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsReport) report = fixture_report(pack, texts, n);
    g_autoptr(DsCorpus) again = fixture_corpus(pack, texts, n);
    g_autoptr(GPtrArray) mismatches = ds_mismatches_new();
    g_autoptr(GError) error = NULL;
    const gboolean holds = ds_verify(report, again, mismatches, &error);

    for (guint i = 0; i < mismatches->len; i++) {
        g_autofree gchar *line =
            ds_mismatch_format((const DsMismatch *)g_ptr_array_index(mismatches, i));
        g_test_message("%s", line);
    }
    g_assert_true(holds);
    g_assert_no_error(error);
    g_assert_cmpuint(report->summary->len, >, 3);
    g_assert_cmpuint(report->chronology->len, >, 10);
    g_assert_cmpuint(report->key_quotes->len, >, 5);
    fixture_texts_clear(texts, n);
}

/* The sources with one changed byte in the first; an unusable file is left out. */
static DsCorpus *
changed_corpus(
    DsPack *pack, const FixtureText *texts, guint n, guint article, const gchar *bytes)
{
    DsCorpus *corpus = ds_corpus_new();

    for (guint i = 0; i < n; i++) {
        const gchar *text = i == article ? bytes : texts[i].text;
        fixture_add(corpus, pack, texts[i].path, text, strlen(texts[i].text));
    }
    ds_corpus_settle(corpus, pack, NULL);
    return corpus;
}

/* Whether the list names the source and, when its bytes are text still, the sentence. */
static gboolean
names_change(const GPtrArray *mismatches, guint32 article)
{
    for (guint i = 0; i < mismatches->len; i++) {
        const DsMismatch *mismatch = (const DsMismatch *)g_ptr_array_index(mismatches, i);
        if (mismatch->article == article + 1 &&
            (mismatch->kind == DS_VERIFY_HASH || mismatch->kind == DS_VERIFY_MISSING))
            return TRUE;
    }
    return FALSE;
}

static gboolean
names_words(const GPtrArray *mismatches, guint32 article)
{
    for (guint i = 0; i < mismatches->len; i++) {
        const DsMismatch *mismatch = (const DsMismatch *)g_ptr_array_index(mismatches, i);
        if (mismatch->article == article + 1 &&
            (mismatch->kind == DS_VERIFY_SPAN || mismatch->kind == DS_VERIFY_MISSING))
            return TRUE;
    }
    return FALSE;
}

/* A byte of the only source becomes another one: the source is named, and the words. */
static void
change_byte(DsPack *pack, const DsReport *report, const FixtureText *text, gsize byte)
{
    g_autofree gchar *bytes = g_strdup(text->text);

    bytes[byte] = (gchar)(bytes[byte] == 'x' ? 'y' : 'x');
    g_autoptr(DsCorpus) changed = changed_corpus(pack, text, 1, 0, bytes);
    g_autoptr(GPtrArray) mismatches = ds_mismatches_new();
    g_assert_false(ds_verify(report, changed, mismatches, NULL));
    g_assert_true(names_change(mismatches, 0));
    g_assert_true(names_words(mismatches, 0));
}

/* Marks the bytes of the source that evidence cites. */
static void
mark_cited(const DsReport *report, const gchar *text, const GArray *evidence, gboolean *cited)
{
    for (guint i = 0; i < evidence->len; i++) {
        const DsSpan span = g_array_index(evidence, DsEvidence, i).span;
        g_autofree gchar *words = ds_corpus_dup_text(report->corpus, span);
        const gchar *at = strstr(text, words);
        g_assert_nonnull(at);
        for (gsize k = 0; k < strlen(words); k++)
            cited[(gsize)(at - text) + k] = TRUE;
    }
}

/* Which bytes of the source the report made of it alone cites. */
static gboolean *
cited_bytes(const DsReport *report, const gchar *text)
{
    gboolean *cited = g_new0(gboolean, strlen(text) + 1);

    for (guint i = 0; i < report->summary->len; i++)
        mark_cited(report, text, ((const DsSummaryItem *)report->summary->pdata[i])->evidence,
                   cited);
    for (guint i = 0; i < report->chronology->len; i++)
        mark_cited(report, text, ((const DsEvent *)report->chronology->pdata[i])->evidence,
                   cited);
    for (guint i = 0; i < report->key_quotes->len; i++)
        mark_cited(report, text, ((const DsKeyQuote *)report->key_quotes->pdata[i])->evidence,
                   cited);
    return cited;
}

/* A seed as the program reads it, composed and with one kind of line end: each byte of it is a
 * byte of the source. */
static gchar *
clean_seed(DsPack *pack, guint seed)
{
    FixtureText text = {g_strdup("a.txt"), fixture_seed(seed)};
    g_autoptr(DsCorpus) corpus = fixture_corpus(pack, &text, 1);

    fixture_texts_clear(&text, 1);
    return g_strdup(ds_corpus_article(corpus, 0)->text);
}

/* Changes the cited bytes of a seed one at a time, each step-th of them. */
static void
change_seed(guint seed, guint step)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText text = {g_strdup("a.txt"), clean_seed(pack, seed)};
    g_autoptr(DsReport) report = fixture_report(pack, &text, 1);
    g_autofree gboolean *cited = cited_bytes(report, text.text);
    guint n = 0;

    for (gsize byte = 0; byte < strlen(text.text); byte++)
        if (cited[byte] && n++ % step == 0)
            change_byte(pack, report, &text, byte);
    g_test_message("%s: %u bytes cited, each %u. changed", fixture_seeds[seed], n, step);
    g_assert_cmpuint(n, >, 500);
    fixture_texts_clear(&text, 1);
}

/* The shortest of the seeds byte by byte; of the others, a prime number apart, so that every
 * place of a letter of several bytes is met. DS_TEST_EVERY_BYTE set: all of them. */
static void
every_byte_counts(void)
{
    const guint step = g_getenv("DS_TEST_EVERY_BYTE") != NULL ? 1 : 13;

    for (guint seed = 0; seed < G_N_ELEMENTS(fixture_seeds); seed++)
        change_seed(seed, seed == 3 ? 1 : step);
}

static void
words_of_an_edited_item_are_found(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[5];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsReport) report = fixture_report(pack, texts, n);
    g_autoptr(DsCorpus) again = fixture_corpus(pack, texts, n);
    g_autoptr(GPtrArray) mismatches = ds_mismatches_new();
    DsEvent *event = (DsEvent *)g_ptr_array_index(report->chronology, 2);

    g_free(event->text);
    event->text = g_strdup("Một câu không có trong nguồn");
    g_clear_pointer(&event->label,
                    g_free); /* its words would be missing from the new text too */
    g_assert_false(ds_verify(report, again, mismatches, NULL));
    g_assert_cmpuint(mismatches->len, ==, 1);
    const DsMismatch *mismatch = (const DsMismatch *)g_ptr_array_index(mismatches, 0);
    g_assert_cmpint(mismatch->kind, ==, DS_VERIFY_WORDS);
    g_assert_cmpstr(mismatch->place, ==, "chronology 3");
    fixture_texts_clear(texts, n);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/verify/own-sources-hold", own_sources_hold);
    g_test_add_func("/verify/every-byte-of-a-cited-sentence-counts", every_byte_counts);
    g_test_add_func("/verify/words-of-an-edited-item-are-found",
                    words_of_an_edited_item_are_found);
    return g_test_run();
}
