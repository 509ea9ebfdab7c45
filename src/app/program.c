#include <dossier/dossier.h>

#include <errno.h>
#include <locale.h>
#include <stdio.h>

#include <dossier/error.h>

#include "app/log.h"
#include "app/options.h"

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

int
ds_main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    int status = 0;

    /* Help speaks the user's language; everything else is the same in every locale. */
    setlocale(LC_MESSAGES, "");
    g_autoptr(DsOptions) options = ds_options_parse(argc, argv, &status, &error);
    if (options == NULL)
        return error != NULL ? ds_log_error(NULL, error) : end_output(NULL, status);
    return end_output(options, options->command->run(options));
}
