/* A thin layer over libxml2's text writer: every return is checked, elements close in full
 * where HTML parsers need it, and text that XML cannot say is turned away. */
#ifndef DS_EPUB_XML_H
#define DS_EPUB_XML_H

#include <glib.h>

typedef struct DsXml DsXml;

DsXml *ds_xml_new(void);
void ds_xml_free(DsXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsXml, ds_xml_free)

/* Writes <!DOCTYPE html>; before the first element. */
void ds_xml_doctype_html(DsXml *xml);

void ds_xml_open(DsXml *xml, const gchar *element);
void ds_xml_close(DsXml *xml);

/* An attribute of the element just opened; nothing when value is NULL. */
void ds_xml_attribute(DsXml *xml, const gchar *name, const gchar *value);

void ds_xml_text(DsXml *xml, const gchar *text);

/* An element that holds text alone; class may be NULL. */
void ds_xml_element(DsXml *xml, const gchar *element, const gchar *class, const gchar *text);

/* Closes what is open and gives the bytes; NULL with DS_ERROR_OUTPUT when a write failed or a
 * text was none that XML can say: no UTF-8, or with control characters. */
GBytes *ds_xml_finish(DsXml *xml, const gchar *name, GError **error);

#endif
