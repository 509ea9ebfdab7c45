#include "corpus/viqr.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/syllable.h"

/* The way of a text without escapes: a sign after a vowel is a mark where the word goes on, or
 * where no sentence can end; where one can, the reading wins whose word, alone or beside its
 * neighbours, is the better known; without a winner punctuation is taken and doubt is counted.
 */

struct DsViqrWords {
    GHashTable *counts; /* syllable → how often the lists hold it; keys owned */
    GHashTable *pairs;  /* "cán bộ": set of two syllables side by side; owned */
    DsSyllables *syllables;
};

/* Lists of the pack whose first column, or the one named, is running Vietnamese. */
static const struct {
    const gchar *table, *column;
} sources[] = {
    {"compounds", "form"},     {"stopwords", "form"},         {"titles_roles", "form"},
    {"org_heads", "head"},     {"org_generic", "form"},       {"org_tail_words", "word"},
    {"name_words", "word"},    {"institutions", "canonical"}, {"institutions", "aliases"},
    {"places", "form"},        {"places", "aliases"},         {"connectives", "form"},
    {"quote_words", "form"},   {"cue_verbs", "cue"},          {"labels", "text"},
    {"event_heads", "form"},   {"opinion_words", "form"},     {"furniture", "form"},
    {"caption_words", "form"}, {"unit_heads", "head"},        {"surnames", "surname"},
};

#define MANY 40

/* What a weight in "open_syllables" counts for. */
static const guint times_of_weight[] = {0, 2, 10, MANY};

static void
count_syllable(DsViqrWords *words, const gchar *syllable)
{
    const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(words->counts, syllable));

    g_hash_table_insert(words->counts, g_strdup(syllable), GUINT_TO_POINTER(n + 1));
}

static void
add_text(DsViqrWords *words, const gchar *text)
{
    g_autofree gchar *folded = ds_utf8_fold(text, -1);
    g_autofree gchar *before = NULL;

    for (const gchar *p = folded; *p != '\0';) {
        const gchar *start = p;
        while (*p != '\0' && g_unichar_isalpha(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
        if (p > start) {
            gchar *syllable = g_strndup(start, (gsize)(p - start));
            count_syllable(words, syllable);
            if (before != NULL)
                g_hash_table_add(words->pairs, g_strconcat(before, " ", syllable, NULL));
            g_free(before);
            before = syllable;
        }
        if (*p == '\0')
            break;
        if (*p != ' ')
            g_clear_pointer(&before, g_free);
        p = g_utf8_next_char(p);
    }
}

static gpointer
words_make(DsPack *pack)
{
    DsViqrWords *words = g_new0(DsViqrWords, 1);

    words->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    words->pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    words->syllables = ds_syllables_new(pack);
    for (gsize i = 0; i < G_N_ELEMENTS(sources); i++) {
        const DsTable *table = ds_pack_table(pack, sources[i].table);
        const gint column = ds_table_column(table, sources[i].column);
        for (guint row = 0; row < ds_table_n_rows(table); row++) {
            const gchar *text = ds_table_field(table, row, column);
            if (text != NULL)
                add_text(words, text);
        }
    }
    const DsTable *open = ds_pack_table(pack, "open_syllables");
    for (guint row = 0; row < ds_table_n_rows(open); row++) {
        const gchar *weight = ds_table_get(open, row, "weight");
        const guint64 n = g_ascii_strtoull(weight != NULL ? weight : "", NULL, 10);
        const guint times = times_of_weight[MIN(n, G_N_ELEMENTS(times_of_weight) - 1)];
        g_hash_table_insert(words->counts, ds_utf8_fold(ds_table_get(open, row, "form"), -1),
                            GUINT_TO_POINTER(times)); /* knows better than the lists */
    }
    return words;
}

static void
words_free(gpointer data)
{
    DsViqrWords *words = (DsViqrWords *)data;

    g_hash_table_unref(words->counts);
    g_hash_table_unref(words->pairs);
    ds_syllables_free(words->syllables);
    g_free(words);
}

const DsViqrWords *
ds_viqr_words(DsPack *pack)
{
    return (const DsViqrWords *)ds_pack_memo(pack, "corpus-viqr", words_make, words_free);
}

typedef struct {
    const DsViqrWords *words;
    GString *out;
    const gchar *end;
    gsize syllable;  /* where the syllable began in out */
    gsize before;    /* where the one before began; syllable when there is none beside it */
    gunichar base;   /* the vowel just written, small; 0: none that takes marks */
    gboolean shaped; /* it has its circumflex, breve or horn */
    gboolean toned;  /* the syllable has its tone */
    gboolean quoted; /* inside of single quotation marks */
    gboolean strict; /* the text escapes signs: every sign after a vowel is a mark */
    guint n_doubtful;
    guint n_stops; /* signs after a vowel that are punctuation for sure */
} Viqr;

static gboolean
is_vowel(gchar c)
{
    return c != '\0' && strchr("aeiouy", g_ascii_tolower(c)) != NULL;
}

static gunichar
shape_of(gunichar base, gchar sign)
{
    if (sign == '^' && strchr("aeo", (gint)base) != NULL)
        return 0x302;
    if (sign == '(' && base == 'a')
        return 0x306;
    if ((sign == '+' || sign == '*') && (base == 'o' || base == 'u'))
        return 0x31B;
    return 0;
}

static gunichar
tone_of(gchar sign)
{
    static const struct {
        gchar sign;
        gunichar mark;
    } tones[] = {{'\'', 0x301}, {'`', 0x300}, {'?', 0x309}, {'~', 0x303}, {'.', 0x323}};

    for (gsize i = 0; i < G_N_ELEMENTS(tones); i++)
        if (tones[i].sign == sign)
            return tones[i].mark;
    return 0;
}

/* "\." or its kin after a vowel. */
static gboolean
escapes_signs(const gchar *data, gsize n_bytes)
{
    for (gsize i = 1; i + 1 < n_bytes; i++)
        if (data[i] == '\\' && tone_of(data[i + 1]) != 0)
            return TRUE;
    return FALSE;
}

static gchar
sign_at(const Viqr *viqr, const gchar *p)
{
    return p < viqr->end ? *p : '\n';
}

static guint
count_of(const Viqr *viqr, const gchar *syllable)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(viqr->words->counts, syllable));
}

