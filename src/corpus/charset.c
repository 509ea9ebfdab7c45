#include "corpus/charset.h"

#include <string.h>

#include "corpus/viqr.h"

#define UNKNOWN 0xFFFD

static const struct {
    const gchar *name;
    const gchar *iconv; /* NULL: a table of our own */
} charsets_known[DS_N_CHARSETS] = {
    [DS_CHARSET_WINDOWS_1252] = {"windows-1252", "CP1252"},
    [DS_CHARSET_WINDOWS_1258] = {"windows-1258", "CP1258"},
    [DS_CHARSET_TCVN3] = {"TCVN3", "TCVN5712-1"},
    [DS_CHARSET_VISCII] = {"VISCII", "VISCII"},
    [DS_CHARSET_VPS] = {"VPS", NULL},
    [DS_CHARSET_VNI] = {"VNI", "CP1252"},
    [DS_CHARSET_VIQR] = {"VIQR", NULL},
};

/* VPS, bytes 0x80 to 0xFF, and the capitals that stand among the control characters. */
static const gchar vps_upper[] = "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
                                 " ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
                                 "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺß"
                                 "àáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ";

static const struct {
    guint8 byte;
    gunichar letter;
} vps_lower[] = {
    {0x02, 0x1EA0}, {0x03, 0x1EAC}, {0x04, 0x1EB6}, {0x05, 0x1EB8}, {0x06, 0x1EC6},
    {0x10, 0x1ECA}, {0x11, 0x1ECC}, {0x12, 0x1ED8}, {0x13, 0x1EE2}, {0x14, 0x1EE4},
    {0x15, 0x1EF0}, {0x19, 0x1EF4}, {0x1C, 0x1EAA}, {0x1D, 0x1EEE},
};

const gchar *
ds_charset_name(DsCharset charset)
{
    return charsets_known[charset].name;
}

/* One byte through iconv; bytes it does not know keep their control character or are unknown.
 */
static gunichar
letter_of(const gchar *iconv, guint8 byte)
{
    const gchar one = (gchar)byte;
    g_autofree gchar *text = g_convert(&one, 1, "UTF-8", iconv, NULL, NULL, NULL);

    if (text == NULL || *text == '\0')
        return byte < 0x80 ? byte : UNKNOWN;
    return g_utf8_get_char(text);
}

static void
fill_vps(gunichar *table)
{
    const gchar *p = vps_upper;

    for (guint byte = 0; byte < 0x80; byte++)
        table[byte] = byte;
    for (guint byte = 0x80; byte < 256; byte++, p = g_utf8_next_char(p))
        table[byte] = g_utf8_get_char(p);
    for (gsize i = 0; i < G_N_ELEMENTS(vps_lower); i++)
        table[vps_lower[i].byte] = vps_lower[i].letter;
}

DsCharsets *
ds_charsets_new(void)
{
    DsCharsets *charsets = g_new0(DsCharsets, 1);

    for (guint i = 0; i <= DS_CHARSET_VNI; i++) {
        if (charsets_known[i].iconv == NULL) {
            fill_vps(charsets->table[i]);
            continue;
        }
        for (guint byte = 0; byte < 256; byte++)
            charsets->table[i][byte] = letter_of(charsets_known[i].iconv, (guint8)byte);
        for (const gchar *p = "\t\n\r"; *p != '\0'; p++)
            charsets->table[i][(guint8)*p] = (gunichar)*p;
    }
    return charsets;
}

/* VNI writes a vowel and then a mark of its own, a letter of Latin 1 in other fonts. */
static const struct {
    gunichar mark; /* small; capital marks are 0x20 below */
    const gchar *after;
    gunichar first, second; /* combining; 0: none */
} vni_marks[] = {
    {0xF9, "aeouyôö", 0x301, 0}, {0xF8, "aeouyôö", 0x300, 0}, {0xFB, "aeouyôö", 0x309, 0},
    {0xF5, "aeouyôö", 0x303, 0}, {0xEF, "aeouyôö", 0x323, 0}, {0xE2, "aeo", 0x302, 0},
    {0xE1, "aeo", 0x302, 0x301}, {0xE0, "aeo", 0x302, 0x300}, {0xE5, "aeo", 0x302, 0x309},
    {0xE3, "aeo", 0x302, 0x303}, {0xE4, "aeo", 0x302, 0x323}, {0xEA, "a", 0x306, 0},
    {0xE9, "a", 0x306, 0x301},   {0xE8, "a", 0x306, 0x300},   {0xFA, "a", 0x306, 0x309},
    {0xFC, "a", 0x306, 0x303},   {0xEB, "a", 0x306, 0x323},
};

static const struct {
    gunichar code, letter;
} vni_letters[] = {
    {0xED, 0xED},  {0xEC, 0xEC},   {0xE6, 0x1EC9}, {0xF3, 0x129},  {0xF2, 0x1ECB},
    {0xF4, 0x1A1}, {0xF6, 0x1B0},  {0xEE, 0x1EF5}, {0xF1, 0x111},  {0xCD, 0xCD},
    {0xCC, 0xCC},  {0xC6, 0x1EC8}, {0xD3, 0x128},  {0xD2, 0x1ECA}, {0xD4, 0x1A0},
    {0xD6, 0x1AF}, {0xCE, 0x1EF4}, {0xD1, 0x110},
};

static gunichar
vni_letter(gunichar code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(vni_letters); i++)
        if (vni_letters[i].code == code)
            return vni_letters[i].letter;
    return code;
}

/* Appends the marks that code stands for after base; FALSE when it is no mark there. */
static gboolean
vni_append_mark(gunichar base, gunichar code, GString *out)
{
    const gunichar mark = code >= 0xC0 && code <= 0xDE ? code + 0x20 : code;

    for (gsize i = 0; i < G_N_ELEMENTS(vni_marks); i++) {
        if (vni_marks[i].mark != mark ||
            g_utf8_strchr(vni_marks[i].after, -1, g_unichar_tolower(base)) == NULL)
            continue;
        g_string_append_unichar(out, vni_marks[i].first);
        if (vni_marks[i].second != 0)
            g_string_append_unichar(out, vni_marks[i].second);
        return TRUE;
    }
    return FALSE;
}

static void
decode_vni(const gunichar *table, const guint8 *data, gsize n_bytes, GString *out)
{
    gunichar base = 0;

    for (gsize i = 0; i < n_bytes; i++) {
        const gunichar c = table[data[i]];
        if (base != 0 && vni_append_mark(base, c, out)) {
            base = 0;
            continue;
        }
        g_string_append_unichar(out, vni_letter(c));
        base = c;
    }
}

void
ds_charset_decode(const DsCharsets *charsets,
                  DsCharset charset,
                  const guint8 *data,
                  gsize n_bytes,
                  GString *out)
{
    if (charset == DS_CHARSET_VIQR) {
        ds_viqr_decode(NULL, (const gchar *)data, n_bytes, out);
    } else if (charset == DS_CHARSET_VNI) {
        decode_vni(charsets->table[charset], data, n_bytes, out);
    } else {
        for (gsize i = 0; i < n_bytes; i++)
            g_string_append_unichar(out, charsets->table[charset][data[i]]);
    }
}
