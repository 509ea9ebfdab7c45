#include "report/term_pairs.h"

static gint
compare_keys(gconstpointer a, gconstpointer b)
{
    const guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;

    return x < y ? -1 : x > y;
}

static guint32
key_index(const GArray *keys, guint64 key)
{
    guint index = 0;

    return g_array_binary_search((GArray *)keys, &key, compare_keys, &index) ? index
                                                                             : G_MAXUINT32;
}

static guint64
pair_key(const DsTermWord *word)
{
    return ((guint64)word[0].id << 32) | word[1].id;
}

/* The pairs are many, those that differ few: they are sorted a heap at a time. */
enum { PAIRS_AT_ONCE = 1 << 18 };

static void
drop_equals(GArray *keys)
{
    guint n = 0;

    g_array_sort(keys, compare_keys);
    for (guint i = 0; i < keys->len; i++) {
        const guint64 key = g_array_index(keys, guint64, i);
        if (n == 0 || g_array_index(keys, guint64, n - 1) != key)
            g_array_index(keys, guint64, n++) = key;
    }
    g_array_set_size(keys, n);
}

/* Adds the heap to the keys that are known, both without equals, and empties it. */
static void
take_heap(GArray *known, GArray *heap)
{
    guint from = known->len, more = 0;

    drop_equals(heap);
    for (guint i = 0; i < heap->len; i++)
        if (key_index(known, g_array_index(heap, guint64, i)) == G_MAXUINT32)
            g_array_index(heap, guint64, more++) = g_array_index(heap, guint64, i);
    g_array_set_size(known, from + more);
    for (guint to = known->len; more > 0;) { /* from the end: nothing is written over */
        const gboolean is_old = from > 0 && g_array_index(known, guint64, from - 1) >
                                                g_array_index(heap, guint64, more - 1);
        g_array_index(known, guint64, --to) = is_old ? g_array_index(known, guint64, --from)
                                                     : g_array_index(heap, guint64, --more);
    }
    g_array_set_size(heap, 0);
}

/* The keys of all pairs, each once, sorted; the caller owns them. */
static GArray *
pair_keys(const DsTerms *terms)
{
    GArray *known = g_array_new(FALSE, FALSE, sizeof(guint64));
    g_autoptr(GArray) heap = g_array_new(FALSE, FALSE, sizeof(guint64));

    for (guint r = 0; r < terms->rows->len; r++) {
        const DsTermWord *words = ds_terms_words(terms, r);
        for (guint i = 0; i + 1 < ds_terms_row(terms, r)->n; i++)
            if (!words[i].stop || !words[i + 1].stop) {
                const guint64 key = pair_key(&words[i]);
                g_array_append_val(heap, key);
            }
        if (heap->len >= MAX((guint)PAIRS_AT_ONCE, known->len))
            take_heap(known, heap);
    }
    take_heap(known, heap);
    return known;
}

void
ds_terms_number_pairs(DsTerms *terms)
{
    g_autoptr(GArray) keys = pair_keys(terms);

    terms->n_bigrams = keys->len;
    for (guint r = 0; r < terms->rows->len; r++) {
        DsTermWord *words = (DsTermWord *)ds_terms_words(terms, r);
        for (guint i = 0; i + 1 < ds_terms_row(terms, r)->n; i++)
            if (!words[i].stop || !words[i + 1].stop)
                words[i].bigram = key_index(keys, pair_key(&words[i]));
    }
}
