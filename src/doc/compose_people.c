/* Part 7: who's who, and acronyms. */
#include <string.h>

#include "doc/compose_private.h"

typedef struct {
    const DsPerson *person;
    guint index;
} Row;

static gint
compare_rows(gconstpointer a, gconstpointer b)
{
    const Row *x = (const Row *)a, *y = (const Row *)b;

    if (x->person->n_mentions != y->person->n_mentions)
        return x->person->n_mentions > y->person->n_mentions ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static void
add_articles(GArray *articles, const GArray *evidence)
{
    for (guint i = 0; i < evidence->len; i++) {
        const guint32 article = g_array_index(evidence, DsEvidence, i).span.article;
        guint at = 0;
        while (at < articles->len && g_array_index(articles, guint32, at) < article)
            at++;
        if (at == articles->len || g_array_index(articles, guint32, at) != article)
            g_array_insert_val(articles, at, article);
    }
}

/* "Phó Tổng Giám đốc, Bảo hiểm xã hội Việt Nam (bài 1, 2, 4)": one line for each wording, with
 * all articles that use it. */
static void
add_roles(DsComposer *c, DsNode *node, const DsPerson *person)
{
    g_autoptr(GPtrArray) wordings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) articles =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

    for (guint i = 0; i < person->roles->len; i++) {
        const DsRole *role = (const DsRole *)g_ptr_array_index(person->roles, i);
        g_autofree gchar *words = ds_compose_role(c, role->role, role->institution);
        guint at = 0;
        if (words == NULL)
            continue;
        if (!g_ptr_array_find_with_equal_func(wordings, words, g_str_equal, &at)) {
            at = wordings->len;
            g_ptr_array_add(wordings, g_steal_pointer(&words));
            g_ptr_array_add(articles, g_array_new(FALSE, FALSE, sizeof(guint32)));
        }
        add_articles((GArray *)g_ptr_array_index(articles, at), role->evidence);
    }
    for (guint i = 0; i < wordings->len; i++) {
        const gchar *words = (const gchar *)g_ptr_array_index(wordings, i);
        const GArray *told = (const GArray *)g_ptr_array_index(articles, i);
        g_autofree gchar *list = told->len > 0
                                     ? ds_compose_articles(c, told)
                                     : (person->articles->len > 0 && wordings->len == 1
                                            ? ds_compose_articles(c, person->articles)
                                            : NULL);
        g_autofree gchar *line =
            list != NULL ? g_strconcat(words, " (", list, ")", NULL) : g_strdup(words);
        ds_node_add_words(node, "person-role", line);
    }
}

static void
add_person(DsComposer *c, DsNode *list, const Row *row)
{
    DsNode *node = ds_node_add(list, "person");

    node->anchor = g_strdup_printf("p%u", row->index + 1);
    node->number = (gint32)row->person->n_mentions;
    ds_node_add_words(node, "person-name", row->person->name);
    add_roles(c, node, row->person);
    if (row->person->only_in_captions)
        ds_compose_labelled(c, node, "person-note", "people.caption_only");
    else if (row->person->n_mentions == 0)
        ds_compose_labelled(c, node, "person-note", "people.outside");
}

static guint
add_people(DsComposer *c, DsNode *part)
{
    static const gchar *const heads[] = {"people.col.name", "people.col.mentions", NULL};
    const GPtrArray *people = c->report->annotations->people;
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));

    for (guint i = 0; i < people->len; i++) {
        const Row row = {ds_annotations_person(c->report->annotations, i), i};
        g_array_append_val(rows, row);
    }
    if (rows->len == 0)
        return 0;
    g_array_sort(rows, compare_rows);
    DsNode *list = ds_compose_labelled(c, part, "person-list", "people.caption");
    ds_compose_heads(c, list, heads);
    for (guint i = 0; i < rows->len; i++)
        add_person(c, list, &g_array_index(rows, Row, i));
    return rows->len;
}

typedef struct {
    const gchar *acronym;
    gchar *key;
    GArray *entries; /* of guint: indices into the annotations' acronyms */
} AcronymRow;

static gint
compare_acronyms(gconstpointer a, gconstpointer b)
{
    const AcronymRow *x = (const AcronymRow *)a, *y = (const AcronymRow *)b;
    const gint order = strcmp(x->key, y->key);

    return order != 0 ? order : strcmp(x->acronym, y->acronym);
}

