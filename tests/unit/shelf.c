/* Memory that lies in a file when there is much of it. */
#include <glib.h>

#include <string.h>

#include "base/shelf.h"

enum { N_PLACES = 4000, PLACE_BYTES = 3001, N_THREADS = 3 };

static void
fill(guchar *place, guint seed)
{
    for (guint i = 0; i < PLACE_BYTES; i++)
        place[i] = (guchar)(seed * 31 + i);
}

static gboolean
is_filled(const guchar *place, guint seed)
{
    for (guint i = 0; i < PLACE_BYTES; i++)
        if (place[i] != (guchar)(seed * 31 + i))
            return FALSE;
    return TRUE;
}

/* Places keep their bytes, from memory into the file, whenever pages are let go of. */
static void
test_places(void)
{
    g_autoptr(DsShelf) shelf = ds_shelf_new(4 << 20);
    g_autofree guchar **places = g_new0(guchar *, N_PLACES);

    for (guint i = 0; i < N_PLACES; i++) {
        places[i] = (guchar *)ds_shelf_alloc(shelf, PLACE_BYTES);
        g_assert_cmpuint(GPOINTER_TO_SIZE(places[i]) % 16, ==, 0);
        g_assert_cmpuint(places[i][0] | places[i][PLACE_BYTES - 1], ==, 0);
        fill(places[i], i);
    }
    ds_shelf_rest(shelf);
    for (guint i = 0; i < N_PLACES; i++)
        g_assert_true(is_filled(places[i], i));
}

static void
test_memory_first(void)
{
    g_autoptr(DsShelf) shelf = ds_shelf_new(4 << 20);

    ds_shelf_alloc(shelf, 1000);
    g_assert_cmpuint(ds_shelf_file_size(shelf), ==, 0);
    memset(ds_shelf_alloc(shelf, 20 << 20), 7, 20 << 20); /* more than may be memory */
    ds_shelf_rest(shelf);
    ds_shelf_alloc(shelf, 1000);
    g_assert_cmpuint(ds_shelf_file_size(NULL), ==, 0);
}

static void
test_array(gconstpointer data)
{
    g_autoptr(DsShelf) shelf = ds_shelf_new(GPOINTER_TO_SIZE(data));
    GArray *array = g_array_new(FALSE, TRUE, sizeof(guint32));

    ds_shelf_take_array(shelf, array);
    g_assert_cmpuint(array->len, ==, 0);
    ds_shelf_free_array(array);

    array = g_array_new(FALSE, TRUE, sizeof(guint32));
    for (guint32 i = 0; i < 1000; i++)
        g_array_append_val(array, i);
    ds_shelf_take_array(shelf, array);
    ds_shelf_rest(shelf);
    g_assert_cmpuint(array->len, ==, 1000);
    for (guint32 i = 0; i < 1000; i++)
        g_assert_cmpuint(g_array_index(array, guint32, i), ==, i);
    g_array_remove_index(array, 0);
    g_array_set_size(array, 10);
    g_assert_cmpuint(g_array_index(array, guint32, 9), ==, 10);
    ds_shelf_free_array(array);
}

static gpointer
put_many(gpointer data)
{
    DsShelf *shelf = (DsShelf *)data;
    gboolean same = TRUE;
    guchar bytes[PLACE_BYTES];

    for (guint i = 0; i < N_PLACES / 4; i++) {
        fill(bytes, i);
        same = same && is_filled((const guchar *)ds_shelf_put(shelf, bytes, sizeof bytes), i);
    }
    return GINT_TO_POINTER(same);
}

static void
test_threads(void)
{
    g_autoptr(DsShelf) shelf = ds_shelf_new(0);
    GThread *threads[N_THREADS];

    for (guint i = 0; i < N_THREADS; i++)
        threads[i] = g_thread_new("put", put_many, shelf);
    for (guint i = 0; i < N_THREADS; i++)
        g_assert_true(GPOINTER_TO_INT(g_thread_join(threads[i])));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shelf/places-keep-their-bytes", test_places);
    g_test_add_func("/shelf/memory-comes-first", test_memory_first);
    g_test_add_data_func("/shelf/array-in-memory", GSIZE_TO_POINTER(1 << 20), test_array);
    g_test_add_data_func("/shelf/array-in-the-file", NULL, test_array);
    g_test_add_func("/shelf/from-several-threads", test_threads);
    return g_test_run();
}
