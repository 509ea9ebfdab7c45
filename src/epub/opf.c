/* The package document and the container that names it. */
#include <string.h>

#include "base/digest.h"
#include "epub/book.h"

/* Namespace for names that are URLs (RFC 4122, appendix C). */
static const guint8 url_namespace[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                         0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

gchar *
ds_book_uuid(const void *data, gsize n)
{
    guint8 b[DS_SHA1_BYTES];

    ds_sha1(url_namespace, sizeof url_namespace, data, n, b);
    b[6] = (guint8)((b[6] & 0x0f) | 0x50);
    b[8] = (guint8)((b[8] & 0x3f) | 0x80);
    return g_strdup_printf("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                           "%02x%02x%02x%02x%02x%02x",
                           b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10],
                           b[11], b[12], b[13], b[14], b[15]);
}

gchar *
ds_book_time(gint64 epoch)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(epoch);

    return time != NULL ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ")
                        : g_strdup("1980-01-01T12:00:00Z");
}

/* <element name=value>text</element>; attribute may be NULL. */
static void
write_property(DsXml *xml,
               const gchar *element,
               const gchar *attribute,
               const gchar *value,
               const gchar *text)
{
    ds_xml_open(xml, element);
    if (attribute != NULL)
        ds_xml_attribute(xml, attribute, value);
    ds_xml_text(xml, text);
    ds_xml_close(xml);
}

/* The meta element of EPUB 3 holds text: the layer's void "meta" ends in full because of it. */
static void
write_meta(DsXml *xml, const gchar *property, const gchar *text)
{
    write_property(xml, "meta", "property", property, text);
}

static void
write_refined(DsXml *xml, const gchar *id, const gchar *property, const gchar *text)
{
    ds_xml_open(xml, "meta");
    ds_xml_attribute(xml, "refines", id);
    ds_xml_attribute(xml, "property", property);
    ds_xml_text(xml, text);
    ds_xml_close(xml);
}

