/* The road of a subset: give each glyph that is used the place of its code, and each part of
 * theirs a place behind them; copy outlines and widths place by place; put the tables together.
 */
#include "pdf/fonts.h"

#include <string.h>

#include "pdf/faces.h"
#include "pdf/font_bytes.h"

#define DIRECTORY_HEAD 12U
#define DIRECTORY_ROW  16U
#define MAGIC_SUM      0xB1B0AFBA /* checksum of a whole font plus checkSumAdjustment */

/* In the order of their tags, as the directory wants them. */
enum { GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, N_TABLES };

static const struct {
    gchar tag[5];
    guint least; /* bytes that are read */
} tables[N_TABLES] = {
    [GLYF] = {"glyf", 0}, [HEAD] = {"head", 54}, [HHEA] = {"hhea", 36},
    [HMTX] = {"hmtx", 4}, [LOCA] = {"loca", 4},  [MAXP] = {"maxp", 6},
};

typedef struct {
    hb_blob_t *blobs[N_TABLES]; /* owned */
    const guint8 *bytes[N_TABLES];
    guint n[N_TABLES];
    gboolean is_long; /* offsets of four bytes */
    guint n_glyphs, n_metrics;
} Source;

typedef struct {
    const Source *source;
    GArray *places;  /* of guint, by glyph: its place; 0: none but for glyph 0 */
    GArray *glyphs;  /* of guint, by place: the glyph; 0: none but for place 0 */
    GArray *offsets; /* of guint32: where the outline at each place begins, and the end */
    GByteArray *tables[N_TABLES];
} Subset;

static void
source_load(Source *source, hb_face_t *face)
{
    for (guint i = 0; i < N_TABLES; i++) {
        source->blobs[i] = hb_face_reference_table(face, hb_tag_from_string(tables[i].tag, -1));
        source->bytes[i] = (const guint8 *)hb_blob_get_data(source->blobs[i], &source->n[i]);
    }
}

static void
source_clear(Source *source)
{
    for (guint i = 0; i < N_TABLES; i++)
        hb_blob_destroy(source->blobs[i]);
}

/* Reads how much there is of everything; FALSE when the tables do not hold it. */
static gboolean
source_measure(Source *source)
{
    for (guint i = 0; i < N_TABLES; i++)
        if (source->n[i] < tables[i].least || source->bytes[i] == NULL)
            return FALSE;
    source->is_long = get_16(source->bytes[HEAD] + 50) != 0;
    source->n_glyphs = get_16(source->bytes[MAXP] + 4);
    source->n_metrics = get_16(source->bytes[HHEA] + 34);
    return source->n_metrics > 0 && source->n_metrics <= source->n_glyphs &&
           source->n[LOCA] >= (source->n_glyphs + 1) * (source->is_long ? 4U : 2U) &&
           source->n[HMTX] >=
               4 * source->n_metrics + 2 * (source->n_glyphs - source->n_metrics);
}

static gsize
glyph_offset(const Source *source, guint glyph)
{
    const guint8 *loca = source->bytes[LOCA];

    return source->is_long ? get_32(loca + 4 * (gsize)glyph)
                           : 2 * get_16(loca + 2 * (gsize)glyph);
}

/* The outline of a glyph; FALSE when it is not all there. */
static gboolean
find_outline(const Source *source, guint glyph, const guint8 **bytes, gsize *n)
{
    const gsize from = glyph_offset(source, glyph), to = glyph_offset(source, glyph + 1);

    if (from > to || to > source->n[GLYF])
        return FALSE;
    *bytes = source->bytes[GLYF] + from;
    *n = to - from;
    return TRUE;
}

static void
place_glyph(Subset *subset, guint glyph, guint place)
{
    if (place >= subset->glyphs->len)
        g_array_set_size(subset->glyphs, place + 1);
    g_array_index(subset->glyphs, guint, place) = glyph;
    g_array_index(subset->places, guint, glyph) = place;
}

static gboolean
place_glyphs(Subset *subset, const GArray *used)
{
    g_array_set_size(subset->places, subset->source->n_glyphs);
    g_array_set_size(subset->glyphs, 1); /* glyph 0 stays */
    for (guint i = 0; i < used->len; i++) {
        const DsPdfGlyph *glyph = &g_array_index(used, DsPdfGlyph, i);
        if (glyph->index >= subset->source->n_glyphs)
            return FALSE;
        place_glyph(subset, glyph->index, glyph->code);
    }
    return TRUE;
}

/* Parts stand behind all glyphs, and parts of parts behind them. */
static gboolean
place_parts(Subset *subset)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint place = 0; place < subset->glyphs->len; place++) {
        const guint glyph = g_array_index(subset->glyphs, guint, place);
        const guint8 *bytes = NULL;
        gsize n = 0;
        g_array_set_size(parts, 0);
        if (!find_outline(subset->source, glyph, &bytes, &n) ||
            !ds_pdf_font_list_parts(parts, bytes, n))
            return FALSE;
        for (guint i = 0; i < parts->len; i++) {
            const guint part = g_array_index(parts, guint, i);
            if (part >= subset->source->n_glyphs)
                return FALSE;
            if (part > 0 && g_array_index(subset->places, guint, part) == 0)
                place_glyph(subset, part, subset->glyphs->len);
        }
    }
    return subset->glyphs->len < 0xFFFF;
}

static void
copy_metrics(Subset *subset, guint glyph)
{
    const Source *source = subset->source;
    const guint8 *bytes = source->bytes[HMTX];
    const guint last = source->n_metrics - 1;
    GByteArray *metrics = subset->tables[HMTX];

    append_16(metrics, get_16(bytes + 4 * MIN(glyph, last)));
    append_16(metrics, get_16(glyph <= last ? bytes + 4 * glyph + 2
                                            : bytes + 4 * source->n_metrics +
                                                  2 * (glyph - source->n_metrics)));
}

