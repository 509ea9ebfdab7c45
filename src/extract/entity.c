/* Entities in the making: a forest of keys that are joined, with their forms counted. */
#include <string.h>

#include "extract/mention_resolve.h"

guint32
ds_entity_of(GArray *entities, GHashTable *by_key, gchar *take_key)
{
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(by_key, take_key));

    if (found != 0) {
        g_free(take_key);
        return found - 1;
    }
    const guint32 index = entities->len;
    const DsEntity entity = {.key = take_key,
                             .same_as = index,
                             .row = DS_NO_ROW,
                             .head = DS_NO_ROW,
                             .parent = DS_NO_ROW,
                             .forms =
                                 g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                             .in_order = g_ptr_array_new(),
                             .last_article = DS_NO_ROW,
                             .articles = g_array_new(FALSE, FALSE, sizeof(guint32)),
                             .final = DS_NO_ROW};
    g_array_append_val(entities, entity);
    g_hash_table_insert(by_key, take_key, GUINT_TO_POINTER(index + 1));
    return index;
}

guint32
ds_entity_root(GArray *entities, guint32 index)
{
    while (ds_entity(entities, index)->same_as != index) {
        DsEntity *entity = ds_entity(entities, index);
        entity->same_as = ds_entity(entities, entity->same_as)->same_as;
        index = entity->same_as;
    }
    return index;
}

/* The one that a list knows, else the older, stands for both. */
void
ds_entity_join(GArray *entities, guint32 a, guint32 b)
{
    guint32 keep = ds_entity_root(entities, a), other = ds_entity_root(entities, b);

    if (keep == other)
        return;
    const gboolean keep_known = ds_entity(entities, keep)->row != DS_NO_ROW;
    const gboolean other_known = ds_entity(entities, other)->row != DS_NO_ROW;
    if (keep_known && other_known)
        return; /* two known bodies are never one */
    if (other_known || (!keep_known && other < keep)) {
        const guint32 swap = keep;
        keep = other;
        other = swap;
    }
    ds_entity(entities, other)->same_as = keep;
    DsEntity *entity = ds_entity(entities, keep);
    if (entity->head == DS_NO_ROW)
        entity->head = ds_entity(entities, other)->head;
    if (entity->kind == NULL || g_str_equal(entity->kind, "other"))
        entity->kind = ds_entity(entities, other)->kind;
    if (entity->acronym == NULL)
        entity->acronym = g_strdup(ds_entity(entities, other)->acronym);
}

void
ds_entity_count(DsEntity *entity,
                const DsArticle *article,
                guint32 index,
                const DsFound *found,
                gboolean counts_form,
                gboolean in_caption)
{
    if (entity->n_mentions++ == 0) {
        entity->article = index;
        entity->start = found->start;
    }
    if (entity->last_article != index) {
        g_array_append_val(entity->articles, index);
        entity->last_article = index;
    }
    entity->outside_captions = entity->outside_captions || !in_caption;
    if (!counts_form)
        return;
    gchar *text = g_strndup(article->text + found->start, found->end - found->start);
    const guint times = GPOINTER_TO_UINT(g_hash_table_lookup(entity->forms, text));
    if (times == 0) {
        g_hash_table_insert(entity->forms, text, GUINT_TO_POINTER(1));
        g_ptr_array_add(entity->in_order, text);
        return;
    }
    /* the key in the table stays: in_order borrows it */
    gpointer key = NULL;
    g_hash_table_lookup_extended(entity->forms, text, &key, NULL);
    g_free(text);
    g_hash_table_steal(entity->forms, key);
    g_hash_table_insert(entity->forms, key, GUINT_TO_POINTER(times + 1));
}

/* By the number of mentions, then by the first. */
static gint
compare_entities(gconstpointer a, gconstpointer b, gpointer data)
{
    GArray *entities = (GArray *)data;
    const DsEntity *left = ds_entity(entities, *(const guint32 *)a);
    const DsEntity *right = ds_entity(entities, *(const guint32 *)b);

    if (left->n_mentions != right->n_mentions)
        return left->n_mentions > right->n_mentions ? -1 : 1;
    if (left->article != right->article)
        return left->article < right->article ? -1 : 1;
    return left->start < right->start ? -1 : left->start > right->start;
}

GArray *
ds_entities_in_order(GArray *entities)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(guint32));

    for (guint32 i = 0; i < entities->len; i++)
        if (ds_entity(entities, i)->n_mentions > 0)
            g_array_append_val(order, i);
    g_array_sort_with_data(order, compare_entities, entities);
    for (guint32 i = 0; i < order->len; i++)
        ds_entity(entities, g_array_index(order, guint32, i))->final = i;
    return order;
}

void
ds_entities_clear(GArray *entities)
{
    for (guint i = 0; i < entities->len; i++) {
        DsEntity *entity = ds_entity(entities, i);
        g_free(entity->key);
        g_free(entity->acronym);
        g_ptr_array_unref(entity->in_order);
        g_hash_table_unref(entity->forms);
        g_array_unref(entity->articles);
    }
    g_array_unref(entities);
}
