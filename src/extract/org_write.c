/* Institutions written to the annotations: names, aliases, order. */
#include <string.h>

#include "extract/mention_resolve.h"
#include "extract/name_key.h"

static void
count_mentions(DsResolver *resolver, guint index)
{
    const DsArticle *article = ds_corpus_article(resolver->corpus, index);
    GArray *orgs = ds_resolver_orgs(resolver, index);

    for (guint i = 0; i < orgs->len; i++) {
        DsFound *found = &g_array_index(orgs, DsFound, i);
        if (found->entity == DS_NO_ROW)
            continue;
        found->entity = ds_entity_root(resolver->org_entities, found->entity);
        ds_entity_count(ds_entity(resolver->org_entities, found->entity), article, index, found,
                        (found->flags & DS_ORG_BACK) == 0, FALSE);
    }
}

/* A form without abbreviations: no word of capitals alone, more than one word. */
static gboolean
is_full_form(const gchar *text)
{
    guint run = 0, words = 1;

    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        run = g_unichar_isupper(c) ? run + 1 : 0;
        words += c == ' ';
        if (run >= 2)
            return FALSE;
    }
    return words > 1;
}

/* The form to show: one written in full, the one met most often, the longest. */
static const gchar *
best_form(const DsEntity *entity)
{
    const gchar *best = NULL;
    guint best_times = 0;
    gboolean best_full = FALSE;

    for (guint i = 0; i < entity->in_order->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(entity->in_order, i);
        const guint times = GPOINTER_TO_UINT(g_hash_table_lookup(entity->forms, form));
        const gboolean full = is_full_form(form) && g_unichar_isupper(g_utf8_get_char(form));
        const gboolean better =
            best == NULL || (full && !best_full) ||
            (full == best_full &&
             (times > best_times || (times == best_times && strlen(form) > strlen(best))));
        if (better) {
            best = form;
            best_times = times;
            best_full = full;
        }
    }
    return best;
}

/* An acronym the sources use and the list knows for the institution. */
static gchar *
listed_acronym(const DsResolver *resolver, const DsEntity *entity)
{
    if (entity->row == DS_NO_ROW)
        return NULL;
    const gchar *listed = ds_table_get(resolver->rules->institutions, entity->row, "acronyms");
    g_auto(GStrv) parts = g_strsplit(listed != NULL ? listed : "", ";", -1);
    for (gchar **part = parts; *part != NULL; part++)
        if (g_hash_table_contains(entity->forms, g_strstrip(*part)))
            return g_strdup(*part);
    return NULL;
}

static gint32
final_of(DsResolver *resolver, guint32 index)
{
    if (index == DS_NO_ROW)
        return -1;
    const DsEntity *entity =
        ds_entity(resolver->org_entities, ds_entity_root(resolver->org_entities, index));
    return entity->final == DS_NO_ROW ? -1 : (gint32)entity->final;
}

/* The parent a list tells, when the corpus speaks of it. */
static gint32
listed_parent(DsResolver *resolver, const DsEntity *entity)
{
    if (entity->row == DS_NO_ROW) {
        if (entity->key[0] != '#')
            return -1;
        /* a branch, an office elsewhere: under the body whose name it bears */
        g_autofree gchar *base = g_strndup(entity->key, strcspn(entity->key, " "));
        const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(resolver->org_by_key, base));
        return found != 0 ? final_of(resolver, found - 1) : -1;
    }
    const gchar *name = ds_table_get(resolver->rules->institutions, entity->row, "parent");
    const guint32 row =
        name != NULL ? ds_lexicon_lookup(resolver->rules->row_of, name, -1) : DS_NO_ROW;
    if (row == DS_NO_ROW)
        return -1;
    g_autofree gchar *key = g_strdup_printf("#%u", row);
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(resolver->org_by_key, key));
    return found != 0 ? final_of(resolver, found - 1) : -1;
}