/* A place without a glyph has neither outline nor width. */
static gboolean
copy_glyphs(Subset *subset)
{
    GByteArray *outlines = subset->tables[GLYF];

    for (guint place = 0; place < subset->glyphs->len; place++) {
        const guint glyph = g_array_index(subset->glyphs, guint, place);
        const guint8 *bytes = NULL;
        gsize n = 0;
        g_array_append_val(subset->offsets, outlines->len);
        if (glyph == 0 && place > 0) {
            append_32(subset->tables[HMTX], 0);
            continue;
        }
        if (!find_outline(subset->source, glyph, &bytes, &n) ||
            !ds_pdf_font_append_glyph(outlines, bytes, n, subset->places))
            return FALSE;
        copy_metrics(subset, glyph);
    }
    g_array_append_val(subset->offsets, outlines->len);
    return TRUE;
}

/* Outlines have an even length: their offsets are halved when they then fit into two bytes. */
static void
write_offsets(Subset *subset, gboolean is_long)
{
    for (guint i = 0; i < subset->offsets->len; i++) {
        const guint32 offset = g_array_index(subset->offsets, guint32, i);
        if (is_long)
            append_32(subset->tables[LOCA], offset);
        else
            append_16(subset->tables[LOCA], offset / 2);
    }
}

/* What the other tables say about hints and numbers of glyphs, made true. */
static void
copy_heads(Subset *subset, gboolean is_long)
{
    const Source *source = subset->source;
    const guint n_glyphs = subset->glyphs->len;

    for (guint i = 0; i < N_TABLES; i++)
        if (i == HEAD || i == HHEA || i == MAXP)
            g_byte_array_append(subset->tables[i], source->bytes[i], source->n[i]);
    set_32(subset->tables[HEAD]->data + 8, 0); /* checkSumAdjustment: when all is there */
    set_16(subset->tables[HEAD]->data + 50, is_long ? 1 : 0); /* indexToLocFormat */
    set_16(subset->tables[HHEA]->data + 34, n_glyphs);        /* numberOfHMetrics */
    set_16(subset->tables[MAXP]->data + 4, n_glyphs);
    if (source->n[MAXP] >= 28)
        /* maxTwilightPoints … maxSizeOfInstructions */
        memset(subset->tables[MAXP]->data + 16, 0, 12);
}

static guint32
checksum(const guint8 *bytes, gsize n)
{
    guint32 sum = 0;

    for (gsize i = 0; i + 4 <= n; i += 4)
        sum += get_32(bytes + i);
    return sum;
}

static void
pad(GByteArray *out)
{
    static const guint8 zeros[4];

    if (out->len % 4 != 0)
        g_byte_array_append(out, zeros, 4 - out->len % 4);
}

static void
append_directory_head(GByteArray *out)
{
    guint exponent = 0;

    while (2u << exponent <= N_TABLES)
        exponent++;
    append_32(out, 0x00010000);
    append_16(out, N_TABLES);
    append_16(out, DIRECTORY_ROW << exponent);
    append_16(out, exponent);
    append_16(out, DIRECTORY_ROW * N_TABLES - (DIRECTORY_ROW << exponent));
}

static GByteArray *
assemble(const Subset *subset)
{
    GByteArray *out = g_byte_array_new();
    guint head = 0;

    append_directory_head(out);
    g_byte_array_set_size(out, DIRECTORY_HEAD + DIRECTORY_ROW * N_TABLES);
    for (guint i = 0; i < N_TABLES; i++) {
        const guint start = out->len;
        g_byte_array_append(out, subset->tables[i]->data, subset->tables[i]->len);
        pad(out);
        guint8 *row = out->data + DIRECTORY_HEAD + DIRECTORY_ROW * i;
        memcpy(row, tables[i].tag, 4);
        set_32(row + 4, checksum(out->data + start, out->len - start));
        set_32(row + 8, start);
        set_32(row + 12, subset->tables[i]->len);
        head = i == HEAD ? start : head;
    }
    set_32(out->data + head + 8, MAGIC_SUM - checksum(out->data, out->len));
    return out;
}

static GByteArray *
make_subset(Subset *subset, const GArray *used)
{
    if (!place_glyphs(subset, used) || !place_parts(subset) || !copy_glyphs(subset))
        return NULL;
    const gboolean is_long = subset->tables[GLYF]->len > 2 * 0xFFFF;
    write_offsets(subset, is_long);
    copy_heads(subset, is_long);
    return assemble(subset);
}

GByteArray *
ds_pdf_font_subset(hb_face_t *face, const GArray *glyphs)
{
    Source source = {0};
    Subset subset = {.source = &source,
                     .places = g_array_new(FALSE, TRUE, sizeof(guint)),
                     .glyphs = g_array_new(FALSE, TRUE, sizeof(guint)),
                     .offsets = g_array_new(FALSE, FALSE, sizeof(guint32))};

    for (guint i = 0; i < N_TABLES; i++)
        subset.tables[i] = g_byte_array_new();
    source_load(&source, face);
    GByteArray *bytes = source_measure(&source) ? make_subset(&subset, glyphs) : NULL;
    source_clear(&source);
    for (guint i = 0; i < N_TABLES; i++)
        g_byte_array_free(subset.tables[i], TRUE);
    g_array_unref(subset.places);
    g_array_unref(subset.glyphs);
    g_array_unref(subset.offsets);
    return bytes;
}
