#include "report/diff.h"

#include <string.h>

/* An item of either model in common terms. */
typedef struct {
    gchar *key;      /* what it is known by: the words it cites first, or its name */
    gchar *text;     /* what is shown */
    gchar *evidence; /* all it cites */
    gsize n_date;    /* bytes in front of the text that are an event's dates */
    DsChangeTime when;
} Entry;

static void
entry_free(gpointer data)
{
    Entry *entry = (Entry *)data;

    g_free(entry->key);
    g_free(entry->text);
    g_free(entry->evidence);
    g_free(entry);
}

static void
change_free(gpointer data)
{
    DsChange *change = (DsChange *)data;

    g_free(change->before);
    g_free(change->after);
    g_free(change);
}

/* A span by its words: articles may have moved in the list. */
static gchar *
span_key(const DsReport *report, DsSpan span)
{
    const DsArticle *article = ds_corpus_article(report->corpus, span.article);
    g_autofree gchar *words = ds_corpus_dup_text(report->corpus, span);

    return g_strdup_printf("%s\n%s", article->path != NULL ? article->path : "", words);
}

static Entry *
add_entry(GPtrArray *entries, gchar *key, gchar *text, gchar *evidence)
{
    Entry *entry = g_new0(Entry, 1);

    entry->key = key;
    entry->text = text;
    entry->evidence = evidence;
    g_ptr_array_add(entries, entry);
    return entry;
}

static Entry *
add_item(GPtrArray *entries, const DsReport *report, gchar *text, const GArray *evidence)
{
    g_autoptr(GString) all = g_string_new(NULL);
    gchar *key = NULL;

    for (guint i = 0; i < evidence->len; i++) {
        g_autofree gchar *one = span_key(report, g_array_index(evidence, DsEvidence, i).span);
        g_string_append(all, one);
        g_string_append_c(all, '\n');
        if (key == NULL)
            key = g_strdup(one);
    }
    return add_entry(entries, key != NULL ? key : g_strdup(text), text, g_strdup(all->str));
}

static void
list_sources(const DsReport *report, GPtrArray *entries)
{
    for (guint a = 0; a < report->corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(report->corpus, a);
        add_entry(entries, g_strdup(article->path != NULL ? article->path : article->id),
                  g_strdup(article->path != NULL ? article->path : article->id),
                  g_strdup(article->sha256 != NULL ? article->sha256 : ""));
    }
}

static void
list_summary(const DsReport *report, GPtrArray *entries)
{
    for (guint i = 0; i < report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(report->summary, i);
        add_item(entries, report, g_strdup(item->text), item->evidence);
    }
}

static void
list_chronology(const DsReport *report, GPtrArray *entries)
{
    for (guint i = 0; i < report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)g_ptr_array_index(report->chronology, i);
        g_autofree gchar *from = ds_date_to_iso(event->from);
        g_autofree gchar *to = ds_date_to_iso(event->to);
        const gboolean same = g_strcmp0(from, to) == 0;
        g_autofree gchar *dates = g_strconcat(from != NULL ? from : "?", same ? "" : "/",
                                              same || to == NULL ? "" : to, NULL);
        Entry *entry = add_item(entries, report, g_strconcat(dates, ": ", event->text, NULL),
                                event->evidence);
        entry->n_date = strlen(dates);
        entry->when = (DsChangeTime){event->from, event->to, event->precision, event->about,
                                     event->inferred};
    }
}

static void
list_quotes(const DsReport *report, GPtrArray *entries)
{
    for (guint i = 0; i < report->key_quotes->len; i++) {
        const DsKeyQuote *quote = (const DsKeyQuote *)g_ptr_array_index(report->key_quotes, i);
        add_item(entries, report, g_strdup(quote->text), quote->evidence);
    }
}

static void
list_gaps(const DsReport *report, GPtrArray *entries)
{
    for (guint i = 0; i < report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)g_ptr_array_index(report->gaps, i);
        add_item(entries, report, g_strdup(gap->text), gap->evidence);
    }
}

static void
list_institutions(const DsReport *report, GPtrArray *entries)
{
    for (guint i = 0; i < report->annotations->institutions->len; i++) {
        const DsInstitution *one = ds_annotations_institution(report->annotations, i);
        add_entry(entries, g_strdup(one->name), g_strdup(one->name), g_strdup(""));
    }
}

