#include <glib.h>

int
main(int argc, char **argv)
{
    g_printerr("dossier %s\n", DOSSIER_VERSION);
    return 2;
}
