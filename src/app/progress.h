/* How far a run has come, told on standard error: on a terminal once it takes longer than half
 * a second, or as lines of JSON for machines. */
#ifndef DS_APP_PROGRESS_H
#define DS_APP_PROGRESS_H

#include "app/options.h"

typedef enum {
    DS_STAGE_READ, /* counts inputs */
    DS_STAGE_EXTRACT,
    DS_STAGE_REPORT,
    DS_STAGE_COMPOSE,
    DS_STAGE_LAYOUT,
    DS_STAGE_WRITE, /* of: pages laid out */
    DS_N_STAGES,
} DsStage;

typedef struct DsProgress DsProgress;

/* NULL when the options or a standard error that is no terminal want none; every function takes
 * NULL. language ("vi", "en") is that of the line on the terminal. */
DsProgress *ds_progress_new(const DsOptions *options);

/* Takes the line off the terminal: call before anything else is printed there. */
void ds_progress_free(DsProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsProgress, ds_progress_free)

/* A stage begins; n counts what it has before it, 0 when that is not known. */
void ds_progress_stage(DsProgress *progress, DsStage stage, guint n);

/* One more is done; from any thread. */
void ds_progress_step(gpointer progress);

#endif
