/* A hash for tables whose keys are 64-bit numbers. */
#ifndef DS_BASE_HASH_H
#define DS_BASE_HASH_H

#include <glib.h>

/* For g_hash_table_new() with g_int64_equal. g_int64_hash keeps the low half of a number only:
 * all pairs (a, b) with the same b would fall into one bucket. */
static inline guint
ds_hash_int64(gconstpointer key)
{
    const guint64 value = *(const guint64 *)key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return (guint)(value >> 32);
}

#endif
