/* Archives, damaged in any way. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    ds_corpus_unref(fuzz_read("a.zip", data, n));
    return 0;
}
