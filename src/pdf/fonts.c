#include "pdf/fonts.h"

#include <string.h>

#include "pdf/font_bytes.h"

#define MAX_TABLES     32
#define DIRECTORY_HEAD 12U
#define DIRECTORY_ROW  16U
#define MAGIC_SUM      0xB1B0AFBA /* checksum of a whole font plus checkSumAdjustment */

typedef struct {
    gchar tag[5];
    const guint8 *bytes; /* borrowed */
    gsize n;
} Table;

typedef struct {
    Table tables[MAX_TABLES];
    guint n_tables;
} Font;

static void
pad(GByteArray *out)
{
    static const guint8 zeros[4];

    if (out->len % 4 != 0)
        g_byte_array_append(out, zeros, 4 - out->len % 4);
}

/* Programs and their numbers: of use to hinting only. */
static gboolean
is_hinting(const gchar *tag)
{
    return strcmp(tag, "fpgm") == 0 || strcmp(tag, "prep") == 0 || strcmp(tag, "cvt ") == 0;
}

static gboolean
read_font(Font *font, const guint8 *bytes, gsize n)
{
    if (n < DIRECTORY_HEAD || get_16(bytes + 4) > MAX_TABLES ||
        n < DIRECTORY_HEAD + DIRECTORY_ROW * get_16(bytes + 4))
        return FALSE;
    font->n_tables = 0;
    for (guint i = 0; i < get_16(bytes + 4); i++) {
        const guint8 *row = bytes + DIRECTORY_HEAD + DIRECTORY_ROW * i;
        Table *table = &font->tables[font->n_tables];
        const gsize offset = get_32(row + 8);
        table->n = get_32(row + 12);
        if (offset > n || table->n > n - offset)
            return FALSE;
        memcpy(table->tag, row, 4);
        table->tag[4] = '\0';
        table->bytes = bytes + offset;
        font->n_tables += !is_hinting(table->tag);
    }
    return TRUE;
}

static const Table *
find_table(const Font *font, const gchar *tag, gsize least)
{
    for (guint i = 0; i < font->n_tables; i++)
        if (strcmp(font->tables[i].tag, tag) == 0 && font->tables[i].n >= least)
            return &font->tables[i];
    return NULL;
}

static gsize
glyph_offset(const Table *loca, gboolean is_long, guint index)
{
    return is_long ? get_32(loca->bytes + 4 * index) : 2 * get_16(loca->bytes + 2 * index);
}

/* The tables that change, from those that are there. */
typedef struct {
    const Table *head, *maxp, *hhea, *hmtx, *glyf, *loca;
    gboolean is_long;
    guint n_glyphs, n_metrics;
    GArray *places;  /* of guint: the new place of each glyph */
    GArray *sources; /* of guint: the glyph at each new place, 0 where there is none */
} Plan;

static gboolean
plan_init(Plan *plan, const Font *font)
{
    plan->head = find_table(font, "head", 54);
    plan->maxp = find_table(font, "maxp", 6);
    plan->hhea = find_table(font, "hhea", 36);
    plan->glyf = find_table(font, "glyf", 0);
    if (plan->head == NULL || plan->maxp == NULL || plan->hhea == NULL || plan->glyf == NULL)
        return FALSE;
    plan->is_long = get_16(plan->head->bytes + 50) != 0;
    plan->n_glyphs = get_16(plan->maxp->bytes + 4);
    plan->n_metrics = get_16(plan->hhea->bytes + 34);
    plan->loca = find_table(font, "loca", (plan->n_glyphs + 1) * (plan->is_long ? 4U : 2U));
    plan->hmtx = find_table(font, "hmtx",
                            4U * plan->n_metrics +
                                2U * (plan->n_glyphs - MIN(plan->n_metrics, plan->n_glyphs)));
    return plan->loca != NULL && plan->hmtx != NULL && plan->n_metrics > 0 &&
           plan->n_metrics <= plan->n_glyphs;
}

/* Glyph 0 stays; glyph i + 1 goes to codes[i]; the rest, parts of others, behind them all. */
static gboolean
plan_places(Plan *plan, const GArray *codes)
{
    guint end = 1;

    if (plan->n_glyphs <= codes->len)
        return FALSE;
    for (guint i = 0; i < codes->len; i++)
        end = MAX(end, g_array_index(codes, guint, i) + 1);
    plan->places = g_array_new(FALSE, TRUE, sizeof(guint));
    g_array_set_size(plan->places, plan->n_glyphs);
    for (guint i = 1; i < plan->n_glyphs; i++)
        g_array_index(plan->places, guint, i) =
            i <= codes->len ? g_array_index(codes, guint, i - 1) : end++;
    plan->sources = g_array_new(FALSE, TRUE, sizeof(guint));
    g_array_set_size(plan->sources, end);
    for (guint i = 1; i < plan->n_glyphs; i++)
        g_array_index(plan->sources, guint, g_array_index(plan->places, guint, i)) = i;
    return end < 0xFFFF;
}

static void
append_metrics(const Plan *plan, guint source, GByteArray *metrics)
{
    const guint8 *bytes = plan->hmtx->bytes;
    const guint last = plan->n_metrics - 1;

    append_16(metrics, get_16(bytes + 4 * MIN(source, last)));
    append_16(metrics, source <= last ? get_16(bytes + 4 * source + 2)
                                      : get_16(bytes + 4 * plan->n_metrics +
                                               2 * (source - plan->n_metrics)));
}

