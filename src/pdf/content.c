/* What makes the streams small: a state is set only when it changes, lines begin where the last
 * one began plus a step, text goes on where the text before it ends, text objects hold many
 * marks, one number sets the blanks of a justified line, glyph codes come from DsPdfShapes. */
#include "pdf/content.h"

#include <string.h>

#include "pdf/codes.h"
#include "pdf/common.h"
#include "pdf/draw.h"
#include "pdf/syntax.h"

/* The gap, in thousandths of the em, from which on two runs on a line are words apart. */
#define WORD_GAP 150

/* How far a word may stand from its place, in millionths of a point: 50 µm, a dot of a printer
 * that sets 500 of them to the inch. Letters within a word keep to less: see shapes.c. */
#define MAX_DRIFT 150000

/* Moves between words are this many thousandths of the em, or a multiple. */
#define QUANTUM 20

/* Up to which gap, in thousandths of the em, text goes on instead of beginning anew. */
#define MAX_GAP 1500

/* The property lists of ISO 32000-1, 14.8.2.2.2. */
static const gchar *const artifact_properties[] = {
    [DS_ARTIFACT_NONE] = "",
    [DS_ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header",
    [DS_ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer",
    [DS_ARTIFACT_LAYOUT] = "/Type/Layout",
    [DS_ARTIFACT_BACKGROUND] = "/Type/Background",
};

typedef struct {
    DsPdfPen pen;
    const DsPages *pages;
    const DsPdfMarks *marks;
    DsPdfShapes *shapes;
    gboolean in_text; /* between BT and ET */
    gint64 x, y;      /* where the line of text began, in hundredths of a point */
    gint64 at;        /* where its text ends so far, in millionths of a point */
    const DsPdfSized *font;
} Content;

static void
begin_text(Content *content)
{
    if (content->in_text)
        return;
    g_string_append(content->pen.out, "BT\n");
    content->in_text = TRUE;
    content->x = content->y = 0;
    content->at = -1;
}

static void
end_text(Content *content)
{
    if (content->in_text)
        g_string_append(content->pen.out, "ET\n");
    content->in_text = FALSE;
}

static void
set_font(Content *content, const DsPdfSized *font)
{
    GString *out = content->pen.out;

    if (content->font != NULL && content->font->face == font->face &&
        content->font->size == font->size)
        return;
    g_string_append_c(out, '/');
    ds_pdf_append_face_name(out, font->face);
    g_string_append_c(out, ' ');
    ds_pdf_append_unit(out, font->size);
    g_string_append(out, " Tf\n");
    content->font = font;
}

static gint64
micro(DsUnit units)
{
    return units * (gint64)1000000 / 1024;
}

/* Thousandths of the em as millionths of a point, and back. */
static gint64
em_to_micro(const Content *content, gint64 milli)
{
    return milli * content->font->size * 1000 / 1024;
}

static gint64
micro_to_em(const Content *content, gint64 length)
{
    const gint64 em = content->font->size * 1000;

    return (length * 1024 + (length < 0 ? -em : em) / 2) / em;
}

/* Whether a box stands on the line of the text before it, close behind its end. */
static gboolean
goes_on_line(const Content *content, const DsBox *box, gint64 y)
{
    return content->at >= 0 && y == content->y &&
           ABS(micro_to_em(content, micro(box->x) - content->at)) < MAX_GAP;
}

static void
move_text(Content *content, const DsBox *box)
{
    const gint64 x = ds_pdf_centi(box->x);
    const gint64 y = ds_pdf_centi(content->pages->height - box->y);
    GString *out = content->pen.out;

    if (goes_on_line(content, box, y))
        return;
    ds_pdf_append_milli(out, (x - content->x) * 10);
    g_string_append_c(out, ' ');
    ds_pdf_append_milli(out, (y - content->y) * 10);
    g_string_append(out, " Td");
    content->x = x;
    content->y = y;
    content->at = micro(box->x);
}

/* Letters that words are made of where blanks part words. */
static gboolean
is_word(gunichar character)
{
    return g_unichar_isalnum(character) && !g_unichar_iswide(character);
}

static gunichar
last_character(const DsGlyphs *glyphs)
{
    for (guint i = glyphs->n; i-- > 0;) {
        const gchar *text = ds_glyphs_shape(glyphs, i)->text;
        if (*text != '\0')
            return g_utf8_get_char(g_utf8_prev_char(text + strlen(text)));
    }
    return 0;
}

/* Whether the words of two boxes would run together in the text: apart on one line, or one
 * below the other without a blank at the line's end. */
static gboolean
runs_on(const Content *content, const DsBox *box, const DsBox *next)
{
    if (next == NULL || next->kind != DS_BOX_GLYPHS || next->artifact != DS_ARTIFACT_NONE ||
        ds_glyphs_shape(box->glyphs, 0)->rtl)
        return FALSE;
    const gunichar last = last_character(box->glyphs);
    if (last == 0 || !is_word(g_utf8_get_char(ds_glyphs_shape(next->glyphs, 0)->text)))
        return FALSE;
    if (next->y != box->y)
        return next->element == box->element && is_word(last);
    return !g_unichar_isspace(last) &&
           ds_pdf_shapes_milli(content->font, next->x - box->x - box->glyphs->width) > WORD_GAP;
}

/* Whether a string has just begun; a bracket that is text stands behind a backslash. */
static gboolean
is_empty(const GString *out)
{
    return out->str[out->len - 1] == '(' && out->str[out->len - 2] != '\\';
}

/* Codes, arrays and operators as they come; what is empty between them is left out. */
static void
append_codes(GString *out, const gchar *codes, gsize n)
{
    gsize skipped = 0;

    if (n > 0 && codes[0] == ')' && is_empty(out)) {
        skipped = 1;
        g_string_truncate(out, out->len - 1);
        if (codes[1] == ']' && out->str[out->len - 1] == '[') {
            skipped = strlen(")]TJ");
            g_string_truncate(out, out->len - 1);
        }
    }
    g_string_append_len(out, codes + skipped, (gssize)(n - skipped));
}

/* "[(…)]TJ", or "(…)Tj" when nothing is between the codes; start: of the codes. */
static void
end_string(GString *out, gsize start, gboolean is_plain)
{
    if (is_plain) {
        g_string_erase(out, (gssize)start - 2, 1);
        g_string_append(out, ")Tj\n");
        return;
    }
    if (!is_empty(out))
        g_string_append_c(out, ')');
    else
        g_string_truncate(out, out->len - 1);
    if (out->str[out->len - 1] == '[')
        g_string_truncate(out, out->len - 1);
    else
        g_string_append(out, "]TJ");
    g_string_append_c(out, '\n');
}

static void
append_move(GString *out, gint64 milli)
{
    if (is_empty(out))
        g_string_truncate(out, out->len - 1);
    else
        g_string_append_c(out, ')');
    ds_pdf_append_int(out, milli);
    g_string_append_c(out, '(');
}

/* The move to the next word, in thousandths of the em: the last one once more where it leads
 * close enough, else one of few. Blanks of a justified line are then all alike. */
static gint64
move_to_word(const Content *content, gint64 wanted, gint64 last)
{
    const gint64 half = wanted < 0 ? -QUANTUM / 2 : QUANTUM / 2;
    const gint64 rounded = (wanted + half) / QUANTUM * QUANTUM;

    if (ABS(em_to_micro(content, wanted - last)) <= MAX_DRIFT)
        return last;
    return ABS(em_to_micro(content, wanted - rounded)) <= MAX_DRIFT ? rounded : wanted;
}

/* Returns whether nothing but codes was needed. */
static gboolean
show_shapes(Content *content, const DsBox *box)
{
    const DsGlyphs *glyphs = box->glyphs;
    GString *out = content->pen.out;
    gboolean is_plain = TRUE;
    gint64 last = 0;

    for (guint i = 0; i < glyphs->n; i++) {
        const DsPdfShape *shape =
            ds_pdf_shapes_get(content->shapes, ds_glyphs_shape(glyphs, i));
        const gint64 wanted =
            micro_to_em(content, micro(box->x + glyphs->at[i].x) - content->at);
        if (ABS(em_to_micro(content, wanted)) > MAX_DRIFT) {
            last = move_to_word(content, wanted, last);
            append_move(out, -last);
            content->at += em_to_micro(content, last);
            is_plain = FALSE;
        }
        append_codes(out, shape->codes, shape->n_codes);
        content->at += em_to_micro(content, shape->advance);
        is_plain = is_plain && shape->is_plain;
    }
    return is_plain;
}

static void
append_blank(Content *content, PangoFont *font)
{
    const DsPdfGlyph *blank = ds_pdf_shapes_blank(content->shapes, font);

    if (blank == NULL)
        return;
    ds_pdf_append_code(content->pen.out, blank->code);
    content->at += em_to_micro(content, blank->advance);
}

static void
show_glyphs(Content *content, const DsBox *box, const DsBox *next)
{
    const DsGlyphs *glyphs = box->glyphs;
    GString *out = content->pen.out;

    if (glyphs->n == 0)
        return;
    set_font(content, ds_pdf_shapes_get(content->shapes, ds_glyphs_shape(glyphs, 0))->font);
    const gboolean is_parted = runs_on(content, box, next);
    move_text(content, box);
    g_string_append(out, "[(");
    const gsize start = out->len;
    const gboolean is_plain = show_shapes(content, box);
    if (is_parted)
        append_blank(content, ds_glyphs_shape(glyphs, 0)->font);
    end_string(out, start, is_plain);
}

static void
show_box(Content *content, const DsBox *box, const DsBox *next)
{
    begin_text(content);
    ds_pdf_pen_fill(&content->pen, box->colour);
    show_glyphs(content, box, next);
}

static void
append_artifact(Content *content, const DsPdfMark *mark)
{
    GString *out = content->pen.out;

    g_string_append_printf(out, "/Artifact<<%s", artifact_properties[mark->artifact]);
    if (mark->artifact == DS_ARTIFACT_BACKGROUND) {
        DsPdfRect rect = DS_PDF_RECT_EMPTY;
        ds_pdf_mark_extents(content->pages, content->marks, mark, &rect);
        g_string_append(out, "/BBox");
        ds_pdf_append_area(out, content->pages, rect);
    }
    g_string_append(out, ">>BDC\n");
}

static void
begin_mark(Content *content, const DsPdfMark *mark)
{
    const GArray *elements = content->pages->elements;

    if (mark->element < 0)
        append_artifact(content, mark);
    else
        g_string_append_printf(content->pen.out, "/%s<</MCID %u>>BDC\n",
                               g_array_index(elements, DsElement, mark->element).type,
                               mark->mcid);
}

/* Whether a rectangle goes on where another of its colour ends: the bars beside lines of text.
 * Apart, they would show seams on a screen. */
static gboolean
goes_on(const DsBox *box, const DsBox *next)
{
    return box->kind == DS_BOX_RECT && next->kind == DS_BOX_RECT && box->x == next->x &&
           box->w == next->w && box->colour == next->colour &&
           ABS(box->y + box->h - next->y) <= 1;
}

/* Draws the i-th box of a mark with those that go on with it; returns the last one's index. */
static guint
draw_joined(Content *content, const DsPdfMark *mark, guint i)
{
    DsBox box = *ds_pdf_mark_box(content->pages, content->marks, mark, i);

    for (; i + 1 < mark->n_boxes; i++) {
        const DsBox *next = ds_pdf_mark_box(content->pages, content->marks, mark, i + 1);
        if (!goes_on(&box, next))
            break;
        box.h = next->y + next->h - box.y;
    }
    ds_pdf_draw(&content->pen, &box);
    return i;
}

/* A text object either holds the whole of a mark or lies in it. */
static void
append_mark(Content *content, const DsPdfMark *mark)
{
    gboolean only_text = TRUE;

    for (guint i = 0; i < mark->n_boxes; i++)
        only_text =
            only_text &&
            ds_pdf_mark_box(content->pages, content->marks, mark, i)->kind == DS_BOX_GLYPHS;
    if (only_text)
        begin_text(content);
    else
        end_text(content);
    begin_mark(content, mark);
    for (guint i = 0; i < mark->n_boxes; i++) {
        const DsBox *box = ds_pdf_mark_box(content->pages, content->marks, mark, i);
        if (box->kind != DS_BOX_GLYPHS) {
            end_text(content);
            i = draw_joined(content, mark, i);
            continue;
        }
        show_box(content, box,
                 i + 1 < mark->n_boxes
                     ? ds_pdf_mark_box(content->pages, content->marks, mark, i + 1)
                     : NULL);
    }
    if (!only_text)
        end_text(content);
    g_string_append(content->pen.out, "EMC\n");
}

void
ds_pdf_content_append(GString *out,
                      const DsPages *pages,
                      const DsPdfMarks *marks,
                      guint page,
                      DsPdfShapes *shapes)
{
    Content content = {.pages = pages, .marks = marks, .shapes = shapes};
    guint n = 0;
    const DsPdfMark *mark = ds_pdf_marks_of_page(marks, page, &n);

    ds_pdf_pen_init(&content.pen, out, pages->height);
    if (page > 0 && marks->common->len > 0)
        g_string_append(out,
                        "/Artifact<</Type/Pagination>>BDC\n/" DS_PDF_COMMON_NAME " Do\nEMC\n");
    for (; n > 0; n--, mark++)
        append_mark(&content, mark);
    end_text(&content);
}

void
ds_pdf_common_append(GString *out,
                     const DsPages *pages,
                     const DsPdfMarks *marks,
                     DsPdfShapes *shapes)
{
    Content content = {.pages = pages, .marks = marks, .shapes = shapes};

    ds_pdf_pen_init(&content.pen, out, pages->height);
    for (guint i = 0; i < marks->common->len; i++) {
        const DsBox *box = g_ptr_array_index(marks->common, i);
        end_text(&content);
        g_string_append_printf(out, "/Artifact<<%s>>BDC\n", artifact_properties[box->artifact]);
        if (box->kind == DS_BOX_GLYPHS)
            show_box(&content, box, NULL);
        else
            ds_pdf_draw(&content.pen, box);
        end_text(&content);
        g_string_append(out, "EMC\n");
    }
}

void
ds_pdf_append_face_name(GString *out, guint face)
{
    if (face >= 26)
        ds_pdf_append_face_name(out, face / 26 - 1);
    g_string_append_c(out, (gchar)('A' + face % 26));
}
