/* One loop over many things of the same kind, on several threads. */
#ifndef DS_BASE_PARALLEL_H
#define DS_BASE_PARALLEL_H

#include <glib.h>

/* Does [from, to) of the loop. What it writes must depend on the index alone, never on the
 * worker or on what was done before; the worker, below ds_parallel_workers(), may choose a
 * place to work in. */
typedef void (*DsParallelStep)(guint from, guint to, guint worker, gpointer data);

/* How many workers a loop gets at most; n_threads 0: one for each processor. */
guint ds_parallel_workers(guint n_threads);

/* Calls step for all of [0, n), n_at_once at a time, and returns when all is done. A thread
 * that cannot be started is no failure: the others do its part. */
void ds_parallel(guint n, guint n_at_once, guint n_threads, DsParallelStep step, gpointer data);

#endif
