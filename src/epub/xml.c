#include "epub/xml.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include <dossier/error.h>

struct DsXml {
    xmlTextWriter *writer;
    xmlBuffer *buffer;
    GPtrArray *open; /* of gchar*, interned names of open elements */
    gboolean failed;
};

/* A reader that takes the file for HTML knows that these hold nothing. */
static const gchar *const void_elements[] = {
    "meta", "link", "img", "br", "hr", "item", "itemref", "content", "reference", "rootfile"};

static void
check(DsXml *xml, int result)
{
    if (result < 0)
        xml->failed = TRUE;
}

DsXml *
ds_xml_new(void)
{
    DsXml *xml = g_new0(DsXml, 1);

    xml->buffer = xmlBufferCreate();
    xml->writer = xmlNewTextWriterMemory(xml->buffer, 0);
    xml->open = g_ptr_array_new();
    if (xml->writer == NULL)
        xml->failed = TRUE;
    else
        check(xml, xmlTextWriterStartDocument(xml->writer, "1.0", "utf-8", NULL));
    return xml;
}

void
ds_xml_free(DsXml *xml)
{
    if (xml == NULL)
        return;
    if (xml->writer != NULL)
        xmlFreeTextWriter(xml->writer);
    xmlBufferFree(xml->buffer);
    g_ptr_array_unref(xml->open);
    g_free(xml);
}

void
ds_xml_doctype_html(DsXml *xml)
{
    if (!xml->failed)
        check(xml, xmlTextWriterWriteRaw(xml->writer, BAD_CAST "<!DOCTYPE html>\n"));
}

void
ds_xml_open(DsXml *xml, const gchar *element)
{
    g_ptr_array_add(xml->open, (gpointer)g_intern_string(element));
    if (!xml->failed)
        check(xml, xmlTextWriterStartElement(xml->writer, BAD_CAST element));
}

static gboolean
is_void(const gchar *element)
{
    for (gsize i = 0; i < G_N_ELEMENTS(void_elements); i++) {
        if (strcmp(element, void_elements[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

/* A void name may still hold something in another vocabulary: the writer then ends it in full.
 */
void
ds_xml_close(DsXml *xml)
{
    g_return_if_fail(xml->open->len > 0);
    const gchar *element =
        (const gchar *)g_ptr_array_steal_index(xml->open, xml->open->len - 1);

    if (xml->failed)
        return;
    check(xml, is_void(element) ? xmlTextWriterEndElement(xml->writer)
                                : xmlTextWriterFullEndElement(xml->writer));
}

void
ds_xml_attribute(DsXml *xml, const gchar *name, const gchar *value)
{
    if (value != NULL && !xml->failed)
        check(xml, xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, BAD_CAST value));
}

void
ds_xml_text(DsXml *xml, const gchar *text)
{
    if (!xml->failed)
        check(xml, xmlTextWriterWriteString(xml->writer, BAD_CAST text));
}

void
ds_xml_raw(DsXml *xml, const gchar *markup)
{
    if (!xml->failed)
        check(xml, xmlTextWriterWriteRaw(xml->writer, BAD_CAST markup));
}

void
ds_xml_element(DsXml *xml, const gchar *element, const gchar *class, const gchar *text)
{
    ds_xml_open(xml, element);
    ds_xml_attribute(xml, "class", class);
    ds_xml_text(xml, text);
    ds_xml_close(xml);
}

/* The text writer lets control characters and broken UTF-8 through: only a parser tells. It is
 * asked without handlers, so that it builds no tree. */
static gboolean
is_well_formed(const xmlChar *data, int n)
{
    xmlSAXHandler none = {.initialized = XML_SAX2_MAGIC};

    return xmlSAXUserParseMemory(&none, NULL, (const char *)data, n) == 0;
}

GBytes *
ds_xml_finish(DsXml *xml, const gchar *name, GError **error)
{
    while (xml->open->len > 0)
        ds_xml_close(xml);
    if (!xml->failed)
        check(xml, xmlTextWriterEndDocument(xml->writer));
    if (!xml->failed)
        check(xml, xmlTextWriterFlush(xml->writer));
    const int n = xmlBufferLength(xml->buffer);
    if (xml->failed || !is_well_formed(xmlBufferContent(xml->buffer), n)) {
        g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "%s: the XML cannot be written", name);
        return NULL;
    }
    return g_bytes_new(xmlBufferContent(xml->buffer), (gsize)n);
}
