/* Paragraphs cut to a number of lines. */
#include <string.h>

#include "layout/para_private.h"

/* A word before "…" loses its comma, semicolon or colon. */
static const DsWord *
without_comma(const DsPara *para, const DsWord *word)
{
    const gsize n = word != NULL ? strlen(word->key) : 0;

    return n > 1 && strchr(",;:", word->key[n - 1]) != NULL
               ? ds_setter_word(para->setter, word->role, word->key, n - 1)
               : word;
}

/* Keeps the first n pieces and the last ones from tail on, with words between. */
static void
splice(DsPara *para, GArray *pieces, GArray *breaks, guint n, guint tail, const gchar *between)
{
    g_clear_pointer(&para->pieces, g_array_unref);
    g_clear_pointer(&para->breaks, g_array_unref);
    para->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    para->breaks = g_array_new(FALSE, FALSE, sizeof(DsBreakPiece));
    g_array_append_vals(para->pieces, pieces->data, n);
    g_array_append_vals(para->breaks, breaks->data, n);
    const Piece *last = piece_at(para, n - 1);
    const guint span = last->span;
    const DsStyleRole *role = span_of(para, last)->role;
    piece_at(para, n - 1)->space = NULL;
    if (g_str_has_suffix(between, "…")) {
        piece_at(para, n - 1)->word = without_comma(para, last->word);
        if (last->word != NULL)
            break_at(para, n - 1)->width = last->word->width;
    }
    ds_para_push_text(para, between, span);
    if (tail >= pieces->len)
        return;
    ds_para_push_space(para, role, "\xc2\xa0", 2);
    g_array_append_vals(para->pieces, &g_array_index(pieces, Piece, tail), pieces->len - tail);
    g_array_append_vals(para->breaks, &g_array_index(breaks, DsBreakPiece, tail),
                        pieces->len - tail);
}

static gboolean
ends_clause(const DsWord *word)
{
    const gsize n = word != NULL ? strlen(word->text) : 0;

    return n > 0 && strchr(",;:", word->text[n - 1]) != NULL;
}

/* Dots and dashes between words. */
static gboolean
is_mark(const DsWord *word)
{
    for (const gchar *p = word->text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

/* Whether a cut before a piece would leave a mark at the end, or part what belongs together: a
 * name, a word of two syllables. */
static gboolean
is_inside(const DsPara *para, const GArray *pieces, guint n)
{
    const DsWord *before = g_array_index(pieces, Piece, n - 1).word;
    const DsWord *after = n < pieces->len ? g_array_index(pieces, Piece, n).word : NULL;

    if (before == NULL || after == NULL)
        return FALSE;
    return is_mark(before) || ds_setter_ties(para->setter, before, after, TRUE);
}

static guint
cut(DsPara *para,
    DsUnit measure,
    guint n_lines,
    const gchar *mark,
    gboolean at_clause,
    gboolean keep_links)
{
    if (ds_para_ragged(para, measure) <= n_lines)
        return para->lines->len;
    const guint tail = keep_links ? ds_para_n_before_links(para) : para->pieces->len;
    guint n = MIN(line_at(para, n_lines - 1)->end, tail);
    g_autoptr(GArray) pieces = g_array_ref(para->pieces);
    g_autoptr(GArray) breaks = g_array_ref(para->breaks);
    const guint at_word = n;
    /* a clause that ends too early would leave half of the room empty: after a word then */
    while (at_clause && n > at_word * 3 / 5 &&
           !ends_clause(g_array_index(pieces, Piece, n - 1).word))
        n--;
    const gboolean found = at_clause && n > at_word * 3 / 5;
    if (at_clause && !found)
        n = at_word;
    for (; n > 0; n--) {
        if (found && n > 1 && !ends_clause(g_array_index(pieces, Piece, n - 1).word))
            continue;
        if (!found && n > at_word / 2 && n > 1 && is_inside(para, pieces, n))
            continue;
        splice(para, pieces, breaks, n, tail, mark);
        if (ds_para_ragged(para, measure) <= n_lines || n == 1)
            break;
    }
    return para->lines->len;
}

guint
ds_para_cut(DsPara *para, DsUnit measure, guint n)
{
    return cut(para, measure, n, "\xc2\xa0…", FALSE, TRUE);
}

guint
ds_para_cut_all(DsPara *para, DsUnit measure, guint n)
{
    return cut(para, measure, n, "\xc2\xa0…", FALSE, FALSE);
}

guint
ds_para_cut_clause(DsPara *para, DsUnit measure, guint n, const gchar *omission)
{
    g_autofree gchar *mark = g_strconcat("\xc2\xa0", omission, NULL);

    return cut(para, measure, n, mark, TRUE, TRUE);
}
