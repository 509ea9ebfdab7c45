#include "pack/lexicon.h"

#include <string.h>

#include "base/utf8.h"

#define NONE       G_MAXUINT32
#define HASH_START 2166136261u /* FNV-1a */
#define HASH_PRIME 16777619u
#define MIN_SLOTS  64

/* A phrase, or the beginning of one up to the end of one of its words. Open addressing over the
 * hash of the text; a slot without text is empty. */
typedef struct {
    const gchar *text; /* in the lexicon's pool */
    guint32 n;
    guint32 hash;
    guint32 value; /* NONE: no phrase ends here */
    guint64 more;  /* marks of what longer phrases that begin like this go on with */
} Slot;

struct DsLexicon {
    GStringChunk *pool;
    Slot *slots;
    guint32 n_slots; /* a power of two */
    guint32 n_used;
    gsize longest;
    guint64 heads[256]; /* by the first byte of the phrases: a bit for each second one */
};

DsLexicon *
ds_lexicon_new(void)
{
    DsLexicon *lexicon = g_new0(DsLexicon, 1);

    lexicon->pool = g_string_chunk_new(4096);
    lexicon->n_slots = MIN_SLOTS;
    lexicon->slots = g_new0(Slot, MIN_SLOTS);
    return lexicon;
}

void
ds_lexicon_free(DsLexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    g_string_chunk_free(lexicon->pool);
    g_free(lexicon->slots);
    g_free(lexicon);
}

static inline guint32
hash_on(guint32 hash, const gchar *text, gsize n)
{
    for (gsize i = 0; i < n; i++)
        hash = (hash ^ (guchar)text[i]) * HASH_PRIME;
    return hash;
}

/* The slot of this text, or the empty one where it would stand. */
static inline Slot *
find(const DsLexicon *lexicon, const gchar *text, gsize n, guint32 hash)
{
    const guint32 mask = lexicon->n_slots - 1;

    for (guint32 i = hash & mask;; i = (i + 1) & mask) {
        Slot *slot = &lexicon->slots[i];
        if (slot->text == NULL ||
            (slot->hash == hash && slot->n == n && memcmp(slot->text, text, n) == 0))
            return slot;
    }
}

static void
grow(DsLexicon *lexicon)
{
    g_autofree Slot *old = lexicon->slots;
    const guint32 n_old = lexicon->n_slots;

    lexicon->n_slots *= 4;
    lexicon->slots = g_new0(Slot, lexicon->n_slots);
    for (guint32 i = 0; i < n_old; i++)
        if (old[i].text != NULL)
            *find(lexicon, old[i].text, old[i].n, old[i].hash) = old[i];
}

static Slot *
slot_of(DsLexicon *lexicon, const gchar *text, gsize n, guint32 hash)
{
    if (lexicon->n_used * 2 >= lexicon->n_slots)
        grow(lexicon);

    Slot *slot = find(lexicon, text, n, hash);
    if (slot->text == NULL) {
        *slot = (Slot){text, (guint32)n, hash, NONE, 0};
        lexicon->n_used++;
    }
    return slot;
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
    const gchar *text =
        n > 0 ? g_string_chunk_insert_len(lexicon->pool, phrase, (gssize)n) : "";
    guint32 hash = HASH_START;

    g_return_if_fail(value != NONE);
    for (const gchar *p = text, *end = text + n; p < end;) {
        const gboolean in_word = ds_utf8_is_word(ds_utf8_peek(p));
        const gchar *next = g_utf8_next_char(p);
        hash = hash_on(hash, p, (gsize)(next - p));
        p = next;
        if (p == end) {
            Slot *slot = slot_of(lexicon, text, n, hash);
            slot->value = slot->value == NONE ? value : slot->value;
        } else if (ends_word(in_word, p, end)) {
            slot_of(lexicon, text, (gsize)(p - text), hash)->more |= mark_of(p, end);
        }
    }
    mark_head(lexicon, text, n);
    lexicon->longest = MAX(lexicon->longest, n);
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
        const Slot *slot = find(lexicon, text, (gsize)(p - text), hash);
        if (slot->text == NULL ||
            (slot->value != NONE && !found(slot->value, (gsize)(p - text), data)) ||
            (slot->more & mark_of(p, end)) == 0)
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
    const Slot *slot = find(lexicon, phrase, n_bytes, hash_on(HASH_START, phrase, n_bytes));

    return slot->text == NULL ? NONE : slot->value;
}

DsLexiconHead
ds_lexicon_head(const DsLexicon *lexicon, const gchar *words, gsize n)
{
    const Slot *slot = find(lexicon, words, n, hash_on(HASH_START, words, n));

    if (slot->text == NULL)
        return (DsLexiconHead){FALSE, FALSE};
    return (DsLexiconHead){slot->value != NONE, slot->more != 0};
}
