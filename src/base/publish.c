#include "base/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dossier/error.h>

/* One output on its way: the new file stands beside the target until all are complete. */
typedef struct {
    gchar *target;   /* links resolved */
    gchar *fresh;    /* the new file */
    int fd;          /* of the new file, locked; -1 when there is none */
    gboolean direct; /* no regular file: written in place */
    gboolean same;   /* the target has these bytes already */
} Pending;

static void
pending_clear(gpointer data)
{
    Pending *pending = (Pending *)data;

    if (pending->fd >= 0) {
        if (pending->fresh != NULL)
            g_unlink(pending->fresh); /* while the lock is held: nobody else's file */
        close(pending->fd);
    }
    g_free(pending->target);
    g_free(pending->fresh);
}

static gboolean
fail(GError **error, const gchar *path, const gchar *what)
{
    g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "%s: cannot %s: %s", path, what,
                g_strerror(errno));
    return FALSE;
}

static gboolean
write_piece(const gchar *data, gsize n, gpointer file)
{
    const int fd = *(const int *)file;

    while (n > 0) {
        const gssize written = write(fd, data, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            if (written == 0)
                errno = EIO;
            return FALSE;
        }
        data += written;
        n -= (gsize)written;
    }
    return TRUE;
}

static gboolean
write_all(int fd, const DsOutput *output)
{
    if (output->spool != NULL)
        return ds_spool_each(output->spool, write_piece, &fd);
    return write_piece((const gchar *)g_bytes_get_data(output->bytes, NULL),
                       g_bytes_get_size(output->bytes), &fd);
}

static gboolean
sync_fd(int fd)
{
    int status;

    do
        status = fsync(fd);
    while (status < 0 && errno == EINTR);
    return status == 0;
}

/* Goes along a file that may have these bytes. */
static gboolean
compare_piece(const gchar *data, gsize n, gpointer file)
{
    gchar old[16 * 1024];

    while (n > 0) {
        const gssize got = read(*(const int *)file, old, MIN(n, sizeof old));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || memcmp(old, data, (gsize)got) != 0)
            return FALSE;
        data += got;
        n -= (gsize)got;
    }
    return TRUE;
}

static gboolean
has_bytes(const gchar *path, const DsOutput *output)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    gchar more;

    if (fd < 0)
        return FALSE;
    const gboolean same =
        (output->spool != NULL
             ? ds_spool_each(output->spool, compare_piece, &fd)
             : compare_piece((const gchar *)g_bytes_get_data(output->bytes, NULL),
                             g_bytes_get_size(output->bytes), &fd)) &&
        read(fd, &more, 1) == 0;
    close(fd);
    return same;
}

/* Opens the new file and waits for its lock. The file that was locked may have been renamed
 * away by the run that held it: then there is a newer one to lock. */
static int
open_locked(const gchar *path)
{
    for (;;) {
        const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        struct stat opened, named;
        int status;

        if (fd < 0)
            return -1;
        do
            status = flock(fd, LOCK_EX);
        while (status < 0 && errno == EINTR);
        if (status == 0 && fstat(fd, &opened) == 0 && lstat(path, &named) == 0 &&
            opened.st_ino == named.st_ino && opened.st_dev == named.st_dev)
            return fd;
        close(fd);
        if (status < 0 && errno != ENOENT)
            return -1;
    }
}

/* The path with links and dots resolved, or NULL. */
static gchar *
dup_real(const gchar *path)
{
    char *real = realpath(path, NULL);
    gchar *copy = g_strdup(real);

    free(real);
    return copy;
}

/* Where the output really goes: a link stays a link. */
static gchar *
resolve_target(const gchar *path)
{
    gchar *target = dup_real(path);

    if (target != NULL)
        return target;
    g_autofree gchar *folder = g_path_get_dirname(path);
    g_autofree gchar *real = dup_real(folder);
    g_autofree gchar *name = g_path_get_basename(path);
    return real != NULL ? g_build_filename(real, name, NULL) : g_strdup(path);
}

