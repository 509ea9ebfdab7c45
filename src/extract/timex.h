/* Dates and periods in text (timexes, after TIMEX3 of ISO 24617-1). */
#ifndef DS_EXTRACT_TIMEX_H
#define DS_EXTRACT_TIMEX_H

#include <dossier/annotations.h>
#include <dossier/diag.h>

#include "pack/pack.h"

typedef struct DsTimexRules DsTimexRules;
DsTimexRules *ds_timex_rules_new(DsPack *pack, GError **error);
void ds_timex_rules_free(DsTimexRules *rules);

/* Appends the dates of an article's blocks to dates (of DsTimex), by start. The anchor is
 * article->reference; nothing is resolved against the clock. Impossible dates stay text and are
 * told to diag. All blocks are looked at, furniture too. */
void ds_timex_annotate(const DsTimexRules *rules,
                       const DsArticle *article,
                       GArray *dates,
                       DsDiag *diag);

#endif
