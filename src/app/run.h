/* One run of the main road: inputs → corpus → report → outputs. */
#ifndef DS_APP_RUN_H
#define DS_APP_RUN_H

#include "app/options.h"

/* The commands build and render; each returns an exit status. */
int ds_run_build(const DsOptions *options);
int ds_run_render(const DsOptions *options);

#endif
