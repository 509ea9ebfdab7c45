#include <dossier/dossier.h>

#include <errno.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>

#include <dossier/error.h>

#include "app/log.h"
#include "app/options.h"
#include "corpus/xml_memory.h"

/* What standard output could not take is no success; a failure stays the one it was. */
static int
end_output(const DsOptions *options, int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    g_autoptr(GError) error = g_error_new(
        DS_ERROR, DS_ERROR_OUTPUT, "standard output: cannot write: %s", g_strerror(errno));
    const int failed = ds_log_error(options, error);
    return status == DS_EXIT_DONE ? failed : status;
}

/* GNU's library moves the limit, up from which a block has pages of its own, to 32 MB once such
 * a block has been freed; growing arrays then leave holes in the heap. A limit that is set
 * stays: 3 to 7 MB less for 500 articles, in the same time. */
static void
keep_large_blocks_apart(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

int
ds_main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    int status = 0;

    keep_large_blocks_apart();
    /* Help speaks the user's language; everything else is the same in every locale. */
    setlocale(LC_MESSAGES, "");
    ds_xml_memory_or_end();
    g_autoptr(DsOptions) options = ds_options_parse(argc, argv, &status, &error);
    if (options == NULL)
        return error != NULL ? ds_log_error(NULL, error) : end_output(NULL, status);
    return end_output(options, options->command->run(options));
}
