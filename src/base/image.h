/* An image: arrays of plain numbers and bytes, one after the other, that are read where they
 * lie. It is written by the build for the machine that it builds for
 * (cmake/DossierImage.cmake), and is part of the program: a reader trusts it. */
#ifndef DS_BASE_IMAGE_H
#define DS_BASE_IMAGE_H

#include <glib.h>

/* Appends n elements of the given size. */
void ds_image_append(GByteArray *image, gconstpointer data, gsize n, gsize size);

/* What is still to be read. */
typedef struct {
    const guint8 *at;
} DsImage;

/* The array that stands next, in the order in which they were appended; *n is set to how many
 * elements it has. Borrowed from the image. */
gconstpointer ds_image_take(DsImage *image, gsize size, gsize *n);

/* The image that the build has put into the program for a language; FALSE when there is none,
 * or when the user's data stand before the built-in ones. */
gboolean ds_image_of(const gchar *language, DsImage *image);

#endif
