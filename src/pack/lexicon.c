#include "pack/lexicon.h"

#include <string.h>

#include "base/utf8.h"

#define NONE       G_MAXUINT32
#define HASH_START 2166136261u /* FNV-1a */
#define HASH_PRIME 16777619u
#define MIN_SLOTS  64

/* A phrase, or the beginning of one up to the end of one of its words. */
typedef struct {
    guint64 more; /* marks of what longer phrases that begin like this go on with */
    guint32 text; /* where it stands in the pool */
    guint32 n;
    guint32 hash;
    guint32 value; /* NONE: no phrase ends here */
} Entry;

/* Open addressing over the hash of the text. Most questions end at an empty slot, so the slots
 * are small and the entries lie close together. */
struct DsLexicon {
    const guint32 *slots; /* a place among the entries, plus one; 0: empty */
    const Entry *entries;
    const gchar *pool;
    guint32 n_slots; /* a power of two */
    guint32 n_entries;
    guint32 n_pool;
    guint32 longest;
    guint64 heads[256]; /* by the first byte of the phrases: a bit for each second one */
    /* What the above are of while phrases are added; NULL in an image. */
    guint32 *own_slots;
    GArray *own_entries;
    GString *own_pool;
};

DsLexicon *
ds_lexicon_new(void)
{
    DsLexicon *lexicon = g_new0(DsLexicon, 1);

    lexicon->n_slots = MIN_SLOTS;
    lexicon->slots = lexicon->own_slots = g_new0(guint32, MIN_SLOTS);
    lexicon->own_entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    lexicon->own_pool = g_string_new(NULL);
    return lexicon;
}

void
ds_lexicon_free(DsLexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    g_free(lexicon->own_slots);
    if (lexicon->own_entries != NULL)
        g_array_unref(lexicon->own_entries);
    if (lexicon->own_pool != NULL)
        g_string_free(lexicon->own_pool, TRUE);
    g_free(lexicon);
}

static inline guint32
hash_on(guint32 hash, const gchar *text, gsize n)
{
    for (gsize i = 0; i < n; i++)
        hash = (hash ^ (guchar)text[i]) * HASH_PRIME;
    return hash;
}

/* The entry of this text, or NULL; *slot is where it stands, or would. */
static inline const Entry *
find_slot(const DsLexicon *lexicon, const gchar *text, gsize n, guint32 hash, guint32 *slot)
{
    const guint32 mask = lexicon->n_slots - 1;

    for (guint32 i = hash & mask;; i = (i + 1) & mask) {
        const guint32 at = lexicon->slots[i];
        *slot = i;
        if (at == 0)
            return NULL;
        const Entry *entry = &lexicon->entries[at - 1];
        if (entry->hash == hash && entry->n == n &&
            memcmp(lexicon->pool + entry->text, text, n) == 0)
            return entry;
    }
}

static inline const Entry *
find(const DsLexicon *lexicon, const gchar *text, gsize n, guint32 hash)
{
    guint32 slot;

    return find_slot(lexicon, text, n, hash, &slot);
}

static void
grow(DsLexicon *lexicon)
{
    const guint32 mask = lexicon->n_slots * 2 - 1;

    g_free(lexicon->own_slots);
    lexicon->n_slots = mask + 1;
    lexicon->slots = lexicon->own_slots = g_new0(guint32, lexicon->n_slots);
    for (guint32 k = 0; k < lexicon->n_entries; k++) {
        guint32 i = lexicon->entries[k].hash & mask;
        while (lexicon->own_slots[i] != 0)
            i = (i + 1) & mask;
        lexicon->own_slots[i] = k + 1;
    }
}

/* The entry of this text, which is in the pool; made when there is none yet. */
static Entry *
entry_of(DsLexicon *lexicon, guint32 text, gsize n, guint32 hash)
{
    guint32 slot;

    if (lexicon->n_entries * 2 >= lexicon->n_slots)
        grow(lexicon);
    const Entry *known = find_slot(lexicon, lexicon->pool + text, n, hash, &slot);
    if (known == NULL) {
        const Entry entry = {.text = text, .n = (guint32)n, .hash = hash, .value = NONE};
        g_array_append_val(lexicon->own_entries, entry);
        lexicon->entries = (const Entry *)(gpointer)lexicon->own_entries->data;
        lexicon->own_slots[slot] = ++lexicon->n_entries;
        return &g_array_index(lexicon->own_entries, Entry, lexicon->n_entries - 1);
    }
    return &g_array_index(lexicon->own_entries, Entry, known - lexicon->entries);
}

/* Whether a word can end between what was matched, whose last character is a word's or not, and
 * the text that follows. */
static inline gboolean
ends_word(gboolean in_word, const gchar *at, const gchar *end)
{
    return !in_word || at >= end || !ds_utf8_is_word(ds_utf8_peek(at));
}

/* One bit for what follows a separator: most texts part from all phrases there, which a look at
 * two bytes tells before a word is hashed. All bits where there are no two bytes. */
static inline guint64
mark_of(const gchar *separator, const gchar *end)
{
    if (end - separator < 3)
        return G_MAXUINT64;
    const guint first = (guchar)separator[1], second = (guchar)separator[2];
    return G_GUINT64_CONSTANT(1) << ((first + second * 7) & 63);
}

/* Whether any phrase may begin with the two bytes: most texts part from all phrases there. */
static inline gboolean
may_begin(const DsLexicon *lexicon, const gchar *text, gsize n)
{
    return n < 2 || (lexicon->heads[(guchar)text[0]] >> ((guchar)text[1] & 63) & 1) != 0;
}

