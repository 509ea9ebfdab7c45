#include "corpus/segment.h"

#include <string.h>

#include "base/utf8.h"

/* An abbreviation is looked up by the run of letters and dots before the mark. */
#define MAX_ABBREVIATION 24

static gboolean
is_stop(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static gboolean
is_closer(gunichar c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB;
}

static gboolean
is_opener(gunichar c)
{
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201C || c == 0x2018 ||
           c == 0xAB || c == 0x201E;
}

static gboolean
is_bullet(gunichar c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == '*' || c == '+' ||
           c == 0x25CF || c == 0x25AA;
}

static const gchar *
skip_blanks(const gchar *p, const gchar *end)
{
    while (p < end && g_unichar_isspace(ds_utf8_peek(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* The run of letters, digits and dots that ends before the blank at p: "Th.S.", "15.7.2024." */
static const gchar *
run_start(const gchar *start, const gchar *p)
{
    while (p > start) {
        const gchar *before = g_utf8_prev_char(p);
        const gunichar c = ds_utf8_peek(before);
        if (!g_unichar_isalnum(c) && !g_unichar_ismark(c) && c != '.')
            break;
        p = before;
    }
    return p;
}

typedef enum { RUN_PLAIN, RUN_MAYBE, RUN_NEVER } RunKind;

/* "N.", "V.A.", one capital letter with its dot: an initial of a name. */
static gboolean
is_initials(const gchar *start, const gchar *end)
{
    for (const gchar *p = start; p < end;) {
        const gunichar c = ds_utf8_peek(p);
        const gchar *next = g_utf8_next_char(p);
        if (!g_unichar_isupper(c) || next >= end || *next != '.')
            return FALSE;
        p = next + 1;
    }
    return end > start;
}

static RunKind
judge_run(const gchar *start, const gchar *end, const DsWords *words)
{
    gchar form[MAX_ABBREVIATION + 1];
    const gsize n = (gsize)(end - start);

    if (n <= 1 || n > MAX_ABBREVIATION)
        return RUN_PLAIN;
    memcpy(form, start, n);
    form[n] = '\0';
    DsAbbreviation found = ds_words_abbreviation(words, form);
    if (found == DS_ABBREVIATION_NONE) {
        form[n - 1] = '\0'; /* listed without the dot: "Th.S" */
        found = strchr(form, '.') != NULL ? ds_words_abbreviation(words, form)
                                          : DS_ABBREVIATION_NONE;
    }
    if (found != DS_ABBREVIATION_NONE)
        return found == DS_ABBREVIATION_NEVER ? RUN_NEVER : RUN_MAYBE;
    return is_initials(start, end) ? RUN_MAYBE : RUN_PLAIN;
}

/* Whether what stands at p can open a sentence. */
static gboolean
opens_sentence(const gchar *p, const gchar *end)
{
    gboolean marked = FALSE;

    while (p < end && (is_opener(ds_utf8_peek(p)) || is_bullet(ds_utf8_peek(p)))) {
        marked = TRUE;
        p = skip_blanks(g_utf8_next_char(p), end);
    }
    if (p >= end)
        return marked;
    const gunichar c = ds_utf8_peek(p);
    return g_unichar_isupper(c) || g_unichar_istitle(c) || g_ascii_isdigit(*p) ||
           (!g_unichar_islower(c) && g_unichar_isalpha(c));
}

/* "1. Những kẻ …": the number of a list item stands before its dot. */
static gboolean
is_item_number(const gchar *sentence, const gchar *run, const gchar *end)
{
    if (end - run > 3 || !g_ascii_isdigit(*run))
        return FALSE;
    return run == sentence || (run > sentence && g_utf8_prev_char(run) == sentence) ||
           (run - 2 >= sentence && (run[-2] == ':' || run[-2] == ';'));
}

/* After a name's initials a sentence ends only before a word that is no name. */
static gboolean
next_is_common_word(const gchar *p, const gchar *end, const DsWords *words)
{
    const gchar *stop = p;

    while (stop < end && g_unichar_isalpha(ds_utf8_peek(stop)))
        stop = g_utf8_next_char(stop);
    if (stop == p)
        return TRUE;
    g_autofree gchar *folded = ds_utf8_fold(p, stop - p);
    return !ds_words_is_surname(words, folded) && ds_words_is_common(words, folded);
}

/* Whether the stop marks from mark to after end a sentence that began at start; next is the
 * text after the blanks. */
static gboolean
ends_here(const gchar *start,
          const gchar *mark,
          const gchar *after_marks,
          const gchar *next,
          const gchar *end,
          const DsWords *words)
{
    if (next >= end)
        return TRUE;
    if (!opens_sentence(next, end))
        return FALSE;
    if (*mark != '.' || after_marks != mark + 1)
        return TRUE;
    const gchar *run = run_start(start, mark);
    if (is_item_number(start, run, mark + 1))
        return FALSE;
    switch (judge_run(run, mark + 1, words)) {
    case RUN_NEVER:
        return FALSE;
    case RUN_MAYBE:
        return !g_ascii_isdigit(*next) && next_is_common_word(next, end, words);
    default:
        return TRUE;
    }
}

static void
append_sentence(GArray *sentences, const gchar *text, const gchar *start, const gchar *end)
{
    while (end > start && g_unichar_isspace(ds_utf8_peek(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    if (end <= start)
        return;
    DsSentence sentence = {.start = (guint32)(start - text), .end = (guint32)(end - text)};
    g_array_append_val(sentences, sentence);
}

void
ds_segment_span(
    const gchar *text, guint32 start, guint32 end, const DsWords *words, GArray *sentences)
{
    const gchar *stop = text + end;
    const gchar *sentence = skip_blanks(text + start, stop);

    for (const gchar *p = sentence; p < stop;) {
        if (!is_stop(ds_utf8_peek(p))) {
            p = g_utf8_next_char(p);
            continue;
        }
        const gchar *mark = p;
        while (p < stop && is_stop(ds_utf8_peek(p)))
            p = g_utf8_next_char(p);
        const gchar *after_marks = p;
        while (p < stop && (is_closer(ds_utf8_peek(p)) || is_stop(ds_utf8_peek(p))))
            p = g_utf8_next_char(p);
        const gchar *next = skip_blanks(p, stop);
        if (next == p && next < stop)
            continue; /* 15.7.2024, TP.HCM, vnexpress.net */
        if (!ends_here(sentence, mark, after_marks, next, stop, words)) {
            p = next;
            continue;
        }
        append_sentence(sentences, text, sentence, p);
        sentence = p = next;
    }
    append_sentence(sentences, text, sentence, stop);
}

void
ds_segment(DsArticle *article, const DsWords *words)
{
    g_array_set_size(article->sentences, 0);
    for (guint i = 0; i < article->blocks->len; i++) {
        DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        block->first_sentence = article->sentences->len;
        if (ds_block_kind_is_article(block->kind))
            ds_segment_span(article->text, block->start, block->end, words, article->sentences);
        block->n_sentences = article->sentences->len - block->first_sentence;
        for (guint32 s = block->first_sentence; s < article->sentences->len; s++) {
            DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
            sentence->number = s + 1;
            sentence->block = i;
        }
    }
}
