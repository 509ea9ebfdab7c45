#include "layout/para_private.h"

/* A word wider than the measure is divided between characters. */
static void
divide_wide(DsPara *para, DsUnit measure)
{
    gboolean any = FALSE;

    for (guint i = 0; i < para->breaks->len; i++)
        any = any || (break_at(para, i)->width > measure && piece_at(para, i)->word != NULL);
    if (!any)
        return;
    g_autoptr(GArray) pieces = g_steal_pointer(&para->pieces);
    g_autoptr(GArray) breaks = g_steal_pointer(&para->breaks);
    para->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    para->breaks = g_array_new(FALSE, FALSE, sizeof(DsBreakPiece));
    for (guint i = 0; i < pieces->len; i++) {
        const Piece piece = g_array_index(pieces, Piece, i);
        const DsBreakPiece item = g_array_index(breaks, DsBreakPiece, i);
        if (item.width <= measure || piece.word == NULL) {
            g_array_append_val(para->pieces, piece);
            g_array_append_val(para->breaks, item);
            continue;
        }
        const gchar *text = piece.word->text;
        for (const gchar *p = text; *p != '\0';) {
            const gchar *end = g_utf8_next_char(p);
            while (*end != '\0' && g_unichar_ismark(g_utf8_get_char(end)))
                end = g_utf8_next_char(end);
            ds_para_push_word(
                para, ds_setter_word(para->setter, piece.word->role, p, (gsize)(end - p)),
                piece.span, piece.byte);
            break_at(para, para->breaks->len - 1)->penalty = 2;
            p = end;
        }
        piece_at(para, para->pieces->len - 1)->space = piece.space;
        break_at(para, para->breaks->len - 1)->space = item.space;
        break_at(para, para->breaks->len - 1)->penalty = item.penalty;
    }
}

guint
ds_para_n_before_links(const DsPara *para)
{
    guint n = para->pieces->len;
    const DsStyleRole *role = NULL;

    /* what stands between two links in their own role belongs to them */
    while (n > 0) {
        const Span *span = span_of(para, piece_at(para, n - 1));
        if (span->target == NULL && span->role != role)
            break;
        role = span->target != NULL ? span->role : role;
        n--;
    }
    return n;
}

static DsUnit
links_width(const DsPara *para)
{
    const guint from = ds_para_n_before_links(para);
    DsUnit width = 0;

    if (from == 0) /* nothing but links: they are the text */
        return 0;
    for (guint i = from; i < para->pieces->len; i++)
        width += break_at(para, i)->width + break_at(para, i)->space;
    return width;
}

guint
ds_para_break(DsPara *para, const DsBreakOptions *options)
{
    g_clear_pointer(&para->lines, g_array_unref);
    divide_wide(para, MAX(options->measure - MAX(options->indent, 0) - options->tail, 4096));
    para->options = *options;
    para->options.links = links_width(para);
    para->lines = ds_break_lines((const DsBreakPiece *)(gconstpointer)para->breaks->data,
                                 para->breaks->len, &para->options);
    return para->lines->len;
}

guint
ds_para_ragged(DsPara *para, DsUnit measure)
{
    const DsBreakOptions options = {.measure = measure};

    return ds_para_break(para, &options);
}

DsUnit
ds_para_balance_measure(const DsPara *para, const DsBreakOptions *options)
{
    return ds_break_balance((const DsBreakPiece *)(gconstpointer)para->breaks->data,
                            para->breaks->len, options);
}

guint
ds_para_balanced(DsPara *para, DsUnit measure)
{
    DsBreakOptions options = {.measure = measure};

    options.measure = ds_para_balance_measure(para, &options);
    return ds_para_break(para, &options);
}
