#include "report/term_pairs.h"

#include "base/radix.h"

/* The pairs that differ, by first appearance, and where each is found. */
typedef struct {
    GArray *keys;   /* of guint64 */
    guint32 *slots; /* open addressing: index of the key + 1, 0 where there is none */
    guint n_bits;   /* of the number of slots */
} Pairs;

enum { FIRST_BITS = 12 };

static guint64
pair_key(const DsTermWord *word)
{
    return ((guint64)word[0].id << 32) | word[1].id;
}

/* The slot of the key, or the empty one where it would stand. */
static guint32 *
slot_of(const Pairs *pairs, guint64 key)
{
    const guint32 mask = (1u << pairs->n_bits) - 1;
    guint32 at = (guint32)((key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) >> 32) & mask;

    while (pairs->slots[at] != 0 &&
           g_array_index(pairs->keys, guint64, pairs->slots[at] - 1) != key)
        at = (at + 1) & mask;
    return &pairs->slots[at];
}

static void
grow(Pairs *pairs)
{
    g_free(pairs->slots);
    pairs->n_bits++;
    pairs->slots = g_new0(guint32, 1u << pairs->n_bits);
    for (guint32 i = 0; i < pairs->keys->len; i++)
        *slot_of(pairs, g_array_index(pairs->keys, guint64, i)) = i + 1;
}

static guint32
index_of(Pairs *pairs, guint64 key)
{
    guint32 *slot = slot_of(pairs, key);

    if (*slot != 0)
        return *slot - 1;
    *slot = pairs->keys->len + 1;
    g_array_append_val(pairs->keys, key);
    if (pairs->keys->len > 1u << (pairs->n_bits - 1))
        grow(pairs);
    return pairs->keys->len - 1;
}

/* The place of each key among all, in the order of the keys; the caller owns it. */
static guint32 *
places_of(const Pairs *pairs)
{
    const guint n = pairs->keys->len;
    guint32 *places = g_new(guint32, n + 1);
    g_autofree guint64 *sorted =
        (guint64 *)g_memdup2(pairs->keys->data, ((gsize)n + 1) * sizeof(guint64));

    ds_radix_sort(sorted, n, 0);
    for (guint32 i = 0; i < n; i++)
        places[*slot_of(pairs, sorted[i]) - 1] = i;
    return places;
}

void
ds_terms_number_pairs(DsTerms *terms)
{
    Pairs pairs = {g_array_sized_new(TRUE, FALSE, sizeof(guint64), 1u << FIRST_BITS),
                   g_new0(guint32, 1u << FIRST_BITS), FIRST_BITS};

    for (guint r = 0; r < terms->rows->len; r++) {
        DsTermWord *words = (DsTermWord *)ds_terms_words(terms, r);
        for (guint i = 0; i + 1 < ds_terms_row(terms, r)->n; i++)
            if (!words[i].stop || !words[i + 1].stop)
                words[i].bigram = index_of(&pairs, pair_key(&words[i]));
    }
    terms->n_bigrams = pairs.keys->len;
    g_autofree guint32 *places = places_of(&pairs);
    for (guint i = 0; i < terms->words->len; i++) {
        guint32 *bigram = &g_array_index(terms->words, DsTermWord, i).bigram;
        if (*bigram != G_MAXUINT32)
            *bigram = places[*bigram];
    }
    g_array_unref(pairs.keys);
    g_free(pairs.slots);
}
