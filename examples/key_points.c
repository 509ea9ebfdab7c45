/* key_points FILE.epub ARTICLE…: prints the key points of some articles, each with the place it
 * stands at, and writes their briefing as an e-book.
 *
 *     cc key_points.c $(pkg-config --cflags --libs dossier) -o key_points */
#include <dossier/dossier.h>

static void
print_key_points(const DsReport *report)
{
    for (guint i = 0; i < report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(report->summary, i);
        const DsSpan span = g_array_index(item->evidence, DsEvidence, 0).span;
        const DsArticle *article = ds_corpus_article(report->corpus, span.article);
        const DsSentence *sentence = ds_article_sentence_at(article, span.start);

        if (item->key && sentence != NULL)
            g_print("%s, sentence %u: %s\n", article->path, sentence->number, item->text);
    }
}

static void
print_messages(const DsDiag *diag)
{
    for (guint i = 0; i < ds_diag_size(diag); i++) {
        g_autofree gchar *line = ds_diag_format(ds_diag_message(diag, i));
        g_printerr("%s\n", line);
    }
}

int
main(int argc, char **argv)
{
    static const gchar *const settings[] = {"summary.points=3", "report.annex=cited", NULL};
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(GError) error = NULL;

    if (argc < 3) {
        g_printerr("usage: key_points FILE.epub ARTICLE…\n");
        return 2;
    }
    g_autoptr(DsBriefing) briefing =
        ds_briefing_new((const gchar *const *)argv + 2, settings, diag, &error);
    if (briefing != NULL) {
        print_key_points(ds_briefing_report(briefing));
        g_autoptr(GBytes) book = ds_briefing_write(briefing, "epub", diag, &error);
        if (book != NULL) {
            gsize n = 0;
            const gchar *bytes = (const gchar *)g_bytes_get_data(book, &n);
            g_file_set_contents(argv[1], bytes, (gssize)n, &error);
        }
    }
    print_messages(diag);
    if (error != NULL)
        g_printerr("key_points: %s\n", error->message);
    return error != NULL ? 1 : 0;
}
