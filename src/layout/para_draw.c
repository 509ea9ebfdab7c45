/* Lines as boxes: one for each stretch of one font, role and element. */
#include <string.h>

#include "layout/para_private.h"

/* A box in the making. */
typedef struct {
    GArray *shapes; /* of DsShapeAt */
    PangoFont *font;
    guint span;
    DsUnit x, end;
} Pending;

static void
pending_flush(const DsPara *para, Pending *pending, DsUnit y, DsFrag *frag)
{
    const guint n = pending->shapes->len;

    if (n == 0)
        return;
    const Span *span = &g_array_index(para->spans, Span, pending->span);
    DsGlyphs *glyphs = g_malloc(sizeof *glyphs + n * sizeof glyphs->at[0]);
    glyphs->n = n;
    glyphs->width = pending->end - pending->x;
    memcpy(glyphs->at, pending->shapes->data, n * sizeof glyphs->at[0]);
    ds_frag_glyphs(frag, pending->x, y, glyphs, span->role->colour, span->role->name,
                   span->element);
    g_array_set_size(pending->shapes, 0);
}

/* Draws one run of a word at x, width wide; the first of a new box when it cannot join the
 * last. */
static void
draw_run(const DsPara *para,
         Pending *pending,
         const DsShape *shape,
         guint span,
         DsUnit x,
         DsUnit width,
         DsUnit y,
         DsFrag *frag)
{
    if (pending->font != shape->font || pending->span != span || shape->rtl)
        pending_flush(para, pending, y, frag);
    if (pending->shapes->len == 0) {
        pending->font = shape->font;
        pending->span = span;
        pending->x = x;
    }
    const DsShapeAt at = {shape, x - pending->x};
    g_array_append_val(pending->shapes, at);
    pending->end = x + width;
}

static void
draw_word(const DsPara *para,
          Pending *pending,
          const DsWord *word,
          guint span,
          DsUnit x,
          DsUnit y,
          DsFrag *frag)
{
    for (guint r = 0; r < word->n_runs; r++) {
        const DsShape *shape = word->runs[r];
        draw_run(para, pending, shape, span, x, shape->width, y, frag);
        x += shape->width;
    }
}

static void
draw_space(const DsPara *para,
           Pending *pending,
           const DsWord *space,
           guint span,
           DsUnit x,
           DsUnit width,
           DsUnit y,
           DsFrag *frag)
{
    if (space->n_runs == 1 && pending->shapes->len > 0)
        draw_run(para, pending, space->runs[0], span, x, width, y, frag);
}

/* Links of a line: one rectangle for each stretch of pieces of the same span. */
static void
draw_links(const DsPara *para, const DsBrokenLine *line, DsUnit x, DsUnit y, DsFrag *frag)
{
    for (guint i = line->first; i < line->end;) {
        const guint span_index = piece_at(para, i)->span;
        const Span *span = span_of(para, piece_at(para, i));
        const DsUnit start = x;
        DsUnit end = x;
        for (; i < line->end && piece_at(para, i)->span == span_index; i++) {
            end = x + break_at(para, i)->width;
            x = end + ds_para_set_space(para, line, i);
        }
        if (span->target != NULL)
            ds_frag_link(frag, start, y - span->role->size * 95 / 100, end - start,
                         span->role->size * 125 / 100, span->target, span->contents,
                         span->element);
    }
}

static gboolean
piece_is_rtl(const Piece *piece)
{
    return piece->word != NULL && piece->word->n_runs > 0 && piece->word->runs[0]->rtl;
}

/* Right-to-left words that stand side by side are drawn from the right: [i, end) and the x of
 * each. Returns end. */
static guint
draw_rtl(const DsPara *para,
         const DsBrokenLine *line,
         guint i,
         DsUnit *x,
         DsUnit y,
         Pending *pending,
         DsFrag *frag)
{
    guint end = i;
    DsUnit width = 0;

    while (end < line->end && piece_is_rtl(piece_at(para, end))) {
        width += break_at(para, end)->width + ds_para_set_space(para, line, end);
        end++;
    }
    DsUnit right = *x + width - ds_para_set_space(para, line, end - 1);
    for (guint k = i; k < end; k++) {
        const Piece *piece = piece_at(para, k);
        const DsUnit space = ds_para_set_space(para, line, k);
        draw_word(para, pending, piece->word, piece->span, right - piece->word->width, y, frag);
        if (piece->space != NULL)
            draw_space(para, pending, piece->space, piece->span,
                       right - piece->word->width - space, space, y, frag);
        right -= piece->word->width + space;
    }
    *x += width;
    return end;
}

void
ds_para_draw_line(
    const DsPara *para, guint line, DsUnit x, DsUnit y, DsAlign align, DsFrag *frag)
{
    const DsBrokenLine *broken = line_at(para, line);
    Pending pending = {.shapes = g_array_new(FALSE, FALSE, sizeof(DsShapeAt))};

    if (align == DS_ALIGN_RIGHT)
        x -= ds_para_line_width(para, line);
    else if (align == DS_ALIGN_CENTRE)
        x -= ds_para_line_width(para, line) / 2;
    x += (line == 0 ? para->options.indent : 0) - broken->shift;
    const DsUnit start = x;
    for (guint i = broken->first; i < broken->end;) {
        const Piece *piece = piece_at(para, i);
        const DsUnit width = break_at(para, i)->width,
                     space = ds_para_set_space(para, broken, i);
        if (piece_is_rtl(piece)) {
            i = draw_rtl(para, broken, i, &x, y, &pending, frag);
            continue;
        }
        if (piece->word != NULL)
            draw_word(para, &pending, piece->word, piece->span, x, y, frag);
        else
            pending_flush(para, &pending, y, frag);
        /* The space at the end of a line is kept: it parts the words of the copied text. */
        if (piece->space != NULL && (i + 1 < broken->end || line + 1 < para->lines->len))
            draw_space(para, &pending, piece->space, piece->span, x + width, space, y, frag);
        x += width + space;
        i++;
    }
    pending_flush(para, &pending, y, frag);
    g_array_unref(pending.shapes);
    draw_links(para, broken, start, y, frag);
}

DsUnit
ds_para_draw(
    const DsPara *para, DsUnit x, DsUnit y, DsUnit leading, DsAlign align, DsFrag *frag)
{
    for (guint line = 0; line < para->lines->len; line++) {
        ds_para_draw_line(para, line, x, y, align, frag);
        if (line + 1 < para->lines->len)
            y += leading;
    }
    return y;
}
