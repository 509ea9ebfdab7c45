/* A shelf: memory for what is made once and looked at now and then.
 *
 * The first of it is plain memory. What goes beyond lies in a file without a name, mapped,
 * whose pages are let go of when they were not looked at for a moment: the system brings them
 * back when they are. So the memory of a run follows what it works on, not what it has read. */
#ifndef DS_BASE_SHELF_H
#define DS_BASE_SHELF_H

#include <glib.h>

typedef struct DsShelf DsShelf;

/* n_in_memory  bytes that may be plain memory
 *
 * The file is made, when it is needed, in $TMPDIR, else in /var/tmp, else in /tmp; where none
 * can be made, or the disk is full, the shelf goes on in plain memory. */
DsShelf *ds_shelf_new(gsize n_in_memory);
DsShelf *ds_shelf_ref(DsShelf *shelf);
void ds_shelf_unref(DsShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsShelf, ds_shelf_unref)

/* A place of n zeroed bytes, aligned for any value, that lives as long as the shelf. From any
 * thread; does not fail. shelf may be NULL in the functions below: then the place is the
 * caller's, to be freed by g_free(). */
gpointer ds_shelf_alloc(DsShelf *shelf, gsize n);

/* The same with a copy of data. */
gpointer ds_shelf_put(DsShelf *shelf, gconstpointer data, gsize n);

/* Moves the elements of an array onto the shelf, as many as there are and no more. The array is
 * read as before and may shrink; it must not grow, nor be given to g_array_copy(). */
void ds_shelf_take_array(DsShelf *shelf, GArray *array);

/* Frees an array of a shelf, whose elements stay there; array may be NULL. */
void ds_shelf_free_array(GArray *array);

/* The same as a GDestroyNotify. */
void ds_shelf_destroy_array(gpointer array);

/* Lets go of all pages of the file now. */
void ds_shelf_rest(DsShelf *shelf);

/* How much of the shelf lies in its file. */
gsize ds_shelf_file_size(DsShelf *shelf);

#endif
