/* Sentences of any text: in order, on character boundaries, and nothing but blanks between
 * them.
 */
#include <string.h>

#include "corpus/segment.h"
#include "fuzz.h"

static void
check_blank(const gchar *text, guint32 start, guint32 end)
{
    for (const gchar *p = text + start; p < text + end; p = g_utf8_next_char(p))
        g_assert(g_unichar_isspace(g_utf8_get_char(p)) ||
                 !g_unichar_isprint(g_utf8_get_char(p)));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    g_autofree gchar *text = fuzz_text(data, n);
    const guint32 length = (guint32)strlen(text);
    g_autoptr(GArray) sentences = g_array_new(FALSE, TRUE, sizeof(DsSentence));
    guint32 before = 0;

    ds_segment_span(text, 0, length, ds_words(fuzz_pack()), sentences);
    for (guint i = 0; i < sentences->len; i++) {
        const DsSentence *sentence = &g_array_index(sentences, DsSentence, i);
        g_assert(before <= sentence->start && sentence->start < sentence->end);
        g_assert(sentence->end <= length);
        g_assert(
            g_utf8_validate(text + sentence->start, sentence->end - sentence->start, NULL));
        check_blank(text, before, sentence->start);
        before = sentence->end;
    }
    check_blank(text, before, length);
    return 0;
}
