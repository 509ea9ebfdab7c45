/* The document as indented text: one line a node, its words behind it. */
#include "doc/document.h"

static const gchar *const mark_names[] = {"", "one", "two", "differs", "inferred"};

/* Words may hold anything a source holds: quotes and backslashes are escaped, so that a line of
 * the dump stays a line. */
static void
append_quoted(GString *out, const gchar *text)
{
    g_string_append_c(out, '"');
    for (const gchar *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        if (*p == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void
append_inline(GString *out, const DsInline *piece)
{
    g_string_append_c(out, ' ');
    if (piece->kind != DS_INLINE_TEXT)
        g_string_append(out, piece->kind == DS_INLINE_CITATION ? "cite" : "link");
    if (piece->role != NULL)
        g_string_append_printf(out, "(%s)", piece->role);
    append_quoted(out, piece->text);
    if (piece->target != NULL)
        g_string_append_printf(out, ">%s", piece->target);
}

static void
append_when(GString *out, const DsWhen *when)
{
    if (ds_date_known(when->from) == DS_KNOWN_NOTHING)
        return;
    g_autofree gchar *from = ds_date_to_iso(when->from);
    g_autofree gchar *to = ds_date_to_iso(when->to);

    g_string_append_printf(out, " when=%s..%s,%s,%s%s", from, to != NULL ? to : "",
                           ds_precision_name(when->precision), ds_about_name(when->about),
                           when->inferred ? ",inferred" : "");
}

static void
append_lists(GString *out, const DsNode *node)
{
    if (node->numbers != NULL) {
        g_string_append(out, " numbers=");
        for (guint i = 0; i < node->numbers->len; i++)
            g_string_append_printf(out, "%s%d", i > 0 ? "," : "",
                                   g_array_index(node->numbers, gint32, i));
    }
    if (node->backlinks != NULL) {
        g_string_append(out, " back=");
        for (guint i = 0; i < node->backlinks->len; i++)
            g_string_append_printf(out, "%s%s", i > 0 ? "," : "",
                                   (const gchar *)g_ptr_array_index(node->backlinks, i));
    }
}

static void
append_node(GString *out, const DsNode *node, guint depth)
{
    g_string_append_printf(out, "%*s%s", (int)(2 * depth), "", node->role);
    if (node->name != NULL)
        g_string_append_printf(out, " name=%s", node->name);
    if (node->anchor != NULL)
        g_string_append_printf(out, " #%s", node->anchor);
    if (node->target != NULL)
        g_string_append_printf(out, " >%s", node->target);
    if (node->number != 0)
        g_string_append_printf(out, " number=%d", node->number);
    if (node->mark != DS_MARK_NONE)
        g_string_append_printf(out, " mark=%s", mark_names[node->mark]);
    if (node->lead)
        g_string_append(out, " lead");
    append_when(out, &node->when);
    append_lists(out, node);
    for (guint i = 0; i < node->inlines->len; i++)
        append_inline(out, ds_node_inline(node, i));
    g_string_append_c(out, '\n');
    for (guint i = 0; i < node->children->len; i++)
        append_node(out, ds_node_at(node, i), depth + 1);
}

gchar *
ds_document_dump(const DsDocument *document)
{
    GString *out = g_string_new(NULL);

    append_node(out, document->root, 0);
    return g_string_free(out, FALSE);
}
