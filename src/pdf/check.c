#include "pdf/check.h"

#include <string.h>

#include <dossier/error.h>

/* ISO 32000-1, 14.8.4: what every reader knows without a role map; sorted. */
static const gchar *const standard_types[] = {
    "Art",     "BibEntry", "BlockQuote", "Caption", "Code",      "Div",  "Document",  "Figure",
    "Formula", "H",        "H1",         "H2",      "H3",        "H4",   "H5",        "H6",
    "Index",   "L",        "LBody",      "LI",      "Lbl",       "Link", "NonStruct", "Note",
    "P",       "Part",     "Private",    "Quote",   "Reference", "Sect", "Span",      "TBody",
    "TD",      "TFoot",    "TH",         "THead",   "TOC",       "TOCI", "TR",        "Table",
};

static gint
compare_types(gconstpointer key, gconstpointer member)
{
    return strcmp(key, *(const gchar *const *)member);
}

static gboolean
is_standard(const gchar *type)
{
    return bsearch(type, standard_types, G_N_ELEMENTS(standard_types), sizeof standard_types[0],
                   compare_types) != NULL;
}

static gboolean
has_text(const gchar *text)
{
    return text != NULL && *text != '\0';
}

/* NULL when the element is sound. */
static const gchar *
fault_of_element(const DsElement *element, guint index)
{
    if (element->type == NULL || !is_standard(element->type))
        return "has no standard type";
    if (index == 0 ? element->parent != -1
                   : element->parent < 0 || (guint)element->parent >= index)
        return "does not come after its parent";
    if (strcmp(element->type, "Figure") == 0 && !has_text(element->alt))
        return "is a figure without a text alternative";
    if (strcmp(element->type, "TH") == 0 && !has_text(element->scope))
        return "is a header cell without a scope";
    return NULL;
}

static const gchar *
fault_of_link(const DsPages *pages, const DsLink *link)
{
    if (link->page >= pages->pages->len)
        return "is on no page";
    if (link->element < 0 || (guint)link->element >= pages->elements->len ||
        strcmp(g_array_index(pages->elements, DsElement, link->element).type, "Link") != 0)
        return "belongs to no Link element";
    if (!has_text(link->contents))
        return "does not say where it leads";
    return has_text(link->target) ? NULL : "has no target";
}

static gboolean
fail(GError **error, const gchar *what, guint index, const gchar *name, const gchar *fault)
{
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "PDF: %s %u (%s) %s", what, index,
                name != NULL ? name : "unnamed", fault);
    return FALSE;
}

gboolean
ds_pdf_check(const DsPages *pages, GError **error)
{
    if (pages->elements->len == 0 || pages->pages->len == 0) {
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "PDF: there is nothing to write");
        return FALSE;
    }
    for (guint i = 0; i < pages->elements->len; i++) {
        const DsElement *element = &g_array_index(pages->elements, DsElement, i);
        const gchar *fault = fault_of_element(element, i);
        if (fault != NULL)
            return fail(error, "element", i, element->type, fault);
    }
    for (guint i = 0; i < pages->links->len; i++) {
        const DsLink *link = &g_array_index(pages->links, DsLink, i);
        const gchar *fault = fault_of_link(pages, link);
        if (fault != NULL)
            return fail(error, "link", i, link->target, fault);
    }
    for (guint i = 0; i < pages->destinations->len; i++) {
        const DsDestination *place = &g_array_index(pages->destinations, DsDestination, i);
        if (place->page >= pages->pages->len)
            return fail(error, "destination", i, place->anchor, "is on no page");
    }
    return TRUE;
}
