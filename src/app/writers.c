#include "app/writers.h"

#include "pdf/pdf.h"

static GBytes *
write_json(const DsWriteContext *context, GError **error)
{
    return g_bytes_ref(context->model);
}

static GBytes *
write_pdf(const DsWriteContext *context, GError **error)
{
    return ds_pdf_write(context->pages, context->epoch, context->diag, error);
}

const DsWriter ds_writers[] = {
    {.name = "json",
     .extension = "json",
     .media_type = "application/json",
     .is_text = TRUE,
     .write = write_json},
    {.name = "pdf",
     .extension = "pdf",
     .media_type = "application/pdf",
     .needs_pages = TRUE,
     .write = write_pdf},
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
