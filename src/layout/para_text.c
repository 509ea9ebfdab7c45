/* From text to pieces: words, spaces, and where a word may be divided. */
#include <string.h>

#include "layout/para_private.h"

#define HYPHEN_PENALTY 50
#define LONG_WORD      28 /* bytes from which a code may be divided after a slash */

void
ds_para_push_word(DsPara *para, const DsWord *word, guint span, guint byte)
{
    const Piece piece = {.word = word, .span = span, .byte = byte};
    const DsBreakPiece item = {
        .width = word->width, .hang_right = word->hang_right, .penalty = DS_BREAK_NEVER};

    if (para->pieces->len > 0) {
        const Piece *before = piece_at(para, para->pieces->len - 1);
        DsBreakPiece *last = break_at(para, para->pieces->len - 1);
        if (last->penalty == 0 && before->word != NULL &&
            ds_setter_ties(para->setter, before->word, word, para->display))
            last->penalty = DS_BREAK_NEVER;
    }
    g_array_append_val(para->pieces, piece);
    g_array_append_val(para->breaks, item);
}

void
ds_para_push_space(DsPara *para, const DsStyleRole *role, const gchar *text, gsize n)
{
    if (para->pieces->len == 0)
        return;
    Piece *last = piece_at(para, para->pieces->len - 1);
    DsBreakPiece *item = break_at(para, para->pieces->len - 1);
    if (last->space != NULL || last->word == NULL)
        return;
    last->space = ds_setter_word(para->setter, role, text, n);
    item->space = last->space->width;
    item->penalty = n == 1 ? 0 : DS_BREAK_NEVER; /* a no-break space has two bytes */
}

static gboolean
is_dash_char(gunichar c)
{
    return c == '-' || c == 0x2013 || c == 0x2010;
}

/* Whether a line may end after the dash at [dash, after) of a word: between two words of at
 * least two letters, and not in a code (436/QĐ-TTg, 18-19/9) or a name in capitals. */
static gboolean
may_divide(const gchar *start, const gchar *dash, const gchar *after, const gchar *end)
{
    guint n_before = 0, n_after = 0, n_capitals = 0;

    for (const gchar *p = start; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (p == dash)
            continue;
        if (c == '/' || c == '@' || c == '_' || g_unichar_isdigit(c))
            return FALSE;
        if (!g_unichar_isalpha(c))
            continue;
        *(p < dash ? &n_before : &n_after) += 1;
        n_capitals += g_unichar_isupper(c) ? 1 : 0;
    }
    return n_before >= 2 && n_after >= 2 && n_capitals * 2 < n_before + n_after && after < end;
}

/* Where scripts without spaces may be broken: Pango's own rules. */
static void
push_by_pango(DsPara *para,
              const DsStyleRole *role,
              const gchar *start,
              const gchar *end,
              guint span,
              guint byte)
{
    const glong n = g_utf8_strlen(start, end - start);
    g_autofree PangoLogAttr *attributes = g_new0(PangoLogAttr, (gsize)n + 1);
    const gchar *from = start;
    glong i = 1;

    pango_get_log_attrs(start, (gint)(end - start), -1, pango_language_get_default(),
                        attributes, (gint)n + 1);
    for (const gchar *p = g_utf8_next_char(start); p <= end; p = g_utf8_next_char(p), i++) {
        if (p < end && !attributes[i].is_line_break)
            continue;
        const DsWord *word = ds_setter_word(para->setter, role, from, (gsize)(p - from));
        ds_para_push_word(para, word, span, byte + (guint)(from - start));
        if (p < end)
            break_at(para, para->breaks->len - 1)->penalty = 1;
        from = p;
        if (p == end)
            break;
    }
}

static void
push_text_word(DsPara *para,
               const DsStyleRole *role,
               const gchar *start,
               const gchar *end,
               guint span,
               guint byte)
{
    const gchar *from = start;

    for (const gchar *p = start; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        const gchar *after = g_utf8_next_char(p);
        if (c >= 0x0e00 && (g_unichar_iswide(c) || (c < 0x0f00))) {
            push_by_pango(para, role, start, end, span, byte);
            return;
        }
        const gboolean divide = (is_dash_char(c) && may_divide(start, p, after, end)) ||
                                (c == '/' && end - start > LONG_WORD && after < end);
        if (!divide)
            continue;
        ds_para_push_word(para, ds_setter_word(para->setter, role, from, (gsize)(after - from)),
                          span, byte + (guint)(from - start));
        break_at(para, para->breaks->len - 1)->penalty = HYPHEN_PENALTY;
        from = after;
    }
    ds_para_push_word(para, ds_setter_word(para->setter, role, from, (gsize)(end - from)), span,
                      byte + (guint)(from - start));
}

static gsize
blank_length(const gchar *p)
{
    if (*p == ' ' || *p == '\t' || *p == '\n')
        return 1;
    return (guchar)p[0] == 0xc2 && (guchar)p[1] == 0xa0 ? 2 : 0;
}

void
ds_para_push_text(DsPara *para, const gchar *text, guint span)
{
    const DsStyleRole *role = g_array_index(para->spans, Span, span).role;
    const gchar *p = text;

    while (*p != '\0') {
        const gsize n_blank = blank_length(p);
        if (n_blank > 0) {
            ds_para_push_space(para, role, n_blank == 1 ? " " : p, n_blank);
            p += n_blank;
            continue;
        }
        const gchar *start = p;
        while (*p != '\0' && blank_length(p) == 0)
            p++;
        push_text_word(para, role, start, p, span, para->n_bytes + (guint)(start - text));
    }
    para->n_bytes += (guint)strlen(text);
}
