/* What changed since an earlier issue: how much, in the masthead, and each item in a list. */
#include <string.h>

#include "doc/compose_private.h"
#include "report/diff.h"

static const struct {
    DsChangeKind kind;
    const gchar *sign;
} signs[] = {{DS_CHANGE_CAME, "+"}, {DS_CHANGE_WENT, "−"}, {DS_CHANGE_TEXT, "~"}};

/* The parts whose items are listed, with the label of each. */
static const struct {
    const gchar *part;
    const gchar *label;
} listed[] = {
    {"source", "since.source"}, {"summary", "part.summary"}, {"chronology", "part.chronology"},
    {"quote", "part.quotes"},   {"gap", "part.gaps"},
};

static const DsChange *
change_at(const DsComposer *c, guint i)
{
    return (const DsChange *)g_ptr_array_index(c->options->changes, i);
}

gchar *
ds_compose_since_counts(DsComposer *c)
{
    g_autoptr(GString) out = g_string_new(NULL);

    if (c->options->changes == NULL)
        return NULL;
    for (gsize s = 0; s < G_N_ELEMENTS(signs); s++) {
        guint n = 0;
        for (guint i = 0; i < c->options->changes->len; i++)
            n += change_at(c, i)->kind == signs[s].kind;
        if (n == 0)
            continue;
        g_autofree gchar *number = ds_compose_number(c, n);
        g_autofree gchar *words = g_strconcat(signs[s].sign, number, NULL);
        ds_compose_join(out, " ", words);
    }
    if (out->len == 0)
        return ds_compose_label(c, "since.nothing");
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* The newer words; an event's dates as the chronology writes them. */
static gchar *
words_of(DsComposer *c, const DsChange *change)
{
    const gchar *text = change->after != NULL ? change->after : change->before;
    const DsWhen when = {change->when.from, change->when.to, change->when.precision,
                         change->when.about, change->when.inferred};

    if (change->n_date == 0)
        return g_strdup(text);
    g_autofree gchar *date = ds_compose_when(c, &when);
    return *date != '\0' ? g_strconcat(date, text + change->n_date, NULL)
                         : g_strdup(text + change->n_date + strlen(": "));
}

static void
add_change(DsComposer *c, DsNode *group, const gchar *label, const DsChange *change)
{
    for (gsize s = 0; s < G_N_ELEMENTS(signs); s++) {
        if (signs[s].kind != change->kind)
            continue;
        g_autofree gchar *text = words_of(c, change);
        g_autofree gchar *words = g_strdup_printf("%s %s: %s", signs[s].sign, label, text);
        ds_node_add_words(group, "change", words);
    }
}

void
ds_compose_since(DsComposer *c, DsNode *part)
{
    if (c->options->changes == NULL || c->options->changes->len == 0)
        return;
    DsNode *group = ds_compose_labelled(c, part, "since", "front.since");
    for (gsize k = 0; k < G_N_ELEMENTS(listed); k++) {
        g_autofree gchar *label = ds_compose_label(c, listed[k].label);
        for (guint i = 0; i < c->options->changes->len; i++)
            if (g_str_equal(change_at(c, i)->part, listed[k].part))
                add_change(c, group, label, change_at(c, i));
    }
}
