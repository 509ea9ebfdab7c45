/* Part 3: the summary by theme. */
#include "doc/compose_private.h"

static const DsSummaryItem *
item_at(const DsReport *report, guint index)
{
    return (const DsSummaryItem *)g_ptr_array_index(report->summary, index);
}

static void
add_article(GArray *articles, guint32 article)
{
    guint at = 0;

    while (at < articles->len && g_array_index(articles, guint32, at) < article)
        at++;
    if (at == articles->len || g_array_index(articles, guint32, at) != article)
        g_array_insert_val(articles, at, article);
}

/* "bài 1, 2 · 4 câu" */
static gchar *
theme_note(DsComposer *c, const GArray *items)
{
    g_autoptr(GArray) articles = g_array_new(FALSE, FALSE, sizeof(guint32));

    for (guint i = 0; i < items->len; i++) {
        const GArray *evidence = item_at(c->report, g_array_index(items, guint, i))->evidence;
        for (guint k = 0; k < evidence->len; k++)
            add_article(articles, g_array_index(evidence, DsEvidence, k).span.article);
    }
    g_autofree gchar *list = ds_compose_articles(c, articles);
    g_autofree gchar *count = ds_compose_count(c, "sources.sentences", items->len);
    return g_strjoin(" · ", list, count, NULL);
}

static void
add_point(DsComposer *c, DsNode *theme, guint index, gboolean lead)
{
    const DsSummaryItem *item = item_at(c->report, index);
    DsNode *point = ds_node_add_words(theme, "point", item->text);

    point->anchor = g_strdup_printf("s%u", index + 1);
    point->mark = ds_compose_mark(item->accounts, item->differs);
    point->lead = lead;
    ds_compose_cite(c, point, item->evidence, point->anchor);
    if (item->differs)
        ds_compose_compare(c, point, item->evidence);
}

static void
add_theme(DsComposer *c, DsNode *part, gint32 index, const GArray *items)
{
    DsNode *theme = ds_node_add(part, "theme");
    const DsTheme *named =
        index >= 0 && (guint)index < c->report->themes->len
            ? (const DsTheme *)g_ptr_array_index(c->report->themes, (guint)index)
            : NULL;

    if (named != NULL && named->name != NULL) { /* a subject may have no words of its own */
        g_autofree gchar *note = theme_note(c, items);
        ds_node_add_text(theme, named->name);
        ds_node_add_words(theme, "note", note);
    }
    for (guint i = 0; i < items->len; i++)
        add_point(c, theme, g_array_index(items, guint, i), i == 0);
}

static void
items_free(gpointer data)
{
    g_array_unref((GArray *)data);
}

/* The items' indices by theme, themes in order of their first item: of GArray of guint. */
static GPtrArray *
group_by_theme(const DsReport *report)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(items_free);
    g_autoptr(GHashTable) by_theme = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < report->summary->len; i++) {
        gpointer theme = GINT_TO_POINTER(item_at(report, i)->theme);
        GArray *items = (GArray *)g_hash_table_lookup(by_theme, theme);
        if (items == NULL) {
            items = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(by_theme, theme, items);
            g_ptr_array_add(groups, items);
        }
        g_array_append_val(items, i);
    }
    return groups;
}

static void
add_subtitle(DsComposer *c, DsNode *part, guint n_themes)
{
    const gboolean themed = c->report->themes->len > 0;
    g_autofree gchar *themes = ds_compose_count(c, "contents.themes", n_themes);
    g_autofree gchar *sentences =
        ds_compose_count(c, "summary.verbatim", c->report->summary->len);
    g_autofree gchar *articles =
        ds_compose_count(c, "summary.from", c->report->corpus->articles->len);
    g_autofree gchar *lead = ds_compose_label(c, "summary.lead");
    g_autofree gchar *from = g_strjoin(" ", sentences, articles, NULL);
    g_autofree gchar *line = themed ? g_strjoin(" · ", themes, from, lead, NULL) : NULL;

    ds_node_add_words(part, "subtitle", themed ? line : from);
}

gchar *
ds_compose_summary(DsComposer *c, DsNode *part)
{
    g_autoptr(GPtrArray) groups = group_by_theme(c->report);
    const guint n = c->report->summary->len;

    if (n == 0) {
        ds_compose_labelled(c, part, "note", "summary.short");
        return NULL;
    }
    add_subtitle(c, part, groups->len);
    for (guint i = 0; i < groups->len; i++) {
        const GArray *items = (const GArray *)g_ptr_array_index(groups, i);
        const gint32 theme = item_at(c->report, g_array_index(items, guint, 0))->theme;
        add_theme(c, part, theme, items);
    }
    g_autofree gchar *themes = ds_compose_count(c, "contents.themes", groups->len);
    g_autofree gchar *sentences = ds_compose_count(c, "sources.sentences", n);
    if (c->report->themes->len == 0)
        return g_steal_pointer(&sentences);
    return g_strjoin(", ", themes, sentences, NULL);
}
