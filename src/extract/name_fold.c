#include "extract/name_fold.h"

#include <string.h>

#include "base/utf8.h"

#define N_LETTERS 0x2000

/* Two spellings of the end of a syllable: oà and òa. */
typedef struct {
    gchar from[8], to[8];
    gsize n;
    gunichar not_after;
} Variant;

struct DsNameFold {
    guint16 lower[N_LETTERS];
    guint8 ends_variant[N_LETTERS]; /* letters that end a variant spelling */
    GArray *variants;               /* of Variant */
};

static void
add_variant(DsNameFold *fold, const DsTable *table, guint row)
{
    const gchar *from = ds_table_get(table, row, "variant");
    const gchar *to = ds_table_get(table, row, "canonical");
    const gchar *not_after = ds_table_get(table, row, "not_after");
    Variant variant = {.n = from != NULL ? strlen(from) : 0};

    if (from == NULL || to == NULL || strlen(to) != variant.n || variant.n >= sizeof variant.to)
        return;
    memcpy(variant.from, from, variant.n);
    memcpy(variant.to, to, variant.n);
    variant.not_after = not_after != NULL ? g_utf8_get_char(not_after) : 0;
    const gunichar last = g_utf8_get_char(g_utf8_find_prev_char(from, from + variant.n));
    if (last >= N_LETTERS)
        return;
    fold->ends_variant[last] = 1;
    g_array_append_val(fold->variants, variant);
}

DsNameFold *
ds_name_fold_new(DsPack *pack)
{
    DsNameFold *fold = g_new0(DsNameFold, 1);
    const DsTable *table = ds_pack_table(pack, "tone_variants");

    fold->variants = g_array_new(FALSE, FALSE, sizeof(Variant));
    for (gunichar c = 0; c < N_LETTERS; c++) {
        const gunichar lower = g_unichar_tolower(c);
        gchar none[6];
        const gboolean fits =
            lower < N_LETTERS && g_unichar_to_utf8(lower, none) == g_unichar_to_utf8(c, none);
        fold->lower[c] = (guint16)(fits ? lower : c);
    }
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *kind = ds_table_get(table, row, "kind");
        const gchar *where = ds_table_get(table, row, "where");
        if (g_strcmp0(kind, "place") == 0 && g_strcmp0(where, "end") == 0)
            add_variant(fold, table, row);
    }
    return fold;
}

void
ds_name_fold_free(DsNameFold *fold)
{
    if (fold == NULL)
        return;
    g_array_unref(fold->variants);
    g_free(fold);
}

/* The syllable that ends at out[at) takes its canonical spelling. */
static void
respell(const DsNameFold *fold, gchar *out, gsize at)
{
    for (guint i = 0; i < fold->variants->len; i++) {
        const Variant *variant = &g_array_index(fold->variants, Variant, i);
        if (at < variant->n || memcmp(out + at - variant->n, variant->from, variant->n) != 0)
            continue;
        const gsize before = at - variant->n;
        if (variant->not_after != 0 && before > 0 &&
            (gunichar)(guchar)out[before - 1] == variant->not_after)
            continue;
        memcpy(out + before, variant->to, variant->n);
        return;
    }
}

/* A letter of two or three bytes. */
static inline void
write_letter(gunichar c, gsize length, gchar *out)
{
    if (length == 3)
        *out++ = (gchar)(0xE0 | c >> 12);
    *out++ = (gchar)(length == 3 ? 0x80 | (c >> 6 & 0x3F) : 0xC0 | c >> 6);
    *out = (gchar)(0x80 | (c & 0x3F));
}

void
ds_name_fold(const DsNameFold *fold, const gchar *text, gsize n, gchar *out)
{
    gunichar last = 0;

    for (gsize i = 0; i < n;) {
        const guchar byte = (guchar)text[i];
        if (byte < 0x80) {
            if (last != 0 && !g_ascii_isalnum(text[i]))
                respell(fold, out, i);
            last = 0;
            out[i] = (gchar)(byte | ((guint)(byte - 'A') < 26 ? 0x20 : 0));
            i++;
            continue;
        }
        const gunichar c = ds_utf8_peek(text + i);
        const gsize length = (gsize)(g_utf8_next_char(text + i) - (text + i));
        if (c < N_LETTERS) {
            const gunichar lower = fold->lower[c];
            write_letter(lower, length, out + i);
            last = fold->ends_variant[lower] != 0 ? lower : 0;
        } else {
            memcpy(out + i, text + i, length);
            if (last != 0)
                respell(fold, out, i);
            last = 0;
        }
        i += length;
    }
    if (last != 0)
        respell(fold, out, n);
}

gchar *
ds_name_fold_dup(const DsNameFold *fold, const gchar *text, gssize n)
{
    const gsize n_bytes = n < 0 ? strlen(text) : (gsize)n;
    gchar *out = (gchar *)g_malloc(n_bytes + 1);

    ds_name_fold(fold, text, n_bytes, out);
    out[n_bytes] = '\0';
    return out;
}
