/* The report model: what is written is read back the same; what does not fit is dropped. */
#include <glib.h>

#include <string.h>

#include "report/model_json.h"

static const gchar model[] =
    "{\"format\":\"dossier-report\",\"version\":1,\"language\":\"vi\",\"as_of\":\"2024-07-16\","
    "\"articles\":[{\"id\":\"a1\",\"path\":\"x.txt\",\"text\":\"Hội nghị mở. Ông Lâm nói.\","
    "\"family\":\"f1\",\"blocks\":[{\"start\":0,\"end\":25,\"kind\":\"body\"}],"
    "\"sentences\":[{\"n\":1,\"start\":0,\"end\":12,\"block\":0},"
    "{\"n\":2,\"start\":13,\"end\":25,\"block\":0},{\"n\":3,\"start\":20,\"end\":99,\"block\":"
    "0}],"
    "\"people\":[{\"start\":17,\"end\":20,\"text\":\"Lâm\",\"id\":\"p1\"},"
    "{\"start\":17,\"end\":20,\"text\":\"Lâm\",\"id\":\"p9\"}]}],"
    "\"people\":[{\"id\":\"p1\",\"name\":\"Lâm\",\"roles\":[],\"mentions\":1,"
    "\"articles\":[\"a1\"]}],"
    "\"summary\":[{\"text\":\"Hội nghị mở.\",\"accounts\":1,"
    "\"evidence\":[{\"article\":\"a1\",\"start\":0,\"end\":12,\"rule\":\"lead\"}]},"
    "{\"text\":\"without proof\",\"evidence\":[]}]}";

static DsReport *
read_text(const gchar *text, DsDiag *diag, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));

    return ds_model_read("m.json", bytes, NULL, diag, error);
}

static void
test_spans_are_bytes(void)
{
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(DsReport) report = read_text(model, diag, NULL);

    g_assert_nonnull(report);
    const DsArticle *article = ds_corpus_article(report->corpus, 0);
    const DsMention *mention =
        &g_array_index(ds_annotations_article(report->annotations, 0)->people, DsMention, 0);
    g_autofree gchar *words =
        ds_corpus_dup_text(report->corpus, (DsSpan){0, mention->start, mention->end});
    g_assert_cmpstr(words, ==, "Lâm");
    g_assert_cmpuint(article->sentences->len, ==, 2);
}

static void
test_what_does_not_fit_is_dropped(void)
{
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(DsReport) report = read_text(model, diag, NULL);

    g_assert_cmpuint(report->summary->len, ==, 1);
    g_assert_cmpuint(ds_annotations_article(report->annotations, 0)->people->len, ==, 1);
    g_assert_cmpuint(ds_diag_size(diag), ==, 3); /* a span, an id, an item without evidence */
}

static void
test_round_trip(void)
{
    g_autoptr(DsReport) first = read_text(model, NULL, NULL);
    g_autoptr(GBytes) written = ds_model_write(first);
    g_autoptr(DsReport) second = ds_model_read("m.json", written, NULL, NULL, NULL);

    g_assert_nonnull(second);
    g_autoptr(GBytes) again = ds_model_write(second);
    g_assert_true(g_bytes_equal(written, again));
}

static void
test_no_model(void)
{
    static const gchar *const bad[] = {"",
                                       "{",
                                       "[]",
                                       "{}",
                                       "{\"format\":\"x\",\"version\":1}",
                                       "{\"format\":\"dossier-report\",\"version\":2}"};

    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(read_text(bad[i], NULL, &error));
        g_assert_nonnull(error);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/model/spans-are-bytes-inside", test_spans_are_bytes);
    g_test_add_func("/model/what-does-not-fit-is-dropped", test_what_does_not_fit_is_dropped);
    g_test_add_func("/model/round-trip", test_round_trip);
    g_test_add_func("/model/no-model", test_no_model);
    return g_test_run();
}
