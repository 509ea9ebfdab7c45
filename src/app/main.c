#include <dossier/dossier.h>

int
main(int argc, char **argv)
{
    return ds_main(argc, argv);
}
