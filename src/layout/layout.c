#include "layout/layout_private.h"

static const struct {
    const gchar *name;
    void (*lay)(DsLayout *l, const DsNode *part);
} parts[] = {
    {"front", ds_lay_front},     {"contents", ds_lay_contents},
    {"summary", ds_lay_summary}, {"chronology", ds_lay_chronology},
    {"quotes", ds_lay_quotes},   {"institutions", ds_lay_institutions},
    {"people", ds_lay_people},   {"gaps", ds_lay_gaps},
    {"annex", ds_lay_annex},     {"colophon", ds_lay_colophon},
};

static void
lay_parts(DsLayout *l)
{
    const DsNode *root = l->document->root;

    for (guint i = 0; i < root->children->len; i++)
        for (gsize k = 0; k < G_N_ELEMENTS(parts); k++)
            if (g_strcmp0(ds_node_at(root, i)->name, parts[k].name) == 0)
                parts[k].lay(l, ds_node_at(root, i));
}

static void
set_grid(DsLayout *l)
{
    const DsStyle *style = l->style;

    l->left = style->left;
    l->right = style->width - style->right;
    l->axis = style->left + style->side + style->gutter;
    l->main = l->right - l->axis;
    l->full = l->right - l->left;
    l->grid = style->grid;
}

static DsPages *
pages_new(const DsDocument *document, const DsStyle *style, const DsSetter *setter)
{
    DsPages *pages = ds_pages_new(style->width, style->height);

    pages->language = g_strdup(document->language);
    pages->title = g_strdup(document->title);
    pages->author = g_strdup(document->author);
    g_ptr_array_unref(pages->shapes);
    pages->shapes = g_ptr_array_ref(ds_setter_shapes(setter));
    pages->font_map = g_object_ref(ds_setter_font_map(setter));
    return pages;
}

DsPages *
ds_layout(const DsDocument *document,
          const DsStyle *style,
          DsPack *pack,
          const DsLayoutOptions *options,
          DsDiag *diag,
          GError **error)
{
    static const DsLayoutOptions none = {0};
    g_autoptr(DsSetter) setter = ds_setter_new(style, pack, document->language, diag, error);

    if (setter == NULL)
        return NULL;
    DsLayout l = {.document = document,
                  .style = style,
                  .pack = pack,
                  .options = options != NULL ? options : &none,
                  .setter = setter,
                  .pages = pages_new(document, style, setter),
                  .part = g_intern_static_string("")};
    set_grid(&l);
    ds_galley_init(&l.galley);
    l.root = ds_layout_element(&l, "Document", -1);
    if (g_strcmp0(style->shape, "nd30") == 0)
        ds_nd30(&l);
    else
        lay_parts(&l);
    ds_layout_place(&l);
    ds_galley_clear(&l.galley);
    return l.pages;
}
