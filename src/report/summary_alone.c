#include "report/summary_alone.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"
#include "report/folded.h"

/* A word that points back does so within the first words; dots end a headline of few words. */
enum { HEAD_WORDS = 14, HEADLINE_WORDS = 14 };

DsPointers *
ds_pointers_new(DsPack *pack)
{
    DsPointers *pointers = g_new0(DsPointers, 1);

    pointers->rows = ds_pack_table(pack, "pointing_words");
    pointers->words = ds_lexicon_new();
    ds_lexicon_add_column(pointers->words, pointers->rows, "form", NULL);
    pointers->fact_rows = ds_pack_table(pack, "fact_words");
    pointers->facts = ds_lexicon_new();
    ds_lexicon_add_column(pointers->facts, pointers->fact_rows, "form", NULL);
    pointers->credits = ds_lexicon_new();
    ds_lexicon_add_column(pointers->credits, ds_pack_table(pack, "credit_words"), "word", NULL);
    return pointers;
}

void
ds_pointers_free(DsPointers *pointers)
{
    if (pointers == NULL)
        return;
    ds_lexicon_free(pointers->facts);
    ds_lexicon_free(pointers->credits);
    ds_lexicon_free(pointers->words);
    g_free(pointers);
}

/* Whether a name stands in text[start, end). */
static gboolean
names_before(const GArray *mentions, guint32 start, guint32 end)
{
    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        if (mention->start >= start && mention->end <= end)
            return TRUE;
    }
    return FALSE;
}

gboolean
ds_points_back(const DsPointers *pointers,
               const DsArticle *article,
               const DsArticleNotes *notes,
               DsSpan span)
{
    g_auto(DsFolded) folded;
    guint n_words = 0;

    ds_folded_init(&folded, article, span);
    for (guint i = 0; i < folded.n && n_words < HEAD_WORDS; i++) {
        const DsToken *token = &folded.tokens[i];
        if (token->kind == DS_TOKEN_PUNCT)
            continue;
        n_words++;
        const guint32 row = ds_folded_phrase(&folded, i, pointers->words, NULL);
        if (row == G_MAXUINT32 ||
            (n_words > 1 && g_strcmp0(ds_table_get(pointers->rows, row, "head"), "yes") == 0))
            continue;
        return !names_before(notes->institutions, span.start, token->start) &&
               !names_before(notes->people, span.start, token->start);
    }
    return FALSE;
}

gboolean
ds_has_pointer(const DsPointers *pointers, const DsArticle *article, DsSpan span)
{
    g_auto(DsFolded) folded;

    ds_folded_init(&folded, article, span);
    for (guint i = 0; i < folded.n; i++) {
        const guint32 row = folded.tokens[i].kind == DS_TOKEN_WORD
                                ? ds_folded_phrase(&folded, i, pointers->words, NULL)
                                : G_MAXUINT32;
        if (row != G_MAXUINT32 &&
            (i == 0 || g_strcmp0(ds_table_get(pointers->rows, row, "head"), "yes") != 0))
            return TRUE;
    }
    return FALSE;
}

void
ds_count_facts(const DsPointers *pointers,
               const DsArticle *article,
               DsSpan span,
               guint *n_acts,
               guint *n_general)
{
    g_autofree gchar *folded =
        ds_utf8_fold(article->text + span.start, (gssize)(span.end - span.start));
    const gchar *end = folded + strlen(folded);
    gboolean begins = TRUE;

    *n_acts = *n_general = 0;
    for (const gchar *p = folded; p < end;) {
        gsize length = 0;
        const guint32 row = begins && *p != ' ' ? ds_lexicon_longest(pointers->facts, p,
                                                                     (gsize)(end - p), &length)
                                                : G_MAXUINT32;
        if (row != G_MAXUINT32) {
            const gboolean act =
                g_strcmp0(ds_table_get(pointers->fact_rows, row, "kind"), "act") == 0;
            *n_acts += act ? 1 : 0;
            *n_general += act ? 0 : 1;
            p += length;
            begins = FALSE;
            continue;
        }
        begins = !ds_utf8_is_word_at(p);
        p = g_utf8_next_char(p);
    }
}

gboolean
ds_is_nobodys(const DsArticleNotes *notes, DsSpan span)
{
    for (guint i = 0; i < notes->quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, i);
        const guint32 from = MAX(quote->start, span.start), to = MIN(quote->end, span.end);
        const gboolean named = quote->speaker_end > quote->speaker_start &&
                               quote->speaker_start >= span.start &&
                               quote->speaker_end <= span.end;
        if (quote->kind == DS_QUOTE_DIRECT && to > from && !named &&
            (to - from) * 10 > (span.end - span.start) * 7)
            return TRUE;
    }
    return FALSE;
}

