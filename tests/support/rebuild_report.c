/* rebuild-report MODEL.json OUT.json [SYLLABLES]: reads a model, makes its report part anew
 * from its annotations and writes it: what the report makes of given annotations. */
#include <stdlib.h>

#include "report/build.h"
#include "report/model_json.h"

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsPack) pack = ds_pack_load("vi", &error);
    gchar *bytes = NULL;
    gsize n_bytes = 0;

    if (argc < 3 || pack == NULL || !g_file_get_contents(argv[1], &bytes, &n_bytes, &error))
        return 2;
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(GBytes) json = g_bytes_new_take(bytes, n_bytes);
    g_autoptr(DsReport) read = ds_model_read(argv[1], json, pack, diag, &error);
    if (read == NULL) {
        g_printerr("%s\n", error->message);
        return 1;
    }
    const DsReportOptions options = {.summary_syllables = argc > 3 ? (guint)atoi(argv[3]) : 200,
                                     .n_key_points = 5};
    DsAnnotations *annotations = read->annotations;
    read->annotations = ds_annotations_new();
    g_autoptr(DsReport) report =
        ds_report_build(read->corpus, annotations, pack, &options, diag);
    g_autoptr(GBytes) out = ds_model_write(report);
    if (!g_file_set_contents(argv[2], (const gchar *)g_bytes_get_data(out, NULL),
                             (gssize)g_bytes_get_size(out), &error))
        return 1;
    return 0;
}
