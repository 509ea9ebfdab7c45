#include "pdf/shapes.h"

#include <hb.h>
#include <string.h>

#include "pdf/codes.h"
#include "pdf/syntax.h"

/* A way that is not worth a move, in thousandths of a point: 42 µm, a dot of a printer that
 * sets 600 of them to the inch. What is left out is made good by the next move. */
#define UNSEEN 120

/* A shape in the making. */
typedef struct {
    DsPdfShapes *shapes;
    const DsShape *shape;
    DsPdfFace *face;
    const DsPdfSized *font;
    GString *out;
    gint64 pen; /* where the codes so far lead, in thousandths of the em */
    gint64 at;  /* where the next glyph belongs, in DsUnit */
    gboolean is_plain;
} Coder;

/* Glyphs that stand together for some characters. */
typedef struct {
    gint first, after;
    GString *text;
} Cluster;

static void
shape_free(gpointer data)
{
    DsPdfShape *shape = data;

    if (shape == NULL)
        return;
    g_free(shape->codes);
    g_free(shape);
}

void
ds_pdf_shapes_init(DsPdfShapes *shapes, DsPdfFaces *faces)
{
    *shapes = (DsPdfShapes){faces, g_ptr_array_new_with_free_func(shape_free), 0};
}

void
ds_pdf_shapes_clear(DsPdfShapes *shapes)
{
    g_ptr_array_unref(shapes->shapes);
}

gint64
ds_pdf_shapes_milli(const DsPdfSized *font, gint64 units)
{
    const gint64 doubled = units * 2000 + (units < 0 ? -font->size : font->size);

    return doubled / (2 * font->size);
}

gboolean
ds_pdf_shapes_is_seen(const DsPdfSized *font, gint64 milli)
{
    return ABS(milli) * font->size > (gint64)UNSEEN * 1024;
}

/* Joiners and marks that only steer line breaking: not part of any word. */
static gboolean
is_invisible(gunichar character)
{
    return character == 0x200B || character == 0x2060 || character == 0xFEFF ||
           character == 0xAD;
}

/* What copying gives: every blank is a space, every hyphen that does not break a hyphen. Fonts
 * draw them with the same glyphs, and a glyph with two texts would need an ActualText. */
static gunichar
plain_character(gunichar character)
{
    if (character == '\t' || g_unichar_isspace(character))
        return ' ';
    return character == 0x2011 ? '-' : character;
}

static void
append_plain(GString *out, const gchar *text, gsize start, gsize end)
{
    for (const gchar *p = text + start; p < text + end; p = g_utf8_next_char(p)) {
        const gunichar character = g_utf8_get_char(p);
        if (!is_invisible(character))
            g_string_append_unichar(out, plain_character(character));
    }
}

static hb_codepoint_t
nominal_glyph(PangoFont *font, hb_codepoint_t character)
{
    hb_codepoint_t glyph = 0;

    return hb_font_get_nominal_glyph(pango_font_get_hb_font(font), character, &glyph) ? glyph
                                                                                      : 0;
}

/* U+FFFD when the font has it, else a question mark; 0 when it has neither. */
static hb_codepoint_t
substitute_glyph(PangoFont *font)
{
    const hb_codepoint_t glyph = nominal_glyph(font, 0xFFFD);

    return glyph != 0 ? glyph : nominal_glyph(font, '?');
}

static gboolean
is_unknown(PangoGlyph glyph)
{
    return glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
}

/* The glyph to draw for one of Pango's; 0: none. */
static hb_codepoint_t
drawn_glyph(Coder *coder, PangoGlyph glyph, const Cluster *cluster)
{
    if (glyph == PANGO_GLYPH_EMPTY)
        /* without its glyph, the words on both sides of a blank would run together */
        return strcmp(cluster->text->str, " ") == 0 ? nominal_glyph(coder->shape->font, ' ')
                                                    : 0;
    if (is_unknown(glyph)) {
        coder->shapes->n_missing++;
        return substitute_glyph(coder->shape->font);
    }
    return glyph;
}

/* Moves the pen to where the next glyph belongs. */
static void
move_to(Coder *coder, gint64 at)
{
    const gint64 wanted = ds_pdf_shapes_milli(coder->font, at);

    if (!ds_pdf_shapes_is_seen(coder->font, wanted - coder->pen))
        return;
    g_string_append_printf(coder->out, ")%" G_GINT64_FORMAT "(", coder->pen - wanted);
    coder->pen = wanted;
    coder->is_plain = FALSE;
}

/* A glyph off the baseline needs operators of its own, inside which the array begins anew. */
static void
append_lift(Coder *coder, gint units)
{
    g_string_append(coder->out, ")]TJ ");
    ds_pdf_append_centi(coder->out, units);
    g_string_append(coder->out, " Ts[(");
    coder->is_plain = FALSE;
}

static void
append_glyph(Coder *coder, const PangoGlyphInfo *info, const Cluster *cluster)
{
    const hb_codepoint_t index = drawn_glyph(coder, info->glyph, cluster);
    const gboolean alone = cluster->after - cluster->first == 1;
    const gchar *text = is_unknown(info->glyph) ? "?" : cluster->text->str;

    if (index != 0) {
        const DsPdfGlyph *glyph =
            ds_pdf_faces_use(coder->shapes->faces, coder->face, index, alone ? text : "");
        move_to(coder, coder->at + info->geometry.x_offset);
        if (info->geometry.y_offset != 0)
            append_lift(coder, -info->geometry.y_offset);
        ds_pdf_append_code(coder->out, glyph->code);
        if (info->geometry.y_offset != 0)
            append_lift(coder, 0);
        coder->pen += glyph->advance;
    }
    coder->at += info->geometry.width;
}

