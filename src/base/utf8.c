#include "base/utf8.h"

#include <string.h>

#define MAP_STEP 256

/* GLib composes in the square of a text's length: pieces are composed one by one. A piece ends
 * before a character that joins none before it. */
#define PIECE_BYTES 256

static gboolean
is_starter(gunichar c)
{
    return c < 0x300 || (!g_unichar_ismark(c) && g_unichar_combining_class(c) == 0 &&
                         !(c >= 0x1100 && c <= 0x11FF) && c < 0xA000);
}

/* Characters that composing leaves as they are: nearly all that news in Latin letters has. */
static gboolean
is_composed(gunichar c)
{
    return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2002 && c <= 0x20CF);
}

gchar *
ds_utf8_compose(const gchar *text, gsize n_bytes)
{
    GString *out = g_string_sized_new(n_bytes + 1);
    const gchar *end = text + n_bytes;

    for (const gchar *p = text; p < end;) {
        const gchar *cut = p;
        gboolean plain = TRUE;
        do {
            plain &= (guchar)*cut < 0x80 || is_composed(ds_utf8_peek(cut));
            cut = g_utf8_next_char(cut);
        } while (cut < end && (cut - p < PIECE_BYTES || !is_starter(ds_utf8_peek(cut))));
        g_autofree gchar *composed =
            plain ? NULL : g_utf8_normalize(p, cut - p, G_NORMALIZE_DEFAULT_COMPOSE);
        if (composed != NULL)
            g_string_append(out, composed);
        else
            g_string_append_len(out, p, cut - p);
        p = cut;
    }
    return g_string_free(out, FALSE);
}

/* A letter of two bytes that folds to one of two bytes; 0 for any other. */
static gunichar
fold_two_bytes(gunichar c)
{
    if (c < 0xC0 || c == 0xD7)
        return c != 0xB5 ? c : 0; /* µ becomes Greek */
    if (c < 0xE0)
        return c != 0xDF ? c + 0x20 : 0;
    if (c < 0x100 || c == 0x1A1 || c == 0x1B0)
        return c;
    if (c < 0x130 || c == 0x1AF || c == 0x1A0)
        return c == 0x1AF ? 0x1B0 : c | 1; /* capital and small letters in turn */
    return c < 0x17F && c != 0x130 && c != 0x149 ? g_unichar_tolower(c) : 0;
}

/* Writes what the character at in folds to when that is one composed letter of as many bytes,
 * as nearly always in Latin text; returns how many, or 0 for what must go the long way. */
static inline gsize
fold_character(const gchar *in, gchar *out)
{
    const guchar first = (guchar)in[0];

    if (first < 0x80) {
        out[0] = (gchar)(first | ((guint)(first - 'A') < 26 ? 0x20 : 0));
        return 1;
    }
    if (first < 0xE0) {
        const gunichar c = fold_two_bytes(ds_utf8_peek(in));
        out[0] = (gchar)(0xC0 | c >> 6);
        out[1] = (gchar)(0x80 | (c & 0x3F));
        return c != 0 ? 2 : 0;
    }
    const gunichar c = first < 0xF0 ? ds_utf8_peek(in) : 0;
    const gboolean vietnamese = c >= 0x1EA0 && c <= 0x1EF9; /* capital and small in turn */
    if (!vietnamese && (c < 0x2002 || c > 0x20CF) && c != 0xFFFD)
        return 0; /* nor one of the marks, which stay as they are */
    out[0] = in[0];
    out[1] = in[1];
    out[2] = (gchar)(in[2] | (vietnamese ? 1 : 0));
    return 3;
}

/* The bytes of the whole characters: a text may have been cut inside one. */
static gsize
whole_characters(const gchar *text, gsize n_bytes)
{
    gsize last = n_bytes;

    while (last > 0 && n_bytes - last < 4 && ((guchar)text[last - 1] & 0xC0) == 0x80)
        last--;
    if (last == 0)
        return 0;
    const gsize length = (gsize)g_utf8_skip[(guchar)text[last - 1]];
    return last - 1 + length > n_bytes ? last - 1 : n_bytes;
}

gboolean
ds_utf8_fold_in_place(const gchar *text, gsize n, gchar *out)
{
    for (gsize i = 0; i < n;) {
        const gsize length = text[i] != '\0' ? fold_character(text + i, out + i) : 0;
        if (length == 0)
            return FALSE;
        i += length;
    }
    return TRUE;
}

