/* Sorting many 64-bit numbers in linear time. */
#ifndef DS_BASE_RADIX_H
#define DS_BASE_RADIX_H

#include <glib.h>

/* Sorts by the bytes from first (0: the lowest) on, upwards; numbers that agree in these keep
 * their order. */
void ds_radix_sort(guint64 *numbers, gsize n, guint first);

#endif
