/* Part 4: what happened, what lies ahead, and periods. */
#include "doc/compose_private.h"

typedef enum {
    TABLE_EVENTS,
    TABLE_PLANS,
    TABLE_PERIODS,
    N_TABLES,
} Table;

static const struct {
    const gchar *role, *heading;
    const gchar *heads[5];
} tables[N_TABLES] = {
    {"events",
     NULL,
     {"chronology.col.year", "chronology.col.date", "chronology.col.event",
      "chronology.col.sources", NULL}},
    {"plans",
     "chronology.ahead",
     {"chronology.col.year", "chronology.col.date", "chronology.col.content",
      "chronology.col.sources", NULL}},
    {"periods",
     "chronology.periods",
     {"chronology.col.period", "chronology.col.content", "chronology.col.sources", NULL}},
};

typedef struct {
    const DsEvent *event;
    guint index;
} Row;

static Table
table_of(const DsReport *report, const DsEvent *event)
{
    if (event->about == DS_ABOUT_PERIOD)
        return TABLE_PERIODS;
    if (ds_date_known(report->as_of) == DS_KNOWN_NOTHING)
        return event->about == DS_ABOUT_PLAN ? TABLE_PLANS : TABLE_EVENTS;
    if (ds_date_is_after(event->from, report->as_of))
        return TABLE_PLANS;
    return event->about == DS_ABOUT_PLAN && ds_date_is_after(event->to, report->as_of)
               ? TABLE_PLANS
               : TABLE_EVENTS;
}

/* Whole years come first in their year, then what is known better, by date. */
static gint
compare_rows(gconstpointer a, gconstpointer b)
{
    const Row *first = (const Row *)a, *second = (const Row *)b;
    const DsEvent *x = first->event, *y = second->event;
    const gboolean x_whole =
        x->precision >= DS_PRECISION_YEAR && x->precision < DS_PRECISION_APPROX;
    const gboolean y_whole =
        y->precision >= DS_PRECISION_YEAR && y->precision < DS_PRECISION_APPROX;

    if (x->from.year != y->from.year)
        return x->from.year < y->from.year ? -1 : 1;
    if (x_whole != y_whole)
        return x_whole ? -1 : 1;
    const gint from = ds_date_compare(x->from, y->from);
    const gint to = from != 0 ? from : ds_date_compare(x->to, y->to);
    if (to != 0)
        return to;
    return first->index < second->index ? -1 : 1;
}

static void
add_dates(DsComposer *c, DsNode *node, Table table)
{
    if (table == TABLE_PERIODS) {
        g_autofree gchar *whole = ds_compose_when(c, &node->when);
        ds_node_add_words(node, "event-date", whole);
        return;
    }
    g_autofree gchar *year = g_strdup_printf("%d", node->when.from.year);
    g_autofree gchar *date = ds_compose_when_in_year(c, &node->when);
    g_autofree gchar *weekday = ds_compose_weekdays(c, &node->when);
    ds_node_add_words(node, "event-year", year);
    ds_node_add_words(node, "event-date", date);
    if (weekday != NULL)
        ds_node_add_words(node, "event-weekday", weekday);
}

static void
add_event(DsComposer *c, DsNode *parent, Table table, const Row *row)
{
    const DsEvent *event = row->event;
    DsNode *node = ds_node_add(parent, "event");

    node->when =
        (DsWhen){event->from, event->to, event->precision, event->about, event->inferred};
    node->mark = ds_compose_mark(event->accounts, event->differs);
    node->anchor = g_strdup_printf("e%u", row->index + 1);
    node->number = (gint32)event->importance;
    add_dates(c, node, table);
    ds_node_add_words(node, "event-text", event->text);
    ds_compose_cite(c, ds_node_add(node, "event-cites"), event->evidence, node->anchor);
}

static void
add_table(DsComposer *c, DsNode *part, Table table, GArray *rows)
{
    if (rows->len == 0)
        return;
    DsNode *node = ds_node_add(part, tables[table].role);
    g_autofree gchar *as_of = ds_compose_date(c, c->report->as_of);

    if (tables[table].heading != NULL) {
        g_autofree gchar *heading = ds_compose_label(c, tables[table].heading);
        ds_node_add_text(node, heading);
    }
    if (table == TABLE_PLANS && as_of != NULL) {
        g_autofree gchar *note = ds_compose_fill(c, "format.date.after", "date", as_of, NULL);
        ds_node_add_words(node, "note", note);
    }
    ds_compose_heads(c, node, tables[table].heads);
    g_array_sort(rows, compare_rows);
    for (guint i = 0; i < rows->len; i++)
        add_event(c, node, table, &g_array_index(rows, Row, i));
}

gchar *
ds_compose_chronology(DsComposer *c, DsNode *part)
{
    GArray *rows[N_TABLES];

    for (guint t = 0; t < N_TABLES; t++)
        rows[t] = g_array_new(FALSE, FALSE, sizeof(Row));
    for (guint i = 0; i < c->report->chronology->len; i++) {
        const Row row = {(const DsEvent *)g_ptr_array_index(c->report->chronology, i), i};
        if (ds_date_known(row.event->from) != DS_KNOWN_NOTHING)
            g_array_append_val(rows[table_of(c->report, row.event)], row);
    }
    const guint n_events = rows[TABLE_EVENTS]->len + rows[TABLE_PLANS]->len;
    const guint n_periods = rows[TABLE_PERIODS]->len;
    g_autofree gchar *events = ds_compose_count(c, "contents.events", n_events);
    g_autofree gchar *periods = ds_compose_count(c, "contents.periods", n_periods);
    g_autofree gchar *line =
        ds_compose_fill(c, n_periods > 0 ? "chronology.counts" : "chronology.counts.events",
                        "events", events, "periods", periods, NULL);

    if (n_events + n_periods == 0)
        ds_compose_labelled(c, part, "note", "chronology.empty");
    else
        ds_node_add_words(part, "subtitle", line);
    for (guint t = 0; t < N_TABLES; t++) {
        add_table(c, part, (Table)t, rows[t]);
        g_array_unref(rows[t]);
    }
    return n_periods > 0 ? g_strjoin(", ", events, periods, NULL) : g_steal_pointer(&events);
}
