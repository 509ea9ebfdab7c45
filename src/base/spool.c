#include "base/spool.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/nameless.h"

#define PIECE_BYTES ((gsize)256 * 1024)

struct DsSpool {
    gint ref_count;
    gsize n_in_memory;
    GString *held; /* the last bytes: all, or those that are not in the file yet */
    int fd;        /* -1: all are held */
    gsize n_in_file;
    GBytes *whole; /* or NULL */
};

DsSpool *
ds_spool_new(gsize n_in_memory)
{
    DsSpool *spool = g_new0(DsSpool, 1);

    spool->ref_count = 1;
    spool->n_in_memory = n_in_memory;
    spool->held = g_string_new(NULL);
    spool->fd = -1;
    return spool;
}

DsSpool *
ds_spool_ref(DsSpool *spool)
{
    g_atomic_int_inc(&spool->ref_count);
    return spool;
}

void
ds_spool_unref(DsSpool *spool)
{
    if (spool == NULL || !g_atomic_int_dec_and_test(&spool->ref_count))
        return;
    if (spool->fd >= 0)
        close(spool->fd);
    g_string_free(spool->held, TRUE);
    g_clear_pointer(&spool->whole, g_bytes_unref);
    g_free(spool);
}

/* Reads or writes n bytes at an offset, all of them. */
static gboolean
move_all(int fd, gchar *data, gsize n, gsize at, gboolean writes)
{
    while (n > 0) {
        const gssize moved =
            writes ? pwrite(fd, data, n, (off_t)at) : pread(fd, data, n, (off_t)at);
        if (moved < 0 && errno == EINTR)
            continue;
        if (moved <= 0) {
            errno = moved == 0 ? EIO : errno;
            return FALSE;
        }
        data += moved;
        at += (gsize)moved;
        n -= (gsize)moved;
    }
    return TRUE;
}

/* What is in the file comes back; it was read from the system's cache a moment ago at worst,
 * and a disk that gives back no byte leaves nothing to go on with. */
static void
return_to_memory(DsSpool *spool)
{
    GString *all = g_string_sized_new(spool->n_in_file + spool->held->len);

    g_string_set_size(all, spool->n_in_file);
    if (!move_all(spool->fd, all->str, spool->n_in_file, 0, FALSE))
        g_error("a temporary file cannot be read: %s", g_strerror(errno));
    g_string_append_len(all, spool->held->str, (gssize)spool->held->len);
    g_string_free(spool->held, TRUE);
    spool->held = all;
    close(spool->fd);
    spool->fd = -1;
    spool->n_in_file = 0;
    spool->n_in_memory = G_MAXSIZE; /* it stays there */
}

static void
empty_held(DsSpool *spool)
{
    if (spool->fd < 0)
        spool->fd = ds_nameless_open();
    if (spool->fd < 0) {
        spool->n_in_memory = G_MAXSIZE;
        return;
    }
    if (!move_all(spool->fd, spool->held->str, spool->held->len, spool->n_in_file, TRUE)) {
        return_to_memory(spool);
        return;
    }
    spool->n_in_file += spool->held->len;
    g_string_free(spool->held, TRUE);
    spool->held = g_string_sized_new(2 * PIECE_BYTES);
    spool->n_in_memory = PIECE_BYTES;
}

void
ds_spool_append(DsSpool *spool, const gchar *data, gsize n)
{
    g_assert(spool->whole == NULL);
    while (n > 0) {
        const gsize part = MIN(n, PIECE_BYTES);
        g_string_append_len(spool->held, data, (gssize)part);
        if (spool->held->len > spool->n_in_memory)
            empty_held(spool);
        data += part;
        n -= part;
    }
}

gsize
ds_spool_size(const DsSpool *spool)
{
    return spool->fd < 0 && spool->whole != NULL ? g_bytes_get_size(spool->whole)
                                                 : spool->n_in_file + spool->held->len;
}

gboolean
ds_spool_each(const DsSpool *spool, DsSpoolStep step, gpointer user_data)
{
    g_autofree gchar *piece = spool->n_in_file > 0 ? g_malloc(PIECE_BYTES) : NULL;

    for (gsize at = 0; at < spool->n_in_file; at += PIECE_BYTES) {
        const gsize n = MIN(PIECE_BYTES, spool->n_in_file - at);
        if (!move_all(spool->fd, piece, n, at, FALSE) || !step(piece, n, user_data))
            return FALSE;
    }
    if (spool->fd < 0 && spool->whole != NULL)
        return step((const gchar *)g_bytes_get_data(spool->whole, NULL),
                    g_bytes_get_size(spool->whole), user_data);
    return spool->held->len == 0 || step(spool->held->str, spool->held->len, user_data);
}

static gboolean
add_to_sum(const gchar *data, gsize n, gpointer sum)
{
    ds_sha256_add((DsSha256 *)sum, data, n);
    return TRUE;
}

gchar *
ds_spool_dup_sha256(const DsSpool *spool)
{
    DsSha256 *sum = ds_sha256_new();

    ds_spool_each(spool, add_to_sum, sum);
    return ds_sha256_finish(sum);
}

typedef struct {
    void *data;
    gsize n;
} Mapping;

static void
unmap(gpointer data)
{
    Mapping *mapping = (Mapping *)data;

    munmap(mapping->data, mapping->n);
    g_free(mapping);
}

/* NULL when the file cannot be mapped. */
static GBytes *
map_file(const DsSpool *spool)
{
    void *data = mmap(NULL, spool->n_in_file, PROT_READ, MAP_SHARED, spool->fd, 0);

    if (data == MAP_FAILED)
        return NULL;
    Mapping *mapping = g_new(Mapping, 1);
    *mapping = (Mapping){data, spool->n_in_file};
    return g_bytes_new_with_free_func(data, spool->n_in_file, unmap, mapping);
}

GBytes *
ds_spool_bytes(DsSpool *spool)
{
    if (spool->whole != NULL)
        return g_bytes_ref(spool->whole);
    if (spool->fd >= 0 && spool->held->len > 0)
        empty_held(spool);
    if (spool->fd >= 0)
        spool->whole = map_file(spool);
    if (spool->whole == NULL) {
        if (spool->fd >= 0)
            return_to_memory(spool);
        spool->whole = g_string_free_to_bytes(spool->held);
        spool->held = g_string_new(NULL);
    }
    return g_bytes_ref(spool->whole);
}
