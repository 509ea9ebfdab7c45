/* Messages on standard error. */
#ifndef DS_APP_LOG_H
#define DS_APP_LOG_H

#include <dossier/diag.h>

#include "app/options.h"

/* Prints what the options let through: -q errors only, -v notes too. */
void ds_log_diag(const DsOptions *options, const DsDiag *diag);

/* Prints the error that ended the run and returns its exit status. */
int ds_log_error(const DsOptions *options, const GError *error);

#endif
