#include "base/parallel.h"

typedef struct {
    guint n, n_at_once;
    gint next; /* the first index that nobody does yet, in steps */
    DsParallelStep step;
    gpointer data;
} Loop;

typedef struct {
    Loop *loop;
    guint number;
} Worker;

static gpointer
work(gpointer data)
{
    const Worker *worker = (const Worker *)data;
    Loop *loop = worker->loop;

    for (;;) {
        const guint64 from = (guint64)g_atomic_int_add(&loop->next, 1) * loop->n_at_once;
        if (from >= loop->n)
            return NULL;
        loop->step((guint)from, (guint)MIN(from + loop->n_at_once, loop->n), worker->number,
                   loop->data);
    }
}

guint
ds_parallel_workers(guint n_threads)
{
    return n_threads == 0 ? g_get_num_processors() : n_threads;
}

void
ds_parallel(guint n, guint n_at_once, guint n_threads, DsParallelStep step, gpointer data)
{
    Loop loop = {n, MAX(n_at_once, 1), 0, step, data};
    const guint n_steps = n / loop.n_at_once + 1;
    const guint n_workers = MIN(ds_parallel_workers(n_threads), n_steps);
    g_autofree Worker *workers = g_new(Worker, n_workers);
    g_autofree GThread **threads = g_new0(GThread *, n_workers);

    for (guint i = 0; i < n_workers; i++) {
        workers[i] = (Worker){&loop, i};
        if (i > 0)
            threads[i] = g_thread_try_new("loop", work, &workers[i], NULL);
    }
    work(&workers[0]);
    for (guint i = 1; i < n_workers; i++)
        if (threads[i] != NULL)
            g_thread_join(threads[i]);
}
