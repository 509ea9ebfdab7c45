/* A model that a person or a program has written: read, and written again to the same bytes. */
#include "report/model_json.h"

#include "fuzz.h"

static GBytes *
read_and_write(GBytes *bytes)
{
    g_autoptr(DsReport) report = ds_model_read("m.json", bytes, fuzz_pack(), NULL, NULL);

    return report != NULL ? ds_model_write(report) : NULL;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    g_autoptr(GBytes) input = g_bytes_new(data, n);
    g_autoptr(GBytes) once = read_and_write(input);

    if (once != NULL) {
        g_autoptr(GBytes) twice = read_and_write(once);
        g_assert(twice != NULL && g_bytes_equal(once, twice));
    }
    return 0;
}
