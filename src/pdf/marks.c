#include "pdf/marks.h"

#include <dossier/error.h>

#include "pdf/common.h"
#include "pdf/syntax.h"

static gboolean
belongs(const DsPages *pages, const DsBox *box)
{
    if (box->artifact != DS_ARTIFACT_NONE)
        return TRUE;
    return box->element >= 0 && (guint)box->element < pages->elements->len;
}

static gboolean
continues(const DsPdfMark *mark, const DsBox *box)
{
    if (mark->artifact != box->artifact)
        return FALSE;
    return box->artifact != DS_ARTIFACT_NONE || mark->element == box->element;
}

/* When a box is painted: grounds, rules, then all that is read and what stands with it. */
typedef enum {
    LAYER_GROUNDS,
    LAYER_RULES,
    LAYER_TEXT,
    N_LAYERS,
} Layer;

static Layer
layer_of(const DsBox *box)
{
    if (box->artifact == DS_ARTIFACT_BACKGROUND)
        return LAYER_GROUNDS;
    return box->artifact == DS_ARTIFACT_LAYOUT && box->kind != DS_BOX_GLYPHS ? LAYER_RULES
                                                                             : LAYER_TEXT;
}

/* Elements that hold blocks, not words. */
static const gchar *const groupings[] = {
    "Document", "Part",       "Art", "Sect",  "Div",   "L",     "LI",    "TOC",
    "TOCI",     "BlockQuote", "TR",  "THead", "TBody", "TFoot", "Table", NULL};

/* The paragraph, cell or note that an element is in; -1: it is none. */
static gint32
block_of(const DsPages *pages, gint32 element)
{
    while (element >= 0) {
        const gint32 parent = g_array_index(pages->elements, DsElement, element).parent;
        if (parent < 0 ||
            g_strv_contains(groupings, g_array_index(pages->elements, DsElement, parent).type))
            break;
        element = parent;
    }
    return element;
}

/* A box in the order of painting. */
typedef struct {
    gint32 block; /* -1: before all blocks; MAX: behind them */
    guint index;  /* on the page */
} Painted;

static gint
compare_painted(gconstpointer a, gconstpointer b)
{
    const Painted *first = a, *second = b;

    if (first->block != second->block)
        return first->block < second->block ? -1 : 1;
    return first->index < second->index ? -1 : first->index > second->index;
}

/* The boxes of a layer: text block by block, however their lines lie beside each other. */
static GArray *
boxes_of_layer(const DsPdfMarks *marks, const DsPages *pages, guint number, Layer layer)
{
    const DsPage *page = g_ptr_array_index(pages->pages, number);
    GArray *painted = g_array_new(FALSE, FALSE, sizeof(Painted));

    for (guint i = 0; i < page->boxes->len; i++) {
        const DsBox *box = &g_array_index(page->boxes, DsBox, i);
        Painted one = {-1, i};
        if (layer_of(box) != layer || ds_pdf_common_holds(marks->common, number, box))
            continue;
        if (box->artifact == DS_ARTIFACT_NONE)
            one.block = block_of(pages, box->element);
        else if (box->artifact == DS_ARTIFACT_FOOTER)
            one.block = G_MAXINT32;
        g_array_append_val(painted, one);
    }
    g_array_sort(painted, compare_painted);
    return painted;
}

/* Blanks and commas: what stands between two links. */
static gboolean
is_separator(const DsBox *box)
{
    if (box->kind != DS_BOX_GLYPHS || box->artifact != DS_ARTIFACT_NONE)
        return FALSE;
    for (guint i = 0; i < box->glyphs->n; i++)
        for (const gchar *p = ds_glyphs_shape(box->glyphs, i)->text; *p != '\0';
             p = g_utf8_next_char(p)) {
            const gunichar character = g_utf8_get_char(p);
            if (!g_unichar_isspace(character) && character != ',')
                return FALSE;
        }
    return TRUE;
}

/* A separator joins the mark of the words before it, so that it needs none of its own. */
static gboolean
joins(const DsPages *pages, const DsPdfMark *mark, const DsBox *last, const DsBox *box)
{
    if (continues(mark, box))
        return TRUE;
    return mark->element >= 0 && last->kind == DS_BOX_GLYPHS && last->y == box->y &&
           is_separator(box) && block_of(pages, mark->element) == block_of(pages, box->element);
}

static void
append_box(DsPdfMarks *marks, const DsPages *pages, guint index, guint number, guint32 *mcid)
{
    const DsPage *page = g_ptr_array_index(pages->pages, number);
    const DsBox *box = &g_array_index(page->boxes, DsBox, index);
    const guint32 start = g_array_index(marks->starts, guint32, number);
    DsPdfMark *last = marks->marks->len > start
                          ? &g_array_index(marks->marks, DsPdfMark, marks->marks->len - 1)
                          : NULL;
    const gboolean real = box->artifact == DS_ARTIFACT_NONE;

    g_array_append_val(marks->boxes, index);
    if (last != NULL &&
        joins(pages, last, ds_pdf_mark_box(pages, marks, last, last->n_boxes - 1), box)) {
        last->n_boxes++;
        return;
    }
    const DsPdfMark mark = {.element = real ? box->element : -1,
                            .artifact = box->artifact,
                            .page = number,
                            .mcid = real ? (*mcid)++ : 0,
                            .first_box = marks->boxes->len - 1,
                            .n_boxes = 1};
    g_array_append_val(marks->marks, mark);
}

