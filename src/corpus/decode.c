#include "corpus/decode.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/charset.h"
#include "corpus/syllable.h"
#include "corpus/viqr.h"
#include "corpus/words.h"

/* Lines with bytes that tell are judged up to this size. */
#define SAMPLE_BYTES 65536

/* Where few words have marks (names of foreign players), those must be right. */
#define MIN_FEW  5
#define SURE_FEW 85

typedef struct {
    DsCharsets *charsets;
    DsSyllables *syllables;
} Judge;

static gpointer
judge_make(DsPack *pack)
{
    Judge *judge = g_new0(Judge, 1);

    judge->charsets = ds_charsets_new();
    judge->syllables = ds_syllables_new(pack);
    return judge;
}

static void
judge_free(gpointer data)
{
    Judge *judge = (Judge *)data;

    g_free(judge->charsets);
    ds_syllables_free(judge->syllables);
    g_free(judge);
}

/* Made only when a text is met that is no UTF-8. */
static const Judge *
judge_of(DsPack *pack)
{
    return (const Judge *)ds_pack_memo(pack, "corpus-judge", judge_make, judge_free);
}

static DsDecoded
decoded(gchar *text, gsize n_bytes, const gchar *encoding, guint confidence)
{
    return (DsDecoded){text, n_bytes, g_intern_string(encoding), confidence};
}

static DsDecoded
convert(const guint8 *data, gsize n_bytes, const gchar *from, const gchar *name, guint sure)
{
    gsize n = 0;
    /* half a character at the end of a cut file must not lose the rest */
    gchar *text = g_convert_with_fallback((const gchar *)data, (gssize)n_bytes, "UTF-8", from,
                                          "?", NULL, &n, NULL);

    if (text == NULL && n_bytes > 1)
        text = g_convert_with_fallback((const gchar *)data, (gssize)(n_bytes & ~(gsize)3),
                                       "UTF-8", from, "?", NULL, &n, NULL);
    return text != NULL ? decoded(text, n, name, sure) : (DsDecoded){NULL, 0, NULL, 0};
}

static const struct {
    const gchar *mark;
    gsize n;
    const gchar *from, *name;
} byte_order_marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8", "UTF-8"},     {"\xFF\xFE\0\0", 4, "UTF-32LE", "UTF-32"},
    {"\0\0\xFE\xFF", 4, "UTF-32BE", "UTF-32"}, {"\xFF\xFE", 2, "UTF-16LE", "UTF-16"},
    {"\xFE\xFF", 2, "UTF-16BE", "UTF-16"},
};

static gboolean
decode_marked(const guint8 *data, gsize n_bytes, DsDecoded *out)
{
    for (gsize i = 0; i < G_N_ELEMENTS(byte_order_marks); i++) {
        const gsize n = byte_order_marks[i].n;
        if (n_bytes < n || memcmp(data, byte_order_marks[i].mark, n) != 0)
            continue;
        if (i == 0) {
            *out = decoded(g_memdup2(data + n, n_bytes - n), n_bytes - n, "UTF-8", 100);
            return TRUE;
        }
        *out = convert(data + n, n_bytes - n, byte_order_marks[i].from,
                       byte_order_marks[i].name, 100);
        return out->text != NULL;
    }
    return FALSE;
}

/* UTF-16 without its mark: ASCII signs (blanks, line ends, most letters) bring a zero byte, on
 * one side only. */
static gboolean
decode_zeros(const guint8 *data, gsize n_bytes, DsDecoded *out)
{
    gsize n_zeros[2] = {0, 0};
    const gsize n = MIN(n_bytes, (gsize)SAMPLE_BYTES);

    for (gsize i = 0; i < n; i++)
        n_zeros[i & 1] += data[i] == 0 ? 1 : 0;
    const guint little = n_zeros[1] > n_zeros[0] ? 1 : 0;
    if (n_zeros[little] * 5 < n / 2 || n_zeros[1 - little] * 10 > n_zeros[little])
        return FALSE;
    *out = convert(data, n_bytes, little ? "UTF-16LE" : "UTF-16BE", "UTF-16", 95);
    return out->text != NULL;
}

