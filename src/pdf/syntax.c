#include "pdf/syntax.h"

#include <string.h>

void
ds_pdf_append_milli(GString *out, gint64 milli)
{
    gchar digits[24];
    gchar *p = digits + sizeof digits;
    gint64 size = ABS(milli);

    for (guint place = 0; size > 0 || place < 3; place++, size /= 10) {
        if (place == 3 && p < digits + sizeof digits)
            *--p = '.';
        /* a zero at the end of the decimals says nothing */
        if (size % 10 != 0 || place >= 3 || p < digits + sizeof digits)
            *--p = (gchar)('0' + size % 10);
    }
    if (ABS(milli) < 1000 && p < digits + sizeof digits)
        *--p = '.';
    if (p == digits + sizeof digits)
        *--p = '0';
    if (milli < 0)
        *--p = '-';
    g_string_append_len(out, p, digits + sizeof digits - p);
}

void
ds_pdf_append_int(GString *out, gint64 number)
{
    gchar digits[24];
    gchar *p = digits + sizeof digits;
    guint64 left = number < 0 ? -(guint64)number : (guint64)number;

    do {
        *--p = (gchar)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (number < 0)
        *--p = '-';
    g_string_append_len(out, p, digits + sizeof digits - p);
}

gint64
ds_pdf_centi(gint64 units)
{
    const gint64 scaled = units * 100;

    return (scaled + (scaled < 0 ? -512 : 512)) / 1024;
}

void
ds_pdf_append_centi(GString *out, gint64 units)
{
    ds_pdf_append_milli(out, ds_pdf_centi(units) * 10);
}

void
ds_pdf_append_unit(GString *out, gint64 units)
{
    const gint64 scaled = units * 1000;

    ds_pdf_append_milli(out, (scaled + (scaled < 0 ? -512 : 512)) / 1024);
}

/* Characters of PDFDocEncoding that have Unicode's number (ISO 32000-1, annex D). */
static gboolean
is_latin(const gchar *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);
        if (c < 0x20 || (c > 0x7e && c < 0xa1) || c > 0xff || c == 0xad)
            return FALSE;
    }
    return TRUE;
}

void
ds_pdf_append_byte(GString *out, guint byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        g_string_append_c(out, '\\');
    if (byte == '\r')
        g_string_append(out, "\\r");
    else
        g_string_append_c(out, (gchar)byte);
}

static void
append_utf16_bytes(GString *out, const gchar *utf8)
{
    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(utf8, -1, NULL, &n, NULL);

    g_string_append(out, "\xFE\xFF");
    for (glong i = 0; i < n; i++) {
        ds_pdf_append_byte(out, units[i] >> 8);
        ds_pdf_append_byte(out, units[i] & 0xFF);
    }
}

void
ds_pdf_append_text(GString *out, const gchar *utf8)
{
    g_string_append_c(out, '(');
    if (!is_latin(utf8))
        append_utf16_bytes(out, utf8);
    else
        for (; *utf8 != '\0'; utf8 = g_utf8_next_char(utf8))
            ds_pdf_append_byte(out, g_utf8_get_char(utf8));
    g_string_append_c(out, ')');
}

void
ds_pdf_append_utf16(GString *out, const gchar *utf8)
{
    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(utf8, -1, NULL, &n, NULL);

    for (glong i = 0; i < n; i++)
        g_string_append_printf(out, "%04X", units[i]);
}

void
ds_pdf_append_entry(GString *out, const gchar *key, const gchar *utf8)
{
    if (utf8 == NULL)
        return;
    g_string_append_c(out, '/');
    g_string_append(out, key);
    ds_pdf_append_text(out, utf8);
}
