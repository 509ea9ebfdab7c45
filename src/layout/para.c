#include "layout/para.h"

#include <string.h>

#define HYPHEN_PENALTY 50
#define LONG_WORD      28 /* bytes from which a code may be divided after a slash */

/* Text in one role that belongs to one element; a link when target is set. */
typedef struct {
    const DsStyleRole *role;
    gint32 element;
    gchar *target, *contents;
} Span;

/* What is not divided: a word and the space after it (NULL: none), or a gap (no word). */
typedef struct {
    const DsWord *word;
    const DsWord *space;
    DsUnit gap;
    guint span;
    guint byte; /* of the text added */
} Piece;

struct DsPara {
    DsSetter *setter;
    gboolean display;
    GArray *spans;  /* of Span */
    GArray *pieces; /* of Piece */
    GArray *breaks; /* of DsBreakPiece, beside pieces */
    GArray *lines;  /* of DsBrokenLine; NULL before breaking */
    DsBreakOptions options;
    guint n_bytes;
};

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

static Piece *
piece_at(const DsPara *para, guint index)
{
    return &g_array_index(para->pieces, Piece, index);
}

static DsBreakPiece *
break_at(const DsPara *para, guint index)
{
    return &g_array_index(para->breaks, DsBreakPiece, index);
}

static const Span *
span_of(const DsPara *para, const Piece *piece)
{
    return &g_array_index(para->spans, Span, piece->span);
}

static const DsBrokenLine *
line_at(const DsPara *para, guint line)
{
    return &g_array_index(para->lines, DsBrokenLine, line);
}

/* Adds a word; the piece before it may be tied to it. */
static void
push_word(DsPara *para, const DsWord *word, guint span, guint byte)
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

/* Puts a space after the last piece. */
static void
push_space(DsPara *para, const DsStyleRole *role, const gchar *text, gsize n)
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
        push_word(para, word, span, byte + (guint)(from - start));
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
        push_word(para, ds_setter_word(para->setter, role, from, (gsize)(after - from)), span,
                  byte + (guint)(from - start));
        break_at(para, para->breaks->len - 1)->penalty = HYPHEN_PENALTY;
        from = after;
    }
    push_word(para, ds_setter_word(para->setter, role, from, (gsize)(end - from)), span,
              byte + (guint)(from - start));
}

static gsize
blank_length(const gchar *p)
{
    if (*p == ' ' || *p == '\t' || *p == '\n')
        return 1;
    return (guchar)p[0] == 0xc2 && (guchar)p[1] == 0xa0 ? 2 : 0;
}

static void
push_text(DsPara *para, const gchar *text, guint span)
{
    const DsStyleRole *role = g_array_index(para->spans, Span, span).role;
    const gchar *p = text;

    while (*p != '\0') {
        const gsize n_blank = blank_length(p);
        if (n_blank > 0) {
            push_space(para, role, n_blank == 1 ? " " : p, n_blank);
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
    push_text(para, text, para->spans->len - 1);
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
            push_word(para, ds_setter_word(para->setter, piece.word->role, p, (gsize)(end - p)),
                      piece.span, piece.byte);
            break_at(para, para->breaks->len - 1)->penalty = 2;
            p = end;
        }
        piece_at(para, para->pieces->len - 1)->space = piece.space;
        break_at(para, para->breaks->len - 1)->space = item.space;
        break_at(para, para->breaks->len - 1)->penalty = item.penalty;
    }
}

/* The number of pieces before the links at the end. */
static guint
n_before_links(const DsPara *para)
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
    const guint from = n_before_links(para);
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
    push_text(para, between, span);
    if (tail >= pieces->len)
        return;
    push_space(para, role, "\xc2\xa0", 2);
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
    const guint tail = keep_links ? n_before_links(para) : para->pieces->len;
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
    for (guint line = 0; line + 1 < para->lines->len; line++) {
        const guint next = line_at(para, line + 1)->first;
        if (next < para->pieces->len && piece_at(para, next)->byte > byte)
            return line;
    }
    return para->lines->len > 0 ? para->lines->len - 1 : 0;
}

