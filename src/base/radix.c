#include "base/radix.h"

#include <string.h>

#define N_BYTES 8

/* Moves the numbers from one array to the other in the order of one byte. */
static void
pass(const guint64 *from, guint64 *to, gsize n, guint shift, const gsize *counts)
{
    gsize at[256], sum = 0;

    for (guint i = 0; i < 256; i++) {
        at[i] = sum;
        sum += counts[i];
    }
    for (gsize i = 0; i < n; i++)
        to[at[(from[i] >> shift) & 255]++] = from[i];
}

void
ds_radix_sort(guint64 *numbers, gsize n, guint first)
{
    gsize counts[N_BYTES][256] = {{0}};
    g_autofree guint64 *other = g_new(guint64, n + 1);
    guint64 *from = numbers, *to = other;

    for (gsize i = 0; i < n; i++)
        for (guint byte = first; byte < N_BYTES; byte++)
            counts[byte][(numbers[i] >> (8 * byte)) & 255]++;
    for (guint byte = first; byte < N_BYTES; byte++) {
        if (n == 0 || counts[byte][(numbers[0] >> (8 * byte)) & 255] == n)
            continue; /* all alike */
        pass(from, to, n, 8 * byte, counts[byte]);
        guint64 *swap = from;
        from = to;
        to = swap;
    }
    if (from != numbers)
        memcpy(numbers, from, n * sizeof *numbers);
}
