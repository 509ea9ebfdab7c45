/* The report model as JSON, version 1 (docs/MODEL.md): written, and read back. */
#ifndef DS_REPORT_MODEL_JSON_H
#define DS_REPORT_MODEL_JSON_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "base/spool.h"
#include "pack/pack.h"

/* The model's bytes: same report, same bytes. */
GBytes *ds_model_write(const DsReport *report);

/* The same as it is told, for a model that may be larger than memory; the caller owns it. */
DsSpool *ds_model_spool(const DsReport *report);

/* Reads a model, also one that a person has edited or another program made. Fields that are
 * missing take the empty value; spans outside their article, and references to entities that do
 * not exist, are told to diag and dropped. DS_ERROR_FORMAT when it is no model. */
DsReport *
ds_model_read(const gchar *name, GBytes *bytes, DsPack *pack, DsDiag *diag, GError **error);

#endif