static void
write_claim(const DsBook *book, DsXml *xml)
{
    if (book->options->certified_by == NULL)
        return;
    ds_xml_open(xml, "meta");
    ds_xml_attribute(xml, "property", "dcterms:conformsTo");
    ds_xml_attribute(xml, "id", "conformance");
    ds_xml_text(xml, "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
    ds_xml_close(xml);
    write_refined(xml, "#conformance", "a11y:certifiedBy", book->options->certified_by);
}

static void
write_accessibility(const DsBook *book, DsXml *xml)
{
    static const gchar *const features[] = {"alternativeText",
                                            "ARIA",
                                            "displayTransformability",
                                            "readingOrder",
                                            "structuralNavigation",
                                            "tableOfContents",
                                            "unlocked"};

    write_meta(xml, "schema:accessMode", "textual");
    write_meta(xml, "schema:accessMode", "visual");
    write_meta(xml, "schema:accessModeSufficient", "textual");
    for (gsize i = 0; i < G_N_ELEMENTS(features); i++)
        write_meta(xml, "schema:accessibilityFeature", features[i]);
    if (book->pages->len > 0) {
        write_meta(xml, "schema:accessibilityFeature", "pageBreakMarkers");
        write_meta(xml, "schema:accessibilityFeature", "pageNavigation");
    }
    write_meta(xml, "schema:accessibilityHazard", "none");
    write_meta(xml, "schema:accessibilitySummary", ds_book_access_text(book));
    write_claim(book, xml);
}

/* The PDF whose pages are listed. Its own property, pageBreakSource, is an error to the checker
 * of older shops; source-of is known to old and new. */
static void
write_page_source(const DsBook *book, DsXml *xml)
{
    if (book->pages->len == 0)
        return;
    write_property(xml, "dc:source", "id", "pdf", book->options->pdf_name);
    write_refined(xml, "#pdf", "source-of", "pagination");
}

static void
write_metadata(const DsBook *book, DsXml *xml)
{
    const DsDocument *document = book->document;
    g_autofree gchar *date = ds_date_to_iso(document->as_of);
    const gchar *language =
        book->options->opf_language != NULL ? book->options->opf_language : document->language;

    ds_xml_open(xml, "metadata");
    ds_xml_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    ds_xml_attribute(xml, "xmlns:opf", "http://www.idpf.org/2007/opf");
    write_property(xml, "dc:identifier", "id", "uid", book->identifier);
    write_property(xml, "dc:title", "id", "title", document->title);
    write_property(xml, "dc:language", NULL, NULL, language);
    if (document->author != NULL)
        write_property(xml, "dc:creator", "id", "creator", document->author);
    if (date != NULL)
        write_property(xml, "dc:date", NULL, NULL, date);
    write_page_source(book, xml);
    write_meta(xml, "dcterms:modified", book->modified);
    write_accessibility(book, xml);
    ds_xml_open(xml, "meta");
    ds_xml_attribute(xml, "name", "cover");
    ds_xml_attribute(xml, "content", "cover-image");
    ds_xml_close(xml);
    ds_xml_close(xml);
}

static void
write_item(DsXml *xml,
           const gchar *id,
           const gchar *href,
           const gchar *media_type,
           const gchar *properties)
{
    ds_xml_open(xml, "item");
    ds_xml_attribute(xml, "id", id);
    ds_xml_attribute(xml, "href", href);
    ds_xml_attribute(xml, "media-type", media_type);
    ds_xml_attribute(xml, "properties", properties);
    ds_xml_close(xml);
}

/* "a1.xhtml" → "x-a1" */
static gchar *
item_id(const gchar *name)
{
    const gchar *dot = strrchr(name, '.');

    return g_strdup_printf("x-%.*s", (int)(dot - name), name);
}

static const gchar *
properties_of(const DsBookFile *file)
{
    if (strcmp(file->name, "nav.xhtml") == 0)
        return "nav";
    return file->has_svg ? "svg" : NULL;
}

static void
write_manifest(const DsBook *book, DsXml *xml, const GPtrArray *fonts)
{
    ds_xml_open(xml, "manifest");
    write_item(xml, "cover-image", "cover.png", "image/png", "cover-image");
    write_item(xml, "style", "style.css", "text/css", NULL);
    write_item(xml, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL);
    for (guint i = 0; i < book->files->len; i++) {
        const DsBookFile *file = (const DsBookFile *)g_ptr_array_index(book->files, i);
        g_autofree gchar *id = item_id(file->name);
        write_item(xml, id, file->name, "application/xhtml+xml", properties_of(file));
    }
    for (guint i = 0; i < fonts->len; i++) {
        const DsBookFont *font = (const DsBookFont *)g_ptr_array_index(fonts, i);
        g_autofree gchar *id = g_strdup_printf("font-%u", i + 1);
        write_item(xml, id, font->name, "font/ttf", NULL);
    }
    if (book->model != NULL)
        write_item(xml, "model", "model.json", "application/json", NULL);
    ds_xml_close(xml);
}

static void
write_spine(const DsBook *book, DsXml *xml)
{
    ds_xml_open(xml, "spine");
    ds_xml_attribute(xml, "toc", "ncx");
    for (guint i = 0; i < book->files->len; i++) {
        const DsBookFile *file = (const DsBookFile *)g_ptr_array_index(book->files, i);
        g_autofree gchar *id = item_id(file->name);
        ds_xml_open(xml, "itemref");
        ds_xml_attribute(xml, "idref", id);
        ds_xml_close(xml);
    }
    ds_xml_close(xml);
}

static void
write_guide_reference(DsXml *xml, const gchar *type, const gchar *title, const gchar *href)
{
    ds_xml_open(xml, "reference");
    ds_xml_attribute(xml, "type", type);
    ds_xml_attribute(xml, "title", title);
    ds_xml_attribute(xml, "href", href);
    ds_xml_close(xml);
}

/* Old readers open a book at the guide's "text". */
static void
write_guide(const DsBook *book, DsXml *xml)
{
    const DsNode *summary = ds_document_part(book->document, "summary");
    const DsBookFile *file =
        summary != NULL
            ? (const DsBookFile *)g_hash_table_lookup(book->file_of, summary->anchor)
            : NULL;

    ds_xml_open(xml, "guide");
    write_guide_reference(xml, "cover", ds_book_label(book, "part.cover"), "cover.xhtml");
    write_guide_reference(xml, "toc", ds_book_label(book, "nav.contents"), "nav.xhtml");
    write_guide_reference(xml, "text", ds_book_label(book, "nav.start"),
                          file != NULL ? file->name : "title.xhtml");
    ds_xml_close(xml);
}

GBytes *
ds_book_opf(const DsBook *book, const GPtrArray *fonts, GError **error)
{
    g_autoptr(DsXml) xml = ds_xml_new();

    ds_xml_open(xml, "package");
    ds_xml_attribute(xml, "xmlns", "http://www.idpf.org/2007/opf");
    ds_xml_attribute(xml, "version", "3.0");
    ds_xml_attribute(xml, "unique-identifier", "uid");
    ds_xml_attribute(xml, "xml:lang", book->document->language);
    if (book->options->certified_by != NULL)
        ds_xml_attribute(xml, "prefix", "a11y: http://www.idpf.org/epub/vocab/package/a11y/#");
    write_metadata(book, xml);
    write_manifest(book, xml, fonts);
    write_spine(book, xml);
    write_guide(book, xml);
    return ds_xml_finish(xml, "book.opf", error);
}

GBytes *
ds_book_container(GError **error)
{
    g_autoptr(DsXml) xml = ds_xml_new();

    ds_xml_open(xml, "container");
    ds_xml_attribute(xml, "version", "1.0");
    ds_xml_attribute(xml, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
    ds_xml_open(xml, "rootfiles");
    ds_xml_open(xml, "rootfile");
    ds_xml_attribute(xml, "full-path", "EPUB/book.opf");
    ds_xml_attribute(xml, "media-type", "application/oebps-package+xml");
    ds_xml_close(xml);
    return ds_xml_finish(xml, "container.xml", error);
}
