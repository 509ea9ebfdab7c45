#include "pdf/icc.h"

#include <math.h>
#include <string.h>

#define HEADER_SIZE  128
#define TAG_ROW_SIZE 12
#define CURVE_POINTS 256

/* s15Fixed16 numbers: media white (D50) and the sRGB primaries adapted to it by Bradford. */
typedef struct {
    const gchar *tag;
    gdouble x, y, z;
} Colorant;

static const Colorant colorants[] = {
    {"wtpt", 0.9642, 1.0, 0.8249},
    {"rXYZ", 0.43607, 0.22249, 0.01392},
    {"gXYZ", 0.38515, 0.71687, 0.09708},
    {"bXYZ", 0.14307, 0.06061, 0.71410},
};

/* A profile in the making: the table of tags and the data they point to. */
typedef struct {
    GByteArray *table;
    GByteArray *data;
    guint n_tags;
} Profile;

static void
put_bytes(GByteArray *out, const gchar *bytes, guint n)
{
    g_byte_array_append(out, (const guint8 *)bytes, n);
}

static void
put_zeros(GByteArray *out, guint n)
{
    const guint before = out->len;

    g_byte_array_set_size(out, before + n);
    memset(out->data + before, 0, n);
}

static void
put_16(GByteArray *out, guint value)
{
    const guint8 bytes[] = {(guint8)(value >> 8), (guint8)value};

    g_byte_array_append(out, bytes, sizeof bytes);
}

static void
put_32(GByteArray *out, guint32 value)
{
    put_16(out, value >> 16);
    put_16(out, value & 0xFFFF);
}

static void
put_fixed(GByteArray *out, gdouble value)
{
    put_32(out, (guint32)lround(value * 65536));
}

/* Adds a row to the table for data that began at start. */
static void
put_tag(Profile *profile, const gchar *tag, guint start)
{
    put_bytes(profile->table, tag, 4);
    put_32(profile->table, start);
    put_32(profile->table, profile->data->len - start);
    while (profile->data->len % 4 != 0)
        put_zeros(profile->data, 1);
    profile->n_tags++;
}

static void
put_texts(Profile *profile)
{
    guint start = profile->data->len;

    /* textDescriptionType: ASCII, then empty Unicode and script parts. */
    put_bytes(profile->data, "desc\0\0\0\0\0\0\0\5sRGB", 17);
    put_zeros(profile->data, 4 + 4 + 2 + 1 + 67);
    put_tag(profile, "desc", start);
    start = profile->data->len;
    put_bytes(profile->data, "text\0\0\0\0CC0", 12);
    put_tag(profile, "cprt", start);
}

static void
put_colorants(Profile *profile)
{
    for (guint i = 0; i < G_N_ELEMENTS(colorants); i++) {
        const guint start = profile->data->len;
        put_bytes(profile->data, "XYZ \0\0\0\0", 8);
        put_fixed(profile->data, colorants[i].x);
        put_fixed(profile->data, colorants[i].y);
        put_fixed(profile->data, colorants[i].z);
        put_tag(profile, colorants[i].tag, start);
    }
}

/* One curve for the three channels. */
static void
put_curves(Profile *profile)
{
    const guint start = profile->data->len;

    put_bytes(profile->data, "curv\0\0\0\0", 8);
    put_32(profile->data, CURVE_POINTS);
    for (guint i = 0; i < CURVE_POINTS; i++) {
        const gdouble v = i / (CURVE_POINTS - 1.0);
        const gdouble linear = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
        put_16(profile->data, (guint)lround(linear * 65535));
    }
    put_tag(profile, "rTRC", start);
    put_tag(profile, "gTRC", start);
    put_tag(profile, "bTRC", start);
}

static void
put_header(GByteArray *out, guint size)
{
    put_32(out, size);
    put_zeros(out, 4);
    put_32(out, 0x02100000); /* version 2.1 */
    put_bytes(out, "mntrRGB XYZ ", 12);
    put_bytes(out, "\x07\xEA\0\1\0\1\0\0\0\0\0\0", 12); /* a fixed day: 2026-01-01 */
    put_bytes(out, "acsp", 4);
    put_zeros(out, 68 - out->len);
    put_fixed(out, colorants[0].x);
    put_fixed(out, colorants[0].y);
    put_fixed(out, colorants[0].z);
    put_zeros(out, HEADER_SIZE - out->len);
}

/* Offsets in the table were counted from the start of the data. */
static void
move_offsets(GByteArray *table, guint32 by)
{
    for (guint row = 0; row < table->len; row += TAG_ROW_SIZE) {
        guint8 *p = table->data + row + 4;
        const guint32 offset =
            ((guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3]) + by;
        for (guint i = 0; i < 4; i++)
            p[i] = (guint8)(offset >> (24 - 8 * i));
    }
}

GByteArray *
ds_pdf_srgb_profile(void)
{
    Profile profile = {.table = g_byte_array_new(), .data = g_byte_array_new()};
    GByteArray *out = g_byte_array_new();

    put_texts(&profile);
    put_colorants(&profile);
    put_curves(&profile);
    const guint32 head = HEADER_SIZE + 4 + profile.table->len;
    move_offsets(profile.table, head);
    put_header(out, head + profile.data->len);
    put_32(out, profile.n_tags);
    g_byte_array_append(out, profile.table->data, profile.table->len);
    g_byte_array_append(out, profile.data->data, profile.data->len);
    g_byte_array_free(profile.table, TRUE);
    g_byte_array_free(profile.data, TRUE);
    return out;
}
