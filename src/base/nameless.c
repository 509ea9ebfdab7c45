#include "base/nameless.h"

#include <fcntl.h>
#include <glib/gstdio.h>

static int
open_in(const gchar *folder)
{
    const int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd >= 0)
        return fd;
    g_autofree gchar *name = g_build_filename(folder, "dossier-XXXXXX", NULL);
    const int named = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
    if (named >= 0)
        g_unlink(name);
    return named;
}

int
ds_nameless_open(void)
{
    const gchar *const folders[] = {g_getenv("TMPDIR"), "/var/tmp", "/tmp"};
    int fd = -1;

    for (gsize i = 0; fd < 0 && i < G_N_ELEMENTS(folders); i++)
        if (folders[i] != NULL && *folders[i] != '\0')
            fd = open_in(folders[i]);
    return fd;
}