static gboolean
are_neighbours(const Viqr *viqr, const gchar *a, const gchar *b)
{
    g_autofree gchar *pair = g_strconcat(a, " ", b, NULL);

    return g_hash_table_contains(viqr->words->pairs, pair);
}

/* The word that follows a blank at p, small; the caller owns it. */
static gchar *
next_word(const Viqr *viqr, const gchar *p)
{
    const gchar *start = p;
    g_autoptr(GString) word = g_string_new(NULL);

    while (p < viqr->end && (g_ascii_isalpha(*p) || strchr("^(+*'`?~.", *p) != NULL))
        p++;
    while (p > start && strchr(".?'", p[-1]) != NULL && !g_ascii_isalpha(p[-1]) &&
           p < viqr->end)
        p--;
    ds_viqr_decode(NULL, start, (gsize)(p - start), word);
    return ds_utf8_fold(word->str, (gssize)word->len);
}

/* Whether a tone may stand on the last letter of the syllable: of two vowels the last bears it
 * in "oa", "uy" and their kin only, and after "qu" and "gi". */
static gboolean
takes_tone_at_end(const gchar *plain)
{
    static const gchar *const pairs[] = {"oa", "oe", "uy", "uê", "uơ", NULL};
    const gchar *last = g_utf8_find_prev_char(plain, plain + strlen(plain));
    const gchar *before = last != NULL ? g_utf8_find_prev_char(plain, last) : NULL;
    const gunichar c = before != NULL ? g_utf8_get_char(before) : 0;

    if (c == 0 || (c < 0x80 && !is_vowel((gchar)c)) || c == 0x111)
        return TRUE;
    if (g_str_has_prefix(plain, "qu") || g_str_has_prefix(plain, "gi"))
        return before == plain + 1;
    return g_strv_contains(pairs, before);
}

/* The weight of a tone where no tone can stand. */
#define NO_LETTER (-9)