/* Counts valid sequences of several bytes and bytes that belong to none. */
static void
count_utf8(const guint8 *data, gsize n_bytes, gsize *n_valid, gsize *n_invalid)
{
    const gchar *p = (const gchar *)data, *end = p + n_bytes;

    *n_valid = *n_invalid = 0;
    while (p < end) {
        if ((guchar)*p < 0x80) {
            p++;
            continue;
        }
        const gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            ++*n_invalid;
            p++;
        } else {
            ++*n_valid;
            p = g_utf8_next_char(p);
        }
    }
}

static gboolean
has_signs(const guint8 *line, gsize n, gboolean seven_bit)
{
    for (gsize i = 0; i < n; i++)
        if (seven_bit ? strchr("^(+~`?'.", line[i]) != NULL && line[i] != 0
                      : line[i] >= 0x80 || (line[i] < 0x20 && line[i] != '\t'))
            return TRUE;
    return FALSE;
}

/* The lines that hold bytes that tell, up to the sample's size. */
static GByteArray *
take_sample(const guint8 *data, gsize n_bytes, gboolean seven_bit)
{
    GByteArray *sample = g_byte_array_new();

    for (gsize at = 0; at < n_bytes && sample->len < SAMPLE_BYTES;) {
        const guint8 *newline = memchr(data + at, '\n', n_bytes - at);
        const gsize stop = newline != NULL ? (gsize)(newline - data) + 1 : n_bytes;
        const gsize n = MIN(stop - at, (gsize)SAMPLE_BYTES);
        if (has_signs(data + at, n - (newline != NULL && n == stop - at ? 1 : 0), seven_bit))
            g_byte_array_append(sample, data + at, (guint)n);
        at = stop;
    }
    return sample;
}

typedef struct {
    guint n_words;   /* of letters */
    guint n_marked;  /* with something beyond ASCII */
    guint n_right;   /* of them, possible Vietnamese syllables */
    guint n_english; /* function words of English */
} Score;

/* Marks that stand between words in any encoding. */
static gboolean
is_between(gunichar c)
{
    return c < 0x80 ? !g_ascii_isalnum((gchar)c) && c >= 0x20
                    : (c >= 0x2010 && c <= 0x2026) || c == 0xA0 || c == 0xAB || c == 0xBB ||
                          c == 0x2122 || c == 0x20AC || c == 0xB0 || c == 0xA9 || c == 0xAE;
}

static void
score_word(const Judge *judge, const DsWords *words, const gchar *word, gsize n, Score *score)
{
    gboolean marked = FALSE;

    for (gsize i = 0; i < n && !marked; i++)
        marked = (guchar)word[i] >= 0x80 || (guchar)word[i] < 0x20;
    score->n_words++;
    if (marked) {
        score->n_marked++;
        score->n_right += ds_syllables_can_be(judge->syllables, word, n) ? 1 : 0;
    } else if (n <= 8) {
        g_autofree gchar *small = g_ascii_strdown(word, (gssize)n);
        score->n_english += g_strcmp0(ds_words_language(words, small), "en") == 0 ? 1 : 0;
    }
}

static Score
score_charset(const Judge *judge,
              const DsWords *words,
              DsCharset charset,
              const GByteArray *sample)
{
    g_autoptr(GString) text = g_string_sized_new(sample->len * 2);
    Score score = {0, 0, 0, 0};

    ds_charset_decode(judge->charsets, charset, sample->data, sample->len, text);
    g_autofree gchar *composed = ds_utf8_compose(text->str, text->len);
    for (const gchar *p = composed; *p != '\0';) {
        const gchar *word = p;
        while (*p != '\0' && *p != '\n' && *p != '\r' && *p != '\t' &&
               !is_between(ds_utf8_peek(p)))
            p = g_utf8_next_char(p);
        if (p > word)
            score_word(judge, words, word, (gsize)(p - word), &score);
        else
            p = g_utf8_next_char(p);
    }
    return score;
}

static gint
points(const Score *score)
{
    return (gint)score->n_right - 2 * (gint)(score->n_marked - score->n_right);
}

static DsDecoded
decode_as(const Judge *judge, DsCharset charset, const guint8 *data, gsize n_bytes, guint sure)
{
    GString *text = g_string_sized_new(n_bytes * 2);

    ds_charset_decode(judge->charsets, charset, data, n_bytes, text);
    const gsize n = text->len;
    return decoded(g_string_free(text, FALSE), n, ds_charset_name(charset), sure);
}

