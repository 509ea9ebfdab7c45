/* dossier --help, from the tables of commands and options and the labels of the pack. */
#ifndef DS_APP_HELP_H
#define DS_APP_HELP_H

/* Prints to standard output, in Vietnamese or English by the locale. */
void ds_help_print(void);

#endif
