/* The first half of the road: sources → report. */
#ifndef DS_APP_ANALYSE_H
#define DS_APP_ANALYSE_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "app/options.h"
#include "app/progress.h"
#include "app/sources.h"
#include "base/timings.h"
#include "cache/store.h"
#include "pack/pack.h"

/* What an analysis works with; all borrowed, timings, progress, store and hashes may be NULL.
 */
typedef struct {
    const DsOptions *options;
    const DsSources *sources;
    DsPack *pack;
    DsStore *store;
    GPtrArray *hashes; /* receives the SHA-256 of each input, see ds_gather() */
    DsTimings *timings;
    DsProgress *progress;
    DsDiag *diag;
} DsAnalysis;

/* NULL with an error; the caller owns the report. */
DsReport *ds_analyse(const DsAnalysis *analysis, GError **error);

/* The pack that the settings name, the sources and the report, for a command that wants no
 * more. *pack is owned by the caller, too. */
DsReport *
ds_analyse_options(const DsOptions *options, DsPack **pack, DsDiag *diag, GError **error);

/* The store that the options allow, or NULL: --no-cache, or nowhere to write. */
DsStore *ds_analyse_store(const DsOptions *options);

#endif
