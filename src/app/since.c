#include "app/since.h"

#include <dossier/error.h>

#include "report/diff.h"
#include "report/model_json.h"

GPtrArray *
ds_since_load(
    const gchar *path, const DsReport *report, DsPack *pack, DsDiag *diag, GError **error)
{
    g_autoptr(GError) wrong = NULL;
    gchar *contents = NULL;
    gsize n = 0;

    if (!g_file_get_contents(path, &contents, &n, &wrong)) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "--since: %s", wrong->message);
        return NULL;
    }
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, n);
    g_autoptr(DsReport) old = ds_model_read(path, bytes, pack, diag, &wrong);
    if (old == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "--since: %s", wrong->message);
        return NULL;
    }
    return ds_report_diff(old, report);
}
