/* What lies beside the sources, with form feeds between them: names.tsv, dates.tsv, drop.txt,
 * pins.tsv. Two articles are read with it, and every output is written. */
#include "corpus/known.h"

#include <string.h>

#include "corpus/read.h"
#include "extract/extract.h"
#include "extract/known_names.h"
#include "fuzz.h"
#include "report/build.h"
#include "report/pins.h"
#include "road.h"

static const gchar *const articles[] = {
    "Hà Nội thay ống nước\n\nNgày 3/4/2019, Sở Xây dựng Hà Nội cho biết đã thay 120 ống "
    "nước.\n\n"
    "\"Chúng tôi sẽ làm xong trong tháng 5\", ông Nguyễn Văn Minh, Giám đốc Sở, nói.\n",
    "Ống nước mới\n\nBà Trần Thị Lan cho biết Sở Xây dựng Hà Nội đã thay 130 ống nước.\n\n"
    "Theo bà Lan, ông Minh đã kiểm tra công trình ngày 5/4/2019.\n",
};

/* The next part of the data; *data and *n are what follows it. */
static GBytes *
take_part(const guint8 **data, gsize *n)
{
    const guint8 *feed = *n > 0 ? memchr(*data, '\f', *n) : NULL;
    const gsize length = feed != NULL ? (gsize)(feed - *data) : *n;
    GBytes *part = g_bytes_new(*data, length);
    const gsize used = MIN(length + 1, *n);

    *data += used;
    *n -= used;
    return part;
}

static DsCorpus *
read_articles(DsPack *pack, DsDiag *diag)
{
    DsCorpus *corpus = ds_corpus_new();

    for (gsize i = 0; i < G_N_ELEMENTS(articles); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(articles[i], strlen(articles[i]));
        const DsInput input = {.path = (gchar *)(i == 0 ? "a.txt" : "b.txt"), .bytes = bytes};
        ds_read_input(&input, pack, corpus->articles, diag, NULL);
    }
    ds_corpus_settle(corpus, pack, diag);
    ds_known_date(pack, corpus, diag);
    return corpus;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    static const DsReportOptions options = {.n_key_points = 5};
    g_autoptr(GBytes) names = take_part(&data, &n);
    g_autoptr(GBytes) dates = take_part(&data, &n);
    g_autoptr(GBytes) drop = take_part(&data, &n);
    g_autoptr(GBytes) pins = take_part(&data, &n);
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsDiag) diag = ds_diag_new();

    ds_known_read_drop(pack, "drop.txt", drop, diag);
    ds_known_read_dates(pack, "dates.tsv", dates, diag);
    g_autoptr(DsCorpus) corpus = read_articles(pack, diag);
    if (corpus->articles->len == 0)
        return 0;
    DsAnnotations *annotations = fuzz_annotate(corpus);
    ds_known_names_apply(annotations, corpus, "names.tsv", names, diag);
    g_autoptr(DsReport) report = ds_report_build(corpus, annotations, pack, &options, NULL);
    ds_pins_apply(report, "pins.tsv", pins, diag);
    for (guint i = 0; i < ds_diag_size(diag); i++)
        g_free(ds_diag_format(ds_diag_message(diag, i)));
    fuzz_write(report);
    return 0;
}
