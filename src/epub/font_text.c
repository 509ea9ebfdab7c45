/* Characters and pairs of the book, in one pass over its files. */
#include <string.h>

#include "base/utf8.h"
#include "epub/fonts.h"

#define MAX_CODE    0x2100 /* Latin, Vietnamese and punctuation; others are never kerned */
#define MAX_LETTERS 512

struct DsFontText {
    hb_set_t *characters;
    guint16 number_of[MAX_CODE]; /* from 1, in order of appearance */
    hb_codepoint_t letters[MAX_LETTERS + 1];
    guint n_letters;
    guint8 pairs[MAX_LETTERS + 1][(MAX_LETTERS + 8) / 8]; /* a bit for each */
};

DsFontText *
ds_font_text_new(void)
{
    DsFontText *text = g_new0(DsFontText, 1);

    text->characters = hb_set_create();
    return text;
}

void
ds_font_text_free(DsFontText *text)
{
    if (text == NULL)
        return;
    hb_set_destroy(text->characters);
    g_free(text);
}

/* The character's number; 0 for one that is in no pair. */
static guint
note_character(DsFontText *text, hb_codepoint_t c)
{
    if (c < MAX_CODE && text->number_of[c] != 0)
        return text->number_of[c];
    if (c < 0x20)
        return 0;
    hb_set_add(text->characters, c);
    if (c >= MAX_CODE || text->n_letters == MAX_LETTERS)
        return 0;
    text->letters[++text->n_letters] = c;
    text->number_of[c] = (guint16)text->n_letters;
    return text->n_letters;
}

/* The character of "&amp;" and its kin, whose end p is moved to. */
static hb_codepoint_t
read_entity(const gchar **p, const gchar *end)
{
    const gchar *semicolon = (const gchar *)memchr(*p, ';', (gsize)(end - *p));
    const gchar first = *p + 1 < end ? (*p)[1] : '\0';
    const gchar *name = *p;

    if (semicolon == NULL)
        return '&';
    *p = semicolon;
    if (first == '#')
        return (hb_codepoint_t)g_ascii_strtoull(name + 2, NULL, 10);
    return first == 'l' ? '<' : first == 'g' ? '>' : first == 'q' ? '"' : '&';
}

/* A tag ends a run of letters: what stands around it may be set in another face. */
void
ds_font_text_add(DsFontText *text, const gchar *xml, gsize n)
{
    const gchar *end = xml + n;
    guint last = 0;

    for (const gchar *p = xml; p < end; p = g_utf8_next_char(p)) {
        hb_codepoint_t c = ds_utf8_peek(p);
        if (c == '<') {
            const gchar *close = (const gchar *)memchr(p, '>', (gsize)(end - p));
            p = close != NULL ? close : end - 1;
            last = 0;
            continue;
        }
        if (c == '&')
            c = read_entity(&p, end);
        const guint number = note_character(text, c);
        if (last != 0)
            text->pairs[last][number / 8] |= (guint8)(1u << number % 8);
        last = number;
    }
}

void
ds_font_text_clear(DsFontText *text)
{
    for (guint i = 0; i <= text->n_letters; i++) {
        if (i > 0)
            text->number_of[text->letters[i]] = 0;
        memset(text->pairs[i], 0, sizeof text->pairs[i]);
    }
    text->n_letters = 0;
    hb_set_clear(text->characters);
}

static void
append_number(GByteArray *out, guint32 number)
{
    g_byte_array_append(out, (const guint8 *)&number, sizeof number);
}

/* Counts of letters, of other characters and of pairs, then these; a pair as two numbers of
 * letters. */
static void
tell(const DsFontText *text, GByteArray *out)
{
    const guint head = out->len;
    guint32 counts[3] = {text->n_letters, 0, 0};

    g_byte_array_append(out, (const guint8 *)counts, sizeof counts);
    for (guint i = 1; i <= text->n_letters; i++)
        append_number(out, text->letters[i]);
    for (hb_codepoint_t c = MAX_CODE - 1; hb_set_next(text->characters, &c); counts[1]++)
        append_number(out, c);
    for (guint i = 1; i <= text->n_letters; i++)
        for (guint k = 1; k <= text->n_letters; k++)
            if ((text->pairs[i][k / 8] & 1u << k % 8) != 0) {
                append_number(out, i << 16 | k);
                counts[2]++;
            }
    memcpy(out->data + head, counts, sizeof counts);
}

gboolean
ds_font_texts_tell(DsFontText *const *texts, GByteArray *out)
{
    for (guint face = 0; face < DS_N_FONTS; face++) {
        if (texts[face]->n_letters == MAX_LETTERS)
            return FALSE;
        tell(texts[face], out);
    }
    return TRUE;
}

static guint32
number_at(const guint8 *told, gsize index)
{
    guint32 number;

    memcpy(&number, told + index * sizeof number, sizeof number);
    return number;
}

/* The bytes that the text of one face takes; 0 when there are not as many. */
static gsize
told_size(const guint8 *told, gsize n)
{
    if (n < 3 * sizeof(guint32))
        return 0;
    const guint64 n_letters = number_at(told, 0);
    const guint64 all = 3 + n_letters + number_at(told, 1) + (guint64)number_at(told, 2);

    return n_letters < MAX_LETTERS && all * sizeof(guint32) <= n
               ? (gsize)(all * sizeof(guint32))
               : 0;
}

static void
recall(DsFontText *text, const guint8 *told)
{
    const gsize n_letters = number_at(told, 0), n_others = number_at(told, 1),
                n_pairs = number_at(told, 2), others = 3 + n_letters, pairs = others + n_others;
    guint numbers[MAX_LETTERS + 1] = {0};

    for (gsize i = 0; i < n_letters; i++)
        numbers[i + 1] = note_character(text, number_at(told, 3 + i));
    for (gsize i = 0; i < n_others; i++)
        note_character(text, number_at(told, others + i));
    for (gsize i = 0; i < n_pairs; i++) {
        const guint32 pair = number_at(told, pairs + i);
        const guint first = numbers[MIN(pair >> 16, n_letters)];
        const guint second = numbers[MIN(pair & 0xFFFF, n_letters)];
        if (first != 0)
            text->pairs[first][second / 8] |= (guint8)(1u << second % 8);
    }
}

gboolean
ds_font_texts_recall(DsFontText *const *texts, const guint8 *told, gsize n)
{
    gsize starts[DS_N_FONTS], at = 0;

    for (guint face = 0; face < DS_N_FONTS; face++) {
        const gsize size = told_size(told + at, n - at);
        if (size == 0)
            return FALSE;
        starts[face] = at;
        at += size;
    }
    for (guint face = 0; at == n && face < DS_N_FONTS; face++)
        recall(texts[face], told + starts[face]);
    return at == n;
}

const hb_set_t *
ds_font_text_characters(const DsFontText *text)
{
    return text->characters;
}

GArray *
ds_font_text_pairs(const DsFontText *text)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(DsFontPair));

    for (guint i = 1; i <= text->n_letters; i++) {
        for (guint k = 1; k <= text->n_letters; k++) {
            if ((text->pairs[i][k / 8] & 1u << k % 8) == 0)
                continue;
            const DsFontPair pair = {text->letters[i], text->letters[k]};
            g_array_append_val(pairs, pair);
        }
    }
    return pairs;
}
