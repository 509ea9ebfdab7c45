/* Words of items: what verify accepts, how sentences are trimmed, what pins do. */
#include "../support/report_fixture.h"

#include "doc/compose.h"
#include "report/diff.h"
#include "report/pins.h"
#include "report/trim.h"
#include "report/verify_words.h"

static void
assert_missing(const gchar *text, const gchar *source, const gchar *expected)
{
    g_autofree gchar *missing = ds_words_missing(text, source);

    g_assert_cmpstr(missing, ==, expected);
}

static void
words_stand_in_order(void)
{
    const gchar *source = "Theo đó, con đập cũ\nsẽ được xây lại vào năm 2031.";

    assert_missing("con đập cũ sẽ được xây lại", source, NULL);
    assert_missing("Con đập cũ […] vào năm 2031.", source, NULL);
    assert_missing("con đập mới", source, "con đập mới");
    assert_missing("xây lại con đập", source, "xây lại con đập");
    assert_missing("vào năm 203", source, "vào năm 203");
}

static FixtureText dam = {
    (gchar *)"dap.txt",
    (gchar *)"Tỉnh Mẫu xây lại con đập cũ\n\n"
             "Ngày 3/4/2031, tỉnh Mẫu khởi công xây lại con đập cũ bên sông Thử. Bên cạnh đó, "
             "tỉnh sẽ mở ba trạm bơm mới cho các xã vùng cao trong mùa khô tới.\n\n"
             "Con đập cũ đã dùng được bốn mươi năm và nay không còn an toàn cho người dân sống "
             "ở phía dưới.\n"};

static void
opening_is_dropped(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsCorpus) corpus = fixture_corpus(pack, &dam, 1);
    g_autoptr(DsOpeners) openers = ds_openers_new(pack);
    const DsArticle *article = ds_corpus_article(corpus, 0);
    const gchar *at = strstr(article->text, "Bên cạnh đó");
    const DsSentence *sentence = ds_article_sentence_at(article, (guint32)(at - article->text));
    const DsSpan span = {0, sentence->start, sentence->end};
    g_autofree gchar *text = ds_trim_opening(openers, corpus, span);

    g_assert_cmpstr(text, ==,
                    "Tỉnh sẽ mở ba trạm bơm mới cho các xã vùng cao trong mùa khô tới.");
}

static void
date_alone_is_never_left(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsCorpus) corpus = fixture_corpus(pack, &dam, 1);
    g_autoptr(DsOpeners) openers = ds_openers_new(pack);
    const DsArticle *article = ds_corpus_article(corpus, 0);
    const guint32 at = (guint32)(strstr(article->text, "Ngày 3/4") - article->text);
    const DsSentence *sentence = ds_article_sentence_at(article, at);
    const DsSpan span = {0, sentence->start, sentence->end}, keep = {0, at, at + 4};
    g_autofree gchar *text = ds_trim_around(openers, corpus, span, keep, 5);

    g_assert_cmpstr(text, ==,
                    "Ngày 3/4/2031, tỉnh Mẫu khởi công xây lại con đập cũ bên sông Thử.");
}

static void
apply(DsReport *report, const gchar *lines, DsDiag *diag)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(lines, strlen(lines));

    ds_pins_apply(report, "pins.tsv", bytes, diag);
}

static void
pins_drop_and_pin(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = fixture_report(pack, &dam, 1);
    g_autoptr(DsReport) before = fixture_report(pack, &dam, 1);
    g_autoptr(DsDiag) diag = ds_diag_new();

    g_assert_cmpuint(report->chronology->len, ==, 1);
    apply(report, "# by hand\ndrop\tchronology\t[1·2]\n", diag);
    g_assert_cmpuint(ds_diag_size(diag), ==, 0);
    g_assert_cmpuint(report->chronology->len, ==, 0);
    g_assert_true(report->edited);

    g_autoptr(GPtrArray) changes = ds_report_diff(before, report);
    g_assert_cmpuint(changes->len, ==, 1);
    g_autofree gchar *line = ds_change_format((const DsChange *)changes->pdata[0]);
    g_assert_true(g_str_has_prefix(line, "- chronology: 2031-04-03: Ngày 3/4/2031"));
}

/* What came since an earlier issue is dated on the page as the chronology is. */
static void
changes_are_dated_as_the_page_dates(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = fixture_report(pack, &dam, 1);
    g_autoptr(DsReport) before = fixture_report(pack, &dam, 1);
    g_autoptr(DsDiag) diag = ds_diag_new();

    apply(before, "drop\tchronology\t[1·2]\n", diag);
    g_autoptr(GPtrArray) changes = ds_report_diff(before, report);
    const DsComposeOptions options = {.changes = changes};
    g_autoptr(DsDocument) document = ds_compose(report, pack, &options);
    const DsNode *since = ds_node_child(ds_document_part(document, "front"), "since");
    g_assert_nonnull(since);
    g_assert_cmpuint(since->children->len, ==, 1);
    g_autofree gchar *line = ds_node_dup_words(ds_node_at(since, 0));
    g_assert_nonnull(strstr(line, ": 3/4/2031: Ngày 3/4/2031"));
    g_assert_null(strstr(line, "2031-04-03"));
}

static void
pins_tell_what_they_cannot_do(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) report = fixture_report(pack, &dam, 1);
    g_autoptr(DsDiag) diag = ds_diag_new();

    apply(report, "drop\tchronology\t[9·9]\nfly\tsummary\t[1·2]\nmove\tsummary\t1.2\n", diag);
    g_assert_cmpuint(ds_diag_size(diag), ==, 3);
    g_assert_cmpuint(ds_diag_message(diag, 1)->line, ==, 2);
    g_assert_false(report->edited);
}

static void
equal_reports_have_no_changes(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    g_autoptr(DsReport) a = fixture_report(pack, &dam, 1);
    g_autoptr(DsReport) b = fixture_report(pack, &dam, 1);
    g_autoptr(GPtrArray) changes = ds_report_diff(a, b);

    g_assert_cmpuint(changes->len, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/verify/words-stand-in-order", words_stand_in_order);
    g_test_add_func("/trim/opening-is-dropped", opening_is_dropped);
    g_test_add_func("/trim/date-alone-is-never-left", date_alone_is_never_left);
    g_test_add_func("/pins/drop-and-diff", pins_drop_and_pin);
    g_test_add_func("/pins/tell-what-they-cannot-do", pins_tell_what_they_cannot_do);
    g_test_add_func("/diff/changes-are-dated-as-the-page-dates",
                    changes_are_dated_as_the_page_dates);
    g_test_add_func("/diff/equal-reports-have-no-changes", equal_reports_have_no_changes);
    return g_test_run();
}
