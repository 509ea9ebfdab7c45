#include "layout/ties.h"

#include <string.h>

#include "base/utf8.h"

enum {
    TIES_NAME = 1,   /* with a following name */
    TIES_FIGURE = 2, /* with a following figure */
    TIES_UNIT = 4,   /* with a preceding figure */
    BEGINS_CAPITAL = 8,
    BEGINS_FIGURE = 16,
    ENDS_FIGURE = 32,
    IS_DASH = 64,
    ENDS_CLAUSE = 128, /* a comma, full stop or the like follows */
    OPENS = 256,       /* a bracket or a quotation mark precedes */
};

struct DsTies {
    GHashTable *flags;     /* folded form → flags */
    GHashTable *stems;     /* syllable of a compound → number from 1 */
    GHashTable *compounds; /* first << 16 | second */
};

static guint
flag_of(const gchar *name)
{
    return g_strcmp0(name, "name") == 0     ? TIES_NAME
           : g_strcmp0(name, "figure") == 0 ? TIES_FIGURE
           : g_strcmp0(name, "unit") == 0   ? TIES_UNIT
                                            : 0;
}

static guint
stem_number(GHashTable *stems, const gchar *syllable)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(stems, syllable));

    if (number == 0) {
        number = g_hash_table_size(stems) + 1;
        g_hash_table_insert(stems, g_strdup(syllable), GUINT_TO_POINTER(number));
    }
    return number;
}

static void
read_forms(DsTies *ties, const DsTable *table)
{
    for (guint i = 0; i < ds_table_n_rows(table); i++) {
        const gchar *form = ds_table_get(table, i, "form");
        if (form == NULL)
            continue;
        gchar *folded = ds_utf8_fold(form, -1);
        const guint old = GPOINTER_TO_UINT(g_hash_table_lookup(ties->flags, folded));
        const guint flags = old | flag_of(ds_table_get(table, i, "ties"));
        g_hash_table_insert(ties->flags, folded, GUINT_TO_POINTER(flags));
    }
}

static void
read_compounds(DsTies *ties, const DsTable *table)
{
    for (guint i = 0; i < ds_table_n_rows(table); i++) {
        g_autofree gchar *folded = ds_utf8_fold(ds_table_get(table, i, "form"), -1);
        g_auto(GStrv) syllables = g_strsplit(folded, " ", -1);
        if (g_strv_length(syllables) != 2)
            continue;
        const guint key = stem_number(ties->stems, syllables[0]) << 16 |
                          stem_number(ties->stems, syllables[1]);
        g_hash_table_add(ties->compounds, GUINT_TO_POINTER(key));
    }
}

DsTies *
ds_ties_new(DsPack *pack)
{
    DsTies *ties = g_new0(DsTies, 1);

    ties->flags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ties->stems = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ties->compounds = g_hash_table_new(NULL, NULL);
    if (pack != NULL) {
        read_forms(ties, ds_pack_table(pack, "ties"));
        read_compounds(ties, ds_pack_table(pack, "compounds"));
    }
    return ties;
}

void
ds_ties_free(DsTies *ties)
{
    if (ties == NULL)
        return;
    g_hash_table_unref(ties->flags);
    g_hash_table_unref(ties->stems);
    g_hash_table_unref(ties->compounds);
    g_free(ties);
}

/* The word without what stands around it: [start, end). */
static void
strip(const gchar *text, const gchar **start, const gchar **end)
{
    const gchar *p = text;

    while (*p != '\0' && g_unichar_ispunct(g_utf8_get_char(p)) && *p != '%')
        p = g_utf8_next_char(p);
    *start = p;
    p = text + strlen(text);
    while (p > *start) {
        const gchar *before = g_utf8_prev_char(p);
        if (!g_unichar_ispunct(g_utf8_get_char(before)) || *before == '%')
            break;
        p = before;
    }
    *end = p;
}

static gboolean
is_dash(const gchar *text)
{
    return strcmp(text, "-") == 0 || strcmp(text, "–") == 0 || strcmp(text, "—") == 0;
}

DsTie
ds_ties_classify(const DsTies *ties, const gchar *text)
{
    DsTie tie = {0, 0};
    const gchar *start = NULL, *end = NULL;

    if (is_dash(text))
        return (DsTie){IS_DASH, 0};
    strip(text, &start, &end);
    if (start == end)
        return tie;
    const gunichar first = g_utf8_get_char(start);
    const gunichar last = g_utf8_get_char(g_utf8_prev_char(end));
    if (g_unichar_isupper(first))
        tie.flags |= BEGINS_CAPITAL;
    if (g_unichar_isdigit(first))
        tie.flags |= BEGINS_FIGURE;
    if (g_unichar_isdigit(last))
        tie.flags |= ENDS_FIGURE;
    if (*end != '\0')
        tie.flags |= ENDS_CLAUSE;
    if (start > text)
        tie.flags |= OPENS;
    g_autofree gchar *whole = ds_utf8_fold(start, -1);
    g_autofree gchar *folded = ds_utf8_fold(start, end - start);
    guint listed = GPOINTER_TO_UINT(g_hash_table_lookup(ties->flags, folded));
    if (listed == 0 && *end == '.') {
        listed = GPOINTER_TO_UINT(g_hash_table_lookup(ties->flags, whole));
        if (listed != 0) /* the point belongs to it: TS. */
            tie.flags &= ~(guint32)ENDS_CLAUSE;
    }
    tie.flags |= listed;
    tie.stem = GPOINTER_TO_UINT(g_hash_table_lookup(ties->stems, folded));
    return tie;
}

gboolean
ds_ties_hold(const DsTies *ties, DsTie first, DsTie second, gboolean display)
{
    if ((second.flags & IS_DASH) != 0)
        return TRUE;
    if ((first.flags & ENDS_CLAUSE) != 0)
        return FALSE;
    if ((first.flags & TIES_NAME) != 0 && (second.flags & BEGINS_CAPITAL) != 0)
        return TRUE;
    if ((first.flags & TIES_FIGURE) != 0 && (second.flags & BEGINS_FIGURE) != 0)
        return TRUE;
    if ((first.flags & ENDS_FIGURE) != 0 && (second.flags & TIES_UNIT) != 0 &&
        (second.flags & OPENS) == 0)
        return TRUE;
    return display && first.stem != 0 && second.stem != 0 && (second.flags & OPENS) == 0 &&
           g_hash_table_contains(ties->compounds,
                                 GUINT_TO_POINTER(first.stem << 16 | second.stem));
}
