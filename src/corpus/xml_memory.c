#include "corpus/xml_memory.h"

#include <glib.h>
#include <libxml/xmlmemory.h>

/* Never of no bytes, for which GLib has NULL. */
static void *
take(size_t n)
{
    return g_malloc(MAX(n, 1));
}

static void *
take_again(void *old, size_t n)
{
    return g_realloc(old, MAX(n, 1));
}

static char *
copy(const char *text)
{
    return g_strdup(text);
}

void
ds_xml_memory_or_end(void)
{
    xmlMemSetup(g_free, take, take_again, copy);
}
