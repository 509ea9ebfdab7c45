/* Figures of two sentences that contradict one another. */
#ifndef DS_REPORT_GAPS_CONFLICT_H
#define DS_REPORT_GAPS_CONFLICT_H

#include "report/gaps_figures.h"

/* A figure held against another. */
typedef struct {
    guint row, other; /* row < other */
    guint32 place, other_place;
    DsFigure figure, against;
    gdouble alike;
} DsConflict;

/* Adds to the gaps what is told of the conflicts (of DsConflict; they are sorted): of several
 * that have a place or both figures in common the strongest, in the order of reading. */
void ds_conflicts_tell(DsReportContext *context, GArray *conflicts);

#endif