static void
acronym_row_clear(gpointer data)
{
    AcronymRow *row = (AcronymRow *)data;

    g_free(row->key);
    g_array_unref(row->entries);
}

static const DsAcronym *
acronym_at(DsComposer *c, guint index)
{
    return (const DsAcronym *)g_ptr_array_index(c->report->annotations->acronyms, index);
}

/* One row for each acronym, in the order of the pack's alphabet. */
static GArray *
acronym_rows(DsComposer *c)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(AcronymRow));
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

    g_array_set_clear_func(rows, acronym_row_clear);
    for (guint i = 0; i < c->report->annotations->acronyms->len; i++) {
        const gchar *acronym = acronym_at(c, i)->acronym;
        const guint at = GPOINTER_TO_UINT(g_hash_table_lookup(known, acronym));
        if (at > 0) {
            g_array_append_val(g_array_index(rows, AcronymRow, at - 1).entries, i);
            continue;
        }
        AcronymRow row = {acronym, ds_pack_sort_key(c->pack, acronym),
                          g_array_new(FALSE, FALSE, sizeof(guint))};
        g_array_append_val(row.entries, i);
        g_array_append_val(rows, row);
        g_hash_table_insert(known, (gpointer)acronym, GUINT_TO_POINTER(rows->len));
    }
    g_array_sort(rows, compare_acronyms);
    return rows;
}

static void
add_expansion(DsComposer *c, DsNode *node, const DsAcronym *acronym)
{
    DsNode *words = ds_node_add(node, "acronym-expansion");
    DsNode *cites = ds_node_add(node, "acronym-cites");

    if (acronym->expansion != NULL) {
        ds_node_add_text(words, acronym->expansion);
    } else {
        g_autofree gchar *label = ds_compose_label(c, "acronyms.undefined");
        ds_node_add_inline(words, DS_INLINE_TEXT, label, "note", NULL);
    }
    if (acronym->evidence->len > 0)
        ds_compose_cite_span(c, cites, g_array_index(acronym->evidence, DsEvidence, 0).span,
                             node->anchor);
}

/* Returns how many acronyms there are. */
static guint
add_acronyms(DsComposer *c, DsNode *part)
{
    static const gchar *const heads[] = {"acronyms.col.acronym", "acronyms.col.where", NULL};
    g_autoptr(GArray) rows = acronym_rows(c);
    gboolean any_two = FALSE;

    if (rows->len == 0)
        return 0;
    DsNode *list = ds_compose_labelled(c, part, "acronym-list", "acronyms.caption");
    ds_compose_heads(c, list, heads);
    for (guint i = 0; i < rows->len; i++) {
        const AcronymRow *row = &g_array_index(rows, AcronymRow, i);
        DsNode *node = ds_node_add(list, "acronym");
        node->anchor = g_strdup_printf("x%u", i + 1);
        if (row->entries->len > 1)
            node->mark = DS_MARK_DIFFERS;
        any_two = any_two || row->entries->len > 1;
        ds_node_add_words(node, "acronym-short", row->acronym);
        for (guint k = 0; k < row->entries->len; k++)
            add_expansion(c, node, acronym_at(c, g_array_index(row->entries, guint, k)));
    }
    if (any_two)
        ds_compose_labelled(c, list, "remark", "acronyms.two")->mark = DS_MARK_DIFFERS;
    return rows->len;
}

gchar *
ds_compose_people(DsComposer *c, DsNode *part)
{
    DsNode *subtitle = ds_node_add(part, "subtitle");
    const guint n_people = add_people(c, part);
    const guint n_acronyms = add_acronyms(c, part);
    g_autofree gchar *people = ds_compose_count(c, "people.order", n_people);
    g_autofree gchar *acronyms = ds_compose_count(c, "acronyms.order", n_acronyms);
    g_autofree gchar *line = g_strjoin(" · ", people, acronyms, NULL);
    ds_node_add_text(subtitle, line);

    g_autofree gchar *short_people = ds_compose_count(c, "contents.people", n_people);
    g_autofree gchar *short_acronyms = ds_compose_count(c, "contents.acronyms", n_acronyms);
    return g_strjoin(", ", short_people, short_acronyms, NULL);
}
