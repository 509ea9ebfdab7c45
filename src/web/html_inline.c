#include "web/html.h"

#include <string.h>

void
ds_html_text(DsHtml *h, const gchar *text)
{
    for (const gchar *p = text; *p != '\0'; p++) {
        switch (*p) {
        case '&':
            g_string_append(h->out, "&amp;");
            break;
        case '<':
            g_string_append(h->out, "&lt;");
            break;
        case '>':
            g_string_append(h->out, "&gt;");
            break;
        case '"':
            g_string_append(h->out, "&quot;");
            break;
        case '\'':
            g_string_append(h->out, "&#39;");
            break;
        default:
            g_string_append_c(h->out, *p);
        }
    }
}

static void
attribute(DsHtml *h, const gchar *name, const gchar *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(h->out, " %s=\"", name);
    ds_html_text(h, value);
    g_string_append_c(h->out, '"');
}

void
ds_html_open(DsHtml *h, const gchar *element, const gchar *class, const gchar *id)
{
    g_string_append_printf(h->out, "<%s", element);
    attribute(h, "class", class);
    attribute(h, "id", id);
    g_string_append_c(h->out, '>');
}

void
ds_html_close(DsHtml *h, const gchar *element)
{
    g_string_append_printf(h->out, "</%s>", element);
}

const gchar *
ds_html_label(const DsHtml *h, const gchar *key)
{
    return ds_pack_label(h->pack, key);
}

static void
link_open(DsHtml *h, const gchar *class, const gchar *target)
{
    g_string_append(h->out, "<a");
    attribute(h, "class", class);
    g_string_append(h->out, " href=\"#");
    ds_html_text(h, target);
    g_string_append(h->out, "\">");
}

void
ds_html_link(DsHtml *h, const gchar *target, const gchar *words)
{
    if (target != NULL)
        link_open(h, NULL, target);
    ds_html_text(h, words);
    if (target != NULL)
        ds_html_close(h, "a");
}

static void
write_citation(DsHtml *h, const DsNode *node, guint index)
{
    const DsInline *piece = ds_node_inline(node, index);

    if (index > 0)
        g_string_append(h->out, ds_node_inline(node, index - 1)->kind == DS_INLINE_CITATION
                                    ? "\u2009"
                                    : "\u00A0");
    if (piece->target != NULL)
        link_open(h, "cite", piece->target);
    else
        ds_html_open(h, "span", "cite", NULL);
    ds_html_text(h, piece->text);
    ds_html_close(h, piece->target != NULL ? "a" : "span");
}

static void
write_inline(DsHtml *h, const DsInline *piece)
{
    const gboolean bold = piece->role != NULL && (strcmp(piece->role, "differs") == 0 ||
                                                  strcmp(piece->role, "strong") == 0);
    const gchar *element = bold ? "b" : "span";

    if (piece->role == NULL && piece->lang == NULL) {
        ds_html_link(h, piece->target, piece->text);
        return;
    }
    g_string_append_printf(h->out, "<%s", element);
    attribute(h, "class", bold ? NULL : piece->role);
    attribute(h, "lang", piece->lang);
    g_string_append_c(h->out, '>');
    ds_html_link(h, piece->target, piece->text);
    ds_html_close(h, element);
    if (piece->role != NULL && g_str_has_suffix(piece->role, "-label"))
        g_string_append_c(h->out, ' ');
}

void
ds_html_words(DsHtml *h, const DsNode *node)
{
    for (guint i = 0; i < node->inlines->len; i++) {
        if (ds_node_inline(node, i)->kind == DS_INLINE_CITATION)
            write_citation(h, node, i);
        else
            write_inline(h, ds_node_inline(node, i));
    }
}

void
ds_html_mark(DsHtml *h, DsMark mark)
{
    static const struct {
        const gchar *sign, *label;
    } marks[] = {
        [DS_MARK_NONE] = {NULL, NULL},
        [DS_MARK_ONE] = {"●", "mark.accounts.one"},
        [DS_MARK_TWO] = {"●●", "mark.accounts.two"},
        [DS_MARK_DIFFERS] = {"◐", "mark.accounts.differ"},
        [DS_MARK_INFERRED] = {"≈", "mark.inferred"},
    };

    if (mark == DS_MARK_NONE)
        return;
    g_string_append(h->out, "<span class=\"mark\" role=\"img\"");
    attribute(h, "aria-label", ds_html_label(h, marks[mark].label));
    attribute(h, "title", ds_html_label(h, marks[mark].label));
    g_string_append_printf(h->out, ">%s</span>\u00A0", marks[mark].sign);
}

void
ds_html_element(DsHtml *h, const gchar *element, const DsNode *node)
{
    if (node == NULL)
        return;
    ds_html_open(h, element, node->role, node->anchor);
    ds_html_mark(h, node->mark);
    ds_html_words(h, node);
    ds_html_close(h, element);
}