static void
list_people(const DsReport *report, GPtrArray *entries)
{
    for (guint i = 0; i < report->annotations->people->len; i++) {
        const DsPerson *one = ds_annotations_person(report->annotations, i);
        add_entry(entries, g_strdup(one->name), g_strdup(one->name), g_strdup(""));
    }
}

static const struct {
    const gchar *name;
    void (*list)(const DsReport *report, GPtrArray *entries);
} diff_parts[] = {
    {"source", list_sources}, {"summary", list_summary}, {"chronology", list_chronology},
    {"quote", list_quotes},   {"gap", list_gaps},        {"institution", list_institutions},
    {"person", list_people},
};

static void
add_change(GPtrArray *changes,
           DsChangeKind kind,
           const gchar *part,
           const Entry *before,
           const Entry *after)
{
    DsChange *change = g_new0(DsChange, 1);
    const Entry *newer = after != NULL ? after : before;

    change->kind = kind;
    change->part = part;
    change->before = before != NULL ? g_strdup(before->text) : NULL;
    change->after = after != NULL ? g_strdup(after->text) : NULL;
    change->n_date = newer->n_date;
    change->when = newer->when;
    g_ptr_array_add(changes, change);
}

/* Entries by key; of equal keys the list keeps the order, and each is used once. */
static GHashTable *
index_entries(const GPtrArray *entries)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify)(void (*)(void))g_queue_free);

    for (guint i = 0; i < entries->len; i++) {
        Entry *entry = (Entry *)g_ptr_array_index(entries, i);
        GQueue *queue = (GQueue *)g_hash_table_lookup(index, entry->key);
        if (queue == NULL) {
            queue = g_queue_new();
            g_hash_table_insert(index, entry->key, queue);
        }
        g_queue_push_tail(queue, entry);
    }
    return index;
}

static void
compare_entries(GPtrArray *changes, const gchar *part, const Entry *old, const Entry *now)
{
    if (g_strcmp0(old->text, now->text) != 0)
        add_change(changes, DS_CHANGE_TEXT, part, old, now);
    else if (g_strcmp0(old->evidence, now->evidence) != 0)
        add_change(changes, DS_CHANGE_EVIDENCE, part, old, now);
}

static void
compare_part(GPtrArray *changes, const gchar *part, const GPtrArray *old, const GPtrArray *now)
{
    g_autoptr(GHashTable) index = index_entries(old);

    for (guint i = 0; i < now->len; i++) {
        const Entry *entry = (const Entry *)g_ptr_array_index(now, i);
        GQueue *queue = (GQueue *)g_hash_table_lookup(index, entry->key);
        const Entry *before = queue != NULL ? (const Entry *)g_queue_pop_head(queue) : NULL;
        if (before == NULL)
            add_change(changes, DS_CHANGE_CAME, part, NULL, entry);
        else
            compare_entries(changes, part, before, entry);
    }
    for (guint i = 0; i < old->len; i++) {
        Entry *entry = (Entry *)g_ptr_array_index(old, i);
        GQueue *queue = (GQueue *)g_hash_table_lookup(index, entry->key);
        if (g_queue_find(queue, entry) != NULL)
            add_change(changes, DS_CHANGE_WENT, part, entry, NULL);
    }
}

GPtrArray *
ds_report_diff(const DsReport *old_report, const DsReport *new_report)
{
    GPtrArray *changes = g_ptr_array_new_with_free_func(change_free);

    for (guint i = 0; i < G_N_ELEMENTS(diff_parts); i++) {
        g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func(entry_free);
        g_autoptr(GPtrArray) now = g_ptr_array_new_with_free_func(entry_free);
        diff_parts[i].list(old_report, old);
        diff_parts[i].list(new_report, now);
        compare_part(changes, diff_parts[i].name, old, now);
    }
    return changes;
}

const gchar *
ds_change_name(DsChangeKind kind)
{
    static const gchar *const names[] = {"came", "went", "text", "evidence"};

    return names[kind];
}

gchar *
ds_change_format(const DsChange *change)
{
    switch (change->kind) {
    case DS_CHANGE_CAME:
        return g_strdup_printf("+ %s: %s", change->part, change->after);
    case DS_CHANGE_WENT:
        return g_strdup_printf("- %s: %s", change->part, change->before);
    case DS_CHANGE_TEXT:
        return g_strdup_printf("~ %s: %s → %s", change->part, change->before, change->after);
    case DS_CHANGE_EVIDENCE:
        break;
    }
    return g_strdup_printf("= %s: %s", change->part, change->after);
}
