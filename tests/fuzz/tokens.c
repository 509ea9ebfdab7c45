/* Words of any text: tokens lie in order inside it, on character boundaries. */
#include "corpus/token.h"

#include <string.h>

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    g_autofree gchar *text = fuzz_text(data, n);
    const guint32 length = (guint32)strlen(text);
    g_autoptr(GArray) tokens = g_array_new(FALSE, TRUE, sizeof(DsToken));
    guint32 before = 0;

    ds_tokenize(text, 0, length, tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        g_assert(before <= token->start && token->start < token->end && token->end <= length);
        g_assert(g_utf8_validate(text + token->start, token->end - token->start, NULL));
        before = token->end;
    }
    return 0;
}
