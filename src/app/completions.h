/* dossier completions: scripts for shells, from the tables of commands and options. */
#ifndef DS_APP_COMPLETIONS_H
#define DS_APP_COMPLETIONS_H

#include "app/options.h"

int ds_completions(const DsOptions *options);

#endif
