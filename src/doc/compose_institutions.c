/* Part 6: institutions, and which of them are named together. */
#include <string.h>

#include "base/utf8.h"
#include "doc/compose_private.h"

#define MIN_FOR_MATRIX 8
#define MATRIX_ROWS    12

typedef struct {
    guint index;
    gint32 total;
    DsSpan first;
} Rank;

static const DsInstitution *
institution_at(DsComposer *c, guint index)
{
    return ds_annotations_institution(c->report->annotations, index);
}

/* The most mentioned first, then the earlier first mention. */
static gint
compare_ranks(gconstpointer a, gconstpointer b)
{
    const Rank *x = (const Rank *)a, *y = (const Rank *)b;

    if (x->total != y->total)
        return x->total > y->total ? -1 : 1;
    if (x->first.article != y->first.article)
        return x->first.article < y->first.article ? -1 : 1;
    if (x->first.start != y->first.start)
        return x->first.start < y->first.start ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* The institutions' indices in the order of the table. */
static GArray *
rank(const GPtrArray *counts)
{
    g_autoptr(GArray) ranks = g_array_new(FALSE, FALSE, sizeof(Rank));
    GArray *order = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < counts->len; i++) {
        const DsMentionCount *count = (const DsMentionCount *)g_ptr_array_index(counts, i);
        const Rank row = {i, count->total, count->first};
        g_array_append_val(ranks, row);
    }
    g_array_sort(ranks, compare_ranks);
    for (guint i = 0; i < ranks->len; i++)
        g_array_append_val(order, g_array_index(ranks, Rank, i).index);
    return order;
}

static gboolean
same_words(const gchar *a, const gchar *b)
{
    if (a == NULL || b == NULL)
        return FALSE;
    g_autofree gchar *x = ds_utf8_fold_blanks(a, -1);
    g_autofree gchar *y = ds_utf8_fold_blanks(b, -1);
    return strcmp(x, y) == 0;
}

/* "Hiệp hội (5), Hiệp hội ASSA (1)": forms that are neither the name nor the acronym. */
static void
add_aliases(DsComposer *c,
            DsNode *node,
            const DsInstitution *institution,
            const DsMentionCount *count)
{
    g_autofree gchar *separator = ds_compose_label(c, "format.list.sep");
    g_autoptr(GString) list = g_string_new(NULL);

    for (guint i = 0; i < count->forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(count->forms, i);
        if (same_words(form, institution->name) || same_words(form, institution->acronym))
            continue;
        g_autofree gchar *counted =
            g_strdup_printf("%s (%u)", form, g_array_index(count->form_counts, guint32, i));
        ds_compose_join(list, separator, counted);
    }
    if (list->len > 0)
        ds_node_add_words(node, "institution-aliases", list->str);
}

static void
add_kind(DsComposer *c, DsNode *node, const DsInstitution *institution)
{
    if (institution->kind == NULL)
        return;
    g_autofree gchar *key = g_strconcat("institutions.kind.", institution->kind, NULL);

    ds_compose_labelled(c, node, "institution-kind", key);
}

static void
add_parent(DsComposer *c, DsNode *node, const DsInstitution *institution)
{
    if (institution->parent < 0 ||
        (guint)institution->parent >= c->report->annotations->institutions->len)
        return;
    const DsInstitution *parent = institution_at(c, (guint)institution->parent);
    g_autofree gchar *target = g_strdup_printf("i%d", institution->parent + 1);
    DsNode *words = ds_node_add(node, "institution-parent");

    ds_node_add_inline(words, DS_INLINE_LINK,
                       parent->acronym != NULL ? parent->acronym : parent->name, NULL, target);
}

/* The names of the people whose role is in each institution: institution → GString. */
static GPtrArray *
people_of_institutions(DsComposer *c)
{
    const DsAnnotations *notes = c->report->annotations;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autofree gchar *separator = ds_compose_label(c, "format.list.sep");

    g_ptr_array_set_size(names, (gint)notes->institutions->len);
    for (guint p = 0; p < notes->people->len; p++) {
        const DsPerson *person = ds_annotations_person(notes, p);
        for (guint r = 0; r < person->roles->len; r++) {
            const DsRole *role = (const DsRole *)g_ptr_array_index(person->roles, r);
            if (role->institution < 0 || (guint)role->institution >= names->len)
                continue;
            gchar **list = (gchar **)&g_ptr_array_index(names, (guint)role->institution);
            if (*list != NULL && g_str_has_suffix(*list, person->name))
                continue; /* the same person with another role */
            gchar *longer = *list != NULL ? g_strconcat(*list, separator, person->name, NULL)
                                          : g_strdup(person->name);
            g_free(*list);
            *list = longer;
        }
    }
    return names;
}

