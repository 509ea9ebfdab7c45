#include "extract/known_names.h"

#include <string.h>

#include "corpus/known.h"
#include "extract/entity_edit.h"

/* A line of names.tsv being carried out. */
typedef struct {
    const gchar *file;
    guint line;
    DsDiag *diag;
    const DsCorpus *corpus;
    const gchar *name, *alias, *action;
} Row;

static void
complain(const Row *row, const gchar *text, const gchar *what)
{
    ds_diag_add(row->diag, DS_DIAG_WARNING, "known", row->file, row->line, 0,
                "\"%s\" %s; line passed over", text, what);
}

static gboolean
is_in_sources(const Row *row, const gchar *name)
{
    for (guint i = 0; i < row->corpus->articles->len; i++)
        if (strstr(ds_corpus_article(row->corpus, i)->text, name) != NULL)
            return TRUE;
    return FALSE;
}

/* Both are one, called by the first. FALSE when the layer knows neither. */
static gboolean
merge(const Row *row, DsEntities *entities)
{
    const gint name = ds_entities_find(entities, row->name);
    const gint alias = ds_entities_find(entities, row->alias);
    const gint kept = name >= 0 ? name : alias;

    if (alias < 0 || !is_in_sources(row, row->name))
        return FALSE;
    if (name >= 0 && name != alias)
        ds_entities_merge(entities, (guint32)name, (guint32)alias);
    ds_entities_rename(entities, (guint32)kept, row->name);
    return TRUE;
}

static gboolean
apart(const Row *row, DsEntities *entities)
{
    const gint name = ds_entities_find(entities, row->name);
    const gint alias = ds_entities_find(entities, row->alias);

    if (name < 0 || alias < 0)
        return FALSE;
    return name != alias || ds_entities_split(entities, (guint32)name, row->alias);
}

static gboolean
hide(const Row *row, DsEntities *entities)
{
    const gint name = ds_entities_find(entities, row->name);

    if (name >= 0)
        ds_entities_hide(entities, (guint32)name);
    return name >= 0;
}

static const struct {
    const gchar *name;
    gboolean takes_alias;
    gboolean (*carry_out)(const Row *row, DsEntities *entities);
} actions[] = {{"merge", TRUE, merge}, {"apart", TRUE, apart}, {"hide", FALSE, hide}};

static void
carry_out(const Row *row, DsEntities *layers)
{
    gsize a = 0;

    while (a < G_N_ELEMENTS(actions) && !g_str_equal(actions[a].name, row->action))
        a++;
    if (a == G_N_ELEMENTS(actions)) {
        complain(row, row->action, "is neither merge nor apart nor hide");
        return;
    }
    if (actions[a].takes_alias && row->alias == NULL) {
        complain(row, row->name, "has no alias beside it");
        return;
    }
    const gboolean institutions = actions[a].carry_out(row, &layers[0]);
    const gboolean people = actions[a].carry_out(row, &layers[1]);
    if (institutions || people)
        return;
    if (actions[a].takes_alias && is_in_sources(row, row->name))
        complain(row, row->alias, "is no name that was found in the sources");
    else
        complain(row, row->name, "is no name that was found in the sources");
}

/* NULL for "-", an empty field and a missing one. */
static const gchar *
field_of(gchar **fields, guint index)
{
    if (index >= g_strv_length(fields))
        return NULL;
    const gchar *field = g_strstrip(fields[index]);
    return *field == '\0' || g_str_equal(field, "-") ? NULL : field;
}

static void
read_row(Row *row, const gchar *text, DsEntities *layers)
{
    g_auto(GStrv) fields = g_strsplit(text, "\t", -1);

    if (*text == '#' || *text == '\0')
        return;
    row->name = field_of(fields, 0);
    row->alias = field_of(fields, 1);
    row->action = field_of(fields, 2) != NULL ? field_of(fields, 2) : "merge";
    if (row->name == NULL || g_strv_length(fields) > 3)
        complain(row, text, "is no name, TAB, alias, TAB, action");
    else
        carry_out(row, layers);
}

void
ds_known_names_apply(DsAnnotations *annotations,
                     const DsCorpus *corpus,
                     const gchar *name,
                     GBytes *bytes,
                     DsDiag *diag)
{
    DsEntities layers[] = {{annotations, corpus, FALSE, FALSE},
                           {annotations, corpus, TRUE, FALSE}};
    g_auto(GStrv) lines = ds_known_lines(name, bytes, diag);

    for (guint i = 0; lines != NULL && lines[i] != NULL; i++) {
        Row row = {.file = name, .line = i + 1, .diag = diag, .corpus = corpus};
        read_row(&row, g_strchomp(lines[i]), layers);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(layers); i++)
        ds_entities_settle(&layers[i]);
}
