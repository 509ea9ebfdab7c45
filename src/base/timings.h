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

/* So many microseconds of processor time, spent since the last mark, belong to the stage after
 * the one that the next mark ends. timings may be NULL. */
void ds_timings_carry(DsTimings *timings, gint64 cpu);

/* The processor time of the calling thread, in microseconds. */
gint64 ds_timings_thread_cpu(void);

/* A table, one stage a line, and the peak of memory; the caller owns it. */
gchar *ds_timings_format(const DsTimings *timings);

#endif
