/* dossier verify and dossier diff: a model against its sources, or against another model. */
#ifndef DS_APP_COMPARE_H
#define DS_APP_COMPARE_H

#include "app/options.h"

/* verify MODEL.json SOURCES…: prints what does not hold; status 6 when there is anything. */
int ds_run_verify(const DsOptions *options);

/* diff OLD.json NEW.json: prints what came, went and changed. */
int ds_run_diff(const DsOptions *options);

#endif
