#include "pdf/fonts.h"

#include <string.h>

#define MAX_TABLES     32
#define DIRECTORY_HEAD 12U
#define DIRECTORY_ROW  16U
#define MAGIC_SUM      0xB1B0AFBA /* checksum of a whole font plus checkSumAdjustment */

/* Flags of a component of a composite glyph. */
#define ARGS_ARE_WORDS    0x0001
#define HAS_SCALE         0x0008
#define MORE_COMPONENTS   0x0020
#define HAS_XY_SCALE      0x0040
#define HAS_TWO_BY_TWO    0x0080
#define HAS_INSTRUCTIONS  0x0100
#define GLYPH_HEADER_SIZE 10

typedef struct {
    gchar tag[5];
    const guint8 *bytes; /* borrowed */
    gsize n;
} Table;

typedef struct {
    Table tables[MAX_TABLES];
    guint n_tables;
} Font;

static guint
get_16(const guint8 *p)
{
    return (guint)p[0] << 8 | p[1];
}

static guint32
get_32(const guint8 *p)
{
    return (guint32)get_16(p) << 16 | get_16(p + 2);
}

static void
set_16(guint8 *p, guint value)
{
    p[0] = (guint8)(value >> 8);
    p[1] = (guint8)value;
}

static void
set_32(guint8 *p, guint32 value)
{
    set_16(p, value >> 16);
    set_16(p + 2, value & 0xFFFF);
}

static void
append_16(GByteArray *out, guint value)
{
    guint8 bytes[2];

    set_16(bytes, value);
    g_byte_array_append(out, bytes, sizeof bytes);
}

static void
append_32(GByteArray *out, guint32 value)
{
    append_16(out, value >> 16);
    append_16(out, value & 0xFFFF);
}

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

/* header, end points of contours, number of instructions, instructions, points */
static gboolean
append_simple(GByteArray *out, const guint8 *glyph, gsize n, guint n_contours)
{
    const gsize head = GLYPH_HEADER_SIZE + 2 * (gsize)n_contours;

    if (n < head + 2 || n < head + 2 + get_16(glyph + head))
        return FALSE;
    const gsize rest = head + 2 + get_16(glyph + head);
    g_byte_array_append(out, glyph, (guint)head);
    append_16(out, 0);
    g_byte_array_append(out, glyph + rest, (guint)(n - rest));
    return TRUE;
}

static gsize
component_size(guint flags)
{
    gsize size = flags & ARGS_ARE_WORDS ? 8 : 6;

    if (flags & HAS_SCALE)
        size += 2;
    else if (flags & HAS_XY_SCALE)
        size += 4;
    else if (flags & HAS_TWO_BY_TWO)
        size += 8;
    return size;
}

/* header, components; instructions, if any, after the last */
static gboolean
append_composite(GByteArray *out, const guint8 *glyph, gsize n)
{
    gsize at = GLYPH_HEADER_SIZE;
    guint flags;

    g_byte_array_append(out, glyph, GLYPH_HEADER_SIZE);
    do {
        if (n < at + 2)
            return FALSE;
        flags = get_16(glyph + at);
        const gsize size = component_size(flags);
        if (n < at + size)
            return FALSE;
        append_16(out, flags & ~(guint)HAS_INSTRUCTIONS);
        g_byte_array_append(out, glyph + at + 2, (guint)size - 2);
        at += size;
    } while (flags & MORE_COMPONENTS);
    return TRUE;
}

static gboolean
append_glyph(GByteArray *out, const guint8 *glyph, gsize n)
{
    if (n == 0)
        return TRUE;
    if (n < GLYPH_HEADER_SIZE)
        return FALSE;
    const guint n_contours = get_16(glyph);
    const gboolean done = n_contours < 0x8000 ? append_simple(out, glyph, n, n_contours)
                                              : append_composite(out, glyph, n);
    pad(out);
    return done;
}

static gsize
glyph_offset(const Table *loca, gboolean is_long, guint index)
{
    return is_long ? get_32(loca->bytes + 4 * index) : 2 * get_16(loca->bytes + 2 * index);
}

/* New glyf and loca tables. */
static gboolean
strip_glyphs(const Font *font, GByteArray *glyphs, GByteArray *offsets)
{
    const Table *head = find_table(font, "head", 54);
    const Table *maxp = find_table(font, "maxp", 6);
    const Table *glyf = find_table(font, "glyf", 0);
    if (head == NULL || maxp == NULL || glyf == NULL)
        return FALSE;
    const gboolean is_long = get_16(head->bytes + 50) != 0;
    const guint n_glyphs = get_16(maxp->bytes + 4);
    const Table *loca = find_table(font, "loca", (n_glyphs + 1) * (is_long ? 4U : 2U));
    if (loca == NULL)
        return FALSE;

    for (guint i = 0; i <= n_glyphs; i++) {
        if (is_long)
            append_32(offsets, glyphs->len);
        else
            append_16(offsets, glyphs->len / 2);
        if (i == n_glyphs)
            break;
        const gsize from = glyph_offset(loca, is_long, i);
        const gsize to = glyph_offset(loca, is_long, i + 1);
        if (from > to || to > glyf->n || !append_glyph(glyphs, glyf->bytes + from, to - from))
            return FALSE;
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

/* Appends a table, with what it says about hints taken out, and fills its row. */
static void
append_table(GByteArray *out, guint row, const Table *table)
{
    const guint start = out->len;

    g_byte_array_append(out, table->bytes, (guint)table->n);
    pad(out);
    if (strcmp(table->tag, "head") == 0 && table->n >= 12)
        set_32(out->data + start + 8, 0); /* checkSumAdjustment: set when all is there */
    if (strcmp(table->tag, "maxp") == 0 && table->n >= 28)
        memset(out->data + start + 16, 0, 12); /* maxTwilightPoints … maxSizeOfInstructions */
    guint8 *entry = out->data + DIRECTORY_HEAD + DIRECTORY_ROW * row;
    memcpy(entry, table->tag, 4);
    set_32(entry + 4, checksum(out->data + start, out->len - start));
    set_32(entry + 8, start);
    set_32(entry + 12, (guint32)table->n);
}

static GByteArray *
assemble(const Font *font, const GByteArray *glyphs, const GByteArray *offsets)
{
    GByteArray *out = g_byte_array_new();
    guint head = 0;

    append_directory_head(out, font->n_tables);
    g_byte_array_set_size(out, DIRECTORY_HEAD + DIRECTORY_ROW * font->n_tables);
    for (guint i = 0; i < font->n_tables; i++) {
        Table table = font->tables[i];
        if (strcmp(table.tag, "glyf") == 0) {
            table.bytes = glyphs->data;
            table.n = glyphs->len;
        } else if (strcmp(table.tag, "loca") == 0) {
            table.bytes = offsets->data;
            table.n = offsets->len;
        } else if (strcmp(table.tag, "head") == 0) {
            head = out->len;
        }
        append_table(out, i, &table);
    }
    set_32(out->data + head + 8, MAGIC_SUM - checksum(out->data, out->len));
    return out;
}

GByteArray *
ds_pdf_font_without_hints(const guint8 *bytes, gsize n)
{
    g_autoptr(GByteArray) glyphs = g_byte_array_new();
    g_autoptr(GByteArray) offsets = g_byte_array_new();
    Font font;

    if (!read_font(&font, bytes, n) || !strip_glyphs(&font, glyphs, offsets))
        return NULL;
    return assemble(&font, glyphs, offsets);
}