/* Two outputs under one name would wait for each other's lock. */
static gboolean
is_taken(const GArray *all, const Pending *pending)
{
    for (guint i = 0; i < all->len; i++) {
        const Pending *other = &g_array_index(all, Pending, i);
        if (other != pending && g_strcmp0(other->fresh, pending->fresh) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean
prepare(const GArray *all,
        Pending *pending,
        const DsOutput *output,
        gboolean if_changed,
        GError **error)
{
    struct stat old;

    pending->fd = -1;
    pending->target = resolve_target(output->path);
    const gboolean exists = stat(pending->target, &old) == 0;
    if (g_str_equal(output->path, "-") || (exists && !S_ISREG(old.st_mode))) {
        if (exists && S_ISDIR(old.st_mode)) {
            errno = EISDIR;
            return fail(error, output->path, "write");
        }
        pending->direct = TRUE;
        return TRUE;
    }
    if (if_changed && exists && has_bytes(pending->target, output)) {
        pending->same = TRUE;
        return TRUE;
    }

    g_autofree gchar *folder = g_path_get_dirname(pending->target);
    g_autofree gchar *name = g_path_get_basename(pending->target);
    g_autofree gchar *fresh_name = g_strdup_printf(".%s.dossier-new", name);
    pending->fresh = g_build_filename(folder, fresh_name, NULL);
    if (is_taken(all, pending)) {
        g_clear_pointer(&pending->fresh, g_free);
        g_set_error(error, DS_ERROR, DS_ERROR_USAGE, "%s: two outputs are this one file",
                    output->path);
        return FALSE;
    }
    pending->fd = open_locked(pending->fresh);
    if (pending->fd < 0)
        return fail(error, output->path, "create the file");
    if (exists && fchmod(pending->fd, old.st_mode & 07777) != 0)
        return fail(error, output->path, "keep the permissions");
    if (ftruncate(pending->fd, 0) != 0 || !write_all(pending->fd, output) ||
        !sync_fd(pending->fd))
        return fail(error, output->path, "write");
    return TRUE;
}

static gboolean
write_direct(const DsOutput *output, GError **error)
{
    if (g_str_equal(output->path, "-")) {
        if (!write_all(STDOUT_FILENO, output))
            return fail(error, "-", "write");
        return TRUE;
    }

    const int fd = open(output->path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(error, output->path, "open");
    const gboolean written = write_all(fd, output);
    const int saved = errno;
    const gboolean closed = close(fd) == 0;
    if (!written)
        errno = saved;
    return written && closed ? TRUE : fail(error, output->path, "write");
}

/* The rename is durable once the folder is. */
static gboolean
sync_folder(const gchar *path)
{
    g_autofree gchar *folder = g_path_get_dirname(path);
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return FALSE;
    const gboolean synced = sync_fd(fd) || errno == EINVAL || errno == EROFS;
    close(fd);
    return synced;
}

static gboolean
commit(Pending *pending, const DsOutput *output, GError **error)
{
    if (g_rename(pending->fresh, pending->target) != 0)
        return fail(error, output->path, "replace the file");
    g_clear_pointer(&pending->fresh, g_free);
    if (!sync_folder(pending->target))
        return fail(error, output->path, "flush the folder");
    return TRUE;
}

gboolean
ds_publish(
    const DsOutput *outputs, gsize n, gboolean if_changed, guint *n_written, GError **error)
{
    g_autoptr(GArray) all = g_array_sized_new(FALSE, TRUE, sizeof(Pending), (guint)n);
    guint written = 0;

    g_array_set_clear_func(all, pending_clear);
    g_array_set_size(all, (guint)n);
    for (guint i = 0; i < n; i++)
        g_array_index(all, Pending, i).fd = -1;
    for (guint i = 0; i < n; i++)
        if (!prepare(all, &g_array_index(all, Pending, i), &outputs[i], if_changed, error))
            return FALSE;
    for (guint i = 0; i < n; i++) {
        Pending *pending = &g_array_index(all, Pending, i);
        if (pending->direct || pending->same)
            continue;
        if (!commit(pending, &outputs[i], error))
            return FALSE;
        written++;
    }
    for (guint i = 0; i < n; i++) {
        if (!g_array_index(all, Pending, i).direct)
            continue;
        if (!write_direct(&outputs[i], error))
            return FALSE;
        written++;
    }
    if (n_written != NULL)
        *n_written = written;
    return TRUE;
}
