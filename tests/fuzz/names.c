/* Names and quotes: an article that stands twice in a folder is read the same both times. The
 * input is the text of several articles, with a form feed between them; the first is repeated.
 */
#include <string.h>

#include "fuzz.h"
#include "road.h"

static void
check_mentions(const GArray *first, const GArray *second)
{
    g_assert(first->len == second->len);
    for (guint i = 0; i < first->len; i++) {
        const DsMention *a = &g_array_index(first, DsMention, i);
        const DsMention *b = &g_array_index(second, DsMention, i);
        g_assert(a->start == b->start && a->end == b->end && a->entity == b->entity);
    }
}

static void
check_quotes(const GArray *first, const GArray *second)
{
    g_assert(first->len == second->len);
    for (guint i = 0; i < first->len; i++) {
        const DsAttribution *a = &g_array_index(first, DsAttribution, i);
        const DsAttribution *b = &g_array_index(second, DsAttribution, i);
        g_assert(a->start == b->start && a->end == b->end && a->kind == b->kind);
        g_assert(a->speaker.kind == b->speaker.kind && a->speaker.entity == b->speaker.entity);
    }
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    const guint8 *feed = memchr(data, '\f', n);
    const gsize n_first = feed != NULL ? (gsize)(feed - data) : n;
    g_autoptr(GByteArray) twice = g_byte_array_new();

    g_byte_array_append(twice, data, (guint)n);
    g_byte_array_append(twice, (const guint8 *)"\f", 1);
    g_byte_array_append(twice, data, (guint)n_first);
    g_autoptr(DsCorpus) corpus = fuzz_read_parts("a.txt", twice->data, twice->len);
    g_autoptr(DsAnnotations) annotations = fuzz_annotate(corpus);
    const guint last = corpus->articles->len - 1;
    if (corpus->articles->len < 2 ||
        strcmp(ds_corpus_article(corpus, 0)->text, ds_corpus_article(corpus, last)->text) != 0)
        return 0;
    const DsArticleNotes *first = ds_annotations_article(annotations, 0);
    const DsArticleNotes *again = ds_annotations_article(annotations, last);
    check_mentions(first->people, again->people);
    check_mentions(first->institutions, again->institutions);
    check_quotes(first->quotes, again->quotes);
    return 0;
}
