/* Words of nodes and labels as paragraphs, lines and elements. */
#include <string.h>

#include "layout/layout_private.h"

#define CITATIONS_TOGETHER 4
/* Three rows of four: nobody follows more, and hundreds would be longer than what they prove.
 */
#define MAX_CITATIONS 12

gint32
ds_layout_element(DsLayout *l, const gchar *type, gint32 parent)
{
    return ds_pages_add_element(l->pages, type, parent);
}

gint32
ds_layout_language(DsLayout *l, const DsInline *piece, gint32 element)
{
    if (piece->lang == NULL || element < 0)
        return element;
    const gint32 span = ds_layout_element(l, "Span", element);
    g_array_index(l->pages->elements, DsElement, span).lang = piece->lang;
    return span;
}

DsPara *
ds_layout_para(DsLayout *l, const gchar *role, const gchar *text, gint32 element)
{
    DsPara *para = ds_para_new(l->setter, FALSE);

    if (text != NULL)
        ds_para_add(para, role, text, element);
    return para;
}

gchar *
ds_layout_fill(DsLayout *l, const gchar *key, ...)
{
    GString *text = g_string_new(ds_pack_label(l->pack, key));
    va_list pairs;

    va_start(pairs, key);
    for (const gchar *name = va_arg(pairs, const gchar *); name != NULL;
         name = va_arg(pairs, const gchar *)) {
        g_autofree gchar *slot = g_strdup_printf("{%s}", name);
        g_string_replace(text, slot, va_arg(pairs, const gchar *), 0);
    }
    va_end(pairs);
    g_string_replace(text, "␣", " ", 0); /* stands for a blank at the end of a label */
    return g_string_free(text, FALSE);
}

/* What a citation's link says: "[2·14]" is article 2, sentence 14. */
static gchar *
citation_contents(DsLayout *l, const gchar *text)
{
    const gchar *dot = strstr(text, "·");

    if (*text != '[' || dot == NULL) {
        g_autofree gchar *inner =
            *text == '[' ? g_strndup(text + 1, MAX(strlen(text), 2) - 2) : g_strdup(text);
        return ds_layout_fill(l, "alt.link.source", "a", inner, NULL);
    }
    g_autofree gchar *article = g_strndup(text + 1, (gsize)(dot - text) - 1);
    g_autofree gchar *sentence = g_strdup(dot + strlen("·"));
    if (*sentence != '\0')
        sentence[strlen(sentence) - 1] = '\0';
    return ds_layout_fill(l, "alt.link.sentence", "a", article, "n", sentence, NULL);
}

static gboolean
is_strong(const DsInline *piece)
{
    return g_strcmp0(piece->role, "strong") == 0 || g_strcmp0(piece->role, "differs") == 0;
}

static void
add_linked(DsLayout *l,
           DsPara *para,
           const gchar *role,
           const DsInline *piece,
           const gchar *contents,
           gint32 element)
{
    if (piece->target == NULL) {
        ds_para_add(para, role, piece->text, element);
        return;
    }
    const gint32 link = ds_layout_element(l, "Link", element);
    ds_para_add_link(para, role, piece->text, link, piece->target, contents);
}

/* The citations that follow each other in a node from the i-th inline on. */
static guint
count_citations(const DsNode *node, guint i)
{
    guint n = 0;

    while (i + n < node->inlines->len &&
           g_array_index(node->inlines, DsInline, i + n).kind == DS_INLINE_CITATION)
        n++;
    return n;
}

/* Stands for citations that are not told. */
static void
add_rest(DsPara *para, const gchar *role, guint n, gint32 element)
{
    g_autofree gchar *words = g_strdup_printf("\u00a0+%u", n);

    ds_para_add(para, role, words, element);
}

void
ds_layout_add_node(
    DsLayout *l, DsPara *para, const DsNode *node, const DsRoles *roles, gint32 element)
{
    guint n_citations = 0;

    for (guint i = 0; i < node->inlines->len; i++) {
        const DsInline *piece = &g_array_index(node->inlines, DsInline, i);
        if (piece->kind == DS_INLINE_CITATION && n_citations == MAX_CITATIONS) {
            const guint n_rest = count_citations(node, i);
            add_rest(para, roles->citation, n_rest, element);
            i += n_rest - 1;
            continue;
        }
        if (piece->kind == DS_INLINE_CITATION) {
            if (n_citations > 0)
                ds_para_add(para, roles->citation,
                            n_citations % CITATIONS_TOGETHER == 0 ? " " : "\u2009", element);
            else if (!roles->tight && !ds_para_is_empty(para))
                ds_para_add(para, roles->citation, "\u00a0", element);
            g_autofree gchar *contents = citation_contents(l, piece->text);
            add_linked(l, para, roles->citation, piece, contents, element);
            n_citations++;
            continue;
        }
        n_citations = 0;
        const gchar *role = is_strong(piece) ? roles->strong : roles->text;
        if (piece->kind == DS_INLINE_LINK)
            add_linked(l, para, role, piece, piece->text, element);
        else
            ds_para_add(para, role, piece->text, ds_layout_language(l, piece, element));
    }
}

DsUnit
ds_layout_text(DsLayout *l,
               DsFrag *frag,
               const gchar *role,
               const gchar *text,
               DsUnit x,
               DsUnit y,
               DsAlign align,
               gint32 element)
{
    g_autoptr(DsPara) para = ds_layout_para(l, role, text, element);

    if (ds_para_is_empty(para))
        return 0;
    ds_para_ragged(para, G_MAXINT32 / 4);
    ds_para_draw_line(para, 0, x, y, align, frag);
    return ds_para_line_width(para, 0);
}

DsUnit
ds_layout_width(DsLayout *l, const gchar *role, const gchar *text)
{
    g_autoptr(DsPara) para = ds_layout_para(l, role, text, -1);

    return ds_para_natural_width(para);
}

DsUnit
ds_layout_leading(DsLayout *l, const gchar *role)
{
    return ds_setter_role(l->setter, role)->leading;
}

gchar *
ds_layout_child_words(const DsNode *node, const gchar *role)
{
    const DsNode *child = ds_node_child(node, role);

    return child != NULL ? ds_node_dup_words(child) : NULL;
}

void
ds_layout_bookmark(DsLayout *l, guint level, const gchar *title, const gchar *anchor)
{
    const DsBookmark bookmark = {level, g_strdup(title), g_strdup(anchor)};

    if (anchor != NULL && title != NULL && *title != '\0')
        g_array_append_val(l->pages->bookmarks, bookmark);
}

void
ds_layout_rule(DsLayout *l, DsFrag *frag, DsUnit x, DsUnit end, DsUnit y, DsUnit thickness)
{
    ds_frag_line(frag, x, y, end - x, 0, thickness, l->style->ink, -1);
}

DsColour
ds_layout_black(guint per_cent)
{
    const guint level = 255 - (per_cent * 255 + 50) / 100;

    return level << 16 | level << 8 | level;
}

GPtrArray *
ds_layout_heads(const DsNode *table)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < table->children->len; i++)
        if (ds_node_is(ds_node_at(table, i), "head"))
            g_ptr_array_add(words, ds_node_dup_words(ds_node_at(table, i)));
    return words;
}

const gchar *
ds_layout_head(const GPtrArray *heads, guint index)
{
    return index < heads->len ? (const gchar *)g_ptr_array_index(heads, index) : NULL;
}
