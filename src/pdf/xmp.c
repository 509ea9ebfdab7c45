#include "pdf/xmp.h"

#include <dossier/error.h>

#include "pdf/syntax.h"

#define CREATOR "dossier " DOSSIER_VERSION

/* PDF/A knows pdfuaid only if it is described, and XMPBox wants the description in an
 * rdf:Description of its own before the first use. */
static const gchar xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part><dc:format>application/pdf</dc:format>\n";

static const gchar xmp_tail[] = "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
                                "<?xpacket end=\"r\"?>";

/* The same words in both places, without what XML cannot hold. */
static gchar *
clean(const gchar *text)
{
    gchar *copy = g_utf8_make_valid(text != NULL ? text : "", -1);

    for (gchar *p = copy; *p != '\0'; p++)
        if ((guchar)*p < 0x20 || *p == 0x7f)
            *p = ' ';
    return g_strstrip(copy);
}

gboolean
ds_pdf_about_init(DsPdfAbout *about, const DsPages *pages, gint64 epoch, GError **error)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(epoch);
    g_autofree gchar *title = clean(pages->title);

    *about = (DsPdfAbout){.pages = pages};
    if (date == NULL || *title == '\0') {
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED,
                    date == NULL ? "the file's date is out of range"
                                 : "the pages have no title");
        return FALSE;
    }
    about->pdf_date = g_date_time_format(date, "D:%Y%m%d%H%M%SZ");
    about->xmp_date = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
    return TRUE;
}

void
ds_pdf_about_clear(DsPdfAbout *about)
{
    g_free(about->pdf_date);
    g_free(about->xmp_date);
}

static void
append_info_entry(GString *out, const gchar *key, const gchar *text)
{
    g_autofree gchar *words = clean(text);

    ds_pdf_append_entry(out, key, *words != '\0' ? words : NULL);
}

void
ds_pdf_append_info(GString *out, const DsPdfAbout *about)
{
    g_string_append(out, "<<");
    append_info_entry(out, "Title", about->pages->title);
    append_info_entry(out, "Author", about->pages->author);
    append_info_entry(out, "Subject", about->pages->subject);
    ds_pdf_append_entry(out, "Creator", CREATOR);
    ds_pdf_append_entry(out, "Producer", CREATOR);
    ds_pdf_append_entry(out, "CreationDate", about->pdf_date);
    ds_pdf_append_entry(out, "ModDate", about->pdf_date);
    g_string_append(out, ">>");
}

static void
append_property(GString *out, const gchar *open, const gchar *text, const gchar *close)
{
    g_autofree gchar *words = clean(text);
    g_autofree gchar *escaped = g_markup_escape_text(words, -1);

    if (*words != '\0')
        g_string_append_printf(out, "%s%s%s\n", open, escaped, close);
}

void
ds_pdf_append_xmp(GString *out, const DsPdfAbout *about)
{
    const DsPages *pages = about->pages;

    g_string_append(out, xmp_head);
    append_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->title,
                    "</rdf:li></rdf:Alt></dc:title>");
    append_property(out, "<dc:creator><rdf:Seq><rdf:li>", pages->author,
                    "</rdf:li></rdf:Seq></dc:creator>");
    append_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                    pages->subject, "</rdf:li></rdf:Alt></dc:description>");
    append_property(out, "<dc:language><rdf:Bag><rdf:li>", pages->language,
                    "</rdf:li></rdf:Bag></dc:language>");
    append_property(out, "<xmp:CreatorTool>", CREATOR, "</xmp:CreatorTool>");
    append_property(out, "<xmp:CreateDate>", about->xmp_date, "</xmp:CreateDate>");
    append_property(out, "<xmp:ModifyDate>", about->xmp_date, "</xmp:ModifyDate>");
    append_property(out, "<xmp:MetadataDate>", about->xmp_date, "</xmp:MetadataDate>");
    append_property(out, "<pdf:Producer>", CREATOR, "</pdf:Producer>");
    g_string_append(out, xmp_tail);
}
