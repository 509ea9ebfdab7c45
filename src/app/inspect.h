/* dossier inspect: a terminal page for each article, with what was found in it. */
#ifndef DS_APP_INSPECT_H
#define DS_APP_INSPECT_H

#include "app/options.h"

int ds_inspect(const DsOptions *options);

#endif
