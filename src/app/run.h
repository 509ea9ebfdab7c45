/* One run of the main road: inputs → corpus → report → outputs. */
#ifndef DS_APP_RUN_H
#define DS_APP_RUN_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "app/options.h"
#include "base/timings.h"
#include "pack/pack.h"

/* The analysis alone: inputs → report, with the settings of the options. The pack is *pack.
 * NULL with an error; owned by the caller. */
DsReport *ds_run_analyse(
    const DsOptions *options, DsPack **pack, DsTimings *timings, DsDiag *diag, GError **error);

/* The commands build and render; each returns an exit status. */
int ds_run_build(const DsOptions *options);
int ds_run_render(const DsOptions *options);

#endif
