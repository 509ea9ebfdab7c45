/* Groups that are tables: which children of a row stand in which column. */
#include <string.h>

#include "web/html.h"

#define MAX_COLUMNS 5
#define NUMBER      "#" /* the row's number */

static const struct {
    const gchar *group, *row;
    const gchar *columns[MAX_COLUMNS]; /* roles, separated by blanks */
} tables[] = {
    {"sources",
     "source",
     {NUMBER, "source-title source-family", "source-outlet source-author",
      "source-date source-basis", "source-length source-syllables"}},
    {"events",
     "event",
     {"event-year", "event-date event-weekday", "event-text", "event-cites"}},
    {"plans", "event", {"event-year", "event-date event-weekday", "event-text", "event-cites"}},
    {"periods", "event", {"event-date", "event-text", "event-cites"}},
    {"institution-list",
     "institution",
     {"institution-name institution-acronym institution-aliases", "institution-kind",
      "institution-parent institution-people", "institution-first institution-last", NUMBER}},
    {"person-list", "person", {"person-name person-role person-note", NUMBER}},
    {"acronym-list", "acronym", {"acronym-short acronym-expansion", "acronym-cites"}},
};

static gboolean
names_role(const gchar *column, const gchar *role)
{
    const gsize n = strlen(role);

    for (const gchar *p = column; (p = strstr(p, role)) != NULL; p += n) {
        if ((p == column || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
            return TRUE;
    }
    return FALSE;
}

static void
write_child(DsHtml *h, const DsNode *child)
{
    g_autofree gchar *words = ds_node_dup_words(child);

    ds_html_open(h, "div", child->name != NULL ? child->name : child->role, child->anchor);
    if (child->target != NULL)
        ds_html_link(h, child->target, words);
    else
        ds_html_words(h, child);
    ds_html_close(h, "div");
}

static void
write_number(DsHtml *h, const DsNode *row)
{
    if (row->number == 0) {
        g_string_append(h->out, "–");
        return;
    }
    g_autofree gchar *number = g_strdup_printf("%d", row->number);
    ds_html_link(h, row->target, number);
}

/* The mark stands before the words it is about: in the column that holds the most of them. */
static gboolean
is_marked_column(const gchar *column)
{
    return names_role(column, "event-text") || names_role(column, "acronym-short");
}

static void
write_row(DsHtml *h, const DsNode *row, const gchar *const *columns)
{
    ds_html_open(h, "tr", row->role, row->anchor);
    for (gsize i = 0; i < MAX_COLUMNS && columns[i] != NULL; i++) {
        ds_html_open(h, "td", strcmp(columns[i], NUMBER) == 0 ? "number" : NULL, NULL);
        if (is_marked_column(columns[i]))
            ds_html_mark(h, row->mark);
        if (strcmp(columns[i], NUMBER) == 0)
            write_number(h, row);
        for (guint k = 0; k < row->children->len; k++) {
            if (names_role(columns[i], ds_node_at(row, k)->role))
                write_child(h, ds_node_at(row, k));
        }
        ds_html_close(h, "td");
    }
    ds_html_close(h, "tr");
    g_string_append_c(h->out, '\n');
}

static void
write_head(DsHtml *h, const DsNode *group)
{
    g_string_append(h->out, "<thead><tr>");
    for (guint i = 0; i < group->children->len; i++) {
        const DsNode *head = ds_node_at(group, i);
        if (!ds_node_is(head, "head"))
            continue;
        g_string_append(h->out, "<th scope=\"col\">");
        ds_html_words(h, head);
        ds_html_close(h, "th");
    }
    g_string_append(h->out, "</tr></thead>\n<tbody>\n");
}

gboolean
ds_html_table(DsHtml *h, const DsNode *group)
{
    gsize t = 0;

    while (t < G_N_ELEMENTS(tables) && !ds_node_is(group, tables[t].group))
        t++;
    if (t == G_N_ELEMENTS(tables))
        return FALSE;
    ds_html_element(h, "p", ds_node_child(group, "note"));
    /* A wide table scrolls by itself; who has only a keyboard must be able to get into it. */
    g_string_append(h->out,
                    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    g_autofree gchar *name = ds_node_dup_words(group);
    ds_html_text(h, name[0] != '\0' ? name : ds_html_label(h, "chronology.caption"));
    g_string_append(h->out, "\"><table>");
    write_head(h, group);
    for (guint i = 0; i < group->children->len; i++) {
        if (ds_node_is(ds_node_at(group, i), tables[t].row))
            write_row(h, ds_node_at(group, i), tables[t].columns);
    }
    g_string_append(h->out, "</tbody></table></div>\n");
    ds_html_element(h, "p", ds_node_child(group, "remark"));
    return TRUE;
}

static void
write_matrix_row(DsHtml *h, const DsNode *matrix, const DsNode *name, guint row, guint n)
{
    g_autofree gchar *words = ds_node_dup_words(name);

    g_string_append_printf(h->out, "<tr><th scope=\"row\">%d ", name->number);
    ds_html_link(h, name->target, words);
    ds_html_close(h, "th");
    for (guint k = 0; k < n; k++) {
        const gint32 count = g_array_index(matrix->numbers, gint32, row * n + k);
        if (k < row && count > 0)
            g_string_append_printf(h->out, "<td class=\"number\">%d</td>", count);
        else
            g_string_append(h->out, k == row ? "<td class=\"number\">·</td>" : "<td></td>");
    }
    g_string_append(h->out, "</tr>\n");
}

void
ds_html_matrix(DsHtml *h, const DsNode *matrix)
{
    guint n = 0, row = 0;
    g_autofree gchar *name = ds_node_dup_words(matrix);

    for (guint i = 0; i < matrix->children->len; i++)
        n += ds_node_is(ds_node_at(matrix, i), "matrix-name") ? 1 : 0;
    ds_html_element(h, "p", ds_node_child(matrix, "note"));
    g_string_append(h->out,
                    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    ds_html_text(h, name);
    g_string_append(h->out, "\"><table class=\"matrix\"><thead><tr><td></td>");
    for (guint i = 1; i <= n; i++)
        g_string_append_printf(h->out, "<th scope=\"col\">%u</th>", i);
    g_string_append(h->out, "</tr></thead>\n<tbody>\n");
    for (guint i = 0; i < matrix->children->len; i++) {
        const DsNode *child = ds_node_at(matrix, i);
        if (ds_node_is(child, "matrix-name"))
            write_matrix_row(h, matrix, child, row++, n);
    }
    g_string_append(h->out, "</tbody></table></div>\n");
}