/* Whether what the glyphs stand for is what the table of the face says, or will say. */
static gboolean
is_told(Coder *coder, const Cluster *cluster)
{
    const PangoGlyph index = coder->shape->glyphs->glyphs[cluster->first].glyph;

    if (cluster->after - cluster->first > 1 || is_unknown(index))
        return FALSE;
    const gchar *text = ds_pdf_faces_text(coder->shapes->faces, coder->face, index);
    return text != NULL ? strcmp(text, cluster->text->str) == 0 : cluster->text->len > 0;
}

static void
append_cluster(Coder *coder, const Cluster *cluster)
{
    const gboolean told = is_told(coder, cluster);

    if (!told) {
        g_string_append(coder->out, ")]TJ/Span<</ActualText<FEFF");
        ds_pdf_append_utf16(coder->out, cluster->text->str);
        g_string_append(coder->out, ">>>BDC[(");
    }
    for (gint i = cluster->first; i < cluster->after; i++)
        append_glyph(coder, &coder->shape->glyphs->glyphs[i], cluster);
    if (!told)
        g_string_append(coder->out, ")]TJ EMC[(");
    coder->is_plain = coder->is_plain && told;
}

/* Where a cluster's text ends: at the next one's start in reading order. */
static gsize
cluster_end(const DsShape *shape, gint first, gint after)
{
    const PangoGlyphString *string = shape->glyphs;

    if (shape->rtl)
        return first > 0 ? (gsize)string->log_clusters[first - 1] : strlen(shape->text);
    return after < string->num_glyphs ? (gsize)string->log_clusters[after]
                                      : strlen(shape->text);
}

static void
code_cluster(Coder *coder, Cluster *cluster, gint first, gint after)
{
    const DsShape *shape = coder->shape;

    cluster->first = first;
    cluster->after = after;
    g_string_truncate(cluster->text, 0);
    append_plain(cluster->text, shape->text, (gsize)shape->glyphs->log_clusters[first],
                 cluster_end(shape, first, after));
    append_cluster(coder, cluster);
}

static void
code_clusters(Coder *coder, Cluster *cluster)
{
    const PangoGlyphString *string = coder->shape->glyphs;

    for (gint first = 0, after; first < string->num_glyphs; first = after) {
        for (after = first + 1; after < string->num_glyphs; after++)
            if (string->log_clusters[after] != string->log_clusters[first])
                break;
        code_cluster(coder, cluster, first, after);
    }
}

/* In reading order, from the right: programs that read the tags take letters as they come. */
static void
code_clusters_rtl(Coder *coder, Cluster *cluster)
{
    const PangoGlyphString *string = coder->shape->glyphs;
    gint64 right = coder->shape->width;

    for (gint after = string->num_glyphs, first; after > 0; after = first) {
        for (first = after; first > 0; first--) {
            if (string->log_clusters[first - 1] != string->log_clusters[after - 1])
                break;
            right -= string->glyphs[first - 1].geometry.width;
        }
        coder->at = right;
        code_cluster(coder, cluster, first, after);
    }
}

static DsPdfShape *
code_shape(DsPdfShapes *shapes, const DsShape *shape)
{
    const DsPdfSized *font = ds_pdf_faces_font(shapes->faces, shape->font);
    Coder coder = {.shapes = shapes,
                   .shape = shape,
                   .face = ds_pdf_face(shapes->faces, font->face),
                   .font = font,
                   .out = g_string_new(NULL),
                   .is_plain = TRUE};
    Cluster cluster = {.text = g_string_new(NULL)};

    if (shape->rtl)
        code_clusters_rtl(&coder, &cluster);
    else
        code_clusters(&coder, &cluster);
    g_string_free(cluster.text, TRUE);
    DsPdfShape *coded = g_new0(DsPdfShape, 1);
    const gsize n = coder.out->len;
    *coded = (DsPdfShape){.font = font,
                          .advance = coder.pen,
                          .codes = g_string_free(coder.out, FALSE),
                          .n_codes = n,
                          .is_plain = coder.is_plain};
    return coded;
}

const DsPdfShape *
ds_pdf_shapes_get(DsPdfShapes *shapes, const DsShape *shape)
{
    if (shape->index >= shapes->shapes->len)
        g_ptr_array_set_size(shapes->shapes, (gint)shape->shapes->len);
    DsPdfShape **place = (DsPdfShape **)&g_ptr_array_index(shapes->shapes, shape->index);
    if (*place == NULL)
        *place = code_shape(shapes, shape);
    return *place;
}

const DsPdfGlyph *
ds_pdf_shapes_blank(DsPdfShapes *shapes, PangoFont *font)
{
    DsPdfFace *face = ds_pdf_face(shapes->faces, ds_pdf_faces_font(shapes->faces, font)->face);
    const hb_codepoint_t index = nominal_glyph(font, ' ');

    return index != 0 ? ds_pdf_faces_use(shapes->faces, face, index, " ") : NULL;
}
