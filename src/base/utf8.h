/* Small services on UTF-8 text. */
#ifndef DS_BASE_UTF8_H
#define DS_BASE_UTF8_H

#include <glib.h>

/* The NFC form of valid UTF-8, in linear time; the caller owns it. */
gchar *ds_utf8_compose(const gchar *text, gsize n_bytes);

/* Case-folds and composes (NFC) text for comparison; the caller owns the result.
 * Vietnamese letters keep their marks: "Đào" becomes "đào". A character cut off at the end is
 * left out. */
gchar *ds_utf8_fold(const gchar *text, gssize n_bytes);

/* The same into out, which has room for n bytes, when each character of text[0, n) folds to as
 * many bytes as it has, as nearly all of Latin text does: what is folded stands where the text
 * does. FALSE, and out as it may be, when one does not. */
gboolean ds_utf8_fold_in_place(const gchar *text, gsize n, gchar *out);

/* Folds and maps every run of white space to one blank, none at the ends. */
gchar *ds_utf8_fold_blanks(const gchar *text, gssize n_bytes);

/* A file's name as it can be shown, in any format: bytes that are no UTF-8, control characters
 * and those that turn the direction of writing become U+FFFD; the caller owns the result. */
gchar *ds_utf8_show_name(const gchar *name);

/* Every run of white space becomes one blank, none at the ends; the caller owns the result. */
gchar *ds_utf8_squeeze(const gchar *text, gssize n_bytes);

/* Maps byte offsets to code points and back, in O(1) amortised for nearby questions.
 * Borrowed text must outlive the map. */
typedef struct {
    const gchar *text;
    gsize n_bytes;
    GArray *marks; /* of guint32: code points before every 256th byte */
} DsUtf8Map;

void ds_utf8_map_init(DsUtf8Map *map, const gchar *text, gsize n_bytes);
void ds_utf8_map_clear(DsUtf8Map *map);
guint32 ds_utf8_map_to_char(const DsUtf8Map *map, guint32 byte);
/* G_MAXUINT32 when the text has fewer characters. */
guint32 ds_utf8_map_to_byte(const DsUtf8Map *map, guint32 character);

/* Fast decoding for valid UTF-8 (text delivered by the readers). */
static inline gunichar
ds_utf8_peek(const gchar *p)
{
    const guchar c = (guchar)*p;

    if (c < 0x80)
        return c;
    if (c < 0xE0)
        return ((gunichar)(c & 0x1F) << 6) | ((guchar)p[1] & 0x3F);
    if (c < 0xF0)
        return ((gunichar)(c & 0x0F) << 12) | ((gunichar)((guchar)p[1] & 0x3F) << 6) |
               ((guchar)p[2] & 0x3F);
    return g_utf8_get_char(p);
}

/* g_unichar_isalpha() and g_unichar_isupper(), quick for Latin letters. */
static inline gboolean
ds_utf8_is_letter(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((gchar)c);
    if ((c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00))
        return c != 0xD7 && c != 0xF7;
    return g_unichar_isalpha(c);
}

static inline gboolean
ds_utf8_is_upper(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isupper((gchar)c);
    if (c >= 0x1EA0 && c < 0x1F00)
        return (c & 1) == 0; /* capital and small letters in turn */
    if (c < 0x100)
        return c >= 0xC0 && c < 0xDF && c != 0xD7;
    return g_unichar_isupper(c);
}

/* g_unichar_tolower(), quick for Vietnamese letters. */
static inline gunichar
ds_utf8_lower(gunichar c)
{
    if (c < 0x80)
        return c + ((guint)(c - 'A') < 26 ? 0x20 : 0);
    if (c >= 0x1EA0 && c <= 0x1EF9)
        return c | 1; /* capital and small letters in turn */
    if (c >= 0xC0 && c < 0x100)
        return c < 0xDF && c != 0xD7 ? c + 0x20 : c;
    return c == 0x111 || c == 0x1B0 || c == 0x1A1 || c == 0x103 ? c : g_unichar_tolower(c);
}

/* g_unichar_isspace(), quick for Latin letters. */
static inline gboolean
ds_utf8_is_blank(gunichar c)
{
    if (c < 0x1680)
        return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v') || c == 0xA0;
    return (c < 0x1E00 || c > 0x1FFF) && g_unichar_isspace(c);
}

/* Whether a character is a letter or a digit: g_unichar_isalnum(), quick for Latin letters. */
static inline gboolean
ds_utf8_is_word(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalnum((gchar)c);
    if ((c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00))
        return c != 0xD7 && c != 0xF7;
    return g_unichar_isalnum(c);
}

/* The same of the character at p, told by its first bytes where they are a Latin letter's. */
static inline gboolean
ds_utf8_is_word_at(const gchar *p)
{
    const guchar c = (guchar)*p;

    if (c < 0x80)
        return g_ascii_isalnum((gchar)c);
    if ((c >= 0xC4 && c <= 0xC8) || (c == 0xE1 && ((guchar)p[1] & 0xFC) == 0xB8))
        return TRUE; /* U+0100 to U+023F, U+1E00 to U+1EFF */
    return ds_utf8_is_word(ds_utf8_peek(p));
}

#endif
