#include "pdf/syntax.h"

#include <string.h>

#define STAND_IN_PLANE 0xF0000

void
ds_pdf_append_milli(GString *out, gint64 milli)
{
    const gint64 size = ABS(milli);

    if (milli < 0)
        g_string_append_c(out, '-');
    g_string_append_printf(out, "%" G_GINT64_FORMAT, size / 1000);
    if (size % 1000 == 0)
        return;
    g_string_append_printf(out, ".%03d", (gint)(size % 1000));
    while (out->str[out->len - 1] == '0')
        g_string_truncate(out, out->len - 1);
}

void
ds_pdf_append_unit(GString *out, gint64 units)
{
    const gint64 scaled = units * 1000;

    ds_pdf_append_milli(out, (scaled + (scaled < 0 ? -512 : 512)) / 1024);
}

static gboolean
is_plain(const gchar *text)
{
    for (; *text != '\0'; text++)
        if ((guchar)*text < 0x20 || (guchar)*text > 0x7e)
            return FALSE;
    return TRUE;
}

void
ds_pdf_append_text(GString *out, const gchar *utf8)
{
    if (is_plain(utf8)) {
        g_string_append_c(out, '(');
        for (; *utf8 != '\0'; utf8++) {
            if (strchr("()\\", *utf8) != NULL)
                g_string_append_c(out, '\\');
            g_string_append_c(out, *utf8);
        }
        g_string_append_c(out, ')');
        return;
    }

    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(utf8, -1, NULL, &n, NULL);
    g_string_append(out, "<FEFF");
    for (glong i = 0; i < n; i++)
        g_string_append_printf(out, "%04X", units[i]);
    g_string_append_c(out, '>');
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

static gboolean
read_unit(const gchar *digits, gsize n, gunichar2 *unit)
{
    guint value = 0;

    if (n < 4)
        return FALSE;
    for (guint i = 0; i < 4; i++) {
        const gint digit = g_ascii_xdigit_value(digits[i]);
        if (digit < 0)
            return FALSE;
        value = value << 4 | (guint)digit;
    }
    *unit = (gunichar2)value;
    return TRUE;
}

/* A surrogate pair of plane 15: D800 + (F0000 - 10000 >> 10) is DB80, up to DBBF. */
static gboolean
read_stand_in(const gchar *digits, gsize n, gunichar *character)
{
    gunichar2 high, low;

    if (!read_unit(digits, n, &high) || high < 0xDB80 || high > 0xDBBF ||
        !read_unit(digits + 4, n - 4, &low) || low < 0xDC00 || low > 0xDFFF)
        return FALSE;
    *character = ((((guint)high & 0x3F) << 10) | ((guint)low & 0x3FF)) & 0xFFFF;
    return TRUE;
}

static void
append_digits(GString *out, const gchar *digits, gsize n)
{
    gunichar character;

    for (gsize i = 0; i < n;) {
        if (read_stand_in(digits + i, n - i, &character)) {
            g_string_append_printf(out, "%04X", character);
            i += 8;
        } else {
            const gsize step = MIN(4, n - i);
            g_string_append_len(out, digits + i, (gssize)step);
            i += step;
        }
    }
}

void
ds_pdf_append_unmasked(GString *out, const gchar *bytes, gsize n)
{
    const gchar *end = bytes + n;

    while (bytes < end) {
        const gchar *open = memchr(bytes, '<', (gsize)(end - bytes));
        const gchar *from = open == NULL ? end : open + 1;
        g_string_append_len(out, bytes, from - bytes);
        const gchar *close = from;
        while (close < end && g_ascii_isxdigit(*close))
            close++;
        append_digits(out, from, (gsize)(close - from));
        bytes = close;
    }
}

gunichar
ds_pdf_stand_in(gunichar character)
{
    if (character < 0x10000)
        return STAND_IN_PLANE + character;
    /* Private use of the same plane would come back as something else. */
    return character >= STAND_IN_PLANE ? STAND_IN_PLANE + 0xFFFD : character;
}
