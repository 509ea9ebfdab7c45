/* Completion scripts for bash, zsh and fish, from the tables of commands, options and values.
 */
#ifndef DS_APP_COMPLETIONS_H
#define DS_APP_COMPLETIONS_H

#include "app/options.h"
#include "pack/pack.h"

/* The command: the script of the shell that the first input names, on standard output. */
int ds_completions(const DsOptions *options);

/* completions_bash.c, completions_zsh.c, completions_fish.c: the shells. options: of
 * DsOptionInfo. */
void ds_completions_bash(DsPack *pack, const GArray *options);
void ds_completions_zsh(DsPack *pack, const GArray *options);
void ds_completions_fish(DsPack *pack, const GArray *options);

/* The names of all commands, joined by blanks; the caller owns them. */
gchar *ds_completions_commands(void);

/* The words that the command itself takes ("bash zsh fish"), joined by blanks, or NULL: files.
 * The caller owns them. */
gchar *ds_completions_arguments(const DsCommand *command);

/* A label that can stand between single quotes and in brackets; the caller owns it. */
gchar *ds_completions_label(DsPack *pack, const gchar *key);

#endif
