#include "cache/store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file is a head and the bytes of a GVariant. The head tells whether the bytes are what was
 * written under this key: a file that was cut, damaged or put there by someone else is none. */
typedef struct {
    gchar magic[8];
    guint64 n_bytes;
    guint64 sum; /* of key, type and bytes */
    guint64 unused;
} Head;

static const gchar magic[8] = {'d', 's', 'k', 'e', 'p', 't', '1', '\n'};

/* A value is marked as asked for when its mark is older than this. */
#define FRESH_SECONDS (24 * 60 * 60)

/* What is left of a write that was killed goes after this time. */
#define STALE_SECONDS (60 * 60)

/* Trimming leaves some room, so that not every run has to. */
#define TRIM_PERCENT 90

/* A value that takes more than this part of all would drive too much else out. */
#define LARGEST_PART 4

struct DsStore {
    gchar *folder;
    guint64 n_bytes_max;
    gint n_written; /* atomic */
};

/* Not against malice: the folder is the user's own. Eight bytes at a step, for speed. */
static guint64
sum_bytes(guint64 sum, const void *data, gsize n)
{
    const guint8 *bytes = (const guint8 *)data;

    for (; n > 0; bytes += MIN(n, 8), n -= MIN(n, 8)) {
        guint64 word = 0;
        memcpy(&word, bytes, MIN(n, 8));
        sum = (sum ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
        sum ^= sum >> 32;
    }
    return sum;
}

static guint64
sum_value(const gchar *key, const gchar *type, const void *data, gsize n)
{
    const guint64 order = G_BYTE_ORDER; /* numbers are kept as this machine writes them */
    guint64 sum = sum_bytes(n, &order, sizeof order);

    sum = sum_bytes(sum, key, strlen(key) + 1);
    sum = sum_bytes(sum, type, strlen(type) + 1);
    return sum_bytes(sum, data, n);
}

/* "ab/cdef…": folders stay small. */
static gchar *
value_path(const DsStore *store, const gchar *key)
{
    g_autofree gchar *folder = g_strndup(key, 2);

    return g_build_filename(store->folder, folder, key + 2, NULL);
}

DsStore *
ds_store_open(const gchar *folder, guint64 n_bytes_max)
{
    if (n_bytes_max > 0 && g_mkdir_with_parents(folder, 0700) != 0)
        return NULL;
    DsStore *store = g_new0(DsStore, 1);
    store->folder = g_strdup(folder);
    store->n_bytes_max = n_bytes_max;
    return store;
}

static void
touch_when_old(int fd, const struct stat *info)
{
    const gint64 now = g_get_real_time() / G_USEC_PER_SEC;

    if (now - (gint64)info->st_mtim.tv_sec > FRESH_SECONDS && futimens(fd, NULL) != 0)
        return; /* no mark, no harm */
}

static gchar *
read_file(const gchar *path, gsize *n)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat info;
    gchar *data = NULL;

    if (fd < 0)
        return NULL;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
        info.st_size >= (goffset)sizeof(Head)) {
        data = (gchar *)g_try_malloc((gsize)info.st_size);
        *n = (gsize)info.st_size;
        if (data != NULL && read(fd, data, *n) != (gssize)*n)
            g_clear_pointer(&data, g_free);
        touch_when_old(fd, &info);
    }
    close(fd);
    return data;
}

GVariant *
ds_store_lookup(DsStore *store, const gchar *key, const gchar *type)
{
    gsize n = 0;
    Head head;

    if (store == NULL)
        return NULL;
    g_autofree gchar *path = value_path(store, key);
    gchar *data = read_file(path, &n);
    if (data == NULL)
        return NULL;
    memcpy(&head, data, sizeof head);
    n -= sizeof head;
    if (memcmp(head.magic, magic, sizeof magic) != 0 || head.n_bytes != n ||
        head.sum != sum_value(key, type, data + sizeof head, n)) {
        g_free(data);
        return NULL;
    }
    return g_variant_ref_sink(g_variant_new_from_data(G_VARIANT_TYPE(type), data + sizeof head,
                                                      n, TRUE, g_free, data));
}

