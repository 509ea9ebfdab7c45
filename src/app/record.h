/* What the last build of a command line was made from and what it made: when neither has
 * changed, there is nothing to do. */
#ifndef DS_APP_RECORD_H
#define DS_APP_RECORD_H

#include "app/options.h"
#include "app/sources.h"
#include "app/targets.h"
#include "base/packings.h"
#include "cache/store.h"
#include "pack/pack.h"

typedef struct DsRecord DsRecord;

/* NULL when builds of these options are not recorded: they print a value, write to standard
 * output, or use data from outside the program. scanned: what the scan has said. All borrowed.
 */
DsRecord *ds_record_new(const DsOptions *options,
                        const DsSources *sources,
                        DsPack *pack,
                        DsStore *store,
                        const DsDiag *scanned);
void ds_record_free(DsRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsRecord, ds_record_free)

/* The outputs (of DsProduct, owned by the caller) when they are what a build would make now;
 * diag then receives its messages and *status its exit status. Else NULL. */
GArray *ds_record_lookup(DsRecord *record, DsDiag *diag, int *status);

/* Records a build: hashes of the inputs as they were read (see ds_gather()), and what was
 * published (of DsProduct). */
void ds_record_keep(DsRecord *record,
                    const GPtrArray *hashes,
                    const GArray *products,
                    const DsDiag *diag,
                    int status);

/* The streams that the last build of the command line packed, with the same code, or none; NULL
 * when record is NULL. The caller owns them. */
DsPackings *ds_record_packings(const DsRecord *record);
void ds_record_keep_packings(const DsRecord *record, const DsPackings *packings);

#endif
