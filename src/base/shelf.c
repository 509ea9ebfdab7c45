#include "base/shelf.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/nameless.h"

#define MEMORY_SEGMENT_BYTES ((gsize)1 << 20)
#define FILE_SEGMENT_BYTES   ((gsize)32 << 20)
#define ALIGNMENT            ((gsize)16)

/* How long pages of the file stay: long enough for a pass to look at an article twice, short
 * enough that a pass over all of them never holds many. A page that is looked at brings its
 * neighbours, so that a pass here and there holds most of the file much sooner: how many there
 * are is looked up in between. */
#define KEEP_MICROSECONDS (20 * G_TIME_SPAN_MILLISECOND)
#define LOOK_MICROSECONDS (2 * G_TIME_SPAN_MILLISECOND)
#define MAX_RESIDENT      ((gsize)64 << 20)

/* A checker of memory sees past the end of an array only when nothing lies behind it. */
#if defined(__SANITIZE_ADDRESS__)
#define OWN_SEGMENT_BYTES ((gsize)1)
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OWN_SEGMENT_BYTES ((gsize)1)
#endif
#endif
#ifndef OWN_SEGMENT_BYTES
#define OWN_SEGMENT_BYTES (MEMORY_SEGMENT_BYTES / 4)
#endif

typedef struct {
    gchar *data;
    gsize size;
    gboolean is_mapped;
} Segment;

struct DsShelf {
    gint ref_count;
    GMutex lock;
    GArray *segments; /* of Segment */
    gchar *free_from; /* of the segment that is being filled */
    gsize n_free;
    gsize n_memory; /* bytes that may still be plain memory */
    int fd;         /* -1: no file yet, or none any more */
    gboolean has_no_file;
    goffset file_size;
    GThread *keeper; /* lets pages rest; NULL while there is no file */
    GCond ends;
    gboolean is_ending;
};

DsShelf *
ds_shelf_new(gsize n_in_memory)
{
    DsShelf *shelf = g_new0(DsShelf, 1);

    shelf->ref_count = 1;
    shelf->n_memory = n_in_memory;
    shelf->segments = g_array_new(FALSE, FALSE, sizeof(Segment));
    shelf->fd = -1;
    g_mutex_init(&shelf->lock);
    g_cond_init(&shelf->ends);
    return shelf;
}

DsShelf *
ds_shelf_ref(DsShelf *shelf)
{
    if (shelf != NULL)
        g_atomic_int_inc(&shelf->ref_count);
    return shelf;
}

static void
stop_keeper(DsShelf *shelf)
{
    if (shelf->keeper == NULL)
        return;
    g_mutex_lock(&shelf->lock);
    shelf->is_ending = TRUE;
    g_cond_signal(&shelf->ends);
    g_mutex_unlock(&shelf->lock);
    g_thread_join(shelf->keeper);
}

void
ds_shelf_unref(DsShelf *shelf)
{
    if (shelf == NULL || !g_atomic_int_dec_and_test(&shelf->ref_count))
        return;
    stop_keeper(shelf);
    for (guint i = 0; i < shelf->segments->len; i++) {
        const Segment *segment = &g_array_index(shelf->segments, Segment, i);
        if (segment->is_mapped)
            munmap(segment->data, segment->size);
        else
            g_free(segment->data);
    }
    if (shelf->fd >= 0)
        close(shelf->fd);
    g_array_unref(shelf->segments);
    g_mutex_clear(&shelf->lock);
    g_cond_clear(&shelf->ends);
    g_free(shelf);
}

/* The pages stay in the file, and as long as there is room in the system's cache of it. */
static void
rest_locked(DsShelf *shelf)
{
    for (guint i = 0; i < shelf->segments->len; i++) {
        const Segment *segment = &g_array_index(shelf->segments, Segment, i);
        if (segment->is_mapped)
            madvise(segment->data, segment->size, MADV_DONTNEED);
    }
}

/* How many bytes of files the process holds in memory: the third field of statm(5), in pages;
 * 0 where that is not told. */
static gsize
resident_bytes(int statm)
{
    gchar line[128];
    const gssize n = statm >= 0 ? pread(statm, line, sizeof line - 1, 0) : -1;
    unsigned long n_shared = 0;

    if (n <= 0)
        return 0;
    line[n] = '\0';
    return sscanf(line, "%*u %*u %lu", &n_shared) == 1
               ? (gsize)n_shared * (gsize)sysconf(_SC_PAGESIZE)
               : 0;
}