static gboolean
write_file(int fd, const Head *head, const void *data, gsize n)
{
    return write(fd, head, sizeof *head) == (gssize)sizeof *head &&
           write(fd, data, n) == (gssize)n;
}

/* No fsync: what a power cut leaves fails its sum and is made again. */
static void
replace_file(const DsStore *store, const gchar *path, const Head *head, const void *data)
{
    g_autofree gchar *folder = g_path_get_dirname(path);
    g_autofree gchar *fresh = g_build_filename(store->folder, ".new-XXXXXX", NULL);

    if (g_mkdir_with_parents(folder, 0700) != 0)
        return;
    const int fd = g_mkstemp_full(fresh, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    const gboolean written = write_file(fd, head, data, (gsize)head->n_bytes);
    if (close(fd) != 0 || !written || g_rename(fresh, path) != 0)
        g_unlink(fresh);
}

void
ds_store_keep(DsStore *store, const gchar *key, GVariant *value)
{
    g_autoptr(GVariant) owned = g_variant_ref_sink(value);
    Head head = {{0}, 0, 0, 0};

    if (store == NULL || g_variant_get_size(owned) > store->n_bytes_max / LARGEST_PART)
        return;
    const gchar *type = g_variant_get_type_string(owned);
    const void *data = g_variant_get_data(owned);
    g_autofree gchar *path = value_path(store, key);
    memcpy(head.magic, magic, sizeof magic);
    head.n_bytes = g_variant_get_size(owned);
    head.sum = sum_value(key, type, data, (gsize)head.n_bytes);
    replace_file(store, path, &head, data);
    g_atomic_int_inc(&store->n_written);
}

typedef struct {
    gchar *path;
    guint64 n_bytes;
    gint64 seconds;
} Kept;

static void
kept_clear(gpointer kept)
{
    g_free(((Kept *)kept)->path);
}

static gint
oldest_first(gconstpointer a, gconstpointer b)
{
    const Kept *left = (const Kept *)a, *right = (const Kept *)b;

    if (left->seconds != right->seconds)
        return left->seconds < right->seconds ? -1 : 1;
    return strcmp(left->path, right->path);
}

/* Lists the files of a folder; those that a killed write has left go at once. */
static void
list_folder(const gchar *folder, GArray *kept, gint64 now)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const gchar *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree gchar *path = g_build_filename(folder, name, NULL);
        struct stat info;
        if (lstat(path, &info) != 0 || !S_ISREG(info.st_mode))
            continue;
        const Kept one = {path, (guint64)info.st_size, (gint64)info.st_mtim.tv_sec};
        if (name[0] != '.') {
            g_array_append_val(kept, one);
            path = NULL;
        } else if (g_str_has_prefix(name, ".new-") && now - one.seconds > STALE_SECONDS) {
            g_unlink(path);
        }
    }
}

static GArray *
list_store(const DsStore *store)
{
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(Kept));
    g_autoptr(GDir) dir = g_dir_open(store->folder, 0, NULL);
    const gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    const gchar *name;

    g_array_set_clear_func(kept, kept_clear);
    list_folder(store->folder, kept, now);
    g_array_set_size(kept, 0); /* what lies there besides is not ours */
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree gchar *folder = g_build_filename(store->folder, name, NULL);
        if (strlen(name) == 2 && g_ascii_isxdigit(name[0]) && g_ascii_isxdigit(name[1]))
            list_folder(folder, kept, now);
    }
    return kept;
}

static void
trim(const DsStore *store)
{
    g_autoptr(GArray) kept = list_store(store);
    guint64 total = 0;

    for (guint i = 0; i < kept->len; i++)
        total += g_array_index(kept, Kept, i).n_bytes;
    if (total <= store->n_bytes_max)
        return;
    g_array_sort(kept, oldest_first);
    for (guint i = 0; i < kept->len && total > store->n_bytes_max / 100 * TRIM_PERCENT; i++) {
        const Kept *one = &g_array_index(kept, Kept, i);
        if (g_unlink(one->path) == 0)
            total -= one->n_bytes;
    }
}

void
ds_store_close(DsStore *store)
{
    if (store == NULL)
        return;
    if (g_atomic_int_get(&store->n_written) > 0)
        trim(store);
    g_free(store->folder);
    g_free(store);
}
