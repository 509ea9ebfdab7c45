#include <dossier/dossier.h>

#include <locale.h>

#include "app/log.h"
#include "app/options.h"

int
ds_main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    int status = 0;

    /* Help speaks the user's language; everything else is the same in every locale. */
    setlocale(LC_MESSAGES, "");
    g_autoptr(DsOptions) options = ds_options_parse(argc, argv, &status, &error);
    if (options == NULL)
        return error != NULL ? ds_log_error(NULL, error) : status;
    return options->command->run(options);
}
