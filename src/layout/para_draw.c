/* Lines as boxes: one for each stretch of one font, role and element. */
#include <string.h>

#include "layout/para_private.h"

/* A box in the making. */
typedef struct {
    GArray *shapes; /* of DsShapeAt */
    const GPtrArray *all;
    PangoFont *font;
    guint span;
    DsUnit x, end;
    gboolean rtl;
} Pending;

static void
pending_flush(const DsPara *para, Pending *pending, DsUnit y, DsFrag *frag)
{
    const guint n = pending->shapes->len;

    if (n == 0)
        return;
    const Span *span = &g_array_index(para->spans, Span, pending->span);
    DsGlyphs *glyphs = g_malloc(sizeof *glyphs + n * sizeof glyphs->at[0]);
    glyphs->shapes = pending->all;
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
    if (pending->font != shape->font || pending->span != span || pending->rtl || shape->rtl)
        pending_flush(para, pending, y, frag);
    pending->rtl = shape->rtl;
    if (pending->shapes->len == 0) {
        pending->all = shape->shapes;
        pending->font = shape->font;
        pending->span = span;
        pending->x = x;
    }
    const DsShapeAt at = {shape->index, x - pending->x};
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

/* A run of a word, a space or a gap (no shape) of a line that holds right-to-left words. */
typedef struct {
    const DsShape *shape;
    guint span;
    DsUnit x, width;
    gboolean is_space;
} Atom;

static gboolean
piece_has_rtl(const Piece *piece)
{
    for (guint r = 0; piece->word != NULL && r < piece->word->n_runs; r++)
        if (piece->word->runs[r]->rtl)
            return TRUE;
    return FALSE;
}

static gboolean
line_has_rtl(const DsPara *para, const DsBrokenLine *line)
{
    for (guint i = line->first; i < line->end; i++)
        if (piece_has_rtl(piece_at(para, i)))
            return TRUE;
    return FALSE;
}

static void
add_atom(GArray *atoms, const DsShape *shape, guint span, DsUnit width, gboolean is_space)
{
    const Atom atom = {shape, span, 0, width, is_space};

    g_array_append_val(atoms, atom);
}

static GArray *
atoms_of(const DsPara *para, const DsBrokenLine *line)
{
    GArray *atoms = g_array_new(FALSE, FALSE, sizeof(Atom));

    for (guint i = line->first; i < line->end; i++) {
        const Piece *piece = piece_at(para, i);
        if (piece->word == NULL)
            add_atom(atoms, NULL, piece->span, piece->gap, FALSE);
        for (guint r = 0; piece->word != NULL && r < piece->word->n_runs; r++)
            add_atom(atoms, piece->word->runs[r], piece->span, piece->word->runs[r]->width,
                     FALSE);
        if (piece->space != NULL)
            add_atom(atoms, piece->space->n_runs == 1 ? piece->space->runs[0] : NULL,
                     piece->span, ds_para_set_space(para, line, i), TRUE);
    }
    return atoms;
}

static gboolean
atom_is_rtl(const Atom *atom)
{
    return atom->shape != NULL && atom->shape->rtl;
}

/* The end of the right-to-left words that stand side by side from an atom on, with the spaces
 * between them. */
static guint
rtl_end(const GArray *atoms, guint from)
{
    guint end = from;

    for (guint i = from; i < atoms->len; i++) {
        const Atom *atom = &g_array_index(atoms, Atom, i);
        if (atom_is_rtl(atom))
            end = i + 1;
        else if (!atom->is_space)
            break;
    }
    return end;
}

/* Left to right as a whole; right-to-left words from the right (UAX #9, rule L2, at one level).
 */
static void
place_atoms(GArray *atoms, DsUnit x)
{
    for (guint i = 0; i < atoms->len;) {
        const guint end = MAX(rtl_end(atoms, i), i + 1);
        DsUnit right = x;
        for (guint k = i; k < end; k++)
            right += g_array_index(atoms, Atom, k).width;
        x = right;
        for (; i < end; i++) {
            Atom *atom = &g_array_index(atoms, Atom, i);
            atom->x = right -= atom->width;
        }
    }
}

/* In reading order, each at its place. */
static void
draw_atoms(const DsPara *para, guint line, DsUnit x, DsUnit y, Pending *pending, DsFrag *frag)
{
    g_autoptr(GArray) atoms = atoms_of(para, line_at(para, line));
    const guint n = line + 1 < para->lines->len ? atoms->len : atoms->len - 1;

    place_atoms(atoms, x);
    for (guint i = 0; i < atoms->len; i++) {
        const Atom *atom = &g_array_index(atoms, Atom, i);
        if (atom->shape != NULL && (i < n || !atom->is_space))
            draw_run(para, pending, atom->shape, atom->span, atom->x, atom->width, y, frag);
        else
            pending_flush(para, pending, y, frag);
    }
}

static void
draw_pieces(const DsPara *para, guint line, DsUnit x, DsUnit y, Pending *pending, DsFrag *frag)
{
    const DsBrokenLine *broken = line_at(para, line);

    for (guint i = broken->first; i < broken->end; i++) {
        const Piece *piece = piece_at(para, i);
        const DsUnit width = break_at(para, i)->width,
                     space = ds_para_set_space(para, broken, i);
        if (piece->word != NULL)
            draw_word(para, pending, piece->word, piece->span, x, y, frag);
        else
            pending_flush(para, pending, y, frag);
        /* The space at the end of a line is kept: it parts the words of the copied text. */
        if (piece->space != NULL && (i + 1 < broken->end || line + 1 < para->lines->len))
            draw_space(para, pending, piece->space, piece->span, x + width, space, y, frag);
        x += width + space;
    }
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
    if (line_has_rtl(para, broken))
        draw_atoms(para, line, x, y, &pending, frag);
    else
        draw_pieces(para, line, x, y, &pending, frag);
    pending_flush(para, &pending, y, frag);
    g_array_unref(pending.shapes);
    draw_links(para, broken, x, y, frag);
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
