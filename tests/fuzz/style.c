/* A style file of the user's: read, and dumped in a form that reads again. */
#include "style/style.h"

#include <string.h>

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    g_autoptr(DsStyle) style = ds_style_load(fuzz_file(data, n), NULL);

    if (style == NULL)
        return 0;
    g_autofree gchar *dump = ds_style_dump(style);
    g_autoptr(GError) error = NULL;
    g_autoptr(DsStyle) again =
        ds_style_load(fuzz_file((const guint8 *)dump, strlen(dump)), &error);
    if (again == NULL)
        g_error("the dump does not load: %s\n%s", error->message, dump);
    g_autofree gchar *second = ds_style_dump(again);
    if (strcmp(dump, second) != 0)
        g_error("another dump:\n%s\n---\n%s", dump, second);
    return 0;
}
