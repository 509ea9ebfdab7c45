/* dossier watch: builds again whenever the sources change. */
#ifndef DS_APP_WATCH_H
#define DS_APP_WATCH_H

#include "app/options.h"

/* Runs until SIGINT or SIGTERM (128 + n), or with --once until one build is done. */
int ds_watch(const DsOptions *options);

#endif
