/* A model from elsewhere, written in every format. */
#include "report/model_json.h"

#include "fuzz.h"
#include "road.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, n);
    g_autoptr(DsReport) report = ds_model_read("m.json", bytes, fuzz_pack(), NULL, NULL);

    if (report != NULL)
        fuzz_write(report);
    return 0;
}
