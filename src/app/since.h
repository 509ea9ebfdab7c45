/* build --since: what changed from an earlier model. */
#ifndef DS_APP_SINCE_H
#define DS_APP_SINCE_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "pack/pack.h"

/* The changes (of DsChange, see report/diff.h) from the model in the file at path to the
 * report; NULL with DS_ERROR_USAGE when there is no such model. The caller owns the array. */
GPtrArray *ds_since_load(
    const gchar *path, const DsReport *report, DsPack *pack, DsDiag *diag, GError **error);

#endif
