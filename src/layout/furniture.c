/* Running heads and feet. */
#include "layout/layout_private.h"

/* The text's boxes become an artifact of the kind. */
static void
text(DsLayout *l,
     GArray *boxes,
     DsArtifact kind,
     const gchar *role,
     const gchar *words,
     DsUnit x,
     DsUnit y,
     DsAlign align)
{
    g_autoptr(DsFrag) frag = ds_frag_new();

    ds_layout_text(l, frag, role, words, x, y, align, -1);
    for (guint i = 0; i < frag->boxes->len; i++) {
        DsBox box = g_array_index(frag->boxes, DsBox, i);
        box.artifact = kind;
        g_array_index(frag->boxes, DsBox, i).glyphs = NULL;
        g_array_append_val(boxes, box);
    }
}

static gchar *
date_words(DsLayout *l, DsDate date)
{
    const DsKnown known = ds_date_known(date);
    g_autofree gchar *d = g_strdup_printf("%d", date.day);
    g_autofree gchar *m = g_strdup_printf("%d", date.month);
    g_autofree gchar *y = g_strdup_printf("%d", date.year);

    if (known == DS_KNOWN_NOTHING)
        return NULL;
    const gchar *key = known == DS_KNOWN_DAY     ? "when.day"
                       : known == DS_KNOWN_MONTH ? "when.month"
                                                 : "when.year";
    return ds_layout_fill(l, key, "d", d, "m", m, "y", y, NULL);
}

static void
running_head(DsLayout *l, GArray *boxes, const gchar *part)
{
    const DsUnit baseline = DS_G(l, 3);
    const DsBox tab = {.kind = DS_BOX_RECT,
                       .x = l->left,
                       .y = DS_G(l, 2),
                       .w = l->style->side,
                       .h = DS_PT(2.4),
                       .colour = l->style->accent,
                       .element = -1,
                       .artifact = DS_ARTIFACT_HEADER};
    g_autofree gchar *date = date_words(l, l->document->as_of);
    DsUnit as_of_width = 0;

    g_array_append_val(boxes, tab);
    g_autoptr(DsPara) name = ds_layout_para(l, "run-strong", part, -1);
    text(l, boxes, DS_ARTIFACT_HEADER, "run-strong", part, l->left, baseline, DS_ALIGN_LEFT);
    if (date != NULL) {
        g_autofree gchar *words = ds_layout_fill(l, "doc.asof.running", "date", date, NULL);
        as_of_width = ds_layout_width(l, "run", words);
        text(l, boxes, DS_ARTIFACT_HEADER, "run", words, l->right, baseline, DS_ALIGN_RIGHT);
    }
    /* A long name of a part takes the place of the title beside it. */
    const DsUnit used = l->left + ds_para_natural_width(name) + DS_PT(12);
    const DsUnit x = MAX(l->axis, used);
    const DsUnit room = l->right - as_of_width - DS_PT(12) - x;
    g_autoptr(DsPara) title = ds_layout_para(l, "run", l->document->short_title, -1);
    if (room < DS_PT(60) || ds_para_is_empty(title))
        return;
    ds_para_cut(title, room, 1);
    g_autoptr(DsFrag) frag = ds_frag_new();
    ds_para_draw_line(title, 0, x, baseline, DS_ALIGN_LEFT, frag);
    for (guint i = 0; i < frag->boxes->len; i++) {
        DsBox box = g_array_index(frag->boxes, DsBox, i);
        box.artifact = DS_ARTIFACT_HEADER;
        g_array_index(frag->boxes, DsBox, i).glyphs = NULL;
        g_array_append_val(boxes, box);
    }
}

static gchar *
issue_words(DsLayout *l)
{
    const DsNode *front = ds_document_part(l->document, "front");
    g_autofree gchar *series = front != NULL ? ds_layout_child_words(front, "series") : NULL;
    g_autofree gchar *issue = front != NULL ? ds_layout_child_words(front, "issue") : NULL;

    if (series != NULL && issue != NULL)
        return g_strjoin(" · ", series, issue, NULL);
    if (series != NULL || issue != NULL)
        return g_strdup(series != NULL ? series : issue);
    return g_strdup(ds_pack_label(l->pack, "doc.kind.briefing"));
}

void
ds_layout_furniture(DsLayout *l, guint page, const gchar *part)
{
    GArray *boxes = ((DsPage *)g_ptr_array_index(l->pages->pages, page))->boxes;
    g_autofree gchar *issue = issue_words(l);
    g_autofree gchar *folio =
        g_strdup_printf("%u\u00a0/\u00a0%u", page + 1, l->pages->pages->len);

    if (page > 0)
        running_head(l, boxes, part);
    text(l, boxes, DS_ARTIFACT_FOOTER, "run", issue, l->left, DS_G(l, 52), DS_ALIGN_LEFT);
    text(l, boxes, DS_ARTIFACT_FOOTER, "run-strong", folio, l->right, DS_G(l, 52),
         DS_ALIGN_RIGHT);
}
