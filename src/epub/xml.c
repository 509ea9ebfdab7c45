#include "epub/xml.h"

#include <string.h>

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

/* Whether XML can say the text: the writer lets broken UTF-8 and control characters through. */
static gboolean
is_sayable(const gchar *text)
{
    for (const guchar *p = (const guchar *)text; *p != '\0'; p++) {
        if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
            return FALSE;
        if (*p == 0xEF && p[1] == 0xBF && p[2] >= 0xBE)
            return FALSE; /* U+FFFE and U+FFFF */
    }
    return g_utf8_validate(text, -1, NULL);
}

void
ds_xml_attribute(DsXml *xml, const gchar *name, const gchar *value)
{
    if (value == NULL || xml->failed)
        return;
    if (!is_sayable(value))
        xml->failed = TRUE;
    else
        check(xml, xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, BAD_CAST value));
}

void
ds_xml_text(DsXml *xml, const gchar *text)
{
    if (xml->failed)
        return;
    if (!is_sayable(text))
        xml->failed = TRUE;
    else
        check(xml, xmlTextWriterWriteString(xml->writer, BAD_CAST text));
}

void
ds_xml_element(DsXml *xml, const gchar *element, const gchar *class, const gchar *text)
{
    ds_xml_open(xml, element);
    ds_xml_attribute(xml, "class", class);
    ds_xml_text(xml, text);
    ds_xml_close(xml);
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
    if (xml->failed) {
        g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "%s: the XML cannot be written", name);
        return NULL;
    }
    return g_bytes_new(xmlBufferContent(xml->buffer), (gsize)xmlBufferLength(xml->buffer));
}
