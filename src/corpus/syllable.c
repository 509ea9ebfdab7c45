#include "corpus/syllable.h"

#include <string.h>

/* The longest syllable: "nghiêng" decomposed, with its tone. */
#define MAX_SYLLABLE_BYTES 40
#define MAX_ONSET_LETTERS  3
#define MAX_CODA_LETTERS   2

struct DsSyllables {
    GHashTable *onsets, *nuclei, *codas; /* sets of folded strings, owned */
};

DsSyllables *
ds_syllables_new(DsPack *pack)
{
    DsSyllables *syllables = g_new0(DsSyllables, 1);
    const DsTable *table = ds_pack_table(pack, "syllable_spelling");

    syllables->onsets = g_hash_table_new(g_str_hash, g_str_equal);
    syllables->nuclei = g_hash_table_new(g_str_hash, g_str_equal);
    syllables->codas = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *part = ds_table_get(table, row, "part");
        GHashTable *set = g_strcmp0(part, "onset") == 0     ? syllables->onsets
                          : g_strcmp0(part, "nucleus") == 0 ? syllables->nuclei
                                                            : syllables->codas;
        g_hash_table_add(set, (gpointer)ds_table_get(table, row, "form"));
    }
    return syllables;
}

void
ds_syllables_free(DsSyllables *syllables)
{
    g_hash_table_unref(syllables->onsets);
    g_hash_table_unref(syllables->nuclei);
    g_hash_table_unref(syllables->codas);
    g_free(syllables);
}

static gboolean
is_tone(gunichar c)
{
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

/* Small letters, composed, without the tone; NULL when there is more than one tone. */
static gchar *
strip_tone(const gchar *word, gsize n)
{
    g_autofree gchar *small = g_utf8_strdown(word, (gssize)n);
    g_autofree gchar *apart = g_utf8_normalize(small, -1, G_NORMALIZE_DEFAULT);
    g_autoptr(GString) bare = g_string_new(NULL);
    guint n_tones = 0;

    for (const gchar *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (is_tone(c))
            n_tones++;
        else
            g_string_append_unichar(bare, c);
    }
    return n_tones > 1 ? NULL : g_utf8_normalize(bare->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static gboolean
has_rime(const DsSyllables *syllables, const gchar *rime)
{
    const gchar *cut = rime + strlen(rime);

    for (guint letters = 0; letters <= MAX_CODA_LETTERS && cut > rime; letters++) {
        g_autofree gchar *nucleus = g_strndup(rime, (gsize)(cut - rime));
        if (g_hash_table_contains(syllables->nuclei, nucleus) &&
            (*cut == '\0' || g_hash_table_contains(syllables->codas, cut)))
            return TRUE;
        cut = g_utf8_prev_char(cut);
    }
    return FALSE;
}

gboolean
ds_syllables_can_be(const DsSyllables *syllables, const gchar *word, gsize n)
{
    if (n == 0 || n > MAX_SYLLABLE_BYTES)
        return FALSE;
    g_autofree gchar *bare = strip_tone(word, n);
    if (bare == NULL)
        return FALSE;
    const gchar *cut = bare;
    for (guint letters = 0; letters <= MAX_ONSET_LETTERS && *cut != '\0'; letters++) {
        g_autofree gchar *onset = g_strndup(bare, (gsize)(cut - bare));
        if ((cut == bare || g_hash_table_contains(syllables->onsets, onset)) &&
            has_rime(syllables, cut))
            return TRUE;
        cut = g_utf8_next_char(cut);
    }
    return FALSE;
}