/* How much the words speak for the mark (above 0) or for punctuation (below). */
static gint
weigh(const Viqr *viqr, const gchar *p, gunichar mark)
{
    GString *out = viqr->out;
    g_autofree gchar *plain =
        ds_utf8_fold(out->str + viqr->syllable, (gssize)(out->len - viqr->syllable));
    g_autofree gchar *before =
        ds_utf8_fold(out->str + viqr->before, (gssize)(viqr->syllable - viqr->before));
    g_autoptr(GString) whole = g_string_new(plain);
    gint weight = 0;

    if (!takes_tone_at_end(plain))
        return *p == '?' && count_of(viqr, plain) == 0 ? -2 : NO_LETTER;
    g_strchomp(before);
    g_string_append_unichar(whole, mark);
    g_autofree gchar *marked = ds_utf8_fold(whole->str, (gssize)whole->len);
    const guint n_plain = count_of(viqr, plain), n_marked = count_of(viqr, marked);
    if (n_marked == 0)
        weight -= n_plain >= 10 ? 3 : 1;
    else if (n_marked >= 4 * n_plain + 2)
        weight += n_plain == 0 ? 3 : 2;
    else if (n_plain >= 4 * n_marked + 2)
        weight -= 2;
    if (*before != '\0') {
        weight += are_neighbours(viqr, before, marked) ? 3 : 0;
        weight -= are_neighbours(viqr, before, plain) ? 3 : 0;
    }
    if (p + 2 < viqr->end && p[1] == ' ') {
        g_autofree gchar *after = next_word(viqr, p + 2);
        weight += are_neighbours(viqr, marked, after) ? 3 : 0;
    }
    return weight;
}

/* Names hold syllables that are rare elsewhere: only the commonest is sure, where the name
 * goes on. */
static gint
weigh_in_name(const Viqr *viqr, gunichar mark, gint weight, gboolean goes_on)
{
    g_autoptr(GString) whole = g_string_new_len(viqr->out->str + viqr->syllable,
                                                (gssize)(viqr->out->len - viqr->syllable));

    g_string_append_unichar(whole, mark);
    g_autofree gchar *marked = ds_utf8_fold(whole->str, (gssize)whole->len);
    return goes_on && count_of(viqr, marked) >= MANY ? weight + 2 : CLAMP(weight, -1, 1);
}

/* Between these a decision on a sign is in doubt. */
#define SURE_MARK 2
#define SURE_STOP (-2)

/* A sign at the end of a word in a text without escapes. */
static gboolean
is_mark_at_end(Viqr *viqr, const gchar *p, gunichar mark)
{
    const gchar next = sign_at(viqr, p + 1), after = sign_at(viqr, p + 2);
    guint n_dots = 0;

    if (*p == '`' || *p == '~' || (*p == '\'' && !viqr->quoted))
        return TRUE;
    while (*p == '.' && sign_at(viqr, p + n_dots) == '.')
        n_dots++;
    if (n_dots == 3) { /* "ba..." */
        viqr->n_stops++;
        return FALSE;
    }
    if (n_dots > 1 || strchr(",;:", next) != NULL)
        return TRUE;
    if (*p == '?' && strchr("?.", next) != NULL) {
        const gboolean can_be = viqr->words == NULL || weigh(viqr, p, mark) > NO_LETTER;
        viqr->n_stops += can_be ? 0 : 1;
        return can_be;
    }
    const gboolean goes_on =
        next == ' ' && (g_ascii_islower(after) || (*p == '?' && !g_ascii_isupper(after)));
    if (viqr->words == NULL)
        return goes_on;
    gint weight = weigh(viqr, p, mark) + (goes_on ? 4 : *p == '?' ? 1 : 0);
    if (weight < 0 && goes_on)
        weight = 1; /* a tone on a letter that does not bear it, or an abbreviation */
    if (g_ascii_isupper(p[-1]) && viqr->out->len - viqr->syllable > 1)
        weight = CLAMP(weight, -1, 1); /* "VI." */
    if (!goes_on && g_ascii_isupper(viqr->out->str[viqr->syllable]))
        weight = weigh_in_name(viqr, mark, weight, g_ascii_isupper(after));
    if (p + 1 == viqr->end)
        weight = weight > SURE_STOP ? 1 : -1; /* the text may be cut inside of a word */
    viqr->n_doubtful += weight > SURE_STOP && weight < SURE_MARK ? 1 : 0;
    viqr->n_stops += weight <= SURE_STOP ? 1 : 0;
    return weight > 0;
}

