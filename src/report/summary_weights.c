#include <stddef.h>

#include "report/summary.h"

#define FEATURE(index) (offsetof(DsSummaryWeights, feature) + sizeof(gdouble) * (index))
#define FIELD(name)    offsetof(DsSummaryWeights, name)

static const struct {
    const gchar *name;
    gsize offset;
    gdouble neutral; /* when the pack does not name it */
} entries[] = {
    {"first", FEATURE(DS_FEATURE_FIRST), 0.0},
    {"second", FEATURE(DS_FEATURE_SECOND), 0.0},
    {"early", FEATURE(DS_FEATURE_EARLY), 0.0},
    {"depth", FEATURE(DS_FEATURE_DEPTH), 0.0},
    {"paragraph", FEATURE(DS_FEATURE_PARAGRAPH), 0.0},
    {"title", FEATURE(DS_FEATURE_TITLE), 0.0},
    {"titles", FEATURE(DS_FEATURE_TITLES), 0.0},
    {"centroid", FEATURE(DS_FEATURE_CENTROID), 0.0},
    {"rank", FEATURE(DS_FEATURE_RANK), 0.0},
    {"article", FEATURE(DS_FEATURE_ARTICLE), 0.0},
    {"number", FEATURE(DS_FEATURE_NUMBER), 0.0},
    {"names", FEATURE(DS_FEATURE_NAMES), 0.0},
    {"speech", FEATURE(DS_FEATURE_SPEECH), 0.0},
    {"anaphoric", FEATURE(DS_FEATURE_ANAPHORIC), -1.0},
    {"leans", FEATURE(DS_FEATURE_LEANS), 0.0},
    {"short", FEATURE(DS_FEATURE_SHORT), 0.0},
    {"long", FEATURE(DS_FEATURE_LONG), 0.0},
    {"dated", FEATURE(DS_FEATURE_DATED), 0.0},
    {"quote", FEATURE(DS_FEATURE_QUOTE), 0.0},
    {"offices", FEATURE(DS_FEATURE_OFFICES), 0.0},
    {"acts", FEATURE(DS_FEATURE_ACTS), 0.0},
    {"general", FEATURE(DS_FEATURE_GENERAL), 0.0},
    {"cut", FEATURE(DS_FEATURE_CUT), 0.0},
    {"points", FEATURE(DS_FEATURE_POINTS), -0.3},
    {"nobody", FEATURE(DS_FEATURE_NOBODY), -0.5},
    {"open", FEATURE(DS_FEATURE_OPEN), -0.5},
    {"early-share", FIELD(early_share), 0.3},
    {"early-decay", FIELD(early_decay), 5.0},
    {"families", FIELD(families), 1.0},
    {"single", FIELD(single), 1.0},
    {"title-bonus", FIELD(title_bonus), 0.0},
    {"repeat", FIELD(repeat), 0.0},
    {"length", FIELD(length), 1.0},
    {"length-base", FIELD(length_base), 5.0},
    {"same-article", FIELD(same_article), 0.0},
    {"most-words", FIELD(most_words), 60.0},
    {"least-words", FIELD(least_words), 200.0},
    {"spread", FIELD(spread), 0.0},
    {"share", FIELD(share), 0.0},
    {"spill", FIELD(spill), 0.0},
};

guint
ds_summary_n_weights(void)
{
    return G_N_ELEMENTS(entries);
}

const gchar *
ds_summary_weight_name(guint index)
{
    return entries[index].name;
}

gdouble *
ds_summary_weight(DsSummaryWeights *weights, guint index)
{
    return (gdouble *)(gpointer)((gchar *)weights + entries[index].offset);
}

void
ds_summary_weights_load(DsSummaryWeights *weights, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "summary");

    for (guint i = 0; i < G_N_ELEMENTS(entries); i++)
        *ds_summary_weight(weights, i) = entries[i].neutral;
    for (guint r = 0; r < ds_table_n_rows(table); r++) {
        const gchar *name = ds_table_get(table, r, "name");
        const gchar *value = ds_table_get(table, r, "value");
        for (guint i = 0; i < G_N_ELEMENTS(entries); i++)
            if (value != NULL && g_strcmp0(name, entries[i].name) == 0)
                *ds_summary_weight(weights, i) = g_ascii_strtod(value, NULL);
    }
}
