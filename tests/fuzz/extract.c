/* Dates, names and quotes in any text. */
#include "fuzz.h"
#include "road.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    g_autoptr(DsCorpus) corpus = fuzz_read("a.txt", data, n);

    ds_annotations_free(fuzz_annotate(corpus));
    return 0;
}
