/* The colophon: how the report was made and how to check it. */
#include <string.h>

#include "layout/layout_private.h"

#define HEAVY_ABOVE DS_PT(12.5)
#define VALUE_X     DS_PT(84)
#define PITCH       DS_PT(12.4)
#define HASH_PITCH  DS_PT(11.2)
#define GROUP       16

/* A hash in groups: long rows of digits are hard to compare. */
static gchar *
grouped(const gchar *words)
{
    GString *text = g_string_new(NULL);
    const gchar *start = words;

    while (*start == ' ')
        start++;
    for (gsize i = 0; start[i] != '\0'; i++) {
        if (i > 0 && i % GROUP == 0)
            g_string_append_c(text, ' ');
        g_string_append_c(text, start[i]);
    }
    return g_string_free(text, FALSE);
}

static void
add_hash(DsLayout *l, const DsNode *value, DsFrag *frag, DsUnit y)
{
    const gint32 element = ds_layout_element(l, "P", l->sect);
    g_autoptr(DsPara) link = ds_para_new(l->setter, FALSE);
    static const DsRoles roles = {"cit-note", "cit-note", "cit-note", FALSE};
    g_autoptr(GString) hash = g_string_new(NULL);
    g_autoptr(DsNode) label = ds_node_new("words");

    for (guint i = 0; i < value->inlines->len; i++) {
        const DsInline piece = g_array_index(value->inlines, DsInline, i);
        if (piece.kind == DS_INLINE_TEXT)
            g_string_append(hash, piece.text);
        else
            g_array_append_val(label->inlines, piece);
    }
    ds_layout_add_node(l, link, label, &roles, element);
    memset(label->inlines->data, 0, label->inlines->len * sizeof(DsInline));
    if (!ds_para_is_empty(link)) {
        ds_para_ragged(link, G_MAXINT32 / 4);
        ds_para_draw_line(link, 0, l->axis, y, DS_ALIGN_LEFT, frag);
    }
    g_autofree gchar *groups = grouped(hash->str);
    ds_layout_text(l, frag, "note", groups, l->axis + DS_PT(18), y, DS_ALIGN_LEFT, element);
}

/* Key and values side by side; hashes under their key. */
static void
add_entry(DsLayout *l, const DsNode *entry, DsFrag *frag)
{
    const gboolean hashes = g_strcmp0(entry->name, "hashes") == 0;
    const gboolean model = g_strcmp0(entry->name, "model") == 0;
    g_autofree gchar *key = ds_node_dup_words(entry);
    const gint32 element = ds_layout_element(l, "P", l->sect);
    DsUnit y = 0;
    g_autoptr(DsPara) head = ds_layout_para(l, "tab-strong", key, element);

    ds_para_ragged(head, hashes ? l->main : VALUE_X - DS_PT(6));
    const DsUnit key_end = ds_para_draw(head, l->axis, 0, PITCH, DS_ALIGN_LEFT, frag);
    for (guint i = 0; i < entry->children->len; i++) {
        const DsNode *value = ds_node_at(entry, i);
        if (!ds_node_is(value, "value"))
            continue;
        if (hashes) {
            DsFrag *row = ds_frag_new();
            ds_galley_box(l, frag, 0);
            ds_galley_skip(l, i == 0 ? PITCH : HASH_PITCH);
            add_hash(l, value, row, 0);
            frag = row;
            continue;
        }
        g_autofree gchar *plain = ds_node_dup_words(value);
        g_autofree gchar *words = model ? grouped(plain) : g_strdup(plain);
        g_autoptr(DsPara) para = ds_layout_para(l, model ? "note" : "tab", words,
                                                ds_layout_element(l, "P", l->sect));
        ds_para_ragged(para, l->main - VALUE_X);
        if (i > 0)
            y += PITCH;
        y = ds_para_draw(para, l->axis + VALUE_X, y, PITCH, DS_ALIGN_LEFT, frag);
    }
    ds_galley_box(l, frag, hashes ? 0 : MAX(y, key_end));
    ds_galley_skip(l, PITCH + (hashes ? DS_PT(4) : DS_PT(1)));
}

void
ds_lay_colophon(DsLayout *l, const DsNode *part)
{
    g_autofree gchar *title = ds_node_dup_words(part);
    DsFrag *frag = ds_frag_new();
    gboolean first = TRUE;
    const guint from = l->galley.items->len;

    l->sect = ds_layout_element(l, "Sect", l->root);
    l->part = g_intern_string(title);
    if (l->galley.items->len > 0) {
        ds_galley_need(l, 10 * l->grid);
        ds_galley_skip_to_grid(l, 2 * l->grid);
    }
    const gint32 heading = ds_layout_element(l, "H1", l->sect);
    ds_layout_rule(l, frag, l->left, l->right, -HEAVY_ABOVE, l->style->heavy);
    ds_frag_place(frag, part->anchor, l->left, -HEAVY_ABOVE);
    ds_layout_bookmark(l, 1, title, part->anchor);
    ds_layout_side_head(l, frag, title, NULL, 0, heading, -1);
    for (guint i = 0; i < part->children->len; i++) {
        if (!ds_node_is(ds_node_at(part, i), "entry"))
            continue;
        add_entry(l, ds_node_at(part, i), first ? frag : ds_frag_new());
        first = FALSE;
    }
    if (first)
        ds_galley_box(l, frag, 0);
    else
        ds_layout_drop_skip(l);
    ds_galley_need_all(l, from);
}
