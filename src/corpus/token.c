#include "corpus/token.h"

#include "base/utf8.h"

static gboolean
is_joiner(gunichar c)
{
    return c == '\'' || c == 0x2019;
}

/* A number's point or comma stands between digits: 47,2 · 1.004 */
static const gchar *
number_end(const gchar *p, const gchar *end)
{
    while (p < end) {
        if (g_ascii_isdigit(*p))
            p++;
        else if ((*p == '.' || *p == ',') && p + 1 < end && g_ascii_isdigit(p[1]))
            p++;
        else
            break;
    }
    return p;
}

static const gchar *
word_end(const gchar *p, const gchar *end, guint16 *flags)
{
    guint n_letters = 0, n_upper = 0;

    while (p < end) {
        if ((guint)(*p - 'a') < 26) { /* most letters need no second look */
            n_letters++;
            p++;
            continue;
        }
        const gunichar c = ds_utf8_peek(p);
        const gchar *next = g_utf8_next_char(p);
        if (is_joiner(c) && next < end && ds_utf8_is_letter(ds_utf8_peek(next)) &&
            n_letters > 0) {
            p = next;
            continue;
        }
        if (!ds_utf8_is_word(c) && !g_unichar_ismark(c))
            break;
        if (ds_utf8_is_letter(c)) {
            const gboolean upper = ds_utf8_is_upper(c);
            if (n_letters == 0 && upper)
                *flags |= DS_TOKEN_CAPITAL;
            n_letters++;
            if (upper)
                n_upper++;
        }
        p = next;
    }
    if (n_letters >= 2 && n_upper == n_letters)
        *flags |= DS_TOKEN_ALL_CAPS;
    return p;
}

void
ds_tokenize(const gchar *text, guint32 start, guint32 end, GArray *tokens)
{
    DsToken batch[64]; /* an array grows by many tokens faster than by each */
    guint n = 0;
    const gchar *stop = text + end;
    gboolean space = TRUE;

    for (const gchar *p = text + start; p < stop;) {
        const gunichar c = ds_utf8_peek(p);
        if (ds_utf8_is_blank(c)) {
            space = TRUE;
            p = g_utf8_next_char(p);
            continue;
        }
        DsToken token = {.start = (guint32)(p - text),
                         .flags = space ? DS_TOKEN_SPACE_BEFORE : 0};
        const gchar *next = p;
        if (g_ascii_isdigit(*p)) {
            token.kind = DS_TOKEN_NUMBER;
            next = number_end(p, stop);
        } else if (ds_utf8_is_word(c)) {
            token.kind = DS_TOKEN_WORD;
            next = word_end(p, stop, &token.flags);
        }
        if (next == p) {
            token.kind = DS_TOKEN_PUNCT;
            next = g_utf8_next_char(p);
        }
        token.end = (guint32)(next - text);
        batch[n++] = token;
        if (n == G_N_ELEMENTS(batch)) {
            g_array_append_vals(tokens, batch, n);
            n = 0;
        }
        space = FALSE;
        p = next;
    }
    g_array_append_vals(tokens, batch, n);
}

void
ds_article_tokenize(DsArticle *article)
{
    g_array_set_size(article->tokens, 0);
    g_array_set_size(article->block_tokens, 0);
    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        guint32 next = article->tokens->len;
        g_array_append_val(article->block_tokens, next);
        ds_tokenize(article->text, block->start, block->end, article->tokens);
        for (guint32 s = 0; s < block->n_sentences; s++) {
            DsSentence *sentence =
                &g_array_index(article->sentences, DsSentence, block->first_sentence + s);
            const guint32 n_tokens = article->tokens->len;
            while (next < n_tokens &&
                   g_array_index(article->tokens, DsToken, next).start < sentence->start)
                next++;
            sentence->first_token = next;
            while (next < n_tokens &&
                   g_array_index(article->tokens, DsToken, next).start < sentence->end)
                next++;
            sentence->n_tokens = next - sentence->first_token;
        }
    }
    const guint32 n = article->tokens->len;
    g_array_append_val(article->block_tokens, n);
}
