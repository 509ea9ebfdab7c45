/* Gaps and conflicts: where sources contradict one another or themselves, stand alone, or leave
 * something open. */
#ifndef DS_REPORT_GAPS_H
#define DS_REPORT_GAPS_H

#include "report/parts.h"

/* Appends a gap whose parts are clauses around the given places, one per sentence: their words
 * joined by " | ". At most two places. */
void ds_gap_add(DsReportContext *context,
                const gchar *kind,
                const gchar *rule,
                const DsSpan *places,
                guint n_places);

/* Sentences told alike with another number or another date in the same place. */
void ds_gaps_contradictions(DsReportContext *context);

/* A sentence that says how many and then lists more or fewer dates. */
void ds_gaps_counts(DsReportContext *context);

#endif
