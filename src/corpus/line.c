#include "corpus/line.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"
#include "corpus/unwrap.h"

/* Signs of furniture are looked for in short lines only. */
#define SHORT_LINE_BYTES 500

/* A paragraph by itself: so many words with a stop, or so many without. Measured on news of
 * many layouts: captions and headlines rarely have more than 25 and 30 words. */
#define PROSE_WORDS_STOP     14
#define PROSE_WORDS_QUESTION 25
#define PROSE_WORDS          45

static void
line_clear(gpointer data)
{
    g_free(((DsLine *)data)->folded);
}

static gboolean
is_closer(gunichar c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == '/' || c == 0x201C || c == '*';
}

static gboolean
is_stop(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Counts words and letters, and the marks that stand between blanks. */
static void
count_words(DsLine *line, const gchar *text)
{
    const gchar *end = text + line->end;
    gboolean in_word = FALSE, after_blank = TRUE;
    guint n_upper = 0, n_letters = 0;
    gunichar before = 0;

    for (const gchar *p = text + line->start; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = ds_utf8_peek(p);
        const gboolean blank = ds_utf8_is_blank(c);
        line->n_chars++;
        if (ds_utf8_is_word(c)) {
            if (!in_word) {
                line->n_words++;
                line->n_capitals += ds_utf8_is_upper(c) ? 1 : 0;
            }
            if (ds_utf8_is_letter(c)) {
                n_letters++;
                n_upper += ds_utf8_is_upper(c) ? 1 : 0;
            }
            in_word = TRUE;
        } else if (!g_unichar_ismark(c)) {
            in_word = FALSE;
        }
        if (blank && is_stop(before))
            line->n_inner_stops++;
        if (after_blank && !blank && strchr("/|>\\", (gint)MIN(c, 127u)) != NULL)
            line->n_crumbs++;
        if (after_blank && (c == 0x203A || c == 0xBB || c == 0x2192))
            line->n_crumbs++;
        after_blank = blank;
        before = c;
    }
    line->all_caps = n_letters >= 3 && n_upper == n_letters;
}

static void
look_at_end(DsLine *line, const gchar *text)
{
    const gchar *start = text + line->start, *p = text + line->end;

    line->bar = line->end > line->start && p[-1] == '|';
    while (p > start) {
        const gchar *before = g_utf8_prev_char(p);
        const gunichar c = ds_utf8_peek(before);
        if (is_stop(c)) {
            line->stop = TRUE;
            line->question = c == '?';
            return;
        }
        if (!is_closer(c) && c != '|' && !ds_utf8_is_blank(c))
            return;
        p = before;
    }
}

/* Every run of digits becomes "{n}"; the caller owns the result. */
static gchar *
slot_digits(const gchar *folded)
{
    GString *out = g_string_new(NULL);

    for (const gchar *p = folded; *p != '\0'; p++) {
        if (!g_ascii_isdigit(*p))
            g_string_append_c(out, *p);
        else if (p == folded || !g_ascii_isdigit(p[-1]))
            g_string_append(out, "{n}");
    }
    return g_string_free(out, FALSE);
}

/* Without marks and blanks at both ends; the caller owns the result. */
static gchar *
strip_marks(const gchar *folded)
{
    const gchar *end = folded + strlen(folded);

    while (*folded != '\0' && !ds_utf8_is_word(ds_utf8_peek(folded)))
        folded = g_utf8_next_char(folded);
    while (end > folded && !ds_utf8_is_word(ds_utf8_peek(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return g_strndup(folded, (gsize)(end - folded));
}

static void
look_for_signs(DsLine *line, const DsWords *words, const gchar *text)
{
    line->folded = ds_utf8_fold_blanks(text + line->start, (gssize)(line->end - line->start));
    g_autofree gchar *slots = slot_digits(line->folded);
    g_autofree gchar *bare = strip_marks(line->folded);
    const gchar *forms[] = {line->folded, slots, bare};

    for (gsize i = 0; i < G_N_ELEMENTS(forms) && line->whole.strength == DS_SIGN_NONE; i++)
        line->whole = ds_words_line_sign(words, forms[i]);
    line->head = ds_words_start_sign(words, line->folded);
    if (line->head.strength == DS_SIGN_NONE)
        line->head = ds_words_start_sign(words, slots);
    line->tail = ds_words_end_sign(words, line->folded);
    line->inner = ds_words_inner_sign(words, line->folded);
    line->n_menu = ds_words_menu_items(words, line->folded);
    line->date = ds_pubdate_read(words, text, line->start, line->end);
    line->byline = ds_byline_read(words, text, line->start, line->end);
    if (line->stop && line->n_words > 1 && g_unichar_islower(ds_utf8_peek(text + line->start)))
        line->byline.all_explained = FALSE; /* the rest of a sentence */
}

static gboolean
is_bullet(gunichar c)
{
    return c == '*' || c == '-' || c == '>' || c == '+' || c == 0x2022 || c == 0xBB ||
           c == 0x203A || c == 0x25CF || c == 0x25AA || c == 0x2013 || c == 0xB7 || c == 0x25BA;
}

/* "(29/05)", "31/05/2016", "(20/5)": a day in figures from p to end and no more. */
static gboolean
is_bare_day(const gchar *p, const gchar *end)
{
    guint lengths[3] = {0, 0, 0}, n_groups = 0;

    while (p < end && !g_ascii_isdigit(*p))
        p++;
    for (; p < end && n_groups < G_N_ELEMENTS(lengths); n_groups++) {
        for (; p < end && g_ascii_isdigit(*p); p++)
            lengths[n_groups]++;
        if (p >= end || strchr("/-.", *p) == NULL || p + 1 >= end || !g_ascii_isdigit(p[1])) {
            n_groups++;
            break;
        }
        p++;
    }
    while (p < end && (*p == ')' || *p == ']' || *p == ' '))
        p++;
    return p == end && n_groups >= 2 && lengths[0] <= 2 && lengths[1] <= 2 &&
           (n_groups == 2 || lengths[2] == 4 || lengths[2] == 2);
}

static void
look_for_list_marks(DsLine *line, const gchar *text)
{
    const gchar *start = text + line->start, *end = text + line->end;

    line->bullet = is_bullet(ds_utf8_peek(start)) && line->n_words > 0;
    if (*start == '(' || *start == '[') {
        const gchar *close = memchr(start, *start == '(' ? ')' : ']', (gsize)(end - start));
        line->dated = close != NULL && is_bare_day(start, close) && line->n_words >= 6;
    }
    if (end[-1] == ')' || end[-1] == ']' || g_ascii_isdigit(end[-1])) {
        const gchar *open = end - 1;
        while (open > start && (g_ascii_isdigit(*open) || strchr("/-.:)] ", *open) != NULL))
            open--;
        if (*open == '(' || *open == '[' || open[1] == '-' || open[1] == ' ')
            line->dated |= is_bare_day(open + (g_ascii_isalnum(*open) ? 1 : 0), end) &&
                           line->n_words >= 6 &&
                           (*open == '(' || open[1] == '-' || strstr(open, " - ") != NULL);
    }
}

/* Blanks side by side, and bullets between words. */
static guint
count_gaps(const DsLine *line, const gchar *text)
{
    guint n = 0;

    for (const gchar *p = text + line->start; p + 1 < text + line->end; p++) {
        n += p[0] == ' ' && p[1] == ' ' ? 1 : 0;
        n += g_str_has_prefix(p, " • ") || g_str_has_prefix(p, " · ") ? 1 : 0;
    }
    return n;
}

/* Several headlines run together: no mark between them, but a blank too many, or a word with a
 * capital amid small ones. */
static gboolean
is_glued(const DsLine *line, const gchar *text)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    guint n_seams = 0;

    if (line->stop || line->n_words < 15 || line->n_words > 400)
        return FALSE;
    if (count_gaps(line, text) >= (line->n_inner_stops > 0 ? 2u : 1u))
        return TRUE;
    if (line->n_inner_stops > 0)
        return FALSE;
    ds_tokenize(text, line->start, line->end, tokens);
    for (guint i = 1; i + 1 < tokens->len; i++) {
        const DsToken *before = &g_array_index(tokens, DsToken, i - 1);
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        const DsToken *after = &g_array_index(tokens, DsToken, i + 1);
        if (before->kind == DS_TOKEN_WORD && !(before->flags & DS_TOKEN_CAPITAL) &&
            token->kind == DS_TOKEN_WORD && (token->flags & DS_TOKEN_CAPITAL) &&
            !(token->flags & DS_TOKEN_ALL_CAPS) && after->kind == DS_TOKEN_WORD &&
            !(after->flags & DS_TOKEN_CAPITAL))
            n_seams++;
    }
    return n_seams >= (line->n_words >= 25 ? 2u : 1u);
}

static void
look_at(DsLine *line, const DsWords *words, const gchar *text)
{
    line->kind = DS_BLOCK_BODY;
    count_words(line, text);
    look_at_end(line, text);
    if (line->end - line->start <= SHORT_LINE_BYTES)
        look_for_signs(line, words, text);
    look_for_list_marks(line, text);
    line->goes_on =
        !line->stop && line->end > line->start && strchr(",;", text[line->end - 1]) != NULL;
    line->glued = is_glued(line, text);
    line->prose = !line->glued && line->n_words >= (line->question ? PROSE_WORDS_QUESTION
                                                    : line->stop   ? PROSE_WORDS_STOP
                                                                   : PROSE_WORDS);
}

static gboolean
trim_line(const gchar *text, DsLine *line)
{
    while (line->start < line->end && ds_utf8_is_blank(ds_utf8_peek(text + line->start)))
        line->start = (guint32)(g_utf8_next_char(text + line->start) - text);
    while (line->end > line->start) {
        const gchar *last = g_utf8_prev_char(text + line->end);
        if (!ds_utf8_is_blank(ds_utf8_peek(last)))
            break;
        line->end = (guint32)(last - text);
    }
    return line->start < line->end;
}

/* The lines as they stand, trimmed. */
static GArray *
cut_lines(const gchar *text, gsize n_bytes)
{
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(DsLine));
    gboolean gap = FALSE;

    g_array_set_clear_func(lines, line_clear);
    for (gsize at = 0; at < n_bytes;) {
        const gchar *newline = memchr(text + at, '\n', n_bytes - at);
        const gsize stop = newline != NULL ? (gsize)(newline - text) : n_bytes;
        DsLine line = {.start = (guint32)at, .end = (guint32)stop, .gap_before = gap};
        at = stop + 1;
        gap = !trim_line(text, &line);
        if (!gap)
            g_array_append_val(lines, line);
    }
    return lines;
}

GArray *
ds_lines_new(const DsWords *words, const gchar *text, gsize n_bytes, gboolean may_be_wrapped)
{
    GArray *lines = cut_lines(text, n_bytes);

    if (may_be_wrapped)
        ds_lines_unwrap(lines, text);
    for (guint i = 0; i < lines->len; i++)
        look_at(&g_array_index(lines, DsLine, i), words, text);
    for (guint i = 0; i + 1 < lines->len; i++) {
        const DsLine *next = &g_array_index(lines, DsLine, i + 1);
        DsLine *line = &g_array_index(lines, DsLine, i);
        line->goes_on |= !line->stop && g_unichar_islower(ds_utf8_peek(text + next->start)) &&
                         line->n_words >= 8;
    }
    return lines;
}
