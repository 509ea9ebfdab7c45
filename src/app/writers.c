#include "app/writers.h"

static GBytes *
write_json(const DsWriteContext *context, GError **error)
{
    return g_bytes_ref(context->model);
}

const DsWriter ds_writers[] = {
    {.name = "json",
     .extension = "json",
     .media_type = "application/json",
     .is_text = TRUE,
     .write = write_json},
    {.name = NULL},
};

const DsWriter *
ds_writer_lookup(const gchar *extension)
{
    for (const DsWriter *writer = ds_writers; writer->name != NULL; writer++)
        if (g_ascii_strcasecmp(writer->extension, extension) == 0)
            return writer;
    return NULL;
}
