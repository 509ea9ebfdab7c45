/* Pages, as they come from the web. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    ds_corpus_unref(fuzz_read("a.html", data, n));
    return 0;
}