/* Offsets are halved when they then fit into two bytes: glyphs have an even length. */
static void
append_offset(GByteArray *offsets, gboolean is_long, gsize offset)
{
    if (is_long)
        append_32(offsets, (guint32)offset);
    else
        append_16(offsets, (guint)(offset / 2));
}

/* What the glyphs can take up at most with their lengths made even. */
static gboolean
needs_long_offsets(const Plan *plan)
{
    return plan->glyf->n + plan->n_glyphs >= 2 * 0xFFFF;
}

/* New glyf, loca and hmtx tables. A place without a glyph has neither outline nor width. */
static gboolean
arrange_glyphs(const Plan *plan, GByteArray *glyphs, GByteArray *offsets, GByteArray *metrics)
{
    const gboolean is_long = needs_long_offsets(plan);

    append_offset(offsets, is_long, 0);
    for (guint i = 0; i < plan->sources->len; i++) {
        const guint source = g_array_index(plan->sources, guint, i);
        if (source == 0 && i > 0) {
            append_32(metrics, 0);
            append_offset(offsets, is_long, glyphs->len);
            continue;
        }
        const gsize from = glyph_offset(plan->loca, plan->is_long, source);
        const gsize to = glyph_offset(plan->loca, plan->is_long, source + 1);
        if (from > to || to > plan->glyf->n ||
            !ds_pdf_font_append_glyph(glyphs, plan->glyf->bytes + from, to - from,
                                      plan->places))
            return FALSE;
        append_metrics(plan, source, metrics);
        append_offset(offsets, is_long, glyphs->len);
    }
    return TRUE;
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
append_directory_head(GByteArray *out, guint n_tables)
{
    guint exponent = 0;

    while (2u << exponent <= n_tables)
        exponent++;
    append_32(out, 0x00010000);
    append_16(out, n_tables);
    append_16(out, DIRECTORY_ROW << exponent);
    append_16(out, exponent);
    append_16(out, DIRECTORY_ROW * n_tables - (DIRECTORY_ROW << exponent));
}

/* What a table says about hints and numbers of glyphs, made true. */
static void
correct_table(guint8 *bytes, const Table *table, const Plan *plan)
{
    const guint n_glyphs = plan->sources->len;

    if (strcmp(table->tag, "head") == 0) {
        set_32(bytes + 8, 0); /* checkSumAdjustment: set when all is there */
        set_16(bytes + 50, needs_long_offsets(plan) ? 1 : 0); /* indexToLocFormat */
    }
    if (strcmp(table->tag, "maxp") == 0)
        set_16(bytes + 4, n_glyphs);
    if (strcmp(table->tag, "maxp") == 0 && table->n >= 28)
        memset(bytes + 16, 0, 12); /* maxTwilightPoints … maxSizeOfInstructions */
    if (strcmp(table->tag, "hhea") == 0)
        set_16(bytes + 34, n_glyphs); /* numberOfHMetrics */
}

/* Appends a table and fills its row. */
static void
append_table(GByteArray *out, guint row, const Table *table, const Plan *plan)
{
    const guint start = out->len;

    g_byte_array_append(out, table->bytes, (guint)table->n);
    pad(out);
    correct_table(out->data + start, table, plan);
    guint8 *entry = out->data + DIRECTORY_HEAD + DIRECTORY_ROW * row;
    memcpy(entry, table->tag, 4);
    set_32(entry + 4, checksum(out->data + start, out->len - start));
    set_32(entry + 8, start);
    set_32(entry + 12, (guint32)table->n);
}

static void
replace_table(Font *font, const gchar *tag, const GByteArray *bytes)
{
    for (guint i = 0; i < font->n_tables; i++)
        if (strcmp(font->tables[i].tag, tag) == 0) {
            font->tables[i].bytes = bytes->data;
            font->tables[i].n = bytes->len;
        }
}

static GByteArray *
assemble(const Font *font, const Plan *plan)
{
    GByteArray *out = g_byte_array_new();
    guint head = 0;

    append_directory_head(out, font->n_tables);
    g_byte_array_set_size(out, DIRECTORY_HEAD + DIRECTORY_ROW * font->n_tables);
    for (guint i = 0; i < font->n_tables; i++) {
        const Table *table = &font->tables[i];
        const guint start = out->len;
        append_table(out, i, table, plan);
        if (strcmp(table->tag, "head") == 0)
            head = start;
    }
    set_32(out->data + head + 8, MAGIC_SUM - checksum(out->data, out->len));
    return out;
}

GByteArray *
ds_pdf_font_arrange(const guint8 *bytes, gsize n, const GArray *codes)
{
    g_autoptr(GByteArray) glyphs = g_byte_array_new();
    g_autoptr(GByteArray) offsets = g_byte_array_new();
    g_autoptr(GByteArray) metrics = g_byte_array_new();
    GByteArray *arranged = NULL;
    Plan plan = {0};
    Font font;

    if (read_font(&font, bytes, n) && plan_init(&plan, &font) && plan_places(&plan, codes) &&
        arrange_glyphs(&plan, glyphs, offsets, metrics)) {
        replace_table(&font, "glyf", glyphs);
        replace_table(&font, "loca", offsets);
        replace_table(&font, "hmtx", metrics);
        arranged = assemble(&font, &plan);
    }
    g_clear_pointer(&plan.places, g_array_unref);
    g_clear_pointer(&plan.sources, g_array_unref);
    return arranged;
}
