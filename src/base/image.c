#include "base/image.h"

#include <string.h>

#include "base/data.h"

#define ALIGNMENT 8

/* Made by cmake/DossierImage.cmake; the program that writes the image has an empty one. */
extern const guint8 ds_image_bytes[];
extern const guint64 ds_image_n_bytes;

static void
pad(GByteArray *image)
{
    static const guint8 zeros[ALIGNMENT];

    g_byte_array_append(image, zeros, (ALIGNMENT - image->len % ALIGNMENT) % ALIGNMENT);
}

void
ds_image_append(GByteArray *image, gconstpointer data, gsize n, gsize size)
{
    const guint64 counted = n;

    g_byte_array_append(image, (const guint8 *)&counted, sizeof counted);
    if (n > 0)
        g_byte_array_append(image, (const guint8 *)data, (guint)(n * size));
    pad(image);
}

gconstpointer
ds_image_take(DsImage *image, gsize size, gsize *n)
{
    const guint8 *data = image->at + sizeof(guint64);

    *n = (gsize) * (const guint64 *)(gconstpointer)image->at;
    image->at = data + (*n * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return data;
}

gboolean
ds_image_of(const gchar *language, DsImage *image)
{
    gsize n = 0;

    if (ds_image_n_bytes == 0 || ds_data_is_overridden())
        return FALSE;
    image->at = ds_image_bytes;
    return g_str_equal((const gchar *)ds_image_take(image, 1, &n), language);
}
