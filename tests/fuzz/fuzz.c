#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

DsPack *
fuzz_pack(void)
{
    static DsPack *pack;

    if (pack == NULL)
        pack = ds_pack_load("vi", NULL);
    g_assert(pack != NULL);
    return pack;
}

gchar *
fuzz_text(const guint8 *data, gsize n)
{
    g_autofree gchar *valid = g_utf8_make_valid((const gchar *)data, (gssize)n);

    for (gchar *p = valid; *p != '\0'; p++)
        if ((guchar)*p < 0x20 && *p != '\n')
            *p = ' ';
    return g_utf8_normalize(valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

const gchar *
fuzz_file(const guint8 *data, gsize n)
{
    static int fd = -1;
    static gchar path[64];

    if (fd < 0) {
        fd = memfd_create("fuzz", MFD_CLOEXEC);
        g_assert(fd >= 0);
        g_snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    }
    g_assert(ftruncate(fd, 0) == 0);
    g_assert(pwrite(fd, data, n, 0) == (gssize)n);
    return path;
}
