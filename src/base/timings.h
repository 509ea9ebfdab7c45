/* How long each stage took: processor and wall time. */
#ifndef DS_BASE_TIMINGS_H
#define DS_BASE_TIMINGS_H

#include <glib.h>

typedef struct DsTimings DsTimings;

DsTimings *ds_timings_new(void);
void ds_timings_free(DsTimings *timings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsTimings, ds_timings_free)

/* The time since the last mark (or the start) belongs to stage; n_bytes of text went through it
 * (0 when that says nothing). timings may be NULL. */
void ds_timings_mark(DsTimings *timings, const gchar *stage, gsize n_bytes);

/* A table, one stage a line, and the peak of memory; the caller owns it. */
gchar *ds_timings_format(const DsTimings *timings);

#endif