static gboolean
check_page(const DsPages *pages, guint number, GError **error)
{
    const DsPage *page = g_ptr_array_index(pages->pages, number);

    for (guint i = 0; i < page->boxes->len; i++) {
        const DsBox *box = &g_array_index(page->boxes, DsBox, i);
        if (belongs(pages, box))
            continue;
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED,
                    "page %u: box %u (%s) is painted outside the structure", number + 1, i,
                    box->role != NULL ? box->role : "no role");
        return FALSE;
    }
    return TRUE;
}

static void
mark_page(DsPdfMarks *marks, const DsPages *pages, guint number)
{
    guint32 mcid = 0;

    g_array_append_val(marks->starts, marks->marks->len);
    for (Layer layer = LAYER_GROUNDS; layer < N_LAYERS; layer++) {
        g_autoptr(GArray) painted = boxes_of_layer(marks, pages, number, layer);
        for (guint i = 0; i < painted->len; i++)
            append_box(marks, pages, g_array_index(painted, Painted, i).index, number, &mcid);
    }
}

DsPdfMarks *
ds_pdf_marks_new(const DsPages *pages, GError **error)
{
    g_autoptr(DsPdfMarks) marks = g_new0(DsPdfMarks, 1);

    marks->marks = g_array_new(FALSE, FALSE, sizeof(DsPdfMark));
    marks->starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    marks->boxes = g_array_new(FALSE, FALSE, sizeof(guint32));
    marks->common = ds_pdf_common_new(pages);
    for (guint i = 0; i < pages->pages->len; i++) {
        if (!check_page(pages, i, error))
            return NULL;
        mark_page(marks, pages, i);
    }
    g_array_append_val(marks->starts, marks->marks->len);
    return g_steal_pointer(&marks);
}

void
ds_pdf_marks_free(DsPdfMarks *marks)
{
    if (marks == NULL)
        return;
    g_array_free(marks->marks, TRUE);
    g_array_free(marks->starts, TRUE);
    g_array_free(marks->boxes, TRUE);
    g_ptr_array_unref(marks->common);
    g_free(marks);
}

const DsPdfMark *
ds_pdf_marks_of_page(const DsPdfMarks *marks, guint page, guint *n)
{
    const guint32 start = g_array_index(marks->starts, guint32, page);

    *n = g_array_index(marks->starts, guint32, page + 1) - start;
    if (*n == 0)
        return NULL; /* the array may have no memory yet */
    return &((const DsPdfMark *)(gconstpointer)marks->marks->data)[start];
}

static DsPdfRect
glyphs_extents(const DsBox *box)
{
    PangoRectangle logical = {0};

    if (box->glyphs->n > 0) {
        const DsShape *first = ds_glyphs_shape(box->glyphs, 0);
        pango_glyph_string_extents(first->glyphs, first->font, NULL, &logical);
    }
    return (DsPdfRect){box->x, box->y + logical.y, box->x + box->glyphs->width,
                       box->y + logical.y + logical.height};
}

static DsPdfRect
box_extents(const DsBox *box)
{
    const DsUnit half = box->stroke / 2;

    switch (box->kind) {
    case DS_BOX_GLYPHS:
        return glyphs_extents(box);
    case DS_BOX_DISC:
    case DS_BOX_RING:
        return (DsPdfRect){box->x - box->w, box->y - box->w, box->x + box->w, box->y + box->w};
    case DS_BOX_HALF_LEFT:
        return (DsPdfRect){box->x - box->w, box->y - box->w, box->x, box->y + box->w};
    case DS_BOX_HALF_RIGHT:
        return (DsPdfRect){box->x, box->y - box->w, box->x + box->w, box->y + box->w};
    case DS_BOX_LINE:
        return (DsPdfRect){
            MIN(box->x, box->x + box->w) - half, MIN(box->y, box->y + box->h) - half,
            MAX(box->x, box->x + box->w) + half, MAX(box->y, box->y + box->h) + half};
    default:
        return (DsPdfRect){box->x, box->y, box->x + box->w, box->y + box->h};
    }
}

const DsBox *
ds_pdf_mark_box(const DsPages *pages, const DsPdfMarks *marks, const DsPdfMark *mark, guint i)
{
    const DsPage *page = g_ptr_array_index(pages->pages, mark->page);

    return &g_array_index(page->boxes, DsBox,
                          g_array_index(marks->boxes, guint32, mark->first_box + i));
}

void
ds_pdf_mark_extents(const DsPages *pages,
                    const DsPdfMarks *marks,
                    const DsPdfMark *mark,
                    DsPdfRect *rect)
{
    for (guint i = 0; i < mark->n_boxes; i++) {
        const DsPdfRect box = box_extents(ds_pdf_mark_box(pages, marks, mark, i));
        rect->left = MIN(rect->left, box.left);
        rect->top = MIN(rect->top, box.top);
        rect->right = MAX(rect->right, box.right);
        rect->bottom = MAX(rect->bottom, box.bottom);
    }
}

static void
append_corners(GString *out, const DsPages *pages, DsPdfRect rect, gint64 step)
{
    const DsUnit corners[] = {rect.left, pages->height - rect.bottom, rect.right,
                              pages->height - rect.top};

    for (guint i = 0; i < G_N_ELEMENTS(corners); i++) {
        const gint64 centi = ds_pdf_centi(corners[i]);
        g_string_append_c(out, i == 0 ? '[' : ' ');
        ds_pdf_append_milli(out, (centi + (centi < 0 ? -step : step) / 2) / step * step * 10);
    }
    g_string_append_c(out, ']');
}

void
ds_pdf_append_rect(GString *out, const DsPages *pages, DsPdfRect rect)
{
    append_corners(out, pages, rect, 1);
}

void
ds_pdf_append_area(GString *out, const DsPages *pages, DsPdfRect rect)
{
    append_corners(out, pages, rect, 10);
}