/* What the container declares, when iconv knows it. */
static gboolean
decode_declared(const guint8 *data, gsize n_bytes, const gchar *declared, DsDecoded *out)
{
    if (declared == NULL || g_ascii_strcasecmp(declared, "utf-8") == 0)
        return FALSE;
    *out = convert(data, n_bytes, declared, declared, 90);
    return out->text != NULL;
}

static DsDecoded
decode_eight_bit(const guint8 *data, gsize n_bytes, const gchar *declared, DsPack *pack)
{
    const Judge *judge = judge_of(pack);
    const DsWords *words = ds_words(pack);
    g_autoptr(GByteArray) sample = take_sample(data, n_bytes, FALSE);
    DsCharset best = DS_CHARSET_WINDOWS_1252;
    Score best_score = score_charset(judge, words, best, sample);
    const Score western = best_score;
    DsDecoded out;

    for (guint i = DS_CHARSET_WINDOWS_1258; i <= DS_CHARSET_VNI; i++) {
        const Score score = score_charset(judge, words, (DsCharset)i, sample);
        if (points(&score) > points(&best_score)) {
            best = (DsCharset)i;
            best_score = score;
        }
    }
    const guint share =
        best_score.n_marked > 0 ? 100 * best_score.n_right / best_score.n_marked : 0;
    const gboolean english = western.n_english * 8 >= western.n_words;
    if (best != DS_CHARSET_WINDOWS_1252 && best_score.n_right >= 2 && share >= 60 &&
        (best_score.n_marked * 6 >= best_score.n_words ||
         (best_score.n_right >= MIN_FEW && share >= SURE_FEW)))
        return decode_as(judge, best, data, n_bytes, share);
    if (decode_declared(data, n_bytes, declared, &out))
        return out;
    return decode_as(judge, DS_CHARSET_WINDOWS_1252, data, n_bytes, english ? 95 : 40);
}

/* Signs of VIQR that nothing else puts after a vowel. */
static guint
count_shapes(const GByteArray *sample)
{
    guint n = 0;

    for (guint i = 1; i < sample->len; i++)
        n += (sample->data[i] == '^' && strchr("aeoAEO", sample->data[i - 1]) != NULL) ||
             (sample->data[i] == '+' && strchr("ouOU", sample->data[i - 1]) != NULL);
    return n;
}

/* Plain ASCII, unless it makes Vietnamese when read as VIQR. */
static DsDecoded
decode_seven_bit(const guint8 *data, gsize n_bytes, DsPack *pack)
{
    const Judge *judge = judge_of(pack);
    const DsWords *words = ds_words(pack);
    g_autoptr(GByteArray) sample = take_sample(data, n_bytes, TRUE);
    const Score score = score_charset(judge, words, DS_CHARSET_VIQR, sample);

    const guint share = score.n_marked > 0 ? 100 * score.n_right / score.n_marked : 0;
    if (score.n_right < 4 || share < 70 ||
        (score.n_marked * 4 < score.n_words &&
         (share < SURE_FEW || count_shapes(sample) < MIN_FEW)))
        return decoded(g_memdup2(data, n_bytes), n_bytes, "UTF-8", 100);
    GString *text = g_string_sized_new(n_bytes * 2);
    const guint n_doubtful =
        ds_viqr_decode(ds_viqr_words(pack), (const gchar *)data, n_bytes, text);
    const gsize n = text->len;
    return decoded(g_string_free(text, FALSE), n, ds_charset_name(DS_CHARSET_VIQR),
                   n_doubtful > 0 ? MIN(share, DS_DECODE_SURE - 1u) : share);
}

DsDecoded
ds_decode(const guint8 *data, gsize n_bytes, const gchar *declared, DsPack *pack)
{
    gsize n_valid = 0, n_invalid = 0;
    gboolean seven_bit = TRUE;
    DsDecoded out;

    if (decode_marked(data, n_bytes, &out) || decode_zeros(data, n_bytes, &out))
        return out;
    for (gsize i = 0; i < n_bytes && seven_bit; i++)
        seven_bit = data[i] < 0x80 && (data[i] >= 0x20 || g_ascii_isspace(data[i]));
    if (seven_bit)
        return decode_seven_bit(data, n_bytes, pack);
    count_utf8(data, n_bytes, &n_valid, &n_invalid);
    if (n_valid >= n_invalid * 10 && n_valid > 0)
        return decoded(g_memdup2(data, n_bytes), n_bytes, "UTF-8", n_invalid == 0 ? 100 : 90);
    return decode_eight_bit(data, n_bytes, declared, pack);
}