/* A sign inside of a word: "ho.c" is a word, "e.com" and "O'Ne" are none. */
static gboolean
is_mark_inside(Viqr *viqr, const gchar *p, gunichar mark)
{
    const gchar *rest = p + 1;

    if (viqr->words == NULL || strchr("`~?", *p) != NULL ||
        (*p == '\'' && g_ascii_islower(*rest) && *rest != 's'))
        return TRUE;
    g_autoptr(GString) word = g_string_new_len(viqr->out->str + viqr->syllable,
                                               (gssize)(viqr->out->len - viqr->syllable));
    g_string_append_unichar(word, mark);
    while (rest < viqr->end && g_ascii_isalpha(*rest))
        rest++;
    ds_viqr_decode(NULL, p + 1, (gsize)(rest - p - 1), word);
    g_autofree gchar *whole = ds_utf8_compose(word->str, word->len);
    const gboolean right = ds_syllables_can_be(viqr->words->syllables, whole, strlen(whole));
    viqr->n_doubtful += right ? 0 : 1;
    return right;
}

/* In a text without escapes. A syllable has one tone; letters may be glued to the next one. */
static gboolean
is_mark(Viqr *viqr, const gchar *p, gunichar mark)
{
    const gboolean inside = g_ascii_isalpha(sign_at(viqr, p + 1));
    const gsize n_before = viqr->out->len - viqr->syllable;
    const gboolean initial = n_before == 1 && viqr->syllable > 0 &&
                             viqr->out->str[viqr->syllable - 1] == '.'; /* "M.U." */

    if (strchr("`~", *p) != NULL || (inside && viqr->toned && *p == '\''))
        return TRUE;
    if (!viqr->toned && !initial)
        return inside ? is_mark_inside(viqr, p, mark) : is_mark_at_end(viqr, p, mark);
    viqr->n_stops++; /* "no'i." */
    return FALSE;
}

static gboolean
append_sign(Viqr *viqr, const gchar *p)
{
    gunichar mark = viqr->shaped ? 0 : shape_of(viqr->base, *p);

    if (mark != 0) {
        viqr->shaped = TRUE;
        g_string_append_unichar(viqr->out, mark);
        return TRUE;
    }
    mark = tone_of(*p);
    if (mark == 0 || (!viqr->strict && !is_mark(viqr, p, mark)))
        return FALSE;
    g_string_append_unichar(viqr->out, mark);
    viqr->toned = TRUE;
    viqr->base = 0;
    return TRUE;
}

/* Between syllables: "cán bộ" stand side by side, "cán, bộ" do not. */
static void
append_plain(Viqr *viqr, gchar c)
{
    const gsize start = viqr->syllable;

    if (c == '\'')
        viqr->quoted = !viqr->quoted;
    g_string_append_c(viqr->out, c);
    viqr->before = c == ' ' ? start : viqr->out->len;
    viqr->syllable = viqr->out->len;
    viqr->toned = FALSE;
    viqr->base = 0;
}

static gsize
append_letter(Viqr *viqr, const gchar *p)
{
    const gchar small = g_ascii_tolower(*p);
    const gboolean stroke = small == 'd' && g_ascii_tolower(sign_at(viqr, p + 1)) == 'd';

    viqr->base = is_vowel(*p) ? (gunichar)small : 0;
    viqr->shaped = FALSE;
    if (stroke)
        g_string_append_unichar(viqr->out, *p == 'D' ? 0x110 : 0x111);
    else
        g_string_append_c(viqr->out, *p);
    return stroke ? 2 : 1;
}

static void
decode(Viqr *viqr, const gchar *p)
{
    viqr->syllable = viqr->before = viqr->out->len;
    while (p < viqr->end) {
        if (*p == '\\' && p + 1 < viqr->end && (viqr->strict || p[1] == '\\')) {
            append_plain(viqr, p[1]);
            p += 2;
        } else if (viqr->base != 0 && append_sign(viqr, p)) {
            p++;
        } else if (g_ascii_isalpha(*p)) {
            p += append_letter(viqr, p);
        } else {
            append_plain(viqr, *p);
            p++;
        }
    }
}

guint
ds_viqr_decode(const DsViqrWords *words, const gchar *data, gsize n_bytes, GString *out)
{
    const gsize start = out->len;

    if (n_bytes == 0)
        return 0; /* data may be NULL */
    Viqr viqr = {.words = words,
                 .out = out,
                 .end = data + n_bytes,
                 .strict = escapes_signs(data, n_bytes)};
    decode(&viqr, data);
    if (viqr.strict || words == NULL || viqr.n_stops > 0)
        return viqr.n_doubtful;
    /* no plain sign after a vowel at all: the text needed no escapes, but may be one that has
     * them */
    Viqr again = {.words = words, .out = out, .end = data + n_bytes, .strict = TRUE};
    g_string_truncate(out, start);
    decode(&again, data);
    return viqr.n_doubtful;
}