/* The last sign of the span that is no blank, closing bracket or quotation mark; 0: none. */
static gunichar
last_mark(const DsArticle *article, DsSpan span)
{
    const gchar *p = article->text + span.end;

    while (p > article->text + span.start) {
        p = g_utf8_prev_char(p);
        const gunichar c = ds_utf8_peek(p);
        if (!g_unichar_isspace(c) && c != '"' && c != '\'' && c != 0x201D && c != 0x2019 &&
            c != ')' && c != 0xBB && c != '/')
            return c;
    }
    return 0;
}

/* Whether quotation marks are opened that are not closed, or the other way round. */
static gboolean
is_unbalanced(const DsArticle *article, DsSpan span)
{
    const gchar *end = article->text + span.end;
    gint depth = 0;
    guint n_straight = 0;

    for (const gchar *p = article->text + span.start; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = ds_utf8_peek(p);
        depth += c == 0x201C || c == 0xAB ? 1 : 0;
        depth -= c == 0x201D || c == 0xBB ? 1 : 0;
        n_straight += c == '"' ? 1 : 0;
        if (depth < 0)
            return TRUE;
    }
    return depth != 0 || n_straight % 2 != 0;
}

gboolean
ds_is_open(const DsArticle *article, DsSpan span)
{
    const gunichar c = last_mark(article, span);

    return (c != '.' && c != '!' && c != 0x2026 && c != ';') || is_unbalanced(article, span);
}

static gboolean
ends_in_dots(const DsArticle *article, DsSpan span)
{
    const gchar *end = article->text + span.end;

    return (span.end - span.start > 3 && strncmp(end - 3, "...", 3) == 0) ||
           last_mark(article, span) == 0x2026;
}

/* Whether a picture is credited in it: "Ảnh: X". */
static gboolean
has_credit(const DsPointers *pointers, const DsArticle *article, DsSpan span)
{
    g_auto(DsFolded) folded = {0};

    if (memchr(article->text + span.start, ':', span.end - span.start) == NULL)
        return FALSE;
    ds_folded_init(&folded, article, span);
    for (guint i = 0; i < folded.n; i++) {
        gchar after = '\0';
        if (folded.tokens[i].kind == DS_TOKEN_WORD &&
            ds_folded_phrase(&folded, i, pointers->credits, &after) != G_MAXUINT32 &&
            after == ':')
            return TRUE;
    }
    return FALSE;
}

/* Whether the same line goes on with a picture's credit: "… tại sân bay. Ảnh: X". */
static gboolean
is_credited(const DsPointers *pointers, const DsArticle *article, DsSpan span)
{
    const gchar *line = article->text + span.end;
    const DsSpan rest = {span.article, span.end, span.end + (guint32)strcspn(line, "\n")};
    g_auto(DsFolded) folded = {0};
    gchar after = '\0';

    if (memchr(line, ':', rest.end - rest.start) == NULL)
        return FALSE;
    ds_folded_init(&folded, article, rest);
    return folded.n > 0 &&
           ds_folded_phrase(&folded, 0, pointers->credits, &after) != G_MAXUINT32 &&
           after == ':';
}

/* Whether the first letter of a word is lost: "iên khúc này". "iPhone" is whole. */
static gboolean
begins_small(const DsArticle *article, DsSpan span)
{
    const gchar *p = article->text + span.start;
    const gchar *next = g_utf8_next_char(p);

    return span.end > span.start + 4 && g_unichar_islower(ds_utf8_peek(p)) &&
           !g_unichar_isupper(ds_utf8_peek(next));
}

gboolean
ds_is_no_statement(const DsPointers *pointers, const DsArticle *article, DsSpan span)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    const gunichar c = last_mark(article, span);
    guint n_words = 0;

    if (c == '?' || c == ':' || begins_small(article, span) ||
        has_credit(pointers, article, span) || is_credited(pointers, article, span) ||
        g_strstr_len(article->text + span.start, (gssize)(span.end - span.start), ">>") != NULL)
        return TRUE;
    if (!ends_in_dots(article, span))
        return FALSE;
    ds_tokenize(article->text, span.start, span.end, tokens);
    for (guint i = 0; i < tokens->len; i++)
        n_words += g_array_index(tokens, DsToken, i).kind != DS_TOKEN_PUNCT ? 1 : 0;
    return n_words < HEADLINE_WORDS;
}