/* First and last mention; a name that stands outside the body has none to cite. */
static void
add_places(DsComposer *c, DsNode *node, const DsMentionCount *count)
{
    if (count->total == 0) {
        ds_compose_labelled(c, node, "institution-first", "institutions.outside");
        return;
    }
    DsNode *first = ds_node_add(node, "institution-first");
    ds_compose_cite_span(c, first, count->first, node->anchor);
    g_autoptr(DsNode) last = ds_node_new("institution-last");
    ds_compose_cite_span(c, last, count->last, node->anchor);
    if (g_strcmp0(ds_node_inline(first, 0)->text, ds_node_inline(last, 0)->text) != 0)
        g_ptr_array_add(node->children, g_steal_pointer(&last));
}

static void
add_institution(
    DsComposer *c, DsNode *list, guint index, const DsMentionCount *count, const gchar *people)
{
    const DsInstitution *institution = institution_at(c, index);
    DsNode *node = ds_node_add(list, "institution");

    node->anchor = g_strdup_printf("i%u", index + 1);
    node->number = count->total;
    node->numbers = g_array_ref(count->per_article);
    ds_node_add_words(node, "institution-name", institution->name);
    if (institution->acronym != NULL && !same_words(institution->acronym, institution->name))
        ds_node_add_words(node, "institution-acronym", institution->acronym);
    add_aliases(c, node, institution, count);
    add_kind(c, node, institution);
    add_parent(c, node, institution);
    if (people != NULL)
        ds_node_add_words(node, "institution-people", people);
    add_places(c, node, count);
}

/* A unit's name alone does not say whose it is. */
static gchar *
matrix_label(DsComposer *c, const DsInstitution *institution)
{
    if (g_strcmp0(institution->kind, "department") != 0 || institution->parent < 0)
        return g_strdup(institution->name);
    return g_strconcat(institution->name, " (",
                       institution_at(c, (guint)institution->parent)->name, ")", NULL);
}

static void
add_matrix(DsComposer *c, DsNode *part, const GArray *order)
{
    const guint n = MIN(order->len, MATRIX_ROWS);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint));
    DsNode *matrix = ds_compose_labelled(c, part, "matrix", "institutions.matrix");
    g_autofree gchar *note = ds_compose_count(c, "institutions.matrix.note", n);

    ds_node_add_words(matrix, "note", note);
    g_array_append_vals(rows, order->data, n);
    matrix->numbers = ds_compose_matrix(c, rows);
    for (guint i = 0; i < n; i++) {
        const guint index = g_array_index(rows, guint, i);
        g_autofree gchar *label = matrix_label(c, institution_at(c, index));
        DsNode *name = ds_node_add_words(matrix, "matrix-name", label);
        name->number = (gint32)i + 1;
        name->target = g_strdup_printf("i%u", index + 1);
    }
}

gchar *
ds_compose_institutions(DsComposer *c, DsNode *part)
{
    static const gchar *const heads[] = {"institutions.col.name",   "institutions.col.kind",
                                         "institutions.col.parent", "institutions.col.places",
                                         "institutions.col.count",  NULL};
    g_autoptr(GPtrArray) counts = ds_compose_count_institutions(c);
    g_autoptr(GPtrArray) people = people_of_institutions(c);
    g_autoptr(GArray) order = rank(counts);

    if (order->len == 0) {
        ds_compose_labelled(c, part, "note", "institutions.empty");
        return NULL;
    }
    g_autofree gchar *names = ds_compose_count(c, "contents.institutions", order->len);
    g_autofree gchar *sorted = ds_compose_fill(c, "institutions.order", "names", names, NULL);
    ds_node_add_words(part, "subtitle", sorted);
    DsNode *list = ds_node_add(part, "institution-list");
    ds_compose_heads(c, list, heads);
    for (guint i = 0; i < order->len; i++) {
        const guint index = g_array_index(order, guint, i);
        add_institution(c, list, index,
                        (const DsMentionCount *)g_ptr_array_index(counts, index),
                        (const gchar *)g_ptr_array_index(people, index));
    }
    ds_compose_labelled(c, list, "remark", "institutions.bars.note");
    if (order->len < MIN_FOR_MATRIX)
        return g_steal_pointer(&names);
    add_matrix(c, part, order);
    g_autofree gchar *matrix = ds_compose_label(c, "contents.matrix");
    return g_strjoin(", ", names, matrix, NULL);
}