/* The width of the space after a piece as set in its line. */
static DsUnit
set_space(const DsPara *para, const DsBrokenLine *line, guint index)
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
            at += break_at(para, i)->width + set_space(para, broken, i);
        }
    }
    return FALSE;
}

/* A box in the making: glyphs of one font, role and element that stand side by side. */
typedef struct {
    PangoFont *font;
    guint span;
    PangoGlyphString *glyphs;
    GString *text;
    DsUnit x;
} Pending;

static void
pending_flush(const DsPara *para, Pending *pending, DsUnit y, DsFrag *frag)
{
    if (pending->glyphs == NULL)
        return;
    const Span *span = &g_array_index(para->spans, Span, pending->span);
    DsGlyphs *glyphs = g_new0(DsGlyphs, 1);
    glyphs->font = g_object_ref(pending->font);
    glyphs->glyphs = g_steal_pointer(&pending->glyphs);
    glyphs->text = g_string_free(g_steal_pointer(&pending->text), FALSE);
    ds_frag_glyphs(frag, pending->x, y, glyphs, span->role->colour, span->role->name,
                   span->element);
}

static void
pending_append(Pending *pending, const DsWord *word, const DsWordRun *run)
{
    const gint old = pending->glyphs->num_glyphs;
    const gint base = (gint)pending->text->len;

    pango_glyph_string_set_size(pending->glyphs, old + run->glyphs->num_glyphs);
    for (gint i = 0; i < run->glyphs->num_glyphs; i++) {
        pending->glyphs->glyphs[old + i] = run->glyphs->glyphs[i];
        pending->glyphs->log_clusters[old + i] = base + run->glyphs->log_clusters[i];
    }
    g_string_append_len(pending->text, word->text + run->start, run->end - run->start);
}

/* Draws one run of a word at x; the first of a new box when it cannot join the last. */
static void
draw_run(const DsPara *para,
         Pending *pending,
         const DsWord *word,
         const DsWordRun *run,
         guint span,
         DsUnit x,
         DsUnit y,
         DsFrag *frag)
{
    const gboolean joins = pending->glyphs != NULL && pending->font == run->font &&
                           pending->span == span && !run->rtl;

    if (!joins) {
        pending_flush(para, pending, y, frag);
        *pending = (Pending){run->font, span, pango_glyph_string_new(), g_string_new(NULL), x};
    }
    pending_append(pending, word, run);
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
        draw_run(para, pending, word, &word->runs[r], span, x, y, frag);
        x += word->runs[r].width;
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
    if (space->n_runs != 1 || pending->glyphs == NULL)
        return;
    draw_run(para, pending, space, &space->runs[0], span, x, y, frag);
    PangoGlyphString *glyphs = pending->glyphs;
    glyphs->glyphs[glyphs->num_glyphs - 1].geometry.width += width - space->width;
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
            x = end + set_space(para, line, i);
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
    return piece->word != NULL && piece->word->n_runs > 0 && piece->word->runs[0].rtl;
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
        width += break_at(para, end)->width + set_space(para, line, end);
        end++;
    }
    DsUnit right = *x + width - set_space(para, line, end - 1);
    for (guint k = i; k < end; k++) {
        const Piece *piece = piece_at(para, k);
        const DsUnit space = set_space(para, line, k);
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
    Pending pending = {NULL, 0, NULL, NULL, 0};

    if (align == DS_ALIGN_RIGHT)
        x -= ds_para_line_width(para, line);
    else if (align == DS_ALIGN_CENTRE)
        x -= ds_para_line_width(para, line) / 2;
    x += (line == 0 ? para->options.indent : 0) - broken->shift;
    const DsUnit start = x;
    for (guint i = broken->first; i < broken->end;) {
        const Piece *piece = piece_at(para, i);
        const DsUnit width = break_at(para, i)->width, space = set_space(para, broken, i);
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