static void
mark_head(DsLexicon *lexicon, const gchar *text, gsize n)
{
    if (n > 0)
        lexicon->heads[(guchar)text[0]] |=
            n == 1 ? G_MAXUINT64 : G_GUINT64_CONSTANT(1) << ((guchar)text[1] & 63);
}

void
ds_lexicon_add(DsLexicon *lexicon, const gchar *phrase, guint32 value)
{
    const gsize n = strlen(phrase);
    guint32 hash = HASH_START;

    g_return_if_fail(value != NONE && lexicon->own_pool != NULL);
    const guint32 text = (guint32)lexicon->own_pool->len;
    g_string_append_len(lexicon->own_pool, phrase, (gssize)n);
    lexicon->pool = lexicon->own_pool->str;
    lexicon->n_pool = (guint32)lexicon->own_pool->len;
    for (const gchar *start = lexicon->pool + text, *p = start, *end = start + n; p < end;) {
        const gboolean in_word = ds_utf8_is_word(ds_utf8_peek(p));
        const gchar *next = g_utf8_next_char(p);
        hash = hash_on(hash, p, (gsize)(next - p));
        p = next;
        if (p == end) {
            Entry *entry = entry_of(lexicon, text, n, hash);
            entry->value = entry->value == NONE ? value : entry->value;
        } else if (ends_word(in_word, p, end)) {
            entry_of(lexicon, text, (gsize)(p - start), hash)->more |= mark_of(p, end);
        }
    }
    mark_head(lexicon, phrase, n);
    lexicon->longest = MAX(lexicon->longest, (guint32)n);
}

void
ds_lexicon_add_column(DsLexicon *lexicon,
                      const DsTable *table,
                      const gchar *column,
                      const gchar *sep)
{
    const gint index = ds_table_column(table, column);

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *field = ds_table_field(table, row, index);
        if (field == NULL)
            continue;
        g_auto(GStrv) parts = g_strsplit(field, sep != NULL ? sep : "\t", -1);
        for (gchar **part = parts; *part != NULL; part++)
            ds_lexicon_add(lexicon, g_strstrip(*part), row);
    }
}

void
ds_lexicon_each(
    const DsLexicon *lexicon, const gchar *text, gsize n, DsLexiconFound found, gpointer data)
{
    const gchar *end = text + n;
    const gchar *limit = text + MIN(n, lexicon->longest);
    gboolean in_word = text < end && ds_utf8_is_word_at(text);
    guint32 hash = HASH_START;

    if (!may_begin(lexicon, text, n))
        return;
    for (const gchar *p = text; p < limit;) {
        hash = (hash ^ (guchar)*p++) * HASH_PRIME;
        if (p < end && ((guchar)*p & 0xC0) == 0x80)
            continue; /* inside a character */
        const gboolean goes_on = p < end && ds_utf8_is_word_at(p);
        const gboolean inside = in_word && goes_on;
        in_word = goes_on;
        if (inside)
            continue;
        const Entry *entry = find(lexicon, text, (gsize)(p - text), hash);
        if (entry == NULL ||
            (entry->value != NONE && !found(entry->value, (gsize)(p - text), data)) ||
            (entry->more & mark_of(p, end)) == 0)
            return;
    }
}

typedef struct {
    guint32 value;
    gsize length;
} Best;

static gboolean
keep_longest(guint32 value, gsize length, gpointer data)
{
    *(Best *)data = (Best){value, length};
    return TRUE;
}

guint32
ds_lexicon_longest(const DsLexicon *lexicon, const gchar *text, gsize n, gsize *length)
{
    Best best = {NONE, 0};

    ds_lexicon_each(lexicon, text, n, keep_longest, &best);
    if (length != NULL)
        *length = best.length;
    return best.value;
}

guint32
ds_lexicon_lookup(const DsLexicon *lexicon, const gchar *phrase, gssize n)
{
    const gsize n_bytes = n < 0 ? strlen(phrase) : (gsize)n;
    const Entry *entry = find(lexicon, phrase, n_bytes, hash_on(HASH_START, phrase, n_bytes));

    return entry == NULL ? NONE : entry->value;
}

void
ds_lexicon_save(const DsLexicon *lexicon, GByteArray *image)
{
    ds_image_append(image, lexicon->slots, lexicon->n_slots, sizeof(guint32));
    ds_image_append(image, lexicon->entries, lexicon->n_entries, sizeof(Entry));
    ds_image_append(image, lexicon->pool, lexicon->n_pool, 1);
    ds_image_append(image, &lexicon->longest, 1, sizeof lexicon->longest);
    ds_image_append(image, lexicon->heads, 1, sizeof lexicon->heads);
}

DsLexicon *
ds_lexicon_load(DsImage *image)
{
    DsLexicon *lexicon = g_new0(DsLexicon, 1);
    gsize n = 0;

    lexicon->slots = (const guint32 *)ds_image_take(image, sizeof(guint32), &n);
    lexicon->n_slots = (guint32)n;
    lexicon->entries = (const Entry *)ds_image_take(image, sizeof(Entry), &n);
    lexicon->n_entries = (guint32)n;
    lexicon->pool = (const gchar *)ds_image_take(image, 1, &n);
    lexicon->n_pool = (guint32)n;
    lexicon->longest = *(const guint32 *)ds_image_take(image, sizeof(guint32), &n);
    memcpy(lexicon->heads, ds_image_take(image, sizeof lexicon->heads, &n),
           sizeof lexicon->heads);
    return lexicon;
}

DsLexiconHead
ds_lexicon_head(const DsLexicon *lexicon, const gchar *words, gsize n)
{
    const Entry *entry = find(lexicon, words, n, hash_on(HASH_START, words, n));

    if (entry == NULL)
        return (DsLexiconHead){FALSE, FALSE};
    return (DsLexiconHead){entry->value != NONE, entry->more != 0};
}
