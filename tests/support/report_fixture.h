/* Corpora and reports from texts in memory, and from the seeds. */
#ifndef DS_TESTS_REPORT_FIXTURE_H
#define DS_TESTS_REPORT_FIXTURE_H

#include <string.h>

#include "corpus/read.h"
#include "extract/extract.h"
#include "report/build.h"

typedef struct {
    gchar *path;
    gchar *text;
} FixtureText;

static const gchar *const fixture_seeds[] = {
    "000_2a42ac8db88633a4.txt", "001_442904a76e1c62e5.txt", "002_294789f3ce7b07fa.txt",
    "003_1849a25552ca9d94.txt", "004_f5f80b331a2ddc10.txt",
};

static inline gchar *
fixture_seed(guint index)
{
    g_autofree gchar *path =
        g_build_filename(DS_SOURCE_DIR, "seeds", fixture_seeds[index], NULL);
    gchar *text = NULL;

    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static inline DsPack *
fixture_pack(void)
{
    GError *error = NULL;
    DsPack *pack = ds_pack_load("vi", &error);

    g_assert_no_error(error);
    return pack;
}

/* Reads the bytes as the scan would have found them. FALSE when they are not usable. */
static inline gboolean
fixture_add(DsCorpus *corpus, DsPack *pack, const gchar *path, const gchar *bytes, gsize n)
{
    DsInput input = {g_strdup(path), g_bytes_new(bytes, n)};
    g_autofree gchar *reason = NULL;
    const gboolean used = ds_read_input(&input, pack, corpus->articles, NULL, &reason);

    g_free(input.path);
    g_bytes_unref(input.bytes);
    return used;
}

static inline DsCorpus *
fixture_corpus(DsPack *pack, const FixtureText *texts, guint n)
{
    DsCorpus *corpus = ds_corpus_new();

    for (guint i = 0; i < n; i++)
        fixture_add(corpus, pack, texts[i].path, texts[i].text, strlen(texts[i].text));
    ds_corpus_settle(corpus, pack, NULL);
    return corpus;
}

/* syllables: of the summary, 0 for as many as it takes by itself. */
static inline DsReport *
fixture_report_of_length(DsPack *pack, const FixtureText *texts, guint n, guint syllables)
{
    GError *error = NULL;
    g_autoptr(DsCorpus) corpus = fixture_corpus(pack, texts, n);
    g_autoptr(DsExtractor) extractor = ds_extractor_new(pack, &error);
    const DsReportOptions options = {.n_key_points = 5, .summary_syllables = syllables};

    g_assert_no_error(error);
    DsAnnotations *notes = ds_extract(extractor, corpus, 1, NULL);
    return ds_report_build(corpus, notes, pack, &options, NULL);
}

static inline DsReport *
fixture_report(DsPack *pack, const FixtureText *texts, guint n)
{
    return fixture_report_of_length(pack, texts, n, 0);
}

/* The five seeds; free each text. */
static inline guint
fixture_all_seeds(FixtureText *texts)
{
    for (guint i = 0; i < G_N_ELEMENTS(fixture_seeds); i++) {
        texts[i].path = g_strdup(fixture_seeds[i]);
        texts[i].text = fixture_seed(i);
    }
    return G_N_ELEMENTS(fixture_seeds);
}

static inline void
fixture_texts_clear(FixtureText *texts, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_free(texts[i].path);
        g_free(texts[i].text);
    }
}

#endif
