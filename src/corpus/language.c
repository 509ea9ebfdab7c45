#include "corpus/language.h"

#include <string.h>

#include "base/utf8.h"

/* Tokens looked at: more do not change the answer. */
#define MAX_TOKENS 4000

/* Letters with the hook, the horn or đ, and the Latin Extended Additional block: no other
 * living language writes its syllables with them in numbers. */
static gboolean
is_vietnamese_letter(gunichar c)
{
    return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x110 || c == 0x111 || c == 0x1A0 ||
           c == 0x1A1 || c == 0x1AF || c == 0x1B0 || c == 0x102 || c == 0x103;
}

const gchar *
ds_language_of(const DsArticle *article, const DsWords *words)
{
    guint n = 0, n_marked = 0, n_english = 0, n_other = 0;

    for (guint i = 0; i < article->tokens->len && n < MAX_TOKENS; i++) {
        const DsToken *token = &g_array_index(article->tokens, DsToken, i);
        if (token->kind != DS_TOKEN_WORD)
            continue;
        const gchar *p = article->text + token->start, *end = article->text + token->end;
        gboolean marked = FALSE;
        for (; p < end && !marked; p = g_utf8_next_char(p))
            marked = is_vietnamese_letter(ds_utf8_peek(p));
        n++;
        n_marked += marked ? 1 : 0;
        g_autofree gchar *folded =
            ds_utf8_fold(article->text + token->start, token->end - token->start);
        const gchar *language = marked ? NULL : ds_words_language(words, folded);
        n_english += g_strcmp0(language, "en") == 0 ? 1 : 0;
        n_other += g_strcmp0(language, "other") == 0 ? 1 : 0;
    }
    if (n_marked * 5 >= n && n > 0)
        return g_intern_static_string("vi");
    if (n_english * 8 >= n && n_english > n_other)
        return g_intern_static_string("en");
    return g_intern_static_string(n_marked * 10 >= n && n > 0 ? "vi" : "other");
}
