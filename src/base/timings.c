#include "base/timings.h"

#include <sys/resource.h>
#include <time.h>

typedef struct {
    gchar *stage;
    gint64 cpu, wall; /* microseconds */
    gsize n_bytes;
    glong peak; /* KB of memory so far */
} Stage;

struct DsTimings {
    GArray *stages; /* of Stage */
    gint64 last_cpu, last_wall;
    gint64 carried; /* of the time since the last mark: the next stage's */
};

static gint64
read_clock(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

gint64
ds_timings_thread_cpu(void)
{
    return read_clock(CLOCK_THREAD_CPUTIME_ID);
}

static glong
peak_memory(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void
stage_clear(gpointer stage)
{
    g_free(((Stage *)stage)->stage);
}

DsTimings *
ds_timings_new(void)
{
    DsTimings *timings = g_new0(DsTimings, 1);

    timings->stages = g_array_new(FALSE, FALSE, sizeof(Stage));
    g_array_set_clear_func(timings->stages, stage_clear);
    timings->last_cpu = 0; /* what came before main() counts as well */
    timings->last_wall = g_get_monotonic_time();
    return timings;
}

void
ds_timings_free(DsTimings *timings)
{
    if (timings == NULL)
        return;
    g_array_unref(timings->stages);
    g_free(timings);
}

void
ds_timings_mark(DsTimings *timings, const gchar *stage, gsize n_bytes)
{
    if (timings == NULL)
        return;

    const gint64 cpu = read_clock(CLOCK_PROCESS_CPUTIME_ID) - timings->carried;
    const gint64 wall = g_get_monotonic_time();
    const Stage added = {g_strdup(stage), cpu - timings->last_cpu, wall - timings->last_wall,
                         n_bytes, peak_memory()};
    g_array_append_val(timings->stages, added);
    timings->last_cpu = cpu;
    timings->last_wall = wall;
    timings->carried = 0;
}

void
ds_timings_carry(DsTimings *timings, gint64 cpu)
{
    if (timings != NULL)
        timings->carried += cpu;
}

gchar *
ds_timings_format(const DsTimings *timings)
{
    GString *out = g_string_new("stage             cpu ms   wall ms   peak KB      MB/s\n");
    gint64 cpu = 0, wall = 0;

    for (guint i = 0; i < timings->stages->len; i++) {
        const Stage *stage = &g_array_index(timings->stages, Stage, i);
        g_string_append_printf(out, "%-14s %9.2f %9.2f %9ld", stage->stage,
                               (gdouble)stage->cpu / 1000, (gdouble)stage->wall / 1000,
                               stage->peak);
        if (stage->n_bytes > 0 && stage->cpu > 0)
            g_string_append_printf(out, " %9.1f",
                                   (gdouble)stage->n_bytes / (gdouble)stage->cpu);
        g_string_append_c(out, '\n');
        cpu += stage->cpu;
        wall += stage->wall;
    }
    g_string_append_printf(out, "%-14s %9.2f %9.2f %9ld\n", "all", (gdouble)cpu / 1000,
                           (gdouble)wall / 1000, peak_memory());
    return g_string_free(out, FALSE);
}