static gpointer
keep(gpointer data)
{
    DsShelf *shelf = (DsShelf *)data;
    const int statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    gint64 rested = 0;

    g_mutex_lock(&shelf->lock);
    while (!shelf->is_ending) {
        const gint64 now = g_get_monotonic_time();
        if (now - rested >= KEEP_MICROSECONDS || resident_bytes(statm) > MAX_RESIDENT) {
            rest_locked(shelf);
            rested = now;
        }
        g_cond_wait_until(&shelf->ends, &shelf->lock, now + LOOK_MICROSECONDS);
    }
    g_mutex_unlock(&shelf->lock);
    if (statm >= 0)
        close(statm);
    return NULL;
}

/* Room is laid out on the disk first: a full disk is told here, not by a signal later. */
static gboolean
map_segment(DsShelf *shelf, Segment *segment)
{
    if (shelf->fd < 0)
        shelf->fd = ds_nameless_open();
    if (shelf->fd < 0 ||
        posix_fallocate(shelf->fd, shelf->file_size, (goffset)segment->size) != 0)
        return FALSE;
    void *data = mmap(NULL, segment->size, PROT_READ | PROT_WRITE, MAP_SHARED, shelf->fd,
                      shelf->file_size);
    if (data == MAP_FAILED)
        return FALSE;
    segment->data = (gchar *)data;
    segment->is_mapped = TRUE;
    shelf->file_size += (goffset)segment->size;
    if (shelf->keeper == NULL)
        shelf->keeper = g_thread_try_new("shelf", keep, shelf, NULL);
    return TRUE;
}

/* A new segment with room for n bytes. */
static gchar *
add_segment(DsShelf *shelf, gsize n, gsize usual, gboolean on_disk)
{
    const gsize page = (gsize)sysconf(_SC_PAGESIZE);
    Segment segment = {.size = (MAX(n, usual) + page - 1) / page * page};

    if (!on_disk || !map_segment(shelf, &segment)) {
        shelf->has_no_file = shelf->has_no_file || on_disk;
        segment.size = n > OWN_SEGMENT_BYTES ? n : MEMORY_SEGMENT_BYTES;
        segment.data = (gchar *)g_malloc0(segment.size);
        shelf->n_memory -= MIN(shelf->n_memory, segment.size);
    }
    g_array_append_val(shelf->segments, segment);
    return segment.data;
}

static gchar *
place_locked(DsShelf *shelf, gsize n)
{
    if (n > shelf->n_free) {
        const gboolean on_disk = shelf->n_memory < n && !shelf->has_no_file;
        const gsize own = on_disk ? FILE_SEGMENT_BYTES / 4 : OWN_SEGMENT_BYTES;
        if (n > own)
            return add_segment(shelf, n, n, on_disk);
        shelf->free_from =
            add_segment(shelf, n, on_disk ? FILE_SEGMENT_BYTES : MEMORY_SEGMENT_BYTES, on_disk);
        shelf->n_free = g_array_index(shelf->segments, Segment, shelf->segments->len - 1).size;
    }
    gchar *place = shelf->free_from;
    shelf->free_from += n;
    shelf->n_free -= n;
    return place;
}

gpointer
ds_shelf_alloc(DsShelf *shelf, gsize n)
{
    if (shelf == NULL)
        return g_malloc0(MAX(n, 1));
    g_mutex_lock(&shelf->lock);
    gchar *place = place_locked(shelf, (MAX(n, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    g_mutex_unlock(&shelf->lock);
    return place;
}

gpointer
ds_shelf_put(DsShelf *shelf, gconstpointer data, gsize n)
{
    gpointer place = ds_shelf_alloc(shelf, n);

    if (n > 0)
        memcpy(place, data, n);
    return place;
}

void
ds_shelf_take_array(DsShelf *shelf, GArray *array)
{
    const gsize n = (gsize)array->len * g_array_get_element_size(array);
    const guint len = array->len;

    if (shelf == NULL)
        return;
    g_autofree gpointer elements = g_array_steal(array, NULL);
    array->data = n > 0 ? (gchar *)ds_shelf_put(shelf, elements, n) : NULL;
    array->len = len;
}

void
ds_shelf_free_array(GArray *array)
{
    if (array == NULL)
        return;
    array->data = NULL;
    array->len = 0;
    g_array_unref(array);
}

void
ds_shelf_destroy_array(gpointer array)
{
    ds_shelf_free_array((GArray *)array);
}

void
ds_shelf_rest(DsShelf *shelf)
{
    if (shelf == NULL)
        return;
    g_mutex_lock(&shelf->lock);
    rest_locked(shelf);
    g_mutex_unlock(&shelf->lock);
}

gsize
ds_shelf_file_size(DsShelf *shelf)
{
    if (shelf == NULL)
        return 0;
    g_mutex_lock(&shelf->lock);
    const gsize size = (gsize)shelf->file_size;
    g_mutex_unlock(&shelf->lock);
    return size;
}
