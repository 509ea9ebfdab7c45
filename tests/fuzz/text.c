/* Plain text in any encoding, down to sentences. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    ds_corpus_unref(fuzz_read("a.txt", data, n));
    return 0;
}
