/* The whole road: several articles, analysed, written in every format. The first byte names the
 * format of the inputs, form feeds part them. */
#include "report/build.h"

#include <string.h>

#include "fuzz.h"
#include "road.h"

static const gchar *const names[] = {"a.txt", "a.html", "a.jsonl", "a.docx", "a.zip"};

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    static const DsReportOptions options = {.n_key_points = 5};

    if (n == 0)
        return 0;
    g_autoptr(DsCorpus) corpus =
        fuzz_read_parts(names[data[0] % G_N_ELEMENTS(names)], data + 1, n - 1);
    if (corpus->articles->len == 0)
        return 0;
    g_autoptr(DsReport) report =
        ds_report_build(corpus, fuzz_annotate(corpus), fuzz_pack(), &options, NULL);
    fuzz_write(report);
    return 0;
}
