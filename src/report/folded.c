#include "report/folded.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

/* The first token of the article that begins at the byte or behind it. */
static guint
first_from(const GArray *tokens, guint32 byte)
{
    guint low = 0, high = tokens->len;

    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(tokens, DsToken, middle).start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Takes the article's own tokens; FALSE when it has none, or the span cuts one in two. */
static gboolean
borrow_tokens(DsFolded *folded, const GArray *tokens, DsSpan span)
{
    if (tokens == NULL || tokens->len == 0)
        return FALSE;
    const guint first = first_from(tokens, span.start), end = first_from(tokens, span.end);
    const DsToken *all = &g_array_index(tokens, DsToken, 0);
    if ((first > 0 && all[first - 1].end > span.start) ||
        (end > first && all[end - 1].end > span.end))
        return FALSE;
    folded->tokens = all + first;
    folded->n = end - first;
    return TRUE;
}

/* Folds piece by piece, from token to token, where a letter becomes longer or shorter. */
static void
fold_pieces(DsFolded *folded, const DsArticle *article, DsSpan span)
{
    g_autoptr(GString) text = g_string_new(NULL);

    folded->at = g_new(guint32, folded->n + 1);
    for (guint i = 0; i < folded->n; i++) {
        const guint32 from = folded->tokens[i].start;
        const guint32 to = i + 1 < folded->n ? folded->tokens[i + 1].start : span.end;
        g_autofree gchar *piece = ds_utf8_fold(article->text + from, (gssize)(to - from));
        folded->at[i] = (guint32)text->len;
        g_string_append(text, piece);
    }
    g_free(folded->text);
    folded->n_bytes = text->len;
    folded->text = g_string_free(g_steal_pointer(&text), FALSE);
}

void
ds_folded_init(DsFolded *folded, const DsArticle *article, DsSpan span)
{
    const gsize n = span.end - span.start;

    *folded = (DsFolded){.start = span.start, .n_bytes = n};
    if (!borrow_tokens(folded, article->tokens, span)) {
        folded->own = g_array_new(FALSE, FALSE, sizeof(DsToken));
        ds_tokenize(article->text, span.start, span.end, folded->own);
        folded->tokens = (const DsToken *)(gconstpointer)folded->own->data;
        folded->n = folded->own->len;
    }
    folded->text = (gchar *)g_malloc(n + 1);
    folded->text[n] = '\0';
    if (!ds_utf8_fold_in_place(article->text + span.start, n, folded->text))
        fold_pieces(folded, article, span);
}

void
ds_folded_clear(DsFolded *folded)
{
    g_clear_pointer(&folded->own, g_array_unref);
    g_clear_pointer(&folded->text, g_free);
    g_clear_pointer(&folded->at, g_free);
}

guint32
ds_folded_phrase(const DsFolded *folded, guint token, const DsLexicon *lexicon, gchar *after)
{
    gsize n, length = 0;
    const gchar *text = ds_folded_at(folded, token, &n);
    const guint32 value = ds_lexicon_longest(lexicon, text, n, &length);

    if (after != NULL)
        *after = value == G_MAXUINT32 ? '\0' : text[length];
    return value;
}
