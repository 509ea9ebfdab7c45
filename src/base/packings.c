#include "base/packings.h"

#include <string.h>

/* Saved, all streams follow their entries: a number of entries, the entries, the streams in the
 * same order. Numbers are those of the machine: who keeps the bytes sees to that. */
typedef struct {
    DsPackingKey key;
    guint64 n;
} Entry;

typedef struct {
    Entry entry;
    const guint8 *stream; /* in the bytes loaded or in the chunk */
    gboolean used;
} Packing;

struct DsPackings {
    GBytes *loaded;      /* or NULL */
    GStringChunk *added; /* streams of this run */
    GPtrArray *all;      /* of Packing, owned, in the order in which they came */
    GHashTable *by_key;  /* DsPackingKey in a Packing → the Packing */
    gboolean grown;
};

static guint
hash_key(gconstpointer key)
{
    return (guint)((const DsPackingKey *)key)->a; /* as good as any part of it */
}

static gboolean
equal_keys(gconstpointer a, gconstpointer b)
{
    const DsPackingKey *x = (const DsPackingKey *)a, *y = (const DsPackingKey *)b;

    return x->a == y->a && x->b == y->b;
}

DsPackings *
ds_packings_new(void)
{
    DsPackings *packings = g_new0(DsPackings, 1);

    packings->added = g_string_chunk_new(1 << 16);
    packings->all = g_ptr_array_new_with_free_func(g_free);
    packings->by_key = g_hash_table_new(hash_key, equal_keys);
    return packings;
}

void
ds_packings_free(DsPackings *packings)
{
    if (packings == NULL)
        return;
    g_hash_table_unref(packings->by_key);
    g_ptr_array_unref(packings->all);
    g_string_chunk_free(packings->added);
    g_clear_pointer(&packings->loaded, g_bytes_unref);
    g_free(packings);
}

static void
insert(DsPackings *packings, Entry entry, const guint8 *stream, gboolean used)
{
    Packing *packing = g_new(Packing, 1);

    *packing = (Packing){entry, stream, used};
    g_ptr_array_add(packings->all, packing);
    g_hash_table_insert(packings->by_key, &packing->entry.key, packing);
}

/* Whether n_entries and the streams that they tell of are all that follows the number. */
static gboolean
is_whole(const guint8 *entries, guint64 n_entries, gsize n)
{
    guint64 left;

    if (n_entries > n / sizeof(Entry))
        return FALSE;
    left = n - n_entries * sizeof(Entry);
    for (guint64 i = 0; i < n_entries; i++) {
        Entry entry;
        memcpy(&entry, entries + i * sizeof entry, sizeof entry);
        if (entry.n > left)
            return FALSE;
        left -= entry.n;
    }
    return left == 0;
}

gboolean
ds_packings_load(DsPackings *packings, GBytes *bytes)
{
    gsize n = 0;
    const guint8 *data = (const guint8 *)g_bytes_get_data(bytes, &n);
    guint64 n_entries = 0;

    g_return_val_if_fail(packings->all->len == 0, FALSE);
    if (n < sizeof n_entries)
        return FALSE;
    memcpy(&n_entries, data, sizeof n_entries);
    const guint8 *at = data + sizeof n_entries;
    if (!is_whole(at, n_entries, n - sizeof n_entries))
        return FALSE;
    const guint8 *stream = at + n_entries * sizeof(Entry);
    for (guint64 i = 0; i < n_entries; i++) {
        Entry entry;
        memcpy(&entry, at + i * sizeof entry, sizeof entry);
        insert(packings, entry, stream, FALSE);
        stream += entry.n;
    }
    packings->loaded = g_bytes_ref(bytes);
    return TRUE;
}

GBytes *
ds_packings_save(const DsPackings *packings)
{
    gboolean changed = packings->grown;
    guint64 n_entries = 0;
    gsize n = 0;

    for (guint i = 0; i < packings->all->len; i++) {
        const Packing *one = (const Packing *)g_ptr_array_index(packings->all, i);
        n_entries += one->used ? 1 : 0;
        n += one->used ? sizeof(Entry) + (gsize)one->entry.n : 0;
        changed |= !one->used;
    }
    if (!changed)
        return NULL;
    guint8 *data = (guint8 *)g_malloc(sizeof n_entries + n);
    guint8 *at = data + sizeof n_entries, *stream = at + n_entries * sizeof(Entry);
    memcpy(data, &n_entries, sizeof n_entries);
    for (guint i = 0; i < packings->all->len; i++) {
        const Packing *one = (const Packing *)g_ptr_array_index(packings->all, i);
        if (!one->used)
            continue;
        memcpy(at, &one->entry, sizeof one->entry);
        memcpy(stream, one->stream, (gsize)one->entry.n);
        at += sizeof one->entry;
        stream += one->entry.n;
    }
    return g_bytes_new_take(data, sizeof n_entries + n);
}

/* One step of a sum: every bit of the word moves bits of all places. */
static inline guint64
mix(guint64 sum, guint64 word, guint64 factor)
{
    sum = (sum ^ word) * factor;
    return sum ^ sum >> 29;
}

DsPackingKey
ds_packing_key(const void *data, gsize n, guint64 how)
{
    static const guint64 factors[] = {G_GUINT64_CONSTANT(0x9E3779B97F4A7C15),
                                      G_GUINT64_CONSTANT(0xD6E8FEB86659FD93)};
    const guint8 *bytes = (const guint8 *)data;
    DsPackingKey key = {mix(how, n, factors[0]), mix(n, how, factors[1])};

    for (; n > 0; bytes += MIN(n, 8), n -= MIN(n, 8)) {
        guint64 word = 0;
        memcpy(&word, bytes, MIN(n, 8));
        key.a = mix(key.a, word, factors[0]);
        key.b = mix(key.b, word ^ key.a, factors[1]);
    }
    return key;
}

const guint8 *
ds_packings_lookup(DsPackings *packings, DsPackingKey key, gsize *n)
{
    Packing *packing = (Packing *)g_hash_table_lookup(packings->by_key, &key);

    if (packing == NULL)
        return NULL;
    packing->used = TRUE;
    *n = (gsize)packing->entry.n;
    return packing->stream;
}

void
ds_packings_add(DsPackings *packings, DsPackingKey key, const guint8 *stream, gsize n)
{
    const Entry entry = {key, n};
    const gchar *copy =
        g_string_chunk_insert_len(packings->added, (const gchar *)stream, (gssize)n);

    insert(packings, entry, (const guint8 *)copy, TRUE);
    packings->grown = TRUE;
}
