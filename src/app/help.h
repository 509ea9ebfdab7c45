/* dossier -h and --help, from the tables of commands and options and the labels of the pack. */
#ifndef DS_APP_HELP_H
#define DS_APP_HELP_H

#include "pack/pack.h"

/* Prints to standard output, in Vietnamese or English by the locale: usage and commands, and
 * with full all options and examples, too. */
void ds_help_print(gboolean full);

/* The pack whose labels speak to the user; the caller owns the reference. */
DsPack *ds_help_pack(void);

#endif
