/* Findings hold pointers to the ids of rules: these are kept as places in a list of strings. */
#include "cache/freeze.h"

#include "extract/mention_resolve.h"

typedef struct {
    GHashTable *places;      /* id → its place + 1 */
    GVariantBuilder strings; /* as */
} Ids;

static gconstpointer
place_of(Ids *ids, const gchar *id)
{
    if (id == NULL)
        return NULL;
    gpointer place = g_hash_table_lookup(ids->places, id);
    if (place == NULL) {
        place = GUINT_TO_POINTER(g_hash_table_size(ids->places) + 1);
        g_hash_table_insert(ids->places, (gpointer)id, place);
        g_variant_builder_add(&ids->strings, "s", id);
    }
    return place;
}

static GVariant *
freeze_orgs(Ids *ids, const GArray *orgs)
{
    g_autoptr(GArray) copy = g_array_copy((GArray *)orgs);

    for (guint i = 0; i < copy->len; i++) {
        DsOrgCandidate *org = &g_array_index(copy, DsOrgCandidate, i);
        org->rule = (const gchar *)place_of(ids, org->rule);
    }
    return ds_array_freeze(copy);
}

static GVariant *
freeze_dates(Ids *ids, const GArray *dates)
{
    g_autoptr(GArray) copy = g_array_copy((GArray *)dates);

    for (guint i = 0; i < copy->len; i++) {
        DsTimex *date = &g_array_index(copy, DsTimex, i);
        date->rule = (const gchar *)place_of(ids, date->rule);
    }
    return ds_array_freeze(copy);
}

GVariant *
ds_findings_freeze(const DsFindings *findings)
{
    const DsMentionCandidates *mentions = findings->mentions;
    Ids ids = {.places = g_hash_table_new(g_str_hash, g_str_equal)};

    g_variant_builder_init(&ids.strings, G_VARIANT_TYPE_STRING_ARRAY);
    GVariant *orgs = freeze_orgs(&ids, mentions->orgs);
    GVariant *dates = freeze_dates(&ids, findings->dates);
    GVariant *children[] = {
        g_variant_builder_end(&ids.strings),
        g_variant_new_boolean(mentions->home),
        orgs,
        ds_array_freeze(mentions->people),
        ds_array_freeze(mentions->definitions),
        g_variant_new("(nyy)", findings->anchor.year, findings->anchor.month,
                      findings->anchor.day),
        dates,
        ds_diag_freeze(findings->diag),
    };
    g_hash_table_unref(ids.places);
    return g_variant_new_tuple(children, G_N_ELEMENTS(children));
}

/* The id at a place; *whole is cleared when there is none. */
static const gchar *
id_at(gconstpointer place, const gchar *const *strings, gsize n, gboolean *whole)
{
    const guint index = GPOINTER_TO_UINT(place);

    if (index == 0)
        return NULL;
    if (index > n) {
        *whole = FALSE;
        return NULL;
    }
    return g_intern_string(strings[index - 1]);
}

static gboolean
thaw_arrays(GVariant *value, DsFindings *findings)
{
    DsMentionCandidates *mentions = findings->mentions;
    g_autoptr(GVariant) list = g_variant_get_child_value(value, 0);
    gsize n = 0;
    g_autofree const gchar **strings = g_variant_get_strv(list, &n);
    gboolean whole =
        ds_array_take(g_variant_get_child_value(value, 2), mentions->orgs) &&
        ds_array_take(g_variant_get_child_value(value, 3), mentions->people) &&
        ds_array_take(g_variant_get_child_value(value, 4), mentions->definitions) &&
        ds_array_take(g_variant_get_child_value(value, 6), findings->dates);

    for (guint i = 0; whole && i < mentions->orgs->len; i++) {
        DsOrgCandidate *org = &g_array_index(mentions->orgs, DsOrgCandidate, i);
        org->rule = id_at(org->rule, strings, n, &whole);
    }
    for (guint i = 0; whole && i < findings->dates->len; i++) {
        DsTimex *date = &g_array_index(findings->dates, DsTimex, i);
        date->rule = id_at(date->rule, strings, n, &whole);
    }
    return whole;
}

DsFindings *
ds_findings_thaw(GVariant *value)
{
    DsFindings *findings = g_new0(DsFindings, 1);
    g_autoptr(GVariant) messages = g_variant_get_child_value(value, 7);

    findings->mentions = ds_mention_candidates_empty();
    findings->dates = g_array_new(FALSE, FALSE, sizeof(DsTimex));
    findings->diag = ds_diag_new();
    g_variant_get_child(value, 1, "b", &findings->mentions->home);
    g_variant_get_child(value, 5, "(nyy)", &findings->anchor.year, &findings->anchor.month,
                        &findings->anchor.day);
    ds_diag_thaw(messages, findings->diag);
    if (!thaw_arrays(value, findings))
        g_clear_pointer(&findings, ds_findings_free);
    return findings;
}
