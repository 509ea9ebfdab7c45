#include "app/writers.h"

#include "epub/epub.h"
#include "pdf/pdf.h"
#include "web/web.h"

static GBytes *
write_json(const DsWriteContext *context, GError **error)
{
    return ds_spool_bytes(context->model);
}

static GBytes *
write_pdf(const DsWriteContext *context, GError **error)
{
    return ds_pdf_write(context->pages, context->epoch, context->packings, context->diag,
                        error);
}

static GBytes *
write_book(const DsWriteContext *context, const gchar *opf_language, GError **error)
{
    const DsConfig *config = context->config;
    g_autoptr(GBytes) model = ds_spool_bytes(context->model);
    const DsEpubOptions options = {
        .epoch = context->epoch,
        .packings = context->packings,
        .model = model,
        .page_of_anchor = context->page_of_anchor,
        .pdf_name = context->pdf_name,
        .certified_by = ds_config_get(config, "epub.certified_by"),
        .opf_language = opf_language,
        .timeline_svg = g_strcmp0(ds_config_get(config, "epub.timeline"), "svg") == 0,
        .full_model = g_strcmp0(ds_config_get(config, "epub.model"), "full") == 0,
    };

    return ds_epub_write(context->document, context->pack, &options, context->diag, error);
}

static GBytes *
write_epub(const DsWriteContext *context, GError **error)
{
    return write_book(context, NULL, error);
}

/* Amazon's list of languages has no Vietnamese: the copy for its readers says English. Where
 * the language is on the list, the copy is the book itself. */
static GBytes *
write_kindle(const DsWriteContext *context, GError **error)
{
    const gboolean is_known = g_strcmp0(context->document->language, "vi") != 0;

    return write_book(context, is_known ? NULL : "en", error);
}

static GBytes *
write_html(const DsWriteContext *context, GError **error)
{
    return ds_html_write(context->document, context->pack, error);
}

static GBytes *
write_markdown(const DsWriteContext *context, GError **error)
{
    return ds_markdown_write(context->document, context->pack, error);
}

const DsWriter ds_writers[] = {
    {.name = "json",
     .extension = "json",
     .media_type = "application/json",
     .is_text = TRUE,
     .is_model = TRUE,
     .write = write_json},
    {.name = "pdf",
     .extension = "pdf",
     .media_type = "application/pdf",
     .needs_pages = TRUE,
     .write = write_pdf},
    {.name = "epub",
     .extension = "epub",
     .media_type = "application/epub+zip",
     .write = write_epub},
    {.name = "kindle",
     .extension = "kindle.epub",
     .media_type = "application/epub+zip",
     .write = write_kindle},
    {.name = "html",
     .extension = "html",
     .media_type = "text/html",
     .is_text = TRUE,
     .write = write_html},
    {.name = "markdown",
     .extension = "md",
     .media_type = "text/markdown",
     .is_text = TRUE,
     .write = write_markdown},
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
