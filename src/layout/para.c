#include "layout/para.h"

#include "layout/para_private.h"

static void
span_clear(gpointer data)
{
    Span *span = data;

    g_free(span->target);
    g_free(span->contents);
}

DsPara *
ds_para_new(DsSetter *setter, gboolean display)
{
    DsPara *para = g_new0(DsPara, 1);

    para->setter = setter;
    para->display = display;
    para->spans = g_array_new(FALSE, FALSE, sizeof(Span));
    g_array_set_clear_func(para->spans, span_clear);
    para->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    para->breaks = g_array_new(FALSE, FALSE, sizeof(DsBreakPiece));
    return para;
}

void
ds_para_free(DsPara *para)
{
    if (para == NULL)
        return;
    g_array_unref(para->spans);
    g_array_unref(para->pieces);
    g_array_unref(para->breaks);
    g_clear_pointer(&para->lines, g_array_unref);
    g_free(para);
}

void
ds_para_add_link(DsPara *para,
                 const gchar *role,
                 const gchar *text,
                 gint32 element,
                 const gchar *target,
                 const gchar *contents)
{
    const Span span = {.role = ds_setter_role(para->setter, role),
                       .element = element,
                       .target = g_strdup(target),
                       .contents = g_strdup(contents)};

    g_array_append_val(para->spans, span);
    ds_para_push_text(para, text, para->spans->len - 1);
}

void
ds_para_add(DsPara *para, const gchar *role, const gchar *text, gint32 element)
{
    ds_para_add_link(para, role, text, element, NULL, NULL);
}

void
ds_para_add_gap(DsPara *para, DsUnit width)
{
    const Piece piece = {
        .gap = width, .span = MAX(para->spans->len, 1) - 1, .byte = para->n_bytes};
    const DsBreakPiece item = {.width = width, .penalty = DS_BREAK_NEVER};

    g_array_append_val(para->pieces, piece);
    g_array_append_val(para->breaks, item);
}

gboolean
ds_para_is_empty(const DsPara *para)
{
    return para->pieces->len == 0;
}

guint
ds_para_n_lines(const DsPara *para)
{
    return para->lines != NULL ? para->lines->len : 0;
}

DsUnit
ds_para_line_width(const DsPara *para, guint line)
{
    const DsBrokenLine *broken = line_at(para, line);

    return broken->natural + broken->extra;
}

DsUnit
ds_para_natural_width(const DsPara *para)
{
    DsUnit width = 0;

    for (guint i = 0; i < para->breaks->len; i++)
        width += break_at(para, i)->width +
                 (i + 1 < para->breaks->len ? break_at(para, i)->space : 0);
    return width;
}

DsUnit
ds_para_opening(const DsPara *para)
{
    return para->pieces->len > 0 && piece_at(para, 0)->word != NULL
               ? piece_at(para, 0)->word->opening
               : 0;
}

guint
ds_para_n_bytes(const DsPara *para)
{
    return para->n_bytes;
}

guint
ds_para_line_of(const DsPara *para, guint byte)
{
    guint low = 0, high = para->lines->len;

    while (high - low > 1) {
        const guint middle = low + (high - low) / 2;
        const guint first = line_at(para, middle)->first;
        if (first < para->pieces->len && piece_at(para, first)->byte <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

DsUnit
ds_para_set_space(const DsPara *para, const DsBrokenLine *line, guint index)
{
    const DsUnit natural = break_at(para, index)->space;

    if (natural == 0 || line->spaces == 0 || index + 1 == line->end)
        return natural;
    return natural + (DsUnit)((gint64)line->extra * natural / line->spaces);
}

gdouble
ds_para_stretch(const DsPara *para, guint line, guint *n_spaces)
{
    const DsBrokenLine *broken = line_at(para, line);

    *n_spaces = 0;
    for (guint i = broken->first; i + 1 < broken->end; i++)
        *n_spaces += break_at(para, i)->space > 0 ? 1 : 0;
    return broken->spaces > 0 ? 1 + (gdouble)broken->extra / broken->spaces : 1;
}

gboolean
ds_para_gap(const DsPara *para, guint index, guint *line, DsUnit *x)
{
    guint n_gaps = 0;

    for (guint k = 0; k < para->lines->len; k++) {
        const DsBrokenLine *broken = line_at(para, k);
        DsUnit at = -broken->shift + (k == 0 ? para->options.indent : 0);
        for (guint i = broken->first; i < broken->end; i++) {
            if (piece_at(para, i)->word == NULL && n_gaps++ == index) {
                *line = k;
                *x = at;
                return TRUE;
            }
            at += break_at(para, i)->width + ds_para_set_space(para, broken, i);
        }
    }
    return FALSE;
}
