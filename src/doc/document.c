#include "doc/document.h"

#include <string.h>

#include <dossier/error.h>

static void
inline_clear(gpointer data)
{
    DsInline *piece = (DsInline *)data;

    g_free(piece->text);
    g_free(piece->target);
    g_free(piece->anchor);
}

static void
node_free(gpointer data)
{
    ds_node_free((DsNode *)data);
}

DsNode *
ds_node_new(const gchar *role)
{
    DsNode *node = g_new0(DsNode, 1);

    node->role = g_intern_string(role);
    node->inlines = g_array_new(FALSE, TRUE, sizeof(DsInline));
    g_array_set_clear_func(node->inlines, inline_clear);
    node->children = g_ptr_array_new_with_free_func(node_free);
    return node;
}

void
ds_node_free(DsNode *node)
{
    if (node == NULL)
        return;
    g_free(node->anchor);
    g_free(node->target);
    g_array_unref(node->inlines);
    g_ptr_array_unref(node->children);
    g_clear_pointer(&node->backlinks, g_ptr_array_unref);
    g_clear_pointer(&node->numbers, g_array_unref);
    g_free(node);
}

DsNode *
ds_node_add(DsNode *parent, const gchar *role)
{
    DsNode *node = ds_node_new(role);

    g_ptr_array_add(parent->children, node);
    return node;
}

DsNode *
ds_node_add_words(DsNode *parent, const gchar *role, const gchar *text)
{
    DsNode *node = ds_node_add(parent, role);

    if (text != NULL)
        ds_node_add_text(node, text);
    return node;
}

void
ds_node_add_text(DsNode *node, const gchar *text)
{
    ds_node_add_inline(node, DS_INLINE_TEXT, text, NULL, NULL);
}

DsInline *
ds_node_add_inline(
    DsNode *node, DsInlineKind kind, const gchar *text, const gchar *role, const gchar *target)
{
    const DsInline piece = {.kind = kind,
                            .text = g_strdup(text),
                            .role = g_intern_string(role),
                            .target = g_strdup(target)};

    g_array_append_val(node->inlines, piece);
    return &g_array_index(node->inlines, DsInline, node->inlines->len - 1);
}

gboolean
ds_node_is(const DsNode *node, const gchar *role)
{
    return strcmp(node->role, role) == 0;
}

const DsNode *
ds_node_child(const DsNode *node, const gchar *role)
{
    for (guint i = 0; i < node->children->len; i++) {
        const DsNode *child = ds_node_at(node, i);
        if (ds_node_is(child, role))
            return child;
    }
    return NULL;
}

/* Labels of the pack stand before the source's words; a listener needs the pause. */
static gboolean
is_label(const DsInline *piece)
{
    return piece->role != NULL && g_str_has_suffix(piece->role, "-label");
}

gchar *
ds_node_dup_words(const DsNode *node)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < node->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(node, i);
        const gboolean apart = piece->kind == DS_INLINE_CITATION ||
                               (i > 0 && is_label(ds_node_inline(node, i - 1)));
        if (apart && words->len > 0 && words->str[words->len - 1] != ' ')
            g_string_append_c(words, ' ');
        g_string_append(words, piece->text);
    }
    return g_string_free(words, FALSE);
}

const DsNode *
ds_document_part(const DsDocument *document, const gchar *name)
{
    for (guint i = 0; i < document->root->children->len; i++) {
        const DsNode *part = ds_node_at(document->root, i);
        if (g_strcmp0(part->name, name) == 0)
            return part;
    }
    return NULL;
}

void
ds_document_free(DsDocument *document)
{
    if (document == NULL)
        return;
    ds_node_free(document->root);
    g_free(document->language);
    g_free(document->title);
    g_free(document->short_title);
    g_free(document->author);
    g_clear_pointer(&document->labels_missing, g_ptr_array_unref);
    g_free(document);
}

static gboolean
add_anchor(GHashTable *anchors, const gchar *anchor, GError **error)
{
    if (anchor == NULL || g_hash_table_add(anchors, (gpointer)anchor))
        return TRUE;
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "the anchor \"%s\" stands twice", anchor);
    return FALSE;
}

static gboolean
collect_anchors(GHashTable *anchors, const DsNode *node, GError **error)
{
    if (!add_anchor(anchors, node->anchor, error))
        return FALSE;
    for (guint i = 0; i < node->inlines->len; i++) {
        if (!add_anchor(anchors, ds_node_inline(node, i)->anchor, error))
            return FALSE;
    }
    for (guint i = 0; i < node->children->len; i++) {
        if (!collect_anchors(anchors, ds_node_at(node, i), error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
has_anchor(GHashTable *anchors, const gchar *target, const DsNode *node, GError **error)
{
    if (target == NULL || g_hash_table_contains(anchors, target))
        return TRUE;
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED,
                "a \"%s\" links to \"%s\", which does not exist", node->role, target);
    return FALSE;
}

static gboolean
check_targets(GHashTable *anchors, const DsNode *node, GError **error)
{
    if (!has_anchor(anchors, node->target, node, error))
        return FALSE;
    for (guint i = 0; i < node->inlines->len; i++) {
        if (!has_anchor(anchors, ds_node_inline(node, i)->target, node, error))
            return FALSE;
    }
    for (guint i = 0; node->backlinks != NULL && i < node->backlinks->len; i++) {
        const gchar *back = (const gchar *)g_ptr_array_index(node->backlinks, i);
        if (!has_anchor(anchors, back, node, error))
            return FALSE;
    }
    for (guint i = 0; i < node->children->len; i++) {
        if (!check_targets(anchors, ds_node_at(node, i), error))
            return FALSE;
    }
    return TRUE;
}

gboolean
ds_document_check_links(const DsDocument *document, GError **error)
{
    g_autoptr(GHashTable) anchors = g_hash_table_new(g_str_hash, g_str_equal);

    return collect_anchors(anchors, document->root, error) &&
           check_targets(anchors, document->root, error);
}