gchar *
ds_utf8_fold(const gchar *text, gssize n_bytes)
{
    const gsize given = n_bytes < 0 ? strlen(text) : (gsize)n_bytes;
    const gsize n = strnlen(text, whole_characters(text, given));
    gchar *out = (gchar *)g_malloc(n + 1);

    out[n] = '\0';
    if (ds_utf8_fold_in_place(text, n, out))
        return out;
    g_free(out);
    g_autofree gchar *folded = g_utf8_casefold(text, (gssize)n);
    return ds_utf8_compose(folded, strlen(folded));
}

gchar *
ds_utf8_squeeze(const gchar *text, gssize n_bytes)
{
    const gsize n = n_bytes < 0 ? strlen(text) : (gsize)n_bytes;
    gchar *out = (gchar *)g_malloc(n + 1);
    gsize length = 0;

    for (gsize i = 0; i < n;) {
        const gsize start = i;
        while (i < n && !ds_utf8_is_blank(ds_utf8_peek(text + i)))
            i += (gsize)(g_utf8_next_char(text + i) - (text + i));
        if (i > start && length > 0)
            out[length++] = ' ';
        memcpy(out + length, text + start, i - start);
        length += i - start;
        while (i < n && ds_utf8_is_blank(ds_utf8_peek(text + i)))
            i += (gsize)(g_utf8_next_char(text + i) - (text + i));
    }
    out[length] = '\0';
    return out;
}

gchar *
ds_utf8_fold_blanks(const gchar *text, gssize n_bytes)
{
    g_autofree gchar *squeezed = ds_utf8_squeeze(text, n_bytes);
    return ds_utf8_fold(squeezed, -1);
}

static gboolean
is_start(gchar c)
{
    return ((guchar)c & 0xC0) != 0x80;
}

/* The characters that begin among n bytes, eight at a step: their bits 7 and 6 are not 10. */
static guint32
count_starts(const gchar *text, gsize n)
{
    guint32 n_chars = 0;
    gsize i = 0;

    for (; i + 8 <= n; i += 8) {
        guint64 word;
        memcpy(&word, text + i, sizeof word);
        const guint64 inner =
            (word >> 7) & ~(word >> 6) & G_GUINT64_CONSTANT(0x0101010101010101);
        n_chars += 8 - (guint32)((inner * G_GUINT64_CONSTANT(0x0101010101010101)) >> 56);
    }
    for (; i < n; i++)
        n_chars += is_start(text[i]) ? 1 : 0;
    return n_chars;
}

void
ds_utf8_map_init(DsUtf8Map *map, const gchar *text, gsize n_bytes)
{
    guint32 n_chars = 0;

    map->text = text;
    map->n_bytes = n_bytes;
    map->marks =
        g_array_sized_new(FALSE, FALSE, sizeof(guint32), (guint)(n_bytes / MAP_STEP + 1));
    for (gsize i = 0; i <= n_bytes; i += MAP_STEP) {
        g_array_append_val(map->marks, n_chars);
        n_chars += count_starts(text + i, MIN(MAP_STEP, n_bytes - i));
    }
}

void
ds_utf8_map_clear(DsUtf8Map *map)
{
    g_clear_pointer(&map->marks, g_array_unref);
}

guint32
ds_utf8_map_to_char(const DsUtf8Map *map, guint32 byte)
{
    g_return_val_if_fail(byte <= map->n_bytes, 0);

    const guint32 from = byte - byte % MAP_STEP;
    return g_array_index(map->marks, guint32, byte / MAP_STEP) +
           count_starts(map->text + from, byte - from);
}

guint32
ds_utf8_map_to_byte(const DsUtf8Map *map, guint32 character)
{
    guint low = 0, high = map->marks->len; /* the last mark that is not past the character */

    while (high - low > 1) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(map->marks, guint32, middle) <= character)
            low = middle;
        else
            high = middle;
    }
    guint32 n = g_array_index(map->marks, guint32, low);
    gsize i = (gsize)low * MAP_STEP;
    for (; i < map->n_bytes; i++) {
        if (!is_start(map->text[i]))
            continue;
        if (n == character)
            return (guint32)i;
        n++;
    }
    return n == character ? (guint32)map->n_bytes : G_MAXUINT32;
}

static gboolean
turns_writing(gunichar c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

gchar *
ds_utf8_show_name(const gchar *name)
{
    g_autofree gchar *valid = g_utf8_make_valid(name, -1);
    GString *shown = g_string_new(NULL);

    for (const gchar *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        const gboolean odd = g_unichar_iscntrl(c) || turns_writing(c) || (c & 0xFFFE) == 0xFFFE;
        g_string_append_unichar(shown, odd ? 0xFFFD : c);
    }
    return g_string_free(shown, FALSE);
}
