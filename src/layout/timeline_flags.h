/* Which dots of the timeline get a label, and where. */
#ifndef DS_LAYOUT_TIMELINE_FLAGS_H
#define DS_LAYOUT_TIMELINE_FLAGS_H

#include "layout/timeline.h"

/* The height of what stands on the axis between two places. */
DsUnit ds_timeline_stack(const DsTimeline *timeline, DsUnit from, DsUnit to);

/* Fills flags and width_index; dots are placed. */
void ds_timeline_place_flags(DsTimeline *timeline, const DsTimelineItem *items, DsUnit width);

#endif
