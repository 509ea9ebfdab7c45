/* On the front page below the key points: what changed since an earlier issue, a line each. */
#include "layout/layout_private.h"

#define MAX_CHANGES 5
#define ABOVE       DS_PT(28)
#define BELOW_HEAD  DS_PT(15)

guint
ds_front_since_lines(const DsNode *since)
{
    /* the heading takes the room of three */
    return since != NULL ? MIN(since->children->len, MAX_CHANGES) + 3 : 0;
}

void
ds_front_since(DsLayout *l, const DsNode *since, DsFrag *frag, DsUnit y)
{
    static const DsRoles roles = {"note", "note-strong", "cit-note", FALSE};
    const DsUnit leading = ds_layout_leading(l, "note");

    if (since == NULL)
        return;
    g_autofree gchar *words = ds_node_dup_words(since);
    y += ABOVE;
    ds_layout_text(l, frag, "h2", words, l->axis, y, DS_ALIGN_LEFT,
                   ds_layout_element(l, "H2", l->sect));
    y += BELOW_HEAD;
    const gint32 list = ds_layout_element(l, "L", l->sect);
    for (guint i = 0; i < MIN(since->children->len, MAX_CHANGES); i++) {
        const gint32 body = ds_layout_element(l, "LBody", ds_layout_element(l, "LI", list));
        g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
        ds_layout_add_node(l, para, ds_node_at(since, i), &roles, body);
        ds_para_cut(para, l->main, 1);
        ds_para_draw(para, l->axis, y, leading, DS_ALIGN_LEFT, frag);
        y += leading;
    }
}