static void
write_institution(DsResolver *resolver, guint32 index)
{
    const DsEntity *entity = ds_entity(resolver->org_entities, index);
    DsInstitution *out = ds_institution_new();
    const gchar *best = best_form(entity);

    if ((best == NULL || !is_full_form(best)) && entity->row != DS_NO_ROW)
        best = ds_table_get(resolver->rules->institutions, entity->row, "canonical");
    out->name = g_strdup(best != NULL ? best : entity->key);
    out->acronym =
        entity->acronym != NULL ? g_strdup(entity->acronym) : listed_acronym(resolver, entity);
    for (guint i = 0; i < entity->in_order->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(entity->in_order, i);
        if (!g_str_equal(form, out->name))
            g_ptr_array_add(out->aliases, g_strdup(form));
    }
    out->kind = entity->kind != NULL ? entity->kind : g_intern_static_string("other");
    out->parent = final_of(resolver, entity->parent);
    if (out->parent < 0)
        out->parent = listed_parent(resolver, entity);
    if (out->parent == (gint32)entity->final)
        out->parent = -1;
    out->n_mentions = entity->n_mentions;
    g_array_append_vals(out->articles, entity->articles->data, entity->articles->len);
    g_ptr_array_add(resolver->annotations->institutions, out);
}

/* The institution whose name stands inside a longer one, when the corpus speaks of it by
 * itself: "Chi nhánh <place>" of a bank, the police within "Phòng X Công an Y". */
static void
write_nested(
    DsResolver *resolver, DsArticleNotes *notes, guint32 row, guint32 start, guint32 end)
{
    g_autofree gchar *key = g_strdup_printf("#%u", row);
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(resolver->org_by_key, key));
    const gint32 final = found != 0 ? final_of(resolver, found - 1) : -1;

    if (final < 0)
        return;
    const DsMention mention = {.start = start,
                               .end = end,
                               .entity = (guint32) final,
                               .nested = TRUE,
                               .rule = g_intern_static_string("org-nested")};
    g_array_append_val(notes->institutions, mention);
}

static void
write_inside(DsResolver *resolver, DsArticleNotes *notes, guint index, const DsFound *found)
{
    if (found->candidate == DS_NO_ROW)
        return;
    const DsOrgCandidate *org = &g_array_index(ds_resolver_candidates(resolver, index)->orgs,
                                               DsOrgCandidate, found->candidate);
    if (found->end != org->end)
        return;
    if ((found->flags & DS_ORG_EXTENDED) != 0 && org->row != DS_NO_ROW &&
        org->known_end > found->start && org->known_end < found->end)
        write_nested(resolver, notes, org->row, found->start, org->known_end);
    else if (org->inner_row != 0 && org->inner_start > found->start)
        write_nested(resolver, notes, org->inner_row - 1, org->inner_start, found->end);
}

static void
write_mentions(DsResolver *resolver, guint index)
{
    const GArray *orgs = ds_resolver_orgs(resolver, index);
    DsArticleNotes *notes = ds_annotations_article(resolver->annotations, index);

    for (guint i = 0; i < orgs->len; i++) {
        const DsFound *found = &g_array_index(orgs, DsFound, i);
        if (found->entity == DS_NO_ROW)
            continue;
        const DsMention mention = {.start = found->start,
                                   .end = found->end,
                                   .entity =
                                       ds_entity(resolver->org_entities, found->entity)->final,
                                   .rule = found->rule};
        g_array_append_val(notes->institutions, mention);
        write_inside(resolver, notes, index, found);
    }
}

void
ds_resolver_write_orgs(DsResolver *resolver)
{
    for (guint i = 0; i < resolver->candidates->len; i++)
        count_mentions(resolver, i);
    g_autoptr(GArray) order = ds_entities_in_order(resolver->org_entities);
    for (guint i = 0; i < order->len; i++)
        write_institution(resolver, g_array_index(order, guint32, i));
    for (guint i = 0; i < resolver->candidates->len; i++)
        write_mentions(resolver, i);
}
