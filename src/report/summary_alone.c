#include "report/summary_alone.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

/* A word that points back does so within the first words; dots end a headline of few words. */
enum { HEAD_WORDS = 9, HEADLINE_WORDS = 14 };

DsPointers *
ds_pointers_new(DsPack *pack)
{
    DsPointers *pointers = g_new0(DsPointers, 1);

    pointers->rows = ds_pack_table(pack, "pointing_words");
    pointers->words = ds_lexicon_new();
    ds_lexicon_add_column(pointers->words, pointers->rows, "form", NULL);
    return pointers;
}

void
ds_pointers_free(DsPointers *pointers)
{
    if (pointers == NULL)
        return;
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
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    guint n_words = 0;

    ds_tokenize(article->text, span.start, span.end, tokens);
    for (guint i = 0; i < tokens->len && n_words < HEAD_WORDS; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        gsize length = 0;
        if (token->kind == DS_TOKEN_PUNCT)
            continue;
        n_words++;
        const gsize n = MIN(span.end - token->start, 80);
        g_autofree gchar *head = g_utf8_make_valid(article->text + token->start, (gssize)n);
        g_autofree gchar *folded = ds_utf8_fold(head, -1);
        const guint32 row =
            ds_lexicon_longest(pointers->words, folded, strlen(folded), &length);
        if (row == G_MAXUINT32 ||
            (n_words > 1 && g_strcmp0(ds_table_get(pointers->rows, row, "head"), "yes") == 0))
            continue;
        return !names_before(notes->institutions, span.start, token->start) &&
               !names_before(notes->people, span.start, token->start);
    }
    return FALSE;
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

gboolean
ds_is_open(const DsArticle *article, DsSpan span)
{
    const gunichar c = last_mark(article, span);

    return c != '.' && c != '!' && c != 0x2026 && c != ';';
}

static gboolean
ends_in_dots(const DsArticle *article, DsSpan span)
{
    const gchar *end = article->text + span.end;

    return (span.end - span.start > 3 && strncmp(end - 3, "...", 3) == 0) ||
           last_mark(article, span) == 0x2026;
}

gboolean
ds_is_no_statement(const DsArticle *article, DsSpan span)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    const gunichar c = last_mark(article, span);
    guint n_words = 0;

    if (c == '?' || c == ':')
        return TRUE;
    if (!ends_in_dots(article, span))
        return FALSE;
    ds_tokenize(article->text, span.start, span.end, tokens);
    for (guint i = 0; i < tokens->len; i++)
        n_words += g_array_index(tokens, DsToken, i).kind != DS_TOKEN_PUNCT ? 1 : 0;
    return n_words < HEADLINE_WORDS;
}
